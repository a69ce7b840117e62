/**
 * Writes instrumented opcodes over the units of a code object and takes them away again, so that what is in force there is what
 * tools have asked for (`_Py_Instrument`, Python/instrumentation.c).
 */
import { CACHES, DEOPT, OP } from '../../code/opcodes.generated.ts';
import { type CodeMonitoringData, type PyCode, WARMUP } from '../../objects/code.ts';
import { baseOpcodeAt, findLines, firstTraceable, lengthAt, monitoringOf } from './code-data.ts';
import { BARE, EVENT, eventOf, INSTRUMENTED, LOCAL_EVENTS } from './events.ts';

/** Joined instructions are taken apart: an event belongs to one of them. */
const JOINED = new Set<number>([
  OP.LOAD_FAST__LOAD_FAST,
  OP.LOAD_FAST__LOAD_CONST,
  OP.STORE_FAST__LOAD_FAST,
  OP.STORE_FAST__STORE_FAST,
  OP.LOAD_CONST__LOAD_FAST,
]);

const generic = (opcode: number) => DEOPT.get(opcode) ?? opcode;

/** The opcode at a unit under LINE and INSTRUCTION events, and a way to replace it there. */
function layer(code: PyCode, index: number, underInstruction: boolean): { opcode: number; set(opcode: number): void } {
  const data = code.monitoring!;
  let opcode = code.opcodeAt(index);
  let set = (fresh: number) => code.setOpcode(index, fresh);
  if (opcode === OP.INSTRUMENTED_LINE) {
    const { lineOpcodes } = data;
    opcode = lineOpcodes![index];
    set = (fresh) => {
      lineOpcodes![index] = fresh;
    };
  }
  if (underInstruction && opcode === OP.INSTRUMENTED_INSTRUCTION) {
    const { instructionOpcodes } = data;
    opcode = instructionOpcodes![index];
    set = (fresh) => {
      instructionOpcodes![index] = fresh;
    };
  }
  return { opcode, set };
}

function warmUp(code: PyCode, index: number, opcode: number): void {
  if (CACHES[opcode]) code.units[index + 1] = WARMUP;
}

function instrument(code: PyCode, index: number): void {
  const { opcode, set } = layer(code, index, true);
  if (BARE.has(opcode)) return;
  const bare = generic(opcode);
  set(INSTRUMENTED.get(bare) as number);
  warmUp(code, index, bare);
}

function deinstrument(code: PyCode, index: number): void {
  const { opcode, set } = layer(code, index, true);
  const bare = BARE.get(opcode);
  if (bare === undefined) return;
  set(bare);
  warmUp(code, index, bare);
}

function instrumentLine(code: PyCode, index: number): void {
  const opcode = code.opcodeAt(index);
  if (opcode === OP.INSTRUMENTED_LINE) return;
  code.monitoring!.lineOpcodes![index] = generic(opcode);
  code.setOpcode(index, OP.INSTRUMENTED_LINE);
}

function deinstrumentLine(code: PyCode, index: number): void {
  if (code.opcodeAt(index) !== OP.INSTRUMENTED_LINE) return;
  const data = code.monitoring!;
  const original = data.lineOpcodes![index];
  if (original === OP.INSTRUMENTED_INSTRUCTION) data.lineOpcodes![index] = data.instructionOpcodes![index];
  code.setOpcode(index, original);
  warmUp(code, index, original);
}

function instrumentInstruction(code: PyCode, index: number): void {
  const { opcode, set } = layer(code, index, false);
  if (opcode === OP.INSTRUMENTED_INSTRUCTION) return;
  code.monitoring!.instructionOpcodes![index] = BARE.has(opcode) ? opcode : generic(opcode);
  set(OP.INSTRUMENTED_INSTRUCTION);
}

function deinstrumentInstruction(code: PyCode, index: number): void {
  const { opcode, set } = layer(code, index, false);
  if (opcode !== OP.INSTRUMENTED_INSTRUCTION) return;
  const data = code.monitoring!;
  const original = data.instructionOpcodes![index];
  set(original);
  warmUp(code, index, original);
  data.instructionOpcodes![index] = 0;
}

/** Takes tools from the event of one instruction; without any left it is no longer instrumented. */
export function removeTools(code: PyCode, index: number, event: number, tools: number): void {
  const data = code.monitoring!;
  if (data.tools) {
    data.tools[index] &= ~tools;
    if (data.tools[index] === 0) deinstrument(code, index);
  } else if ((data.active[event] & tools) === data.active[event]) deinstrument(code, index);
}

/** The same for LINE. */
export function removeLineTools(code: PyCode, index: number, tools: number): void {
  const data = code.monitoring!;
  if (data.lineTools) {
    data.lineTools[index] &= ~tools;
    if (data.lineTools[index] === 0) deinstrumentLine(code, index);
  } else if ((data.active[EVENT.LINE] & tools) === data.active[EVENT.LINE]) deinstrumentLine(code, index);
}

