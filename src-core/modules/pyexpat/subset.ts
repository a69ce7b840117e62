/** The document type: its head, the declarations of the internal subset, and what they declare (Expat's `doProlog`). */
import {
  attributeDeclaration,
  contentModel,
  type ExternalId,
  externalId,
  Reader,
  type Token,
  tokensUntil,
} from './declarations.ts';
import type { Engine } from './engine.ts';
import { XmlError } from './errors.ts';
import {
  commentEnd,
  goesOn,
  INCOMPLETE,
  instructionEnd,
  invalid,
  isSpace,
  referenceEnd,
  referredCharacter,
  skipSpace,
} from './tokens.ts';

export interface Entity {
  /** Undefined for one outside of the document. */
  text: string | undefined;
  systemId: string | null;
  publicId: string | null;
  base: string | null;
  notation: string | null;
  /** While it is being replaced. */
  open: boolean;
}

/** More than so much text from so much more than the document has is an attack (`XML_BLAP_...`). */
const MOST_AMPLIFICATION = 100;
const AMPLIFICATION_THRESHOLD = 8388608;

export class Subset {
  readonly entities = new Map<string, Entity>();
  private readonly parameters = new Set<string>();
  /** Types and defaults of attributes by element. */
  readonly attributes = new Map<string, Map<string, { type: string; value: string | undefined }>>();
  /** Was there a document type, and is it at its end. */
  seen = false;
  done = false;
  base: string | null = null;
  /** There are declarations that were not read. */
  private unread = false;
  private inside = false;
  private expanded = 0;
  /** Was a declaration met that was not read: those behind it do not count, unless the document stands alone. */
  private incomplete = false;
  private outside: ExternalId | undefined;
  /** May the declarations outside be asked for: 0 never, 1 unless the document stands alone, 2 always. */
  asking = 0;
  /** Ask for declarations outside although the document names none. */
  foreign = false;
  constructor(private engine: Engine) {}

  /** May an entity that is not declared here be declared where we did not look. */
  get mayBeElsewhere(): boolean {
    return this.unread && !this.engine.standalone;
  }

  /** Counts text that came of entities. Raises XmlError where it is out of all proportion. */
  count(length: number): void {
    this.expanded += length;
    const direct = Math.max(1, this.engine.text.length);
    if (this.expanded > AMPLIFICATION_THRESHOLD && (this.expanded + direct) / direct > MOST_AMPLIFICATION) {
      throw new XmlError('AMPLIFICATION_LIMIT_BREACH');
    }
  }

  /** The next declaration of a part outside of the document. Raises XmlError. */
  external(engine: Engine, text: string, at: number): number {
    const inner = this.engine;
    this.engine = engine;
    const space = skipSpace(text, at);
    if (space > at) return space;
    const end = text[at] === '%' ? this.parameterReference(text, at) : text[at] === '<' ? this.markup(text, at) : invalid(at);
    this.engine = inner;
    return end;
  }

  /** The document type is at its end, or there was none: asks for the declarations outside. Raises XmlError. */
  private ask(): void {
    const { listener, standalone } = this.engine;
    const id = this.outside;
    if (id === undefined && !this.foreign) return;
    const known = this.unread;
    this.unread = true;
    if (!this.asksOutside || !listener.hears('ExternalEntityRef')) return;
    const found = listener.tell('ExternalEntityRef', null, this.base, id?.systemId ?? null, id?.publicId ?? null);
    if (!found) throw new XmlError('EXTERNAL_ENTITY_HANDLING');
    if (!standalone && listener.hears('NotStandalone') && !listener.tell('NotStandalone')) throw new XmlError('NOT_STANDALONE');
    if (id === undefined) this.unread = known;
  }

  private get asksOutside(): boolean {
    return this.asking === 2 || (this.asking === 1 && !this.engine.standalone);
  }

  /** The root begins. Raises XmlError. */
  beforeRoot(): void {
    if (!this.seen && this.foreign) this.ask();
  }

