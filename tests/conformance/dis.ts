/**
 * The text of `dis.dis` for the modules of the library, with and without caches, and `dis.code_info` of every code object. Addresses
 * are not compared; a third of the modules, all with `--long`. Items of constant sets are sorted, since the reference's hashes of text are 32 bits wide.
 */
import { codeInfo, disassemble } from '../../src-core/code/disassemble.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { nestedCode } from '../support/code-text.ts';
import { libraryModules } from '../support/library.ts';
import type { Suite } from '../support/suite.ts';

const DIS = `
import dis, io, types, warnings
warnings.simplefilter("ignore")
code = compile(source, name, "exec", dont_inherit=True)
def text(caches):
    out = io.StringIO(); dis.dis(code, file=out, show_caches=caches); return out.getvalue()
def infos(c):
    yield dis.code_info(c)
    for k in c.co_consts:
        if isinstance(k, types.CodeType): yield from infos(k)
result = [text(False), text(True) if caches else "", "\\n".join(infos(code))]
`;

export const suite: Suite = {
  title: 'disassembly of the library',
  async run(report, context) {
    const reference = await context.reference();
    const modules = libraryModules().filter(({ path }) => context.only === undefined || path.includes(context.only));
    const all = context.long || context.only !== undefined;
    for (const [i, { path, bytes }] of modules.entries()) {
      // The reference takes a minute and a half for all: a third of them, and of those with caches a fifth, unless asked for.
      if (!all && i % 3 !== 0) continue;
      const caches = all || i % 15 === 0;
      const [plain, full, infos] = reference.answer<string[]>(DIS, { source: bytes, name: path, caches });
      const code = compile(bytes, path);
      report.compare(path, () => comparable(disassemble(code)), comparable(plain));
      if (caches)
        report.compare(`${path} with caches`, () => comparable(disassemble(code, { showCaches: true })), comparable(full));
      const ours = () =>
        nestedCode(code)
          .map((each) => codeInfo(each))
          .join('\n');
      report.compare(`${path} infos`, () => comparable(ours()), comparable(infos));
    }
  },
};

function comparable(text: string): string {
  const sorted = (_: string, items: string) => `frozenset({${items.split(', ').sort().join(', ')}})`;
  return text.replace(/ at 0x[0-9a-f]+/g, '').replace(/frozenset\(\{(.*?)\}\)/g, sorted);
}
