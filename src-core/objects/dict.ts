/**
 * The storage of `dict` (its methods are in dict/). Entries stand in insertion order in two parallel arrays, with holes where keys were
 * deleted, as in CPython's combined table; an index finds them once there are some. Exact str, int, bool, None and integral floats are found by a
 * JS Map on the primitive itself, objects that compare by identity by themselves; any other key by its hash, then identity or `==`.
 *
 * What has no order of evaluation to lose (primitives) runs no Python code and needs no thread.
 */

import { richCompareBool } from './abstract/compare.ts';
import { hash } from './abstract/hash.ts';
import type { Thread } from './thread.ts';
import { EQ, floatType, intType, objectType, strType, tupleType } from './type.ts';
import { type Int, PyFloat, PyIntObject, PyObject, PyStrObject, PyWideStr, type Str, sameStr, type Value } from './value.ts';

type Primitive = string | number | bigint | null | PyObject;

/** The Map key of a value that compares by primitive identity; undefined for all others. */
function primitive(key: Value): Primitive | undefined {
  switch (typeof key) {
    case 'string':
    case 'number':
    case 'bigint':
      return key;
    case 'boolean':
      return key ? 1 : 0;
    default:
      return key === null ? null : primitiveInside(key);
  }
}

function primitiveInside(key: PyObject): Primitive | undefined {
  const { cls: type } = key;
  // What hashes and compares by identity is its own key.
  if (type.tp_hash === objectType.tp_hash) return type.tp_richcompare === objectType.tp_richcompare ? key : undefined;
  if (key instanceof PyFloat) {
    const { value } = key;
    if (key.cls !== floatType || !Number.isInteger(value)) return undefined;
    return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
  }
  // Instances of subclasses that neither hash nor compare in a way of their own.
  const native = key instanceof PyStrObject ? strType : key instanceof PyIntObject ? intType : undefined;
  if (native === undefined) return undefined;
  const { cls, value } = key as PyStrObject | PyIntObject;
  if (cls.tp_hash !== native.tp_hash || cls.tp_richcompare !== native.tp_richcompare) return undefined;
  return typeof value === 'object' ? undefined : value;
}

/** Can a key that is not a primitive equal one? Not if it compares by identity, nor a tuple, a fractional float, a wide str. */
function comparesWithPrimitives(key: PyObject): boolean {
  const { cls } = key;
  if (cls === tupleType || cls === floatType || cls === strType) return false;
  return cls.tp_richcompare !== objectType.tp_richcompare;
}

/** As long as a dict has no more entries, holes included, its keys are looked for one by one. */
const WALKED = 8;
/** Entries that a new dict takes before it grows, and the room in a table that is made for `used` entries (`GROWTH_RATE`). */
const FIRST_ROOM = 5;
function roomFor(used: number): number {
  let size = 8;
  while (size < used * 3) size *= 2;
  return Math.floor((size * 2) / 3) - used;
}

export class PyDict extends PyObject {
  /** Keys and values by entry number; undefined where deleted. Read directly by inline caches and iterators. */
  keys: (Value | undefined)[] = [];
  values: (Value | undefined)[] = [];
  /** Number of items. */
  size = 0;
  /** `dk_version` for inline caches: 0 when unknown; reset when a key is added, removed or moved. */
  keysVersion = 0;
  /** Made from inline values of an instance and still in their layout: CPython's split table. */
  split = false;
  /** `dk_usable`: entries that can be appended before holes are closed. */
  private room = FIRST_ROOM;
  /** Entries by primitive key. Absent while they are few and every primitive key stands for itself: then a walk finds them. */
  private index: Map<Primitive, number> | undefined = undefined;
  /** How many keys are primitive. */
  private primitives = 0;
  /** Entries whose keys are not primitives, by hash; `hashes` holds the hash of each, by entry. */
  private byHash: Map<Int, number[]> | undefined;
  private hashes: (Int | undefined)[] = [];
  /** How many keys in `byHash` could equal a primitive. */
  private foreign = 0;
  /** Primitive keys by hash, made only when an object with its own `__eq__` is looked up. */
  private primitiveHashes: Map<Int, number[]> | undefined;

  get(t: Thread, key: Value): Value | undefined {
    const entry = this.find(t, key);
    return entry < 0 ? undefined : this.values[entry];
  }

