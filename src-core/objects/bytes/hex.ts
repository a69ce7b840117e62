/** `bytes.hex` and `bytes.fromhex` (Python/pystrhex.c, Objects/bytesobject.c). */
import { length } from '../abstract/sequence.ts';
import { raise } from '../raise.ts';
import { isAscii, lengthStr, pointAt } from '../str/text.ts';
import type { Thread } from '../thread.ts';
import { asStr, PyBytes, type Str, type Value } from '../value.ts';

const DIGITS: string[] = [];
for (let byte = 0; byte < 256; byte++) DIGITS.push(byte.toString(16).padStart(2, '0'));

function separatorOf(t: Thread, sep: Value, latin: boolean): string {
  const size = length(t, sep);
  if (size !== 1) return raise.ValueError('sep must be length 1.');
  const text = asStr(sep);
  if (text !== undefined) {
    return pointAt(text, 0) < (latin ? 256 : 128) ? (text as string) : raise.ValueError('sep must be ASCII.');
  }
  if (!(sep instanceof PyBytes)) return raise.TypeError('sep must be str or bytes.');
  return latin || sep.data[0] < 128 ? String.fromCharCode(sep.data[0]) : raise.ValueError('sep must be ASCII.');
}

/** `data.hex(sep, group)`: groups count from the right, a negative number from the left. `latin`: the result is bytes. */
export function hexOf(t: Thread, data: Uint8Array, sep: Value | undefined, group: number, latin = false): string {
  const separator = sep === undefined ? '' : separatorOf(t, sep, latin);
  const size = Math.abs(group);
  if (separator === '' || size === 0 || data.length <= size) return Array.from(data, (byte) => DIGITS[byte]).join('');
  const parts: string[] = [];
  const first = group > 0 ? data.length % size : 0;
  let part = '';
  for (let i = 0; i < data.length; i++) {
    if (i > 0 && (i - first) % size === 0) {
      parts.push(part);
      part = '';
    }
    part += DIGITS[data[i]];
  }
  parts.push(part);
  return parts.join(separator);
}

function digitOf(point: number): number {
  if (point >= 48 && point <= 57) return point - 48;
  const lower = point | 32;
  return point < 128 && lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** The bytes that pairs of hexadecimal digits give; ASCII space may stand between pairs. Raises ValueError. */
export function bytesOfHex(text: Str): Uint8Array {
  const out: number[] = [];
  const end = lengthStr(text);
  const refuse = (at: number): never => raise.ValueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
  if (!isAscii(text)) for (let i = 0; i < end; i++) if (pointAt(text, i) > 127) return refuse(i);
  for (let i = 0; i < end; ) {
    const point = pointAt(text, i);
    if (point === 32 || (point >= 9 && point <= 13)) {
      i++;
      continue;
    }
    const high = digitOf(point);
    if (high < 0) return refuse(i);
    const low = i + 1 < end ? digitOf(pointAt(text, i + 1)) : -1;
    if (low < 0) return refuse(i + 1);
    out.push(high * 16 + low);
    i += 2;
  }
  return Uint8Array.from(out);
}
