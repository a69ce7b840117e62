/** Functions and lambdas: default values, annotations, bodies, decorators. */
import type { arguments as Arguments, AsyncFunctionDef, arg, expr, FunctionDef, Lambda } from '../../ast/nodes.generated.ts';
import { unparseExpression } from '../../ast/unparse.ts';
import { TupleConst } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { CO_FUTURE_ANNOTATIONS, hasDocstring } from '../1-future.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { visit } from './expressions.ts';
import { popBlock, pushBlock } from './frame-blocks.ts';
import type { CodeGenerator } from './generator.ts';
import { enterTypeParameters, typeParameters } from './generics.ts';
import { at } from './locations.ts';
import { forbidDebug, makeFunction, useName } from './names.ts';
import { SET_FUNCTION_TYPE_PARAMS, STOPITERATION_ERROR } from './operators.ts';
import { visitStatement } from './statements.ts';

/** Bits of MAKE_FUNCTION's argument: what lies on the stack for it. */
const DEFAULTS = 1;
const KEYWORD_DEFAULTS = 2;
const ANNOTATIONS = 4;

/** CPython Python/compile.c, `compiler_function`. */
export function functionDefinition(g: CodeGenerator, node: FunctionDef | AsyncFunctionDef): void {
  const loc = at(node);
  const { args, decorator_list: decorators } = node;
  const generic = node.type_params.length > 0;
  checkParameters(g, args);
  for (const decorator of decorators) visit(g, decorator);
  const firstlineno = decorators.length > 0 ? decorators[0].lineno : node.lineno;
  // The hidden function of the type parameters is called below the defaults.
  if (generic) g.op(loc, OP.PUSH_NULL);
  const defaults = defaultValues(g, loc, args);
  let passed = 0;
  if (generic) {
    // Default values belong to the scope outside: they are handed in as arguments.
    passed = (defaults & DEFAULTS ? 1 : 0) + (defaults & KEYWORD_DEFAULTS ? 1 : 0);
    if (passed === 2) g.arg(loc, OP.SWAP, 2);
    enterTypeParameters(g, node.name, node.type_params, firstlineno);
    typeParameters(g, node.type_params);
    for (let i = 0; i < passed; i++) g.arg(loc, OP.LOAD_FAST, i);
  }
  const annotated = annotations(g, loc, args, node.returns);
  functionBody(g, node, defaults | (annotated ? ANNOTATIONS : 0), firstlineno);
  if (generic) {
    g.arg(loc, OP.SWAP, 2);
    g.arg(loc, OP.CALL_INTRINSIC_2, SET_FUNCTION_TYPE_PARAMS);
    g.unit.argcount = passed;
    makeFunction(g, loc, g.leave(true), 0);
    if (passed > 0) g.arg(loc, OP.SWAP, passed + 1);
    g.arg(loc, OP.CALL, passed);
  }
  applyDecorators(g, decorators);
  useName(g, loc, node.name, 'Store');
}

function functionBody(g: CodeGenerator, node: FunctionDef | AsyncFunctionDef, flags: number, firstlineno: number): void {
  const { args, body } = node;
  g.enter(node.name, node._type === 'FunctionDef' ? 'function' : 'async function', node, firstlineno);
  const docstring = g.options.optimize < 2 && hasDocstring(body);
  const [first] = body;
  // The first constant is the docstring, or None for the lack of one.
  g.addConst(docstring && first._type === 'Expr' && first.value._type === 'Constant' ? first.value.value : null);
  setCounts(g, args);
  const start = g.label();
  g.place(start);
  const { coroutine, generator } = g.unit.scope;
  const wrapped = coroutine || generator;
  if (wrapped) pushBlock(g, { kind: 'stop iteration', loc: NO_LOCATION, start });
  for (let i = docstring ? 1 : 0; i < body.length; i++) visitStatement(g, body[i]);
  if (wrapped) {
    wrapStopIteration(g);
    popBlock(g);
  }
  makeFunction(g, at(node), g.leave(), flags);
}

