/**
 * The debugger's hooks: code units that it asks about are replaced by an opcode that CPython leaves free (255), the one that really
 * stands there is kept in the code object's overlay, and specialisation and monitoring (PEP 669, monitoring/) go on underneath. Python
 * code never sees a hook. Nothing asked, nothing paid: a code object without hooks runs its own units.
 */
import { DEOPT, OP } from '../code/opcodes.generated.ts';
import type { PyCode } from '../objects/code.ts';
import type { PyException } from '../objects/exception.ts';
import type { Frame } from '../ops/frame.ts';
import type { VmThread, Watcher } from './thread.ts';

/** Joined instructions, which run one at a time under a hook. */
const JOINED = new Set<number>([
  OP.LOAD_CONST__LOAD_FAST,
  OP.LOAD_FAST__LOAD_CONST,
  OP.LOAD_FAST__LOAD_FAST,
  OP.STORE_FAST__LOAD_FAST,
  OP.STORE_FAST__STORE_FAST,
]);

/** What hears of hooked instructions. */
export interface MonitorClient {
  /**
   * The instruction at unit `index` of `frame.code` is about to run. It may block; where another is to run instead, `frame.ip` (and
   * `frame.code`) are set to it and the answer is true. `before` is what `lasti` was until now.
   */
  instruction(thread: VmThread, frame: Frame, index: number, before: number): unknown;
  /** A place where requests from outside are looked at. */
  poll(thread: VmThread): void;
  /** Frames come and go; only while the thread is watched. */
  entered(thread: VmThread, frame: Frame): void;
  left(thread: VmThread, frame: Frame): void;
  /** A frame ends by an exception. */
  unwound(thread: VmThread, frame: Frame, exc: PyException): void;
  /** What came of an attempt to specialise; who has no such method is not asked. */
  specialized?: Watcher['specialized'];
  /** An exception has left an instruction of `frame`; nobody has looked for its handler yet. */
  raised?(thread: VmThread, frame: Frame, exc: PyException): void;
}

/** The opcode of a hook. */
export const HOOK = 255;

/** Who asks for hooks, a bit each: what one takes back stays where another wants it. */
export const OWNER = { step: 1, breakpoint: 2, cursor: 4, data: 8, machine: 16, trace: 32, travel: 64 } as const;
export type Owner = (typeof OWNER)[keyof typeof OWNER];

interface Hooks {
  /** Owners that hook every instruction. */
  full: number;
  /** Owners by unit. */
  readonly points: Map<number, number>;
}

export class Monitor implements Watcher {
  private readonly hooks = new Map<PyCode, Hooks>();
  private readonly always = new Set<PyCode>();
  /** A second client of it has to hear of frames that come and go. */
  watching = false;
  /** Set while the client wants to hear of instructions that change their form. */
  specialized: Watcher['specialized'] = undefined;
  constructor(private readonly client: MonitorClient) {
    if (client.specialized) this.specialized = (...told) => client.specialized!(...told);
  }

  poll(thread: VmThread): void {
    this.client.poll(thread);
  }
  entered(thread: VmThread, frame: Frame): void {
    this.client.entered(thread, frame);
  }
  left(thread: VmThread, frame: Frame): void {
    this.client.left(thread, frame);
  }
  unwound(thread: VmThread, frame: Frame, exc: PyException): void {
    this.client.unwound(thread, frame, exc);
  }
  raised(thread: VmThread, frame: Frame, exc: PyException): void {
    this.client.raised?.(thread, frame, exc);
  }

  instruction(thread: VmThread, frame: Frame, index: number, before: number): number {
    if (this.client.instruction(thread, frame, index, before) === true) {
      // What was counted has not run.
      thread.ticks--;
      return -1;
    }
    const opcode = frame.code.opcodeAt(index);
    return JOINED.has(opcode) ? (DEOPT.get(opcode) as number) : opcode;
  }

  private of(code: PyCode): Hooks {
    let hooks = this.hooks.get(code);
    if (hooks === undefined) {
      hooks = { full: 0, points: new Map() };
      this.hooks.set(code, hooks);
    }
    return hooks;
  }

