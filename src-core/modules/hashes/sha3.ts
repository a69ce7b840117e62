/** The `_sha3` module (Modules/sha3module.c): SHA-3 and the functions SHAKE whose digests are as long as one wants. */
import type { HashName } from '../../host/algorithms.ts';
import { hexOf } from '../../objects/bytes/hex.ts';
import type { TypeTable } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyBytes, type Str, type Value } from '../../objects/value.ts';
import { copyHash, hashType, type PyHash, startHash, unsignedArgument } from './hash-object.ts';

const CONSTRUCTOR = parseSignature('(type, data: object = NULL, /, *, usedforsecurity: bool = True)');
const LARGEST = 2 ** 29;

/** The length of a digest: an int for a C unsigned long, and not too large. */
function lengthOf(value: Value): number {
  const int = unsignedArgument(value, 'Python int too large to convert to C unsigned long');
  return int < LARGEST ? Number(int) : raise.ValueError('length is too large');
}

const SHAKE_METHODS: TypeTable['methods'] = {
  digest: ['(self, length, /)', (_t, self: PyHash, length: Value) => new PyBytes(self.state.digest(lengthOf(length)))],
  hexdigest: [
    '(self, length, /)',
    (t, self: PyHash, length: Value) => hexOf(t, self.state.digest(lengthOf(length)), undefined, 0),
  ],
};

function makeType(name: HashName, blockSize: number, digestSize: number): PyType {
  const shake = digestSize === 0;
  const facts = { name, blockSize, digestSize };
  return hashType('_sha3', name, 'data', {
    slots: {
      // The reference's messages call every one of them sha3_224.
      tp_new(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined) {
        const [data] = bind(t, CONSTRUCTOR, 'sha3_224', args, kwnames) as [Value | undefined];
        return startHash(t, cls, name, facts, data);
      },
    },
    methods: { copy: ['(self, /)', copyHash], ...(shake ? SHAKE_METHODS : {}) },
    getset: {
      _capacity_bits: [() => 1600 - blockSize * 8],
      _rate_bits: [() => blockSize * 8],
      _suffix: [() => new PyBytes(Uint8Array.of(shake ? 0x1f : 0x06))],
    },
  });
}

let types: readonly PyType[] | undefined;

/** Makes the module object. */
export function makeSha3(): PyModule {
  types ??= [
    makeType('sha3_224', 144, 28),
    makeType('sha3_256', 136, 32),
    makeType('sha3_384', 104, 48),
    makeType('sha3_512', 72, 64),
    makeType('shake_128', 168, 0),
    makeType('shake_256', 136, 0),
  ];
  const module = new PyModule('_sha3');
  module.dict.setStr('implementation', 'HACL');
  for (const type of types) module.dict.setStr(type.qualname, type);
  return module;
}
