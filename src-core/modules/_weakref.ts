/** The `_weakref` module: what `weakref` of the library is built on (Modules/_weakref.c). */
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { typeOf } from '../objects/type.ts';
import { PyList, utf16, type Value } from '../objects/value.ts';
import { makeProxy } from '../objects/weakref/proxy.ts';
import { callableProxyType, PyWeakref, proxyType, referenceType, weakrefsOf } from '../objects/weakref/weakref-object.ts';

const functions: Record<string, NativeRow> = {
  getweakrefcount: ['(module, object, /)', (t, _module: Value, object: Value) => weakrefsOf(t, object).length],
  getweakrefs: ['(module, object, /)', (t, _module: Value, object: Value) => new PyList(weakrefsOf(t, object).slice())],
  proxy: [
    '(module, object, callback=None, /)',
    (t, _module: Value, object: Value, callback: Value) => makeProxy(t, object, callback),
  ],
  _remove_dead_weakref: [
    '(module, dct, key, /)',
    (t, _module: Value, dct: Value, key: Value) => {
      if (!(dct instanceof PyDict))
        return raise.TypeError(`_remove_dead_weakref() argument 1 must be dict, not ${utf16(typeOf(dct).name)}`);
      const value = dct.get(t, key);
      if (value === undefined) return null;
      if (!(value instanceof PyWeakref)) return raise.TypeError('not a weakref');
      if (value.referent === undefined) dct.delete(t, key);
      return null;
    },
  ],
};

/** Makes the module object. */
export function makeWeakrefModule(): PyModule {
  const module = new PyModule('_weakref');
  fillModule(module.dict, module, '_weakref', functions);
  module.dict.setStr('ref', referenceType);
  module.dict.setStr('ReferenceType', referenceType);
  module.dict.setStr('ProxyType', proxyType);
  module.dict.setStr('CallableProxyType', callableProxyType);
  return module;
}
