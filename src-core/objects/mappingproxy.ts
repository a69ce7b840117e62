/** `mappingproxy`: a read-only window on a mapping (Objects/descrobject.c). */
import { callMethod } from './abstract/call.ts';
import { richCompare } from './abstract/compare.ts';
import { hash } from './abstract/hash.ts';
import { getIter } from './abstract/iter.ts';
import { binaryOp } from './abstract/number.ts';
import { repr, strObject } from './abstract/repr.ts';
import { contains, getItem, length } from './abstract/sequence.ts';
import { fillType } from './define.ts';
import { classGetItem } from './generic-alias-object.ts';
import { raise } from './raise.ts';
import { bind, parseSignature } from './signature.ts';
import { joinStrs } from './str-join.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, mappingproxyType, type PyType, typeOf } from './type.ts';
import { PyList, PyObject, PyTuple, type Str, utf16, type Value } from './value.ts';

/** Argument of BINARY_OP for `|`. */
const NB_OR = 7;

export class PyMappingProxy extends PyObject {
  constructor(readonly mapping: Value) {
    super();
  }
}
PyMappingProxy.prototype.cls = mappingproxyType;

const SIGNATURE = parseSignature('(mapping)');

function newProxy(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [mapping] = bind(t, SIGNATURE, 'mappingproxy', args, kwnames) as [Value];
  if (typeOf(mapping).mp_subscript === undefined || mapping instanceof PyList || mapping instanceof PyTuple) {
    return raise.TypeError(`mappingproxy() argument must be a mapping, not ${utf16(typeOf(mapping).name)}`);
  }
  return new PyMappingProxy(mapping);
}

const unwrap = (value: Value): Value => (value instanceof PyMappingProxy ? value.mapping : value);

fillType(mappingproxyType, {
  class: PyMappingProxy,
  slots: {
    tp_new: newProxy,
    tp_repr: (t, self: PyMappingProxy) => joinStrs(['mappingproxy(', repr(t, self.mapping), ')'], ''),
    tp_str: (t, self: PyMappingProxy) => strObject(t, self.mapping),
    tp_hash: (t, self: PyMappingProxy) => hash(t, self.mapping),
    tp_iter: (t, self: PyMappingProxy) => getIter(t, self.mapping),
    tp_richcompare: (t, self: PyMappingProxy, other: Value, op: CompareOp) => richCompare(t, self.mapping, other, op),
    mp_length: (t, self: PyMappingProxy) => length(t, self.mapping),
    mp_subscript: (t, self: PyMappingProxy, key: Value) => getItem(t, self.mapping, key),
    sq_contains: (t, self: PyMappingProxy, key: Value) => contains(t, self.mapping, key),
    nb_or: (t, left: Value, right: Value) => binaryOp(t, NB_OR, unwrap(left), unwrap(right)),
    nb_inplace_or: (_t, self: PyMappingProxy) =>
      raise.TypeError(`'|=' is not supported by ${utf16(self.cls.name)}; use '|' instead`),
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    get: [
      '~(self, key, default=None, /)',
      (t, self: PyMappingProxy, key: Value, otherwise: Value) => callMethod(t, self.mapping, 'get', key, otherwise),
    ],
    keys: ['~(self, /)', (t, self: PyMappingProxy) => callMethod(t, self.mapping, 'keys')],
    values: ['~(self, /)', (t, self: PyMappingProxy) => callMethod(t, self.mapping, 'values')],
    items: ['~(self, /)', (t, self: PyMappingProxy) => callMethod(t, self.mapping, 'items')],
    copy: ['~(self, /)', (t, self: PyMappingProxy) => callMethod(t, self.mapping, 'copy')],
    __reversed__: ['~(self, /)', (t, self: PyMappingProxy) => callMethod(t, self.mapping, '__reversed__')],
  },
});
