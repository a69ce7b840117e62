/**
 * The public face of what is written in C: every name of the built-in types, functions and modules, what kind of thing it is, its
 * signature, the flags and bases of types, line by line as tests/corpus/faces/faces.py prints them. Names that only one side has are
 * differences too. Then the docstrings of all of it (docstrings.py).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOurs } from '../support/run-program.ts';
import type { Report, Suite, SuiteContext } from '../support/suite.ts';

const MODULES = [
  ...[
    '_abc',
    '_bisect',
    '_collections',
    '_contextvars',
    '_functools',
    '_heapq',
    '_opcode',
    '_operator',
    '_random',
    '_sre',
    '_stat',
  ],
  ...[
    '_statistics',
    '_string',
    '_struct',
    '_symtable',
    '_tokenize',
    '_typing',
    '_weakref',
    'array',
    'atexit',
    'binascii',
    'cmath',
  ],
  ...[
    'errno',
    'gc',
    'itertools',
    'marshal',
    'math',
    'unicodedata',
    'zlib',
    '_warnings',
    'faulthandler',
    'mmap',
    '_zoneinfo',
    '_codecs',
    '_csv',
    '_json',
    '_decimal',
    '_pickle',
  ],
];

const HEAP = 'a class that the reference makes at run time, with what such a class has';
const CRASHES = 'lets a process crash';
const C_ONLY = 'of no use outside of C';

const KNOWN: Readonly<Record<string, string>> = {
  'type ExceptionGroup': HEAP,
  ...because(
    HEAP,
    'ExceptionGroup.__module__ ExceptionGroup.__weakref__ collections.deque.__module__ collections.defaultdict.__module__',
  ),
  ...because(HEAP, 'binascii.Error.__weakref__ binascii.Incomplete.__weakref__ zlib.error.__weakref__ _csv.Error.__weakref__'),
  ...because('no such wrapper', 'float_info.__new__ hash_info.__new__ int_info.__new__ thread_info.__new__'),
  ...because(C_ONLY, 'unicodedata._ucnhash_CAPI'),
  ...because(
    CRASHES,
    'faulthandler._fatal_error_c_thread faulthandler._read_null faulthandler._sigabrt faulthandler._sigfpe faulthandler._sigsegv',
  ),
  ...because('a text about the module', '_heapq.__about__'),
};

function because(reason: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((list) => list.split(' ').map((name) => [name, reason])));
}

const corpus = (name: string) => readFileSync(join(import.meta.dirname, '..', 'corpus', 'faces', name), 'utf8');

const table = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.split('\t', 1)[0], line] as const),
  );

/** The docstrings of all native modules that the reference has too: of every name that both sides have. */
async function compareDocstrings(report: Report, context: SuiteContext): Promise<void> {
  const reference = await context.reference();
  const modules = reference.answer<string[]>(
    'import importlib.util\nresult = [name for name in names if (spec := importlib.util.find_spec(name)) and spec.origin == "built-in"]',
    { names: runOurs('import sys; print(*sys.builtin_module_names)').stdout.trim().split(' ') },
  );
  const source = `MODULES = ${JSON.stringify(modules)}\n${corpus('docstrings.py')}`;
  const theirs = reference.run(source);
  const mine = runOurs(source);
  for (const { status, stderr } of [theirs, mine]) if (status !== 0) throw new Error(stderr);
  const ours = table(mine.stdout);
  for (const [name, line] of table(theirs.stdout))
    if (ours.has(name) && (!context.only || name.includes(context.only))) report.compare(name, ours.get(name) as string, line);
}

export const suite: Suite = {
  title: 'names, kinds and signatures of built-in types, functions and modules',
  async run(report, context) {
    report.known = KNOWN;
    const source = `MODULES = ${JSON.stringify(MODULES)}\n${corpus('faces.py')}`;
    const outcome = (await context.reference()).run(source);
    if (outcome.status !== 0) throw new Error(outcome.stderr);
    const theirs = table(outcome.stdout);
    const mine = runOurs(source);
    if (mine.status !== 0) throw new Error(mine.stderr);
    const ours = table(mine.stdout);
    for (const name of new Set([...theirs.keys(), ...ours.keys()]))
      if (!context.only || name.includes(context.only))
        report.compare(name, ours.get(name) ?? `no ${name}`, theirs.get(name) ?? `no ${name}`);
    await compareDocstrings(report, context);
  },
};
