/** `weakref.proxy`: stands for its object in every operation (Objects/weakrefobject.c). */
import { delAttr, getAttr, setAttr } from '../abstract/attr.ts';
import { call, callMethod } from '../abstract/call.ts';
import { richCompare } from '../abstract/compare.ts';
import { getIter, iterNext } from '../abstract/iter.ts';
import { binaryOp, divmod, index, isTrue, OPERATORS, power, unaryOp } from '../abstract/number.ts';
import { strObject } from '../abstract/repr.ts';
import { contains, delItem, getItem, length, setItem } from '../abstract/sequence.ts';
import { fillType, type TypeTable } from '../define.ts';
import { raise } from '../raise.ts';
import type { CompareOp, Slots } from '../slot-fields.ts';
import type { Thread } from '../thread.ts';
import { floatType, intType, typeOf } from '../type.ts';
import { type PyObject, type Str, utf16, type Value } from '../value.ts';
import { callableProxyType, isReferable, makeWeakref, PyWeakref, proxyType } from './weakref-object.ts';

/** The object behind a proxy, any other value itself. Raises ReferenceError once the object is gone. */
function unwrap(value: Value): Value {
  return value instanceof PyWeakref && (value.cls === proxyType || value.cls === callableProxyType) ? live(value) : value;
}
const live = (proxy: PyWeakref): PyObject => proxy.referent ?? raise.ReferenceError('weakly-referenced object no longer exists');

/** A proxy for an object; callable where the object is. */
export function makeProxy(t: Thread, target: Value, callback: Value): Value {
  if (!isReferable(target)) return raise.TypeError(`cannot create weak reference to '${utf16(typeOf(target).name)}' object`);
  return makeWeakref(t, typeOf(target).tp_call === undefined ? proxyType : callableProxyType, target, callback);
}

function nextOf(t: Thread, self: PyWeakref): Value | undefined {
  const target = live(self);
  if (typeOf(target).tp_iternext === undefined)
    raise.TypeError(`Weakref proxy referenced a non-iterator '${utf16(typeOf(target).name)}' object`);
  return iterNext(t, target);
}

/** Argument of BINARY_OP for `**=`. */
const INPLACE_POWER = OPERATORS.length + OPERATORS.findIndex(({ slot }) => slot === 'nb_power');

/** The binary operators and their forms in place, by the table of operators. */
function operatorSlots(): Partial<Slots> {
  const slots: Record<string, unknown> = {};
  OPERATORS.forEach(({ slot, inplace }, op) => {
    if (slot === 'nb_power') return;
    slots[slot] = (t: Thread, a: Value, b: Value) => binaryOp(t, op, unwrap(a), unwrap(b));
    slots[inplace] = (t: Thread, a: Value, b: Value) => binaryOp(t, op + OPERATORS.length, unwrap(a), unwrap(b));
  });
  return slots as Partial<Slots>;
}

const slots: Partial<Slots> = {
  ...operatorSlots(),
  nb_power: (t, a: Value, b: Value, m: Value) => power(t, unwrap(a), unwrap(b), unwrap(m)),
  nb_inplace_power: (t, a: Value, b: Value) => binaryOp(t, INPLACE_POWER, unwrap(a), unwrap(b)),
  nb_divmod: (t, a: Value, b: Value) => divmod(t, unwrap(a), unwrap(b)),
  nb_negative: (t, self: Value) => unaryOp(t, 'nb_negative', unwrap(self)),
  nb_positive: (t, self: Value) => unaryOp(t, 'nb_positive', unwrap(self)),
  nb_absolute: (t, self: Value) => unaryOp(t, 'nb_absolute', unwrap(self)),
  nb_invert: (t, self: Value) => unaryOp(t, 'nb_invert', unwrap(self)),
  nb_bool: (t, self: Value) => isTrue(t, unwrap(self)),
  nb_int: (t, self: Value) => call(t, intType, [unwrap(self)]),
  nb_float: (t, self: Value) => call(t, floatType, [unwrap(self)]),
  nb_index: (t, self: Value) => index(t, unwrap(self)),
  sq_length: (t, self: Value) => length(t, unwrap(self)),
  sq_contains: (t, self: Value, item: Value) => contains(t, unwrap(self), item),
  mp_length: (t, self: Value) => length(t, unwrap(self)),
  mp_subscript: (t, self: Value, key: Value) => getItem(t, unwrap(self), unwrap(key)),
  mp_ass_subscript: (t, self: Value, key: Value, value) =>
    value === undefined ? delItem(t, unwrap(self), key) : setItem(t, unwrap(self), key, value),
  tp_repr: (t, self: PyWeakref) => {
    const target = self.referent ?? null;
    const at = (value: Value) => `0x${t.runtime.identity(value).toString(16)}`;
    return `<weakproxy at ${at(self)} to ${utf16(typeOf(target).name)} at ${at(target)}>`;
  },
  tp_str: (t, self: Value) => strObject(t, unwrap(self)),
  tp_getattro: (t, self: Value, name: Str) => getAttr(t, unwrap(self), name),
  tp_setattro: (t, self: Value, name: Str, value) =>
    value === undefined ? delAttr(t, unwrap(self), name) : setAttr(t, unwrap(self), name, value),
  tp_richcompare: (t, a: Value, b: Value, op: CompareOp) => richCompare(t, unwrap(a), unwrap(b), op),
  tp_iter: (t, self: Value) => getIter(t, unwrap(self)),
};

const methods: TypeTable['methods'] = {
  __bytes__: ['~(self, /)', (t, self: Value) => callMethod(t, unwrap(self), '__bytes__')],
  __reversed__: ['~(self, /)', (t, self: Value) => callMethod(t, unwrap(self), '__reversed__')],
};

fillType(proxyType, { slots: { ...slots, tp_iternext: nextOf }, methods });
fillType(callableProxyType, {
  slots: {
    ...slots,
    tp_iternext: nextOf,
    tp_call: (t, self: Value, args, kwnames) => call(t, unwrap(self), args, kwnames),
  },
});
