/**
 * The hash of a str in the reference, which is a 32-bit build without aligned access: FNV (Python/pyhash.c) with the zero secret of
 * PYTHONHASHSEED=0. The answer is unsigned.
 */
export function hashFnv(text: string): number {
  const wide = /[^\0-\xff]/.test(text);
  const bytes = Buffer.from(text, wide ? 'utf16le' : 'latin1');
  if (bytes.length === 0) return 0;
  const rest = bytes.length % 4 || 4;
  let x = bytes[0] << 7;
  let at = 0;
  for (; at < bytes.length - rest; at += 4) x = Math.imul(1000003, x) ^ bytes.readUInt32LE(at);
  for (; at < bytes.length; at++) x = Math.imul(1000003, x) ^ bytes[at];
  x ^= bytes.length;
  return (x === -1 ? -2 : x) >>> 0;
}
