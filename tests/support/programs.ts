/** Runs Python programs on a machine of ours, inside the test's process. */

import { openLibraryFile } from '../../scripts/library.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import { flushStandardOutput } from '../../src-core/modules/sys/streams.ts';
import { str } from '../../src-core/objects/abstract/repr.ts';
import { PyCode } from '../../src-core/objects/code.ts';
import { PyException } from '../../src-core/objects/exception.ts';
import { utf16 } from '../../src-core/objects/value.ts';
import { makeMachine } from '../../src-core/session/machine.ts';
import type { VmThread } from '../../src-core/vm/thread.ts';
import { algorithms } from '../../src-main/algorithms.ts';

/** What a program wrote to stdout, and the exception that ended it. `modules`: files beside it. */
export function runProgram(
  source: string,
  name: string,
  { dispatcher, modules = {} }: { dispatcher?: VmThread['dispatcher']; modules?: Readonly<Record<string, string>> } = {},
): { stdout: string; error: string } {
  const files = Object.fromEntries(
    Object.entries(modules).map(([file, text]) => [`/program/${file}`, new TextEncoder().encode(text)]),
  );
  const host = new MemoryHost({ algorithms, cwd: '/program', library: openLibraryFile(), files });
  const { thread, main } = makeMachine({ host, argv: [name] });
  const printed = () => {
    flushStandardOutput(thread);
    return new TextDecoder().decode(host.stdout.bytes());
  };
  if (dispatcher) thread.dispatcher = dispatcher;
  try {
    thread.runCode(new PyCode(compile(source, name, {})), main.dict, main.dict, undefined, '__main__');
    return { stdout: printed(), error: '' };
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return { stdout: printed(), error: `${utf16(error.cls.name)}: ${utf16(str(thread, error))}` };
  }
}
