/** `str.format` and `str.format_map` (Objects/stringlib/unicode_format.h), and the pieces that the `_string` module shows. */
import { decimalValue } from '../../base/unicode-text.ts';
import { getAttr } from '../abstract/attr.ts';
import { format } from '../abstract/format.ts';
import { asciiObject, reprObject, strObject } from '../abstract/repr.ts';
import { getItem } from '../abstract/sequence.ts';
import { raise } from '../raise.ts';
import { joinStr, lengthStr, noPoint, pointAt, sliceStr } from '../str/text.ts';
import type { Thread } from '../thread.ts';
import { asStr, PyStrObject, type Str, type Value } from '../value.ts';

/** A stretch of literal text, and the replacement field that may follow it. */
export interface Markup {
  literal: Str;
  field: { name: Str; spec: Str; conversion: number; nested: boolean } | undefined;
}

const OPEN = 123;
const CLOSE = 125;

/** Templates that were taken apart without an error, by their text. */
const cache = new Map<string, readonly Markup[]>();
const CACHE_LIMIT = 512;

/**
 * Takes a template apart, calling `each` with every piece in turn: where it is malformed, ValueError comes only when what stands
 * before has been dealt with.
 */
export function takeApart(text: Str, each: (markup: Markup) => void): void {
  const known = typeof text === 'string' ? cache.get(text) : undefined;
  if (known !== undefined) {
    for (let i = 0; i < known.length; i++) each(known[i]);
    return;
  }
  const pieces: Markup[] = [];
  const end = lengthStr(text);
  for (let pos = 0; pos < end; ) {
    const piece = nextMarkup(text, pos, end);
    pos = piece.next;
    pieces.push(piece);
    each(piece);
  }
  if (typeof text !== 'string') return;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, pieces);
}

/** The piece of a template that begins at `start`, and where the next one begins. */
export function nextMarkup(text: Str, start: number, end: number): Markup & { next: number } {
  let pos = start;
  while (pos < end && pointAt(text, pos) !== OPEN && pointAt(text, pos) !== CLOSE) pos++;
  if (pos === end) return { literal: sliceStr(text, start, end), field: undefined, next: end };
  const brace = pointAt(text, pos++);
  if (pos < end && pointAt(text, pos) === brace) {
    return { literal: sliceStr(text, start, pos), field: undefined, next: pos + 1 };
  }
  if (brace === CLOSE) raise.ValueError("Single '}' encountered in format string");
  if (pos === end) raise.ValueError("Single '{' encountered in format string");
  const literal = sliceStr(text, start, pos - 1);
  const field = parseField(text, pos, end);
  return { literal, field, next: field.next };
}

type Field = NonNullable<Markup['field']> & { next: number };

function parseField(text: Str, start: number, end: number): Field {
  let pos = start;
  let c = 0;
  scan: while (pos < end) {
    c = pointAt(text, pos++);
    switch (c) {
      case OPEN:
        return raise.ValueError("unexpected '{' in field name");
      case 91: // [
        while (pos < end && pointAt(text, pos) !== 93) pos++;
        break;
      case CLOSE:
      case 58: // :
      case 33: // !
        break scan;
    }
  }
  const name = sliceStr(text, start, pos - 1);
  if (c === CLOSE) return { name, spec: '', conversion: 0, nested: false, next: pos };
  if (c !== 33 && c !== 58) return raise.ValueError("expected '}' before end of string");
  let conversion = 0;
  if (c === 33) {
    if (pos >= end) return raise.ValueError('end of string while looking for conversion specifier');
    conversion = pointAt(text, pos++);
    if (pos < end) {
      c = pointAt(text, pos++);
      if (c === CLOSE) return { name, spec: '', conversion, nested: false, next: pos };
      if (c !== 58) return raise.ValueError("expected ':' after conversion specifier");
    }
  }
  const specStart = pos;
  let depth = 1;
  let nested = false;
  while (pos < end) {
    c = pointAt(text, pos++);
    if (c === OPEN) {
      nested = true;
      depth++;
    } else if (c === CLOSE && --depth === 0) {
      return { name, spec: sliceStr(text, specStart, pos - 1), conversion, nested, next: pos };
    }
  }
  return raise.ValueError("unmatched '{' in format spec");
}

/** A text all of decimal digits as an index; -1 for any other. */
function indexOf(text: Str): number {
  const length = lengthStr(text);
  if (length === 0) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = decimalValue(pointAt(text, i));
    if (digit < 0) return -1;
    value = value * 10 + digit;
    if (value >= 2 ** 63) raise.ValueError('Too many decimal digits in format string');
  }
  return value;
}

/** One step from a value: `.name`, `[key]` or `[0]`. */
export interface Step {
  attribute: boolean;
  key: Str | number;
  /** Where the next one begins. */
  next: number;
}

