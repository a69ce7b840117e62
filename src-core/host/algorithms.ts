/**
 * Hash functions and compression. They are computations, not a part of the world, but made by others: a host brings them along from the
 * packages that it knows (src-main/algorithms.ts), and src-core stays without any.
 */

export type HashName =
  | 'md5'
  | 'sha1'
  | 'sha224'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'sha512_224'
  | 'sha512_256'
  | 'sha3_224'
  | 'sha3_256'
  | 'sha3_384'
  | 'sha3_512'
  | 'shake_128'
  | 'shake_256'
  | 'blake2b'
  | 'blake2s'
  | 'ripemd160';

/** A hash of what came so far. */
export interface HashState {
  update(data: Uint8Array): void;
  /** The digest of what came so far; more may follow. `length` for those that have as much as one wants. */
  digest(length?: number): Uint8Array;
  copy(): HashState;
}

/** The parameter block of BLAKE2 (RFC 7693; its tree mode by the paper of BLAKE2). */
export interface Blake2Parameters {
  readonly digestSize: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
  readonly fanout: number;
  readonly depth: number;
  readonly leafSize: number;
  readonly nodeOffset: bigint;
  readonly nodeDepth: number;
  readonly innerSize: number;
}

/** The costs of scrypt (RFC 7914). */
export interface ScryptCosts {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

export interface StreamStep {
  /** A return code of zlib: 0 OK, 1 end of the stream, 2 a dictionary is needed, negative on error. */
  readonly status: number;
  readonly consumed: number;
  readonly produced: number;
}

/** zlib's `z_stream`, for compression or decompression. */
export interface CompressionStream {
  /** Runs from `input` at `from` to `output` at `to`, until one of them is exhausted. `flush` as zlib has it. */
  step(input: Uint8Array, from: number, output: Uint8Array, to: number, flush: number): StreamStep;
  setDictionary(dictionary: Uint8Array): number;
  copy(): CompressionStream;
  /** What zlib says about the last error, or the empty text. */
  readonly message: string;
}

export interface DeflateParameters {
  readonly level: number;
  readonly method: number;
  readonly windowBits: number;
  readonly memLevel: number;
  readonly strategy: number;
}

export interface Algorithms {
  hash(name: HashName): HashState;
  blake2(name: 'blake2b' | 'blake2s', parameters: Blake2Parameters): HashState;
  /** HMAC (RFC 2104) with a hash whose digests have a length. */
  hmac(name: HashName, key: Uint8Array): HashState;
  /** PBKDF2 with HMAC (RFC 8018). */
  pbkdf2(name: HashName, password: Uint8Array, salt: Uint8Array, iterations: number, length: number): Uint8Array;
  /** The costs are valid ones. Throws RangeError where there is not enough memory for them. */
  scrypt(password: Uint8Array, salt: Uint8Array, costs: ScryptCosts, length: number): Uint8Array;
  /** A number is zlib's return code: the parameters are wrong. */
  deflate(parameters: DeflateParameters): CompressionStream | number;
  inflate(windowBits: number): CompressionStream | number;
}
