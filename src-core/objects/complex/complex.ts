/** The `complex` type (Objects/complexobject.c). */

import { toAsciiDigits } from '../../base/decimal-digits.ts';
import { hypot } from '../../base/elementary/hypotenuse.ts';
import { type Complex, divideComplex, multiplyComplex } from '../../base/float.ts';
import { reprComplex } from '../../base/float-repr.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { callSpecial } from '../abstract/call.ts';
import { floatOf, intToFloat } from '../abstract/number.ts';
import { reprText } from '../abstract/repr.ts';
import { fillType } from '../define.ts';
import { exceptionTypes } from '../exception.ts';
import { floatObject } from '../float/float.ts';
import { floatFromText, underscoresMisplaced, withoutUnderscores } from '../float/float-text.ts';
import { hashFloat } from '../float/hash.ts';
import { negateFloat } from '../float/nan.ts';
import { formatComplex } from '../format/number.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import type { CompareOp } from '../slot-fields.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { complexType, type PyType, typeOf } from '../type.ts';
import {
  asInt,
  asStr,
  type Int,
  NotImplemented,
  PyComplex,
  PyFloat,
  PyNegativeNan,
  PyNegativeNanComplex,
  PyTuple,
  type Str,
  utf16,
  type Value,
} from '../value.ts';
import { complexPower } from './arithmetic.ts';

/** The number of two parts, of which each keeps the sign of a NaN. */
function fromParts(real: PyFloat, imag: PyFloat): PyComplex {
  const negativeReal = real instanceof PyNegativeNan;
  const negativeImag = imag instanceof PyNegativeNan;
  return negativeReal || negativeImag
    ? new PyNegativeNanComplex(real.value, imag.value, negativeReal, negativeImag)
    : new PyComplex(real.value, imag.value);
}

const realPart = (z: PyComplex): PyFloat =>
  z instanceof PyNegativeNanComplex && z.negativeReal ? new PyNegativeNan() : new PyFloat(z.real);
const imagPart = (z: PyComplex): PyFloat =>
  z instanceof PyNegativeNanComplex && z.negativeImag ? new PyNegativeNan() : new PyFloat(z.imag);

/** What `__complex__` gives, undefined where there is none. */
function special(t: Thread, value: Value): PyComplex | undefined {
  const made = callSpecial(t, value, '__complex__');
  if (made === undefined) return undefined;
  if (!(made instanceof PyComplex)) {
    return raise.TypeError(`__complex__ returned non-complex (type ${utf16(typeOf(made).name)})`);
  }
  if (made.cls !== complexType) {
    t.warn(
      exceptionTypes.DeprecationWarning,
      `__complex__ returned non-complex (type ${utf16(made.cls.name)}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.`,
      1,
    );
  }
  return made;
}

/** A number as a complex one (`PyComplex_AsCComplex`). Raises TypeError. */
export function toComplex(t: Thread, value: Value): Complex {
  if (value instanceof PyComplex) return value;
  return special(t, value) ?? { real: floatOf(t, value), imag: 0 };
}

const isNumber = (value: Value): boolean => {
  const type = typeOf(value);
  return type.nb_float !== undefined || type.nb_index !== undefined || value instanceof PyComplex;
};

const CONSTRUCTOR = parseSignature('(type, real: object = NULL, imag: object = NULL)');

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [first, second] = bind(t, CONSTRUCTOR, 'complex', args, kwnames) as (Value | undefined)[];
  let r: Value = first === undefined ? 0 : first;
  if (r instanceof PyComplex && r.cls === complexType && second === undefined && cls === complexType) return r;
  const text = asStr(r);
  if (text !== undefined) {
    if (second !== undefined) return raise.TypeError("complex() can't take second arg if first is a string");
    const value = parseComplex(text);
    if (value !== undefined) return adopt(value, cls, complexType);
    // Nobody looks for underscores behind a null character.
    if (utf16(text).split('\0', 1)[0].includes('_') && underscoresMisplaced(text))
      return raise.ValueError(`could not convert string to complex: ${reprText(t, r)}`);
    return raise.ValueError('complex() arg is a malformed string');
  }
  if (second !== undefined && asStr(second) !== undefined) return raise.TypeError("complex() second arg can't be a string");
  r = special(t, r) ?? r;
  if (!isNumber(r)) {
    return raise.TypeError(`complex() first argument must be a string or a number, not '${utf16(typeOf(r).name)}'`);
  }
  if (second !== undefined && !isNumber(second)) {
    return raise.TypeError(`complex() second argument must be a number, not '${utf16(typeOf(second).name)}'`);
  }
  let real = r instanceof PyComplex ? realPart(r) : floatObject(t, r);
  let imag = r instanceof PyComplex ? imagPart(r) : new PyFloat(0);
  if (second !== undefined) {
    const part = second instanceof PyComplex ? realPart(second) : floatObject(t, second);
    if (second instanceof PyComplex) real = new PyFloat(real.value - second.imag);
    imag = r instanceof PyComplex ? new PyFloat(part.value + imag.value) : part;
  }
  return adopt(fromParts(real, imag), cls, complexType);
}

