/** The `--allow-...` options of the command line, and the grants that they make. */
import { dirname } from 'node:path';
import type { Command } from 'commander';
import type { Grants, PathGrant } from '../../src-core/host/grants.ts';
import { canonicalPath } from '../paths.ts';

export interface GrantOptions {
  allowRead?: string;
  allowWrite?: string;
  allowEnv?: boolean;
  allowNet?: boolean;
}

export function grantOptions(command: Command): Command {
  return command
    .option(
      '--allow-read [paths]',
      'let the program read these files and folders (all without a value); its own folder it may read always',
    )
    .option('--allow-write [paths]', 'let the program write these files and folders (all without a value)')
    .option('--allow-env', 'let the program see the environment')
    .option('--allow-net', 'let the program reach the network by TCP and UDP; without it, its sockets reach only each other');
}

/** `--allow-read=a,b` grants a and b; by default a program reads the folder that it lies in, and nothing else. */
export function grantsOf(options: GrantOptions, file: string): Grants {
  // The folder that it was named in, and, for a link, the one that it lies in, which is the program's `sys.path[0]`.
  const own = [...new Set([canonicalPath(dirname(file)), dirname(canonicalPath(file))])];
  const read = pathGrant(options.allowRead);
  return {
    read: read === 'all' ? 'all' : [...own, ...read],
    write: pathGrant(options.allowWrite),
    env: options.allowEnv ?? false,
    net: options.allowNet ?? false,
  };
}

/** The value after `=`: '' (none was written) grants everything. */
function pathGrant(value: string | undefined): PathGrant {
  if (value === '') return 'all';
  return value === undefined ? [] : value.split(',').filter(Boolean).map(canonicalPath);
}

/** `--allow-read FILE` names a program, not a grant: only what follows a `=` is its value, as in Deno. */
export function separateGrants(args: readonly string[]): string[] {
  const isValue = (i: number) => args[0] === 'profile' && /^(-[so]|--(sort|output|detail|compare))$/.test(args[i - 1]);
  const end = args.findIndex((arg, i) => i > 0 && !arg.startsWith('-') && !isValue(i));
  return args.map((arg, i) => ((end < 0 || i < end) && /^--allow-(read|write)$/.test(arg) ? `${arg}=` : arg));
}
