/** `csv.writer` (Modules/_csv.c). */
import { call } from '../../objects/abstract/call.ts';
import { getIter, iterate, iterNext } from '../../objects/abstract/iter.ts';
import { str } from '../../objects/abstract/repr.ts';
import { fillType } from '../../objects/define.ts';
import { isException } from '../../objects/raise.ts';
import { joinStr, lengthStr, pointAt, sliceStr, strOfPoint } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyComplex, PyObject, type Str, type Value } from '../../objects/value.ts';
import { typeIn, typeName } from '../native-type.ts';
import {
  NOT_SET,
  type PyDialect,
  QUOTE_ALL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
  raiseError,
} from './dialect.ts';

export const writerType = typeIn('_csv', 'writer');

export class PyWriter extends PyObject {
  constructor(
    readonly write: Value,
    readonly dialect: PyDialect,
  ) {
    super();
  }
}

/** `PyNumber_Check`. */
function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return type.nb_index !== undefined || type.nb_int !== undefined || type.nb_float !== undefined || value instanceof PyComplex;
}

function isQuoted(quoting: number, field: Value): boolean {
  switch (quoting) {
    case QUOTE_NONNUMERIC:
      return !isNumber(field);
    case QUOTE_ALL:
      return true;
    case QUOTE_STRINGS:
      return asStr(field) !== undefined;
    case QUOTE_NOTNULL:
      return field !== null;
  }
  return false;
}

function isSpecial(dialect: PyDialect, c: number): boolean {
  if (c === dialect.delimiter || c === dialect.escapechar || c === dialect.quotechar || c === 10 || c === 13) return true;
  const end = dialect.lineterminator;
  for (let i = 0; i < lengthStr(end); i++) if (pointAt(end, i) === c) return true;
  return false;
}

/** A record that is put together. */
class Row {
  readonly parts: Str[] = [];
  fields = 0;
  constructor(
    private readonly t: Thread,
    private readonly dialect: PyDialect,
  ) {}

  get isEmpty(): boolean {
    return this.parts.every((part) => part === '');
  }

  /** Adds a field; undefined stands for None (`join_append`). */
  add(field: Str | undefined, wantQuotes: boolean): void {
    const { dialect, t } = this;
    const text = field ?? '';
    let quoted = wantQuotes;
    if (text === '' && dialect.delimiter === 32 && dialect.skipinitialspace) {
      const { quoting } = dialect;
      if (quoting === QUOTE_NONE || (field === undefined && (quoting === QUOTE_STRINGS || quoting === QUOTE_NOTNULL))) {
        raiseError(t, 'empty field must be quoted if delimiter is a space and skipinitialspace is true');
      }
      quoted = true;
    }
    const body: Str[] = [];
    if (this.escape(text, body)) quoted = true;
    if (this.fields++ > 0) this.parts.push(strOfPoint(dialect.delimiter));
    const quote = quoted ? strOfPoint(dialect.quotechar) : '';
    this.parts.push(quote, ...body, quote);
  }

  /** Puts a field's text into `body` with what it needs before quotes and such; answers whether it must be quoted. */
  private escape(text: Str, body: Str[]): boolean {
    const { dialect, t } = this;
    const end = lengthStr(text);
    let quoted = false;
    let start = 0;
    for (let i = 0; i < end; i++) {
      const c = pointAt(text, i);
      if (!isSpecial(dialect, c)) continue;
      let wantEscape = dialect.quoting === QUOTE_NONE;
      if (!wantEscape) {
        let doubled = false;
        if (c === dialect.quotechar) {
          doubled = dialect.doublequote;
          wantEscape = !doubled;
        } else wantEscape = c === dialect.escapechar;
        if (doubled) body.push(sliceStr(text, start, i), strOfPoint(dialect.quotechar));
        if (doubled) start = i;
        if (!wantEscape) quoted = true;
      }
      if (!wantEscape) continue;
      if (dialect.escapechar === NOT_SET) raiseError(t, 'need to escape, but no escapechar set');
      body.push(sliceStr(text, start, i), strOfPoint(dialect.escapechar));
      start = i;
    }
    body.push(start === 0 ? text : sliceStr(text, start, end));
    return quoted;
  }
}

function writeRow(t: Thread, self: PyWriter, row: Value): Value {
  const { dialect } = self;
  let iter: Value;
  try {
    iter = getIter(t, row);
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    return raiseError(t, `iterable expected, not ${typeName(row)}`);
  }
  const record = new Row(t, dialect);
  let nullField = false;
  for (;;) {
    const field = iterNext(t, iter);
    if (field === undefined) break;
    const quoted = isQuoted(dialect.quoting, field);
    nullField = field === null;
    if (nullField) record.add(undefined, quoted);
    else record.add(asStr(field) ?? str(t, field), quoted);
  }
  if (record.fields > 0 && record.isEmpty) {
    const { quoting } = dialect;
    if (quoting === QUOTE_NONE || (nullField && (quoting === QUOTE_STRINGS || quoting === QUOTE_NOTNULL))) {
      raiseError(t, 'single empty field record must be quoted');
    }
    record.fields--;
    record.add(undefined, true);
  }
  record.parts.push(dialect.lineterminator);
  return call(t, self.write, [joinStr('', record.parts)]);
}

fillType(writerType, {
  class: PyWriter,
  methods: {
    writerow: ['~(self, row, /)', writeRow],
    writerows: [
      '~(self, rows, /)',
      (t, self: PyWriter, rows: Value) => {
        iterate(t, rows, (row) => {
          writeRow(t, self, row);
        });
        return null;
      },
    ],
  },
  members: { dialect: (_t, self: PyWriter) => self.dialect },
});
