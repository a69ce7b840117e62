/** The `_operator` module (Modules/_operator.c): operators as functions; the callables with state are in getters.ts. */
import { richCompare, same } from '../../objects/abstract/compare.ts';
import { getIter, iterNext } from '../../objects/abstract/iter.ts';
import { binaryOp, index, isTrue, unaryOp } from '../../objects/abstract/number.ts';
import { contains, delItem, getItem, lengthHint, setItem } from '../../objects/abstract/sequence.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { isAscii } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, GE, GT, LE, LT, NE, typeOf } from '../../objects/type.ts';
import { asInt, asStr, NotImplemented, type Value } from '../../objects/value.ts';
import { callWithDict, typeName } from '../native-type.ts';
import { attrGetterType, itemGetterType, methodCallerType } from './getters.ts';

const binary = (fn: (t: Thread, a: Value, b: Value) => Value): NativeRow => [
  '(module, a, b, /)',
  (t, _module: Value, a: Value, b: Value) => fn(t, a, b),
];
const unary = (fn: (t: Thread, a: Value) => Value): NativeRow => ['(module, a, /)', (t, _module: Value, a: Value) => fn(t, a)];
const comparison = (op: CompareOp) => binary((t, a, b) => richCompare(t, a, b, op));

/** Functions of the binary operators by the argument of BINARY_OP; the in-place ones follow at +13. */
const OPERATORS = ['add', 'and_', 'floordiv', 'lshift', 'matmul', 'mul', 'mod', 'or_', 'pow', 'rshift', 'sub', 'truediv', 'xor'];

function operators(): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  OPERATORS.forEach((name, op) => {
    rows[name] = binary((t, a, b) => binaryOp(t, op, a, b));
    rows[`i${name.replace('_', '')}`] = binary((t, a, b) => binaryOp(t, op + 13, a, b));
  });
  return rows;
}

/** `PySequence_Concat`, or `PySequence_InPlaceConcat`. Raises TypeError `'X' object can't be concatenated`. */
function concat(t: Thread, a: Value, b: Value, inplace: boolean): Value {
  const type = typeOf(a);
  const slot = (inplace ? type.sq_inplace_concat : undefined) ?? type.sq_concat;
  if (slot !== undefined) return slot(t, a as never, b as never);
  // Classes written in Python have no slot of their own for it: two sequences are added.
  if (isSequence(a) && isSequence(b)) {
    const add = (inplace ? type.nb_inplace_add : undefined) ?? type.nb_add ?? typeOf(b).nb_add;
    const result = add === undefined ? NotImplemented : binaryOp(t, inplace ? 13 : 0, a, b);
    if (result !== NotImplemented) return result;
  }
  return raise.TypeError(`'${typeName(a)}' object can't be concatenated`);
}

/** `PySequence_Check`. */
function isSequence(value: Value): boolean {
  const type = typeOf(value);
  return type.sq_item !== undefined && type.mro.every((base) => base.name !== 'dict');
}

/** Calls `each` with the position of every item that equals `wanted`, until it answers false (`_PySequence_IterSearch`). */
function search(t: Thread, seq: Value, wanted: Value, each: (at: number) => boolean): void {
  const type = typeOf(seq);
  if (type.tp_iter === undefined && type.sq_item === undefined) {
    raise.TypeError(`argument of type '${typeName(seq)}' is not iterable`);
  }
  const iter = getIter(t, seq);
  for (let at = 0; ; at++) {
    const item = iterNext(t, iter);
    if (item === undefined) return;
    if (same(t, item, wanted) && !each(at)) return;
  }
}

function countOf(t: Thread, seq: Value, wanted: Value): Value {
  let count = 0;
  search(t, seq, wanted, () => {
    count++;
    return true;
  });
  return count;
}

function indexOf(t: Thread, seq: Value, wanted: Value): Value {
  let found = -1;
  search(t, seq, wanted, (at) => {
    found = at;
    return false;
  });
  return found < 0 ? raise.ValueError('sequence.index(x): x not in sequence') : found;
}

/** Compares without stopping at the first difference (`_tscmp`). */
function compareDigest(t: Thread, a: Value, b: Value): Value {
  const left = asStr(a);
  const right = asStr(b);
  if (left !== undefined && right !== undefined) {
    if (!isAscii(left) || !isAscii(right)) {
      return raise.TypeError('comparing strings with non-ASCII characters is not supported');
    }
    return left === right;
  }
  const x = bytesView(t, a);
  const y = bytesView(t, b);
  if (x === undefined || y === undefined) {
    return raise.TypeError(`unsupported operand types(s) or combination of types: '${typeName(a)}' and '${typeName(b)}'`);
  }
  let difference = x.length ^ y.length;
  for (let i = 0; i < x.length; i++) difference |= x[i] ^ (y[i] ?? ~x[i]);
  return difference === 0;
}

const functions: Record<string, NativeRow> = {
  ...operators(),
  lt: comparison(LT),
  le: comparison(LE),
  eq: comparison(EQ),
  ne: comparison(NE),
  gt: comparison(GT),
  ge: comparison(GE),
  abs: unary((t, a) => unaryOp(t, 'nb_absolute', a)),
  neg: unary((t, a) => unaryOp(t, 'nb_negative', a)),
  pos: unary((t, a) => unaryOp(t, 'nb_positive', a)),
  inv: unary((t, a) => unaryOp(t, 'nb_invert', a)),
  invert: unary((t, a) => unaryOp(t, 'nb_invert', a)),
  index: unary(index),
  truth: unary(isTrue),
  not_: unary((t, a) => !isTrue(t, a)),
  is_: binary((_t, a, b) => a === b),
  is_not: binary((_t, a, b) => a !== b),
  concat: binary((t, a, b) => concat(t, a, b, false)),
  iconcat: binary((t, a, b) => concat(t, a, b, true)),
  contains: binary(contains),
  countOf: binary(countOf),
  indexOf: binary(indexOf),
  getitem: binary(getItem),
  setitem: [
    '(module, a, b, c, /)',
    (t, _module: Value, a: Value, b: Value, c: Value) => {
      setItem(t, a, b, c);
      return null;
    },
  ],
  delitem: binary((t, a, b) => {
    delItem(t, a, b);
    return null;
  }),
  length_hint: [
    '(module, obj, default=0, /)',
    (t, _module: Value, obj: Value, otherwise: Value) => {
      const given = asInt(otherwise);
      if (typeof given !== 'number')
        return raise.TypeError(`'${typeName(otherwise)}' object cannot be interpreted as an integer`);
      return lengthHint(t, obj, given);
    },
  ],
  call: [
    '(module, obj, /, *args, **kwargs)',
    (t, _module: Value, obj: Value, args: Value[], kwargs: PyDict) => callWithDict(t, obj, args, kwargs),
  ],
  _compare_digest: binary(compareDigest),
};

/** Makes the module object. */
export function makeOperator(): PyModule {
  const module = new PyModule('_operator');
  fillModule(module.dict, module, '_operator', functions);
  for (const type of [itemGetterType, attrGetterType, methodCallerType]) module.dict.setStr(type.qualname, type);
  return module;
}
