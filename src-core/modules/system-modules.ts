/** The native modules about the system and the interpreter itself, by name. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeCodecs } from './_codecs/module.ts';
import { makeImp } from './_imp.ts';
import { makeIo } from './_io/module.ts';
import { makeThread } from './_thread.ts';
import { makeWarnings } from './_warnings.ts';
import { makeErrno } from './errno.ts';
import { makePosix } from './posix/module.ts';
import { makeSys } from './sys/module.ts';

export const systemModules: readonly (readonly [string, (t: VmThread) => PyModule])[] = [
  ['_codecs', makeCodecs],
  ['_imp', makeImp],
  ['_io', makeIo],
  ['_thread', makeThread],
  ['_warnings', makeWarnings],
  ['errno', makeErrno],
  ['posix', makePosix],
  ['sys', makeSys],
];
