/**
 * The thread of a machine: the chain of frames, what is being handled, recursion limits, and all that native code and
 * instructions may ask (objects/thread.ts, ops/machine.ts).
 */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../code/code-object.ts';
import { call } from '../objects/abstract/call.ts';
import { index } from '../objects/abstract/number.ts';
import { reprText } from '../objects/abstract/repr.ts';
import { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import { exceptionTypes, type PyException } from '../objects/exception.ts';
import { projectGroup } from '../objects/exceptions/group.ts';
import { raise } from '../objects/raise.ts';
import { asyncGeneratorType, coroutineType, generatorType, type PyType, typeOf } from '../objects/type.ts';
import { makeTypeAlias, subscriptGeneric } from '../objects/typing/type-alias.ts';
import { makeTypeVariable } from '../objects/typing/type-variable.ts';
import { type PyCell, PyList, type PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import { PyFunction } from '../ops/function.ts';
import { ExcState, PyGenerator } from '../ops/generator.ts';
import type { Machine } from '../ops/machine.ts';
import { bindFrame } from './call.ts';
import { type Entering, runFrame } from './enter.ts';
import { importFrom, importModule, importStar } from './import.ts';
import { run } from './interp.generated.ts';
import type { MachineRuntime } from './runtime.ts';
import { specialize } from './specialize/specialize.ts';
import { frameLocals } from './types/frame.ts';
import { prepareRaise, unwind } from './unwind.ts';

/** Instructions between two looks at requests from outside: at most some hundred microseconds. */
const POLL_INTERVAL = 2000;
/** Levels of native code that may nest (`C_RECURSION_LIMIT`). */
const NATIVE_LIMIT = 5000;

/** What watches a thread; every method is called only where something asked for it. */
export interface Watcher {
  /** The eval breaker: requests from outside. */
  poll(thread: VmThread): void;
  /** An instrumented unit is about to run: answers the opcode to run, or -1 when `frame.ip` was moved. */
  instruction(thread: VmThread, frame: Frame, index: number): number;
  /** A frame was entered, and left by return, yield or exception. Only while `profiling`. */
  entered(thread: VmThread, frame: Frame): void;
  left(thread: VmThread, frame: Frame): void;
  profiling: boolean;
}

export class VmThread implements Machine, Entering {
  frame: Frame | null = null;
  kwnames: readonly Str[] | undefined = undefined;
  exc = new ExcState();
  countdown = POLL_INTERVAL;
  ticks = 0;
  reraising = false;
  result: Value | undefined = undefined;
  readonly reprStack: Value[] = [];
  watcher: Watcher | null = null;
  /** What leaves the loop by `raiseIn`, so that no handler is looked for again. */
  escaping: unknown = undefined;
  /** The watcher hears of frames. */
  watched = false;
  /** Runs `frame`: the generated loop, or in tests the walking dispatcher. */
  dispatcher: (m: VmThread) => Value = run as (m: VmThread) => Value;
  /** Python frames on the stack. */
  depth = 0;
  private native = 0;
  assertionError: Value = exceptionTypes.AssertionError;
  lenFunction: Value = null;
  isinstanceFunction: Value = null;
  listAppend: Value = null;

  constructor(readonly runtime: MachineRuntime) {}

  dispatch(): Value {
    return this.dispatcher(this);
  }

  enterRecursion(where: string): void {
    if (++this.native > NATIVE_LIMIT) {
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
    this.enterFrame(frame);
    frame.entry = true;
  }

  private enterFrame(frame: Frame): void {
    if (this.depth >= this.runtime.recursionLimit) raise.RecursionError('maximum recursion depth exceeded');
    this.depth++;
    frame.previous = this.frame;
    this.frame = frame;
    if (this.watched) this.watcher!.entered(this, frame);
  }

  leaveFrame(frame: Frame): void {
    if (this.watched) this.watcher!.left(this, frame);
    this.depth--;
    this.frame = frame.previous;
  }

  popFrame(frame: Frame): void {
    this.leaveFrame(frame);
    frame.cleared = true;
    const gen = frame.generator;
    if (gen !== undefined) {
      gen.state = 'completed';
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
    caller.localsplus[caller.sp++] = value;
  }

  leftByException(_frame: Frame, _exc: PyException): void {}

  unwind(frame: Frame, thrown: unknown): void {
    unwind(this, frame, thrown);
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
    this.countdown = POLL_INTERVAL;
    this.watcher?.poll(this);
  }

  instrumented(frame: Frame, index: number): number {
    return this.watcher === null ? frame.code.opcodeAt(index) : this.watcher.instruction(this, frame, index);
  }

  specialize(opcode: number, frame: Frame, index: number, oparg: number, sp: number): void {
    specialize(this, opcode, frame, index, oparg, sp);
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
    return gen;
  }

  prepareRaise(exc: Value | undefined, cause: Value | undefined): PyException {
    return prepareRaise(this, exc, cause);
  }

  importName(frame: Frame, name: Str, fromlist: Value, level: Value): Value {
    const importer = frame.builtins.getStr('__import__');
    if (importer === undefined) return raise.ImportError('__import__ not found');
    if (importer === this.runtime.importFunction) {
      const depth = typeof level === 'number' ? level : Number(index(this, level));
      return importModule(this, name, frame.globals, fromlist, depth);
    }
    return call(this, importer, [name, frame.globals, frame.locals ?? null, fromlist, level]);
  }

  importFrom(module: Value, name: Str): Value {
    return importFrom(this, module, name);
  }

  importStar(frame: Frame, module: Value): void {
    importStar(this, frame, module);
  }

  displayHook(value: Value): void {
    if (value === null) return;
    this.runtime.builtins.setStr('_', null);
    this.runtime.write('stdout', `${reprText(this, value)}\n`);
    this.runtime.builtins.setStr('_', value);
  }

  wrapAsyncYield(_value: Value): Value {
    return raise.NotImplementedError('asynchronous generators are not supported yet');
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

  runCode(code: Value, globals: PyDict, locals: Value, closure: readonly Value[] | undefined, name: Str): Value {
    if (!(code instanceof PyCode)) return raise.TypeError(`expected code, got ${utf16(typeOf(code).name)}`);
    const own = globals.getStr('__builtins__');
    if (own === undefined) globals.setStr('__builtins__', this.runtime.builtinsModule);
    const func = new PyFunction(code, globals, this.runtime.builtinsOf(own), name);
    if (closure !== undefined) func.closure = closure as PyCell[];
    const frame = bindFrame(func, [], undefined);
    frame.locals = locals;
    return runFrame(this, frame);
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
