/** Hash functions and compression as the machine gets them: known digests, and copies that go their own ways. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CompressionStream } from '../../../src-core/host/algorithms.ts';
import { algorithms } from '../../../src-main/algorithms.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const abc = new TextEncoder().encode('abc');

it('hashes', () => {
  const digest = (name: Parameters<typeof algorithms.hash>[0], length?: number): string => {
    const state = algorithms.hash(name);
    state.update(abc);
    return hex(state.digest(length));
  };
  expect(digest('md5')).toBe('900150983cd24fb0d6963f7d28e17f72');
  expect(digest('sha1')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(digest('sha256')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(digest('sha3_256')).toBe('3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532');
  expect(digest('shake_128', 8)).toBe('5881092dd818bf5c');
});

it('continues after a digest, and copies apart', () => {
  const state = algorithms.hash('sha256');
  state.update(abc);
  const copy = state.copy();
  const before = hex(state.digest());
  state.update(abc);
  expect(hex(copy.digest())).toBe(before);
  expect(hex(state.digest())).not.toBe(before);
});

/** Everything that comes of the input. */
function run(stream: CompressionStream, input: Uint8Array, flush: number): Uint8Array {
  const output = new Uint8Array(100_000);
  return output.slice(0, stream.step(input, 0, output, 0, flush).produced);
}

it('decompresses what it compressed, also by a copy taken halfway', () => {
  const parameters = { level: 6, method: 8, windowBits: 15, memLevel: 8, strategy: 0 };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.uint8Array({ maxLength: 2000 }), (first, second) => {
      const stream = algorithms.deflate(parameters) as CompressionStream;
      const start = run(stream, first, 0);
      const copy = stream.copy();
      const one = [start, run(stream, second, 4)];
      const two = [start, run(copy, second, 4)];
      expect(Buffer.concat(two)).toEqual(Buffer.concat(one));
      const inflate = algorithms.inflate(15) as CompressionStream;
      expect(hex(run(inflate, Buffer.concat(one), 4))).toBe(hex(Buffer.concat([first, second])));
    }),
    { numRuns: 30 },
  );
});

it('answers wrong parameters with a code', () => {
  expect(algorithms.deflate({ level: 10, method: 8, windowBits: 15, memLevel: 8, strategy: 0 })).toBe(-2);
  expect(algorithms.inflate(99)).toBe(-2);
});
