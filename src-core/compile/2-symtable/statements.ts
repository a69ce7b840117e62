/**
 * What statements, patterns and type parameters tell the symbol table: bindings and declarations, and the scopes of functions,
 * classes, type aliases and generics (PEP 695). The order of the visits is the reference's: it decides the order of scopes and
 * symbols, and which error comes first.
 */
import type {
  AnnAssign,
  AsyncFunctionDef,
  alias,
  ClassDef,
  expr,
  FunctionDef,
  Global,
  Located,
  Match,
  Name,
  Nonlocal,
  pattern,
  stmt,
  Try,
  TryStar,
  TypeAlias,
  type_param,
} from '../../ast/nodes.generated.ts';
import type { Collector } from './collector.ts';
import {
  DEF_ANNOT,
  DEF_GLOBAL,
  DEF_IMPORT,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  type SymtableEntry,
  USE,
} from './entry.ts';
import { visitExpr, visitExprs } from './expressions.ts';
import { defineParameters } from './parameters.ts';

export function visitStmts(c: Collector, nodes: readonly stmt[]): void {
  for (const node of nodes) visitStmt(c, node);
}

/** Notes everything that executing `s` says about names. Raises CompileError. Source: `symtable_visit_stmt`. */
export function visitStmt(c: Collector, s: stmt): void {
  c.descend();
  switch (s._type) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      visitFunction(c, s);
      break;
    case 'ClassDef':
      visitClass(c, s);
      break;
    case 'TypeAlias':
      visitTypeAlias(c, s);
      break;
    case 'AnnAssign':
      visitAnnAssign(c, s);
      break;
    case 'Return':
      if (s.value === undefined) break;
      visitExpr(c, s.value);
      c.current.returns_value = true;
      break;
    case 'Import':
    case 'ImportFrom':
      for (const name of s.names) visitAlias(c, name);
      break;
    case 'Global':
      declare(c, s, DEF_GLOBAL, 'global');
      break;
    case 'Nonlocal':
      declare(c, s, DEF_NONLOCAL, 'nonlocal');
      break;
    case 'If':
      visitIfs(c, s);
      break;
    case 'Try':
    case 'TryStar':
      visitTry(c, s);
      break;
    case 'Match':
      visitMatch(c, s);
      break;
    default:
      visitPlain(c, s);
  }
  c.rise();
}

type If = Extract<stmt, { _type: 'If' }>;
type Plain = Extract<
  stmt,
  {
    _type:
      | 'Delete'
      | 'Assign'
      | 'AugAssign'
      | 'For'
      | 'AsyncFor'
      | 'While'
      | 'With'
      | 'AsyncWith'
      | 'Raise'
      | 'Assert'
      | 'Expr'
      | 'Pass'
      | 'Break'
      | 'Continue';
  }
>;

/** Statements that only consist of expressions and statements. */
function visitPlain(c: Collector, s: Plain): void {
  switch (s._type) {
    case 'Expr':
      visitExpr(c, s.value);
      break;
    case 'Assign':
      visitExprs(c, s.targets);
      visitExpr(c, s.value);
      break;
    case 'AugAssign':
      visitExpr(c, s.target);
      visitExpr(c, s.value);
      break;
    case 'Delete':
      visitExprs(c, s.targets);
      break;
    case 'For':
    case 'AsyncFor':
      visitExpr(c, s.target);
      visitExpr(c, s.iter);
      visitStmts(c, s.body);
      visitStmts(c, s.orelse);
      break;
    case 'While':
      visitExpr(c, s.test);
      visitStmts(c, s.body);
      visitStmts(c, s.orelse);
      break;
    case 'With':
    case 'AsyncWith':
      for (const item of s.items) visitExprs(c, [item.context_expr, item.optional_vars]);
      visitStmts(c, s.body);
      break;
    case 'Raise':
      visitExprs(c, [s.exc, s.cause]);
      break;
    case 'Assert':
      visitExprs(c, [s.test, s.msg]);
  }
}