  /** The next part; answers where the one after it begins, or `at` where it is not complete. Raises XmlError. */
  step(engine: Engine, text: string, at: number): number {
    this.engine = engine;
    if (!this.seen) return this.head(text, at);
    if (!this.inside) return this.end(text, at);
    if (isSpace(text.charCodeAt(at))) {
      const end = skipSpace(text, at);
      this.engine.listener.rest(text.slice(at, end));
      return end;
    }
    if (text[at] === ']') {
      this.inside = false;
      this.engine.listener.rest(']');
      return at + 1;
    }
    if (text[at] === '%') return this.parameterReference(text, at);
    if (text[at] !== '<') return invalid(at);
    return this.markup(text, at);
  }

  private head(text: string, at: number): number {
    const tokens = tokensUntil(text, at, '[>');
    if (tokens === undefined) return at;
    const { listener } = this.engine;
    const reader = new Reader(tokens);
    reader.take('open', '<!DOCTYPE');
    const { text: name } = reader.take('name');
    const id = externalId(reader);
    if (id !== undefined) {
      this.unread = true;
      this.outside = id;
      this.engine.mark(id.at);
      if (!this.asksOutside && listener.hears('NotStandalone') && !this.engine.standalone && !listener.tell('NotStandalone')) {
        throw new XmlError('NOT_STANDALONE');
      }
    }
    const last = reader.take('sign');
    this.seen = true;
    this.inside = last.text === '[';
    this.engine.mark(last.at);
    if (listener.hears('StartDoctypeDecl')) {
      listener.tell('StartDoctypeDecl', name, id?.systemId ?? null, id?.publicId ?? null, Number(this.inside));
    } else this.rest(tokens);
    if (!this.inside) this.finish();
    return last.at + 1;
  }

  /** What nobody listens to, token by token. */
  private rest(tokens: readonly Token[]): void {
    for (const token of tokens) {
      this.engine.mark(token.at);
      this.engine.listener.rest(token.text);
    }
  }

  private end(text: string, at: number): number {
    const close = skipSpace(text, at);
    if (close >= text.length) return at;
    if (text[close] !== '>') return invalid(close);
    if (close > at) this.engine.listener.rest(text.slice(at, close));
    this.engine.mark(close);
    if (!this.engine.listener.hears('EndDoctypeDecl')) this.engine.listener.rest('>');
    this.finish();
    return close + 1;
  }

  private finish(): void {
    this.done = true;
    this.ask();
    if (this.engine.listener.hears('EndDoctypeDecl')) this.engine.listener.tell('EndDoctypeDecl');
  }

  private parameterReference(text: string, at: number): number {
    const end = referenceEnd(`&${text.slice(at + 1)}`, 0);
    if (end === INCOMPLETE) return at;
    const name = text.slice(at + 1, at + end - 1);
    const { listener, standalone } = this.engine;
    this.unread = true;
    if (!standalone) this.incomplete = true;
    if (this.asksOutside && !this.parameters.has(name)) {
      if (listener.hears('SkippedEntity')) listener.tell('SkippedEntity', name, 1);
      else listener.rest(text.slice(at, at + end));
    } else {
      listener.rest(text.slice(at, at + end));
      if (!standalone && listener.hears('NotStandalone') && !listener.tell('NotStandalone')) throw new XmlError('NOT_STANDALONE');
    }
    return at + end;
  }

  private markup(text: string, at: number): number {
    const isComment = goesOn(text, at, '<!--') === true;
    if (isComment || text[at + 1] === '?') {
      const end = isComment ? commentEnd(text, at) : instructionEnd(text, at);
      if (end === INCOMPLETE) return at;
      this.engine.tellMarkup(text.slice(at, end), isComment);
      return end;
    }
    if (at + 1 >= text.length) return at;
    if (text[at + 1] !== '!') return invalid(at + 1);
    const tokens = tokensUntil(text, at, '>');
    if (tokens === undefined) return at;
    const reader = new Reader(tokens);
    const open = reader.take('open');
    const heard = this.declare(open, reader);
    reader.take('sign', '>');
    if (!heard) this.rest(tokens);
    const last = tokens[tokens.length - 1];
    return last.at + 1;
  }

