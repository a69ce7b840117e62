/** The number protocol (Objects/abstract.c): operator dispatch, truth, `__index__`, `__float__`. */
import { type ExceptionName, exceptionTypes } from '../exception.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { floatType, intType, isSubtype, type PyType, type SlotName, typeOf } from '../type.ts';
import { asInt, type Int, NotImplemented, PyFloat, utf16, type Value } from '../value.ts';

/** `nb_power` takes a modulus, which the operator leaves out; the extra argument hurts no other slot. */
type BinarySlot = (t: Thread, left: unknown, right: unknown, modulus: Value) => Value;

/** Slot, in-place slot and symbol of each argument of BINARY_OP up to 12 (NB_ADD ... NB_XOR); in-place forms follow at +13. */
export const OPERATORS: readonly { slot: SlotName; inplace: SlotName; symbol: string }[] = (
  [
    ['add', '+'],
    ['and', '&'],
    ['floor_divide', '//'],
    ['lshift', '<<'],
    ['matrix_multiply', '@'],
    ['multiply', '*'],
    ['remainder', '%'],
    ['or', '|'],
    ['power', '**'],
    ['rshift', '>>'],
    ['subtract', '-'],
    ['true_divide', '/'],
    ['xor', '^'],
  ] as const
).map(([name, symbol]) => ({ slot: `nb_${name}`, inplace: `nb_inplace_${name}`, symbol }));

/** `binary_op1`: tries both operands, the right one first where its type derives from the left one's. NotImplemented if none. */
function tryOperands(t: Thread, left: Value, right: Value, slot: SlotName): Value {
  const tl = typeOf(left);
  const tr = typeOf(right);
  const fl = tl[slot] as unknown as BinarySlot | undefined;
  let fr = tl === tr ? undefined : (tr[slot] as unknown as BinarySlot | undefined);
  if (fr === fl) fr = undefined;
  if (fl !== undefined) {
    if (fr !== undefined && isSubtype(tr, tl)) {
      const result = fr(t, left, right, null);
      if (result !== NotImplemented) return result;
      fr = undefined;
    }
    const result = fl(t, left, right, null);
    if (result !== NotImplemented) return result;
  }
  return fr === undefined ? NotImplemented : fr(t, left, right, null);
}

function unsupported(left: Value, right: Value, symbol: string): never {
  const operator = symbol === '**' ? '** or pow()' : symbol === '**=' ? '**=' : symbol;
  return raise.TypeError(
    `unsupported operand type(s) for ${operator}: '${utf16(typeOf(left).name)}' and '${utf16(typeOf(right).name)}'`,
  );
}

/** `left <op> right` by the argument of BINARY_OP (0-25, see code/opcodes `BINARY_OPS`). */
export function binaryOp(t: Thread, op: number, left: Value, right: Value): Value {
  const inplace = op >= 13;
  const { slot, inplace: inplaceSlot, symbol } = OPERATORS[inplace ? op - 13 : op];
  const tl = typeOf(left);
  if (inplace) {
    const f = tl[inplaceSlot] as unknown as ((t: Thread, l: Value, r: Value, m: Value) => Value) | undefined;
    if (f !== undefined) {
      const result = f(t, left, right, null);
      if (result !== NotImplemented) return result;
    }
  }
  const result = tryOperands(t, left, right, slot);
  if (result !== NotImplemented) return result;
  if (slot === 'nb_add') {
    const concat = (inplace ? tl.sq_inplace_concat : undefined) ?? tl.sq_concat;
    if (concat !== undefined) return concat(t, left as never, right as never);
  } else if (slot === 'nb_multiply') {
    const repeat = (inplace ? tl.sq_inplace_repeat : undefined) ?? tl.sq_repeat;
    if (repeat !== undefined) return repeatSequence(t, repeat as never, left, right);
    const tr = typeOf(right);
    if (tr.sq_repeat !== undefined) return repeatSequence(t, tr.sq_repeat as never, right, left);
  }
  return unsupported(left, right, inplace ? `${symbol}=` : symbol);
}

function repeatSequence(t: Thread, repeat: (t: Thread, seq: Value, count: number) => Value, seq: Value, count: Value): Value {
  if (!isIndex(count)) return raise.TypeError(`can't multiply sequence by non-int of type '${utf16(typeOf(count).name)}'`);
  return repeat(t, seq, indexNumber(t, count, 'OverflowError'));
}

/** `pow(base, exponent, modulus)` with three arguments (`ternary_op`). */
export function power(t: Thread, base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === null) return binaryOp(t, 8, base, exponent);
  for (const operand of [base, exponent, modulus]) {
    const f = typeOf(operand).nb_power;
    if (f === undefined) continue;
    const result = f(t, base as never, exponent as never, modulus);
    if (result !== NotImplemented) return result;
  }
  const names = [base, exponent, modulus].map((v) => `'${utf16(typeOf(v).name)}'`);
  return raise.TypeError(`unsupported operand type(s) for ** or pow(): ${names.join(', ')}`);
}

