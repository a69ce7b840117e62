/** `super` as a type (Objects/typeobject.c `super_init_impl`). */
import { call } from '../../objects/abstract/call.ts';
import { checkCount, refuseKeywords } from '../../objects/arguments.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType, superType, typeOf } from '../../objects/type.ts';
import { PyCell, utf16, type Value } from '../../objects/value.ts';
import type { Machine } from '../../ops/machine.ts';
import { PySuper, superCheck, superGetAttr } from '../../ops/super.ts';

/** `super()` without arguments: the `__class__` cell and the first argument of the calling function. */
function fromFrame(t: Thread): { cls: PyType; self: Value } {
  const f = (t as Machine).frame;
  if (f === null) return raise.RuntimeError('super(): no current frame');
  const { code } = f;
  if (code.argcount === 0) return raise.RuntimeError('super(): no arguments');
  let first = f.localsplus[0];
  if (first instanceof PyCell && code.isCell(0)) first = first.value;
  if (first === undefined) return raise.RuntimeError('super(): arg[0] deleted');
  for (let i = code.nlocalsplus - code.nfree; i < code.nlocalsplus; i++) {
    if (code.localsplusnames[i] !== '__class__') continue;
    const cell = f.localsplus[i];
    if (!(cell instanceof PyCell)) return raise.RuntimeError('super(): bad __class__ cell');
    if (cell.value === undefined) return raise.RuntimeError('super(): empty __class__ cell');
    if (!(cell.value instanceof PyType)) return raise.RuntimeError('super(): __class__ is not a type');
    return { cls: cell.value, self: first };
  }
  return raise.RuntimeError('super(): __class__ cell not found');
}

/** What `super(cls, self)` walks: behind `cls`, in the order of the object's type. */
function fillSuper(t: Thread, made: PySuper, args: Value[]): void {
  const { cls, self } = args.length === 0 ? fromFrame(t) : { cls: args[0], self: args[1] };
  if (!(cls instanceof PyType)) return raise.TypeError(`super() argument 1 must be a type, not ${utf16(typeOf(cls).name)}`);
  const bound = self === undefined || self === null ? undefined : self;
  made.thisclass = cls;
  made.self = bound;
  made.selfClass = bound === undefined ? undefined : superCheck(t, cls, bound);
}

fillType(superType, {
  class: PySuper,
  slots: {
    tp_new: (t, cls, args, kwnames) => {
      const made = new PySuper(undefined, undefined, undefined);
      if (cls !== superType) return adopt(made, cls, superType);
      refuseKeywords('super', kwnames);
      checkCount('super()', args.length, 0, 2);
      fillSuper(t, made, args);
      return made;
    },
    // A plain `super` is complete by now.
    tp_init: (t, self: PySuper, args, kwnames) => {
      if (self.cls === superType) return;
      refuseKeywords('super', kwnames);
      if (args.length > 2) raise.TypeError(`super() takes at most 2 arguments (${args.length} given)`);
      fillSuper(t, self, args);
    },
    tp_getattro: superGetAttr as never,
    tp_descr_get: (t, self: PySuper, obj) => {
      if (obj === undefined || obj === null || self.self !== undefined) return self;
      if (self.cls !== superType) return call(t, self.cls, [self.thisclass ?? null, obj]);
      return new PySuper(self.thisclass, obj, superCheck(t, self.thisclass as PyType, obj));
    },
    tp_repr: (_t, self: PySuper) => {
      const cls = self.thisclass ? utf16(self.thisclass.name) : 'NULL';
      return self.selfClass
        ? `<super: <class '${cls}'>, <${utf16(self.selfClass.name)} object>>`
        : `<super: <class '${cls}'>, NULL>`;
    },
  },
  members: {
    __thisclass__: (_t, self: PySuper) => self.thisclass ?? null,
    __self__: (_t, self: PySuper) => self.self ?? null,
    __self_class__: (_t, self: PySuper) => self.selfClass ?? null,
  },
});
