/** `csv.reader` (Modules/_csv.c): the fields of lines, by the reference's state machine; runs of plain characters are taken at once. */
import { call } from '../../objects/abstract/call.ts';
import { iterNext } from '../../objects/abstract/iter.ts';
import { fillType } from '../../objects/define.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { joinStr, lengthStr, pointAt, sliceStr, strOfPoint } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { floatType } from '../../objects/type.ts';
import { asStr, PyList, PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import { typeIn, typeName } from '../native-type.ts';
import { type PyDialect, QUOTE_NONE, QUOTE_NONNUMERIC, raiseError, stateOf } from './dialect.ts';

export const readerType = Object.assign(typeIn('_csv', 'reader'), { qualname: 'reader' });

/** Stands for the end of a line that has no newline in it. */
const EOL = -2;
const NEWLINE = 10;
const RETURN = 13;

type State =
  | 'start record'
  | 'start field'
  | 'escaped'
  | 'after escaped newline'
  | 'in field'
  | 'in quoted field'
  | 'escape in quoted field'
  | 'quote in quoted field'
  | 'eat newline';

const endsLine = (c: number): boolean => c === NEWLINE || c === RETURN || c === EOL;

export class PyReader extends PyObject {
  line = 0;
  private state: State = 'start record';
  private fields: Value[] = [];
  private parts: Str[] = [];
  private length = 0;
  private numeric = false;
  constructor(
    readonly input: Value,
    readonly dialect: PyDialect,
  ) {
    super();
  }

  private add(t: Thread, part: Str): void {
    this.length += lengthStr(part);
    const { limit } = stateOf(t);
    if (this.length > limit) raiseError(t, `field larger than field limit (${limit})`);
    this.parts.push(part);
  }

  private save(t: Thread): void {
    const text = joinStr('', this.parts);
    this.parts = [];
    this.length = 0;
    if (this.numeric) {
      this.numeric = false;
      this.fields.push(call(t, floatType, [text]));
    } else this.fields.push(text);
  }

  private saveAtEnd(t: Thread, c: number): void {
    this.save(t);
    this.state = c === EOL ? 'start record' : 'eat newline';
  }

  /** The fields of the next record; undefined at the end of the input. */
  next(t: Thread): Value | undefined {
    this.fields = [];
    this.parts = [];
    this.length = 0;
    this.numeric = false;
    this.state = 'start record';
    do {
      const value = iterNext(t, this.input);
      if (value === undefined) {
        if (this.length === 0 && !this.isInQuotes()) return undefined;
        if (this.dialect.strict) raiseError(t, 'unexpected end of data');
        this.save(t);
        break;
      }
      const line = asStr(value);
      if (line === undefined) {
        return raiseError(t, `iterator should return strings, not ${typeName(value)} (the file should be opened in text mode)`);
      }
      this.line++;
      this.readLine(t, line);
    } while (!this.isAtStart());
    const { fields } = this;
    this.fields = [];
    return new PyList(fields);
  }

  private isAtStart(): boolean {
    return this.state === 'start record';
  }

  private isInQuotes(): boolean {
    return this.state === 'in quoted field';
  }

  private readLine(t: Thread, line: Str): void {
    const end = lengthStr(line);
    for (let i = 0; i < end; ) {
      if (this.state === 'in field' || this.state === 'in quoted field') {
        const stop = this.plainEnd(line, i, end);
        if (stop > i) {
          this.add(t, sliceStr(line, i, stop));
          i = stop;
          continue;
        }
      }
      this.take(t, pointAt(line, i++));
    }
    this.take(t, EOL);
  }

  /** Where the characters end that a field takes as they are. */
  private plainEnd(line: Str, start: number, end: number): number {
    const { delimiter, escapechar, quotechar, quoting } = this.dialect;
    const quoted = this.state === 'in quoted field';
    let i = start;
    for (; i < end; i++) {
      const c = pointAt(line, i);
      if (c === escapechar) break;
      if (quoted) {
        if (c === quotechar && quoting !== QUOTE_NONE) break;
      } else if (c === delimiter || c === NEWLINE || c === RETURN) break;
    }
    return i;
  }

  /** One step of the machine (`parse_process_char`). */
  private take(t: Thread, c: number): void {
    switch (this.state) {
      case 'start record':
        if (c === EOL) return;
        if (c === NEWLINE || c === RETURN) this.state = 'eat newline';
        else {
          this.state = 'start field';
          this.startField(t, c);
        }
        return;
      case 'start field':
        this.startField(t, c);
        return;
      case 'escaped':
        this.add(t, strOfPoint(c === EOL ? NEWLINE : c));
        this.state = c === NEWLINE || c === RETURN ? 'after escaped newline' : 'in field';
        return;
      case 'after escaped newline':
        if (c !== EOL) this.inField(t, c);
        return;
      case 'in field':
        this.inField(t, c);
        return;
      case 'in quoted field':
        this.inQuotedField(t, c);
        return;
      case 'escape in quoted field':
        this.add(t, strOfPoint(c === EOL ? NEWLINE : c));
        this.state = 'in quoted field';
        return;
      case 'quote in quoted field':
        this.afterQuote(t, c);
        return;
      case 'eat newline':
        if (c === EOL) this.state = 'start record';
        else if (c !== NEWLINE && c !== RETURN) {
          raiseError(t, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }
  }

  private startField(t: Thread, c: number): void {
    const { quotechar, quoting, escapechar, skipinitialspace, delimiter } = this.dialect;
    if (endsLine(c)) this.saveAtEnd(t, c);
    else if (c === quotechar && quoting !== QUOTE_NONE) this.state = 'in quoted field';
    else if (c === escapechar) {
      if (quoting === QUOTE_NONNUMERIC) this.numeric = true;
      this.state = 'escaped';
    } else if (c === 32 && skipinitialspace) return;
    else if (c === delimiter) this.save(t);
    else {
      if (quoting === QUOTE_NONNUMERIC) this.numeric = true;
      this.add(t, strOfPoint(c));
      this.state = 'in field';
    }
  }

  private inField(t: Thread, c: number): void {
    if (endsLine(c)) this.saveAtEnd(t, c);
    else if (c === this.dialect.escapechar) this.state = 'escaped';
    else if (c === this.dialect.delimiter) {
      this.save(t);
      this.state = 'start field';
    } else this.add(t, strOfPoint(c));
  }

  private inQuotedField(t: Thread, c: number): void {
    const { escapechar, quotechar, quoting, doublequote } = this.dialect;
    if (c === EOL) return;
    if (c === escapechar) this.state = 'escape in quoted field';
    else if (c === quotechar && quoting !== QUOTE_NONE) {
      this.state = doublequote ? 'quote in quoted field' : 'in field';
    } else this.add(t, strOfPoint(c));
  }

  private afterQuote(t: Thread, c: number): void {
    const { quotechar, quoting, delimiter, strict } = this.dialect;
    if (quoting !== QUOTE_NONE && c === quotechar) {
      this.add(t, strOfPoint(c));
      this.state = 'in quoted field';
    } else if (c === delimiter) {
      this.save(t);
      this.state = 'start field';
    } else if (endsLine(c)) this.saveAtEnd(t, c);
    else if (!strict) {
      this.add(t, strOfPoint(c));
      this.state = 'in field';
    } else raiseError(t, `'${utf16(strOfPoint(delimiter))}' expected after '${utf16(strOfPoint(quotechar))}'`);
  }
}

fillType(readerType, {
  class: PyReader,
  slots: { tp_iter: selfIter, tp_iternext: (t, self: PyReader) => self.next(t) },
  members: { dialect: (_t, self: PyReader) => self.dialect, line_num: (_t, self: PyReader) => self.line },
});
