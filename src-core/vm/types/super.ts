/** `super` as a type (Objects/typeobject.c `super_init_impl`). */
import { reprText } from '../../objects/abstract/repr.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType, superType } from '../../objects/type.ts';
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

fillType(superType, {
  class: PySuper,
  slots: {
    tp_new: (t, _cls, args) => {
      if (args.length > 2) return raise.TypeError(`super() takes at most 2 arguments (${args.length} given)`);
      const { cls, self } = args.length === 0 ? fromFrame(t) : { cls: args[0], self: args[1] };
      if (!(cls instanceof PyType)) return raise.TypeError('super() argument 1 must be a type, not ' + reprText(t, cls));
      if (self === undefined || self === null) return new PySuper(cls, undefined, undefined);
      return new PySuper(cls, self, superCheck(t, cls, self));
    },
    tp_init: () => {},
    tp_getattro: superGetAttr as never,
    tp_descr_get: (t, self: PySuper, obj) => {
      if (obj === undefined || obj === null || self.self !== undefined) return self;
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
