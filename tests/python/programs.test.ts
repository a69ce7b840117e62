import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../support/programs.ts';
import { Reference } from '../support/reference.ts';

const programs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.py'));

/** Assertions of each text: calls of its function `check`, and the assert statements outside of that. */
const COUNT = `
import ast
result = []
for text in texts:
    tree = ast.parse(text)
    helper = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == 'check']
    inside = {id(node) for function in helper for node in ast.walk(function)}
    result.append(sum(
        isinstance(node, ast.Assert) or isinstance(node, ast.Call) and getattr(node.func, 'id', '') == 'check'
        for node in ast.walk(tree) if id(node) not in inside
    ))
`;

describe('programs that assert for themselves', () => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await Reference.start();
  });

  test('there are at least 3,000 assertions', () => {
    const texts = programs.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
    const counts = reference.answer<number[]>(COUNT, { texts });
    const total = counts.reduce((sum, count) => sum + count, 0);
    console.log(`${total} assertions: ${programs.map((name, i) => `${name} ${counts[i]}`).join(', ')}`);
    expect(total).toBeGreaterThanOrEqual(3000);
  });

  test.each(programs)('%s', (name) => {
    const source = readFileSync(join(import.meta.dirname, name), 'utf8');
    const theirs = reference.run(source, { filename: name });
    expect(theirs.status, `the reference fails:\n${theirs.stderr}`).toBe(0);
    expect(runProgram(source, name)).toEqual({ stdout: theirs.stdout, error: '' });
  });
});
