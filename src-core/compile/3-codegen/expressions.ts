/** Expressions: which file each kind is in, and the small ones themselves. Targets of assignment and deletion come here too. */
import type {
  Attribute,
  Await,
  expr,
  FormattedValue,
  JoinedStr,
  Slice,
  Subscript,
  UnaryOp,
  Yield,
  YieldFrom,
} from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { Location } from '../instruction-sequence.ts';
import { call, canUseSuperAttr, superAttribute } from './calls.ts';
import { checkIndex, checkSubscriptable } from './checks.ts';
import { comprehension } from './comprehensions.ts';
import { booleanOperation, comparison, conditionalExpression } from './conditions.ts';
import { dictDisplay, listOrTuple, STACK_USE_GUIDELINE, setDisplay } from './displays.ts';
import { awaitTop, yieldFrom } from './frame-blocks.ts';
import { lambda } from './functions.ts';
import type { CodeGenerator } from './generator.ts';
import { at, fromAttributeName } from './locations.ts';
import { forbidDebug, useName } from './names.ts';
import { ASYNC_GEN_WRAP, binaryOperator, UNARY_POSITIVE } from './operators.ts';

export function visit(g: CodeGenerator, node: expr): void {
  switch (node._type) {
    case 'NamedExpr':
      visit(g, node.value);
      g.arg(at(node), OP.COPY, 1);
      return visit(g, node.target);
    case 'BoolOp':
      return booleanOperation(g, node);
    case 'BinOp':
      visit(g, node.left);
      visit(g, node.right);
      return g.arg(at(node), OP.BINARY_OP, binaryOperator(node.op, false));
    case 'UnaryOp':
      return unaryOperation(g, node);
    case 'Lambda':
      return lambda(g, node);
    case 'IfExp':
      return conditionalExpression(g, node);
    case 'Dict':
      return dictDisplay(g, node);
    case 'Set':
      return setDisplay(g, node);
    case 'GeneratorExp':
      return comprehension(g, node, '<genexpr>', node.generators, node.elt, undefined);
    case 'ListComp':
      return comprehension(g, node, '<listcomp>', node.generators, node.elt, undefined);
    case 'SetComp':
      return comprehension(g, node, '<setcomp>', node.generators, node.elt, undefined);
    case 'DictComp':
      return comprehension(g, node, '<dictcomp>', node.generators, node.key, node.value);
    case 'Yield':
      return yieldExpression(g, node);
    case 'YieldFrom':
      return yieldFromExpression(g, node);
    case 'Await':
      return awaitExpression(g, node);
    case 'Compare':
      return comparison(g, node);
    case 'Call':
      return call(g, node);
    case 'Constant':
      return g.load(at(node), node.value);
    case 'JoinedStr':
      return joinedString(g, node);
    case 'FormattedValue':
      return formattedValue(g, node);
    case 'Attribute':
      return attribute(g, node);
    case 'Subscript':
      return subscript(g, node);
    case 'Starred':
      throw g.error(
        at(node),
        node.ctx === 'Store' ? 'starred assignment target must be in a list or tuple' : "can't use starred expression here",
      );
    case 'Slice': {
      const operands = sliceOperands(g, node);
      return g.arg(at(node), OP.BUILD_SLICE, operands);
    }
    case 'Name':
      return useName(g, at(node), node.id, node.ctx);
    case 'List':
    case 'Tuple':
      return listOrTuple(g, node);
  }
}

function unaryOperation(g: CodeGenerator, node: UnaryOp): void {
  visit(g, node.operand);
  switch (node.op) {
    case 'UAdd':
      return g.arg(at(node), OP.CALL_INTRINSIC_1, UNARY_POSITIVE);
    case 'USub':
      return g.op(at(node), OP.UNARY_NEGATIVE);
    case 'Not':
      return g.op(at(node), OP.UNARY_NOT);
    case 'Invert':
      return g.op(at(node), OP.UNARY_INVERT);
  }
}

function yieldExpression(g: CodeGenerator, node: Yield): void {
  const loc = at(node);
  if (!g.unit.scope.isFunctionLike) throw g.error(loc, "'yield' outside function");
  if (node.value !== undefined) visit(g, node.value);
  else g.load(loc, null);
  yieldTop(g, loc);
}

