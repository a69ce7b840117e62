/**
 * Types: identity, inheritance and lookup. What a type does stands in its slots, filled by `fillType` (define.ts) for built-in
 * types and derived from its dunder methods for classes written in Python (slots.ts). This file imports no other type, so that
 * every built-in type exists, bare, before any is filled.
 */
import type { PyDict } from './dict.ts';
import type { SharedKeys } from './instance.ts';
import {
  type Call,
  type CompareOp,
  EQ,
  GE,
  GT,
  LE,
  LT,
  NE,
  SLOT_NAMES,
  SlotFields,
  type SlotName,
  type Slots,
} from './slot-fields.ts';
import type { PyObject, Str, Value } from './value.ts';

export type { Call, CompareOp, SlotName, Slots };
export { EQ, GE, GT, LE, LT, NE, SLOT_NAMES };

/** The `mro` of a class while its metaclass still looks for it (`tp_mro` NULL): nothing is found in such a class. */
export const UNRESOLVED: PyType[] = [];

export class PyType extends SlotFields {
  private entries: PyDict | undefined = undefined;
  /** Makes the namespace of a built-in type, when somebody looks into it for the first time: most of them nobody ever does. */
  makeNamespace: (() => PyDict) | undefined = undefined;
  mro: PyType[];
  bases: PyType[];
  /** `__module__` of a built-in type; classes keep theirs in the namespace. */
  module = 'builtins';
  qualname: Str;
  /** `__text_signature__` of a built-in type. */
  textSignature: string | null = null;
  /** Made by a class statement or `type()`, hence mutable. */
  heap = false;
  /** A built-in type that programs may change all the same: it belongs to one machine. */
  open = false;
  /** Built-in and not usable as a base (`Py_TPFLAGS_BASETYPE` missing). */
  final = false;
  /** Instances have a `__dict__`. */
  hasDict = false;
  /** Instances can be referred to weakly (`tp_weaklistoffset`). */
  hasWeakref = false;
  /** Slots added by `__slots__`, over all bases. */
  slotCount = 0;
  /** Names in the class's own `__slots__`, mangled and sorted, without `__dict__` and `__weakref__`; undefined where it declares none. */
  ownSlots: Str[] | undefined = undefined;
  abstract = false;
  /** The types that derive from this one directly. */
  subclasses: WeakRef<PyType>[] = [];
  /** `tp_version_tag`: what inline caches remember; 0 when none is assigned or the type changed. */
  versionTag = 0;
  /** Names found over the MRO since the last change; `null` for names that are not there. */
  readonly lookupCache = new Map<Str, Value | undefined>();
  /** Layout of the inline values of instances (heap types with a `__dict__` and no other state). */
  sharedKeys: SharedKeys | undefined = undefined;
  /** The built-in type that decides the JS class of instances; itself for built-in types. */
  solid: PyType;
  /** Makes a bare instance, for a native type whose `tp_new` is that of its base (`tp_alloc`). */
  allocate: (() => PyObject) | undefined = undefined;
  /** Registered as a mapping or sequence for `match` (Py_TPFLAGS_MAPPING, Py_TPFLAGS_SEQUENCE). */
  patternKind: 'mapping' | 'sequence' | undefined = undefined;
  /** The Python `__getitem__` that BINARY_SUBSCR_GETITEM enters, and the function version it had. */
  cachedGetitem: Value | undefined = undefined;
  cachedGetitemVersion = 0;
  constructor(
    public name: Str,
    public base: PyType | null,
    bases?: PyType[],
  ) {
    super();
    this.qualname = name;
    this.bases = bases ?? (base ? [base] : []);
    this.mro = base ? [this, ...base.mro] : [this];
    this.solid = this;
    // A class written in Python joins its bases when all of it is known to be right.
    if (base && bases === undefined) base.subclasses.push(new WeakRef(this));
  }

  /** `tp_dict`. */
  get namespace(): PyDict {
    const { entries } = this;
    return entries !== undefined ? entries : (this.entries = this.makeNamespace!());
  }
  set namespace(entries: PyDict) {
    this.entries = entries;
  }

  /** The namespace, unless nobody has looked into it yet: then it holds nothing that is not native. */
  get knownNamespace(): PyDict | undefined {
    return this.entries;
  }
}

/** Is `type` a subclass of `other`, by MRO alone; by the first bases where there is none yet. */
export function isSubtype(type: PyType, other: PyType): boolean {
  if (type === other) return true;
  const { mro } = type;
  for (let i = 0; i < mro.length; i++) if (mro[i] === other) return true;
  return mro === UNRESOLVED && inBaseChain(type, other);
}

