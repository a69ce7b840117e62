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

/** Names of the passes in their order, as the observer hears them; the graph as built comes first. */
export type PassName =
  | 'build'
  | 'resolve labels'
  | 'exception targets'
  | 'remove empty blocks'
  | 'inline small exits'
  | 'peephole'
  | 'remove nops and pairs'
  | 'inline small exits again'
  | 'remove unreachable'
  | 'remove nops'
  | 'remove redundant jumps'
  | 'remove unused consts'
  | 'check locals'
  | 'cold blocks'
  | 'line numbers'
  | 'prefix instructions'
  | 'cell offsets'
  | 'stack depth'
  | 'convert pseudo'
  | 'normalize jumps';

/** The unit's finished graph. Neither the unit nor its instruction sequence is changed. */
export function optimizeUnit(unit: CodeUnit, pool: ConstMerger, observer?: FlowObserver): OptimizedUnit {
  const consts = [...unit.consts];
  const graph = buildGraph(unit.sequence);
  let stacksize = 0;
  const passes: readonly (readonly [PassName, () => void])[] = [
    ['build', () => {}],
    ['resolve labels', () => resolveLabels(graph)],
    [
      'exception targets',
      () => {
        markExceptHandlers(graph);
        labelExceptionTargets(graph);
      },
    ],
    ['remove empty blocks', () => removeEmptyBlocks(graph)],
    ['inline small exits', () => inlineSmallExits(graph)],
    ['peephole', () => optimizeBlocks(graph, consts, pool)],
    ['remove nops and pairs', () => removeNopsAndPairs(graph)],
    ['inline small exits again', () => inlineSmallExits(graph)],
    ['remove unreachable', () => removeUnreachable(graph)],
    [
      'remove nops',
      () => {
        removeRedundantNops(graph);
        removeEmptyBlocks(graph);
      },
    ],
    ['remove redundant jumps', () => removeRedundantJumps(graph)],
    ['remove unused consts', () => removeUnusedConsts(graph, consts)],
    ['check locals', () => checkLocals(graph, unit.varnames.size, countParameters(unit))],
    ['cold blocks', () => pushColdBlocksToEnd(graph)],
    ['line numbers', () => resolveLineNumbers(graph, unit.firstlineno)],
    ['prefix instructions', () => insertPrefixInstructions(graph, unit)],
    ['cell offsets', () => fixCellOffsets(graph, unit)],
    ['stack depth', () => (stacksize = computeStackDepth(graph, unit.flags))],
    ['convert pseudo', () => convertPseudoInstructions(graph)],
    ['normalize jumps', () => normalizeJumps(graph)],
  ];
  for (const [name, run] of passes) {
    run();
    observer?.(name, graph);
  }
  return { graph, consts, stacksize };
}

/** All parameters, stars included: they are the first locals and bound from the start. */
function countParameters(unit: CodeUnit): number {
  const stars = (unit.flags & CO_VARARGS ? 1 : 0) + (unit.flags & CO_VARKEYWORDS ? 1 : 0);
  return unit.posonlyargcount + unit.argcount + unit.kwonlyargcount + stars;
}
