/**
 * `try` with `except*` (PEP 654). While the handlers run, three values stay on the stack: the exception group as it was raised, a
 * list of what the handlers raised, and what of the group is not handled yet.
 */
import type { ExceptHandler, TryStar } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Label, NO_LOCATION } from '../instruction-sequence.ts';
import { visit } from './expressions.ts';
import { forgetName, popBlock, pushBlock } from './frame-blocks.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { useName } from './names.ts';
import { PREP_RERAISE_STAR } from './operators.ts';
import { visitBody } from './statements.ts';
import { beginHandler, popExceptAndReraise } from './try.ts';

/** CPython Python/compile.c, `compiler_try_star_except`. */
export function exceptStar(g: CodeGenerator, node: TryStar): void {
  const loc = at(node);
  const body = g.label();
  const except = g.label();
  const orelse = g.label();
  const end = g.label();
  const cleanup = g.label();
  const reraiseStar = g.label();
  g.jump(loc, OP.SETUP_FINALLY, except);
  g.place(body);
  pushBlock(g, { kind: 'try-except', loc, start: body });
  visitBody(g, node.body);
  popBlock(g);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.jump(NO_LOCATION, OP.JUMP, orelse);

  g.place(except);
  beginHandler(g, cleanup);
  pushBlock(g, { kind: 'exception group handler', loc });
  node.handlers.forEach((handler, i) => {
    starClause(g, handler, i === 0);
    if (i === node.handlers.length - 1) {
      // What nobody handled (perhaps None) joins the list.
      g.arg(NO_LOCATION, OP.LIST_APPEND, 1);
      g.jump(NO_LOCATION, OP.JUMP, reraiseStar);
    }
  });
  popBlock(g);
  raiseRest(g, reraiseStar, end);
  g.place(cleanup);
  popExceptAndReraise(g, NO_LOCATION);

  g.place(orelse);
  visitBody(g, node.orelse);
  g.place(end);
}

function starClause(g: CodeGenerator, handler: ExceptHandler, first: boolean): void {
  const loc = at(handler);
  const { type, name } = handler;
  const next = g.label();
  const nextWithError = g.label();
  const noMatch = g.label();
  if (first) {
    g.arg(loc, OP.BUILD_LIST, 0);
    g.arg(loc, OP.COPY, 2);
  }
  if (type !== undefined) {
    visit(g, type);
    g.op(loc, OP.CHECK_EG_MATCH);
    g.arg(loc, OP.COPY, 1);
    g.jump(loc, OP.POP_JUMP_IF_NONE, noMatch);
  }
  const cleanup = g.label();
  const body = g.label();
  if (name !== undefined) useName(g, loc, name, 'Store');
  else g.op(loc, OP.POP_TOP);
  g.jump(loc, OP.SETUP_CLEANUP, cleanup);
  g.place(body);
  pushBlock(g, { kind: 'handler cleanup', loc, start: body, name });
  visitBody(g, handler.body);
  popBlock(g);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  if (name !== undefined) forgetName(g, NO_LOCATION, name);
  g.jump(NO_LOCATION, OP.JUMP, next);

  g.place(cleanup);
  if (name !== undefined) forgetName(g, NO_LOCATION, name);
  g.arg(NO_LOCATION, OP.LIST_APPEND, 3);
  // lasti
  g.op(NO_LOCATION, OP.POP_TOP);
  g.jump(NO_LOCATION, OP.JUMP, nextWithError);

  g.place(next);
  // Takes on the line of what comes before.
  g.op(NO_LOCATION, OP.NOP);
  g.jump(NO_LOCATION, OP.JUMP, nextWithError);
  g.place(noMatch);
  g.op(loc, OP.POP_TOP);
  g.place(nextWithError);
}

/** Raises one exception made of the list, or goes on after the statement when there is nothing to raise. */
function raiseRest(g: CodeGenerator, reraiseStar: Label, end: Label): void {
  const reraise = g.label();
  g.place(reraiseStar);
  g.arg(NO_LOCATION, OP.CALL_INTRINSIC_2, PREP_RERAISE_STAR);
  g.arg(NO_LOCATION, OP.COPY, 1);
  g.jump(NO_LOCATION, OP.POP_JUMP_IF_NOT_NONE, reraise);
  g.op(NO_LOCATION, OP.POP_TOP);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.op(NO_LOCATION, OP.POP_EXCEPT);
  g.jump(NO_LOCATION, OP.JUMP, end);
  g.place(reraise);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.arg(NO_LOCATION, OP.SWAP, 2);
  g.op(NO_LOCATION, OP.POP_EXCEPT);
  g.arg(NO_LOCATION, OP.RERAISE, 0);
}
