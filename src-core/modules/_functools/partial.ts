/** `functools.partial` (Modules/_functoolsmodule.c). */
import { genericGetAttr, genericSetAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { guardRepr, repr, str } from '../../objects/abstract/repr.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { instanceDict } from '../../objects/instance.ts';
import { raise } from '../../objects/raise.ts';
import { concatStrs, joinStrs } from '../../objects/str-join.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, type PyType, tupleType, typeOf } from '../../objects/type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { isCallable, typeIn } from '../native-type.ts';

export const partialType = typeIn('functools', 'partial', { hasDict: true, hasWeakref: true });

class PyPartial extends PyObject {
  constructor(
    public func: Value,
    public args: PyTuple,
    public keywords: PyDict,
  ) {
    super();
    this.dict = undefined;
  }
}

type Names = readonly Str[] | undefined;

/** Calls the function with what is remembered, then with what is given; a keyword that is given wins. */
function callPartial(t: Thread, self: PyPartial, args: Value[], kwnames: Names): Value {
  const { items } = self.args;
  if (self.keywords.size === 0) return call(t, self.func, items.length === 0 ? args : [...items, ...args], kwnames);
  const given = args.length - (kwnames?.length ?? 0);
  const merged = self.keywords.copy();
  kwnames?.forEach((name, i) => {
    merged.setStr(name, args[given + i]);
  });
  const all = items.concat(args.slice(0, given));
  const names: Str[] = [];
  for (const [name, value] of merged.entries()) {
    names.push(name as Str);
    all.push(value);
  }
  return call(t, self.func, all, names);
}

/** A partial of a plain partial calls that one's function itself. */
function newPartial(_t: Thread, cls: PyType, args: Value[], kwnames: Names): Value {
  const given = args.length - (kwnames?.length ?? 0);
  if (given < 1) return raise.TypeError("type 'partial' takes at least one argument");
  let [func] = args;
  let items: readonly Value[] = args.slice(1, given);
  let keywords = new PyDict();
  if (func instanceof PyPartial && (typeOf(func).tp_call as unknown) === callPartial && func.dict === undefined) {
    items = func.args.items.concat(items);
    keywords = func.keywords.copy();
    func = func.func;
  }
  if (!isCallable(func)) return raise.TypeError('the first argument must be callable');
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  return adopt(new PyPartial(func, new PyTuple(items), keywords), cls, partialType);
}

function reprPartial(t: Thread, self: PyPartial): Str {
  return guardRepr(t, self, '...', () => {
    const parts: Str[] = self.args.items.map((arg) => repr(t, arg));
    for (const [key, value] of [...self.keywords.entries()]) parts.push(joinStrs([str(t, key), repr(t, value)], '='));
    const { name } = self.cls;
    return concatStrs(name, '(', joinStrs([repr(t, self.func), ...parts], ', '), ')');
  });
}

function setState(t: Thread, self: PyPartial, state: Value): null {
  const [func, args, keywords, dict] = state instanceof PyTuple && state.items.length === 4 ? state.items : [];
  if (
    func === undefined ||
    !isCallable(func) ||
    !(args instanceof PyTuple) ||
    (keywords !== null && !(keywords instanceof PyDict))
  ) {
    return raise.TypeError('invalid partial state');
  }
  self.func = func;
  self.args = typeOf(args) === tupleType ? args : new PyTuple(args.items);
  self.keywords = keywords === null ? new PyDict() : typeOf(keywords) === dictType ? keywords : keywords.copy();
  if (dict === null || dict instanceof PyDict) self.dict = dict ?? undefined;
  else genericSetAttr(t, self, '__dict__', dict);
  return null;
}

fillType(partialType, {
  class: PyPartial,
  slots: {
    tp_new: newPartial,
    tp_call: callPartial,
    tp_repr: reprPartial,
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    __reduce__: [
      '~(self, /)',
      (_t, self: PyPartial) => {
        const state = new PyTuple([self.func, self.args, self.keywords, self.dict ?? null]);
        return new PyTuple([typeOf(self), new PyTuple([self.func]), state]);
      },
    ],
    __setstate__: ['~(self, state, /)', setState],
  },
  members: {
    func: (_t, self: PyPartial) => self.func,
    args: (_t, self: PyPartial) => self.args,
    keywords: (_t, self: PyPartial) => self.keywords,
  },
  getset: {
    __dict__: [
      (_t, self: PyPartial) => instanceDict(self),
      (_t, self: PyPartial, value) => {
        if (!(value instanceof PyDict)) return raise.TypeError('__dict__ must be set to a dictionary');
        self.dict = value;
      },
    ],
  },
});
