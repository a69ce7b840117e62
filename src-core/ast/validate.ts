/**
 * The check of trees that were made by hand, before they are compiled: positions, contexts, lists that must not be empty. A tree of
 * the parser always passes. Children are visited in the order of the reference, so that the first mistake is the same.
 * Source: Python/ast.c.
 */
import {
  BytesConst,
  ComplexConst,
  type Const,
  EllipsisConst,
  FloatConst,
  ForeignConst,
  FrozenSetConst,
  TupleConst,
  WideConst,
} from '../code/const.ts';
import type {
  arguments as Arguments,
  arg,
  comprehension,
  excepthandler,
  expr,
  expr_context,
  keyword,
  Located,
  mod,
  pattern,
  stmt,
  type_param,
  withitem,
} from './nodes.generated.ts';

/** What is wrong with a tree: the Python exception that `compile` raises. */
export class InvalidTree extends Error {
  constructor(
    readonly type: 'ValueError' | 'TypeError' | 'RecursionError',
    message: string,
  ) {
    super(message);
  }
}

const MAX_DEPTH = 10_000;
type Maybe<N> = readonly (N | undefined)[];

function fail(message: string): never {
  throw new InvalidTree('ValueError', message);
}

function checkPosition(node: Located): void {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  if (lineno > end_lineno) fail(`AST node line range (${lineno}, ${end_lineno}) is not valid`);
  if ((lineno < 0 && end_lineno !== lineno) || (col_offset < 0 && col_offset !== end_col_offset)) {
    fail(`AST node column range (${col_offset}, ${end_col_offset}) for line range (${lineno}, ${end_lineno}) is not valid`);
  }
  if (lineno === end_lineno && col_offset > end_col_offset) {
    fail(`line ${lineno}, column ${col_offset}-${end_col_offset} is not a valid range`);
  }
}

function checkName(name: string): void {
  if (name === 'None' || name === 'True' || name === 'False') fail(`identifier field can't represent '${name}' constant`);
}

function checkCapture(name: string | undefined): void {
  if (name === '_') fail("can't capture name '_' in patterns");
  if (name !== undefined) checkName(name);
}

function checkFilled(items: readonly unknown[], what: string, owner: string): void {
  if (items.length === 0) fail(`empty ${what} on ${owner}`);
}

const isReal = (value: Const): boolean => typeof value === 'number' || typeof value === 'bigint' || value instanceof FloatConst;
const isImaginary = (value: Const): boolean => value instanceof ComplexConst;

function isNegative(node: expr, imaginary: boolean): boolean {
  if (node._type !== 'UnaryOp' || node.op !== 'USub' || node.operand._type !== 'Constant') return false;
  return isReal(node.operand.value) || (imaginary && isImaginary(node.operand.value));
}

/** `1 + 2j`, `-1 - 2j`. */
function isComplexLiteral(node: expr): boolean {
  if (node._type !== 'BinOp' || (node.op !== 'Add' && node.op !== 'Sub')) return false;
  const { left, right } = node;
  const real = left._type === 'Constant' ? isReal(left.value) : isNegative(left, false);
  return real && right._type === 'Constant' && isImaginary(right.value);
}

class Validator {
  private depth = 0;

  private nest(check: () => void): void {
    if (++this.depth > MAX_DEPTH) throw new InvalidTree('RecursionError', 'maximum recursion depth exceeded during compilation');
    check();
    this.depth--;
  }

  body(body: Maybe<stmt>, owner: string): void {
    checkFilled(body, 'body', owner);
    this.statements(body);
  }

  statements(body: Maybe<stmt>): void {
    for (const node of body) {
      if (node === undefined) fail('None disallowed in statement list');
      checkPosition(node);
      this.nest(() => this.statement(node));
    }
  }

  private optional(node: expr | undefined, context: expr_context = 'Load'): void {
    if (node !== undefined) this.expression(node, context);
  }

