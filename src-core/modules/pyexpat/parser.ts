/** The type `pyexpat.xmlparser` (Modules/pyexpat.c): handlers, buffered text, places, errors. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { index, isTrue } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { decodeBytes, encodeText } from '../../objects/codec.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import {
  asInt,
  asStr,
  PyBytes,
  PyList,
  PyObject,
  PyTuple,
  type Str,
  strFromUtf16,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { exceptionIn } from '../module-exception.ts';
import { typeIn } from '../native-type.ts';
import { Engine, type EventValue, type Listener } from './engine.ts';
import { ERRORS, XmlError } from './errors.ts';
import { Input } from './input.ts';

export const parserType = typeIn('pyexpat', 'xmlparser', { final: true });
export const expatError = exceptionIn('xml.parsers.expat', 'ExpatError', 'Exception');

const HANDLERS = [
  'StartElement',
  'EndElement',
  'ProcessingInstruction',
  'CharacterData',
  'UnparsedEntityDecl',
  'NotationDecl',
  'StartNamespaceDecl',
  'EndNamespaceDecl',
  'Comment',
  'StartCdataSection',
  'EndCdataSection',
  'Default',
  'DefaultHandlerExpand',
  'NotStandalone',
  'ExternalEntityRef',
  'StartDoctypeDecl',
  'EndDoctypeDecl',
  'EntityDecl',
  'XmlDecl',
  'ElementDecl',
  'AttlistDecl',
  'SkippedEntity',
];

const FINISHED = ERRORS.findIndex(([name]) => name === 'FINISHED') + 1;

/** Bytes of the buffer through which text of other encodings goes. */
const CONVERTED = 1024;

/** A place in the document, counted on from the last one that was asked for. */
interface Place {
  at: number;
  line: number;
  column: number;
  bytes: number;
}

export class PyXmlParser extends PyObject implements Listener {
  readonly handlers = new Map<string, Value>();
  engine: Engine;
  input: Input;
  intern: Value;
  /** The thread of the call that runs. */
  private thread: Thread | undefined;
  bufferText = false;
  bufferSize = 8192;
  private buffered = '';
  orderedAttributes = false;
  specifiedAttributes = false;
  namespacePrefixes = false;
  deferral = true;
  code = 0;
  private finished = false;
  private place: Place = { at: 0, line: 1, column: 0, bytes: 0 };
  /** Characters that a try before could not make a token of. */
  private partial = 0;
  constructor(
    readonly encoding: string | undefined,
    readonly separator: string | undefined,
    intern: Value,
    parent?: PyXmlParser,
    declares = false,
  ) {
    super();
    this.intern = intern;
    this.input = new Input(encoding, (name) => this.tableOf(name));
    this.engine = new Engine(this, separator, () => this.namespacePrefixes, parent?.engine, declares);
  }

  // What the engine asks and tells.

