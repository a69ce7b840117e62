/**
 * What expressions tell the symbol table: uses and bindings of names, and the scopes of lambdas and comprehensions. Their iteration
 * variables, assignment expressions and their refusals are here too.
 */
import type {
  Attribute,
  BinOp,
  Call,
  comprehension,
  DictComp,
  expr,
  GeneratorExp,
  Lambda,
  ListComp,
  Name,
  NamedExpr,
  SetComp,
  Subscript,
} from '../../ast/nodes.generated.ts';
import type { Collector } from './collector.ts';
import {
  type BlockType,
  type ComprehensionType,
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  USE,
} from './entry.ts';
import { defineParameters } from './parameters.ts';

export function visitExprs(c: Collector, nodes: readonly (expr | undefined)[]): void {
  for (const node of nodes) if (node !== undefined) visitExpr(c, node);
}

/** Notes everything that evaluating (or assigning to) `e` says about names. Raises CompileError. Source: `symtable_visit_expr`. */
export function visitExpr(c: Collector, e: expr): void {
  c.descend();
  switch (e._type) {
    case 'Name':
      visitName(c, e);
      break;
    case 'Constant':
      break;
    case 'Attribute':
    case 'Call':
    case 'BinOp':
    case 'Subscript':
      visitSpine(c, e);
      break;
    case 'NamedExpr':
      visitNamedExpr(c, e);
      break;
    case 'Lambda':
      visitLambda(c, e);
      break;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      visitComprehension(c, e);
      break;
    case 'Yield':
    case 'YieldFrom':
      refuseInAnnotation(c, 'yield expression', e);
      if (e.value !== undefined) visitExpr(c, e.value);
      c.current.generator = true;
      if (c.current.comprehension !== 'none') c.fail(YIELD_INSIDE[c.current.comprehension], e);
      break;
    case 'Await':
      refuseInAnnotation(c, 'await expression', e);
      visitExpr(c, e.value);
      c.current.coroutine = true;
      break;
    default:
      visitOperands(c, e);
  }
  c.rise();
}

type Spine = Attribute | BinOp | Call | Subscript;
type Scoping = Name | NamedExpr | Lambda | Comprehension | Extract<expr, { _type: 'Yield' | 'YieldFrom' | 'Await' | 'Constant' }>;

/** Expressions that only consist of others. */
function visitOperands(c: Collector, e: Exclude<expr, Spine | Scoping>): void {
  switch (e._type) {
    case 'BoolOp':
    case 'JoinedStr':
      visitExprs(c, e.values);
      break;
    case 'UnaryOp':
      visitExpr(c, e.operand);
      break;
    case 'IfExp':
      visitExpr(c, e.test);
      visitExpr(c, e.body);
      visitExpr(c, e.orelse);
      break;
    case 'Dict':
      visitExprs(c, e.keys);
      visitExprs(c, e.values);
      break;
    case 'Set':
    case 'List':
    case 'Tuple':
      visitExprs(c, e.elts);
      break;
    case 'Compare':
      visitExpr(c, e.left);
      visitExprs(c, e.comparators);
      break;
    case 'FormattedValue':
      visitExpr(c, e.value);
      if (e.format_spec !== undefined) visitExpr(c, e.format_spec);
      break;
    case 'Starred':
      visitExpr(c, e.value);
      break;
    case 'Slice':
      visitExprs(c, [e.lower, e.upper, e.step]);
  }
}

/**
 * `a.b(c)[d] + e ...` leans to the left without bound, so it is walked down in a loop: depth is counted as by recursion, the
 * stack of the host is not used up.
 */
function visitSpine(c: Collector, e: Spine): void {
  const spine = [e];
  let first = firstOperand(e);
  while (first._type === 'Attribute' || first._type === 'Call' || first._type === 'BinOp' || first._type === 'Subscript') {
    c.descend();
    spine.push(first);
    first = firstOperand(first);
  }
  visitExpr(c, first);
  for (let i = spine.length - 1; i >= 0; i--) {
    const node = spine[i];
    if (node._type === 'BinOp') visitExpr(c, node.right);
    else if (node._type === 'Subscript') visitExpr(c, node.slice);
    else if (node._type === 'Call') {
      visitExprs(c, node.args);
      for (const keyword of node.keywords) visitExpr(c, keyword.value);
    }
    if (i > 0) c.rise();
  }
}

function firstOperand(e: Spine): expr {
  return e._type === 'BinOp' ? e.left : e._type === 'Call' ? e.func : e.value;
}

function visitName(c: Collector, e: Name): void {
  c.define(e.id, e.ctx === 'Load' ? USE : DEF_LOCAL, e);
  // super() without arguments finds its class through the cell __class__.
  if (e.id === 'super' && e.ctx === 'Load' && c.current.isFunctionLike) c.define('__class__', USE, e);
}

function visitLambda(c: Collector, e: Lambda): void {
  if (c.current.can_see_class_scope) c.fail('Cannot use lambda in annotation scope within class scope', e);
  visitExprs(c, e.args.defaults);
  visitExprs(c, e.args.kw_defaults);
  c.enter('lambda', 'function', e, e);
  defineParameters(c, e.args);
  visitExpr(c, e.body);
  c.exit();
}

