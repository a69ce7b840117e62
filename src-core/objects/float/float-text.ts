/** Floats from text (Objects/floatobject.c `PyFloat_FromString`, Python/pystrtod.c) and in hexadecimal. */

import { toAsciiDigits } from '../../base/decimal-digits.ts';
import { scaleByPower } from '../../base/int.ts';
import { PyFloat, type Str, utf16 } from '../value.ts';
import { decompose } from './arithmetic.ts';
import { nanOf } from './nan.ts';

const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const SPECIAL = /^([+-]?)(inf|infinity|nan)$/i;
const UNDERSCORES = /^(?!_)(?:[^_]|(?<=[0-9])_(?=[0-9]))*$/;

/** The value of an ASCII text in float notation without spaces or underscores; undefined where it is none. */
export function parsePlainFloat(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  const special = SPECIAL.exec(text);
  if (!special) return undefined;
  const value = special[2][0].toLowerCase() === 'n' ? Number.NaN : Infinity;
  return special[1] === '-' ? -value : value;
}

/** Takes the underscores out of a number; undefined where they stand wrong. */
export function withoutUnderscores(text: string): string | undefined {
  if (!text.includes('_')) return text;
  return UNDERSCORES.test(text) ? text.replaceAll('_', '') : undefined;
}

/** Are there underscores of which one does not stand between digits. */
export function underscoresMisplaced(text: Str): boolean {
  const ascii = toAsciiDigits(typeof text === 'string' ? text : text.points);
  return ascii.includes('_') && (!UNDERSCORES.test(ascii) || ascii.includes('\0'));
}

/** `float('...')`: spaces around, underscores between digits, digits of any script; undefined where Python refuses. */
export function parseFloatText(text: Str): number | undefined {
  const ascii = toAsciiDigits(typeof text === 'string' ? text : text.points);
  const plain = withoutUnderscores(ascii.replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''));
  return plain === undefined ? undefined : parsePlainFloat(plain);
}

/** `parseFloatText` as an object, which knows the sign of a NaN. */
export function floatFromText(text: Str): PyFloat | undefined {
  const value = parseFloatText(text);
  if (value === undefined) return undefined;
  return Number.isNaN(value) ? nanOf(utf16(text).includes('-')) : new PyFloat(value);
}

/** `float.hex()`. */
export function floatToHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;
  if (value === 0) return `${sign}0x0.0p+0`;
  const [mantissa, exponent] = decompose(Math.abs(value));
  const normal = mantissa >> 52n;
  const digits = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${normal}.${digits}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const HEX = /^[\t-\r ]*([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?[0-9]+))?[\t-\r ]*$/;

/** `float.fromhex()`: undefined where the text is none, Infinity where a finite text is too large. `exact` says that inf was written. */
export function floatFromHex(text: string): { value: number; written: boolean } | undefined {
  const special = SPECIAL.exec(text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''));
  if (special) {
    const value = special[2][0].toLowerCase() === 'n' ? Number.NaN : Infinity;
    return { value: special[1] === '-' ? -value : value, written: true };
  }
  const match = HEX.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = '', exponentText = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(`0x${whole}${fraction}`);
  const negative = sign === '-';
  const signed = (value: number) => ({ value: negative ? -value : value, written: false });
  if (digits === 0n) return signed(0);
  const exponent = Number(exponentText) - 4 * fraction.length;
  const length = digits.toString(2).length;
  const top = exponent + length;
  if (top > 1024) return signed(Infinity);
  if (top < -1074) return signed(0);
  // Rounded once, half to even, to 53 bits or to a multiple of 2**-1074.
  const drop = Math.max(length - 53, -1074 - exponent);
  if (drop <= 0) return signed(scaleByPower(Number(digits), exponent));
  const cut = BigInt(drop);
  let kept = digits >> cut;
  const rest = digits - (kept << cut);
  const half = 1n << (cut - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  return signed(scaleByPower(Number(kept), exponent + drop));
}
