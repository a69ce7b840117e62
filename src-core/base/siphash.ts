/**
 * SipHash-1-3 with a zero key: `hash()` of str and bytes under PYTHONHASHSEED=0 (Python/pyhash.c). 64-bit words are pairs of 32-bit
 * ones; strs of up to 1024 characters are remembered.
 */
import { hashFromWords } from './hash64.ts';

let buffer = new ArrayBuffer(1024);
let bytes = new Uint8Array(buffer);
let words = new Int32Array(buffer);

function reserve(size: number): void {
  if (size + 8 <= buffer.byteLength) return;
  buffer = new ArrayBuffer((size + 8) * 2 - ((size * 2) % 8));
  bytes = new Uint8Array(buffer);
  words = new Int32Array(buffer);
}

/** Hashes the first `size` bytes of the buffer. */
function sip(size: number): number | bigint {
  if (size === 0) return 0;
  let v0l = 0x70736575;
  let v0h = 0x736f6d65;
  let v1l = 0x6e646f6d;
  let v1h = 0x646f7261;
  let v2l = 0x6e657261;
  let v2h = 0x6c796765;
  let v3l = 0x79746573;
  let v3h = 0x74656462;
  const blocks = size >>> 3;
  // The last block holds the remaining bytes and, in its top byte, the length; three finishing rounds follow.
  bytes.fill(0, size, (blocks + 1) * 8);
  bytes[blocks * 8 + 7] = size;
  for (let i = 0; i < blocks + 4; i++) {
    const message = i <= blocks;
    const ml = message ? words[i * 2] : 0;
    const mh = message ? words[i * 2 + 1] : 0;
    if (i === blocks + 1) v2l ^= 0xff;
    v3l ^= ml;
    v3h ^= mh;
    // v0 += v1; v2 += v3
    let lo = (v0l + v1l) | 0;
    v0h = (v0h + v1h + (lo >>> 0 < v0l >>> 0 ? 1 : 0)) | 0;
    v0l = lo;
    lo = (v2l + v3l) | 0;
    v2h = (v2h + v3h + (lo >>> 0 < v2l >>> 0 ? 1 : 0)) | 0;
    v2l = lo;
    // v1 = rotl(v1, 13) ^ v0; v3 = rotl(v3, 16) ^ v2; v0 = rotl(v0, 32)
    let t = ((v1l << 13) | (v1h >>> 19)) ^ v0l;
    v1h = ((v1h << 13) | (v1l >>> 19)) ^ v0h;
    v1l = t;
    t = ((v3l << 16) | (v3h >>> 16)) ^ v2l;
    v3h = ((v3h << 16) | (v3l >>> 16)) ^ v2h;
    v3l = t;
    t = v0l;
    v0l = v0h;
    v0h = t;
    // v2 += v1; v0 += v3
    lo = (v2l + v1l) | 0;
    v2h = (v2h + v1h + (lo >>> 0 < v2l >>> 0 ? 1 : 0)) | 0;
    v2l = lo;
    lo = (v0l + v3l) | 0;
    v0h = (v0h + v3h + (lo >>> 0 < v0l >>> 0 ? 1 : 0)) | 0;
    v0l = lo;
    // v1 = rotl(v1, 17) ^ v2; v3 = rotl(v3, 21) ^ v0; v2 = rotl(v2, 32)
    t = ((v1l << 17) | (v1h >>> 15)) ^ v2l;
    v1h = ((v1h << 17) | (v1l >>> 15)) ^ v2h;
    v1l = t;
    t = ((v3l << 21) | (v3h >>> 11)) ^ v0l;
    v3h = ((v3h << 21) | (v3l >>> 11)) ^ v0h;
    v3l = t;
    t = v2l;
    v2l = v2h;
    v2h = t;
    v0l ^= ml;
    v0h ^= mh;
  }
  return hashFromWords(v0l ^ v1l ^ v2l ^ v3l, v0h ^ v1h ^ v2h ^ v3h);
}

/** `hash(b)` of bytes. */
export function hashBytes(data: Uint8Array): number | bigint {
  reserve(data.length);
  bytes.set(data);
  return sip(data.length);
}

const CACHED_LENGTH = 1024;
const CACHE_LIMIT = 1 << 16;
const cache = new Map<string, number | bigint>();

/** `hash(s)` of a str whose code points are all below U+10000, one UTF-16 unit each. */
export function hashText(text: string): number | bigint {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const result = computeText(text);
  if (text.length <= CACHED_LENGTH) {
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(text, result);
  }
  return result;
}

function computeText(text: string): number | bigint {
  const { length } = text;
  reserve(length * 2);
  let i = 0;
  for (; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 255) break;
    bytes[i] = unit;
  }
  if (i === length) return sip(length);
  for (i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    bytes[i * 2] = unit;
    bytes[i * 2 + 1] = unit >>> 8;
  }
  return sip(length * 2);
}

/** `hash(s)` of a str with a code point above U+FFFF. */
export function hashPoints(points: Uint32Array): number | bigint {
  reserve(points.length * 4);
  words.set(points);
  return sip(points.length * 4);
}
