/** `itemgetter`, `attrgetter` and `methodcaller` (Modules/_operator.c): callables that remember what to ask of their argument. */
import { getAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { guardRepr, repr } from '../../objects/abstract/repr.ts';
import { getItem } from '../../objects/abstract/sequence.ts';
import { checkCount, refuseKeywords } from '../../objects/arguments.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { concatStrs, joinStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { tupleType } from '../../objects/type.ts';
import { asStr, PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { importedName, pair, typeIn } from '../native-type.ts';

export const itemGetterType = typeIn('operator', 'itemgetter', { final: true });
export const attrGetterType = typeIn('operator', 'attrgetter', { final: true });
export const methodCallerType = typeIn('operator', 'methodcaller', { final: true });

type Names = readonly Str[] | undefined;

/** The one argument of a getter's call. */
function onlyArgument(name: string, args: Value[], kwnames: Names): Value {
  refuseKeywords(name, kwnames);
  checkCount(name, args.length, 1, 1);
  return args[0];
}

class PyItemGetter extends PyObject {
  /** The one key where it is a small index, else -1. */
  readonly index: number;
  constructor(readonly keys: readonly Value[]) {
    super();
    const [key] = keys;
    this.index = keys.length === 1 && typeof key === 'number' && key >= 0 ? key : -1;
  }
}

function getItems(t: Thread, self: PyItemGetter, args: Value[], kwnames: Names): Value {
  const obj = onlyArgument('itemgetter', args, kwnames);
  if (self.index >= 0 && obj instanceof PyTuple && obj.cls === tupleType && self.index < obj.items.length) {
    return obj.items[self.index];
  }
  if (self.keys.length === 1) return getItem(t, obj, self.keys[0]);
  return new PyTuple(self.keys.map((key) => getItem(t, obj, key)));
}

fillType(itemGetterType, {
  class: PyItemGetter,
  text: '(item, /, *items)',
  slots: {
    tp_new: (_t, _cls, args, kwnames) => {
      refuseKeywords('itemgetter', kwnames);
      if (args.length === 0) checkCount('itemgetter', 0, 1, 1);
      return new PyItemGetter(args.slice());
    },
    tp_call: getItems,
    tp_repr: (t, self: PyItemGetter) =>
      guardRepr(t, self, 'operator.itemgetter(...)', () =>
        self.keys.length === 1
          ? concatStrs('operator.itemgetter(', repr(t, self.keys[0]), ')')
          : concatStrs('operator.itemgetter', repr(t, new PyTuple(self.keys))),
      ),
  },
  methods: { __reduce__: ['~(self, /)', (_t, self: PyItemGetter) => pair(itemGetterType, new PyTuple(self.keys))] },
});

class PyAttrGetter extends PyObject {
  constructor(
    readonly names: readonly Str[],
    /** Each name split at its dots. */
    readonly paths: readonly (readonly Str[])[],
  ) {
    super();
  }
}

function follow(t: Thread, obj: Value, path: readonly Str[]): Value {
  let value = obj;
  for (let i = 0; i < path.length; i++) value = getAttr(t, value, path[i]);
  return value;
}

fillType(attrGetterType, {
  class: PyAttrGetter,
  text: '(attr, /, *attrs)',
  slots: {
    tp_new: (_t, _cls, args, kwnames) => {
      refuseKeywords('attrgetter', kwnames);
      if (args.length === 0) checkCount('attrgetter', 0, 1, 1);
      const names = args.map((arg) => asStr(arg) ?? raise.TypeError('attribute name must be a string'));
      const paths = names.map((name) => utf16(name).split('.').map(strFromUtf16));
      return new PyAttrGetter(names, paths);
    },
    tp_call: (t, self: PyAttrGetter, args, kwnames) => {
      const obj = onlyArgument('attrgetter', args, kwnames);
      if (self.paths.length === 1) return follow(t, obj, self.paths[0]);
      return new PyTuple(self.paths.map((path) => follow(t, obj, path)));
    },
    tp_repr: (t, self: PyAttrGetter) =>
      self.names.length === 1
        ? concatStrs('operator.attrgetter(', repr(t, self.names[0]), ')')
        : concatStrs('operator.attrgetter', repr(t, new PyTuple(self.names))),
  },
  methods: { __reduce__: ['~(self, /)', (_t, self: PyAttrGetter) => pair(attrGetterType, new PyTuple(self.names))] },
});

class PyMethodCaller extends PyObject {
  constructor(
    readonly name: Str,
    /** Positional arguments, then the values of the keywords. */
    readonly args: readonly Value[],
    readonly kwnames: readonly Str[],
  ) {
    super();
  }
}

function reprCaller(t: Thread, self: PyMethodCaller): Str {
  return guardRepr(t, self, 'operator.methodcaller(...)', () => {
    const given = self.args.length - self.kwnames.length;
    const parts = [repr(t, self.name)];
    self.args.forEach((arg, i) => {
      parts.push(i < given ? repr(t, arg) : joinStrs([self.kwnames[i - given], repr(t, arg)], '='));
    });
    return concatStrs('operator.methodcaller(', joinStrs(parts, ', '), ')');
  });
}

/** With keywords a `functools.partial` brings them in. */
function reduceCaller(t: Thread, self: PyMethodCaller): Value {
  const given = self.args.length - self.kwnames.length;
  if (self.kwnames.length === 0) return pair(methodCallerType, new PyTuple([self.name, ...self.args]));
  const partial = importedName(t, 'functools', 'partial');
  const made = call(t, partial, [methodCallerType, self.name, ...self.args.slice(given)], self.kwnames);
  return pair(made, new PyTuple(self.args.slice(0, given)));
}

fillType(methodCallerType, {
  class: PyMethodCaller,
  text: '(name, /, *args, **kwargs)',
  slots: {
    tp_new: (_t, _cls, args, kwnames) => {
      if (args.length - (kwnames?.length ?? 0) < 1) {
        return raise.TypeError('methodcaller needs at least one argument, the method name');
      }
      const name = asStr(args[0]) ?? raise.TypeError('method name must be a string');
      return new PyMethodCaller(name, args.slice(1), kwnames ?? []);
    },
    tp_call: (t, self: PyMethodCaller, args, kwnames) => {
      const method = getAttr(t, onlyArgument('methodcaller', args, kwnames), self.name);
      return call(t, method, self.args.slice(), self.kwnames.length === 0 ? undefined : self.kwnames);
    },
    tp_repr: reprCaller,
  },
  methods: { __reduce__: ['~(self, /)', reduceCaller] },
});
