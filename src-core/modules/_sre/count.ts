/** How often a pattern of one character repeats (Modules/_sre/sre_lib.h `count`). */
import { inCategory, lowerAscii, lowerLocale, lowerUnicode, upperLocale } from './characters.ts';
import { inSet, inSetLocale } from './charset.ts';
import { runMatch } from './engine.ts';
import { type Matching, setTable } from './matching.ts';

/** Is a literal that was compiled for ignoring case by the locale this character. */
export const equalLocale = (literal: number, c: number): boolean =>
  c === literal || lowerLocale(c) === literal || upperLocale(c) === literal;

/** How many characters from `from` on the item at `pc` matches in a row, at most `most` (-1: any number). */
export function countItems(s: Matching, pc: number, from: number, most: number): number {
  const { points } = s;
  const { codes } = s.program;
  const end = most >= 0 && most < s.end - from ? from + most : s.end;
  let ptr = from;
  switch (codes[pc]) {
    case 13: {
      // IN
      const set = pc + 2;
      const table = setTable(s.program, set);
      while (ptr < end) {
        const c = points[ptr];
        if (c < 256 ? table[c] === 0 : !inSet(codes, set, c)) break;
        ptr++;
      }
      break;
    }
    case 2: // ANY
      while (ptr < end && points[ptr] !== 10) ptr++;
      break;
    case 3: // ANY_ALL
      ptr = Math.max(end, from);
      break;
    case 16: {
      // LITERAL
      const literal = codes[pc + 1];
      while (ptr < end && points[ptr] === literal) ptr++;
      break;
    }
    case 20: {
      // NOT_LITERAL
      const literal = codes[pc + 1];
      while (ptr < end && points[ptr] !== literal) ptr++;
      break;
    }
    default:
      while (ptr < end) {
        const known = matchesOne(codes, pc, points[ptr]);
        if (known === undefined) return countMatches(s, pc, from, end);
        if (!known) break;
        ptr++;
      }
  }
  return ptr - from;
}

/** Does the item match one character; undefined where it is not one of the simple kinds. */
function matchesOne(codes: Int32Array, pc: number, c: number): boolean | undefined {
  switch (codes[pc]) {
    case 8: // CATEGORY
      return inCategory(codes[pc + 1], c);
    case 31: // IN_IGNORE
      return inSet(codes, pc + 2, lowerAscii(c));
    case 39: // IN_UNI_IGNORE
      return inSet(codes, pc + 2, lowerUnicode(c));
    case 35: // IN_LOC_IGNORE
      return inSetLocale(codes, pc + 2, c);
    case 32: // LITERAL_IGNORE
      return lowerAscii(c) === codes[pc + 1];
    case 40: // LITERAL_UNI_IGNORE
      return lowerUnicode(c) === codes[pc + 1];
    case 36: // LITERAL_LOC_IGNORE
      return equalLocale(codes[pc + 1], c);
    case 33: // NOT_LITERAL_IGNORE
      return lowerAscii(c) !== codes[pc + 1];
    case 41: // NOT_LITERAL_UNI_IGNORE
      return lowerUnicode(c) !== codes[pc + 1];
    case 37: // NOT_LITERAL_LOC_IGNORE
      return !equalLocale(codes[pc + 1], c);
  }
  return undefined;
}

/** The general way: the item as a pattern of its own, which ends with SUCCESS. */
function countMatches(s: Matching, pc: number, from: number, end: number): number {
  s.ptr = from;
  while (s.ptr < end && runMatch(s, pc, false)) {
    // The match has moved on.
  }
  return s.ptr - from;
}
