/**
 * PEP 669 for one interpreter: tools and their callbacks, the events that are set, and the firing of events from the machine. Code
 * units are instrumented where a frame next passes RESUME, and at once for code that runs now. Source: Python/instrumentation.c.
 */
import { CACHES, OP } from '../../code/opcodes.generated.ts';
import { call } from '../../objects/abstract/call.ts';
import type { PyCode } from '../../objects/code.ts';
import { PyException } from '../../objects/exception.ts';
import { PyInstance } from '../../objects/instance.ts';
import { raise } from '../../objects/raise.ts';
import { objectType } from '../../objects/type.ts';
import type { Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { Machine, MonitoringHooks } from '../../ops/machine.ts';
import type { VmThread } from '../thread.ts';
import { monitoringOf } from './code-data.ts';
import { EVENT, EVENT_NAMES, EVENTS, LOCAL_EVENTS, PROFILE_TOOL, TOOLS, UNGROUPED_EVENTS } from './events.ts';
import { instrumentCode, removeInstructionTools, removeLineTools, removeTools } from './instrument.ts';

/** `sys.monitoring.DISABLE` and `MISSING`. */
export const DISABLE = new PyInstance(objectType);
export const MISSING = new PyInstance(objectType);

/** A callback that is part of the machine: `sys.settrace` and `sys.setprofile` are made of them. */
export type NativeCallback = (t: VmThread, frame: Frame, args: Value[]) => Value;
type Callback = Value | NativeCallback;

/** By opcode; asked at every event. */
const HAS_CACHE = Uint8Array.from({ length: 256 }, (_, opcode) => (CACHES[opcode] ? 1 : 0));

const bitOf = (event: number) => 1 << event;
const highestBit = (bits: number) => 31 - Math.clz32(bits);

export class Monitoring implements MonitoringHooks {
  /** Names of the tools in use. */
  readonly names: (Value | undefined)[] = new Array(TOOLS).fill(undefined);
  private readonly callbacks: (Callback | undefined)[][] = Array.from({ length: TOOLS }, () => new Array(EVENTS).fill(undefined));
  readonly missing = MISSING;
  /** Tools by event, a bit each. */
  readonly tools = new Uint8Array(UNGROUPED_EVENTS);
  /** Changes with every set of events; code objects remember which they were instrumented for. */
  version = 0;
  private lastRestart = 0;
  /** Threads that may have frames to be instrumented. */
  readonly threads = new Set<VmThread>();

  register(tool: number, event: number, callback: Callback | undefined): Callback | undefined {
    const old = this.callbacks[tool][event];
    this.callbacks[tool][event] = callback;
    return old;
  }

  /** The events set for a tool, as a set of bits. */
  eventsOf(tool: number): number {
    let events = 0;
    for (let event = 0; event < UNGROUPED_EVENTS; event++) if ((this.tools[event] >> tool) & 1) events |= bitOf(event);
    return events;
  }

  /** Raises ValueError where the tool is not in use. */
  setEvents(tool: number, events: number): void {
    this.checkUse(tool);
    if (this.eventsOf(tool) === events) return;
    for (let event = 0; event < UNGROUPED_EVENTS; event++) {
      this.tools[event] = (this.tools[event] & ~bitOf(tool)) | (((events >> event) & 1) << tool);
    }
    this.version++;
    this.instrumentRunning();
  }

  localEventsOf(tool: number, code: PyCode): number {
    let events = 0;
    for (let event = 0; event < LOCAL_EVENTS; event++) {
      if (((code.monitoring?.local[event] ?? 0) >> tool) & 1) events |= bitOf(event);
    }
    return events;
  }

  setLocalEvents(tool: number, code: PyCode, events: number): void {
    this.checkUse(tool);
    if (this.localEventsOf(tool, code) === events) return;
    const { local } = monitoringOf(code);
    for (let event = 0; event < LOCAL_EVENTS; event++) {
      local[event] = (local[event] & ~bitOf(tool)) | (((events >> event) & 1) << tool);
    }
    this.instrument(code);
  }

  private checkUse(tool: number): void {
    if (tool < PROFILE_TOOL && this.names[tool] === undefined) raise.ValueError(`tool ${tool} is not in use`);
  }

  /** Events that were disabled are on again. */
  restart(): void {
    this.lastRestart = this.version + 1;
    this.version = this.lastRestart + 1;
    this.instrumentRunning();
  }

  /** Brings the units of a code object up to date. */
  instrument(code: PyCode): void {
    instrumentCode(code, this.tools, this.version, this.lastRestart);
  }

  private instrumentRunning(): void {
    for (const thread of this.threads) {
      for (let frame = thread.frame; frame !== null; frame = frame.previous) {
        if (frame.code.instrumentationVersion !== this.version) this.instrument(frame.code);
      }
    }
  }

  /** Fires an event at unit `index` of the running frame. Raises what a callback raises. */
  fire(m: Machine, event: number, frame: Frame, index: number, extra: readonly Value[]): void {
    const t = m as VmThread;
    if (t.tracing > 0) return;
    const { code } = frame;
    let tools = this.toolsAt(code, index, event);
    while (tools) {
      const tool = highestBit(tools);
      tools ^= bitOf(tool);
      if (!this.callOne(t, tool, event, frame, [code, index * 2, ...extra])) continue;
      if (event >= LOCAL_EVENTS && event < UNGROUPED_EVENTS) {
        this.callbacks[tool][event] = undefined;
        raise.ValueError(`Cannot disable ${EVENT_NAMES[event]} events. Callback removed.`);
      }
      removeTools(code, index, event >= UNGROUPED_EVENTS ? EVENT.CALL : event, bitOf(tool));
    }
  }

  private toolsAt(code: PyCode, index: number, event: number): number {
    const own = event >= UNGROUPED_EVENTS ? EVENT.CALL : event;
    if (own >= LOCAL_EVENTS) return this.tools[own];
    return code.monitoring?.tools?.[index] ?? code.monitoring?.active[own] ?? 0;
  }

  /** Calls one callback; did it answer DISABLE. */
  private callOne(t: VmThread, tool: number, event: number, frame: Frame, args: Value[]): boolean {
    const callback = this.callbacks[tool][event];
    if (callback === undefined) return false;
    const { whatEvent, kwnames } = t;
    t.whatEvent = event;
    t.tracing++;
    t.kwnames = undefined;
    try {
      return (typeof callback === 'function' ? callback(t, frame, args) : call(t, callback, args)) === DISABLE;
    } finally {
      t.tracing--;
      t.whatEvent = whatEvent;
      t.kwnames = kwnames;
    }
  }

  /** Does anybody want to hear of an event that belongs to no instruction. */
  wants(event: number): boolean {
    return this.tools[event] !== 0;
  }

  /** Fires an event about an exception; answers that which goes on: a callback may have raised another. */
  fireException(m: Machine, event: number, frame: Frame, index: number, exc: PyException): PyException {
    if (this.tools[event] === 0) return exc;
    try {
      this.fire(m, event, frame, index, [exc]);
      return exc;
    } catch (error) {
      if (error instanceof PyException) return error;
      throw error;
    }
  }

  /**
   * INSTRUMENTED_LINE at unit `index`: answers the opcode that runs, or -1 where a callback has moved the frame. `before` is what
   * the frame's `lasti` was until now.
   */
  lineEvent(t: VmThread, frame: Frame, index: number, before: number): number {
    const { code } = frame;
    const data = code.monitoring!;
    if (t.tracing === 0 && this.beginsLine(frame, index, before)) {
      const line = data.lines![index];
      let tools = data.lineTools?.[index] ?? this.tools[EVENT.LINE] | data.local[EVENT.LINE];
      while (tools) {
        const tool = highestBit(tools);
        tools ^= bitOf(tool);
        if (this.callOne(t, tool, EVENT.LINE, frame, [code, line])) removeLineTools(code, index, bitOf(tool));
      }
      if (frame.moved) {
        frame.moved = false;
        return -1;
      }
    }
    const opcode = data.lineOpcodes![index];
    keepGeneric(code, index, opcode);
    return opcode;
  }

  /** Was the line of the instruction before another one; what a call left behind it counts as none. */
  private beginsLine(frame: Frame, index: number, before: number): boolean {
    const { code } = frame;
    const { lines, previous } = code.monitoring!;
    let from = previous![index];
    if (frame.jumpTo === index) from = frame.jumpFrom;
    else if (before === index - 1) from = before;
    if (from < 0 || lines![from] !== lines![index]) return true;
    const opcode = code.opcodeAt(from);
    return opcode === OP.RESUME || opcode === OP.INSTRUMENTED_RESUME;
  }

  /** INSTRUMENTED_INSTRUCTION at unit `index`: answers the opcode that runs. */
  instructionEvent(t: VmThread, frame: Frame, index: number): number {
    const { code } = frame;
    const data = code.monitoring!;
    const opcode = data.instructionOpcodes![index];
    if (t.tracing === 0) {
      let tools = data.instructionTools?.[index] ?? this.tools[EVENT.INSTRUCTION] | data.local[EVENT.INSTRUCTION];
      while (tools) {
        const tool = highestBit(tools);
        tools ^= bitOf(tool);
        if (this.callOne(t, tool, EVENT.INSTRUCTION, frame, [code, index * 2])) removeInstructionTools(code, index, bitOf(tool));
      }
    }
    keepGeneric(code, index, opcode);
    return opcode;
  }
}

/** The instruction under an instrumented one must not specialise itself: its counter gets back what it is about to lose. */
function keepGeneric(code: PyCode, index: number, opcode: number): void {
  if (HAS_CACHE[opcode]) code.units[index + 1] += 16;
}
