/** `if`, `while`, `for` and `async for`. */
import type { AsyncFor, For, If, While } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { jumpIf } from './conditions.ts';
import { visit } from './expressions.ts';
import { popBlock, pushBlock, yieldFrom } from './frame-blocks.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { visitBody } from './statements.ts';

export function ifStatement(g: CodeGenerator, node: If): void {
  const end = g.label();
  const orelse = node.orelse.length > 0 ? g.label() : end;
  jumpIf(g, at(node), node.test, orelse, false);
  visitBody(g, node.body);
  if (orelse !== end) {
    g.jump(NO_LOCATION, OP.JUMP, end);
    g.place(orelse);
    visitBody(g, node.orelse);
  }
  g.place(end);
}

/** The test is written twice, before the body and after it, so that one jump is taken per iteration. */
export function whileLoop(g: CodeGenerator, node: While): void {
  const loc = at(node);
  const start = g.label();
  const body = g.label();
  const end = g.label();
  const anchor = g.label();
  g.place(start);
  pushBlock(g, { kind: 'while loop', loc, start, exit: end });
  jumpIf(g, loc, node.test, anchor, false);
  g.place(body);
  visitBody(g, node.body);
  jumpIf(g, loc, node.test, body, true);
  popBlock(g);
  g.place(anchor);
  visitBody(g, node.orelse);
  g.place(end);
}

export function forLoop(g: CodeGenerator, node: For): void {
  const loc = at(node.iter);
  const start = g.label();
  const cleanup = g.label();
  const end = g.label();
  pushBlock(g, { kind: 'for loop', loc: at(node), start, exit: end });
  visit(g, node.iter);
  g.op(loc, OP.GET_ITER);
  g.place(start);
  g.jump(loc, OP.FOR_ITER, cleanup);
  // Keeps the target's line visible when the header spans lines.
  g.op(at(node.target), OP.NOP);
  visit(g, node.target);
  visitBody(g, node.body);
  g.jump(NO_LOCATION, OP.JUMP, start);
  g.place(cleanup);
  g.op(NO_LOCATION, OP.END_FOR);
  popBlock(g);
  visitBody(g, node.orelse);
  g.place(end);
}

export function asyncForLoop(g: CodeGenerator, node: AsyncFor): void {
  const loc = at(node);
  requireAsync(g, loc, 'for');
  const start = g.label();
  const except = g.label();
  const end = g.label();
  visit(g, node.iter);
  g.op(at(node.iter), OP.GET_AITER);
  g.place(start);
  pushBlock(g, { kind: 'for loop', loc, start, exit: end });
  // StopAsyncIteration out of __anext__ ends the loop.
  g.jump(loc, OP.SETUP_FINALLY, except);
  g.op(loc, OP.GET_ANEXT);
  g.load(loc, null);
  yieldFrom(g, loc, true);
  g.op(loc, OP.POP_BLOCK);
  visit(g, node.target);
  visitBody(g, node.body);
  g.jump(NO_LOCATION, OP.JUMP, start);
  popBlock(g);
  g.place(except);
  g.op(at(node.iter), OP.END_ASYNC_FOR);
  visitBody(g, node.orelse);
  g.place(end);
}

/** `async for` and `async with` stand in coroutines, or at the top level where the caller allows that. */
export function requireAsync(g: CodeGenerator, loc: Location, statement: 'for' | 'with'): void {
  if (g.topLevelAwait) g.unit.scope.coroutine = true;
  else if (g.unit.kind !== 'async function') throw g.error(loc, `'async ${statement}' outside async function`);
}