  get expands(): boolean {
    return !this.handlers.has('Default');
  }
  hears(event: string): boolean {
    return this.handlers.has(event);
  }
  private call(event: string, args: Value[]): Value {
    return call(this.thread as Thread, this.handlers.get(event) as Value, args);
  }
  private interned(text: string): Value {
    const value = strFromUtf16(text);
    if (!(this.intern instanceof PyDict)) return value;
    const known = this.intern.getStr(value);
    if (known === undefined) this.intern.setStr(value, value);
    return known ?? value;
  }
  private toValue(value: EventValue): Value {
    if (typeof value === 'string') return strFromUtf16(value);
    return Array.isArray(value) ? new PyTuple(value.map((part) => this.toValue(part as EventValue))) : value;
  }
  tell(event: string, ...values: EventValue[]): unknown {
    if (event === 'CharacterData') return this.inParts(values[0] as string);
    if (!this.handlers.has(event)) return undefined;
    this.flush();
    const result = this.call(
      event,
      values.map((value) => (event === 'EndElement' ? this.interned(value as string) : this.toValue(value))),
    );
    return event === 'ExternalEntityRef' || event === 'NotStandalone' ? index(this.thread as Thread, result) !== 0 : result;
  }
  /** Text of other encodings goes through a buffer of 1024 bytes. */
  private inParts(text: string): void {
    if (!this.input.isConverted || text.length * 3 <= CONVERTED) {
      this.characters(text);
      return;
    }
    let part = '';
    let size = 0;
    for (const character of text) {
      const width = lengthInBytes(character);
      if (size + width > CONVERTED) {
        this.characters(part);
        part = '';
        size = 0;
      }
      part += character;
      size += width;
    }
    this.characters(part);
  }
  private characters(text: string): void {
    if (!this.bufferText) {
      this.call('CharacterData', [strFromUtf16(text)]);
      return;
    }
    const size = lengthInBytes(text);
    if (lengthInBytes(this.buffered) + size > this.bufferSize) {
      this.flush();
      if (!this.handlers.has('CharacterData')) return;
    }
    if (size > this.bufferSize) this.call('CharacterData', [strFromUtf16(text)]);
    else this.buffered += text;
  }
  /** Tells the text that was kept. */
  flush(): void {
    if (this.buffered === '') return;
    const text = this.buffered;
    this.buffered = '';
    if (this.handlers.has('CharacterData')) this.call('CharacterData', [strFromUtf16(text)]);
  }
  get bufferUsed(): number {
    return lengthInBytes(this.buffered);
  }
  startElement(name: string, attributes: string[], specified: number): void {
    this.flush();
    const count = this.specifiedAttributes ? specified : attributes.length;
    const values: Value[] = [];
    for (let i = 0; i < count; i += 2) values.push(this.interned(attributes[i]), strFromUtf16(attributes[i + 1]));
    let container: Value = new PyList(values);
    if (!this.orderedAttributes) {
      const dict = new PyDict();
      for (let i = 0; i < count; i += 2) dict.setStr(values[i] as Str, values[i + 1]);
      container = dict;
    }
    this.call('StartElement', [this.interned(name), container]);
  }
  rest(text: string): void {
    const event = this.handlers.has('DefaultHandlerExpand') ? 'DefaultHandlerExpand' : 'Default';
    if (!this.handlers.has(event)) return;
    this.flush();
    this.call(event, [strFromUtf16(text)]);
  }

  // Parsing.

  /** Takes the next part of the document. Raises ExpatError and what handlers raise. */
  parse(t: Thread, data: Value, final: boolean): number {
    if (this.finished) {
      this.code = FINISHED;
      throw this.error(FINISHED);
    }
    const outer = this.thread;
    this.thread = t;
    let taken = false;
    try {
      this.take(t, data, final);
      taken = true;
      if (this.isWorthTrying(final)) {
        const before = this.engine.at;
        const broken = final && this.input.left > 0;
        this.engine.run(final && !broken);
        if (broken) throw new XmlError('UNCLOSED_TOKEN', this.engine.at);
        this.partial = this.engine.at === before ? this.engine.text.length - before : 0;
      }
      this.flush();
    } catch (error) {
      this.finished = taken || error instanceof XmlError;
      if (!(error instanceof XmlError)) throw error;
      if (error.at !== undefined) this.engine.eventAt = error.at;
      this.code = error.code;
      // Text that was kept comes before the error.
      this.flush();
      throw this.error(error.code);
    } finally {
      this.thread = outer;
    }
    this.forget();
    if (final) this.finished = true;
    return 1;
  }

  /** The characters of an encoding of the codecs. Raises LookupError, ValueError. */
  private tableOf(encoding: string): string {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const table = utf16(decodeBytes(this.thread as Thread, bytes, encoding, 'replace'));
    if (table.length !== 256) return raise.ValueError('multi-byte encodings are not supported');
    return table.replaceAll('\ufffd', '\uffff');
  }

  private take(t: Thread, data: Value, final: boolean): void {
    const text = asStr(data);
    if (text !== undefined) {
      encodeText(t, text, 'utf-8', 'strict');
      this.input.takeText();
      this.engine.text += utf16(text);
      return;
    }
    const bytes = needBytes(t, data);
    try {
      this.engine.text += this.input.take(bytes, final);
    } catch (error) {
      if (error instanceof XmlError) this.unknownEncoding(bytes);
      throw error;
    }
    if (this.place.at === 0 && this.place.bytes === 0) this.place = this.beginning();
  }

