/** Attributes: `obj.name`, methods, super. LOAD_ATTR with an odd argument pushes a method and its object, or NULL and the value. */
import { delAttr, genericGetAttr, getAttr, setAttr } from '../objects/abstract/attr.ts';
import { call } from '../objects/abstract/call.ts';
import { PyMethodDescr, PyWrapperDescr } from '../objects/descr.ts';
import { askOwn, PyInstance } from '../objects/instance.ts';
import { dictType, lookup, moduleType, PyType, superType, typeOf } from '../objects/type.ts';
import { PyObject, type Str, type Value } from '../objects/value.ts';
import { reportCall, reportReturn } from './call-events.ts';
import { cache, cache32, cacheRef, DEOPT, enter, family, inst, jumpBy, peek, poke, push, raw } from './dsl.ts';
import type { Frame } from './frame.ts';
import { PyFunction } from './function.ts';
import type { Machine } from './machine.ts';
import { superLookup } from './super.ts';

/**
 * `_PyObject_GetMethod`: the unbound function where `obj.name` is a method of its class, to be called with `obj` first; else the
 * attribute itself.
 */
export function getMethod(m: Machine, obj: Value, name: Str): { method: Value | undefined; value: Value } {
  const type = typeOf(obj);
  if ((type.tp_getattro as unknown) !== genericGetAttr) return { method: undefined, value: getAttr(m, obj, name) };
  const descr = lookup(type, name);
  if (descr instanceof PyFunction || descr instanceof PyMethodDescr || descr instanceof PyWrapperDescr) {
    if (!type.hasDict || !(obj instanceof PyObject) || askOwn(m, obj, name) === undefined) return { method: descr, value: obj };
  }
  return { method: undefined, value: getAttr(m, obj, name) };
}

