/**
 * Ints as text and back: `repr` under the limit of digits, `int('...', base)` with its prefixes, underscores and Unicode digits
 * (Objects/longobject.c `long_to_decimal_string`, `PyLong_FromString`).
 */

import { toAsciiDigits } from '../../base/decimal-digits.ts';
import { bitLength, canonical, type Int } from '../../base/int.ts';
import { reprText } from '../abstract/repr.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyBytes, type Str, type Value } from '../value.ts';

/** Below this many digits the limit is never looked at (`_PY_LONG_MAX_STR_DIGITS_THRESHOLD`). */
const THRESHOLD = 640;

/** Decimal text. Raises ValueError beyond `sys.get_int_max_str_digits()`. */
export function intToText(t: Thread, value: Int): string {
  if (typeof value === 'number') return String(value);
  const limit = t.runtime.intMaxStrDigits;
  if (limit > 0 && bitLength(value) > THRESHOLD * 3.3) {
    // Digits are counted without making the text first, which may be quadratic.
    if (bitLength(value) * 0.30102999 > limit + 1) refuseToText(limit);
    const text = value.toString();
    if (text.length - (value < 0n ? 1 : 0) > limit) refuseToText(limit);
    return text;
  }
  return value.toString();
}

function refuseToText(limit: number): never {
  return raise.ValueError(
    `Exceeds the limit (${limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

const SPACE = /^[\t-\r ]+|[\t-\r ]+$/g;
const PREFIX_BASE: Record<string, number> = { '0x': 16, '0o': 8, '0b': 2 };

/** The int that a text writes, or undefined where it writes none. Raises ValueError beyond the limit of digits. */
function parse(t: Thread, text: string, base: number): Int | undefined {
  const trimmed = text.replace(SPACE, '');
  // The plain case.
  if (base === 10 && trimmed.length < 16 && /^[+-]?[0-9]+$/.test(trimmed)) return Number(trimmed) + 0;
  const sign = trimmed[0] === '-' || trimmed[0] === '+' ? trimmed[0] : '';
  let rest = trimmed.slice(sign.length);
  const prefixed = PREFIX_BASE[rest.slice(0, 2).toLowerCase()];
  let radix = base;
  let onlyZero = false;
  if (base === 0) {
    radix = prefixed ?? 10;
    onlyZero = prefixed === undefined && rest[0] === '0';
  }
  if (prefixed === radix) {
    rest = rest.slice(2);
    if (rest[0] === '_') rest = rest.slice(1);
  }
  if (!/^[0-9a-zA-Z]+(_[0-9a-zA-Z]+)*$/.test(rest)) return undefined;
  const digits = rest.replaceAll('_', '').toLowerCase();
  for (let i = 0; i < digits.length; i++) {
    const c = digits.charCodeAt(i);
    if ((c < 58 ? c - 48 : c - 87) >= radix) return undefined;
  }
  const limit = t.runtime.intMaxStrDigits;
  if ((radix & (radix - 1)) !== 0 && digits.length > THRESHOLD && limit > 0 && digits.length > limit) {
    return raise.ValueError(
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  const size = canonical(parseDigits(digits, radix));
  if (onlyZero && size !== 0) return undefined;
  return sign === '-' ? (typeof size === 'number' ? 0 - size : -size) : size;
}

const NATIVE: Record<number, string> = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

function parseDigits(digits: string, radix: number): bigint {
  if (radix in NATIVE) return BigInt(NATIVE[radix] + digits);
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, radix));
  const half = digits.length >> 1;
  return (
    parseDigits(digits.slice(0, half), radix) * BigInt(radix) ** BigInt(digits.length - half) +
    parseDigits(digits.slice(half), radix)
  );
}

/** `int(text, base)`; `original` is what the message shows. Raises ValueError. */
export function intFromText(t: Thread, text: Str, base: number, original: Value): Int {
  const ascii = toAsciiDigits(typeof text === 'string' ? text : text.points);
  const value = parse(t, ascii, base);
  return value ?? refuse(t, base, original);
}

function refuse(t: Thread, base: number, original: Value): never {
  return raise.ValueError(`invalid literal for int() with base ${base}: ${reprText(t, original).slice(0, 200)}`);
}

/** `int(b'...', base)`. */
export function intFromBytes(t: Thread, data: Uint8Array, base: number): Int {
  let text = '';
  for (const byte of data) text += String.fromCharCode(byte);
  const value = /^[\0-\x7f]*$/.test(text) ? parse(t, text, base) : undefined;
  return value ?? refuse(t, base, new PyBytes(data.slice(0, 200)));
}
