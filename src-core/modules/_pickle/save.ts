/** Pickling of any object: by its type, by what a program has provided, else by `__reduce_ex__` (`save`, `dump`, Modules/_pickle.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { reprText, str } from '../../objects/abstract/repr.ts';
import { getItem } from '../../objects/abstract/sequence.ts';
import type { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import type { PyDict } from '../../objects/dict.ts';
import { isException } from '../../objects/raise.ts';
import { reduceInherited } from '../../objects/reduce.ts';
import type { PyFrozenSet, PySet } from '../../objects/set/set-object.ts';
import { isAscii } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import {
  bytearrayType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  functionType,
  isSubtype,
  listType,
  type PyType,
  setType,
  strType,
  tupleType,
  typeType,
} from '../../objects/type.ts';
import {
  asStr,
  NotImplemented,
  type PyBytes,
  type PyFloat,
  type PyList,
  type PyObject,
  PyTuple,
  type PyWideStr,
  type Str,
  type Value,
} from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import * as op from './opcodes.ts';
import { type PyPickleBuffer, pickleBufferType } from './pickle-buffer.ts';
import type { PyPickler } from './pickler-object.ts';
import { saveDict, saveFrozenSet, saveList, saveSet, saveTuple } from './save-containers.ts';
import { saveGlobal, saveType } from './save-global.ts';
import { saveReduce } from './save-reduce.ts';
import { saveBool, saveByteArray, saveBytes, saveFloat, saveInt, savePickleBuffer, saveStr, writeStr } from './save-scalars.ts';
import { picklingError, stateOf } from './state.ts';

/** Writes the name that the program has for an object; false where it has none. */
function savePersistent(t: Thread, p: PyPickler, obj: Value): boolean {
  const id = call(t, p.persistentId as Value, [obj]);
  if (id === null) return false;
  if (p.bin) {
    save(t, p, id, true);
    p.out.byte(op.BINPERSID);
    return true;
  }
  const text = str(t, id);
  if (!isAscii(text)) picklingError(t, 'persistent IDs in protocol 0 must be ASCII strings');
  p.out.latin1(`P${text as string}\n`);
  return true;
}

/** The function for the type in the table of this pickler, else in that of `copyreg`. */
function reducerFor(t: Thread, p: PyPickler, type: PyType): Value | undefined {
  if (p.dispatchTable === undefined) return stateOf(t).dispatchTable.get(t, type);
  try {
    return getItem(t, p.dispatchTable, type);
  } catch (error) {
    if (isException(error, 'KeyError')) return undefined;
    throw error;
  }
}

/** What the object says of itself. */
function reduceValue(t: Thread, p: PyPickler, obj: Value): Value {
  const inherited = reduceInherited(t, obj, p.protocol);
  if (inherited !== undefined) return inherited;
  const reduceEx = lookupAttr(t, obj, '__reduce_ex__');
  if (reduceEx !== undefined) return call(t, reduceEx, [p.protocol]);
  const reduce = lookupAttr(t, obj, '__reduce__');
  if (reduce !== undefined) return call(t, reduce, []);
  return picklingError(t, `can't pickle '${typeName(obj)}' object: ${reprText(t, obj)}`);
}

function saveReduced(t: Thread, p: PyPickler, obj: Value, reduced: Value): void {
  if (asStr(reduced) !== undefined) saveGlobal(t, p, obj, reduced);
  else if (reduced instanceof PyTuple) saveReduce(t, p, reduced, obj);
  else picklingError(t, '__reduce__ must return a string or tuple');
}

function saveOther(t: Thread, p: PyPickler, obj: PyObject, type: PyType): void {
  if (p.reducerOverride !== undefined) {
    const reduced = call(t, p.reducerOverride, [obj]);
    if (reduced !== NotImplemented) {
      saveReduced(t, p, obj, reduced);
      return;
    }
  }
  if (type === typeType) {
    saveType(t, p, obj);
    return;
  }
  if (type === functionType) {
    saveGlobal(t, p, obj);
    return;
  }
  const reducer = reducerFor(t, p, type);
  if (reducer !== undefined) saveReduced(t, p, obj, call(t, reducer, [obj]));
  else if (isSubtype(type, typeType)) saveGlobal(t, p, obj);
  else saveReduced(t, p, obj, reduceValue(t, p, obj));
}

/** What can hold other objects, or is none of the built-in types. */
function saveCompound(t: Thread, p: PyPickler, obj: PyObject, type: PyType): void {
  if (type === dictType) saveDict(t, p, obj as PyDict);
  else if (type === tupleType) saveTuple(t, p, obj as PyTuple);
  else if (type === listType) saveList(t, p, obj as PyList);
  else if (type === setType) saveSet(t, p, obj as PySet);
  else if (type === frozensetType) saveFrozenSet(t, p, obj as PyFrozenSet);
  else if (type === bytearrayType) saveByteArray(t, p, obj as PyByteArray);
  else if (type === pickleBufferType) savePickleBuffer(t, p, obj as PyPickleBuffer);
  else saveOther(t, p, obj, type);
}

/** Is it there already: then a reference is written. */
function saveKnown(t: Thread, p: PyPickler, obj: Value): boolean {
  const id = p.memo.get(obj);
  if (id === undefined) return false;
  p.putReference(t, id);
  return true;
}

/** Writes an object. `isPersistentId`: it is a name that the program has given, of which it is not asked again. */
export function save(t: Thread, p: PyPickler, obj: Value, isPersistentId = false): void {
  if (p.out.frameStart >= 0) p.endFullFrame(t);
  if (p.persistentId !== undefined && !isPersistentId && savePersistent(t, p, obj)) return;
  switch (typeof obj) {
    case 'number':
    case 'bigint':
      saveInt(t, p, obj);
      return;
    case 'boolean':
      saveBool(p, obj);
      return;
    case 'string':
      if (!saveKnown(t, p, obj)) saveStr(t, p, obj);
      return;
  }
  if (obj === null) {
    p.out.byte(op.NONE);
    return;
  }
  const type = obj.cls;
  if (type === floatType) {
    saveFloat(p, obj as PyFloat);
    return;
  }
  if (saveKnown(t, p, obj)) return;
  if (type === bytesType) saveBytes(t, p, obj as PyBytes);
  else if (type === strType) saveStr(t, p, obj as PyWideStr);
  else {
    t.enterRecursion(' while pickling an object');
    try {
      saveCompound(t, p, obj, type);
    } finally {
      t.leaveRecursion();
    }
  }
}

/** Writes a str that the memo knows as `known`. */
export function saveStrAs(t: Thread, p: PyPickler, text: Str, known: Value): void {
  if (p.out.frameStart >= 0) p.endFullFrame(t);
  if (p.persistentId !== undefined && savePersistent(t, p, text)) return;
  if (!saveKnown(t, p, known)) writeStr(t, p, text, known);
}

/** Writes a whole pickle into the buffer of `p`. */
export function dumpInto(t: Thread, p: PyPickler, obj: Value): void {
  const { out } = p;
  p.reducerOverride = lookupAttr(t, p, 'reducer_override');
  t.held.push(p, [obj]);
  try {
    if (p.protocol >= 2) out.two(op.PROTO, p.protocol);
    out.framing = p.protocol >= 4;
    save(t, p, obj);
    out.byte(op.STOP);
    out.commitFrame();
  } finally {
    t.held.length -= 2;
    out.framing = false;
    p.reducerOverride = undefined;
  }
}
