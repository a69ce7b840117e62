/** Iterators that pass on some items of others: islice, takewhile, dropwhile, filterfalse, compress (Modules/itertoolsmodule.c). */
import { call } from '../../objects/abstract/call.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import { indexNumber, isTrue } from '../../objects/abstract/number.ts';
import { onlyPositional } from '../../objects/arguments.ts';
import { rawNext } from '../../objects/iterators/support.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { boolType } from '../../objects/type.ts';
import type { Value } from '../../objects/value.ts';
import { boundType, rawType, type Step } from './step.ts';

/** A bound of islice: `otherwise` for None, undefined for what is no index. */
function bound(t: Thread, value: Value | undefined, otherwise: number): number | undefined {
  if (value === undefined || value === null) return otherwise;
  try {
    return indexNumber(t, value, 'OverflowError');
  } catch (error) {
    if (!isException(error, 'Exception')) throw error;
    return undefined;
  }
}

const RANGE = 'must be None or an integer: 0 <= x <= sys.maxsize.';

rawType('islice', (t, args, kwnames) => {
  const [iterable, a, b, c] = onlyPositional('islice', args, kwnames, 2, 4);
  const single = args.length === 2;
  const end = bound(t, single ? a : b, Number.POSITIVE_INFINITY);
  if (end === undefined || end === -1) return raise.ValueError(`Stop argument for islice() ${RANGE}`);
  const start = single ? 0 : bound(t, a, 0);
  if (start === undefined || start < 0 || end < 0) return raise.ValueError(`Indices for islice() ${RANGE}`);
  const step = bound(t, c, 1);
  if (step === undefined || step < 1) return raise.ValueError('Step for islice() must be a positive integer or None.');
  let iter: Value | undefined = getIter(t, iterable);
  let next = start;
  let count = 0;
  return (thread) => {
    while (iter !== undefined) {
      if (count >= end && count >= next) break;
      const item = rawNext(thread, iter);
      if (item === undefined) break;
      if (count++ < next) continue;
      next = Math.min(next + step, end);
      return item;
    }
    iter = undefined;
    return undefined;
  };
});

boundType('takewhile', '(predicate, iterable, /)', (t: Thread, predicate: Value, iterable: Value): Step => {
  const iter = getIter(t, iterable);
  let stopped = false;
  return (thread) => {
    if (stopped) return undefined;
    const item = rawNext(thread, iter);
    if (item === undefined || isTrue(thread, call(thread, predicate, [item]))) return item;
    stopped = true;
    return undefined;
  };
});

boundType('dropwhile', '(predicate, iterable, /)', (t: Thread, predicate: Value, iterable: Value): Step => {
  const iter = getIter(t, iterable);
  let started = false;
  return (thread) => {
    for (;;) {
      const item = rawNext(thread, iter);
      if (item === undefined || started) return item;
      if (!isTrue(thread, call(thread, predicate, [item]))) {
        started = true;
        return item;
      }
    }
  };
});

boundType('filterfalse', '(function, iterable, /)', (t: Thread, func: Value, iterable: Value): Step => {
  const iter = getIter(t, iterable);
  const plain = func === null || func === boolType;
  return (thread) => {
    for (;;) {
      const item = rawNext(thread, iter);
      if (item === undefined || !isTrue(thread, plain ? item : call(thread, func, [item]))) return item;
    }
  };
});

boundType('compress', '(data, selectors)', (t: Thread, data: Value, selectors: Value): Step => {
  const items = getIter(t, data);
  const flags = getIter(t, selectors);
  return (thread) => {
    for (;;) {
      const item = rawNext(thread, items);
      if (item === undefined) return undefined;
      const flag = rawNext(thread, flags);
      if (flag === undefined) return undefined;
      if (isTrue(thread, flag)) return item;
    }
  };
});
