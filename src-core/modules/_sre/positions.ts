/** Conditions on a position: beginnings, ends, boundaries of words (Modules/_sre/sre_lib.h `at`). */
import { isWordAscii, isWordLocale, isWordUnicode } from './characters.ts';
import type { Matching } from './matching.ts';

function isBoundary(s: Matching, ptr: number, isWord: (c: number) => boolean): boolean {
  const before = ptr > 0 && isWord(s.points[ptr - 1]);
  const after = ptr < s.end && isWord(s.points[ptr]);
  return before !== after;
}

/** Does condition `at` hold at `ptr`. In an empty text there is neither a boundary nor the lack of one. */
export function holdsAt(s: Matching, ptr: number, at: number): boolean {
  switch (at) {
    case 0: // BEGINNING
    case 2: // BEGINNING_STRING
      return ptr === 0;
    case 1: // BEGINNING_LINE
      return ptr === 0 || s.points[ptr - 1] === 10;
    case 5: // END
      return ptr === s.end || (s.end - ptr === 1 && s.points[ptr] === 10);
    case 6: // END_LINE
      return ptr === s.end || s.points[ptr] === 10;
    case 7: // END_STRING
      return ptr === s.end;
    case 3: // BOUNDARY
      return s.end !== 0 && isBoundary(s, ptr, isWordAscii);
    case 4: // NON_BOUNDARY
      return s.end !== 0 && !isBoundary(s, ptr, isWordAscii);
    case 8: // LOC_BOUNDARY
      return s.end !== 0 && isBoundary(s, ptr, isWordLocale);
    case 9: // LOC_NON_BOUNDARY
      return s.end !== 0 && !isBoundary(s, ptr, isWordLocale);
    case 10: // UNI_BOUNDARY
      return s.end !== 0 && isBoundary(s, ptr, isWordUnicode);
    case 11: // UNI_NON_BOUNDARY
      return s.end !== 0 && !isBoundary(s, ptr, isWordUnicode);
  }
  return false;
}

/** How many conditions there are. */
export const POSITIONS = 12;
