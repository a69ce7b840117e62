/** Decimals as text and back (Modules/_decimal/libmpdec/io.c `_mpd_to_string`, `mpd_qset_string`). */
import { addInt, canonical, type Int, moduloInt, subtractInt } from '../../base/int.ts';
import { newException } from '../../objects/raise.ts';
import { CONVERSION_SYNTAX, EXP_INFINITE, finalize, type Limits } from './limits.ts';
import { FINITE, INFINITE, infinity, PyDecimal, QUIET, SIGNALING, small } from './number.ts';

/** Where the point stands: `sci` and `eng` choose, `fixed` writes no exponent, `exp` always one. */
export type Notation = 'sci' | 'eng' | 'fixed' | 'exp';

/** The text of a number; `place` is where `exp` puts the point. Raises MemoryError where it would be too long. */
export function toText(d: PyDecimal, capitals: boolean, notation: Notation = 'sci', place = 1): string {
  const sign = d.negative ? '-' : '';
  if (d.kind === INFINITE) return `${sign}Infinity`;
  if (d.kind !== FINITE) {
    return `${sign}${d.kind === QUIET ? 'NaN' : 'sNaN'}${d.coefficient === 0 ? '' : d.coefficient}`;
  }
  const { digits, exponent } = d;
  const whole = addInt(digits, exponent);
  let point: Int = place;
  if (notation === 'fixed' || (notation !== 'exp' && exponent <= 0 && whole > -6)) point = whole;
  else if (notation === 'eng') {
    point = d.coefficient === 0 ? addInt(moduloInt(addInt(exponent, 2), 3), -1) : addInt(1, moduloInt(subtractInt(whole, 1), 3));
  }
  const left = subtractInt(whole, point);
  const text = sign + placePoint(String(d.coefficient), point);
  if (left === 0 && notation !== 'exp') return text;
  return `${text}${capitals ? 'E' : 'e'}${left < 0 ? '' : '+'}${left}`;
}

/** Digits with a point behind the first `point` of them, zeros added where there are none. */
function placePoint(digits: string, point: Int): string {
  if (point <= 0) return `0.${zeros(subtractInt(0, point))}${digits}`;
  if (point >= digits.length) return digits + zeros(subtractInt(point, digits.length));
  return `${digits.slice(0, Number(point))}.${digits.slice(Number(point))}`;
}

/** The longest text that the engine holds is shorter than this. */
const LONGEST = 2 ** 29 - 64;

function zeros(count: Int): string {
  if (count > LONGEST) throw newException('MemoryError');
  return '0'.repeat(Number(count));
}

const NUMERIC = /^([+-]?)(?:(?=\.?\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))$/i;

/** Exponents as C's `strtoll` reads them. */
const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);

/** The number that ASCII text writes, brought into the limits; ConversionSyntax where it writes none. */
export function fromText(text: string, limits: Limits): PyDecimal {
  const match = NUMERIC.exec(text);
  if (match === null) return limits.fail(CONVERSION_SYNTAX);
  const [, sign, whole, fraction = '', power, infinite, notNumber, payload] = match;
  const negative = sign === '-';
  if (infinite !== undefined) return infinity(negative);
  if (notNumber !== undefined) {
    const coefficient = canonical(BigInt(payload || '0'));
    const result = new PyDecimal(negative, coefficient, 0, notNumber.length === 3 ? QUIET : SIGNALING);
    if (coefficient !== 0 && result.digits > subtractInt(limits.prec, limits.clamp)) return limits.fail(CONVERSION_SYNTAX);
    return result;
  }
  const digits = whole + fraction;
  const coefficient = digits.length < 16 ? Number(digits) : canonical(BigInt(digits));
  let exponent: Int = power === undefined ? 0 : readExponent(power);
  exponent = subtractInt(exponent, fraction.length);
  if (exponent < SMALLEST) exponent = SMALLEST;
  if (exponent > EXP_INFINITE) exponent = EXP_INFINITE;
  if (exponent === SMALLEST) exponent = SMALLEST + 1n;
  return finalize(small(negative, coefficient, exponent), limits);
}

function readExponent(text: string): Int {
  if (text.length < 16) return Number(text) + 0;
  const value = BigInt(text.replace('+', ''));
  return canonical(value > LARGEST ? LARGEST : value < SMALLEST ? SMALLEST : value);
}
