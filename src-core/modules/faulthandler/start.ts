/** Whether `faulthandler` is on from the start (Python/initconfig.c): without the module, which few programs need. */
import type { Thread } from '../../objects/thread.ts';
import { variableOf, worldOf } from '../world.ts';

/** By `-X faulthandler`, in development mode, or where PYTHONFAULTHANDLER is set and the environment counts. */
export function startsFaulthandler(t: Thread): boolean {
  const { xOptions, devMode, ignoreEnvironment, isolated } = worldOf(t).start;
  if (devMode || xOptions?.faulthandler !== undefined) return true;
  return !ignoreEnvironment && !isolated && (variableOf(t, 'PYTHONFAULTHANDLER') ?? '') !== '';
}
