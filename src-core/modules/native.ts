/** The native modules by name, each made when it is first imported. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeAbc } from './_abc.ts';
import { makeCollections } from './_collections/module.ts';
import { makeFunctools } from './_functools/module.ts';
import { makeOperator } from './_operator/module.ts';
import { makeTyping } from './_typing.ts';
import { makeWeakrefModule } from './_weakref.ts';
import { makeItertools } from './itertools/module.ts';
import { makeMarshal } from './marshal.ts';
import { numericModules } from './numeric-modules.ts';
import { makeSys } from './sys.ts';
import type { SourceLines } from './traceback/exception-text.ts';

export interface ModuleOptions {
  argv: readonly string[];
  sourceLines?: SourceLines;
}

export function nativeModules(options: ModuleOptions): [string, (t: VmThread) => PyModule][] {
  return [
    ['sys', (t) => makeSys(t, options)],
    ...numericModules,
    ['itertools', makeItertools],
    ['_abc', makeAbc],
    ['_collections', makeCollections],
    ['_functools', makeFunctools],
    ['_operator', makeOperator],
    ['marshal', makeMarshal],
    ['_typing', makeTyping],
    ['_weakref', makeWeakrefModule],
  ];
}