  /** For a str key: neither hashes nor compares by Python code. */
  getStr(key: Str): Value | undefined {
    const entry = this.findStr(key);
    return entry < 0 ? undefined : this.values[entry];
  }

  /** For a str key, as a program asks: a key of another type may say that it equals it, and its `__eq__` runs. */
  ask(t: Thread, key: Str): Value | undefined {
    const value = this.getStr(key);
    return value === undefined && this.foreign > 0 ? this.get(t, key) : value;
  }

  /** Are all keys strs (`DK_IS_UNICODE`). */
  hasStrKeys(): boolean {
    return this.keys.every((key) => key === undefined || typeof key === 'string' || key instanceof PyWideStr);
  }

  /** Is there a key of another type that could equal a str or a number. */
  get hasForeignKeys(): boolean {
    return this.foreign > 0;
  }

  /** Entry number of a str key, or -1. */
  findStr(key: Str): number {
    if (typeof key === 'string') return this.entryOf(key);
    for (const entry of this.byHash?.get(hash(undefined as never, key)) ?? []) {
      const other = this.keys[entry];
      if (other instanceof PyWideStr && sameStr(other, key)) return entry;
    }
    return -1;
  }

  /** Entry number of a key, or -1. Raises TypeError `unhashable type` and whatever `__hash__` and `__eq__` raise. */
  find(t: Thread, key: Value): number {
    const simple = primitive(key);
    if (simple === undefined) return this.findObject(t, key, hash(t, key));
    return this.findPrimitive(t, key, simple);
  }

  /** `find` for a key whose hash is known; `__hash__` is not called. */
  findHashed(t: Thread, key: Value, h: Int): number {
    const simple = primitive(key);
    return simple === undefined ? this.findObject(t, key, h) : this.findPrimitive(t, key, simple);
  }

  /** The hash of the key of an entry; `__hash__` is not called again. */
  hashAt(t: Thread, entry: number): Int {
    return this.hashes[entry] ?? hash(t, this.keys[entry] as Value);
  }

  /** The entry of a primitive key, or -1. */
  private entryOf(simple: Primitive): number {
    const { index, keys } = this;
    if (index !== undefined) return index.get(simple) ?? -1;
    for (let entry = 0; entry < keys.length; entry++) if (keys[entry] === simple) return entry;
    return -1;
  }

  /** The index, made where there was none. */
  private indexed(): Map<Primitive, number> {
    if (this.index === undefined) {
      this.index = new Map();
      for (let entry = 0; entry < this.keys.length; entry++) {
        const key = this.keys[entry];
        const simple = key === undefined || this.hashes[entry] !== undefined ? undefined : primitive(key);
        if (simple !== undefined) this.index.set(simple, entry);
      }
    }
    return this.index;
  }

  private findPrimitive(t: Thread, key: Value, simple: Primitive): number {
    const entry = this.entryOf(simple);
    if (entry >= 0) return entry;
    return this.foreign === 0 ? -1 : (this.search(t, key, this.byHash?.get(hash(t, key))) ?? -1);
  }

  private findObject(t: Thread, key: Value, h: Int): number {
    const found = this.search(t, key, this.byHash?.get(h));
    if (found !== undefined) return found;
    if (this.primitives === 0 || !comparesWithPrimitives(key as PyObject)) return -1;
    return this.search(t, key, this.hashesOfPrimitives(t).get(h)) ?? -1;
  }

  /** The entry of a bucket whose key equals `key`. Comparisons may change the dict: the search then starts again. */
  private search(t: Thread, key: Value, bucket: number[] | undefined): number | undefined {
    if (bucket === undefined) return undefined;
    for (let i = 0; i < bucket.length; i++) {
      const entry = bucket[i];
      const other = this.keys[entry];
      if (other === key) return entry;
      const { keys } = this;
      const equal = richCompareBool(t, other as Value, key, EQ);
      if (this.keys !== keys || keys[entry] !== other) {
        const again = this.find(t, key);
        return again < 0 ? undefined : again;
      }
      if (equal) return entry;
    }
    return undefined;
  }

  private hashesOfPrimitives(t: Thread): Map<Int, number[]> {
    if (this.primitiveHashes === undefined) {
      this.primitiveHashes = new Map();
      for (const entry of this.indexed().values()) addToBucket(this.primitiveHashes, hash(t, this.keys[entry] as Value), entry);
    }
    return this.primitiveHashes;
  }

