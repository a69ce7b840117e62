/**
 * Finding the first position at which a pattern matches (Modules/_sre/sre_lib.h `search`): by the literal text or the set of
 * characters that it begins with where the code list tells one, else from position to position.
 */
import { inSet } from './charset.ts';
import { runMatch } from './engine.ts';
import { firstTable } from './first.ts';
import { type Matching, setTable } from './matching.ts';

const INFO = 14;
const HAS_PREFIX = 1;
const IS_LITERAL = 2;
const HAS_CHARSET = 4;

/** Can a match begin at `s.start`, by the first character there; a str need not be loaded to see that. */
function mayBegin(s: Matching, table: Uint8Array | null): boolean {
  if (table === null || typeof s.text !== 'string') return true;
  if (s.start >= s.end) return false;
  const c = s.text.charCodeAt(s.start);
  return c > 255 || table[c] === 1;
}

/** Matches at `s.start`, and leaves the end in `s.ptr`. */
export function matchHere(s: Matching): boolean {
  const { program } = s;
  if (!mayBegin(s, firstTable(program, program.codes[0] === INFO ? 1 + program.codes[1] : 0))) return false;
  s.load();
  s.ptr = s.start;
  return runMatch(s, 0, true);
}

/** Finds the first match from `s.start` on; moves `s.start` to it and leaves its end in `s.ptr`. */
export function search(s: Matching): boolean {
  const { codes } = s.program;
  if (s.start > s.end) return false;
  if (codes[0] !== INFO) return searchAnywhere(s, 0, s.end);
  const flags = codes[2];
  const width = codes[3] >>> 0;
  if (width > s.end - s.start) return false;
  const body = 1 + codes[1];
  if (flags & HAS_PREFIX) return searchPrefix(s, body, (flags & IS_LITERAL) !== 0);
  if (flags & HAS_CHARSET) return searchSet(s, body);
  // What is shorter than the shortest match need not be looked at.
  return searchAnywhere(s, body, width > 1 ? Math.max(s.end - width + 1, s.start) : s.end);
}

function again(s: Matching): void {
  s.lastmark = -1;
  s.lastindex = -1;
}

/** The text that a pattern begins with, once it was needed. */
const prefixes = new WeakMap<Int32Array, string>();

function prefixOf(codes: Int32Array): string {
  let prefix = prefixes.get(codes);
  if (prefix === undefined) {
    prefix = String.fromCodePoint(...codes.subarray(7, 7 + codes[5]));
    prefixes.set(codes, prefix);
  }
  return prefix;
}

function searchPrefix(s: Matching, body: number, literal: boolean): boolean {
  const { codes } = s.program;
  const length = codes[5];
  const skip = codes[6];
  const last = s.end - length;
  s.mustAdvance = false;
  for (let at = s.start; at <= last; at++) {
    at = findPrefix(s, at, last);
    if (at < 0) return false;
    s.start = at;
    s.ptr = at + skip;
    if (literal) return true;
    s.load();
    if (runMatch(s, body + 2 * skip, false)) return true;
    again(s);
  }
  return false;
}

/** Where the prefix stands next, at `last` at the latest; -1 where it does not. */
function findPrefix(s: Matching, from: number, last: number): number {
  const { codes } = s.program;
  const length = codes[5];
  if (typeof s.text === 'string') {
    const found = s.text.indexOf(prefixOf(codes), from);
    return found <= last ? found : -1;
  }
  s.load();
  const { points } = s;
  for (let at = from; at <= last; at++) {
    let i = 0;
    while (i < length && points[at + i] === codes[7 + i]) i++;
    if (i === length) return at;
  }
  return -1;
}

function searchSet(s: Matching, body: number): boolean {
  s.load();
  const { points, end } = s;
  const { codes } = s.program;
  const table = setTable(s.program, 5);
  s.mustAdvance = false;
  for (let at = s.start; ; at++) {
    while (at < end) {
      const c = points[at];
      if (c < 256 ? table[c] === 1 : inSet(codes, 5, c)) break;
      at++;
    }
    if (at >= end) return false;
    s.start = at;
    s.ptr = at;
    if (runMatch(s, body, false)) return true;
    again(s);
  }
}

function searchAnywhere(s: Matching, body: number, last: number): boolean {
  const { codes } = s.program;
  const table = firstTable(s.program, body);
  if (mayBegin(s, table)) {
    s.load();
    s.ptr = s.start;
    if (runMatch(s, body, true)) return true;
  }
  s.mustAdvance = false;
  // A pattern that is bound to the beginning has no second chance.
  if (codes[body] === 6 && (codes[body + 1] === 0 || codes[body + 1] === 2)) {
    s.start = s.ptr = last;
    return false;
  }
  s.load();
  const { points } = s;
  for (let at = s.start + 1; at <= last; at++) {
    if (table !== null) {
      // A match begins with a character here, and most are ruled out by the first look.
      while (at < last && points[at] < 256 && table[points[at]] === 0) at++;
    }
    again(s);
    s.start = s.ptr = at;
    if (runMatch(s, body, false)) return true;
  }
  return false;
}
