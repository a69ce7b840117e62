/** LOAD_ATTR and STORE_ATTR: by what the type holds under the name, and where the instance keeps its own. */
import { OP } from '../../code/opcodes.generated.ts';
import { genericGetAttr, genericSetAttr } from '../../objects/abstract/attr.ts';
import { PyClassMethodDescr, PyMember, PyMethodDescr, PyWrapperDescr } from '../../objects/descr.ts';
import { PyProperty } from '../../objects/descriptors.ts';
import { readNamespace } from '../../objects/docstring.ts';
import { PyInstance } from '../../objects/instance.ts';
import { derived } from '../../objects/slot-derive.ts';
import { PyClassMethod } from '../../objects/staticmethod.ts';
import { isSubtype, lookup, moduleType, objectType, PyType, typeOf, typeType } from '../../objects/type.ts';
import { PyObject, type Str, type Value } from '../../objects/value.ts';
import { PyFunction } from '../../ops/function.ts';
import { write32 } from './counter.ts';
import { complexParameters, type Failure, OUT_OF_RANGE, WRONG_ARGUMENTS } from './failures.ts';
import { functionVersion, isSimpleFunction, typeVersion } from './functions.ts';
import type { Rule, Site } from './specialize.ts';

/** `DescriptorClassification`: what the type holds under a name. */
type Kind =
  | 'overriding'
  | 'method'
  | 'property'
  | 'slot'
  | 'class'
  | 'mutable'
  | 'overridden'
  | 'getattribute'
  | 'classmethod'
  | 'descriptor'
  | 'value'
  | 'absent';

/** What a kind is called where it is the reason that there is no form. */
const KINDS: Readonly<Record<Kind, Failure>> = {
  overriding: 'a data descriptor of the class',
  method: 'a method',
  property: 'a property',
  slot: 'a slot',
  class: 'the class of the object',
  mutable: 'the class holds an object of a class that can change',
  overridden: 'the class overrides how attributes are found',
  getattribute: 'the class has a __getattribute__',
  classmethod: 'a class method',
  descriptor: 'a descriptor of the class',
  value: 'a plain attribute of the class',
  absent: 'an attribute of the instance',
};

const FOREIGN_SLOT: Failure = 'a slot of another class: it will raise';

/** The index in a cache that stands for the type of the object itself. */
export const CLASS_SLOT = 0xffff;

function analyze(type: PyType, name: Str, store: boolean): { kind: Kind; descr: Value | undefined } {
  let hasGetattr = false;
  if (store) {
    if ((type.tp_setattro as unknown) !== genericSetAttr) return { kind: 'overridden', descr: undefined };
  } else if ((type.tp_getattro as unknown) === derived.tp_getattro) {
    const getattribute = lookup(type, '__getattribute__');
    hasGetattr = lookup(type, '__getattr__') !== undefined;
    if (getattribute !== lookup(objectType, '__getattribute__')) {
      if (!hasGetattr && getattribute instanceof PyFunction) return { kind: 'getattribute', descr: getattribute };
      return { kind: 'overridden', descr: undefined };
    }
  } else if ((type.tp_getattro as unknown) !== genericGetAttr) return { kind: 'overridden', descr: undefined };
  const descr = lookup(type, name);
  if (descr === undefined) return { kind: 'absent', descr };
  return { kind: classify(descr, name, hasGetattr, store), descr };
}

function classify(descr: Value, name: Str, hasGetattr: boolean, store: boolean): Kind {
  const type = typeOf(descr);
  if (type.heap) return 'mutable';
  if (type.tp_descr_set !== undefined) {
    if (descr instanceof PyMember && descr.native === undefined) return 'slot';
    if (descr instanceof PyProperty) return hasGetattr ? 'overridden' : 'property';
    if (name === '__class__' && descr === lookup(objectType, name)) return 'class';
    if (store) return 'overriding';
  }
  if (type.tp_descr_get === undefined) return 'value';
  if (descr instanceof PyFunction || descr instanceof PyMethodDescr || descr instanceof PyWrapperDescr) return 'method';
  if (descr instanceof PyClassMethodDescr || descr instanceof PyClassMethod) return 'classmethod';
  return 'descriptor';
}

export const specializeLoadAttr: Rule = (site) => {
  const { m, frame, index, oparg, sp } = site;
  const { code } = frame;
  const owner = frame.localsplus[sp - 1] as Value;
  const name = code.names[oparg >> 1];
  const type = typeOf(owner);
  if (type === moduleType) return loadFromModule(site, owner as PyObject, name);
  if (owner instanceof PyType) return loadFromClass(site, owner, name);
  const { kind, descr } = analyze(type, name, false);
  const version = typeVersion(m, type);
  switch (kind) {
    case 'method':
      return oparg & 1 ? loadMethod(site, owner, type, name, descr as Value) : 'a method that is not called here';
    case 'property': {
      const { fget } = descr as PyProperty;
      if (!(fget instanceof PyFunction)) return 'a property whose getter is no Python function';
      if (!isSimpleFunction(fget.code)) return complexParameters(fget.code);
      if (fget.code.argcount !== 1) return WRONG_ARGUMENTS;
      write32(code, index + 2, version);
      write32(code, index + 4, functionVersion(m, fget));
      code.refs[index + 6] = fget;
      return OP.LOAD_ATTR_PROPERTY;
    }
    case 'slot':
      if (!isSubtype(type, (descr as PyMember).objclass)) return FOREIGN_SLOT;
      write32(code, index + 2, version);
      code.units[index + 4] = (descr as PyMember).index;
      return OP.LOAD_ATTR_SLOT;
    case 'class':
      write32(code, index + 2, version);
      code.units[index + 4] = CLASS_SLOT;
      return OP.LOAD_ATTR_SLOT;
    case 'getattribute': {
      const func = descr as PyFunction;
      if (!isSimpleFunction(func.code)) return complexParameters(func.code);
      if (func.code.argcount !== 2) return WRONG_ARGUMENTS;
      if (oparg & 1) return 'a method of a class with __getattribute__';
      write32(code, index + 2, version);
      write32(code, index + 4, functionVersion(m, func));
      code.refs[index + 6] = func;
      return OP.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN;
    }
    case 'absent':
      return accessDict(site, owner, type, name, version, OP.LOAD_ATTR_INSTANCE_VALUE, OP.LOAD_ATTR_WITH_HINT);
    default:
      return KINDS[kind];
  }
};

