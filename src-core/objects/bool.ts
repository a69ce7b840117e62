/** The `bool` type (Objects/boolobject.c): an int with its own repr and bit operators. */
import { isTrue } from './abstract/number.ts';
import { checkCount, refuseKeywords } from './arguments.ts';
import { fillType } from './define.ts';
import { exceptionTypes } from './exception.ts';
import { operators } from './int/operators.ts';
import type { Thread } from './thread.ts';
import { boolType, type PyType } from './type.ts';
import type { Str, Value } from './value.ts';

function construct(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  refuseKeywords('bool', kwnames);
  checkCount('bool', args.length, 0, 1);
  return args.length === 1 && isTrue(t, args[0]);
}

type BitOperator = (t: Thread, left: never, right: never) => Value;

/** Two bools give a bool; anything else is what int makes of it. */
const bits = (operate: (a: boolean, b: boolean) => boolean, other: BitOperator) => (t: Thread, left: Value, right: Value) =>
  typeof left === 'boolean' && typeof right === 'boolean' ? operate(left, right) : other(t, left as never, right as never);

function invert(t: Thread, self: boolean): Value {
  t.warn(
    exceptionTypes.DeprecationWarning,
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
    1,
  );
  return self ? -2 : -1;
}

fillType(boolType, {
  slots: {
    tp_new: construct,
    tp_repr: (_t, self: boolean) => (self ? 'True' : 'False'),
    nb_invert: invert,
    nb_and: bits((a, b) => a && b, operators.nb_and as BitOperator),
    nb_xor: bits((a, b) => a !== b, operators.nb_xor as BitOperator),
    nb_or: bits((a, b) => a || b, operators.nb_or as BitOperator),
  },
});
