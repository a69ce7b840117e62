/** Attribute lookup of `super(cls, self)` (Objects/typeobject.c `super_check`, `do_super_lookup`). */
import { genericGetAttr, getAttr, lookupAttr } from '../objects/abstract/attr.ts';
import { PyMethodDescr, PyWrapperDescr } from '../objects/descr.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { isSubtype, PyType, superType, typeOf } from '../objects/type.ts';
import { PyObject, type Str, type Value } from '../objects/value.ts';
import { PyFunction } from './function.ts';

export class PySuper extends PyObject {
  constructor(
    public thisclass: PyType | undefined,
    public self: Value | undefined,
    public selfClass: PyType | undefined,
  ) {
    super();
  }
}
PySuper.prototype.cls = superType;

/** The type whose MRO is walked: that of the object, or the class itself in a class method. Raises TypeError. */
export function superCheck(t: Thread, cls: PyType, self: Value): PyType {
  if (self instanceof PyType && isSubtype(self, cls)) return self;
  const type = typeOf(self);
  if (isSubtype(type, cls)) return type;
  const claimed = lookupAttr(t, self, '__class__');
  if (claimed instanceof PyType && claimed !== type && isSubtype(claimed, cls)) return claimed;
  return raise.TypeError('super(type, obj): obj must be an instance or subtype of type');
}

/** The raw attribute behind `cls` in the MRO of `start`; undefined where there is none. */
export function behind(cls: PyType, start: PyType, name: Str): Value | undefined {
  const from = start.mro.indexOf(cls) + 1;
  if (from === 0) return undefined;
  for (let i = from; i < start.mro.length; i++) {
    const found = start.mro[i].namespace.getStr(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `super(cls, self).name`; with `wantMethod` an unbound method comes apart from its object. */
export function superLookup(
  t: Thread,
  cls: PyType,
  self: Value,
  name: Str,
  wantMethod: boolean,
): { method: Value | undefined; value: Value } {
  const start = superCheck(t, cls, self);
  const found = name === '__class__' ? undefined : behind(cls, start, name);
  if (found === undefined) return { method: undefined, value: getAttr(t, new PySuper(cls, self, start), name) };
  if (
    wantMethod &&
    self !== start &&
    (found instanceof PyFunction || found instanceof PyMethodDescr || found instanceof PyWrapperDescr)
  ) {
    return { method: found, value: self };
  }
  const get = typeOf(found).tp_descr_get;
  return {
    method: undefined,
    value: get === undefined ? found : get(t, found as never, self === start ? undefined : self, start),
  };
}

/** `super().name` on a super object. */
export function superGetAttr(t: Thread, self: PySuper, name: Str): Value {
  if (self.selfClass !== undefined && self.thisclass !== undefined && name !== '__class__') {
    const found = behind(self.thisclass, self.selfClass, name);
    if (found !== undefined) {
      const get = typeOf(found).tp_descr_get;
      return get === undefined
        ? found
        : get(t, found as never, self.self === self.selfClass ? undefined : self.self, self.selfClass);
    }
  }
  return genericGetAttr(t, self, name);
}
