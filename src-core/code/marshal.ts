/**
 * Constants and code objects as marshal data (CPython's module `marshal`, formats 0 to 4): the inside of a `.pyc` file. Lists,
 * dicts and sets exist in the format but are no constants; `loads` refuses them.
 */

import { CodeError } from './code-error.ts';
import { CodeObject } from './code-object.ts';
import { BytesConst, ComplexConst, type Const, ELLIPSIS, FloatConst, FrozenSetConst, TupleConst, WideConst } from './const.ts';
import { MarshalReader, type ObjectBuilder, type RawCode } from './marshal-read.ts';
import { MarshalWriter } from './marshal-write.ts';
import { validateCode } from './validate.ts';

export { CodeError } from './code-error.ts';

/** The format that CPython 3.12 writes. */
export const MARSHAL_VERSION = 4;

/** The constant that `data` begins with. Raises CodeError, whose `type` is the class that `marshal.loads` would raise. */
export function loads(data: Uint8Array, from = 0): Const {
  return new MarshalReader(data, constBuilder, from).read();
}

/** As `loads`, for data that must hold a code object. */
export function loadsCode(data: Uint8Array, from = 0): CodeObject {
  const value = loads(data, from);
  if (!(value instanceof CodeObject)) throw new CodeError('TypeError', 'marshal data holds no code object');
  return value;
}

/** Marshal data of a constant in format `version`. Raises CodeError (ValueError) when it nests too deeply. */
export function dumps(value: Const, version = MARSHAL_VERSION): Uint8Array {
  return new MarshalWriter(version).write<Const>(value, (v) => v);
}

function refuse(what: string): never {
  throw new CodeError('ValueError', `bad marshal data (${what} is not a constant)`);
}

/** Makes constants of marshal data. */
export const constBuilder: ObjectBuilder<Const> = {
  none: () => null,
  stopIteration: () => refuse('StopIteration'),
  ellipsis: () => ELLIPSIS,
  bool: (value) => value,
  int: (value) => value,
  float: (value) => new FloatConst(value),
  complex: (real, imag) => new ComplexConst(real, imag),
  bytes: (data) => new BytesConst(data),
  text: (value) => value,
  tuple: (items) => new TupleConst(items),
  list: () => refuse('a list'),
  dict: () => refuse('a dict'),
  setItem: () => refuse('a dict'),
  set: (items, frozen) => (frozen ? new FrozenSetConst(items) : refuse('a set')),
  code: buildCode,
  allowsCycles: false,
};

/** A code object of constants from the fields as read. Raises CodeError (SystemError, ValueError) for fields of a wrong kind. */
export function buildCode(raw: RawCode<Const>): CodeObject {
  const fields = {
    argcount: raw.argcount,
    posonlyargcount: raw.posonlyargcount,
    kwonlyargcount: raw.kwonlyargcount,
    stacksize: raw.stacksize,
    flags: raw.flags,
    code: bytesOf(raw.code),
    consts: itemsOf(raw.consts),
    names: namesOf(raw.names),
    localsplusnames: namesOf(raw.localsplusnames),
    localspluskinds: bytesOf(raw.localspluskinds),
    filename: stringOf(raw.filename),
    name: stringOf(raw.name),
    qualname: stringOf(raw.qualname),
    firstlineno: raw.firstlineno,
    linetable: bytesOf(raw.linetable),
    exceptiontable: bytesOf(raw.exceptiontable),
  };
  validateCode(fields);
  return new CodeObject(fields);
}

function badField(): never {
  throw new CodeError('SystemError', 'bad argument to internal function');
}

function bytesOf(value: Const): Uint8Array {
  return value instanceof BytesConst ? value.data : badField();
}

function itemsOf(value: Const): readonly Const[] {
  return value instanceof TupleConst ? value.items : badField();
}

/** Names are plain UTF-16 strings even where a code point needs a pair. */
function stringOf(value: Const): string {
  if (value instanceof WideConst) return String.fromCodePoint(...value.points);
  return typeof value === 'string' ? value : badField();
}

function namesOf(value: Const): string[] {
  return itemsOf(value).map((item) => {
    if (typeof item === 'string' || item instanceof WideConst) return stringOf(item);
    throw new CodeError('SystemError', 'non-string found in code slot');
  });
}
