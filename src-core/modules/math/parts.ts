/** Rounding, remainders and the bits of floats in the `math` module. */
import { copySign } from '../../base/elementary/words.ts';
import { powerOfTwo } from '../../base/int.ts';
import { call, lookupSpecial } from '../../objects/abstract/call.ts';
import { floatObjectOf, floatOf, index } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { integerOf } from '../../objects/float/float.ts';
import { isNegative, nanOf } from '../../objects/float/nan.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { floatType, typeOf } from '../../objects/type.ts';
import { asInt, PyFloat, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { binary, domainError, rangeError } from './wrapping.ts';

/** ceil and floor: exact floats at once, else the special method, else as a float. */
function rounding(special: string, round: (x: number) => number): NativeRow {
  return [
    '(module, x, /)',
    (t: Thread, _module: Value, x: Value) => {
      if (!(x instanceof PyFloat && x.cls === floatType)) {
        const method = lookupSpecial(t, x, special);
        if (method !== undefined) return call(t, method, []);
      }
      return integerOf(round(floatOf(t, x)));
    },
  ];
}

function trunc(t: Thread, _module: Value, x: Value): Value {
  if (x instanceof PyFloat && x.cls === floatType) return integerOf(Math.trunc(x.value));
  const method = lookupSpecial(t, x, '__trunc__');
  if (method === undefined) return raise.TypeError(`type ${utf16(typeOf(x).name)} doesn't define __trunc__ method`);
  return call(t, method, []);
}

const bits = new BigUint64Array(1);
const float = new Float64Array(bits.buffer);
const SIGN = 1n << 63n;

const bitsOf = (x: number): bigint => {
  float[0] = x;
  return bits[0];
};
const fromBits = (value: bigint): number => {
  bits[0] = value;
  return float[0];
};

/** The float `steps` after x towards y. */
export function nextAfter(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || steps === 0n) return x;
  if (Number.isNaN(y)) return y;
  const from = bitsOf(x);
  const to = bitsOf(y);
  if (from === to) return x;
  const a = from & ~SIGN;
  const b = to & ~SIGN;
  if (((from ^ to) & SIGN) !== 0n) {
    if (a + b <= steps) return y;
    return a < steps ? fromBits((to & SIGN) | (steps - a)) : fromBits(from - steps);
  }
  if (a > b) return a - b >= steps ? fromBits(from - steps) : y;
  return b - a >= steps ? fromBits(from + steps) : y;
}

/** The float next to x towards y, as the C library has it: zero keeps the sign of what became zero. */
function neighbour(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? 2 ** -1074 : -(2 ** -1074);
  return fromBits(x < y === x > 0 ? bitsOf(x) + 1n : bitsOf(x) - 1n);
}

function nextafter(t: Thread, _module: Value, x: number, y: number, steps: Value): Value {
  if (steps === null) return new PyFloat(neighbour(x, y));
  const count = BigInt(index(t, steps));
  if (count < 0n) return raise.ValueError('steps must be a non-negative integer');
  const most = (1n << 64n) - 1n;
  return new PyFloat(nextAfter(x, y, count > most ? most : count));
}

function ulp(_t: Thread, _module: Value, x: number): Value {
  const size = Math.abs(x);
  if (!Number.isFinite(size)) return new PyFloat(size);
  const next = neighbour(size, Number.POSITIVE_INFINITY);
  return new PyFloat(Number.isFinite(next) ? next - size : size - neighbour(size, 0));
}

/** Mantissa from 1/2 to 1 and exponent. */
export function splitFloat(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const small = Math.abs(x) < 2 ** -1022;
  const all = bitsOf(small ? x * 2 ** 54 : x);
  const exponent = Number((all >> 52n) & 0x7ffn) - 1022;
  return [fromBits((all & ~(0x7ffn << 52n)) | (1022n << 52n)), small ? exponent - 54 : exponent];
}