  /** Expressions in this order; optional ones may be missing. */
  private all(...nodes: (expr | undefined)[]): void {
    for (const node of nodes) this.optional(node);
  }

  private list(nodes: Maybe<expr>, context: expr_context = 'Load', holes = false): void {
    for (const node of nodes) {
      if (node !== undefined) this.expression(node, context);
      else if (!holes) fail('None disallowed in expression list');
    }
  }

  expression(node: expr, context: expr_context): void {
    checkPosition(node);
    this.nest(() => {
      if (node._type === 'Name') checkName(node.id);
      if ('ctx' in node) {
        if (node.ctx !== context) fail(`expression must have ${context} context but has ${node.ctx} instead`);
      } else if (context !== 'Load') {
        fail(`expression which can't be assigned to in ${context} context`);
      }
      this.operands(node, context);
    });
  }

  private operands(node: expr, context: expr_context): void {
    switch (node._type) {
      case 'BoolOp':
        if (node.values.length < 2) fail('BoolOp with less than 2 values');
        return this.list(node.values);
      case 'BinOp':
        return this.all(node.left, node.right);
      case 'UnaryOp':
        return this.all(node.operand);
      case 'Lambda':
        this.parameters(node.args);
        return this.all(node.body);
      case 'IfExp':
        return this.all(node.test, node.body, node.orelse);
      case 'Dict':
        if (node.keys.length !== node.values.length) fail("Dict doesn't have the same number of keys as values");
        this.list(node.keys, 'Load', true);
        return this.list(node.values);
      case 'Set':
      case 'JoinedStr':
        return this.list(node._type === 'Set' ? node.elts : node.values);
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        this.generators(node.generators);
        return this.all(node.elt);
      case 'DictComp':
        this.generators(node.generators);
        return this.all(node.key, node.value);
      case 'Yield':
      case 'YieldFrom':
      case 'Await':
      case 'Attribute':
        return this.all(node.value);
      case 'Compare':
        if (node.comparators.length === 0) fail('Compare with no comparators');
        if (node.comparators.length !== node.ops.length) fail('Compare has a different number of comparators and operands');
        this.list(node.comparators);
        return this.all(node.left);
      case 'Call':
        this.all(node.func);
        this.list(node.args);
        return this.keywords(node.keywords);
      case 'Constant':
        return this.constant(node.value);
      case 'FormattedValue':
        return this.all(node.value, node.format_spec);
      case 'Subscript':
        return this.all(node.slice, node.value);
      case 'Starred':
        return this.expression(node.value, context);
      case 'Slice':
        return this.all(node.lower, node.upper, node.step);
      case 'List':
      case 'Tuple':
        return this.list(node.elts, context);
      case 'NamedExpr':
        if (node.target._type !== 'Name') throw new InvalidTree('TypeError', 'NamedExpr target must be a Name');
        return this.all(node.value);
    }
  }

  private constant(value: Const): void {
    if (value === null || typeof value !== 'object' || value instanceof EllipsisConst) return;
    if (value instanceof FloatConst || value instanceof ComplexConst || value instanceof WideConst || value instanceof BytesConst)
      return;
    if (value instanceof TupleConst || value instanceof FrozenSetConst) {
      return this.nest(() => {
        for (const item of value.items) this.constant(item);
      });
    }
    throw new InvalidTree(
      'TypeError',
      `got an invalid type in Constant: ${value instanceof ForeignConst ? value.typeName : 'code'}`,
    );
  }

  private generators(generators: readonly comprehension[]): void {
    if (generators.length === 0) fail('comprehension with no generators');
    for (const { target, iter, ifs } of generators) {
      this.expression(target, 'Store');
      this.all(iter);
      this.list(ifs);
    }
  }

  private keywords(keywords: readonly keyword[]): void {
    for (const { value } of keywords) this.all(value);
  }