  /** The place of the name of an encoding that nobody knows. */
  private unknownEncoding(bytes: Uint8Array): void {
    const head = String.fromCharCode(...bytes.subarray(0, 256));
    this.engine.text = head;
    this.engine.eventAt = Math.max(0, head.search(/(?<=encoding\s*=\s*["'])/));
  }

  /** A token that was not complete is not tried again before there is twice as much of it. */
  private isWorthTrying(final: boolean): boolean {
    if (!this.deferral || final) return true;
    return this.engine.text.length - this.engine.at >= 2 * this.partial;
  }

  /** Drops the text that is behind. */
  private forget(): void {
    const { engine } = this;
    if (engine.at < 65536) return;
    engine.eventAt = engine.at;
    this.locate();
    engine.text = engine.text.slice(engine.at);
    this.place.at = 0;
    engine.at = 0;
    engine.eventAt = 0;
  }

  /** A mark of the encoding counts as a character. */
  private beginning(): Place {
    return { at: 0, line: 1, column: Math.min(this.input.skipped, 1), bytes: this.input.skipped };
  }

  /** Line, column and byte of the event of now. */
  locate(): Place {
    const { text, eventAt } = this.engine;
    const { place } = this;
    if (eventAt < place.at) Object.assign(place, this.beginning());
    place.bytes += this.input.widthOf(text, place.at, eventAt);
    for (let i = place.at; i < eventAt; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || c === 13) {
        if (c === 10 && i > 0 && text.charCodeAt(i - 1) === 13) continue;
        place.line++;
        place.column = 0;
      } else if (c < 0xdc00 || c > 0xdfff) place.column++;
    }
    place.at = eventAt;
    return place;
  }

  private error(code: number): PyException {
    const { line, column } = this.locate();
    const message = `${ERRORS[code - 1][1]}: line ${line}, column ${column}`;
    const error = new PyException(expatError, new PyTuple([message]));
    const attributes = new PyDict();
    for (const [name, value] of Object.entries({ code, offset: column, lineno: line })) attributes.setStr(name, value);
    error.dict = attributes;
    return error;
  }
}

function lengthInBytes(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 127) length += c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 1 : 2;
  }
  return length;
}

const PART = 2048;

function parseFile(t: Thread, self: PyXmlParser, file: Value): Value {
  const read = lookupAttr(t, file, 'read');
  if (read === undefined) return raise.TypeError("argument must have 'read' attribute");
  for (;;) {
    const data = call(t, read, [PART]);
    if (!(data instanceof PyBytes) && asStr(data) === undefined) {
      return raise.TypeError(`read() did not return a bytes object (type=${utf16(typeOf(data).name)})`);
    }
    const length = data instanceof PyBytes ? data.data.length : utf16(asStr(data) as Str).length;
    const result = self.parse(t, data, length === 0);
    if (length === 0) return result;
  }
}

function setHandler(self: PyXmlParser, name: string, value: Value): void {
  if (name === 'CharacterData') self.flush();
  if (name === 'Default') self.handlers.delete('DefaultHandlerExpand');
  if (name === 'DefaultHandlerExpand') self.handlers.delete('Default');
  if (value === null) self.handlers.delete(name);
  else self.handlers.set(name, value);
}

type Attribute = [(t: Thread, self: PyXmlParser) => Value, ((t: Thread, self: PyXmlParser, value: Value | undefined) => void)?];

function handlerAttributes(): Record<string, Attribute> {
  const rows: Record<string, Attribute> = {};
  for (const name of HANDLERS) {
    rows[name.endsWith('Expand') ? name : `${name}Handler`] = [
      (_t, self) => self.handlers.get(name) ?? null,
      (_t, self, value) => {
        if (value === undefined) return raise.RuntimeError('Cannot delete attribute');
        setHandler(self, name, value);
      },
    ];
  }
  return rows;
}

const flag = (name: 'bufferText' | 'orderedAttributes' | 'specifiedAttributes' | 'namespacePrefixes'): Attribute => [
  (_t, self) => self[name],
  (t, self, value) => {
    if (value === undefined) return raise.RuntimeError('Cannot delete attribute');
    const on = isTrue(t, value);
    if (name === 'bufferText' && !on) self.flush();
    self[name] = on;
  },
];

const placeOf = (part: 'line' | 'column' | 'bytes'): Attribute => [(_t, self) => self.locate()[part]];

function setBufferSize(_t: Thread, self: PyXmlParser, value: Value | undefined): void {
  if (value === undefined) return raise.RuntimeError('Cannot delete attribute');
  const size = asInt(value);
  if (size === undefined) return raise.TypeError('buffer_size must be an integer');
  if (size <= 0) return raise.ValueError('buffer_size must be greater than zero');
  if (size > 2147483647) return raise.ValueError('buffer_size must not be greater than 2147483647');
  self.flush();
  self.bufferSize = Number(size);
}

function createChild(_t: Thread, self: PyXmlParser, context: Value, encoding: Value): Value {
  if (context !== null && asStr(context) === undefined) {
    return raise.TypeError(`ExternalEntityParserCreate() argument 1 must be str or None, not ${utf16(typeOf(context).name)}`);
  }
  const child = new PyXmlParser(
    encoding === null ? undefined : utf16(asStr(encoding) as Str),
    self.separator,
    self.intern,
    self,
    context === null,
  );
  child.bufferText = self.bufferText;
  child.bufferSize = self.bufferSize;
  child.orderedAttributes = self.orderedAttributes;
  child.specifiedAttributes = self.specifiedAttributes;
  child.namespacePrefixes = self.namespacePrefixes;
  for (const [name, handler] of self.handlers) child.handlers.set(name, handler);
  return child;
}

fillType(parserType, {
  class: PyXmlParser,
  constants: { __module__: 'pyexpat' },
  slots: { tp_new: undefined },
  getset: {
    ...handlerAttributes(),
    ErrorCode: [(_t: Thread, self: PyXmlParser) => self.code],
    ErrorLineNumber: placeOf('line'),
    ErrorColumnNumber: placeOf('column'),
    ErrorByteIndex: placeOf('bytes'),
    CurrentLineNumber: placeOf('line'),
    CurrentColumnNumber: placeOf('column'),
    CurrentByteIndex: placeOf('bytes'),
    buffer_size: [(_t: Thread, self: PyXmlParser) => self.bufferSize, setBufferSize],
    buffer_text: flag('bufferText'),
    buffer_used: [(_t: Thread, self: PyXmlParser) => self.bufferUsed],
    namespace_prefixes: flag('namespacePrefixes'),
    ordered_attributes: flag('orderedAttributes'),
    specified_attributes: flag('specifiedAttributes'),
  } as never,
  members: { intern: (_t, self: PyXmlParser) => self.intern },
  methods: {
    Parse: [
      '(self, data, isfinal: bool = False, /)',
      (t, self: PyXmlParser, data: Value, final: boolean) => self.parse(t, data, final),
      'FASTCALL_KEYWORDS',
    ],
    ParseFile: ['(self, file, /)', parseFile],
    SetBase: [
      '(self, base: str, /)',
      (_t: Thread, self: PyXmlParser, base: Str) => {
        self.engine.subset.base = utf16(base);
        return null;
      },
    ],
    GetBase: ['(self, /)', (_t: Thread, self: PyXmlParser) => self.engine.subset.base],
    GetInputContext: [
      '(self, /)',
      (t, self: PyXmlParser) => {
        const { text, eventAt } = self.engine;
        return text === '' ? null : encodeText(t, strFromUtf16(text.slice(eventAt)), 'utf-8', 'replace');
      },
    ],
    ExternalEntityParserCreate: ['(self, context, encoding=None, /)', createChild],
    SetParamEntityParsing: [
      '(self, flag: int, /)',
      (_t: Thread, self: PyXmlParser, asking: number) => {
        if (asking >= 0 && asking <= 2) self.engine.subset.asking = asking;
        return 1;
      },
    ],
    UseForeignDTD: [
      '(self, flag: bool = True, /)',
      (_t: Thread, self: PyXmlParser, on: boolean) => {
        self.engine.subset.foreign = on;
        return null;
      },
    ],
    GetReparseDeferralEnabled: ['(self, /)', (_t: Thread, self: PyXmlParser) => self.deferral],
    SetReparseDeferralEnabled: [
      '(self, enabled: bool, /)',
      (_t: Thread, self: PyXmlParser, on: boolean) => {
        self.deferral = on;
        return null;
      },
    ],
  },
});
