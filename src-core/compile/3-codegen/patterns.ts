/**
 * Patterns of `match` (PEP 634). Every function here takes the subject from the top of the stack, falls through on success, and on
 * failure jumps to a place that pops exactly what is there: `PatternContext` keeps count. Captured values are not stored until the
 * whole pattern matches; until then they lie below whatever is in use.
 */

import { reprConst } from '../../ast/const-repr.ts';
import { distinctItems } from '../../ast/fold-operators.ts';
import type {
  expr,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchValue,
  pattern,
} from '../../ast/nodes.generated.ts';
import { reprText } from '../../base/text-repr.ts';
import { type Const, TupleConst } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { Label, Location } from '../instruction-sequence.ts';
import { swaps } from './assignments.ts';
import { compareOperator } from './conditions.ts';
import { unpackCounts } from './displays.ts';
import { visit } from './expressions.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';
import { forbidDebug } from './names.ts';
import { binaryOperator } from './operators.ts';

export class PatternContext {
  /** Names captured so far, in the order of their values on the stack. */
  stores: string[] = [];
  /** Where to jump in order to pop 0, 1, 2 ... values and fail. */
  failures: Label[] = [];
  /** Values in use above the captured ones. */
  onTop = 0;
  /** `irrefutable`: whether a pattern that always matches may stand here. */
  constructor(public irrefutable: boolean) {}
}

export function isWildcard(node: pattern): boolean {
  return node._type === 'MatchAs' && node.name === undefined;
}

function isWildcardStar(node: pattern): boolean {
  return node._type === 'MatchStar' && node.name === undefined;
}

export function visitPattern(g: CodeGenerator, node: pattern, context: PatternContext): void {
  const loc = at(node);
  switch (node._type) {
    case 'MatchValue':
      return valuePattern(g, loc, node, context);
    case 'MatchSingleton':
      g.load(loc, node.value);
      compareOperator(g, loc, 'Is');
      return failUnless(g, loc, context);
    case 'MatchSequence':
      return sequencePattern(g, loc, node, context);
    case 'MatchMapping':
      return mappingPattern(g, loc, node, context);
    case 'MatchClass':
      return classPattern(g, loc, node, context);
    case 'MatchStar':
      return capture(g, loc, node.name, context);
    case 'MatchAs':
      return asPattern(g, loc, node, context);
    case 'MatchOr':
      return orPattern(g, loc, node, context);
  }
}

/** A pattern inside another, where one that always matches is allowed. */
function visitSubpattern(g: CodeGenerator, node: pattern, context: PatternContext): void {
  const { irrefutable } = context;
  context.irrefutable = true;
  visitPattern(g, node, context);
  context.irrefutable = irrefutable;
}

// --- failing and capturing --------------------------------------------------------------------------------------------------

/** The label that pops `pops` values and fails. */
export function failureLabel(g: CodeGenerator, context: PatternContext, pops: number): Label {
  while (context.failures.length <= pops) context.failures.push(g.label());
  return context.failures[pops];
}

/** Jumps to failure, everything that the pattern has on the stack being popped there. */
function jumpToFailure(g: CodeGenerator, loc: Location, context: PatternContext, opcode: number): void {
  g.jump(loc, opcode, failureLabel(g, context, context.onTop + context.stores.length));
}

function failUnless(g: CodeGenerator, loc: Location, context: PatternContext): void {
  jumpToFailure(g, loc, context, OP.POP_JUMP_IF_FALSE);
}

/** Places the failure labels, each falling into the one that pops one value less. */
export function placeFailures(g: CodeGenerator, loc: Location, context: PatternContext): void {
  const { failures } = context;
  for (let pops = failures.length - 1; pops > 0; pops--) {
    g.place(failures[pops]);
    g.op(loc, OP.POP_TOP);
  }
  if (failures.length > 0) g.place(failures[0]);
  context.failures = [];
}

/** Captures the top of the stack as `name`, or drops it. */
function capture(g: CodeGenerator, loc: Location, name: string | undefined, context: PatternContext): void {
  if (name === undefined) {
    g.op(loc, OP.POP_TOP);
    return;
  }
  forbidDebug(g, loc, name);
  if (context.stores.includes(name)) throw duplicateStore(g, loc, name);
  swaps(g, loc, context.onTop + context.stores.length + 1);
  context.stores.push(name);
}

function duplicateStore(g: CodeGenerator, loc: Location, name: string) {
  return g.error(loc, `multiple assignments to name ${reprText(name)} in pattern`);
}

// --- the kinds of pattern ---------------------------------------------------------------------------------------------------

