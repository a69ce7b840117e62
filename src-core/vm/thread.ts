/**
 * The thread of a machine: the chain of frames, what is being handled, recursion limits, and all that native code and
 * instructions may ask (objects/thread.ts, ops/machine.ts).
 */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../code/code-object.ts';
import { lookupAttr } from '../objects/abstract/attr.ts';
import { call } from '../objects/abstract/call.ts';
import { index } from '../objects/abstract/number.ts';
import { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import { exceptionTypes, type PyException } from '../objects/exception.ts';
import { projectGroup } from '../objects/exceptions/group.ts';
import { raise } from '../objects/raise.ts';
import { initResultError } from '../objects/slot-derive.ts';
import { asyncGeneratorType, coroutineType, generatorType, type PyType, typeOf } from '../objects/type.ts';
import { makeTypeAlias, subscriptGeneric } from '../objects/typing/type-alias.ts';
import { makeTypeVariable } from '../objects/typing/type-variable.ts';
import { type PyCell, PyList, type PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import { Following, Frame } from '../ops/frame.ts';
import { PyFunction } from '../ops/function.ts';
import { ExcState, PyGenerator } from '../ops/generator.ts';
import type { Machine } from '../ops/machine.ts';
import { bindFrame } from './call.ts';
import { type Entering, runFrame } from './enter.ts';
import { FrameMove } from './frame-move.ts';
import { importFrom, importStar, startImport } from './import.ts';
import { run } from './interp.generated.ts';
import type { Monitoring } from './monitoring/monitoring.ts';
import { isInUse } from './reach.ts';
import type { MachineRuntime } from './runtime.ts';
import { type Scheduler, SUSPENDED } from './scheduler.ts';
import { type Failure, specialize } from './specialize/specialize.ts';
import { coroutineOrigin, PyWrappedValue } from './types/async-generator.ts';
import { frameLocals } from './types/frame.ts';
import { prepareRaise, unwind } from './unwind.ts';

/** Instructions between two looks at requests from outside: at most some hundred microseconds. */
const POLL_INTERVAL = 2000;
/** Levels of native code that may nest (`C_RECURSION_LIMIT`), loops among them. */
const NATIVE_LIMIT = 10_000;

/** The debugger, or whoever else watches a thread from outside of the language; every method is called only where it was asked for. */
export interface Watcher {
  /** The eval breaker: requests from outside. */
  poll(thread: VmThread): void;
  /** A hooked unit is about to run: answers the opcode to run, or -1 when `frame.ip` was moved. `before` is what `lasti` was. */
  instruction(thread: VmThread, frame: Frame, index: number, before: number): number;
  /** A frame was entered, and left by return, yield or exception. Only while the thread is watched. */
  entered(thread: VmThread, frame: Frame): void;
  left(thread: VmThread, frame: Frame): void;
  /** A frame ends by an exception. */
  unwound(thread: VmThread, frame: Frame, exc: PyException): void;
  /** The instruction at unit `index`, whose opcode was `before`, has a new form (its opcode) or keeps the generic one, and why. */
  specialized?: ((thread: VmThread, frame: Frame, index: number, before: number, outcome: number | Failure) => void) | undefined;
  /** An exception has left an instruction of `frame`, whoever will handle it. */
  raised?(thread: VmThread, frame: Frame, exc: PyException): void;
}

export class VmThread implements Machine, Entering {
  frame: Frame | null = null;
  kwnames: readonly Str[] | undefined = undefined;
  exc = new ExcState();
  countdown = POLL_INTERVAL;
  ticks = 0;
  /** Those of `ticks` that the budget has heard of. */
  private accounted = 0;
  reraising = false;
  result: Value | undefined = undefined;
  readonly reprStack: Value[] = [];
  readonly state = new Map<object, object>();
  readonly held: object[] = [];
  watcher: Watcher | null = null;
  /** What leaves the loop by `raiseIn`, so that no handler is looked for again. */
  escaping: unknown = undefined;
  /** The watcher hears of frames that come and go. */
  private watched = false;
  /** The depth at which frames are not entered by the short way: the recursion limit, or any while they are watched. */
  depthLimit = 0;
  placed = false;
  readonly monitoring: Monitoring;
  /** Callbacks of monitoring that run now, and the event of the innermost (-1 for none). */
  tracing = 0;
  whatEvent = -1;
  /** `sys.set_asyncgen_hooks`. */
  readonly asyncGeneratorHooks: { firstiter: Value; finalizer: Value } = { firstiter: null, finalizer: null };
  /** `sys.set_coroutine_origin_tracking_depth`. */
  coroutineOriginDepth = 0;
  /** What `sys.settrace` and `sys.setprofile` were given. */
  traceFunction: Value | undefined = undefined;
  profileFunction: Value | undefined = undefined;
  /** Runs `frame`: the generated loop, or in tests the walking dispatcher. */
  dispatcher: (m: VmThread) => Value = run as (m: VmThread) => Value;
  /** Python frames on the stack. */
  depth = 0;
  private native = 0;
  assertionError: Value = exceptionTypes.AssertionError;
  lenFunction: Value = null;
  isinstanceFunction: Value = null;
  listAppend: Value = null;
  /** `builtins.exec`. */
  execFunction: Value = null;

  constructor(readonly runtime: MachineRuntime) {
    this.monitoring = runtime.monitoring;
    this.monitoring.threads.add(this);
    this.limitDepth();
  }

  /** Takes over a changed recursion limit. */
  limitDepth(): void {
    this.depthLimit = this.watched ? -1 : this.runtime.recursionLimit;
  }

  get isWatched(): boolean {
    return this.watched;
  }

  /** From now on the watcher hears of frames that are entered and left, or no longer. */
  watchFrames(on: boolean): void {
    this.watched = on;
    this.limitDepth();
    if (on) for (let frame = this.frame; frame !== null; frame = frame.previous) frame.plain = false;
  }

  /** Loops of this thread on the JavaScript stack: levels of native code, like those that `native` counts. */
  nesting = 0;
  /** Threads other than the main one may be there. */
  scheduler: Scheduler | undefined = undefined;
  /** What a thread that was suspended in a wait waits for: when the call is executed again, its time is not counted
   * anew, and it goes on behind what it has done. */
  waiting: { readonly self: Value; readonly deadline: bigint | undefined; readonly done: number } | undefined = undefined;
  /** Called when the thread has ended. */
  readonly endings: (() => void)[] = [];

  dispatch(): Value {
    this.nesting++;
    try {
      for (;;) {
        try {
          return this.dispatcher(this);
        } catch (error) {
          // A main thread that is suspended waits here; any other goes back to whoever gave it its turn.
          const { scheduler } = this;
          if (error !== SUSPENDED || scheduler === undefined || scheduler.main.vm !== this || this.nesting > 1) throw error;
          const ended = scheduler.resumeMain();
          if (ended !== undefined) return ended.value;
        }
      }
    } finally {
      this.nesting--;
    }
  }

  finish(): void {
    for (const end of this.endings) end();
    this.runtime.spentTicks += this.ticks;
    this.monitoring.threads.delete(this);
  }

  enterRecursion(where: string): void {
    if (++this.native + this.nesting > NATIVE_LIMIT) {
      this.native--;
      raise.RecursionError(`maximum recursion depth exceeded${where}`);
    }
  }
  leaveRecursion(): void {
    this.native--;
  }

  pushFrame(frame: Frame): void {
    const caller = this.frame as Frame;
    caller.lasti = caller.ip - 1;
    this.enterFrame(frame);
    frame.entry = false;
  }

  linkEntry(frame: Frame): void {
    if (this.native + this.nesting >= NATIVE_LIMIT) raise.RecursionError('maximum recursion depth exceeded');
    this.enterFrame(frame);
    frame.entry = true;
    frame.plain = false;
  }

  private enterFrame(frame: Frame): void {
    if (this.depth >= this.runtime.recursionLimit) raise.RecursionError('maximum recursion depth exceeded');
    this.depth++;
    frame.previous = this.frame;
    this.frame = frame;
    if (this.watched) {
      frame.plain = false;
      this.watcher?.entered(this, frame);
    }
  }

  leaveFrame(frame: Frame): void {
    if (this.watched) this.watcher?.left(this, frame);
    this.depth--;
    this.frame = frame.previous;
  }

  popFrame(frame: Frame): void {
    this.leaveFrame(frame);
    frame.cleared = true;
    const gen = frame.generator;
    if (gen !== undefined) {
      gen.state = 'completed';
      if (gen.tracked) this.runtime.tracked.finalizable.delete(gen);
      this.exc = gen.exc.previous ?? this.exc;
      gen.exc.previous = null;
    }
  }

  returnValue(frame: Frame, value: Value): void {
    this.popFrame(frame);
    if (frame.entry) {
      this.result = value;
      return;
    }
    const caller = frame.previous as Frame;
    caller.ip += caller.returnOffset;
    caller.returnOffset = 0;
    if (frame.made === undefined) caller.localsplus[caller.sp++] = value;
    else this.passOn(caller, frame.made, value);
  }

  /** Gives the caller what stands in place of the value that a frame has returned. */
  private passOn(caller: Frame, made: Value | Following, value: Value): void {
    if (made instanceof Following) return this.follow(caller, made, value);
    if (made !== null && value !== null) return this.raiseIn(caller, initResultError(value));
    caller.localsplus[caller.sp++] = made;
  }

  /** Goes on with the work that a frame was a part of. What that raises, the caller raises. */
  private follow(caller: Frame, following: Following, value: Value): void {
    const { lasti } = caller;
    try {
      const next = following.step(this, value);
      if (next instanceof Frame) {
        this.pushFrame(next);
        caller.lasti = lasti;
      } else caller.localsplus[caller.sp++] = next;
    } catch (error) {
      caller.lasti = lasti;
      try {
        this.unwind(caller, error);
      } catch (leaving) {
        this.escaping = leaving;
        throw leaving;
      }
    }
  }

  yieldValue(frame: Frame, value: Value): void {
    const gen = frame.generator as PyGenerator;
    this.exc = gen.exc.previous as ExcState;
    gen.exc.previous = null;
    this.leaveFrame(frame);
    const caller = frame.previous as Frame;
    frame.previous = null;
    if (frame.entry) {
      this.result = value;
      frame.entry = false;
    } else caller.localsplus[caller.sp++] = value;
  }

  unwound(frame: Frame, exc: PyException): void {
    this.watcher?.unwound(this, frame, exc);
  }

  instrument(frame: Frame): void {
    // RESUME runs again and is counted then.
    this.ticks--;
    this.monitoring.instrument(frame.code);
  }

  lineEvent(frame: Frame, index: number, before: number): number {
    return this.monitoring.lineEvent(this, frame, index, before);
  }

  instructionEvent(frame: Frame, index: number): number {
    return this.monitoring.instructionEvent(this, frame, index);
  }

  raised(frame: Frame, exc: PyException): void {
    this.watcher?.raised?.(this, frame, exc);
  }

  unwind(frame: Frame, thrown: unknown): void {
    if (thrown instanceof FrameMove) return thrown.arrive(this, frame);
    try {
      unwind(this, frame, thrown);
    } catch (error) {
      // Whoever heard of the exception wants the frame to go on elsewhere.
      if (!(error instanceof FrameMove)) throw error;
      error.arrive(this, this.frame as Frame);
    }
  }

  raiseIn(frame: Frame, exc: PyException): void {
    try {
      unwind(this, frame, exc);
    } catch (error) {
      this.escaping = error;
      throw error;
    }
  }

  handleEvalBreaker(): void {
    this.countdown = POLL_INTERVAL + (this.scheduler?.jitter() ?? 0);
    const { budget } = this.runtime;
    if (budget !== undefined) {
      // An evaluation of the debugger sets the ticks back.
      budget.spend(Math.max(this.ticks - this.accounted, 0));
      this.accounted = this.ticks;
    }
    this.watcher?.poll(this);
    this.runtime.timers?.poll(this);
    if (this.runtime.pendingSignals.length > 0) this.runtime.handleSignals?.(this);
    if (this.runtime.tracked.full) this.runtime.collect?.(this);
    this.scheduler?.yieldTurn(this);
  }

  isInUse(objects: ReadonlySet<object>): boolean {
    return isInUse(this, objects);
  }

  hooked(frame: Frame, index: number, before: number): number {
    return this.watcher === null ? frame.code.opcodeAt(index) : this.watcher.instruction(this, frame, index, before);
  }

  specialize(opcode: number, frame: Frame, index: number, oparg: number, sp: number): void {
    const observed = this.watcher?.specialized;
    const before = observed === undefined ? 0 : frame.code.opcodeAt(index);
    const outcome = specialize(this, opcode, frame, index, oparg, sp);
    if (observed !== undefined) this.watcher!.specialized!(this, frame, index, before, outcome);
  }

  bindFrame(func: PyFunction, args: readonly (Value | undefined)[], kwnames: readonly Str[] | undefined): Frame {
    return bindFrame(func, args, kwnames);
  }

  makeGenerator(frame: Frame): PyGenerator {
    const { flags } = frame.code;
    const type =
      (flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) === CO_GENERATOR
        ? generatorType
        : flags & CO_COROUTINE
          ? coroutineType
          : asyncGeneratorType;
    const gen = new PyGenerator(type, frame);
    frame.generator = gen;
    frame.plain = false;
    // Where nothing but the end of the function catches anything, being closed does nothing.
    if (type !== generatorType || frame.code.exceptionTable.length > 1) {
      gen.tracked = true;
      this.runtime.tracked.finalizable.add(gen);
    }
    if (type === coroutineType && this.coroutineOriginDepth > 0) gen.origin = coroutineOrigin(this.coroutineOriginDepth, frame);
    return gen;
  }

  prepareRaise(exc: Value | undefined, cause: Value | undefined): PyException {
    return prepareRaise(this, exc, cause);
  }

  importName(frame: Frame, name: Str, fromlist: Value, level: Value): Value | Frame {
    this.runtime.listener?.imported(this, name);
    const importer = frame.builtins.getStr('__import__');
    if (importer === undefined) return raise.ImportError('__import__ not found');
    if (importer === this.runtime.importFunction) {
      const depth = typeof level === 'number' ? level : Number(index(this, level));
      return startImport(this, name, frame.globals, fromlist, depth);
    }
    return call(this, importer, [name, frame.globals, frame.locals ?? null, fromlist, level]);
  }

  get importFunction(): Value {
    return this.runtime.importFunction;
  }

  /** The native function hands the first frame over, as `exec` does. */
  importOf(args: Value[], kwnames: readonly Str[] | undefined): Value | Frame {
    this.bodyWanted = true;
    let result: Value;
    try {
      result = call(this, this.runtime.importFunction, args, kwnames);
    } finally {
      this.bodyWanted = false;
    }
    const frame = this.body;
    this.body = undefined;
    return frame ?? result;
  }

  importFrom(module: Value, name: Str): Value {
    return importFrom(this, module, name);
  }

  importStar(frame: Frame, module: Value): void {
    importStar(this, frame, module);
  }

  displayHook(value: Value): void {
    const sys = this.runtime.importBuiltin(this, 'sys');
    const hook = sys === undefined ? undefined : lookupAttr(this, sys, 'displayhook');
    call(this, hook ?? raise.RuntimeError('lost sys.displayhook'), [value]);
  }

  wrapAsyncYield(value: Value): Value {
    return new PyWrappedValue(value);
  }
  makeTypeParameter(
    kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple',
    name: Value,
    limit: { bound?: Value; constraints?: Value } | undefined,
  ): Value {
    return makeTypeVariable(kind, name as Str, limit);
  }
  subscriptGeneric(params: Value): Value {
    return subscriptGeneric(this, params as PyTuple);
  }
  makeTypeAlias(parts: Value): Value {
    return makeTypeAlias(parts as PyTuple);
  }
  makeExceptionGroup(message: Str, excs: PyException[], wrapped: PyException | undefined): Value {
    const group = call(this, exceptionTypes.BaseExceptionGroup, [message, new PyList(excs)]) as PyException;
    if (wrapped !== undefined) group.traceback = wrapped.traceback;
    return group;
  }
  projectGroup(group: PyException, kept: PyException[]): Value {
    return projectGroup(this, group, kept);
  }

  currentGlobals(): PyDict | undefined {
    return this.frame?.globals;
  }
  currentCodeFlags(): number {
    return this.frame?.code.flags ?? 0;
  }
  currentLocals(): Value {
    return this.frame === null ? raise.SystemError('frame does not exist') : frameLocals(this, this.frame);
  }

  /** `exec` called straight from bytecode hands the frame of its code over, to be entered without a loop of its own. */
  bodyOf(args: Value[], kwnames: readonly Str[] | undefined): Frame {
    this.bodyWanted = true;
    call(this, this.execFunction, args, kwnames);
    const frame = this.body as Frame;
    this.body = undefined;
    return frame;
  }
  body: Frame | undefined = undefined;
  private bodyWanted = false;
  takeBodyWanted(): boolean {
    const wanted = this.bodyWanted;
    this.bodyWanted = false;
    return wanted;
  }

  runCode(code: Value, globals: PyDict, locals: Value, closure: readonly Value[] | undefined, name: Str): Value {
    return runFrame(this, this.frameOfCode(code, globals, locals, closure, name));
  }

  frameOfCode(code: Value, globals: PyDict, locals: Value, closure: readonly Value[] | undefined, name: Str): Frame {
    if (!(code instanceof PyCode)) return raise.TypeError(`expected code, got ${utf16(typeOf(code).name)}`);
    const own = globals.getStr('__builtins__');
    if (own === undefined) globals.setStr('__builtins__', this.frame?.builtins ?? this.runtime.builtins);
    const func = new PyFunction(
      code,
      globals,
      own === undefined ? (this.frame?.builtins ?? this.runtime.builtins) : this.runtime.builtinsOf(own),
      name,
    );
    if (closure !== undefined) func.closure = closure as PyCell[];
    const frame = bindFrame(func, [], undefined);
    frame.locals = locals;
    return frame;
  }

  runClassBody(body: Value, namespace: Value): Value {
    if (!(body instanceof PyFunction)) return raise.TypeError('__build_class__: func must be a function');
    const frame = bindFrame(body, [], undefined);
    frame.locals = namespace;
    return runFrame(this, frame);
  }

  warn(category: PyType, message: string, stackLevel: number): void {
    this.runtime.warn(this, category, message, stackLevel);
  }
}
