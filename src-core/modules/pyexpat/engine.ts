/**
 * The parser without Python: takes text by parts and tells a listener what it finds, as Expat does, event for event with its places. It does not
 * validate; of the document type it knows the internal subset. Entities outside of the document are the listener's.
 */

import { XmlError } from './errors.ts';
import { type Bindings, checkDeclaration, declaredPrefix, expandName, FIRST } from './names.ts';
import { Subset } from './subset.ts';
import {
  type Attribute,
  commentEnd,
  dataEnd,
  goesOn,
  INCOMPLETE,
  instructionEnd,
  instructionParts,
  invalid,
  isCharacter,
  isSpace,
  referenceEnd,
  referredCharacter,
  type StartTag,
  skipSpace,
  startTag,
  tokenEnd,
} from './tokens.ts';

/** What is told: null is no value. A content model is a nested array. */
export type EventValue = string | number | null | unknown[];

export interface Listener {
  /** Does anybody listen to these events. */
  hears(event: string): boolean;
  tell(event: string, ...values: EventValue[]): unknown;
  /** Names and values in turn; the first `specified` of them were written. */
  startElement(name: string, attributes: string[], specified: number): void;
  /** What nobody listens to, as it is written. */
  rest(text: string): void;
  /** Are internal entities replaced although somebody listens to the rest. */
  readonly expands: boolean;
}

interface Open {
  raw: string;
  name: string;
  bindings: Bindings;
  /** Prefixes that it declares. */
  declared: string[];
}

const PREDEFINED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const XML_DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"([-a-zA-Z0-9_.:]+)"|'([-a-zA-Z0-9_.:]+)')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][-\w.]*)"|'([A-Za-z][-\w.]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["'](yes|no)["'])?[ \t\r\n]*\?>$/;

