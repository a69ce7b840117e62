/** The functions of `builtins` that look at frames: namespaces, running code, class statements, imports (Python/bltinmodule.c). */

import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { calculateMetaclass } from '../../objects/class-creation.ts';
import { PyCode } from '../../objects/code.ts';
import type { NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType, tupleType, typeOf, typeType } from '../../objects/type.ts';
import { asStr, PyCell, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { Frame } from '../../ops/frame.ts';
import { PyFunction } from '../../ops/function.ts';
import { importModule, startImport } from '../../vm/import.ts';
import type { VmThread } from '../../vm/thread.ts';
import { compileArgument, compileFunction } from './compile.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

function globals(t: Thread): Value {
  return t.currentGlobals() ?? null;
}

const isMapping = (value: Value) => typeOf(value).mp_subscript !== undefined;

/** Globals and locals of `exec` and `eval`: the caller's where they are not given. Globals get `__builtins__` if they have none. */
function namespaces(t: Thread, name: string, globalsArg: Value, localsArg: Value): { globals: PyDict; locals: Value } {
  const globals = globalsArg ?? t.currentGlobals() ?? raise.SystemError('globals and locals cannot be NULL');
  const locals = localsArg ?? (globalsArg === null ? t.currentLocals() : globals);
  if (name === 'eval' && localsArg !== null && !isMapping(localsArg)) raise.TypeError('locals must be a mapping');
  if (!(globals instanceof PyDict)) {
    if (name === 'exec') return raise.TypeError(`exec() globals must be a dict, not ${typeName(globals)}`);
    return raise.TypeError(
      isMapping(globals) ? 'globals must be a real dict; try eval(expr, {}, mapping)' : 'globals must be a dict',
    );
  }
  if (!isMapping(locals)) raise.TypeError(`locals must be a mapping or None, not ${typeName(locals)}`);
  if (globals.getStr('__builtins__') === undefined) {
    globals.setStr('__builtins__', (t as VmThread).frame?.builtins ?? t.runtime.builtins);
  }
  return { globals, locals };
}

function exec(t: Thread, _module: Value, source: Value, globalsArg: Value, localsArg: Value, closure: Value): Value {
  const vm = t as VmThread;
  const isBodyWanted = vm.takeBodyWanted();
  t.runtime.listener?.called(t, 'exec');
  const ns = namespaces(t, 'exec', globalsArg, localsArg);
  const isCode = source instanceof PyCode;
  if (!isCode && closure !== null) raise.TypeError('closure can only be used when source is a code object');
  const cells = isCode ? checkClosure(source, closure) : undefined;
  const code = isCode ? source : compileArgument(t, source, 'exec');
  const name = isCode ? source.name : '<module>';
  if (isBodyWanted) vm.body = vm.frameOfCode(code, ns.globals, ns.locals, cells, name);
  else t.runCode(code, ns.globals, ns.locals, cells, name);
  return null;
}

function checkClosure(code: PyCode, closure: Value): readonly Value[] | undefined {
  if (code.nfree === 0) {
    if (closure !== null) raise.TypeError('cannot use a closure with this code object');
    return undefined;
  }
  const ok =
    closure instanceof PyTuple &&
    typeOf(closure) === tupleType &&
    closure.items.length === code.nfree &&
    closure.items.every((cell) => cell instanceof PyCell);
  if (!ok) raise.TypeError(`code object requires a closure of exactly length ${code.nfree}`);
  return (closure as PyTuple).items;
}

function evaluate(t: Thread, _module: Value, source: Value, globalsArg: Value, localsArg: Value): Value {
  t.runtime.listener?.called(t, 'eval');
  const ns = namespaces(t, 'eval', globalsArg, localsArg);
  if (source instanceof PyCode) {
    if (source.nfree > 0) raise.TypeError('code object passed to eval() may not contain free variables');
    return t.runCode(source, ns.globals, ns.locals, undefined, source.name);
  }
  return t.runCode(compileArgument(t, source, 'eval'), ns.globals, ns.locals, undefined, '<module>');
}

/** The bases with `__mro_entries__` of what is no type replaced (`update_bases`). */
function resolveBases(t: Thread, bases: readonly Value[]): readonly Value[] {
  if (bases.every((base) => base instanceof PyType)) return bases;
  const out: Value[] = [];
  const all = new PyTuple(bases);
  for (const base of bases) {
    const method = base instanceof PyType ? undefined : lookupAttr(t, base, '__mro_entries__');
    if (method === undefined) {
      out.push(base);
      continue;
    }
    const entries = call(t, method, [all]);
    if (!(entries instanceof PyTuple)) return raise.TypeError('__mro_entries__ must return a tuple');
    out.push(...entries.items);
  }
  return out;
}

function buildClass(t: Thread, _module: Value, args: Value[], kwargs: PyDict): Value {
  const [func, name, ...given] = args;
  if (args.length < 2) return raise.TypeError('__build_class__: not enough arguments');
  if (!(func instanceof PyFunction)) return raise.TypeError('__build_class__: func must be a function');
  const text = asStr(name);
  if (text === undefined) return raise.TypeError('__build_class__: name is not a string');
  const bases = resolveBases(t, given);
  const explicit = kwargs.getStr('metaclass');
  kwargs.deleteStr('metaclass');
  let meta: Value = explicit ?? (bases.length ? typeOf(bases[0]) : typeType);
  if (meta instanceof PyType) meta = calculateMetaclass(meta, bases);
  const kwnames = [...kwargs.entries()].map(([key]) => key as Str);
  const kwvalues = [...kwargs.entries()].map(([, value]) => value);
  const prepare = lookupAttr(t, meta, '__prepare__');
  const namespace = prepare === undefined ? new PyDict() : call(t, prepare, [text, new PyTuple(bases), ...kwvalues], kwnames);
  if (typeOf(namespace).mp_subscript === undefined) {
    const metaName = meta instanceof PyType ? utf16(meta.name) : '<metaclass>';
    return raise.TypeError(`${metaName}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  const cell = t.runClassBody(func, namespace);
  if (bases.length !== given.length || bases.some((base, i) => base !== given[i])) {
    typeOf(namespace).mp_ass_subscript(t, namespace as never, '__orig_bases__', new PyTuple(given));
  }
  const cls = call(t, meta, [text, new PyTuple(bases), namespace, ...kwvalues], kwnames);
  if (cls instanceof PyType && cell instanceof PyCell) {
    if (cell.value === undefined) {
      return raise.RuntimeError(
        `__class__ not set defining '${utf16(text)}' as ${reprClass(cls)}. Was __classcell__ propagated to type.__new__?`,
      );
    }
    if (cell.value !== cls)
      return raise.TypeError(`__class__ set to ${String(cell.value)} defining '${utf16(text)}' as ${reprClass(cls)}`);
  }
  return cls;
}
const reprClass = (cls: PyType) => `<class '${utf16(cls.qualname)}'>`;

/** `__import__(name, globals, locals, fromlist, level)`. */
function importByName(
  t: Thread,
  _module: Value,
  name: Value,
  globals: Value | undefined,
  _locals: Value | undefined,
  fromlist: Value | undefined,
  level: number,
): Value {
  const vm = t as VmThread;
  const isFrameWanted = vm.takeBodyWanted();
  const text = asStr(name);
  if (text === undefined) return raise.TypeError('module name must be a string');
  if (!isFrameWanted) return importModule(vm, text, globals, fromlist ?? null, level);
  const result = startImport(vm, text, globals, fromlist ?? null, level);
  if (!(result instanceof Frame)) return result;
  vm.body = result;
  return null;
}

export const frameFunctions: Record<string, NativeRow> = {
  globals: ['(module, /)', globals],
  locals: ['(module, /)', (t) => t.currentLocals()],
  exec: ['(module, source, globals=None, locals=None, /, *, closure=None)', exec],
  eval: ['(module, source, globals=None, locals=None, /)', evaluate],
  compile: [
    '(module, /, source, filename, mode: str, flags: int = 0, dont_inherit: bool = False, optimize: int = -1, *, _feature_version: int = -1)',
    compileFunction,
    undefined,
    '($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)',
  ],
  __build_class__: ['~(module, *args, **kwargs)', buildClass, 'FASTCALL_KEYWORDS'],
  __import__: [
    '(module, /, name, globals=NULL, locals=NULL, fromlist=NULL, level: int = 0)',
    importByName,
    undefined,
    '($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)',
  ],
};
