/** `types.UnionType`: what `int | str` makes (Objects/unionobject.c, PEP 604). */
import { genericGetAttr, getAttr } from './abstract/attr.ts';
import { richCompare, same } from './abstract/compare.ts';
import { binaryOp } from './abstract/number.ts';
import { fillType } from './define.ts';
import { PyGenericAlias, PyUnion, unionType } from './generic-alias-object.ts';
import { hashFrozenSet } from './set/set-hash.ts';
import { frozensetFrom, setFrom } from './set/update.ts';
import { joinStrs } from './str-join.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, EQ, NE, noneType, PyType } from './type.ts';
import { reprTypeArgument, substitute, typeParameters } from './type-parameters.ts';
import { PyTypeAlias } from './typing/typing-objects.ts';
import { NotImplemented, PyTuple, type Str, type Value } from './value.ts';

/** Argument of BINARY_OP for `|`. */
const NB_OR = 7;

const unionable = (value: Value): boolean =>
  value === null ||
  value instanceof PyType ||
  value instanceof PyGenericAlias ||
  value instanceof PyUnion ||
  value instanceof PyTypeAlias;

function members(value: Value): readonly Value[] {
  if (value instanceof PyUnion) return value.args.items;
  return [value === null ? noneType : value];
}

/** `left | right` of types; NotImplemented for anything else (`_Py_union_type_or`). */
export function unionOr(t: Thread, left: Value, right: Value): Value {
  if (!unionable(left) || !unionable(right)) return NotImplemented;
  const known = members(left);
  const equal = (a: Value, b: Value) => a === b || (a instanceof PyGenericAlias && b instanceof PyGenericAlias && same(t, a, b));
  const added = members(right).filter((arg) => !known.some((other) => equal(other, arg)));
  if (added.length === 0) return left === null ? noneType : left;
  return new PyUnion(new PyTuple([...known, ...added]));
}

function reprUnion(t: Thread, self: PyUnion): Str {
  return joinStrs(
    self.args.items.map((arg) => (arg === noneType ? 'None' : reprTypeArgument(t, arg))),
    ' | ',
  );
}

function parametersOf(t: Thread, self: PyUnion): PyTuple {
  self.parameters ??= typeParameters(t, self.args.items);
  return self.parameters;
}

function getItem(t: Thread, self: PyUnion, item: Value): Value {
  const args = substitute(t, self, self.args, parametersOf(t, self), item);
  return args.reduce((union, arg) => binaryOp(t, NB_OR, union, arg));
}

function compare(t: Thread, self: PyUnion, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyUnion) || (op !== EQ && op !== NE)) return NotImplemented;
  return richCompare(t, setFrom(t, self.args), setFrom(t, other.args), op);
}

fillType(unionType, {
  class: PyUnion,
  slots: {
    tp_repr: reprUnion,
    tp_hash: (t, self: PyUnion) => hashFrozenSet(frozensetFrom(t, self.args)),
    tp_getattro: (t, self: PyUnion, name: Str) =>
      name === '__module__' ? getAttr(t, unionType, name) : genericGetAttr(t, self, name),
    tp_richcompare: compare,
    mp_subscript: getItem,
    nb_or: unionOr,
  },
  members: { __args__: (_t, self: PyUnion) => self.args },
  getset: { __parameters__: [(t, self: PyUnion) => parametersOf(t, self)] },
});
