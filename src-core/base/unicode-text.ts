/**
 * Properties of characters that methods of str ask for, and case mapping (Unicode 15.0; Objects/unicodectype.c). Functions take and
 * give code points.
 */
import * as tables from './unicode-text.generated.ts';

type Boundaries = Uint32Array;

function decodeSet(words: string): Boundaries {
  let sum = 0;
  return Uint32Array.from(words.split(' '), (word) => (sum += Number.parseInt(word, 36)));
}

function inside(set: Boundaries, point: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (set[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1;
}

/** A test of membership whose table is decoded when first asked. */
function property(words: string): (point: number) => boolean {
  let set: Boundaries | undefined;
  return (point) => {
    set ??= decodeSet(words);
    return inside(set, point);
  };
}

export const isAlphabetic = property(tables.ALPHABETIC);
export const isDecimal = property(tables.DECIMAL);
export const isDigit = property(tables.DIGIT);
export const isNumeric = property(tables.NUMERIC);
export const isLower = property(tables.LOWERCASE);
export const isUpper = property(tables.UPPERCASE);
export const isTitle = property(tables.TITLECASE);
export const isCased = property(tables.CASED);
export const isCaseIgnorable = property(tables.CASE_IGNORABLE);

export const isAlphanumeric = (point: number): boolean =>
  isAlphabetic(point) || isDecimal(point) || isDigit(point) || isNumeric(point);

let decimals: Boundaries | undefined;

/** Value of a decimal digit, -1 for anything else. Digits come in runs of ten from zero to nine. */
export function decimalValue(point: number): number {
  if (point < 128) return point >= 48 && point < 58 ? point - 48 : -1;
  decimals ??= decodeSet(tables.DECIMAL);
  for (let i = 0; i < decimals.length && decimals[i] <= point; i += 2) {
    if (point < decimals[i + 1]) return (point - decimals[i]) % 10;
  }
  return -1;
}

/** White space as `str.isspace` and `str.split` see it. */
export function isSpace(point: number): boolean {
  if (point < 128) return point === 32 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
  return (
    point === 0x85 ||
    point === 0xa0 ||
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000
  );
}

/** Ends a line for `str.splitlines`. */
export function isLineBreak(point: number): boolean {
  return (point >= 10 && point <= 13) || (point >= 28 && point <= 30) || point === 0x85 || point === 0x2028 || point === 0x2029;
}

/** The full mapping of each code point that has one; one image as a number, several as an array. */
type CaseMap = Map<number, number | number[]>;

function decodeMap(runs: string, full: string): CaseMap {
  const map: CaseMap = new Map();
  const words = runs.split(' ').map((word) => Number.parseInt(word, 36));
  let start = 0;
  for (let i = 0; i < words.length; i += 4) {
    start += words[i];
    for (let k = 0; k < words[i + 1]; k++) {
      const point = start + k * words[i + 2];
      map.set(point, point + words[i + 3]);
    }
  }
  for (const entry of full.split(' ')) {
    if (entry === '') continue;
    const [point, images] = entry.split(':');
    const list = images.split(',').map((image) => Number.parseInt(image, 36));
    map.set(Number.parseInt(point, 36), list.length === 1 ? list[0] : list);
  }
  return map;
}

export type CaseMapping = (point: number) => number | number[];

function mapping(runs: string, full: string): CaseMapping {
  let map: CaseMap | undefined;
  return (point) => {
    map ??= decodeMap(runs, full);
    return map.get(point) ?? point;
  };
}

export const toLower = mapping(tables.LOWER_RUNS, tables.LOWER_FULL);
export const toUpper = mapping(tables.UPPER_RUNS, tables.UPPER_FULL);
export const toTitle = mapping(tables.TITLE_RUNS, tables.TITLE_FULL);
export const toFolded = mapping(tables.FOLD_RUNS, tables.FOLD_FULL);