export function lambda(g: CodeGenerator, node: Lambda): void {
  const loc = at(node);
  checkParameters(g, node.args);
  const flags = defaultValues(g, loc, node.args);
  g.enter('<lambda>', 'lambda', node, node.lineno);
  // None comes first, so that nothing is taken for a docstring.
  g.addConst(null);
  setCounts(g, node.args);
  visit(g, node.body);
  const bare = g.unit.scope.generator;
  if (!bare) g.op(at(node.body), OP.RETURN_VALUE);
  makeFunction(g, loc, g.leave(bare), flags);
}

function setCounts(g: CodeGenerator, args: Arguments): void {
  g.unit.argcount = args.args.length;
  g.unit.posonlyargcount = args.posonlyargs.length;
  g.unit.kwonlyargcount = args.kwonlyargs.length;
}

/** A StopIteration that leaves a generator's body becomes a RuntimeError (PEP 479): a range over all of it. */
export function wrapStopIteration(g: CodeGenerator): void {
  const handler = g.label();
  g.unit.sequence.insert(0, OP.SETUP_CLEANUP, handler, NO_LOCATION);
  g.load(NO_LOCATION, null);
  g.op(NO_LOCATION, OP.RETURN_VALUE);
  g.place(handler);
  g.arg(NO_LOCATION, OP.CALL_INTRINSIC_1, STOPITERATION_ERROR);
  g.arg(NO_LOCATION, OP.RERAISE, 1);
}

function checkParameters(g: CodeGenerator, args: Arguments): void {
  const all = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  for (const parameter of all) if (parameter !== undefined) forbidDebug(g, at(parameter), parameter.arg);
}

/** Pushes a tuple of defaults and a dictionary of keyword-only defaults, where there are any; answers which. */
function defaultValues(g: CodeGenerator, loc: Location, args: Arguments): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    for (const value of args.defaults) visit(g, value);
    g.arg(loc, OP.BUILD_TUPLE, args.defaults.length);
    flags |= DEFAULTS;
  }
  const names: string[] = [];
  for (let i = 0; i < args.kwonlyargs.length; i++) {
    const value = args.kw_defaults[i];
    if (value === undefined) continue;
    names.push(g.mangle(args.kwonlyargs[i].arg));
    visit(g, value);
  }
  if (names.length > 0) {
    g.load(loc, new TupleConst(names));
    g.arg(loc, OP.BUILD_CONST_KEY_MAP, names.length);
    flags |= KEYWORD_DEFAULTS;
  }
  return flags;
}

/** Pushes a tuple of names and annotations by turns; answers whether there is one. */
function annotations(g: CodeGenerator, loc: Location, args: Arguments, returns: expr | undefined): boolean {
  let length = 0;
  const annotate = (name: string, annotation: expr | undefined) => {
    if (annotation === undefined) return;
    g.load(loc, g.mangle(name));
    if (g.hasFeature(CO_FUTURE_ANNOTATIONS)) g.load(at(annotation), unparseExpression(annotation));
    else if (annotation._type === 'Starred') {
      // `*args: *Ts` stands for the one value of [*Ts].
      visit(g, annotation.value);
      g.arg(loc, OP.UNPACK_SEQUENCE, 1);
    } else visit(g, annotation);
    length += 2;
  };
  // Ordinary parameters come before positional-only ones, as in the reference.
  const parameters: (arg | undefined)[] = [...args.args, ...args.posonlyargs, args.vararg, ...args.kwonlyargs, args.kwarg];
  for (const parameter of parameters) if (parameter !== undefined) annotate(parameter.arg, parameter.annotation);
  annotate('return', returns);
  if (length > 0) g.arg(loc, OP.BUILD_TUPLE, length);
  return length > 0;
}

/** Calls the decorators that lie on the stack, innermost first. */
export function applyDecorators(g: CodeGenerator, decorators: readonly expr[]): void {
  for (let i = decorators.length - 1; i >= 0; i--) g.arg(at(decorators[i]), OP.CALL, 0);
}
