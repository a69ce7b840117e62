/** Sleeping: the host waits where there is one thread only; else others run until the time has come. */
import type { VmThread } from '../../vm/thread.ts';
import { hostOf } from '../world.ts';

export function sleepFor(t: VmThread, duration: bigint): void {
  hostOf(t).clock.sleep(duration);
}
