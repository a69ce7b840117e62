/**
 * The commands and their options. Each command is a module of its own that loads when it is asked for, so that `lasti run` starts
 * without the weight of the others.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { StartedWorker } from '../engine-process.ts';
import { version } from '../version.ts';
import { grantOptions, separateGrants } from './grants.ts';
import { runOptions, runRequest, separateProgram } from './run-options.ts';

/** Commands that print one stage of the compiler, with what they print. */
const STAGES = {
  tokens: 'the tokens, as "python3 -m tokenize -e" prints them',
  ast: 'the syntax tree, as ast.dump(ast.parse(...), indent=2) has it',
  symtable: 'the symbol tables: every scope and every name in it',
  cfg: 'the control-flow graph of each code object after each pass, blocks and instructions',
  dis: 'the bytecode, as "python3 -m dis" prints it (of a .pyc file too)',
} as const;

function buildProgram(ahead: StartedWorker | undefined): Command {
  const program = new Command('lasti')
    .description('A debugger for Python bytecode, with a complete CPython 3.12 compiler and virtual machine inside.')
    .version(version)
    .argument('[file]', 'Python program to open in the window')
    .action(async (file?: string) => {
      process.exitCode = await (await import('./commands/window.ts')).openWindow(file);
    })
    .addHelpText('after', '\nWithout a command, the window opens; "lasti COMMAND --help" tells about a command.')
    .enablePositionalOptions()
    .exitOverride();

  runOptions(
    grantOptions(
      program
        .command('run')
        .description('run a program, as "python3 FILE ARGS" does')
        .argument('[file]', 'Python program; "-" is standard input')
        .argument('[args...]', 'arguments of the program')
        .passThroughOptions()
        .allowUnknownOption(false),
    ),
  )
    .option('--trace', 'print each instruction before it runs, with the values that it takes, on standard error')
    .action(async (file: string | undefined, args: string[], options, command: Command) => {
      const request = runRequest(file, args, options, process.argv.slice(2));
      if (request === undefined) command.error("error: missing required argument 'file'", { exitCode: 2 });
      else process.exitCode = await (await import('./commands/run.ts')).run({ ...request, ahead });
    });

  grantOptions(
    program
      .command('profile')
      .description('run a program and count its calls, times and instructions, exactly and not by samples')
      .argument('<file>', 'Python program')
      .argument('[args...]', 'arguments of the program')
      .addOption(
        new Option('-s, --sort <column>', 'what orders the table')
          .choices(['ncalls', 'tottime', 'cumtime', 'instructions'])
          .default('instructions'),
      )
      .option('-o, --output <file>', 'write FILE.pstats, .speedscope.json, .collapsed or .json instead of the table')
      .addOption(
        new Option('--detail <what>', 'hook calls, or every instruction: lines, opcodes and what specialised are told then')
          .choices(['calls', 'instructions'])
          .default('calls'),
      )
      .option('--compare <file>', 'print what differs in counts from an earlier profile (a .json of the same detail)')
      .passThroughOptions(),
  ).action(async (file: string, args: string[], options) => {
    process.exitCode = await (await import('./commands/profile.ts')).profile(file, args, options);
  });

  for (const [stage, what] of Object.entries(STAGES)) {
    const command = program.command(stage).description(`print ${what}`).argument('<file>', 'Python program');
    command.option('-O, --optimize', 'optimise as "python3 -O" does (twice for -OO)', (_, level: number) => level + 1, 0);
    if (stage === 'dis') command.option('-C, --show-caches', 'show inline caches');
    if (stage === 'cfg') command.option('--final-only', 'show the finished graph alone');
    command.option('--json', 'print plain data, whose shapes src-main/cli/README.md tells');
    if (stage === 'ast') {
      command.option('-a, --include-attributes', 'include positions');
      command.option('-i, --indent <number>', 'blanks for each level ("python3 -m ast" has 3)', parseIndent, 2);
    }
    command.action(async (file: string, options) => {
      process.exitCode = await (await import('./commands/stage.ts')).printStage(stage as keyof typeof STAGES, file, options);
    });
  }

  program
    .command('compile')
    .description('write the .pyc of each source, as "python3 -m compileall" does')
    .argument('<path...>', 'Python files, and folders whose files are compiled')
    .option('-o, --output <folder>', 'write FOLDER/RELATIVE/NAME.pyc instead of __pycache__ beside each source')
    .addOption(
      new Option('--invalidation-mode <mode>', 'how the file is held against its source')
        .choices(['timestamp', 'checked-hash', 'unchecked-hash'])
        .default('timestamp'),
    )
    .option('-O, --optimize', 'optimise as "python3 -O" does (twice for -OO)', (_, level: number) => level + 1, 0)
    .option('--json', 'what became of each file, as JSON')
    .action(async (paths: string[], options) => {
      process.exitCode = (await import('./commands/compile.ts')).compilePaths(paths, options);
    });

  program
    .command('pyc')
    .description('explain a .pyc file without running it: header by field, code objects as a tree')
    .argument('<file>', '.pyc file')
    .option('--json', 'the meaning of every byte, as JSON')
    .action(async (file: string, options) => {
      process.exitCode = (await import('./commands/pyc.ts')).explainFile(file, options);
    });

  program
    .command('web')
    .description('serve the window to a browser on this machine and print its address')
    .argument('[file]', 'Python program to open')
    .option('-p, --port <number>', 'port to listen on (any free one by default)', parsePort, 0)
    .action(async (file: string | undefined, { port }: { port: number }) => {
      process.exitCode = await (await import('./commands/web.ts')).serveWeb(file, port);
    });
  return program;
}

function parseIndent(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('A number of blanks is wanted.');
  return Number(text);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new CommanderError(2, 'lasti.port', `no port number: ${text}`);
  return port;
}

/** Does what the arguments after `lasti` say, in the worker `ahead` if they run a program; the status is `process.exitCode` then. */
export async function runCommandLine(args: readonly string[], ahead?: StartedWorker): Promise<void> {
  try {
    await buildProgram(ahead).parseAsync(separateProgram(separateGrants(args)), { from: 'user' });
  } catch (error) {
    // Commander has printed its sentence; python3 answers a wrong command line with status 2.
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'lasti.port') console.error(`error: ${error.message}`);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
