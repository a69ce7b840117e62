/**
 * THE table that ties slots to dunder methods, both ways (Objects/typeobject.c `slotdefs`): `wrap` shows a native slot as a method
 * (`int.__add__`), `derive` is the slot of a class written in Python, which calls the method. `fixupSlots` chooses between them
 * when a class is made or changed.
 */

import { attributeName } from './abstract/attr.ts';
import { indexNumber } from './abstract/number.ts';
import { PyBuiltin, PyWrapperDescr } from './descr.ts';
import { PyDict } from './dict.ts';
import { callGetBuffer, callReleaseBuffer } from './memoryview/python-buffer.ts';
import { raise, raiseWith } from './raise.ts';
import { derived } from './slot-derive.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, EQ, GE, GT, isSubtype, LE, LT, lookup, NE, PyType, type SlotName, typeOf } from './type.ts';
import { type Str, utf16, type Value } from './value.ts';

/** Calls a native slot `fn` as the method of `self`. */
type Wrapper = (t: Thread, fn: never, self: Value, args: Value[], kwnames: readonly Str[] | undefined) => Value;

export interface SlotDef {
  /** The dunder name. */
  name: string;
  slot: SlotName;
  wrap: Wrapper | null;
  /** The slot of a Python class; null where only native types have it. */
  derive: unknown;
}

type Fn = (t: Thread, ...args: unknown[]) => unknown;

function arity(args: Value[], least: number, most = least): void {
  if (args.length >= least && args.length <= most) return;
  if (least === most) raise.TypeError(`expected ${least} argument${least === 1 ? '' : 's'}, got ${args.length}`);
  const [word, n] = args.length < least ? ['at least', least] : ['at most', most];
  raise.TypeError(`expected ${word} ${n} argument${n === 1 ? '' : 's'}, got ${args.length}`);
}

/** The same where C takes the arguments apart for a function without a name (`PyArg_UnpackTuple(args, "", ...)`): its place stays blank. */
function unpackable(args: Value[], least: number, most = least): void {
  if (args.length >= least && args.length <= most) return;
  const [word, n] = least === most ? ['', least] : args.length < least ? ['at least ', least] : ['at most ', most];
  raise.TypeError(` expected ${word}${n} argument${n === 1 ? '' : 's'}, got ${args.length}`);
}

/** A wrapper for a slot that takes `count` plain values and returns one. */
const plain =
  (count: number): Wrapper =>
  (t, fn, self, args) => {
    arity(args, count);
    return (fn as Fn)(t, self, ...args) as Value;
  };
const unary = plain(0);
const binary = plain(1);
const binaryRight: Wrapper = (t, fn, self, args) => {
  arity(args, 1);
  return (fn as Fn)(t, args[0], self) as Value;
};
const power: Wrapper = (t, fn, self, args) => {
  unpackable(args, 1, 2);
  return (fn as Fn)(t, self, args[0], args[1] ?? null) as Value;
};
const powerRight: Wrapper = (t, fn, self, args) => {
  unpackable(args, 1, 2);
  return (fn as Fn)(t, args[0], self, args[1] ?? null) as Value;
};
const indexed: Wrapper = (t, fn, self, args) => {
  unpackable(args, 1);
  return (fn as Fn)(t, self, indexNumber(t, args[0], 'OverflowError')) as Value;
};
function itemIndex(t: Thread, self: Value, arg: Value): number {
  const i = indexNumber(t, arg, 'OverflowError');
  const size = typeOf(self).sq_length;
  return i < 0 && size !== undefined ? i + Number(size(t, self as never)) : i;
}
const item: Wrapper = (t, fn, self, args) => {
  arity(args, 1);
  return (fn as Fn)(t, self, itemIndex(t, self, args[0])) as Value;
};
const setItem: Wrapper = (t, fn, self, args) => {
  unpackable(args, 2);
  (fn as Fn)(t, self, itemIndex(t, self, args[0]), args[1]);
  return null;
};
const delItem: Wrapper = (t, fn, self, args) => {
  arity(args, 1);
  (fn as Fn)(t, self, itemIndex(t, self, args[0]), undefined);
  return null;
};
const setKey: Wrapper = (t, fn, self, args) => {
  unpackable(args, 2);
  (fn as Fn)(t, self, args[0], args[1]);
  return null;
};
const delKey: Wrapper = (t, fn, self, args) => {
  arity(args, 1);
  (fn as Fn)(t, self, args[0], undefined);
  return null;
};
const next: Wrapper = (t, fn, self, args) => {
  arity(args, 0);
  const value = (fn as Fn)(t, self) as Value | undefined;
  return value === undefined ? raiseWith('StopIteration') : value;
};
const compare =
  (op: CompareOp): Wrapper =>
  (t, fn, self, args) => {
    arity(args, 1);
    return (fn as Fn)(t, self, args[0], op) as Value;
  };
