/**
 * `__flags__`, `__basicsize__` and such of types, as the reference on a 64-bit machine has them (Include/object.h). Nothing here decides
 * anything: they tell what the fields of a type say in other words.
 */

import { baseExceptionType, objectType, type PyType } from './type.ts';
import { TYPE_SIZES, UNTRACKED_TYPES } from './type-sizes.ts';
import { utf16 } from './value.ts';

const MANAGED_WEAKREF = 2 ** 3;
const MANAGED_DICT = 2 ** 4;
const SEQUENCE = 2 ** 5;
const MAPPING = 2 ** 6;
const DISALLOW_INSTANTIATION = 2 ** 7;
const IMMUTABLE = 2 ** 8;
const HEAP = 2 ** 9;
const BASE = 2 ** 10;
const HAVE_VECTORCALL = 2 ** 11;
const READY = 2 ** 12;
const HAVE_GC = 2 ** 14;
const ITEMS_AT_END = 2 ** 23;
const METHOD_DESCRIPTOR = 2 ** 17;
const ABSTRACT = 2 ** 20;
const MATCH_SELF = 2 ** 22;
/** Types that the interpreter tells apart by a bit, with that bit. */
const FAST: Readonly<Record<string, number>> = {
  int: 2 ** 24,
  list: 2 ** 25,
  tuple: 2 ** 26,
  bytes: 2 ** 27,
  str: 2 ** 28,
  dict: 2 ** 29,
  BaseException: 2 ** 30,
  type: 2 ** 31,
};
/** What sequence and mapping patterns take, with all that derives from it. */
const SEQUENCES = ['list', 'tuple', 'range', 'memoryview'];
const MAPPINGS = ['dict', 'mappingproxy'];
/** Made from a specification: types on the heap that nobody can change. So are all of these modules, but for the others. */
const SPECIFIED = [
  'TypeVar',
  'ParamSpec',
  'ParamSpecArgs',
  'ParamSpecKwargs',
  'TypeVarTuple',
  'deque',
  'defaultdict',
  'HASH',
  'HASHXOF',
  'HMAC',
  'mmap',
  'ZoneInfo',
];
const VECTORCALLED = [
  'type',
  'function',
  'builtin_function_or_method',
  'method',
  'method_descriptor',
  'types.GenericAlias',
  'GenericAlias',
  'functools.partial',
  'operator.attrgetter',
  'operator.itemgetter',
  'weakref.ReferenceType',
  '_testcapi.MethodDescriptorBase',
  '_testcapi.MethodDescriptor2',
];
/** Their instances bind when they are found in a class, as functions do, and are called without that where they can be. */
const METHODS = [
  'function',
  'method_descriptor',
  'wrapper_descriptor',
  'functools._lru_cache_wrapper',
  '_testcapi.MethodDescriptorBase',
  '_testcapi.MethodDescriptor2',
];
const MATCHES_SELF = ['bool', 'bytearray', 'bytes', 'dict', 'float', 'frozenset', 'int', 'list', 'set', 'str', 'tuple'];
const SPECIFYING = new Set(
  '_asyncio _blake2 _csv _io _json _lsprof _pickle _queue _random _socket _sre _struct _thread _tokenize array collections functools itertools operator posix pyexpat re select unicodedata zlib'.split(
    ' ',
  ),
);
/** Types that cannot be instantiated and do not say so in their flags. */
const WITHOUT_NEW =
  'FutureIter TaskStepMethWrapper PicklerMemoProxy UnpicklerMemoProxy odict_items odict_keys odict_values float_info hash_info int_info thread_info'.split(
    ' ',
  );
const STATIC = ['collections.OrderedDict'];

/** The nearest built-in type. */
function native(type: PyType): PyType {
  let found = type;
  while (found.heap && found.base !== null) found = found.base;
  return found;
}

const nativeName = (type: PyType) => utf16(native(type).name);

function sizes(type: PyType): readonly [size: number, item?: number] {
  for (let known: PyType | null = native(type); known; known = known.base) {
    const found = TYPE_SIZES.get(utf16(known.name));
    if (found && (known !== objectType || type.mro.length === 1 || native(type) === objectType)) return found;
  }
  return [24];
}

