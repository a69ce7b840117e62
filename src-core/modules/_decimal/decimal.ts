/** The type `decimal.Decimal` (Modules/_decimal/_decimal.c): operators, methods, conversions. */
import { negateInt } from '../../base/int.ts';
import { call } from '../../objects/abstract/call.ts';
import { encodeText } from '../../objects/codec.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import {
  asInt,
  asStr,
  NotImplemented,
  PyComplex,
  PyFloat,
  PyTuple,
  type Str,
  strFromUtf16,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { byName, checkCount } from './arguments.ts';
import * as arithmetic from './arithmetic.ts';
import { compareWith, hashDecimal } from './comparison.ts';
import { PyDecimalContext } from './context-object.ts';
import { exactFromValue, fromFloat, fromInt, operand, refuse, toFloat, toInt, toRatio } from './conversion.ts';
import { formatDecimal, type NumberSigns, parseSpec } from './format.ts';
import { type Limits, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_NAMES } from './limits.ts';
import { FINITE, INFINITE, PyDecimal, QUIET, small } from './number.ts';
import { type Binary, binary, copies, questions, radix, type Unary, unary } from './operations.ts';
import { power, powerModulus } from './power.ts';
import { quantize, toIntegral, toIntegralExact } from './quantum.ts';
import { currentContext, settle, stateOf } from './state.ts';
import { toText } from './text.ts';

export const decimalType = typeIn('decimal', 'Decimal');

/** The context of an argument, the current one where it is None or not given. Raises TypeError. */
export function contextArgument(t: Thread, value: Value | undefined): PyDecimalContext {
  if (value === undefined || value === null) return currentContext(t);
  return value instanceof PyDecimalContext ? value : raise.TypeError('optional argument must be a context');
}

/** The number of a way of rounding. Raises TypeError. */
export function roundingOf(value: Value): number {
  const name = asStr(value);
  const i = name === undefined ? -1 : (ROUND_NAMES as readonly string[]).indexOf(utf16(name));
  if (i >= 0) return i;
  return raise.TypeError(
    'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
  );
}

/** An operand that must be a decimal or int. Raises TypeError. */
export const needOperand = (value: Value): PyDecimal => operand(value) ?? refuse(value);

/** Runs an operation of one operand in a context. */
export function runUnary(context: PyDecimalContext, f: Unary, a: PyDecimal): Value {
  context.limits.status = 0;
  const result = f(a, context.limits);
  settle(context);
  return result;
}

/** The same of two. */
export function runBinary(context: PyDecimalContext, f: Binary, a: PyDecimal, b: PyDecimal): Value {
  context.limits.status = 0;
  const result = f(a, b, context.limits);
  settle(context);
  return result;
}

const operator =
  (f: Binary) =>
  (t: Thread, left: Value, right: Value): Value => {
    const context = currentContext(t);
    const a = operand(left);
    const b = operand(right);
    return a === undefined || b === undefined ? NotImplemented : runBinary(context, f, a, b);
  };

const prefix =
  (f: Unary) =>
  (t: Thread, self: PyDecimal): Value =>
    runUnary(currentContext(t), f, self);

/** Two results as a tuple. */
export const pairOf = (f: (a: PyDecimal, b: PyDecimal, limits: Limits) => PyDecimal[]): Binary => {
  return (a, b, limits) => new PyTuple(f(a, b, limits));
};
export const divmodPair = pairOf(arithmetic.divmod);

function powerOperator(t: Thread, left: Value, right: Value, modulus: Value): Value {
  const context = currentContext(t);
  const a = operand(left);
  const b = operand(right);
  const m = modulus === null ? undefined : operand(modulus);
  if (a === undefined || b === undefined || (modulus !== null && m === undefined)) return NotImplemented;
  return runPower(context, a, b, m);
}

/** A power, by a modulus where one is given. */
export function runPower(context: PyDecimalContext, a: PyDecimal, b: PyDecimal, m: PyDecimal | undefined): Value {
  if (m === undefined) return runBinary(context, power, a, b);
  context.limits.status = 0;
  const result = powerModulus(a, b, m, context.limits);
  settle(context);
  return result;
}

const textOf = (t: Thread, self: PyDecimal): string => toText(self, currentContext(t).capitals === 1);

/** `Decimal(value='0', context=None)`. */
function makeDecimal(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  let value: Value | undefined = args[0];
  let context: PyDecimalContext | undefined;
  if (args.length > 1 || (kwnames !== undefined && kwnames.length > 0)) {
    const given = args.length - (kwnames?.length ?? 0);
    const keywords = new PyDict();
    kwnames?.forEach((name, i) => {
      keywords.setStr(name, args[given + i]);
    });
    const bound = byName(args.slice(0, given), keywords, ['value', 'context'], 0);
    [value] = bound;
    context = contextArgument(t, bound[1]);
  } else context = currentContext(t);
  const number = value === undefined ? small(false, 0) : exactFromValue(value, context);
  if (cls === decimalType) return number === value && number.cls !== decimalType ? number.copy() : number;
  return adopt(number === value ? number.copy() : number, cls, decimalType);
}

