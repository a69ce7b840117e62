/** Type parameters (PEP 695): the hidden function that makes them, and the `type` statement. */
import type { TypeAlias, TypeVar, type_param } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { Location } from '../instruction-sequence.ts';
import { visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { makeFunction, useName } from './names.ts';
import { PARAMSPEC, TYPEALIAS, TYPEVAR, TYPEVAR_WITH_BOUND, TYPEVAR_WITH_CONSTRAINTS, TYPEVARTUPLE } from './operators.ts';

export function enterTypeParameters(g: CodeGenerator, name: string, parameters: type_param[], lineno: number): void {
  g.enter(`<generic parameters of ${name}>`, 'type parameters', parameters, lineno);
}

/** Makes and binds each type parameter and leaves a tuple of them. */
export function typeParameters(g: CodeGenerator, parameters: readonly type_param[]): void {
  for (const parameter of parameters) {
    const loc = at(parameter);
    g.load(loc, parameter.name);
    switch (parameter._type) {
      case 'TypeVar':
        typeVariable(g, loc, parameter);
        break;
      case 'TypeVarTuple':
        g.arg(loc, OP.CALL_INTRINSIC_1, TYPEVARTUPLE);
        break;
      case 'ParamSpec':
        g.arg(loc, OP.CALL_INTRINSIC_1, PARAMSPEC);
    }
    g.arg(loc, OP.COPY, 1);
    useName(g, loc, parameter.name, 'Store');
  }
  g.arg(at(parameters[0]), OP.BUILD_TUPLE, parameters.length);
}

/** A bound or constraints are evaluated only when asked for, by a function of their own. */
function typeVariable(g: CodeGenerator, loc: Location, parameter: TypeVar): void {
  const { bound } = parameter;
  if (bound === undefined) {
    g.arg(loc, OP.CALL_INTRINSIC_1, TYPEVAR);
    return;
  }
  g.enter(parameter.name, 'type parameters', parameter, bound.lineno);
  visit(g, bound);
  g.op(loc, OP.RETURN_VALUE);
  makeFunction(g, loc, g.leave(), 0);
  g.arg(loc, OP.CALL_INTRINSIC_2, bound._type === 'Tuple' ? TYPEVAR_WITH_CONSTRAINTS : TYPEVAR_WITH_BOUND);
}

/** `type Name[parameters] = value` (CPython Python/compile.c, `compiler_typealias`). */
export function typeAlias(g: CodeGenerator, node: TypeAlias): void {
  const loc = at(node);
  if (node.name._type !== 'Name') throw new Error('the name of a type alias is a Name');
  const name = node.name.id;
  const generic = node.type_params.length > 0;
  if (generic) {
    g.op(loc, OP.PUSH_NULL);
    enterTypeParameters(g, name, node.type_params, node.lineno);
    g.load(loc, name);
    typeParameters(g, node.type_params);
  } else {
    g.load(loc, name);
    g.load(loc, null);
  }
  aliasValue(g, loc, name, node);
  if (generic) {
    makeFunction(g, loc, g.leave(true), 0);
    g.arg(loc, OP.CALL, 0);
  }
  useName(g, loc, name, 'Store');
}

/** The value too is evaluated lazily; the alias is made of name, parameters and that function. */
function aliasValue(g: CodeGenerator, loc: Location, name: string, node: TypeAlias): void {
  g.enter(name, 'function', node, node.lineno);
  g.addConst(null);
  visit(g, node.value);
  g.op(loc, OP.RETURN_VALUE);
  makeFunction(g, loc, g.leave(true), 0);
  g.arg(loc, OP.BUILD_TUPLE, 3);
  g.arg(loc, OP.CALL_INTRINSIC_1, TYPEALIAS);
}