/** `divmod(a, b)`. */
export function divmod(t: Thread, left: Value, right: Value): Value {
  const result = tryOperands(t, left, right, 'nb_divmod');
  return result === NotImplemented ? unsupported(left, right, 'divmod()') : result;
}

const UNARY = {
  nb_negative: 'unary -',
  nb_positive: 'unary +',
  nb_invert: 'unary ~',
  nb_absolute: 'abs()',
} as const;

/** `-v`, `+v`, `~v`, `abs(v)`. */
export function unaryOp(t: Thread, slot: keyof typeof UNARY, value: Value): Value {
  const type = typeOf(value);
  const f = type[slot];
  return f === undefined ? raise.TypeError(`bad operand type for ${UNARY[slot]}: '${utf16(type.name)}'`) : f(t, value as never);
}

/** `bool(value)`. */
export function isTrue(t: Thread, value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return true;
    default: {
      if (value === null) return false;
      const type = value.cls;
      if (type.nb_bool !== undefined) return type.nb_bool(t, value as never);
      const size = type.mp_length ?? type.sq_length;
      return size === undefined || size(t, value as never) > 0;
    }
  }
}

/** Has the value an `__index__`. */
export function isIndex(value: Value): boolean {
  return asInt(value) !== undefined || typeOf(value).nb_index !== undefined;
}

/** `operator.index(value)` as an exact int. Raises TypeError `'X' object cannot be interpreted as an integer`. */
export function index(t: Thread, value: Value): Int {
  const int = asInt(value);
  if (int !== undefined) return int;
  const type = typeOf(value);
  if (type.nb_index === undefined) return raise.TypeError(`'${utf16(type.name)}' object cannot be interpreted as an integer`);
  const result = type.nb_index(t, value as never);
  if (typeof result === 'number' || typeof result === 'bigint') return result;
  const inner = asInt(result);
  if (inner === undefined) return raise.TypeError(`__index__ returned non-int (type ${utf16(typeOf(result).name)})`);
  t.warn(
    deprecation(),
    `__index__ returned non-int (type ${utf16(typeOf(result).name)}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
    1,
  );
  return inner;
}

/**
 * An index as a JS number (Py_ssize_t). Beyond 64 bits raises `overflow` (`cannot fit 'X' into an index-sized integer`); a bigint that fits
 * 64 bits but not a safe integer becomes the nearest number, which no sequence reaches.
 */
export function indexNumber(t: Thread, value: Value, overflow: ExceptionName = 'OverflowError'): number {
  const int = typeof value === 'number' ? value : index(t, value);
  if (typeof int === 'number') return int;
  if (BigInt.asIntN(64, int) !== int) {
    raise[overflow](`cannot fit '${utf16(typeOf(value).name)}' into an index-sized integer`);
  }
  return Number(int);
}

/** An index clamped to what fits, for slices: never raises for size. */
export function clampedIndex(t: Thread, value: Value): number {
  const int = index(t, value);
  return typeof int === 'number' ? int : int > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}

/** `float(value)` for numbers (`PyFloat_AsDouble`). Raises TypeError `must be real number, not X`. */
export function floatOf(t: Thread, value: Value): number {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'number') return value;
  const type = typeOf(value);
  if (isSubtype(type, intType)) return intToFloat(asInt(value)!);
  if (type.nb_float !== undefined) return floatBySlot(t, value, type).value;
  if (type.nb_index !== undefined) return intToFloat(index(t, value));
  return raise.TypeError(`must be real number, not ${utf16(type.name)}`);
}

/** `floatOf` where the sign of a NaN counts. */
export function floatObjectOf(t: Thread, value: Value): PyFloat {
  if (value instanceof PyFloat) return value;
  const type = typeOf(value);
  if (typeof value === 'object' && type.nb_float !== undefined && !isSubtype(type, intType)) return floatBySlot(t, value, type);
  return new PyFloat(floatOf(t, value));
}

/** What `__float__` of a value of `type`, which has one, gives. Raises TypeError where that is no float. */
export function floatBySlot(t: Thread, value: Value, type: PyType): PyFloat {
  const result = type.nb_float!(t, value as never);
  if (!(result instanceof PyFloat))
    return raise.TypeError(`${utf16(type.name)}.__float__ returned non-float (type ${utf16(typeOf(result).name)})`);
  if (result.cls !== floatType) {
    t.warn(
      deprecation(),
      `${utf16(type.name)}.__float__ returned non-float (type ${utf16(result.cls.name)}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.`,
      1,
    );
  }
  return result;
}

/** An int as a float, rounded to even. Raises OverflowError `int too large to convert to float`. */
export function intToFloat(value: Int): number {
  const result = Number(value);
  return Number.isFinite(result) ? result : raise.OverflowError('int too large to convert to float');
}

const deprecation = () => exceptionTypes.DeprecationWarning;
