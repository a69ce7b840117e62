/**
 * Code units read as instructions: arguments joined from their EXTENDED_ARG prefixes, caches stepped over, jump targets resolved.
 * Works on `co_code` and on the adaptive units of a running code object alike. No text is made here.
 */
import { CACHES, DEOPT, HAS_ARG, HAS_JREL, OP, OPNAME } from './opcodes.generated.ts';

export interface CodeInstruction {
  /** Byte offset of the instruction itself, behind its prefixes. */
  readonly offset: number;
  /** Opcode as it stands there, specialised or instrumented perhaps. */
  readonly opcode: number;
  /** The generic opcode of its family; itself when it is generic. */
  readonly deopt: number;
  /** The whole argument; `null` for an instruction without one. */
  readonly arg: number | null;
  /** Cache entries (code units) behind it. */
  readonly caches: number;
}

/** Whether `dis` shows an argument for `opcode`. */
export function hasArgument(opcode: number): boolean {
  return HAS_ARG.has(opcode);
}

/** Every instruction in order; each EXTENDED_ARG prefix is one of its own as well, as in `dis`. */
export function* codeInstructions(code: Uint8Array): Generator<CodeInstruction> {
  let extended = 0;
  for (let offset = 0; offset + 1 < code.length; ) {
    const opcode = code[offset];
    const deopt = DEOPT.get(opcode) ?? opcode;
    const caches = CACHES[deopt] ?? 0;
    let arg: number | null = null;
    if (hasArgument(deopt)) {
      arg = code[offset + 1] | extended;
      extended = deopt === OP.EXTENDED_ARG ? arg << 8 : 0;
    } else extended = 0;
    yield { offset, opcode, deopt, arg, caches };
    offset += 2 + caches * 2;
  }
}

/** Byte offset that a jump goes to, or `undefined` when the instruction is no jump. */
export function jumpTarget(instruction: CodeInstruction): number | undefined {
  const { offset, deopt, arg, caches } = instruction;
  if (arg === null || !HAS_JREL.has(deopt)) return undefined;
  const distance = OPNAME[deopt].includes('JUMP_BACKWARD') ? -arg : arg;
  return offset + 2 + caches * 2 + distance * 2;
}

/** Offsets of all jump targets (`dis.findlabels`). */
export function jumpTargets(code: Uint8Array): Set<number> {
  const targets = new Set<number>();
  for (const instruction of codeInstructions(code)) {
    const target = jumpTarget(instruction);
    if (target !== undefined) targets.add(target);
  }
  return targets;
}
