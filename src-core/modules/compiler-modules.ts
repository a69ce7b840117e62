/** The modules through which programs see the compiler. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeAst } from './_ast/module.ts';
import { makeMarshal } from './marshal.ts';

export const compilerModules: readonly (readonly [string, (t: VmThread) => PyModule])[] = [
  ['_ast', makeAst],
  ['marshal', makeMarshal],
];
