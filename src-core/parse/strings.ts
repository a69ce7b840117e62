/**
 * String literals and f-strings as nodes: prefixes and quotes, replacement fields, adjacent literals. Escapes are in escapes.ts.
 * Source: Parser/string_parser.c and the f-string part of Parser/action_helpers.c.
 */

import * as ast from '../ast/nodes.generated.ts';
import { keptBytesMessage } from '../base/utf8.ts';
import { BytesConst, type Text } from '../code/const.ts';
import { CompileError } from '../source/errors.ts';
import { T, type Token } from '../source/token.ts';
import { decodeBytesEscapes, decodeUnicodeEscapes, EscapeError } from './escapes.ts';
import type { Packrat } from './packrat.ts';
import { isEmpty, joinTexts, textOf } from './text.ts';

/** A conversion (`!r`) and the text of a `{expression=}` that it ended. */
export interface Conversion {
  name: ast.Name;
  text: string | undefined;
}
/** A format specification and the text of a `{expression=}` that its colon ended. */
export interface FormatSpec {
  spec: ast.JoinedStr;
  text: string | undefined;
}

/** Warns of an escape that is none, in the first pass only. */
function warnEscape(p: Packrat, invalid: string, token: Token): void {
  const { warnings, filename } = p.tokenizer;
  if (p.invalidPass || warnings === undefined) return;
  const c = invalid[0];
  // In f-strings the tokenizer has warned of braces.
  if ((token.type === T.FSTRING_MIDDLE || token.type === T.FSTRING_END) && (c === '{' || c === '}')) return;
  const message =
    c >= '4' && c <= '7' ? `invalid octal escape sequence '\\${invalid.slice(0, 3)}'` : `invalid escape sequence '\\${c}'`;
  const category = p.featureVersion >= 12 ? 'SyntaxWarning' : 'DeprecationWarning';
  if (warnings({ category, message, filename, lineno: token.lineno }) !== 'error') return;
  p.knownErrorToken = token;
  p.raiseAtFurthest('SyntaxError', message);
}

/** Raises EscapeError for bytes in `text` that are not UTF-8; among escapes, each stretch outside ASCII is decoded by itself. */
function checkKeptBytes(raw: boolean, text: string): void {
  const stretches = raw || !text.includes('\\') ? [text] : (text.match(/[^\0-\x7f]+/g) ?? []);
  for (const stretch of stretches) {
    const message = keptBytesMessage(stretch);
    if (message !== undefined) throw new EscapeError('UnicodeDecodeError', message);
  }
}

/** Value of the inside of a str literal. Raises EscapeError. */
function decodeText(p: Packrat, raw: boolean, text: string, token: Token): Text {
  if (p.tokenizer.keptBytes) checkKeptBytes(raw, text);
  if (raw || !text.includes('\\')) return textOf(text);
  const { value, firstInvalid } = decodeUnicodeEscapes(text);
  if (firstInvalid >= 0) warnEscape(p, text.slice(firstInvalid), token);
  return value;
}

/** Runs `decode`; what cannot be decoded becomes a SyntaxError at the furthest token. */
function orSyntaxError<R>(p: Packrat, decode: () => R): R {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof EscapeError)) throw error;
    const kind = error.type === 'ValueError' ? 'value error' : 'unicode error';
    return p.raiseAtFurthest('SyntaxError', `(${kind}) ${error.message}`);
  }
}

function parseString(p: Packrat, token: Token): Text | BytesConst {
  const { string } = token;
  let at = 0;
  let bytes = false;
  let raw = false;
  for (; string[at] !== "'" && string[at] !== '"'; at++) {
    const letter = string[at].toLowerCase();
    if (letter === 'b') bytes = true;
    else if (letter === 'r') raw = true;
  }
  const quotes = string.length - at >= 6 && string[at] === string[at + 1] && string[at] === string[at + 2] ? 3 : 1;
  const inside = string.slice(at + quotes, string.length - quotes);
  if (!bytes) return decodeText(p, raw, inside, token);
  if (/[^\0-\x7f]/.test(inside)) p.raiseAtNode(token, 'bytes can only contain ASCII literal characters');
  if (raw || !inside.includes('\\')) return new BytesConst(Uint8Array.from(inside, (c) => c.charCodeAt(0)));
  const { value, firstInvalid } = decodeBytesEscapes(inside);
  if (firstInvalid >= 0) warnEscape(p, inside.slice(firstInvalid), token);
  return new BytesConst(value);
}

