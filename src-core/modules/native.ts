/** The native modules by name, each made when it is first imported. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeAsyncio, startAsyncio } from './_asyncio/module.ts';
import { makeLsprof } from './_lsprof.ts';
import { makeTyping } from './_typing.ts';
import { makeWeakrefModule } from './_weakref.ts';
import { compilerModules } from './compiler-modules.ts';
import { libraryModules } from './library-modules.ts';
import { numericModules } from './numeric-modules.ts';
import { systemModules } from './system-modules.ts';

type Start = (t: VmThread, module: PyModule) => void;

/** What is done when a module is executed, for those that need the library by then. */
export const moduleStarts: readonly (readonly [string, Start])[] = [['_asyncio', startAsyncio]];

/** One row a module, by name; `builtins` is made with the machine. */
export const nativeModules: readonly (readonly [string, (t: VmThread) => PyModule])[] = [
  ['_asyncio', makeAsyncio],
  ['_lsprof', makeLsprof],
  ['_typing', makeTyping],
  ['_weakref', makeWeakrefModule],
  ...compilerModules,
  ...libraryModules,
  ...numericModules,
  ...systemModules,
];
