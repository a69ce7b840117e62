/** The module `errno`: names and numbers of the system's errors (Modules/errnomodule.c). */
import { ERRNO } from '../base/errno.ts';
import { PyDict } from '../objects/dict.ts';
import { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';

/** Second names of a number, which `errorcode` does not answer. */
const SECOND = new Set(['EDEADLK', 'EWOULDBLOCK', 'EOPNOTSUPP']);

export function makeErrno(t: VmThread): PyModule {
  const module = new PyModule('errno');
  const codes = new PyDict();
  for (const [name, [number]] of Object.entries(ERRNO)) {
    module.dict.setStr(name, number);
    if (!SECOND.has(name)) codes.set(t, number, name);
  }
  module.dict.setStr('errorcode', codes);
  return module;
}
