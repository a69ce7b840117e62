/** The console: Python in a frame of a stop, with what comes of it as text. */
import { exceptionText } from '../modules/traceback/exception-text.ts';
import { repr } from '../objects/abstract/repr.ts';
import { PyException } from '../objects/exception.ts';
import { utf16 } from '../objects/value.ts';
import type { EvaluateResult, FrameId } from '../protocol/shapes.ts';
import { CompileError } from '../source/errors.ts';
import { formatCompileError } from '../source/format-error.ts';
import type { VmThread } from '../vm/thread.ts';
import { evaluateIn } from './evaluate.ts';
import type { Quiet } from './quiet.ts';
import type { Snapshots } from './snapshots.ts';
import type { DebuggerWorld } from './world.ts';

/** The traceback of an exception as the program would print it. */
export function tracebackText(world: DebuggerWorld, quiet: Quiet, thread: VmThread, exc: PyException): string {
  return quiet.run(thread, () => exceptionText(thread, exc, (file) => world.sourceLines(file)));
}

/** Runs `source` in a frame of the present stop. */
export function evaluateAt(
  world: DebuggerWorld,
  quiet: Quiet,
  snapshots: Snapshots,
  id: FrameId,
  source: string,
): EvaluateResult {
  const frame = snapshots.frameOf(id);
  const { thread } = snapshots.stop();
  try {
    const value = quiet.run(thread, () => evaluateIn(thread, frame, source));
    snapshots.refresh();
    if (value === undefined || value === null)
      return { ok: true, text: '', value: value === null ? snapshots.objects.view(null) : null };
    const text = quiet.run(thread, () => utf16(repr(thread, value)));
    return { ok: true, text, value: snapshots.objects.view(value) };
  } catch (error) {
    snapshots.refresh();
    if (error instanceof CompileError) return { ok: false, text: formatCompileError(error), value: null };
    if (error instanceof PyException) return { ok: false, text: tracebackText(world, quiet, thread, error), value: null };
    throw error;
  }
}
