/** Hash functions from @noble/hashes and compression from pako, a port of zlib whose compressed bytes are zlib's. */
import { _BLAKE2b, _BLAKE2s, blake2b, blake2s } from '@noble/hashes/blake2.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import * as pako from 'pako';
import type {
  Algorithms,
  Blake2Parameters,
  CompressionStream,
  DeflateParameters,
  HashName,
  HashState,
} from '../src-core/host/algorithms.ts';

/** What this file needs of the hashes of the package. */
interface Running {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Running;
  xof?(length: number): Uint8Array;
}

type Hash = Parameters<typeof hmac.create>[0];

const HASHES: Readonly<Record<HashName, Hash>> = {
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  sha512_224,
  sha512_256,
  sha3_224,
  sha3_256,
  sha3_384,
  sha3_512,
  shake_128: shake128,
  shake_256: shake256,
  blake2b,
  blake2s,
  ripemd160,
};

class NobleHash implements HashState {
  constructor(private readonly running: Running) {}

  update(data: Uint8Array): void {
    this.running.update(data);
  }

  digest(length?: number): Uint8Array {
    const last = this.running.clone();
    if (length === undefined) return last.digest();
    return length === 0 ? new Uint8Array(0) : (last.xof as (length: number) => Uint8Array)(length);
  }

  copy(): HashState {
    return new NobleHash(this.running.clone());
  }
}

type Words = number[];

/** The state of a hash of the package before any input, which is the initial vector with the parameter block in it. */
interface Seeded {
  get(): Words;
  set(...words: Words): void;
}

/** Puts the parameters of the tree mode, which the package does not know, in the place of its own (fanout 1, depth 1, the rest 0). */
function plant(hash: unknown, block: Uint8Array): void {
  const words = new Uint32Array(block.buffer);
  const seeded = hash as Seeded;
  // 16 halves of 64-bit words in BLAKE2b, 8 words and 8 more that are not touched in BLAKE2s.
  seeded.set(...seeded.get().map((word, i) => (i < words.length ? word ^ words[i] : word) | 0));
}

function parameterBlock(size: 32 | 64, p: Blake2Parameters): Uint8Array {
  const block = new Uint8Array(size);
  const view = new DataView(block.buffer);
  // Those that the package sets itself are taken out again by the exclusive or.
  block[2] = p.fanout ^ 1;
  block[3] = p.depth ^ 1;
  view.setUint32(4, p.leafSize, true);
  if (size === 64) {
    view.setBigUint64(8, p.nodeOffset, true);
    block[16] = p.nodeDepth;
    block[17] = p.innerSize;
  } else {
    view.setUint32(8, Number(p.nodeOffset & 0xffffffffn), true);
    view.setUint16(12, Number(p.nodeOffset >> 32n), true);
    block[14] = p.nodeDepth;
    block[15] = p.innerSize;
  }
  return block;
}

/** Salt and personalisation of full length; the package wants none rather than an empty one. */
function filled(data: Uint8Array, size: number): Uint8Array | undefined {
  if (data.length === 0) return undefined;
  const full = new Uint8Array(size);
  full.set(data);
  return full;
}

function blake2(name: 'blake2b' | 'blake2s', p: Blake2Parameters): HashState {
  const big = name === 'blake2b';
  const size = big ? 16 : 8;
  const options = {
    dkLen: p.digestSize,
    key: p.key.length > 0 ? p.key : undefined,
    salt: filled(p.salt, size),
    personalization: filled(p.person, size),
  };
  const hash = big ? new _BLAKE2b(options) : new _BLAKE2s(options);
  plant(hash, parameterBlock(big ? 64 : 32, p));
  return new NobleHash(hash as unknown as Running);
}

/** A copy of everything that can be reached; typed arrays over one buffer stay so. */
function cloneGraph<T>(value: T, seen = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known as T;
  if (value instanceof ArrayBuffer) {
    const copy = value.slice(0);
    seen.set(value, copy);
    return copy as T;
  }
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset } = value;
    const make = value.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => T;
    const copy = new make(cloneGraph(buffer, seen), byteOffset, (value as unknown as Uint8Array).length);
    seen.set(value, copy);
    return copy;
  }
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  seen.set(value, copy);
  for (const key of Object.keys(value)) {
    (copy as Record<string, unknown>)[key] = cloneGraph((value as Record<string, unknown>)[key], seen);
  }
  return copy;
}

const NOTHING = new Uint8Array(0);

class PakoStream implements CompressionStream {
  constructor(
    private readonly stream: pako.ZStream,
    private readonly deflating: boolean,
  ) {}

  get message(): string {
    return this.stream.msg ?? '';
  }

  step(input: Uint8Array, from: number, output: Uint8Array, to: number, flush: number) {
    const { stream } = this;
    stream.input = input;
    stream.next_in = from;
    stream.avail_in = input.length - from;
    stream.output = output as Uint8Array<ArrayBuffer>;
    stream.next_out = to;
    stream.avail_out = output.length - to;
    const status = this.deflating ? pako.zlibDeflate(stream, flush as 0) : pako.zlibInflate(stream, flush as 0);
    const step = { status, consumed: stream.next_in - from, produced: stream.next_out - to };
    // Nothing of the caller's is kept, nor copied with the stream.
    stream.input = NOTHING;
    stream.output = NOTHING;
    return step;
  }

  setDictionary(dictionary: Uint8Array): number {
    return (this.deflating ? pako.zlibDeflateSetDictionary : pako.zlibInflateSetDictionary)(this.stream, dictionary);
  }

  copy(): CompressionStream {
    return new PakoStream(cloneGraph(this.stream), this.deflating);
  }
}

function deflate(p: DeflateParameters): CompressionStream | number {
  const stream = new pako.ZStream();
  const status = pako.zlibDeflateInit2(stream, p.level, p.method, p.windowBits, p.memLevel, p.strategy as 0, true);
  return status === 0 ? new PakoStream(stream, true) : status;
}

function inflate(windowBits: number): CompressionStream | number {
  const stream = new pako.ZStream();
  const status = pako.zlibInflateInit2(stream, windowBits);
  return status === 0 ? new PakoStream(stream, false) : status;
}

/** For any host: nothing in it depends on Node. */
export const algorithms: Algorithms = {
  hash: (name) => new NobleHash(HASHES[name].create()),
  blake2,
  hmac: (name, key) => new NobleHash(hmac.create(HASHES[name], key)),
  pbkdf2: (name, password, salt, iterations, length) => pbkdf2(HASHES[name], password, salt, { c: iterations, dkLen: length }),
  // How much memory may be used is decided by who asks.
  scrypt: (password, salt, { n, r, p }, length) =>
    scrypt(password, salt, { N: n, r, p, dkLen: length, maxmem: Number.MAX_SAFE_INTEGER }),
  deflate,
  inflate,
};
