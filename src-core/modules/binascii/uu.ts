/** Lines of uuencoded data as `binascii` reads and writes them. */
import { newBytes } from '../../objects/bytes/methods.ts';
import { raiseOf } from '../module-exception.ts';
import { binasciiError } from './errors.ts';

const BACKTICK = 96;

/** Raises binascii.Error. */
export function decodeUu(data: Uint8Array): Uint8Array {
  const out = newBytes(((data[0] ?? 0) - 32) & 63);
  let i = 1;
  let bits = 0;
  let count = 0;
  for (let to = 0; to < out.length; i++) {
    let value = i < data.length ? data[i] : 0;
    // Spaces at the end of a line may have got lost.
    if (value === 10 || value === 13 || i >= data.length) value = 0;
    else if (value < 32 || value > BACKTICK) raiseOf(binasciiError, 'Illegal char');
    else value = (value - 32) & 63;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out[to++] = bits >> count;
    }
  }
  for (; i < data.length; i++) {
    const byte = data[i];
    if (byte !== 32 && byte !== BACKTICK && byte !== 10 && byte !== 13) raiseOf(binasciiError, 'Trailing garbage');
  }
  return out;
}

/** Zeros are written as spaces, or as backticks. Raises binascii.Error. */
export function encodeUu(data: Uint8Array, backtick: boolean): Uint8Array {
  if (data.length > 45) raiseOf(binasciiError, 'At most 45 bytes at once');
  const character = (value: number) => (backtick && value === 0 ? BACKTICK : value + 32);
  const out: number[] = [character(data.length)];
  for (let i = 0; i < data.length; i += 3) {
    const bits = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) out.push(character((bits >> shift) & 63));
  }
  out.push(10);
  return Uint8Array.from(out);
}
