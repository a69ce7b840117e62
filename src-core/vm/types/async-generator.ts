/**
 * Asynchronous generators and the awaitables that drive them (Objects/genobject.c `async_gen_asend_send`, `async_gen_athrow_send`). What
 * such a generator yields for its consumer is wrapped, so that it can be told from what an `await` inside of it yields.
 */
import { genericGetAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { fillType } from '../../objects/define.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { isException, newException, raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asyncGeneratorType, objectType, PyType } from '../../objects/type.ts';
import { PyObject, PyTuple, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { type PyGenerator, stopIteration } from '../../ops/generator.ts';
import { yieldFrom } from '../../ops/iteration.ts';
import type { VmThread } from '../thread.ts';
import { frameObject } from './frame.ts';
import { setName, sizeOf, text } from './generator.ts';
import { finalizeGenerator, send, throwException, throwMethod, thrownBy } from './generator-run.ts';

const bare = (name: string) => Object.assign(new PyType(name, objectType), { final: true });

/** A value on its way from `yield` to the consumer. */
export class PyWrappedValue extends PyObject {
  constructor(readonly value: Value) {
    super();
  }
}
const wrappedType = bare('async_generator_wrapped_value');
fillType(wrappedType, { class: PyWrappedValue });

type AwaitableState = 'init' | 'iter' | 'closed';

/** What `asend`, `__anext__` (no value), `athrow` (arguments) and `aclose` (none) answer. */
class PyAsend extends PyObject {
  state: AwaitableState = 'init';
  constructor(
    readonly gen: PyGenerator,
    readonly value: Value,
  ) {
    super();
  }
}
class PyAthrow extends PyObject {
  state: AwaitableState = 'init';
  constructor(
    readonly gen: PyGenerator,
    readonly args: readonly Value[] | undefined,
  ) {
    super();
  }
}

/** Calls the hook that an event loop has set, before the first use of a generator (`async_gen_init_hooks`). */
function initHooks(t: Thread, gen: PyGenerator): void {
  if (gen.hooksInited) return;
  gen.hooksInited = true;
  const { firstiter, finalizer } = (t as VmThread).asyncGeneratorHooks;
  gen.finalizer = finalizer;
  if (firstiter !== null) call(t, firstiter, [gen]);
}

/** A wrapped value ends the awaitable with it; an awaited one passes (`async_gen_unwrap_value`). */
function unwrap(gen: PyGenerator, step: () => Value): Value {
  let result: Value;
  try {
    result = step();
  } catch (error) {
    if (isException(error, 'StopAsyncIteration') || isException(error, 'GeneratorExit')) gen.closed = true;
    gen.runningAsync = false;
    throw error;
  }
  if (!(result instanceof PyWrappedValue)) return result;
  gen.runningAsync = false;
  throw stopIteration(result.value);
}

/** Runs one step of an awaitable; it is done when the step raises. */
function untilRaise<A extends { state: AwaitableState }>(self: A, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    self.state = 'closed';
    throw error;
  }
}

function begin(self: PyAsend | PyAthrow, what: string): void {
  if (self.state !== 'init') return;
  if (self.gen.runningAsync) {
    self.state = 'closed';
    raise.RuntimeError(`${what}: asynchronous generator is already running`);
  }
  self.state = 'iter';
}

const REUSED_ASEND = 'cannot reuse already awaited __anext__()/asend()';

function asendSend(t: Thread, self: PyAsend, value: Value): Value {
  if (self.state === 'closed') raise.RuntimeError(REUSED_ASEND);
  const first = self.state === 'init';
  begin(self, 'anext()');
  self.gen.runningAsync = true;
  const sent = first && value === null ? self.value : value;
  return untilRaise(self, () => unwrap(self.gen, () => send(t, self.gen, sent)));
}

function asendThrow(t: Thread, self: PyAsend, type: Value, value?: Value, tb?: Value): Value {
  if (self.state === 'closed') raise.RuntimeError(REUSED_ASEND);
  if (self.state === 'init') {
    begin(self, 'anext()');
    self.gen.runningAsync = true;
  }
  return untilRaise(self, () => unwrap(self.gen, () => throwMethod(t, self.gen, type, value, tb)));
}

const REUSED_ATHROW = 'cannot reuse already awaited aclose()/athrow()';
const IGNORED = 'async generator ignored GeneratorExit';

/** One step of `aclose`: yielding again is an error, and so is nothing that ends it. */
function closing(self: PyAthrow, step: () => Value): Value {
  let result: Value;
  try {
    result = step();
  } catch (error) {
    self.gen.runningAsync = false;
    self.state = 'closed';
    if (isException(error, 'StopAsyncIteration') || isException(error, 'GeneratorExit')) throw newException('StopIteration');
    throw error;
  }
  if (!(result instanceof PyWrappedValue)) return result;
  self.gen.runningAsync = false;
  self.state = 'closed';
  return raise.RuntimeError(IGNORED);
}

function athrowSend(t: Thread, self: PyAthrow, value: Value): Value {
  const { gen, args } = self;
  if (self.state === 'closed') raise.RuntimeError(REUSED_ATHROW);
  if (gen.state === 'completed') {
    self.state = 'closed';
    raiseWith('StopIteration');
  }
  if (self.state === 'iter') {
    if (args !== undefined) return unwrap(gen, () => send(t, gen, value));
    return closing(self, () => send(t, gen, value));
  }
  if (!gen.runningAsync && gen.closed) {
    self.state = 'closed';
    raiseWith('StopAsyncIteration');
  }
  if (!gen.runningAsync && value !== null) raise.RuntimeError("can't send non-None value to a just-started coroutine");
  begin(self, args === undefined ? 'aclose()' : 'athrow()');
  gen.runningAsync = true;
  if (args === undefined) {
    gen.closed = true;
    return closing(self, () => throwException(t, gen, newException('GeneratorExit'), false));
  }
  return untilRaise(self, () => unwrap(gen, () => throwException(t, gen, thrownBy(t, args[0], args[1], args[2]), false)));
}

function athrowThrow(t: Thread, self: PyAthrow, type: Value, value?: Value, tb?: Value): Value {
  const { gen, args } = self;
  if (self.state === 'closed') raise.RuntimeError(REUSED_ATHROW);
  if (self.state === 'init') {
    begin(self, args === undefined ? 'aclose()' : 'athrow()');
    gen.runningAsync = true;
  }
  const step = () => throwMethod(t, gen, type, value, tb);
  if (args === undefined) return closing(self, step);
  return untilRaise(self, () => unwrap(gen, step));
}

function closeAwaitable(_t: Thread, self: PyAsend | PyAthrow): Value {
  self.state = 'closed';
  return null;
}

type Step<A> = (t: Thread, self: A, value: Value) => Value;
type Throw<A> = (t: Thread, self: A, type: Value, value?: Value, tb?: Value) => Value;

/** A StopIteration without a value ends an iteration by itself. */
function stepOf<A>(step: Step<A>) {
  return (t: Thread, self: A): Value | undefined => {
    try {
      return step(t, self, null);
    } catch (error) {
      if (error instanceof PyException && error.cls === exceptionTypes.StopIteration && error.args.items.length === 0)
        return undefined;
      throw error;
    }
  };
}

function fillAwaitable<A extends PyAsend | PyAthrow>(name: string, cls: { prototype: A }, step: Step<A>, raiseIn: Throw<A>) {
  fillType(bare(name), {
    class: cls,
    slots: { am_await: (_t, self: A) => self, tp_iter: (_t, self: A) => self, tp_iternext: stepOf(step) },
    methods: {
      send: ['~(self, arg, /)', step],
      throw: ['~(self, type, value=NULL, traceback=NULL, /)', raiseIn],
      close: ['~(self, /)', closeAwaitable],
    },
  });
}
fillAwaitable('async_generator_asend', PyAsend, asendSend, asendThrow);
fillAwaitable('async_generator_athrow', PyAthrow, athrowSend, athrowThrow);

function athrow(t: Thread, self: PyGenerator, args: Value[]): Value {
  if (args.length > 1) {
    t.warn(
      exceptionTypes.DeprecationWarning,
      'the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.',
      1,
    );
  }
  initHooks(t, self);
  return new PyAthrow(self, args);
}

fillType(asyncGeneratorType, {
  slots: {
    tp_repr: text,
    tp_getattro: genericGetAttr,
    tp_finalize: finalizeGenerator,
    am_aiter: (_t, self: PyGenerator) => self,
    am_anext: (t, self: PyGenerator) => {
      initHooks(t, self);
      return new PyAsend(self, null);
    },
  },
  methods: {
    asend: [
      '~(self, value, /)',
      (t, self: PyGenerator, value: Value) => {
        initHooks(t, self);
        return new PyAsend(self, value);
      },
    ],
    __sizeof__: ['~(self, /)', sizeOf],
    athrow: ['~(self, *args)', athrow, 'VARARGS'],
    aclose: [
      '~(self, /)',
      (t, self: PyGenerator) => {
        initHooks(t, self);
        return new PyAthrow(self, undefined);
      },
    ],
  },
  classmethods: { __class_getitem__: classGetItem },
  getset: {
    __name__: [(_t, self: PyGenerator) => self.name, setName('name')],
    __qualname__: [(_t, self: PyGenerator) => self.qualname, setName('qualname')],
    ag_await: [(_t, self: PyGenerator) => yieldFrom(self) ?? null],
    ag_frame: [(t, self: PyGenerator) => (self.state === 'completed' ? null : frameObject(t, self.frame))],
    ag_code: [(_t, self: PyGenerator) => self.frame.code],
    ag_suspended: [(_t, self: PyGenerator) => self.state === 'suspended'],
  },
  members: { ag_running: (_t, self: PyGenerator) => self.runningAsync },
});

/** `cr_origin`: file, line and name of the callers of a coroutine's function, innermost first, at most `depth` of them. */
export function coroutineOrigin(depth: number, frame: Frame): PyTuple {
  const rows: PyTuple[] = [];
  for (let caller = frame.previous; caller !== null && rows.length < depth; caller = caller.previous) {
    rows.push(new PyTuple([caller.code.filename, caller.code.lineAt(caller.lasti), caller.code.name]));
  }
  return new PyTuple(rows);
}
