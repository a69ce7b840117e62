/**
 * Properties of code points that the language itself needs: which may stand in an identifier, which are printed as they are.
 */
const XID_START = /^\p{XID_Start}$/u;
const XID_CONTINUE = /^\p{XID_Continue}$/u;
const UNPRINTABLE = /^[\p{C}\p{Z}]$/u;

export function isXidStart(point: number): boolean {
  return XID_START.test(String.fromCodePoint(point));
}

export function isXidContinue(point: number): boolean {
  return XID_CONTINUE.test(String.fromCodePoint(point));
}

/** Whether `repr` shows the code point as itself (`str.isprintable`). */
export function isPrintable(point: number): boolean {
  return point === 32 || !UNPRINTABLE.test(String.fromCodePoint(point));
}
