/** The types `decimal.Context` and `decimal.ContextManager` (Modules/_decimal/_decimal.c). */
import type { Int } from '../../base/int.ts';
import { genericGetAttr, genericSetAttr } from '../../objects/abstract/attr.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { asInt, PyFloat, PyList, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { byName, checkCount } from './arguments.ts';
import { PyDecimalContext, PySignalDict } from './context-object.ts';
import { createFromValue, fromFloat, fromInt } from './conversion.ts';
import { divmodPair, needOperand, roundingOf, runBinary, runFma, runPower, runUnary } from './decimal.ts';
import { finalize, MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_NAMES } from './limits.ts';
import { PyDecimal, small } from './number.ts';
import { type Binary, binary, contextBinary, contextUnary, copies, questions, radix, type Unary, unary } from './operations.ts';
import { bitsOf } from './signal-dict.ts';
import { currentContext, flagOf, flagsOfDict, setCurrentContext, signalsOf, stateOf } from './state.ts';
import { toText } from './text.ts';

export const contextType = typeIn('decimal', 'Context');
export const managerType = typeIn('decimal', 'ContextManager', { final: true });

/** An int that a Py_ssize_t holds, without `__index__`. Raises TypeError, OverflowError. */
function sizeOf(value: Value): Int {
  const int = asInt(value);
  if (int === undefined) return raise.TypeError('an integer is required');
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) {
    return raise.OverflowError('Python int too large to convert to C ssize_t');
  }
  return int;
}

/** A value between two bounds. Raises ValueError with that message. */
function within(value: Value, least: Int, most: Int, message: string): Int {
  const size = sizeOf(value);
  return size >= least && size <= most ? size : raise.ValueError(message);
}

function setPrec(self: PyDecimalContext, value: Value): void {
  self.limits.prec = within(value, 1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]');
}
function setEmin(self: PyDecimalContext, value: Value): void {
  self.limits.emin = within(value, MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]');
}
function setEmax(self: PyDecimalContext, value: Value): void {
  self.limits.emax = within(value, 0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]');
}
function setRounding(self: PyDecimalContext, value: Value): void {
  self.limits.round = roundingOf(value);
}
function setCapitals(self: PyDecimalContext, value: Value): void {
  self.capitals = Number(within(value, 0, 1, 'valid values for capitals are 0 or 1'));
}
function setClamp(self: PyDecimalContext, value: Value): void {
  self.limits.clamp = Number(within(value, 0, 1, 'valid values for clamp are 0 or 1'));
}

/** Takes over flags or traps from a view or a dict; `lists`: also from a list of signals. */
function setSignals(t: Thread, self: PyDecimalContext, which: 'flags' | 'traps', value: Value, lists: boolean): void {
  if (lists && value instanceof PyList) {
    self[which] = value.items.reduce<number>((bits, signal) => bits | flagOf(self.state, signal), 0);
  } else if (value instanceof PySignalDict) self[which] = bitsOf(value);
  else self[which] = flagsOfDict(t, self.state, value, (item) => isTrue(t, item));
}

const NAMES = ['prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'];

/** Sets what is given and not None (`context_setattrs`): flags after traps. */
function setAll(t: Thread, self: PyDecimalContext, values: readonly (Value | undefined)[]): void {
  const setters = [setPrec, setRounding, setEmin, setEmax, setCapitals, setClamp];
  setters.forEach((set, i) => {
    const value = values[i];
    if (value !== undefined && value !== null) set(self, value);
  });
  for (const [i, which] of [
    [7, 'traps'],
    [6, 'flags'],
  ] as const) {
    const value = values[i];
    if (value !== undefined && value !== null) setSignals(t, self, which, value, true);
  }
}

function initialize(t: Thread, self: PyDecimalContext, args: Value[], kwnames: readonly Str[] | undefined): void {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = new PyDict();
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  setAll(t, self, byName(args.slice(0, given), keywords, NAMES, 0));
}

/** Names of all conditions in the order of their bits; those of one signal are shown once. */
const CONDITION_NAMES: readonly [number, string][] = [
  [0x1, 'Clamped'],
  [0x1ba | 0x200, 'InvalidOperation'],
  [0x4, 'DivisionByZero'],
  [0x40, 'Inexact'],
  [0x400, 'FloatOperation'],
  [0x800, 'Overflow'],
  [0x1000, 'Rounded'],
  [0x2000, 'Subnormal'],
  [0x4000, 'Underflow'],
];