/** x * 2 ** exponent, rounded once. */
export function scaleFloat(x: number, exponent: number): number {
  const [mantissa, own] = splitFloat(x);
  const target = own + exponent;
  if (target > 1024) return copySign(Number.POSITIVE_INFINITY, x);
  if (target < -1075) return copySign(0, x);
  // Half of it first, so that the power is a float; a subnormal result is rounded by the last product alone.
  return target >= -1021 ? mantissa * 2 * powerOfTwo(target - 1) : mantissa * 2 ** 53 * powerOfTwo(-1022) * 2 ** (target + 969);
}

function ldexp(_t: Thread, _module: Value, x: number, exponent: Value): Value {
  const int = asInt(exponent);
  if (int === undefined) return raise.TypeError('Expected an int as second argument to ldexp.');
  if (x === 0 || !Number.isFinite(x)) return new PyFloat(x);
  const result = scaleFloat(x, Number(int));
  return Number.isFinite(result) ? new PyFloat(result) : rangeError();
}

function modf(_t: Thread, _module: Value, x: number): Value {
  const whole = Math.trunc(x);
  const rest = Number.isNaN(x) ? x : Number.isFinite(x) ? copySign(x - whole, x) : copySign(0, x);
  return new PyTuple([new PyFloat(rest), new PyFloat(whole)]);
}

/** `x - n * y` for the n nearest to x / y, the even one of two. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isFinite(x) || y === 0) return Number.NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  const m = Math.abs(x) % size;
  // Against half of y, which may be no float.
  const c = size - m;
  const r = m < c ? m : m > c ? -c : m - 2 * ((0.5 * (Math.abs(x) - m)) % size);
  return copySign(1, x) * r;
}

function copysign(t: Thread, _module: Value, x: Value, y: Value): Value {
  const size = floatOf(t, x);
  const negative = isNegative(floatObjectOf(t, y));
  if (Number.isNaN(size)) return nanOf(negative);
  return new PyFloat(negative ? -Math.abs(size) : Math.abs(size));
}

function isclose(_t: Thread, _module: Value, a: number, b: number, relative: number, absolute: number): Value {
  if (relative < 0 || absolute < 0) return raise.ValueError('tolerances must be non-negative');
  if (a === b) return true;
  if (Math.abs(a) === Number.POSITIVE_INFINITY || Math.abs(b) === Number.POSITIVE_INFINITY) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
}

function fmod(_t: Thread, _module: Value, x: number, y: number): Value {
  const result = Math.abs(y) === Number.POSITIVE_INFINITY && Number.isFinite(x) ? x : x % y;
  return Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) ? domainError() : new PyFloat(result);
}

const floatRow = (compute: (x: number) => Value): NativeRow => [
  '(module, x: float, /)',
  (_t: Thread, _module: Value, x: number) => compute(x),
];

export const parts: Record<string, NativeRow> = {
  ceil: rounding('__ceil__', Math.ceil),
  copysign: ['(module, x, y, /)', copysign],
  degrees: floatRow((x) => new PyFloat(x * (180 / Math.PI))),
  fabs: floatRow((x) => new PyFloat(Math.abs(x))),
  floor: rounding('__floor__', Math.floor),
  fmod: ['(module, x: float, y: float, /)', fmod],
  frexp: floatRow((x) => {
    const [mantissa, exponent] = splitFloat(x);
    return new PyTuple([new PyFloat(mantissa), exponent]);
  }),
  isclose: ['(module, /, a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0)', isclose],
  isfinite: floatRow(Number.isFinite),
  isinf: floatRow((x) => Math.abs(x) === Number.POSITIVE_INFINITY),
  isnan: floatRow(Number.isNaN),
  ldexp: ['(module, x: float, i, /)', ldexp],
  modf: ['(module, x: float, /)', modf],
  nextafter: ['(module, x: float, y: float, /, *, steps=None)', nextafter],
  radians: floatRow((x) => new PyFloat(x * (Math.PI / 180))),
  remainder: binary('x: float, y: float', remainder),
  trunc: ['(module, x, /)', trunc],
  ulp: ['(module, x: float, /)', ulp],
};
