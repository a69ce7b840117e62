/** The native modules by name, each made when it is first imported. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeImp } from './_imp.ts';
import { makeIo } from './_io/module.ts';
import { makeThread } from './_thread.ts';
import { makeTyping } from './_typing.ts';
import { makeWarnings } from './_warnings.ts';
import { makeWeakrefModule } from './_weakref.ts';
import { compilerModules } from './compiler-modules.ts';
import { makeErrno } from './errno.ts';
import { libraryModules } from './library-modules.ts';
import { numericModules } from './numeric-modules.ts';
import { makePosix } from './posix/module.ts';
import { makeSys } from './sys/module.ts';

/** One row a module, by name; `builtins` is made with the machine. */
export const nativeModules: readonly (readonly [string, (t: VmThread) => PyModule])[] = [
  ['_imp', makeImp],
  ['_io', makeIo],
  ['_thread', makeThread],
  ['_typing', makeTyping],
  ['_warnings', makeWarnings],
  ['_weakref', makeWeakrefModule],
  ['errno', makeErrno],
  ['posix', makePosix],
  ['sys', makeSys],
  ...compilerModules,
  ...libraryModules,
  ...numericModules,
];
