/** The `_decimal` module (Modules/_decimal/_decimal.c), whose name is `decimal`. */

import { getAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { fillModule } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { importModule } from '../../objects/import-module.ts';
import { PyModule } from '../../objects/module.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, typeType } from '../../objects/type.ts';
import { PyTuple, type Str, type Value } from '../../objects/value.ts';
import { PyVariable } from '../_contextvars.ts';
import { contextType, localContext, setContext } from './context.ts';
import { PyDecimalContext } from './context-object.ts';
import { decimalType } from './decimal.ts';
import { CLAMPED, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_HALF_UP, ROUND_NAMES, UNDERFLOW } from './limits.ts';
import { signalDictMixin } from './signal-dict.ts';
import { CONDITIONS, currentContext, DecimalState, keepState, SIGNALS, stateOf } from './state.ts';

/** A class of the module `decimal` (`PyErr_NewException`). */
function makeException(t: Thread, name: string, bases: PyType[]): PyType {
  const namespace = new PyDict();
  namespace.setStr('__module__', 'decimal');
  return call(t, typeType, [name, new PyTuple(bases), namespace]) as PyType;
}

/** Makes the exceptions, most general first, and puts them into the module. */
function makeExceptions(t: Thread, state: DecimalState, names: PyDict): void {
  const top = makeException(t, 'DecimalException', [exceptionTypes.ArithmeticError]);
  names.setStr('DecimalException', top);
  const made: Record<string, PyType> = {};
  const bases: Record<string, () => PyType[]> = {
    FloatOperation: () => [top, exceptionTypes.TypeError],
    DivisionByZero: () => [top, exceptionTypes.ZeroDivisionError],
    Overflow: () => [made.Inexact, made.Rounded],
    Underflow: () => [made.Inexact, made.Rounded, made.Subnormal],
  };
  for (const [name] of SIGNALS.toReversed()) {
    made[name] = makeException(t, name, bases[name]?.() ?? [top]);
    names.setStr(name, made[name]);
  }
  state.signals = SIGNALS.map(([name]) => made[name]);
  const [invalid] = state.signals;
  state.conditions = CONDITIONS.map(([name]) => {
    if (name === 'InvalidOperation') return invalid;
    const also = name === 'DivisionUndefined' ? [exceptionTypes.ZeroDivisionError] : [];
    const condition = makeException(t, name, [invalid, ...also]);
    names.setStr(name, condition);
    return condition;
  });
}

/** DefaultContext, BasicContext and ExtendedContext. */
function makeTemplates(state: DecimalState, names: PyDict): void {
  const usual = new PyDecimalContext(state);
  const basic = new PyDecimalContext(state);
  basic.limits.prec = 9;
  basic.limits.round = ROUND_HALF_UP;
  basic.traps |= UNDERFLOW | CLAMPED;
  const extended = new PyDecimalContext(state);
  extended.limits.prec = 9;
  extended.traps = 0;
  state.templates = [usual, basic, extended];
  names.setStr('DefaultContext', usual);
  names.setStr('BasicContext', basic);
  names.setStr('ExtendedContext', extended);
}

/** Makes the module object. Made again, it has the same contents: there is one state for a machine. */
export function makeDecimal(t: Thread): PyModule {
  const module = new PyModule('decimal');
  const known = stateOf(t);
  if (known !== undefined) for (const [name, value] of known.names.entries()) module.dict.setStr(name as Str, value);
  else initialize(t, module);
  return module;
}

function initialize(t: Thread, module: PyModule): void {
  const numbers = importModule(t, 'numbers');
  const rational = getAttr(t, numbers, 'Rational');
  callMethod(t, getAttr(t, numbers, 'Number'), 'register', decimalType);
  const collections = importModule(t, 'collections');
  const decimalTuple = callMethod(t, collections, 'namedtuple', 'DecimalTuple', 'sign digits exponent');
  setAttr(t, decimalTuple, '__module__', 'decimal');
  const mapping = getAttr(t, importModule(t, 'collections.abc'), 'MutableMapping');
  const bases = new PyTuple([signalDictMixin, mapping]);
  const signalDict = call(t, typeType, ['SignalDict', bases, new PyDict()]) as PyType;
  const state = new DecimalState(new PyVariable('decimal_context', undefined), decimalTuple, rational, signalDict);
  keepState(t, state);
  const names = module.dict;
  fillModule(names, module, 'decimal', {
    getcontext: ['(module, /)', (thread) => currentContext(thread)],
    setcontext: ['(module, context, /)', setContext],
    localcontext: ['(module, *args, **kwargs)', localContext, 'VARARGS_KEYWORDS', '($module, /, ctx=None, **kwargs)'],
  });
  names.setStr('Decimal', decimalType);
  names.setStr('Context', contextType);
  names.setStr('DecimalTuple', decimalTuple);
  makeExceptions(t, state, names);
  const constants: Record<string, Value> = { HAVE_CONTEXTVAR: true, HAVE_THREADS: true };
  for (const [name, value] of Object.entries(constants)) names.setStr(name, value);
  makeTemplates(state, names);
  const limits: Record<string, Value> = { MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY };
  for (const [name, value] of Object.entries(limits)) names.setStr(name, value);
  for (const name of ROUND_NAMES) names.setStr(name, name);
  names.setStr('__version__', '1.70');
  names.setStr('__libmpdec_version__', '2.5.1');
  state.names = names.copy();
}