  /** One declaration. True where somebody listens to it. */
  private declare(open: Token, reader: Reader): boolean {
    switch (open.text) {
      case '<!ENTITY':
        return this.entity(reader);
      case '<!ATTLIST':
        return this.attributeList(reader);
      case '<!ELEMENT': {
        const name = reader.take('name').text;
        let last = reader.next;
        const model = contentModel({
          get next() {
            return reader.next;
          },
          is: (word: string) => reader.is(word),
          take: (...wanted: Parameters<Reader['take']>) => {
            last = reader.take(...wanted);
            return last;
          },
        } as Reader);
        this.engine.mark(last.at);
        return this.tell('ElementDecl', name, model);
      }
      case '<!NOTATION': {
        const name = reader.take('name').text;
        const id = externalId(reader, true);
        if (id === undefined) throw new XmlError('SYNTAX', reader.next.at);
        this.engine.mark(id.at);
        return this.tell('NotationDecl', name, this.base, id.systemId, id.publicId);
      }
      default:
        throw new XmlError('SYNTAX', open.at);
    }
  }

  private tell(event: string, ...values: Parameters<Engine['listener']['tell']>[1][]): boolean {
    if (!this.engine.listener.hears(event)) return false;
    this.engine.listener.tell(event, ...values);
    return true;
  }

  private entity(reader: Reader): boolean {
    const isParameter = reader.next.kind === 'percent';
    if (isParameter) reader.take();
    const name = reader.take('name').text;
    const entity: Entity = { text: undefined, systemId: null, publicId: null, base: this.base, notation: null, open: false };
    const id = externalId(reader);
    if (id === undefined) {
      const literal = reader.take('literal');
      entity.text = this.entityValue(literal);
      this.engine.mark(literal.at);
    } else {
      entity.systemId = id.systemId;
      entity.publicId = id.publicId;
      if (reader.is('NDATA') && !isParameter) {
        reader.take();
        const notation = reader.take('name');
        entity.notation = notation.text;
        this.engine.mark(notation.at);
      } else this.engine.mark(reader.next.at);
    }
    if (this.incomplete && entity.notation === null) return false;
    if (isParameter) this.parameters.add(name);
    else if (this.entities.has(name)) return false;
    else this.entities.set(name, entity);
    if (entity.notation !== null && this.engine.listener.hears('UnparsedEntityDecl')) {
      return this.tell('UnparsedEntityDecl', name, this.base, entity.systemId, entity.publicId, entity.notation);
    }
    const where = id === undefined ? null : this.base;
    return this.tell(
      'EntityDecl',
      name,
      Number(isParameter),
      entity.text ?? null,
      where,
      entity.systemId,
      entity.publicId,
      entity.notation,
    );
  }

  /** The text that a literal stands for: characters by number replaced, other references kept. Raises XmlError. */
  private entityValue(literal: Token): string {
    const raw = literal.text.slice(1, -1);
    let out = '';
    for (let i = 0; i < raw.length; ) {
      const at = literal.at + 1 + i;
      if (raw[i] === '%') throw new XmlError('PARAM_ENTITY_REF', at);
      if (raw[i] === '\r') {
        out += '\n';
        i += raw[i + 1] === '\n' ? 2 : 1;
      } else if (raw[i] !== '&') out += raw[i++];
      else {
        const end = referenceEnd(raw, i);
        if (end === INCOMPLETE) throw new XmlError('INVALID_TOKEN', at);
        const reference = raw.slice(i, end);
        out += reference[1] === '#' ? referredCharacter(reference, at) : reference;
        i = end;
      }
    }
    return out;
  }

  private attributeList(reader: Reader): boolean {
    const element = reader.take('name').text;
    let known = this.attributes.get(element);
    if (known === undefined) {
      known = new Map();
      this.attributes.set(element, known);
    }
    const heard = this.engine.listener.hears('AttlistDecl');
    for (;;) {
      const declared = attributeDeclaration(reader);
      if (declared === undefined) return heard;
      const { name, type, value, required, at } = declared;
      let text = value === undefined ? undefined : this.engine.expandValue(value.text.slice(1, -1), value.at + 1);
      if (text !== undefined && type !== 'CDATA') text = text.replace(/ +/g, ' ').replace(/^ | $/g, '');
      if (this.incomplete) continue;
      if (!known.has(name)) known.set(name, { type, value: text });
      this.engine.mark(at);
      if (heard) this.engine.listener.tell('AttlistDecl', element, name, type, text ?? null, Number(required));
    }
  }
}
