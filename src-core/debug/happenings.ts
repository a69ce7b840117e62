/** Breakpoints on what has no place in the code: exceptions, and what the machine does by itself. */
import { CACHES, DEOPT, OP, OPNAME } from '../code/opcodes.generated.ts';
import { baseOpcode, type PyCode } from '../objects/code.ts';
import type { PyException } from '../objects/exception.ts';
import { utf16 } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import type { MachineEvent } from '../protocol/breakpoint-shapes.ts';
import { type Monitor, OWNER } from '../vm/monitor.ts';
import type { PyTraceback } from '../vm/types/traceback.ts';
import type { Bound, Breakpoints } from './breakpoints.ts';
import type { MyCode } from './code-rules.ts';
import { isOneOf, journeyOf } from './handlers.ts';
import { safeRepr } from './inspect/safe-repr.ts';

/** Exceptions that end a program or a generator as they should: meant only where they are named. */
const ORDERLY = ['SystemExit', 'GeneratorExit'];

export interface Happening {
  met: Bound[];
  description: string;
}

export class Happenings {
  private exceptions: ReturnType<Breakpoints['of']> = [];
  private machine = new Map<MachineEvent, Bound[]>();
  private stopped: PyException | undefined;
  private special: { code: PyCode; index: number; counter: number; frame: Frame } | undefined;

  constructor(
    private readonly monitor: Monitor,
    private readonly mine: MyCode,
  ) {}

  install(breakpoints: Breakpoints): void {
    this.exceptions = breakpoints.of('exception') as never;
    this.machine = new Map();
    for (const bound of this.exceptions) mark(bound);
    for (const bound of breakpoints.of('machine')) {
      mark(bound);
      const { event } = bound.view.spec as { event: MachineEvent };
      this.machine.set(event, [...(this.machine.get(event) ?? []), bound]);
    }
    if (!this.seesMisses) this.monitor.unhookAll(OWNER.machine);
  }

  /** Every instruction that runs must be hooked: a miss leaves no other trace than its counter. */
  get seesMisses(): boolean {
    return this.machine.has('cache-miss');
  }
  get seesForms(): boolean {
    return this.machine.has('specialised') || this.machine.has('deoptimised');
  }
  get seesRaises(): boolean {
    return this.exceptions.length > 0;
  }
  wants(event: MachineEvent): boolean {
    return this.machine.has(event);
  }

  /** An exception has left the instruction at unit `index`. */
  raised(frame: Frame, index: number, exc: PyException): Happening | undefined {
    if (this.exceptions.length === 0 || !isFresh(frame, index, exc)) return undefined;
    const met: Bound[] = [];
    let moment = 'raised';
    const journey = journeyOf(frame, index, exc, (f) => this.mine.isMine(f.code));
    for (const bound of this.exceptions) {
      const { spec } = bound.view;
      if (spec.kind !== 'exception' || !concerns(spec, exc)) continue;
      const meets = spec.when === 'raised' || (spec.when === 'uncaught' ? journey.fate === 'passes' : journey.leavesMine);
      if (!meets) continue;
      met.push(bound);
      if (spec.when !== 'raised')
        moment = spec.when === 'uncaught' ? 'raised, nobody handles it' : 'raised, not handled in own code';
    }
    if (met.length === 0) return undefined;
    this.stopped = exc;
    return { met, description: `${describe(exc)} ${moment}` };
  }

  /** An exception is about to leave the outermost frame: the last moment for one that nobody could tell would. */
  leaving(exc: PyException): Happening | undefined {
    if (this.stopped === exc) return undefined;
    const met = this.exceptions.filter(
      ({ view: { spec } }) => spec.kind === 'exception' && spec.when === 'uncaught' && concerns(spec, exc),
    );
    if (met.length === 0) return undefined;
    this.stopped = exc;
    return { met, description: `${describe(exc)} leaves the program` };
  }

  /** A machine event with the text that filters look at. */
  happened(event: MachineEvent, subject: string, description: string): Happening | undefined {
    const met = (this.machine.get(event) ?? []).filter(({ view: { spec } }) => {
      if (spec.kind !== 'machine' || !spec.filter) return true;
      return subject === spec.filter || subject.startsWith(`${spec.filter}.`);
    });
    return met.length > 0 ? { met, description } : undefined;
  }

  /** An instruction has another form than `before`, or has kept the generic one. */
  formChanged({ code }: Frame, index: number, before: number): Happening | undefined {
    const now = code.opcodeAt(index);
    const family = OPNAME[baseOpcode(before)];
    const place = `${utf16(code.qualname)}+${2 * index}`;
    if (now === before) return undefined;
    if (DEOPT.has(now)) return this.happened('specialised', family, `${OPNAME[before]} became ${OPNAME[now]} at ${place}`);
    return this.happened('deoptimised', family, `${OPNAME[before]} became ${OPNAME[now]} at ${place}`);
  }

  /** Compares the counter of the instruction before, where that was a specialised one. */
  missed(frame: Frame, index: number): Happening | undefined {
    const { special } = this;
    const { code } = frame;
    const opcode = code.opcodeAt(index);
    const base = baseOpcode(opcode);
    this.special = opcode !== base && CACHES[base] ? { code, index, counter: code.units[index + 1], frame } : undefined;
    if (special === undefined || special.code.units[special.index + 1] === special.counter) return undefined;
    const at = special.code.opcodeAt(special.index);
    const place = `${utf16(special.code.qualname)}+${2 * special.index}`;
    const left = special.code.units[special.index + 1] >> 4;
    return this.happened('cache-miss', OPNAME[baseOpcode(at)], `${OPNAME[at]} missed at ${place}, counter now ${left}`);
  }
}

function mark(bound: Bound): void {
  bound.view.verified = true;
  bound.view.message = '';
}

const describe = (exc: PyException): string => safeRepr(exc);

function concerns(spec: { classes?: readonly string[]; except?: readonly string[] }, exc: PyException): boolean {
  if (spec.except && isOneOf(exc, spec.except)) return false;
  if (spec.classes && spec.classes.length > 0) return isOneOf(exc, spec.classes);
  return !isOneOf(exc, ORDERLY);
}

/** Is this the place where the exception was raised, and not one that it comes by on its way. */
function isFresh(frame: Frame, index: number, exc: PyException): boolean {
  const opcode = baseOpcode(frame.code.opcodeAt(index));
  if (opcode === OP.RERAISE || opcode === OP.END_ASYNC_FOR || opcode === OP.CLEANUP_THROW) return false;
  if (opcode === OP.RAISE_VARARGS) return true;
  const traceback = exc.traceback as PyTraceback | null;
  return traceback === null || traceback === undefined;
}
