/** Truth and comparison: jumps on a condition, conditional expressions, `and`/`or`, comparisons and chains of them. */
import type { BoolOp, Compare, cmpop, expr, IfExp } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Label, type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { checkComparison } from './checks.ts';
import { visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { richComparison } from './operators.ts';

/**
 * Jumps to `target` if `test` is as `wanted`, else falls through; leaves nothing on the stack. `not`, `and`, `or` and conditional
 * expressions become jumps themselves (CPython Python/compile.c, `compiler_jump_if`).
 */
export function jumpIf(g: CodeGenerator, loc: Location, test: expr, target: Label, wanted: boolean): void {
  switch (test._type) {
    case 'UnaryOp':
      if (test.op !== 'Not') break;
      return jumpIf(g, loc, test.operand, target, !wanted);
    case 'BoolOp':
      return jumpIfBoolOp(g, loc, test, target, wanted);
    case 'IfExp': {
      const end = g.label();
      const orelse = g.label();
      jumpIf(g, loc, test.test, orelse, false);
      jumpIf(g, loc, test.body, target, wanted);
      g.jump(NO_LOCATION, OP.JUMP, end);
      g.place(orelse);
      jumpIf(g, loc, test.orelse, target, wanted);
      g.place(end);
      return;
    }
    case 'Compare':
      if (test.ops.length === 1) break;
      return jumpIfChain(g, test, target, wanted);
  }
  visit(g, test);
  g.jump(at(test), popJump(wanted), target);
}

function popJump(wanted: boolean): number {
  return wanted ? OP.POP_JUMP_IF_TRUE : OP.POP_JUMP_IF_FALSE;
}

function jumpIfBoolOp(g: CodeGenerator, loc: Location, test: BoolOp, target: Label, wanted: boolean): void {
  // The outcome that one operand alone decides: true for `or`, false for `and`.
  const decisive = test.op === 'Or';
  const early = decisive === wanted ? target : g.label();
  const last = test.values.length - 1;
  for (let i = 0; i < last; i++) jumpIf(g, loc, test.values[i], early, decisive);
  jumpIf(g, loc, test.values[last], target, wanted);
  if (early !== target) g.place(early);
}

function jumpIfChain(g: CodeGenerator, test: Compare, target: Label, wanted: boolean): void {
  checkComparison(g, test);
  const loc = at(test);
  const cleanup = g.label();
  const last = test.ops.length - 1;
  visit(g, test.left);
  for (let i = 0; i < last; i++) {
    compareKeepingRight(g, loc, test, i);
    g.jump(loc, OP.POP_JUMP_IF_FALSE, cleanup);
  }
  visit(g, test.comparators[last]);
  compareOperator(g, loc, test.ops[last]);
  g.jump(loc, popJump(wanted), target);
  const end = g.label();
  g.jump(NO_LOCATION, OP.JUMP, end);
  g.place(cleanup);
  g.op(loc, OP.POP_TOP);
  if (!wanted) g.jump(NO_LOCATION, OP.JUMP, target);
  g.place(end);
}

/** A comparison as a value. */
export function comparison(g: CodeGenerator, node: Compare): void {
  checkComparison(g, node);
  const loc = at(node);
  const last = node.ops.length - 1;
  visit(g, node.left);
  if (last === 0) {
    visit(g, node.comparators[0]);
    compareOperator(g, loc, node.ops[0]);
    return;
  }
  const cleanup = g.label();
  for (let i = 0; i < last; i++) {
    compareKeepingRight(g, loc, node, i);
    g.arg(loc, OP.COPY, 1);
    g.jump(loc, OP.POP_JUMP_IF_FALSE, cleanup);
    g.op(loc, OP.POP_TOP);
  }
  visit(g, node.comparators[last]);
  compareOperator(g, loc, node.ops[last]);
  const end = g.label();
  g.jump(NO_LOCATION, OP.JUMP, end);
  g.place(cleanup);
  g.arg(loc, OP.SWAP, 2);
  g.op(loc, OP.POP_TOP);
  g.place(end);
}

/** One link of a chain: the right operand stays below the outcome, to be the next link's left. */
function compareKeepingRight(g: CodeGenerator, loc: Location, node: Compare, link: number): void {
  visit(g, node.comparators[link]);
  g.arg(loc, OP.SWAP, 2);
  g.arg(loc, OP.COPY, 2);
  compareOperator(g, loc, node.ops[link]);
}

export function compareOperator(g: CodeGenerator, loc: Location, op: cmpop): void {
  switch (op) {
    case 'Is':
      return g.arg(loc, OP.IS_OP, 0);
    case 'IsNot':
      return g.arg(loc, OP.IS_OP, 1);
    case 'In':
      return g.arg(loc, OP.CONTAINS_OP, 0);
    case 'NotIn':
      return g.arg(loc, OP.CONTAINS_OP, 1);
    default:
      return g.arg(loc, OP.COMPARE_OP, richComparison(op)!);
  }
}

/** `and` and `or` as values: the deciding operand is the result. */
export function booleanOperation(g: CodeGenerator, node: BoolOp): void {
  const loc = at(node);
  const jump = node.op === 'And' ? OP.POP_JUMP_IF_FALSE : OP.POP_JUMP_IF_TRUE;
  const end = g.label();
  const last = node.values.length - 1;
  for (let i = 0; i < last; i++) {
    visit(g, node.values[i]);
    g.arg(loc, OP.COPY, 1);
    g.jump(loc, jump, end);
    g.op(loc, OP.POP_TOP);
  }
  visit(g, node.values[last]);
  g.place(end);
}

export function conditionalExpression(g: CodeGenerator, node: IfExp): void {
  const end = g.label();
  const orelse = g.label();
  jumpIf(g, at(node), node.test, orelse, false);
  visit(g, node.body);
  g.jump(NO_LOCATION, OP.JUMP, end);
  g.place(orelse);
  visit(g, node.orelse);
  g.place(end);
}
