/**
 * Every code object of the library through the verifier, which must find the same `co_stacksize`, and through the listing that
 * people can write (code/assembly.ts) and back. What is compared with is our own compiler's code, which the suite compiler
 * compares with the reference's.
 */
import { assemble } from '../../src-core/code/assembly-read.ts';
import { writeAssembly } from '../../src-core/code/assembly-write.ts';
import { verifyCode } from '../../src-core/code/verify.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { codeText, nestedCode, sameCode } from '../support/code-text.ts';
import { libraryModules } from '../support/library.ts';
import type { Suite } from '../support/suite.ts';

export const suite: Suite = {
  title: 'the library verified, and through listings and back',
  run(report, context) {
    for (const { path, bytes } of libraryModules()) {
      if (context.only !== undefined && !path.includes(context.only)) continue;
      const code = compile(bytes, path);
      const back = nestedCode(assemble(writeAssembly(code)));
      nestedCode(code).forEach((each, i) => {
        const name = `${path}: ${each.fields.qualname}`;
        report.compare(`${name} verified`, () => String(verifyCode(each).stacksize), String(each.fields.stacksize));
        if (back[i] !== undefined && sameCode(back[i], each)) report.compare(name, '', '');
        else report.compare(name, back[i] === undefined ? 'no such code object' : codeText(back[i]), codeText(each));
      });
    }
  },
};
