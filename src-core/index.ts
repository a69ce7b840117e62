/**
 * Lasti as a library: the compiler and everything that is known of code objects. Text in, code objects out, and back. Running
 * programs and debugging them goes through `protocol/` and `session/`.
 */
import { assemble as assembleListing } from './code/assembly-read.ts';
import { writeAssembly } from './code/assembly-write.ts';
import type { CodeObject } from './code/code-object.ts';
import type { Const } from './code/const.ts';
import { disassemble as disassembleCode } from './code/disassemble.ts';
import { dumps, loads } from './code/marshal.ts';
import { type PycHeader, readPyc as readFile, writePyc as writeFile } from './code/pyc.ts';
import { verifyCode } from './code/verify.ts';
import { type CompileMode, compile as compileSource } from './compile/compile.ts';
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
export { CompileError } from './source/errors.ts';

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

/** `marshal.loads` of a constant or code object. Raises CodeError, whose `type` is Python's exception class. */
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

/** The text of `dis.dis(code)`; `depth` limits how many levels of nested code objects follow. */
export function disassemble(
  code: CodeObject,
  options: { showCaches?: boolean; depth?: number; firstLine?: number } = {},
): string {
  return disassembleCode(code, options);
}

/** The code object of an assembly listing (code/assembly.ts has the notation). Raises AssemblyError. */
export function assemble(listing: string): CodeObject {
  return assembleListing(listing);
}

/** The assembly listing of a code object and all inside it, which `assemble` turns back into an equal one. */
export function toAssembly(code: CodeObject): string {
  return writeAssembly(code);
}

/** Refuses code that would corrupt a machine, and answers the stack size that it needs. Raises VerifyError. */
export function verify(code: CodeObject): { readonly stacksize: number } {
  return { stacksize: verifyCode(code).stacksize };
}
