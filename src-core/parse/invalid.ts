/**
 * How the rules of invalid.peg say no: the ranges that they mark, and the names that they give to what they found. The messages
 * stand beside the rules. Source: Parser/pegen.h (the RAISE_ macros), `_PyPegen_get_expr_name`, `_PyPegen_get_invalid_target` and
 * others of Parser/action_helpers.c.
 */
import type * as ast from '../ast/nodes.generated.ts';
import { CURRENT_POS, raiseAtToken, raiseAt as raiseRangeAt } from '../source/syntax-error.ts';
import type { CallArguments } from './actions.ts';
import type { Packrat } from './packrat.ts';

interface Place {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

/** `message` with its `%s` and `%d` replaced in order. */
function format(message: string, values: readonly (string | number)[]): string {
  let at = 0;
  return values.length === 0 ? message : message.replace(/%[sd]/g, () => String(values[at++]));
}

/** A SyntaxError over one token or node. */
export function raiseAt(p: Packrat, place: Place, message: string, ...values: (string | number)[]): never {
  return p.raiseAtNode(place, format(message, values));
}

/** A SyntaxError from the beginning of `a` to the end of `b`. */
export function raiseRange(p: Packrat, a: Place, b: Place, message: string, ...values: (string | number)[]): never {
  return raiseRangeAt(
    p.tokenizer,
    'SyntaxError',
    format(message, values),
    a.lineno,
    a.col_offset,
    b.end_lineno,
    b.end_col_offset,
  );
}

/** A SyntaxError from the beginning of `a` to where the tokenizer stands. */
export function raiseFrom(p: Packrat, a: Place, message: string): never {
  return raiseRangeAt(p.tokenizer, 'SyntaxError', message, a.lineno, a.col_offset, CURRENT_POS, CURRENT_POS);
}

/** A SyntaxError at the furthest token. */
export function raiseLast(p: Packrat, message: string): never {
  return p.raiseAtFurthest('SyntaxError', message);
}

/** A SyntaxError at the token that comes. */
export function raiseAtNext(p: Packrat, message: string): never {
  const token = p.here();
  return raiseAtToken(p.tokenizer, 'SyntaxError', message, p.knownErrorToken ?? token);
}

/** An IndentationError at the furthest token. */
export function raiseIndentation(p: Packrat, message: string, ...values: (string | number)[]): never {
  return p.raiseAtFurthest('IndentationError', format(message, values));
}

/** A dictionary key without a colon: from its last character on. */
export function raiseAfterKey(p: Packrat, key: Place, message: string): never {
  return raiseRangeAt(p.tokenizer, 'SyntaxError', message, key.lineno, key.end_col_offset - 1, key.end_lineno, -1);
}

type Targets = 'star' | 'del' | 'for';

/** The innermost part of `e` that is no target; undefined when there is none. */
function invalidTarget(e: ast.expr, targets: Targets): ast.expr | undefined {
  switch (e._type) {
    case 'List':
    case 'Tuple':
      for (const item of e.elts) {
        const found = invalidTarget(item, targets);
        if (found) return found;
      }
      return undefined;
    case 'Starred':
      return targets === 'del' ? e : invalidTarget(e.value, targets);
    case 'Compare':
      // `for a in b` is read as a comparison first.
      if (targets !== 'for') return e;
      return e.ops[0] === 'In' ? invalidTarget(e.left, targets) : undefined;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return undefined;
    default:
      return e;
  }
}

/** Raises at the part of `e` that cannot be assigned to or deleted; nothing when there is none. */
export function raiseInvalidTarget(p: Packrat, targets: Targets, e: ast.expr): undefined {
  const found = invalidTarget(e, targets);
  if (found) raiseAt(p, found, targets === 'del' ? 'cannot delete %s' : 'cannot assign to %s', exprName(p, found));
  return undefined;
}

/** `f(a for a in b, c)` in its other orders: the generator expression is the last argument before the clauses. */
export function raiseUnparenthesized(p: Packrat, call: CallArguments, clauses: ast.comprehension[]): undefined {
  const { args } = call;
  if (args.length <= 1) return undefined;
  return raiseRange(p, args[args.length - 1], lastOfComprehension(p, clauses), 'Generator expression must be parenthesized');
}

/** Positional arguments behind keywords. */
export function raiseArgumentOrder(p: Packrat, call: CallArguments): never {
  const unpacking = call.keywords.some((keyword) => keyword.arg === undefined);
  return raiseLast(p, `positional argument follows keyword argument${unpacking ? ' unpacking' : ''}`);
}

/** Where the last clause of a comprehension ends. */
export function lastOfComprehension(_p: Packrat, clauses: ast.comprehension[]): ast.expr {
  const { iter, ifs } = clauses[clauses.length - 1];
  return ifs.length > 0 ? ifs[ifs.length - 1] : iter;
}

export function first<R>(_p: Packrat, list: R[]): R {
  return list[0];
}

export function last<R>(_p: Packrat, list: R[]): R {
  return list[list.length - 1];
}

/** Whether `e` is the name of what was a statement in Python 2. */
export function isLegacyStatement(_p: Packrat, e: ast.expr): boolean {
  return e._type === 'Name' && (e.id === 'print' || e.id === 'exec');
}

/** Whether a bracket is open behind the last token read. */
export function insideBrackets(p: Packrat): boolean {
  return p.previous().level > 0;
}

const NAMES: Readonly<Record<string, string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** What an expression is called in messages. */
export function exprName(_p: Packrat, e: ast.expr): string {
  if (e._type !== 'Constant') return NAMES[e._type];
  switch (e.value) {
    case null:
      return 'None';
    case true:
      return 'True';
    case false:
      return 'False';
    default:
      return typeof e.value === 'object' && 'kind' in e.value && e.value.kind === 'ellipsis' ? 'ellipsis' : 'literal';
  }
}