function valuePattern(g: CodeGenerator, loc: Location, node: MatchValue, context: PatternContext): void {
  const { value } = node;
  if (value._type !== 'Constant' && value._type !== 'Attribute')
    throw g.error(loc, 'patterns may only match literals and attribute lookups');
  visit(g, value);
  compareOperator(g, loc, 'Eq');
  failUnless(g, loc, context);
}

function asPattern(g: CodeGenerator, loc: Location, node: MatchAs, context: PatternContext): void {
  if (node.pattern === undefined) {
    if (!context.irrefutable) {
      const what = node.name === undefined ? 'wildcard' : `name capture ${reprText(node.name)}`;
      throw g.error(loc, `${what} makes remaining patterns unreachable`);
    }
    capture(g, loc, node.name, context);
    return;
  }
  context.onTop++;
  g.arg(loc, OP.COPY, 1);
  visitPattern(g, node.pattern, context);
  context.onTop--;
  capture(g, loc, node.name, context);
}

function sequencePattern(g: CodeGenerator, loc: Location, node: MatchSequence, context: PatternContext): void {
  const { patterns } = node;
  const star = patterns.findIndex((part) => part._type === 'MatchStar');
  if (patterns.filter((part) => part._type === 'MatchStar').length > 1)
    throw g.error(loc, 'multiple starred names in sequence pattern');
  const starWildcard = star >= 0 && isWildcardStar(patterns[star]);
  context.onTop++;
  g.op(loc, OP.MATCH_SEQUENCE);
  failUnless(g, loc, context);
  if (star < 0) checkLength(g, loc, patterns.length, 'Eq', context);
  else if (patterns.length > 1) checkLength(g, loc, patterns.length - 1, 'GtE', context);
  context.onTop--;
  if (patterns.every((part) => isWildcard(part) || isWildcardStar(part))) g.op(loc, OP.POP_TOP);
  else if (starWildcard) sequenceBySubscript(g, loc, patterns, star, context);
  else sequenceByUnpacking(g, loc, patterns, context);
}

function checkLength(g: CodeGenerator, loc: Location, length: number, op: 'Eq' | 'GtE', context: PatternContext): void {
  g.op(loc, OP.GET_LEN);
  g.load(loc, length);
  compareOperator(g, loc, op);
  failUnless(g, loc, context);
}

function sequenceByUnpacking(g: CodeGenerator, loc: Location, patterns: readonly pattern[], context: PatternContext): void {
  const takesRest = (part: pattern) => part._type === 'MatchStar';
  unpackCounts(g, loc, patterns, takesRest, 'star-unpacking sequence pattern', 'sequence pattern');
  context.onTop += patterns.length;
  for (const part of patterns) {
    context.onTop--;
    visitSubpattern(g, part, context);
  }
}

/** With `*_` the middle need not be built: the parts around it are fetched by index. */
function sequenceBySubscript(
  g: CodeGenerator,
  loc: Location,
  patterns: readonly pattern[],
  star: number,
  context: PatternContext,
): void {
  context.onTop++;
  patterns.forEach((part, i) => {
    if (isWildcard(part) || i === star) return;
    g.arg(loc, OP.COPY, 1);
    if (i < star) g.load(loc, i);
    else {
      // The subject need not know negative indices.
      g.op(loc, OP.GET_LEN);
      g.load(loc, patterns.length - i);
      g.arg(loc, OP.BINARY_OP, binaryOperator('Sub', false));
    }
    g.op(loc, OP.BINARY_SUBSCR);
    visitSubpattern(g, part, context);
  });
  context.onTop--;
  g.op(loc, OP.POP_TOP);
}

function classPattern(g: CodeGenerator, loc: Location, node: MatchClass, context: PatternContext): void {
  const { patterns, kwd_attrs: attributes, kwd_patterns } = node;
  checkAttributes(g, attributes, kwd_patterns);
  visit(g, node.cls);
  g.load(loc, new TupleConst(attributes));
  g.arg(loc, OP.MATCH_CLASS, patterns.length);
  // A tuple of the attributes, or None.
  context.onTop++;
  failIfNone(g, loc, context);
  const parts = [...patterns, ...kwd_patterns];
  g.arg(loc, OP.UNPACK_SEQUENCE, parts.length);
  context.onTop += parts.length - 1;
  for (const part of parts) {
    context.onTop--;
    if (isWildcard(part)) g.op(loc, OP.POP_TOP);
    else visitSubpattern(g, part, context);
  }
}

function failIfNone(g: CodeGenerator, loc: Location, context: PatternContext): void {
  g.arg(loc, OP.COPY, 1);
  g.load(loc, null);
  g.arg(loc, OP.IS_OP, 1);
  failUnless(g, loc, context);
}

