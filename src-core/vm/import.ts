/**
 * What `import` statements do before and after the library's import machinery (importlib._bootstrap, which is Python): names made
 * absolute, modules that are there already, `from` lists, and tracebacks without the machinery's own frames (Python/import.c
 * `PyImport_ImportModuleLevelObject`, Python/ceval.c `import_from`, Python/intrinsics.c `import_all_from`).
 */
import { getAttr, lookupAttr } from '../objects/abstract/attr.ts';
import { call } from '../objects/abstract/call.ts';
import { richCompareBool } from '../objects/abstract/compare.ts';
import { toArray } from '../objects/abstract/iter.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { reprText, str } from '../objects/abstract/repr.ts';
import { getItem, setItem } from '../objects/abstract/sequence.ts';
import { PyDict } from '../objects/dict.ts';
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { isException, makeException, raise } from '../objects/raise.ts';
import { EQ, typeOf } from '../objects/type.ts';
import { asStr, type Str, utf16, type Value } from '../objects/value.ts';
import { Following, Frame } from '../ops/frame.ts';
import { PyFunction } from '../ops/function.ts';
import { runFrame } from './enter.ts';
import type { ImportTimes } from './import-times.ts';
import type { VmThread } from './thread.ts';
import type { PyTraceback } from './types/traceback.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

function refuseParent(): never {
  return raise.ImportError('attempted relative import with no known parent package');
}

/** The package that relative imports of a module start from (`resolve_name`). */
function packageOf(t: VmThread, globals: PyDict): string {
  const own = globals.getStr('__package__') ?? null;
  const spec = globals.getStr('__spec__') ?? null;
  if (own !== null) {
    const text = asStr(own);
    if (text === undefined) return raise.TypeError('package must be a string');
    if (spec !== null && !richCompareBool(t, own, getAttr(t, spec, 'parent'), EQ)) {
      t.warn(exceptionTypes.DeprecationWarning, '__package__ != __spec__.parent', 1);
    }
    return utf16(text);
  }
  if (spec !== null) {
    const parent = asStr(getAttr(t, spec, 'parent'));
    return parent === undefined ? raise.TypeError('__spec__.parent must be a string') : utf16(parent);
  }
  t.warn(
    exceptionTypes.ImportWarning,
    "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
    1,
  );
  const name = globals.getStr('__name__');
  if (name === undefined) return raise.KeyError("'__name__' not in globals");
  const text = asStr(name);
  if (text === undefined) return raise.TypeError('__name__ must be a string');
  const plain = utf16(text);
  if (globals.getStr('__path__') !== undefined) return plain;
  const dot = plain.indexOf('.');
  return dot < 0 ? refuseParent() : plain.slice(0, dot);
}

/** The absolute name of a relative import. Raises ImportError, TypeError. */
function resolveName(t: VmThread, name: string, globals: Value | undefined, level: number): string {
  if (globals === undefined || globals === null) return raise.KeyError("'__name__' not in globals");
  if (!(globals instanceof PyDict)) return raise.TypeError('globals must be a dict');
  const pkg = packageOf(t, globals);
  if (pkg === '') return refuseParent();
  let end = pkg.length;
  for (let up = 1; up < level; up++) {
    end = end > 0 ? pkg.lastIndexOf('.', end - 1) : -1;
    if (end < 0) return raise.ImportError('attempted relative import beyond top-level package');
  }
  const base = pkg.slice(0, end);
  return name === '' ? base : `${base}.${name}`;
}

function isInitializing(t: VmThread, spec: Value): boolean {
  const value = spec === null ? undefined : lookupAttr(t, spec, '_initializing');
  return value !== undefined && isTrue(t, value);
}

/** `importlib._bootstrap`. */
function machinery(t: VmThread): Value {
  return t.runtime.importlib ?? raise.ImportError('the import system is not there: this machine has no library');
}

/** Calls a function of the machinery, or answers the frame of it that is to be run. */
function ask(t: VmThread, name: string, args: Value[]): Value | Frame {
  const func = getAttr(t, machinery(t), name);
  return func instanceof PyFunction ? t.bindFrame(func, args, undefined) : call(t, func, args);
}

function findAndLoad(t: VmThread, name: Str): Value | Frame {
  if (t.runtime.importlib !== undefined) return ask(t, '_find_and_load', [name, t.runtime.importFunction]);
  const module = t.runtime.importBuiltin(t, name);
  if (module !== undefined && module !== null) return module;
  const error = makeException('ModuleNotFoundError', `No module named '${utf16(name)}'`);
  error.extra = { msg: error.args.items[0], name };
  throw error;
}

