/**
 * Whether the rejected programs reach every place that says no: each is a line of the compiler that raises, and the stack of each
 * error tells through which of them it came. Places that no program reaches are listed with the reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src-core/compile/compile.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import { CompileError } from '../../../src-core/source/errors.ts';
import { FILENAME } from './outcome.ts';
import { REJECTED } from './rejected.ts';

const root = join(import.meta.dirname, '../../..');
const corpus = (name: string): string[] =>
  readFileSync(join(root, 'tests/corpus', name), 'utf8')
    .trimEnd()
    .split('\n###\n');
const source = (path: string): string[] => readFileSync(join(root, 'src-core', path), 'utf8').split('\n');

/** `path:line` of every frame of every error, and the messages. */
function reached(): { lines: Set<string>; messages: Set<string> } {
  const lines = new Set<string>();
  const messages = new Set<string>();
  const attempt = (work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      messages.add(error.message);
      for (const [, path, line] of error.stack!.matchAll(/src-core\/([\w./-]+\.ts):(\d+)/g)) lines.add(`${path}:${line}`);
    }
  };
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  for (const { source, mode, fatal, ...options } of REJECTED)
    attempt(() => parse(source, FILENAME, mode, { ...options, file: false, warn: () => (fatal ? 'error' : undefined) }));
  for (const text of [...corpus('compile-errors.txt'), ...corpus('scopes.txt')])
    for (const answer of [undefined, 'error']) attempt(() => compile(text, FILENAME, { warn: () => answer }));
  // A name and a string that are not UTF-8.
  for (const bytes of [
    [120, 0xe9, 10],
    [34, 0xff, 34],
  ])
    attempt(() => compile(Uint8Array.from(bytes), FILENAME));
  Error.stackTraceLimit = limit;
  return { lines, messages };
}

const { lines, messages } = reached();

/** The text of the lines of a file that match and were not reached. */
function unreached(path: string, pattern: RegExp): string[] {
  return source(path).flatMap((text, i) => {
    const code = text.trim();
    const definition = /^(?:\/\/|\*|export function|function|private|protected|fail|warn|error)/.test(code);
    return !definition && pattern.test(code) && !lines.has(`${path}:${i + 1}`) ? [code] : [];
  });
}

describe('the rejected programs reach', () => {
  it('every alternative of the invalid_* rules that can be reached', () => {
    const path = 'parse/parser.generated.ts';
    const all = source(path).filter(
      (line) => /^\s+(?:const made = |return )?.*\berr\.raise\w+\(/.test(line) && !/^\s*\/\//.test(line),
    );
    expect(all.length).toBeGreaterThan(115);
    expect(unreached(path, /\berr\.raise\w+\(/)).toEqual([
      // In invalid_arguments: the arguments were read before, and invalid_kwarg says the same there.
      `const made = err.raiseRange(this, a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");`,
      // In invalid_replacement_field: two alternatives above, "expecting ':' or '}'" asks for less.
      `const made = err.raiseAtNext(this, "f-string: expecting '}'");`,
    ]);
  });

  it('every token that must come', () => {
    // The second and third alternative of `try`: the first has raised.
    expect(unreached('parse/parser.generated.ts', /\bthis\.force\(/)).toEqual(Array(2).fill('this.force(11, ":");'));
  });

  it('every error of the tokenizer', () => {
    const files = ['scan-number.ts', 'scan-string.ts', 'scanner.ts', 'identifier.ts', 'tokenizer.ts', 'syntax-error.ts'];
    expect(files.flatMap((file) => unreached(`source/${file}`, /\b(?:fail|failAt|warn|here|atEnd|raiseUnclosed)\(/))).toEqual([
      // For the `tokenize` module, in which brackets need not match.
      expect.stringContaining("if (mode.curlyDepth < 0) this.fail(`f-string: unmatched '"),
      // The reference's default, for a state that its tokenizer never has.
      "return here('SyntaxError', 'unknown parsing error');",
    ]);
  });

  it('every error of literals', () => {
    for (const message of [
      /truncated \\xXX escape/,
      /truncated \\uXXXX escape/,
      /truncated \\UXXXXXXXX escape/,
      /illegal Unicode character/,
      /malformed \\N character escape/,
      /unknown Unicode character name/,
      /invalid \\x escape at position/,
      /bytes can only contain ASCII literal characters/,
      /cannot mix bytes and nonbytes literals/,
    ])
      expect([...messages].filter((text) => message.test(text)).length, String(message)).toBeGreaterThan(0);
  });

  it('every error of symbol tables and code generation', () => {
    const files = ['2-symtable', '3-codegen'].flatMap((folder) =>
      readdirSync(join(root, 'src-core/compile', folder))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `compile/${folder}/${file}`),
    );
    const found = [...files, 'compile/1-future.ts'].flatMap((path) =>
      unreached(path, /\b(?:c|this)\.fail\(|\bg\.(?:error|warn)\(|throw this\.error|duplicateStore\(/),
    );
    expect(found).toEqual([
      // Only trees made by hand have such patterns.
      "throw g.error(loc, 'patterns may only match literals and attribute lookups');",
      "throw g.error(loc, 'mapping pattern keys may only match literals and attribute lookups');",
    ]);
  });
});
