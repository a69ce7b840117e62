// Generated from ast/python.asdl by ast/gen/generate-nodes.ts; do not edit.
/* eslint-disable */
import type { Const, Text } from '../code/const.ts';

/** Where a node stands: lines from 1, columns in UTF-8 bytes from 0; the end is exclusive. */
export interface Located { lineno: number; col_offset: number; end_lineno: number; end_col_offset: number }

export class Module {
  readonly _type = 'Module' as const;
  constructor(
    public body: stmt[],
    public type_ignores: type_ignore[],
  ) {}
}

export class Interactive {
  readonly _type = 'Interactive' as const;
  constructor(
    public body: stmt[],
  ) {}
}

export class Expression {
  readonly _type = 'Expression' as const;
  constructor(
    public body: expr,
  ) {}
}

export class FunctionType {
  readonly _type = 'FunctionType' as const;
  constructor(
    public argtypes: expr[],
    public returns: expr,
  ) {}
}

export type mod = Module | Interactive | Expression | FunctionType;

export class FunctionDef {
  readonly _type = 'FunctionDef' as const;
  constructor(
    public name: string,
    public args: Arguments,
    public body: stmt[],
    public decorator_list: expr[],
    public returns: expr | undefined,
    public type_comment: Text | undefined,
    public type_params: type_param[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class AsyncFunctionDef {
  readonly _type = 'AsyncFunctionDef' as const;
  constructor(
    public name: string,
    public args: Arguments,
    public body: stmt[],
    public decorator_list: expr[],
    public returns: expr | undefined,
    public type_comment: Text | undefined,
    public type_params: type_param[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class ClassDef {
  readonly _type = 'ClassDef' as const;
  constructor(
    public name: string,
    public bases: expr[],
    public keywords: keyword[],
    public body: stmt[],
    public decorator_list: expr[],
    public type_params: type_param[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Return {
  readonly _type = 'Return' as const;
  constructor(
    public value: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Delete {
  readonly _type = 'Delete' as const;
  constructor(
    public targets: expr[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Assign {
  readonly _type = 'Assign' as const;
  constructor(
    public targets: expr[],
    public value: expr,
    public type_comment: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class TypeAlias {
  readonly _type = 'TypeAlias' as const;
  constructor(
    public name: expr,
    public type_params: type_param[],
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class AugAssign {
  readonly _type = 'AugAssign' as const;
  constructor(
    public target: expr,
    public op: operator,
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class AnnAssign {
  readonly _type = 'AnnAssign' as const;
  constructor(
    public target: expr,
    public annotation: expr,
    public value: expr | undefined,
    public simple: number,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class For {
  readonly _type = 'For' as const;
  constructor(
    public target: expr,
    public iter: expr,
    public body: stmt[],
    public orelse: stmt[],
    public type_comment: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class AsyncFor {
  readonly _type = 'AsyncFor' as const;
  constructor(
    public target: expr,
    public iter: expr,
    public body: stmt[],
    public orelse: stmt[],
    public type_comment: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class While {
  readonly _type = 'While' as const;
  constructor(
    public test: expr,
    public body: stmt[],
    public orelse: stmt[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class If {
  readonly _type = 'If' as const;
  constructor(
    public test: expr,
    public body: stmt[],
    public orelse: stmt[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class With {
  readonly _type = 'With' as const;
  constructor(
    public items: withitem[],
    public body: stmt[],
    public type_comment: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class AsyncWith {
  readonly _type = 'AsyncWith' as const;
  constructor(
    public items: withitem[],
    public body: stmt[],
    public type_comment: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Match {
  readonly _type = 'Match' as const;
  constructor(
    public subject: expr,
    public cases: match_case[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Raise {
  readonly _type = 'Raise' as const;
  constructor(
    public exc: expr | undefined,
    public cause: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Try {
  readonly _type = 'Try' as const;
  constructor(
    public body: stmt[],
    public handlers: excepthandler[],
    public orelse: stmt[],
    public finalbody: stmt[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class TryStar {
  readonly _type = 'TryStar' as const;
  constructor(
    public body: stmt[],
    public handlers: excepthandler[],
    public orelse: stmt[],
    public finalbody: stmt[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Assert {
  readonly _type = 'Assert' as const;
  constructor(
    public test: expr,
    public msg: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Import {
  readonly _type = 'Import' as const;
  constructor(
    public names: alias[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class ImportFrom {
  readonly _type = 'ImportFrom' as const;
  constructor(
    public module: string | undefined,
    public names: alias[],
    public level: number | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Global {
  readonly _type = 'Global' as const;
  constructor(
    public names: string[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Nonlocal {
  readonly _type = 'Nonlocal' as const;
  constructor(
    public names: string[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Expr {
  readonly _type = 'Expr' as const;
  constructor(
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Pass {
  readonly _type = 'Pass' as const;
  constructor(
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Break {
  readonly _type = 'Break' as const;
  constructor(
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Continue {
  readonly _type = 'Continue' as const;
  constructor(
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export type stmt = FunctionDef | AsyncFunctionDef | ClassDef | Return | Delete | Assign | TypeAlias | AugAssign | AnnAssign | For | AsyncFor | While | If | With | AsyncWith | Match | Raise | Try | TryStar | Assert | Import | ImportFrom | Global | Nonlocal | Expr | Pass | Break | Continue;

export class BoolOp {
  readonly _type = 'BoolOp' as const;
  constructor(
    public op: boolop,
    public values: expr[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class NamedExpr {
  readonly _type = 'NamedExpr' as const;
  constructor(
    public target: expr,
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class BinOp {
  readonly _type = 'BinOp' as const;
  constructor(
    public left: expr,
    public op: operator,
    public right: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class UnaryOp {
  readonly _type = 'UnaryOp' as const;
  constructor(
    public op: unaryop,
    public operand: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Lambda {
  readonly _type = 'Lambda' as const;
  constructor(
    public args: Arguments,
    public body: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class IfExp {
  readonly _type = 'IfExp' as const;
  constructor(
    public test: expr,
    public body: expr,
    public orelse: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Dict {
  readonly _type = 'Dict' as const;
  constructor(
    public keys: (expr | undefined)[],
    public values: expr[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Set {
  readonly _type = 'Set' as const;
  constructor(
    public elts: expr[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class ListComp {
  readonly _type = 'ListComp' as const;
  constructor(
    public elt: expr,
    public generators: comprehension[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class SetComp {
  readonly _type = 'SetComp' as const;
  constructor(
    public elt: expr,
    public generators: comprehension[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class DictComp {
  readonly _type = 'DictComp' as const;
  constructor(
    public key: expr,
    public value: expr,
    public generators: comprehension[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class GeneratorExp {
  readonly _type = 'GeneratorExp' as const;
  constructor(
    public elt: expr,
    public generators: comprehension[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Await {
  readonly _type = 'Await' as const;
  constructor(
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Yield {
  readonly _type = 'Yield' as const;
  constructor(
    public value: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class YieldFrom {
  readonly _type = 'YieldFrom' as const;
  constructor(
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Compare {
  readonly _type = 'Compare' as const;
  constructor(
    public left: expr,
    public ops: cmpop[],
    public comparators: expr[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Call {
  readonly _type = 'Call' as const;
  constructor(
    public func: expr,
    public args: expr[],
    public keywords: keyword[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class FormattedValue {
  readonly _type = 'FormattedValue' as const;
  constructor(
    public value: expr,
    public conversion: number,
    public format_spec: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class JoinedStr {
  readonly _type = 'JoinedStr' as const;
  constructor(
    public values: expr[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Constant {
  readonly _type = 'Constant' as const;
  constructor(
    public value: Const,
    public kind: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Attribute {
  readonly _type = 'Attribute' as const;
  constructor(
    public value: expr,
    public attr: string,
    public ctx: expr_context,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Subscript {
  readonly _type = 'Subscript' as const;
  constructor(
    public value: expr,
    public slice: expr,
    public ctx: expr_context,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Starred {
  readonly _type = 'Starred' as const;
  constructor(
    public value: expr,
    public ctx: expr_context,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Name {
  readonly _type = 'Name' as const;
  constructor(
    public id: string,
    public ctx: expr_context,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class List {
  readonly _type = 'List' as const;
  constructor(
    public elts: expr[],
    public ctx: expr_context,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Tuple {
  readonly _type = 'Tuple' as const;
  constructor(
    public elts: expr[],
    public ctx: expr_context,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class Slice {
  readonly _type = 'Slice' as const;
  constructor(
    public lower: expr | undefined,
    public upper: expr | undefined,
    public step: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export type expr = BoolOp | NamedExpr | BinOp | UnaryOp | Lambda | IfExp | Dict | Set | ListComp | SetComp | DictComp | GeneratorExp | Await | Yield | YieldFrom | Compare | Call | FormattedValue | JoinedStr | Constant | Attribute | Subscript | Starred | Name | List | Tuple | Slice;

export type expr_context = 'Load' | 'Store' | 'Del';

export type boolop = 'And' | 'Or';

export type operator = 'Add' | 'Sub' | 'Mult' | 'MatMult' | 'Div' | 'Mod' | 'Pow' | 'LShift' | 'RShift' | 'BitOr' | 'BitXor' | 'BitAnd' | 'FloorDiv';

export type unaryop = 'Invert' | 'Not' | 'UAdd' | 'USub';

export type cmpop = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

export class comprehension {
  readonly _type = 'comprehension' as const;
  constructor(
    public target: expr,
    public iter: expr,
    public ifs: expr[],
    public is_async: number,
  ) {}
}

export class ExceptHandler {
  readonly _type = 'ExceptHandler' as const;
  constructor(
    public type: expr | undefined,
    public name: string | undefined,
    public body: stmt[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export type excepthandler = ExceptHandler;

class Arguments {
  readonly _type = 'arguments' as const;
  constructor(
    public posonlyargs: arg[],
    public args: arg[],
    public vararg: arg | undefined,
    public kwonlyargs: arg[],
    public kw_defaults: (expr | undefined)[],
    public kwarg: arg | undefined,
    public defaults: expr[],
  ) {}
}

export { Arguments as arguments };

export class arg {
  readonly _type = 'arg' as const;
  constructor(
    public arg: string,
    public annotation: expr | undefined,
    public type_comment: Text | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class keyword {
  readonly _type = 'keyword' as const;
  constructor(
    public arg: string | undefined,
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class alias {
  readonly _type = 'alias' as const;
  constructor(
    public name: string,
    public asname: string | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class withitem {
  readonly _type = 'withitem' as const;
  constructor(
    public context_expr: expr,
    public optional_vars: expr | undefined,
  ) {}
}

export class match_case {
  readonly _type = 'match_case' as const;
  constructor(
    public pattern: pattern,
    public guard: expr | undefined,
    public body: stmt[],
  ) {}
}

export class MatchValue {
  readonly _type = 'MatchValue' as const;
  constructor(
    public value: expr,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchSingleton {
  readonly _type = 'MatchSingleton' as const;
  constructor(
    public value: Const,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchSequence {
  readonly _type = 'MatchSequence' as const;
  constructor(
    public patterns: pattern[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchMapping {
  readonly _type = 'MatchMapping' as const;
  constructor(
    public keys: expr[],
    public patterns: pattern[],
    public rest: string | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchClass {
  readonly _type = 'MatchClass' as const;
  constructor(
    public cls: expr,
    public patterns: pattern[],
    public kwd_attrs: string[],
    public kwd_patterns: pattern[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchStar {
  readonly _type = 'MatchStar' as const;
  constructor(
    public name: string | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchAs {
  readonly _type = 'MatchAs' as const;
  constructor(
    public pattern: pattern | undefined,
    public name: string | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class MatchOr {
  readonly _type = 'MatchOr' as const;
  constructor(
    public patterns: pattern[],
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export type pattern = MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

export class TypeIgnore {
  readonly _type = 'TypeIgnore' as const;
  constructor(
    public lineno: number,
    public tag: Text,
  ) {}
}

export type type_ignore = TypeIgnore;

export class TypeVar {
  readonly _type = 'TypeVar' as const;
  constructor(
    public name: string,
    public bound: expr | undefined,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class ParamSpec {
  readonly _type = 'ParamSpec' as const;
  constructor(
    public name: string,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export class TypeVarTuple {
  readonly _type = 'TypeVarTuple' as const;
  constructor(
    public name: string,
    public lineno: number,
    public col_offset: number,
    public end_lineno: number,
    public end_col_offset: number,
  ) {}
}

export type type_param = TypeVar | ParamSpec | TypeVarTuple;

export type AnyNode = Module | Interactive | Expression | FunctionType | FunctionDef | AsyncFunctionDef | ClassDef | Return | Delete | Assign | TypeAlias | AugAssign | AnnAssign | For | AsyncFor | While | If | With | AsyncWith | Match | Raise | Try | TryStar | Assert | Import | ImportFrom | Global | Nonlocal | Expr | Pass | Break | Continue | BoolOp | NamedExpr | BinOp | UnaryOp | Lambda | IfExp | Dict | Set | ListComp | SetComp | DictComp | GeneratorExp | Await | Yield | YieldFrom | Compare | Call | FormattedValue | JoinedStr | Constant | Attribute | Subscript | Starred | Name | List | Tuple | Slice | comprehension | ExceptHandler | Arguments | arg | keyword | alias | withitem | match_case | MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr | TypeIgnore | TypeVar | ParamSpec | TypeVarTuple;

/** Field name, ASDL type and mark (`?` optional, `*` sequence, `?*` sequence with holes) of every node class, in order. */
export interface NodeInfo { sum: string; fields: readonly (readonly [string, string, string])[]; located: boolean }
export const NODES: Readonly<Record<string, NodeInfo>> = {
  Module: { sum: 'mod', fields: [['body', 'stmt', '*'], ['type_ignores', 'type_ignore', '*']], located: false },
  Interactive: { sum: 'mod', fields: [['body', 'stmt', '*']], located: false },
  Expression: { sum: 'mod', fields: [['body', 'expr', '']], located: false },
  FunctionType: { sum: 'mod', fields: [['argtypes', 'expr', '*'], ['returns', 'expr', '']], located: false },
  FunctionDef: { sum: 'stmt', fields: [['name', 'identifier', ''], ['args', 'arguments', ''], ['body', 'stmt', '*'], ['decorator_list', 'expr', '*'], ['returns', 'expr', '?'], ['type_comment', 'string', '?'], ['type_params', 'type_param', '*']], located: true },
  AsyncFunctionDef: { sum: 'stmt', fields: [['name', 'identifier', ''], ['args', 'arguments', ''], ['body', 'stmt', '*'], ['decorator_list', 'expr', '*'], ['returns', 'expr', '?'], ['type_comment', 'string', '?'], ['type_params', 'type_param', '*']], located: true },
  ClassDef: { sum: 'stmt', fields: [['name', 'identifier', ''], ['bases', 'expr', '*'], ['keywords', 'keyword', '*'], ['body', 'stmt', '*'], ['decorator_list', 'expr', '*'], ['type_params', 'type_param', '*']], located: true },
  Return: { sum: 'stmt', fields: [['value', 'expr', '?']], located: true },
  Delete: { sum: 'stmt', fields: [['targets', 'expr', '*']], located: true },
  Assign: { sum: 'stmt', fields: [['targets', 'expr', '*'], ['value', 'expr', ''], ['type_comment', 'string', '?']], located: true },
  TypeAlias: { sum: 'stmt', fields: [['name', 'expr', ''], ['type_params', 'type_param', '*'], ['value', 'expr', '']], located: true },
  AugAssign: { sum: 'stmt', fields: [['target', 'expr', ''], ['op', 'operator', ''], ['value', 'expr', '']], located: true },
  AnnAssign: { sum: 'stmt', fields: [['target', 'expr', ''], ['annotation', 'expr', ''], ['value', 'expr', '?'], ['simple', 'int', '']], located: true },
  For: { sum: 'stmt', fields: [['target', 'expr', ''], ['iter', 'expr', ''], ['body', 'stmt', '*'], ['orelse', 'stmt', '*'], ['type_comment', 'string', '?']], located: true },
  AsyncFor: { sum: 'stmt', fields: [['target', 'expr', ''], ['iter', 'expr', ''], ['body', 'stmt', '*'], ['orelse', 'stmt', '*'], ['type_comment', 'string', '?']], located: true },
  While: { sum: 'stmt', fields: [['test', 'expr', ''], ['body', 'stmt', '*'], ['orelse', 'stmt', '*']], located: true },
  If: { sum: 'stmt', fields: [['test', 'expr', ''], ['body', 'stmt', '*'], ['orelse', 'stmt', '*']], located: true },
  With: { sum: 'stmt', fields: [['items', 'withitem', '*'], ['body', 'stmt', '*'], ['type_comment', 'string', '?']], located: true },
  AsyncWith: { sum: 'stmt', fields: [['items', 'withitem', '*'], ['body', 'stmt', '*'], ['type_comment', 'string', '?']], located: true },
  Match: { sum: 'stmt', fields: [['subject', 'expr', ''], ['cases', 'match_case', '*']], located: true },
  Raise: { sum: 'stmt', fields: [['exc', 'expr', '?'], ['cause', 'expr', '?']], located: true },
  Try: { sum: 'stmt', fields: [['body', 'stmt', '*'], ['handlers', 'excepthandler', '*'], ['orelse', 'stmt', '*'], ['finalbody', 'stmt', '*']], located: true },
  TryStar: { sum: 'stmt', fields: [['body', 'stmt', '*'], ['handlers', 'excepthandler', '*'], ['orelse', 'stmt', '*'], ['finalbody', 'stmt', '*']], located: true },
  Assert: { sum: 'stmt', fields: [['test', 'expr', ''], ['msg', 'expr', '?']], located: true },
  Import: { sum: 'stmt', fields: [['names', 'alias', '*']], located: true },
  ImportFrom: { sum: 'stmt', fields: [['module', 'identifier', '?'], ['names', 'alias', '*'], ['level', 'int', '?']], located: true },
  Global: { sum: 'stmt', fields: [['names', 'identifier', '*']], located: true },
  Nonlocal: { sum: 'stmt', fields: [['names', 'identifier', '*']], located: true },
  Expr: { sum: 'stmt', fields: [['value', 'expr', '']], located: true },
  Pass: { sum: 'stmt', fields: [], located: true },
  Break: { sum: 'stmt', fields: [], located: true },
  Continue: { sum: 'stmt', fields: [], located: true },
  BoolOp: { sum: 'expr', fields: [['op', 'boolop', ''], ['values', 'expr', '*']], located: true },
  NamedExpr: { sum: 'expr', fields: [['target', 'expr', ''], ['value', 'expr', '']], located: true },
  BinOp: { sum: 'expr', fields: [['left', 'expr', ''], ['op', 'operator', ''], ['right', 'expr', '']], located: true },
  UnaryOp: { sum: 'expr', fields: [['op', 'unaryop', ''], ['operand', 'expr', '']], located: true },
  Lambda: { sum: 'expr', fields: [['args', 'arguments', ''], ['body', 'expr', '']], located: true },
  IfExp: { sum: 'expr', fields: [['test', 'expr', ''], ['body', 'expr', ''], ['orelse', 'expr', '']], located: true },
  Dict: { sum: 'expr', fields: [['keys', 'expr', '?*'], ['values', 'expr', '*']], located: true },
  Set: { sum: 'expr', fields: [['elts', 'expr', '*']], located: true },
  ListComp: { sum: 'expr', fields: [['elt', 'expr', ''], ['generators', 'comprehension', '*']], located: true },
  SetComp: { sum: 'expr', fields: [['elt', 'expr', ''], ['generators', 'comprehension', '*']], located: true },
  DictComp: { sum: 'expr', fields: [['key', 'expr', ''], ['value', 'expr', ''], ['generators', 'comprehension', '*']], located: true },
  GeneratorExp: { sum: 'expr', fields: [['elt', 'expr', ''], ['generators', 'comprehension', '*']], located: true },
  Await: { sum: 'expr', fields: [['value', 'expr', '']], located: true },
  Yield: { sum: 'expr', fields: [['value', 'expr', '?']], located: true },
  YieldFrom: { sum: 'expr', fields: [['value', 'expr', '']], located: true },
  Compare: { sum: 'expr', fields: [['left', 'expr', ''], ['ops', 'cmpop', '*'], ['comparators', 'expr', '*']], located: true },
  Call: { sum: 'expr', fields: [['func', 'expr', ''], ['args', 'expr', '*'], ['keywords', 'keyword', '*']], located: true },
  FormattedValue: { sum: 'expr', fields: [['value', 'expr', ''], ['conversion', 'int', ''], ['format_spec', 'expr', '?']], located: true },
  JoinedStr: { sum: 'expr', fields: [['values', 'expr', '*']], located: true },
  Constant: { sum: 'expr', fields: [['value', 'constant', ''], ['kind', 'string', '?']], located: true },
  Attribute: { sum: 'expr', fields: [['value', 'expr', ''], ['attr', 'identifier', ''], ['ctx', 'expr_context', '']], located: true },
  Subscript: { sum: 'expr', fields: [['value', 'expr', ''], ['slice', 'expr', ''], ['ctx', 'expr_context', '']], located: true },
  Starred: { sum: 'expr', fields: [['value', 'expr', ''], ['ctx', 'expr_context', '']], located: true },
  Name: { sum: 'expr', fields: [['id', 'identifier', ''], ['ctx', 'expr_context', '']], located: true },
  List: { sum: 'expr', fields: [['elts', 'expr', '*'], ['ctx', 'expr_context', '']], located: true },
  Tuple: { sum: 'expr', fields: [['elts', 'expr', '*'], ['ctx', 'expr_context', '']], located: true },
  Slice: { sum: 'expr', fields: [['lower', 'expr', '?'], ['upper', 'expr', '?'], ['step', 'expr', '?']], located: true },
  comprehension: { sum: 'comprehension', fields: [['target', 'expr', ''], ['iter', 'expr', ''], ['ifs', 'expr', '*'], ['is_async', 'int', '']], located: false },
  ExceptHandler: { sum: 'excepthandler', fields: [['type', 'expr', '?'], ['name', 'identifier', '?'], ['body', 'stmt', '*']], located: true },
  arguments: { sum: 'arguments', fields: [['posonlyargs', 'arg', '*'], ['args', 'arg', '*'], ['vararg', 'arg', '?'], ['kwonlyargs', 'arg', '*'], ['kw_defaults', 'expr', '?*'], ['kwarg', 'arg', '?'], ['defaults', 'expr', '*']], located: false },
  arg: { sum: 'arg', fields: [['arg', 'identifier', ''], ['annotation', 'expr', '?'], ['type_comment', 'string', '?']], located: true },
  keyword: { sum: 'keyword', fields: [['arg', 'identifier', '?'], ['value', 'expr', '']], located: true },
  alias: { sum: 'alias', fields: [['name', 'identifier', ''], ['asname', 'identifier', '?']], located: true },
  withitem: { sum: 'withitem', fields: [['context_expr', 'expr', ''], ['optional_vars', 'expr', '?']], located: false },
  match_case: { sum: 'match_case', fields: [['pattern', 'pattern', ''], ['guard', 'expr', '?'], ['body', 'stmt', '*']], located: false },
  MatchValue: { sum: 'pattern', fields: [['value', 'expr', '']], located: true },
  MatchSingleton: { sum: 'pattern', fields: [['value', 'constant', '']], located: true },
  MatchSequence: { sum: 'pattern', fields: [['patterns', 'pattern', '*']], located: true },
  MatchMapping: { sum: 'pattern', fields: [['keys', 'expr', '*'], ['patterns', 'pattern', '*'], ['rest', 'identifier', '?']], located: true },
  MatchClass: { sum: 'pattern', fields: [['cls', 'expr', ''], ['patterns', 'pattern', '*'], ['kwd_attrs', 'identifier', '*'], ['kwd_patterns', 'pattern', '*']], located: true },
  MatchStar: { sum: 'pattern', fields: [['name', 'identifier', '?']], located: true },
  MatchAs: { sum: 'pattern', fields: [['pattern', 'pattern', '?'], ['name', 'identifier', '?']], located: true },
  MatchOr: { sum: 'pattern', fields: [['patterns', 'pattern', '*']], located: true },
  TypeIgnore: { sum: 'type_ignore', fields: [['lineno', 'int', ''], ['tag', 'string', '']], located: false },
  TypeVar: { sum: 'type_param', fields: [['name', 'identifier', ''], ['bound', 'expr', '?']], located: true },
  ParamSpec: { sum: 'type_param', fields: [['name', 'identifier', '']], located: true },
  TypeVarTuple: { sum: 'type_param', fields: [['name', 'identifier', '']], located: true },
};

/** Members of the enumerations (contexts and operators). */
export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  expr_context: ['Load', 'Store', 'Del'],
  boolop: ['And', 'Or'],
  operator: ['Add', 'Sub', 'Mult', 'MatMult', 'Div', 'Mod', 'Pow', 'LShift', 'RShift', 'BitOr', 'BitXor', 'BitAnd', 'FloorDiv'],
  unaryop: ['Invert', 'Not', 'UAdd', 'USub'],
  cmpop: ['Eq', 'NotEq', 'Lt', 'LtE', 'Gt', 'GtE', 'Is', 'IsNot', 'In', 'NotIn'],
};

/** A definition of the grammar: what it is, its members in order, and where attributes may be missing (`?`). */
export interface SumInfo {
  name: string; kind: 'sum' | 'product' | 'enumeration'; members: readonly string[]; attributes: readonly (readonly [string, string, string])[];
}
export const SUMS: readonly SumInfo[] = [
  { name: 'mod', kind: 'sum', members: ['Module', 'Interactive', 'Expression', 'FunctionType'], attributes: [] },
  { name: 'stmt', kind: 'sum', members: ['FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'Return', 'Delete', 'Assign', 'TypeAlias', 'AugAssign', 'AnnAssign', 'For', 'AsyncFor', 'While', 'If', 'With', 'AsyncWith', 'Match', 'Raise', 'Try', 'TryStar', 'Assert', 'Import', 'ImportFrom', 'Global', 'Nonlocal', 'Expr', 'Pass', 'Break', 'Continue'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', '?'], ['end_col_offset', 'int', '?']] },
  { name: 'expr', kind: 'sum', members: ['BoolOp', 'NamedExpr', 'BinOp', 'UnaryOp', 'Lambda', 'IfExp', 'Dict', 'Set', 'ListComp', 'SetComp', 'DictComp', 'GeneratorExp', 'Await', 'Yield', 'YieldFrom', 'Compare', 'Call', 'FormattedValue', 'JoinedStr', 'Constant', 'Attribute', 'Subscript', 'Starred', 'Name', 'List', 'Tuple', 'Slice'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', '?'], ['end_col_offset', 'int', '?']] },
  { name: 'expr_context', kind: 'enumeration', members: ['Load', 'Store', 'Del'], attributes: [] },
  { name: 'boolop', kind: 'enumeration', members: ['And', 'Or'], attributes: [] },
  { name: 'operator', kind: 'enumeration', members: ['Add', 'Sub', 'Mult', 'MatMult', 'Div', 'Mod', 'Pow', 'LShift', 'RShift', 'BitOr', 'BitXor', 'BitAnd', 'FloorDiv'], attributes: [] },
  { name: 'unaryop', kind: 'enumeration', members: ['Invert', 'Not', 'UAdd', 'USub'], attributes: [] },
  { name: 'cmpop', kind: 'enumeration', members: ['Eq', 'NotEq', 'Lt', 'LtE', 'Gt', 'GtE', 'Is', 'IsNot', 'In', 'NotIn'], attributes: [] },
  { name: 'comprehension', kind: 'product', members: ['comprehension'], attributes: [] },
  { name: 'excepthandler', kind: 'sum', members: ['ExceptHandler'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', '?'], ['end_col_offset', 'int', '?']] },
  { name: 'arguments', kind: 'product', members: ['arguments'], attributes: [] },
  { name: 'arg', kind: 'product', members: ['arg'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', '?'], ['end_col_offset', 'int', '?']] },
  { name: 'keyword', kind: 'product', members: ['keyword'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', '?'], ['end_col_offset', 'int', '?']] },
  { name: 'alias', kind: 'product', members: ['alias'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', '?'], ['end_col_offset', 'int', '?']] },
  { name: 'withitem', kind: 'product', members: ['withitem'], attributes: [] },
  { name: 'match_case', kind: 'product', members: ['match_case'], attributes: [] },
  { name: 'pattern', kind: 'sum', members: ['MatchValue', 'MatchSingleton', 'MatchSequence', 'MatchMapping', 'MatchClass', 'MatchStar', 'MatchAs', 'MatchOr'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', ''], ['end_col_offset', 'int', '']] },
  { name: 'type_ignore', kind: 'sum', members: ['TypeIgnore'], attributes: [] },
  { name: 'type_param', kind: 'sum', members: ['TypeVar', 'ParamSpec', 'TypeVarTuple'], attributes: [['lineno', 'int', ''], ['col_offset', 'int', ''], ['end_lineno', 'int', ''], ['end_col_offset', 'int', '']] },
];
