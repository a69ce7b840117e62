/** groupby and tee: several iterators over one (Modules/itertoolsmodule.c). */

import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { same } from '../../objects/abstract/compare.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import type { NativeRow } from '../../objects/define.ts';
import { rawNext } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyTuple, type Value } from '../../objects/value.ts';
import { boundType, PyStep, rawType, type Step } from './step.ts';

const grouperType = rawType('_grouper', () => raise.TypeError("cannot create 'itertools._grouper' instances"));

boundType('groupby', '(iterable, key=None)', (t: Thread, iterable: Value, key: Value): Step => {
  const iter = getIter(t, iterable);
  let targetKey: Value | undefined;
  let currentKey: Value | undefined;
  let currentValue: Value | undefined;
  /** The group that was given last; older ones are at their end. */
  let group = 0;
  const advance = (thread: Thread): boolean => {
    const item = rawNext(thread, iter);
    if (item === undefined) return false;
    currentKey = key === null ? item : call(thread, key, [item]);
    currentValue = item;
    return true;
  };
  const grouper =
    (own: number, wanted: Value): Step =>
    (thread) => {
      if (own !== group) return undefined;
      if (currentValue === undefined && !advance(thread)) return undefined;
      if (!same(thread, wanted, currentKey as Value)) return undefined;
      const item = currentValue;
      currentValue = undefined;
      return item;
    };
  return (thread) => {
    group++;
    while (currentKey === undefined || (targetKey !== undefined && same(thread, targetKey, currentKey))) {
      if (!advance(thread)) return undefined;
    }
    targetKey = currentKey;
    return new PyTuple([targetKey, new PyStep(grouperType, grouper(group, targetKey))]);
  };
});

/** A link of the chain of items that several tee iterators share. */
interface Link {
  item: Value;
  next: Link | undefined;
}

class PyTee extends PyStep {
  declare copyOf: () => PyTee;
}

/** An iterator that reads on from `last`, the link before its next item. */
function teeFrom(source: { iter: Value; busy: boolean }, last: Link): PyTee {
  let at = last;
  const self = new PyTee(teeType, (thread) => {
    if (at.next === undefined) {
      if (source.busy) raise.RuntimeError('cannot re-enter the tee iterator');
      source.busy = true;
      try {
        const item = rawNext(thread, source.iter);
        if (item === undefined) return undefined;
        at.next = { item, next: undefined };
      } finally {
        source.busy = false;
      }
    }
    at = at.next as Link;
    return at.item;
  });
  self.copyOf = () => teeFrom(source, at);
  return self;
}

const makeTee = (t: Thread, iterable: Value): PyTee => {
  const iter = getIter(t, iterable);
  if (iter instanceof PyTee) return iter.copyOf();
  return teeFrom({ iter, busy: false }, { item: null, next: undefined });
};

const teeType = rawType(
  '_tee',
  (t, args) => (args.length === 1 ? makeTee(t, args[0]) : raise.TypeError(`_tee expected 1 argument, got ${args.length}`)),
  { text: '(iterable, /)', table: { methods: { __copy__: ['~(self, /)', (_t, self: PyTee) => self.copyOf()] } } },
);

export const tee: NativeRow = [
  '(module, iterable, n: index = 2, /)',
  (t, _module: Value, iterable: Value, n: number) => {
    if (n < 0) return raise.ValueError('n must be >= 0');
    if (n === 0) return new PyTuple([]);
    const iter = getIter(t, iterable);
    if (iter instanceof PyTee || lookupAttr(t, iter, '__copy__') === undefined) {
      const first = makeTee(t, iter);
      return new PyTuple([first, ...Array.from({ length: n - 1 }, () => first.copyOf())]);
    }
    // What can copy itself is asked to.
    return new PyTuple([iter, ...Array.from({ length: n - 1 }, () => callMethod(t, iter, '__copy__'))]);
  },
];
