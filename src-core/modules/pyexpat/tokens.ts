/** Characters and tokens of XML 1.0 as Expat finds them: every function says where a token ends, or that it is not complete. */
import { XmlError } from './errors.ts';

/** The text ends before the token does. */
export const INCOMPLETE = -1;

const NAME_START =
  /[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uDFFF\uF900-\uFDCF\uFDF0-\uFFFD]/;
const NAME_PART =
  /[-.:0-9A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uDFFF\uF900-\uFDCF\uFDF0-\uFFFD]/;

export const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;
const isNameStart = (c: number): boolean =>
  c < 128 ? (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 58 : NAME_START.test(String.fromCharCode(c));
const isNamePart = (c: number): boolean =>
  c < 128
    ? (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 58) || c === 95 || c === 45 || c === 46
    : NAME_PART.test(String.fromCharCode(c));

/** May the character stand in a document. What bytes do not decode to is U+FFFF, which may not. */
export const isCharacter = (c: number): boolean => (c >= 32 && c < 0xfffe) || c === 9 || c === 10 || c === 13;

export const invalid = (at: number): never => {
  throw new XmlError('INVALID_TOKEN', at);
};

/** The end of a name that begins at `at`. */
export function nameEnd(text: string, at: number): number {
  if (at >= text.length) return INCOMPLETE;
  if (!isNameStart(text.charCodeAt(at))) return invalid(at);
  return tokenEnd(text, at + 1);
}

/** The end of a run of characters of names. */
export function tokenEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && isNamePart(text.charCodeAt(i))) i++;
  return i < text.length ? i : INCOMPLETE;
}

export function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Does the text go on with `word` at `at`; undefined where it ends too early to say. */
export function goesOn(text: string, at: number, word: string): boolean | undefined {
  const part = text.slice(at, at + word.length);
  if (part === word) return true;
  return part.length < word.length && word.startsWith(part) ? undefined : false;
}

/** The end of a comment of which `<!--` is at `at`. */
export function commentEnd(text: string, at: number): number {
  for (let i = at + 4; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (!isCharacter(c)) return invalid(i);
    if (c === 45 && text.charCodeAt(i + 1) === 45) {
      if (i + 2 >= text.length) return INCOMPLETE;
      return text.charCodeAt(i + 2) === 62 ? i + 3 : invalid(i + 2);
    }
  }
  return INCOMPLETE;
}

/** The end of a processing instruction. Its target may not be `xml`: that is a declaration in the wrong place. */
export function instructionEnd(text: string, at: number): number {
  const target = nameEnd(text, at + 2);
  if (target === INCOMPLETE) return INCOMPLETE;
  const name = text.slice(at + 2, target);
  if (name === 'xml') throw new XmlError('MISPLACED_XML_PI', at);
  if (/^xml$/i.test(name)) return invalid(target);
  const first = text.charCodeAt(target);
  if (first !== 63 && !isSpace(first)) return invalid(target);
  for (let i = target; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (!isCharacter(c)) return invalid(i);
    if (c === 63) {
      if (i + 1 >= text.length) return INCOMPLETE;
      if (text.charCodeAt(i + 1) === 62) return i + 2;
      if (i === target) return invalid(i + 1);
    }
  }
  return INCOMPLETE;
}

/** Target and data of a processing instruction. */
export function instructionParts(token: string): [target: string, data: string] {
  const target = /^[^\s?]+/.exec(token.slice(2))?.[0] ?? '';
  return [
    target,
    token
      .slice(2 + target.length, -2)
      .replace(/^[ \t\r\n]+/, '')
      .replace(/\r\n?/g, '\n'),
  ];
}

