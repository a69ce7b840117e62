/** `_hashlib.HASH` and `HASHXOF` (Modules/_hashopenssl.c): what `hashlib.sha256()` and the others give. Only functions make them. */
import { hexOf } from '../../objects/bytes/hex.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import { fillType } from '../../objects/define.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyBytes, utf16, type Value } from '../../objects/value.ts';
import { copyHash, hashable, hashing, PyHash } from '../hashes/hash-object.ts';
import { typeIn } from '../native-type.ts';
import type { Digest } from './digests.ts';

export interface HashTypes {
  readonly hash: PyType;
  readonly xof: PyType;
}

/** The digest of an extendable function. Raises what the reference's allocators raise for lengths that cannot be. */
function extended(self: PyHash, length: number, asBytes: boolean): Uint8Array {
  if (length < 0) {
    return asBytes ? raise.SystemError('Negative size passed to PyBytes_FromStringAndSize') : raiseWith('MemoryError');
  }
  // Asks for the room before anything is computed.
  newBytes(length);
  return self.state.digest(length);
}

function makeHashType(): PyType {
  const type = typeIn('_hashlib', 'HASH');
  fillType(type, {
    plainGetattribute: true,
    text: "(name, string=b'')",
    constants: { __module__: '_hashlib' },
    slots: {
      tp_repr: (t: Thread, self: PyHash) =>
        `<${self.facts.name} ${utf16(self.cls.name)} object @ 0x${t.runtime.identity(self).toString(16)}>`,
    },
    methods: {
      update: [
        '(self, obj, /)',
        (t, self: PyHash, data: Value) => {
          self.state.update(hashable(t, data));
          return null;
        },
      ],
      digest: ['(self, /)', (_t, self: PyHash) => new PyBytes(self.state.digest())],
      hexdigest: ['(self, /)', (t, self: PyHash) => hexOf(t, self.state.digest(), undefined, 0)],
      copy: ['(self, /)', copyHash],
    },
    getset: {
      digest_size: [(_t, self: PyHash) => self.facts.digestSize],
      block_size: [(_t, self: PyHash) => self.facts.blockSize],
      name: [(_t, self: PyHash) => self.facts.name],
    },
  });
  return type;
}

function makeXofType(base: PyType): PyType {
  const type = typeIn('_hashlib', 'HASHXOF', { base });
  fillType(type, {
    text: "(name, string=b'')",
    constants: { __module__: '_hashlib' },
    methods: {
      digest: ['(self, /, length: index)', (_t, self: PyHash, length: number) => new PyBytes(extended(self, length, true))],
      hexdigest: [
        '(self, /, length: index)',
        (t, self: PyHash, length: number) => hexOf(t, extended(self, length, false), undefined, 0),
      ],
    },
    getset: { digest_size: [() => 0] },
  });
  return type;
}

let types: HashTypes | undefined;

/** The two types, the same for every machine: nobody can change them. */
export function hashTypes(): HashTypes {
  if (types === undefined) {
    const hash = makeHashType();
    types = { hash, xof: makeXofType(hash) };
  }
  return types;
}

/** A hash object of its own type (`py_evp_fromname`); the data is asked for its bytes before the name is looked at. */
export function makeHash(t: Thread, find: () => Digest, data: Value | undefined): PyHash {
  const bytes = data === undefined ? undefined : hashable(t, data);
  const digest = find();
  const self = new PyHash(hashing(t).hash(digest.name), digest);
  self.cls = digest.digestSize === 0 ? hashTypes().xof : hashTypes().hash;
  if (bytes !== undefined) self.state.update(bytes);
  return self;
}
