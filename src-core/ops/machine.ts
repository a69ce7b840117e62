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

export interface Machine extends Thread {
  /** The innermost Python frame; null when no Python code runs. */
  frame: Frame | null;
  /** Names of keyword arguments, set by KW_NAMES for the next CALL. */
  kwnames: readonly Str[] | undefined;
  /** Top of the chain of exceptions being handled. */
  exc: ExcState;
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
  /** Makes `frame` the running one, called by the one that runs now. Raises RecursionError. */
  pushFrame(frame: Frame): void;
  /** Raises an exception in the running frame: its handler's frame is then the running one, or it leaves the loop. */
  raiseIn(frame: Frame, exc: PyException): void;
  /** Ends a frame; its caller finds the value on its stack. */
  returnValue(frame: Frame, value: Value): void;
  /** The value that left the loop through a frame entered by native code. */
  result: Value | undefined;
  /** Makes the caller the running frame; the frame stays alive. */
  leaveFrame(frame: Frame): void;
  /** The same for a frame that ends: its generator is complete. */
  popFrame(frame: Frame): void;
  /** Makes the generator, coroutine or asynchronous generator whose frame this is. */
  makeGenerator(frame: Frame): PyGenerator;
  /** `import name` with the semantics of IMPORT_NAME. */
  importName(frame: Frame, name: Str, fromlist: Value, level: Value): Value;
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
  /** What the instrumentation at unit `index` asks for; answers the opcode to run. */
  instrumented(frame: Frame, index: number): number;
  /** Objects of builtins that specialised forms look for. */
  readonly assertionError: Value;
  readonly lenFunction: Value;
  readonly isinstanceFunction: Value;
  readonly listAppend: Value;
  /** Prints a value as the interactive prompt does. */
  displayHook(value: Value): void;
}
