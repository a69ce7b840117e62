/**
 * The adaptive counter in the first cache entry (Include/internal/pycore_code.h): 12 bits of value over 4 bits of backoff. The
 * loop takes 16 off for each execution of the generic form and comes here when less than 16 is left.
 */
import type { PyCode } from '../../objects/code.ts';

/** After success: 52 misses until the next attempt. */
const COOLDOWN = (52 << 4) | 0;
const MAX_BACKOFF = 12;

/** Installs a specialised form at unit `index`. */
export function succeed(code: PyCode, index: number, opcode: number): void {
  code.setOpcode(index, opcode);
  code.units[index + 1] = COOLDOWN;
}

/** Keeps the generic form and waits twice as long. */
export function fail(code: PyCode, index: number, generic: number): void {
  const backoff = Math.min((code.units[index + 1] & 15) + 1, MAX_BACKOFF);
  code.setOpcode(index, generic);
  code.units[index + 1] = (((1 << backoff) - 1) << 4) | backoff;
}

/** Writes 32 bits into cache entries `at` and `at + 1`. */
export function write32(code: PyCode, at: number, value: number): void {
  code.units[at] = value & 0xffff;
  code.units[at + 1] = value >>> 16;
}
