/**
 * Random programs (tests/support/random-program.ts) compiled by us and by the reference: equal code objects field by field, or the
 * same error. 100 programs of five functions and those inside them; with `--long` 4,000. A program is named by its seed.
 */
import { loadsCode } from '../../src-core/code/marshal.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { CompileError } from '../../src-core/source/errors.ts';
import { codeText, nestedCode, sameCode } from '../support/code-text.ts';
import { hashFnv } from '../support/fnv.ts';
import { ProgramGenerator } from '../support/random-program.ts';
import type { Report, Suite } from '../support/suite.ts';

const COMPILE = `
import base64, marshal, warnings
warnings.simplefilter("ignore")
try:
    result = ["code", base64.b64encode(marshal.dumps(compile(source, "random.py", "exec", dont_inherit=True, optimize=optimize))).decode()]
except SystemError as error:
    result = ["error", f"{error} (None, None, None, None)"]
except SyntaxError as error:
    result = ["error", f"{error.msg} ({error.lineno}, {error.offset}, {error.end_lineno}, {error.end_offset})"]
`;

export const suite: Suite = {
  title: 'code objects of random programs',
  async run(report, context) {
    const reference = await context.reference();
    const count = context.long ? 4000 : 100;
    for (let seed = 0; seed < count; seed++) {
      if (context.only !== undefined && String(seed) !== context.only) continue;
      // Mostly without -O.
      const optimize = [0, 0, 1, 2][seed % 4];
      const source = new ProgramGenerator(seed).module(5);
      const [kind, answer] = reference.answer<[string, string]>(COMPILE, { source, optimize });
      const ours = compileOurs(source, optimize);
      const name = `seed ${seed}`;
      if (typeof ours === 'string') {
        if (ours.includes('not supported yet')) report.refuse(name, ours.replace(/ \(.*/, ''));
        else report.compare(name, ours, kind === 'error' ? answer : 'compiles');
      } else if (kind === 'error') report.compare(name, 'compiles', answer);
      else compareAll(report, name, nestedCode(ours), nestedCode(loadsCode(Buffer.from(answer, 'base64'))));
    }
  },
};

/** The code object, or the error as text. */
function compileOurs(source: string, optimize: number) {
  try {
    return compile(source, 'random.py', { optimize, hash: hashFnv });
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return `${error.message} (${error.lineno ?? 'None'}, ${error.offset ?? 'None'}, ${error.end_lineno ?? 'None'}, ${error.end_offset ?? 'None'})`;
  }
}

type Codes = ReturnType<typeof nestedCode>;

function compareAll(report: Report, name: string, ours: Codes, theirs: Codes): void {
  theirs.forEach((code, i) => {
    const title = `${name}: ${code.fields.qualname} (${i})`;
    if (ours[i] === undefined) report.compare(title, 'no such code object', codeText(code));
    else if (sameCode(ours[i], code)) report.compare(title, '', '');
    else report.compare(title, codeText(ours[i]), codeText(code));
  });
}
