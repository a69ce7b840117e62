/** Runs a program on our machine with a host of its own, and tells what it left behind. */

import { openLibraryFile } from '../../scripts/library.ts';
import { NO_GRANTS } from '../../src-core/host/grants.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import { runProgram } from '../../src-core/session/run.ts';
import { algorithms } from '../../src-main/algorithms.ts';
import type { Outcome } from './reference.ts';

export interface ProgramOptions {
  filename?: string;
  args?: readonly string[];
  stdin?: string;
}

/** As `python3 FILE`: streams as text and the exit status. The file is the only one that there is. */
export function runOurs(source: string | Uint8Array, options: ProgramOptions = {}): Outcome {
  const path = options.filename ?? 'program.py';
  const data = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const host = new MemoryHost({
    files: { [path]: data },
    cwd: '/program',
    args: options.args ?? [],
    stdin: new TextEncoder().encode(options.stdin ?? ''),
    grants: { ...NO_GRANTS, read: 'all' },
    library: openLibraryFile(),
    algorithms,
  });
  const deadline = Date.now() + 10_000;
  const status = runProgram({
    host,
    path,
    name: path,
    // A program that does not end is interrupted.
    mailbox: { hasMail: () => Date.now() > deadline, drain() {}, wait() {} },
    takeInterrupt: () => true,
  });
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { stdout: text(host.stdout.bytes()), stderr: text(host.stderr.bytes()), status };
}
