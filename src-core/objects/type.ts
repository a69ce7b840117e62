/**
 * Types: identity, inheritance and lookup. What a type does stands in its slots, filled by `fillType` (define.ts) for built-in
 * types and derived from its dunder methods for classes written in Python (slots.ts). This file imports no other type, so that
 * every built-in type exists, bare, before any is filled.
 */
import type { PyDict } from './dict.ts';
import type { SharedKeys } from './instance.ts';
import type { Thread } from './thread.ts';
import { type Int, PyObject, type Str, type Value } from './value.ts';

type Unary = (t: Thread, self: never) => Value;
type Binary = (t: Thread, left: never, right: never) => Value;
type Length = (t: Thread, self: never) => number;
/** Arguments as in a vectorcall: positional ones first, then the values of the keywords that `kwnames` names. */
export type Call = (t: Thread, self: never, args: Value[], kwnames: readonly Str[] | undefined) => Value;
export const LT = 0;
export const LE = 1;
export const EQ = 2;
export const NE = 3;
export const GT = 4;
export const GE = 5;
export type CompareOp = 0 | 1 | 2 | 3 | 4 | 5;

/** The slots of a type, named as in CPython (Include/cpython/object.h). A binary number slot may answer NotImplemented. */
export interface Slots {
  tp_repr: (t: Thread, self: never) => Str;
  /** What `__str__` answers; must be a str. */
  tp_str: (t: Thread, self: never) => Value;
  tp_hash: (t: Thread, self: never) => Int;
  tp_call: Call;
  /** Raises AttributeError when there is none. */
  tp_getattro: (t: Thread, self: never, name: Str) => Value;
  /** `value` undefined deletes. */
  tp_setattro: (t: Thread, self: never, name: Str, value: Value | undefined) => void;
  tp_richcompare: (t: Thread, left: never, right: never, op: CompareOp) => Value;
  tp_iter: Unary;
  /** Undefined at the end. */
  tp_iternext: (t: Thread, self: never) => Value | undefined;
  tp_descr_get: (t: Thread, self: never, obj: Value | undefined, type: Value) => Value;
  tp_descr_set: (t: Thread, self: never, obj: never, value: Value | undefined) => void;
  tp_init: (t: Thread, self: never, args: Value[], kwnames: readonly Str[] | undefined) => void;
  tp_new: (t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined) => Value;
  tp_finalize: (t: Thread, self: never) => void;
  nb_add: Binary;
  nb_subtract: Binary;
  nb_multiply: Binary;
  nb_remainder: Binary;
  nb_divmod: Binary;
  nb_power: (t: Thread, left: never, right: never, modulus: Value) => Value;
  nb_negative: Unary;
  nb_positive: Unary;
  nb_absolute: Unary;
  nb_bool: (t: Thread, self: never) => boolean;
  nb_invert: Unary;
  nb_lshift: Binary;
  nb_rshift: Binary;
  nb_and: Binary;
  nb_xor: Binary;
  nb_or: Binary;
  nb_int: Unary;
  nb_float: Unary;
  nb_inplace_add: Binary;
  nb_inplace_subtract: Binary;
  nb_inplace_multiply: Binary;
  nb_inplace_remainder: Binary;
  nb_inplace_power: (t: Thread, left: never, right: never, modulus: Value) => Value;
  nb_inplace_lshift: Binary;
  nb_inplace_rshift: Binary;
  nb_inplace_and: Binary;
  nb_inplace_xor: Binary;
  nb_inplace_or: Binary;
  nb_floor_divide: Binary;
  nb_true_divide: Binary;
  nb_inplace_floor_divide: Binary;
  nb_inplace_true_divide: Binary;
  nb_index: Unary;
  nb_matrix_multiply: Binary;
  nb_inplace_matrix_multiply: Binary;
  sq_length: Length;
  sq_concat: Binary;
  sq_repeat: (t: Thread, self: never, count: number) => Value;
  /** Raises IndexError outside; a negative index has already had the length added. */
  sq_item: (t: Thread, self: never, index: number) => Value;
  sq_ass_item: (t: Thread, self: never, index: number, value: Value | undefined) => void;
  sq_contains: (t: Thread, self: never, item: Value) => boolean;
  sq_inplace_concat: Binary;
  sq_inplace_repeat: (t: Thread, self: never, count: number) => Value;
  mp_length: Length;
  mp_subscript: Binary;
  /** `value` undefined deletes. */
  mp_ass_subscript: (t: Thread, self: never, key: Value, value: Value | undefined) => void;
  am_await: Unary;
  am_aiter: Unary;
  am_anext: Unary;
}

export type SlotName = keyof Slots;

