/** Tokens of a document type declaration and what its declarations say, without acting on them (Expat's xmlrole.c). */
import { XmlError } from './errors.ts';
import { INCOMPLETE, invalid, isCharacter, isSpace, nameEnd, skipSpace, tokenEnd } from './tokens.ts';

export type TokenKind = 'space' | 'name' | 'hash' | 'literal' | 'percent' | 'reference' | 'open' | 'sign';
export interface Token {
  kind: TokenKind;
  text: string;
  at: number;
}

/** One token at `at`; undefined where it is not complete. Names, closing brackets have their quantifier with them. */
function oneToken(text: string, at: number): Token | undefined {
  const token = (kind: TokenKind, end: number): Token | undefined =>
    end === INCOMPLETE ? undefined : { kind, text: text.slice(at, end), at };
  const c = text[at];
  if (isSpace(text.charCodeAt(at))) {
    const end = skipSpace(text, at);
    return end < text.length ? token('space', end) : undefined;
  }
  switch (c) {
    case '"':
    case "'": {
      for (let i = at + 1; i < text.length; i++) {
        if (text[i] === c) return token('literal', i + 1);
        if (!isCharacter(text.charCodeAt(i))) return invalid(i);
      }
      return undefined;
    }
    case '<':
      return text.length < at + 3 ? undefined : token('open', nameEnd(text, at + 2));
    case '#':
      return token('hash', nameEnd(text, at + 1));
    case '%': {
      if (at + 1 >= text.length) return undefined;
      if (isSpace(text.charCodeAt(at + 1))) return token('percent', at + 1);
      const end = nameEnd(text, at + 1);
      if (end === INCOMPLETE) return undefined;
      return text[end] === ';' ? token('reference', end + 1) : invalid(end);
    }
    case '(':
    case '|':
    case ',':
    case '>':
    case '[':
    case ']':
      return token('sign', at + 1);
    case ')':
      if (at + 1 >= text.length) return undefined;
      return token('sign', /[*?+]/.test(text[at + 1]) ? at + 2 : at + 1);
    default: {
      const end = tokenEnd(text, at);
      if (end === at) return invalid(at);
      if (end === INCOMPLETE) return undefined;
      return token('name', /[*?+]/.test(text[end]) ? end + 1 : end);
    }
  }
}

/** The tokens from `at` up to a sign that is one of `ends`; undefined where they are not complete. */
export function tokensUntil(text: string, at: number, ends: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let i = at; ; ) {
    if (i >= text.length) return undefined;
    const token = oneToken(text, i);
    if (token === undefined) return undefined;
    tokens.push(token);
    if (token.kind === 'sign' && ends.includes(token.text)) return tokens;
    if (token.kind === 'open' && tokens.length > 1) throw new XmlError('SYNTAX', i);
    i += token.text.length;
  }
}

/** Reads through tokens, without the white space. */
export class Reader {
  private readonly tokens: readonly Token[];
  private i = 0;
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens.filter((token) => token.kind !== 'space');
  }
  get next(): Token {
    return this.tokens[Math.min(this.i, this.tokens.length - 1)];
  }
  /** The next token, which must be of that kind or that text. Raises XmlError. */
  take(kind?: TokenKind, text?: string): Token {
    const token = this.next;
    if ((kind !== undefined && token.kind !== kind) || (text !== undefined && token.text !== text)) {
      throw new XmlError('SYNTAX', token.at);
    }
    this.i++;
    return token;
  }
  is(text: string): boolean {
    return this.next.text === text;
  }
}

const unquote = (token: Token): string => token.text.slice(1, -1);

