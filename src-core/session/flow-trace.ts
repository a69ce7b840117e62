/**
 * The stages of one code block written down while it is compiled: its instructions after code generation, the flow graph after each
 * pass, the finished code. The passes change instructions in place, so an instruction keeps its number through all of them; what a
 * pass copies is new. Rows are plain data with nothing marked yet (stage-diff.ts compares them).
 */
import type { CodeObject } from '../code/code-object.ts';
import type { Const } from '../code/const.ts';
import { type AddressOf, inventAddresses } from '../code/const-repr.ts';
import { type ArgumentTables, describeArgument, listInstructions } from '../code/listing.ts';
import { HAS_ARG, HAS_FREE, HAS_JREL, OP, OPNAME } from '../code/opcodes.generated.ts';
import { describeBlock } from '../compile/4-flowgraph/dump-graph.ts';
import type { BasicBlock, FlowGraph } from '../compile/4-flowgraph/graph.ts';
import { hasTarget } from '../compile/4-flowgraph/opcode-kinds.ts';
import type { Stage } from '../compile/compile.ts';
import type { CodeUnit, Instruction, Location } from '../compile/instruction-sequence.ts';
import { rangeOf } from '../debug/inspect/code.ts';
import type { LineColumns } from '../debug/source-columns.ts';
import '../objects/all.ts';
import { orderConstSet } from '../objects/code.ts';
import type { StageRow } from '../protocol/code-shapes.ts';

/** The rows of one stage: `name` is 'codegen', a pass of the flow graph, 'jump offsets' or 'assemble'. */
export interface TracedStage {
  readonly name: string;
  readonly rows: StageRow[];
}

export const emptyRow: StageRow = {
  kind: 'instruction',
  id: 0,
  mark: '',
  depth: 0,
  text: '',
  detail: '',
  target: '',
  handler: '',
  offset: null,
  line: null,
  range: null,
  before: '',
};

const nameOf = (block: BasicBlock): string => `B${block.id}`;

/** Hears the stages of one code block; `stages` grows as it does. */
export class FlowTrace {
  readonly stages: TracedStage[] = [];
  private readonly ids = new Map<object, number>();
  /** Rows of the labels of code generation by label, until the blocks that bear them take their numbers over. */
  private readonly labels = new Map<number, number>();
  private sequence: readonly Instruction[] = [];
  private last: readonly object[] = [];
  private count = 0;
  private laidOut = false;
  /** Cells and free variables by the index that code generation gives them, and the frame's slots. */
  private readonly cells: readonly string[];
  private readonly slots: readonly string[];

  constructor(
    private readonly unit: CodeUnit,
    private readonly columns: LineColumns,
    private readonly addressOf: AddressOf = inventAddresses(),
  ) {
    this.cells = [...unit.cellvars.keys(), ...unit.freevars.keys()];
    const own = this.cells.filter((name) => unit.freevars.has(name) || !unit.varnames.has(name));
    this.slots = [...unit.varnames.keys(), ...own];
  }

  hear(stage: Stage): void {
    if (stage.name === 'codegen') this.add('codegen', this.sequenceRows());
    else if (stage.name === 'flowgraph') this.add(stage.pass, this.graphRows(stage.pass, stage.graph, stage.consts));
    else if (stage.name === 'assemble') this.add('assemble', this.codeRows(stage.code));
  }

  private add(name: string, rows: StageRow[]): void {
    this.stages.push({ name, rows });
  }

  private idOf(thing: object): number {
    let id = this.ids.get(thing);
    if (id === undefined) this.ids.set(thing, (id = ++this.count));
    return id;
  }

  private located(loc: Location): Pick<StageRow, 'line' | 'range'> {
    const or = (value: number) => (value < 0 ? null : value);
    const position = {
      line: or(loc.lineno),
      endLine: or(loc.end_lineno),
      column: or(loc.col_offset),
      endColumn: or(loc.end_col_offset),
    };
    return { line: position.line, range: rangeOf(position, this.columns) };
  }

