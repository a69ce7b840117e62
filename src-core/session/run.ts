/**
 * Runs a program to its end without a debugger. Not built yet: says so and ends with status 1.
 */
import type { Host } from '../host/host.ts';
import type { RunProgram } from '../protocol/worker.ts';

export const runProgram: RunProgram<Host> = ({ host }) => {
  const text = 'lasti: running programs is not supported yet\n';
  host.stderr.write(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  return 1;
};