const getAttribute: Wrapper = (t, fn, self, args) => {
  arity(args, 1);
  return (fn as Fn)(t, self, attributeName(args[0])) as Value;
};
/** `hackcheck`: object.__setattr__ may not be carried over the head of a built-in type. */
function checkCarry(self: Value, fn: unknown, what: string): void {
  const type = typeOf(self);
  if (!(self instanceof PyType)) return;
  const native = type.mro.find((base) => !base.heap);
  if (native && native.tp_setattro !== undefined && (native.tp_setattro as unknown) !== fn) {
    raise.TypeError(`can't apply this ${what} to ${utf16(type.name)} object`);
  }
}
const setAttribute: Wrapper = (t, fn, self, args) => {
  unpackable(args, 2);
  checkCarry(self, fn, '__setattr__');
  (fn as Fn)(t, self, attributeName(args[0]), args[1]);
  return null;
};
const delAttribute: Wrapper = (t, fn, self, args) => {
  arity(args, 1);
  checkCarry(self, fn, '__delattr__');
  (fn as Fn)(t, self, attributeName(args[0]), undefined);
  return null;
};
const descrGet: Wrapper = (t, fn, self, args) => {
  unpackable(args, 1, 2);
  const obj = args[0] === null ? undefined : args[0];
  const type = args[1] ?? null;
  if (type === null && obj === undefined) raise.TypeError('__get__(None, None) is invalid');
  return (fn as Fn)(t, self, obj, type) as Value;
};
const init: Wrapper = (t, fn, self, args, kwnames) => {
  (fn as Fn)(t, self, args, kwnames);
  return null;
};
const callWrapper: Wrapper = (t, fn, self, args, kwnames) => (fn as Fn)(t, self, args, kwnames) as Value;
const finalize: Wrapper = (t, fn, self, args) => {
  arity(args, 0);
  (fn as Fn)(t, self);
  return null;
};

const getBuffer: Wrapper = (t, fn, self, args) => {
  unpackable(args, 1);
  return callGetBuffer(t, fn, self, args[0]);
};
const releaseBuffer: Wrapper = (t, _fn, self, args) => {
  unpackable(args, 1);
  return callReleaseBuffer(t, self, args[0]);
};

const rows: SlotDef[] = [];
function row(name: string, slot: SlotName, wrap: Wrapper | null, native = false): void {
  rows.push({ name, slot, wrap, derive: native ? null : derived[slot] });
}