/** The end of a reference of which `&` is at `at`: a character by number or an entity. */
export function referenceEnd(text: string, at: number): number {
  if (at + 1 >= text.length) return INCOMPLETE;
  if (text[at + 1] !== '#') {
    const end = nameEnd(text, at + 1);
    if (end === INCOMPLETE) return INCOMPLETE;
    return text[end] === ';' ? end + 1 : invalid(end);
  }
  const hex = text[at + 2] === 'x';
  const digit = hex ? /[0-9A-Fa-f]/ : /[0-9]/;
  const start = at + (hex ? 3 : 2);
  let i = start;
  while (i < text.length && digit.test(text[i])) i++;
  if (i >= text.length) return INCOMPLETE;
  return text[i] === ';' && i > start ? i + 1 : invalid(i);
}

/** The character of such a reference by number. Raises XmlError. */
export function referredCharacter(reference: string, at: number | undefined): string {
  const hex = reference[2] === 'x';
  const digits = reference.slice(hex ? 3 : 2, -1);
  const point = digits.length > 12 ? Number.POSITIVE_INFINITY : Number.parseInt(digits, hex ? 16 : 10);
  const fits = point < 0x110000 && !(point >= 0xd800 && point < 0xe000) && (point > 0xffff || isCharacter(point));
  if (!fits) throw new XmlError('BAD_CHAR_REF', at);
  return String.fromCodePoint(point);
}

export interface Attribute {
  name: string;
  /** As it is written, between the quotes. */
  raw: string;
  at: number;
  valueAt: number;
}

export interface StartTag {
  name: string;
  attributes: Attribute[];
  empty: boolean;
  end: number;
}

/** A start tag of which `<` is at `at`; undefined where it is not complete. */
export function startTag(text: string, at: number): StartTag | undefined {
  let i = nameEnd(text, at + 1);
  if (i === INCOMPLETE) return undefined;
  const name = text.slice(at + 1, i);
  const attributes: Attribute[] = [];
  for (;;) {
    const spaced = skipSpace(text, i);
    if (spaced >= text.length) return undefined;
    const c = text[spaced];
    if (c === '>') return { name, attributes, empty: false, end: spaced + 1 };
    if (c === '/') {
      if (spaced + 1 >= text.length) return undefined;
      if (text[spaced + 1] !== '>') return invalid(spaced + 1);
      return { name, attributes, empty: true, end: spaced + 2 };
    }
    if (spaced === i) return invalid(i);
    const attribute = oneAttribute(text, spaced);
    if (attribute === undefined) return undefined;
    attributes.push(attribute);
    i = attribute.valueAt + attribute.raw.length + 1;
  }
}

function oneAttribute(text: string, at: number): Attribute | undefined {
  const end = nameEnd(text, at);
  if (end === INCOMPLETE) return undefined;
  const equals = skipSpace(text, end);
  if (equals >= text.length) return undefined;
  if (text[equals] !== '=') return invalid(equals);
  const quote = skipSpace(text, equals + 1);
  if (quote >= text.length) return undefined;
  if (text[quote] !== '"' && text[quote] !== "'") return invalid(quote);
  let i = quote + 1;
  while (i < text.length && text[i] !== text[quote]) {
    const c = text.charCodeAt(i);
    if (c === 60 || !isCharacter(c)) return invalid(i);
    if (c === 38) {
      i = referenceEnd(text, i);
      if (i === INCOMPLETE) return undefined;
    } else i++;
  }
  if (i >= text.length) return undefined;
  return { name: text.slice(at, end), raw: text.slice(quote + 1, i), at, valueAt: quote + 1 };
}

/** The end of a run of text from `at`: before markup, a line end, `]]>` or what may not stand there; `at` itself where none begins. */
export function dataEnd(text: string, at: number, final: boolean): number {
  let i = at;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 60 || c === 38 || c === 10 || c === 13 || !isCharacter(c)) break;
    if (c !== 93) continue;
    const closes = goesOn(text, i, ']]>');
    if (closes === true) {
      if (i === at) invalid(i + 2);
      break;
    }
    if (closes === undefined && !final) break;
  }
  return i;
}