  set(t: Thread, key: Value, value: Value): void {
    const simple = primitive(key);
    if (simple !== undefined) {
      const entry = this.findPrimitive(t, key, simple);
      if (entry >= 0) this.values[entry] = value;
      else this.appendPrimitive(t, simple, key, value);
      return;
    }
    const h = hash(t, key);
    const entry = this.findObject(t, key, h);
    if (entry >= 0) this.values[entry] = value;
    else this.appendHashed(h, key, value);
  }

  /** `set` for a key whose hash is known; `__hash__` is not called. */
  setHashed(t: Thread, key: Value, h: Int, value: Value): void {
    const entry = this.findHashed(t, key, h);
    if (entry >= 0) this.values[entry] = value;
    else {
      const simple = primitive(key);
      if (simple === undefined) this.appendHashed(h, key, value);
      else this.appendPrimitive(t, simple, key, value);
    }
  }

  /** Another value for an entry that is there. */
  setEntry(entry: number, value: Value): void {
    this.values[entry] = value;
  }

  setStr(key: Str, value: Value): void {
    const entry = this.findStr(key);
    if (entry >= 0) this.values[entry] = value;
    else this.append(undefined, key, value);
  }

  /** The value of a key, which is added with `otherwise` if it is absent; hashes once. */
  setDefault(t: Thread, key: Value, otherwise: Value): Value {
    const simple = primitive(key);
    const h = simple === undefined ? hash(t, key) : 0;
    const entry = simple === undefined ? this.findObject(t, key, h) : this.findPrimitive(t, key, simple);
    if (entry >= 0) return this.values[entry] as Value;
    if (simple === undefined) this.appendHashed(h, key, otherwise);
    else this.appendPrimitive(t, simple, key, otherwise);
    return otherwise;
  }

  /** Adds a key that is known to be absent. The thread is needed for keys that are not strs. */
  append(t: Thread | undefined, key: Value, value: Value): void {
    const simple = primitive(key);
    if (simple !== undefined) this.appendPrimitive(t, simple, key, value);
    else this.appendHashed(hash(t as Thread, key), key, value);
  }

  private appendPrimitive(t: Thread | undefined, simple: Primitive, key: Value, value: Value): void {
    this.makeRoom();
    const entry = this.keys.length;
    if (this.index !== undefined || entry >= WALKED || simple !== key) this.indexed().set(simple, entry);
    this.primitives++;
    if (this.primitiveHashes !== undefined) {
      if (t === undefined) this.primitiveHashes = undefined;
      else addToBucket(this.primitiveHashes, hash(t, key), entry);
    }
    this.push(key, value);
  }

  private appendHashed(h: Int, key: Value, value: Value): void {
    this.makeRoom();
    const entry = this.keys.length;
    this.byHash ??= new Map();
    addToBucket(this.byHash, h, entry);
    while (this.hashes.length < entry) this.hashes.push(undefined);
    this.hashes[entry] = h;
    if (comparesWithPrimitives(key as PyObject)) this.foreign++;
    this.push(key, value);
  }

  private push(key: Value, value: Value): void {
    this.keys.push(key);
    this.values.push(value);
    this.size++;
    this.room--;
    this.keysVersion = 0;
  }

  /** Where CPython's table is full it is made anew, without holes; iterators notice, so it happens at the same times. */
  private makeRoom(): void {
    if (this.room > 0) return;
    this.room = roomFor(this.size);
    if (this.keys.length === this.size) return;
    const { keys, values, hashes } = this;
    const moved = new Map<number, number>();
    this.keys = [];
    this.values = [];
    this.hashes = [];
    for (let entry = 0; entry < keys.length; entry++) {
      if (keys[entry] === undefined) continue;
      moved.set(entry, this.keys.length);
      if (hashes[entry] !== undefined) this.hashes[this.keys.length] = hashes[entry];
      else if (this.byHash) this.hashes.push(undefined);
      this.keys.push(keys[entry]);
      this.values.push(values[entry]);
    }
    if (this.index !== undefined) for (const [simple, entry] of this.index) this.index.set(simple, moved.get(entry)!);
    for (const bucket of this.byHash?.values() ?? []) for (let i = 0; i < bucket.length; i++) bucket[i] = moved.get(bucket[i])!;
    this.primitiveHashes = undefined;
  }

