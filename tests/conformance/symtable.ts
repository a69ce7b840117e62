/**
 * Symbol tables and future imports, on trees that the reference parsed. A corpus of scopes, accepted and refused, with `--long` the
 * library's modules too: every answer of the `symtable` module with the bits below it, and every field of an error except the text of the line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { mod } from '../../src-core/ast/nodes.generated.ts';
import { libraryModules } from '../support/library.ts';
import type { Reference } from '../support/reference.ts';
import { decodeTree, ENCODE } from '../support/reference-tree.ts';
import type { Suite } from '../support/suite.ts';
import { DESCRIBE_SYMTABLE, describeSymtable } from '../support/symtable-text.ts';

export const suite: Suite = {
  title: 'symbol tables of a corpus of scopes',
  async run(report, context) {
    // The library's are compared with the other stages of the front end too (frontend.ts).
    const library = context.long || context.only !== undefined ? libraryModules() : [];
    const reference = await context.reference();
    const corpus = readFileSync(join(import.meta.dirname, '..', 'corpus', 'scopes.txt'), 'utf8')
      .trimEnd()
      .split('\n###\n');
    const subjects: { name: string; source: string | Uint8Array }[] = [
      ...library.map(({ path, bytes }) => ({ name: path, source: bytes })),
      ...corpus.map((source, index) => ({ name: `scopes ${index + 1}: ${source.slice(0, 60)}`, source })),
    ];
    for (const { name, source } of subjects) {
      if (context.only !== undefined && !name.includes(context.only)) continue;
      const { tree, told } = ask(reference, name, source);
      report.compare(name, () => describeSymtable(tree, name), told);
    }
  },
};

function ask(reference: Reference, name: string, source: string | Uint8Array): { tree: mod; told: string } {
  const [tree, told] = reference.answer<[unknown, string]>(
    `${ENCODE}${DESCRIBE_SYMTABLE}\nresult = [encode(ast.parse(source)), result]`,
    { name, source },
  );
  return { tree: decodeTree(tree), told };
}
