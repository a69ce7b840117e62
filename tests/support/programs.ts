/** Runs Python programs on a machine of ours, inside the test's process. */

import { openLibraryFile } from '../../scripts/library.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import { str } from '../../src-core/objects/abstract/repr.ts';
import { PyCode } from '../../src-core/objects/code.ts';
import { PyException } from '../../src-core/objects/exception.ts';
import { utf16 } from '../../src-core/objects/value.ts';
import { makeMachine } from '../../src-core/session/machine.ts';
import type { VmThread } from '../../src-core/vm/thread.ts';

/** What a program wrote to stdout, and the exception that ended it. */
export function runProgram(source: string, name: string, dispatcher?: VmThread['dispatcher']): { stdout: string; error: string } {
  let stdout = '';
  const host = new MemoryHost({ cwd: '/program', library: openLibraryFile() });
  const { thread, main } = makeMachine({
    write(stream, text) {
      if (stream === 'stdout') stdout += text;
    },
    readLine: () => undefined,
    argv: [name],
    host,
  });
  if (dispatcher) thread.dispatcher = dispatcher;
  try {
    thread.runCode(new PyCode(compile(source, name, {})), main.dict, main.dict, undefined, '__main__');
    return { stdout, error: '' };
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return { stdout, error: `${utf16(error.cls.name)}: ${utf16(str(thread, error))}` };
  }
}
