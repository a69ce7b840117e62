/** The task as an object (`TaskObj` in Modules/_asynciomodule.c), and the books that are kept of tasks: who is scheduled, who runs. */
import { callMethod } from '../../objects/abstract/call.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { futureType, PyFuture } from './future-object.ts';
import { stateOf } from './state.ts';

export const taskType = typeIn('_asyncio', 'Task', { base: futureType });

export class PyTask extends PyFuture {
  /** Undefined before `__init__` and after an eager start that came to its end. */
  coro: Value | undefined = undefined;
  context: Value | undefined = undefined;
  /** A number where the name was not asked for yet. */
  name: Value | undefined = undefined;
  /** What the coroutine waits for. */
  waiter: Value | undefined = undefined;
  mustCancel = false;
  /** It is told of where it comes to its end while it is pending. */
  logDestroyPending = false;
  cancelRequests = 0;
}

export function registerTask(t: Thread, task: Value): null {
  callMethod(t, stateOf(t).scheduledTasks, 'add', task);
  return null;
}

export function unregisterTask(t: Thread, task: Value): null {
  callMethod(t, stateOf(t).scheduledTasks, 'discard', task);
  return null;
}

export function registerEagerTask(t: Thread, task: Value): null {
  stateOf(t).eagerTasks.add(t, task);
  return null;
}

export function unregisterEagerTask(t: Thread, task: Value): null {
  stateOf(t).eagerTasks.discard(t, task);
  return null;
}

/** `task` runs now in `loop`. Raises RuntimeError where another one does. */
export function enterTask(t: Thread, loop: Value, task: Value): null {
  const { currentTasks } = stateOf(t);
  const h = hash(t, loop);
  const entry = currentTasks.findHashed(t, loop, h);
  if (entry >= 0) {
    const other = reprText(t, currentTasks.values[entry] as Value);
    return raise.RuntimeError(`Cannot enter into task ${reprText(t, task)} while another task ${other} is being executed.`);
  }
  currentTasks.setHashed(t, loop, h, task);
  return null;
}

/** `task` has stopped running. Raises RuntimeError where it did not run. */
export function leaveTask(t: Thread, loop: Value, task: Value): null {
  const { currentTasks } = stateOf(t);
  const entry = currentTasks.findHashed(t, loop, hash(t, loop));
  const current = entry < 0 ? undefined : currentTasks.values[entry];
  if (current !== task) {
    const other = reprText(t, current ?? null);
    return raise.RuntimeError(`Leaving task ${reprText(t, task)} does not match the current task ${other}.`);
  }
  currentTasks.deleteEntry(t, entry);
  return null;
}

/** Puts `task` (None: nobody) in the place of the one that runs, and answers that. */
export function swapCurrentTask(t: Thread, loop: Value, task: Value): Value {
  const { currentTasks } = stateOf(t);
  const h = hash(t, loop);
  const entry = currentTasks.findHashed(t, loop, h);
  const before = entry < 0 ? null : (currentTasks.values[entry] as Value);
  if (task !== null) currentTasks.setHashed(t, loop, h, task);
  else if (entry >= 0) currentTasks.deleteEntry(t, entry);
  else raiseWith('KeyError', loop);
  return before;
}
