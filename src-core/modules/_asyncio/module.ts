/** The `_asyncio` module (Modules/_asynciomodule.c): futures and tasks, and who runs in which loop. */
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import './future.ts';
import { futureType } from './future-object.ts';
import { eventLoop, makeState, runningLoop, setRunningLoop, stateOf } from './state.ts';
import './task.ts';
import {
  enterTask,
  leaveTask,
  registerEagerTask,
  registerTask,
  swapCurrentTask,
  taskType,
  unregisterEagerTask,
  unregisterTask,
} from './task-object.ts';

function needRunningLoop(t: Thread): Value {
  return runningLoop(t) ?? raise.RuntimeError('no running event loop');
}

const ofModule =
  <A extends Value[]>(fn: (t: Thread, ...args: A) => Value) =>
  (t: Thread, _module: Value, ...args: A): Value =>
    fn(t, ...args);

const functions: Record<string, NativeRow> = {
  current_task: [
    '(module, /, loop=None)',
    (t, _module: Value, loop: Value) => stateOf(t).currentTasks.get(t, loop ?? needRunningLoop(t)) ?? null,
  ],
  get_event_loop: ['(module, /)', (t) => eventLoop(t)],
  get_running_loop: ['(module, /)', (t) => needRunningLoop(t)],
  _get_running_loop: ['(module, /)', (t) => runningLoop(t)],
  _set_running_loop: [
    '(module, loop, /)',
    (t, _module: Value, loop: Value) => {
      setRunningLoop(t, loop);
      return null;
    },
  ],
  _register_task: ['(module, /, task)', ofModule(registerTask)],
  _register_eager_task: ['(module, /, task)', ofModule(registerEagerTask)],
  _unregister_task: ['(module, /, task)', ofModule(unregisterTask)],
  _unregister_eager_task: ['(module, /, task)', ofModule(unregisterEagerTask)],
  _enter_task: ['(module, /, loop, task)', ofModule(enterTask)],
  _leave_task: ['(module, /, loop, task)', ofModule(leaveTask)],
  _swap_current_task: ['(module, /, loop, task)', ofModule(swapCurrentTask)],
};

/** Makes the module object, with its functions alone. */
export function makeAsyncio(): PyModule {
  const module = new PyModule('_asyncio');
  fillModule(module.dict, module, '_asyncio', functions);
  return module;
}

/** Executes the module, which imports parts of the library that import it (`module_exec`). */
export function startAsyncio(t: Thread, module: PyModule): void {
  module.dict.setStr('Future', futureType);
  module.dict.setStr('Task', taskType);
  const state = makeState(t);
  module.dict.setStr('_scheduled_tasks', state.scheduledTasks);
  module.dict.setStr('_eager_tasks', state.eagerTasks);
  module.dict.setStr('_current_tasks', state.currentTasks);
}
