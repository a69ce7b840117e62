/**
 * Code objects of the whole library against the reference's, field by field: the reference's come through marshal, so that slots
 * and tables are compared as they are and not as `co_*` attributes show them. `optimize=0`; with `--long` also 1 and 2.
 */
import type { CodeObject } from '../../src-core/code/code-object.ts';
import { loadsCode } from '../../src-core/code/marshal.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { CompileError } from '../../src-core/source/errors.ts';
import { codeText, nestedCode, sameCode } from '../support/code-text.ts';
import { libraryModules } from '../support/library.ts';
import type { Report, Suite } from '../support/suite.ts';

const COMPILE = `
import base64, marshal, warnings
warnings.simplefilter("ignore")
result = base64.b64encode(marshal.dumps(compile(source, name, "exec", dont_inherit=True, optimize=optimize))).decode()
`;

export const suite: Suite = {
  title: 'code objects of the library',
  async run(report, context) {
    const reference = await context.reference();
    for (const optimize of context.long ? [0, 1, 2] : [0]) {
      for (const { path, bytes } of libraryModules()) {
        if (context.only !== undefined && !path.includes(context.only)) continue;
        const marshalled = reference.answer<string>(COMPILE, { source: bytes, name: path, optimize });
        const theirs = loadsCode(Buffer.from(marshalled, 'base64'));
        const name = optimize === 0 ? path : `${path} (optimize=${optimize})`;
        let ours: CodeObject | undefined;
        try {
          ours = compile(bytes, path, { optimize });
        } catch (error) {
          const refused = error instanceof CompileError && error.message.includes('not supported yet');
          for (const code of nestedCode(theirs)) {
            if (refused) report.refuse(name, error.message);
            else report.compare(`${name}: ${code.fields.qualname}`, () => raise(error), '');
          }
          continue;
        }
        compareCode(report, name, ours, theirs);
      }
    }
  },
};

function raise(error: unknown): never {
  throw error;
}

/** Pairs the code objects inside as they stand among the constants. */
function compareCode(report: Report, name: string, ours: CodeObject, theirs: CodeObject): void {
  const left = nestedCode(ours);
  nestedCode(theirs).forEach((code, i) => {
    const title = `${name}: ${code.fields.qualname}`;
    if (left[i] === undefined) report.compare(title, 'no such code object', codeText(code));
    else if (sameCode(left[i], code)) report.compare(title, '', '');
    else report.compare(title, codeText(left[i]), codeText(code));
  });
}
