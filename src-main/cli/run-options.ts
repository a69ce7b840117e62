/** The options of `lasti run` that are python3's own, and what they ask for. */
import { type Command, InvalidArgumentError } from 'commander';
import type { ProgramOptions, ProgramTarget } from '../../src-core/protocol/worker.ts';
import type { RunRequest } from './commands/run.ts';
import { type GrantOptions, grantsOf } from './grants.ts';

interface Given extends GrantOptions {
  c?: string;
  m?: string;
  i?: boolean;
  E?: boolean;
  I?: boolean;
  s?: boolean;
  S?: boolean;
  B?: boolean;
  P?: boolean;
  u?: boolean;
  q?: boolean;
  O: number;
  b: number;
  v: number;
  maxInstructions?: number;
  maxMemory?: number;
  W: string[];
  X: string[];
  trace?: boolean;
}

const count = (_: string, level: number) => level + 1;
/** A limit, as a whole number above 0. */
function positive(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is wanted.');
  return Number(text);
}
const collect = (value: string, all: string[]) => [...all, value];

export function runOptions(command: Command): Command {
  return command
    .option('-c <code>', 'run this text; what follows are its arguments')
    .option('-m <module>', 'run this module of the library, or of the present folder; what follows are its arguments')
    .option('-i', 'go on with a prompt when the program has ended')
    .option('-O', 'leave out assertions (twice: docstrings too)', count, 0)
    .option('-W <filter>', 'a filter of warnings, as python3 -W', collect, [])
    .option('-X <option>', 'an option of the implementation, as python3 -X', collect, [])
    .option('-E', 'ignore PYTHON variables of the environment')
    .option('-I', 'isolated: -E, -P and -s')
    .option('-P', 'do not look for modules in the folder of the program')
    .option('-s', 'do not look for modules in the folder of the user')
    .option('-S', 'leave out what the module site adds')
    .option('-B', 'write no .pyc files')
    .option('-u', 'write output at once')
    .option('-b', 'warn where bytes and str are compared (twice: refuse)', count, 0)
    .option('-q', 'no words before the first prompt')
    .option('-v', 'tell about imports', count, 0)
    .option('--max-instructions <number>', 'end the program when it has executed so many instructions', positive)
    .option('--max-memory <megabytes>', 'end the program when its objects take more memory', positive);
}

/** After `-c CODE` and `-m MODULE` all that follows belongs to the program. */
export function separateProgram(args: readonly string[]): string[] {
  if (args[0] !== 'run') return [...args];
  for (let i = 1; i < args.length && args[i].startsWith('-') && args[i] !== '-' && args[i] !== '--'; i++) {
    if (/^-[WX]$/.test(args[i])) i++;
    else if (/^-[cm]$/.test(args[i])) return [...args.slice(0, i + 2), '--', ...args.slice(i + 2)];
    else if (/^-[cm]./.test(args[i])) return [...args.slice(0, i + 1), '--', ...args.slice(i + 1)];
  }
  return [...args];
}

function xOptions(options: readonly string[]): Record<string, string | true> {
  return Object.fromEntries(
    options.map((option) => {
      const at = option.indexOf('=');
      return at < 0 ? [option, true as const] : [option.slice(0, at), option.slice(at + 1)];
    }),
  );
}

/** What is to be run; undefined where nothing was named. */
export function runRequest(
  file: string | undefined,
  args: readonly string[],
  given: Given,
  originalArgv: readonly string[],
): RunRequest | undefined {
  let target: ProgramTarget | undefined;
  if (given.c !== undefined) target = { code: given.c };
  else if (given.m !== undefined) target = { module: given.m };
  else if (file === '-' || (file === undefined && given.i)) target = { stdin: true };
  else if (file === undefined) return undefined;
  const isProgram = given.c === undefined && given.m === undefined;
  const rest = isProgram || file === undefined ? args : [file, ...args];
  const options: ProgramOptions = {
    optimize: Math.min(given.O, 2),
    inspect: given.i ?? false,
    interactive: given.i ?? false,
    isolated: given.I ?? false,
    ignoreEnvironment: given.E ?? false,
    noSite: given.S ?? false,
    noUserSite: given.s ?? false,
    safePath: given.P ?? false,
    dontWriteBytecode: given.B ?? false,
    unbuffered: given.u ?? false,
    quiet: given.q ?? false,
    verbose: given.v,
    bytesWarning: given.b,
    warnOptions: given.W,
    xOptions: xOptions(given.X),
    executable: process.argv[1],
    originalArgv: [process.argv[1], ...originalArgv],
    maxInstructions: given.maxInstructions,
  };
  const own = isProgram && file !== undefined && file !== '-' ? file : './-';
  const observe = given.trace ? ({ trace: true } as const) : undefined;
  return {
    file: isProgram ? file : undefined,
    target,
    args: rest,
    options,
    grants: grantsOf(given, own),
    observe,
    heapMegabytes: given.maxMemory,
  };
}
