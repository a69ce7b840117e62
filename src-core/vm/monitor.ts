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
  /** The instruction at unit `index` of `frame.code` is about to run. It may block, move `frame.ip` or replace `frame.code`. `before` is what `lasti` was until now. */
  instruction(thread: VmThread, frame: Frame, index: number, before: number): void;
  /** A place where requests from outside are looked at. */
  poll(thread: VmThread): void;
  /** Frames come and go; only while the thread is watched. */
  entered(thread: VmThread, frame: Frame): void;
  left(thread: VmThread, frame: Frame): void;
  /** A frame ends by an exception. */
  unwound(thread: VmThread, frame: Frame, exc: PyException): void;
  /** What came of an attempt to specialise; who has no such method is not asked. */
  specialized?: Watcher['specialized'];
}

/** The opcode of a hook. */
export const HOOK = 255;

export class Monitor implements Watcher {
  private readonly full = new Set<PyCode>();
  private readonly points = new Map<PyCode, Set<number>>();
  /** Units that stay hooked whatever else comes and goes, for who counts. */
  private readonly always = new Map<PyCode, ReadonlySet<number>>();
  readonly specialized: Watcher['specialized'];
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

  instruction(thread: VmThread, frame: Frame, index: number, before: number): number {
    const { ip } = frame;
    this.client.instruction(thread, frame, index, before);
    if (frame.ip !== ip) return -1;
    const opcode = frame.code.opcodeAt(index);
    return JOINED.has(opcode) ? (DEOPT.get(opcode) as number) : opcode;
  }

  /** Units of the instructions of a code object; one after EXTENDED_ARG belongs to that. */
  private static units(code: PyCode): number[] {
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

  /** Hooks every instruction. */
  hookAll(code: PyCode): void {
    if (this.full.has(code)) return;
    this.full.add(code);
    for (const index of Monitor.units(code)) hook(code, index);
  }

  /** Hooks units (every instruction where none are named) for good. */
  hookAlways(code: PyCode, units: ReadonlySet<number> | undefined): void {
    if (this.always.has(code)) return;
    const all = units ?? new Set(Monitor.units(code));
    this.always.set(code, all);
    for (const index of all) hook(code, index);
  }

  /** Hooks one instruction until `clearPoints`. */
  hookPoint(code: PyCode, index: number): void {
    let set = this.points.get(code);
    if (!set) {
      set = new Set();
      this.points.set(code, set);
    }
    set.add(index);
    hook(code, index);
  }

  /** Takes away what `hookAll` put; points stay. */
  unhookAll(): void {
    for (const code of this.full) {
      const points = this.points.get(code);
      const always = this.always.get(code);
      for (const index of Monitor.units(code)) if (!points?.has(index) && !always?.has(index)) unhook(code, index);
      if (!points?.size && !always) code.overlay = null;
    }
    this.full.clear();
  }

  clearPoints(): void {
    for (const [code, points] of this.points) {
      if (!this.full.has(code)) {
        const always = this.always.get(code);
        for (const index of points) if (!always?.has(index)) unhook(code, index);
        if (!always) code.overlay = null;
      }
    }
    this.points.clear();
  }
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
