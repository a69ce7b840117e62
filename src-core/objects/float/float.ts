/** The `float` type (Objects/floatobject.c). */

import { divmodFloat } from '../../base/float.ts';
import { roundToDigits } from '../../base/float-format.ts';
import { reprFloat } from '../../base/float-repr.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { call } from '../abstract/call.ts';
import { floatBySlot, floatObjectOf, index, intToFloat } from '../abstract/number.ts';
import { reprText } from '../abstract/repr.ts';
import { checkCount, refuseKeywords } from '../arguments.ts';
import { bytesView } from '../bytes/buffer.ts';
import { fillType } from '../define.ts';
import { formatFloat } from '../format/number.ts';
import { raise } from '../raise.ts';
import type { CompareOp } from '../slot-fields.ts';
import { adopt } from '../subclass.ts';
import type { Thread } from '../thread.ts';
import { floatType, type PyType, typeOf } from '../type.ts';
import { asInt, asStr, NotImplemented, PyFloat, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { compareIntFloat, integerRatio, intFromFloat } from './arithmetic.ts';
import { floatFromHex, floatFromText, floatToHex } from './float-text.ts';
import { hashFloat } from './hash.ts';
import { copyFloat, nanOf, negateFloat } from './nan.ts';
import { floatPower } from './power.ts';

function make(cls: PyType, value: number): PyFloat {
  return adopt(new PyFloat(value), cls, floatType);
}

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (cls === floatType || cls.tp_init === floatType.tp_init) refuseKeywords('float', kwnames);
  checkCount('float', args.length - (kwnames?.length ?? 0), 0, 1);
  if (args.length === 0) return make(cls, 0);
  const x = args[0];
  if (cls === floatType && x instanceof PyFloat && x.cls === floatType) return x;
  const made = floatObject(t, x);
  return cls === floatType && made.cls === floatType ? made : adopt(copyFloat(made), cls, floatType);
}

/** The value of `floatObject`. */
export const toFloat = (t: Thread, x: Value): number => floatObject(t, x).value;

/** `float(x)` of anything (`PyNumber_Float`, `PyFloat_FromString`); of a class derived from float maybe. */
export function floatObject(t: Thread, x: Value): PyFloat {
  const text = asStr(x);
  const type = typeOf(x);
  // A class under float or str may say itself what number it is.
  if (type.heap && type.nb_float !== undefined) return floatBySlot(t, x, type);
  if (text !== undefined) return floatFromText(text) ?? refuseText(t, x);
  if (type.nb_float !== undefined || asInt(x) !== undefined || type.nb_index !== undefined) return floatObjectOf(t, x);
  const data = bytesView(t, x);
  if (data === undefined) {
    return raise.TypeError(`float() argument must be a string or a real number, not '${utf16(type.name)}'`);
  }
  let ascii = '';
  for (const byte of data) ascii += byte < 128 ? String.fromCharCode(byte) : '?';
  return floatFromText(ascii) ?? refuseText(t, x);
}

function refuseText(t: Thread, x: Value): never {
  return raise.ValueError(`could not convert string to float: ${reprText(t, x)}`);
}

/** An operand of float arithmetic: undefined where it is neither float nor int. Raises OverflowError for an int that is too large. */
function operand(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'number') return value;
  const int = asInt(value);
  return int === undefined ? undefined : intToFloat(int);
}

function binary(operate: (a: number, b: number) => number) {
  return (_t: Thread, left: Value, right: Value): Value => {
    const a = operand(left);
    if (a === undefined) return NotImplemented;
    const b = operand(right);
    return b === undefined ? NotImplemented : new PyFloat(operate(a, b));
  };
}

/** A division: refuses zero with its own words. */
const division = (message: string, operate: (a: number, b: number) => number) =>
  binary((a, b) => (b === 0 ? raise.ZeroDivisionError(message) : operate(a, b)));

function divmod(_t: Thread, left: Value, right: Value): Value {
  const a = operand(left);
  const b = operand(right);
  if (a === undefined || b === undefined) return NotImplemented;
  if (b === 0) return raise.ZeroDivisionError('float divmod()');
  const [quotient, rest] = divmodFloat(a, b);
  return new PyTuple([new PyFloat(quotient), new PyFloat(rest)]);
}

function power(t: Thread, left: Value, right: Value, modulus: Value): Value {
  if (modulus !== null) return raise.TypeError('pow() 3rd argument not allowed unless all arguments are integers');
  const a = operand(left);
  const b = operand(right);
  return a === undefined || b === undefined ? NotImplemented : floatPower(t, a, b);
}

function holds(order: number, op: CompareOp): boolean {
  switch (op) {
    case 0:
      return order < 0;
    case 1:
      return order <= 0;
    case 2:
      return order === 0;
    case 3:
      return order !== 0;
    case 4:
      return order > 0;
    default:
      return order >= 0;
  }
}

