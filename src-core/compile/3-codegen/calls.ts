/**
 * Calls: the plain form, the method form (LOAD_ATTR that leaves the receiver in place), `super().attr` without a super object, and
 * the general form with `*` and `**`. Class statements use the same argument passing.
 */
import type { Attribute, Call, expr, keyword } from '../../ast/nodes.generated.ts';
import { TupleConst } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { DEF_IMPORT, FREE, GLOBAL_IMPLICIT } from '../2-symtable/entry.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { checkCallable } from './checks.ts';
import { collectArguments, STACK_USE_GUIDELINE } from './displays.ts';
import { visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at, fromAttributeName } from './locations.ts';
import { forbidDebug, useName } from './names.ts';

export function call(g: CodeGenerator, node: Call): void {
  checkKeywords(g, node.keywords);
  const { func } = node;
  if (func._type === 'Attribute' && func.ctx === 'Load' && fitsMethodForm(g, node, func)) {
    methodCall(g, node, func);
    return;
  }
  checkCallable(g, func);
  g.op(at(func), OP.PUSH_NULL);
  visit(g, func);
  passArguments(g, at(node), 0, node.args, node.keywords);
}

function checkKeywords(g: CodeGenerator, keywords: readonly keyword[]): void {
  for (let i = 0; i < keywords.length; i++) {
    const { arg } = keywords[i];
    if (arg === undefined) continue;
    forbidDebug(g, at(keywords[i]), arg);
    const repeated = keywords.find((other, j) => j > i && other.arg === arg);
    if (repeated !== undefined) throw g.error(at(repeated), `keyword argument repeated: ${arg}`);
  }
}

/** Whether the call may be written as a method call: nothing starred, not too many arguments, and not on an imported module. */
function fitsMethodForm(g: CodeGenerator, node: Call, func: Attribute): boolean {
  const { args, keywords } = node;
  if (func.value._type === 'Name' && (g.table.top.symbols.get(func.value.id) ?? 0) & DEF_IMPORT) return false;
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_USE_GUIDELINE) return false;
  return !hasStars(args, keywords);
}

function hasStars(args: readonly expr[], keywords: readonly keyword[]): boolean {
  return args.some((arg) => arg._type === 'Starred') || keywords.some((keyword) => keyword.arg === undefined);
}

function methodCall(g: CodeGenerator, node: Call, func: Attribute): void {
  const { args, keywords } = node;
  let loc = at(func);
  if (canUseSuperAttr(g, func)) loc = superAttribute(g, func, true);
  else {
    visit(g, func.value);
    loc = fromAttributeName(loc, func);
    g.loadAttr(loc, func.attr, true);
  }
  for (const arg of args) visit(g, arg);
  if (keywords.length > 0) keywordArguments(g, loc, keywords);
  g.arg(fromAttributeName(at(node), func), OP.CALL, args.length + keywords.length);
}

function keywordArguments(g: CodeGenerator, loc: Location, keywords: readonly keyword[]): void {
  for (const keyword of keywords) visit(g, keyword.value);
  g.arg(loc, OP.KW_NAMES, g.addConst(new TupleConst(keywords.map((keyword) => keyword.arg!))));
}

/** Arguments and the call itself, `pushed` positional arguments being on the stack (`compiler_call_helper`). */
export function passArguments(
  g: CodeGenerator,
  loc: Location,
  pushed: number,
  args: readonly expr[],
  keywords: readonly keyword[],
): void {
  checkKeywords(g, keywords);
  if (args.length + keywords.length * 2 > STACK_USE_GUIDELINE || hasStars(args, keywords)) {
    passCollected(g, loc, pushed, args, keywords);
    return;
  }
  for (const arg of args) visit(g, arg);
  if (keywords.length > 0) keywordArguments(g, loc, keywords);
  g.arg(loc, OP.CALL, pushed + args.length + keywords.length);
}

/** CALL_FUNCTION_EX, with one tuple and perhaps one dictionary of arguments. */
function passCollected(
  g: CodeGenerator,
  loc: Location,
  pushed: number,
  args: readonly expr[],
  keywords: readonly keyword[],
): void {
  const [only] = args;
  if (pushed === 0 && args.length === 1 && only._type === 'Starred') visit(g, only.value);
  else collectArguments(g, loc, args, pushed);
  let built = false;
  let run = 0;
  const flush = (end: number) => {
    keywordRun(g, loc, keywords.slice(end - run, end));
    if (built) g.arg(loc, OP.DICT_MERGE, 1);
    built = true;
    run = 0;
  };
  for (let i = 0; i < keywords.length; i++) {
    if (keywords[i].arg !== undefined) {
      run++;
      continue;
    }
    if (run > 0) flush(i);
    if (!built) g.arg(loc, OP.BUILD_MAP, 0);
    built = true;
    visit(g, keywords[i].value);
    g.arg(loc, OP.DICT_MERGE, 1);
  }
  if (run > 0) flush(keywords.length);
  g.arg(loc, OP.CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0);
}

/** A dictionary of named arguments (`compiler_subkwargs`). */
function keywordRun(g: CodeGenerator, loc: Location, keywords: readonly keyword[]): void {
  const big = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (keywords.length > 1 && !big) {
    for (const keyword of keywords) visit(g, keyword.value);
    g.load(loc, new TupleConst(keywords.map((keyword) => keyword.arg!)));
    g.arg(loc, OP.BUILD_CONST_KEY_MAP, keywords.length);
    return;
  }
  if (big) g.arg(NO_LOCATION, OP.BUILD_MAP, 0);
  for (const keyword of keywords) {
    g.load(loc, keyword.arg!);
    visit(g, keyword.value);
    if (big) g.arg(NO_LOCATION, OP.MAP_ADD, 1);
  }
  if (!big) g.arg(loc, OP.BUILD_MAP, keywords.length);
}

/**
 * Whether `node` is `super().x` or `super(a, b).x` with the builtin: the name is bound nowhere in sight, and for the short form
 * there are a first argument and a `__class__` cell (CPython Python/compile.c, `can_optimize_super_call`).
 */
export function canUseSuperAttr(g: CodeGenerator, node: Attribute): boolean {
  const made = node.value;
  if (made._type !== 'Call' || made.func._type !== 'Name' || made.func.id !== 'super') return false;
  if (node.attr === '__class__' || made.keywords.length > 0) return false;
  if (g.unit.scope.scope('super') !== GLOBAL_IMPLICIT || g.table.top.scope('super') !== 0) return false;
  if (made.args.length === 2) return !made.args.some((arg) => arg._type === 'Starred');
  if (made.args.length !== 0) return false;
  if (g.unit.argcount === 0 && g.unit.posonlyargcount === 0) return false;
  return g.unit.scope.scope('__class__') === FREE;
}

/** LOAD_SUPER_ATTR and what it needs. Answers the location of the attribute's name, where a NOP marks the line. */
export function superAttribute(g: CodeGenerator, node: Attribute, method: boolean): Location {
  const made = node.value as Call;
  const explicit = made.args.length > 0;
  useName(g, at(made.func), 'super', 'Load');
  if (explicit) for (const arg of made.args) visit(g, arg);
  else {
    useName(g, at(made), '__class__', 'Load');
    const [first] = g.unit.varnames.keys();
    useName(g, at(made), first, 'Load');
  }
  // Bits: 1 method form, 2 super was called with two arguments.
  g.arg(at(node), OP.LOAD_SUPER_ATTR, (g.nameIndex(node.attr) << 2) | (explicit ? 2 : 0) | (method ? 1 : 0));
  const loc = fromAttributeName(at(node), node);
  g.op(loc, OP.NOP);
  return loc;
}
