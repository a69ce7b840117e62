/** `_csv.Dialect` (Modules/_csv.c), and what one machine's `_csv` module keeps: registered dialects, the limit of fields, its exception. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { lengthStr, pointAt, strOfPoint } from '../../objects/str/text.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype, type PyType, typeOf } from '../../objects/type.ts';
import { asStr, PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import { shortName, typeIn, typeName } from '../native-type.ts';

export interface CsvState {
  readonly dialects: PyDict;
  limit: number;
  readonly error: PyType;
}

const states = new RuntimeState<CsvState>();

export function setState(t: Thread, state: CsvState): void {
  states.set(t.runtime, state);
}

/** The state of the machine's module. */
export function stateOf(t: Thread): CsvState {
  return states.get(t.runtime) ?? raise.SystemError('the module _csv is not there');
}

/** Raises `_csv.Error`. */
export function raiseError(t: Thread, message: string): never {
  const error = call(t, stateOf(t).error, [message]);
  if (error instanceof PyException) throw error;
  return raise.SystemError(message);
}

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;
export const QUOTE_STRINGS = 4;
export const QUOTE_NOTNULL = 5;
/** A character that a dialect does not have. */
export const NOT_SET = -1;

export const dialectType = typeIn('_csv', 'Dialect');

export class PyDialect extends PyObject {
  delimiter = 44;
  doublequote = true;
  escapechar = NOT_SET;
  lineterminator: Str = '\r\n';
  quotechar = 34;
  quoting = QUOTE_MINIMAL;
  skipinitialspace = false;
  strict = false;
}

/** A registered dialect. Raises Error `unknown dialect`. */
export function registered(t: Thread, name: Value): Value {
  return stateOf(t).dialects.get(t, name) ?? raiseError(t, 'unknown dialect');
}

/** A dialect of an optional one and of format parameters, in vectorcall form. */
export function makeDialect(t: Thread, dialect: Value | undefined, params: PyDict): PyDialect {
  const args: Value[] = dialect === undefined ? [] : [dialect];
  const names: Str[] = [];
  for (const [name, value] of params.entries()) {
    names.push(name as Str);
    args.push(value);
  }
  return call(t, dialectType, args, names) as PyDialect;
}

const FIELDS = [
  'delimiter',
  'doublequote',
  'escapechar',
  'lineterminator',
  'quotechar',
  'quoting',
  'skipinitialspace',
  'strict',
] as const;
const NEW = parseSignature(`(dialect=NULL, ${FIELDS.map((name) => `${name}=NULL`).join(', ')})`);

function character(name: string, value: Value, orNone: boolean): number {
  if (orNone && value === null) return NOT_SET;
  const text = asStr(value);
  if (text === undefined) {
    const shown = value === null ? 'NoneType' : typeName(value);
    return raise.TypeError(`"${name}" must be string${orNone ? ' or None' : ''}, not ${shown}`);
  }
  return lengthStr(text) === 1 ? pointAt(text, 0) : raise.TypeError(`"${name}" must be a 1-character string`);
}

function checkQuoting(self: PyDialect, quoting: Value | undefined, quotechar: Value | undefined): void {
  if (quoting !== undefined) {
    if (typeof quoting !== 'number' && typeof quoting !== 'bigint') raise.TypeError('"quoting" must be an integer');
    if (quoting !== Math.trunc(Number(quoting)) || Number(quoting) < 0 || Number(quoting) > QUOTE_NOTNULL) {
      if (typeof quoting === 'bigint') raise.OverflowError('Python int too large to convert to C int');
      raise.TypeError('bad "quoting" value');
    }
    self.quoting = Number(quoting);
  }
  if (quotechar === null && quoting === undefined) self.quoting = QUOTE_NONE;
  if (self.quoting !== QUOTE_NONE && self.quotechar === NOT_SET) {
    raise.TypeError('quotechar must be set if quoting enabled');
  }
}

function attributeOf(t: Thread, dialect: Value, name: string): Value | undefined {
  try {
    return lookupAttr(t, dialect, name);
  } catch (error) {
    // Whatever goes wrong, the dialect then has no such field.
    if (error instanceof PyException) return undefined;
    throw error;
  }
}

function newDialect(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  for (const name of kwnames ?? []) {
    if (name === 'dialect' || (FIELDS as readonly Str[]).includes(name)) continue;
    raise.TypeError(`'${utf16(name)}' is an invalid keyword argument for this function`);
  }
  const [given, ...fields] = bind(t, NEW, 'function', args, kwnames) as (Value | undefined)[];
  let dialect = given;
  if (dialect !== undefined) {
    if (asStr(dialect) !== undefined) dialect = registered(t, dialect);
    if (isSubtype(typeOf(dialect), dialectType) && fields.every((field) => field === undefined)) return dialect;
  }
  const values = fields.map((field, i) =>
    field === undefined && dialect !== undefined ? attributeOf(t, dialect, FIELDS[i]) : field,
  );
  const [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict] = values;
  const self = adopt(new PyDialect(), cls, dialectType);
  if (delimiter !== undefined) self.delimiter = character('delimiter', delimiter, false);
  if (doublequote !== undefined) self.doublequote = isTrue(t, doublequote);
  if (escapechar !== undefined) self.escapechar = character('escapechar', escapechar, true);
  let terminated = true;
  if (lineterminator !== undefined) {
    const text = lineterminator === null ? '' : asStr(lineterminator);
    if (text === undefined) return raise.TypeError('"lineterminator" must be a string');
    terminated = lineterminator !== null;
    self.lineterminator = text;
  }
  if (quotechar !== undefined) self.quotechar = character('quotechar', quotechar, true);
  if (skipinitialspace !== undefined) self.skipinitialspace = isTrue(t, skipinitialspace);
  if (strict !== undefined) self.strict = isTrue(t, strict);
  checkQuoting(self, quoting, quotechar);
  if (!terminated) raise.TypeError('lineterminator must be set');
  return self;
}

const shown = (point: number): Value => (point === NOT_SET ? null : strOfPoint(point));
const refusePickling = (_t: Thread, self: PyObject): never => raise.TypeError(`cannot pickle '${shortName(self.cls)}' instances`);

fillType(dialectType, {
  class: PyDialect,
  slots: { tp_new: newDialect },
  methods: { __reduce__: ['~(self, /)', refusePickling], __reduce_ex__: ['~(self, protocol, /)', refusePickling] },
  getset: {
    delimiter: [(_t, self: PyDialect) => shown(self.delimiter)],
    escapechar: [(_t, self: PyDialect) => shown(self.escapechar)],
    lineterminator: [(_t, self: PyDialect) => self.lineterminator],
    quotechar: [(_t, self: PyDialect) => shown(self.quotechar)],
    quoting: [(_t, self: PyDialect) => self.quoting],
  },
  members: {
    doublequote: (_t, self: PyDialect) => self.doublequote,
    skipinitialspace: (_t, self: PyDialect) => self.skipinitialspace,
    strict: (_t, self: PyDialect) => self.strict,
  },
});