/** A chain of `elif` is nested without bound in the tree; it is walked in a loop that counts the depth all the same. */
function visitIfs(c: Collector, s: If): void {
  let levels = 0;
  for (let node = s; ; ) {
    visitExpr(c, node.test);
    visitStmts(c, node.body);
    const [next] = node.orelse;
    if (node.orelse.length !== 1 || next._type !== 'If') {
      visitStmts(c, node.orelse);
      break;
    }
    c.descend();
    levels++;
    node = next;
  }
  c.rise(levels);
}

/** The `else` part is visited before the handlers: 3.12 does, and it shows in the order of scopes. */
function visitTry(c: Collector, s: Try | TryStar): void {
  visitStmts(c, s.body);
  visitStmts(c, s.orelse);
  for (const handler of s.handlers) {
    if (handler.type !== undefined) visitExpr(c, handler.type);
    if (handler.name !== undefined) c.define(handler.name, DEF_LOCAL, handler);
    visitStmts(c, handler.body);
  }
  visitStmts(c, s.finalbody);
}

// Functions, classes and what is generic

function visitFunction(c: Collector, s: FunctionDef | AsyncFunctionDef): void {
  c.define(s.name, DEF_LOCAL, s);
  visitExprs(c, s.args.defaults);
  visitExprs(c, s.args.kw_defaults);
  visitExprs(c, s.decorator_list);
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParameters(c, s.name, s);
    // Defaults are evaluated outside and handed in; the parameter for positional ones is there even without any.
    c.define('.defaults', DEF_PARAM, s);
    if (s.args.kw_defaults.some((value) => value !== undefined)) c.define('.kwdefaults', DEF_PARAM, s);
    visitTypeParams(c, s.type_params);
  }
  visitSignatureAnnotations(c, s);
  const scope = c.enter(s.name, 'function', s, s);
  if (s._type === 'AsyncFunctionDef') scope.coroutine = true;
  defineParameters(c, s.args);
  visitStmts(c, s.body);
  c.exit();
  if (generic) c.exit();
}

function visitClass(c: Collector, s: ClassDef): void {
  c.define(s.name, DEF_LOCAL, s);
  visitExprs(c, s.decorator_list);
  const outerClass = c.privateName;
  const generic = s.type_params.length > 0;
  if (generic) {
    const scope = enterTypeParameters(c, s.name, s);
    for (const name of ['.type_params', '.generic_base']) c.define(name, DEF_LOCAL | USE, s);
    c.privateName = s.name;
    scope.mangled_names = new Set();
    visitTypeParams(c, s.type_params);
  }
  visitExprs(c, s.bases);
  for (const keyword of s.keywords) visitExpr(c, keyword.value);
  c.enter(s.name, 'class', s, s);
  c.privateName = s.name;
  if (generic) {
    c.define('__type_params__', DEF_LOCAL, s);
    c.define('.type_params', USE, s);
  }
  visitStmts(c, s.body);
  c.exit();
  if (generic) c.exit();
  c.privateName = outerClass;
}

function visitTypeAlias(c: Collector, s: TypeAlias): void {
  visitExpr(c, s.name);
  const name = (s.name as Name).id;
  const inClass = c.current.type === 'class';
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParameters(c, name, s);
    visitTypeParams(c, s.type_params);
  }
  const scope = c.enter(name, 'type alias', s, s);
  if (inClass) seeClass(c, scope, s.value);
  visitExpr(c, s.value);
  c.exit();
  if (generic) c.exit();
}

/** Opens the scope that holds the type parameters of `s`; the caller closes it. */
function enterTypeParameters(
  c: Collector,
  name: string,
  s: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
): SymtableEntry {
  const inClass = c.current.type === 'class';
  const scope = c.enter(name, 'type parameter', s, s, s.type_params);
  if (inClass) seeClass(c, scope, s);
  return scope;
}

/** Lets the current scope look names up in the class around it, through the cell __classdict__. */
function seeClass(c: Collector, scope: SymtableEntry, at: Located): void {
  scope.can_see_class_scope = true;
  c.define('__classdict__', USE, at);
}

function visitTypeParams(c: Collector, params: readonly type_param[]): void {
  for (const param of params) {
    c.descend();
    c.define(param.name, DEF_TYPE_PARAM | DEF_LOCAL, param);
    if (param._type === 'TypeVar' && param.bound !== undefined) {
      const inClass = c.current.can_see_class_scope;
      const scope = c.enter(param.name, 'TypeVar bound', param, param);
      if (inClass) seeClass(c, scope, param.bound);
      visitExpr(c, param.bound);
      c.exit();
    }
    c.rise();
  }
}

