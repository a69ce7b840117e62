/** The type `_asyncio.Task`. */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { reprText, str } from '../../objects/abstract/repr.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { coroutineType, strType, typeOf } from '../../objects/type.ts';
import type { Str, Value } from '../../objects/value.ts';
import { copyContext } from '../_contextvars.ts';
import { commonAttributes, commonMethods, truthOf, withClass } from './future.ts';
import { newFutureIter } from './future-iter.ts';
import { finalizeFuture, initFuture, tellLoop } from './future-object.ts';
import { stateOf } from './state.ts';
import { PyTask, registerTask, taskType } from './task-object.ts';
import { startEagerly, stepSoon } from './task-step.ts';

/** The library is asked once for each type of a hundred (`is_coroutine`). */
function isCoroutine(t: Thread, coro: Value): boolean {
  const type = typeOf(coro);
  if (type === coroutineType) return true;
  const { coroutineTypes, library } = stateOf(t);
  if (coroutineTypes.has(type)) return true;
  if (!isTrue(t, call(t, library.iscoroutine, [coro]))) return false;
  if (coroutineTypes.size < 100) coroutineTypes.add(type);
  return true;
}

const INIT = parseSignature('(coro, *, loop=None, name=None, context=None, eager_start: bool = False)', 'FASTCALL_KEYWORDS');

function initTask(t: Thread, self: PyTask, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [coro, loop, name, context, eager] = bind(t, INIT, 'Task', args, kwnames) as [Value, Value, Value, Value, boolean];
  initFuture(t, self, loop);
  if (!isCoroutine(t, coro)) {
    self.logDestroyPending = false;
    raise.TypeError(`a coroutine was expected, got ${reprText(t, coro)}`);
  }
  self.context = context === null ? copyContext(t) : context;
  self.waiter = undefined;
  self.mustCancel = false;
  self.logDestroyPending = true;
  self.cancelRequests = 0;
  self.coro = coro;
  self.name = name === null ? ++stateOf(t).taskNumber : plainStr(t, name);
  t.runtime.tracked.finalizable.add(self);
  if (eager && callMethod(t, loop, 'is_running') === true) startEagerly(t, self);
  else {
    stepSoon(t, self, undefined);
    registerTask(t, self);
  }
}

const plainStr = (t: Thread, value: Value): Value => (typeOf(value) === strType ? value : str(t, value));

/** `cancel()`: asks what the task waits for, else the next step of the task itself. */
function cancelTask(t: Thread, self: PyTask, message: Value): boolean {
  self.logTraceback = false;
  if (self.state !== 'PENDING') return false;
  self.cancelRequests++;
  if (self.waiter !== undefined && isTrue(t, callMethod(t, self.waiter, 'cancel', message))) return true;
  self.mustCancel = true;
  self.cancelMessage = message;
  return true;
}

function nameOf(_t: Thread, self: PyTask): Value {
  if (typeof self.name === 'number') self.name = `Task-${self.name}`;
  return self.name ?? null;
}

/** The end of a task that still waited for something (`TaskObj_finalize`). */
function finalizeTask(t: Thread, self: PyTask): void {
  if (self.state === 'PENDING' && self.logDestroyPending) {
    tellLoop(t, self, 'Task was destroyed but it is pending!', [['task', self]]);
  }
  finalizeFuture(t, self);
}

const methods: Record<string, NativeRow> = {
  ...commonMethods,
  set_result: ['(self, result, /)', () => raise.RuntimeError('Task does not support set_result operation')],
  set_exception: ['(self, exception, /)', () => raise.RuntimeError('Task does not support set_exception operation')],
  cancel: ['(self, /, msg=None)', cancelTask],
  cancelling: ['(self, /)', (_t, self: PyTask) => self.cancelRequests],
  uncancel: [
    '(self, /)',
    (_t, self: PyTask) => {
      if (self.cancelRequests > 0) self.cancelRequests--;
      return self.cancelRequests;
    },
  ],
  get_stack: withClass('(self, /, *, limit=None)', (t, self: PyTask, limit: Value) =>
    call(t, stateOf(t).library._task_get_stack, [self, limit]),
  ),
  print_stack: withClass('(self, /, *, limit=None, file=None)', (t, self: PyTask, limit: Value, file: Value) =>
    call(t, stateOf(t).library._task_print_stack, [self, limit, file]),
  ),
  get_name: ['(self, /)', nameOf],
  set_name: [
    '(self, value, /)',
    (t, self: PyTask, value: Value) => {
      self.name = plainStr(t, value);
      return null;
    },
  ],
  get_coro: ['(self, /)', (_t, self: PyTask) => self.coro ?? null],
  get_context: ['(self, /)', (_t, self: PyTask) => self.context ?? null],
};

fillType(taskType, {
  class: PyTask,
  text: '(coro, *, loop=None, name=None, context=None, eager_start=False)',
  slots: {
    tp_new: (_t, cls) => adopt(new PyTask(), cls, taskType),
    tp_init: initTask,
    tp_repr: (t, self: PyTask) => call(t, stateOf(t).library._task_repr, [self]) as never,
    tp_iter: newFutureIter,
    am_await: newFutureIter,
    tp_finalize: finalizeTask,
  },
  classmethods: { __class_getitem__: classGetItem },
  methods,
  getset: {
    ...commonAttributes,
    _log_destroy_pending: [
      (_t, self: PyTask) => self.logDestroyPending,
      (t, self: PyTask, value) => {
        self.logDestroyPending = truthOf(t, value);
      },
    ],
    _must_cancel: [(_t, self: PyTask) => self.mustCancel],
    _coro: [(_t, self: PyTask) => self.coro ?? null],
    _fut_waiter: [(_t, self: PyTask) => self.waiter ?? null],
  },
});
