/**
 * The passes over a flow graph in their order (CPython 3.12 Python/flowgraph.c, `_PyCfg_OptimizeCodeUnit`, and what
 * `optimize_and_assemble_code_unit` does before it assembles). Every pass is a file of its own beside this one.
 */
import { CO_VARARGS, CO_VARKEYWORDS } from '../../code/code-object.ts';
import type { Const } from '../../code/const.ts';
import type { CodeUnit } from '../instruction-sequence.ts';
import { checkLocals } from './check-locals.ts';
import { pushColdBlocksToEnd } from './cold-blocks.ts';
import { convertPseudoInstructions } from './convert-pseudo.ts';
import { removeEmptyBlocks } from './empty-blocks.ts';
import { labelExceptionTargets, markExceptHandlers } from './exception-targets.ts';
import { fixCellOffsets, insertPrefixInstructions } from './frame-layout.ts';
import { buildGraph, type FlowGraph, type FlowObserver } from './graph.ts';
import { inlineSmallExits } from './inline-exits.ts';
import { resolveLineNumbers } from './line-numbers.ts';
import { normalizeJumps } from './normalize-jumps.ts';
import { type ConstMerger, optimizeBlocks } from './peephole.ts';
import { removeRedundantJumps } from './remove-jumps.ts';
import { removeNopsAndPairs, removeRedundantNops } from './remove-nops.ts';
import { removeUnreachable } from './remove-unreachable.ts';
import { removeUnusedConsts } from './remove-unused-consts.ts';
import { resolveLabels } from './resolve-labels.ts';
import { computeStackDepth } from './stack-depth.ts';

export interface OptimizedUnit {
  readonly graph: FlowGraph;
  /** The unit's constants as they are after folding. */
  readonly consts: readonly Const[];
  readonly stacksize: number;
}

/** What a pass works on. */
interface PassContext {
  readonly graph: FlowGraph;
  readonly unit: CodeUnit;
  readonly consts: Const[];
  readonly pool: ConstMerger;
  stacksize: number;
}

/** Names of the passes as the observer hears them, in their order. */
const PASSES: readonly (readonly [string, (context: PassContext) => void])[] = [
  ['build', () => {}],
  ['resolve labels', ({ graph }) => resolveLabels(graph)],
  [
    'exception targets',
    ({ graph }) => {
      markExceptHandlers(graph);
      labelExceptionTargets(graph);
    },
  ],
  ['remove empty blocks', ({ graph }) => removeEmptyBlocks(graph)],
  ['inline small exits', ({ graph }) => inlineSmallExits(graph)],
  ['peephole', ({ graph, consts, pool }) => optimizeBlocks(graph, consts, pool)],
  ['remove nops and pairs', ({ graph }) => removeNopsAndPairs(graph)],
  ['inline small exits again', ({ graph }) => inlineSmallExits(graph)],
  ['remove unreachable', ({ graph }) => removeUnreachable(graph)],
  [
    'remove nops',
    ({ graph }) => {
      removeRedundantNops(graph);
      removeEmptyBlocks(graph);
    },
  ],
  ['remove redundant jumps', ({ graph }) => removeRedundantJumps(graph)],
  ['remove unused consts', ({ graph, consts }) => removeUnusedConsts(graph, consts)],
  ['check locals', ({ graph, unit }) => checkLocals(graph, unit.varnames.size, countParameters(unit))],
  ['cold blocks', ({ graph }) => pushColdBlocksToEnd(graph)],
  ['line numbers', ({ graph, unit }) => resolveLineNumbers(graph, unit.firstlineno)],
  ['prefix instructions', ({ graph, unit }) => insertPrefixInstructions(graph, unit)],
  ['cell offsets', ({ graph, unit }) => fixCellOffsets(graph, unit)],
  [
    'stack depth',
    (context) => {
      context.stacksize = computeStackDepth(context.graph, context.unit.flags);
    },
  ],
  ['convert pseudo', ({ graph }) => convertPseudoInstructions(graph)],
  ['normalize jumps', ({ graph }) => normalizeJumps(graph)],
];

/** Names of all passes in their order, 'build' (the graph as it was cut) first. */
export const PASS_NAMES: readonly string[] = PASSES.map(([name]) => name);

/** The unit's finished graph. Neither the unit nor its instruction sequence is changed. */
export function optimizeUnit(unit: CodeUnit, pool: ConstMerger, observer?: FlowObserver): OptimizedUnit {
  const context: PassContext = { graph: buildGraph(unit.sequence), unit, consts: [...unit.consts], pool, stacksize: 0 };
  for (const [name, run] of PASSES) {
    run(context);
    observer?.(name, context.graph);
  }
  return context;
}

/** All parameters, stars included: they are the first locals and bound from the start. */
function countParameters(unit: CodeUnit): number {
  const stars = (unit.flags & CO_VARARGS ? 1 : 0) + (unit.flags & CO_VARKEYWORDS ? 1 : 0);
  return unit.posonlyargcount + unit.argcount + unit.kwonlyargcount + stars;
}