/** Errors point at the patterns, since the names have no place of their own in the tree. */
function checkAttributes(g: CodeGenerator, attributes: readonly string[], patterns: readonly pattern[]): void {
  attributes.forEach((attribute, i) => {
    forbidDebug(g, at(patterns[i]), attribute);
    const repeated = attributes.indexOf(attribute, i + 1);
    if (repeated >= 0) throw g.error(at(patterns[repeated]), `attribute name repeated in class pattern: ${attribute}`);
  });
}

function mappingPattern(g: CodeGenerator, loc: Location, node: MatchMapping, context: PatternContext): void {
  const { keys, patterns, rest } = node;
  context.onTop++;
  g.op(loc, OP.MATCH_MAPPING);
  failUnless(g, loc, context);
  if (keys.length === 0 && rest === undefined) {
    context.onTop--;
    g.op(loc, OP.POP_TOP);
    return;
  }
  if (keys.length > 0) checkLength(g, loc, keys.length, 'GtE', context);
  mappingKeys(g, loc, keys);
  g.arg(loc, OP.BUILD_TUPLE, keys.length);
  g.op(loc, OP.MATCH_KEYS);
  // Subject, keys, values (or None).
  context.onTop += 2;
  failIfNone(g, loc, context);
  g.arg(loc, OP.UNPACK_SEQUENCE, keys.length);
  context.onTop += keys.length - 1;
  for (const part of patterns) {
    context.onTop--;
    visitSubpattern(g, part, context);
  }
  context.onTop -= 2;
  if (rest === undefined) {
    g.op(loc, OP.POP_TOP);
    g.op(loc, OP.POP_TOP);
    return;
  }
  // rest = dict(subject), less the keys.
  g.arg(loc, OP.BUILD_MAP, 0);
  g.arg(loc, OP.SWAP, 3);
  g.arg(loc, OP.DICT_UPDATE, 2);
  g.arg(loc, OP.UNPACK_SEQUENCE, keys.length);
  for (let left = keys.length; left > 0; left--) {
    g.arg(loc, OP.COPY, 1 + left);
    g.arg(loc, OP.SWAP, 2);
    g.op(loc, OP.DELETE_SUBSCR);
  }
  capture(g, loc, rest, context);
}

function mappingKeys(g: CodeGenerator, loc: Location, keys: readonly expr[]): void {
  const seen: Const[] = [];
  for (const key of keys) {
    if (key._type === 'Constant') {
      // `1`, `1.0` and `True` are one key.
      if (distinctItems([...seen, key.value]).length === seen.length)
        throw g.error(loc, `mapping pattern checks duplicate key (${reprConst(key.value)})`);
      seen.push(key.value);
    } else if (key._type !== 'Attribute')
      throw g.error(loc, 'mapping pattern keys may only match literals and attribute lookups');
    visit(g, key);
  }
}

/** CPython Python/compile.c, `compiler_pattern_or`: every alternative must bind the same names, perhaps in another order. */
function orPattern(g: CodeGenerator, loc: Location, node: MatchOr, context: PatternContext): void {
  const end = g.label();
  let control: string[] = [];
  node.patterns.forEach((alternative, i) => {
    const altLoc = at(alternative);
    const inner = new PatternContext(i === node.patterns.length - 1 && context.irrefutable);
    g.arg(altLoc, OP.COPY, 1);
    visitPattern(g, alternative, inner);
    if (i === 0) control = inner.stores;
    else reorderStores(g, loc, altLoc, inner.stores, control);
    g.jump(altLoc, OP.JUMP, end);
    placeFailures(g, altLoc, inner);
  });
  g.op(loc, OP.POP_TOP);
  jumpToFailure(g, loc, context, OP.JUMP);
  g.place(end);
  // Above the place where the captures belong lie: other captures, the subject, whatever is in use, earlier captures.
  const distance = control.length + 1 + context.onTop + context.stores.length;
  for (const name of control) {
    swaps(g, loc, distance);
    if (context.stores.includes(name)) throw duplicateStore(g, loc, name);
    context.stores.push(name);
  }
  g.op(loc, OP.POP_TOP);
}

/** Brings the values of an alternative's captures into the order that the first alternative has. */
function reorderStores(g: CodeGenerator, loc: Location, altLoc: Location, stores: string[], control: readonly string[]): void {
  const different = () => g.error(loc, 'alternative patterns bind different names');
  if (stores.length !== control.length) throw different();
  for (let wanted = control.length - 1; wanted >= 0; wanted--) {
    const found = stores.indexOf(control[wanted]);
    if (found < 0) throw different();
    if (found === wanted) continue;
    const rotated = stores.splice(0, found + 1);
    stores.splice(wanted - found, 0, ...rotated);
    for (let i = 0; i < rotated.length; i++) swaps(g, altLoc, wanted + 1);
  }
}
