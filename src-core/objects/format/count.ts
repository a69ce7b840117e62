/** Widths and precisions in format strings: exact up to 2**63 - 1, above which they are an error, unlike a JS number. */

/** The largest width (`PY_SSIZE_T_MAX`). */
export const MAX_WIDTH = 2n ** 63n - 1n;

/** `10 * count + digit`, exact. */
export function appendDigit(count: number | bigint, digit: number): number | bigint {
  return typeof count === 'number' && count < 2 ** 49 ? count * 10 + digit : BigInt(count) * 10n + BigInt(digit);
}
