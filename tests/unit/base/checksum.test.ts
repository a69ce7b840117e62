/** Checksums of the text that all their definitions use, and that they may be taken in pieces. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adler32, crc32, crcHqx } from '../../../src-core/base/checksum.ts';

const digits = new TextEncoder().encode('123456789');

it('gives the check values', () => {
  expect([crc32(digits, 0), adler32(digits, 1), crcHqx(digits, 0)]).toEqual([0xcbf43926, 0x091e01de, 0x31c3]);
});

it('goes on from what it gave', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (data, cut) => {
      const [first, second] = [data.subarray(0, cut), data.subarray(cut)];
      return (
        crc32(second, crc32(first, 0)) === crc32(data, 0) &&
        adler32(second, adler32(first, 1)) === adler32(data, 1) &&
        crcHqx(second, crcHqx(first, 0)) === crcHqx(data, 0)
      );
    }),
  );
});
