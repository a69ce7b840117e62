/** What one machine's `_pickle` module keeps (`PickleState`, Modules/_pickle.c): its exceptions, tables of `copyreg`, names of Python 2. */
import { getAttr } from '../../objects/abstract/attr.ts';
import { makeClass } from '../../objects/class-creation.ts';
import { dictOf, PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { importModule } from '../../objects/import-module.ts';
import { builtin } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, type PyType, typeOf, typeType } from '../../objects/type.ts';
import type { Value } from '../../objects/value.ts';
import { raiseOf } from '../module-exception.ts';
import { isCallable, typeName } from '../native-type.ts';

export interface PickleState {
  readonly error: PyType;
  readonly picklingError: PyType;
  readonly unpicklingError: PyType;
  /** `copyreg.dispatch_table`: functions by type. */
  readonly dispatchTable: PyDict;
  /** Codes of the instructions EXT by names, names by codes, and what was found by them. */
  readonly extensionRegistry: PyDict;
  readonly invertedRegistry: PyDict;
  readonly extensionCache: PyDict;
  /** Names of Python 2 to those of today and back. */
  readonly newNames: PyDict;
  readonly newModules: PyDict;
  readonly oldNames: PyDict;
  readonly oldModules: PyDict;
  readonly encode: Value;
  readonly getattr: Value;
  readonly partial: Value;
}

const states = new RuntimeState<PickleState>();

/** The state of the machine's module. */
export function stateOf(t: Thread): PickleState {
  return states.get(t.runtime) ?? raise.SystemError('the module _pickle is not there');
}

/** Raises `_pickle.PicklingError`. */
export function picklingError(t: Thread, message: string): never {
  return raiseOf(stateOf(t).picklingError, message);
}

/** Raises `_pickle.UnpicklingError`. */
export function unpicklingError(t: Thread, message: string): never {
  return raiseOf(stateOf(t).unpicklingError, message);
}

function dictIn(t: Thread, module: string, name: string): PyDict {
  const value = getAttr(t, importModule(t, module), name);
  if (value instanceof PyDict && typeOf(value) === dictType) return value;
  return raise.RuntimeError(`${module}.${name} should be a dict, not ${typeName(value)}`);
}

/** Makes the state anew, as each import of the module does (`_Pickle_InitState`). */
export function initState(t: Thread): PickleState {
  const exception = (name: string, base: PyType): PyType =>
    makeClass(t, typeType, name, [base], dictOf([['__module__', '_pickle']]), []) as PyType;
  const error = exception('PickleError', exceptionTypes.Exception);
  const encode = getAttr(t, importModule(t, 'codecs'), 'encode');
  if (!isCallable(encode)) raise.RuntimeError(`codecs.encode should be a callable, not ${typeName(encode)}`);
  const state: PickleState = {
    error,
    picklingError: exception('PicklingError', error),
    unpicklingError: exception('UnpicklingError', error),
    dispatchTable: dictIn(t, 'copyreg', 'dispatch_table'),
    extensionRegistry: dictIn(t, 'copyreg', '_extension_registry'),
    invertedRegistry: dictIn(t, 'copyreg', '_inverted_registry'),
    extensionCache: dictIn(t, 'copyreg', '_extension_cache'),
    newNames: dictIn(t, '_compat_pickle', 'NAME_MAPPING'),
    newModules: dictIn(t, '_compat_pickle', 'IMPORT_MAPPING'),
    oldNames: dictIn(t, '_compat_pickle', 'REVERSE_NAME_MAPPING'),
    oldModules: dictIn(t, '_compat_pickle', 'REVERSE_IMPORT_MAPPING'),
    encode,
    getattr: builtin(t, 'getattr'),
    partial: getAttr(t, importModule(t, 'functools'), 'partial'),
  };
  states.set(t.runtime, state);
  return state;
}
