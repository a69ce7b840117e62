/** `try` with `except` and `finally`. The `finally` body is written twice: once for leaving normally, once for an exception. */
import type { ExceptHandler, Try, TryStar } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Label, type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { exceptStar } from './except-star.ts';
import { visit } from './expressions.ts';
import { forgetName, popBlock, pushBlock } from './frame-blocks.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { useName } from './names.ts';
import { visitBody } from './statements.ts';

export function tryStatement(g: CodeGenerator, node: Try | TryStar): void {
  if (node.finalbody.length > 0) tryFinally(g, node);
  else guarded(g, node);
}

function guarded(g: CodeGenerator, node: Try | TryStar): void {
  if (node._type === 'TryStar') exceptStar(g, node);
  else tryExcept(g, node);
}

/** CPython Python/compile.c, `compiler_try_finally` and `compiler_try_star_finally`. */
function tryFinally(g: CodeGenerator, node: Try | TryStar): void {
  const loc = at(node);
  const body = g.label();
  const end = g.label();
  const exit = g.label();
  const cleanup = g.label();
  g.jump(loc, OP.SETUP_FINALLY, end);
  g.place(body);
  pushBlock(g, { kind: 'finally try', loc, start: body, exit: end, finalbody: node.finalbody });
  if (node.handlers.length > 0) guarded(g, node);
  else visitBody(g, node.body);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  popBlock(g);
  visitBody(g, node.finalbody);
  g.jump(NO_LOCATION, OP.JUMP, exit);

  g.place(end);
  beginHandler(g, cleanup);
  pushBlock(g, { kind: 'finally end', loc: NO_LOCATION, start: end });
  visitBody(g, node.finalbody);
  popBlock(g);
  g.arg(NO_LOCATION, OP.RERAISE, 0);
  g.place(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.place(exit);
}

/** Start of a handler: an exception inside it goes to `cleanup`. */
export function beginHandler(g: CodeGenerator, cleanup: Label): void {
  g.jump(NO_LOCATION, OP.SETUP_CLEANUP, cleanup);
  g.op(NO_LOCATION, OP.PUSH_EXC_INFO);
}

/** Puts the exception that was being handled back and raises on: [previous, lasti, exception] lie on the stack. */
export function popExceptAndReraise(g: CodeGenerator, loc: Location): void {
  g.arg(loc, OP.COPY, 3);
  g.op(loc, OP.POP_EXCEPT);
  g.arg(loc, OP.RERAISE, 1);
}

/** CPython Python/compile.c, `compiler_try_except`. */
function tryExcept(g: CodeGenerator, node: Try): void {
  const loc = at(node);
  const body = g.label();
  const except = g.label();
  const end = g.label();
  const cleanup = g.label();
  g.jump(loc, OP.SETUP_FINALLY, except);
  g.place(body);
  pushBlock(g, { kind: 'try-except', loc, start: body });
  visitBody(g, node.body);
  popBlock(g);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  visitBody(g, node.orelse);
  g.jump(NO_LOCATION, OP.JUMP, end);

  g.place(except);
  beginHandler(g, cleanup);
  pushBlock(g, { kind: 'exception handler', loc });
  for (const handler of node.handlers) {
    if (handler.type === undefined && handler !== node.handlers[node.handlers.length - 1])
      throw g.error(at(handler), "default 'except:' must be last");
    exceptClause(g, handler, end);
  }
  popBlock(g);
  g.arg(NO_LOCATION, OP.RERAISE, 0);
  g.place(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.place(end);
}

function exceptClause(g: CodeGenerator, handler: ExceptHandler, end: Label): void {
  const loc = at(handler);
  const next = g.label();
  if (handler.type !== undefined) {
    visit(g, handler.type);
    g.op(loc, OP.CHECK_EXC_MATCH);
    g.jump(loc, OP.POP_JUMP_IF_FALSE, next);
  }
  if (handler.name !== undefined) namedClause(g, loc, handler, handler.name, end);
  else {
    const body = g.label();
    g.op(loc, OP.POP_TOP);
    g.place(body);
    pushBlock(g, { kind: 'handler cleanup', loc, start: body });
    visitBody(g, handler.body);
    popBlock(g);
    g.op(NO_LOCATION, OP.POP_BLOCK);
    g.op(NO_LOCATION, OP.POP_EXCEPT);
    g.jump(NO_LOCATION, OP.JUMP, end);
  }
  g.place(next);
}

/** `except E as name`: the body runs as in `try: ... finally: name = None; del name`. */
function namedClause(g: CodeGenerator, loc: Location, handler: ExceptHandler, name: string, end: Label): void {
  const cleanup = g.label();
  const body = g.label();
  useName(g, loc, name, 'Store');
  g.jump(loc, OP.SETUP_CLEANUP, cleanup);
  g.place(body);
  pushBlock(g, { kind: 'handler cleanup', loc, start: body, name });
  visitBody(g, handler.body);
  popBlock(g);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.op(NO_LOCATION, OP.POP_BLOCK);
  g.op(NO_LOCATION, OP.POP_EXCEPT);
  forgetName(g, NO_LOCATION, name);
  g.jump(NO_LOCATION, OP.JUMP, end);
  g.place(cleanup);
  forgetName(g, NO_LOCATION, name);
  g.arg(NO_LOCATION, OP.RERAISE, 1);
}
