/**
 * The way of one code object from source to bytes, stage by stage, each as rows in which is marked what the stage did to those of
 * the stage before: what the window's Stages view shows, and `lasti cfg --json`.
 */
import type { AnyNode } from '../ast/nodes.generated.ts';
import { CodeObject } from '../code/code-object.ts';
import { PASS_NOTES } from '../compile/4-flowgraph/optimize.ts';
import { compile } from '../compile/compile.ts';
import type { CodeUnit } from '../compile/instruction-sequence.ts';
import type { LineColumns } from '../debug/source-columns.ts';
import type { StageGroup, StageRow, StageSummary } from '../protocol/code-shapes.ts';
import { emptyRow, FlowTrace } from './flow-trace.ts';
import { diffRows, reading } from './stage-diff.ts';
import { nodeOf, TreeTrace } from './tree-trace.ts';

export interface StageView extends StageSummary {
  readonly content: readonly StageRow[];
}

/** Names a code object of a program, whatever it is optimised to. */
export interface CodeKey {
  readonly qualname: string;
  readonly firstlineno: number;
  /** Which of several with that name and line, from 0, outer ones first. */
  readonly nth: number;
}

export interface StageRequest {
  readonly text: string;
  readonly filename: string;
  readonly optimize?: number;
  readonly columns: LineColumns;
}

interface Note {
  readonly group: StageGroup;
  readonly title: string;
  readonly does: string;
}

const NOTES: Readonly<Record<string, Note>> = {
  source: { group: 'source', title: 'source', does: 'The text that is compiled.' },
  parse: { group: 'tree', title: 'syntax tree', does: 'The parser makes a tree of the tokens.' },
  fold: {
    group: 'tree',
    title: 'folded tree',
    does: 'Operations on constants are carried out; __debug__ becomes a constant.',
  },
  codegen: {
    group: 'code generation',
    title: 'instructions',
    does: 'One list of instructions whose jumps name labels; -O leaves out asserts, -OO docstrings.',
  },
  ...Object.fromEntries(PASS_NOTES.map(({ name, does }) => [name, { group: 'flow graph', title: name, does }])),
  'jump offsets': { group: 'assembly', title: 'jump offsets', does: 'Lays the blocks out and turns jumps into distances.' },
  assemble: { group: 'assembly', title: 'code object', does: 'Code units with prefixes and caches, and the tables.' },
};

/** All code objects of a program, outer ones first. */
export function codeObjectsOf(code: CodeObject): CodeObject[] {
  return [code, ...code.fields.consts.flatMap((value) => (value instanceof CodeObject ? codeObjectsOf(value) : []))];
}

export function keyOf(code: CodeObject, all: readonly CodeObject[]): CodeKey {
  const { qualname, firstlineno } = code.fields;
  const alike = all.filter(({ fields }) => fields.qualname === qualname && fields.firstlineno === firstlineno);
  return { qualname, firstlineno, nth: Math.max(0, alike.indexOf(code)) };
}

/** The stages of the code object that `key` names; undefined when it is not there, as one inside an assert under -O. Raises CompileError. */
export function stagesOf(request: StageRequest, key: CodeKey): StageView[] | undefined {
  const { text, filename, optimize, columns } = request;
  // The code object is found first; then the program is compiled once more and that one block of it written down.
  const units: { unit: CodeUnit; code: CodeObject }[] = [];
  const top = compile(text, filename, { optimize, observe: (stage) => stage.name === 'assemble' && units.push(stage) });
  const alike = codeObjectsOf(top).filter(
    ({ fields }) => fields.qualname === key.qualname && fields.firstlineno === key.firstlineno,
  );
  const ordinal = units.findIndex(({ code }) => code === alike[key.nth]);
  if (ordinal < 0) return undefined;
  const { unit } = units[ordinal];

  const trees = new TreeTrace(columns);
  const traced: { name: string; rows: StageRow[] }[] = [];
  let root: AnyNode | undefined;
  let trace: FlowTrace | undefined;
  let seen = 0;
  compile(text, filename, {
    optimize,
    observe(stage) {
      if (stage.name === 'parse') {
        root = nodeOf(stage.tree, unit, key.nth);
        const rows = trees.rows(root);
        traced.push({ name: 'source', rows: sourceRows(text, rows) }, { name: 'parse', rows });
      } else if (stage.name === 'fold' && root) traced.push({ name: 'fold', rows: trees.rows(root) });
      else if (stage.name === 'codegen' && seen === ordinal) trace = new FlowTrace(stage.unit, columns);
      if (seen === ordinal) trace?.hear(stage);
      if (stage.name === 'assemble') seen++;
    },
  });
  return summarise([...traced, ...(trace?.stages ?? [])]);
}

/** A code object and its stages from code generation on. */
export interface CodeStages {
  readonly qualname: string;
  readonly firstlineno: number;
  readonly stages: readonly StageView[];
}

/** The stages of all code objects of a program from code generation on, inner ones first, as they are compiled. Raises CompileError. */
export function flowStagesOf({ text, filename, optimize, columns }: StageRequest): CodeStages[] {
  const out: CodeStages[] = [];
  let trace: FlowTrace | undefined;
  compile(text, filename, {
    optimize,
    observe(stage) {
      if (stage.name === 'codegen') trace = new FlowTrace(stage.unit, columns);
      trace?.hear(stage);
      if (stage.name !== 'assemble' || !trace) return;
      const { qualname, firstlineno } = stage.code.fields;
      out.push({ qualname, firstlineno, stages: summarise(trace.stages) });
    },
  });
  return out;
}

/** The lines that the tree covers; all of them for a module. */
function sourceRows(text: string, tree: readonly StageRow[]): StageRow[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines[lines.length - 1] === '') lines.pop();
  const numbers = tree.flatMap(({ range }) => (range ? [range.line, range.endLine] : []));
  const whole = tree[0]?.range === null;
  const first = whole ? 1 : Math.min(...numbers);
  const last = whole ? lines.length : Math.max(...numbers);
  return lines.slice(first - 1, last).map((line, i) => ({
    ...emptyRow,
    kind: 'line',
    id: first + i,
    text: line,
    line: first + i,
    range: { line: first + i, column: 0, endLine: first + i, endColumn: line.length },
  }));
}

/** Stages that are another kind of thing than those before them, so that there is nothing to compare. */
const FRESH = new Set(['source', 'parse', 'codegen']);

/** The rows that a stage is compared with: a finished code object has no blocks any more, which is no loss worth a mark. */
function before(name: string, rows: readonly StageRow[]): readonly StageRow[] {
  return name === 'assemble' ? rows.filter(({ kind }) => kind !== 'block') : rows;
}

/** How rows read for the comparison: jumps name labels, then blocks, then offsets, and mean the same. */
function readingOf(name: string): (row: StageRow) => string {
  if (name === 'build') return (row) => (row.kind === 'block' ? '' : reading({ ...row, target: '' }));
  if (name === 'assemble') return (row) => reading({ ...row, target: '', handler: '' });
  return reading;
}

function summarise(traced: readonly { name: string; rows: StageRow[] }[]): StageView[] {
  return traced.map(({ name, rows }, index) => {
    const content = FRESH.has(name) ? rows : diffRows(before(name, traced[index - 1]?.rows), rows, readingOf(name));
    const count = (mark: StageRow['mark']) => content.filter((row) => row.mark === mark).length;
    return {
      index,
      ...NOTES[name],
      rows: rows.length,
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
      moved: count('moved'),
      content,
    };
  });
}
