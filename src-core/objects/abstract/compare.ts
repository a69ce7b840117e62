/** Comparison and class membership (Objects/object.c `do_richcompare`, Objects/abstract.c `object_isinstance`). */
import { PyUnion } from '../generic-alias-object.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, EQ, GE, GT, isSubtype, LE, LT, NE, PyType, typeOf, typeType } from '../type.ts';
import { NotImplemented, PyTuple, utf16, type Value } from '../value.ts';
import { lookupAttr } from './attr.ts';
import { call, lookupSpecial } from './call.ts';
import { isTrue } from './number.ts';

const SWAPPED: readonly CompareOp[] = [GT, GE, EQ, NE, LT, LE];
const SYMBOL = ['<', '<=', '==', '!=', '>', '>='];

function compareNumbers(a: number | bigint, b: number | bigint, op: CompareOp): boolean {
  switch (op) {
    case LT:
      return a < b;
    case LE:
      return a <= b;
    case EQ:
      return a === b;
    case NE:
      return a !== b;
    case GT:
      return a > b;
    default:
      return a >= b;
  }
}

/** `a op b` as an object. Raises TypeError where neither side can be ordered. */
export function richCompare(t: Thread, a: Value, b: Value, op: CompareOp): Value {
  const ka = typeof a;
  const kb = typeof b;
  if ((ka === 'number' || ka === 'bigint') && (kb === 'number' || kb === 'bigint'))
    return compareNumbers(a as number, b as number, op);
  t.enterRecursion(' in comparison');
  try {
    return compareObjects(t, a, b, op);
  } finally {
    t.leaveRecursion();
  }
}

function compareObjects(t: Thread, a: Value, b: Value, op: CompareOp): Value {
  const ta = typeOf(a);
  const tb = typeOf(b);
  let tried = false;
  if (ta !== tb && isSubtype(tb, ta) && tb.tp_richcompare !== undefined) {
    tried = true;
    const result = tb.tp_richcompare(t, b as never, a as never, SWAPPED[op]);
    if (result !== NotImplemented) return result;
  }
  if (ta.tp_richcompare !== undefined) {
    const result = ta.tp_richcompare(t, a as never, b as never, op);
    if (result !== NotImplemented) return result;
  }
  if (!tried && tb.tp_richcompare !== undefined) {
    const result = tb.tp_richcompare(t, b as never, a as never, SWAPPED[op]);
    if (result !== NotImplemented) return result;
  }
  if (op === EQ) return a === b;
  if (op === NE) return a !== b;
  return raise.TypeError(`'${SYMBOL[op]}' not supported between instances of '${utf16(ta.name)}' and '${utf16(tb.name)}'`);
}

/** `a op b` as a truth value; identical objects are equal without asking (`PyObject_RichCompareBool`). */
export function richCompareBool(t: Thread, a: Value, b: Value, op: CompareOp): boolean {
  if (a === b) {
    if (op === EQ) return true;
    if (op === NE) return false;
  }
  const result = richCompare(t, a, b, op);
  return typeof result === 'boolean' ? result : isTrue(t, result);
}

/** `a == b` for containers. */
export function same(t: Thread, a: Value, b: Value): boolean {
  return a === b || richCompareBool(t, a, b, EQ);
}

/** `isinstance(obj, cls)`. */
export function isInstance(t: Thread, obj: Value, cls: Value): boolean {
  if (typeOf(obj) === cls) return true;
  if (cls instanceof PyType && cls.cls === typeType) return recursiveIsInstance(t, obj, cls);
  if (cls instanceof PyUnion) return isInstance(t, obj, cls.args);
  if (cls instanceof PyTuple) {
    t.enterRecursion(' in __instancecheck__');
    try {
      return cls.items.some((item) => isInstance(t, obj, item));
    } finally {
      t.leaveRecursion();
    }
  }
  const checker = lookupSpecial(t, cls, '__instancecheck__');
  if (checker !== undefined) return isTrue(t, call(t, checker, [obj]));
  return recursiveIsInstance(t, obj, cls);
}

/** What `type.__instancecheck__` does. */
export function recursiveIsInstance(t: Thread, obj: Value, cls: Value): boolean {
  if (cls instanceof PyType) {
    const type = typeOf(obj);
    if (isSubtype(type, cls)) return true;
    const claimed = lookupAttr(t, obj, '__class__');
    return claimed instanceof PyType && claimed !== type && isSubtype(claimed, cls);
  }
  checkClass(t, cls, 'isinstance() arg 2 must be a type, a tuple of types, or a union');
  const claimed = lookupAttr(t, obj, '__class__');
  return claimed !== undefined && abstractIsSubclass(t, claimed, cls);
}

function basesOf(t: Thread, cls: Value): readonly Value[] | undefined {
  const bases = lookupAttr(t, cls, '__bases__');
  return bases instanceof PyTuple ? bases.items : undefined;
}

function checkClass(t: Thread, cls: Value, message: string): void {
  if (basesOf(t, cls) === undefined) raise.TypeError(message);
}

function abstractIsSubclass(t: Thread, derived: Value, cls: Value): boolean {
  let current = derived;
  for (;;) {
    if (current === cls) return true;
    const bases = basesOf(t, current);
    if (bases === undefined || bases.length === 0) return false;
    if (bases.length > 1) {
      t.enterRecursion(' in __issubclass__');
      try {
        return bases.some((base) => abstractIsSubclass(t, base, cls));
      } finally {
        t.leaveRecursion();
      }
    }
    current = bases[0];
  }
}

/** `issubclass(derived, cls)`. */
export function isSubclass(t: Thread, derived: Value, cls: Value): boolean {
  if (cls instanceof PyType && cls.cls === typeType) {
    if (derived === cls) return true;
    return recursiveIsSubclass(t, derived, cls);
  }
  if (cls instanceof PyUnion) return isSubclass(t, derived, cls.args);
  if (cls instanceof PyTuple) {
    t.enterRecursion(' in __subclasscheck__');
    try {
      return cls.items.some((item) => isSubclass(t, derived, item));
    } finally {
      t.leaveRecursion();
    }
  }
  const checker = lookupSpecial(t, cls, '__subclasscheck__');
  if (checker !== undefined) return isTrue(t, call(t, checker, [derived]));
  return recursiveIsSubclass(t, derived, cls);
}

/** What `type.__subclasscheck__` does. */
export function recursiveIsSubclass(t: Thread, derived: Value, cls: Value): boolean {
  if (cls instanceof PyType && derived instanceof PyType) return isSubtype(derived, cls);
  checkClass(t, derived, 'issubclass() arg 1 must be a class');
  checkClass(t, cls, 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
  return abstractIsSubclass(t, derived, cls);
}
