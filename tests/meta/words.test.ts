/** Words that belong to a workplace and not to the software: a developer's paths, tickets, tools of writing. */
import { expect, it } from 'vitest';
import { isGenerated, projectFiles, readText } from './tree.ts';

const FOREIGN: readonly RegExp[] = [
  /\/work\/(?!er)\w+/,
  /\/root\/|\/home\/(?!pyodide|u\b|user\b)\w+\/\w+/,
  /\/tmp\/ref\b/,
  /[A-Z]:\\Users\\/,
  /\b(issue|ticket|session) #?\d+\b/i,
  /\b(claude|anthropic|openai|chatgpt|copilot|language model)\b/i,
  /\b(TODO|FIXME|XXX|HACK)\b/,
];

it('speaks of the software only', () => {
  const found: string[] = [];
  for (const path of projectFiles()) {
    if (
      !/\.(ts|mts|mjs|svelte|css|html|md|json|py|sh|yml)$/.test(path) ||
      isGenerated(path) ||
      path === 'tests/meta/words.test.ts'
    )
      continue;
    readText(path)
      .split('\n')
      .forEach((line, i) => {
        for (const pattern of FOREIGN) {
          const match = pattern.exec(line);
          if (match) found.push(`${path}:${i + 1}: ${match[0]}`);
        }
      });
  }
  expect(found).toEqual([]);
});
