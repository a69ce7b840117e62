/** The modules through which programs see the compiler. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeAst } from './_ast/module.ts';
import { makeOpcode } from './_opcode.ts';
import { makeSymtable } from './_symtable.ts';
import { makeTestCApi } from './_testcapi.ts';
import { makeTestInternals } from './_testinternalcapi.ts';
import { makeTokenize } from './_tokenize.ts';
import { makeMarshal } from './marshal.ts';

export const compilerModules: readonly (readonly [string, (t: VmThread) => PyModule])[] = [
  ['_ast', makeAst],
  ['_opcode', makeOpcode],
  ['_symtable', makeSymtable],
  ['_testcapi', makeTestCApi],
  ['_testinternalcapi', makeTestInternals],
  ['_tokenize', makeTokenize],
  ['marshal', makeMarshal],
];
