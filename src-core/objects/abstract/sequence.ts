/** Subscription, length and membership (Objects/abstract.c). */
import { PyGenericAlias } from '../generic-alias-object.ts';
import { isException, raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyType, typeOf, typeType } from '../type.ts';
import { asInt, type Int, NotImplemented, utf16, type Value } from '../value.ts';
import { lookupAttr } from './attr.ts';
import { call, lookupSpecial } from './call.ts';
import { same } from './compare.ts';
import { getIter, iterate } from './iter.ts';
import { indexNumber, isIndex } from './number.ts';

/** `len(value)`. */
export function exactLength(t: Thread, value: Value): Int {
  const type = typeOf(value);
  const slot = type.sq_length ?? type.mp_length;
  return slot === undefined ? raise.TypeError(`object of type '${utf16(type.name)}' has no len()`) : slot(t, value as never);
}

/** The same as a JavaScript number, which above 2**53 is the nearest one. */
export function length(t: Thread, value: Value): number {
  return Number(exactLength(t, value));
}

/** A sequence index with negative ones counted from the end where the type has a length. */
function sequenceIndex(t: Thread, container: Value, type: PyType, key: Value): number {
  let index = indexNumber(t, key, 'IndexError');
  if (index < 0 && type.sq_length !== undefined) index += Number(type.sq_length(t, container as never));
  return index;
}

/** `seq[index]` through the sequence protocol (`PySequence_GetItem`); a negative index has the length added. */
export function sequenceItem(t: Thread, seq: Value, index: number): Value {
  const type = typeOf(seq);
  if (type.sq_item === undefined) {
    if (type.mp_subscript !== undefined) return raise.TypeError(`${utf16(type.name)} is not a sequence`);
    return raise.TypeError(`'${utf16(type.name)}' object does not support indexing`);
  }
  if (index < 0 && type.sq_length !== undefined)
    return type.sq_item(t, seq as never, index + Number(type.sq_length(t, seq as never)));
  return type.sq_item(t, seq as never, index);
}

/** `container[key]`. */
export function getItem(t: Thread, container: Value, key: Value): Value {
  const type = typeOf(container);
  if (type.mp_subscript !== undefined) return type.mp_subscript(t, container as never, key as never);
  if (type.sq_item !== undefined) {
    if (isIndex(key)) return type.sq_item(t, container as never, sequenceIndex(t, container, type, key));
    return raise.TypeError(`sequence index must be integer, not '${utf16(typeOf(key).name)}'`);
  }
  if (container instanceof PyType) {
    if (container === typeType) return new PyGenericAlias(container, key);
    const method = lookupAttr(t, container, '__class_getitem__');
    if (method !== undefined && method !== null) return call(t, method, [key]);
    return raise.TypeError(`type '${utf16(container.name)}' is not subscriptable`);
  }
  return raise.TypeError(`'${utf16(type.name)}' object is not subscriptable`);
}

/** `container[key] = value`. */
export function setItem(t: Thread, container: Value, key: Value, value: Value): void {
  assignItem(t, container, key, value, 'assignment');
}

/** `del container[key]`. */
export function delItem(t: Thread, container: Value, key: Value): void {
  assignItem(t, container, key, undefined, 'deletion');
}

function assignItem(t: Thread, container: Value, key: Value, value: Value | undefined, what: string): void {
  const type = typeOf(container);
  if (type.mp_ass_subscript !== undefined) return type.mp_ass_subscript(t, container as never, key, value);
  if (type.sq_ass_item !== undefined) {
    if (isIndex(key)) return type.sq_ass_item(t, container as never, sequenceIndex(t, container, type, key), value);
    raise.TypeError(`sequence index must be integer, not '${utf16(typeOf(key).name)}'`);
  }
  raise.TypeError(`'${utf16(type.name)}' object ${what === 'deletion' ? "doesn't support" : 'does not support'} item ${what}`);
}

/** `item in container`. */
export function contains(t: Thread, container: Value, item: Value): boolean {
  const type = typeOf(container);
  if (type.sq_contains !== undefined) return type.sq_contains(t, container as never, item);
  let iter: Value;
  try {
    iter = getIter(t, container);
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    return raise.TypeError(`argument of type '${utf16(type.name)}' is not iterable`);
  }
  let found = false;
  iterate(t, iter, (element) => {
    found = same(t, element, item);
    return !found;
  });
  return found;
}

/** What a call gives, undefined where it raises TypeError. */
function tryCall(t: Thread, method: Value): Value | undefined {
  try {
    return call(t, method, []);
  } catch (error) {
    if (isException(error, 'TypeError')) return undefined;
    throw error;
  }
}

/** `operator.length_hint`: a guess of the number of items. Raises what `__length_hint__` raises. */
export function lengthHint(t: Thread, value: Value, otherwise: number): number {
  const type = typeOf(value);
  const slot = type.sq_length ?? type.mp_length;
  if (slot !== undefined) {
    try {
      return Number(slot(t, value as never));
    } catch (error) {
      if (!isException(error, 'TypeError')) throw error;
    }
  }
  const method = lookupSpecial(t, value, '__length_hint__');
  if (method === undefined) return otherwise;
  const hint = tryCall(t, method);
  if (hint === undefined || hint === NotImplemented) return otherwise;
  const size = asInt(hint);
  if (size === undefined) return raise.TypeError(`__length_hint__ must be an integer, not ${utf16(typeOf(hint).name)}`);
  return size < 0 ? raise.ValueError('__length_hint__() should return >= 0') : Number(size);
}
