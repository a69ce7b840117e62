/** Replacing matches (Modules/_sre/sre.c `pattern_subx`), and the templates of replacement texts. */
import { call } from '../../objects/abstract/call.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { isException, raise } from '../../objects/raise.ts';
import { joinStr, lengthStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { bytesType, strType, typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, PyWideStr, type Str, type Value } from '../../objects/value.ts';
import { importedName, isCallable, typeName } from '../native-type.ts';
import type { Text } from './matching.ts';
import { guarded, matchFound, type PyMatch, type PyPattern, PyTemplate, sliceText } from './objects.ts';
import { search } from './search.ts';

const BACKSLASH = 92;

function hasBackslash(t: Thread, value: Value): boolean {
  const text: Text | undefined = asStr(value) ?? bytesView(t, value);
  // What is no text is for the template compiler to refuse.
  if (text === undefined) return true;
  if (typeof text === 'string') return text.includes('\\');
  return text instanceof PyWideStr ? text.points.includes(BACKSLASH) : text.includes(BACKSLASH);
}

/** A replacement text as a template, which the library's own parser makes (`compile_template`). */
export function compileTemplate(t: Thread, pattern: PyPattern, template: Value): PyTemplate {
  const compile = importedName(t, 're', '_compile_template');
  let result: Value;
  try {
    result = call(t, compile, [pattern, template]);
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    // What cannot be hashed is tried as the plain text that it holds.
    const text = asStr(template);
    const bytes = bytesView(t, template);
    if (text !== undefined && typeOf(template) !== strType) result = call(t, compile, [pattern, text]);
    else if (bytes !== undefined && typeOf(template) !== bytesType)
      result = call(t, compile, [pattern, new PyBytes(bytes.slice())]);
    else throw error;
  }
  if (result instanceof PyTemplate) return result;
  return raise.RuntimeError(`the result of compiling a replacement string is ${typeName(result)}`);
}

/** One text of parts that are all strs or all bytes-like. Raises TypeError naming the first that is not. */
function joinParts(t: Thread, parts: readonly Value[], binary: boolean): Value {
  if (!binary) {
    return joinStr(
      '',
      parts.map(
        (part, i): Str => asStr(part) ?? raise.TypeError(`sequence item ${i}: expected str instance, ${typeName(part)} found`),
      ),
    );
  }
  const chunks = parts.map(
    (part, i) =>
      bytesView(t, part) ?? raise.TypeError(`sequence item ${i}: expected a bytes-like object, ${typeName(part)} found`),
  );
  const out = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return new PyBytes(out);
}

/** What a template makes of a match. Raises IndexError `no such group`. */
export function expandTemplate(t: Thread, template: PyTemplate, match: PyMatch): Value {
  if (template.items.length === 0) return template.literal;
  const parts: Value[] = [template.literal];
  for (const { group, literal } of template.items) {
    if (group * 2 >= match.marks.length) return raise.IndexError('no such group');
    const item = match.slice(t, group, null);
    if (item !== null) parts.push(item);
    if (literal !== undefined) parts.push(literal);
  }
  return joinParts(t, parts, asStr(template.literal) === undefined);
}

/** How a match is replaced: by a text, by what a template or a callable makes of it. */
function replacement(t: Thread, self: PyPattern, repl: Value): Value | ((match: PyMatch) => Value) {
  if (isCallable(repl)) return (match) => call(t, repl, [match]);
  if (!hasBackslash(t, repl)) return repl;
  const template = compileTemplate(t, self, repl);
  return template.items.length === 0 ? template.literal : (match) => expandTemplate(t, template, match);
}

/** Replaces the first `most` matches, or all where that is 0. */
export function substitute(t: Thread, self: PyPattern, repl: Value, string: Value, most: number): { text: Value; count: number } {
  const replace = replacement(t, self, repl);
  const s = self.begin(t, string, 0, Number.MAX_SAFE_INTEGER);
  const { text, end } = s;
  const parts: Value[] = [];
  let last = 0;
  let count = 0;
  while (s.start <= end && (most === 0 || count < most)) {
    s.reset();
    if (!guarded(s, search)) break;
    const { start, ptr } = s;
    if (last < start) parts.push(sliceText(text, string, last, start));
    if (typeof replace !== 'function') parts.push(replace);
    else {
      const made = replace(matchFound(self, s, string, 0, end));
      if (made !== null) parts.push(made);
    }
    last = ptr;
    count++;
    s.mustAdvance = ptr === start;
    s.start = ptr;
  }
  if (last < end) parts.push(sliceText(text, string, last, end));
  self.end(s);
  if (parts.length === 0) return { text: sliceText(text, string, 0, 0), count };
  return { text: joinParts(t, parts, text instanceof Uint8Array), count };
}

/** Is a literal empty, so that a template can leave it out. */
export function isEmptyLiteral(literal: Value): boolean {
  const text = asStr(literal);
  if (text !== undefined) return lengthStr(text) === 0;
  return literal instanceof PyBytes && literal.data.length === 0;
}