/** Yields the value on the stack; what is sent takes its place. */
export function yieldTop(g: CodeGenerator, loc: Location): void {
  const { generator, coroutine } = g.unit.scope;
  if (generator && coroutine) g.arg(loc, OP.CALL_INTRINSIC_1, ASYNC_GEN_WRAP);
  g.arg(loc, OP.YIELD_VALUE, 0);
  g.arg(loc, OP.RESUME, 1);
}

function yieldFromExpression(g: CodeGenerator, node: YieldFrom): void {
  const loc = at(node);
  if (!g.unit.scope.isFunctionLike) throw g.error(loc, "'yield from' outside function");
  if (g.unit.kind === 'async function') throw g.error(loc, "'yield from' inside async function");
  visit(g, node.value);
  g.op(loc, OP.GET_YIELD_FROM_ITER);
  g.load(loc, null);
  yieldFrom(g, loc, false);
}

function awaitExpression(g: CodeGenerator, node: Await): void {
  const loc = at(node);
  if (!g.topLevelAwait) {
    if (!g.unit.scope.isFunctionLike) throw g.error(loc, "'await' outside function");
    const { kind } = g.unit;
    if (kind !== 'async function' && kind !== 'comprehension') throw g.error(loc, "'await' outside async function");
  }
  visit(g, node.value);
  awaitTop(g, loc, 0);
}

function attribute(g: CodeGenerator, node: Attribute): void {
  if (node.ctx === 'Load' && canUseSuperAttr(g, node)) {
    superAttribute(g, node, false);
    return;
  }
  visit(g, node.value);
  const loc = fromAttributeName(at(node), node);
  switch (node.ctx) {
    case 'Load':
      return g.loadAttr(loc, node.attr, false);
    case 'Store':
      forbidDebug(g, loc, node.attr);
      return g.name(loc, OP.STORE_ATTR, node.attr);
    case 'Del':
      return g.name(loc, OP.DELETE_ATTR, node.attr);
  }
}

function subscript(g: CodeGenerator, node: Subscript): void {
  const { ctx, slice } = node;
  const loc = at(node);
  if (ctx === 'Load') {
    checkSubscriptable(g, node.value);
    checkIndex(g, node.value, slice);
  }
  visit(g, node.value);
  if (ctx !== 'Del' && isTwoPartSlice(slice)) {
    sliceOperands(g, slice);
    g.op(loc, ctx === 'Load' ? OP.BINARY_SLICE : OP.STORE_SLICE);
    return;
  }
  visit(g, slice);
  g.op(loc, ctx === 'Load' ? OP.BINARY_SUBSCR : ctx === 'Store' ? OP.STORE_SUBSCR : OP.DELETE_SUBSCR);
}

/** `a:b`, for which no slice object is built. */
export function isTwoPartSlice(node: expr): node is Slice {
  return node._type === 'Slice' && node.step === undefined;
}

/** Pushes start, stop and, if there is one, step; answers how many. */
export function sliceOperands(g: CodeGenerator, node: Slice): number {
  for (const bound of [node.lower, node.upper]) {
    if (bound !== undefined) visit(g, bound);
    else g.load(at(node), null);
  }
  if (node.step === undefined) return 2;
  visit(g, node.step);
  return 3;
}

function joinedString(g: CodeGenerator, node: JoinedStr): void {
  const loc = at(node);
  const { values } = node;
  if (values.length > STACK_USE_GUIDELINE) {
    // Too many pieces for the stack: ''.join([...]).
    g.load(loc, '');
    g.loadAttr(loc, 'join', true);
    g.arg(loc, OP.BUILD_LIST, 0);
    for (const value of values) {
      visit(g, value);
      g.arg(loc, OP.LIST_APPEND, 1);
    }
    g.arg(loc, OP.CALL, 1);
    return;
  }
  for (const value of values) visit(g, value);
  if (values.length !== 1) g.arg(loc, OP.BUILD_STRING, values.length);
}

/** Argument of FORMAT_VALUE for `!s`, `!r`, `!a` and none, by character code; 4 is added when there is a format. */
const CONVERSIONS: Readonly<Record<number, number>> = { [-1]: 0, 115: 1, 114: 2, 97: 3 };

function formattedValue(g: CodeGenerator, node: FormattedValue): void {
  visit(g, node.value);
  let oparg = CONVERSIONS[node.conversion];
  if (oparg === undefined) throw g.impossible(`Unrecognized conversion character ${node.conversion}`);
  if (node.format_spec !== undefined) {
    visit(g, node.format_spec);
    oparg |= 4;
  }
  g.arg(at(node), OP.FORMAT_VALUE, oparg);
}
