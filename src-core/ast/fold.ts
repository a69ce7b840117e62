/**
 * The AST optimiser: constants are folded, `%` formats become f-strings, displays that are only looked through become tuples and
 * frozensets, `__debug__` becomes a truth value. Sizes are limited so that a program cannot blow up while it compiles.
 * What operators give is in fold-operators.ts. Source: Python/ast_opt.c of CPython 3.12.
 */

import { type Const, FrozenSetConst, TupleConst, WideConst } from '../code/const.ts';
import { CompileError, type WarningSink } from '../source/errors.ts';
import { foldFormat } from './fold-format.ts';
import { distinctItems, foldBinary, foldSubscript, foldUnary } from './fold-operators.ts';
import {
  type AnyNode,
  type BinOp,
  type Compare,
  Constant,
  ENUMERATIONS,
  type expr,
  JoinedStr,
  type mod,
  NODES,
  type stmt,
  Tuple,
  type UnaryOp,
} from './nodes.generated.ts';

export interface FoldOptions {
  /** `-O`: 1 and 2 make `__debug__` false. Default 0. */
  optimize?: number;
  /** `from __future__ import annotations`: annotations stay as they are, since they become text. */
  futureAnnotations?: boolean;
  /** Hears of operations that warn when they are carried out. */
  warn?: WarningSink;
  /** For the error of a tree that is too deep. */
  filename?: string;
}

/** How deep a tree may be (C_RECURSION_LIMIT). */
const MAX_DEPTH = 10_000;

const PLAIN = new Set(['identifier', 'int', 'string', 'constant', ...Object.keys(ENUMERATIONS)]);

interface Child {
  readonly name: string;
  readonly sequence: boolean;
  readonly annotation: boolean;
}

/** The fields of each class that hold nodes. */
const CHILDREN: Readonly<Record<string, readonly Child[]>> = Object.fromEntries(
  Object.entries(NODES).map(([name, { fields }]) => [
    name,
    fields
      .filter(([, type]) => !PLAIN.has(type))
      .map(([field, , mark]) => ({
        name: field,
        sequence: mark.endsWith('*'),
        annotation: field === 'annotation' || field === 'returns',
      })),
  ]),
);

/** The classes that count as a level of depth. */
const NESTED: Readonly<Record<string, boolean>> = Object.fromEntries(
  Object.entries(NODES).map(([name, { sum }]) => [name, sum === 'expr' || sum === 'stmt' || sum === 'pattern']),
);

const hasStarred = (items: readonly expr[]): boolean => items.some((item) => item._type === 'Starred');

/** The docstring statement of a body: its first statement when that is a constant text. */
function hasDocstring(body: readonly stmt[]): boolean {
  const first = body[0];
  if (first?._type !== 'Expr' || first.value._type !== 'Constant') return false;
  const { value } = first.value;
  return typeof value === 'string' || value instanceof WideConst;
}

function constantAt(node: expr, value: Const): Constant {
  return new Constant(value, undefined, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset);
}

/** The values of `items` when all are constants. */
function constantsOf(items: readonly expr[]): Const[] | undefined {
  const values: Const[] = [];
  for (const item of items) {
    if (item._type !== 'Constant') return undefined;
    values.push(item.value);
  }
  return values;
}

const INVERSE = { Is: 'IsNot', IsNot: 'Is', In: 'NotIn', NotIn: 'In' } as const;

const INVERSION =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the " +
  "underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or " +
  '~int(x) if you really want the bitwise inversion of the underlying int.';

class Folder {
  private depth = 0;
  private readonly debug: boolean;
  private readonly annotations: boolean;

  constructor(private readonly options: FoldOptions) {
    this.debug = (options.optimize ?? 0) === 0;
    this.annotations = !(options.futureAnnotations ?? false);
  }

  /** Folds what is below `node`, and returns what stands in its place. */
  fold(node: AnyNode): AnyNode {
    // Leaves are more than half of all nodes.
    if ((node._type === 'Constant' || (node._type === 'Name' && node.id !== '__debug__')) && this.depth < MAX_DEPTH) return node;
    if (!NESTED[node._type]) return this.foldNode(node);
    if (++this.depth > MAX_DEPTH) this.fail();
    const folded = this.foldNode(node);
    this.depth--;
    return folded;
  }

  fail(): never {
    throw new CompileError(
      'RecursionError',
      'maximum recursion depth exceeded during compilation',
      this.options.filename ?? '<unknown>',
    );
  }