/** A row of a method with an optional context behind its operands. */
const keywordRow = (text: string, fn: (t: Thread, self: PyDecimal, args: Value[], keywords: PyDict) => Value): NativeRow => [
  '(self, *args, **kwargs)',
  fn as NativeRow[1],
  'VARARGS_KEYWORDS',
  text,
];

const unaryRow = (f: Unary): NativeRow =>
  keywordRow('($self, /, context=None)', (t, self, args, keywords) => {
    const [context] = byName(args, keywords, ['context'], 0);
    return runUnary(contextArgument(t, context), f, self);
  });

const binaryRow = (f: Binary): NativeRow =>
  keywordRow('($self, /, other, context=None)', (t, self, args, keywords) => {
    const [other, given] = byName(args, keywords, ['other', 'context'], 1);
    return runBinary(contextArgument(t, given), f, self, needOperand(other as Value));
  });

const integralRow = (f: Unary): NativeRow =>
  keywordRow('($self, /, rounding=None, context=None)', (t, self, args, keywords) => {
    const [rounding, given] = byName(args, keywords, ['rounding', 'context'], 0);
    const context = contextArgument(t, given);
    return runRounding(context, rounding, (limits) => f(self, limits));
  });

/** Runs an operation in the limits of a context, rounded as an argument says. */
function runRounding(context: PyDecimalContext, rounding: Value | undefined, f: (limits: Limits) => Value): Value {
  const round = rounding === undefined || rounding === null ? context.limits.round : roundingOf(rounding);
  const work = context.limits.derive(round);
  const result = f(work);
  context.limits.status = work.status;
  settle(context);
  return result;
}

const mapRows = <F>(table: Readonly<Record<string, F>>, row: (f: F) => NativeRow): Record<string, NativeRow> =>
  Object.fromEntries(Object.entries(table).map(([name, f]) => [name, row(f)]));

function fmaMethod(t: Thread, self: PyDecimal, args: Value[], keywords: PyDict): Value {
  const [other, third, given] = byName(args, keywords, ['other', 'third', 'context'], 2);
  const context = contextArgument(t, given);
  return runFma(context, self, needOperand(other as Value), needOperand(third as Value));
}

export function runFma(context: PyDecimalContext, a: PyDecimal, b: PyDecimal, c: PyDecimal): Value {
  context.limits.status = 0;
  const result = arithmetic.fma(a, b, c, context.limits);
  settle(context);
  return result;
}

function quantizeMethod(t: Thread, self: PyDecimal, args: Value[], keywords: PyDict): Value {
  const [exp, rounding, given] = byName(args, keywords, ['exp', 'rounding', 'context'], 1);
  const context = contextArgument(t, given);
  return runRounding(context, rounding, (limits) => quantize(self, needOperand(exp as Value), limits));
}

function asTuple(t: Thread, self: PyDecimal): Value {
  const digits = self.isNan && self.coefficient === 0 ? '' : String(self.coefficient);
  const coefficient = new PyTuple([...digits].map(Number));
  const exponent = self.kind === FINITE ? self.exponent : self.kind === INFINITE ? 'F' : self.kind === QUIET ? 'n' : 'N';
  return call(t, stateOf(t).decimalTuple, [self.negative ? 1 : 0, coefficient, exponent]);
}

function round(t: Thread, self: PyDecimal, args: Value[]): Value {
  const context = currentContext(t);
  checkCount(args, 0, 1);
  if (args.length === 0) return toInt(self, context, ROUND_HALF_EVEN);
  const places = asInt(args[0]);
  if (places === undefined) return raise.TypeError('optional arg must be an integer');
  if (BigInt.asIntN(64, BigInt(places)) !== BigInt(places)) {
    return raise.OverflowError('Python int too large to convert to C ssize_t');
  }
  return runBinary(context, quantize, self, small(false, 1, negateInt(places)));
}

const rounded =
  (mode: number) =>
  (t: Thread, self: PyDecimal): Value =>
    toInt(self, currentContext(t), mode);

const LOCALE: NumberSigns = { point: '.', separator: '', grouping: [] };

/** The signs that an override gives instead of those of the locale. Raises TypeError, ValueError. */
function signsOf(t: Thread, override: Value, otherwise: NumberSigns): NumberSigns {
  if (!(override instanceof PyDict)) return raise.TypeError('optional argument must be a dict');
  const text = (name: string): string | undefined => {
    const value = override.getStr(name);
    if (value === undefined) return undefined;
    const known = asStr(value);
    if (known === undefined) return raise.TypeError('bad argument type for built-in operation');
    return utf16(known).split('\0')[0];
  };
  const bytes = (part: string): number => encodeText(t, strFromUtf16(part), 'utf-8', 'strict').data.length;
  const point = text('decimal_point') ?? otherwise.point;
  const separator = text('thousands_sep') ?? otherwise.separator;
  const groups = text('grouping');
  const grouping = groups === undefined ? otherwise.grouping : [...groups].map((c) => c.charCodeAt(0));
  if (bytes(point) === 0 || bytes(point) > 4 || bytes(separator) > 4 || grouping.some((size) => size > 127)) {
    return raise.ValueError('invalid override dict');
  }
  return { point, separator, grouping };
}

