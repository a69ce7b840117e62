/**
 * Character classes of the tokenizer's ASCII half. Everything from 128 up may be part of an identifier until the identifier is
 * whole and checked (base/unicode.ts).
 */

const CONTINUE = new Uint8Array(128);
const START = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const letter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
  START[c] = letter ? 1 : 0;
  CONTINUE[c] = letter || (c >= 48 && c <= 57) ? 1 : 0;
}

/** Whether `c` may begin an identifier; false for EOF (-1). */
export function isIdentifierStart(c: number): boolean {
  return c >= 128 || START[c] === 1;
}

/** Whether `c`, below 128, may stand in an identifier; false for EOF (-1). */
export function isIdentifierContinueAscii(c: number): boolean {
  return CONTINUE[c] === 1;
}
