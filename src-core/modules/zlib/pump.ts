/** Running a compression stream into a buffer that grows. */
import type { CompressionStream } from '../../host/algorithms.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import { NEED_DICT } from './errors.ts';

/** Sizes of the blocks of output one after another (`_BlocksOutputBuffer`): uncompressed data is stored in pieces that depend on them. */
const KILO = 1024;
const BLOCKS = [32, 64, 256, 1024, 4096, 8192, 16384, 16384, 32768].map((size) => size * KILO);

export interface Pumped {
  status: number;
  output: Uint8Array;
  /** Bytes of the input that were taken. */
  consumed: number;
}

/**
 * Feeds all of `input`, until nothing more comes out or `limit` bytes did. `needDictionary` is asked when the stream wants one; true goes
 * on. A status below zero other than "no progress" ends it.
 */
export function pump(
  stream: CompressionStream,
  input: Uint8Array,
  flush: number,
  limit = Number.POSITIVE_INFINITY,
  needDictionary: () => boolean = () => false,
): Pumped {
  const blocks: Uint8Array[] = [];
  let total = 0;
  let block = newBytes(0);
  let used = 0;
  let consumed = 0;
  let status = 0;
  for (;;) {
    if (used === block.length) {
      if (total >= limit) break;
      block = newBytes(Math.min(BLOCKS[Math.min(blocks.length, BLOCKS.length - 1)], limit - total));
      blocks.push(block);
      used = 0;
    }
    const step = stream.step(input, consumed, block, used, flush);
    ({ status } = step);
    consumed += step.consumed;
    used += step.produced;
    total += step.produced;
    if (status === NEED_DICT && needDictionary()) continue;
    const failed = status !== 0 && status !== 1 && status !== -5;
    if (failed || used < block.length) break;
  }
  return { status, output: joined(blocks, total), consumed };
}

/** The first `total` bytes of the blocks; all but the last are full. */
function joined(blocks: readonly Uint8Array[], total: number): Uint8Array {
  if (blocks.length === 1) return blocks[0].slice(0, total);
  const output = newBytes(total);
  let at = 0;
  for (const block of blocks) {
    const part = block.subarray(0, total - at);
    output.set(part, at);
    at += part.length;
  }
  return output;
}