  private foldNode(node: AnyNode): AnyNode {
    switch (node._type) {
      case 'Constant':
        return node;
      case 'Name':
        return node.ctx === 'Load' && node.id === '__debug__' ? constantAt(node, this.debug) : node;
      case 'Module':
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        return this.foldBody(node);
    }
    this.foldChildren(node);
    switch (node._type) {
      case 'BinOp':
        return foldBinOp(node);
      case 'UnaryOp':
        return this.foldUnaryOp(node);
      case 'Tuple': {
        const values = node.ctx === 'Load' ? constantsOf(node.elts) : undefined;
        return values ? constantAt(node, new TupleConst(values)) : node;
      }
      case 'Subscript': {
        if (node.ctx !== 'Load' || node.value._type !== 'Constant' || node.slice._type !== 'Constant') return node;
        const value = foldSubscript(node.value.value, node.slice.value);
        return value === undefined ? node : constantAt(node, value);
      }
      case 'Compare':
        return foldCompare(node);
      case 'For':
      case 'comprehension':
        node.iter = foldIterable(node.iter);
    }
    return node;
  }

  private foldChildren(node: AnyNode): void {
    const fields = node as unknown as Record<string, AnyNode | (AnyNode | undefined)[] | undefined>;
    for (const { name, sequence, annotation } of CHILDREN[node._type]) {
      if (annotation && !this.annotations) continue;
      const value = fields[name];
      if (value === undefined) continue;
      if (!sequence) {
        const folded = this.fold(value as AnyNode);
        if (folded !== value) fields[name] = folded;
        continue;
      }
      const items = value as (AnyNode | undefined)[];
      for (let i = 0; i < items.length; i++) {
        const item = items[i];
        if (item === undefined) continue;
        const folded = this.fold(item);
        if (folded !== item) items[i] = folded;
      }
    }
  }

  private foldUnaryOp(node: UnaryOp): expr {
    const { operand } = node;
    if (operand._type === 'Constant') {
      if (node.op === 'Invert' && typeof operand.value === 'boolean' && this.warnOfInversion(node)) return node;
      const folded = foldUnary(node.op, operand.value);
      return folded === undefined ? node : constantAt(node, folded);
    }
    if (node.op !== 'Not' || operand._type !== 'Compare' || operand.ops.length !== 1) return node;
    const op = operand.ops[0];
    if (op !== 'Is' && op !== 'IsNot' && op !== 'In' && op !== 'NotIn') return node;
    // The comparison takes the place of the negation, and keeps its own position.
    operand.ops[0] = INVERSE[op];
    return operand;
  }

  /** The warning of `~True`; whether it is an error, with which the operation stays as it is. Source: `bool_invert` (Objects/boolobject.c). */
  private warnOfInversion(node: UnaryOp): boolean {
    const { warn, filename = '<unknown>' } = this.options;
    const { lineno } = node;
    return warn?.({ category: 'DeprecationWarning', message: INVERSION, filename, lineno, atCaller: true }) === 'error';
  }

  /** A text that has only become constant is no docstring: it is hidden in an f-string. */
  private foldBody(node: Extract<AnyNode, { body: stmt[] }>): AnyNode {
    const docstring = hasDocstring(node.body);
    this.foldChildren(node);
    if (!docstring && hasDocstring(node.body)) {
      const first = node.body[0] as Extract<stmt, { _type: 'Expr' }>;
      first.value = new JoinedStr([first.value], first.lineno, first.col_offset, first.end_lineno, first.end_col_offset);
    }
    return node;
  }
}

function foldBinOp(node: BinOp): expr {
  const { left, right } = node;
  if (left._type !== 'Constant') return node;
  const { value } = left;
  const text = typeof value === 'string' || value instanceof WideConst;
  if (node.op === 'Mod' && text && right._type === 'Tuple' && !hasStarred(right.elts)) {
    return foldFormat(node, value, right.elts) ?? node;
  }
  if (right._type !== 'Constant') return node;
  const folded = foldBinary(node.op, value, right.value);
  return folded === undefined ? node : constantAt(node, folded);
}

/** `x in [1, 2]` and `x in {1, 2}` look through a constant. */
function foldCompare(node: Compare): expr {
  const last = node.ops.length - 1;
  const op = node.ops[last];
  if (op === 'In' || op === 'NotIn') node.comparators[last] = foldIterable(node.comparators[last]);
  return node;
}

/** A display that is only iterated over or searched: a list becomes a tuple, one of constants a constant; a set of constants a frozenset. */
function foldIterable(node: expr): expr {
  if (node._type === 'List') {
    if (hasStarred(node.elts)) return node;
    const values = constantsOf(node.elts);
    if (values) return constantAt(node, new TupleConst(values));
    return new Tuple(node.elts, node.ctx, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset);
  }
  if (node._type === 'Set') {
    const values = constantsOf(node.elts);
    return values ? constantAt(node, new FrozenSetConst(distinctItems(values))) : node;
  }
  return node;
}

/**
 * Folds a tree in place and returns it. Raises CompileError (RecursionError) for one that is too deep.
 */
export function foldAst<T extends mod>(tree: T, options: FoldOptions = {}): T {
  const folder = new Folder(options);
  try {
    return folder.fold(tree) as T;
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) return folder.fail();
    throw error;
  }
}
