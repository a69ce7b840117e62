/** The `_csv` module (Modules/_csv.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import { checkCount } from '../../objects/arguments.ts';
import { makeClass } from '../../objects/class-creation.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { dictOf, PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeType } from '../../objects/type.ts';
import { asStr, PyList, type Value } from '../../objects/value.ts';
import { isCallable } from '../native-type.ts';
import { dialectType, makeDialect, raiseError, registered, setState, stateOf } from './dialect.ts';
import { PyReader, readerType } from './reader.ts';
import { PyWriter, writerType } from './writer.ts';

function makeReader(t: Thread, _module: Value, args: Value[], params: PyDict): Value {
  checkCount('', args.length, 1, 2);
  const input = getIter(t, args[0]);
  return new PyReader(input, makeDialect(t, args[1], params));
}

function makeWriter(t: Thread, _module: Value, args: Value[], params: PyDict): Value {
  checkCount('', args.length, 1, 2);
  const write = lookupAttr(t, args[0], 'write');
  if (write === undefined || !isCallable(write)) return raise.TypeError('argument 1 must have a "write" method');
  return new PyWriter(write, makeDialect(t, args[1], params));
}

function register(t: Thread, _module: Value, args: Value[], params: PyDict): Value {
  checkCount('', args.length, 1, 2);
  if (asStr(args[0]) === undefined) return raise.TypeError('dialect name must be a string');
  stateOf(t).dialects.set(t, args[0], makeDialect(t, args[1], params));
  return null;
}

function fieldSizeLimit(t: Thread, _module: Value, limit: Value | undefined): Value {
  const state = stateOf(t);
  const old = state.limit;
  if (limit !== undefined) {
    if (typeof limit === 'bigint') raise.OverflowError('Python int too large to convert to C long');
    if (typeof limit !== 'number') return raise.TypeError('limit must be an integer');
    state.limit = limit;
  }
  return old;
}

const functions: Record<string, NativeRow> = {
  reader: ['~(module, *args, **kwargs)', makeReader],
  writer: ['~(module, *args, **kwargs)', makeWriter],
  register_dialect: ['~(module, *args, **kwargs)', register],
  unregister_dialect: [
    '(module, /, name)',
    (t, _module: Value, name: Value) =>
      stateOf(t).dialects.delete(t, name) === undefined ? raiseError(t, 'unknown dialect') : null,
  ],
  get_dialect: ['(module, /, name)', (t, _module: Value, name: Value) => registered(t, name)],
  list_dialects: ['(module, /)', (t) => new PyList([...stateOf(t).dialects.entries()].map(([name]) => name))],
  field_size_limit: ['(module, /, new_limit=NULL)', fieldSizeLimit],
};

const CONSTANTS = { QUOTE_MINIMAL: 0, QUOTE_ALL: 1, QUOTE_NONNUMERIC: 2, QUOTE_NONE: 3, QUOTE_STRINGS: 4, QUOTE_NOTNULL: 5 };

/** Makes the module object. */
export function makeCsv(t: Thread): PyModule {
  const module = new PyModule('_csv');
  fillModule(module.dict, module, '_csv', functions);
  const set = (name: string, value: Value) => module.dict.setStr(name, value);
  const error = makeClass(t, typeType, 'Error', [exceptionTypes.Exception], dictOf([['__module__', '_csv']]), []);
  const dialects = new PyDict();
  setState(t, { dialects, limit: 131072, error });
  set('__version__', '1.0');
  set('_dialects', dialects);
  for (const [name, value] of Object.entries(CONSTANTS)) set(name, value);
  set('Dialect', dialectType);
  set('Reader', readerType);
  set('Writer', writerType);
  set('Error', error);
  return module;
}