function formatMethod(t: Thread, self: PyDecimal, args: Value[]): Value {
  const context = currentContext(t);
  checkCount(args, 1, 2);
  const text = asStr(args[0]);
  if (text === undefined) return raise.TypeError('format arg must be str');
  encodeText(t, text, 'utf-8', 'strict');
  const spec = parseSpec(utf16(text), context.capitals === 1);
  if (spec.local) spec.signs = LOCALE;
  if (args.length === 2) spec.signs = signsOf(t, args[1], spec.signs);
  return strFromUtf16(formatDecimal(self, spec, context.limits));
}

function fromFloatMethod(t: Thread, cls: PyType, value: Value): Value {
  const int = asInt(value);
  let result: PyDecimal;
  if (int !== undefined) result = fromInt(int);
  else if (value instanceof PyFloat) result = fromFloat(value.value);
  else return raise.TypeError('argument must be int or float');
  return cls === decimalType ? result : call(t, cls, [result]);
}

const itself = (_t: Thread, self: PyDecimal): Value => self;

fillType(decimalType, {
  class: PyDecimal,
  text: "(value='0', context=None)",
  constants: { __module__: 'decimal' },
  slots: {
    tp_new: makeDecimal,
    tp_repr: (t, self: PyDecimal) => `Decimal('${textOf(t, self)}')`,
    tp_str: (t, self: PyDecimal) => textOf(t, self),
    tp_hash: (t, self: PyDecimal) => hashDecimal(self, () => t.runtime.identity(self) / 16),
    tp_richcompare: compareWith,
    nb_add: operator(arithmetic.add),
    nb_subtract: operator(arithmetic.subtract),
    nb_multiply: operator(arithmetic.multiply),
    nb_remainder: operator(arithmetic.remainder),
    nb_divmod: operator(divmodPair),
    nb_power: powerOperator,
    nb_negative: prefix(arithmetic.minus),
    nb_positive: prefix(arithmetic.plus),
    nb_absolute: prefix(arithmetic.absolute),
    nb_bool: (_t, self: PyDecimal) => !self.isZero,
    nb_int: rounded(ROUND_DOWN),
    nb_float: (t, self: PyDecimal) => toFloat(self, textOf(t, self)),
    nb_floor_divide: operator(arithmetic.divideInteger),
    nb_true_divide: operator(arithmetic.divide),
  },
  getset: {
    real: [itself as never],
    imag: [() => small(false, 0)],
  },
  classmethods: { from_float: ['(type, f, /)', fromFloatMethod] },
  methods: {
    ...mapRows(unary, unaryRow),
    ...mapRows(binary, binaryRow),
    ...mapRows(questions, (f) => ['(self, /)', (_t, self: PyDecimal) => f(self)]),
    ...mapRows(copies, (f) => ['(self, /)', (_t, self: PyDecimal) => f(self)]),
    to_integral: integralRow(toIntegral),
    to_integral_exact: integralRow(toIntegralExact),
    to_integral_value: integralRow(toIntegral),
    quantize: keywordRow('($self, /, exp, rounding=None, context=None)', quantizeMethod),
    fma: keywordRow('($self, /, other, third, context=None)', fmaMethod),
    is_canonical: ['(self, /)', () => true],
    adjusted: ['(self, /)', (_t, self: PyDecimal) => (self.kind === FINITE ? self.adjusted : 0)],
    canonical: ['(self, /)', itself],
    conjugate: ['(self, /)', itself],
    radix: ['(self, /)', radix],
    to_eng_string: keywordRow('($self, /, context=None)', (t, self, args, keywords) => {
      const [context] = byName(args, keywords, ['context'], 0);
      return toText(self, contextArgument(t, context).capitals === 1, 'eng');
    }),
    as_tuple: ['(self, /)', asTuple],
    as_integer_ratio: ['(self, /)', (_t, self: PyDecimal) => new PyTuple(toRatio(self))],
    __copy__: ['~(self, /)', itself],
    __deepcopy__: ['~(self, memo, /)', itself],
    __format__: ['~(self, *args)', formatMethod, 'VARARGS'],
    __reduce__: ['~(self, /)', (t, self: PyDecimal) => new PyTuple([self.cls, new PyTuple([textOf(t, self)])])],
    __round__: ['~(self, *args)', round, 'VARARGS'],
    __ceil__: ['~(self, /)', rounded(ROUND_CEILING)],
    __floor__: ['~(self, /)', rounded(ROUND_FLOOR)],
    __trunc__: ['~(self, /)', rounded(ROUND_DOWN)],
    __complex__: ['~(self, /)', (t, self: PyDecimal) => new PyComplex(toFloat(self, textOf(t, self)).value, 0)],
    __sizeof__: ['~(self, /)', (_t, self: PyDecimal) => 104 + 8 * Math.max(0, Math.ceil(self.digits / 19) - 4)],
  },
});
