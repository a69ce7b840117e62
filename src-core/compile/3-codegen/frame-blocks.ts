/**
 * The blocks that a statement stands in (loops, `try`, `with` ...), and what leaving them early by `return`, `break` or
 * `continue` must undo on the way out.
 */
import type { stmt } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Label, type Location, NO_LOCATION } from '../instruction-sequence.ts';
import type { CodeGenerator } from './generator.ts';
import { useName } from './names.ts';
import { visitBody } from './statements.ts';

export type FrameBlockKind =
  | 'while loop'
  | 'for loop'
  | 'try-except'
  | 'finally try'
  | 'finally end'
  | 'with'
  | 'async with'
  | 'handler cleanup'
  | 'pop value'
  | 'exception handler'
  | 'exception group handler'
  | 'async comprehension'
  | 'stop iteration';

export interface FrameBlock {
  readonly kind: FrameBlockKind;
  readonly loc: Location;
  /** Where `continue` goes. */
  readonly start?: Label;
  /** Where `break` goes. */
  readonly exit?: Label;
  /** The name that an `except ... as name` clause has bound. */
  readonly name?: string;
  /** The statements of a `finally` clause. */
  readonly finalbody?: readonly stmt[];
}

/** CO_MAXBLOCKS. */
const MAX_BLOCKS = 21;

export function pushBlock(g: CodeGenerator, block: FrameBlock): void {
  if (g.unit.blocks.length >= MAX_BLOCKS) throw g.error(block.loc, 'too many statically nested blocks');
  g.unit.blocks.push(block);
}

export function popBlock(g: CodeGenerator): void {
  if (g.unit.blocks.pop() === undefined) throw new Error('no frame block to pop');
}

/**
 * Leaves every block from the innermost outwards, up to the first loop (which stays) if `untilLoop`. With `keepTop` the value on
 * top of the stack survives. Answers the loop found, and the location that the statement's further instructions have: none, once
 * a `finally` or `with` ran in between. CPython Python/compile.c, `compiler_unwind_fblock_stack`.
 */
export function unwindBlocks(
  g: CodeGenerator,
  loc: Location,
  keepTop: boolean,
  untilLoop: boolean,
): { loc: Location; loop: FrameBlock | undefined } {
  const { blocks } = g.unit;
  const left: FrameBlock[] = [];
  let loop: FrameBlock | undefined;
  while (blocks.length > 0) {
    const top = blocks[blocks.length - 1];
    if (top.kind === 'exception group handler')
      throw g.error(loc, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (untilLoop && (top.kind === 'while loop' || top.kind === 'for loop')) {
      loop = top;
      break;
    }
    // While a block is being left its code must not see it, nor what is inside.
    left.push(blocks.pop()!);
    loc = unwindBlock(g, loc, top, keepTop);
  }
  while (left.length > 0) blocks.push(left.pop()!);
  return { loc, loop };
}

/** Leaves one block; answers the location for what comes after. */
export function unwindBlock(g: CodeGenerator, loc: Location, block: FrameBlock, keepTop: boolean): Location {
  const dropBelow = () => {
    if (keepTop) g.arg(loc, OP.SWAP, 2);
    g.op(loc, OP.POP_TOP);
  };
  switch (block.kind) {
    case 'while loop':
    case 'exception handler':
    case 'exception group handler':
    case 'async comprehension':
    case 'stop iteration':
      return loc;
    case 'for loop':
    case 'pop value':
      dropBelow();
      return loc;
    case 'try-except':
      g.op(loc, OP.POP_BLOCK);
      return loc;
    case 'finally try':
      g.op(loc, OP.POP_BLOCK);
      if (keepTop) pushBlock(g, { kind: 'pop value', loc });
      visitBody(g, block.finalbody!);
      if (keepTop) popBlock(g);
      return NO_LOCATION;
    case 'finally end':
      dropBelow();
      if (keepTop) g.arg(loc, OP.SWAP, 2);
      g.op(loc, OP.POP_BLOCK);
      g.op(loc, OP.POP_EXCEPT);
      return loc;
    case 'with':
    case 'async with':
      unwindWith(g, block, keepTop);
      return NO_LOCATION;
    case 'handler cleanup':
      if (block.name !== undefined) g.op(loc, OP.POP_BLOCK);
      if (keepTop) g.arg(loc, OP.SWAP, 2);
      g.op(loc, OP.POP_BLOCK);
      g.op(loc, OP.POP_EXCEPT);
      if (block.name !== undefined) forgetName(g, loc, block.name);
      return loc;
  }
}

function unwindWith(g: CodeGenerator, block: FrameBlock, keepTop: boolean): void {
  const { loc } = block;
  g.op(loc, OP.POP_BLOCK);
  if (keepTop) g.arg(loc, OP.SWAP, 2);
  callExitWithNones(g, loc);
  if (block.kind === 'async with') awaitTop(g, loc, 2);
  g.op(loc, OP.POP_TOP);
}

/** `name = None; del name`, at the end of an `except ... as name` clause. */
export function forgetName(g: CodeGenerator, loc: Location, name: string): void {
  g.load(loc, null);
  useName(g, loc, name, 'Store');
  useName(g, loc, name, 'Del');
}

/** `__exit__(None, None, None)`, the bound method being on the stack. */
export function callExitWithNones(g: CodeGenerator, loc: Location): void {
  for (let i = 0; i < 3; i++) g.load(loc, null);
  g.arg(loc, OP.CALL, 2);
}

/** `await` of the value on the stack; `kind` is GET_AWAITABLE's: 0 an expression, 1 `__aenter__`, 2 `__aexit__`. */
export function awaitTop(g: CodeGenerator, loc: Location, kind: number): void {
  g.arg(loc, OP.GET_AWAITABLE, kind);
  g.load(loc, null);
  yieldFrom(g, loc, true);
}

/** The loop that hands everything through between the caller and the iterator on the stack (`compiler_add_yield_from`). */
export function yieldFrom(g: CodeGenerator, loc: Location, awaiting: boolean): void {
  const send = g.label();
  const fail = g.label();
  const exit = g.label();
  g.place(send);
  g.jump(loc, OP.SEND, exit);
  // YIELD_VALUE raises only when close() or throw() is called on the generator: that is what the range guards.
  g.jump(loc, OP.SETUP_FINALLY, fail);
  g.arg(loc, OP.YIELD_VALUE, 0);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.arg(loc, OP.RESUME, awaiting ? 3 : 2);
  g.jump(loc, OP.JUMP_NO_INTERRUPT, send);
  g.place(fail);
  g.op(loc, OP.CLEANUP_THROW);
  g.place(exit);
  g.op(loc, OP.END_SEND);
}