/** The Constant of a STRING token. */
export function constantFromString(p: Packrat, token: Token): ast.Constant {
  const value = orSyntaxError(p, () => parseString(p, token));
  const kind = token.string[0] === 'u' ? 'u' : undefined;
  return new ast.Constant(value, kind, token.lineno, token.col_offset, token.end_lineno, token.end_col_offset);
}

/** Literal text of an f-string as it is written; `joinedStr` decodes it, which needs the prefix. */
export function constantFromMiddle(p: Packrat, token: Token): ast.Constant {
  const message = p.tokenizer.keptBytes ? keptBytesMessage(token.string) : undefined;
  if (message !== undefined) throw new CompileError('UnicodeDecodeError', message, p.tokenizer.filename);
  const place = [token.lineno, token.col_offset, token.end_lineno, token.end_col_offset] as const;
  return new ast.Constant(new RawText(token.string) as unknown as Text, undefined, ...place);
}

/** Marks text of an f-string that has not been decoded. */
class RawText {
  readonly kind = 'raw' as const;
  constructor(readonly source: string) {}
}

/** Literal text of a format specification. Raises UnicodeDecodeError as it is, as the reference does. */
export function decodedConstant(p: Packrat, token: Token): ast.Constant {
  try {
    const value = decodeText(p, false, token.string, token);
    return new ast.Constant(value, undefined, token.lineno, token.col_offset, token.end_lineno, token.end_col_offset);
  } catch (error) {
    if (error instanceof EscapeError) throw new CompileError(error.type, error.message, p.tokenizer.filename);
    throw error;
  }
}

/** `!r` and its like. */
export function conversion(p: Packrat, mark: Token, name: ast.Name): Conversion {
  if (mark.lineno !== name.lineno || mark.end_col_offset !== name.col_offset) {
    const range = {
      lineno: mark.lineno,
      col_offset: mark.col_offset,
      end_lineno: name.end_lineno,
      end_col_offset: name.end_col_offset,
    };
    p.raiseAtNode(range, 'f-string: conversion type must come right after the exclamanation mark');
  }
  return { name, text: mark.metadata };
}

const isText = (e: ast.expr): e is ast.Constant => e._type === 'Constant';

/** The text of a `{expression=}` within a format specification is kept as it is written. */
function withRawText(part: ast.expr): ast.expr {
  if (part._type !== 'JoinedStr') return part;
  const [shown] = part.values;
  if (shown?._type === 'Constant' && (shown.value as unknown) instanceof RawText) {
    shown.value = textOf((shown.value as unknown as RawText).source);
  }
  return part;
}

/** What follows the colon of a replacement field. */
export function formatSpec(
  p: Packrat,
  colon: Token,
  parts: ast.expr[],
  lineno: number,
  col_offset: number,
  end_lineno: number,
  end_col_offset: number,
): FormatSpec {
  let spec = parts.map(withRawText);
  if (spec.length === 1 && isText(spec[0]) && isEmpty(spec[0].value as Text)) spec = [];
  const plain = spec.length === 0 || (spec.length === 1 && isText(spec[0]));
  const node = plain
    ? new ast.JoinedStr(spec, lineno, col_offset, end_lineno, end_col_offset)
    : concatenate(p, spec, lineno, col_offset, end_lineno, end_col_offset);
  return { spec: node as ast.JoinedStr, text: colon.metadata };
}

/** Character code of a conversion: -1 none. */
function conversionCode(p: Packrat, given: Conversion | undefined, debug: boolean): number {
  if (given === undefined) return debug ? 114 : -1;
  const { id } = given.name;
  if (id !== 's' && id !== 'r' && id !== 'a')
    p.raiseAtNode(given.name, `f-string: invalid conversion character ${quote(id)}: expected 's', 'r', or 'a'`);
  return id.charCodeAt(0);
}

/** `repr` of an identifier. */
const quote = (id: string): string => `'${id}'`;

