/** How long files may be: 400 lines are reported, 800 fail. Generated files, data and prose are free. */
import { expect, it } from 'vitest';
import { isGenerated, projectFiles, readText } from './tree.ts';

/** Lists of programs and nothing else. */
const DATA = /^(resources\/|tests\/unit\/parse\/rejected\.ts$)/;

it('keeps files short', () => {
  const long = projectFiles()
    .filter((path) => /\.(ts|mts|mjs|svelte|css|py)$/.test(path) && !isGenerated(path) && !DATA.test(path))
    .map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 400)
    .sort((a, b) => b.lines - a.lines);
  if (long.length) console.warn(`Over 400 lines:\n${long.map(({ path, lines }) => `${lines} ${path}`).join('\n')}`);
  expect(long.filter(({ lines }) => lines > 800)).toEqual([]);
});

it('opens every source file of src-core and src-main with what lives there', () => {
  const silent = projectFiles()
    .filter((path) => /^src-(core|main)\/.*\.ts$/.test(path) && !isGenerated(path))
    .filter((path) => !/^(#!.*\n)?\/\*\*/.test(readText(path)));
  expect(silent).toEqual([]);
});

it('has a README in every room', () => {
  const files = projectFiles();
  const rooms = new Set(files.map((path) => /^(src-core\/[^/]+|src-main|src-renderer|tests|resources)\/./.exec(path)?.[1]));
  const missing = [...rooms].filter((room) => room && !/\.[a-z]+$/.test(room) && !files.includes(`${room}/README.md`));
  expect(missing).toEqual([]);
});
