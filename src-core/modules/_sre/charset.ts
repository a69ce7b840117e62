/** Sets of characters in code lists, and the tables by which the first 256 characters are looked up (Modules/_sre/sre_lib.h `charset`). */
import { inCategory, lowerLocale, upperLocale, upperUnicode } from './characters.ts';

/** Is `c` a member of the set that begins at `at`. */
export function inSet(codes: Int32Array, at: number, c: number): boolean {
  let member = true;
  for (let i = at; ; ) {
    switch (codes[i++]) {
      case 0: // FAILURE: the end of the set
        return !member;
      case 16: // LITERAL
        if (c === codes[i]) return member;
        i++;
        break;
      case 8: // CATEGORY
        if (inCategory(codes[i], c)) return member;
        i++;
        break;
      case 9: // CHARSET: a bitmap of 256
        if (c < 256 && (codes[i + (c >> 5)] & (1 << (c & 31))) !== 0) return member;
        i += 8;
        break;
      case 22: // RANGE
        if (codes[i] <= c && c <= codes[i + 1]) return member;
        i += 2;
        break;
      case 42: {
        // RANGE_UNI_IGNORE: the character is in lower case already
        const upper = upperUnicode(c);
        if ((codes[i] <= c && c <= codes[i + 1]) || (codes[i] <= upper && upper <= codes[i + 1])) return member;
        i += 2;
        break;
      }
      case 21: // NEGATE
        member = !member;
        break;
      case 10: {
        // BIGCHARSET: block numbers by the high byte, packed four to a code, then the bitmaps
        const count = codes[i++];
        if (c < 0x10000) {
          const high = c >> 8;
          const block = (codes[i + (high >> 2)] >>> ((high & 3) * 8)) & 255;
          if ((codes[i + 64 + block * 8 + ((c & 255) >> 5)] & (1 << (c & 31))) !== 0) return member;
        }
        i += 64 + count * 8;
        break;
      }
      default:
        return false;
    }
  }
}

/** As inSet, where case is ignored by the locale. */
export function inSetLocale(codes: Int32Array, at: number, c: number): boolean {
  const lower = lowerLocale(c);
  if (inSet(codes, at, lower)) return true;
  const upper = upperLocale(c);
  return upper !== lower && inSet(codes, at, upper);
}

/** Membership of the first 256 characters in a set, 1 or 0 each. */
export function tableOf(codes: Int32Array, at: number): Uint8Array {
  const table = new Uint8Array(256);
  for (let c = 0; c < 256; c++) if (inSet(codes, at, c)) table[c] = 1;
  return table;
}
