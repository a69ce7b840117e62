/** The requests of debugging (protocol/debugging.ts), each checked and handed to the debugger of the run. */
import { encodeUtf8 } from '../base/utf8.ts';
import { writePyc } from '../code/pyc.ts';
import { breakpointLocations } from '../debug/binding.ts';
import type { Breakpoints } from '../debug/breakpoints.ts';
import type { MyCode } from '../debug/code-rules.ts';
import { evaluateAt, programRepr } from '../debug/console.ts';
import * as control from '../debug/control.ts';
import type { Debugger } from '../debug/debugger.ts';
import { setVariable } from '../debug/inspect/edit.ts';
import { safeRepr } from '../debug/inspect/safe-repr.ts';
import { framesOf, suspendedViews, threadViews } from '../debug/inspect/threads.ts';
import { pythonText } from '../debug/livecode/export-python.ts';
import type { Patches } from '../debug/livecode/patches.ts';
import type { Registry } from '../debug/registry.ts';
import type { Host } from '../host/host.ts';
import type { BreakpointSpec } from '../protocol/breakpoint-shapes.ts';
import type { Served } from '../protocol/channel.ts';
import {
  checkBreakpoints,
  checkChange,
  checkPlace,
  checkRules,
  checkStep,
  checkTarget,
  checkVariable,
} from '../protocol/checks.ts';
import type { Debugging } from '../protocol/debugging.ts';
import type { VariablePlace } from '../protocol/inspect-shapes.ts';
import type { CodeChange, ReplaceResult } from '../protocol/live-shapes.ts';
import type { ProfileFormat, Profiling } from '../protocol/profile-shapes.ts';
import type { CodeId, FrameId, ObjectRef, PatchResult } from '../protocol/shapes.ts';
import type { CodeRules, CursorPlace, StepKind } from '../protocol/step-shapes.ts';
import type { TimeTravel } from '../protocol/timeline-shapes.ts';
import type { Documents } from './documents.ts';
import type { RunProfile } from './run-profile.ts';
import type { TimeTraveller } from './time-travel.ts';

/** As many rows are sent at once. */
const MOST_ROWS = 10_000;

export abstract class DebugRequests implements Served<Debugging & TimeTravel & Profiling> {
  protected abstract readonly registry: Registry;
  protected abstract readonly documents: Documents;
  protected abstract readonly breakpoints_: Breakpoints;
  protected abstract readonly mine: MyCode;
  protected abstract readonly patches_: Patches;
  protected abstract readonly host: Host;
  protected abstract debugger_: Debugger | undefined;
  protected abstract readonly time: TimeTraveller;
  protected abstract readonly profile_: RunProfile;
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
    this.time.rulesChanged();
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
    this.time.edited('another instruction was made the next');
  }

  restartFrame(frame: FrameId): void {
    control.restartFrame(this.needed(), frame);
    this.time.edited('a frame was begun anew');
  }

  forceReturn(frame: FrameId, source: string): void {
    control.forceReturn(this.needed(), frame, source);
    this.time.edited('a frame was made to return');
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

  builtins(id: FrameId) {
    const { snapshots } = this.needed();
    const frame = snapshots.frameOf(id);
    return [...frame.builtins.entries()].map(([key, value]) =>
      snapshots.objects.variable(typeof key === 'string' ? key : safeRepr(key), value),
    );
  }

  repr(ref: ObjectRef) {
    const dbg = this.needed();
    return programRepr(dbg, dbg.snapshots.stop().thread, dbg.snapshots.objects.get(ref));
  }

  setVariable(place: VariablePlace, source: string) {
    const result = setVariable(this.needed(), checkVariable(place), source);
    this.time.edited('a variable was set');
    return result;
  }

  threads() {
    return threadViews(this.needed());
  }

  frames(thread: number) {
    const dbg = this.needed();
    return dbg.snapshots.viewsOf(framesOf(dbg, thread));
  }

  suspended() {
    return suspendedViews(this.needed());
  }

  evaluate(frame: FrameId, source: string) {
    const result = evaluateAt(this.needed(), frame, source);
    this.time.edited('an evaluation in the middle of an instruction', { frame, source });
    return result;
  }

  assembly(code: CodeId) {
    return this.patches_.assembly(code);
  }

  replaceCode(code: CodeId, change: CodeChange) {
    return this.replaced(this.patches_.change(this.needed(), code, checkChange(change)));
  }

  replaceConstant(code: CodeId, index: number, source: string): PatchResult {
    const done = this.replaceCode(code, { consts: [{ index, source }] });
    const { ok, message, codes, framesMoved, maps, patch } = done;
    return { ok, message, code: codes[0] ?? null, framesMoved, framesKept: [], maps, patch };
  }

  /** Compiles `text` as the file's and lets the running program go on with it. */
  replaceSource(path: string, text: string): ReplaceResult {
    const dbg = this.needed();
    const { fresh, root, problem } = this.documents.replacement(path, text);
    if (fresh === undefined || root === undefined)
      return { ok: false, message: problem, patch: null, maps: [], codes: [], functions: 0, framesMoved: 0 };
    return this.replaced(this.patches_.changeFile(dbg, path, root, fresh));
  }

  /** Code that was replaced by hand is a change of the program's course. */
  private replaced<T extends { ok: boolean }>(result: T): T {
    if (result.ok) this.time.edited('code was replaced');
    return result;
  }

  patches() {
    return this.patches_.views();
  }

  undoPatch() {
    return this.replaced(this.patches_.undo(this.needed()));
  }

  redoPatch() {
    return this.replaced(this.patches_.redo(this.needed()));
  }

  /** Writes the replacements down: a `.pyc` of the file with them, or Python text that makes them. */
  exportPatches(path: string, kind: 'pyc' | 'python', target: string): { bytes: number } {
    if (kind !== 'pyc' && kind !== 'python') throw new Error('patches are written as pyc or as python');
    const entries = this.patches_.changedEntries().filter(({ source }) => source.fields.filename === path);
    if (entries.length === 0) throw new Error(`nothing of ${path} has been replaced`);
    const data =
      kind === 'pyc'
        ? writePyc(this.patches_.patched(entries[0].root), { kind: 'unchecked-hash', hash: new Uint8Array(8) })
        : encodeUtf8(pythonText(this.registry, entries));
    this.host.files.write(target, data);
    return { bytes: data.length };
  }

  profileReport() {
    return this.profile_.report();
  }
  profileDiff() {
    return this.profile_.diff();
  }
  profileFile(format: ProfileFormat) {
    return this.profile_.file(format, 'program');
  }

  timeline() {
    return this.time.view();
  }
  runToTick(tick: number): void {
    this.time.runToTick(tick);
  }
  stepBack(grain: 'instruction' | 'line'): void {
    this.time.stepBack(grain);
  }
  reverseContinue(): void {
    this.time.reverseContinue();
  }
  stateHash() {
    return this.time.stateHash();
  }
  writtenSoFar() {
    return this.time.written();
  }
}
