/**
 * What alternatives of the grammar make, where it takes more than a constructor. Functions get the parser first. Strings are in
 * strings.ts, errors in invalid.ts. Source: Parser/action_helpers.c.
 */
import * as ast from '../ast/nodes.generated.ts';
import { ComplexConst, type Text } from '../code/const.ts';
import type { Token } from '../source/token.ts';
import type { Packrat } from './packrat.ts';
import { textOf } from './text.ts';

export interface CallArguments {
  args: ast.expr[];
  keywords: ast.keyword[];
}
export interface Comparison {
  op: ast.cmpop;
  right: ast.expr;
}
/** An entry of a dict display; without a key it is `**value`. */
export interface KeyValue {
  key: ast.expr | undefined;
  value: ast.expr;
}
export interface KeyPattern {
  key: ast.expr;
  pattern: ast.pattern;
}
export interface KeywordPattern {
  key: string;
  pattern: ast.pattern;
}
export interface ParamWithDefault {
  arg: ast.arg;
  value: ast.expr | undefined;
}
export interface SlashWithDefault {
  plain: ast.arg[];
  defaulted: ParamWithDefault[];
}
export interface StarEtc {
  vararg: ast.arg | undefined;
  kwonly: ParamWithDefault[];
  kwarg: ast.arg | undefined;
}

export function makeModule(p: Packrat, body: ast.stmt[] | undefined): ast.Module {
  const ignores = p.typeIgnores.map(({ lineno, tag }) => new ast.TypeIgnore(lineno, textOf(tag)));
  return new ast.Module(body ?? [], ignores);
}

export function flatten(_p: Packrat, lists: ast.stmt[][]): ast.stmt[] {
  if (lists.length === 1) return lists[0];
  const all: ast.stmt[] = [];
  for (const list of lists) for (const statement of list) all.push(statement);
  return all;
}

/** The end of the text where a prompt waits for a statement: nothing was typed. */
export function endOfInteractive(_p: Packrat): undefined {
  return undefined;
}

/** `node`, unless the syntax is newer than the version asked for (`feature_version`). Raises SyntaxError then. */
export function since<R>(p: Packrat, version: number, what: string, node: R): R {
  if (p.featureVersion < version) p.raiseAtFurthest('SyntaxError', `${what} only supported in Python 3.${version} and greater`);
  return node;
}

export function typeComment(_p: Packrat, token: Token | undefined): Text | undefined {
  return token && textOf(token.string);
}

/** The `!=` operator, or `<>` where they are swapped; then `!=` raises SyntaxError. Source: `_PyPegen_check_barry_as_flufl`. */
export function checkNotEqual(p: Packrat, token: Token): Token | undefined {
  if (p.barry) {
    if (token.string !== '<>') p.raiseAtFurthest('SyntaxError', "with Barry as BDFL, use '<>' instead of '!='");
    return token;
  }
  return token.string === '!=' ? token : undefined;
}

export function comparison(_p: Packrat, op: ast.cmpop, right: ast.expr): Comparison {
  return { op, right };
}

/** A copy of a target that was read as an expression. */
export function withContext(p: Packrat, e: ast.expr, ctx: ast.expr_context): ast.expr {
  switch (e._type) {
    case 'Name':
      return new ast.Name(e.id, ctx, e.lineno, e.col_offset, e.end_lineno, e.end_col_offset);
    case 'Tuple':
      return new ast.Tuple(
        e.elts.map((item) => withContext(p, item, ctx)),
        ctx,
        e.lineno,
        e.col_offset,
        e.end_lineno,
        e.end_col_offset,
      );
    case 'List':
      return new ast.List(
        e.elts.map((item) => withContext(p, item, ctx)),
        ctx,
        e.lineno,
        e.col_offset,
        e.end_lineno,
        e.end_col_offset,
      );
    case 'Subscript':
      return new ast.Subscript(e.value, e.slice, ctx, e.lineno, e.col_offset, e.end_lineno, e.end_col_offset);
    case 'Attribute':
      return new ast.Attribute(e.value, e.attr, ctx, e.lineno, e.col_offset, e.end_lineno, e.end_col_offset);
    case 'Starred':
      return new ast.Starred(withContext(p, e.value, ctx), ctx, e.lineno, e.col_offset, e.end_lineno, e.end_col_offset);
    default:
      return e;
  }
}