/** Is `other` among the first bases of `type` (`type_is_subtype_base_chain`); the resolution order may not say so yet. */
export function inBaseChain(type: PyType, other: PyType): boolean {
  for (let base: PyType | null = type; base !== null; base = base.base) if (base === other) return true;
  return false;
}

/** `_PyType_Lookup`: the raw attribute found first over the MRO, or undefined. */
export function lookup(type: PyType, name: Str): Value | undefined {
  const cached = type.lookupCache.get(name);
  if (cached !== undefined) return cached;
  if (type.lookupCache.has(name)) return undefined;
  let found: Value | undefined;
  const { mro } = type;
  for (let i = 0; i < mro.length && found === undefined; i++) found = mro[i].namespace.getStr(name);
  if (typeof name === 'string') type.lookupCache.set(name, found);
  return found;
}

/** `PyType_Modified`: forget what caches know of a type and of all that derive from it. */
export function typeModified(type: PyType): void {
  type.versionTag = 0;
  type.lookupCache.clear();
  for (const ref of type.subclasses) {
    const sub = ref.deref();
    if (sub) typeModified(sub);
  }
}

/** Existing subclasses, oldest first. */
export function liveSubclasses(type: PyType): PyType[] {
  return type.subclasses.map((ref) => ref.deref()).filter((sub) => sub?.bases.includes(type)) as PyType[];
}

function bare(
  name: string,
  base: PyType | null,
  options: Partial<Pick<PyType, 'final' | 'hasDict' | 'hasWeakref' | 'module'>> = {},
): PyType {
  return Object.assign(new PyType(name, base), options);
}

export const objectType = bare('object', null);
const weak = { hasWeakref: true };
export const typeType = bare('type', objectType, { ...weak, hasDict: true });
PyType.prototype.cls = typeType;

const final = { final: true };
export const intType = bare('int', objectType);
export const boolType = bare('bool', intType, final);
export const floatType = bare('float', objectType);
export const complexType = bare('complex', objectType);
export const strType = bare('str', objectType);
export const bytesType = bare('bytes', objectType);
export const bytearrayType = bare('bytearray', objectType);
export const memoryviewType = bare('memoryview', objectType, { ...final, ...weak });
export const tupleType = bare('tuple', objectType);
export const listType = bare('list', objectType);
export const dictType = bare('dict', objectType);
export const setType = bare('set', objectType, weak);
export const frozensetType = bare('frozenset', objectType, weak);
export const rangeType = bare('range', objectType, final);
export const sliceType = bare('slice', objectType, final);
export const noneType = bare('NoneType', objectType, final);
export const notImplementedType = bare('NotImplementedType', objectType, final);
export const ellipsisType = bare('ellipsis', objectType, final);
export const cellType = bare('cell', objectType, final);
export const codeType = bare('code', objectType, { ...final, ...weak });
export const frameType = bare('frame', objectType, final);
export const tracebackType = bare('traceback', objectType, final);
export const functionType = bare('function', objectType, { ...final, ...weak, hasDict: true });
export const methodType = bare('method', objectType, { ...final, ...weak });
export const generatorType = bare('generator', objectType, { ...final, ...weak });
export const coroutineType = bare('coroutine', objectType, { ...final, ...weak });
export const asyncGeneratorType = bare('async_generator', objectType, { ...final, ...weak });
export const moduleType = bare('module', objectType, { ...weak, hasDict: true });
export const builtinFunctionType = bare('builtin_function_or_method', objectType, { ...final, ...weak });
export const methodDescrType = bare('method_descriptor', objectType, final);
export const classMethodDescrType = bare('classmethod_descriptor', objectType, final);
export const wrapperDescrType = bare('wrapper_descriptor', objectType, final);
export const methodWrapperType = bare('method-wrapper', objectType, final);
export const getsetDescrType = bare('getset_descriptor', objectType, final);
export const memberDescrType = bare('member_descriptor', objectType, final);
export const staticmethodType = bare('staticmethod', objectType, { hasDict: true });
export const classmethodType = bare('classmethod', objectType, { hasDict: true });
export const propertyType = bare('property', objectType);
export const superType = bare('super', objectType);
export const mappingproxyType = bare('mappingproxy', objectType, final);
export const baseExceptionType = bare('BaseException', objectType, { hasDict: true });

// What patterns match as sequences and mappings (PEP 634); str, bytes and bytearray are none.
for (const type of [listType, tupleType, rangeType, memoryviewType]) type.patternKind = 'sequence';
for (const type of [dictType, mappingproxyType]) type.patternKind = 'mapping';

/** `type(value)`. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    case 'boolean':
      return boolType;
    default:
      return value === null ? noneType : value.cls;
  }
}
