/** `collections.defaultdict` (Modules/_collectionsmodule.c). */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { setItem } from '../../objects/abstract/sequence.ts';
import { fillType } from '../../objects/define.ts';
import { updateDict } from '../../objects/dict/merge.ts';
import { PyDict } from '../../objects/dict.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { concatStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType } from '../../objects/type.ts';
import { NotImplemented, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { isCallable, NOTHING, shortName, typeIn } from '../native-type.ts';

export const defaultDictType = typeIn('collections', 'defaultdict', { base: dictType });

class PyDefaultDict extends PyDict {
  /** None where there is none. */
  factory: Value = null;
}

function init(t: Thread, self: PyDefaultDict, args: Value[], kwnames: readonly Str[] | undefined): void {
  const given = args.length - (kwnames?.length ?? 0);
  const factory = given > 0 ? args[0] : null;
  if (factory !== null && !isCallable(factory)) raise.TypeError('first argument must be callable or None');
  self.factory = factory;
  dictType.tp_init(t, self as never, given > 0 ? args.slice(1) : args, kwnames);
}

function missing(t: Thread, self: PyDefaultDict, key: Value): Value {
  if (self.factory === null) return raiseWith('KeyError', key);
  const value = call(t, self.factory, []);
  if (self.cls === defaultDictType) self.set(t, key, value);
  else setItem(t, self, key, value);
  return value;
}

/** The repr of the factory, `...` where it is being made already. */
function reprFactory(t: Thread, self: PyDefaultDict): Str {
  const { factory } = self;
  if (factory === null) return 'None';
  if (t.reprStack.includes(factory)) return '...';
  const depth = t.reprStack.length;
  t.reprStack.push(factory);
  try {
    return repr(t, factory);
  } finally {
    t.reprStack.length = depth;
  }
}

function reprDefault(t: Thread, self: PyDefaultDict): Str {
  const items = dictType.tp_repr(t, self as never) as Str;
  return concatStrs(shortName(self.cls), '(', reprFactory(t, self), ', ', items, ')');
}

const copy = (t: Thread, self: PyDefaultDict, source: Value = self): Value => call(t, self.cls, [self.factory, source]);

function or(t: Thread, left: Value, right: Value): Value {
  const self = left instanceof PyDefaultDict ? left : (right as PyDefaultDict);
  if (!((self === left ? right : left) instanceof PyDict)) return NotImplemented;
  const out = copy(t, self, left);
  if (out instanceof PyDict) updateDict(t, out, right);
  return out;
}

function reduce(t: Thread, self: PyDefaultDict): Value {
  const args = self.factory === null ? NOTHING : new PyTuple([self.factory]);
  const items = getIter(t, callMethod(t, self, 'items'));
  return new PyTuple([self.cls, args, null, null, items]);
}

defaultDictType.allocate = () => new PyDefaultDict();

fillType(defaultDictType, {
  class: PyDefaultDict,
  slots: { tp_init: init, tp_repr: reprDefault, nb_or: or },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    __missing__: ['~(self, key, /)', missing],
    copy: ['~(self, /)', (t, self: PyDefaultDict) => copy(t, self)],
    __copy__: ['~(self, /)', (t, self: PyDefaultDict) => copy(t, self)],
    __reduce__: ['~(self, /)', reduce],
  },
  members: {
    default_factory: [
      (_t, self: PyDefaultDict) => self.factory,
      (_t, self: PyDefaultDict, value: Value | undefined) => {
        self.factory = value ?? null;
      },
    ],
  },
});
