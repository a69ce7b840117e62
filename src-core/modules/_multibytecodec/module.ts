/**
 * `_multibytecodec` and the modules of its codecs, `_codecs_jp` and the like (Modules/cjkcodecs): which encodings there are. Their tables stand
 * in the archive of the library and are read when a codec is first asked for.
 */
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import type { MultibyteCoding } from './coding.ts';
import { HzCoding } from './hz.ts';
import { type Designation, double, GREEK, Iso2022Coding, KATAKANA, LATIN_1, ROMAN } from './iso2022.ts';
import { eucKr, gb18030, StatelessCoding } from './stateless.ts';
import { CodeTable } from './table.ts';
import { decoderType, encoderType, PyMultibyteCodec, readerType, writerType } from './types.ts';

/** Tables that have been read, by name. */
const tables = new RuntimeState<Map<string, CodeTable>>();

function tableOf(t: Thread, name: string): CodeTable {
  let known = tables.get(t.runtime);
  if (known === undefined) tables.set(t.runtime, (known = new Map()));
  let table = known.get(name);
  if (table === undefined) {
    const piece = (t as VmThread).runtime.libraryPiece(`codecs/${name}`);
    if (piece === undefined) return raise.LookupError(`the table of ${name} is not there: this machine has no library`);
    known.set(name, (table = new CodeTable(piece)));
  }
  return table;
}

type Maker = (t: Thread) => MultibyteCoding;
const stateless = (name: string): [string, Maker] => [name, (t) => new StatelessCoding(name, tableOf(t, name))];
const allStateless = (names: string): [string, Maker][] => names.split(' ').map(stateless);

/** Sets that ISO 2022 encodings designate, by the names used below. */
function designation(t: Thread, name: string): Designation {
  const two = (letter: string, table: string, plane: 0 | 1 = 0): Designation => ({
    mark: double(letter),
    plane,
    table: tableOf(t, table),
  });
  switch (name) {
    case '0208':
      return two('B', 'jisx0208');
    case '0208-old':
      return two('@', 'jisx0208');
    case '0212':
      return two('D', 'jisx0212');
    case 'ks':
      return two('C', 'ksx1001');
    case 'ks-g1':
      return two('C', 'ksx1001', 1);
    case 'gb':
      return two('A', 'gb2312_set');
    case '2000-1':
      return two('O', 'jisx0213_1_2000');
    case '2000-pairs':
      return { ...two('O', 'jisx0213_1_2000'), pairsOnly: true };
    case '2000-2':
      return two('P', 'jisx0213_2_2000');
    case '2004-1':
      return two('Q', 'jisx0213_1_2004');
    case '2004-pairs':
      return { ...two('Q', 'jisx0213_1_2004'), pairsOnly: true };
    case '2004-2':
      return two('P', 'jisx0213_2_2004');
    case 'roman':
      return { mark: ROMAN, plane: 0 };
    case 'kana':
      return { mark: KATAKANA, plane: 0 };
    case 'latin':
      return { mark: LATIN_1, plane: 2 };
    default:
      return { mark: GREEK, plane: 2 };
  }
}

function iso2022(name: string, sets: string, options: { useG2?: boolean; noShift?: boolean } = {}): [string, Maker] {
  const { noShift = true, useG2 = false } = options;
  return [
    name,
    (t) => {
      const designations = sets.split(' ').map((set) => designation(t, set));
      return new Iso2022Coding(name, { designations, noShift, useG2, prefixed: noShift });
    },
  ];
}

/** The encodings of each module. */
const MODULES: Readonly<Record<string, readonly [string, Maker][]>> = {
  _codecs_cn: [
    ...allStateless('gb2312 gbk'),
    ['gb18030', (t) => new StatelessCoding('gb18030', tableOf(t, 'gb18030'), gb18030(tableOf(t, 'gb18030')))],
    ['hz', (t) => new HzCoding(tableOf(t, 'gb2312_set'))],
  ],
  _codecs_hk: allStateless('big5hkscs'),
  _codecs_iso2022: [
    iso2022('iso2022_kr', 'ks-g1', { noShift: false }),
    iso2022('iso2022_jp', '0208 roman 0208-old'),
    iso2022('iso2022_jp_1', '0208 0212 roman 0208-old'),
    iso2022('iso2022_jp_2', '0208 0212 ks gb roman 0208-old latin greek', { useG2: true }),
    iso2022('iso2022_jp_2004', '2004-pairs 0208 2004-1 2004-2'),
    iso2022('iso2022_jp_3', '2000-pairs 0208 2000-1 2000-2'),
    iso2022('iso2022_jp_ext', '0208 0212 roman kana 0208-old'),
  ],
  _codecs_jp: allStateless('shift_jis cp932 euc_jp shift_jis_2004 shift_jisx0213 euc_jis_2004 euc_jisx0213'),
  _codecs_kr: [['euc_kr', (t) => new StatelessCoding('euc_kr', tableOf(t, 'euc_kr'), eucKr)], ...allStateless('cp949 johab')],
  _codecs_tw: allStateless('big5 cp950'),
};

const getCodec =
  (makers: ReadonlyMap<string, Maker>): NativeRow[1] =>
  (t: Thread, _module: Value, encoding: Value) => {
    const name = asStr(encoding);
    if (name === undefined) return raise.TypeError('encoding name must be a string.');
    const make = makers.get(utf16(name)) ?? raise.LookupError('no such codec is supported.');
    return new PyMultibyteCodec(make(t));
  };

function makeMultibytecodec(): PyModule {
  const module = new PyModule('_multibytecodec');
  for (const type of [encoderType, decoderType, readerType, writerType]) module.dict.setStr(utf16(type.qualname), type);
  return module;
}

/** One row a module. */
export const multibyteModules: readonly [string, (t: VmThread) => PyModule][] = [
  ['_multibytecodec', makeMultibytecodec],
  ...Object.entries(MODULES).map(([name, encodings]): [string, () => PyModule] => [
    name,
    () => {
      const module = new PyModule(name);
      fillModule(module.dict, module, name, { getcodec: ['(module, encoding, /)', getCodec(new Map(encodings))] });
      return module;
    },
  ]),
];
