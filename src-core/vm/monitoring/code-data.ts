/**
 * What monitoring knows of one code object (`_PyCoMonitoringData`): whose events are set for it alone, which are in force, and what
 * stands under the units that LINE and INSTRUCTION events have replaced. Source: Python/instrumentation.c.
 */
import { parseExceptionTable } from '../../code/exception-table.ts';
import { CACHES, DEOPT, OP } from '../../code/opcodes.generated.ts';
import type { CodeMonitoringData, PyCode } from '../../objects/code.ts';
import { BARE, LOCAL_EVENTS } from './events.ts';

/** The line of a unit that is no instruction. */
export const NO_LINE = -1;

export class CodeMonitoring implements CodeMonitoringData {
  /** Tools (a bit each) by local event: set for this code object, and in force for it. */
  readonly local = new Uint8Array(LOCAL_EVENTS);
  active = new Uint8Array(LOCAL_EVENTS);
  /** Tools by unit, once more than one is there. */
  tools: Uint8Array | undefined;
  /** The opcode under INSTRUMENTED_LINE by unit; 0 where no line begins. Made at the first LINE event. */
  lineOpcodes: Uint8Array | undefined;
  /** The line of each instruction, and where the one before it in the code begins. */
  lines: Int32Array | undefined;
  previous: Int32Array | undefined;
  lineTools: Uint8Array | undefined;
  /** The opcode under INSTRUMENTED_INSTRUCTION by unit. */
  instructionOpcodes: Uint8Array | undefined;
  instructionTools: Uint8Array | undefined;
}

/** What monitoring knows of a code object; made now if need be. */
export function monitoringOf(code: PyCode): CodeMonitoringData {
  code.monitoring ??= new CodeMonitoring();
  return code.monitoring;
}

/** The opcode at a unit under everything that monitoring put there, generic (`_Py_GetBaseOpcode`). */
export function baseOpcodeAt(code: PyCode, index: number): number {
  let opcode = code.opcodeAt(index);
  if (opcode === OP.INSTRUMENTED_LINE) opcode = code.monitoring!.lineOpcodes![index];
  if (opcode === OP.INSTRUMENTED_INSTRUCTION) opcode = code.monitoring!.instructionOpcodes![index];
  opcode = BARE.get(opcode) ?? opcode;
  return DEOPT.get(opcode) ?? opcode;
}

/** The first unit at which events can fire (`_co_firsttraceable`): the first RESUME. */
export function firstTraceable(code: PyCode): number {
  const bytes = code.source.fields.code;
  for (let i = 0; i < bytes.length; i += 2) if (bytes[i] === OP.RESUME) return i / 2;
  return bytes.length / 2;
}

/** Units of an instruction with its caches. */
export const lengthAt = (code: PyCode, index: number): number => 1 + (CACHES[code.source.fields.code[2 * index]] ?? 0);

/** Finds the units at which a line begins (`initialize_lines`): where the line changes, where jumps and exceptions arrive. */
export function findLines(code: PyCode, data: CodeMonitoringData): void {
  const { length } = code.units;
  const opcodes = new Uint8Array(length);
  const lines = new Int32Array(length).fill(NO_LINE);
  const previous = new Int32Array(length).fill(-1);
  const first = firstTraceable(code);
  let current = -1;
  let last = -1;
  for (let i = first; i < length; i += lengthAt(code, i)) {
    previous[i] = last;
    last = i;
    const opcode = baseOpcodeAt(code, i);
    const line = code.position(i)?.line ?? NO_LINE;
    lines[i] = line;
    if (opcode === OP.END_ASYNC_FOR || opcode === OP.END_FOR || opcode === OP.END_SEND || opcode === OP.RESUME) continue;
    if (line !== current && line >= 0) opcodes[i] = opcode;
    current = line;
  }
  for (const target of jumpTargets(code, first)) if (lines[target] !== NO_LINE) opcodes[target] = baseOpcodeAt(code, target);
  for (const entry of parseExceptionTable(code.source.fields.exceptiontable)) {
    const handler = entry.target / 2;
    const opcode = baseOpcodeAt(code, handler);
    if (lines[handler] !== NO_LINE && opcode !== OP.END_ASYNC_FOR) opcodes[handler] = opcode;
  }
  data.lineOpcodes = opcodes;
  data.lines = lines;
  data.previous = previous;
}

function* jumpTargets(code: PyCode, first: number): Generator<number> {
  const { units } = code;
  for (let i = first; i < units.length; ) {
    let opcode = baseOpcodeAt(code, i);
    let oparg = units[i] >> 8;
    while (opcode === OP.EXTENDED_ARG) {
      opcode = baseOpcodeAt(code, ++i);
      oparg = (oparg << 8) | (units[i] >> 8);
    }
    i += lengthAt(code, i);
    switch (opcode) {
      case OP.POP_JUMP_IF_FALSE:
      case OP.POP_JUMP_IF_TRUE:
      case OP.POP_JUMP_IF_NONE:
      case OP.POP_JUMP_IF_NOT_NONE:
      case OP.JUMP_FORWARD:
        yield i + oparg;
        break;
      case OP.FOR_ITER:
      case OP.SEND:
        // Behind END_FOR or END_SEND.
        yield i + oparg + 1;
        break;
      case OP.JUMP_BACKWARD:
      case OP.JUMP_BACKWARD_NO_INTERRUPT:
        yield i - oparg;
    }
  }
}