/**
 * One import. Where the machinery must do something, its frame is answered, and `step` goes on with what that returns: so a thread that
 * waits in an import for another stands in frames alone, and can be suspended.
 */
class Import extends Following {
  private absolute: Str = '';
  /** A module that another thread imports still: its lock is awaited, and this is what is imported. */
  private awaited: Value | undefined = undefined;
  private part: 'module' | 'top' | 'list' = 'module';
  /** Whoever times it, while the machinery looks for the module. */
  private timed: ImportTimes | undefined = undefined;

  constructor(
    private readonly name: string,
    private readonly fromlist: Value,
    private readonly level: number,
  ) {
    super();
  }

  begin(t: VmThread, given: Str, globals: Value | undefined): Value | Frame {
    const { name, level } = this;
    if (level < 0) return raise.ValueError('level must be >= 0');
    if (level === 0 && name === '') return raise.ValueError('Empty module name');
    this.absolute = level > 0 ? resolveName(t, name, globals, level) : given;
    return this.take(t, this.load(t, this.absolute));
  }

  override step(t: VmThread, value: Value): Value | Frame {
    try {
      return this.take(t, value);
    } catch (error) {
      if (error instanceof PyException) this.failed(error);
      throw error;
    }
  }

  override failed(exc: PyException): void {
    this.stopTime();
    removeMachineryFrames(exc);
  }

  /** The module of a name: known, awaited (`import_ensure_initialized`) or found now. */
  private load(t: VmThread, name: Str): Value | Frame {
    const module = t.runtime.modules.getStr(name) ?? null;
    if (module === null) {
      this.timed = t.runtime.importTimes;
      this.timed?.begin(utf16(name));
      return findAndLoad(t, name);
    }
    const spec = module instanceof PyModule ? module.dict.getStr('__spec__') : lookupAttr(t, module, '__spec__');
    if (!isInitializing(t, spec ?? null)) return module;
    this.awaited = module;
    return ask(t, '_lock_unlock_module', [name]);
  }

  private stopTime(): void {
    this.timed?.end();
    this.timed = undefined;
  }

  private take(t: VmThread, given: Value | Frame): Value | Frame {
    if (given instanceof Frame) {
      given.made = this;
      given.plain = false;
      return given;
    }
    this.stopTime();
    const module = this.awaited ?? given;
    this.awaited = undefined;
    return this.part === 'module' ? this.pick(t, module) : module;
  }

  /** What the statement wants of the module that its name means: the submodules of a `from` list, or the outermost package. */
  private pick(t: VmThread, module: Value): Value | Frame {
    const { name, level, fromlist } = this;
    if (fromlist !== null && isTrue(t, fromlist)) {
      if (lookupAttr(t, module, '__path__') === undefined) return module;
      this.part = 'list';
      return this.take(t, ask(t, '_handle_fromlist', [module, fromlist, t.runtime.importFunction]));
    }
    const dot = name.indexOf('.');
    if (dot < 0 || (level > 0 && name === '')) return module;
    if (level === 0) {
      if (dot === 0) return raise.ValueError('Empty module name');
      this.part = 'top';
      return this.take(t, this.load(t, name.slice(0, dot)));
    }
    const whole = utf16(this.absolute);
    const top = whole.slice(0, whole.length - (name.length - dot));
    return t.runtime.modules.getStr(top) ?? raise.KeyError(`'${top}' not in sys.modules as expected`);
  }
}

/** The same as `importModule`, but answers the frame that must run first, if any: what it returns goes to its `made`. */
export function startImport(t: VmThread, name: Str, globals: Value | undefined, fromlist: Value, level: number): Value | Frame {
  const work = new Import(utf16(name), fromlist, level);
  try {
    return work.begin(t, name, globals);
  } catch (error) {
    if (error instanceof PyException) work.failed(error);
    throw error;
  }
}

/** `__import__(name, globals, locals, fromlist, level)`. */
export function importModule(t: VmThread, name: Str, globals: Value | undefined, fromlist: Value, level: number): Value {
  let result = startImport(t, name, globals, fromlist, level);
  while (result instanceof Frame) {
    const work = result.made as Following;
    // It is entered by native code here, which takes what it returns.
    const value = runFrame(t, result);
    result = work.step(t, value) as Value | Frame;
  }
  return result;
}

