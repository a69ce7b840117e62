/**
 * Classes and case of characters as regular expressions see them (Modules/_sre/sre.c, the SRE_IS_ and sre_lower_ families). What is
 * Unicode is computed a page of 256 code points at a time, when one of them is first asked for. Locale means the C locale.
 */
import { isAlphanumeric, isDecimal, isLineBreak, isSpace, toLower, toUpper } from '../../base/unicode-text.ts';

const WORD = 1;
const SPACE = 2;
const DIGIT = 4;
const BREAK = 8;
const LIMIT = 0x10000;

const first = (image: number | number[]): number => (typeof image === 'number' ? image : image[0]);
const UNDERSCORE = 95;

function flagsOfPoint(c: number): number {
  return (
    (c === UNDERSCORE || isAlphanumeric(c) ? WORD : 0) |
    (isSpace(c) ? SPACE : 0) |
    (isDecimal(c) ? DIGIT : 0) |
    (isLineBreak(c) ? BREAK : 0)
  );
}

const flags = new Uint8Array(LIMIT);
const lowers = new Int32Array(LIMIT);
const known = new Uint8Array(LIMIT >> 8);

function fillPage(page: number): void {
  for (let c = page << 8, end = c + 256; c < end; c++) {
    flags[c] = flagsOfPoint(c);
    lowers[c] = first(toLower(c));
  }
  known[page] = 1;
}

function unicodeFlags(c: number): number {
  if (c >= LIMIT) return flagsOfPoint(c);
  if (known[c >> 8] === 0) fillPage(c >> 8);
  return flags[c];
}

/** `sre_lower_unicode`: the first code point of the lower case. */
export function lowerUnicode(c: number): number {
  if (c >= LIMIT) return first(toLower(c));
  if (known[c >> 8] === 0) fillPage(c >> 8);
  return lowers[c];
}

/** `sre_upper_unicode`: the first code point of the upper case. */
export const upperUnicode = (c: number): number => first(toUpper(c));

const isUpperAscii = (c: number): boolean => c >= 65 && c <= 90;
const isLowerAscii = (c: number): boolean => c >= 97 && c <= 122;
export const lowerAscii = (c: number): number => (c >= 65 && c <= 90 ? c + 32 : c);
/** The C locale knows the case of ASCII letters only. */
export const lowerLocale = lowerAscii;
export const upperLocale = (c: number): number => (isLowerAscii(c) ? c - 32 : c);

export const isCasedAscii = (c: number): boolean => isUpperAscii(c) || isLowerAscii(c);
export const isCasedUnicode = (c: number): boolean => c !== lowerUnicode(c) || c !== upperUnicode(c);

const isDigitAscii = (c: number): boolean => c >= 48 && c <= 57;
const isSpaceAscii = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);
export const isWordAscii = (c: number): boolean => isDigitAscii(c) || isCasedAscii(c) || c === UNDERSCORE;
export const isWordLocale = isWordAscii;
export const isWordUnicode = (c: number): boolean => (unicodeFlags(c) & WORD) !== 0;

/** Does a character belong to a category, by the number that the compiler gives it (`sre_category`). */
export function inCategory(category: number, c: number): boolean {
  switch (category) {
    case 0:
      return isDigitAscii(c);
    case 1:
      return !isDigitAscii(c);
    case 2:
      return isSpaceAscii(c);
    case 3:
      return !isSpaceAscii(c);
    case 4:
      return isWordAscii(c);
    case 5:
      return !isWordAscii(c);
    case 6:
      return c === 10;
    case 7:
      return c !== 10;
    case 8:
      return isWordLocale(c);
    case 9:
      return !isWordLocale(c);
    case 10:
      return (unicodeFlags(c) & DIGIT) !== 0;
    case 11:
      return (unicodeFlags(c) & DIGIT) === 0;
    case 12:
      return (unicodeFlags(c) & SPACE) !== 0;
    case 13:
      return (unicodeFlags(c) & SPACE) === 0;
    case 14:
      return (unicodeFlags(c) & WORD) !== 0;
    case 15:
      return (unicodeFlags(c) & WORD) === 0;
    case 16:
      return (unicodeFlags(c) & BREAK) !== 0;
    case 17:
      return (unicodeFlags(c) & BREAK) === 0;
  }
  return false;
}

/** How many categories there are. */
export const CATEGORIES = 18;
