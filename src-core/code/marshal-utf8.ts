/**
 * UTF-8 as marshal writes it: the `surrogatepass` error handler on both sides, so that lone surrogates survive. Source decoding
 * lives in the room source; nothing else in this room knows an encoding.
 */

import { type CodeError, DecodeError } from './code-error.ts';
import { type Text, WideConst } from './const.ts';

/** Bytes of `text`; surrogates are encoded as three bytes each, but those of a pair as one code point where `paired`. */
export function encodeUtf8(text: Text, paired: boolean): Uint8Array {
  const points =
    typeof text === 'string'
      ? paired
        ? codePoints(text)
        : Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
      : text.points;
  const out: number[] = [];
  for (const c of points) {
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
}

/** Code points of a UTF-16 string: pairs are joined (identifiers and file names may hold them), lone surrogates stay. */
function codePoints(text: string): number[] {
  const points: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.codePointAt(i) as number;
    if (c > 0xffff) i++;
    points.push(c);
  }
  return points;
}

/** Text of `data[from, to)`. Raises CodeError (UnicodeDecodeError) with CPython's reason where the bytes are no UTF-8. */
export function decodeUtf8(data: Uint8Array, from: number, to: number): Text {
  const points: number[] = [];
  let wide = false;
  let i = from;
  while (i < to) {
    const lead = data[i];
    if (lead < 0x80) {
      points.push(lead);
      i++;
      continue;
    }
    const size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (size === 0) throw undecodable(data.subarray(from, to), i - from, i + 1 - from, 'invalid start byte');
    let point = lead & (0xff >> (size + 1));
    for (let k = 1; k < size; k++) {
      if (i + k >= to) throw undecodable(data.subarray(from, to), i - from, to - from, 'unexpected end of data');
      const byte = data[i + k];
      if ((byte & 0xc0) !== 0x80 || (k === 1 && outOfRange(lead, byte))) {
        throw undecodable(data.subarray(from, to), i - from, i + k - from, 'invalid continuation byte');
      }
      point = (point << 6) | (byte & 63);
    }
    if (point > 0xffff) wide = true;
    points.push(point);
    i += size;
  }
  if (wide) return new WideConst(Uint32Array.from(points));
  let text = '';
  for (let k = 0; k < points.length; k += 4096) text += String.fromCharCode(...points.slice(k, k + 4096));
  return text;
}

/** Whether a second byte makes an overlong form or a code point above U+10FFFF. */
function outOfRange(lead: number, second: number): boolean {
  return (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f);
}

function undecodable(data: Uint8Array, start: number, end: number, reason: string): CodeError {
  const where =
    end - start === 1
      ? `byte 0x${data[start].toString(16).padStart(2, '0')} in position ${start}`
      : `bytes in position ${start}-${end - 1}`;
  return new DecodeError(`'utf-8' codec can't decode ${where}: ${reason}`, data, start, end, reason);
}
