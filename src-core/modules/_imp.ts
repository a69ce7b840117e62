/** The module `_imp`: what the import machinery cannot do in Python (Python/import.c). */
import { CodeError, loadsCode } from '../code/marshal.ts';
import { sourceHash } from '../code/source-hash.ts';
import { getAttr } from '../objects/abstract/attr.ts';
import { reprText } from '../objects/abstract/repr.ts';
import { bytesView } from '../objects/bytes/buffer.ts';
import { announced, PyCode } from '../objects/code.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { viewBytes } from '../objects/memoryview/memoryview.ts';
import { PyModule } from '../objects/module.ts';
import { makeException, raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { typeOf } from '../objects/type.ts';
import { asStr, PyBytes, PyList, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import type { VmThread } from '../vm/thread.ts';
import { worldOf } from './world.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

/** What `_override_frozen_modules_for_tests` was told by runtime: below 0, only the essential ones are found. */
const overrides = new WeakMap<object, number>();

/** The import system itself, without which nothing starts. */
const ESSENTIAL: ReadonlySet<string> = new Set(['_frozen_importlib', '_frozen_importlib_external', 'zipimport']);

/** Whether frozen modules are used beside the essential ones (`use_frozen`). */
const useFrozen = (t: Thread) => (overrides.get(t.runtime) ?? 0) >= 0;

/** A frozen module of this name; undefined where there is none (`look_up_frozen`). */
function findFrozen(t: Thread, name: Str) {
  const plain = utf16(name);
  return useFrozen(t) || ESSENTIAL.has(plain) ? worldOf(t).host?.library?.frozen(plain) : undefined;
}

/** The name of the module of the library that was frozen under this name; None for one that only exists frozen. */
function frozenOrigin(t: Thread, name: Str): Value {
  const origin = worldOf(t).host?.library?.frozen(utf16(name))?.origin ?? null;
  return origin === null ? null : strFromUtf16(origin);
}

function noFrozen(t: Thread, name: Str): never {
  const error = makeException('ImportError', `No such frozen object named ${reprText(t, name)}`);
  error.extra = { msg: error.args.items[0], name };
  throw error;
}

/** The code of a frozen module. Raises ImportError. */
function frozenCode(t: Thread, name: Str): PyCode {
  const found = findFrozen(t, name);
  return found === undefined ? noFrozen(t, name) : announced(t, new PyCode(loadsCode(found.code())));
}

function getFrozenObject(t: Thread, _module: Value, name: Str, data: Value): Value {
  if (data === null) return frozenCode(t, name);
  const bytes = bytesView(t, data);
  if (bytes === undefined) return raise.TypeError(`get_frozen_object() argument 2 must be bytes, not ${typeName(data)}`);
  try {
    return announced(t, new PyCode(loadsCode(bytes)));
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return raise.ImportError(`Frozen object named '${utf16(name)}' is invalid`);
  }
}

function findFrozenInfo(t: Thread, _module: Value, name: Str, withData: boolean): Value {
  const found = findFrozen(t, name);
  if (found === undefined) return null;
  const data = withData ? viewBytes(null, found.code(), true) : null;
  return new PyTuple([data, found.isPackage, frozenOrigin(t, name)]);
}

/** Runs a frozen module in the module of its name; undefined where there is none (`PyImport_ImportFrozenModuleObject`). */
export function importFrozen(t: VmThread, name: Str): PyModule | undefined {
  const found = findFrozen(t, name);
  if (found === undefined) return undefined;
  const { runtime } = t;
  const code = frozenCode(t, name);
  const known = runtime.modules.getStr(name);
  const module = known instanceof PyModule ? known : new PyModule(name);
  runtime.modules.setStr(name, module);
  if (module.dict.getStr('__builtins__') === undefined) module.dict.setStr('__builtins__', runtime.builtinsModule);
  if (found.isPackage) module.dict.setStr('__path__', new PyList([]));
  t.runCode(code, module.dict, module.dict, undefined, '<module>');
  module.dict.setStr('__origname__', frozenOrigin(t, name));
  return module;
}

function createBuiltin(t: Thread, _module: Value, spec: Value): Value {
  const name = getAttr(t, spec, 'name');
  const text = asStr(name);
  if (text === undefined) return raise.TypeError(`name must be string, not ${typeName(name)}`);
  return (t as VmThread).runtime.makeBuiltin(t as VmThread, text) ?? null;
}

const started = new WeakSet<PyModule>();

/** Executes a module that was made, once (`_imp_exec_builtin`). */
function execBuiltin(t: Thread, _module: Value, module: Value): Value {
  if (!(module instanceof PyModule) || started.has(module)) return 0;
  started.add(module);
  const name = asStr(module.dict.getStr('__name__') ?? null);
  if (name !== undefined) (t as VmThread).runtime.moduleStarts.get(utf16(name))?.(t as VmThread, module);
  return 0;
}

/** 1 for a module that can be made anew, -1 for one that exists once, 0 for none. */
function isBuiltin(t: Thread, _module: Value, name: Str): Value {
  const plain = utf16(name);
  if (plain === 'sys' || plain === 'builtins') return -1;
  return (t as VmThread).runtime.nativeModules.has(plain) ? 1 : 0;
}

/** Gives code objects that were compiled under another path the one where they were found. */
function fixFilename(_t: Thread, _module: Value, code: Value, path: Str): Value {
  if (!(code instanceof PyCode)) return raise.TypeError(`_fix_co_filename() argument 1 must be code, not ${typeName(code)}`);
  code.rename(code.filename, path);
  return null;
}

function noDynamic(): never {
  return raise.ImportError('modules of machine code cannot be loaded');
}

/** Depth of the global import lock by runtime: only one thread runs at a time, and none is switched away from while it holds this. */
const locks = new WeakMap<object, number>();

const functions: Record<string, NativeRow> = {
  lock_held: ['(module, /)', (t) => (locks.get(t.runtime) ?? 0) > 0],
  acquire_lock: [
    '(module, /)',
    (t) => {
      locks.set(t.runtime, (locks.get(t.runtime) ?? 0) + 1);
      return null;
    },
  ],
  release_lock: [
    '(module, /)',
    (t) => {
      const depth = locks.get(t.runtime) ?? 0;
      if (depth === 0) return raise.RuntimeError('not holding the import lock');
      locks.set(t.runtime, depth - 1);
      return null;
    },
  ],
  extension_suffixes: ['(module, /)', () => new PyList([])],
  is_builtin: ['(module, name: str, /)', isBuiltin],
  create_builtin: ['(module, spec, /)', createBuiltin],
  exec_builtin: ['(module, mod, /)', execBuiltin],
  create_dynamic: ['(module, spec, file=NULL, /)', noDynamic],
  exec_dynamic: ['(module, mod, /)', noDynamic],
  is_frozen: ['(module, name: str, /)', (t, _module: Value, name: Str) => findFrozen(t, name) !== undefined],
  is_frozen_package: [
    '(module, name: str, /)',
    (t, _module: Value, name: Str) => (findFrozen(t, name) ?? noFrozen(t, name)).isPackage,
  ],
  find_frozen: ['(module, name: str, /, *, withdata: bool = False)', findFrozenInfo],
  get_frozen_object: ['(module, name: str, data=None, /)', getFrozenObject],
  init_frozen: ['(module, name: str, /)', (t, _module: Value, name: Str) => importFrozen(t as VmThread, name) ?? null],
  _frozen_module_names: [
    '(module, /)',
    (t) => {
      const names = Object.keys(worldOf(t).host?.library?.index.frozen ?? {});
      return new PyList(names.filter((name) => useFrozen(t) || ESSENTIAL.has(name)).map(strFromUtf16));
    },
  ],
  _override_frozen_modules_for_tests: [
    '(module, override: int, /)',
    (t, _module: Value, override: number) => {
      overrides.set(t.runtime, override);
      return null;
    },
  ],
  _override_multi_interp_extensions_check: ['(module, override: int, /)', () => 0],
  _fix_co_filename: ['(module, code, path: str, /)', fixFilename],
  source_hash: [
    '(module, key: index, source)',
    (t, _module: Value, _key: number, source: Value) => {
      const bytes = bytesView(t, source);
      if (bytes === undefined) return raise.TypeError(`a bytes-like object is required, not '${typeName(source)}'`);
      return new PyBytes(sourceHash(bytes));
    },
  ],
};

export function makeImp(): PyModule {
  const module = new PyModule('_imp');
  fillModule(module.dict, module, '_imp', functions);
  module.dict.setStr('check_hash_based_pycs', 'default');
  return module;
}