/** `specialize_dict_access`: inline values by slot, or an entry of the dict as a hint. */
function accessDict(
  { frame, index }: Site,
  owner: Value,
  type: PyType,
  name: Str,
  version: number,
  values: number,
  hint: number,
): number | Failure {
  if (!type.heap || !type.hasDict || !(owner instanceof PyObject)) return 'the object has no __dict__ of its own';
  const { code } = frame;
  let place: number;
  let form = values;
  if (owner instanceof PyInstance && owner.values !== null) place = type.sharedKeys!.index.get(name) ?? -1;
  else {
    if (owner.dict === undefined) return 'the object has no __dict__';
    place = owner.dict.findStr(name);
    form = hint;
  }
  if (place < 0)
    return form === hint ? 'the attribute is not in the __dict__' : 'the attribute is not among the shared keys of the class';
  if (place > 0xffff) return OUT_OF_RANGE;
  write32(code, index + 2, version);
  code.units[index + 4] = place;
  return form;
}

function loadMethod({ m, frame, index }: Site, owner: Value, type: PyType, name: Str, descr: Value): number | Failure {
  const { code } = frame;
  let form: number;
  if (!type.hasDict) form = OP.LOAD_ATTR_METHOD_NO_DICT;
  else if (owner instanceof PyInstance && owner.values !== null) {
    const keys = type.sharedKeys!;
    if (keys.index.has(name)) return 'an attribute of the instance hides the method';
    if (keys.version === 0) keys.version = m.runtime.nextDictVersion();
    write32(code, index + 4, keys.version);
    form = OP.LOAD_ATTR_METHOD_WITH_VALUES;
  } else if (owner instanceof PyObject && owner.dict === undefined && !type.heap) form = OP.LOAD_ATTR_METHOD_LAZY_DICT;
  else return 'the attributes of the object are in a dict of its own';
  write32(code, index + 2, type.versionTag);
  code.refs[index + 6] = descr;
  return form;
}

function loadFromModule({ m, frame, index }: Site, owner: PyObject, name: Str): number | Failure {
  const { dict } = owner;
  if (dict === undefined || !dict.hasStrKeys()) return 'not all keys of the module are strings';
  if (dict.findStr('__getattr__') >= 0) return 'the module has a __getattr__';
  if (lookup(moduleType, name) !== undefined) return 'an attribute of all modules';
  if (name === '__doc__') readNamespace(m, dict);
  const place = dict.findStr(name);
  if (place < 0) return 'the module has no such attribute';
  if (place > 0xffff) return OUT_OF_RANGE;
  if (dict.keysVersion === 0) dict.keysVersion = m.runtime.nextDictVersion();
  write32(frame.code, index + 2, dict.keysVersion);
  frame.code.units[index + 4] = place;
  return OP.LOAD_ATTR_MODULE;
}

function loadFromClass({ m, frame, index }: Site, owner: PyType, name: Str): number | Failure {
  const metaclass = typeOf(owner);
  // A metaclass of the program may change, and the cache would not notice.
  if (metaclass !== typeType || lookup(metaclass, name) !== undefined) return 'an attribute of the metaclass';
  const descr = lookup(owner, name);
  if (descr === undefined) return 'the class has no such attribute';
  const kind = classify(descr, name, false, false);
  if (kind !== 'method' && kind !== 'value') return KINDS[kind];
  write32(frame.code, index + 2, typeVersion(m, owner));
  frame.code.refs[index + 6] = descr;
  return OP.LOAD_ATTR_CLASS;
}

export const specializeStoreAttr: Rule = (site) => {
  const { m, frame, index, oparg, sp } = site;
  const owner = frame.localsplus[sp - 1] as Value;
  const name = frame.code.names[oparg];
  const type = typeOf(owner);
  if (type === moduleType) return 'an attribute of a module is set';
  const { kind, descr } = analyze(type, name, true);
  const version = typeVersion(m, type);
  if (kind === 'slot') {
    if (!isSubtype(type, (descr as PyMember).objclass)) return FOREIGN_SLOT;
    write32(frame.code, index + 2, version);
    frame.code.units[index + 4] = (descr as PyMember).index;
    return OP.STORE_ATTR_SLOT;
  }
  if (kind !== 'absent') return KINDS[kind];
  return accessDict(site, owner, type, name, version, OP.STORE_ATTR_INSTANCE_VALUE, OP.STORE_ATTR_WITH_HINT);
};