row('__repr__', 'tp_repr', unary);
row('__hash__', 'tp_hash', unary);
row('__call__', 'tp_call', callWrapper);
row('__str__', 'tp_str', unary);
row('__getattribute__', 'tp_getattro', getAttribute);
row('__getattr__', 'tp_getattro', null);
row('__setattr__', 'tp_setattro', setAttribute);
row('__delattr__', 'tp_setattro', delAttribute);
for (const [name, op] of [
  ['__lt__', LT],
  ['__le__', LE],
  ['__eq__', EQ],
  ['__ne__', NE],
  ['__gt__', GT],
  ['__ge__', GE],
] as const) {
  row(name, 'tp_richcompare', compare(op));
}
row('__iter__', 'tp_iter', unary);
row('__next__', 'tp_iternext', next);
row('__get__', 'tp_descr_get', descrGet);
row('__set__', 'tp_descr_set', setKey);
row('__delete__', 'tp_descr_set', delKey);
row('__init__', 'tp_init', init);
row('__new__', 'tp_new', null);
row('__del__', 'tp_finalize', finalize);
row('__await__', 'am_await', unary);
row('__aiter__', 'am_aiter', unary);
row('__anext__', 'am_anext', unary);
for (const [name, slot] of [
  ['add', 'add'],
  ['sub', 'subtract'],
  ['mul', 'multiply'],
  ['mod', 'remainder'],
  ['divmod', 'divmod'],
] as const) {
  row(`__${name}__`, `nb_${slot}`, binary);
  row(`__r${name}__`, `nb_${slot}`, binaryRight);
}
row('__pow__', 'nb_power', power);
row('__rpow__', 'nb_power', powerRight);
row('__neg__', 'nb_negative', unary);
row('__pos__', 'nb_positive', unary);
row('__abs__', 'nb_absolute', unary);
row('__bool__', 'nb_bool', unary);
row('__invert__', 'nb_invert', unary);
for (const [name, slot] of [
  ['lshift', 'lshift'],
  ['rshift', 'rshift'],
  ['and', 'and'],
  ['xor', 'xor'],
  ['or', 'or'],
] as const) {
  row(`__${name}__`, `nb_${slot}`, binary);
  row(`__r${name}__`, `nb_${slot}`, binaryRight);
}
row('__int__', 'nb_int', unary);
row('__float__', 'nb_float', unary);
for (const [name, slot] of [
  ['iadd', 'add'],
  ['isub', 'subtract'],
  ['imul', 'multiply'],
  ['imod', 'remainder'],
  ['ilshift', 'lshift'],
  ['irshift', 'rshift'],
  ['iand', 'and'],
  ['ixor', 'xor'],
  ['ior', 'or'],
] as const) {
  row(`__${name}__`, `nb_inplace_${slot}`, binary);
}
row('__ipow__', 'nb_inplace_power', power);
for (const [name, slot] of [
  ['floordiv', 'floor_divide'],
  ['truediv', 'true_divide'],
  ['matmul', 'matrix_multiply'],
] as const) {
  row(`__${name}__`, `nb_${slot}`, binary);
  row(`__r${name}__`, `nb_${slot}`, binaryRight);
  row(`__i${name}__`, `nb_inplace_${slot}`, binary);
}
row('__index__', 'nb_index', unary);
row('__len__', 'mp_length', unary);
row('__getitem__', 'mp_subscript', binary);
row('__setitem__', 'mp_ass_subscript', setKey);
row('__delitem__', 'mp_ass_subscript', delKey);
row('__len__', 'sq_length', unary);
row('__add__', 'sq_concat', binary, true);
row('__mul__', 'sq_repeat', indexed, true);
row('__rmul__', 'sq_repeat', indexed, true);
row('__getitem__', 'sq_item', item);
row('__setitem__', 'sq_ass_item', setItem);
row('__delitem__', 'sq_ass_item', delItem);
row('__contains__', 'sq_contains', binary);
row('__iadd__', 'sq_inplace_concat', binary, true);
row('__imul__', 'sq_inplace_repeat', indexed, true);
row('__buffer__', 'bf_getbuffer', getBuffer);
row('__release_buffer__', 'bf_releasebuffer', releaseBuffer);

export const SLOT_DEFS: readonly SlotDef[] = rows;

const BY_SLOT = new Map<SlotName, SlotDef[]>();
for (const def of rows) BY_SLOT.set(def.slot, [...(BY_SLOT.get(def.slot) ?? []), def]);
const BY_NAME = new Map<string, SlotDef[]>();
for (const def of rows) BY_NAME.set(def.name, [...(BY_NAME.get(def.name) ?? []), def]);

