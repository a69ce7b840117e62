/** Lists, tuples, sets and dictionaries written out, with `*` and `**` in them; lists and tuples as targets. */

import { distinctItems } from '../../ast/fold-operators.ts';
import type { Dict, expr, List, Set as SetNode, Tuple } from '../../ast/nodes.generated.ts';
import { type Const, FrozenSetConst, TupleConst } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { Location } from '../instruction-sequence.ts';
import { visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { LIST_TO_TUPLE } from './operators.ts';

/** More values than this are not gathered on the stack, but added to a container one by one. */
export const STACK_USE_GUIDELINE = 30;

interface Container {
  readonly build: number;
  readonly add: number;
  readonly extend: number;
  readonly tuple: boolean;
}
const LIST: Container = { build: OP.BUILD_LIST, add: OP.LIST_APPEND, extend: OP.LIST_EXTEND, tuple: false };
const TUPLE: Container = { ...LIST, tuple: true };
const SET: Container = { build: OP.BUILD_SET, add: OP.SET_ADD, extend: OP.SET_UPDATE, tuple: false };

export function listOrTuple(g: CodeGenerator, node: List | Tuple): void {
  switch (node.ctx) {
    case 'Store':
      return unpackInto(g, at(node), node.elts);
    case 'Load':
      return collect(g, at(node), node.elts, 0, node._type === 'Tuple' ? TUPLE : LIST);
    case 'Del':
      for (const element of node.elts) visit(g, element);
  }
}

export function setDisplay(g: CodeGenerator, node: SetNode): void {
  collect(g, at(node), node.elts, 0, SET);
}

/** A tuple of the elements, `pushed` values already being on the stack: the positional arguments of a call with stars. */
export function collectArguments(g: CodeGenerator, loc: Location, elts: readonly expr[], pushed: number): void {
  collect(g, loc, elts, pushed, TUPLE);
}

/** CPython Python/compile.c, `starunpack_helper`. */
function collect(g: CodeGenerator, loc: Location, elts: readonly expr[], pushed: number, container: Container): void {
  const { build, add, extend, tuple } = container;
  const constants = elts.length > 2 ? constantValues(elts) : undefined;
  if (constants !== undefined) {
    collectConstants(g, loc, constants, pushed, container);
    return;
  }
  const big = elts.length + pushed > STACK_USE_GUIDELINE;
  if (!big && !elts.some((element) => element._type === 'Starred')) {
    for (const element of elts) visit(g, element);
    g.arg(loc, tuple ? OP.BUILD_TUPLE : build, elts.length + pushed);
    return;
  }
  let built = big;
  if (big) g.arg(loc, build, pushed);
  for (let i = 0; i < elts.length; i++) {
    const element = elts[i];
    if (element._type === 'Starred') {
      if (!built) g.arg(loc, build, i + pushed);
      built = true;
      visit(g, element.value);
      g.arg(loc, extend, 1);
    } else {
      visit(g, element);
      if (built) g.arg(loc, add, 1);
    }
  }
  if (tuple) g.arg(loc, OP.CALL_INTRINSIC_1, LIST_TO_TUPLE);
}

function collectConstants(g: CodeGenerator, loc: Location, values: readonly Const[], pushed: number, container: Container): void {
  const { build, extend, tuple } = container;
  if (tuple && pushed === 0) {
    g.load(loc, new TupleConst(values));
    return;
  }
  g.arg(loc, build, pushed);
  g.load(loc, container === SET ? new FrozenSetConst(distinctItems(values)) : new TupleConst(values));
  g.arg(loc, extend, 1);
  if (tuple) g.arg(loc, OP.CALL_INTRINSIC_1, LIST_TO_TUPLE);
}

/** The values when every element is a constant. */
function constantValues(elts: readonly (expr | undefined)[]): Const[] | undefined {
  const values: Const[] = [];
  for (const element of elts) {
    if (element === undefined || element._type !== 'Constant') return undefined;
    values.push(element.value);
  }
  return values;
}

/** Unpacks the value on the stack and assigns to each target. */
function unpackInto(g: CodeGenerator, loc: Location, targets: readonly expr[]): void {
  unpackCounts(g, loc, targets, (target) => target._type === 'Starred', 'star-unpacking assignment', 'assignment');
  for (const target of targets) visit(g, target._type === 'Starred' ? target.value : target);
}

/** UNPACK_SEQUENCE, or UNPACK_EX when one of the parts takes the rest. */
export function unpackCounts<T>(
  g: CodeGenerator,
  loc: Location,
  parts: readonly T[],
  takesRest: (part: T) => boolean,
  whatOverflows: string,
  whatRepeats: string,
): void {
  let starred = false;
  for (let i = 0; i < parts.length; i++) {
    if (!takesRest(parts[i])) continue;
    if (starred) throw g.error(loc, `multiple starred expressions in ${whatRepeats}`);
    const after = parts.length - i - 1;
    if (i >= 1 << 8 || after >= 0x7fffff) throw g.error(loc, `too many expressions in ${whatOverflows}`);
    g.arg(loc, OP.UNPACK_EX, i + (after << 8));
    starred = true;
  }
  if (!starred) g.arg(loc, OP.UNPACK_SEQUENCE, parts.length);
}

/** Runs of plain entries are built apart and merged around each `**` (CPython Python/compile.c, `compiler_dict`). */
export function dictDisplay(g: CodeGenerator, node: Dict): void {
  const loc = at(node);
  const { keys, values } = node;
  let built = false;
  let run = 0;
  const flush = (end: number, length: number) => {
    dictRun(g, node, end - length, end);
    if (built) g.arg(loc, OP.DICT_UPDATE, 1);
    built = true;
    run = 0;
  };
  for (let i = 0; i < values.length; i++) {
    if (keys[i] === undefined) {
      if (run > 0) flush(i, run);
      if (!built) g.arg(loc, OP.BUILD_MAP, 0);
      built = true;
      visit(g, values[i]);
      g.arg(loc, OP.DICT_UPDATE, 1);
    } else if (run * 2 > STACK_USE_GUIDELINE) flush(i + 1, run + 1);
    else run++;
  }
  if (run > 0) flush(values.length, run);
  if (!built) g.arg(loc, OP.BUILD_MAP, 0);
}

function dictRun(g: CodeGenerator, node: Dict, begin: number, end: number): void {
  const loc = at(node);
  const length = end - begin;
  const big = length * 2 > STACK_USE_GUIDELINE;
  const keys = length > 1 && !big ? constantValues(node.keys.slice(begin, end)) : undefined;
  if (keys !== undefined) {
    for (let i = begin; i < end; i++) visit(g, node.values[i]);
    g.load(loc, new TupleConst(keys));
    g.arg(loc, OP.BUILD_CONST_KEY_MAP, length);
    return;
  }
  if (big) g.arg(loc, OP.BUILD_MAP, 0);
  for (let i = begin; i < end; i++) {
    visit(g, node.keys[i]!);
    visit(g, node.values[i]);
    if (big) g.arg(loc, OP.MAP_ADD, 1);
  }
  if (!big) g.arg(loc, OP.BUILD_MAP, length);
}
