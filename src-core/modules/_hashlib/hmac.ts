/** `_hashlib.HMAC`, and HMAC in one go (Modules/_hashopenssl.c). */
import type { HashState } from '../../host/algorithms.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { hexOf } from '../../objects/bytes/hex.ts';
import { fillType } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { asStr, PyBytes, PyObject, type Str, type Value } from '../../objects/value.ts';
import { hashable, hashing } from '../hashes/hash-object.ts';
import { raiseOf } from '../module-exception.ts';
import { typeIn } from '../native-type.ts';
import { type Digest, digestNamed, unsupportedType } from './digests.ts';

class PyHmac extends PyObject {
  constructor(
    readonly state: HashState,
    readonly digest: Digest,
  ) {
    super();
  }
}

let type: PyType | undefined;

/** `_hashlib.HMAC`; only `hmac_new` makes objects of it. */
export function hmacType(): PyType {
  if (type !== undefined) return type;
  type = typeIn('_hashlib', 'HMAC', { final: true });
  fillType(type, {
    class: PyHmac,
    plainGetattribute: true,
    constants: { __module__: '_hashlib' },
    slots: {
      tp_repr: (t: Thread, self: PyHmac) => `<${self.digest.name} HMAC object @ 0x${t.runtime.identity(self).toString(16)}>`,
    },
    methods: {
      update: [
        '(self, /, msg)',
        (t, self: PyHmac, message: Value) => {
          self.state.update(hashable(t, message));
          return null;
        },
      ],
      digest: ['(self, /)', (_t, self: PyHmac) => new PyBytes(self.state.digest())],
      hexdigest: ['(self, /)', (t, self: PyHmac) => hexOf(t, self.state.digest(), undefined, 0)],
      copy: ['(self, /)', (_t, self: PyHmac) => new PyHmac(self.state.copy(), self.digest)],
    },
    getset: {
      digest_size: [(_t, self: PyHmac) => self.digest.digestSize],
      block_size: [(_t, self: PyHmac) => self.digest.blockSize],
      name: [(_t, self: PyHmac) => `hmac-${self.digest.name}`],
    },
  });
  return type;
}

/** What `digestmod` stands for: a name, or a function of this module (`py_digest_by_digestmod`). Raises UnsupportedDigestmodError. */
function digestOf(t: Thread, constructors: PyDict, digestmod: Value): Digest {
  const name = asStr(digestmod) ?? (constructors.get(t, digestmod) as Str | undefined);
  if (name === undefined) return raiseOf(unsupportedType(), `Unsupported digestmod ${reprText(t, digestmod)}`);
  return digestNamed(name);
}

/** A keyed state. OpenSSL refuses functions without a length, and gives no reason. */
export function keyed(t: Thread, digest: Digest, key: Uint8Array): HashState {
  if (digest.digestSize === 0) return raise.ValueError('no reason supplied');
  return hashing(t).hmac(digest.name, key);
}

/** `hmac_new(key, msg, digestmod)`. */
export function makeHmac(
  t: Thread,
  constructors: PyDict,
  key: Value,
  message: Value | undefined,
  digestmod: Value | undefined,
): Value {
  const bytes = needBytes(t, key);
  if (digestmod === undefined) return raise.TypeError("Missing required parameter 'digestmod'.");
  const digest = digestOf(t, constructors, digestmod);
  hmacType();
  const self = new PyHmac(keyed(t, digest, bytes), digest);
  if (message !== undefined && message !== null) self.state.update(hashable(t, message));
  return self;
}

/** `hmac_digest(key, msg, digest)`. */
export function hmacDigest(t: Thread, constructors: PyDict, key: Value, message: Value, digestmod: Value): Value {
  const keyBytes = needBytes(t, key);
  const bytes = needBytes(t, message);
  const state = keyed(t, digestOf(t, constructors, digestmod), keyBytes);
  state.update(bytes);
  return new PyBytes(state.digest());
}
