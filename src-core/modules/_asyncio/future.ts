/** The type `_asyncio.Future`, and the attributes that tasks share with it. */
import { call } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { fillType, type NativeRow, type TypeTable } from '../../objects/define.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyList, PyTuple, type Value } from '../../objects/value.ts';
import { copyContext } from '../_contextvars.ts';
import { newFutureIter } from './future-iter.ts';
import {
  addDoneCallback,
  cancelFuture,
  ensureAlive,
  exceptionSet,
  finalizeFuture,
  futureType,
  initFuture,
  makeCancelledError,
  PyFuture,
  removeDoneCallback,
  resultOf,
  setException,
  setResult,
} from './future-object.ts';
import { stateOf } from './state.ts';

/** A method that gets its defining class (METH_METHOD), which shows in messages about arguments. */
export const withClass = (signature: string, fn: NativeRow[1]): NativeRow => [signature, fn, 'FASTCALL_KEYWORDS'];

/** A new value of an attribute as truth. Raises AttributeError where it is deleted. */
export function truthOf(t: Thread, value: Value | undefined): boolean {
  return value === undefined ? raise.AttributeError('cannot delete attribute') : isTrue(t, value);
}

/** All callbacks with their contexts, as the attribute `_callbacks` shows them. */
function callbacksOf(self: PyFuture): Value {
  ensureAlive(self);
  if (self.callback0 === undefined) return self.callbacks ?? null;
  const first = new PyTuple([self.callback0, self.context0 as Value]);
  return new PyList([first, ...(self.callbacks?.items ?? [])]);
}

const whenAlive =
  (get: (self: PyFuture) => Value) =>
  (_t: Thread, self: PyFuture): Value => {
    ensureAlive(self);
    return get(self);
  };

function setBlocking(t: Thread, self: PyFuture, value: Value | undefined): void {
  ensureAlive(self);
  self.blocking = truthOf(t, value);
}

function setLogTraceback(t: Thread, self: PyFuture, value: Value | undefined): void {
  if (truthOf(t, value)) raise.ValueError('_log_traceback can only be set to False');
  self.logTraceback = false;
}

/** Attributes of futures and tasks (`FUTURE_COMMON_GETSETLIST`). */
export const commonAttributes: NonNullable<TypeTable['getset']> = {
  _state: [whenAlive((self) => self.state)],
  _asyncio_future_blocking: [(_t, self: PyFuture) => self.loop !== undefined && self.blocking, setBlocking],
  _loop: [(_t, self: PyFuture) => self.loop ?? null],
  _callbacks: [(_t, self: PyFuture) => callbacksOf(self)],
  _result: [whenAlive((self) => self.result ?? null)],
  _exception: [whenAlive((self) => self.exception ?? null)],
  _log_traceback: [whenAlive((self) => self.logTraceback), setLogTraceback],
  _source_traceback: [(_t, self: PyFuture) => self.sourceTraceback ?? null],
  _cancel_message: [
    (_t, self: PyFuture) => self.cancelMessage ?? null,
    (_t, self: PyFuture, value) => {
      self.cancelMessage = value === undefined ? raise.AttributeError('cannot delete attribute') : value;
    },
  ],
};

/** Methods of futures and tasks; those that need no class are bound as ordinary ones. */
export const commonMethods: Record<string, NativeRow> = {
  result: ['(self, /)', resultOf],
  exception: withClass('(self, /)', exceptionSet),
  add_done_callback: [
    '(self, fn, /, *, context=NULL)',
    (t, self: PyFuture, callback: Value, context: Value | undefined) =>
      addDoneCallback(t, self, callback, context === undefined ? copyContext(t) : context),
  ],
  remove_done_callback: withClass('(self, fn, /)', removeDoneCallback),
  cancelled: ['(self, /)', (_t, self: PyFuture) => self.loop !== undefined && self.state === 'CANCELLED'],
  done: ['(self, /)', (_t, self: PyFuture) => self.loop !== undefined && self.state !== 'PENDING'],
  _make_cancelled_error: ['(self, /)', makeCancelledError],
};

const INIT = parseSignature('(*, loop=None)', 'FASTCALL_KEYWORDS');

fillType(futureType, {
  class: PyFuture,
  text: '(*, loop=None)',
  plainGetattribute: true,
  slots: {
    tp_new: (_t, cls) => adopt(new PyFuture(), cls, futureType),
    tp_init: (t, self: PyFuture, args, kwnames) => initFuture(t, self, bind(t, INIT, 'Future', args, kwnames)[0] as Value),
    tp_repr: (t, self: PyFuture) => {
      ensureAlive(self);
      return call(t, stateOf(t).library._future_repr, [self]) as never;
    },
    tp_iter: newFutureIter,
    am_await: newFutureIter,
    tp_finalize: finalizeFuture,
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    ...commonMethods,
    set_result: withClass('(self, result, /)', setResult),
    set_exception: withClass('(self, exception, /)', (t, self: PyFuture, error: Value) => {
      ensureAlive(self);
      return setException(t, self, error);
    }),
    cancel: withClass('(self, /, msg=None)', (t, self: PyFuture, message: Value) => {
      ensureAlive(self);
      return cancelFuture(t, self, message);
    }),
    get_loop: withClass('(self, /)', (_t, self: PyFuture) => ensureAlive(self)),
  },
  getset: commonAttributes,
});
