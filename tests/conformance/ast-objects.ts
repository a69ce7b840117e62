/**
 * Trees as Python programs see them: the library's `ast` running on our machine, on the library's own modules. For each module the text
 * of `ast.dump` with all places and of `ast.unparse` is compared with the reference's, and `compile(ast.parse(source))` with what
 * `compile(source)` gives, on our machine alone. `npm test` takes a sample of small modules.
 */
import { createHash } from 'node:crypto';
import { libraryModules } from '../support/library.ts';
import { PythonSession } from '../support/python-session.ts';
import type { Suite } from '../support/suite.ts';

/** Sizes of modules in the sample, and every how manyth of them is taken. */
const SMALL = 6000;
const STEP = 12;

const DESCRIBE = `
import ast
tree = ast.parse(source, name)
result = ast.dump(tree, include_attributes=True) + '\\n' + ast.unparse(tree)
`;

const RECOMPILE = `
code = compile(source, name, 'exec', dont_inherit=True)
again = compile(tree, name, 'exec', dont_inherit=True)
result = 'equal' if code == again and marshal.dumps(code) == marshal.dumps(again) else 'different'
`;

export const suite: Suite = {
  title: "trees as the library's ast module sees them",
  async run(report, context) {
    const all = libraryModules();
    const small = all.filter(({ bytes }) => bytes.length < SMALL);
    const chosen = context.long || context.only !== undefined ? all : small.filter((_, i) => i % STEP === 0);
    const reference = await context.reference();
    const ours = new PythonSession('import ast, marshal');
    for (const { path, bytes } of chosen) {
      if (context.only !== undefined && !path.includes(context.only)) continue;
      const told = reference.answer<string>(DESCRIBE, { name: path, source: bytes });
      const equal = report.compare(path, () => summary(ours.answer(DESCRIBE, { name: path, source: bytes })), summary(told));
      if (equal) report.compare(`${path}: compiled from its tree`, () => ours.answer(RECOMPILE, {}), 'equal');
    }
  },
};

/** Long texts are compared by their beginnings and their digests. */
function summary(text: string): string {
  if (text.length < 20_000) return text;
  return `${text.slice(0, 10_000)} ... ${text.length} ${createHash('sha256').update(text).digest('hex')}`;
}
