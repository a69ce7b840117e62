/** Stepping: where a step that began at one instruction ends. */
import { OP } from '../code/opcodes.generated.ts';
import type { Frame } from '../ops/frame.ts';
import type { StepKind } from '../protocol/engine.ts';
import type { VmThread } from '../vm/thread.ts';

export class Step {
  private readonly frame: Frame;
  private readonly depth: number;
  private readonly line: number | null;
  private lastIndex: number;
  constructor(
    readonly kind: StepKind,
    thread: VmThread,
    index: number,
  ) {
    this.frame = thread.frame as Frame;
    this.depth = thread.depth;
    this.line = this.frame.code.lineAt(index);
    this.lastIndex = index;
  }

  /** Does the step end before the instruction at unit `index`. */
  ends(thread: VmThread, frame: Frame, index: number): boolean {
    switch (this.kind) {
      case 'instruction-into':
        return true;
      case 'instruction-over':
        return thread.depth <= this.depth;
      case 'line-out':
        return thread.depth < this.depth;
      case 'line-over':
        return thread.depth < this.depth || (thread.depth === this.depth && this.isNewLine(frame, index));
      case 'line-into':
        return thread.depth < this.depth || this.isNewLine(frame, index);
    }
  }

  /** A line that the step did not begin on, or the same one again after a jump back. */
  private isNewLine(frame: Frame, index: number): boolean {
    const line = frame.code.lineAt(index);
    if (line === null || inPrologue(frame, index)) return false;
    if (frame !== this.frame) return true;
    const back = index < this.lastIndex;
    this.lastIndex = index;
    return line !== this.line || (back && startsLine(frame, index));
  }
}

/** Up to the first RESUME nothing of the function's own lines runs. */
function inPrologue(frame: Frame, index: number): boolean {
  const bytes = frame.code.source.fields.code;
  for (let i = index; i < bytes.length / 2; i++) {
    const opcode = bytes[2 * i];
    if (opcode === OP.RESUME) return bytes[2 * i + 1] === 0;
    if (opcode !== OP.COPY_FREE_VARS && opcode !== OP.MAKE_CELL && opcode !== OP.RETURN_GENERATOR && opcode !== OP.POP_TOP)
      return false;
  }
  return false;
}

function startsLine(frame: Frame, index: number): boolean {
  return index === 0 || frame.code.lineAt(index - 1) !== frame.code.lineAt(index);
}