/** `update_one_slot`: the native function where the class inherits it unchanged, else the one that calls the method. */
function fixupSlot(type: PyType, slot: SlotName): void {
  let specific: unknown;
  let generic: unknown;
  let useGeneric = false;
  let hashless = false;
  const defs = BY_SLOT.get(slot)!;
  for (let i = 0; i < defs.length; i++) {
    const def = defs[i];
    const found = lookup(type, def.name);
    if (found === undefined) continue;
    if (found instanceof PyWrapperDescr && found.slot.name === def.name && found.slot.slot === slot) {
      if ((specific === undefined || specific === found.fn) && isSubtype(type, found.objclass)) specific = found.fn;
      else useGeneric = true;
      generic ??= def.derive;
    } else if (found instanceof PyBuiltin && slot === 'tp_new' && found.def.name === '__new__' && found.self instanceof PyType) {
      // A base that nobody can make instances of has no such slot to inherit.
      specific = type.base?.tp_new === undefined ? undefined : found.self.tp_new;
    } else if (found === null && slot === 'tp_hash') {
      hashless = true;
    } else if (def.derive !== null) {
      useGeneric = true;
      generic = def.derive;
    }
  }
  const target = type as unknown as Record<string, unknown>;
  if (hashless) target[slot] = undefined;
  else if (specific !== undefined && !useGeneric) target[slot] = specific;
  else if (useGeneric) target[slot] = generic;
  else target[slot] = undefined;
}

const FIXED = [...BY_SLOT.keys()];

/** What classes without methods of their own have in their slots, by the built-in type that they derive from. */
const inherited = new WeakMap<PyType, PyType>();

function fixupAll(type: PyType): PyType {
  for (let i = 0; i < FIXED.length; i++) fixupSlot(type, FIXED[i]);
  return type;
}

/** A type whose slots are those of a class that adds nothing to its only base. */
function pattern(base: PyType): PyType {
  if (base.heap) return base;
  let known = inherited.get(base);
  if (known === undefined) {
    known = new PyType(base.name, base, [base]);
    known.namespace = new PyDict();
    inherited.set(base, fixupAll(known));
  }
  return known;
}

/**
 * Sets every slot of a new heap type from its methods (`fixup_slot_dispatchers`). With one base, they are as that has them but for the
 * methods of the class itself.
 */
export function fixupSlots(type: PyType): void {
  const { base, mro } = type;
  if (base === null || base.open || type.bases.length > 1 || mro.length !== base.mro.length + 1 || mro[1] !== base) {
    fixupAll(type);
    return;
  }
  const source = pattern(base) as unknown as Record<string, unknown>;
  const target = type as unknown as Record<string, unknown>;
  for (let i = 0; i < FIXED.length; i++) target[FIXED[i]] = source[FIXED[i]];
  const { keys } = type.namespace;
  for (let i = 0; i < keys.length; i++) {
    const defs = typeof keys[i] === 'string' ? BY_NAME.get(keys[i] as string) : undefined;
    if (defs !== undefined) for (const def of defs) fixupSlot(type, def.slot);
  }
}

/** After `type.name = ...` or `del type.name`: sets the slots of the type and its subclasses again (`update_slot`). */
export function updateSlots(type: PyType, name: Str): void {
  const defs = typeof name === 'string' ? BY_NAME.get(name) : undefined;
  if (!defs) return;
  const visit = (cls: PyType) => {
    if (cls.heap) for (const def of defs) fixupSlot(cls, def.slot);
    for (const ref of cls.subclasses) {
      const sub = ref.deref();
      if (sub) visit(sub);
    }
  };
  visit(type);
}

/** `T.__new__(cls, ...)` of a native type (`tp_new_wrapper`): checks that `cls` may be made by it. */
export function newWrapper(
  t: Thread,
  self: PyType,
  positional: Value[],
  keywords: { entries(): Iterable<[Value, Value]> },
): Value {
  const own = utf16(self.name);
  if (positional.length === 0) return raise.TypeError(`${own}.__new__(): not enough arguments`);
  const cls = positional[0];
  if (!(cls instanceof PyType)) return raise.TypeError(`${own}.__new__(X): X is not a type object (${utf16(typeOf(cls).name)})`);
  const name = utf16(cls.name);
  if (!isSubtype(cls, self)) return raise.TypeError(`${own}.__new__(${name}): ${name} is not a subtype of ${own}`);
  let native = cls;
  while (native.heap && native.base) native = native.base;
  if (native.tp_new !== self.tp_new)
    return raise.TypeError(`${own}.__new__(${name}) is not safe, use ${utf16(native.name)}.__new__()`);
  const args = positional.slice(1);
  const kwnames: Str[] = [];
  for (const [key, value] of keywords.entries()) {
    kwnames.push(key as Str);
    args.push(value);
  }
  return self.tp_new(t, cls, args, kwnames.length ? kwnames : undefined);
}
