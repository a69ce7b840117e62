/** Writes every generated file of the sources; `--check` compares instead and fails when one has drifted. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateNodes } from '../src-core/ast/gen/generate-nodes.ts';
import { generateOpcodes } from '../src-core/ops/gen/generate-opcodes.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const outputs: Record<string, () => string> = {
  'src-core/ast/nodes.generated.ts': () => generateNodes(read('src-core/ast/python.asdl')),
  'src-core/code/opcodes.generated.ts': () => generateOpcodes(read('resources/facts/opcodes.json')),
};

const check = process.argv.includes('--check');
let drifted = 0;
for (const [path, make] of Object.entries(outputs)) {
  const text = make();
  const old = existsSync(join(root, path)) ? read(path) : undefined;
  if (text === old) continue;
  if (check) {
    console.error(`${path} is not what its generator makes: run npm run generate`);
    drifted++;
  } else {
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = drifted ? 1 : 0;
