/**
 * The storage of `dict` (its methods are in dict/). Entries stand in insertion order in two parallel arrays, with holes where keys were
 * deleted, as in CPython's combined table; an index finds them. Exact str, int, bool, None and integral floats are found by a
 * JS Map on the primitive itself; any other key by its hash, then identity or `==`.
 *
 * What has no order of evaluation to lose (primitives) runs no Python code and needs no thread.
 */

import { richCompareBool } from './abstract/compare.ts';
import { hash } from './abstract/hash.ts';
import type { Thread } from './thread.ts';
import { EQ } from './type.ts';
import { type Int, PyFloat, PyObject, PyTuple, PyWideStr, type Str, sameStr, type Value } from './value.ts';

type Primitive = string | number | bigint | null;

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
      if (key === null) return null;
      if (key.constructor === PyFloat && Number.isInteger((key as PyFloat).value) && !Object.hasOwn(key, 'cls')) {
        const value = (key as PyFloat).value;
        return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
      }
      return undefined;
  }
}

/** Can a key of this kind equal a primitive one? Only a float never does once `primitive` refused it, nor str, tuple, ... */
function comparesWithPrimitives(key: PyObject): boolean {
  return !(key instanceof PyTuple || key instanceof PyFloat || key instanceof PyWideStr) || Object.hasOwn(key, 'cls');
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
  private index: Map<Primitive, number> = new Map();
  private byHash: Map<Int, number[]> | undefined;
  /** Hash of every primitive key, made only when an object with its own `__eq__` is looked up. */
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

  /** Entry number of a str key, or -1. */
  findStr(key: Str): number {
    if (typeof key === 'string') return this.index.get(key) ?? -1;
    for (const bucket of this.byHash?.values() ?? []) {
      for (const entry of bucket) {
        const other = this.keys[entry];
        if (other instanceof PyWideStr && sameStr(other, key)) return entry;
      }
    }
    return -1;
  }

  /** Entry number of a key, or -1. Raises TypeError `unhashable type` and whatever `__hash__` and `__eq__` raise. */
  find(t: Thread, key: Value): number {
    const simple = primitive(key);
    if (simple !== undefined) {
      const entry = this.index.get(simple);
      if (entry !== undefined) return entry;
      return this.byHash === undefined ? -1 : this.findObject(t, key, hash(t, key), false);
    }
    return this.findObject(t, key, hash(t, key), comparesWithPrimitives(key as PyObject));
  }

  private findObject(t: Thread, key: Value, h: Int, primitives: boolean): number {
    const buckets = [this.byHash?.get(h)];
    if (primitives && this.index.size > 0) buckets.push(this.hashesOfPrimitives(t).get(h));
    for (const bucket of buckets) {
      if (bucket === undefined) continue;
      for (const entry of [...bucket]) {
        const other = this.keys[entry];
        if (other === undefined) continue;
        if (other === key || richCompareBool(t, other, key, EQ)) return entry;
      }
    }
    return -1;
  }

  private hashesOfPrimitives(t: Thread): Map<Int, number[]> {
    if (this.primitiveHashes === undefined) {
      this.primitiveHashes = new Map();
      for (const entry of this.index.values()) addToBucket(this.primitiveHashes, hash(t, this.keys[entry] as Value), entry);
    }
    return this.primitiveHashes;
  }

  set(t: Thread, key: Value, value: Value): void {
    const entry = this.find(t, key);
    if (entry >= 0) {
      this.values[entry] = value;
      return;
    }
    this.append(t, key, value);
  }

  setStr(key: Str, value: Value): void {
    const entry = this.findStr(key);
    if (entry >= 0) this.values[entry] = value;
    else this.append(undefined, key, value);
  }

  /** Adds a key that is known to be absent. The thread is needed for keys that are not primitives. */
  append(t: Thread | undefined, key: Value, value: Value): void {
    const simple = primitive(key);
    const entry = this.keys.length;
    if (simple !== undefined) {
      this.index.set(simple, entry);
      this.primitiveHashes = undefined;
    } else {
      this.byHash ??= new Map();
      addToBucket(
        this.byHash,
        key instanceof PyWideStr && t === undefined ? hash(undefined as never, key) : hash(t!, key),
        entry,
      );
    }
    this.keys.push(key);
    this.values.push(value);
    this.size++;
    this.keysVersion = 0;
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

  deleteEntry(t: Thread | undefined, entry: number): Value {
    const key = this.keys[entry] as Value;
    const value = this.values[entry] as Value;
    const simple = primitive(key);
    if (simple !== undefined) this.index.delete(simple);
    else {
      const h = hash(t as Thread, key);
      const bucket = this.byHash!.get(h)!;
      bucket.splice(bucket.indexOf(entry), 1);
      if (bucket.length === 0) this.byHash!.delete(h);
    }
    this.primitiveHashes = undefined;
    this.keys[entry] = undefined;
    this.values[entry] = undefined;
    this.size--;
    this.keysVersion = 0;
    this.split = false;
    if (entry === this.keys.length - 1) {
      this.keys.pop();
      this.values.pop();
    }
    return value;
  }

  clear(): void {
    this.keys = [];
    this.values = [];
    this.index = new Map();
    this.byHash = undefined;
    this.primitiveHashes = undefined;
    this.size = 0;
    this.keysVersion = 0;
    this.split = false;
  }

  copy(): PyDict {
    const out = new PyDict();
    out.keys = this.keys.slice();
    out.values = this.values.slice();
    out.size = this.size;
    out.index = new Map(this.index);
    if (this.byHash) out.byHash = new Map([...this.byHash].map(([h, entries]) => [h, entries.slice()]));
    return out;
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

/** A dict of str keys. */
export function dictOf(entries: Iterable<readonly [Str, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries) dict.setStr(key, value);
  return dict;
}
