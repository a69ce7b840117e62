/** `.pyc` files for the command line: made of sources, explained, listed. What cannot be done gives text for standard error. */
import { CodeError } from '../code/code-error.ts';
import { disassemble } from '../code/disassemble.ts';
import { type PycHeader, readPyc, sourceHash, writePyc, writePycHeader } from '../code/pyc.ts';
import { explainPyc, formatPyc, pycToJson } from '../code/pyc-layout.ts';
import { compile } from '../compile/compile.ts';
import { orderConstSet } from '../objects/code.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import type { StageText } from './stages.ts';

export type InvalidationMode = PycHeader['kind'];

/** The header of a source's `.pyc`; `mtime` in seconds. */
export function headerFor(source: Uint8Array, mode: InvalidationMode, mtime: number): PycHeader {
  return mode === 'timestamp' ? { kind: mode, mtime, size: source.length } : { kind: mode, hash: sourceHash(source) };
}

/** Whether the file that begins with `found` has the time of `header`: `compileall` leaves it alone (sizes it does not compare). */
export function isUpToDate(found: Uint8Array, header: PycHeader): boolean {
  if (header.kind !== 'timestamp' || found.length < 12) return false;
  return writePycHeader(header).every((byte, i) => i >= 12 || byte === found[i]);
}

/** The file's bytes, or what a CompileError prints. */
export function compileToPyc(source: Uint8Array, path: string, optimize: number, header: PycHeader): Uint8Array | string {
  try {
    return writePyc(compile(source, path, { optimize }), header);
  } catch (error) {
    if (error instanceof CompileError) return formatCompileError(error);
    throw error;
  }
}

function guard(print: () => string): StageText {
  try {
    return { text: print(), error: '' };
  } catch (error) {
    if (error instanceof CodeError) return { text: '', error: `${error.type}: ${error.message}\n` };
    throw error;
  }
}

/** Header by field and code objects as a tree; as JSON the meaning of every byte. */
export function printPyc(data: Uint8Array, name: string, json = false): StageText {
  return guard(() => {
    const layout = explainPyc(data, name);
    return json ? pycToJson(layout) : formatPyc(data, layout);
  });
}

/** The disassembly of the file's code. */
export function printPycBytecode(data: Uint8Array, name: string, showCaches = false): StageText {
  return guard(() => disassemble(readPyc(data, name).code, { showCaches, setOrder: orderConstSet }));
}
