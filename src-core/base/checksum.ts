/** Checksums of bytes: CRC-32 (ISO 3309), CRC-CCITT as BinHex4 has it, Adler-32 (RFC 1950). */

let crcTable: Uint32Array | undefined;

/** Tables for eight bytes at a time (M. Kounavis, F. Berry). */
function makeCrcTable(): Uint32Array {
  const table = new Uint32Array(256 * 8);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  for (let n = 256; n < table.length; n++) table[n] = table[table[n - 256] & 255] ^ (table[n - 256] >>> 8);
  return table;
}

/** Continues the CRC-32 `crc` (0 at first) with `data`. */
export function crc32(data: Uint8Array, crc: number): number {
  crcTable ??= makeCrcTable();
  const table = crcTable;
  let c = ~crc;
  let i = 0;
  for (const end = data.length - 7; i < end; i += 8) {
    const a = c ^ (data[i] | (data[i + 1] << 8) | (data[i + 2] << 16) | (data[i + 3] << 24));
    c =
      table[1792 + (a & 255)] ^
      table[1536 + ((a >>> 8) & 255)] ^
      table[1280 + ((a >>> 16) & 255)] ^
      table[1024 + (a >>> 24)] ^
      table[768 + data[i + 4]] ^
      table[512 + data[i + 5]] ^
      table[256 + data[i + 6]] ^
      table[data[i + 7]];
  }
  for (; i < data.length; i++) c = table[(c ^ data[i]) & 255] ^ (c >>> 8);
  return ~c >>> 0;
}

/** Continues the Adler-32 sum `sum` (1 at first) with `data`. */
export function adler32(data: Uint8Array, sum: number): number {
  let a = sum & 0xffff;
  let b = sum >>> 16;
  for (let i = 0; i < data.length; ) {
    // So many bytes cannot overflow 32 bits.
    const end = Math.min(i + 3800, data.length);
    for (; i < end; i++) {
      a += data[i];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

/** Continues the CRC of polynomial x^16 + x^12 + x^5 + 1. */
export function crcHqx(data: Uint8Array, crc: number): number {
  let c = crc & 0xffff;
  for (let i = 0; i < data.length; i++) {
    c ^= data[i] << 8;
    for (let k = 0; k < 8; k++) c = c & 0x8000 ? ((c << 1) ^ 0x1021) & 0xffff : (c << 1) & 0xffff;
  }
  return c;
}
