/**
 * The profiler: a client of the monitor that measures the calls of a program, Python's and built-in ones as `cProfile` counts them, by
 * time and by instructions executed, and on demand every single instruction. Specialisation goes on under its hooks as without them,
 * and the program cannot see it. What is made of the numbers is in report.ts.
 */
import { CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR } from '../../code/code-object.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import type { PyBuiltin } from '../../objects/descr.ts';
import { utf16 } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { ProfileDetail } from '../../protocol/profile-shapes.ts';
import type { Monitor } from '../../vm/monitor.ts';
import { builtinLabel } from '../../vm/monitoring/builtin-calls.ts';
import type { VmThread } from '../../vm/thread.ts';
import { builtinCalledAt, callPlaces } from './call-sites.ts';
import { type Activation, book, Counts, type FunctionEntry, Tree } from './counts.ts';
import { CodeCounts, countAttempt, Histograms, Sequence } from './executions.ts';

const GENERATORS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;

/** What is under way on one thread. */
interface Course {
  readonly thread: VmThread;
  readonly stack: Activation[];
  readonly sequence: Sequence;
  /** The tick of the last instruction: one that is hooked twice (RESUME, once it is instrumented) counts once. */
  tick: number;
  frame: Frame | undefined;
}

export class Profiler {
  readonly entries = new Map<unknown, FunctionEntry>();
  readonly tree = new Tree();
  readonly codes = new Map<PyCode, CodeCounts>();
  readonly histograms = new Histograms();
  readonly courses: Course[] = [];
  private course: Course | undefined;
  private lastCode: CodeCounts | undefined;

  /** `now` is in milliseconds. */
  constructor(
    readonly detail: ProfileDetail,
    private readonly now: () => number,
  ) {}

  /** Hooks what is to be counted in a code object that is about to run. */
  hook(monitor: Monitor, code: PyCode): void {
    monitor.hookAlways(code, this.detail === 'calls' ? callPlaces(code) : undefined);
  }

  entered(thread: VmThread, frame: Frame): void {
    const course = this.courseOf(thread);
    course.sequence.settle();
    const { code } = frame;
    const counted = frame.lasti >= 0 || (code.flags & GENERATORS) === 0;
    this.enter(course, this.entryOf(code, code, ''), frame, false, counted);
  }

  left(thread: VmThread, frame: Frame): void {
    const course = this.courseOf(thread);
    course.sequence.settle();
    this.endBuiltins(course, frame, 0);
    const top = course.stack.at(-1);
    if (top !== undefined && top.frame === frame && !top.builtin) this.leave(course, 0);
  }

  /** The instruction at unit `index` is about to run; its tick is counted. */
  instruction(thread: VmThread, frame: Frame, index: number, before: number): void {
    const course = this.courseOf(thread);
    if (course.tick === thread.ticks && course.frame === frame) return;
    // The tick of this instruction is none of a function that has just returned.
    this.endBuiltins(course, frame, 1);
    let at = index;
    const bytes = frame.code.source.fields.code;
    while (bytes[2 * at] === OP.EXTENDED_ARG) at++;
    if (this.detail === 'instructions') this.count(course, frame, index, at, before);
    course.tick = thread.ticks;
    course.frame = frame;
    const opcode = bytes[2 * at];
    if (opcode !== OP.CALL && opcode !== OP.CALL_FUNCTION_EX) return;
    const func = builtinCalledAt(frame, index, at);
    if (func === undefined) return;
    const entry = this.entries.get(func.def) ?? this.entryOf(func.def, func, utf16(builtinLabel(thread, func)));
    this.enter(course, entry, frame, true, true);
  }

  specialized(thread: VmThread, frame: Frame, index: number, before: number, outcome: number | string): void {
    if (this.detail !== 'instructions' || this.courseOf(thread).stack.length === 0) return;
    countAttempt(this.countsOf(frame.code), index, before, outcome);
  }

  /** `at` is the unit of the instruction behind its EXTENDED_ARG prefixes at `index`. */
  private count(course: Course, frame: Frame, index: number, at: number, before: number): void {
    course.sequence.settle();
    const counts = this.countsOf(frame.code);
    counts.count(frame, index, before);
    for (let i = index + 1; i <= at; i++) counts.hits[i]++;
    course.sequence.begin(counts, frame, at);
  }

  private enter(course: Course, entry: FunctionEntry, frame: Frame, builtin: boolean, counted: boolean): void {
    const caller = course.stack.at(-1);
    const node = this.tree.child(caller?.node ?? this.tree.root, entry);
    let edge: Counts | undefined;
    if (caller !== undefined) {
      edge = caller.entry.callees.get(entry);
      if (edge === undefined) {
        edge = new Counts();
        caller.entry.callees.set(entry, edge);
      }
    }
    node.level++;
    if (counted) {
      entry.counts.level++;
      if (edge !== undefined) edge.level++;
    }
    const { ticks } = course.thread;
    course.stack.push({
      entry,
      node,
      edge,
      frame,
      builtin,
      counted,
      began: this.now(),
      beganTicks: ticks,
      inside: 0,
      insideTicks: 0,
    });
  }

  private leave(course: Course, pending: number): void {
    const activation = course.stack.pop() as Activation;
    book(activation, course.stack.at(-1), this.now(), course.thread.ticks - pending);
  }

  /** Built-in functions that this frame called have returned or raised. */
  private endBuiltins(course: Course, frame: Frame, pending: number): void {
    for (let top = course.stack.at(-1); top?.builtin && top.frame === frame; top = course.stack.at(-1))
      this.leave(course, pending);
  }

  private courseOf(thread: VmThread): Course {
    if (this.course?.thread === thread) return this.course;
    let course = this.courses.find((known) => known.thread === thread);
    if (course === undefined) {
      course = { thread, stack: [], sequence: new Sequence(this.histograms), tick: -1, frame: undefined };
      this.courses.push(course);
    }
    this.course = course;
    return course;
  }

  private entryOf(key: unknown, subject: PyCode | PyBuiltin, label: string): FunctionEntry {
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { index: this.entries.size, subject, label, counts: new Counts(), callees: new Map() };
      this.entries.set(key, entry);
    }
    return entry;
  }

  private countsOf(code: PyCode): CodeCounts {
    if (this.lastCode?.code === code) return this.lastCode;
    let counts = this.codes.get(code);
    if (counts === undefined) {
      counts = new CodeCounts(code);
      this.codes.set(code, counts);
    }
    this.lastCode = counts;
    return counts;
  }

  /** A pause in the debugger belongs to nobody. */
  skip(milliseconds: number): void {
    for (const { stack } of this.courses) for (const activation of stack) activation.began += milliseconds;
  }

  /** Now, for what is under way. */
  moment(): number {
    return this.now();
  }
}
