/**
 * Instances of classes written in Python that derive from `object` alone. As in CPython 3.12 their attributes stand in an array
 * of inline values, laid out by the keys that all instances of the class share (Objects/dictobject.c, "split table"); a real
 * dict is made only when somebody asks for `__dict__`, or when the layout cannot hold an attribute.
 */
import { PyDict } from './dict.ts';
import type { Thread } from './thread.ts';
import type { PyType } from './type.ts';
import { PyObject, type Str, type Value } from './value.ts';

/** `SHARED_KEYS_MAX_SIZE`: a class with more attributes than this gives further instances a dict. */
const SHARED_KEYS_MAX = 30;

/** The layout of inline values: names by slot, in the order in which instances first set them. */
export class SharedKeys {
  readonly names: Str[] = [];
  readonly index = new Map<Str, number>();
  /** What inline caches remember; 0 when unknown, reset when a name is added. */
  version = 0;
}

export class PyInstance extends PyObject {
  /** Inline values by slot of `cls.sharedKeys`; null once they live in `dict`. */
  values: (Value | undefined)[] | null;
  /** Slots in the order of insertion, where it differs from the layout's. */
  order: number[] | undefined;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.values = cls.hasDict && cls.sharedKeys ? [] : null;
    this.order = undefined;
    this.dict = undefined;
    this.slots = undefined;
  }

  /** Sets inline value `slot`, which is empty. */
  fill(slot: number, value: Value): void {
    setInline(this, slot, value);
  }
}

/** The value of an own attribute of any object with a `__dict__`, or undefined. */
export function getOwn(obj: PyObject, name: Str): Value | undefined {
  if (obj.dict !== undefined) return obj.dict.getStr(name);
  if (!(obj instanceof PyInstance) || obj.values === null) return undefined;
  const slot = obj.cls.sharedKeys!.index.get(name);
  return slot === undefined ? undefined : obj.values[slot];
}

/** `getOwn` as a program asks: a key of the dict that is no str may say that it equals one, and its `__eq__` runs. */
export function askOwn(t: Thread, obj: PyObject, name: Str): Value | undefined {
  return obj.dict === undefined ? getOwn(obj, name) : obj.dict.ask(t, name);
}

/** Sets (or, with undefined, deletes) an own attribute. Returns false when a deleted attribute was not there. */
export function setOwn(obj: PyObject, name: Str, value: Value | undefined): boolean {
  if (obj instanceof PyInstance && obj.values !== null) {
    const keys = obj.cls.sharedKeys!;
    let slot = keys.index.get(name);
    if (slot === undefined && value !== undefined && typeof name === 'string' && keys.names.length < SHARED_KEYS_MAX) {
      slot = keys.names.length;
      keys.names.push(name);
      keys.index.set(name, slot);
      keys.version = 0;
    }
    if (slot !== undefined) return setInline(obj, slot, value);
    if (value === undefined) return false;
  }
  const dict = instanceDict(obj);
  if (value !== undefined) {
    dict.setStr(name, value);
    return true;
  }
  return dict.deleteStr(name) !== undefined;
}

function setInline(obj: PyInstance, slot: number, value: Value | undefined): boolean {
  const values = obj.values!;
  const old = values[slot];
  if (value === undefined) {
    if (old === undefined) return false;
    obj.order = insertionOrder(obj).filter((s) => s !== slot);
    values[slot] = undefined;
    return true;
  }
  if (old === undefined) {
    if (obj.order) obj.order.push(slot);
    else if (slot !== values.length) obj.order = [...insertionOrder(obj), slot];
    while (values.length < slot) values.push(undefined);
  }
  values[slot] = value;
  return true;
}

function insertionOrder(obj: PyInstance): number[] {
  if (obj.order) return obj.order;
  const order: number[] = [];
  obj.values!.forEach((value, slot) => {
    if (value !== undefined) order.push(slot);
  });
  return order;
}

/** `obj.__dict__`, made now if it was not there. */
export function instanceDict(obj: PyObject): PyDict {
  if (obj.dict !== undefined) return obj.dict;
  const dict = new PyDict();
  if (obj instanceof PyInstance && obj.values !== null) {
    const { names } = obj.cls.sharedKeys!;
    for (const slot of insertionOrder(obj)) dict.setStr(names[slot], obj.values[slot] as Value);
    dict.split = true;
    obj.values = null;
    obj.order = undefined;
  }
  obj.dict = dict;
  return dict;
}

/** Has the object attributes of its own. */
export function hasOwnEntries(obj: PyObject): boolean {
  if (obj.dict !== undefined) return obj.dict.size > 0;
  if (!(obj instanceof PyInstance) || obj.values === null) return false;
  for (let slot = 0; slot < obj.values.length; slot++) if (obj.values[slot] !== undefined) return true;
  return false;
}

/** Own attribute names and values in order, without making a dict. */
export function ownEntries(obj: PyObject): [Value, Value][] {
  if (obj.dict !== undefined) return [...obj.dict.entries()];
  if (!(obj instanceof PyInstance) || obj.values === null) return [];
  const { names } = obj.cls.sharedKeys!;
  return insertionOrder(obj).map((slot) => [names[slot], obj.values![slot] as Value]);
}
