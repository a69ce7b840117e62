/** `types.GenericAlias`: parameterized classes such as `list[int]` (Objects/genericaliasobject.c, PEP 585). */

import { xorInts } from '../base/hash64.ts';
import { genericGetAttr, getAttr, setAttr } from './abstract/attr.ts';
import { call, callMethod } from './abstract/call.ts';
import { richCompare, same } from './abstract/compare.ts';
import { hash } from './abstract/hash.ts';
import { toArray } from './abstract/iter.ts';
import { onlyPositional } from './arguments.ts';
import { fillType } from './define.ts';
import { genericAliasType, PyGenericAlias } from './generic-alias-object.ts';
import { builtin, finalIterator, selfIter } from './iterators/support.ts';
import { isException, raise } from './raise.ts';
import { concatStrs, joinStrs } from './str-join.ts';
import { adopt } from './subclass.ts';
import type { Thread } from './thread.ts';
import { type CompareOp, EQ, listType, NE, type PyType, tupleType, typeOf } from './type.ts';
import { reprTypeArgument, substitute, typeParameters } from './type-parameters.ts';
import { unionOr } from './union.ts';
import { EMPTY_TUPLE, NotImplemented, PyList, PyObject, PyTuple, type Str, type Value } from './value.ts';

function reprAlias(t: Thread, self: PyGenericAlias): Str {
  const parts = self.args.items.map((arg) =>
    arg instanceof PyList && arg.cls === listType
      ? concatStrs(
          '[',
          joinStrs(
            arg.items.map((item) => reprTypeArgument(t, item)),
            ', ',
          ),
          ']',
        )
      : reprTypeArgument(t, arg),
  );
  const shown = parts.length === 0 ? '()' : joinStrs(parts, ', ');
  return concatStrs(self.starred ? '*' : '', reprTypeArgument(t, self.origin), '[', shown, ']');
}

function parametersOf(t: Thread, self: PyGenericAlias): PyTuple {
  self.parameters ??= typeParameters(t, self.args.items);
  return self.parameters;
}

function getItem(t: Thread, self: PyGenericAlias, item: Value): Value {
  const args = substitute(t, self, self.args, parametersOf(t, self), item);
  return new PyGenericAlias(self.origin, new PyTuple(args), self.starred);
}

function compare(t: Thread, self: PyGenericAlias, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyGenericAlias) || (op !== EQ && op !== NE)) return NotImplemented;
  const equal =
    self.starred === other.starred && same(t, self.origin, other.origin) && richCompare(t, self.args, other.args, EQ) === true;
  return equal === (op === EQ);
}

/** Makes an instance of the origin, which remembers the alias where it can. */
function callAlias(t: Thread, self: PyGenericAlias, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const made = call(t, self.origin, args, kwnames);
  try {
    setAttr(t, made, '__orig_class__', self);
  } catch (error) {
    if (!isException(error, 'AttributeError') && !isException(error, 'TypeError')) throw error;
  }
  return made;
}

/** Attributes of the alias itself; all others are those of its origin. */
const OWN = [
  '__class__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
  '__copy__',
  '__deepcopy__',
];

function getAttribute(t: Thread, self: PyGenericAlias, name: Str): Value {
  return OWN.includes(name as string) ? genericGetAttr(t, self, name) : getAttr(t, self.origin, name);
}

function dir(t: Thread, self: PyGenericAlias): Value {
  const names = toArray(t, callMethod(t, typeOf(self.origin), '__dir__', self.origin));
  return new PyList([...names, ...OWN.filter((name) => !names.includes(name))]);
}

function reduce(t: Thread, self: PyGenericAlias): Value {
  if (!self.starred) return new PyTuple([self.cls, new PyTuple([self.origin, self.args])]);
  const iter = new PyGenericAliasIter(new PyGenericAlias(self.origin, self.args));
  return new PyTuple([builtin(t, 'next'), new PyTuple([iter])]);
}

fillType(genericAliasType, {
  class: PyGenericAlias,
  slots: {
    tp_new: (_t, cls: PyType, args, kwnames) => {
      const [origin, parameters] = onlyPositional('GenericAlias', args, kwnames, 2, 2);
      return adopt(new PyGenericAlias(origin, parameters), cls, genericAliasType);
    },
    tp_repr: reprAlias,
    tp_hash: (t, self: PyGenericAlias) => xorInts(hash(t, self.origin), hash(t, self.args)),
    tp_call: callAlias,
    tp_getattro: getAttribute,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyGenericAlias) => new PyGenericAliasIter(self),
    mp_subscript: getItem,
    nb_or: unionOr,
  },
  methods: {
    __mro_entries__: ['~(self, bases, /)', (_t, self: PyGenericAlias) => new PyTuple([self.origin])],
    __instancecheck__: [
      '~(self, instance, /)',
      () => raise.TypeError('isinstance() argument 2 cannot be a parameterized generic'),
    ],
    __subclasscheck__: ['~(self, cls, /)', () => raise.TypeError('issubclass() argument 2 cannot be a parameterized generic')],
    __reduce__: ['~(self, /)', reduce],
    __dir__: ['~(self, /)', dir],
  },
  members: {
    __origin__: (_t, self: PyGenericAlias) => self.origin,
    __args__: (_t, self: PyGenericAlias) => self.args,
    __unpacked__: (_t, self: PyGenericAlias) => self.starred,
  },
  getset: {
    __parameters__: [(t, self: PyGenericAlias) => parametersOf(t, self)],
    __typing_unpacked_tuple_args__: [
      (_t, self: PyGenericAlias) => (self.starred && self.origin === tupleType ? self.args : null),
    ],
  },
});

const genericAliasIterType = finalIterator('generic_alias_iterator');

/** Unpacks an alias once: `*list[int]`. */
class PyGenericAliasIter extends PyObject {
  constructor(public alias: PyGenericAlias | undefined) {
    super();
  }
}

fillType(genericAliasIterType, {
  plainGetattribute: true,
  class: PyGenericAliasIter,
  slots: {
    tp_iter: selfIter,
    tp_iternext: (_t, self: PyGenericAliasIter) => {
      const { alias } = self;
      self.alias = undefined;
      return alias && new PyGenericAlias(alias.origin, alias.args, true);
    },
  },
  methods: {
    __reduce__: [
      '~(self, /)',
      (t, self: PyGenericAliasIter) => new PyTuple([builtin(t, 'iter'), new PyTuple([self.alias ?? EMPTY_TUPLE])]),
    ],
  },
});
