/** Iterators that put items together: chain, zip_longest, starmap, pairwise, batched, accumulate (Modules/itertoolsmodule.c). */
import { call } from '../../objects/abstract/call.ts';
import { getIter, toArray } from '../../objects/abstract/iter.ts';
import { binaryOp } from '../../objects/abstract/number.ts';
import { refuseKeywords } from '../../objects/arguments.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { rawNext } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyTuple, type Value } from '../../objects/value.ts';
import { boundType, PyStep, rawType, type Step } from './step.ts';

/** Argument of BINARY_OP for `+`. */
const NB_ADD = 0;

/** The items of each iterable that `next` gives. */
function chained(next: Step): Step {
  let source: Step | undefined = next;
  let active: Value | undefined;
  return (thread) => {
    while (source !== undefined) {
      if (active === undefined) {
        const iterable = source(thread);
        if (iterable === undefined) {
          source = undefined;
          return undefined;
        }
        active = getIter(thread, iterable);
      }
      const item = rawNext(thread, active);
      if (item !== undefined) return item;
      active = undefined;
    }
    return undefined;
  };
}

rawType(
  'chain',
  (_t, args, kwnames) => {
    refuseKeywords('chain', kwnames);
    let i = 0;
    return chained(() => args[i++]);
  },
  {
    table: {
      classmethods: {
        from_iterable: [
          '(type, iterable, /)',
          (t, cls: PyType, iterable: Value) => {
            const iter = getIter(t, iterable);
            return new PyStep(
              cls,
              chained((thread) => rawNext(thread, iter)),
            );
          },
        ],
        __class_getitem__: classGetItem,
      },
    },
  },
);

rawType('zip_longest', (t, args, kwnames) => {
  let fill: Value = null;
  const given = args.length - (kwnames?.length ?? 0);
  for (const [i, name] of (kwnames ?? []).entries()) {
    if (name !== 'fillvalue' || kwnames!.length > 1) raise.TypeError('zip_longest() got an unexpected keyword argument');
    fill = args[given + i];
  }
  const iters: (Value | undefined)[] = args.slice(0, given).map((iterable) => getIter(t, iterable));
  let active = iters.length;
  return (thread) => {
    if (active === 0) return undefined;
    const items: Value[] = [];
    for (let i = 0; i < iters.length; i++) {
      const iter = iters[i];
      const item = iter === undefined ? undefined : rawNext(thread, iter);
      if (item === undefined && iter !== undefined) {
        iters[i] = undefined;
        if (--active === 0) return undefined;
      }
      items.push(item === undefined ? fill : item);
    }
    return new PyTuple(items);
  };
});

boundType('starmap', '(function, iterable, /)', (t: Thread, func: Value, iterable: Value): Step => {
  const iter = getIter(t, iterable);
  return (thread) => {
    const args = rawNext(thread, iter);
    return args === undefined ? undefined : call(thread, func, toArray(thread, args));
  };
});

boundType('pairwise', '(iterable, /)', (t: Thread, iterable: Value): Step => {
  let iter: Value | undefined = getIter(t, iterable);
  let old: Value | undefined;
  return (thread) => {
    if (iter === undefined) return undefined;
    if (old === undefined) {
      old = rawNext(thread, iter);
      if (old === undefined) {
        iter = undefined;
        return undefined;
      }
    }
    const item = rawNext(thread, iter);
    if (item === undefined) {
      iter = undefined;
      return undefined;
    }
    const pair = new PyTuple([old, item]);
    old = item;
    return pair;
  };
});

boundType('batched', '(iterable, n: index)', (t: Thread, iterable: Value, n: number): Step => {
  if (n < 1) raise.ValueError('n must be at least one');
  let iter: Value | undefined = getIter(t, iterable);
  return (thread) => {
    const items: Value[] = [];
    while (iter !== undefined && items.length < n) {
      const item = rawNext(thread, iter);
      if (item === undefined) iter = undefined;
      else items.push(item);
    }
    return items.length === 0 ? undefined : new PyTuple(items);
  };
});

boundType(
  'accumulate',
  '(iterable, func=None, *, initial=None)',
  (t: Thread, iterable: Value, func: Value, initial: Value): Step => {
    const iter = getIter(t, iterable);
    let total: Value | undefined;
    let first: Value | undefined = initial === null ? undefined : initial;
    return (thread) => {
      if (first !== undefined) {
        total = first;
        first = undefined;
        return total;
      }
      const item = rawNext(thread, iter);
      if (item === undefined) return undefined;
      if (total === undefined) total = item;
      else total = func === null ? binaryOp(thread, NB_ADD, total, item) : call(thread, func, [total, item]);
      return total;
    };
  },
);
