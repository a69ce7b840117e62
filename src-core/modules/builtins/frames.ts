/** The functions of `builtins` that look at frames: namespaces, running code, class statements, imports (Python/bltinmodule.c). */

import { type CompileMode, compile } from '../../compile/compile.ts';
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { calculateMetaclass } from '../../objects/class-creation.ts';
import { PyCode } from '../../objects/code.ts';
import type { NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType, typeOf, typeType } from '../../objects/type.ts';
import { asStr, PyBytes, PyCell, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { PyFunction } from '../../ops/function.ts';
import { CompileError } from '../../source/errors.ts';
import { importModule } from '../../vm/import.ts';
import type { VmThread } from '../../vm/thread.ts';
import { syntaxError } from '../compile-error.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

function globals(t: Thread): Value {
  return t.currentGlobals() ?? null;
}

/** `_PyEval_... source_as_string`: the text or bytes of code given as an argument. */
function sourceOf(value: Value, what: string, also: string): string | Uint8Array {
  const text = asStr(value);
  if (text === undefined && !(value instanceof PyBytes)) return raise.TypeError(`${what} arg 1 must be a ${also}`);
  const source = text === undefined ? (value as PyBytes).data : utf16(text);
  if (typeof source === 'string' ? source.includes('\0') : source.includes(0))
    raise.SyntaxError('source code string cannot contain null bytes');
  return source;
}

function compileSource(
  t: Thread,
  source: string | Uint8Array,
  filename: string,
  mode: CompileMode,
  flags: number,
  optimize: number,
): PyCode {
  try {
    return new PyCode(
      compile(source, filename, {
        mode,
        flags,
        optimize,
        warn: ({ category, message }) => t.runtime.warnCompile(category, message, filename),
      }),
    );
  } catch (error) {
    if (error instanceof CompileError) throw syntaxError(error);
    throw error;
  }
}

/** Globals and locals of `exec` and `eval`: the caller's where they are not given. */
function namespaces(t: Thread, name: string, globals: Value, locals: Value): { globals: PyDict; locals: Value } {
  if (globals === null) {
    const own = t.currentGlobals();
    if (own === undefined) return raise.SystemError('globals and locals cannot be NULL');
    return { globals: own, locals: locals === null ? t.currentLocals() : locals };
  }
  if (!(globals instanceof PyDict)) {
    if (name === 'exec') return raise.TypeError(`exec() globals must be a dict, not ${typeName(globals)}`);
    return raise.TypeError(
      typeOf(globals).mp_subscript !== undefined
        ? 'globals must be a real dict; try eval(code, {}, mapping)'
        : 'globals must be a dict',
    );
  }
  if (locals !== null && typeOf(locals).mp_subscript === undefined) {
    return raise.TypeError(
      name === 'exec' ? `locals must be a mapping or None, not ${typeName(locals)}` : 'locals must be a mapping',
    );
  }
  return { globals, locals: locals === null ? globals : locals };
}

function exec(t: Thread, _module: Value, source: Value, globalsArg: Value, localsArg: Value, closure: Value): Value {
  const ns = namespaces(t, 'exec', globalsArg, localsArg);
  if (source instanceof PyCode) {
    const cells = checkClosure(source, closure);
    t.runCode(source, ns.globals, ns.locals, cells, source.name);
    return null;
  }
  if (closure !== null) raise.TypeError('closure can only be used when source is a code object');
  const code = compileSource(t, sourceOf(source, 'exec()', 'string, bytes or code object'), '<string>', 'exec', 0, 0);
  t.runCode(code, ns.globals, ns.locals, undefined, '<module>');
  return null;
}

function checkClosure(code: PyCode, closure: Value): readonly Value[] | undefined {
  if (code.nfree === 0) {
    if (closure !== null) raise.TypeError('cannot use a closure with this code object');
    return undefined;
  }
  const ok =
    closure instanceof PyTuple && closure.items.length === code.nfree && closure.items.every((cell) => cell instanceof PyCell);
  if (!ok) raise.TypeError(`code object requires a closure of exactly length ${code.nfree}`);
  return (closure as PyTuple).items;
}

function evaluate(t: Thread, _module: Value, source: Value, globalsArg: Value, localsArg: Value): Value {
  const ns = namespaces(t, 'eval', globalsArg, localsArg);
  if (source instanceof PyCode) {
    if (source.nfree > 0) raise.TypeError('code object passed to eval() may not contain free variables');
    return t.runCode(source, ns.globals, ns.locals, undefined, source.name);
  }
  const given = sourceOf(source, 'eval()', 'string, bytes or code object');
  const text = typeof given === 'string' ? given.replace(/^[ \t]+/, '') : given;
  return t.runCode(compileSource(t, text, '<string>', 'eval', 0, 0), ns.globals, ns.locals, undefined, '<module>');
}

function compileFunction(
  t: Thread,
  _module: Value,
  source: Value,
  filename: Value,
  mode: Value,
  flags: Value,
  dontInherit: Value,
  optimize: Value,
): Value {
  const kind = asStr(mode);
  if (kind === undefined) return raise.TypeError(`compile() argument 'mode' must be str, not ${typeName(mode)}`);
  if (kind !== 'exec' && kind !== 'eval' && kind !== 'single') {
    if (kind === 'func_type') return raise.ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    return raise.ValueError("compile() mode must be 'exec', 'eval' or 'single'");
  }
  const name = asStr(filename) ?? (filename instanceof PyBytes ? new TextOf(filename.data).text : undefined);
  if (name === undefined) return raise.TypeError(`expected str, bytes or os.PathLike object, not ${typeName(filename)}`);
  const level = Number(index(t, optimize));
  if (level < -1 || level > 2) return raise.ValueError('compile(): invalid optimize value');
  const bits = Number(index(t, flags));
  if (bits & 0x400) return raise.NotImplementedError('compile() to an AST is not supported yet');
  if (source instanceof PyCode) return source;
  void dontInherit;
  return compileSource(
    t,
    sourceOf(source, 'compile()', 'string, bytes or AST object'),
    utf16(name),
    kind,
    bits,
    Math.max(level, 0),
  );
}

/** File names given as bytes are UTF-8. */
class TextOf {
  readonly text: string;
  constructor(data: Uint8Array) {
    this.text = decodeURIComponent(Array.from(data, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  }
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
  const text = asStr(name);
  if (text === undefined) return raise.TypeError('module name must be a string');
  return importModule(t as VmThread, text, globals, fromlist ?? null, level);
}

export const frameFunctions: Record<string, NativeRow> = {
  globals: ['(module, /)', globals],
  locals: ['(module, /)', (t) => t.currentLocals()],
  exec: ['(module, source, globals=None, locals=None, /, *, closure=None)', exec],
  eval: ['(module, source, globals=None, locals=None, /)', evaluate],
  compile: ['(module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1)', compileFunction],
  __build_class__: ['(module, *args, **kwargs)', buildClass, 'FASTCALL_KEYWORDS'],
  __import__: [
    '(module, /, name, globals=NULL, locals=NULL, fromlist=NULL, level: int = 0)',
    importByName,
    undefined,
    '($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)',
  ],
};