  private parameters(args: Arguments): void {
    const check = (nodes: readonly arg[]) => {
      for (const node of nodes) {
        checkPosition(node);
        this.optional(node.annotation);
      }
    };
    check(args.posonlyargs);
    check(args.args);
    this.optional(args.vararg?.annotation);
    check(args.kwonlyargs);
    this.optional(args.kwarg?.annotation);
    if (args.defaults.length > args.posonlyargs.length + args.args.length)
      fail('more positional defaults than args on arguments');
    if (args.kw_defaults.length !== args.kwonlyargs.length) {
      fail('length of kwonlyargs is not the same as kw_defaults on arguments');
    }
    this.list(args.defaults);
    this.list(args.kw_defaults, 'Load', true);
  }

  private typeParameters(params: readonly type_param[]): void {
    for (const node of params) {
      checkPosition(node);
      checkName(node.name);
      if (node._type === 'TypeVar') this.optional(node.bound);
    }
  }

  private targets(nodes: Maybe<expr>, context: expr_context, owner: string): void {
    checkFilled(nodes, 'targets', owner);
    this.list(nodes, context);
  }

  private withItems(items: readonly withitem[], owner: string): void {
    checkFilled(items, 'items', owner);
    for (const { context_expr, optional_vars } of items) {
      this.all(context_expr);
      this.optional(optional_vars, 'Store');
    }
  }

