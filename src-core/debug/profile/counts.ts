/** The ledgers of a profile: totals of functions, of pairs of caller and callee, and the tree of calls (Modules/_lsprof.c `Stop`). */
import type { PyCode } from '../../objects/code.ts';
import type { PyBuiltin } from '../../objects/descr.ts';
import type { Frame } from '../../ops/frame.ts';

/** Totals of a function, or of a function as called by one caller. */
export class Counts {
  calls = 0;
  recursive = 0;
  /** Activations on stacks now. */
  level = 0;
  total = 0;
  own = 0;
  totalTicks = 0;
  ownTicks = 0;

  copy(): Counts {
    return Object.assign(new Counts(), this);
  }

  /** An activation ends: time and ticks with all that it called, and without. */
  charge(total: number, own: number, totalTicks: number, ownTicks: number): void {
    this.own += own;
    this.ownTicks += ownTicks;
    this.calls++;
    if (--this.level > 0) this.recursive++;
    else {
      this.total += total;
      this.totalTicks += totalTicks;
    }
  }
}

export interface FunctionEntry {
  readonly index: number;
  readonly subject: PyCode | PyBuiltin;
  /** What `cProfile` calls a built-in function. */
  readonly label: string;
  readonly counts: Counts;
  readonly callees: Map<FunctionEntry, Counts>;
}

export interface TreeNode {
  readonly index: number;
  readonly parent: TreeNode | undefined;
  readonly entry: FunctionEntry | undefined;
  readonly children: Map<FunctionEntry, TreeNode>;
  calls: number;
  total: number;
  own: number;
  totalTicks: number;
  ownTicks: number;
  /** Activations now; more than one where the tree was cut. */
  level: number;
}

/** A call under way. */
export interface Activation {
  readonly entry: FunctionEntry;
  readonly node: TreeNode;
  readonly edge: Counts | undefined;
  /** Its frame; of a built-in function, that of its caller. */
  readonly frame: Frame;
  readonly builtin: boolean;
  /** A generator that is only made was not called, in the sense of profilers. */
  readonly counted: boolean;
  began: number;
  readonly beganTicks: number;
  /** Spent in what it called. */
  inside: number;
  insideTicks: number;
}

/** More places than this are not made; calls there are counted with the place that they are made from. */
const MOST_NODES = 200_000;

export class Tree {
  readonly nodes: TreeNode[] = [];
  cut = false;
  readonly root: TreeNode = makeNode(-1, undefined, undefined);

  child(parent: TreeNode, entry: FunctionEntry): TreeNode {
    const known = parent.children.get(entry);
    if (known !== undefined) return known;
    if (this.nodes.length >= MOST_NODES && parent !== this.root) {
      this.cut = true;
      return parent;
    }
    const node = makeNode(this.nodes.length, parent === this.root ? undefined : parent, entry);
    this.nodes.push(node);
    parent.children.set(entry, node);
    return node;
  }
}

function makeNode(index: number, parent: TreeNode | undefined, entry: FunctionEntry | undefined): TreeNode {
  return { index, parent, entry, children: new Map(), calls: 0, total: 0, own: 0, totalTicks: 0, ownTicks: 0, level: 0 };
}

/** Books the end of an activation at a moment. What an uncounted one spent is its function's own, though it was no call. */
export function book(activation: Activation, caller: Activation | undefined, now: number, ticks: number): void {
  const total = now - activation.began;
  const totalTicks = ticks - activation.beganTicks;
  const own = total - activation.inside;
  const ownTicks = totalTicks - activation.insideTicks;
  if (caller !== undefined) {
    caller.inside += total;
    caller.insideTicks += totalTicks;
  }
  const { entry, edge, node } = activation;
  node.own += own;
  node.ownTicks += ownTicks;
  if (--node.level === 0) {
    node.total += total;
    node.totalTicks += totalTicks;
  }
  if (activation.counted) {
    node.calls++;
    entry.counts.charge(total, own, totalTicks, ownTicks);
    edge?.charge(total, own, totalTicks, ownTicks);
    return;
  }
  for (const counts of edge === undefined ? [entry.counts] : [entry.counts, edge]) {
    counts.own += own;
    counts.ownTicks += ownTicks;
    if (counts.level === 0) {
      counts.total += total;
      counts.totalTicks += totalTicks;
    }
  }
}
