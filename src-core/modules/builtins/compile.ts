/** `compile`, and what `exec` and `eval` do with source (Python/bltinmodule.c `builtin_compile_impl`, Python/pythonrun.c). */

import { InvalidTree, validateTree } from '../../ast/validate.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { INHERITED_FLAGS } from '../../compile/1-future.ts';
import { type CompileMode, type CompileOptions, compile, compileTree, parseProgram } from '../../compile/compile.ts';
import { call, lookupSpecial } from '../../objects/abstract/call.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { announced, PyCode } from '../../objects/code.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, type Str, utf16, type Value } from '../../objects/value.ts';
import type { ParseMode } from '../../parse/parse.ts';
import { CompileError } from '../../source/errors.ts';
import { isNode } from '../_ast/classes.ts';
import { treeOfObjects } from '../_ast/from-objects.ts';
import { nodeObjects } from '../_ast/to-objects.ts';
import { syntaxError } from '../compile-error.ts';
import { worldOf } from '../world.ts';
import { COMPILE_FLAGS, PYCF } from './compile-flags.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

/** The text or bytes of code given as an argument (`_Py_SourceAsString`). */
export function sourceOf(t: Thread, value: Value, name: string, what: string): string | Uint8Array {
  const text = asStr(value);
  const source = text === undefined ? bytesView(t, value) : utf16(text);
  return source ?? raise.TypeError(`${name}() arg 1 must be a ${what} object`);
}

/** A file name (`PyUnicode_FSDecoder`): str, bytes or what `__fspath__` gives. Raises TypeError, ValueError. */
export function fileName(t: Thread, value: Value): string {
  let path = value;
  if (asStr(path) === undefined && !(path instanceof PyBytes)) {
    const method = lookupSpecial(t, path, '__fspath__');
    if (method === undefined) return raise.TypeError(`expected str, bytes or os.PathLike object, not ${typeName(value)}`);
    path = call(t, method, []);
    if (asStr(path) === undefined && !(path instanceof PyBytes)) {
      return raise.TypeError(`expected ${typeName(value)}.__fspath__() to return str or bytes, not ${typeName(path)}`);
    }
  }
  const name = path instanceof PyBytes ? decodeUtf8(path.data, 'escape') : utf16(asStr(path) as Str);
  return name.includes('\0') ? raise.ValueError('embedded null character') : name;
}

/** `sys.flags.optimize`. */
const levelOf = (t: Thread) => worldOf(t).start.optimize ?? 0;

/** A line of a source file with its end, for errors; null where there is none. */
function sourceLine(t: Thread, filename: string, lineno: number): string | null {
  const line = worldOf(t).sourceLines(filename)?.[lineno - 1];
  return line === undefined ? null : `${line}\n`;
}

interface Settings {
  readonly filename: string;
  /** PYCF and CO_FUTURE bits. */
  readonly flags: number;
  readonly optimize: number;
  readonly featureVersion?: number;
}

/** Options of a compilation by a program. */
export function optionsOf(t: Thread, { filename, flags, optimize, featureVersion }: Settings): CompileOptions {
  const onlyAst = (flags & PYCF.ONLY_AST) !== 0;
  return {
    flags: flags & (INHERITED_FLAGS | PYCF.ALLOW_TOP_LEVEL_AWAIT),
    optimize,
    typeComments: (flags & PYCF.TYPE_COMMENTS) !== 0,
    allowIncomplete: (flags & PYCF.ALLOW_INCOMPLETE_INPUT) !== 0,
    implyDedent: (flags & PYCF.DONT_IMPLY_DEDENT) === 0,
    maxDigits: t.runtime.intMaxStrDigits,
    featureVersion: onlyAst ? featureVersion : undefined,
    warn: (warning) => t.runtime.warnCompile(t, warning),
    programText: (lineno) => sourceLine(t, filename, lineno),
    pieces: worldOf(t).host?.library?.piece,
  };
}

/** Runs a stage of the compiler; its errors become Python's. */
export function guarded<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof CompileError) throw syntaxError(error);
    if (error instanceof InvalidTree) return raise[error.type](error.message);
    throw error;
  }
}

/** The code of an argument of `exec` or `eval`: future features of the caller hold in it. */
export function compileArgument(t: Thread, source: Value, name: 'exec' | 'eval'): PyCode {
  const given = sourceOf(t, source, name, 'string, bytes or code');
  const flags = t.currentCodeFlags() & INHERITED_FLAGS;
  const options = optionsOf(t, { filename: '<string>', flags, optimize: levelOf(t) });
  const text = name === 'eval' ? withoutIndent(given) : given;
  return announced(
    t,
    guarded(() => new PyCode(compile(text, '<string>', { ...options, mode: name }))),
  );
}

/** `eval` takes no notice of white space before the expression. */
function withoutIndent(source: string | Uint8Array): string | Uint8Array {
  if (typeof source === 'string') return source.replace(/^[ \t]+/, '');
  let at = 0;
  while (source[at] === 32 || source[at] === 9) at++;
  return source.subarray(at);
}

function checkMode(mode: string, flags: number): ParseMode {
  const onlyAst = (flags & PYCF.ONLY_AST) !== 0;
  if (mode === 'exec' || mode === 'eval' || mode === 'single') return mode;
  if (mode.includes('\0')) return raise.ValueError('embedded null character');
  if (mode !== 'func_type') {
    const kinds = onlyAst ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'";
    return raise.ValueError(`compile() mode must be ${kinds}`);
  }
  return onlyAst ? mode : raise.ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
}

/** `compile(source, filename, mode, flags, dont_inherit, optimize, _feature_version)`. */
export function compileFunction(
  t: Thread,
  _module: Value,
  source: Value,
  filename: Value,
  modeText: Str,
  given: number,
  dontInherit: boolean,
  level: number,
  featureVersion: number,
): Value {
  t.runtime.listener?.called(t, 'compile');
  const name = fileName(t, filename);
  if (given & ~COMPILE_FLAGS) raise.ValueError('compile(): unrecognised flags');
  if (level < -1 || level > 2) raise.ValueError('compile(): invalid optimize value');
  const flags = dontInherit ? given : given | (t.currentCodeFlags() & INHERITED_FLAGS);
  const mode = checkMode(utf16(modeText), given);
  const optimize = level < 0 ? levelOf(t) : level;
  const version = featureVersion >= 0 ? featureVersion : undefined;
  const options = optionsOf(t, { filename: name, flags, optimize, featureVersion: version });
  if (isNode(t, source)) {
    if (given & PYCF.ONLY_AST) return source;
    return guarded(() => {
      const tree = treeOfObjects(t, source, mode as CompileMode);
      validateTree(tree);
      return announced(t, new PyCode(compileTree(tree, name, options)));
    });
  }
  const text = sourceOf(t, source, 'compile', 'string, bytes or AST');
  if (flags & PYCF.ONLY_AST)
    return nodeObjects(
      t,
      guarded(() => parseProgram(text, name, mode, options)),
    );
  return guarded(() => announced(t, new PyCode(compile(text, name, { ...options, mode: mode as CompileMode }))));
}
