/** Padding and the grouping of digits, shared by every kind of formatted value. */
import { raiseWith } from '../raise.ts';
import { concatStr, repeatStr } from '../str/text.ts';
import type { Str } from '../value.ts';
import type { Spec } from './spec.ts';

/** Strings longer than this V8 cannot make. */
export const MAX_STR = 2 ** 29 - 24;

/** `count` times the fill character. */
export function filling(fill: Str, count: number): Str {
  if (count <= 0) return '';
  return count > MAX_STR ? raiseWith('MemoryError') : repeatStr(fill, count);
}

/** Text of `size` characters in the width of the specification. */
export function pad(text: Str, size: number, spec: Spec): Str {
  const missing = spec.width - size;
  if (missing <= 0) return text;
  const left = spec.align === '>' ? missing : spec.align === '^' ? Math.floor(missing / 2) : 0;
  return concatStr(filling(spec.fill, left), text, filling(spec.fill, missing - left));
}

/** Digits with separators from the right, and zeros before them up to `width` (Objects/stringlib: `InsertThousandsGrouping`). */
function group(digits: string, size: number, separator: string, width: number): string {
  if (separator === '') return digits.padStart(width, '0');
  const groups: string[] = [];
  let left = digits.length;
  let missing = width;
  for (;;) {
    const length = Math.min(size, Math.max(left, missing, 1));
    groups.push(digits.slice(Math.max(left - length, 0), left).padStart(length, '0'));
    left = Math.max(left - length, 0);
    missing -= length;
    if (left <= 0 && missing <= 0) break;
    missing -= 1;
  }
  return groups.reverse().join(separator);
}

/**
 * A number of sign, prefix (`0x`), digits and the rest (point, fraction, exponent, `%`) in its field. `size` is that of a group of
 * digits. The sign is `-` or empty.
 */
export function layOutNumber(spec: Spec, sign: string, prefix: string, digits: string, rest: string, size: number): Str {
  const shownSign = sign === '-' ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  const others = shownSign.length + prefix.length + rest.length;
  const zeros = spec.fill === '0' && spec.align === '=' ? spec.width - others : 0;
  if (zeros > MAX_STR) return raiseWith('MemoryError');
  const grouped = digits === '' ? '' : group(digits, size, spec.grouping, zeros);
  const missing = spec.width - others - grouped.length;
  if (spec.align === '=') return concatStr(shownSign + prefix, filling(spec.fill, missing), grouped + rest);
  const text = shownSign + prefix + grouped + rest;
  return pad(text, text.length, spec);
}