// Annotations

function visitSignatureAnnotations(c: Collector, s: FunctionDef | AsyncFunctionDef): void {
  const { posonlyargs, args, vararg, kwarg, kwonlyargs } = s.args;
  if (c.futureAnnotations) c.enter('_annotation', 'annotation', s, s);
  for (const arg of [...posonlyargs, ...args, vararg, kwarg, ...kwonlyargs]) {
    if (arg?.annotation !== undefined) visitExpr(c, arg.annotation);
  }
  if (c.futureAnnotations) c.exit();
  if (s.returns !== undefined) visitAnnotation(c, s.returns);
}

function visitAnnotation(c: Collector, annotation: expr): void {
  if (c.futureAnnotations) c.enter('_annotation', 'annotation', annotation, annotation);
  visitExpr(c, annotation);
  if (c.futureAnnotations) c.exit();
}

function visitAnnAssign(c: Collector, s: AnnAssign): void {
  const { target } = s;
  if (target._type === 'Name') {
    const bits = c.bits(target.id);
    if (s.simple && bits & (DEF_GLOBAL | DEF_NONLOCAL) && c.current !== c.top) {
      c.fail(`annotated name '${target.id}' can't be ${bits & DEF_GLOBAL ? 'global' : 'nonlocal'}`, s);
    }
    if (s.simple) c.define(target.id, DEF_ANNOT | DEF_LOCAL, target);
    else if (s.value !== undefined) c.define(target.id, DEF_LOCAL, target);
  } else {
    visitExpr(c, target);
  }
  visitAnnotation(c, s.annotation);
  if (s.value !== undefined) visitExpr(c, s.value);
}

// Imports and declarations

function visitAlias(c: Collector, node: alias): void {
  const name = node.asname ?? node.name;
  if (name !== '*') c.define(name.split('.', 1)[0], DEF_IMPORT, node);
  else if (c.current.type !== 'module') c.fail('import * only allowed at module level', node);
}

function declare(c: Collector, s: Global | Nonlocal, flag: number, word: 'global' | 'nonlocal'): void {
  for (const name of s.names) {
    const bits = c.bits(name);
    if (bits & DEF_PARAM) c.fail(`name '${name}' is parameter and ${word}`, s);
    if (bits & USE) c.fail(`name '${name}' is used prior to ${word} declaration`, s);
    if (bits & DEF_ANNOT) c.fail(`annotated name '${name}' can't be ${word}`, s);
    if (bits & DEF_LOCAL) c.fail(`name '${name}' is assigned to before ${word} declaration`, s);
    c.define(name, flag, s);
    c.recordDirective(name, s);
  }
}

// Patterns

function visitMatch(c: Collector, s: Match): void {
  visitExpr(c, s.subject);
  for (const { pattern, guard, body } of s.cases) {
    visitPattern(c, pattern);
    if (guard !== undefined) visitExpr(c, guard);
    visitStmts(c, body);
  }
}

function visitPatterns(c: Collector, patterns: readonly pattern[]): void {
  for (const pattern of patterns) visitPattern(c, pattern);
}

function visitPattern(c: Collector, p: pattern): void {
  c.descend();
  switch (p._type) {
    case 'MatchValue':
      visitExpr(c, p.value);
      break;
    case 'MatchSequence':
    case 'MatchOr':
      visitPatterns(c, p.patterns);
      break;
    case 'MatchMapping':
      visitExprs(c, p.keys);
      visitPatterns(c, p.patterns);
      if (p.rest !== undefined) c.define(p.rest, DEF_LOCAL, p);
      break;
    case 'MatchClass':
      visitExpr(c, p.cls);
      visitPatterns(c, p.patterns);
      visitPatterns(c, p.kwd_patterns);
      break;
    case 'MatchAs':
      if (p.pattern !== undefined) visitPattern(c, p.pattern);
      if (p.name !== undefined) c.define(p.name, DEF_LOCAL, p);
      break;
    case 'MatchStar':
      if (p.name !== undefined) c.define(p.name, DEF_LOCAL, p);
  }
  c.rise();
}
