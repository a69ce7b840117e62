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

interface Pass {
  /** As the observer hears it. */
  readonly name: string;
  /** A sentence for people who watch the passes. */
  readonly does: string;
  readonly run: (context: PassContext) => void;
}

/** The passes in their order. */
const PASSES: readonly Pass[] = [
  { name: 'build', does: 'Cuts the list into blocks: at labels, and behind whatever jumps or leaves.', run: () => {} },
  { name: 'resolve labels', does: 'Gives every jump the block that it goes to.', run: ({ graph }) => resolveLabels(graph) },
  {
    name: 'exception targets',
    does: 'Gives every instruction the handler that is in force there; SETUP_* and POP_BLOCK have served.',
    run: ({ graph }) => {
      markExceptHandlers(graph);
      labelExceptionTargets(graph);
    },
  },
  {
    name: 'remove empty blocks',
    does: 'Unlinks blocks without instructions.',
    run: ({ graph }) => removeEmptyBlocks(graph),
  },
  {
    name: 'inline small exits',
    does: 'Copies short blocks that leave the frame to the jumps that go there.',
    run: ({ graph }) => inlineSmallExits(graph),
  },
  {
    name: 'peephole',
    does: 'Folds tuples of constants, decides constant conditions, threads jumps, applies swaps, joins returns of constants.',
    run: ({ graph, consts, pool }) => optimizeBlocks(graph, consts, pool),
  },
  {
    name: 'remove nops and pairs',
    does: 'Removes NOPs that carry no line of their own, and loads whose value is popped at once.',
    run: ({ graph }) => removeNopsAndPairs(graph),
  },
  {
    name: 'inline small exits again',
    does: 'Copies exits that have become short by now.',
    run: ({ graph }) => inlineSmallExits(graph),
  },
  {
    name: 'remove unreachable',
    does: 'Counts the ways into every block and empties those that have none.',
    run: ({ graph }) => removeUnreachable(graph),
  },
  {
    name: 'remove nops',
    does: 'Removes NOPs and empty blocks that the passes before have left.',
    run: ({ graph }) => {
      removeRedundantNops(graph);
      removeEmptyBlocks(graph);
    },
  },
  {
    name: 'remove redundant jumps',
    does: 'Removes jumps to the next block.',
    run: ({ graph }) => removeRedundantJumps(graph),
  },
  {
    name: 'remove unused consts',
    does: 'Drops constants that nothing loads any more and renumbers the rest.',
    run: ({ graph, consts }) => removeUnusedConsts(graph, consts),
  },
  {
    name: 'check locals',
    does: 'Makes loads of locals that may be unbound check for it (LOAD_FAST_CHECK).',
    run: ({ graph, unit }) => checkLocals(graph, unit.varnames.size, countParameters(unit)),
  },
  {
    name: 'cold blocks',
    does: 'Moves code that only an exception reaches to the end.',
    run: ({ graph }) => pushColdBlocksToEnd(graph),
  },
  {
    name: 'line numbers',
    does: 'Gives lines to instructions that have none; exits without a line are copied for each jump to them.',
    run: ({ graph, unit }) => resolveLineNumbers(graph, unit.firstlineno),
  },
  {
    name: 'prefix instructions',
    does: 'Puts in front what the frame needs first: RETURN_GENERATOR, MAKE_CELL, COPY_FREE_VARS.',
    run: ({ graph, unit }) => insertPrefixInstructions(graph, unit),
  },
  {
    name: 'cell offsets',
    does: 'Gives instructions of cells and free variables their index in the frame.',
    run: ({ graph, unit }) => fixCellOffsets(graph, unit),
  },
  {
    name: 'stack depth',
    does: 'Computes the depth of the stack where each block begins; the greatest is co_stacksize.',
    run: (context) => {
      context.stacksize = computeStackDepth(context.graph, context.unit.flags);
    },
  },
  {
    name: 'convert pseudo',
    does: 'Replaces instructions that exist only for the compiler.',
    run: ({ graph }) => convertPseudoInstructions(graph),
  },
  {
    name: 'normalize jumps',
    does: 'Gives jumps their direction; a conditional jump back is turned round.',
    run: ({ graph }) => normalizeJumps(graph),
  },
];

/** The passes for those who show them, 'build' (the graph as it was cut) first. */
export const PASS_NOTES: readonly Pick<Pass, 'name' | 'does'>[] = PASSES;

/** The unit's finished graph. Neither the unit nor its instruction sequence is changed. */
export function optimizeUnit(unit: CodeUnit, pool: ConstMerger, observer?: FlowObserver): OptimizedUnit {
  const context: PassContext = { graph: buildGraph(unit.sequence), unit, consts: [...unit.consts], pool, stacksize: 0 };
  for (const { name, run } of PASSES) {
    run(context);
    observer?.(name, context.graph, context.consts);
  }
  return context;
}

/** The passes that improve the graph; what follows them fits it into the frame (`_PyCfg_OptimizeCodeUnit`). */
const IMPROVING = PASSES.slice(
  0,
  PASSES.findIndex(({ name }) => name === 'prefix instructions'),
);
/** What a graph goes through that is assembled as it is (`_PyCompile_Assemble`). */
const ASSEMBLING = PASSES.filter((pass) => pass.name === 'resolve labels' || !IMPROVING.includes(pass));

function runPasses(passes: readonly Pass[], unit: CodeUnit, pool: ConstMerger): OptimizedUnit {
  const context: PassContext = { graph: buildGraph(unit.sequence), unit, consts: [...unit.consts], pool, stacksize: 0 };
  for (const { run } of passes) run(context);
  return context;
}

/** The unit's graph after the passes that improve it, not yet laid out for the frame. */
export function improveUnit(unit: CodeUnit, pool: ConstMerger): OptimizedUnit {
  return runPasses(IMPROVING, unit, pool);
}

/** The unit's finished graph without any improvement. */
export function layOutUnit(unit: CodeUnit, pool: ConstMerger): OptimizedUnit {
  return runPasses(ASSEMBLING, unit, pool);
}

/** All parameters, stars included: they are the first locals and bound from the start. */
function countParameters(unit: CodeUnit): number {
  const stars = (unit.flags & CO_VARARGS ? 1 : 0) + (unit.flags & CO_VARKEYWORDS ? 1 : 0);
  return unit.posonlyargcount + unit.argcount + unit.kwonlyargcount + stars;
}