const PSEUDO_ATTRIBUTES = /^<\?xml(?:[ \t\r\n]+[a-z]+[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'))*[ \t\r\n]*[a-z]*[ \t\r\n]*/;

/** Where a declaration that is malformed goes wrong: behind what could be read of it, or at the first name that is not expected. */
function malformedAt(token: string): number {
  const read = (PSEUDO_ATTRIBUTES.exec(token) as RegExpExecArray)[0].length;
  if (token.slice(read) !== '?>') return read;
  const unexpected = /\b(?!xml\b|version\b|encoding\b|standalone\b)[a-z]+(?=[ \t\r\n]*=)/.exec(token);
  return unexpected === null ? read : unexpected.index;
}

type State = 'start' | 'prolog' | 'doctype' | 'content' | 'cdata' | 'epilog';

export class Engine {
  text = '';
  /** Where the next token begins. */
  at = 0;
  /** Where the event of now stands; it stays at the reference while an entity is replaced. */
  eventAt = 0;
  private state: State;
  private readonly open: Open[] = [];
  private nested = 0;
  readonly subset: Subset;
  standalone = false;
  constructor(
    readonly listener: Listener,
    /** Undefined without namespaces. */
    readonly separator: string | undefined,
    readonly triplets: () => boolean,
    /** A parser of an external entity has what its parent knows. */
    parent?: Engine,
    /** Is the entity a part of the document type; content otherwise. */
    declares = false,
  ) {
    this.state = parent === undefined ? 'start' : declares ? 'doctype' : 'content';
    this.subset = parent?.subset ?? new Subset(this);
    this.fragment = parent !== undefined;
    this.standalone = parent?.standalone ?? false;
  }
  private readonly fragment: boolean;

  /** Goes on as far as the text is complete. Raises XmlError and what the listener raises. */
  run(final: boolean): void {
    for (;;) {
      if (!this.nested) this.eventAt = this.at;
      const before = this.at;
      const state = this.state;
      if (this.at < this.text.length || this.state === 'start') this.step(final);
      if (this.at === before && this.state === state) break;
    }
    if (final) this.finish();
  }

  private step(final: boolean): void {
    switch (this.state) {
      case 'start':
        this.declaration(final);
        return;
      case 'prolog':
      case 'epilog':
        this.misc(final);
        return;
      case 'doctype':
        this.at = this.fragment ? this.subset.external(this, this.text, this.at) : this.subset.step(this, this.text, this.at);
        if (this.subset.done && !this.fragment) this.state = 'prolog';
        return;
      default:
        this.at = this.content(this.text, this.at, final);
    }
  }

  /** The end of the document. Raises XmlError where something is missing. */
  private finish(): void {
    if (this.state === 'cdata') {
      this.eventAt = this.text.length;
      throw new XmlError('UNCLOSED_CDATA_SECTION', this.text.length);
    }
    if (this.at < this.text.length) throw new XmlError('UNCLOSED_TOKEN', this.at);
    this.eventAt = this.at;
    if (this.state === 'epilog') return;
    if (this.fragment) {
      if (this.open.length > 0) throw new XmlError('ASYNC_ENTITY');
      return;
    }
    throw new XmlError('NO_ELEMENTS', this.at);
  }

  /** The place of an event in the document itself. */
  mark(at: number): void {
    if (this.nested === 0) this.eventAt = at;
  }

  private declaration(final: boolean): void {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = this.eventAt = 1;
    const start = this.at;
    const here = goesOn(text, start, '<?xml');
    if (here === undefined && !final && text.length > 0) return;
    if (text.length === 0) return;
    if (here !== true || !isSpace(text.charCodeAt(start + 5) || 97)) {
      if (here === true && start + 5 >= text.length && !final) return;
      this.state = 'prolog';
      return;
    }
    const end = text.indexOf('?>', start);
    if (end < 0) {
      if (final) throw new XmlError('UNCLOSED_TOKEN', start);
      return;
    }
    const token = text.slice(start, end + 2);
    const match = XML_DECLARATION.exec(token);
    if (match === null) throw new XmlError('XML_DECL', start + malformedAt(token));
    const version = match[1] ?? match[2];
    const standalone = match[5] === undefined ? -1 : match[5] === 'yes' ? 1 : 0;
    this.standalone = standalone === 1;
    if (this.listener.hears('XmlDecl')) this.listener.tell('XmlDecl', version, match[3] ?? match[4] ?? null, standalone);
    else this.listener.rest(token);
    this.at = end + 2;
    this.state = 'prolog';
  }

  /** Comments, instructions and white space around the root; its start. */
  private misc(final: boolean): void {
    const { text, at } = this;
    if (isSpace(text.charCodeAt(at))) {
      const end = skipSpace(text, at);
      this.listener.rest(text.slice(at, end));
      this.at = end;
      return;
    }
    const epilog = this.state === 'epilog';
    if (text[at] !== '<') {
      if (epilog) throw new XmlError('JUNK_AFTER_DOC_ELEMENT', at);
      const end = tokenEnd(text, at);
      if (end === at || !/^(?:$|[\s>),|[\]%?*+])/.test(text.slice(end === INCOMPLETE ? text.length : end)))
        invalid(Math.max(at, end));
      throw new XmlError('SYNTAX', at);
    }
    if (this.markup(text, at)) return;
    if (at + 1 >= text.length) return;
    if (epilog) {
      if (text[at + 1] === '!' && goesOn(text, at, '<!--') === undefined && !final) return;
      throw new XmlError('JUNK_AFTER_DOC_ELEMENT', at);
    }
    if (text[at + 1] === '!') {
      const doctype = goesOn(text, at, '<!DOCTYPE');
      if (doctype === false && goesOn(text, at, '<!--') === false) {
        if (/[A-Za-z_:]/.test(text[at + 2])) throw new XmlError('SYNTAX', at);
        invalid(at + 2);
      }
      if (doctype === true) {
        if (this.subset.seen) throw new XmlError('SYNTAX', at);
        this.state = 'doctype';
      }
      return;
    }
    if (text[at + 1] === '/') invalid(at + 1);
    this.subset.beforeRoot();
    this.state = 'content';
  }

  /** A comment or instruction at `at`: true where there was a complete one, which is told. */
  private markup(text: string, at: number): boolean {
    const isComment = goesOn(text, at, '<!--') === true;
    if (!isComment && text[at + 1] !== '?') return false;
    const end = isComment ? commentEnd(text, at) : instructionEnd(text, at);
    if (end === INCOMPLETE) return false;
    this.tellMarkup(text.slice(at, end), isComment);
    this.at = end;
    return true;
  }

  tellMarkup(token: string, isComment: boolean): void {
    const event = isComment ? 'Comment' : 'ProcessingInstruction';
    if (!this.listener.hears(event)) this.listener.rest(token);
    else if (isComment) this.listener.tell(event, token.slice(4, -3).replace(/\r\n?/g, '\n'));
    else this.listener.tell(event, ...instructionParts(token));
  }

  /** Everything inside of elements, from `start`: as far as it is complete. */
  private content(text: string, start: number, final: boolean): number {
    const least = this.nested > 0 ? this.open.length : this.fragment ? 0 : -1;
    let at = start;
    while (at < text.length && (this.state === 'content' || this.state === 'cdata')) {
      this.mark(at);
      const next = this.state === 'cdata' ? this.cdata(text, at, final) : this.oneToken(text, at, final, least);
      if (next === at && this.state !== 'cdata') break;
      if (next === at && this.state === 'cdata' && goesOn(text, at, ']]>') !== true && at >= text.length) break;
      if (next === at) break;
      at = next;
    }
    return at;
  }

  private oneToken(text: string, at: number, final: boolean, least: number): number {
    const c = text[at];
    if (c === '<') return this.tag(text, at, least);
    if (c === '&') {
      const end = referenceEnd(text, at);
      if (end === INCOMPLETE) return at;
      this.reference(text.slice(at, end), at);
      return end;
    }
    return this.data(text, at, final);
  }

  /** A run of text or one line end. */
  private data(text: string, at: number, final: boolean): number {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) {
      if (c === 13 && at + 1 >= text.length && !final) return at;
      const end = c === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
      this.characters('\n', text.slice(at, end));
      return end;
    }
    const end = dataEnd(text, at, final);
    if (end === at) return isCharacter(c) || c === 93 ? at : invalid(at);
    const run = text.slice(at, end);
    this.characters(run, run);
    return end;
  }

  private characters(text: string, raw: string): void {
    if (this.listener.hears('CharacterData')) this.listener.tell('CharacterData', text);
    else this.listener.rest(raw);
  }

  private tag(text: string, at: number, least: number): number {
    const second = text[at + 1];
    if (second === undefined) return at;
    if (second === '/') return this.endTag(text, at, least);
    if (second === '?' || second === '!') {
      if (second === '!') {
        if (goesOn(text, at, '<![CDATA[') === true) return this.startCdata(text, at);
        if (goesOn(text, at, '<!--') === false && goesOn(text, at, '<![CDATA[') === false) invalid(at + 2);
        if (goesOn(text, at, '<!--') !== true) return at;
      }
      const end = second === '!' ? commentEnd(text, at) : instructionEnd(text, at);
      if (end === INCOMPLETE) return at;
      this.tellMarkup(text.slice(at, end), second === '!');
      return end;
    }
    const tag = startTag(text, at);
    if (tag === undefined) return at;
    this.start(tag, text.slice(at, tag.end));
    return tag.end;
  }

  private startCdata(text: string, at: number): number {
    if (this.listener.hears('StartCdataSection')) this.listener.tell('StartCdataSection');
    else this.listener.rest(text.slice(at, at + 9));
    this.state = 'cdata';
    return at + 9;
  }

  private cdata(text: string, at: number, final: boolean): number {
    const closes = goesOn(text, at, ']]>');
    if (closes === true) {
      if (this.listener.hears('EndCdataSection')) this.listener.tell('EndCdataSection');
      else this.listener.rest(']]>');
      this.state = 'content';
      return at + 3;
    }
    if (closes === undefined && !final) return at;
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) return this.data(text, at, final);
    let end = at;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === 10 || unit === 13 || !isCharacter(unit)) break;
      if (unit !== 93) continue;
      const here = goesOn(text, end, ']]>');
      if (here === true || (here === undefined && !final && end > at)) break;
    }
    if (end === at) return invalid(at);
    this.characters(text.slice(at, end), text.slice(at, end));
    return end;
  }

  private endTag(text: string, at: number, least: number): number {
    const name = /[^\s>/<]*/y;
    name.lastIndex = at + 2;
    const raw = (name.exec(text) as RegExpExecArray)[0];
    if (at + 2 + raw.length >= text.length) return at;
    if (raw === '') return invalid(at + 2);
    const end = skipSpace(text, at + 2 + raw.length);
    if (end >= text.length) return at;
    if (text[end] !== '>') return invalid(end);
    if (this.open.length === least) throw new XmlError('ASYNC_ENTITY');
    const top = this.open[this.open.length - 1];
    if (top.raw !== raw) throw new XmlError('TAG_MISMATCH', this.nested ? undefined : at + 2);
    this.open.pop();
    if (this.listener.hears('EndElement')) this.listener.tell('EndElement', top.name);
    else this.listener.rest(text.slice(at, end + 1));
    this.close(top);
    return end + 1;
  }

  /** After an element: its declarations end, and with the root the content. */
  private close(element: Open): void {
    for (const prefix of element.declared.toReversed()) this.listener.tell('EndNamespaceDecl', prefix || null);
    if (this.open.length === 0 && this.nested === 0 && !this.fragment) this.state = 'epilog';
  }

  private start(tag: StartTag, raw: string): void {
    const { names, values, specified } = this.attributes(tag);
    const outer = this.open[this.open.length - 1]?.bindings ?? FIRST;
    const element: Open = { raw: tag.name, name: tag.name, bindings: outer, declared: [] };
    let listed: string[] = [];
    let written = specified;
    if (this.separator === undefined) for (let i = 0; i < names.length; i++) listed.push(names[i], values[i]);
    else [listed, written] = this.bind(element, names, values, specified);
    const heard = this.listener.hears('StartElement');
    if (heard) this.listener.startElement(element.name, listed, written * 2);
    if (!tag.empty) {
      this.open.push(element);
      if (!heard) this.listener.rest(raw);
      return;
    }
    if (this.listener.hears('EndElement')) {
      if (heard) this.mark(this.eventAt + raw.length);
      this.listener.tell('EndElement', element.name);
    } else if (!heard) this.listener.rest(raw);
    this.close(element);
  }

  /** Attributes with their values, those that were written first, then defaults. Raises XmlError. */
  private attributes(tag: StartTag): { names: string[]; values: string[]; specified: number } {
    const declared = this.subset.attributes.get(tag.name);
    const names: string[] = [];
    const values: string[] = [];
    const seen = new Set<string>();
    for (const attribute of tag.attributes) {
      if (seen.has(attribute.name)) throw new XmlError('DUPLICATE_ATTRIBUTE', this.nested ? undefined : attribute.at);
      seen.add(attribute.name);
      names.push(attribute.name);
      values.push(this.value(attribute, declared?.get(attribute.name)?.type ?? 'CDATA'));
    }
    const specified = names.length;
    for (const [name, { value }] of declared ?? []) {
      if (value === undefined || seen.has(name)) continue;
      names.push(name);
      values.push(value);
    }
    return { names, values, specified };
  }

  private value(attribute: Attribute, type: string): string {
    const { raw } = attribute;
    const plain = /[&\t\r\n]/.test(raw) ? this.expandValue(raw, this.nested ? undefined : attribute.valueAt) : raw;
    return type === 'CDATA' ? plain : plain.replace(/ +/g, ' ').replace(/^ | $/g, '');
  }

  /** A value with its references replaced and its white space made spaces. Raises XmlError. */
  expandValue(raw: string, at: number | undefined): string {
    let out = '';
    for (let i = 0; i < raw.length; ) {
      const c = raw[i];
      const here = at === undefined ? undefined : at + i;
      if (c !== '&') {
        if (c === '<') throw new XmlError('INVALID_TOKEN', here);
        out += c === '\n' || c === '\t' || c === '\r' ? ' ' : c;
        i += c === '\r' && raw[i + 1] === '\n' ? 2 : 1;
        continue;
      }
      const end = referenceEnd(raw, i);
      if (end === INCOMPLETE) throw new XmlError('INVALID_TOKEN', here);
      const reference = raw.slice(i, end);
      i = end;
      out += reference[1] === '#' ? referredCharacter(reference, here) : this.entityInValue(reference.slice(1, -1), here);
    }
    return out;
  }

  private entityInValue(name: string, at: number | undefined): string {
    if (Object.hasOwn(PREDEFINED, name)) return PREDEFINED[name];
    const entity = this.subset.entities.get(name);
    if (entity === undefined) {
      if (this.subset.mayBeElsewhere) return '';
      throw new XmlError('UNDEFINED_ENTITY', at);
    }
    if (entity.open) throw new XmlError('RECURSIVE_ENTITY_REF', at);
    if (entity.notation !== null) throw new XmlError('BINARY_ENTITY_REF', at);
    if (entity.text === undefined) throw new XmlError('ATTRIBUTE_EXTERNAL_ENTITY_REF', at);
    entity.open = true;
    const text = this.expandValue(entity.text, undefined);
    entity.open = false;
    this.subset.count(text.length);
    return text;
  }

  /** Names with namespaces; declarations are no attributes then. Raises XmlError. */
  private bind(element: Open, names: string[], values: string[], specified: number): [string[], number] {
    const separator = this.separator as string;
    let written = specified;
    let bindings: Map<string, string> | undefined;
    const kept: number[] = [];
    for (let i = 0; i < names.length; i++) {
      const prefix = declaredPrefix(names[i]);
      if (prefix === undefined) {
        kept.push(i);
        continue;
      }
      if (i < specified) written--;
      checkDeclaration(prefix, values[i]);
      bindings ??= new Map(element.bindings);
      bindings.set(prefix, values[i]);
      element.declared.push(prefix);
      if (this.listener.hears('StartNamespaceDecl')) this.listener.tell('StartNamespaceDecl', prefix || null, values[i] || null);
    }
    if (bindings !== undefined) element.bindings = bindings;
    const listed: string[] = [];
    const seen = new Set<string>();
    for (const i of kept) {
      const name = expandName(names[i], element.bindings, separator, this.triplets(), false);
      const plain = expandName(names[i], element.bindings, separator, false, false);
      if (names[i].includes(':') && seen.has(plain)) {
        for (const prefix of element.declared.toReversed()) this.listener.tell('EndNamespaceDecl', prefix || null);
        throw new XmlError('DUPLICATE_ATTRIBUTE');
      }
      seen.add(plain);
      listed.push(name, values[i]);
    }
    element.name = expandName(element.raw, element.bindings, separator, this.triplets(), true);
    return [listed, written];
  }

  /** A reference in content. Raises XmlError. */
  private reference(raw: string, at: number): void {
    const name = raw.slice(1, -1);
    const character = raw[1] === '#' ? referredCharacter(raw, this.nested ? undefined : at) : PREDEFINED[name];
    if (raw[1] === '#' || Object.hasOwn(PREDEFINED, name)) {
      this.characters(character, raw);
      return;
    }
    const entity = this.subset.entities.get(name);
    if (entity === undefined) {
      if (!this.subset.mayBeElsewhere) throw new XmlError('UNDEFINED_ENTITY');
      if (this.listener.hears('SkippedEntity')) this.listener.tell('SkippedEntity', name, 0);
      else this.listener.rest(raw);
      return;
    }
    if (entity.open) throw new XmlError('RECURSIVE_ENTITY_REF');
    if (entity.notation !== null) throw new XmlError('BINARY_ENTITY_REF');
    if (entity.text === undefined) {
      if (!this.listener.hears('ExternalEntityRef')) this.listener.rest(raw);
      else if (!this.listener.tell('ExternalEntityRef', name, entity.base, entity.systemId, entity.publicId)) {
        throw new XmlError('EXTERNAL_ENTITY_HANDLING');
      }
      return;
    }
    if (this.listener.expands) this.replace(entity as { text: string; open: boolean });
    else if (this.listener.hears('SkippedEntity')) this.listener.tell('SkippedEntity', name, 0);
    else this.listener.rest(raw);
  }

  /** Parses the text of an entity in place of its reference. Raises XmlError. */
  private replace(entity: { text: string; open: boolean }): void {
    this.subset.count(entity.text.length);
    entity.open = true;
    this.nested++;
    const depth = this.open.length;
    const end = this.content(entity.text, 0, true);
    if (end < entity.text.length) throw new XmlError(this.state === 'cdata' ? 'UNCLOSED_CDATA_SECTION' : 'UNCLOSED_TOKEN');
    if (this.open.length !== depth) throw new XmlError('ASYNC_ENTITY');
    this.nested--;
    entity.open = false;
  }
}
