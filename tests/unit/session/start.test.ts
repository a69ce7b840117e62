/** How a program starts: options and variables, refusals, times of imports, and the prompt. What is expected was seen of python3.12. */
import { describe, expect, it } from 'vitest';
import { openLibraryFile } from '../../../scripts/library.ts';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import type { ProgramOptions, ProgramTarget } from '../../../src-core/protocol/worker.ts';
import { runProgram } from '../../../src-core/session/run.ts';

interface Start {
  readonly options?: ProgramOptions;
  readonly env?: Record<string, string>;
  readonly input?: string;
  readonly files?: Record<string, string>;
}

/** Status, standard output and standard error. */
function run(target: ProgramTarget, { options = {}, env = {}, input = '', files = {} }: Start = {}): [number, string, string] {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const host = new MemoryHost({
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytes(text)])),
    cwd: '/program',
    env,
    stdin: bytes(input),
    grants: { ...NO_GRANTS, read: 'all', env: true },
    library: openLibraryFile(),
  });
  const mailbox = { hasMail: () => false, drain() {}, wait() {} };
  const status = runProgram({ host, path: '', name: '', target, mailbox, takeInterrupt: () => false, options });
  const text = (stream: { bytes(): Uint8Array }) => new TextDecoder().decode(stream.bytes());
  return [status, text(host.stdout), text(host.stderr)];
}
const code = (text: string): ProgramTarget => ({ code: text });
const FLAGS = `import sys; f = sys.flags
print(f.optimize, f.no_user_site, f.ignore_environment, f.verbose, f.dev_mode, f.utf8_mode, f.warn_default_encoding, f.safe_path, f.int_max_str_digits)
print(sys.warnoptions, sys._xoptions, sys.pycache_prefix, sys.dont_write_bytecode, __debug__)
print(sys.stdin.errors, sys.stdout.errors, sys.stderr.errors)`;

it('imports nothing that it can do without', () => {
  const names =
    '__main__ _frozen_importlib _frozen_importlib_external _imp _io _sitebuiltins _thread _warnings _weakref builtins marshal posix sys';
  expect(run(code('import sys; print(*sorted(sys.modules))'))[1]).toBe(`${names}\n`);
});

describe('options and variables', () => {
  it('are completed by each other', () => {
    expect(run(code(FLAGS))[1]).toBe('0 0 0 0 False 0 0 False 4300\n[] {} None True True\nstrict strict backslashreplace\n');
    const env = {
      PYTHONOPTIMIZE: '2',
      PYTHONNOUSERSITE: 'x',
      PYTHONSAFEPATH: '1',
      PYTHONUTF8: '1',
      PYTHONWARNINGS: 'error,ignore::DeprecationWarning',
      PYTHONINTMAXSTRDIGITS: '700',
      PYTHONPYCACHEPREFIX: '/cache',
      PYTHONWARNDEFAULTENCODING: '1',
    };
    expect(run(code(FLAGS), { env, options: { warnOptions: ['once'], bytesWarning: 1 } })[1]).toBe(
      "2 1 0 0 False 1 1 True 700\n['error', 'ignore::DeprecationWarning', 'once', 'default::BytesWarning'] {} /cache True False\n" +
        'surrogateescape surrogateescape backslashreplace\n',
    );
    const ignored = run(code(FLAGS), {
      env,
      options: { ignoreEnvironment: true, xOptions: { int_max_str_digits: '0', odd: true } },
    });
    expect(ignored[1]).toBe(
      "0 0 1 0 False 0 0 False 0\n[] {'int_max_str_digits': '0', 'odd': True} None True True\nstrict strict backslashreplace\n",
    );
  });

  it('-X dev', () => {
    const program = 'import sys, faulthandler; print(sys.flags.dev_mode, sys.warnoptions, faulthandler.is_enabled())';
    expect(run(code(program), { options: { xOptions: { dev: true } } })).toEqual([0, "True ['default'] True\n", '']);
    expect(run(code(program), { env: { PYTHONDEVMODE: '1' } })[1]).toBe("True ['default'] True\n");
  });

  it('PYTHONIOENCODING', () => {
    const program = `import sys; print(sys.stdout.errors, sys.stderr.errors, '\\u20ac')`;
    expect(run(code(program), { env: { PYTHONIOENCODING: 'ascii:replace' } })[1]).toBe('replace backslashreplace ?\n');
    expect(run(code(program), { env: { PYTHONIOENCODING: ':ignore' } })[1]).toBe('ignore backslashreplace \u20ac\n');
  });

  it('-X warn_default_encoding', () => {
    const program =
      "import io, warnings; warnings.simplefilter('error'); io.TextIOWrapper(io.BytesIO(), encoding='locale')\nopen('/program/x')";
    const [status, , stderr] = run(code(program), {
      options: { xOptions: { warn_default_encoding: true } },
      files: { '/program/x': '' },
    });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/, line 2, in <module>\nEncodingWarning: 'encoding' argument not specified\n$/),
    ]);
  });

  it('that are wrong refuse the start', () => {
    const refusal = (start: Start) => run(code('print(1)'), start);
    const fatal = (words: string, state = 'preinitialized') => [
      1,
      '',
      `Fatal Python error: ${words}\nPython runtime state: ${state}\n\n`,
    ];
    const digits = 'invalid limit; must be >= 640 or 0 for unlimited.';
    expect(refusal({ options: { xOptions: { int_max_str_digits: '3' } } })).toEqual(
      fatal(`config_init_int_max_str_digits: -X int_max_str_digits: ${digits}`),
    );
    expect(refusal({ env: { PYTHONINTMAXSTRDIGITS: 'abc' } })).toEqual(
      fatal(`config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: ${digits}`),
    );
    expect(refusal({ options: { xOptions: { utf8: '2' } } })).toEqual(
      fatal('preconfig_init_utf8_mode: invalid -X utf8 option value', 'preinitializing'),
    );
    expect(refusal({ options: { xOptions: { frozen_modules: 'what' } } })).toEqual(
      fatal('bad value for option -X frozen_modules (expected "on" or "off")'),
    );
    expect(refusal({ options: { xOptions: { tracemalloc: true } } })).toEqual([
      1,
      '',
      'lasti: -X tracemalloc is not supported yet\n',
    ]);
  });

  it('-X importtime', () => {
    const [status, stdout, stderr] = run(code('import graphlib\ntry: import nonono\nexcept ImportError: print("none")'), {
      options: { xOptions: { importtime: true } },
    });
    expect([status, stdout]).toEqual([0, 'none\n']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe('import time: self [us] | cumulative | imported package');
    for (const line of lines.slice(1)) expect(line).toMatch(/^import time: [ \d]{8}\d \| [ \d]{9}\d \| ( {2})*[\w.]+$/);
    expect(lines.map((line) => line.split(' | ')[2])).toEqual(expect.arrayContaining(['  types', 'graphlib', 'nonono']));
  });
});

