/** Class statements, and the body shared by classes and modules. */
import { type ClassDef, Name, type stmt } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { hasDocstring } from '../1-future.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { passArguments } from './calls.ts';
import { visit } from './expressions.ts';
import { applyDecorators } from './functions.ts';
import type { CodeGenerator } from './generator.ts';
import { enterTypeParameters, typeParameters } from './generics.ts';
import { at, line } from './locations.ts';
import { makeFunction, useName } from './names.ts';
import { SUBSCRIPT_GENERIC } from './operators.ts';
import { visitStatement } from './statements.ts';

// Names that no program can spell hold what the hidden scope of a generic class needs.
const TYPE_PARAMS = '.type_params';
const GENERIC_BASE = '.generic_base';

/** `__build_class__(body, name, *bases, **keywords)` (CPython Python/compile.c, `compiler_class`). */
export function classDefinition(g: CodeGenerator, node: ClassDef): void {
  const loc = at(node);
  const { decorator_list: decorators, keywords } = node;
  const generic = node.type_params.length > 0;
  for (const decorator of decorators) visit(g, decorator);
  const firstlineno = decorators.length > 0 ? decorators[0].lineno : node.lineno;
  if (generic) {
    g.op(loc, OP.PUSH_NULL);
    enterTypeParameters(g, node.name, node.type_params, firstlineno);
    g.unit.privateName = node.name;
    typeParameters(g, node.type_params);
    useName(g, loc, TYPE_PARAMS, 'Store');
  }
  const body = classBody(g, node, firstlineno);
  // From here on the statement's own line counts, not that of a decorator.
  g.op(loc, OP.PUSH_NULL);
  g.op(loc, OP.LOAD_BUILD_CLASS);
  makeFunction(g, loc, body, 0);
  g.load(loc, node.name);
  if (generic) {
    useName(g, loc, TYPE_PARAMS, 'Load');
    g.arg(loc, OP.CALL_INTRINSIC_1, SUBSCRIPT_GENERIC);
    useName(g, loc, GENERIC_BASE, 'Store');
    const { lineno, col_offset, end_lineno, end_col_offset } = node;
    const base = new Name(GENERIC_BASE, 'Load', lineno, col_offset, end_lineno, end_col_offset);
    passArguments(g, loc, 2, [...node.bases, base], keywords);
    makeFunction(g, loc, g.leave(true), 0);
    g.arg(loc, OP.CALL, 0);
  } else passArguments(g, loc, 2, node.bases, keywords);
  applyDecorators(g, decorators);
  useName(g, loc, node.name, 'Store');
}

function classBody(g: CodeGenerator, node: ClassDef, firstlineno: number) {
  g.enter(node.name, 'class', node, firstlineno);
  const { unit } = g;
  const loc = line(firstlineno);
  unit.privateName = node.name;
  useName(g, loc, '__name__', 'Load');
  useName(g, loc, '__module__', 'Store');
  g.load(loc, unit.qualname);
  useName(g, loc, '__qualname__', 'Store');
  if (node.type_params.length > 0) {
    useName(g, loc, TYPE_PARAMS, 'Load');
    useName(g, loc, '__type_params__', 'Store');
  }
  const { needs_classdict, needs_class_closure } = unit.scope;
  if (needs_classdict) {
    g.op(loc, OP.LOAD_LOCALS);
    g.arg(loc, OP.STORE_DEREF, unit.cellvars.get('__classdict__')!);
  }
  statementsWithDocstring(g, loc, node.body);
  if (needs_classdict) {
    g.arg(NO_LOCATION, OP.LOAD_CLOSURE, unit.cellvars.get('__classdict__')!);
    useName(g, NO_LOCATION, '__classdictcell__', 'Store');
  }
  if (needs_class_closure) {
    // The body returns the cell that the methods share, for type() to fill.
    g.arg(NO_LOCATION, OP.LOAD_CLOSURE, unit.cellvars.get('__class__')!);
    g.arg(NO_LOCATION, OP.COPY, 1);
    useName(g, NO_LOCATION, '__classcell__', 'Store');
  } else g.load(NO_LOCATION, null);
  g.op(NO_LOCATION, OP.RETURN_VALUE);
  return g.leave();
}

/** The body of a module or class: room for annotations where there are any, `__doc__`, then the statements. */
export function statementsWithDocstring(g: CodeGenerator, loc: Location, body: readonly stmt[]): void {
  if (g.unit.kind === 'module' && body.length > 0) loc = at(body[0]);
  if (hasAnnotations(body)) g.op(loc, OP.SETUP_ANNOTATIONS);
  let start = 0;
  const [first] = body;
  if (g.options.optimize < 2 && hasDocstring(body) && first._type === 'Expr') {
    start = 1;
    visit(g, first.value);
    useName(g, NO_LOCATION, '__doc__', 'Store');
  }
  for (let i = start; i < body.length; i++) visitStatement(g, body[i]);
}

/** Whether a variable annotation stands in these statements, not counting nested scopes (`find_ann`). */
export function hasAnnotations(body: readonly stmt[]): boolean {
  return body.some((node) => {
    switch (node._type) {
      case 'AnnAssign':
        return true;
      case 'For':
      case 'AsyncFor':
      case 'While':
      case 'If':
        return hasAnnotations(node.body) || hasAnnotations(node.orelse);
      case 'With':
      case 'AsyncWith':
        return hasAnnotations(node.body);
      case 'Try':
      case 'TryStar':
        return (
          node.handlers.some((handler) => hasAnnotations(handler.body)) ||
          hasAnnotations(node.body) ||
          hasAnnotations(node.finalbody) ||
          hasAnnotations(node.orelse)
        );
      case 'Match':
        return node.cases.some((branch) => hasAnnotations(branch.body));
      default:
        return false;
    }
  });
}
