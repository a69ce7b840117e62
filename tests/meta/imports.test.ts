/** The direction of imports between rooms, as the architecture's table has it. A new arrow is a decision, not an accident. */
import { dirname, posix } from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, isGenerated, projectFiles, readText } from './tree.ts';

/** Room of src-core to the rooms that it may import, itself aside. */
const FRONT_END = ['base', 'code', 'source', 'ast', 'parse', 'compile'];
const MACHINE = ['base', 'code', 'objects', 'ops', 'vm'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  code: ['base'],
  source: FRONT_END.slice(0, 2),
  ast: FRONT_END.slice(0, 3),
  parse: FRONT_END.slice(0, 4),
  compile: FRONT_END.slice(0, 5),
  host: ['base'],
  protocol: ['base'],
  objects: MACHINE.slice(0, 2),
  ops: MACHINE.slice(0, 3),
  vm: MACHINE.slice(0, 4),
  modules: [...MACHINE, ...FRONT_END, 'host'],
  // Conditions and evaluations are compiled, tracebacks printed, and what the debugger answers with are the protocol's shapes.
  debug: [...MACHINE, ...FRONT_END, 'modules', 'protocol'],
  session: [...MACHINE, ...FRONT_END, 'modules', 'debug', 'host', 'protocol'],
  dap: ['protocol'],
};

/** What the rooms outside may import of src-core. */
const DOORS: Readonly<Record<string, RegExp>> = {
  'src-main': /^src-core\/(index\.ts|protocol\/|host\/|session\/(session|run|stages|pyc-files)\.ts)/,
  'src-renderer': /^src-core\/(index\.ts|protocol\/)/,
};

function arrowsOf(prefix: string): { file: string; target: string }[] {
  return projectFiles()
    .filter((path) => path.startsWith(prefix) && /\.(ts|svelte)$/.test(path) && !/\/gen\//.test(path))
    .flatMap((file) =>
      importsOf(readText(file)).map((target) => ({
        file,
        target: target.startsWith('.') ? posix.normalize(posix.join(dirname(file), target)) : target,
      })),
    );
}

it('keeps the direction between the rooms of src-core', () => {
  const wrong: string[] = [];
  const arrows = arrowsOf('src-core/');
  expect(arrows.length).toBeGreaterThan(100);
  for (const { file, target } of arrows) {
    const room = file.split('/')[1];
    const other = target.split('/')[1];
    if (room === 'index.ts') continue;
    if (!(room in MAY_IMPORT)) wrong.push(`${file}: the room ${room} is not in the architecture`);
    else if (!target.startsWith('src-core/')) wrong.push(`${file} imports ${target}: src-core stands on nothing`);
    else if (room !== other && !MAY_IMPORT[room].includes(other)) wrong.push(`${file} imports ${target}`);
  }
  expect(wrong).toEqual([]);
});

it('lets nothing but the doors of src-core be seen outside', () => {
  const wrong: string[] = [];
  for (const [room, door] of Object.entries(DOORS)) {
    for (const { file, target } of arrowsOf(`${room}/`)) {
      if (target.startsWith('src-core/') && !door.test(target)) wrong.push(`${file} imports ${target}`);
      const stranger = room === 'src-renderer' ? 'src-main' : 'src-renderer';
      if (target.startsWith(`${stranger}/`)) wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('keeps electron out of everything that plain Node runs', () => {
  const wrong = arrowsOf('src-')
    .filter(({ file, target }) => target === 'electron' && !/^src-main\/electron\//.test(file))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});

it('has files of one job: at most 25 imports', () => {
  // Tables of contents (what assembles a room) are the exception that the name says.
  const wrong = projectFiles()
    .filter((path) => /^src-.*\.ts$/.test(path) && !isGenerated(path))
    .map((path) => ({ path, count: new Set(importsOf(readText(path))).size }))
    .filter(({ path, count }) => count > 25 && !/\/(index|all|builtins|catalog|registry)\.ts$/.test(path))
    .map(({ path, count }) => `${path}: ${count} imports`);
  if (wrong.length) console.warn(`More than 25 imports:\n${wrong.join('\n')}`);
  expect(wrong.filter((line) => Number(/: (\d+) /.exec(line)?.[1]) > 45)).toEqual([]);
});