  /** Removes a key and returns its value, or undefined when it is absent. */
  delete(t: Thread, key: Value): Value | undefined {
    const entry = this.find(t, key);
    return entry < 0 ? undefined : this.deleteEntry(t, entry);
  }

  deleteStr(key: Str): Value | undefined {
    const entry = this.findStr(key);
    return entry < 0 ? undefined : this.deleteEntry(undefined, entry);
  }

  /** Removes an entry and leaves a hole. */
  deleteEntry(t: Thread | undefined, entry: number): Value {
    const key = this.keys[entry] as Value;
    const value = this.values[entry] as Value;
    const simple = primitive(key);
    if (simple !== undefined) {
      this.index?.delete(simple);
      this.primitives--;
      if (this.primitiveHashes !== undefined) {
        if (t === undefined) this.primitiveHashes = undefined;
        else removeFromBucket(this.primitiveHashes, hash(t, key), entry);
      }
    } else {
      removeFromBucket(this.byHash!, this.hashes[entry] as Int, entry);
      this.hashes[entry] = undefined;
      if (comparesWithPrimitives(key as PyObject)) this.foreign--;
    }
    this.keys[entry] = undefined;
    this.values[entry] = undefined;
    this.size--;
    this.keysVersion = 0;
    this.split = false;
    return value;
  }

  /** Removes the last entry, as `popitem` does; undefined when there is none. */
  popLast(t: Thread): [Value, Value] | undefined {
    if (this.size === 0) return undefined;
    let entry = this.keys.length - 1;
    while (this.keys[entry] === undefined) entry--;
    const key = this.keys[entry] as Value;
    const value = this.deleteEntry(t, entry);
    this.keys.length = entry;
    this.values.length = entry;
    if (this.hashes.length > entry) this.hashes.length = entry;
    return [key, value];
  }

  clear(): void {
    this.keys = [];
    this.values = [];
    this.hashes = [];
    this.index = undefined;
    this.primitives = 0;
    this.byHash = undefined;
    this.primitiveHashes = undefined;
    this.foreign = 0;
    this.size = 0;
    this.room = FIRST_ROOM;
    this.keysVersion = 0;
    this.split = false;
  }

  /** A dict with the same entries in the same order, without holes. */
  copy(): PyDict {
    const out = new PyDict();
    out.assign(this);
    return out;
  }

  /** Takes over all entries of `other` into this empty dict. */
  assign(other: PyDict): void {
    this.split = false;
    if (other.keys.length !== other.size) {
      for (let i = 0; i < other.keys.length; i++) {
        const key = other.keys[i];
        if (key === undefined) continue;
        const h = other.hashes[i];
        const value = other.values[i] as Value;
        if (h !== undefined) this.appendHashed(h, key, value);
        else this.appendPrimitive(undefined, primitive(key) as Primitive, key, value);
      }
      return;
    }
    this.keys = other.keys.slice();
    this.values = other.values.slice();
    this.hashes = other.hashes.slice();
    this.size = other.size;
    this.room = other.room;
    this.foreign = other.foreign;
    this.index = other.index && new Map(other.index);
    this.primitives = other.primitives;
    if (other.byHash) this.byHash = new Map([...other.byHash].map(([h, entries]) => [h, entries.slice()]));
    this.keysVersion = 0;
  }

  /** Key and value pairs in order; the dict must not change meanwhile. */
  *entries(): Generator<[Value, Value]> {
    for (let i = 0; i < this.keys.length; i++) {
      if (this.keys[i] !== undefined) yield [this.keys[i] as Value, this.values[i] as Value];
    }
  }
}

function addToBucket(map: Map<Int, number[]>, h: Int, entry: number): void {
  const bucket = map.get(h);
  if (bucket) bucket.push(entry);
  else map.set(h, [entry]);
}

function removeFromBucket(map: Map<Int, number[]>, h: Int, entry: number): void {
  const bucket = map.get(h)!;
  bucket.splice(bucket.indexOf(entry), 1);
  if (bucket.length === 0) map.delete(h);
}

/** A dict of str keys. */
export function dictOf(entries: Iterable<readonly [Str, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries) dict.setStr(key, value);
  return dict;
}
