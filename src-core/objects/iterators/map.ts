/** `map` (Python/bltinmodule.c). */
import { call } from '../abstract/call.ts';
import { getIter } from '../abstract/iter.ts';
import { refuseKeywords } from '../arguments.ts';
import { fillType } from '../define.ts';
import { raise } from '../raise.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType } from '../type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../value.ts';
import { rawNext, selfIter } from './support.ts';

export const mapType = new PyType('map', objectType);

export class PyMap extends PyObject {
  constructor(
    readonly func: Value,
    readonly iters: readonly Value[],
  ) {
    super();
  }
}

function newMap(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (cls === mapType || cls.tp_init === mapType.tp_init) refuseKeywords('map', kwnames);
  const given = args.length - (kwnames?.length ?? 0);
  if (given < 2) raise.TypeError('map() must have at least two arguments.');
  const iters = args.slice(1, given).map((iterable) => getIter(t, iterable));
  return adopt(new PyMap(args[0], iters), cls, mapType);
}

function next(t: Thread, self: PyMap): Value | undefined {
  const args: Value[] = [];
  for (const iter of self.iters) {
    const item = rawNext(t, iter);
    if (item === undefined) return undefined;
    args.push(item);
  }
  return call(t, self.func, args);
}

fillType(mapType, {
  class: PyMap,
  slots: { tp_new: newMap, tp_iter: selfIter, tp_iternext: next },
  methods: {
    __reduce__: ['~(self, /)', (_t, self: PyMap) => new PyTuple([self.cls, new PyTuple([self.func, ...self.iters])])],
  },
});
