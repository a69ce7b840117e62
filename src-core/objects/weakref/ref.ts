/** `weakref.ref` (Objects/weakrefobject.c). */
import { lookupSpecial } from '../abstract/call.ts';
import { richCompare } from '../abstract/compare.ts';
import { hash } from '../abstract/hash.ts';
import { checkCount, refuseKeywords } from '../arguments.ts';
import { fillType } from '../define.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { type CompareOp, EQ, NE, type PyType, typeOf } from '../type.ts';
import { asStr, NotImplemented, type Str, strFromUtf16, utf16, type Value } from '../value.ts';
import { isReferable, makeWeakref, PyWeakref, referenceType } from './weakref-object.ts';

/** Object and callback out of the arguments of `__new__` and `__init__`. */
function parse(name: string, args: Value[], kwnames: readonly Str[] | undefined): [Value, Value] {
  const positional = args.length - (kwnames?.length ?? 0);
  checkCount(name, positional, 1, 2);
  return [args[0], positional > 1 ? args[1] : null];
}

function newReference(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [target, callback] = parse('__new__', args, kwnames);
  if (!isReferable(target)) return raise.TypeError(`cannot create weak reference to '${utf16(typeOf(target).name)}' object`);
  return makeWeakref(t, cls, target, callback);
}

/** `<weakref at 0x...; to 'C' at 0x...>`, with the object's name where it has one. */
function reprReference(t: Thread, self: PyWeakref): Str {
  const at = (value: Value) => `0x${t.runtime.identity(value).toString(16)}`;
  const target = self.referent;
  if (target === undefined) return `<weakref at ${at(self)}; dead>`;
  const name = lookupSpecial(t, target, '__name__');
  const text = name === undefined ? undefined : asStr(name);
  const shown = text === undefined ? '' : ` (${utf16(text)})`;
  return strFromUtf16(`<weakref at ${at(self)}; to '${utf16(typeOf(target).name)}' at ${at(target)}${shown}>`);
}

function hashReference(t: Thread, self: PyWeakref): number | bigint {
  if (self.hash === undefined) {
    const target = self.referent;
    self.hash = target === undefined ? raise.TypeError('weak object has gone away') : hash(t, target);
  }
  return self.hash;
}

/** References are equal as their objects are, as long as both live. */
function compareReferences(t: Thread, self: PyWeakref, other: Value, op: CompareOp): Value {
  if ((op !== EQ && op !== NE) || !(other instanceof PyWeakref) || !other.cls.mro.includes(referenceType)) return NotImplemented;
  const a = self.referent;
  const b = other.referent;
  if (a === undefined || b === undefined) return (self === other) === (op === EQ);
  return richCompare(t, a, b, op);
}

fillType(referenceType, {
  plainGetattribute: true,
  slots: {
    tp_new: newReference,
    tp_init: (_t, _self: PyWeakref, args, kwnames) => {
      refuseKeywords('ref', kwnames);
      parse('__init__', args, kwnames);
    },
    tp_call: (_t, self: PyWeakref, args, kwnames) => {
      refuseKeywords('weakref', kwnames);
      checkCount('weakref', args.length, 0, 0);
      return self.referent ?? null;
    },
    tp_repr: reprReference,
    tp_hash: hashReference,
    tp_richcompare: compareReferences,
  },
  classmethods: { __class_getitem__: classGetItem },
  members: { __callback__: (_t, self: PyWeakref) => self.callback },
});
