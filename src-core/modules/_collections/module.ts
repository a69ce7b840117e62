/** The `_collections` module (Modules/_collectionsmodule.c): `_count_elements` and `_tuplegetter`; the containers have their own files. */

import { getAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { getIter, iterate } from '../../objects/abstract/iter.ts';
import { binaryOp, indexNumber } from '../../objects/abstract/number.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { setItem } from '../../objects/abstract/sequence.ts';
import { onlyPositional } from '../../objects/arguments.ts';
import { fillModule, fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { concatStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, lookup } from '../../objects/type.ts';
import { PyObject, PyTuple, type Value } from '../../objects/value.ts';
import { pair, typeIn, typeName } from '../native-type.ts';
import './deque.ts';
import { defaultDictType } from './defaultdict.ts';
import { dequeIteratorType, dequeReverseIteratorType } from './deque-iterator.ts';
import { dequeType } from './deque-object.ts';
import './odict.ts';
import { orderedDictType } from './odict-object.ts';

const tupleGetterType = typeIn('collections', '_tuplegetter', { final: true });

/** The property of a named tuple's field. */
class PyTupleGetter extends PyObject {
  constructor(
    readonly index: number,
    public doc: Value,
  ) {
    super();
  }
}

function getField(_t: Thread, self: PyTupleGetter, obj: Value | undefined): Value {
  if (obj === undefined || obj === null) return self;
  if (!(obj instanceof PyTuple)) {
    return raise.TypeError(
      `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${typeName(obj)}' object`,
    );
  }
  return self.index >= 0 && self.index < obj.items.length ? obj.items[self.index] : raise.IndexError('tuple index out of range');
}

fillType(tupleGetterType, {
  class: PyTupleGetter,
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [index, doc] = onlyPositional('_tuplegetter', args, kwnames, 2, 2);
      return new PyTupleGetter(indexNumber(t, index, 'OverflowError'), doc);
    },
    tp_descr_get: getField,
    tp_descr_set: (_t, _self: PyTupleGetter, _obj, value) =>
      raise.AttributeError(value === undefined ? "can't delete attribute" : "can't set attribute"),
    tp_repr: (t, self: PyTupleGetter) => concatStrs(`_tuplegetter(${self.index}, `, repr(t, self.doc), ')'),
  },
  methods: {
    __reduce__: ['~(self, /)', (_t, self: PyTupleGetter) => pair(tupleGetterType, new PyTuple([self.index, self.doc]))],
  },
  members: {
    __doc__: [
      (_t, self: PyTupleGetter) => self.doc,
      (_t, self: PyTupleGetter, value: Value | undefined) => {
        self.doc = value ?? null;
      },
    ],
  },
});

/** Counts the items of an iterable into a mapping; a dict that nobody overrode is written to directly. */
function countElements(t: Thread, _module: Value, mapping: Value, iterable: Value): Value {
  const iter = getIter(t, iterable);
  const type = mapping instanceof PyDict ? mapping.cls : undefined;
  const plain =
    type !== undefined &&
    lookup(type, 'get') === lookup(dictType, 'get') &&
    lookup(type, '__setitem__') === lookup(dictType, '__setitem__');
  if (plain) {
    const dict = mapping as PyDict;
    iterate(t, iter, (key) => {
      const entry = dict.find(t, key);
      if (entry < 0) dict.append(t, key, 1);
      else {
        const old = dict.values[entry] as Value;
        dict.setEntry(entry, typeof old === 'number' && old < 2 ** 52 ? old + 1 : binaryOp(t, 0, old, 1));
      }
    });
    return null;
  }
  const get = getAttr(t, mapping, 'get');
  iterate(t, iter, (key) => setItem(t, mapping, key, binaryOp(t, 0, call(t, get, [key, 0]), 1)));
  return null;
}

const functions: Record<string, NativeRow> = {
  _count_elements: ['(module, mapping, iterable, /)', countElements],
};

/** Makes the module object. */
export function makeCollections(): PyModule {
  const module = new PyModule('_collections');
  fillModule(module.dict, module, '_collections', functions);
  for (const type of [
    dequeType,
    defaultDictType,
    orderedDictType,
    dequeIteratorType,
    dequeReverseIteratorType,
    tupleGetterType,
  ]) {
    module.dict.setStr(type.qualname, type);
  }
  return module;
}
