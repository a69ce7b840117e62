/**
 * The slots of classes written in Python: each calls the dunder method that it stands for (Objects/typeobject.c `slot_*`).
 */

import { reduceHash } from '../base/hash.ts';
import { attributeError, genericGetAttr } from './abstract/attr.ts';
import { call, lookupSpecial } from './abstract/call.ts';
import { index, indexNumber, isTrue } from './abstract/number.ts';
import { PyMethodDescr, PyWrapperDescr } from './descr.ts';
import type { PyException } from './exception.ts';
import { bufferOfPython, releaseOfPython } from './memoryview/python-buffer.ts';
import { isException, makeException, raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, functionType, isSubtype, lookup, type PyType, type SlotName, typeOf } from './type.ts';
import { asInt, asStr, type Int, NotImplemented, type Str, utf16, type Value } from './value.ts';

/** `vectorcall_method`: calls a special method that must be there. */
function invoke(t: Thread, self: Value, name: string, ...args: Value[]): Value {
  const method = lookupSpecial(t, self, name);
  if (method === undefined) throw attributeError(`'${utf16(typeOf(self).name)}' object has no attribute '${name}'`, self, name);
  return call(t, method, args);
}

const unary = (name: string) => (t: Thread, self: Value) => invoke(t, self, name);

/** SLOT1BINFULL: left operand first unless the right one's class derives from it and overrides the reflected method. */
function binary(slot: SlotName, name: string, reflected: string) {
  return function derivedBinary(t: Thread, self: Value, other: Value): Value {
    const ts = typeOf(self);
    const to = typeOf(other);
    let tryOther = ts !== to && (to[slot] as unknown) === derivedBinary;
    if ((ts[slot] as unknown) === derivedBinary) {
      if (tryOther && isSubtype(to, ts)) {
        const mine = lookup(ts, reflected);
        const theirs = lookup(to, reflected);
        if (theirs !== undefined && mine !== theirs) {
          const result = maybe(t, other, reflected, self);
          if (result !== NotImplemented) return result;
          tryOther = false;
        }
      }
      const result = maybe(t, self, name, other);
      if (result !== NotImplemented || ts === to) return result;
    }
    return tryOther ? maybe(t, other, reflected, self) : NotImplemented;
  };
}

/** `vectorcall_maybe`: NotImplemented where there is no such method. */
function maybe(t: Thread, self: Value, name: string, ...args: Value[]): Value {
  const method = lookupSpecial(t, self, name);
  return method === undefined ? NotImplemented : call(t, method, args);
}

const inplace = (name: string) => (t: Thread, self: Value, other: Value) => invoke(t, self, name, other);

function power(t: Thread, self: Value, other: Value, modulus: Value): Value {
  if (modulus === null) return powerTwo(t, self, other);
  // Three-argument power does not use __rpow__.
  return (typeOf(self).nb_power as unknown) === power ? maybe(t, self, '__pow__', other, modulus) : NotImplemented;
}
function powerTwo(t: Thread, self: Value, other: Value): Value {
  const ts = typeOf(self);
  const to = typeOf(other);
  let tryOther = ts !== to && (to.nb_power as unknown) === power;
  if ((ts.nb_power as unknown) === power) {
    if (
      tryOther &&
      isSubtype(to, ts) &&
      lookup(to, '__rpow__') !== undefined &&
      lookup(ts, '__rpow__') !== lookup(to, '__rpow__')
    ) {
      const result = maybe(t, other, '__rpow__', self);
      if (result !== NotImplemented) return result;
      tryOther = false;
    }
    const result = maybe(t, self, '__pow__', other);
    if (result !== NotImplemented || ts === to) return result;
  }
  return tryOther ? maybe(t, other, '__rpow__', self) : NotImplemented;
}

function repr(t: Thread, self: Value): Value {
  const method = lookupSpecial(t, self, '__repr__');
  if (method === undefined)
    return `<${utf16(typeOf(self).name)} object at 0x${t.runtime.identity(self).toString(16).padStart(12, '0')}>`;
  const text = call(t, method, []);
  if (asStr(text) === undefined) raise.TypeError(`__repr__ returned non-string (type ${utf16(typeOf(text).name)})`);
  return text;
}

function hash(t: Thread, self: Value): Int {
  const method = lookupSpecial(t, self, '__hash__');
  if (method === undefined || method === null) return raise.TypeError(`unhashable type: '${utf16(typeOf(self).name)}'`);
  const result = asInt(call(t, method, []));
  if (result === undefined) return raise.TypeError('__hash__ method should return an integer');
  return reduceHash(result);
}

const RICH = ['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'];

/** A method that a call takes unbound, with self as the first argument. */
const isMethod = (value: Value) =>
  typeOf(value) === functionType || value instanceof PyWrapperDescr || value instanceof PyMethodDescr;

/** A descriptor that raises where the method is asked for is no method. */
function richcompare(t: Thread, self: Value, other: Value, op: CompareOp): Value {
  const found = lookup(typeOf(self), RICH[op]);
  if (found !== undefined && isMethod(found)) return call(t, found, [self, other]);
  let method: Value | undefined;
  try {
    method = lookupSpecial(t, self, RICH[op]);
  } catch (error) {
    if (!isException(error, 'BaseException')) throw error;
  }
  return method === undefined ? NotImplemented : call(t, method, [other]);
}

