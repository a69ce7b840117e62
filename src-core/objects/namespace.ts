/** `types.SimpleNamespace` (Objects/namespaceobject.c). */
import { richCompare } from './abstract/compare.ts';
import { repr } from './abstract/repr.ts';
import { fillType } from './define.ts';
import { PyDict } from './dict.ts';
import { instanceDict } from './instance.ts';
import { raise } from './raise.ts';
import { joinStrs } from './str-join.ts';
import { adopt } from './subclass.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, isSubtype, objectType, PyType, typeOf } from './type.ts';
import { asStr, EMPTY_TUPLE, NotImplemented, PyObject, PyTuple, type Str, type Value } from './value.ts';

export const namespaceType = Object.assign(new PyType('types.SimpleNamespace', objectType), {
  module: 'types',
  qualname: 'SimpleNamespace',
  hasDict: true,
});

export class PyNamespace extends PyObject {
  constructor() {
    super();
    this.dict = new PyDict();
  }
}

/** A namespace with these attributes, in order. */
export function makeNamespace(attributes: Readonly<Record<string, Value>>): PyNamespace {
  const namespace = new PyNamespace();
  for (const [name, value] of Object.entries(attributes)) instanceDict(namespace).setStr(name, value);
  return namespace;
}

function reprNamespace(t: Thread, self: PyObject): Str {
  const name = self.cls === namespaceType ? 'namespace' : self.cls.name;
  if (t.reprStack.includes(self)) return joinStrs([name, '(...)'], '');
  t.reprStack.push(self);
  try {
    const parts: Str[] = [];
    for (const [key, value] of [...instanceDict(self).entries()]) {
      const text = asStr(key);
      if (text !== undefined && text !== '') parts.push(joinStrs([text, '=', repr(t, value)], ''));
    }
    return joinStrs([name, '(', joinStrs(parts, ', '), ')'], '');
  } finally {
    t.reprStack.pop();
  }
}

fillType(namespaceType, {
  class: PyNamespace,
  slots: {
    tp_new: (_t, cls) => adoptNamespace(cls),
    tp_init: (_t, self: PyObject, args, kwnames) => {
      const positional = args.length - (kwnames?.length ?? 0);
      if (positional > 0) raise.TypeError('no positional arguments expected');
      kwnames?.forEach((name, i) => {
        instanceDict(self).setStr(name, args[i]);
      });
    },
    tp_repr: reprNamespace,
    tp_richcompare: (t, self: Value, other: Value, op: CompareOp) => {
      if (!isSubtype(typeOf(self), namespaceType) || !isSubtype(typeOf(other), namespaceType)) return NotImplemented;
      return richCompare(t, instanceDict(self as PyObject), instanceDict(other as PyObject), op);
    },
  },
  methods: { __reduce__: ['~(self, /)', (_t, self: PyObject) => new PyTuple([self.cls, EMPTY_TUPLE, instanceDict(self)])] },
  members: { __dict__: (_t, self: PyObject) => instanceDict(self) },
});

function adoptNamespace(cls: PyType): PyNamespace {
  const made = adopt(new PyNamespace(), cls, namespaceType);
  made.dict = new PyDict();
  return made;
}
