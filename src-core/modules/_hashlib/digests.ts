/**
 * The hash functions of `_hashlib` and the names by which they are found: first CPython's own, exactly as written, then those of OpenSSL's
 * providers, in any case. Not there, since the host has none of them: sm3, md5-sha1 and null.
 */
import type { HashName } from '../../host/algorithms.ts';
import type { PyType } from '../../objects/type.ts';
import { type Str, utf16 } from '../../objects/value.ts';
import { exceptionIn, raiseOf } from '../module-exception.ts';

export interface Digest {
  readonly name: HashName;
  readonly blockSize: number;
  /** 0 for those whose digest is as long as one wants. */
  readonly digestSize: number;
}

/** Name, sizes of block and digest, CPython's other name, OpenSSL's names. */
type Row = readonly [name: HashName, block: number, digest: number, alias: string, others: string];

const ROWS: readonly Row[] = [
  ['md5', 64, 16, 'MD5', 'md5 ssl3-md5 1.2.840.113549.2.5'],
  ['sha1', 64, 20, 'SHA1', 'sha1 sha-1 ssl3-sha1 1.3.14.3.2.26'],
  ['sha224', 64, 28, 'SHA224', 'sha224 sha-224 sha2-224 2.16.840.1.101.3.4.2.4'],
  ['sha256', 64, 32, 'SHA256', 'sha256 sha-256 sha2-256 2.16.840.1.101.3.4.2.1'],
  ['sha384', 128, 48, 'SHA384', 'sha384 sha-384 sha2-384 2.16.840.1.101.3.4.2.2'],
  ['sha512', 128, 64, 'SHA512', 'sha512 sha-512 sha2-512 2.16.840.1.101.3.4.2.3'],
  ['sha512_224', 128, 28, 'SHA512_224', 'sha512-224 sha-512/224 sha2-512/224 2.16.840.1.101.3.4.2.5'],
  ['sha512_256', 128, 32, 'SHA512_256', 'sha512-256 sha-512/256 sha2-512/256 2.16.840.1.101.3.4.2.6'],
  ['sha3_224', 144, 28, '', 'sha3-224 2.16.840.1.101.3.4.2.7'],
  ['sha3_256', 136, 32, '', 'sha3-256 2.16.840.1.101.3.4.2.8'],
  ['sha3_384', 104, 48, '', 'sha3-384 2.16.840.1.101.3.4.2.9'],
  ['sha3_512', 72, 64, '', 'sha3-512 2.16.840.1.101.3.4.2.10'],
  ['shake_128', 168, 0, '', 'shake128 shake-128 2.16.840.1.101.3.4.2.11'],
  ['shake_256', 136, 0, '', 'shake256 shake-256 2.16.840.1.101.3.4.2.12'],
  ['blake2s', 64, 32, 'blake2s256', 'blake2s256 blake2s-256 1.3.6.1.4.1.1722.12.2.2.8'],
  ['blake2b', 128, 64, 'blake2b512', 'blake2b512 blake2b-512 1.3.6.1.4.1.1722.12.2.1.16'],
  ['ripemd160', 64, 20, '', 'ripemd160 ripemd-160 ripemd rmd160 1.3.36.3.2.1'],
];

interface Names {
  readonly exact: ReadonlyMap<string, Digest>;
  readonly folded: ReadonlyMap<string, Digest>;
}

let names: Names | undefined;

function allNames(): Names {
  if (names) return names;
  const exact = new Map<string, Digest>();
  const folded = new Map<string, Digest>();
  for (const [name, blockSize, digestSize, alias, others] of ROWS) {
    const digest = { name, blockSize, digestSize };
    for (const each of [name, alias]) if (each !== '') exact.set(each, digest);
    for (const each of others.split(' ')) folded.set(each, digest);
  }
  names = { exact, folded };
  return names;
}

/** Every name that `openssl_md_meth_names` has. */
export const digestNames = (): HashName[] => ROWS.map(([name]) => name);

let unsupported: PyType | undefined;

/** `UnsupportedDigestmodError`. */
export function unsupportedType(): PyType {
  unsupported ??= exceptionIn('_hashlib', 'UnsupportedDigestmodError', 'ValueError');
  return unsupported;
}

/** The hash function of that name (`py_digest_by_name`). Raises UnsupportedDigestmodError with the words of OpenSSL 3. */
export function digestNamed(name: Str): Digest {
  const plain = utf16(name);
  const { exact, folded } = allNames();
  return (
    exact.get(plain) ?? folded.get(plain.toLowerCase()) ?? raiseOf(unsupportedType(), '[digital envelope routines] unsupported')
  );
}
