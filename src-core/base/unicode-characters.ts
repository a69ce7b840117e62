/**
 * Properties of characters as `unicodedata` tells them, of Unicode 15.0 and of 3.2.0, which the names of internet hosts are still
 * prepared with. Tables are decoded when first asked for. Characters are code points.
 */
import * as tables from './unicode-characters.generated.ts';

interface Runs<T> {
  readonly values: readonly T[];
  readonly runs: string;
}

/** A property by runs: where each begins, and its value. */
class Property<T> {
  private starts: Uint32Array | undefined;
  private indices: Uint8Array | undefined;
  constructor(private readonly table: Runs<T>) {}

  of(point: number): T {
    if (this.starts === undefined || this.indices === undefined) this.decode();
    const starts = this.starts as Uint32Array;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= point) low = middle;
      else high = middle;
    }
    return this.table.values[(this.indices as Uint8Array)[low]];
  }

  private decode(): void {
    const runs = this.table.runs.split(',');
    this.starts = new Uint32Array(runs.length);
    this.indices = new Uint8Array(runs.length);
    let start = 0;
    for (let i = 0; i < runs.length; i++) {
      const [length, value] = runs[i].split(' ');
      this.starts[i] = start;
      this.indices[i] = Number.parseInt(value, 36);
      start += Number.parseInt(length, 36);
    }
  }
}

/** A property that few characters have. */
class Entries {
  private map: Map<number, string> | undefined;
  constructor(private readonly text: string) {}

  of(point: number): string | undefined {
    if (this.map === undefined) {
      this.map = new Map();
      let last = 0;
      for (const entry of this.text.split('|')) {
        const space = entry.indexOf(' ');
        last += Number.parseInt(entry.slice(0, space), 36);
        this.map.set(last, entry.slice(space + 1));
      }
    }
    return this.map.get(point);
  }
}

const numbers = new Entries(tables.NUMBER);
const decompositions = new Entries(tables.DECOMPOSITION);
const corrections = new Entries(tables.OLD_CORRECTION);

/** The decimal value of a character in 3.2.0, or -1. */
const oldDecimals = new Property(tables.OLD_DECIMAL);
const digits = new Property(tables.DIGIT);

export interface CharacterData {
  readonly category: (point: number) => string;
  readonly bidirectional: (point: number) => string;
  readonly combining: (point: number) => number;
  readonly width: (point: number) => string;
  readonly mirrored: (point: number) => number;
}

const of = <T>(table: Runs<T>): ((point: number) => T) => {
  const property = new Property(table);
  return (point) => property.of(point);
};

export const CURRENT: CharacterData = {
  category: of(tables.CATEGORY),
  bidirectional: of(tables.BIDIRECTIONAL),
  combining: of(tables.COMBINING),
  width: of(tables.WIDTH),
  mirrored: of(tables.MIRRORED),
};

const oldCategory = of(tables.OLD_CATEGORY);

export const VERSION_3_2: CharacterData = {
  category: oldCategory,
  bidirectional: of(tables.OLD_BIDIRECTIONAL),
  combining: (point) => (oldCategory(point) === 'Cn' ? 0 : CURRENT.combining(point)),
  width: of(tables.OLD_WIDTH),
  mirrored: of(tables.OLD_MIRRORED),
};

export const oldDecimalValue = (point: number): number => oldDecimals.of(point);

/** The value of a digit of any kind, or -1. */
export const digitValue = (point: number): number => digits.of(point);

/** The value of a number of any kind; undefined for what is none. */
export function numericValue(point: number): number | undefined {
  const text = numbers.of(point);
  if (text === undefined) return undefined;
  const [top, bottom] = text.split('/').map(Number);
  return bottom === undefined ? top : top / bottom;
}

/** As the character database writes it: `<font> 0041`; empty where there is none. */
export const decomposition = (point: number): string => decompositions.of(point) ?? '';

/** What 3.2.0 decomposed a character into before that was corrected. */
export function oldCorrection(point: number): number | undefined {
  const hex = corrections.of(point);
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}
