/**
 * A frame of Python code, on the heap and linked to its caller (CPython 3.12 `_PyInterpreterFrame`). One array holds fast locals,
 * cells, free variables and then the value stack, NULL being undefined. Generators keep theirs between resumptions.
 */
import type { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import type { PyException } from '../objects/exception.ts';
import type { PyObject, Value } from '../objects/value.ts';
import type { PyFunction } from './function.ts';
import type { PyGenerator } from './generator.ts';

type Slots = (Value | undefined)[];

/**
 * At least `size` empty slots. Array literals are what V8 allocates in line; an array of a computed length costs five times as much.
 */
function emptySlots(size: number): Slots {
  const u = undefined;
  if (size <= 4) return [u, u, u, u];
  if (size <= 8) return [u, u, u, u, u, u, u, u];
  if (size <= 12) return [u, u, u, u, u, u, u, u, u, u, u, u];
  if (size <= 16) return [u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u];
  return new Array(size).fill(undefined);
}

/**
 * What goes on when a frame returns that an instruction or a native function has entered for a part of its work, in the loop that runs:
 * a thread which waits in such a frame holds no JavaScript stack.
 */
export abstract class Following {
  /** Takes what the frame has returned; answers the value for the caller, or the next frame to run. Raises what native code may. */
  abstract step(m: object, value: Value): Value | Frame;
  /** The frame has ended by an exception, which goes on to the caller. */
  abstract failed(exc: PyException): void;
}

export class Frame {
  code: PyCode;
  func: PyFunction;
  globals: PyDict;
  builtins: PyDict;
  /** Namespace of a class body or module; undefined in functions, whose locals are fast. */
  locals: Value | undefined;
  localsplus: Slots;
  /** Index of the first free slot of the value stack in `localsplus`. */
  sp: number;
  /** The next unit to run, and the one that runs or ran last (`f_lasti` in units; -1 before the first). */
  ip = 0;
  lasti = -1;
  /** The unit of a RERAISE that has set `lasti` back to where its exception was raised first, else -1: handlers go by it. */
  reraisedAt = -1;
  /** Added to `ip` when a generator that this frame drives returns. */
  returnOffset = 0;
  /** The last jump that was taken: the unit of the instruction, and where it went. LINE events need it. */
  jumpFrom = -1;
  jumpTo = -1;
  /** A callback of monitoring has set `ip` (`f_lineno = ...`). */
  moved = false;
  previous: Frame | null = null;
  /** It can be left by the short way: no generator's, not entered by native code, watched by nobody. */
  plain = true;
  /** Returning from it leaves the loop: it was entered by native code. */
  entry = false;
  /** What its caller gets in place of the None that it returns: the instance that a class called this `__init__` for, or None
   * of `exec`, whatever its code returns; or what goes on with the value that it returns. */
  made: Value | Following | undefined = undefined;
  generator: PyGenerator | undefined = undefined;
  /** The frame object that Python code sees, made on demand (vm/types/frame.ts). */
  object: PyObject | undefined = undefined;
  /** Ended; its locals are gone. */
  cleared = false;

  constructor(func: PyFunction, code: PyCode, locals: Value | undefined) {
    this.code = code;
    this.func = func;
    this.globals = func.globals;
    this.builtins = func.builtins;
    this.locals = locals;
    this.localsplus = emptySlots(code.framesize);
    this.sp = code.nlocalsplus;
  }

  /** Values on the stack, bottom first. */
  stack(): (Value | undefined)[] {
    return this.localsplus.slice(this.code.nlocalsplus, this.sp);
  }
}
