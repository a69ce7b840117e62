/** The modules `_md5`, `_sha1` and `_sha2` (Modules/md5module.c, sha1module.c, sha2module.c): functions that make hash objects. */
import type { HashName } from '../../host/algorithms.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import type { Value } from '../../objects/value.ts';
import { hashType, startHash } from './hash-object.ts';

interface Row {
  name: HashName;
  /** The type's name, and that under which the module shows it. */
  type: string;
  shown: string;
  blockSize: number;
  digestSize: number;
}

function maker({ name, blockSize, digestSize }: Row, type: PyType): NativeRow {
  const facts = { name, blockSize, digestSize };
  return [
    '(module, /, string=NULL, *, usedforsecurity: bool = True)',
    (t: Thread, _module: Value, data: Value | undefined) => startHash(t, type, name, facts, data),
    undefined,
    "($module, /, string=b'', *, usedforsecurity=True)",
  ];
}

function moduleOf(moduleName: string, rows: readonly Row[]): () => PyModule {
  let types: PyType[] | undefined;
  return () => {
    types ??= rows.map((row) => hashType(moduleName, row.type, 'obj'));
    const made = types;
    const module = new PyModule(moduleName);
    fillModule(module.dict, module, moduleName, Object.fromEntries(rows.map((row, i) => [row.name, maker(row, made[i])])));
    rows.forEach((row, i) => {
      module.dict.setStr(row.shown, made[i]);
    });
    return module;
  };
}

export const makeMd5 = moduleOf('_md5', [{ name: 'md5', type: 'md5', shown: 'MD5Type', blockSize: 64, digestSize: 16 }]);
export const makeSha1 = moduleOf('_sha1', [{ name: 'sha1', type: 'sha1', shown: 'SHA1Type', blockSize: 64, digestSize: 20 }]);
export const makeSha2 = moduleOf(
  '_sha2',
  ([224, 256, 384, 512] as const).map((bits) => ({
    name: `sha${bits}`,
    type: `SHA${bits}Type`,
    shown: `SHA${bits}Type`,
    blockSize: bits < 300 ? 64 : 128,
    digestSize: bits / 8,
  })),
);
