/**
 * "Did you mean ...?": the name nearest to one that was not found. Source: `_Py_Offer_Suggestions`, `calculate_suggestions`,
 * `levenshtein_distance` (Python/suggestions.c). Lengths and costs are those of UTF-8 bytes.
 */

import { reprText } from '../../base/text-repr.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { toArray } from '../../objects/abstract/iter.ts';
import type { PyDict } from '../../objects/dict.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { PyTraceback } from '../../vm/types/traceback.ts';
import { LIBRARY_NAMES } from './library-names.ts';

const MOVE = 2;
const CASE = 1;
/** Longer middles are not compared. */
const MAX_LENGTH = 40;
const MAX_CANDIDATES = 750;

const lowerAscii = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

function substitutionCost(a: number, b: number): number {
  if ((a & 31) !== (b & 31)) return MOVE;
  if (a === b) return 0;
  return lowerAscii(a) === lowerAscii(b) ? CASE : MOVE;
}

/** Distance of two names, or anything above `limit` once it is known to be more than that. */
function distance(first: Uint8Array, second: Uint8Array, limit: number): number {
  let start = 0;
  let [endA, endB] = [first.length, second.length];
  while (start < endA && start < endB && first[start] === second[start]) start++;
  while (endA > start && endB > start && first[endA - 1] === second[endB - 1]) {
    endA--;
    endB--;
  }
  let a = first.subarray(start, endA);
  let b = second.subarray(start, endB);
  if (a.length === 0 || b.length === 0) return (a.length + b.length) * MOVE;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE > limit) return limit + 1;
  // One row of the matrix: the cost from a prefix of `b` to each prefix of `a`.
  const row = Array.from(a, (_, i) => (i + 1) * MOVE);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let diagonal = j * MOVE;
    result = diagonal;
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < a.length; i++) {
      const substitute = diagonal + substitutionCost(b[j], a[i]);
      diagonal = row[i];
      result = Math.min(Math.min(result, diagonal) + MOVE, substitute);
      row[i] = result;
      smallest = Math.min(smallest, result);
    }
    if (smallest > limit) return limit + 1;
  }
  return result;
}

/** The candidate nearest to `name`, the first of several; undefined when none is near enough. */
export function nearest(candidates: readonly string[], name: string): string | undefined {
  if (candidates.length >= MAX_CANDIDATES) return undefined;
  const wanted = encodeUtf8(name);
  let best: string | undefined;
  let cost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const bytes = encodeUtf8(candidate);
    const limit = Math.min(Math.floor(((wanted.length + bytes.length + 3) * MOVE) / 6), cost - 1);
    const own = distance(wanted, bytes, limit);
    if (own <= limit && own < cost) [best, cost] = [candidate, own];
  }
  return best;
}

const names = (values: readonly Value[]): string[] => values.filter((value) => typeof value === 'string') as string[];

/** `dir(object)`, as text. */
function dirOf(t: Thread, object: Value): string[] {
  const method = lookupAttr(t, typeOf(object) as Value, '__dir__');
  return method === undefined ? [] : names(toArray(t, call(t, method, [object]))).sort();
}

function forName(t: VmThread, exc: PyException, name: string): string {
  if (!(exc.traceback instanceof PyTraceback)) return '';
  let traceback: PyTraceback = exc.traceback;
  while (traceback.next) traceback = traceback.next;
  const { frame } = traceback;
  const { localsplusnames, localspluskinds } = frame.code.source.fields;
  // CO_FAST_LOCAL: plain locals and arguments, cells of arguments too.
  const locals = localsplusnames.filter((_, i) => localspluskinds[i] & 0x20);
  let suggestion: string | undefined;
  const self = locals.includes('self') ? frame.localsplus[localsplusnames.indexOf('self')] : undefined;
  if (self !== undefined && lookupAttr(t, self, name) !== undefined) suggestion = `self.${name}`;
  for (const scope of [locals, namesOf(frame.globals), namesOf(frame.builtins)]) suggestion ??= nearest(scope, name);
  const known = LIBRARY_NAMES.has(name);
  if (suggestion === undefined) return known ? `. Did you forget to import ${reprText(name)}?` : '';
  return `. Did you mean: ${reprText(suggestion)}?${known ? ` Or did you forget to import ${reprText(name)}?` : ''}`;
}

const namesOf = (dict: PyDict): string[] => names([...dict.entries()].map(([key]) => key));

/** What follows the message of an AttributeError, NameError or ImportError: '' or `. Did you mean: 'x'?`. */
export function suggestionFor(t: VmThread, exc: PyException): string {
  try {
    const { name, obj } = exc.extra ?? {};
    let found: string | undefined;
    if (exc.cls === exceptionTypes.NameError && typeof name === 'string') return forName(t, exc, name);
    if (exc.cls === exceptionTypes.AttributeError && typeof name === 'string' && obj !== undefined)
      found = nearest(dirOf(t, obj), name);
    if (exc.cls === exceptionTypes.ImportError && typeof name === 'string') {
      const wanted = exc.extra?.name_from;
      const module = t.runtime.modules.getStr(name);
      if (typeof wanted === 'string' && module !== undefined) found = nearest(dirOf(t, module), utf16(wanted));
    }
    return found === undefined ? '' : `. Did you mean: ${reprText(found)}?`;
  } catch (error) {
    // A __dir__ or __getattr__ of the program that raises: the reference offers nothing then.
    if (error instanceof PyException) return '';
    throw error;
  }
}