/** Bytes before the object: what the collector keeps of it, and pointers to dict and weak references (`_PyType_PreHeaderSize`). */
export function headerSize(type: PyType): number {
  const tracked = type.heap || !UNTRACKED_TYPES.has(utf16(type.name));
  return (tracked ? 16 : 0) + (managesDict(type) || managesWeakref(type) ? 16 : 0);
}

export const basicSize = (type: PyType): number => sizes(type)[0] + 8 * type.slotCount;
export const itemSize = (type: PyType): number => sizes(type)[1] ?? 0;

/** Of `typing`: what stands in front of the object with them too. */
const WITH_DICT = ['typing.TypeVar', 'typing.ParamSpec', 'typing.TypeVarTuple'];
const WITH_WEAKREF = [...WITH_DICT, 'typing.ParamSpecArgs', 'typing.ParamSpecKwargs'];
/** A dict in front of the object, as classes have it that a class statement makes. */
const managesDict = (type: PyType) =>
  (type.heap && type.hasDict && !native(type).hasDict) || WITH_DICT.includes(utf16(type.name));
const managesWeakref = (type: PyType) =>
  (type.heap && type.hasWeakref && !native(type).hasWeakref) || WITH_WEAKREF.includes(utf16(type.name));

export function dictOffset(type: PyType): number {
  if (!type.hasDict) return 0;
  return managesDict(type)
    ? -1
    : type.solid === baseExceptionType || nativeName(type) === 'module'
      ? 16
      : basicSize(native(type));
}
export const weakrefOffset = (type: PyType): number =>
  !type.hasWeakref ? 0 : managesWeakref(type) ? -32 : basicSize(native(type)) - 8;

/** By its own right, or from its base as long as it is called in the same way (`inherit_slots`). */
function isVectorcalled(type: PyType): boolean {
  if (!type.heap && VECTORCALLED.includes(utf16(type.name))) return true;
  return type.base !== null && type.tp_call === type.base.tp_call && isVectorcalled(type.base);
}

/** As above; classes that can change have it not from their base. */
function bindsAsMethod(type: PyType): boolean {
  if (type.heap) return false;
  if (METHODS.includes(utf16(type.name))) return true;
  return type.base !== null && type.tp_descr_get === type.base.tp_descr_get && bindsAsMethod(type.base);
}

/** Made at run time, by a class statement or by C from a specification. */
export const isHeapType = (type: PyType): boolean =>
  type.heap || SPECIFIED.includes(utf16(type.qualname)) || (SPECIFYING.has(type.module) && !STATIC.includes(utf16(type.name)));

export function typeFlags(type: PyType): number {
  let flags = READY;
  if (type.heap) flags += HEAP + HAVE_GC;
  else {
    flags += IMMUTABLE;
    if (isHeapType(type)) flags += HEAP;
    if (!UNTRACKED_TYPES.has(utf16(type.name))) flags += HAVE_GC;
    if (type.tp_new === undefined && !WITHOUT_NEW.includes(utf16(type.qualname))) flags += DISALLOW_INSTANTIATION;
  }
  if (!type.final) flags += BASE;
  if (managesDict(type)) flags += MANAGED_DICT;
  if (managesWeakref(type)) flags += MANAGED_WEAKREF;
  const names = type.mro.filter((base) => !base.heap).map((base) => utf16(base.name));
  if (type.patternKind === 'sequence' || names.some((name) => SEQUENCES.includes(name))) flags += SEQUENCE;
  else if (type.patternKind === 'mapping' || names.some((name) => MAPPINGS.includes(name))) flags += MAPPING;
  if (isVectorcalled(type)) flags += HAVE_VECTORCALL;
  if (names.includes('type')) flags += ITEMS_AT_END;
  if (bindsAsMethod(type)) flags += METHOD_DESCRIPTOR;
  if (type.abstract) flags += ABSTRACT;
  if (names.some((name) => MATCHES_SELF.includes(name))) flags += MATCH_SELF;
  return flags + (names.map((name) => FAST[name]).find((bit) => bit !== undefined) ?? 0);
}
