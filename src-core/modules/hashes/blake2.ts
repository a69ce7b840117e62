/** The `_blake2` module (Modules/_blake2/blake2b_impl.c, blake2s_impl.c). */
import { needBytes } from '../../objects/bytes/buffer.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import type { Str, Value } from '../../objects/value.ts';
import { copyHash, hashable, hashing, hashType, startWith, unsignedArgument } from './hash-object.ts';

interface Sizes {
  readonly digest: number;
  readonly key: number;
  readonly salt: number;
  readonly person: number;
  readonly block: number;
  /** Bits of the offset of a node. */
  readonly offset: number;
}

const SIZES: Readonly<Record<'blake2b' | 'blake2s', Sizes>> = {
  blake2b: { digest: 64, key: 64, salt: 16, person: 16, block: 128, offset: 64 },
  blake2s: { digest: 32, key: 32, salt: 8, person: 8, block: 64, offset: 48 },
};

/** Optional bytes of limited length. */
function limited(t: Thread, value: Value | undefined, most: number, what: string): Uint8Array {
  const bytes = value === undefined ? new Uint8Array(0) : needBytes(t, value).slice();
  return bytes.length <= most ? bytes : raise.ValueError(`maximum ${what} length is ${most} bytes`);
}

function inRange(value: number, least: number, most: number, message: string): number {
  return value >= least && value <= most ? value : raise.ValueError(message);
}

type Bound = [
  data: Value | undefined,
  digestSize: number,
  key: Value | undefined,
  salt: Value | undefined,
  person: Value | undefined,
  fanout: number,
  depth: number,
  leafSize: Value,
  nodeOffset: Value,
  nodeDepth: number,
  innerSize: number,
  lastNode: boolean,
];

function makeType(name: 'blake2b' | 'blake2s'): PyType {
  const sizes = SIZES[name];
  const signature = parseSignature(
    `(type, data: object = NULL, /, *, digest_size: int = ${sizes.digest}, key: object = NULL, salt: object = NULL, person: object = NULL, fanout: int = 1, depth: int = 1, leaf_size: object = 0, node_offset: object = 0, node_depth: int = 0, inner_size: int = 0, last_node: bool = False, usedforsecurity: bool = True)`,
  );

  function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
    const [data, digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode] = bind(
      t,
      signature,
      name,
      args,
      kwnames,
    ) as Bound;
    const leaf = unsignedArgument(leafSize, 'Python int too large to convert to C unsigned long');
    const offset = BigInt(unsignedArgument(nodeOffset, 'int too big to convert'));
    const size = inRange(digestSize, 1, sizes.digest, `digest_size must be between 1 and ${sizes.digest} bytes`);
    const parameters = {
      digestSize: size,
      salt: limited(t, salt, sizes.salt, 'salt'),
      person: limited(t, person, sizes.person, 'person'),
      fanout: inRange(fanout, 0, 255, 'fanout must be between 0 and 255'),
      depth: inRange(depth, 1, 255, 'depth must be between 1 and 255'),
      leafSize: leaf <= 0xffffffff ? Number(leaf) : raise.OverflowError('leaf_size is too large'),
      nodeOffset: offset < 1n << BigInt(sizes.offset) ? offset : raise.OverflowError('node_offset is too large'),
      nodeDepth: inRange(nodeDepth, 0, 255, 'node_depth must be between 0 and 255'),
      innerSize: inRange(innerSize, 0, sizes.digest, `inner_size must be between 0 and is ${sizes.digest}`),
      key: limited(t, key, sizes.key, 'key'),
    };
    // The package behind the host has no flag for it.
    if (lastNode) return raise.NotImplementedError('the last node of a tree is not supported yet');
    const bytes = data === undefined ? undefined : hashable(t, data);
    const state = hashing(t).blake2(name, parameters);
    return startWith(cls, state, { name, blockSize: sizes.block, digestSize: size }, bytes);
  }

  return hashType('_blake2', name, 'data', {
    text: `(data=b'', /, *, digest_size=_blake2.${name}.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True)`,
    slots: { tp_new: construct },
    methods: { copy: ['(self, /)', copyHash] },
    constants: {
      SALT_SIZE: sizes.salt,
      PERSON_SIZE: sizes.person,
      MAX_KEY_SIZE: sizes.key,
      MAX_DIGEST_SIZE: sizes.digest,
    },
  });
}

let types: readonly [PyType, PyType] | undefined;

/** Makes the module object. */
export function makeBlake2(): PyModule {
  types ??= [makeType('blake2b'), makeType('blake2s')];
  const module = new PyModule('_blake2');
  for (const type of types) {
    const name = type.qualname as 'blake2b' | 'blake2s';
    const sizes = SIZES[name];
    module.dict.setStr(name, type);
    const prefix = name.toUpperCase();
    module.dict.setStr(`${prefix}_SALT_SIZE`, sizes.salt);
    module.dict.setStr(`${prefix}_PERSON_SIZE`, sizes.person);
    module.dict.setStr(`${prefix}_MAX_KEY_SIZE`, sizes.key);
    module.dict.setStr(`${prefix}_MAX_DIGEST_SIZE`, sizes.digest);
  }
  return module;
}
