/** `_thread._local`: attributes that each thread has for itself (Modules/_threadmodule.c). */
import { genericGetAttr, genericSetAttr } from '../../objects/abstract/attr.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType, typeOf } from '../../objects/type.ts';
import { PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';

export class PyLocal extends PyObject {
  readonly dicts = new Map<Thread, PyDict>();
  args: Value[] = [];
  kwnames: readonly Str[] | undefined = undefined;
}

export const localType = Object.assign(new PyType('_thread._local', objectType), {
  qualname: '_local',
  module: '_thread',
  hasDict: true,
  hasWeakref: true,
});

/** The attributes of a thread last as long as it does. */
function keep(t: Thread, self: PyLocal, dict: PyDict): void {
  self.dicts.set(t, dict);
  (t as VmThread).endings.push(() => self.dicts.delete(t));
}

/** Makes the attributes of this thread the object's; `__init__` runs in each thread once. */
function enter(t: Thread, self: PyLocal): void {
  const known = self.dicts.get(t);
  if (known !== undefined) {
    self.dict = known;
    return;
  }
  self.dict = new PyDict();
  keep(t, self, self.dict);
  const { tp_init: init } = typeOf(self);
  if (init !== undefined && init !== objectType.tp_init) init(t, self as never, [...self.args], self.kwnames);
}

fillType(localType, {
  class: PyLocal,
  slots: {
    tp_new(t, cls, args, kwnames) {
      if (args.length > 0 && cls.tp_init === objectType.tp_init)
        return raise.TypeError('Initialization arguments are not supported');
      const made = adopt(new PyLocal(), cls, localType);
      made.args = args;
      made.kwnames = kwnames;
      made.dict = new PyDict();
      keep(t, made, made.dict);
      return made;
    },
    tp_getattro(t, self: PyLocal, name) {
      enter(t, self);
      return name === '__dict__' ? (self.dict as PyDict) : genericGetAttr(t, self, name);
    },
    tp_setattro(t, self: PyLocal, name, value) {
      enter(t, self);
      if (name === '__dict__') {
        raise.AttributeError(`'${utf16(typeOf(self).name)}' object attribute '__dict__' is read-only`);
      }
      genericSetAttr(t, self, name, value);
    },
  },
});
