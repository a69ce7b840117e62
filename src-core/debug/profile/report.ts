/** A profile as plain data (protocol/profile-shapes.ts): what is under way is booked as if it ended now, on copies of the ledgers. */
import { codeInstructions } from '../../code/instructions.ts';
import { CACHES, DEOPT, OP, OPNAME } from '../../code/opcodes.generated.ts';
import { PyCode } from '../../objects/code.ts';
import { utf16 } from '../../objects/value.ts';
import type {
  ProfileAmounts,
  ProfileFunction,
  ProfileInstruction,
  ProfileLine,
  ProfileNode,
  ProfileReason,
  ProfileReport,
  ProfileSite,
} from '../../protocol/profile-shapes.ts';
import type { CodeId } from '../../protocol/shapes.ts';
import { type Activation, book, type Counts, type FunctionEntry, type TreeNode } from './counts.ts';
import type { CodeCounts, Site } from './executions.ts';
import type { Profiler } from './profiler.ts';

/** Opcode names without gaps. */
const nameOf = (opcode: number): string => OPNAME[opcode] ?? `<${opcode}>`;

/** Copies of ledgers, so that reading a profile does not change it. */
class Copies {
  private readonly counts = new Map<Counts, Counts>();
  private readonly nodes = new Map<TreeNode, TreeNode>();

  of(counts: Counts): Counts {
    let copy = this.counts.get(counts);
    if (copy === undefined) {
      copy = counts.copy();
      this.counts.set(counts, copy);
    }
    return copy;
  }
  node(node: TreeNode): TreeNode {
    let copy = this.nodes.get(node);
    if (copy === undefined) {
      copy = { ...node };
      this.nodes.set(node, copy);
    }
    return copy;
  }
  activation(activation: Activation): Activation {
    const { entry, edge, node } = activation;
    return {
      ...activation,
      entry: { ...entry, counts: this.of(entry.counts) },
      edge: edge && this.of(edge),
      node: this.node(node),
    };
  }
}

/** Books what is under way on the copies. */
function settle(profiler: Profiler, copies: Copies): void {
  const now = profiler.moment();
  for (const { stack, thread } of profiler.courses) {
    const open = stack.map((activation) => copies.activation(activation));
    for (let i = open.length - 1; i >= 0; i--) book(open[i], open[i - 1], now, thread.ticks);
  }
}

const amounts = (counts: Counts): ProfileAmounts => ({
  calls: counts.calls,
  primitiveCalls: counts.calls - counts.recursive,
  ownTime: counts.own,
  cumulativeTime: counts.total,
  ownInstructions: counts.ownTicks,
  cumulativeInstructions: counts.totalTicks,
});

/** `idOf` numbers code objects, where somebody does. */
export function reportProfile(profiler: Profiler, idOf?: (code: PyCode) => CodeId): ProfileReport {
  const copies = new Copies();
  settle(profiler, copies);
  const entries = [...profiler.entries.values()];
  const functions = entries.map((entry) => functionRow(entry, copies.of(entry.counts), idOf));
  const tree = profiler.tree.nodes.map((node) => nodeRow(copies.node(node)));
  const top = tree.filter((node) => node.parent < 0);
  return {
    detail: profiler.detail,
    instructions: top.reduce((sum, node) => sum + node.cumulativeInstructions, 0),
    time: top.reduce((sum, node) => sum + node.cumulativeTime, 0),
    functions,
    edges: entries.flatMap((caller) =>
      [...caller.callees].map(([callee, counts]) => ({
        caller: caller.index,
        callee: callee.index,
        ...amounts(copies.of(counts)),
      })),
    ),
    tree,
    treeCut: profiler.tree.cut,
    lines: lineRows(profiler),
    executed: executedRows(profiler),
    ...histograms(profiler),
    sites: siteRows(profiler),
  };
}