// Comprehensions

type Comprehension = ListComp | SetComp | DictComp | GeneratorExp;

const COMPREHENSIONS: Readonly<Record<Comprehension['_type'], { name: string; kind: ComprehensionType }>> = {
  ListComp: { name: 'listcomp', kind: 'list' },
  SetComp: { name: 'setcomp', kind: 'set' },
  DictComp: { name: 'dictcomp', kind: 'dict' },
  GeneratorExp: { name: 'genexpr', kind: 'generator' },
};

const YIELD_INSIDE: Readonly<Record<Exclude<ComprehensionType, 'none'>, string>> = {
  list: "'yield' inside list comprehension",
  set: "'yield' inside set comprehension",
  dict: "'yield' inside dict comprehension",
  generator: "'yield' inside generator expression",
};

/** The first iterable belongs to the scope around; everything else to a function-like scope of its own. */
function visitComprehension(c: Collector, e: Comprehension): void {
  const outer = c.current;
  if (outer.can_see_class_scope) c.fail('Cannot use comprehension in annotation scope within class scope', e);
  const [outermost, ...inner] = e.generators;
  outer.comp_iter_expr++;
  visitExpr(c, outermost.iter);
  outer.comp_iter_expr--;
  const { name, kind } = COMPREHENSIONS[e._type];
  const scope = c.enter(name, 'function', e, e);
  scope.comprehension = kind;
  if (outermost.is_async) scope.coroutine = true;
  c.define('.0', DEF_PARAM, e);
  visitTarget(c, outermost);
  visitExprs(c, outermost.ifs);
  for (const generator of inner) visitInnerLoop(c, generator);
  if (e._type === 'DictComp') {
    // The value comes first here, although the key is evaluated first.
    visitExpr(c, e.value);
    visitExpr(c, e.key);
  } else {
    visitExpr(c, e.elt);
  }
  scope.generator = kind === 'generator';
  c.exit();
  if (scope.coroutine && !scope.generator) outer.coroutine = true;
}

function visitTarget(c: Collector, loop: comprehension): void {
  c.current.comp_iter_target = true;
  visitExpr(c, loop.target);
  c.current.comp_iter_target = false;
}

function visitInnerLoop(c: Collector, loop: comprehension): void {
  visitTarget(c, loop);
  c.current.comp_iter_expr++;
  visitExpr(c, loop.iter);
  c.current.comp_iter_expr--;
  visitExprs(c, loop.ifs);
  if (loop.is_async) c.current.coroutine = true;
}

// Assignment expressions (PEP 572)

function visitNamedExpr(c: Collector, e: NamedExpr): void {
  refuseInAnnotation(c, 'named expression', e);
  if (c.current.comp_iter_expr > 0) c.fail('assignment expression cannot be used in a comprehension iterable expression', e);
  if (c.current.comprehension !== 'none') bindOutsideComprehension(c, e.target as Name);
  visitExpr(c, e.value);
  visitExpr(c, e.target);
}

const NO_NAMED_EXPR_IN: Readonly<Partial<Record<BlockType, string>>> = {
  class: 'assignment expression within a comprehension cannot be used in a class body',
  'type parameter': 'assignment expression within a comprehension cannot be used within the definition of a generic',
  'type alias': 'assignment expression within a comprehension cannot be used in a type alias',
  'TypeVar bound': 'assignment expression within a comprehension cannot be used in a TypeVar bound',
};

/** The target of an assignment expression lives in the nearest scope around that is no comprehension. */
function bindOutsideComprehension(c: Collector, target: Name): void {
  for (let i = c.stack.length - 1; i >= 0; i--) {
    const entry = c.stack[i];
    if (entry.comprehension !== 'none') {
      const bits = c.bits(target.id, entry);
      if (bits & DEF_COMP_ITER && bits & DEF_LOCAL) {
        c.fail(`assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
      }
      continue;
    }
    const refusal = NO_NAMED_EXPR_IN[entry.type];
    if (refusal !== undefined) c.fail(refusal, target);
    if (entry.type === 'annotation') continue;
    const declaredGlobal = entry.type === 'module' || c.bits(target.id, entry) & DEF_GLOBAL;
    c.define(target.id, declaredGlobal ? DEF_GLOBAL : DEF_NONLOCAL, target);
    c.recordDirective(target.id, target);
    c.defineIn(entry, target.id, entry.type === 'module' ? DEF_GLOBAL : DEF_LOCAL, target);
    return;
  }
}

const ANNOTATION_LIKE: Readonly<Partial<Record<BlockType, string>>> = {
  annotation: 'an annotation',
  'TypeVar bound': 'a TypeVar bound',
  'type alias': 'a type alias',
  'type parameter': 'the definition of a generic',
};

function refuseInAnnotation(c: Collector, what: string, e: expr): void {
  const where = ANNOTATION_LIKE[c.current.type];
  if (where !== undefined) c.fail(`${what} cannot be used within ${where}`, e);
}
