/**
 * Lasti as a library: the compiler and everything that is known of code objects. Text in, code objects out, and back. Running
 * programs and debugging them goes through `protocol/` and `session/`.
 *
 *     const code = compile('print(6 * 7)', 'answer.py');
 *     disassemble(code);                                   // as dis.dis prints it
 *     writePyc(code, { kind: 'timestamp', mtime: 0, size: 12 });
 *     assemble(toAssembly(code).replace('42', '43'));      // changed by hand, and verified
 */
import { assemble as assembleListing } from './code/assembly-read.ts';
import { writeAssembly } from './code/assembly-write.ts';
import { CodeObject } from './code/code-object.ts';
import type { Const } from './code/const.ts';
import { codeInfo as describeCode, disassemble as disassembleCode } from './code/disassemble.ts';
import { dumps, loads } from './code/marshal.ts';
import { type PycHeader, readPyc as readFile, writePyc as writeFile } from './code/pyc.ts';
import { verifyCode } from './code/verify.ts';
import { type CompileMode, compile as compileSource } from './compile/compile.ts';
import './objects/all.ts';
import { orderConstSet } from './objects/code.ts';
import type { CompileWarning } from './source/errors.ts';

export { AssemblyError } from './code/assembly-read.ts';
export { CodeError } from './code/code-error.ts';
export { CodeObject } from './code/code-object.ts';
export {
  BytesConst,
  ComplexConst,
  type Const,
  ELLIPSIS,
  FloatConst,
  FrozenSetConst,
  TupleConst,
  WideConst,
} from './code/const.ts';
export { type PycHeader, sourceHash } from './code/pyc.ts';
export { VerifyError, type VerifyRule } from './code/verify.ts';
export { CompileError, type CompileWarning } from './source/errors.ts';
export type { CompileMode };

export interface LibraryCompileOptions {
  /** 0 (default), 1 as `-O`, 2 as `-OO`. */
  readonly optimize?: number;
  /** CO_FUTURE_* bits that hold from the start. */
  readonly flags?: number;
  /** Hears each warning; answer 'error' to make it a SyntaxError. */
  readonly warn?: (warning: CompileWarning) => unknown;
}

/**
 * Python's `compile(source, filename, mode)`: the code object that CPython 3.12.7 makes. `source` is text or the bytes of a file,
 * whose coding is then found as Python finds it. Raises CompileError.
 */
export function compile(
  source: string | Uint8Array,
  filename = '<string>',
  mode: CompileMode = 'exec',
  options: LibraryCompileOptions = {},
): CodeObject {
  return compileSource(source, filename, { mode, ...options });
}

/**
 * `marshal.loads` of a constant or code object; bytes behind it are ignored. Raises CodeError, whose `type` is Python's exception
 * class. Lists, dicts and sets, which no code object holds, are refused.
 */
export function marshalLoads(data: Uint8Array): Const {
  return loads(data);
}

/** `marshal.dumps` in format `version`, 0 to 4. Raises CodeError. */
export function marshalDumps(value: Const, version = 4): Uint8Array {
  return dumps(value, version);
}

/** Header and code of a `.pyc` file of Python 3.12; `name` is what errors call it. Raises CodeError. */
export function readPyc(data: Uint8Array, name = '<pyc>'): { readonly header: PycHeader; readonly code: CodeObject } {
  return readFile(data, name);
}

/** The bytes of a `.pyc` file. */
export function writePyc(code: CodeObject, header: PycHeader): Uint8Array {
  return writeFile(code, header);
}

export interface LibraryDisassembleOptions {
  /** Lists inline caches too. */
  readonly showCaches?: boolean;
  /** How many levels of nested code objects follow; all when absent. */
  readonly depth?: number;
  /** The number that the first line is to have. */
  readonly firstLine?: number;
  /** Marks the instruction at this byte offset with `-->`. */
  readonly lasti?: number;
}

/** The text of `dis.dis(code)`; only the addresses of code objects are invented. */
export function disassemble(code: CodeObject, options: LibraryDisassembleOptions = {}): string {
  return disassembleCode(code, { ...options, setOrder: orderConstSet });
}

/** The text of `dis.code_info(code)`: the fields of one code object. */
export function codeInfo(code: CodeObject): string {
  return describeCode(code, undefined, orderConstSet);
}

/** The code object of an assembly listing (code/assembly.ts has the notation). Raises AssemblyError. */
export function assemble(listing: string): CodeObject {
  return assembleListing(listing);
}

/** The assembly listing of a code object and all inside it, which `assemble` turns back into an equal one. */
export function toAssembly(code: CodeObject): string {
  return writeAssembly(code);
}

/**
 * Refuses code that would corrupt a machine, code objects among its constants included, and answers the stack size that it needs.
 * Raises VerifyError.
 */
export function verify(code: CodeObject): { readonly stacksize: number } {
  for (const value of code.fields.consts) if (value instanceof CodeObject) verify(value);
  return { stacksize: verifyCode(code).stacksize };
}