/** A replacement field; with `=` the text of the expression comes before its value. */
export function formattedValue(
  p: Packrat,
  value: ast.expr,
  debug: Token | undefined,
  given: Conversion | undefined,
  format: FormatSpec | undefined,
  brace: Token,
  lineno: number,
  col_offset: number,
  end_lineno: number,
  end_col_offset: number,
): ast.expr {
  const code = conversionCode(p, given, debug !== undefined && format === undefined);
  const field = new ast.FormattedValue(value, code, format?.spec, lineno, col_offset, end_lineno, end_col_offset);
  if (debug === undefined) return field;
  let endLine = end_lineno;
  let endColumn = end_col_offset;
  let text = brace.metadata;
  if (given) {
    endLine = given.name.lineno;
    endColumn = given.name.col_offset;
    text = given.text;
  } else if (format) {
    endLine = format.spec.lineno;
    endColumn = format.spec.col_offset + 1;
    text = format.text;
  }
  // In nested format specifications the reference loses the text, and says this.
  if (text === undefined) throw new CompileError('ValueError', "field 'value' is required for Constant", p.tokenizer.filename);
  const source = new RawText(text) as unknown as Text;
  const shown = new ast.Constant(source, undefined, lineno, col_offset + 1, endLine, endColumn - 1);
  return new ast.JoinedStr([shown, field], lineno, col_offset, endLine, endColumn);
}

/** An f-string from its parts. */
export function joinedStr(p: Packrat, start: Token, parts: ast.expr[], end: Token): ast.JoinedStr {
  const raw = /r/i.test(start.string);
  const values: ast.expr[] = [];
  // A field with `=` came as text and value together.
  for (const part of parts.flatMap((e) => (e._type === 'JoinedStr' ? e.values : [e]))) {
    if (!isText(part)) {
      values.push(part);
      continue;
    }
    let { source } = part.value as unknown as RawText;
    if (source === '{{' || source === '}}') source = source[0];
    const value = orSyntaxError(p, () => decodeText(p, raw, source, end));
    if (isEmpty(value)) continue;
    values.push(new ast.Constant(value, undefined, part.lineno, part.col_offset, part.end_lineno, part.end_col_offset));
  }
  return new ast.JoinedStr(values, start.lineno, start.col_offset, end.end_lineno, end.end_col_offset);
}

/** Bytes literals side by side. */
function concatenateBytes(parts: ast.Constant[], place: readonly [number, number, number, number]): ast.Constant {
  const chunks = parts.map((part) => (part.value as BytesConst).data);
  const data = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    data.set(chunk, at);
    at += chunk.length;
  }
  return new ast.Constant(new BytesConst(data), parts[0].kind, ...place);
}

/** Joins neighbours that are text; with `drop` empty text goes away. */
function foldTexts(parts: ast.expr[], drop: boolean): ast.expr[] {
  const values: ast.expr[] = [];
  for (let i = 0; i < parts.length; i++) {
    let part = parts[i];
    if (isText(part)) {
      const from = part;
      let to = part;
      const texts = [part.value as Text];
      for (let next = parts[i + 1]; next !== undefined && isText(next); next = parts[++i + 1]) {
        texts.push(next.value as Text);
        to = next;
      }
      if (texts.length > 1)
        part = new ast.Constant(joinTexts(texts), from.kind, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
      if (drop && isEmpty((part as ast.Constant).value as Text)) continue;
    }
    values.push(part);
  }
  return values;
}

/** Literals side by side: one constant, or one JoinedStr when an f-string is among them. */
export function concatenate(
  p: Packrat,
  strings: ast.expr[],
  lineno: number,
  col_offset: number,
  end_lineno: number,
  end_col_offset: number,
): ast.expr {
  const place = [lineno, col_offset, end_lineno, end_col_offset] as const;
  const isBytes = (e: ast.expr): boolean => isText(e) && e.value instanceof BytesConst;
  const bytes = strings.some(isBytes);
  if (bytes && !strings.every(isBytes)) p.raiseAtFurthest('SyntaxError', 'cannot mix bytes and nonbytes literals');
  if (bytes) return concatenateBytes(strings as ast.Constant[], place);
  const formatted = !strings.every(isText);
  if (!formatted && strings.length === 1) return strings[0];
  const values = foldTexts(
    strings.flatMap((e) => (e._type === 'JoinedStr' ? e.values : [e])),
    formatted,
  );
  return formatted ? new ast.JoinedStr(values, ...place) : values[0];
}
