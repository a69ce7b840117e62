/** The `_ast` module: the classes of nodes and the flags of `compile` that concern trees. */
import { PyModule } from '../../objects/module.ts';
import type { Thread } from '../../objects/thread.ts';
import { PYCF } from '../builtins/compile-flags.ts';
import { astClasses } from './classes.ts';

/** Makes the module object. */
export function makeAst(t: Thread): PyModule {
  const module = new PyModule('_ast');
  const { base, byName } = astClasses(t);
  module.dict.setStr('AST', base);
  module.dict.setStr('PyCF_ALLOW_TOP_LEVEL_AWAIT', PYCF.ALLOW_TOP_LEVEL_AWAIT);
  module.dict.setStr('PyCF_ONLY_AST', PYCF.ONLY_AST);
  module.dict.setStr('PyCF_TYPE_COMMENTS', PYCF.TYPE_COMMENTS);
  for (const [name, type] of byName) module.dict.setStr(name, type);
  return module;
}