const listed = (bits: number): string =>
  `[${CONDITION_NAMES.filter(([flag]) => bits & flag)
    .map(([, name]) => name)
    .join(', ')}]`;

function showContext(self: PyDecimalContext): string {
  const { prec, round, emin, emax, clamp } = self.limits;
  return (
    `Context(prec=${prec}, rounding=${ROUND_NAMES[round]}, Emin=${emin}, Emax=${emax}, ` +
    `capitals=${self.capitals}, clamp=${clamp}, flags=${listed(self.flags)}, traps=${listed(self.traps)})`
  );
}

function getAttribute(t: Thread, self: PyDecimalContext, name: Str): Value {
  return name === 'traps' || name === 'flags' ? self.view(name) : genericGetAttr(t, self, name);
}

function setAttribute(t: Thread, self: PyDecimalContext, name: Str, value: Value | undefined): void {
  if (value === undefined) return raise.AttributeError('context attributes cannot be deleted');
  if (name === 'traps' || name === 'flags') setSignals(t, self, name, value, false);
  else genericSetAttr(t, self, name, value);
}

function reduce(_t: Thread, self: PyDecimalContext): Value {
  const { prec, round, emin, emax, clamp } = self.limits;
  const signals = (bits: number): Value => new PyList(signalsOf(self.state, bits));
  const values = [prec, ROUND_NAMES[round], emin, emax, self.capitals, clamp, signals(self.flags), signals(self.traps)];
  return new PyTuple([self.cls, new PyTuple(values)]);
}

const oneRow = (f: (context: PyDecimalContext, a: PyDecimal) => Value): NativeRow => [
  '(self, x, /)',
  (_t, self: PyDecimalContext, x: Value) => f(self, needOperand(x)),
];
const unaryRow = (f: Unary): NativeRow => oneRow((context, a) => runUnary(context, f, a));
const binaryRow = (f: Binary): NativeRow => [
  '(self, *args)',
  (_t, self: PyDecimalContext, args: Value[]) => {
    checkCount(args, 2);
    return runBinary(self, f, needOperand(args[0]), needOperand(args[1]));
  },
  'VARARGS',
  '($self, x, y, /)',
];

const mapRows = <F>(table: Readonly<Record<string, F>>, row: (f: F) => NativeRow): Record<string, NativeRow> =>
  Object.fromEntries(Object.entries(table).map(([name, f]) => [name, row(f)]));

function powerMethod(_t: Thread, self: PyDecimalContext, args: Value[], keywords: PyDict): Value {
  const [a, b, modulus] = byName(args, keywords, ['a', 'b', 'modulo'], 2) as [Value, Value, Value | undefined];
  const base = needOperand(a);
  const exponent = needOperand(b);
  return runPower(self, base, exponent, modulus === undefined || modulus === null ? undefined : needOperand(modulus));
}

function fmaMethod(_t: Thread, self: PyDecimalContext, args: Value[]): Value {
  checkCount(args, 3);
  return runFma(self, needOperand(args[0]), needOperand(args[1]), needOperand(args[2]));
}

const apply = (context: PyDecimalContext, a: PyDecimal): Value => runUnary(context, (d, limits) => finalize(d.copy(), limits), a);

function needDecimal(value: Value): PyDecimal {
  return value instanceof PyDecimal ? value : raise.TypeError('argument must be a Decimal');
}

function createFromFloat(_t: Thread, self: PyDecimalContext, value: Value): Value {
  const int = asInt(value);
  if (int !== undefined) return apply(self, fromInt(int));
  return value instanceof PyFloat ? apply(self, fromFloat(value.value)) : raise.TypeError('argument must be int or float');
}

function create(_t: Thread, self: PyDecimalContext, args: Value[]): Value {
  checkCount(args, 0, 1);
  return args.length === 0 ? apply(self, small(false, 0)) : createFromValue(args[0], self);
}

function clear(self: PyDecimalContext, which: 'flags' | 'traps'): null {
  self[which] = 0;
  return null;
}

type Attribute = readonly [
  (t: Thread, self: PyDecimalContext) => Value,
  (t: Thread, self: PyDecimalContext, value: Value) => void,
];
const attribute = (get: (self: PyDecimalContext) => Value, set: (self: PyDecimalContext, value: Value) => void): Attribute => [
  (_t, self) => get(self),
  (_t, self, value) => set(self, value),
];

