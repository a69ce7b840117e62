/** `_multibytecodec` and the modules of its codecs, `_codecs_jp` and the like (Modules/cjkcodecs). The codecs are in base/multibyte. */
import { CODEC_MODULES, readTable } from '../../base/multibyte/codings.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { decoderType, encoderType, PyMultibyteCodec, readerType, writerType } from './types.ts';

type Makers = ReadonlyMap<string, (typeof CODEC_MODULES)[string][number][1]>;

function tablesOf(t: Thread) {
  const { libraryPiece } = (t as VmThread).runtime;
  return (name: string) =>
    readTable(libraryPiece, name) ?? raise.LookupError(`the table of ${name} is not there: this machine has no library`);
}

const getCodec =
  (makers: Makers): NativeRow[1] =>
  (t: Thread, _module: Value, encoding: Value) => {
    const name = asStr(encoding);
    if (name === undefined) return raise.TypeError('encoding name must be a string.');
    const make = makers.get(utf16(name)) ?? raise.LookupError('no such codec is supported.');
    return new PyMultibyteCodec(make(tablesOf(t)));
  };

function makeMultibytecodec(): PyModule {
  const module = new PyModule('_multibytecodec');
  for (const type of [encoderType, decoderType, readerType, writerType]) module.dict.setStr(utf16(type.qualname), type);
  return module;
}

/** One row a module. */
export const multibyteModules: readonly [string, (t: VmThread) => PyModule][] = [
  ['_multibytecodec', makeMultibytecodec],
  ...Object.entries(CODEC_MODULES).map(([name, encodings]): [string, () => PyModule] => [
    name,
    () => {
      const module = new PyModule(name);
      fillModule(module.dict, module, name, { getcodec: ['(module, encoding, /)', getCodec(new Map(encodings))] });
      return module;
    },
  ]),
];
