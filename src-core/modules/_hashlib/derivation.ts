/** Keys from passwords: `pbkdf2_hmac` and `scrypt` (Modules/_hashopenssl.c), with the checks that OpenSSL makes of the costs of scrypt. */
import { index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, type Int, PyBytes, type Str, utf16, type Value } from '../../objects/value.ts';
import { hashing } from '../hashes/hash-object.ts';
import { typeName } from '../native-type.ts';
import { digestNamed } from './digests.ts';

const INT_MAX = 2 ** 31 - 1;

/** A C long. Raises TypeError or OverflowError. */
function long(t: Thread, value: Value): Int {
  const int = index(t, value);
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) return raise.OverflowError('Python int too large to convert to C long');
  return int;
}

/** `pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)`. */
export function pbkdf2(t: Thread, _module: Value, name: Str, password: Value, salt: Value, count: Value, size: Value): Value {
  if (utf16(name).includes('\0')) return raise.ValueError('embedded null character');
  const passwordBytes = needBytes(t, password);
  const saltBytes = needBytes(t, salt);
  const iterations = long(t, count);
  const digest = digestNamed(name);
  if (iterations < 1) return raise.ValueError('iteration value must be greater than 0.');
  if (iterations > INT_MAX) return raise.OverflowError('iteration value is too great.');
  // OpenSSL has a length for every function, but refuses those without one later.
  const length = size === null ? digest.digestSize || 1 : long(t, size);
  if (length < 1) return raise.ValueError('key length must be greater than 0.');
  if (length > INT_MAX) return raise.OverflowError('key length is too great.');
  if (digest.digestSize === 0) return raise.ValueError('no reason supplied');
  newBytes(Number(length));
  return new PyBytes(hashing(t).pbkdf2(digest.name, passwordBytes, saltBytes, Number(iterations), Number(length)));
}

/** An int where nothing else is taken (`object(subclass_of='&PyLong_Type')`); None stands for one that was not given. */
function givenInt(value: Value | undefined, name: string): Int | undefined {
  if (value === undefined) return undefined;
  return (
    asInt(value) ?? raise.TypeError(`scrypt() argument '${name}' must be int, not ${value === null ? 'None' : typeName(value)}`)
  );
}

const isUnsigned = (int: Int | undefined): int is Int => int !== undefined && int >= 0 && int < 2n ** 64n;

function unsigned(int: Int | undefined, name: string): bigint {
  return isUnsigned(int) ? BigInt(int) : raise.TypeError(`${name} is required and must be an unsigned int`);
}

const LARGEST_PRODUCT = 2n ** 30n - 1n;
const USUAL_MEMORY = 32n * 1024n * 1024n;

/** Whether OpenSSL finds that the costs want more memory than they may have (providers/implementations/kdfs/scrypt.c `scrypt_alg`). */
function tooLarge(n: bigint, r: bigint, p: bigint, most: bigint): boolean {
  if (p > LARGEST_PRODUCT / r) return true;
  if (16n * r <= 63n && n >= 1n << (16n * r)) return true;
  const blocks = p * 128n * r;
  if (blocks > BigInt(INT_MAX)) return true;
  const table = 128n * r * (n + 2n);
  return blocks + table > (most === 0n ? USUAL_MEMORY : most);
}

/** `scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64)`. */
export function scrypt(
  t: Thread,
  _module: Value,
  password: Value,
  salt: Value | undefined,
  nGiven: Value | undefined,
  rGiven: Value | undefined,
  pGiven: Value | undefined,
  memory: Value,
  size: Value,
): Value {
  const passwordBytes = needBytes(t, password);
  const saltBytes = salt === undefined ? undefined : needBytes(t, salt);
  const [nInt, rInt, pInt] = [givenInt(nGiven, 'n'), givenInt(rGiven, 'r'), givenInt(pGiven, 'p')];
  const most = long(t, memory);
  const length = long(t, size);
  if (saltBytes === undefined) return raise.TypeError('salt is required');
  const n = unsigned(nInt, 'n');
  if (n < 2n || (n & (n - 1n)) !== 0n) return raise.ValueError('n must be a power of 2.');
  const r = unsigned(rInt, 'r');
  const p = unsigned(pInt, 'p');
  if (most < 0 || most > INT_MAX) return raise.ValueError(`maxmem must be positive and smaller than ${INT_MAX}`);
  if (length < 1 || length > INT_MAX) return raise.ValueError(`dklen must be greater than 0 and smaller than ${INT_MAX}`);
  if (r === 0n || p === 0n) return raise.ValueError('Invalid parameter combination for n, r, p, maxmem.');
  if (tooLarge(n, r, p, BigInt(most))) return raise.ValueError('[digital envelope routines] memory limit exceeded');
  const costs = { n: Number(n), r: Number(r), p: Number(p) };
  try {
    return new PyBytes(hashing(t).scrypt(passwordBytes, saltBytes, costs, Number(length)));
  } catch (error) {
    if (error instanceof RangeError) return raiseWith('MemoryError');
    throw error;
  }
}
