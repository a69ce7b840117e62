/** `TypeVar`, `ParamSpec` with its `args` and `kwargs`, `TypeVarTuple` (Objects/typevarobject.c). */

import { call } from '../abstract/call.ts';
import { richCompare } from '../abstract/compare.ts';
import { getIter } from '../abstract/iter.ts';
import { repr } from '../abstract/repr.ts';
import { fillType, type NativeRow } from '../define.ts';
import { setOwn } from '../instance.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import { concatStrs } from '../str-join.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, EQ, NE, type PyType } from '../type.ts';
import { EMPTY_TUPLE, NotImplemented, PyObject, PyTuple, type Str, type Value } from '../value.ts';
import { callingModule, callTyping, checkType, makeUnion, unpack } from './typing-functions.ts';
import { PyTypeVarTuple, typeVarTupleType, typingType } from './typing-objects.ts';

const variable = { final: true, hasDict: true, hasWeakref: true };
export const typeVarType = typingType('TypeVar', variable);
export const paramSpecType = typingType('ParamSpec', variable);
export const paramSpecArgsType = typingType('ParamSpecArgs', { final: true, hasWeakref: true });
export const paramSpecKwargsType = typingType('ParamSpecKwargs', { final: true, hasWeakref: true });

interface Variance {
  covariant: boolean;
  contravariant: boolean;
  infer: boolean;
}
/** What the type parameter syntax makes. */
const INFERRED: Variance = { covariant: false, contravariant: false, infer: true };

export class PyTypeVar extends PyObject {
  /** Functions that give bound and constraints when somebody asks. */
  evaluateBound: Value | undefined = undefined;
  evaluateConstraints: Value | undefined = undefined;
  constructor(
    readonly name: Str,
    readonly variance: Variance,
    public bound: Value | undefined,
    public constraints: Value | undefined,
  ) {
    super();
    this.dict = undefined;
  }
}

export class PyParamSpec extends PyObject {
  constructor(
    readonly name: Str,
    readonly variance: Variance,
    readonly bound: Value | undefined,
  ) {
    super();
    this.dict = undefined;
  }
}

/** `P.args` and `P.kwargs`. */
class PyParamSpecPart extends PyObject {
  constructor(
    cls: PyType,
    readonly origin: Value,
  ) {
    super();
    this.cls = cls;
  }
}

/** A variable that the syntax `[T: bound]`, `[*Ts]`, `[**P]` makes (Python/intrinsics.c). */
export function makeTypeVariable(
  kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple',
  name: Str,
  limit: { bound?: Value; constraints?: Value } | undefined,
): Value {
  if (kind === 'ParamSpec') return new PyParamSpec(name, INFERRED, undefined);
  if (kind === 'TypeVarTuple') return new PyTypeVarTuple(name);
  const made = new PyTypeVar(name, INFERRED, undefined, undefined);
  made.evaluateBound = limit?.bound;
  made.evaluateConstraints = limit?.constraints;
  return made;
}

function checkVariance(covariant: boolean, contravariant: boolean, infer: boolean): Variance {
  if (covariant && contravariant) raise.ValueError('Bivariant types are not supported.');
  if (infer && (covariant || contravariant)) raise.ValueError('Variance cannot be specified with infer_variance.');
  return { covariant, contravariant, infer };
}

function fromModule<T extends PyObject>(t: Thread, made: T): T {
  setOwn(made, '__module__', callingModule(t));
  return made;
}

const TYPE_VAR = parseSignature(
  '(name: str, *constraints, bound=None, covariant: bool = False, contravariant: bool = False, infer_variance: bool = False)',
);
function newTypeVar(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const bound = bind(t, TYPE_VAR, 'typevar', args, kwnames);
  const [name, limit, covariant, contravariant, infer, constraints] = bound as [Str, Value, boolean, boolean, boolean, Value[]];
  const variance = checkVariance(covariant, contravariant, infer);
  const checked = limit === null ? undefined : checkType(t, limit, 'Bound must be a type.');
  if (constraints.length === 1) raise.TypeError('A single constraint is not allowed');
  if (constraints.length > 1 && checked !== undefined) raise.TypeError('Constraints cannot be combined with bound=...');
  return fromModule(t, new PyTypeVar(name, variance, checked, constraints.length ? new PyTuple(constraints) : undefined));
}

const PARAM_SPEC = parseSignature(
  '(name: str, *, bound=None, covariant: bool = False, contravariant: bool = False, infer_variance: bool = False)',
);
function newParamSpec(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const bound = bind(t, PARAM_SPEC, 'paramspec', args, kwnames);
  const [name, limit, covariant, contravariant, infer] = bound as [Str, Value, boolean, boolean, boolean];
  const variance = checkVariance(covariant, contravariant, infer);
  return fromModule(t, new PyParamSpec(name, variance, checkType(t, limit, 'Bound must be a type.')));
}

function reprVariable(_t: Thread, self: PyTypeVar | PyParamSpec): Str {
  const { covariant, contravariant, infer } = self.variance;
  return infer ? self.name : concatStrs(covariant ? '+' : contravariant ? '-' : '~', self.name);
}

