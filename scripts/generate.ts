/** Writes every generated file of the sources; `--check` compares instead and fails when one has drifted. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateNodes } from '../src-core/ast/gen/generate-nodes.ts';
import { generateCharacterNames } from '../src-core/base/gen/generate-character-names.ts';
import { generateCharmaps } from '../src-core/base/gen/generate-charmaps.ts';
import { generateUnicode } from '../src-core/base/gen/generate-unicode.ts';
import { generateUnicodeCharacters } from '../src-core/base/gen/generate-unicode-characters.ts';
import { generateUnicodeText } from '../src-core/base/gen/generate-unicode-text.ts';
import { generateLoop } from '../src-core/ops/gen/generate-loop.ts';
import { generateNotes } from '../src-core/ops/gen/generate-notes.ts';
import { generateOpcodes } from '../src-core/ops/gen/generate-opcodes.ts';
import { generateParser } from '../src-core/parse/gen/print-parser.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const outputs: Record<string, () => string> = {
  'src-core/ast/nodes.generated.ts': () => generateNodes(read('src-core/ast/python.asdl')),
  'src-core/base/character-names.generated.ts': () => generateCharacterNames(),
  'src-core/base/charmaps.generated.ts': () => generateCharmaps(read('resources/facts/charmaps.json')),
  'src-core/base/unicode.generated.ts': () => generateUnicode(),
  'src-core/vm/interp.generated.ts': () => generateLoop(join(root, 'src-core/ops'), read('resources/facts/opcodes.json')),
  'src-core/protocol/opcode-notes.generated.ts': () => generateNotes(join(root, 'src-core/ops')),
  'src-core/base/unicode-characters.generated.ts': () =>
    generateUnicodeCharacters(read('resources/facts/unicode-characters.json')),
  'src-core/base/unicode-text.generated.ts': () => generateUnicodeText(read('resources/facts/unicode-numbers.json')),
  'src-core/code/opcodes.generated.ts': () => generateOpcodes(read('resources/facts/opcodes.json')),
  'src-core/parse/parser.generated.ts': () =>
    generateParser(read('src-core/parse/python.peg'), read('src-core/parse/invalid.peg')),
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
