/** UTF-16 and UTF-32 (Objects/unicodeobject.c). Without a stated order of bytes a mark is written, and read, first; the machine is little-endian. */
import { ByteWriter, encodePoints } from './codec.ts';
import { handleDecodeError } from './codec-errors.ts';
import { joinStr, strOf } from './str/text.ts';
import type { Thread } from './thread.ts';
import type { Str } from './value.ts';

function putUnit(out: ByteWriter, unit: number, size: number, big: boolean): void {
  if (size === 2) {
    if (big) out.push(unit >> 8, unit & 255);
    else out.push(unit & 255, unit >> 8);
  } else if (big) out.push(0, unit >> 16, (unit >> 8) & 255, unit & 255);
  else out.push(unit & 255, (unit >> 8) & 255, unit >> 16, 0);
}

/** Encodes; `encoding` is `utf-16`, `utf-16-le`, `utf-32-be` ... */
export function encodeWide(t: Thread, text: Str, encoding: string, errors: Str): Uint8Array {
  const size = encoding.startsWith('utf-16') ? 2 : 4;
  const big = encoding.endsWith('-be');
  const body = encodePoints(
    t,
    text,
    errors,
    encoding,
    () => 'surrogates not allowed',
    (out, point) => {
      if (point >= 0xd800 && point < 0xe000) return false;
      if (size === 2 && point > 0xffff) {
        putUnit(out, 0xd800 + ((point - 0x10000) >> 10), 2, big);
        putUnit(out, 0xdc00 + (point & 0x3ff), 2, big);
      } else putUnit(out, point, size, big);
      return true;
    },
    size,
  );
  if (encoding.length > 6) return body;
  const out = new ByteWriter(body.length + size);
  putUnit(out, 0xfeff, size, false);
  out.append(body);
  return out.finish();
}

/** Decodes; a mark at the start of `utf-16` or `utf-32` gives the order of bytes and is dropped. */
export function decodeWide(t: Thread, data: Uint8Array, encoding: string, errors: Str): Str {
  const size = encoding.startsWith('utf-16') ? 2 : 4;
  let big = encoding.endsWith('-be');
  let pos = 0;
  const unitAt = (at: number): number => {
    if (size === 2) return big ? (data[at] << 8) | data[at + 1] : data[at] | (data[at + 1] << 8);
    const bytes = [data[at], data[at + 1], data[at + 2], data[at + 3]];
    if (!big) bytes.reverse();
    return bytes[0] * 16777216 + ((bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
  };
  if (encoding.length === 6 && data.length >= size) {
    if (unitAt(0) === 0xfeff) pos = size;
    else if (unitAt(0) === (size === 2 ? 0xfffe : 0xfffe0000)) {
      big = true;
      pos = size;
    }
  }
  const shown = `utf-${size * 8}-${big ? 'be' : 'le'}`;
  const parts: Str[] = [];
  let points: number[] = [];
  const refuse = (end: number, reason: string): void => {
    parts.push(strOf(Uint32Array.from(points)));
    points = [];
    const [text, next] = handleDecodeError(t, errors, { encoding: shown, object: data, start: pos, end, reason });
    parts.push(text);
    pos = next;
  };
  while (pos < data.length) {
    if (pos + size > data.length) {
      refuse(data.length, 'truncated data');
      continue;
    }
    const unit = unitAt(pos);
    if (unit >= 0xd800 && unit < 0xe000) {
      if (size === 4) refuse(pos + 4, 'code point in surrogate code point range(0xd800, 0xe000)');
      else if (unit >= 0xdc00) refuse(pos + 2, 'illegal encoding');
      else if (pos + 4 > data.length) refuse(data.length, 'unexpected end of data');
      else {
        const second = unitAt(pos + 2);
        if (second >= 0xdc00 && second < 0xe000) {
          points.push(0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00));
          pos += 4;
        } else refuse(pos + 2, 'illegal UTF-16 surrogate');
      }
    } else if (unit > 0x10ffff) refuse(pos + 4, 'code point not in range(0x110000)');
    else {
      points.push(unit);
      pos += size;
    }
  }
  parts.push(strOf(Uint32Array.from(points)));
  return joinStr('', parts);
}