/** Asks the function that the syntax left, once. */
function evaluated(t: Thread, self: PyTypeVar, field: 'bound' | 'constraints', evaluate: Value | undefined): Value | undefined {
  if (self[field] === undefined && evaluate !== undefined) self[field] = call(t, evaluate, []);
  return self[field];
}

const refuseSubclass = (name: string): NativeRow => [
  '~(self, bases, /)',
  () => raise.TypeError(`Cannot subclass an instance of ${name}`),
];
const reduceToName: NativeRow = ['(self, /)', (_t, self: { name: Str }) => self.name];
const varianceMembers = {
  __name__: (_t: Thread, self: PyTypeVar | PyParamSpec) => self.name,
  __covariant__: (_t: Thread, self: PyTypeVar | PyParamSpec) => self.variance.covariant,
  __contravariant__: (_t: Thread, self: PyTypeVar | PyParamSpec) => self.variance.contravariant,
  __infer_variance__: (_t: Thread, self: PyTypeVar | PyParamSpec) => self.variance.infer,
};

fillType(typeVarType, {
  plainGetattribute: true,
  class: PyTypeVar,
  slots: { tp_new: newTypeVar, tp_repr: reprVariable, nb_or: makeUnion },
  methods: {
    __typing_subst__: ['(self, /, arg)', (t, self: PyTypeVar, arg: Value) => callTyping(t, '_typevar_subst', self, arg)],
    __reduce__: reduceToName,
    __mro_entries__: refuseSubclass('TypeVar'),
  },
  members: varianceMembers,
  getset: {
    __bound__: [(t, self: PyTypeVar) => evaluated(t, self, 'bound', self.evaluateBound) ?? null],
    __constraints__: [(t, self: PyTypeVar) => evaluated(t, self, 'constraints', self.evaluateConstraints) ?? EMPTY_TUPLE],
  },
  constants: { __module__: 'typing' },
});

fillType(paramSpecType, {
  plainGetattribute: true,
  class: PyParamSpec,
  slots: { tp_new: newParamSpec, tp_repr: reprVariable, nb_or: makeUnion },
  methods: {
    __typing_subst__: ['(self, /, arg)', (t, self: PyParamSpec, arg: Value) => callTyping(t, '_paramspec_subst', self, arg)],
    __typing_prepare_subst__: [
      '(self, /, alias, args)',
      (t, self: PyParamSpec, alias: Value, args: Value) => callTyping(t, '_paramspec_prepare_subst', self, alias, args),
    ],
    __reduce__: reduceToName,
    __mro_entries__: refuseSubclass('ParamSpec'),
  },
  members: { ...varianceMembers, __bound__: (_t, self: PyParamSpec) => self.bound ?? null },
  getset: {
    args: [(_t, self: PyParamSpec) => new PyParamSpecPart(paramSpecArgsType, self)],
    kwargs: [(_t, self: PyParamSpec) => new PyParamSpecPart(paramSpecKwargsType, self)],
  },
  constants: { __module__: 'typing' },
});

const ORIGIN = parseSignature('(origin)');
for (const [type, part] of [
  [paramSpecArgsType, 'args'],
  [paramSpecKwargsType, 'kwargs'],
] as const) {
  fillType(type, {
    plainGetattribute: true,
    slots: {
      tp_new: (t, _cls, args, kwnames) =>
        new PyParamSpecPart(type, bind(t, ORIGIN, `paramspec${part}`, args, kwnames)[0] as Value),
      tp_repr: (t, self: PyParamSpecPart) =>
        concatStrs(self.origin instanceof PyParamSpec ? self.origin.name : repr(t, self.origin), `.${part}`),
      tp_richcompare: (t, self: PyParamSpecPart, other: Value, op: CompareOp) => {
        if (!(other instanceof PyParamSpecPart) || other.cls !== self.cls || (op !== EQ && op !== NE)) return NotImplemented;
        return richCompare(t, self.origin, other.origin, op);
      },
    },
    methods: { __mro_entries__: refuseSubclass(type.qualname as string) },
    members: { __origin__: (_t, self: PyParamSpecPart) => self.origin },
    constants: { __module__: 'typing' },
  });
}

const TYPE_VAR_TUPLE = parseSignature('(name: str)');
fillType(typeVarTupleType, {
  plainGetattribute: true,
  class: PyTypeVarTuple,
  slots: {
    tp_new: (t, _cls, args, kwnames) =>
      fromModule(t, new PyTypeVarTuple(bind(t, TYPE_VAR_TUPLE, 'typevartuple', args, kwnames)[0] as Str)),
    tp_repr: (_t, self: PyTypeVarTuple) => self.name,
    tp_iter: (t, self: PyTypeVarTuple) => getIter(t, new PyTuple([unpack(t, self)])),
  },
  methods: {
    __typing_subst__: ['(self, /, arg)', () => raise.TypeError('Substitution of bare TypeVarTuple is not supported')],
    __typing_prepare_subst__: [
      '(self, /, alias, args)',
      (t, self: PyTypeVarTuple, alias: Value, args: Value) => callTyping(t, '_typevartuple_prepare_subst', self, alias, args),
    ],
    __reduce__: reduceToName,
    __mro_entries__: refuseSubclass('TypeVarTuple'),
  },
  members: { __name__: (_t, self: PyTypeVarTuple) => self.name },
  constants: { __module__: 'typing' },
});
