/** A float as the two halves of its bits. JavaScript runs on little-endian machines only. */

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** Sign, exponent and the first 20 bits of the fraction, as a signed number. */
export function highWord(x: number): number {
  float[0] = x;
  return words[1] | 0;
}

export function lowWord(x: number): number {
  float[0] = x;
  return words[0];
}

export function fromWords(high: number, low: number): number {
  words[1] = high;
  words[0] = low;
  return float[0];
}

/** x with the lower half of its bits cleared. */
export function clearLow(x: number): number {
  float[0] = x;
  words[0] = 0;
  return float[0];
}

/** As C's copysign. */
export function copySign(size: number, sign: number): number {
  const negative = sign < 0 || Object.is(sign, -0);
  const wasNegative = size < 0 || Object.is(size, -0);
  return negative === wasNegative ? size : -size;
}