/** Every slot, in CPython's order of inheritance. */
export const SLOT_NAMES = [
  'tp_repr',
  'tp_str',
  'tp_hash',
  'tp_call',
  'tp_getattro',
  'tp_setattro',
  'tp_richcompare',
  'tp_iter',
  'tp_iternext',
  'tp_descr_get',
  'tp_descr_set',
  'tp_init',
  'tp_new',
  'tp_finalize',
  'nb_add',
  'nb_subtract',
  'nb_multiply',
  'nb_remainder',
  'nb_divmod',
  'nb_power',
  'nb_negative',
  'nb_positive',
  'nb_absolute',
  'nb_bool',
  'nb_invert',
  'nb_lshift',
  'nb_rshift',
  'nb_and',
  'nb_xor',
  'nb_or',
  'nb_int',
  'nb_float',
  'nb_inplace_add',
  'nb_inplace_subtract',
  'nb_inplace_multiply',
  'nb_inplace_remainder',
  'nb_inplace_power',
  'nb_inplace_lshift',
  'nb_inplace_rshift',
  'nb_inplace_and',
  'nb_inplace_xor',
  'nb_inplace_or',
  'nb_floor_divide',
  'nb_true_divide',
  'nb_inplace_floor_divide',
  'nb_inplace_true_divide',
  'nb_index',
  'nb_matrix_multiply',
  'nb_inplace_matrix_multiply',
  'sq_length',
  'sq_concat',
  'sq_repeat',
  'sq_item',
  'sq_ass_item',
  'sq_contains',
  'sq_inplace_concat',
  'sq_inplace_repeat',
  'mp_length',
  'mp_subscript',
  'mp_ass_subscript',
  'am_await',
  'am_aiter',
  'am_anext',
] as const satisfies readonly SlotName[];

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the slots are fields that the constructor creates in one loop
export interface PyType extends Slots {}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: as above
export class PyType extends PyObject {
  /** The namespace; made by `fillType` or class creation. */
  declare namespace: PyDict;
  mro: PyType[];
  bases: PyType[];
  /** `__module__` of a built-in type; classes keep theirs in the namespace. */
  module = 'builtins';
  qualname: Str;
  /** Made by a class statement or `type()`, hence mutable. */
  heap = false;
  /** Built-in and not usable as a base (`Py_TPFLAGS_BASETYPE` missing). */
  final = false;
  /** Instances have a `__dict__`. */
  hasDict = false;
  /** Slots added by `__slots__`, over all bases. */
  slotCount = 0;
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
  /** Cached bound of the class, for `CALL` and friends: the Python `__getitem__` that BINARY_SUBSCR_GETITEM enters. */
  constructor(
    public name: Str,
    readonly base: PyType | null,
    bases?: PyType[],
  ) {
    super();
    this.qualname = name;
    this.bases = bases ?? (base ? [base] : []);
    this.mro = base ? [this, ...base.mro] : [this];
    this.solid = this;
    for (const slot of SLOT_NAMES) (this as unknown as Record<string, unknown>)[slot] = undefined;
    if (base) for (const parent of this.bases) parent.subclasses.push(new WeakRef(this));
  }
}

/** Is `type` a subclass of `other`, by MRO alone. */
export function isSubtype(type: PyType, other: PyType): boolean {
  if (type === other) return true;
  const { mro } = type;
  for (let i = 1; i < mro.length; i++) if (mro[i] === other) return true;
  return false;
}

/** `_PyType_Lookup`: the raw attribute found first over the MRO, or undefined. */
export function lookup(type: PyType, name: Str): Value | undefined {
  const cached = type.lookupCache.get(name);
  if (cached !== undefined) return cached;
  if (type.lookupCache.has(name)) return undefined;
  let found: Value | undefined;
  for (const cls of type.mro) {
    found = cls.namespace.getStr(name);
    if (found !== undefined) break;
  }
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
  return type.subclasses.map((ref) => ref.deref()).filter((sub) => sub !== undefined && sub.bases.includes(type)) as PyType[];
}

function bare(name: string, base: PyType | null, options: Partial<Pick<PyType, 'final' | 'hasDict' | 'module'>> = {}): PyType {
  return Object.assign(new PyType(name, base), options);
}

export const objectType = bare('object', null);
export const typeType = bare('type', objectType, { hasDict: true });
PyType.prototype.cls = typeType;

const final = { final: true };
export const intType = bare('int', objectType);
export const boolType = bare('bool', intType, final);
export const floatType = bare('float', objectType);
export const complexType = bare('complex', objectType);
export const strType = bare('str', objectType);
export const bytesType = bare('bytes', objectType);
export const bytearrayType = bare('bytearray', objectType);
export const memoryviewType = bare('memoryview', objectType, final);
export const tupleType = bare('tuple', objectType);
export const listType = bare('list', objectType);
export const dictType = bare('dict', objectType);
export const setType = bare('set', objectType);
export const frozensetType = bare('frozenset', objectType);
export const rangeType = bare('range', objectType, final);
export const sliceType = bare('slice', objectType, final);
export const noneType = bare('NoneType', objectType, final);
export const notImplementedType = bare('NotImplementedType', objectType, final);
export const ellipsisType = bare('ellipsis', objectType, final);
export const cellType = bare('cell', objectType, final);
export const codeType = bare('code', objectType, final);
export const frameType = bare('frame', objectType, final);
export const tracebackType = bare('traceback', objectType, final);
export const functionType = bare('function', objectType, { ...final, hasDict: true });
export const methodType = bare('method', objectType, final);
export const generatorType = bare('generator', objectType, final);
export const coroutineType = bare('coroutine', objectType, final);
export const asyncGeneratorType = bare('async_generator', objectType, final);
export const moduleType = bare('module', objectType, { hasDict: true });
export const builtinFunctionType = bare('builtin_function_or_method', objectType, final);
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