const MACHINERY_FILES = ['<frozen importlib._bootstrap>', '<frozen importlib._bootstrap_external>'];

/**
 * Takes the frames of the import machinery out of a traceback: all of them for an ImportError, else those that lead to
 * `_call_with_frames_removed` (`remove_importlib_frames`).
 */
function removeMachineryFrames(exc: PyException): void {
  const always = isException(exc, 'ImportError');
  const kept: PyTraceback[] = [];
  /** Where the current run of machinery frames begins in `kept`. */
  let start = 0;
  let inside = false;
  for (let tb = exc.traceback as PyTraceback | null; tb !== null; tb = tb.next) {
    const { code } = tb.frame;
    const now = MACHINERY_FILES.includes(utf16(code.filename));
    if (now && !inside) start = kept.length;
    inside = now;
    if (now && (always || code.name === '_call_with_frames_removed')) kept.length = start;
    else kept.push(tb);
  }
  kept.forEach((tb, i) => {
    tb.next = kept[i + 1] ?? null;
  });
  exc.traceback = kept[0] ?? null;
}

/** `from module import name`. Raises ImportError in the words of `import_from`. */
export function importFrom(t: VmThread, module: Value, name: Str): Value {
  const value = lookupAttr(t, module, name);
  if (value !== undefined) return value;
  const own = lookupAttr(t, module, '__name__');
  const pkg = own === undefined ? undefined : asStr(own);
  if (pkg !== undefined) {
    const submodule = t.runtime.modules.getStr(`${utf16(pkg)}.${utf16(name)}`);
    if (submodule !== undefined && submodule !== null) return submodule;
  }
  const file = module instanceof PyModule ? module.dict.getStr('__file__') : undefined;
  const path = file !== undefined && asStr(file) !== undefined ? file : null;
  const from = reprText(t, pkg ?? '<unknown module name>');
  const what = reprText(t, name);
  let message: string;
  if (path === null) message = `cannot import name ${what} from ${from} (unknown location)`;
  else {
    const spec = lookupAttr(t, module, '__spec__') ?? null;
    message = isInitializing(t, spec)
      ? `cannot import name ${what} from partially initialized module ${from} (most likely due to a circular import) (${utf16(str(t, path))})`
      : `cannot import name ${what} from ${from} (${utf16(str(t, path))})`;
  }
  const error = makeException('ImportError', message);
  error.extra = { msg: error.args.items[0], name: pkg ?? '<unknown module name>', path, name_from: name };
  throw error;
}

/** `from module import *` into the namespace of a frame. */
export function importStar(t: VmThread, frame: Frame, module: Value): void {
  const namespace = frame.locals ?? raise.SystemError("no locals found during 'import *'");
  const all = lookupAttr(t, module, '__all__');
  let names: Iterable<Value>;
  if (all === undefined) {
    const dict = lookupAttr(t, module, '__dict__');
    if (dict === undefined) raise.ImportError('from-import-* object has no __dict__ and no __all__');
    names = toArray(t, dict as Value);
  } else names = itemsOf(t, all);
  for (const name of names) {
    const text = asStr(name);
    if (text === undefined) return refuseName(t, module, name, all === undefined);
    if (all === undefined && utf16(text).startsWith('_')) continue;
    const value = getAttr(t, module, text);
    if (namespace instanceof PyDict && typeOf(namespace) === PyDict.prototype.cls) namespace.setStr(text, value);
    else setItem(t, namespace as Value, text, value);
  }
}

/** Items of a sequence one by one, until it raises IndexError. */
function* itemsOf(t: VmThread, sequence: Value): Generator<Value> {
  for (let i = 0; ; i++) {
    let item: Value;
    try {
      item = getItem(t, sequence, i);
    } catch (error) {
      if (isException(error, 'IndexError')) return;
      throw error;
    }
    yield item;
  }
}

function refuseName(t: VmThread, module: Value, name: Value, isKey: boolean): never {
  const own = getAttr(t, module, '__name__');
  if (asStr(own) === undefined) return raise.TypeError(`module __name__ must be a string, not ${typeName(own)}`);
  const [kind, where] = isKey ? ['Key', '__dict__'] : ['Item', '__all__'];
  return raise.TypeError(`${kind} in ${utf16(asStr(own)!)}.${where} must be str, not ${typeName(name)}`);
}
