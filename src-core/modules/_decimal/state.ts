/**
 * What the module has for one machine: its exceptions, which are classes that programs may change, the template contexts, the context
 * variable. And how conditions become exceptions (Modules/_decimal/_decimal.c `dec_addstatus`).
 */
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyList, PyTuple, type Value } from '../../objects/value.ts';
import { type PyVariable, setVariable, valueIn } from '../_contextvars.ts';
import type { PyDecimalContext } from './context-object.ts';
import {
  CLAMPED,
  CONVERSION_SYNTAX,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  FLOAT_OPERATION,
  INEXACT,
  INVALID,
  INVALID_CONTEXT,
  INVALID_OPERATION,
  OVERFLOW,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from './limits.ts';

/** The signals, in the order of the reference's table: of several that are met the first is raised. */
export const SIGNALS = [
  ['InvalidOperation', INVALID],
  ['FloatOperation', FLOAT_OPERATION],
  ['DivisionByZero', DIVISION_BY_ZERO],
  ['Overflow', OVERFLOW],
  ['Underflow', UNDERFLOW],
  ['Subnormal', SUBNORMAL],
  ['Inexact', INEXACT],
  ['Rounded', ROUNDED],
  ['Clamped', CLAMPED],
] as const;

/** The conditions that are behind InvalidOperation. */
export const CONDITIONS = [
  ['InvalidOperation', INVALID_OPERATION],
  ['ConversionSyntax', CONVERSION_SYNTAX],
  ['DivisionImpossible', DIVISION_IMPOSSIBLE],
  ['DivisionUndefined', DIVISION_UNDEFINED],
  ['InvalidContext', INVALID_CONTEXT],
] as const;

export class DecimalState {
  /** By the order of SIGNALS and CONDITIONS. */
  signals: PyType[] = [];
  conditions: PyType[] = [];
  /** Contexts of which `setcontext` makes copies. */
  templates: PyDecimalContext[] = [];
  /** The contents of the module as it was made. */
  names = new PyDict();
  constructor(
    readonly variable: PyVariable,
    readonly decimalTuple: Value,
    /** `numbers.Rational`. */
    readonly rational: Value,
    readonly signalDict: PyType,
  ) {}
}

const states = new WeakMap<Runtime, DecimalState>();

/** The state of a machine; undefined before its module is made. */
export function stateOf(t: Thread): DecimalState {
  return states.get(t.runtime) as DecimalState;
}

export function keepState(t: Thread, state: DecimalState): void {
  states.set(t.runtime, state);
}

/** The context that operations without one of their own use (`current_context`). */
export function currentContext(t: Thread): PyDecimalContext {
  const state = stateOf(t);
  const known = valueIn(t, state.variable);
  if (known !== undefined) return known as PyDecimalContext;
  const fresh = state.templates[0].copy();
  fresh.flags = 0;
  setVariable(t, state.variable, fresh);
  return fresh;
}

/** `setcontext`: of a template a copy becomes current. */
export function setCurrentContext(t: Thread, context: PyDecimalContext): void {
  const state = stateOf(t);
  let own = context;
  if (state.templates.includes(context)) {
    own = context.copy();
    own.flags = 0;
  }
  setVariable(t, state.variable, own);
}

/** Notes conditions in a context; raises the first signal of those that it traps, with all of them as its argument. */
export function note(context: PyDecimalContext, status: number): void {
  context.flags |= status;
  const trapped = context.traps & status;
  if (trapped === 0) return;
  const { state } = context;
  const all: Value[] = [];
  CONDITIONS.forEach(([, flag], i) => {
    if (trapped & flag) all.push(state.conditions[i]);
  });
  for (let i = 1; i < SIGNALS.length; i++) if (trapped & SIGNALS[i][1]) all.push(state.signals[i]);
  const first = SIGNALS.findIndex(([, flag]) => (trapped & flag) !== 0);
  throw new PyException(state.signals[first], new PyTuple([new PyList(all)]));
}

/** The conditions that the last operation in the limits of a context met. */
export function settle(context: PyDecimalContext): void {
  if (context.limits.status !== 0) note(context, context.limits.status);
}

const SIGNALS_TEXT =
  'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]';

/** The bits of a signal. Raises KeyError. */
export function flagOf(state: DecimalState, signal: Value): number {
  const i = state.signals.indexOf(signal as PyType);
  return i < 0 ? raiseWith('KeyError', SIGNALS_TEXT) : SIGNALS[i][1];
}

/** The signals among some bits. */
export function signalsOf(state: DecimalState, flags: number): PyType[] {
  return state.signals.filter((_, i) => (flags & SIGNALS[i][1]) !== 0);
}

/** The bits of a dict of all signals. Raises TypeError, KeyError. */
export function flagsOfDict(t: Thread, state: DecimalState, dict: Value, truth: (value: Value) => boolean): number {
  if (!(dict instanceof PyDict)) return raise.TypeError('argument must be a signal dict');
  if (dict.size !== SIGNALS.length) return raiseWith('KeyError', 'invalid signal dict');
  let flags = 0;
  state.signals.forEach((signal, i) => {
    const value = dict.get(t, signal);
    if (value === undefined) raiseWith('KeyError', 'invalid signal dict');
    if (truth(value as Value)) flags |= SIGNALS[i][1];
  });
  return flags;
}
