/** Statements: which file each kind is in, and the small ones themselves. */
import type { Assert, Raise, Return, stmt } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { annotatedAssignment, assignment, augmentedAssignment } from './assignments.ts';
import { classDefinition } from './classes.ts';
import { jumpIf } from './conditions.ts';
import { visit } from './expressions.ts';
import { unwindBlock, unwindBlocks } from './frame-blocks.ts';
import { functionDefinition } from './functions.ts';
import type { CodeGenerator } from './generator.ts';
import { typeAlias } from './generics.ts';
import { importModules, importNames } from './imports.ts';
import { at } from './locations.ts';
import { asyncForLoop, forLoop, ifStatement, whileLoop } from './loops.ts';
import { matchStatement } from './match.ts';
import { PRINT } from './operators.ts';
import { tryStatement } from './try.ts';
import { asyncWithStatement, withStatement } from './with.ts';

export function visitBody(g: CodeGenerator, body: readonly stmt[]): void {
  for (const statement of body) visitStatement(g, statement);
}

export function visitStatement(g: CodeGenerator, node: stmt): void {
  switch (node._type) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return functionDefinition(g, node);
    case 'ClassDef':
      return classDefinition(g, node);
    case 'TypeAlias':
      return typeAlias(g, node);
    case 'Return':
      return returnStatement(g, node);
    case 'Delete':
      for (const target of node.targets) visit(g, target);
      return;
    case 'Assign':
      return assignment(g, node);
    case 'AugAssign':
      return augmentedAssignment(g, node);
    case 'AnnAssign':
      return annotatedAssignment(g, node);
    case 'For':
      return forLoop(g, node);
    case 'AsyncFor':
      return asyncForLoop(g, node);
    case 'While':
      return whileLoop(g, node);
    case 'If':
      return ifStatement(g, node);
    case 'With':
      return withStatement(g, node, 0);
    case 'AsyncWith':
      return asyncWithStatement(g, node, 0);
    case 'Match':
      return matchStatement(g, node);
    case 'Raise':
      return raiseStatement(g, node);
    case 'Try':
    case 'TryStar':
      return tryStatement(g, node);
    case 'Assert':
      return assertStatement(g, node);
    case 'Import':
      return importModules(g, node);
    case 'ImportFrom':
      return importNames(g, node);
    case 'Global':
    case 'Nonlocal':
      // The symbol table has taken note of them.
      return;
    case 'Expr':
      return expressionStatement(g, at(node), node.value);
    case 'Pass':
      return g.op(at(node), OP.NOP);
    case 'Break':
      return breakStatement(g, at(node));
    case 'Continue':
      return continueStatement(g, at(node));
  }
}

function expressionStatement(g: CodeGenerator, loc: Location, value: Parameters<typeof visit>[1]): void {
  if (g.interactive && g.outer.length === 0) {
    visit(g, value);
    g.arg(loc, OP.CALL_INTRINSIC_1, PRINT);
    g.op(NO_LOCATION, OP.POP_TOP);
  } else if (value._type === 'Constant') {
    // Nothing to do, but the line must be seen.
    g.op(loc, OP.NOP);
  } else {
    visit(g, value);
    g.op(NO_LOCATION, OP.POP_TOP);
  }
}

function returnStatement(g: CodeGenerator, node: Return): void {
  const { scope } = g.unit;
  const { value } = node;
  if (!scope.isFunctionLike) throw g.error(at(node), "'return' outside function");
  if (value !== undefined && scope.coroutine && scope.generator)
    throw g.error(at(node), "'return' with value in async generator");
  let loc = at(node);
  const computed = value !== undefined && value._type !== 'Constant';
  if (computed) visit(g, value);
  else if (value !== undefined) {
    // The constant is loaded only after unwinding; its line is marked here.
    loc = at(value);
    g.op(loc, OP.NOP);
  }
  if (value === undefined || value.lineno !== node.lineno) {
    loc = at(node);
    g.op(loc, OP.NOP);
  }
  loc = unwindBlocks(g, loc, computed, false).loc;
  if (value === undefined) g.load(loc, null);
  else if (value._type === 'Constant') g.load(loc, value.value);
  g.op(loc, OP.RETURN_VALUE);
}

function breakStatement(g: CodeGenerator, origin: Location): void {
  g.op(origin, OP.NOP);
  const { loc, loop } = unwindBlocks(g, origin, false, true);
  if (loop === undefined) throw g.error(origin, "'break' outside loop");
  const after = unwindBlock(g, loc, loop, false);
  g.jump(after, OP.JUMP, loop.exit!);
}

function continueStatement(g: CodeGenerator, origin: Location): void {
  g.op(origin, OP.NOP);
  const { loc, loop } = unwindBlocks(g, origin, false, true);
  if (loop === undefined) throw g.error(origin, "'continue' not properly in loop");
  g.jump(loc, OP.JUMP, loop.start!);
}

function raiseStatement(g: CodeGenerator, node: Raise): void {
  let operands = 0;
  if (node.exc !== undefined) {
    visit(g, node.exc);
    operands++;
    if (node.cause !== undefined) {
      visit(g, node.cause);
      operands++;
    }
  }
  g.arg(at(node), OP.RAISE_VARARGS, operands);
}

function assertStatement(g: CodeGenerator, node: Assert): void {
  const { test, msg } = node;
  if (isNonEmptyTuple(test)) g.warn(at(node), 'assertion is always true, perhaps remove parentheses?');
  if (g.options.optimize > 0) return;
  const end = g.label();
  jumpIf(g, at(node), test, end, true);
  g.op(at(node), OP.LOAD_ASSERTION_ERROR);
  if (msg !== undefined) {
    visit(g, msg);
    g.arg(at(node), OP.CALL, 0);
  }
  g.arg(at(test), OP.RAISE_VARARGS, 1);
  g.place(end);
}

function isNonEmptyTuple(test: Assert['test']): boolean {
  if (test._type === 'Tuple') return test.elts.length > 0;
  if (test._type !== 'Constant') return false;
  const { value } = test;
  return typeof value === 'object' && value !== null && value.kind === 'tuple' && value.items.length > 0;
}
