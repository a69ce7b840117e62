/** Base64 (RFC 4648) as `binascii` reads and writes it. */
import { newBytes } from '../../objects/bytes/methods.ts';
import { raiseOf } from '../module-exception.ts';
import { binasciiError } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const ENCODED = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0));
const DECODED = new Uint8Array(256).fill(255);
ENCODED.forEach((byte, value) => {
  DECODED[byte] = value;
});
const PAD = 61;

export function encodeBase64(data: Uint8Array, newline: boolean): Uint8Array {
  const out = newBytes(Math.ceil(data.length / 3) * 4 + (newline ? 1 : 0));
  let to = 0;
  let i = 0;
  for (; i + 2 < data.length; i += 3) {
    const bits = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    out[to++] = ENCODED[bits >> 18];
    out[to++] = ENCODED[(bits >> 12) & 63];
    out[to++] = ENCODED[(bits >> 6) & 63];
    out[to++] = ENCODED[bits & 63];
  }
  if (i < data.length) {
    const two = i + 1 < data.length;
    const bits = (data[i] << 16) | (two ? data[i + 1] << 8 : 0);
    out[to++] = ENCODED[bits >> 18];
    out[to++] = ENCODED[(bits >> 12) & 63];
    out[to++] = two ? ENCODED[(bits >> 6) & 63] : PAD;
    out[to++] = PAD;
  }
  if (newline) out[to] = 10;
  return out;
}

const refuse = (message: string): never => raiseOf(binasciiError, message);

/** Characters outside of the alphabet are skipped, or refused where `strict`. Raises binascii.Error. */
export function decodeBase64(data: Uint8Array, strict: boolean): Uint8Array {
  const out = newBytes(Math.ceil(data.length / 4) * 3);
  let to = 0;
  if (strict && data[0] === PAD) refuse('Leading padding not allowed');
  let position = 0;
  let left = 0;
  let pads = 0;
  let padded = false;
  for (let i = 0; i < data.length; i++) {
    const byte = data[i];
    if (byte === PAD) {
      padded = true;
      if (strict && position === 0) refuse('Excess padding not allowed');
      if (position >= 2 && position + ++pads >= 4) {
        if (strict && i + 1 < data.length) refuse('Excess data after padding');
        return out.subarray(0, to);
      }
      continue;
    }
    const value = DECODED[byte];
    if (value > 63) {
      if (strict) refuse('Only base64 data is allowed');
      continue;
    }
    if (strict && padded) refuse('Discontinuous padding not allowed');
    pads = 0;
    if (position > 0) out[to++] = (left << (position * 2)) | (value >> (6 - position * 2));
    left = value;
    position = (position + 1) & 3;
  }
  if (position === 1) {
    const count = Math.floor(to / 3) * 4 + 1;
    refuse(`Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`);
  }
  if (position !== 0) refuse('Incorrect padding');
  return out.subarray(0, to);
}
