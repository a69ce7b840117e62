/** `zip` (Python/bltinmodule.c, PEP 618). */
import { getIter, iterNext } from '../abstract/iter.ts';
import { isTrue } from '../abstract/number.ts';
import { fillType } from '../define.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType } from '../type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../value.ts';
import { rawNext, selfIter } from './support.ts';

export const zipType = new PyType('zip', objectType);

export class PyZip extends PyObject {
  constructor(
    readonly iters: readonly Value[],
    public strict: boolean,
  ) {
    super();
  }
}

const SIGNATURE = parseSignature('(*, strict: bool = False)');

function newZip(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const given = args.length - (kwnames?.length ?? 0);
  const [strict] = bind(t, SIGNATURE, 'zip', args.slice(given), kwnames) as [boolean];
  const iters = args.slice(0, given).map((iterable) => getIter(t, iterable));
  return adopt(new PyZip(iters, strict), cls, zipType);
}

function next(t: Thread, self: PyZip): Value | undefined {
  const { iters } = self;
  if (iters.length === 0) return undefined;
  const step = self.strict ? iterNext : rawNext;
  const items: Value[] = new Array(iters.length);
  for (let i = 0; i < iters.length; i++) {
    const item = step(t, iters[i]);
    if (item === undefined) return self.strict ? checkLengths(t, self, i) : undefined;
    items[i] = item;
  }
  return new PyTuple(items);
}

/** The iterator at `ended` has come to its end: raises ValueError unless all have. */
function checkLengths(t: Thread, self: PyZip, ended: number): undefined {
  if (ended > 0) raise.ValueError(`zip() argument ${ended + 1} is shorter than argument${upTo(ended)}`);
  for (let i = 1; i < self.iters.length; i++) {
    if (iterNext(t, self.iters[i]) !== undefined) {
      raise.ValueError(`zip() argument ${i + 1} is longer than argument${upTo(i)}`);
    }
  }
}

const upTo = (count: number): string => (count === 1 ? ' 1' : `s 1-${count}`);

fillType(zipType, {
  class: PyZip,
  slots: { tp_new: newZip, tp_iter: selfIter, tp_iternext: next },
  methods: {
    __reduce__: [
      '~(self, /)',
      (_t, self: PyZip) => new PyTuple([self.cls, new PyTuple(self.iters), ...(self.strict ? [true] : [])]),
    ],
    __setstate__: [
      '~(self, state, /)',
      (t, self: PyZip, state: Value) => {
        self.strict = isTrue(t, state);
        return null;
      },
    ],
  },
});
