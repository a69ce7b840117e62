/** Sleeping: the host waits where there is one thread only; else others run until the time has come. */
import type { PyObject } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { sleepThread } from '../_thread/threads.ts';

/** `module` is the module `time`, which is self of the function that sleeps. */
export function sleepFor(t: VmThread, module: PyObject, duration: bigint): void {
  sleepThread(t, module, duration);
}
