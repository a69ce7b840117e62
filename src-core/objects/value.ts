/**
 * What a Python value is in the machine. `None` is `null`; `undefined` is CPython's NULL and never a value; bool is `boolean`;
 * int is a `number` when it is a safe integer, else a `bigint`, always canonical; str is a JS `string` when every code point is
 * below U+10000, else a PyWideStr; everything else is an instance of a subclass of PyObject.
 *
 * `cls` sits on the prototype of classes whose instances are of exactly one type (installed by `fillType`), and becomes an own
 * property where a subclass written in Python is instantiated, so that exact and derived instances differ in hidden class.
 */
import type { PyDict } from './dict.ts';
import type { PyType } from './type.ts';

export abstract class PyObject {
  declare cls: PyType;
  /** Attributes of instances of types with a `__dict__`, made on demand; plain instances keep theirs in PyInstance. */
  declare dict: PyDict | undefined;
  /** Values of `__slots__` of Python subclasses, by slot number. */
  declare slots: (Value | undefined)[] | undefined;
}

export type Int = number | bigint;
export type Str = string | PyWideStr;
export type Value = null | boolean | number | bigint | string | PyObject;

/** A float; subclass instances have their own `cls`. */
export class PyFloat extends PyObject {
  constructor(readonly value: number) {
    super();
  }
}

/** A NaN whose sign bit is set (float/nan.ts); all others are plain floats. */
export class PyNegativeNan extends PyFloat {
  /** The engine keeps the bits of a NaN that came of bytes, mostly; they go along. */
  constructor(value = Number.NaN) {
    super(value);
  }
}

/** A str with at least one code point above U+FFFF. Two equal ones are equal in `points`, never by identity alone. */
export class PyWideStr extends PyObject {
  constructor(readonly points: Uint32Array) {
    super();
  }
}

/** An instance of a Python subclass of int (not bool). */
export class PyIntObject extends PyObject {
  constructor(
    cls: PyType,
    readonly value: Int,
  ) {
    super();
    this.cls = cls;
  }
}

/** An instance of a Python subclass of str. */
export class PyStrObject extends PyObject {
  constructor(
    cls: PyType,
    readonly value: Str,
  ) {
    super();
    this.cls = cls;
  }
}

/** A tuple; immutable, so `items` may be shared. */
export class PyTuple extends PyObject {
  constructor(readonly items: readonly Value[]) {
    super();
  }
}

export class PyList extends PyObject {
  constructor(public items: Value[]) {
    super();
  }
}

export class PyComplex extends PyObject {
  constructor(
    readonly real: number,
    readonly imag: number,
  ) {
    super();
  }
}

/** A complex number with a NaN whose sign bit is set. */
export class PyNegativeNanComplex extends PyComplex {
  constructor(
    real: number,
    imag: number,
    readonly negativeReal: boolean,
    readonly negativeImag: boolean,
  ) {
    super(real, imag);
  }
}

/** bytes; `data` is never written to. */
export class PyBytes extends PyObject {
  constructor(readonly data: Uint8Array) {
    super();
  }
}

/** `...` and NotImplemented: one object each. */
export class PySingleton extends PyObject {
  constructor(readonly name: string) {
    super();
  }
}
export const NotImplemented = new PySingleton('NotImplemented');
export const Ellipsis = new PySingleton('Ellipsis');

export const EMPTY_TUPLE = new PyTuple([]);
export const NO_ARGS: Value[] = [];

/** A variable shared between frames; `value` undefined while unbound. */
export class PyCell extends PyObject {
  constructor(public value: Value | undefined) {
    super();
  }
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** A Python str of UTF-16 text without lone surrogates before low ones (source text, messages, file names). */
export function strFromUtf16(text: string): Str {
  return PAIR.test(text) ? new PyWideStr(Uint32Array.from(text, (c) => c.codePointAt(0)!)) : text;
}

/** UTF-16 text of a str; lone surrogates stay what they are. */
export function utf16(text: Str): string {
  if (typeof text === 'string') return text;
  let out = '';
  for (let i = 0; i < text.points.length; i += 4096) out += String.fromCodePoint(...text.points.subarray(i, i + 4096));
  return out;
}

/** A str from code points, in its canonical form. */
export function strFromPoints(points: ArrayLike<number>): Str {
  let wide = false;
  for (let i = 0; i < points.length && !wide; i++) wide = points[i] > 0xffff;
  if (wide) return new PyWideStr(Uint32Array.from(points));
  let out = '';
  for (let i = 0; i < points.length; i += 4096) {
    out += String.fromCharCode.apply(null, Array.prototype.slice.call(points, i, i + 4096) as number[]);
  }
  return out;
}

/** The str inside an exact str or an instance of a subclass; undefined for anything else. */
export function asStr(value: Value): Str | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof PyWideStr) return value;
  return value instanceof PyStrObject ? value.value : undefined;
}

/** The integer inside an int, bool or an instance of a subclass; undefined for anything else. */
export function asInt(value: Value): Int | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value instanceof PyIntObject ? value.value : undefined;
  }
}

/** Equality of two strs. */
export function sameStr(a: Str, b: Str): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (a === b) return true;
  if (a.points.length !== b.points.length) return false;
  for (let i = 0; i < a.points.length; i++) if (a.points[i] !== b.points[i]) return false;
  return true;
}
