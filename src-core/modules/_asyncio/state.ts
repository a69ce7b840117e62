/**
 * What the module `_asyncio` keeps for one machine (`asyncio_state` in Modules/_asynciomodule.c): the tasks that are scheduled, eager
 * or current, names of the library's `asyncio`, and for each thread the loop that runs in it.
 */
import { getAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { importModule } from '../../objects/import-module.ts';
import { RuntimeState, ThreadState } from '../../objects/runtime-state.ts';
import { PySet } from '../../objects/set/set-object.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { strFromUtf16, type Value } from '../../objects/value.ts';
import { currentException } from '../../ops/exceptions.ts';
import type { Machine } from '../../ops/machine.ts';
import { linkContext } from '../../vm/unwind.ts';

export class AsyncioState {
  /** Tasks that run right now, by their loop. */
  readonly currentTasks = new PyDict();
  readonly eagerTasks = new PySet();
  /** Types whose instances `asyncio.iscoroutine` took for coroutines. */
  readonly coroutineTypes = new Set<PyType>();
  /** The last number that a task without a name got. */
  taskNumber = 0;

  constructor(
    /** A `WeakSet` of all tasks that wait for their turn or for something else. */
    readonly scheduledTasks: Value,
    /** Functions and classes of the library, taken once when the module is executed. */
    readonly library: Readonly<Record<LibraryName, Value>>,
  ) {}
}

/** Where the names come from that the module takes out of the library. */
const LIBRARY = {
  get_event_loop_policy: 'asyncio.events',
  _future_repr: 'asyncio.base_futures',
  InvalidStateError: 'asyncio.exceptions',
  CancelledError: 'asyncio.exceptions',
  _task_repr: 'asyncio.base_tasks',
  _task_get_stack: 'asyncio.base_tasks',
  _task_print_stack: 'asyncio.base_tasks',
  iscoroutine: 'asyncio.coroutines',
  extract_stack: 'traceback',
} as const;
type LibraryName = keyof typeof LIBRARY;

const states = new RuntimeState<AsyncioState>();
const running = new ThreadState<{ loop: Value }>();

/** Makes the state, importing what it takes from the library (`module_init`). */
export function makeState(t: Thread): AsyncioState {
  importModule(t, 'asyncio');
  const entries = Object.entries(LIBRARY).map(([name, module]) => [name, getAttr(t, importModule(t, module), name)]);
  const scheduled = callMethod(t, importModule(t, 'weakref'), 'WeakSet');
  const state = new AsyncioState(scheduled, Object.fromEntries(entries) as Record<LibraryName, Value>);
  states.set(t.runtime, state);
  return state;
}

export function stateOf(t: Thread): AsyncioState {
  return states.get(t.runtime) ?? makeState(t);
}

/** The loop that runs in this thread; None where there is none. */
export function runningLoop(t: Thread): Value {
  return running.get(t)?.loop ?? null;
}

export function setRunningLoop(t: Thread, loop: Value): void {
  running.set(t, { loop });
}

/** The running loop, else what the policy of event loops has (`get_event_loop`). */
export function eventLoop(t: Thread): Value {
  const loop = runningLoop(t);
  return loop ?? callMethod(t, call(t, stateOf(t).library.get_event_loop_policy, []), 'get_event_loop');
}

/** Raises `asyncio.InvalidStateError`. */
export function refuseState(t: Thread, message: string): never {
  throw call(t, stateOf(t).library.InvalidStateError, [strFromUtf16(message)]);
}

/** Throws an exception that may have been raised before: what is being handled becomes its context (`PyErr_SetObject`). */
export function throwAgain(t: Thread, error: Value): never {
  if (error instanceof PyException) {
    const handled = currentException(t as Machine);
    if (handled !== null && handled !== error) linkContext(error, handled);
  }
  throw error;
}

const CONTEXT = ['context'];

/** `loop.call_soon(callback, *args, context=context)`. */
export function callSoon(t: Thread, loop: Value, callback: Value, arg: Value | undefined, context: Value): void {
  const args = arg === undefined ? [callback, context] : [callback, arg, context];
  call(t, getAttr(t, loop, 'call_soon'), args, CONTEXT);
}
