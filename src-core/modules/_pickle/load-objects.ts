/** Instructions of a pickle that find classes and functions, call them and give objects their state (Modules/_pickle.c). */
import { getAttr, lookupAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { setItem } from '../../objects/abstract/sequence.ts';
import { decodeBytes } from '../../objects/codec.ts';
import { PyDict } from '../../objects/dict.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType, strType, typeOf } from '../../objects/type.ts';
import { asStr, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import { audit } from '../sys/audit.ts';
import { takeByte, takeShort, takeWord } from './load-scalars.ts';
import { attributeOf, moduleNamed } from './names.ts';
import { stateOf, unpicklingError } from './state.ts';
import { unpicklerType } from './types.ts';
import type { PyUnpickler } from './unpickler-object.ts';

/** What a name of Python 2 is called today. */
function newName(t: Thread, module: Value, name: Value): [Value, Value] {
  const { newNames, newModules } = stateOf(t);
  const both = newNames.get(t, new PyTuple([module, name]));
  if (both !== undefined) {
    if (!(both instanceof PyTuple) || both.items.length !== 2) {
      return raise.RuntimeError(`_compat_pickle.NAME_MAPPING values should be 2-tuples, not ${typeName(both)}`);
    }
    const [newModule, fresh] = both.items;
    if (asStr(newModule) === undefined || asStr(fresh) === undefined) {
      const types = `(${typeName(newModule)}, ${typeName(fresh)})`;
      return raise.RuntimeError(`_compat_pickle.NAME_MAPPING values should be pairs of str, not ${types}`);
    }
    return [newModule, fresh];
  }
  const other = newModules.get(t, module);
  if (other === undefined) return [module, name];
  if (asStr(other) !== undefined) return [other, name];
  return raise.RuntimeError(`_compat_pickle.IMPORT_MAPPING values should be strings, not ${typeName(other)}`);
}

/** `Unpickler.find_class`: imports the module and looks the name up in it. */
export function findClass(t: Thread, u: PyUnpickler, moduleName: Value, globalName: Value): Value {
  audit(t, 'pickle.find_class', moduleName, globalName);
  const [module, name] = u.protocol < 3 && u.fixImports ? newName(t, moduleName, globalName) : [moduleName, globalName];
  const found = moduleNamed(t, module);
  const text = asStr(name) ?? raise.TypeError(`attribute name must be string, not '${typeName(name)}'`);
  return attributeOf(t, found, text, u.protocol >= 4);
}

/** By the method of the unpickler, which a subclass may have made its own. */
function find(t: Thread, u: PyUnpickler, module: Value, name: Value): Value {
  if (u.cls === unpicklerType) return findClass(t, u, module, name);
  return callMethod(t, u, 'find_class', module, name);
}

/** A name on a line of its own. */
function takeName(t: Thread, u: PyUnpickler, encoding: string): Str {
  const line = u.input.takeLine(t);
  if (line.length < 2) unpicklingError(t, 'pickle data was truncated');
  return decodeBytes(t, line.slice(0, -1), encoding, 'strict');
}

/** GLOBAL. */
export function loadGlobal(t: Thread, u: PyUnpickler): void {
  const module = takeName(t, u, 'utf-8');
  u.push(find(t, u, module, takeName(t, u, 'utf-8')));
}

/** STACK_GLOBAL. */
export function loadStackGlobal(t: Thread, u: PyUnpickler): void {
  const name = u.pop(t);
  const module = u.pop(t);
  if (typeOf(module) !== strType || typeOf(name) !== strType) unpicklingError(t, 'STACK_GLOBAL requires str');
  u.push(find(t, u, module, name));
}

/** EXT1, EXT2, EXT4: what `copyreg` has registered under a number. */
export function loadExtension(t: Thread, u: PyUnpickler, bytes: 1 | 2 | 4): void {
  const code = bytes === 1 ? takeByte(t, u) : bytes === 2 ? takeShort(t, u) : takeWord(t, u);
  if (code <= 0) unpicklingError(t, 'EXT specifies code <= 0');
  const { extensionCache, invertedRegistry } = stateOf(t);
  const known = extensionCache.get(t, code);
  if (known !== undefined) {
    u.push(known);
    return;
  }
  const names = invertedRegistry.get(t, code);
  if (names === undefined) return raise.ValueError(`unregistered extension code ${code}`);
  const [module, name] = names instanceof PyTuple && names.items.length === 2 ? names.items : [null, null];
  if (asStr(module) === undefined || asStr(name) === undefined) {
    return raise.ValueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
  }
  const found = find(t, u, module, name);
  extensionCache.set(t, code, found);
  u.push(found);
}

/** `cls(*args)`; without arguments and `__getinitargs__` a bare instance. */
function instantiate(t: Thread, cls: Value, args: Value[]): Value {
  if (args.length === 0 && cls instanceof PyType && lookupAttr(t, cls, '__getinitargs__') === undefined) {
    return callMethod(t, cls, '__new__', cls);
  }
  return call(t, cls, args);
}

/** OBJ: the class lies below its arguments. */
export function loadObject(t: Thread, u: PyUnpickler): void {
  const start = u.popMark(t);
  if (u.stack.length - start < 1) u.underflow(t);
  const args = u.popFrom(t, start + 1);
  u.push(instantiate(t, u.pop(t), args));
}

/** INST: the class is named. */
export function loadInstance(t: Thread, u: PyUnpickler): void {
  const start = u.popMark(t);
  const module = takeName(t, u, 'ascii');
  const cls = find(t, u, module, takeName(t, u, 'ascii'));
  u.push(instantiate(t, cls, u.popFrom(t, start)));
}

/** NEWOBJ and NEWOBJ_EX: `cls.__new__(cls, *args, **kwargs)`. */
export function loadNewObject(t: Thread, u: PyUnpickler, what: 'NEWOBJ' | 'NEWOBJ_EX'): void {
  const kwargs = what === 'NEWOBJ_EX' ? u.pop(t) : undefined;
  const args = u.pop(t);
  const cls = u.pop(t);
  if (!(cls instanceof PyType)) return unpicklingError(t, `${what} class argument must be a type, not ${typeName(cls)}`);
  if (cls.tp_new === undefined) unpicklingError(t, `${what} class argument '${typeName(cls)}' doesn't have __new__`);
  if (!(args instanceof PyTuple)) return unpicklingError(t, `${what} args argument must be a tuple, not ${typeName(args)}`);
  if (kwargs === undefined) {
    u.push(cls.tp_new(t, cls, args.items.slice(), undefined));
    return;
  }
  if (!(kwargs instanceof PyDict)) return unpicklingError(t, `${what} kwargs argument must be a dict, not ${typeName(kwargs)}`);
  const all = args.items.slice();
  const names: Str[] = [];
  for (const [name, value] of kwargs.entries()) {
    names.push(asStr(name) ?? raise.TypeError('keywords must be strings'));
    all.push(value);
  }
  u.push(cls.tp_new(t, cls, all, names));
}

/** REDUCE: a call. */
export function loadReduce(t: Thread, u: PyUnpickler): void {
  const args = u.pop(t);
  const callable = u.pop(t);
  if (!(args instanceof PyTuple)) return raise.TypeError('argument list must be a tuple');
  u.push(call(t, callable, args.items.slice()));
}

/** Puts a state into an object without `__setstate__`: attributes and, beside them, what stands in slots. */
function setState(t: Thread, object: Value, given: Value): void {
  const [state, slots] = given instanceof PyTuple && given.items.length === 2 ? given.items : [given, undefined];
  if (state !== null) {
    if (!(state instanceof PyDict)) return unpicklingError(t, 'state is not a dictionary');
    const dict = getAttr(t, object, '__dict__');
    for (let i = 0; i < state.keys.length; i++) {
      const key = state.keys[i];
      if (key !== undefined) setItem(t, dict, key, state.values[i] as Value);
    }
  }
  if (slots === undefined) return;
  if (!(slots instanceof PyDict)) return unpicklingError(t, 'slot state is not a dictionary');
  for (let i = 0; i < slots.keys.length; i++) {
    const key = slots.keys[i];
    if (key === undefined) continue;
    setAttr(
      t,
      object,
      asStr(key) ?? raise.TypeError(`attribute name must be string, not '${typeName(key)}'`),
      slots.values[i] as Value,
    );
  }
}

/** BUILD: the object below gets the state on top. */
export function loadBuild(t: Thread, u: PyUnpickler): void {
  if (u.stack.length - 2 < u.fence) u.underflow(t);
  const state = u.pop(t);
  const object = u.stack[u.stack.length - 1];
  const setter = lookupAttr(t, object, '__setstate__');
  if (setter === undefined) setState(t, object, state);
  else call(t, setter, [state]);
}

function persistentLoad(t: Thread, u: PyUnpickler): Value {
  return (
    u.persistentLoad ??
    unpicklingError(t, 'A load persistent id instruction was encountered, but no persistent_load function was specified.')
  );
}

/** PERSID: a name of the program's on a line. */
export function loadPersistent(t: Thread, u: PyUnpickler): void {
  const load = persistentLoad(t, u);
  const line = u.input.takeLine(t);
  let id: Str;
  try {
    id = decodeBytes(t, line.slice(0, -1), 'ascii', 'strict');
  } catch (error) {
    if (!isException(error, 'UnicodeDecodeError')) throw error;
    return unpicklingError(t, 'persistent IDs in protocol 0 must be ASCII strings');
  }
  u.push(call(t, load, [id]));
}

/** BINPERSID: any object as a name. */
export function loadBinaryPersistent(t: Thread, u: PyUnpickler): void {
  const load = persistentLoad(t, u);
  u.push(call(t, load, [u.pop(t)]));
}