/** The same for INSTRUCTION. */
export function removeInstructionTools(code: PyCode, index: number, tools: number): void {
  const data = code.monitoring!;
  if (data.instructionTools) {
    data.instructionTools[index] &= ~tools;
    if (data.instructionTools[index] === 0) deinstrumentInstruction(code, index);
  } else if ((data.active[EVENT.INSTRUCTION] & tools) === data.active[EVENT.INSTRUCTION]) deinstrumentInstruction(code, index);
}

const several = (tools: number) => (tools & (tools - 1)) !== 0;

/** Makes the tables that the events in force need (`update_instrumentation_data`). */
function makeTables(code: PyCode, data: CodeMonitoringData, active: Uint8Array): void {
  const { length } = code.units;
  const many = active.some(several);
  if (many && data.tools === undefined) data.tools = toolsInForce(code, data);
  if (active[EVENT.LINE]) {
    if (data.lineOpcodes === undefined) findLines(code, data);
    if (many && data.lineTools === undefined) data.lineTools = new Uint8Array(length).fill(active[EVENT.LINE]);
  }
  if (active[EVENT.INSTRUCTION]) {
    data.instructionOpcodes ??= new Uint8Array(length);
    if (many && data.instructionTools === undefined) data.instructionTools = new Uint8Array(length);
  }
}

/** Tools by unit as they are before a second one comes (`initialize_tools`). */
function toolsInForce(code: PyCode, data: CodeMonitoringData): Uint8Array {
  const tools = new Uint8Array(code.units.length);
  for (let i = 0; i < tools.length; i += lengthAt(code, i)) {
    const { opcode } = layer(code, i, true);
    const bare = BARE.get(opcode);
    if (bare !== undefined) tools[i] = data.active[eventOf(bare, code.units[i] >> 8) as number];
  }
  return tools;
}

/** Brings the units of a code object to what `globals` (tools by event) and its own events ask for. */
export function instrumentCode(code: PyCode, globals: Uint8Array, version: number, lastRestart: number): void {
  const first = firstTraceable(code);
  if (first >= code.units.length) {
    code.instrumentationVersion = version;
    return;
  }
  const data = monitoringOf(code);
  const active = new Uint8Array(LOCAL_EVENTS);
  for (let event = 0; event < LOCAL_EVENTS; event++) active[event] = globals[event] | data.local[event];
  makeTables(code, data, active);
  const restarted = lastRestart > code.instrumentationVersion;
  const removed = data.active.map((tools, event) => (restarted ? tools : tools & ~active[event]));
  const added = active.map((tools, event) => (restarted ? tools : tools & ~data.active[event]));
  data.active = active;
  code.instrumentationVersion = version;
  if (!removed.some(Boolean) && !added.some(Boolean)) return;
  changeEvents(code, data, removed, added);
  changeLines(code, data, first, removed[EVENT.LINE], added[EVENT.LINE], removed[EVENT.INSTRUCTION], added[EVENT.INSTRUCTION]);
}

function changeEvents(code: PyCode, data: CodeMonitoringData, removed: Uint8Array, added: Uint8Array): void {
  for (let i = 0; i < code.units.length; i += lengthAt(code, i)) {
    const opcode = code.opcodeAt(i);
    if (JOINED.has(opcode)) code.setOpcode(i, generic(opcode));
    const event = eventOf(baseOpcodeAt(code, i), code.units[i] >> 8);
    if (event === undefined) continue;
    if (removed[event]) removeTools(code, i, event, removed[event]);
    if (added[event]) {
      if (data.tools) data.tools[i] |= added[event];
      instrument(code, i);
    }
  }
}

/** Old ones go before new ones come, or what is new would go again. */
function changeLines(
  code: PyCode,
  data: CodeMonitoringData,
  first: number,
  goneLines: number,
  newLines: number,
  goneInstructions: number,
  newInstructions: number,
): void {
  const lines: number[] = [];
  const instructions: number[] = [];
  for (let i = first; i < code.units.length; i += lengthAt(code, i)) {
    if (data.lineOpcodes?.[i]) lines.push(i);
    const opcode = baseOpcodeAt(code, i);
    if (opcode !== OP.RESUME && opcode !== OP.END_FOR) instructions.push(i);
  }
  if (goneLines) for (const i of lines) removeLineTools(code, i, goneLines);
  if (goneInstructions) for (const i of instructions) removeInstructionTools(code, i, goneInstructions);
  if (newLines) {
    for (const i of lines) {
      if (data.lineTools) data.lineTools[i] |= newLines;
      instrumentLine(code, i);
    }
  }
  if (newInstructions) {
    for (const i of instructions) {
      if (data.instructionTools) data.instructionTools[i] |= newInstructions;
      instrumentInstruction(code, i);
    }
  }
}