/** Number of dots in front of a relative import's module. */
export function countDots(_p: Packrat, tokens: Token[]): number {
  let count = 0;
  for (const token of tokens) count += token.string.length;
  return count;
}

export function decorateFunction(_p: Packrat, decorators: ast.expr[], f: ast.stmt): ast.stmt {
  (f as ast.FunctionDef | ast.AsyncFunctionDef).decorator_list = decorators;
  return f;
}

export function decorateClass(_p: Packrat, decorators: ast.expr[], c: ast.stmt): ast.stmt {
  (c as ast.ClassDef).decorator_list = decorators;
  return c;
}

export function argWithComment(p: Packrat, arg: ast.arg, comment: Token | undefined): ast.arg {
  if (comment === undefined) return arg;
  return new ast.arg(
    arg.arg,
    arg.annotation,
    typeComment(p, comment),
    arg.lineno,
    arg.col_offset,
    arg.end_lineno,
    arg.end_col_offset,
  );
}

export function paramWithDefault(
  p: Packrat,
  arg: ast.arg,
  value: ast.expr | undefined,
  comment: Token | undefined,
): ParamWithDefault {
  return { arg: argWithComment(p, arg, comment), value };
}

export function slashWithDefault(_p: Packrat, plain: ast.arg[], defaulted: ParamWithDefault[]): SlashWithDefault {
  return { plain, defaulted };
}

export function starEtc(
  _p: Packrat,
  vararg: ast.arg | undefined,
  kwonly: ParamWithDefault[] | undefined,
  kwarg: ast.arg | undefined,
): StarEtc {
  return { vararg, kwonly: kwonly ?? [], kwarg };
}

export function emptyArguments(_p: Packrat): ast.arguments {
  return new ast.arguments([], [], undefined, [], [], undefined, []);
}

function names(list: ParamWithDefault[]): ast.arg[] {
  return list.map((param) => param.arg);
}

function values(list: ParamWithDefault[]): ast.expr[] {
  return list.map((param) => param.value as ast.expr);
}

/**
 * Parameters from their parts: before `/` without a default in sight (`slash`) or with (`slashDefaults`), ordinary ones without
 * and with a default, and what begins with a star.
 */
export function makeArguments(
  _p: Packrat,
  slash: ast.arg[] | undefined,
  slashDefaults: SlashWithDefault | undefined,
  plain: ast.arg[] | undefined,
  defaulted?: ParamWithDefault[] | undefined,
  star?: StarEtc | undefined,
): ast.arguments {
  const posonly = slash ?? (slashDefaults ? [...slashDefaults.plain, ...names(slashDefaults.defaulted)] : []);
  const ordinary = [...(plain ?? []), ...names(defaulted ?? [])];
  const defaults = [...values(slashDefaults?.defaulted ?? []), ...values(defaulted ?? [])];
  const kwonly = star?.kwonly ?? [];
  return new ast.arguments(
    posonly,
    ordinary,
    star?.vararg,
    names(kwonly),
    kwonly.map((param) => param.value),
    star?.kwarg,
    defaults,
  );
}

export function ensureReal(p: Packrat, number: ast.Constant): ast.Constant {
  if (number.value instanceof ComplexConst) p.raiseAtNode(number, 'real number required in complex literal');
  return number;
}

export function ensureImaginary(p: Packrat, number: ast.Constant): ast.Constant {
  if (!(number.value instanceof ComplexConst)) p.raiseAtNode(number, 'imaginary number required in complex literal');
  return number;
}

export function keysOf(_p: Packrat, pairs: KeyValue[] | undefined): (ast.expr | undefined)[] {
  return pairs ? pairs.map((pair) => pair.key) : [];
}

export function valuesOf(_p: Packrat, pairs: KeyValue[] | undefined): ast.expr[] {
  return pairs ? pairs.map((pair) => pair.value) : [];
}

/** Arguments of a call: positional ones, then keywords mixed with starred expressions, which are positional too. */
export function collectCall(_p: Packrat, args: ast.expr[], rest: (ast.keyword | ast.expr)[] | undefined): CallArguments {
  if (rest === undefined) return { args, keywords: [] };
  const keywords: ast.keyword[] = [];
  for (const item of rest) {
    if (item._type === 'keyword') keywords.push(item);
    else args.push(item);
  }
  return { args, keywords };
}
