/** `with` and `async with`; several items nest. */
import type { AsyncWith, With, withitem } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Label, type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { visit } from './expressions.ts';
import { awaitTop, callExitWithNones, popBlock, pushBlock } from './frame-blocks.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { requireAsync } from './loops.ts';
import { visitBody } from './statements.ts';
import { popExceptAndReraise } from './try.ts';

/** Item `index` of the statement and all inside it (CPython Python/compile.c, `compiler_with`). */
export function withStatement(g: CodeGenerator, node: With, index: number): void {
  const item = node.items[index];
  const loc = at(item.context_expr);
  const [block, final, exit, cleanup] = labels(g);
  visit(g, item.context_expr);
  g.op(loc, OP.BEFORE_WITH);
  g.jump(loc, OP.SETUP_WITH, final);
  g.place(block);
  pushBlock(g, { kind: 'with', loc, start: block, exit: final });
  bindItem(g, loc, item);
  if (index + 1 < node.items.length) withStatement(g, node, index + 1);
  else visitBody(g, node.body);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  popBlock(g);

  callExitWithNones(g, loc);
  g.op(loc, OP.POP_TOP);
  g.jump(loc, OP.JUMP, exit);
  g.place(final);
  beginExceptionalExit(g, loc, cleanup);
  endExceptionalExit(g, cleanup);
  g.place(exit);
}

export function asyncWithStatement(g: CodeGenerator, node: AsyncWith, index: number): void {
  const item = node.items[index];
  requireAsync(g, at(node), 'with');
  const loc = at(item.context_expr);
  const [block, final, exit, cleanup] = labels(g);
  visit(g, item.context_expr);
  g.op(loc, OP.BEFORE_ASYNC_WITH);
  awaitTop(g, loc, 1);
  g.jump(loc, OP.SETUP_WITH, final);
  g.place(block);
  pushBlock(g, { kind: 'async with', loc, start: block, exit: final });
  bindItem(g, loc, item);
  if (index + 1 < node.items.length) asyncWithStatement(g, node, index + 1);
  else visitBody(g, node.body);
  popBlock(g);
  g.op(loc, OP.POP_BLOCK);

  callExitWithNones(g, loc);
  awaitTop(g, loc, 2);
  g.op(loc, OP.POP_TOP);
  g.jump(loc, OP.JUMP, exit);
  g.place(final);
  beginExceptionalExit(g, loc, cleanup);
  awaitTop(g, loc, 2);
  endExceptionalExit(g, cleanup);
  g.place(exit);
}

function labels(g: CodeGenerator): [Label, Label, Label, Label] {
  return [g.label(), g.label(), g.label(), g.label()];
}

function bindItem(g: CodeGenerator, loc: Location, item: withitem): void {
  if (item.optional_vars !== undefined) visit(g, item.optional_vars);
  else g.op(loc, OP.POP_TOP);
}

/** An exception reached the end of the body: `__exit__` is called with it. */
function beginExceptionalExit(g: CodeGenerator, loc: Location, cleanup: Label): void {
  g.jump(loc, OP.SETUP_CLEANUP, cleanup);
  g.op(loc, OP.PUSH_EXC_INFO);
  g.op(loc, OP.WITH_EXCEPT_START);
}

/** A true answer swallows the exception. */
function endExceptionalExit(g: CodeGenerator, cleanup: Label): void {
  const suppress = g.label();
  const exit = g.label();
  g.jump(NO_LOCATION, OP.POP_JUMP_IF_TRUE, suppress);
  g.arg(NO_LOCATION, OP.RERAISE, 2);
  g.place(suppress);
  g.op(NO_LOCATION, OP.POP_TOP);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.op(NO_LOCATION, OP.POP_EXCEPT);
  g.op(NO_LOCATION, OP.POP_TOP);
  g.op(NO_LOCATION, OP.POP_TOP);
  g.jump(NO_LOCATION, OP.JUMP, exit);
  g.place(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.place(exit);
}
