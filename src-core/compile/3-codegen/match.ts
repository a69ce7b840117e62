/** The `match` statement: its cases in turn. What a pattern becomes is in patterns.ts. */
import type { Match, pattern } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { NO_LOCATION } from '../instruction-sequence.ts';
import { jumpIf } from './conditions.ts';
import { visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { useName } from './names.ts';
import { failureLabel, isWildcard, PatternContext, placeFailures, visitPattern } from './patterns.ts';
import { visitBody } from './statements.ts';

/** CPython Python/compile.c, `compiler_match_inner`. */
export function matchStatement(g: CodeGenerator, node: Match): void {
  visit(g, node.subject);
  const end = g.label();
  const { cases } = node;
  const last = cases[cases.length - 1];
  // A closing `case _` needs no test; the subject is used up by the case before it.
  const hasDefault = cases.length > 1 && isWildcard(last.pattern);
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  tested.forEach((branch, i) => {
    const loc = at(branch.pattern);
    const keepsSubject = i < tested.length - 1;
    if (keepsSubject) g.arg(loc, OP.COPY, 1);
    const context = new PatternContext(branch.guard !== undefined || i === cases.length - 1);
    visitPattern(g, branch.pattern, context);
    for (const name of context.stores) useName(g, loc, name, 'Store');
    if (branch.guard !== undefined) jumpIf(g, loc, branch.guard, failureLabel(g, context, 0), false);
    if (keepsSubject) g.op(loc, OP.POP_TOP);
    visitBody(g, branch.body);
    g.jump(NO_LOCATION, OP.JUMP, end);
    placeFailures(g, loc, context);
  });
  if (hasDefault) {
    const loc = at(last.pattern as pattern);
    // Makes the line of the default case visible.
    g.op(loc, OP.NOP);
    if (last.guard !== undefined) jumpIf(g, loc, last.guard, end, false);
    visitBody(g, last.body);
  }
  g.place(end);
}