family(106, ['counter', 'version/2', 'keys_version/2', 'descr/4'], [70, 72, 73, 76, 77, 78, 79, 80, 81, 82]);
/** Looks up an attribute of the top. */
raw(106, 'LOAD_ATTR', '(owner -- res2 if (oparg & 1), res)', (m: Machine, f: Frame, oparg) => {
  const owner = f.localsplus[f.sp - 1] as Value;
  const name = f.code.names[oparg >> 1];
  if (oparg & 1) {
    const { method, value } = getMethod(m, owner, name);
    f.localsplus[f.sp - 1] = method;
    f.localsplus[f.sp++] = value;
  } else f.localsplus[f.sp - 1] = getAttr(m, owner, name);
  f.ip += 9;
});
inst(
  73,
  'LOAD_ATTR_INSTANCE_VALUE',
  '(owner -- null if (oparg & 1), res)',
  (m, _oparg, owner: Value) => {
    if (!(owner instanceof PyInstance) || owner.cls.versionTag !== cache32(m, 1) || owner.values === null) return DEOPT;
    const value = owner.values[cache(m, 3)];
    if (value === undefined) return DEOPT;
    return value;
  },
  { hot: true },
);
inst(76, 'LOAD_ATTR_MODULE', '(owner -- null if (oparg & 1), res)', (m: Machine, _oparg, owner: Value) => {
  if (
    !(owner instanceof PyObject) ||
    owner.cls !== moduleType ||
    owner.dict === undefined ||
    owner.dict.keysVersion !== cache32(m, 1)
  )
    return DEOPT;
  const value = owner.dict.values[cache(m, 3)];
  return value === undefined ? DEOPT : value;
});
inst(79, 'LOAD_ATTR_WITH_HINT', '(owner -- null if (oparg & 1), res)', (m: Machine, oparg, owner: Value) => {
  if (!(owner instanceof PyObject) || owner.cls.versionTag !== cache32(m, 1)) return DEOPT;
  const { dict } = owner;
  const hint = cache(m, 3);
  if (dict === undefined || dict.split || hint >= dict.keys.length || dict.keys[hint] !== m.frame!.code.names[oparg >> 1])
    return DEOPT;
  const value = dict.values[hint];
  return value === undefined ? DEOPT : value;
});
/** The index 0xffff stands for the object's class. */
inst(78, 'LOAD_ATTR_SLOT', '(owner -- null if (oparg & 1), res)', (m: Machine, _oparg, owner: Value) => {
  if (typeOf(owner).versionTag !== cache32(m, 1)) return DEOPT;
  if (cache(m, 3) === 0xffff) return typeOf(owner);
  const value = (owner as PyObject).slots?.[cache(m, 3)];
  return value === undefined ? DEOPT : value;
});
inst(70, 'LOAD_ATTR_CLASS', '(owner -- null if (oparg & 1), res)', (m: Machine, _oparg, owner: Value) => {
  if (!(owner instanceof PyType) || owner.versionTag !== cache32(m, 1)) return DEOPT;
  return cacheRef(m, 5);
});
/** Enters the getter of a property. */
raw(77, 'LOAD_ATTR_PROPERTY', '(owner -- null if (oparg & 1), res)', (m: Machine, f: Frame, oparg) => {
  const owner = f.localsplus[f.sp - 1] as Value;
  const fget = cacheRef(m, 5);
  if (typeOf(owner).versionTag !== cache32(m, 1) || !(fget instanceof PyFunction) || fget.version !== cache32(m, 3)) return DEOPT;
  const frame = m.bindFrame(fget, [owner], undefined);
  if (oparg & 1) f.localsplus[f.sp - 1] = undefined;
  else f.sp--;
  f.ip += 9;
  enter(m, frame);
  return undefined;
});
/** Enters a Python `__getattribute__`. */
raw(72, 'LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN', '(owner -- unused if (oparg & 1), unused)', (m: Machine, f: Frame, oparg) => {
  const owner = f.localsplus[f.sp - 1] as Value;
  const getattribute = cacheRef(m, 5);
  if (oparg & 1 || typeOf(owner).versionTag !== cache32(m, 1)) return DEOPT;
  if (!(getattribute instanceof PyFunction) || getattribute.version !== cache32(m, 3)) return DEOPT;
  const frame = m.bindFrame(getattribute, [owner, f.code.names[oparg >> 1]], undefined);
  f.sp--;
  f.ip += 9;
  enter(m, frame);
  return undefined;
});
/** The three method forms differ in how an attribute of the instance is excluded. */
raw(
  82,
  'LOAD_ATTR_METHOD_WITH_VALUES',
  '(owner -- res2 if (1), res)',
  (m) => {
    const owner = peek(m, 1);
    if (!(owner instanceof PyInstance) || owner.cls.versionTag !== cache32(m, 1) || owner.values === null) return DEOPT;
    if (owner.cls.sharedKeys!.version !== cache32(m, 3)) return DEOPT;
    poke(m, 1, cacheRef(m, 5));
    push(m, owner);
    jumpBy(m, 9);
  },
  { hot: true },
);
raw(
  81,
  'LOAD_ATTR_METHOD_NO_DICT',
  '(owner -- res2 if (1), res)',
  (m) => {
    const owner = peek(m, 1) as Value;
    if (typeOf(owner).versionTag !== cache32(m, 1)) return DEOPT;
    poke(m, 1, cacheRef(m, 5));
    push(m, owner);
    jumpBy(m, 9);
  },
  { hot: true },
);
raw(80, 'LOAD_ATTR_METHOD_LAZY_DICT', '(owner -- res2 if (1), res)', (m: Machine, f: Frame) => {
  const owner = f.localsplus[f.sp - 1] as Value;
  if (typeOf(owner).versionTag !== cache32(m, 1) || (owner as PyObject).dict !== undefined) return DEOPT;
  f.localsplus[f.sp - 1] = cacheRef(m, 5);
  f.localsplus[f.sp++] = owner;
  f.ip += 9;
  return undefined;
});

