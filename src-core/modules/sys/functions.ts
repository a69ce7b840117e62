/** Functions of `sys` about the interpreter itself: limits, names, sizes, audit, exit (Python/sysmodule.c). */
import { addInt } from '../../base/int.ts';
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { call, lookupSpecial } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { isException, raise, raiseWith } from '../../objects/raise.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import { PyType, typeOf } from '../../objects/type.ts';
import { headerSize } from '../../objects/type-flags.ts';
import { asStr, PyFloat, PyTuple, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { currentException } from '../../ops/exceptions.ts';
import type { VmThread } from '../../vm/thread.ts';
import { frameObject } from '../../vm/types/frame.ts';
import { addAuditHook, audit } from './audit.ts';

/** The frame `depth` levels out from the running one. Raises ValueError. */
function frameAt(t: VmThread, depth: number) {
  let { frame } = t;
  for (let i = 0; i < depth && frame !== null; i++) frame = frame.previous;
  return frame ?? raise.ValueError('call stack is not deep enough');
}

function setRecursionLimit(t: Thread, _module: Value, limit: number): Value {
  if (limit < 1) return raise.ValueError('recursion limit must be greater or equal than 1');
  const { depth } = t as VmThread;
  if (depth >= limit) {
    return raise.RecursionError(
      `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is too low`,
    );
  }
  t.runtime.recursionLimit = limit;
  return null;
}

function exit(_t: Thread, _module: Value, status: Value): never {
  if (status === null) raiseWith('SystemExit');
  // A tuple becomes the arguments themselves (`PyErr_SetObject`).
  return raiseWith('SystemExit', ...(status instanceof PyTuple ? status.items : [status]));
}

/** `sys.getsizeof`: what `__sizeof__` says, and the header of the collector. */
function getSizeOf(t: Thread, _module: Value, object: Value, otherwise: Value | undefined): Value {
  try {
    const method = lookupSpecial(t, object, '__sizeof__');
    if (method === undefined) return raise.TypeError(`Type ${utf16(typeOf(object).name)} doesn't define __sizeof__`);
    const size = index(t, call(t, method, []));
    if (size < 0) return raise.ValueError('__sizeof__() should return >= 0');
    // Types that no class statement made are not tracked.
    const header = object instanceof PyType && !object.heap ? 0 : headerSize(typeOf(object));
    return addInt(size, header);
  } catch (error) {
    if (otherwise !== undefined && isException(error, 'TypeError')) return otherwise;
    throw error;
  }
}

/** Names that came in once and the object that stands for each: str values are compared, so the value itself will do. */
function intern(_t: Thread, _module: Value, text: Value): Value {
  if (typeof text === 'string') return text;
  if (asStr(text) === undefined) return raise.TypeError(`intern() argument must be str, not ${utf16(typeOf(text).name)}`);
  return asStr(text) === text ? text : raise.TypeError(`can't intern ${utf16(typeOf(text).name)}`);
}

function moduleName(t: Thread, _module: Value, depth: number): Value {
  let { frame } = t as VmThread;
  for (let i = 0; i < depth && frame !== null; i++) frame = frame.previous;
  return frame === null ? null : (frame.func.module ?? null);
}

const intervals = new WeakMap<Runtime, number>();

export const systemFunctions: Record<string, NativeRow> = {
  getrecursionlimit: ['(module, /)', (t) => t.runtime.recursionLimit],
  setrecursionlimit: ['(module, limit: int, /)', setRecursionLimit],
  exit: ['(module, status=None, /)', exit],
  exception: ['(module, /)', (t) => currentException(t as VmThread)],
  exc_info: [
    '(module, /)',
    (t) => {
      const exc = currentException(t as VmThread);
      return new PyTuple(exc instanceof PyException ? [exc.cls, exc, exc.traceback] : [null, null, null]);
    },
  ],
  _getframe: [
    '(module, depth: int = 0, /)',
    (t, _module: Value, depth: number) => {
      const frame = frameObject(t, frameAt(t as VmThread, depth));
      audit(t, 'sys._getframe', frame);
      return frame;
    },
  ],
  _getframemodulename: ['(module, /, depth: int = 0)', moduleName],
  intern: ['(module, string, /)', intern],
  getrefcount: ['(module, object, /)', () => 3],
  getsizeof: ['~(module, object, default=NULL)', getSizeOf],
  get_int_max_str_digits: ['(module, /)', (t) => t.runtime.intMaxStrDigits],
  set_int_max_str_digits: [
    '(module, /, maxdigits: int)',
    (t: Thread, _module: Value, digits: number) => {
      if (digits !== 0 && digits < 640) return raise.ValueError('maxdigits must be 0 or larger than 640');
      t.runtime.intMaxStrDigits = digits;
      return null;
    },
  ],
  getdefaultencoding: ['(module, /)', () => 'utf-8'],
  getfilesystemencoding: ['(module, /)', () => 'utf-8'],
  getfilesystemencodeerrors: ['(module, /)', () => 'surrogateescape'],
  getallocatedblocks: ['(module, /)', () => 0],
  getunicodeinternedsize: ['(module, /)', () => 0],
  getswitchinterval: ['(module, /)', (t) => new PyFloat(intervals.get(t.runtime) ?? 0.005)],
  setswitchinterval: [
    '(module, interval: float, /)',
    (t, _module: Value, interval: number) => {
      if (interval <= 0) return raise.ValueError('switch interval must be strictly positive');
      intervals.set(t.runtime, interval);
      return null;
    },
  ],
  is_finalizing: ['(module, /)', () => false],
  _clear_type_cache: ['(module, /)', () => null],
  _debugmallocstats: ['(module, /)', () => null],
  getdlopenflags: ['(module, /)', () => 2],
  setdlopenflags: ['(module, flags: int, /)', () => null],
  is_stack_trampoline_active: ['(module, /)', () => false],
  activate_stack_trampoline: ['(module, backend, /)', () => raise.ValueError('perf trampoline not available')],
  deactivate_stack_trampoline: ['(module, /)', () => null],
  audit: [
    '~(module, *args)',
    (t, _module: Value, args: Value[]) => {
      if (args.length === 0) return raise.TypeError("audit() missing 1 required positional argument: 'event'");
      const event = asStr(args[0]);
      if (event === undefined) return raise.TypeError(`expected str for argument 'event', not ${utf16(typeOf(args[0]).name)}`);
      audit(t, event, ...args.slice(1));
      return null;
    },
  ],
  addaudithook: [
    '(module, /, hook)',
    (t, _module: Value, hook: Value) => {
      addAuditHook(t, hook);
      return null;
    },
  ],
  breakpointhook: ['~(module, *args, **kwargs)', breakpointHook],
};

/** What a dotted name stands for; undefined where it cannot be imported. */
function findHook(t: Thread, importer: Value, path: string): Value | undefined {
  const dot = path.lastIndexOf('.');
  if (dot === 0) return undefined;
  const [moduleName, name] = dot < 0 ? ['builtins', path] : [path.slice(0, dot), path.slice(dot + 1)];
  try {
    const module = call(t, importer, [strFromUtf16(moduleName), null, null, new PyTuple([strFromUtf16(name)]), 0]);
    return getAttr(t, module, strFromUtf16(name));
  } catch (error) {
    const missing = ['ImportError', 'ModuleNotFoundError', 'AttributeError'] as const;
    if (missing.some((kind) => isException(error, kind))) return undefined;
    throw error;
  }
}

/** `sys.breakpointhook`: what PYTHONBREAKPOINT names, `pdb.set_trace` where it names nothing. */
function breakpointHook(t: Thread, _module: Value, args: Value[], kwargs: { entries(): Iterable<[Value, Value]> }): Value {
  const importer = t.runtime.builtins.getStr('__import__');
  if (importer === undefined) return raise.ImportError('__import__ not found');
  const os = t.runtime.modules.getStr('os');
  const environ = os === undefined || os === null ? undefined : lookupAttr(t, os, 'environ');
  const set = environ === undefined ? null : call(t, getAttr(t, environ, 'get'), ['PYTHONBREAKPOINT', null]);
  const text = set === null ? '' : utf16(asStr(set) ?? '');
  if (text === '0') return null;
  const hook = findHook(t, importer, text === '' ? 'pdb.set_trace' : text);
  if (hook === undefined) {
    t.warn(exceptionTypes.RuntimeWarning, `Ignoring unimportable $PYTHONBREAKPOINT: "${text}"`, 0);
    return null;
  }
  const entries = [...kwargs.entries()];
  return call(
    t,
    hook,
    [...args, ...entries.map(([, value]) => value)],
    entries.map(([key]) => key as string),
  );
}