  /** Does `owner` hook every instruction of a code object. */
  isFull(code: PyCode, owner: Owner): boolean {
    return ((this.hooks.get(code)?.full ?? 0) & owner) !== 0;
  }

  /** Hooks every instruction. */
  hookAll(code: PyCode, owner: Owner = OWNER.step): void {
    const hooks = this.of(code);
    if (hooks.full & owner) return;
    const first = hooks.full === 0;
    hooks.full |= owner;
    if (first) for (const index of units(code)) hook(code, index);
  }

  /** Hooks units (every instruction where none are named) for good, for who counts. */
  hookAlways(code: PyCode, only: ReadonlySet<number> | undefined): void {
    if (this.always.has(code)) return;
    this.always.add(code);
    if (only === undefined) this.hookAll(code, OWNER.trace);
    else for (const index of only) this.hookPoint(code, index, OWNER.trace);
  }

  /** Hooks one instruction until `clearPoints`. */
  hookPoint(code: PyCode, index: number, owner: Owner = OWNER.breakpoint): void {
    const { points } = this.of(code);
    points.set(index, (points.get(index) ?? 0) | owner);
    hook(code, index);
  }

  /** Takes away what `hookAll` put for an owner. */
  unhookAll(owner: Owner = OWNER.step): void {
    for (const [code, hooks] of this.hooks) {
      if (!(hooks.full & owner)) continue;
      hooks.full &= ~owner;
      if (hooks.full === 0) this.release(code, hooks, units(code));
    }
  }

  /** Takes away the points of an owner. */
  clearPoints(owner: Owner = OWNER.breakpoint): void {
    for (const [code, hooks] of this.hooks) {
      const gone: number[] = [];
      for (const [index, owners] of hooks.points) {
        if (!(owners & owner)) continue;
        if (owners & ~owner) hooks.points.set(index, owners & ~owner);
        else {
          hooks.points.delete(index);
          gone.push(index);
        }
      }
      if (gone.length > 0 && hooks.full === 0) this.release(code, hooks, gone);
    }
  }

  /** Takes away everything. */
  clear(): void {
    for (const [code, hooks] of this.hooks) {
      hooks.points.clear();
      hooks.full = 0;
      this.release(code, hooks, units(code));
    }
  }

  private release(code: PyCode, hooks: Hooks, indices: readonly number[]): void {
    for (const index of indices) if (!hooks.points.has(index)) unhook(code, index);
    if (hooks.points.size > 0) return;
    code.overlay = null;
    this.hooks.delete(code);
  }
}

/** Units of the instructions of a code object; one after EXTENDED_ARG belongs to that. */
function units(code: PyCode): number[] {
  const out: number[] = [];
  let prefixed = false;
  for (let i = 0; i < code.units.length; i++) {
    const opcode = code.source.fields.code[2 * i];
    if (!prefixed) out.push(i);
    prefixed = opcode === OP.EXTENDED_ARG;
    i += cachesAfter(code, i);
  }
  return out;
}

/** Number of cache units that follow the instruction at `index`. */
function cachesAfter(code: PyCode, index: number): number {
  const bytes = code.source.fields.code;
  let n = 0;
  while (index + 1 + n < code.units.length && bytes[2 * (index + 1 + n)] === OP.CACHE) n++;
  return n;
}

/** Is the unit a cache entry: its low byte is data, not an opcode. */
function isCache(code: PyCode, index: number): boolean {
  return code.source.fields.code[2 * index] === OP.CACHE;
}

function hook(code: PyCode, index: number): void {
  // A joined instruction before it would run over the hook: it is taken apart, as CPython does.
  const before = index > 0 ? code.opcodeAt(index - 1) : 0;
  if (JOINED.has(before) && !isCache(code, index - 1)) {
    code.setOpcode(index - 1, DEOPT.get(before) as number);
  }
  code.overlay ??= new Uint8Array(code.units.length);
  if (code.overlay[index]) return;
  const unit = code.units[index];
  code.overlay[index] = unit & 255;
  code.units[index] = (unit & 0xff00) | HOOK;
}

function unhook(code: PyCode, index: number): void {
  const opcode = code.overlay?.[index];
  if (!opcode) return;
  code.units[index] = (code.units[index] & 0xff00) | opcode;
  code.overlay![index] = 0;
}
