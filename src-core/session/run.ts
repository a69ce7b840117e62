/**
 * Runs a program to its end without a debugger, as `python3 FILE`. What the compiler rejects ends with its error and status 1.
 * Executing is not built yet: says so and ends with status 1.
 */
import { encodeUtf8 } from '../base/utf8.ts';
import type { CodeObject } from '../code/code-object.ts';
import { compile } from '../compile/compile.ts';
import type { Host } from '../host/host.ts';
import type { RunProgram } from '../protocol/worker.ts';
import { decodeSource } from '../source/decode.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';

export const runProgram: RunProgram<Host> = ({ host, path }) => {
  let code: CodeObject;
  try {
    const { text } = decodeSource(host.files.read(path), path, { file: true });
    const lines = text.split('\n');
    code = compile(text, path, { programText: (lineno) => (lineno <= lines.length ? `${lines[lineno - 1]}\n` : null) });
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    host.stderr.write(encodeUtf8(formatCompileError(error)));
    return 1;
  }
  host.stderr.write(encodeUtf8(`lasti: running ${code.fields.name} is not supported yet\n`));
  return 1;
};
