/** The native modules about the system and the interpreter itself, by name. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeCodecs } from './_codecs/module.ts';
import { makeImp } from './_imp.ts';
import { makeIo } from './_io/module.ts';
import { makeLocale } from './_locale.ts';
import { makeQueueModule } from './_queue.ts';
import { makeSignal } from './_signal/module.ts';
import { makeSocket } from './_socket/module.ts';
import { makeStat } from './_stat.ts';
import { makeThread } from './_thread/module.ts';
import { makeWarnings } from './_warnings/module.ts';
import { makeAtexit } from './atexit.ts';
import { makeErrno } from './errno.ts';
import { makeFaulthandler } from './faulthandler/module.ts';
import { makeGc } from './gc/module.ts';
import { makeGrp } from './grp.ts';
import { makeMmap } from './mmap/module.ts';
import { makePosix } from './posix/module.ts';
import { makePwd } from './pwd.ts';
import { makePyexpat } from './pyexpat/module.ts';
import { makePosixSubprocess, makeTracemalloc } from './refusing-modules.ts';
import { makeResource } from './resource.ts';
import { makeSelect } from './select/module.ts';
import { makeSys } from './sys/module.ts';
import { makeTermios } from './termios/module.ts';
import { makeTime } from './time/module.ts';

export const systemModules: readonly (readonly [string, (t: VmThread) => PyModule])[] = [
  ['_codecs', makeCodecs],
  ['_imp', makeImp],
  ['_io', makeIo],
  ['_locale', makeLocale],
  ['_posixsubprocess', makePosixSubprocess],
  ['_queue', makeQueueModule],
  ['_signal', makeSignal],
  ['_socket', makeSocket],
  ['_stat', makeStat],
  ['_thread', makeThread],
  ['_tracemalloc', makeTracemalloc],
  ['_warnings', makeWarnings],
  ['atexit', makeAtexit],
  ['errno', makeErrno],
  ['faulthandler', makeFaulthandler],
  ['gc', makeGc],
  ['grp', makeGrp],
  ['mmap', makeMmap],
  ['posix', makePosix],
  ['pwd', makePwd],
  ['pyexpat', makePyexpat],
  ['resource', makeResource],
  ['select', makeSelect],
  ['sys', makeSys],
  ['termios', makeTermios],
  ['time', makeTime],
];