fillType(contextType, {
  class: PyDecimalContext,
  text: '(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
  constants: { __module__: 'decimal' },
  slots: {
    tp_new: (t: Thread, cls: PyType) => {
      const state = stateOf(t);
      const self = new PyDecimalContext(state);
      const [template] = state.templates;
      if (template !== undefined) {
        self.assign(template);
        self.capitals = 1;
      }
      if (cls !== contextType) {
        self.cls = cls;
        self.dict = undefined;
        self.slots = undefined;
      }
      return self;
    },
    tp_init: initialize as never,
    tp_repr: (_t, self: PyDecimalContext) => showContext(self),
    tp_getattro: getAttribute,
    tp_setattro: setAttribute,
  },
  getset: {
    prec: attribute((self) => self.limits.prec, setPrec),
    Emax: attribute((self) => self.limits.emax, setEmax),
    Emin: attribute((self) => self.limits.emin, setEmin),
    rounding: attribute((self) => ROUND_NAMES[self.limits.round], setRounding),
    capitals: attribute((self) => self.capitals, setCapitals),
    clamp: attribute((self) => self.limits.clamp, setClamp),
  } as never,
  methods: {
    ...mapRows(contextUnary, unaryRow),
    ...mapRows(unary, unaryRow),
    ...mapRows(contextBinary, binaryRow),
    ...mapRows(binary, binaryRow),
    ...mapRows(questions, (f) => oneRow((_context, a) => f(a))),
    ...mapRows(copies, (f) => oneRow((_context, a) => f(a))),
    divmod: binaryRow(divmodPair),
    power: ['(self, *args, **kwargs)', powerMethod, 'VARARGS_KEYWORDS', '($self, /, a, b, modulo=None)'],
    fma: ['(self, *args)', fmaMethod, 'VARARGS', '($self, x, y, z, /)'],
    Etiny: ['(self, /)', (_t, self: PyDecimalContext) => self.limits.etiny],
    Etop: ['(self, /)', (_t, self: PyDecimalContext) => self.limits.etop],
    radix: ['(self, /)', radix],
    is_canonical: ['(self, x, /)', (_t, _self, x: Value) => needDecimal(x) !== undefined],
    canonical: ['(self, x, /)', (_t, _self, x: Value) => needDecimal(x)],
    _apply: ['~(self, x, /)', (_t, self: PyDecimalContext, x: Value) => apply(self, needOperand(x))],
    copy_decimal: oneRow((_context, a) => a),
    to_sci_string: oneRow((context, a) => toText(a, context.capitals === 1)),
    to_eng_string: oneRow((context, a) => toText(a, context.capitals === 1, 'eng')),
    clear_flags: ['(self, /)', (_t, self: PyDecimalContext) => clear(self, 'flags')],
    clear_traps: ['(self, /)', (_t, self: PyDecimalContext) => clear(self, 'traps')],
    __copy__: ['~(self, /)', (_t, self: PyDecimalContext) => self.copy()],
    __reduce__: ['~(self, /)', reduce],
    copy: ['(self, /)', (_t, self: PyDecimalContext) => self.copy()],
    create_decimal: ['(self, *args)', create, 'VARARGS', '($self, num="0", /)'],
    create_decimal_from_float: ['(self, f, /)', createFromFloat],
  },
});

/** What `localcontext` gives to a `with` statement. */
class PyContextManager extends PyObject {
  constructor(
    readonly local: PyDecimalContext,
    readonly outer: PyDecimalContext,
  ) {
    super();
  }
}

/** `localcontext(ctx=None, **kwargs)`. */
export function localContext(t: Thread, _module: Value, args: Value[], keywords: PyDict): Value {
  const outer = currentContext(t);
  const [given, ...values] = byName(args, keywords, ['ctx', ...NAMES], 0);
  const from = given ?? outer;
  if (!(from instanceof PyDecimalContext)) return raise.TypeError('optional argument must be a context');
  const local = from.copy();
  setAll(t, local, values);
  return new PyContextManager(local, outer);
}

/** `setcontext(context)`. */
export function setContext(t: Thread, _module: Value, context: Value): null {
  if (!(context instanceof PyDecimalContext)) return raise.TypeError('argument must be a context');
  setCurrentContext(t, context);
  return null;
}

fillType(managerType, {
  class: PyContextManager,
  methods: {
    __enter__: [
      '~(self, /)',
      (t, self: PyContextManager) => {
        setCurrentContext(t, self.local);
        return self.local;
      },
    ],
    __exit__: [
      '~(self, *args)',
      (t, self: PyContextManager) => {
        setCurrentContext(t, self.outer);
        return null;
      },
      'VARARGS',
    ],
  },
});
