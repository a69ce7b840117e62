/**
 * The flow graph: basic blocks in the order in which they will be laid out, linked by `next`, whose last instruction alone may
 * jump (CPython 3.12 Python/flowgraph.c, `basicblock`, `cfg_builder`). Built from an instruction sequence; changed by the passes
 * beside this file, one each.
 */
import type { Const } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { InstructionSequence, Location } from '../instruction-sequence.ts';
import { hasTarget, isScopeExit, isTerminator, isUnconditionalJump } from './opcode-kinds.ts';

export class GraphInstruction {
  /** Where it jumps to, or the handler that it sets up. */
  target: BasicBlock | undefined = undefined;
  /** The handler of an exception that it raises. */
  except: BasicBlock | undefined = undefined;
  constructor(
    public opcode: number,
    public oparg: number,
    public loc: Location,
  ) {}

  copy(): GraphInstruction {
    const copy = new GraphInstruction(this.opcode, this.oparg, this.loc);
    copy.target = this.target;
    copy.except = this.except;
    return copy;
  }

  /** Makes it an instruction without argument; its location stays. */
  become(opcode: number, oparg = 0): void {
    this.opcode = opcode;
    this.oparg = oparg;
  }

  becomeNop(): void {
    this.become(OP.NOP);
  }
}

export const NO_LABEL = -1;
/** Stack depth of a block that was not reached (yet). */
export const UNKNOWN_DEPTH = -1;

export class BasicBlock {
  instructions: GraphInstruction[] = [];
  /** The block behind this one, which runs next when the last instruction falls through. */
  next: BasicBlock | undefined = undefined;
  /** The label by which others jump here; NO_LABEL when none does. */
  label = NO_LABEL;
  /** Ways into this block, as counted by removeUnreachable. */
  predecessors = 0;
  startDepth = UNKNOWN_DEPTH;
  /** Position in code units, once laid out. */
  offset = 0;
  preservesLasti = false;
  isExceptHandler = false;
  cold = false;
  warm = false;
  /** Scratch mark of passes that walk the graph. */
  visited = false;
  /** Handlers that are open where the block begins, innermost last, while exception targets are being found. */
  handlers: BasicBlock[] | undefined = undefined;
  /** Bit i: local i, or 32 + i, may be unbound where the block begins. */
  unsafeLow = 0;
  unsafeHigh = 0;

  constructor(readonly id: number) {}

  get last(): GraphInstruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }

  get hasFallthrough(): boolean {
    const last = this.instructions[this.instructions.length - 1];
    return last === undefined || !(isScopeExit(last.opcode) || isUnconditionalJump(last.opcode));
  }

  get exitsScope(): boolean {
    const last = this.instructions[this.instructions.length - 1];
    return last !== undefined && isScopeExit(last.opcode);
  }

  append(instructions: readonly GraphInstruction[]): void {
    for (const instruction of instructions) this.instructions.push(instruction.copy());
  }
}

/** Called after each pass with its name, and with the constants as they are by then. Nothing of it may be changed. */
export type FlowObserver = (pass: string, graph: FlowGraph, consts: readonly Const[]) => void;

export class FlowGraph {
  entry: BasicBlock;
  private blockCount = 0;

  constructor() {
    this.entry = this.newBlock();
  }

  newBlock(): BasicBlock {
    return new BasicBlock(this.blockCount++);
  }

  /** The blocks in layout order. Blocks that a loop links in behind the current one are met by it. */
  *blocks(): Generator<BasicBlock> {
    for (let block: BasicBlock | undefined = this.entry; block; block = block.next) yield block;
  }

  /** The first label that no block has. */
  nextLabel(): number {
    let label = NO_LABEL;
    for (let b: BasicBlock | undefined = this.entry; b; b = b.next) if (b.label > label) label = b.label;
    return label + 1;
  }

  clearVisited(): void {
    for (let b: BasicBlock | undefined = this.entry; b; b = b.next) b.visited = false;
  }
}

/** Cuts the sequence into blocks: at labels, and behind whatever jumps or leaves (`instr_sequence_to_cfg`). Targets stay labels. */
export function buildGraph(sequence: InstructionSequence): FlowGraph {
  const { instructions, labels } = sequence;
  // Several labels may stand at one place: the last of them speaks for all.
  const labelAt = new Int32Array(instructions.length).fill(NO_LABEL);
  for (let label = 0; label < labels.length; label++) {
    if (labels[label] >= 0) labelAt[labels[label]] = label;
  }
  const graph = new FlowGraph();
  let block = graph.entry;
  const open = (label: number) => {
    block.next = graph.newBlock();
    block = block.next;
    block.label = label;
  };
  for (let i = 0; i < instructions.length; i++) {
    const { opcode, loc } = instructions[i];
    const last = block.last;
    const label = labelAt[i];
    if (last !== undefined && isTerminator(last.opcode)) open(label);
    else if (label !== NO_LABEL) {
      if (last !== undefined || block.label !== NO_LABEL) open(label);
      else block.label = label;
    }
    const oparg = hasTarget(opcode) ? labelAt[labels[instructions[i].oparg]] : instructions[i].oparg;
    block.instructions.push(new GraphInstruction(opcode, oparg, loc));
  }
  return graph;
}
