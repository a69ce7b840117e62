/** `enumerate` (Objects/enumobject.c). */
import { getIter } from '../abstract/iter.ts';
import { index } from '../abstract/number.ts';
import { fillType } from '../define.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { raise } from '../raise.ts';
import { addInt } from '../range/arithmetic.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { objectType, PyType } from '../type.ts';
import { type Int, PyObject, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { rawNext, selfIter } from './support.ts';

export const enumerateType = new PyType('enumerate', objectType);

export class PyEnumerate extends PyObject {
  constructor(
    readonly iter: Value,
    public index: Int,
  ) {
    super();
  }
}

function checkKeyword(name: Str, wanted: string): void {
  if (name !== wanted) raise.TypeError(`'${utf16(name)}' is an invalid keyword argument for enumerate()`);
}

function newEnumerate(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const keywords = kwnames ?? [];
  const given = args.length - keywords.length;
  if (args.length > 2) raise.TypeError(`enumerate() takes at most 2 arguments (${args.length} given)`);
  if (args.length === 0) raise.TypeError("enumerate() missing required argument 'iterable'");
  let [iterable, start]: (Value | undefined)[] = args;
  if (keywords.length === 1) checkKeyword(keywords[0], given === 1 ? 'start' : 'iterable');
  else if (keywords.length === 2) {
    if (keywords[0] === 'start') {
      checkKeyword(keywords[1], 'iterable');
      [start, iterable] = args;
    } else {
      checkKeyword(keywords[0], 'iterable');
      checkKeyword(keywords[1], 'start');
    }
  }
  const first = start === undefined ? 0 : index(t, start);
  return adopt(new PyEnumerate(getIter(t, iterable as Value), first), cls, enumerateType);
}

function next(t: Thread, self: PyEnumerate): Value | undefined {
  const item = rawNext(t, self.iter);
  if (item === undefined) return undefined;
  const i = self.index;
  self.index = addInt(i, 1);
  return new PyTuple([i, item]);
}

fillType(enumerateType, {
  class: PyEnumerate,
  text: '(iterable, start=0)',
  slots: { tp_new: newEnumerate, tp_iter: selfIter, tp_iternext: next },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    __reduce__: ['~(self, /)', (_t, self: PyEnumerate) => new PyTuple([self.cls, new PyTuple([self.iter, self.index])])],
  },
});