  /** The argument and what it stands for. Until the frame is laid out, cells and free variables are numbered by themselves. */
  private argument(opcode: number, arg: number, consts: readonly Const[]): string {
    if (!HAS_ARG.has(opcode) || hasTarget(opcode)) return '';
    const localsplusnames = HAS_FREE.has(opcode) && !this.laidOut ? this.cells : this.slots;
    const tables: ArgumentTables = { consts, names: this.unit.names, localsplusnames };
    const instruction = { offset: 0, opcode, deopt: opcode, arg, caches: 0 };
    const { argrepr } = describeArgument(tables, instruction, this.addressOf, orderConstSet);
    return argrepr === '' ? String(arg) : `${arg} (${argrepr})`;
  }

  private sequenceRows(): StageRow[] {
    const { instructions, labels } = this.unit.sequence;
    this.sequence = instructions;
    const rows: StageRow[] = [];
    const at = new Map<number, number[]>();
    labels.forEach((index, label) => {
      if (index >= 0) at.set(index, [...(at.get(index) ?? []), label]);
    });
    const placeLabels = (index: number) => {
      const here = at.get(index);
      if (!here) return;
      const id = ++this.count;
      for (const label of here) this.labels.set(label, id);
      rows.push({ ...emptyRow, kind: 'block', id, text: here.map((label) => `L${label}`).join(', ') });
    };
    instructions.forEach((instruction, i) => {
      placeLabels(i);
      const { opcode, oparg, loc } = instruction;
      rows.push({
        ...emptyRow,
        id: this.idOf(instruction),
        text: OPNAME[opcode],
        detail: this.argument(opcode, oparg, this.unit.consts),
        target: hasTarget(opcode) ? `L${oparg}` : '',
        ...this.located(loc),
      });
    });
    placeLabels(instructions.length);
    return rows;
  }

  private graphRows(pass: string, graph: FlowGraph, consts: readonly Const[]): StageRow[] {
    if (pass === 'cell offsets') this.laidOut = true;
    const blocks = [...graph.blocks()];
    if (pass === 'build') this.adopt(blocks);
    const byLabel = new Map(blocks.map((block) => [block.label, block]));
    this.last = blocks.flatMap(({ instructions }) => instructions);
    const rows: StageRow[] = [];
    for (const block of blocks) {
      rows.push({ ...emptyRow, kind: 'block', id: this.idOf(block), text: nameOf(block), detail: describeBlock(block, false) });
      for (const instruction of block.instructions) {
        const { opcode, oparg, except } = instruction;
        const target = instruction.target ?? (hasTarget(opcode) ? byLabel.get(oparg) : undefined);
        const distance = pass === 'jump offsets' && hasTarget(opcode) ? String(oparg) : '';
        rows.push({
          ...emptyRow,
          id: this.idOf(instruction),
          text: OPNAME[opcode],
          detail: this.argument(opcode, oparg, consts) || distance,
          target: hasTarget(opcode) && target ? nameOf(target) : '',
          handler: except ? nameOf(except) : '',
          ...this.located(instruction.loc),
        });
      }
    }
    return rows;
  }

  /** The graph's instructions are made one by one of the sequence's; blocks begin where labels stood. */
  private adopt(blocks: readonly BasicBlock[]): void {
    let i = 0;
    for (const block of blocks) {
      const label = this.labels.get(block.label);
      if (label !== undefined) this.ids.set(block, label);
      for (const instruction of block.instructions) this.ids.set(instruction, this.idOf(this.sequence[i++]));
    }
  }

  /** Every instruction of the graph became one of the code object, with prefixes before it. */
  private codeRows(code: CodeObject): StageRow[] {
    let i = 0;
    return [...listInstructions(code, { addressOf: this.addressOf, setOrder: orderConstSet })].map((row) => {
      const id = row.opcode === OP.EXTENDED_ARG ? ++this.count : this.idOf(this.last[i++]);
      const isJump = HAS_JREL.has(row.opcode);
      return {
        ...emptyRow,
        id,
        text: row.opname,
        detail: row.arg === null ? '' : row.argrepr === '' || isJump ? String(row.arg) : `${row.arg} (${row.argrepr})`,
        target: isJump ? row.argrepr.replace('to ', '') : '',
        offset: row.offset,
        line: row.positions.line,
        range: rangeOf(row.positions, this.columns),
      };
    });
  }
}