const PUBLIC = /^[-a-zA-Z0-9 \r\n'()+,./:=?;!*#@$_%]*$/;

/** A public identifier with its white space put in order. Raises XmlError. */
function publicId(token: Token): string {
  const text = unquote(token);
  if (!PUBLIC.test(text)) throw new XmlError('PUBLICID', token.at);
  return text.replace(/[ \r\n]+/g, ' ').replace(/^ | $/g, '');
}

export interface ExternalId {
  publicId: string | null;
  systemId: string | null;
  /** Where its last literal stands. */
  at: number;
}

/** `SYSTEM "..."` or `PUBLIC "..." "..."`; undefined where neither comes. `alone`: the system part may be missing. */
export function externalId(reader: Reader, alone = false): ExternalId | undefined {
  if (reader.is('SYSTEM')) {
    reader.take();
    const system = reader.take('literal');
    return { publicId: null, systemId: unquote(system), at: system.at };
  }
  if (!reader.is('PUBLIC')) return undefined;
  reader.take();
  const id = reader.take('literal');
  if (alone && reader.next.kind !== 'literal') return { publicId: publicId(id), systemId: null, at: id.at };
  const system = reader.take('literal');
  return { publicId: publicId(id), systemId: unquote(system), at: system.at };
}

/** (type, quantifier, name, children), as `model` numbers them. */
export type Model = [type: number, quantifier: number, name: string | null, children: Model[]];

const quantifier = (text: string): number => ({ '?': 1, '*': 2, '+': 3 })[text.slice(-1)] ?? 0;

/** The content model of an element. Raises XmlError. */
export function contentModel(reader: Reader): Model {
  if (reader.is('EMPTY') || reader.is('ANY')) return [reader.take().text === 'EMPTY' ? 1 : 2, 0, null, []];
  reader.take('sign', '(');
  if (!reader.is('#PCDATA')) return group(reader);
  reader.take();
  const names: Model[] = [];
  while (reader.is('|')) {
    reader.take();
    names.push([4, 0, reader.take('name').text, []]);
  }
  const close = reader.take('sign');
  if (!(close.text === ')*' || (close.text === ')' && names.length === 0))) throw new XmlError('SYNTAX', close.at);
  return [3, quantifier(close.text), null, names];
}

function group(reader: Reader): Model {
  const children: Model[] = [];
  let separator = '';
  for (;;) {
    if (reader.is('(')) {
      reader.take();
      children.push(group(reader));
    } else {
      const { text } = reader.take('name');
      const repeats = quantifier(text);
      children.push([4, repeats, repeats === 0 ? text : text.slice(0, -1), []]);
    }
    const sign = reader.take('sign');
    if (sign.text.startsWith(')')) return [separator === '|' ? 5 : 6, quantifier(sign.text), null, children];
    if (separator !== '' && sign.text !== separator) throw new XmlError('SYNTAX', sign.at);
    separator = sign.text;
    if (separator !== '|' && separator !== ',') throw new XmlError('SYNTAX', sign.at);
  }
}

export interface AttributeDeclaration {
  name: string;
  type: string;
  /** As it is written; undefined without one. */
  value: Token | undefined;
  required: boolean;
  /** Where the default stands. */
  at: number;
}

const TYPES = /^(CDATA|ID|IDREF|IDREFS|ENTITY|ENTITIES|NMTOKEN|NMTOKENS)$/;

/** The next attribute of a list; undefined at its end. Raises XmlError. */
export function attributeDeclaration(reader: Reader): AttributeDeclaration | undefined {
  if (reader.is('>')) return undefined;
  const name = reader.take('name').text;
  let type = '';
  if (reader.is('NOTATION')) type = reader.take().text;
  if (type !== '' || reader.is('(')) {
    reader.take('sign', '(');
    const names = [reader.take('name').text];
    while (reader.is('|')) {
      reader.take();
      names.push(reader.take('name').text);
    }
    reader.take('sign', ')');
    type += `(${names.join('|')})`;
  } else {
    const token = reader.take('name');
    if (!TYPES.test(token.text)) throw new XmlError('SYNTAX', token.at);
    type = token.text;
  }
  const { at } = reader.next;
  if (reader.next.kind !== 'hash') return { name, type, value: reader.take('literal'), required: false, at };
  const word = reader.take().text;
  if (word === '#FIXED') {
    const value = reader.take('literal');
    return { name, type, value, required: true, at: value.at };
  }
  if (word !== '#REQUIRED' && word !== '#IMPLIED') throw new XmlError('SYNTAX', at);
  return { name, type, value: undefined, required: word === '#REQUIRED', at };
}
