/** Assignment in its three forms: plain, augmented, annotated. Targets themselves are written by `visit`. */
import { type AnnAssign, type Assign, type AugAssign, type expr, SUMS } from '../../ast/nodes.generated.ts';
import { unparseExpression } from '../../ast/unparse.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { CO_FUTURE_ANNOTATIONS } from '../1-future.ts';
import type { Location } from '../instruction-sequence.ts';
import { isTwoPartSlice, sliceOperands, visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at, fromAttributeName } from './locations.ts';
import { forbidDebug, useName } from './names.ts';
import { binaryOperator } from './operators.ts';

export function assignment(g: CodeGenerator, node: Assign): void {
  visit(g, node.value);
  node.targets.forEach((target, i) => {
    if (i < node.targets.length - 1) g.arg(at(node), OP.COPY, 1);
    visit(g, target);
  });
}

/** `target op= value`: object and index are evaluated once and copied (CPython Python/compile.c, `compiler_augassign`). */
export function augmentedAssignment(g: CodeGenerator, node: AugAssign): void {
  const { target } = node;
  const loc = at(target);
  const operate = () => {
    visit(g, node.value);
    g.arg(at(node), OP.BINARY_OP, binaryOperator(node.op, true));
  };
  switch (target._type) {
    case 'Name':
      useName(g, loc, target.id, 'Load');
      operate();
      useName(g, loc, target.id, 'Store');
      return;
    case 'Attribute': {
      visit(g, target.value);
      g.arg(loc, OP.COPY, 1);
      const nameLoc = fromAttributeName(loc, target);
      g.loadAttr(nameLoc, target.attr, false);
      operate();
      g.arg(nameLoc, OP.SWAP, 2);
      g.name(nameLoc, OP.STORE_ATTR, target.attr);
      return;
    }
    case 'Subscript':
      visit(g, target.value);
      if (isTwoPartSlice(target.slice)) {
        sliceOperands(g, target.slice);
        copies(g, loc, 3);
        g.op(loc, OP.BINARY_SLICE);
        operate();
        swaps(g, loc, 4);
        g.op(loc, OP.STORE_SLICE);
      } else {
        visit(g, target.slice);
        copies(g, loc, 2);
        g.op(loc, OP.BINARY_SUBSCR);
        operate();
        swaps(g, loc, 3);
        g.op(loc, OP.STORE_SUBSCR);
      }
      return;
    default:
      throw g.impossible(`invalid node type (${kindOf(target)}) for augmented assignment`);
  }
}

/** The number of an expression's kind. */
const kindOf = (node: expr) => 1 + SUMS.find(({ name }) => name === 'expr')!.members.indexOf(node._type);

/** Copies the topmost `count` values. */
function copies(g: CodeGenerator, loc: Location, count: number): void {
  for (let i = 0; i < count; i++) g.arg(loc, OP.COPY, count);
}

/** Moves the top of the stack below the `count - 1` values under it. */
export function swaps(g: CodeGenerator, loc: Location, count: number): void {
  for (let i = count; i > 1; i--) g.arg(loc, OP.SWAP, i);
}

/** `target: annotation = value`; the annotation is evaluated last (CPython Python/compile.c, `compiler_annassign`). */
export function annotatedAssignment(g: CodeGenerator, node: AnnAssign): void {
  const loc = at(node);
  const { target, value, annotation } = node;
  const recorded = g.unit.kind === 'module' || g.unit.kind === 'class';
  const asText = g.hasFeature(CO_FUTURE_ANNOTATIONS);
  if (value !== undefined) {
    visit(g, value);
    visit(g, target);
  }
  switch (target._type) {
    case 'Name':
      forbidDebug(g, loc, target.id);
      if (node.simple && recorded) {
        if (asText) g.load(at(annotation), unparseExpression(annotation));
        else visit(g, annotation);
        g.name(loc, OP.LOAD_NAME, '__annotations__');
        g.load(loc, g.mangle(target.id));
        g.op(loc, OP.STORE_SUBSCR);
      }
      break;
    case 'Attribute':
      forbidDebug(g, loc, target.attr);
      if (value === undefined) evaluate(g, target.value);
      break;
    case 'Subscript':
      if (value === undefined) {
        evaluate(g, target.value);
        evaluateIndex(g, target.slice);
      }
      break;
    default:
      throw g.impossible(`invalid node type (${kindOf(target)}) for annotated assignment`);
  }
  if (!node.simple && recorded && !asText) evaluate(g, annotation);
}

/** Evaluates for the sake of the errors it may raise. */
function evaluate(g: CodeGenerator, node: expr): void {
  visit(g, node);
  g.op(at(node), OP.POP_TOP);
}

function evaluateIndex(g: CodeGenerator, index: expr): void {
  if (index._type === 'Tuple') for (const element of index.elts) evaluateIndex(g, element);
  else if (index._type === 'Slice') {
    for (const bound of [index.lower, index.upper, index.step]) if (bound !== undefined) evaluate(g, bound);
  } else evaluate(g, index);
}
