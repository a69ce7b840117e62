/**
 * Comprehensions and generator expressions. A comprehension runs in the frame around it where the symbol table says so (PEP 709):
 * its variables are then kept apart by pushing the outer values on the stack. Otherwise, and always for a generator expression, it
 * is a hidden function that is called with the outermost iterator.
 */
import type { comprehension as Clause, DictComp, expr, GeneratorExp, ListComp, SetComp } from '../../ast/nodes.generated.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { CELL, DEF_LOCAL, DEF_NONLOCAL, FREE, SCOPE_MASK, SCOPE_OFFSET, type SymtableEntry } from '../2-symtable/entry.ts';
import { type Label, type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { jumpIf } from './conditions.ts';
import { visit, yieldTop } from './expressions.ts';
import { awaitTop, popBlock, pushBlock, yieldFrom } from './frame-blocks.ts';
import { wrapStopIteration } from './functions.ts';
import type { CodeGenerator } from './generator.ts';
import { at, range } from './locations.ts';
import { makeFunction } from './names.ts';
import { indexOf } from './unit.ts';

type Comprehension = GeneratorExp | ListComp | SetComp | DictComp;

/** What a comprehension builds, and how an element gets in; a generator expression yields instead. */
const BUILDERS = {
  ListComp: { build: OP.BUILD_LIST, add: OP.LIST_APPEND },
  SetComp: { build: OP.BUILD_SET, add: OP.SET_ADD },
  DictComp: { build: OP.BUILD_MAP, add: OP.MAP_ADD },
} as const;

/** CPython Python/compile.c, `compiler_comprehension`. `value` is given for dictionaries only, whose `element` is the key. */
export function comprehension(
  g: CodeGenerator,
  node: Comprehension,
  name: string,
  clauses: readonly Clause[],
  element: expr,
  value: expr | undefined,
): void {
  const loc = at(node);
  const entry = g.table.lookup(node);
  const outerKind = g.unit.kind;
  const topLevelAwait = g.topLevelAwait;
  const asynchronous = entry.coroutine;
  const isGenerator = node._type === 'GeneratorExp';
  const body = { node, clauses, element, value };
  const checkAsync = () => {
    if (!asynchronous || isGenerator || topLevelAwait) return;
    if (outerKind !== 'async function' && outerKind !== 'comprehension')
      throw g.error(loc, 'asynchronous comprehension outside of an asynchronous function');
  };
  if (entry.comp_inlined) {
    outermostIterator(g, clauses[0]);
    const isolation = isolateNames(g, loc, entry);
    checkAsync();
    buildContainer(g, loc, node, true);
    clauseLoop(g, loc, body, 0, 0, true);
    restoreNames(g, loc, isolation);
    return;
  }
  g.enter(name, 'comprehension', node, node.lineno);
  checkAsync();
  buildContainer(g, loc, node, false);
  clauseLoop(g, loc, body, 0, 0, false);
  if (isGenerator) wrapStopIteration(g);
  else g.op(loc, OP.RETURN_VALUE);
  const code = g.leave();
  if (topLevelAwait && asynchronous) g.unit.scope.coroutine = true;
  makeFunction(g, loc, code, 0);
  outermostIterator(g, clauses[0]);
  g.arg(loc, OP.CALL, 0);
  if (asynchronous && !isGenerator) awaitTop(g, loc, 0);
}

function outermostIterator(g: CodeGenerator, clause: Clause): void {
  visit(g, clause.iter);
  g.op(at(clause.iter), clause.is_async ? OP.GET_AITER : OP.GET_ITER);
}

function buildContainer(g: CodeGenerator, loc: Location, node: Comprehension, inlined: boolean): void {
  if (node._type === 'GeneratorExp') return;
  g.arg(loc, BUILDERS[node._type].build, 0);
  if (inlined) g.arg(loc, OP.SWAP, 2);
}

interface Body {
  readonly node: Comprehension;
  readonly clauses: readonly Clause[];
  readonly element: expr;
  readonly value: expr | undefined;
}

/** The loop of clause `index` and all inside it; `depth` is how many iterators lie above the container. */
function clauseLoop(g: CodeGenerator, loc: Location, body: Body, index: number, depth: number, iteratorReady: boolean): void {
  if (!iteratorReady && index === 0) {
    g.unit.argcount = 1;
    g.arg(loc, OP.LOAD_FAST, 0);
    iteratorReady = true;
  }
  if (body.clauses[index].is_async) asyncLoop(g, loc, body, index, depth, iteratorReady);
  else syncLoop(g, loc, body, index, depth, iteratorReady);
}

function syncLoop(g: CodeGenerator, loc: Location, body: Body, index: number, depth: number, iteratorReady: boolean): void {
  const clause = body.clauses[index];
  const start = g.label();
  const skip = g.label();
  const anchor = g.label();
  // `for x in [value]` is an assignment: no loop is made for it.
  const single = iteratorReady ? undefined : onlyElement(clause.iter);
  if (single !== undefined) visit(g, single);
  else {
    if (!iteratorReady) {
      visit(g, clause.iter);
      g.op(at(clause.iter), OP.GET_ITER);
    }
    depth++;
    g.place(start);
    g.jump(at(clause.iter), OP.FOR_ITER, anchor);
  }
  visit(g, clause.target);
  const end = clauseBody(g, loc, body, index, depth, skip);
  g.place(skip);
  if (single !== undefined) return;
  g.jump(end, OP.JUMP, start);
  g.place(anchor);
  g.op(NO_LOCATION, OP.END_FOR);
}

function onlyElement(iter: expr): expr | undefined {
  if ((iter._type !== 'List' && iter._type !== 'Tuple') || iter.elts.length !== 1) return undefined;
  return iter.elts[0]._type === 'Starred' ? undefined : iter.elts[0];
}

function asyncLoop(g: CodeGenerator, loc: Location, body: Body, index: number, depth: number, iteratorReady: boolean): void {
  const clause = body.clauses[index];
  const start = g.label();
  const except = g.label();
  const skip = g.label();
  if (!iteratorReady) {
    visit(g, clause.iter);
    g.op(at(clause.iter), OP.GET_AITER);
  }
  g.place(start);
  pushBlock(g, { kind: 'async comprehension', loc, start });
  g.jump(loc, OP.SETUP_FINALLY, except);
  g.op(loc, OP.GET_ANEXT);
  g.load(loc, null);
  yieldFrom(g, loc, true);
  g.op(loc, OP.POP_BLOCK);
  visit(g, clause.target);
  const end = clauseBody(g, loc, body, index, depth + 1, skip);
  g.place(skip);
  g.jump(end, OP.JUMP, start);
  popBlock(g);
  g.place(except);
  g.op(loc, OP.END_ASYNC_FOR);
}

/** Conditions, then the next clause or the element. Answers where the jump back stands. */
function clauseBody(g: CodeGenerator, loc: Location, body: Body, index: number, depth: number, skip: Label): Location {
  for (const condition of body.clauses[index].ifs) jumpIf(g, loc, condition, skip, false);
  if (index + 1 < body.clauses.length) {
    clauseLoop(g, loc, body, index + 1, depth, false);
    return at(body.element);
  }
  return addElement(g, body, depth);
}

function addElement(g: CodeGenerator, { node, element, value }: Body, depth: number): Location {
  visit(g, element);
  if (node._type === 'GeneratorExp') {
    const loc = at(element);
    yieldTop(g, loc);
    g.op(loc, OP.POP_TOP);
    return loc;
  }
  let loc = at(element);
  if (value !== undefined) {
    visit(g, value);
    loc = range(element.lineno, value.end_lineno, element.col_offset, value.end_col_offset);
  }
  g.arg(loc, BUILDERS[node._type].add, depth + 1);
  return loc;
}

// --- inlining (PEP 709) -----------------------------------------------------------------------------------------------------

interface Isolation {
  /** Symbols of the outer scope as they were, by name. */
  readonly symbols: Map<string, number>;
  /** Names that were made fast locals for this comprehension. */
  readonly hidden: string[];
  /** Names whose outer value lies on the stack. */
  readonly pushed: string[];
  cleanup: Label;
  end: Label;
}

/** Makes the comprehension's names its own while it runs (CPython Python/compile.c, `push_inlined_comprehension_state`). */
function isolateNames(g: CodeGenerator, loc: Location, entry: SymtableEntry): Isolation {
  const { unit } = g;
  const inClass = unit.scope.type === 'class' && unit.inlinedComprehensions === 0;
  unit.inlinedComprehensions++;
  const isolation: Isolation = { symbols: new Map(), hidden: [], pushed: [], cleanup: -1, end: -1 };
  for (const [name, symbol] of entry.symbols) {
    const scope = (symbol >> SCOPE_OFFSET) & SCOPE_MASK;
    const outerSymbol = unit.scope.symbols.get(name) ?? 0;
    const outerScope = (outerSymbol >> SCOPE_OFFSET) & SCOPE_MASK;
    // A name that is free inside means the same outside; one that is free outside and a cell inside is reached alike.
    const differs = scope !== outerScope && scope !== FREE && !(scope === CELL && outerScope === FREE);
    if (differs || inClass) {
      unit.scope.symbols.set(name, symbol);
      isolation.symbols.set(name, outerSymbol);
    }
    const bound = (symbol & DEF_LOCAL) !== 0 && (symbol & DEF_NONLOCAL) === 0;
    if (bound || inClass) pushOuterValue(g, loc, name, scope, outerScope, isolation);
  }
  if (isolation.pushed.length > 0) {
    // The iterator comes back to the top; this turns the order of the values round, and the swap at the end turns it back.
    g.arg(loc, OP.SWAP, isolation.pushed.length + 1);
    isolation.cleanup = g.label();
    isolation.end = g.label();
    g.jump(loc, OP.SETUP_FINALLY, isolation.cleanup);
  }
  return isolation;
}

function pushOuterValue(
  g: CodeGenerator,
  loc: Location,
  name: string,
  scope: number,
  outerScope: number,
  isolation: Isolation,
): void {
  const { unit } = g;
  if (!unit.scope.isFunctionLike && !unit.fasthidden.get(name)) {
    unit.fasthidden.set(name, true);
    isolation.hidden.push(name);
  }
  g.arg(loc, OP.LOAD_FAST_AND_CLEAR, indexOf(unit.varnames, g.mangle(name)));
  if (scope === CELL) {
    // The old cell was pushed; the comprehension gets a new one.
    const cells = outerScope === FREE ? unit.freevars : unit.cellvars;
    g.arg(loc, OP.MAKE_CELL, indexOf(cells, g.mangle(name)));
  }
  isolation.pushed.push(name);
}

/** Gives the names back, also when the comprehension raises (`pop_inlined_comprehension_state`). */
function restoreNames(g: CodeGenerator, loc: Location, isolation: Isolation): void {
  const { unit } = g;
  unit.inlinedComprehensions--;
  for (const [name, symbol] of isolation.symbols) unit.scope.symbols.set(name, symbol);
  if (isolation.pushed.length > 0) {
    g.op(NO_LOCATION, OP.POP_BLOCK);
    g.jump(NO_LOCATION, OP.JUMP, isolation.end);
    g.place(isolation.cleanup);
    // Below the exception lies the unfinished container.
    g.arg(NO_LOCATION, OP.SWAP, 2);
    g.op(NO_LOCATION, OP.POP_TOP);
    popOuterValues(g, loc, isolation.pushed);
    g.arg(NO_LOCATION, OP.RERAISE, 0);
    g.place(isolation.end);
    popOuterValues(g, loc, isolation.pushed);
  }
  // False, not absent: the variable stays marked as hidden in the code object.
  for (const name of isolation.hidden) unit.fasthidden.set(name, false);
}

function popOuterValues(g: CodeGenerator, loc: Location, names: readonly string[]): void {
  g.arg(loc, OP.SWAP, names.length + 1);
  for (let i = names.length - 1; i >= 0; i--) g.arg(loc, OP.STORE_FAST_MAYBE_NULL, indexOf(g.unit.varnames, g.mangle(names[i])));
}