function compare(_t: Thread, self: PyFloat, other: Value, op: CompareOp): Value {
  const a = self.value;
  let order: number;
  if (other instanceof PyFloat) {
    const b = other.value;
    order = a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
  } else {
    const int = asInt(other);
    if (int === undefined) return NotImplemented;
    order = Number.isNaN(a) ? Number.NaN : -compareIntFloat(int, a);
  }
  return holds(order, op);
}

function unary(operate: (a: number) => number) {
  return (_t: Thread, self: PyFloat): Value => new PyFloat(operate(self.value));
}

/** An int of a whole float. Raises for NaN and infinities. */
export function integerOf(value: number): Value {
  if (Number.isNaN(value)) return raise.ValueError('cannot convert float NaN to integer');
  return Number.isFinite(value) ? intFromFloat(value) : raise.OverflowError('cannot convert float infinity to integer');
}

function exact(_t: Thread, self: PyFloat): Value {
  return self.cls === floatType ? self : copyFloat(self);
}

/** Half to even. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function round(t: Thread, self: PyFloat, ndigits: Value): Value {
  const x = self.value;
  if (ndigits === null) return integerOf(roundHalfEven(x));
  const int = index(t, ndigits);
  if (!Number.isFinite(x)) return new PyFloat(x);
  if (int > 323) return new PyFloat(x);
  if (int < -308) return new PyFloat(0 * x);
  const rounded = roundToDigits(x, Number(int));
  return Number.isFinite(rounded) ? new PyFloat(rounded) : raise.OverflowError('rounded value too large to represent');
}

function asIntegerRatio(_t: Thread, self: PyFloat): Value {
  if (Number.isNaN(self.value)) return raise.ValueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(self.value)) return raise.OverflowError('cannot convert Infinity to integer ratio');
  return new PyTuple(integerRatio(self.value));
}

function fromHex(t: Thread, cls: PyType, string: Value): Value {
  const text = asStr(string);
  if (text === undefined) return raise.TypeError('bad argument type for built-in operation');
  const result = floatFromHex(utf16(text)) ?? raise.ValueError('invalid hexadecimal floating-point string');
  if (!result.written && !Number.isFinite(result.value)) {
    return raise.OverflowError('hexadecimal value too large to represent as a float');
  }
  const value = Number.isNaN(result.value) ? nanOf(text !== undefined && utf16(text).includes('-')) : new PyFloat(result.value);
  return cls === floatType ? value : call(t, cls, [value]);
}

function getFormat(_t: Thread, _cls: Value, typestr: Value): Value {
  const text = asStr(typestr);
  if (text === undefined) {
    return raise.TypeError(`__getformat__() argument must be str, not ${utf16(typeOf(typestr).name)}`);
  }
  if (text !== 'double' && text !== 'float') return raise.ValueError("__getformat__() argument 1 must be 'double' or 'float'");
  return 'IEEE, little-endian';
}

fillType(floatType, {
  text: '(x=0, /)',
  class: PyFloat,
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: (_t, self: PyFloat) => reprFloat(self.value),
    tp_hash: (t, self: PyFloat) => hashFloat(self.value, Number.isNaN(self.value) ? t.runtime.identity(self) / 16 : 0),
    tp_richcompare: compare,
    nb_add: binary((a, b) => a + b),
    nb_subtract: binary((a, b) => a - b),
    nb_multiply: binary((a, b) => a * b),
    nb_remainder: division('float modulo', (a, b) => divmodFloat(a, b)[1]),
    nb_divmod: divmod,
    nb_power: power,
    nb_negative: (_t, self: PyFloat) => negateFloat(self),
    nb_positive: exact,
    nb_absolute: unary(Math.abs),
    nb_bool: (_t, self: PyFloat) => self.value !== 0,
    nb_int: (_t, self: PyFloat) => integerOf(Math.trunc(self.value)),
    nb_float: exact,
    nb_floor_divide: division('float floor division by zero', (a, b) => divmodFloat(a, b)[0]),
    nb_true_divide: division('float division by zero', (a, b) => a / b),
  },
  methods: {
    conjugate: ['(self, /)', exact],
    __trunc__: ['(self, /)', (_t, self: PyFloat) => integerOf(Math.trunc(self.value))],
    __floor__: ['(self, /)', (_t, self: PyFloat) => integerOf(Math.floor(self.value))],
    __ceil__: ['(self, /)', (_t, self: PyFloat) => integerOf(Math.ceil(self.value))],
    __round__: ['(self, ndigits=None, /)', round],
    as_integer_ratio: ['(self, /)', asIntegerRatio],
    hex: ['(self, /)', (_t, self: PyFloat) => floatToHex(self.value)],
    is_integer: ['(self, /)', (_t, self: PyFloat) => Number.isInteger(self.value)],
    __getnewargs__: ['(self, /)', (_t, self: PyFloat) => new PyTuple([copyFloat(self)])],
    __format__: ['(self, format_spec: str, /)', (t, self: PyFloat, spec: Str) => formatFloat(t, self, spec)],
  },
  classmethods: {
    fromhex: ['(type, string, /)', fromHex],
    __getformat__: ['(type, typestr, /)', getFormat],
  },
  getset: {
    real: [exact],
    imag: [() => new PyFloat(0)],
  },
});