describe('the prompt', () => {
  const prompt = (input: string, start: Start = {}, target: ProgramTarget = { stdin: true }) =>
    run(target, { ...start, input, options: { inspect: true, interactive: true, quiet: true, ...start.options } });

  it('runs statements as they come', () => {
    expect(prompt('x=3\nif x:\n  print(x)\n\n1/0\nx+1\nraise SystemExit(4)\n')).toEqual([
      4,
      '3\n4\n',
      '>>> >>> ... ... >>> Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n' +
        'ZeroDivisionError: division by zero\n>>> >>> ',
    ]);
    expect(prompt('__name__, "__file__" in globals()\n')).toEqual([0, "('__main__', False)\n", '>>> >>> \n']);
    expect(prompt('def f(:\n')[2]).toMatch(
      /^>>> {3}File "<stdin>", line 1\n {4}def f\(:\n {10}\^\nSyntaxError: invalid syntax\n>>> \n$/,
    );
  });

  it('greets', () => {
    const [, , stderr] = prompt('', { options: { quiet: false } });
    expect(stderr).toMatch(
      /^Python 3\.12\.7.* on linux\nType "help", "copyright", "credits" or "license" for more information\.\n>>> \n$/s,
    );
    expect(prompt('copyright\n')[1]).toMatch(/^Copyright \(c\) 2001-\d+ Python Software Foundation\.\n/);
  });

  it('follows a program, whatever that ended with', () => {
    expect(prompt('x\n', {}, code('x = 5; raise SystemExit(3)'))).toEqual([
      0,
      '5\n',
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nSystemExit: 3\n>>> >>> \n',
    ]);
    const asked = run(code('import os; os.environ["PYTHONINSPECT"] = "1"'), { input: '6*7\n', options: { interactive: true } });
    expect(asked).toEqual([0, '42\n', '>>> >>> \n']);
    // Nobody is there.
    expect(run(code('x = 5'), { input: 'x\n', env: { PYTHONINSPECT: '1' } })).toEqual([0, '', '']);
  });

  it('runs the file of PYTHONSTARTUP first', () => {
    const env = { PYTHONSTARTUP: '/program/start.py' };
    expect(prompt('y\n', { env, files: { '/program/start.py': 'print("startup"); y = 9; 1/0' } })).toEqual([
      0,
      'startup\n9\n',
      expect.stringMatching(
        /^Traceback .*File "\/program\/start\.py", line 1.*ZeroDivisionError: division by zero\n>>> >>> \n$/s,
      ),
    ]);
    expect(prompt('', { env })[2]).toBe(
      "Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno 2] No such file or directory: '/program/start.py'\n>>> \n",
    );
  });
});