  private statement(node: stmt): void {
    switch (node._type) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.body(node.body, node._type);
        this.typeParameters(node.type_params);
        this.parameters(node.args);
        this.list(node.decorator_list);
        return this.all(node.returns);
      case 'ClassDef':
        this.body(node.body, 'ClassDef');
        this.typeParameters(node.type_params);
        this.list(node.bases);
        this.keywords(node.keywords);
        return this.list(node.decorator_list);
      case 'Return':
      case 'Expr':
        return this.all(node.value);
      case 'Delete':
        return this.targets(node.targets, 'Del', 'Delete');
      case 'Assign':
        this.targets(node.targets, 'Store', 'Assign');
        return this.all(node.value);
      case 'AugAssign':
        this.expression(node.target, 'Store');
        return this.all(node.value);
      case 'AnnAssign':
        if (node.target._type !== 'Name' && node.simple)
          throw new InvalidTree('TypeError', 'AnnAssign with simple non-Name target');
        this.expression(node.target, 'Store');
        return this.all(node.value, node.annotation);
      case 'TypeAlias':
        if (node.name._type !== 'Name') throw new InvalidTree('TypeError', 'TypeAlias with non-Name name');
        this.expression(node.name, 'Store');
        this.typeParameters(node.type_params);
        return this.all(node.value);
      case 'For':
      case 'AsyncFor':
        this.expression(node.target, 'Store');
        this.all(node.iter);
        this.body(node.body, node._type);
        return this.statements(node.orelse);
      case 'While':
      case 'If':
        this.all(node.test);
        this.body(node.body, node._type);
        return this.statements(node.orelse);
      case 'With':
      case 'AsyncWith':
        this.withItems(node.items, node._type);
        return this.body(node.body, node._type);
      case 'Match':
        this.all(node.subject);
        checkFilled(node.cases, 'cases', 'Match');
        for (const { pattern, guard, body } of node.cases) {
          this.pattern(pattern, false);
          this.all(guard);
          this.body(body, 'match_case');
        }
        return;
      case 'Raise':
        if (!node.exc && node.cause) fail('Raise with cause but no exception');
        return this.all(node.exc, node.cause);
      case 'Try':
      case 'TryStar':
        return this.tryStatement(node);
      case 'Assert':
        return this.all(node.test, node.msg);
      case 'ImportFrom':
        if ((node.level ?? 0) < 0) fail('Negative ImportFrom level');
        return checkFilled(node.names, 'names', 'ImportFrom');
      case 'Import':
      case 'Global':
      case 'Nonlocal':
        return checkFilled(node.names, 'names', node._type);
    }
  }

  private tryStatement(node: Extract<stmt, { handlers: excepthandler[] }>): void {
    const { _type: owner, handlers, orelse, finalbody } = node;
    this.body(node.body, owner);
    if (handlers.length === 0 && finalbody.length === 0) fail(`${owner} has neither except handlers nor finalbody`);
    if (handlers.length === 0 && orelse.length > 0) fail(`${owner} has orelse but no except handlers`);
    for (const handler of handlers) {
      if (owner === 'Try') checkPosition(handler);
      this.optional(handler.type);
      this.body(handler.body, 'ExceptHandler');
    }
    this.statements(finalbody);
    this.statements(orelse);
  }

  private patterns(nodes: readonly pattern[], star: boolean): void {
    for (const node of nodes) this.pattern(node, star);
  }

  private pattern(node: pattern, star: boolean): void {
    checkPosition(node);
    this.nest(() => this.patternParts(node, star));
  }

  private patternParts(node: pattern, star: boolean): void {
    switch (node._type) {
      case 'MatchValue':
        return this.patternValue(node.value);
      case 'MatchSingleton':
        if (node.value !== null && typeof node.value !== 'boolean') fail('MatchSingleton can only contain True, False and None');
        return;
      case 'MatchSequence':
        return this.patterns(node.patterns, true);
      case 'MatchMapping':
        if (node.keys.length !== node.patterns.length) fail("MatchMapping doesn't have the same number of keys as patterns");
        checkCapture(node.rest);
        for (const key of node.keys) {
          const singleton = key._type === 'Constant' && (key.value === null || typeof key.value === 'boolean');
          if (!singleton) this.patternValue(key);
        }
        return this.patterns(node.patterns, false);
      case 'MatchClass': {
        if (node.kwd_attrs.length !== node.kwd_patterns.length) {
          fail("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        this.all(node.cls);
        let cls = node.cls;
        while (cls._type === 'Attribute') cls = cls.value;
        if (cls._type !== 'Name') fail('MatchClass cls field can only contain Name or Attribute nodes.');
        node.kwd_attrs.forEach(checkName);
        this.patterns(node.patterns, false);
        return this.patterns(node.kwd_patterns, false);
      }
      case 'MatchStar':
        if (!star) fail("can't use MatchStar here");
        return checkCapture(node.name);
      case 'MatchAs':
        checkCapture(node.name);
        if (node.pattern === undefined) return;
        if (node.name === undefined) fail('MatchAs must specify a target name if a pattern is given');
        return this.pattern(node.pattern, false);
      case 'MatchOr':
        if (node.patterns.length < 2) fail('MatchOr requires at least 2 patterns');
        return this.patterns(node.patterns, false);
    }
  }

  private patternValue(node: expr): void {
    this.all(node);
    if (node._type === 'Constant') {
      const { value } = node;
      const text = typeof value === 'string' || value instanceof WideConst || value instanceof BytesConst;
      if (!text && !isReal(value) && !isImaginary(value)) fail('unexpected constant inside of a literal pattern');
      return;
    }
    if (node._type === 'Attribute' || node._type === 'JoinedStr' || isNegative(node, true) || isComplexLiteral(node)) return;
    fail('patterns may only match literals and attribute lookups');
  }
}

/** Checks a tree. Raises InvalidTree for its first mistake. */
export function validateTree(tree: mod): void {
  const validator = new Validator();
  try {
    switch (tree._type) {
      case 'Module':
      case 'Interactive':
        return validator.statements(tree.body);
      case 'Expression':
        return validator.expression(tree.body, 'Load');
      case 'FunctionType':
        for (const node of tree.argtypes) validator.expression(node, 'Load');
        return validator.expression(tree.returns, 'Load');
    }
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
    throw new InvalidTree('RecursionError', 'maximum recursion depth exceeded during compilation');
  }
}
