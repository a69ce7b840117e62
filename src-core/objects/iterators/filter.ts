/** `filter` (Python/bltinmodule.c). */
import { call } from '../abstract/call.ts';
import { getIter } from '../abstract/iter.ts';
import { isTrue } from '../abstract/number.ts';
import { checkCount, refuseKeywords } from '../arguments.ts';
import { fillType } from '../define.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { boolType, objectType, PyType } from '../type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../value.ts';
import { rawNext, selfIter } from './support.ts';

export const filterType = new PyType('filter', objectType);

export class PyFilter extends PyObject {
  constructor(
    readonly func: Value,
    readonly iter: Value,
  ) {
    super();
  }
}

function newFilter(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (cls === filterType || cls.tp_init === filterType.tp_init) refuseKeywords('filter', kwnames);
  checkCount('filter', args.length - (kwnames?.length ?? 0), 2, 2);
  return adopt(new PyFilter(args[0], getIter(t, args[1])), cls, filterType);
}

function next(t: Thread, self: PyFilter): Value | undefined {
  const { func } = self;
  const truth = func === null || func === boolType;
  for (;;) {
    const item = rawNext(t, self.iter);
    if (item === undefined || isTrue(t, truth ? item : call(t, func, [item]))) return item;
  }
}

fillType(filterType, {
  class: PyFilter,
  slots: { tp_new: newFilter, tp_iter: selfIter, tp_iternext: next },
  methods: {
    __reduce__: ['~(self, /)', (_t, self: PyFilter) => new PyTuple([self.cls, new PyTuple([self.func, self.iter])])],
  },
});