function functionRow(entry: FunctionEntry, counts: Counts, idOf: ((code: PyCode) => CodeId) | undefined): ProfileFunction {
  const { subject, label } = entry;
  if (!(subject instanceof PyCode)) {
    return { code: null, name: label, qualname: label, file: '~', line: 0, builtin: true, ...amounts(counts) };
  }
  return {
    code: idOf?.(subject) ?? null,
    name: utf16(subject.name),
    qualname: utf16(subject.qualname),
    file: utf16(subject.filename),
    line: subject.source.fields.firstlineno,
    builtin: false,
    ...amounts(counts),
  };
}

function nodeRow(node: TreeNode): ProfileNode {
  return {
    parent: node.parent?.index ?? -1,
    function: (node.entry as FunctionEntry).index,
    calls: node.calls,
    ownTime: node.own,
    cumulativeTime: node.total,
    ownInstructions: node.ownTicks,
    cumulativeInstructions: node.totalTicks,
  };
}

function lineRows({ codes }: Profiler): ProfileLine[] {
  const rows = new Map<string, ProfileLine>();
  for (const counts of codes.values()) {
    const file = utf16(counts.code.filename);
    for (const { offset, opcode } of codeInstructions(counts.code.source.fields.code)) {
      const index = offset / 2;
      const line = counts.code.lineAt(index);
      if (line === null || !(counts.hits[index] || counts.lineHits[index])) continue;
      const key = `${file}\0${line}`;
      let row = rows.get(key);
      if (row === undefined) {
        row = { file, line, hits: 0, instructions: 0 };
        rows.set(key, row);
      }
      row.hits += counts.lineHits[index];
      if (opcode !== OP.EXTENDED_ARG) row.instructions += counts.hits[index];
    }
  }
  return [...rows.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

const functionOf = (profiler: Profiler, counts: CodeCounts): number => profiler.entries.get(counts.code)?.index ?? -1;

function executedRows(profiler: Profiler): ProfileInstruction[] {
  const rows: ProfileInstruction[] = [];
  for (const counts of profiler.codes.values()) {
    const owner = functionOf(profiler, counts);
    for (const { offset, opcode } of codeInstructions(counts.code.source.fields.code)) {
      const hits = counts.hits[offset / 2];
      if (hits > 0) rows.push({ function: owner, offset, name: nameOf(opcode), hits });
    }
  }
  return rows;
}

function histograms({ histograms: { opcodes, pairs } }: Profiler): Pick<ProfileReport, 'opcodes' | 'pairs'> {
  const single: ProfileReport['opcodes'] = [];
  const double: ProfileReport['pairs'] = [];
  opcodes.forEach((count, opcode) => {
    if (count > 0) single.push({ name: nameOf(opcode), count });
  });
  pairs.forEach((count, pair) => {
    if (count > 0) double.push({ first: nameOf(pair >> 8), second: nameOf(pair & 255), count });
  });
  return { opcodes: single.sort((a, b) => b.count - a.count), pairs: double.sort((a, b) => b.count - a.count) };
}

const reasons = (map: ReadonlyMap<string, number>): ProfileReason[] =>
  [...map].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);

function siteRows(profiler: Profiler): ProfileSite[] {
  const rows: ProfileSite[] = [];
  for (const counts of profiler.codes.values()) {
    const owner = functionOf(profiler, counts);
    for (const [index, site] of [...counts.sites].sort(([a], [b]) => a - b)) rows.push(siteRow(owner, counts, index, site));
  }
  return rows;
}

function siteRow(owner: number, { code, hits }: CodeCounts, index: number, site: Site): ProfileSite {
  const opcode = code.opcodeAt(index);
  const base = DEOPT.get(opcode) ?? code.source.fields.code[2 * index];
  return {
    function: owner,
    offset: 2 * index,
    line: code.lineAt(index),
    name: nameOf(CACHES[base] ? base : opcode),
    form: nameOf(opcode),
    executions: hits[index],
    hits: site.hits,
    misses: site.misses,
    attempts: site.attempts,
    successes: site.successes,
    deopts: site.deopts,
    failures: reasons(site.failures),
    missReasons: reasons(site.missReasons),
  };
}
