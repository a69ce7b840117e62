/**
 * Expressions as source text again: what `from __future__ import annotations` keeps of an annotation. Parentheses stand where
 * priorities ask for them, as in CPython, not where the source had them. Statements are not unparsed here: `ast.unparse` is
 * Python of the library.
 * Source: Python/ast_unparse.c.
 */
import { reprText } from '../base/text-repr.ts';
import { ComplexConst, type Const, EllipsisConst, FloatConst, type Text, TupleConst, WideConst } from '../code/const.ts';
import { reprConst } from './const-repr.ts';
import type {
  AnyNode,
  arguments as Arguments,
  arg,
  Call,
  cmpop,
  comprehension,
  expr,
  FormattedValue,
  keyword,
  operator,
} from './nodes.generated.ts';

/** How tightly each kind of expression binds. */
const P = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  CMP: 5,
  EXPR: 6,
  BOR: 6,
  BXOR: 7,
  BAND: 8,
  SHIFT: 9,
  ARITH: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const BINARY: Readonly<Record<operator, readonly [string, number]>> = {
  Add: ['+', P.ARITH],
  Sub: ['-', P.ARITH],
  Mult: ['*', P.TERM],
  MatMult: ['@', P.TERM],
  Div: ['/', P.TERM],
  Mod: ['%', P.TERM],
  FloorDiv: ['//', P.TERM],
  LShift: ['<<', P.SHIFT],
  RShift: ['>>', P.SHIFT],
  BitOr: ['|', P.BOR],
  BitXor: ['^', P.BXOR],
  BitAnd: ['&', P.BAND],
  Pow: ['**', P.POWER],
};

const UNARY = { Invert: ['~', P.FACTOR], Not: ['not ', P.NOT], UAdd: ['+', P.FACTOR], USub: ['-', P.FACTOR] } as const;

const COMPARISON: Readonly<Record<cmpop, string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

const wrap = (inner: string, needed: boolean): string => (needed ? `(${inner})` : inner);
const list = (items: readonly expr[], level: number): string => items.map((item) => show(item, level)).join(', ');

/** UTF-16 of a text. */
function toUtf16(text: Text): string {
  return typeof text === 'string' ? text : Array.from(text.points, (point) => String.fromCodePoint(point)).join('');
}

