/**
 * What instruction bodies see of the machine; vm/thread.ts implements it. A body gets the machine as `m`; raw bodies also get the
 * running frame, whose `ip`, `sp` and `lasti` are up to date, and leave them so.
 */
import type { PyException } from '../objects/exception.ts';
import type { Thread } from '../objects/thread.ts';
import type { Str, Value } from '../objects/value.ts';
import type { Frame } from './frame.ts';
import type { PyFunction } from './function.ts';
import type { ExcState, PyGenerator } from './generator.ts';

/** Where instructions report events (PEP 669); events by number. */
export interface MonitoringHooks {
  /** Code objects that were instrumented for another version are stale. */
  readonly version: number;
  /** Stands for an argument that is not there. */
  readonly missing: Value;
  /** Does anybody want to hear of an event that belongs to no instruction. */
  wants(event: number): boolean;
  /** Fires an event at unit `index` of the running frame. Raises what a callback raises. */
  fire(m: Machine, event: number, frame: Frame, index: number, extra: readonly Value[]): void;
  /** The same about an exception; answers the one that goes on. */
  fireException(m: Machine, event: number, frame: Frame, index: number, exc: PyException): PyException;
}

export interface Machine extends Thread {
  readonly monitoring: MonitoringHooks;
  /** Brings the instrumentation of a frame's code up to date, before any of its own instructions has run. */
  instrument(frame: Frame): void;
  /** An instruction that may raise has set `lasti` to another place than its own. */
  placed: boolean;
  /** The innermost Python frame; null when no Python code runs. */
  frame: Frame | null;
  /** Names of keyword arguments, set by KW_NAMES for the next CALL. */
  kwnames: readonly Str[] | undefined;
  /** Top of the chain of exceptions being handled. */
  exc: ExcState;
  /** Python frames on the stack, and how many there may be before `pushFrame` must be asked. */
  depth: number;
  readonly depthLimit: number;
  /** Counts down to the next look at requests from outside. */
  countdown: number;
  /** Instructions executed. */
  ticks: number;
  /** Set by an instruction that passes an exception on: no traceback entry is added for it again. */
  reraising: boolean;

  /** Looks at requests from outside; called when `countdown` falls below zero. */
  handleEvalBreaker(): void;
  /** Tries to specialise the instruction at unit `index` (its inputs stand on the stack below `sp`). */
  specialize(opcode: number, frame: Frame, index: number, oparg: number, sp: number): void;
  /** Binds arguments (vectorcall form) to a new frame of `func`, not yet linked. Raises TypeError as a call does. */
  bindFrame(func: PyFunction, args: readonly (Value | undefined)[], kwnames: readonly Str[] | undefined): Frame;
  /** `builtins.exec`, and the frame of what a call of it would run. */
  readonly execFunction: Value;
  bodyOf(args: Value[], kwnames: readonly Str[] | undefined): Frame;
  /** Makes `frame` the running one, called by the one that runs now. Raises RecursionError. */
  pushFrame(frame: Frame): void;
  /** Raises an exception in the running frame: its handler's frame is then the running one, or it leaves the loop. */
  raiseIn(frame: Frame, exc: PyException): void;
  /** Leaves the frame of a generator that is suspended now; whoever drives it finds the value on its stack. */
  yieldValue(frame: Frame, value: Value): void;
  /** Ends a frame; its caller finds the value on its stack. */
  returnValue(frame: Frame, value: Value): void;
  /** The value that left the loop through a frame entered by native code. */
  result: Value | undefined;
  /** A frame is about to end by an exception: the debugger may want to know. */
  unwound(frame: Frame, exc: PyException): void;
  /** An exception has left an instruction of `frame`: the debugger may want to know before a handler is looked for. */
  raised(frame: Frame, exc: PyException): void;
  /** Makes the caller the running frame; the frame stays alive. */
  leaveFrame(frame: Frame): void;
  /** The same for a frame that ends: its generator is complete. */
  popFrame(frame: Frame): void;
  /** Makes the generator, coroutine or asynchronous generator whose frame this is. */
  makeGenerator(frame: Frame): PyGenerator;
  /** IMPORT_NAME: answers the module, or the first frame of what finds it. */
  importName(frame: Frame, name: Str, fromlist: Value, level: Value): Value | Frame;
  /** `builtins.__import__`, and what a call of it answers or runs first. */
  readonly importFunction: Value;
  importOf(args: Value[], kwnames: readonly Str[] | undefined): Value | Frame;
  importFrom(module: Value, name: Str): Value;
  importStar(frame: Frame, module: Value): void;
  /** The exception that `raise exc from cause` raises, with its cause and context set. */
  prepareRaise(exc: Value | undefined, cause: Value | undefined): PyException;
  wrapAsyncYield(value: Value): Value;
  makeTypeParameter(
    kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple',
    name: Value,
    limit: { bound?: Value; constraints?: Value } | undefined,
  ): Value;
  /** `Generic[params]`, the base that PEP 695 classes get. */
  subscriptGeneric(params: Value): Value;
  makeTypeAlias(parts: Value): Value;
  /** Makes `ExceptionGroup(message, excs)` (or BaseExceptionGroup); `traceback` from one exception where it wraps that. */
  makeExceptionGroup(message: Str, excs: PyException[], wrapped: PyException | undefined): Value;
  /** The part of a group that the leaves of `kept` make up (`_PyExc_CreateExceptionGroup`, `exception_group_projection`). */
  projectGroup(group: PyException, kept: PyException[]): Value;
  /**
   * What the debugger's hook at unit `index` asks for; answers the opcode to run, or -1 where `frame.ip` was moved. `before` is
   * what `lasti` was until now.
   */
  hooked(frame: Frame, index: number, before: number): number;
  /** The same for INSTRUMENTED_LINE and INSTRUMENTED_INSTRUCTION. */
  lineEvent(frame: Frame, index: number, before: number): number;
  instructionEvent(frame: Frame, index: number): number;
  /** Objects of builtins that specialised forms look for. */
  readonly assertionError: Value;
  readonly lenFunction: Value;
  readonly isinstanceFunction: Value;
  readonly listAppend: Value;
  /** Prints a value as the interactive prompt does. */
  displayHook(value: Value): void;
}