/** The first part of `0.name[key]`, a number where it is one, and where the steps from there begin. */
export function splitFieldName(name: Str): { first: Str | number; next: number } {
  const end = lengthStr(name);
  let pos = 0;
  while (pos < end && pointAt(name, pos) !== 46 && pointAt(name, pos) !== 91) pos++;
  const text = sliceStr(name, 0, pos);
  const index = indexOf(text);
  return { first: index >= 0 ? index : text, next: pos };
}

/** The step that begins at an index inside of a field name. Raises ValueError. */
export function stepAt(name: Str, start: number): Step {
  const end = lengthStr(name);
  let at = start;
  const c = pointAt(name, at++);
  const attribute = c === 46;
  const from = at;
  if (attribute) while (at < end && pointAt(name, at) !== 46 && pointAt(name, at) !== 91) at++;
  else if (c === 91) {
    while (at < end && pointAt(name, at) !== 93) at++;
    if (at === end) raise.ValueError("Missing ']' in format string");
  } else raise.ValueError("Only '.' or '[' may follow ']' in format field specifier");
  const part = sliceStr(name, from, at);
  const number = attribute ? -1 : indexOf(part);
  if (part === '') raise.ValueError('Empty attribute in format string');
  return { attribute, key: number >= 0 ? number : part, next: attribute ? at : at + 1 };
}

/** Automatic and manual numbering do not mix. */
interface Numbering {
  state: 'none' | 'automatic' | 'manual';
  next: number;
}

interface Source {
  /** Undefined for format_map. */
  args: readonly Value[] | undefined;
  mapping: Value;
  numbering: Numbering;
}

function fieldValue(t: Thread, name: Str, source: Source): Value {
  const { first, next } = splitFieldName(name);
  const { numbering } = source;
  let index = typeof first === 'number' ? first : -1;
  if (first === '' || index >= 0) {
    const automatic = first === '';
    if (numbering.state === 'none') numbering.state = automatic ? 'automatic' : 'manual';
    if (numbering.state === 'manual' && automatic) {
      raise.ValueError('cannot switch from manual field specification to automatic field numbering');
    }
    if (numbering.state === 'automatic' && !automatic) {
      raise.ValueError('cannot switch from automatic field numbering to manual field specification');
    }
    if (automatic) index = numbering.next++;
  }
  let value: Value;
  if (index < 0) value = getItem(t, source.mapping, first as Str);
  else if (source.args === undefined) return raise.ValueError('Format string contains positional fields');
  else if (index >= source.args.length) {
    return raise.IndexError(`Replacement index ${index} out of range for positional args tuple`);
  } else value = source.args[index];
  const end = lengthStr(name);
  for (let at = next; at < end; ) {
    const step = stepAt(name, at);
    value = step.attribute ? getAttr(t, value, step.key as Str) : getItem(t, value, step.key);
    at = step.next;
  }
  return value;
}

function converted(t: Thread, value: Value, conversion: number): Value {
  switch (conversion) {
    case 114:
      return reprObject(t, value);
    case 115:
      return strObject(t, value);
    case 97:
      return asciiObject(t, value);
  }
  const shown = conversion > 32 && conversion < 127 ? String.fromCharCode(conversion) : `\\x${conversion.toString(16)}`;
  return raise.ValueError(`Unknown conversion specifier ${shown}`);
}

/** The text that is built, or the object that the last field gave where that is all of it (so does the reference's writer). */
function build(t: Thread, text: Str, source: Source, depth: number): Value {
  if (depth < 0) return raise.ValueError('Max string recursion exceeded');
  const parts: Str[] = [];
  let whole: Value | undefined;
  takeApart(text, ({ literal, field }) => {
    if (literal !== '') parts.push(literal);
    if (field === undefined) return;
    whole = undefined;
    let value = fieldValue(t, field.name, source);
    if (field.conversion !== 0) value = converted(t, value, field.conversion);
    const spec = field.nested ? (asStr(build(t, field.spec, source, depth - 1)) as Str) : field.spec;
    const shown = format(t, value, spec);
    const part = asStr(shown) as Str;
    if (part === '') return;
    if (part !== shown && parts.length === 0) whole = shown;
    parts.push(part);
  });
  if (whole !== undefined && parts.length === 1) return whole;
  return parts.length === 0 ? '' : joinStr('', parts);
}

const numbering = (): Numbering => ({ state: 'none', next: 0 });

/** The template itself, of its own class, where it is literal text from end to end. */
function unchanged(self: Value, made: Value): Value {
  if (!(self instanceof PyStrObject) || made !== self.value || made === '') return made;
  return noPoint(self.value, OPEN) && noPoint(self.value, CLOSE) ? self : made;
}

/** `template.format(*args, **kwargs)`. */
export function formatTemplate(t: Thread, self: Value, args: Value[], kwargs: Value): Value {
  return unchanged(self, build(t, asStr(self) as Str, { args, mapping: kwargs, numbering: numbering() }, 1));
}

/** `template.format_map(mapping)`. */
export function formatMap(t: Thread, self: Value, mapping: Value): Value {
  return unchanged(self, build(t, asStr(self) as Str, { args: undefined, mapping, numbering: numbering() }, 1));
}
