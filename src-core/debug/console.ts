/** The console: Python in a frame of a stop, with what comes of it as text. */
import { exceptionText } from '../modules/traceback/exception-text.ts';
import { repr } from '../objects/abstract/repr.ts';
import { PyException } from '../objects/exception.ts';
import { utf16, type Value } from '../objects/value.ts';
import type { EvaluateResult, FrameId } from '../protocol/shapes.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import type { VmThread } from '../vm/thread.ts';
import type { Debugger } from './debugger.ts';
import { safeRepr } from './inspect/safe-repr.ts';
import { reasonOf } from './judge.ts';
import { CutOff, type Quiet } from './quiet.ts';
import type { DebuggerWorld } from './world.ts';

/** The traceback of an exception as the program would print it. */
export function tracebackText(world: DebuggerWorld, quiet: Quiet, thread: VmThread, exc: PyException): string {
  return quiet.run(thread, () => exceptionText(thread, exc, (file) => world.sourceLines(file)));
}

/** A repr may execute this many instructions. */
const MOST = 2_000_000;
/** As long a text goes to the front. */
const LONGEST = 1_000_000;

/** The program's own repr of a value, cut off where it takes too long, and where it fails what it failed with. */
export function programRepr(dbg: Debugger, thread: VmThread, value: Value): { text: string; problem: string } {
  try {
    const text = dbg.quiet.run(thread, () => utf16(repr(thread, value)), MOST);
    if (text.length <= LONGEST) return { text, problem: '' };
    return { text: `${text.slice(0, LONGEST)}…`, problem: `the repr has ${text.length} characters, ${LONGEST} are shown` };
  } catch (error) {
    // A text longer than any can be.
    if (error instanceof RangeError) return { text: safeRepr(value), problem: 'the repr is longer than a text can be' };
    if (!(error instanceof PyException) && !(error instanceof CutOff)) throw error;
    const problem = `the repr ${error instanceof CutOff ? '' : 'raised '}${reasonOf(thread, dbg.quiet, error)}`;
    return { text: safeRepr(value), problem };
  }
}

/** Runs `source` in a frame of the present stop. */
export function evaluateAt(dbg: Debugger, id: FrameId, source: string): EvaluateResult {
  const { quiet, snapshots, world } = dbg;
  const frame = snapshots.frameOf(id);
  const { thread } = snapshots.stop();
  try {
    const value = quiet.run(thread, () => dbg.evaluator.run(thread, frame, source));
    snapshots.refresh();
    if (value === undefined || value === null)
      return { ok: true, text: '', value: value === null ? snapshots.objects.view(null) : null };
    const { text, problem } = programRepr(dbg, thread, value);
    return { ok: true, text: problem === '' ? text : `${text}  # ${problem}`, value: snapshots.objects.view(value) };
  } catch (error) {
    snapshots.refresh();
    if (error instanceof CompileError) return { ok: false, text: formatCompileError(error), value: null };
    if (error instanceof PyException) return { ok: false, text: tracebackText(world, quiet, thread, error), value: null };
    throw error;
  }
}