/** A float without a literal of its own is written as one that overflows. */
function showConst(value: Const): string {
  if (value instanceof EllipsisConst) return '...';
  if (value instanceof TupleConst) {
    const items = value.items.map((item) => (item instanceof EllipsisConst ? 'Ellipsis' : showConst(item)));
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  const repr = reprConst(value);
  const infinite =
    value instanceof ComplexConst || (value instanceof FloatConst && Math.abs(value.value) === Number.POSITIVE_INFINITY);
  return infinite ? repr.replaceAll('inf', '1e309') : repr;
}

function showArg(node: arg): string {
  return node.annotation ? `${node.arg}: ${show(node.annotation, P.TEST)}` : node.arg;
}

function showArguments(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((node, i) => {
    const value = i >= firstDefault ? `=${show(args.defaults[i - firstDefault], P.TEST)}` : '';
    const slash = i + 1 === args.posonlyargs.length ? ', /' : '';
    parts.push(showArg(node) + value + slash);
  });
  if (args.vararg || args.kwonlyargs.length > 0) parts.push(`*${args.vararg ? showArg(args.vararg) : ''}`);
  const firstKeywordDefault = args.kwonlyargs.length - args.kw_defaults.length;
  args.kwonlyargs.forEach((node, i) => {
    const value = args.kw_defaults[i - firstKeywordDefault];
    parts.push(showArg(node) + (value ? `=${show(value, P.TEST)}` : ''));
  });
  if (args.kwarg) parts.push(`**${showArg(args.kwarg)}`);
  return parts.join(', ');
}

function showGenerators(generators: readonly comprehension[]): string {
  return generators
    .map(({ target, iter, ifs, is_async }) => {
      const tests = ifs.map((test) => ` if ${show(test, P.TEST + 1)}`).join('');
      return `${is_async ? ' async' : ''} for ${show(target, P.TUPLE)} in ${show(iter, P.TEST + 1)}${tests}`;
    })
    .join('');
}

function showKeyword(node: keyword): string {
  return (node.arg === undefined ? '**' : `${node.arg}=`) + show(node.value, P.TEST);
}

function showCall(node: Call): string {
  const func = show(node.func, P.ATOM);
  const { args, keywords } = node;
  if (args.length === 1 && keywords.length === 0 && args[0]._type === 'GeneratorExp') return func + show(args[0], P.TEST);
  return `${func}(${[...args.map((item) => show(item, P.TEST)), ...keywords.map(showKeyword)].join(', ')})`;
}

/** A part of an f-string; a specification of a format has no quotes of its own. */
function showPart(node: expr, inSpec: boolean): string {
  switch (node._type) {
    case 'Constant':
      return toUtf16(node.value as Text)
        .replaceAll('{', '{{')
        .replaceAll('}', '}}');
    case 'JoinedStr': {
      const body = node.values.map((part) => showPart(part, inSpec)).join('');
      return inSpec ? body : `f${reprText(body)}`;
    }
    case 'FormattedValue':
      return showField(node);
  }
  throw new Error(`an f-string holds no ${node._type}`);
}

function showField(node: FormattedValue): string {
  const value = show(node.value, P.TEST + 1);
  const conversion = node.conversion > 0 ? `!${String.fromCharCode(node.conversion)}` : '';
  const spec = node.format_spec ? `:${showPart(node.format_spec, true)}` : '';
  return `${value.startsWith('{') ? '{ ' : '{'}${value}${conversion}${spec}}`;
}

/** The text of `node` where something of priority `level` is wanted. */
function show(node: expr, level: number): string {
  switch (node._type) {
    case 'BoolOp': {
      const priority = node.op === 'And' ? P.AND : P.OR;
      const values = node.values.map((value) => show(value, priority + 1));
      return wrap(values.join(node.op === 'And' ? ' and ' : ' or '), level > priority);
    }
    case 'BinOp': {
      const [op, priority] = BINARY[node.op];
      const right = node.op === 'Pow' ? 0 : 1;
      return wrap(`${show(node.left, priority + 1 - right)} ${op} ${show(node.right, priority + right)}`, level > priority);
    }
    case 'UnaryOp': {
      const [op, priority] = UNARY[node.op];
      return wrap(op + show(node.operand, priority), level > priority);
    }
    case 'Compare': {
      const rest = node.ops.map((op, i) => ` ${COMPARISON[op]} ${show(node.comparators[i], P.CMP + 1)}`);
      return wrap(show(node.left, P.CMP + 1) + rest.join(''), level > P.CMP);
    }
    case 'Lambda': {
      // CPython leaves the space out when there are no positional parameters, even if there are others.
      const space = node.args.args.length + node.args.posonlyargs.length > 0 ? ' ' : '';
      return wrap(`lambda${space}${showArguments(node.args)}: ${show(node.body, P.TEST)}`, level > P.TEST);
    }
    case 'IfExp':
      return wrap(
        `${show(node.body, P.TEST + 1)} if ${show(node.test, P.TEST + 1)} else ${show(node.orelse, P.TEST)}`,
        level > P.TEST,
      );
    case 'Await':
      return wrap(`await ${show(node.value, P.ATOM)}`, level > P.AWAIT);
    case 'NamedExpr':
      return wrap(`${show(node.target, P.ATOM)} := ${show(node.value, P.ATOM)}`, level > P.TUPLE);
    case 'Tuple':
      if (node.elts.length === 0) return '()';
      return wrap(list(node.elts, P.TEST) + (node.elts.length === 1 ? ',' : ''), level > P.TUPLE);
  }
  return showAtom(node);
}

type Loose = 'BoolOp' | 'BinOp' | 'UnaryOp' | 'Compare' | 'Lambda' | 'IfExp' | 'Await' | 'NamedExpr' | 'Tuple';

/** What needs no parentheses anywhere, or brings its own. */
function showAtom(node: Exclude<expr, Extract<AnyNode, { _type: Loose }>>): string {
  switch (node._type) {
    case 'Dict': {
      const value = (i: number, level: number) => show(node.values[i], level);
      return `{${node.keys.map((key, i) => (key ? `${show(key, P.TEST)}: ${value(i, P.TEST)}` : `**${value(i, P.EXPR)}`)).join(', ')}}`;
    }
    case 'Set':
      return `{${list(node.elts, P.TEST)}}`;
    case 'List':
      return `[${list(node.elts, P.TEST)}]`;
    case 'GeneratorExp':
      return `(${show(node.elt, P.TEST)}${showGenerators(node.generators)})`;
    case 'ListComp':
      return `[${show(node.elt, P.TEST)}${showGenerators(node.generators)}]`;
    case 'SetComp':
      return `{${show(node.elt, P.TEST)}${showGenerators(node.generators)}}`;
    case 'DictComp':
      return `{${show(node.key, P.TEST)}: ${show(node.value, P.TEST)}${showGenerators(node.generators)}}`;
    case 'Yield':
      return node.value ? `(yield ${show(node.value, P.TEST)})` : '(yield)';
    case 'YieldFrom':
      return `(yield from ${show(node.value, P.TEST)})`;
    case 'Call':
      return showCall(node);
    case 'Constant':
      return (node.kind === undefined ? '' : toUtf16(node.kind)) + showConst(node.value);
    case 'JoinedStr':
    case 'FormattedValue':
      return showPart(node, false);
    case 'Attribute': {
      const { value } = node;
      const int = value._type === 'Constant' && (typeof value.value === 'number' || typeof value.value === 'bigint');
      return `${show(value, P.ATOM)}${int ? ' .' : '.'}${node.attr}`;
    }
    case 'Subscript':
      return `${show(node.value, P.ATOM)}[${show(node.slice, P.TUPLE)}]`;
    case 'Starred':
      return `*${show(node.value, P.EXPR)}`;
    case 'Slice': {
      const part = (value: expr | undefined) => (value ? show(value, P.TEST) : '');
      return `${part(node.lower)}:${part(node.upper)}${node.step ? `:${part(node.step)}` : ''}`;
    }
    case 'Name':
      return node.id;
  }
}

/** The source text of an expression, as the string that an annotation becomes. */
export function unparseExpression(node: expr): Text {
  const text = show(node, P.TEST);
  if (!/[\ud800-\udfff]/.test(text)) return text;
  return new WideConst(Uint32Array.from(text, (character) => character.codePointAt(0)!));
}
