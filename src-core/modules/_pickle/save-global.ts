/** Pickling of functions and classes by their names (`save_global`, Modules/_pickle.c). */
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { reprText, str } from '../../objects/abstract/repr.ts';
import { encodeText } from '../../objects/codec.ts';
import { PyBuiltin } from '../../objects/descr.ts';
import { PyException } from '../../objects/exception.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { ellipsisType, noneType, notImplementedType, typeType } from '../../objects/type.ts';
import {
  asInt,
  asStr,
  Ellipsis,
  NotImplemented,
  PySingleton,
  PyTuple,
  type Str,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import { deepAttribute, dottedPath, moduleNamed, moduleOf } from './names.ts';
import * as op from './opcodes.ts';
import type { PyPickler } from './pickler-object.ts';
import { save, saveStrAs } from './save.ts';
import { saveReduce } from './save-reduce.ts';
import { picklingError, stateOf } from './state.ts';

/** What `attempt` gives; whatever it raises becomes a PicklingError. */
function orPicklingError<T>(t: Thread, message: () => string, attempt: () => T | undefined): T {
  let found: T | undefined;
  try {
    found = attempt();
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
  return found ?? picklingError(t, message());
}

/** The code under which `copyreg` knows an object; undefined where it does not. */
function extensionCode(t: Thread, module: Value, name: Value): number | undefined {
  const code = stateOf(t).extensionRegistry.get(t, new PyTuple([module, name]));
  if (code === undefined) return undefined;
  const int = asInt(code) ?? raise.TypeError(`'${typeName(code)}' object cannot be interpreted as an integer`);
  if (int <= 0 || int > 0x7fffffff) return raise.RuntimeError(`extension code ${int} is out of range`);
  return Number(int);
}

/** What Python 2 called it. */
function oldName(t: Thread, module: Value, name: Value): [Value, Value] {
  const { oldNames, oldModules } = stateOf(t);
  const both = oldNames.get(t, new PyTuple([module, name]));
  if (both !== undefined) {
    if (!(both instanceof PyTuple) || both.items.length !== 2) {
      return raise.RuntimeError(`_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, not ${typeName(both)}`);
    }
    const [oldModule, old] = both.items;
    if (asStr(oldModule) === undefined || asStr(old) === undefined) {
      const types = `(${typeName(oldModule)}, ${typeName(old)})`;
      return raise.RuntimeError(`_compat_pickle.REVERSE_NAME_MAPPING values should be pairs of str, not ${types}`);
    }
    return [oldModule, old];
  }
  const other = oldModules.get(t, module);
  if (other === undefined) return [module, name];
  if (asStr(other) === undefined) {
    return raise.RuntimeError(`_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not ${typeName(other)}`);
  }
  return [other, name];
}

/** An identifier on a line of its own: ASCII but for protocol 3, which has UTF-8. */
function writeIdentifier(t: Thread, p: PyPickler, name: Value, what: string): void {
  const text = asStr(name) ?? raise.TypeError(`bad argument type for built-in operation`);
  try {
    p.out.bytes(encodeText(t, text, p.protocol === 3 ? 'utf-8' : 'ascii', 'strict').data);
  } catch (error) {
    if (!isException(error, 'UnicodeEncodeError')) throw error;
    picklingError(t, `can't pickle ${what} identifier '${utf16(text)}' using pickle protocol ${p.protocol}`);
  }
  p.out.byte(10);
}

/** Before protocol 4: a name in a module, and `getattr` of it for every further part. */
function writeOldGlobal(t: Thread, p: PyPickler, moduleName: Value, name: Value, rest: readonly Str[]): void {
  const { out } = p;
  for (let i = 0; i < rest.length; i++) {
    save(t, p, stateOf(t).getattr);
    if (p.protocol < 2) out.byte(op.MARK);
  }
  out.byte(op.GLOBAL);
  const [module, first] = p.protocol < 3 && p.fixImports ? oldName(t, moduleName, name) : [moduleName, name];
  writeIdentifier(t, p, module, 'module');
  writeIdentifier(t, p, first, 'global');
  for (const part of rest) {
    // Cut out of a longer name it is a str of its own, unless CPython keeps one for the character.
    if (typeof part === 'string' && part.length === 1 && part < '\u0100') save(t, p, part);
    else saveStrAs(t, p, part, new PySingleton('part of a name'));
    out.byte(p.protocol < 2 ? op.TUPLE : op.TUPLE2);
    out.byte(op.REDUCE);
  }
}

function writeExtension(p: PyPickler, code: number): void {
  if (code <= 0xff) p.out.two(op.EXT1, code);
  else if (code <= 0xffff) p.out.short(op.EXT2, code);
  else p.out.word(op.EXT4, code);
}

/** Stands in the memo for the name of `builtins` as its functions have it: in CPython a str other than the one that types have. */
const NAME_OF_FUNCTIONS = new PySingleton("'builtins'");

function saveModuleName(t: Thread, p: PyPickler, obj: Value, name: Value): void {
  if (obj instanceof PyBuiltin && name === 'builtins') saveStrAs(t, p, name, NAME_OF_FUNCTIONS);
  else save(t, p, name);
}

/** Writes an object as a name, its own or the one given. Raises PicklingError where the name does not lead back to it. */
export function saveGlobal(t: Thread, p: PyPickler, obj: Value, given?: Value): void {
  const name = given ?? lookupAttr(t, obj, '__qualname__') ?? getAttr(t, obj, '__name__');
  const text = asStr(name) ?? raise.TypeError(`must be str, not ${typeName(name)}`);
  const path = dottedPath(t, undefined, text);
  const moduleName = moduleOf(t, obj, path);
  const shown = () => `Can't pickle ${reprText(t, obj)}`;
  const module = orPicklingError(
    t,
    () => `${shown()}: import of module ${reprText(t, moduleName)} failed`,
    () => moduleNamed(t, moduleName),
  );
  const found = orPicklingError(
    t,
    () => `${shown()}: attribute lookup ${utf16(text)} on ${utf16(str(t, moduleName))} failed`,
    () => deepAttribute(t, module, path),
  );
  if (found.value !== obj) {
    picklingError(t, `${shown()}: it's not the same object as ${utf16(str(t, moduleName))}.${utf16(text)}`);
  }
  const code = p.protocol >= 2 ? extensionCode(t, moduleName, name) : undefined;
  if (code !== undefined) {
    writeExtension(p, code);
    return;
  }
  const direct = found.parent === module;
  if (p.protocol >= 4) {
    saveModuleName(t, p, obj, moduleName);
    save(t, p, direct ? path[path.length - 1] : name);
    p.out.byte(op.STACK_GLOBAL);
  } else if (direct) writeOldGlobal(t, p, moduleName, path[path.length - 1], []);
  else writeOldGlobal(t, p, moduleName, path[0], path.slice(1));
  p.memoize(t, obj);
}

/** A class; those of the singletons have no name in any module. */
export function saveType(t: Thread, p: PyPickler, obj: Value): void {
  const single =
    obj === noneType ? null : obj === ellipsisType ? Ellipsis : obj === notImplementedType ? NotImplemented : undefined;
  if (single === undefined) saveGlobal(t, p, obj);
  else saveReduce(t, p, new PyTuple([typeType, new PyTuple([single])]), obj);
}