family(95, ['counter', 'version/2', 'index'], [113, 148, 153]);
/** Stores into an attribute of the top. */
inst(95, 'STORE_ATTR', '(v, owner --)', (m: Machine, oparg, v: Value, owner: Value) =>
  setAttr(m, owner, m.frame!.code.names[oparg], v),
);
inst(
  113,
  'STORE_ATTR_INSTANCE_VALUE',
  '(value, owner --)',
  (m, _oparg, value: Value, owner: Value) => {
    if (!(owner instanceof PyInstance) || owner.cls.versionTag !== cache32(m, 1) || owner.values === null) return DEOPT;
    // A slot that was empty also enters the order of insertion.
    if (owner.values[cache(m, 3)] === undefined) owner.fill(cache(m, 3), value);
    else owner.values[cache(m, 3)] = value;
  },
  { hot: true },
);
inst(148, 'STORE_ATTR_SLOT', '(value, owner --)', (m: Machine, _oparg, value: Value, owner: Value) => {
  if (!(owner instanceof PyObject) || owner.cls.versionTag !== cache32(m, 1)) return DEOPT;
  (owner.slots ??= [])[cache(m, 3)] = value;
  return undefined;
});
inst(153, 'STORE_ATTR_WITH_HINT', '(value, owner --)', (m: Machine, oparg, value: Value, owner: Value) => {
  if (!(owner instanceof PyObject) || owner.cls.versionTag !== cache32(m, 1)) return DEOPT;
  const { dict } = owner;
  const hint = cache(m, 3);
  if (dict === undefined || dict.split || dict.cls !== dictType || dict.keys[hint] !== m.frame!.code.names[oparg]) return DEOPT;
  if (dict.values[hint] === undefined) return DEOPT;
  dict.setEntry(hint, value);
  return undefined;
});
/** Deletes an attribute of the top. */
inst(96, 'DELETE_ATTR', '(owner --)', (m: Machine, oparg, owner: Value) => delAttr(m, owner, m.frame!.code.names[oparg]));

family(141, ['counter'], [66, 67]);
/** Looks up an attribute through super(). */
raw(141, 'LOAD_SUPER_ATTR', '(global_super, class, self -- res2 if (oparg & 1), res)', (m: Machine, f: Frame, oparg) =>
  loadSuperAttr(m, f, oparg, false),
);

/** `super().name`: the call of `super` is reported where it is instrumented. */
export function loadSuperAttr(m: Machine, f: Frame, oparg: number, instrumented: boolean): void {
  const self = f.localsplus[f.sp - 1] as Value;
  const cls = f.localsplus[f.sp - 2] as Value;
  const globalSuper = f.localsplus[f.sp - 3] as Value;
  const name = f.code.names[oparg >> 2];
  let method: Value | undefined;
  let value: Value;
  if (instrumented) {
    const first = oparg & 2 ? cls : undefined;
    reportCall(m, f, globalSuper, first);
    const made = reportReturn(m, f, globalSuper, first, () => call(m, globalSuper, oparg & 2 ? [cls, self] : []));
    value = getAttr(m, made, name);
  } else if (globalSuper === superType && cls instanceof PyType)
    ({ method, value } = superLookup(m, cls, self, name, (oparg & 1) === 1));
  else value = getAttr(m, call(m, globalSuper, oparg & 2 ? [cls, self] : []), name);
  storeSuper(f, oparg, method, value);
}

function storeSuper(f: Frame, oparg: number, method: Value | undefined, value: Value): void {
  f.sp -= 3;
  if (oparg & 1) f.localsplus[f.sp++] = method;
  f.localsplus[f.sp++] = value;
  f.ip++;
}

function specializedSuper(m: Machine, f: Frame, oparg: number): unknown {
  const self = f.localsplus[f.sp - 1] as Value;
  const cls = f.localsplus[f.sp - 2] as Value;
  if (f.localsplus[f.sp - 3] !== superType || !(cls instanceof PyType)) return DEOPT;
  const { method, value } = superLookup(m, cls, self, f.code.names[oparg >> 2], (oparg & 1) === 1);
  storeSuper(f, oparg, method, value);
  return undefined;
}
raw(66, 'LOAD_SUPER_ATTR_ATTR', '(global_super, class, self -- unused if (0), attr)', specializedSuper);
raw(67, 'LOAD_SUPER_ATTR_METHOD', '(global_super, class, self -- attr, method_or_self)', specializedSuper);
