/**
 * The `_hashlib` module (Modules/_hashopenssl.c): what `hashlib` and `hmac` take in the first place. CPython has it from OpenSSL 3; here the
 * bytes come from the host, the faces and the words are those of CPython with OpenSSL. A host without hash functions has no such module.
 */
import { bytesView, lendsBytes, needBytes } from '../../objects/bytes/buffer.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyMappingProxy } from '../../objects/mappingproxy.ts';
import { PyModule } from '../../objects/module.ts';
import { makeException, raise } from '../../objects/raise.ts';
import { PyFrozenSet } from '../../objects/set/set-object.ts';
import { isAscii } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, type Value } from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import { hostOf } from '../world.ts';
import { pbkdf2, scrypt } from './derivation.ts';
import { digestNamed, digestNames, unsupportedType } from './digests.ts';
import { hashTypes, makeHash } from './hash.ts';
import { hmacDigest, hmacType, makeHmac } from './hmac.ts';

/** Those that have a function `openssl_NAME` of their own. */
const CONSTRUCTED = [
  ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'],
  ...['sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'],
];

function newHash(t: Thread, _module: Value, name: Value, data: Value | undefined): Value {
  const text = asStr(name);
  if (text === undefined || (typeof text === 'string' && /[\0\ud800-\udfff]/.test(text))) {
    return raise.TypeError('name must be a string');
  }
  return makeHash(t, () => digestNamed(text), data);
}

function openssl(name: string): NativeRow {
  return [
    '(module, /, string=NULL, *, usedforsecurity: bool = True)',
    (t: Thread, _module: Value, data: Value | undefined) => makeHash(t, () => digestNamed(name), data),
    undefined,
    "($module, /, string=b'', *, usedforsecurity=True)",
  ];
}

/** Looks at every byte of the second, whatever the first has (`_tscmp`). */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= b[i] ^ (a[i] ?? ~b[i]);
  return difference === 0;
}

function compareDigest(t: Thread, _module: Value, a: Value, b: Value): Value {
  const left = asStr(a);
  const right = asStr(b);
  if (left !== undefined && right !== undefined) {
    if (!isAscii(left) || !isAscii(right)) {
      return raise.TypeError('comparing strings with non-ASCII characters is not supported');
    }
    return left === right;
  }
  if (!lendsBytes(a) && !lendsBytes(b)) {
    return raise.TypeError(`unsupported operand types(s) or combination of types: '${typeName(a)}' and '${typeName(b)}'`);
  }
  const bytes = needBytes(t, a);
  return sameBytes(bytes, bytesView(t, b) ?? needBytes(t, b));
}

/** The rows; `constructors` tells the functions `openssl_NAME` by their names, as `_constructors` does. */
function functionsFor(constructors: PyDict): Record<string, NativeRow> {
  return {
    new: [
      '(module, /, name, string=NULL, *, usedforsecurity: bool = True)',
      newHash,
      undefined,
      "($module, /, name, string=b'', *, usedforsecurity=True)",
    ],
    pbkdf2_hmac: [
      '(module, /, hash_name: str, password, salt, iterations, dklen=None)',
      pbkdf2,
      undefined,
      '($module, /, hash_name, password, salt, iterations,\n            dklen=None)',
    ],
    scrypt: [
      '(module, /, password, *, salt=NULL, n=NULL, r=NULL, p=NULL, maxmem=0, dklen=64)',
      scrypt,
      undefined,
      '($module, /, password, *, salt=None, n=None, r=None, p=None,\n       maxmem=0, dklen=64)',
    ],
    get_fips_mode: ['(module, /)', () => 0],
    compare_digest: ['(module, a, b, /)', compareDigest],
    hmac_digest: [
      '(module, /, key, msg, digest)',
      (t, _module: Value, key: Value, message: Value, digest: Value) => hmacDigest(t, constructors, key, message, digest),
    ],
    hmac_new: [
      "(module, /, key, msg=b'', digestmod=NULL)",
      (t, _module: Value, key: Value, message: Value | undefined, digest: Value | undefined) =>
        makeHmac(t, constructors, key, message, digest),
      undefined,
      "($module, /, key, msg=b'', digestmod=None)",
    ],
    ...Object.fromEntries(CONSTRUCTED.map((name) => [`openssl_${name}`, openssl(name)])),
  };
}

/** Makes the module object. Raises ImportError where the host brings no hash functions. */
export function makeHashlib(t: Thread): PyModule {
  if (hostOf(t).algorithms === undefined) {
    const error = makeException('ImportError', 'this host brings no hash functions');
    error.extra = { msg: error.args.items[0], name: '_hashlib' };
    throw error;
  }
  const module = new PyModule('_hashlib');
  const constructors = new PyDict();
  fillModule(module.dict, module, '_hashlib', functionsFor(constructors));
  for (const name of CONSTRUCTED) constructors.set(t, module.dict.getStr(`openssl_${name}`) as Value, name);
  const { hash, xof } = hashTypes();
  module.dict.setStr('HASH', hash);
  module.dict.setStr('HASHXOF', xof);
  module.dict.setStr('HMAC', hmacType());
  const names = new PyFrozenSet();
  for (const name of digestNames()) names.add(t, name);
  module.dict.setStr('openssl_md_meth_names', names);
  module.dict.setStr('_constructors', new PyMappingProxy(constructors));
  module.dict.setStr('UnsupportedDigestmodError', unsupportedType());
  return module;
}
