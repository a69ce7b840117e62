/** The requests of debugging (protocol/debugging.ts), each checked and handed to the debugger of the run. */
import { breakpointLocations } from '../debug/binding.ts';
import type { Breakpoints } from '../debug/breakpoints.ts';
import type { MyCode } from '../debug/code-rules.ts';
import { evaluateAt } from '../debug/console.ts';
import * as control from '../debug/control.ts';
import type { Debugger } from '../debug/debugger.ts';
import { safeRepr } from '../debug/inspect/safe-repr.ts';
import { replaceConstant } from '../debug/livecode/replace-constant.ts';
import type { Registry } from '../debug/registry.ts';
import type { BreakpointSpec } from '../protocol/breakpoint-shapes.ts';
import type { Served } from '../protocol/channel.ts';
import { checkBreakpoints, checkPlace, checkRules, checkStep, checkTarget } from '../protocol/checks.ts';
import type { Debugging } from '../protocol/debugging.ts';
import type { CodeId, FrameId, ObjectRef } from '../protocol/shapes.ts';
import type { CodeRules, CursorPlace, StepKind } from '../protocol/step-shapes.ts';
import type { Documents } from './documents.ts';

/** As many rows are sent at once. */
const MOST_ROWS = 10_000;

export abstract class DebugRequests implements Served<Debugging> {
  protected abstract readonly registry: Registry;
  protected abstract readonly documents: Documents;
  protected abstract readonly breakpoints_: Breakpoints;
  protected abstract readonly mine: MyCode;
  protected abstract debugger_: Debugger | undefined;
  /** The program runs again, and the front is to know. */
  protected abstract goesOn(): void;
  /** The front knows the breakpoints as this text. */
  protected abstract breakpointsAre(text: string): void;

  protected needed(): Debugger {
    if (!this.debugger_) throw new Error('no program runs');
    return this.debugger_;
  }

  setBreakpoints(specs: BreakpointSpec[]) {
    this.breakpoints_.set(checkBreakpoints(specs));
    this.debugger_?.installBreakpoints();
    const views = this.breakpoints_.views();
    this.breakpointsAre(JSON.stringify(views));
    return views;
  }

  breakpointLocations(file: string, line: number) {
    return breakpointLocations(this.registry, file, line, this.documents.columns(file));
  }

  continue(): void {
    this.needed().resume(undefined);
    this.goesOn();
  }

  pause(): void {
    this.needed().pause();
  }

  step(kind: StepKind): void {
    control.step(this.needed(), checkStep(kind));
  }

  stepTargets() {
    return control.stepTargets(this.needed());
  }

  stepInto(offset: number): void {
    control.stepIntoTarget(this.needed(), offset);
  }

  runTo(place: CursorPlace): void {
    control.runTo(this.needed(), checkPlace(place));
    this.goesOn();
  }

  jumpTargets() {
    return control.jumpTargets(this.needed());
  }

  setNext(target: { line: number } | { offset: number }): void {
    control.setNext(this.needed(), checkTarget(target));
  }

  restartFrame(frame: FrameId): void {
    control.restartFrame(this.needed(), frame);
  }

  forceReturn(frame: FrameId, source: string): void {
    control.forceReturn(this.needed(), frame, source);
  }

  setRules(rules: CodeRules): void {
    this.mine.set(checkRules(rules));
  }

  globals(id: FrameId) {
    const { snapshots } = this.needed();
    const frame = snapshots.frameOf(id);
    return [...frame.globals.entries()].map(([key, value]) =>
      snapshots.objects.variable(typeof key === 'string' ? key : safeRepr(key), value),
    );
  }

  children(ref: ObjectRef, start: number, count: number) {
    return this.needed().snapshots.objects.children(ref, start, Math.min(count, MOST_ROWS));
  }

  evaluate(frame: FrameId, source: string) {
    return evaluateAt(this.needed(), frame, source);
  }

  replaceConstant(code: CodeId, index: number, source: string) {
    return replaceConstant(this.needed(), code, index, source);
  }
}
