/** `type Alias = ...` and `typing.Generic` (Objects/typevarobject.c, from `typealias_dealloc` on). */
import { lookupAttr } from '../abstract/attr.ts';
import { call } from '../abstract/call.ts';
import { fillType } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { PyGenericAlias } from '../generic-alias-object.ts';
// Slots are inherited from it right here.
import '../object.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import { fixupSlots } from '../slots.ts';
import type { Thread } from '../thread.ts';
import type { PyType } from '../type.ts';
import { unionOr } from '../union.ts';
import { EMPTY_TUPLE, PyTuple, type Str, type Value } from '../value.ts';
import { callingModule, callTyping, callWithClass, unpackTuples } from './typing-functions.ts';
import { PyTypeAlias, typeAliasType, typingType } from './typing-objects.ts';

export const genericType = typingType('Generic', {});

/** What the statement `type name[params] = value` makes. */
export function makeTypeAlias(parts: PyTuple): Value {
  const [name, params, compute] = parts.items;
  return new PyTypeAlias(name as Str, params, compute, undefined, undefined);
}

/** `Generic[params]`, the base that a class with type parameters gets. */
export const subscriptGeneric = (t: Thread, params: PyTuple): Value =>
  callTyping(t, '_GenericAlias', genericType, unpackTuples(t, params));

const SIGNATURE = parseSignature('(name: str, value, *, type_params=NULL)');
function newAlias(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [name, value, params] = bind(t, SIGNATURE, 'typealias', args, kwnames) as [Str, Value, Value | undefined];
  if (params !== undefined && !(params instanceof PyTuple)) return raise.TypeError('type_params must be a tuple');
  return new PyTypeAlias(name, params, undefined, value, callingModule(t));
}

fillType(typeAliasType, {
  class: PyTypeAlias,
  slots: {
    tp_new: newAlias,
    tp_repr: (_t, self: PyTypeAlias) => self.name,
    nb_or: unionOr,
    mp_subscript: (_t, self: PyTypeAlias, args: Value) =>
      self.typeParams === undefined
        ? raise.TypeError('Only generic type aliases are subscriptable')
        : new PyGenericAlias(self, args),
  },
  methods: { __reduce__: ['(self, /)', (_t, self: PyTypeAlias) => self.name] },
  members: { __name__: (_t, self: PyTypeAlias) => self.name },
  getset: {
    __parameters__: [(t, self: PyTypeAlias) => (self.typeParams ? unpackTuples(t, self.typeParams) : EMPTY_TUPLE)],
    __type_params__: [(_t, self: PyTypeAlias) => self.typeParams ?? EMPTY_TUPLE],
    __value__: [
      (t, self: PyTypeAlias) => {
        self.value ??= self.value === undefined ? call(t, self.compute as Value, []) : null;
        return self.value;
      },
    ],
    __module__: [
      (t, self: PyTypeAlias) => {
        if (self.module !== undefined) return self.module;
        return self.compute === undefined ? null : (lookupAttr(t, self.compute, '__module__') ?? null);
      },
    ],
  },
});

const withClass = (name: Str) => (t: Thread, cls: PyType, args: Value[], kwargs: PyDict) =>
  callWithClass(t, name, cls, args, kwargs.entries());

fillType(genericType, {
  plainGetattribute: true,
  classmethods: {
    __class_getitem__: ['~(type, *args, **kwargs)', withClass('_generic_class_getitem')],
    __init_subclass__: ['~(type, *args, **kwargs)', withClass('_generic_init_subclass')],
  },
  constants: { __module__: 'typing' },
});
// Made like a class written in Python: attributes may be set on it.
genericType.heap = true;
genericType.name = 'Generic';
genericType.solid = genericType.base as PyType;
fixupSlots(genericType);