function getattr(t: Thread, self: Value, name: Str): Value {
  const type = typeOf(self);
  const fallback = lookup(type, '__getattr__');
  const method = lookup(type, '__getattribute__');
  if (fallback === undefined) return call(t, bind(t, method as Value, self, type), [name]);
  try {
    // object.__getattribute__ itself needs no call.
    if (method === lookup(type.mro[type.mro.length - 1], '__getattribute__')) return genericGetAttr(t, self, name);
    return call(t, bind(t, method as Value, self, type), [name]);
  } catch (error) {
    if (!isException(error, 'AttributeError')) throw error;
    return call(t, bind(t, fallback, self, type), [name]);
  }
}

function bind(t: Thread, descr: Value, self: Value, type: PyType): Value {
  const get = typeOf(descr).tp_descr_get;
  return get === undefined ? descr : get(t, descr as never, self, type);
}

function descrGet(t: Thread, self: Value, obj: Value | undefined, type: Value): Value {
  const method = lookup(typeOf(self), '__get__');
  return method === undefined ? self : call(t, method, [self, obj === undefined ? null : obj, type]);
}

function init(t: Thread, self: Value, args: Value[], kwnames: readonly Str[] | undefined): void {
  const method = lookupSpecial(t, self, '__init__') as Value;
  const result = call(t, method, args, kwnames);
  if (result !== null) throw initResultError(result);
}

/** The TypeError of an `__init__` that returned something. */
export const initResultError = (result: Value): PyException =>
  makeException('TypeError', `__init__() should return None, not '${utf16(typeOf(result).name)}'`);

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const method = typeOf(cls).tp_getattro(t, cls as never, '__new__');
  return call(t, method, [cls, ...args], kwnames);
}

function truth(t: Thread, self: Value): boolean {
  const method = lookupSpecial(t, self, '__bool__');
  if (method !== undefined) {
    const result = call(t, method, []);
    return typeof result === 'boolean'
      ? result
      : raise.TypeError(`__bool__ should return bool, returned ${utf16(typeOf(result).name)}`);
  }
  const size = lookupSpecial(t, self, '__len__');
  return size === undefined ? true : isTrue(t, call(t, size, []));
}

function length(t: Thread, self: Value): Int {
  const size = index(t, invoke(t, self, '__len__'));
  if (size < 0) return raise.ValueError('__len__() should return >= 0');
  // Raises where it does not fit.
  indexNumber(t, size, 'OverflowError');
  return size;
}

function contains(t: Thread, self: Value, item: Value): boolean {
  const method = lookup(typeOf(self), '__contains__');
  if (method === null) return raise.TypeError(`'${utf16(typeOf(self).name)}' object is not a container`);
  return isTrue(t, call(t, bind(t, method as Value, self, typeOf(self)), [item]));
}

function iter(t: Thread, self: Value): Value {
  const method = lookup(typeOf(self), '__iter__');
  if (method === null || method === undefined) return raise.TypeError(`'${utf16(typeOf(self).name)}' object is not iterable`);
  return call(t, bind(t, method, self, typeOf(self)), []);
}

/** `undefined` (the end) comes as the StopIteration that `__next__` raises; callers catch it (abstract/iter.ts). */
const next = unary('__next__');

const assign = (set: string, del: string) => (t: Thread, self: Value, key: Value, value: Value | undefined) => {
  if (value === undefined) invoke(t, self, del, key);
  else invoke(t, self, set, key, value);
};

/** The derived function of every slot that a Python class may define. */
export const derived: Partial<Record<SlotName, unknown>> = {
  tp_repr: repr,
  tp_str: unary('__str__'),
  tp_hash: hash,
  tp_call: (t: Thread, self: Value, args: Value[], kwnames: readonly Str[] | undefined) =>
    call(t, lookupSpecial(t, self, '__call__') as Value, args, kwnames),
  tp_getattro: getattr,
  tp_setattro: assign('__setattr__', '__delattr__'),
  tp_richcompare: richcompare,
  tp_iter: iter,
  tp_iternext: next,
  tp_descr_get: descrGet,
  tp_descr_set: assign('__set__', '__delete__'),
  tp_init: init,
  tp_new: construct,
  tp_finalize: unary('__del__'),
  am_await: unary('__await__'),
  am_aiter: unary('__aiter__'),
  am_anext: unary('__anext__'),
  bf_getbuffer: bufferOfPython,
  bf_releasebuffer: releaseOfPython,
  nb_power: power,
  nb_inplace_power: inplace('__ipow__'),
  nb_negative: unary('__neg__'),
  nb_positive: unary('__pos__'),
  nb_absolute: unary('__abs__'),
  nb_bool: truth,
  nb_invert: unary('__invert__'),
  nb_int: unary('__int__'),
  nb_float: unary('__float__'),
  nb_index: unary('__index__'),
  mp_length: length,
  mp_subscript: (t: Thread, self: Value, key: Value) => invoke(t, self, '__getitem__', key),
  mp_ass_subscript: assign('__setitem__', '__delitem__'),
  sq_length: length,
  sq_item: (t: Thread, self: Value, i: number) => invoke(t, self, '__getitem__', i),
  sq_ass_item: assign('__setitem__', '__delitem__'),
  sq_contains: contains,
};
const OPERATORS = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  remainder: 'mod',
  divmod: 'divmod',
  lshift: 'lshift',
  rshift: 'rshift',
  and: 'and',
  xor: 'xor',
  or: 'or',
  floor_divide: 'floordiv',
  true_divide: 'truediv',
  matrix_multiply: 'matmul',
} as const;
for (const [operation, name] of Object.entries(OPERATORS)) {
  const slot = `nb_${operation}` as SlotName;
  derived[slot] = binary(slot, `__${name}__`, `__r${name}__`);
  if (operation !== 'divmod') derived[`nb_inplace_${operation}` as SlotName] = inplace(`__i${name}__`);
}
