/** The types of None, NotImplemented and Ellipsis (Objects/object.c, Objects/sliceobject.c). */
import { fillType } from './define.ts';
import { exceptionTypes } from './exception.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { ellipsisType, noneType, notImplementedType, objectType, type PyType } from './type.ts';
import { Ellipsis, NotImplemented, type Value } from './value.ts';

/** `type(None)()` and the like: no arguments, and always the one object. */
const newSingleton =
  (value: Value, name: string) =>
  (_t: Thread, _cls: PyType, args: Value[]): Value =>
    args.length > 0 ? raise.TypeError(`${name} takes no arguments`) : value;

/** `hash(None)`: a constant in 3.12. */
const NONE_HASH = 0xfca86420;

fillType(noneType, {
  plainGetattribute: true,
  slots: {
    tp_new: newSingleton(null, 'NoneType'),
    tp_repr: () => 'None',
    tp_hash: () => NONE_HASH,
    tp_richcompare: (t, self, other, op) => objectType.tp_richcompare(t, self, other, op),
    nb_bool: () => false,
  },
});

fillType(notImplementedType, {
  plainGetattribute: true,
  slots: {
    tp_new: newSingleton(NotImplemented, 'NotImplementedType'),
    tp_repr: () => 'NotImplemented',
    nb_bool: (t: Thread) => {
      t.warn(exceptionTypes.DeprecationWarning, 'NotImplemented should not be used in a boolean context', 1);
      return true;
    },
  },
  methods: { __reduce__: ['~(self, /)', () => 'NotImplemented'] },
});
NotImplemented.cls = notImplementedType;

fillType(ellipsisType, {
  slots: { tp_new: newSingleton(Ellipsis, 'EllipsisType'), tp_repr: () => 'Ellipsis' },
  methods: { __reduce__: ['~(self, /)', () => 'Ellipsis'] },
});
Ellipsis.cls = ellipsisType;
