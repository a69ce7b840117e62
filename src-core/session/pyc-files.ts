/** `.pyc` files for the command line: made of sources, explained, listed. What cannot be done gives text for standard error. */
import type { Pieces } from '../base/multibyte/codings.ts';
import { CodeError } from '../code/code-error.ts';
import { CodeObject } from '../code/code-object.ts';
import { disassemble } from '../code/disassemble.ts';
import { type PycHeader, readPyc, sourceHash, writePyc, writePycHeader } from '../code/pyc.ts';
import {
  describeDamage,
  explainPyc,
  formatPyc,
  type PycDamage,
  type PycLayout,
  type PycSpan,
  plainHeader,
} from '../code/pyc-layout.ts';
import { compile } from '../compile/compile.ts';
import '../objects/all.ts';
import { orderConstSet } from '../objects/code.ts';
import type { CodeTree } from '../protocol/code-shapes.ts';
import { decodeSource } from '../source/decode.ts';
import { CompileError, type CompileWarning } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import { programLines } from '../source/program-text.ts';
import { byteColumns, codeTree } from './code-detail.ts';
import type { StageText } from './stages.ts';

export type InvalidationMode = PycHeader['kind'];

/** The header of a source's `.pyc`; `mtime` in seconds. */
export function headerFor(source: Uint8Array, mode: InvalidationMode, mtime: number): PycHeader {
  return mode === 'timestamp' ? { kind: mode, mtime, size: source.length } : { kind: mode, hash: sourceHash(source) };
}

/**
 * Whether a file that begins with `found` was made of a source of this time and is held against it by time: `compileall` leaves it
 * alone then, whatever kind of file is asked for (Lib/compileall.py, `compile_file`). `mtime` in seconds.
 */
export function isUpToDate(found: Uint8Array, mtime: number): boolean {
  const wanted = writePycHeader({ kind: 'timestamp', mtime, size: 0 });
  return found.length >= 12 && wanted.subarray(0, 12).every((byte, i) => byte === found[i]);
}

/** What compiling a file for its `.pyc` gives. */
export interface PycOutcome {
  /** The file, unless the source was rejected. */
  readonly bytes: Uint8Array | undefined;
  /** What the error prints; '' where there is none. */
  readonly error: string;
  /** The warnings, as the reference prints them on standard error. */
  readonly warnings: string;
}

/**
 * The `.pyc` of a source, its errors in the words of `py_compile` (Lib/py_compile.py, `PyCompileError`). Warnings that the default
 * filters hide (DeprecationWarning outside of `__main__`) are not told.
 */
export function compileToPyc(source: Uint8Array, path: string, optimize: number, header: PycHeader, pieces?: Pieces): PycOutcome {
  const warnings: string[] = [];
  const programText = (lineno: number): string | null => {
    const { text } = decodeSource(source, path, { execInput: true, pieces });
    return programLines(text)(lineno);
  };
  const warn = ({ category, message, lineno }: CompileWarning): void => {
    if (category === 'DeprecationWarning') return;
    const line = programText(lineno)?.trim();
    warnings.push(`${path}:${lineno}: ${category}: ${message}\n${line ? `  ${line}\n` : ''}`);
  };
  try {
    const bytes = writePyc(compile(source, path, { optimize, warn, programText, pieces }), header);
    return { bytes, error: '', warnings: warnings.join('') };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const syntax = /^(Syntax|Indentation|Tab)Error$/.test(error.type);
    const text = syntax ? formatCompileError(error) : `Sorry: ${error.type}: ${error.message}`;
    return { bytes: undefined, error: text, warnings: warnings.join('') };
  }
}

/**
 * Header by field and code objects as a tree; as JSON (PycReport) the meaning of every byte. Of a damaged file what could be read,
 * and a sentence with the offset.
 */
export function printPyc(data: Uint8Array, name: string, json = false): StageText {
  const layout = explainPyc(data, name);
  const { damage } = layout;
  return {
    text: json ? printJson(pycReport(layout, name)) : formatPyc(data, layout),
    error: damage ? `${describeDamage(damage)}\n` : '',
  };
}

/** `lasti pyc --json`. */
export interface PycReport {
  file: string;
  header: Record<string, string | number> | null;
  /** Which bytes mean what. */
  spans: readonly PycSpan[];
  code: CodeTree | null;
  error: PycDamage | null;
  trailing: number;
}

function pycReport({ header, spans, code, damage, trailing }: PycLayout, file: string): PycReport {
  return {
    file,
    header: header ? plainHeader(header) : null,
    spans,
    code: code instanceof CodeObject ? codeTree(code, byteColumns) : null,
    error: damage ?? null,
    trailing,
  };
}

/** The disassembly of the file's code; as JSON its code objects with every field. */
export function printPycBytecode(data: Uint8Array, name: string, showCaches = false, json = false): StageText {
  try {
    const { code } = readPyc(data, name);
    const text = json
      ? printJson({ file: name, code: codeTree(code, byteColumns) })
      : disassemble(code, { showCaches, setOrder: orderConstSet });
    return { text, error: '' };
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const { damage } = explainPyc(data, name);
    return { text: '', error: `${damage ? describeDamage(damage) : `${error.type}: ${error.message}`}\n` };
  }
}

const printJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
