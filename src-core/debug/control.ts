/** Where a stopped program goes on: steps, running to a place, other instructions next, frames begun again or made to return. */
import { codeInstructions } from '../code/instructions.ts';
import { OP, OPNAME } from '../code/opcodes.generated.ts';
import { PyException } from '../objects/exception.ts';
import type { Frame } from '../ops/frame.ts';
import type { FrameId } from '../protocol/shapes.ts';
import { type CursorPlace, type JumpTarget, STEP_KINDS, type StepKind, type StepTarget } from '../protocol/step-shapes.ts';
import { CompileError } from '../source/errors.ts';
import { FrameMove } from '../vm/frame-move.ts';
import { moveFrame, refuseJump, unitOfLine } from '../vm/monitoring/frame-line.ts';
import { bindPlace } from './binding.ts';
import type { Debugger } from './debugger.ts';
import { rangeOf } from './inspect/code.ts';
import { reasonOf } from './judge.ts';
import type { StopPlace } from './snapshots.ts';
import { makeStep, makeStepInto, RunToBody, RunToPlaces } from './stepping.ts';

export function step(dbg: Debugger, kind: StepKind): void {
  const { thread, frame, index } = dbg.snapshots.stop();
  if (!STEP_KINDS.includes(kind)) throw new Error(`there is no step ${String(kind)}`);
  dbg.resume(makeStep(dbg.stepWorld, kind, thread, frame, index));
}

const CALLS = new Set<number>([OP.CALL, OP.CALL_FUNCTION_EX]);

/** The calls of the present line that have not begun yet. */
export function stepTargets(dbg: Debugger): StepTarget[] {
  const { frame, index } = dbg.snapshots.stop();
  const { code } = frame;
  const line = code.lineAt(index);
  const columns = dbg.world.columns(code.source.fields.filename);
  const lines = dbg.world.sourceLines(code.source.fields.filename);
  const out: StepTarget[] = [];
  for (const { offset, deopt, arg } of codeInstructions(code.source.fields.code)) {
    if (offset / 2 < index || !CALLS.has(deopt) || code.lineAt(offset / 2) !== line) continue;
    const range = rangeOf(code.position(offset / 2), columns);
    const label = range && lines ? sourceText(lines, range) : `${OPNAME[deopt]} ${arg ?? ''}`.trim();
    out.push({ offset, label, range });
  }
  return out;
}

function sourceText(lines: readonly string[], { line, column, endLine, endColumn }: NonNullable<StepTarget['range']>): string {
  const first = lines[line - 1] ?? '';
  const text = line === endLine ? first.slice(column, endColumn) : `${first.slice(column)} …`;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

export function stepIntoTarget(dbg: Debugger, offset: number): void {
  const { thread, frame, index } = dbg.snapshots.stop();
  if (!stepTargets(dbg).some((target) => target.offset === offset))
    throw new Error(`there is no call at offset ${offset} of this line`);
  dbg.resume(makeStepInto(dbg.stepWorld, thread, frame, offset / 2, index));
}

/** Runs until a line or an instruction is reached. */
export function runTo(dbg: Debugger, place: CursorPlace): void {
  dbg.snapshots.stop();
  const wanted = 'line' in place ? { kind: 'line' as const, ...place } : { kind: 'instruction' as const, ...place };
  const binding = bindPlace(dbg.world.registry, wanted, dbg.world.columns);
  const places = binding?.places.flatMap(({ entry, offset }) => [...entry.lives].map((code) => ({ code, index: offset / 2 })));
  if (!places || places.length === 0) throw new Error(binding?.message || 'nothing that runs has code there');
  dbg.resume(new RunToPlaces(dbg.monitor, places));
}

// --- the next instruction

function jumpSource(dbg: Debugger): StopPlace {
  const place = dbg.snapshots.stop();
  if (place.midway) throw new Error('the instruction has begun: another one can be next only before it');
  return place;
}

/** Every instruction of the innermost frame, with why it cannot be the next. */
export function jumpTargets(dbg: Debugger): JumpTarget[] {
  const { frame, index } = jumpSource(dbg);
  return [...codeInstructions(frame.code.source.fields.code)].map(({ offset }) => ({
    offset,
    line: frame.code.lineAt(offset / 2),
    refusal: refuseJump(frame.code, index, offset / 2) ?? '',
  }));
}

/** Makes another instruction or line of the innermost frame the next; throws with the reference's reason where that cannot be. */
export function setNext(dbg: Debugger, target: { line: number } | { offset: number }): void {
  const place = jumpSource(dbg);
  const { thread, frame, index } = place;
  let to: number;
  if ('line' in target) {
    const unit = unitOfLine(frame.code, index, target.line);
    if (typeof unit === 'string') throw new Error(unit);
    to = unit;
  } else {
    const known = [...codeInstructions(frame.code.source.fields.code)].some(({ offset }) => offset === target.offset);
    if (!known) throw new Error(`there is no instruction at offset ${target.offset}`);
    to = target.offset / 2;
    const refusal = refuseJump(frame.code, index, to);
    if (refusal !== undefined) throw new Error(refusal);
  }
  dbg.quiet.run(thread, () => moveFrame(thread, frame, index, to));
  place.index = to;
  place.moved = true;
  dbg.snapshots.refresh();
}

// --- frames

function movable(dbg: Debugger, id: FrameId): Frame {
  const frame = dbg.snapshots.frameOf(id);
  if (frame.cleared) throw new Error('this frame has ended');
  if (dbg.snapshots.chain.indexOf(frame) < 0) throw new Error('this frame does not run');
  return frame;
}

/** Begins a frame anew, its parameters as they are; frames that it called are dropped. */
export function restartFrame(dbg: Debugger, id: FrameId): void {
  const frame = movable(dbg, id);
  const { thread } = dbg.snapshots.stop();
  dbg.resume(new RunToBody(dbg.stepWorld, thread, frame), new FrameMove(frame, undefined));
}

/** Lets a frame return the value of an expression at once; neither its `finally` blocks nor those of frames that it called run. */
export function forceReturn(dbg: Debugger, id: FrameId, source: string): void {
  const frame = movable(dbg, id);
  const { thread } = dbg.snapshots.stop();
  try {
    const value = dbg.quiet.run(thread, () => dbg.evaluator.run(thread, frame, source));
    if (value === undefined) throw new Error('the value must be an expression');
    dbg.resume(makeStep(dbg.stepWorld, 'line-out', thread, frame, 0), new FrameMove(frame, value));
  } catch (error) {
    if (error instanceof PyException || error instanceof CompileError) throw new Error(reasonOf(thread, dbg.quiet, error));
    throw error;
  }
}