const FLOAT =
  '(?:[0-9]+\\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\\.[0-9]+(?:[eE][+-]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN])';
const COMPLEX = new RegExp(`^(?:([+-]?${FLOAT})(?:([+-]${FLOAT}?)[jJ])?|([+-]?${FLOAT}?)[jJ])$`);

/** The complex number that a text writes; undefined for none. */
function parseComplex(text: Str): PyComplex | undefined {
  const ascii = toAsciiDigits(typeof text === 'string' ? text : text.points).replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
  const bracketed = /^\([\t-\r ]*(.*?)[\t-\r ]*\)$/s.exec(ascii);
  const plain = withoutUnderscores(bracketed ? bracketed[1] : ascii);
  const match = plain === undefined ? null : COMPLEX.exec(plain);
  if (!match) return undefined;
  const part = (written: string) => floatFromText(/[0-9a-zA-Z]/.test(written) ? written : `${written}1`) as PyFloat;
  if (match[3] !== undefined) return fromParts(new PyFloat(0), part(match[3]));
  return fromParts(part(match[1]), match[2] === undefined ? new PyFloat(0) : part(match[2]));
}

/** An operand; undefined where it is no number. Raises OverflowError for an int that is too large. */
function operand(value: Value): Complex | undefined {
  if (value instanceof PyComplex) return value;
  if (value instanceof PyFloat) return { real: value.value, imag: 0 };
  const int = asInt(value);
  return int === undefined ? undefined : { real: intToFloat(int), imag: 0 };
}

function binary(operate: (a: Complex, b: Complex) => Complex) {
  return (_t: Thread, left: Value, right: Value): Value => {
    const a = operand(left);
    const b = a && operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    const { real, imag } = operate(a, b);
    return new PyComplex(real, imag);
  };
}

function power(t: Thread, left: Value, right: Value, modulus: Value): Value {
  const a = operand(left);
  const b = a && operand(right);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== null) return raise.ValueError('complex modulo');
  return complexPower(t, a.real, a.imag, b.real, b.imag);
}

function absolute(_t: Thread, self: PyComplex): Value {
  const size = hypot(self.real, self.imag);
  if (size === Infinity && Number.isFinite(self.real) && Number.isFinite(self.imag)) {
    return raise.OverflowError('absolute value too large');
  }
  return new PyFloat(size);
}

function compare(_t: Thread, self: PyComplex, other: Value, op: CompareOp): Value {
  if (op !== 2 && op !== 3) return NotImplemented;
  let equal: boolean;
  if (other instanceof PyComplex) equal = self.real === other.real && self.imag === other.imag;
  else if (other instanceof PyFloat) equal = self.imag === 0 && self.real === other.value;
  else {
    const int = asInt(other);
    if (int === undefined) return NotImplemented;
    // biome-ignore lint/suspicious/noDoubleEquals: JavaScript compares a bigint and a number by their exact values
    equal = self.imag === 0 && self.real == int;
  }
  return op === 2 ? equal : !equal;
}

const IMAGINARY = 1000003n;

function hash(t: Thread, self: PyComplex): Int {
  const part = (value: number) => BigInt(hashFloat(value, Number.isNaN(value) ? t.runtime.identity(self) / 16 : 0));
  const combined = BigInt.asIntN(64, part(self.real) + IMAGINARY * part(self.imag));
  if (combined === -1n) return -2;
  return combined >= -9007199254740991n && combined <= 9007199254740991n ? Number(combined) : combined;
}

function exact(_t: Thread, self: PyComplex): Value {
  return self.cls === complexType ? self : fromParts(realPart(self), imagPart(self));
}

fillType(complexType, {
  text: '(real=0, imag=0)',
  class: PyComplex,
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: (_t, self: PyComplex) => reprComplex(self.real, self.imag),
    tp_hash: hash,
    tp_richcompare: compare,
    nb_add: binary((a, b) => ({ real: a.real + b.real, imag: a.imag + b.imag })),
    nb_subtract: binary((a, b) => ({ real: a.real - b.real, imag: a.imag - b.imag })),
    nb_multiply: binary(multiplyComplex),
    nb_power: power,
    nb_negative: (_t, self: PyComplex) => fromParts(negateFloat(realPart(self)), negateFloat(imagPart(self))),
    nb_positive: exact,
    nb_absolute: absolute,
    nb_bool: (_t, self: PyComplex) => self.real !== 0 || self.imag !== 0,
    nb_true_divide: binary((a, b) => divideComplex(a, b) ?? raise.ZeroDivisionError('complex division by zero')),
  },
  methods: {
    conjugate: ['(self, /)', (_t, self: PyComplex) => fromParts(realPart(self), negateFloat(imagPart(self)))],
    __complex__: ['(self, /)', exact],
    __getnewargs__: ['(self, /)', (_t, self: PyComplex) => new PyTuple([realPart(self), imagPart(self)])],
    __format__: ['(self, format_spec: str, /)', (t, self: PyComplex, spec: Str) => formatComplex(t, self, spec)],
  },
  members: {
    real: (_t, self: PyComplex) => realPart(self),
    imag: (_t, self: PyComplex) => imagPart(self),
  },
});
