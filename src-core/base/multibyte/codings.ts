/**
 * Which East Asian encodings there are, and of what each is made (Modules/cjkcodecs). Their tables are pieces of the library's archive, read
 * when an encoding is first asked for.
 */
import type { Codec } from '../codec.ts';
import { type Decoding, type MultibyteCoding, TOO_FEW } from './coding.ts';
import { HzCoding } from './hz.ts';
import { type Designation, double, GREEK, Iso2022Coding, KATAKANA, LATIN_1, ROMAN } from './iso2022.ts';
import { eucKr, gb18030, StatelessCoding } from './stateless.ts';
import { CodeTable } from './table.ts';

/** A table by name. */
export type Tables = (name: string) => CodeTable;
/** A piece of the library's archive by name. */
export type Pieces = (name: string) => Uint8Array | undefined;

const known = new WeakMap<Pieces, Map<string, CodeTable>>();

/** The table of a name; undefined where the archive has none. It is read once. */
export function readTable(pieces: Pieces, name: string): CodeTable | undefined {
  let tables = known.get(pieces);
  if (tables === undefined) known.set(pieces, (tables = new Map()));
  let table = tables.get(name);
  if (table === undefined) {
    const piece = pieces(`codecs/${name}`);
    if (piece === undefined) return undefined;
    tables.set(name, (table = new CodeTable(piece)));
  }
  return table;
}

type Maker = (tables: Tables) => MultibyteCoding;
const stateless = (name: string): [string, Maker] => [name, (tables) => new StatelessCoding(name, tables(name))];
const allStateless = (names: string): [string, Maker][] => names.split(' ').map(stateless);

/** Sets that ISO 2022 encodings designate, by the names used below. */
function designation(tables: Tables, name: string): Designation {
  const two = (letter: string, table: string, plane: 0 | 1 = 0): Designation => ({
    mark: double(letter),
    plane,
    table: tables(table),
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
    (tables) => {
      const designations = sets.split(' ').map((set) => designation(tables, set));
      return new Iso2022Coding(name, { designations, noShift, useG2, prefixed: noShift });
    },
  ];
}

/** The encodings of each of CPython's modules. */
export const CODEC_MODULES: Readonly<Record<string, readonly [string, Maker][]>> = {
  _codecs_cn: [
    ...allStateless('gb2312 gbk'),
    ['gb18030', (tables) => new StatelessCoding('gb18030', tables('gb18030'), gb18030(tables('gb18030')))],
    ['hz', (tables) => new HzCoding(tables('gb2312_set'))],
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
  _codecs_kr: [['euc_kr', (tables) => new StatelessCoding('euc_kr', tables('euc_kr'), eucKr)], ...allStateless('cp949 johab')],
  _codecs_tw: allStateless('big5 cp950'),
};

/** How an encoding of this name is made; undefined where it is none of these. */
function makerOf(name: string): Maker | undefined {
  for (const encodings of Object.values(CODEC_MODULES)) for (const [own, make] of encodings) if (own === name) return make;
  return undefined;
}

/** The codec in which a source may be written; undefined where there is none of this name, or no table for it. */
export function multibyteCodec(name: string, pieces: Pieces): Codec | undefined {
  const make = makerOf(name);
  if (make === undefined) return undefined;
  let missing = false;
  const coding = make((table) => {
    const found = readTable(pieces, table);
    missing ||= found === undefined;
    return found as CodeTable;
  });
  return missing ? undefined : codecOf(coding);
}

function codecOf(coding: MultibyteCoding): Codec {
  /** Decodes until something is wrong. */
  const run = (bytes: Uint8Array) => {
    const state = new Uint8Array(8);
    coding.startDecoding?.(state);
    const io: Decoding = { data: bytes, at: 0, out: [] };
    let problem = 0;
    while (io.at < bytes.length && problem === 0) problem = coding.decode(state, io);
    return { io, problem };
  };
  return {
    name: coding.name,
    decode: (bytes) => {
      const { out } = run(bytes).io;
      const pieces: string[] = [];
      for (let i = 0; i < out.length; i += 4096) pieces.push(String.fromCodePoint(...out.slice(i, i + 4096)));
      return pieces.join('');
    },
    findError(bytes) {
      const { io, problem } = run(bytes);
      if (problem === 0) return undefined;
      const end = problem === TOO_FEW ? bytes.length : io.at + problem;
      const reason = problem === TOO_FEW ? 'incomplete multibyte sequence' : 'illegal multibyte sequence';
      return { start: io.at, end, reason };
    },
  };
}
