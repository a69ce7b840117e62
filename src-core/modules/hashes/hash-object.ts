/** What the hash objects of `_md5`, `_sha1`, `_sha2`, `_sha3` and `_blake2` have in common. The hashing comes from the host. */
import type { Algorithms, HashName, HashState } from '../../host/algorithms.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { hexOf } from '../../objects/bytes/hex.ts';
import { fillType, type TypeTable } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { asInt, asStr, type Int, PyBytes, PyObject, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { hostOf } from '../world.ts';

export interface HashFacts {
  readonly name: string;
  readonly blockSize: number;
  readonly digestSize: number;
}

export class PyHash extends PyObject {
  constructor(
    readonly state: HashState,
    readonly facts: HashFacts,
  ) {
    super();
  }
}

/** The hashing that the host brings. Raises OSError where it brings none. */
export function hashing(t: Thread): Algorithms {
  return hostOf(t).algorithms ?? raise.OSError('this host brings no hash functions');
}

/** The bytes to be hashed. Raises TypeError with hashlib's words. */
export function hashable(t: Thread, data: Value): Uint8Array {
  if (asStr(data) !== undefined) return raise.TypeError('Strings must be encoded before hashing');
  return bytesView(t, data) ?? raise.TypeError('object supporting the buffer API required');
}

/** An int that an unsigned C type of 64 bits holds (`_PyLong_UnsignedLong_Converter`). */
export function unsignedArgument(value: Value, tooLarge: string): Int {
  const int = asInt(value);
  if (int === undefined) return raise.TypeError('an integer is required');
  if (int < 0) return raise.ValueError('value must be positive');
  return int < 2n ** 64n ? int : raise.OverflowError(tooLarge);
}

/** A fresh object of type `type`, of which `data` is hashed. */
export function startHash(t: Thread, type: PyType, name: HashName, facts: HashFacts, data: Value | undefined): PyHash {
  const bytes = data === undefined ? undefined : hashable(t, data);
  return startWith(type, hashing(t).hash(name), facts, bytes);
}

export function startWith(type: PyType, state: HashState, facts: HashFacts, data: Uint8Array | undefined): PyHash {
  const self = new PyHash(state, facts);
  self.cls = type;
  if (data !== undefined) state.update(data);
  return self;
}

function update(t: Thread, self: PyHash, data: Value): Value {
  self.state.update(hashable(t, data));
  return null;
}

export function copyHash(_t: Thread, self: PyHash): Value {
  return startWith(self.cls, self.state.copy(), self.facts, undefined);
}

/** A hash type; `parameter` is what `update` calls its argument, `table` what it has beside the common methods. */
export function hashType(module: string, name: string, parameter: string, table: TypeTable = {}): PyType {
  const type = typeIn(module, name, { final: true });
  fillType(type, {
    ...table,
    plainGetattribute: true,
    constants: { __module__: module, ...table.constants },
    methods: {
      copy: ['(self, /)', copyHash, 'FASTCALL_KEYWORDS'],
      digest: ['(self, /)', (_t, self: PyHash) => new PyBytes(self.state.digest())],
      hexdigest: ['(self, /)', (t, self: PyHash) => hexOf(t, self.state.digest(), undefined, 0)],
      update: [`(self, ${parameter}, /)`, update],
      ...table.methods,
    },
    getset: {
      block_size: [(_t, self: PyHash) => self.facts.blockSize],
      digest_size: [(_t, self: PyHash) => self.facts.digestSize],
      name: [(_t, self: PyHash) => self.facts.name],
      ...table.getset,
    },
  });
  return type;
}
