/**
 * The storage of `set` and `frozenset`: CPython's open-addressing table (Objects/setobject.c), probe for probe, so that sets iterate in the
 * reference's order. Keys stand in `keys`, the two words of their 64-bit hashes in `low` and `high`.
 */
import { intFromWords, out, splitInt } from '../../base/hash64.ts';
import { richCompareBool } from '../abstract/compare.ts';
import { hash } from '../abstract/hash.ts';
import type { Thread } from '../thread.ts';
import { EQ, frozensetType, setType } from '../type.ts';
import { type Int, PyObject, PySingleton, type Value } from '../value.ts';

const MIN_SIZE = 8;
const LINEAR_PROBES = 9;

/** Stands where a key was removed; its hash words are -1. */
const DUMMY: Value = new PySingleton('<dummy key>');

/** The words of `hash(key)`, in `out`. */
function hashWords(t: Thread, key: Value): void {
  if (typeof key === 'number') splitInt(key === -1 ? -2 : key);
  else splitInt(hash(t, key));
}

/** Any set: exact instances are of type `set`, those of PyFrozenSet of type `frozenset`. */
export class PySet extends PyObject {
  keys: (Value | undefined)[] = new Array(MIN_SIZE).fill(undefined);
  low = new Int32Array(MIN_SIZE);
  high = new Int32Array(MIN_SIZE);
  /** Slots in use, dummies included. */
  fill = 0;
  /** Number of items. */
  used = 0;
  /** Where `pop` looks next. */
  private finger = 0;

  get mask(): number {
    return this.keys.length - 1;
  }

  /** Adds a key. Raises what `__hash__` and `__eq__` raise. */
  add(t: Thread, key: Value): void {
    hashWords(t, key);
    this.addHashed(t, key, out.lo, out.hi);
  }

  has(t: Thread, key: Value): boolean {
    hashWords(t, key);
    return this.hasHashed(t, key, out.lo, out.hi);
  }

  /** Removes a key; false when it was absent. */
  discard(t: Thread, key: Value): boolean {
    hashWords(t, key);
    return this.discardHashed(t, key, out.lo, out.hi);
  }

  hasHashed(t: Thread, key: Value, lo: number, hi: number): boolean {
    return this.keys[this.find(t, key, lo, hi)] !== undefined;
  }

  discardHashed(t: Thread, key: Value, lo: number, hi: number): boolean {
    const slot = this.find(t, key, lo, hi);
    if (this.keys[slot] === undefined) return false;
    this.removeSlot(slot);
    return true;
  }

  private removeSlot(slot: number): void {
    this.keys[slot] = DUMMY;
    this.low[slot] = -1;
    this.high[slot] = -1;
    this.used--;
  }

  /** The slot of a key, or the empty slot that ends its probes (`set_lookkey`). */
  private find(t: Thread, key: Value, lo: number, hi: number): number {
    const { keys, low, high } = this;
    const mask = keys.length - 1;
    let perturbLow = lo;
    let perturbHigh = hi;
    let i = lo & mask;
    for (;;) {
      let slot = i;
      for (let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0; probes >= 0; probes--, slot++) {
        const other = keys[slot];
        if (other === undefined) return slot;
        if (low[slot] === lo && high[slot] === hi) {
          if (other === key) return slot;
          const equal = richCompareBool(t, other, key, EQ);
          if (this.keys !== keys || keys[slot] !== other) return this.find(t, key, lo, hi);
          if (equal) return slot;
        }
      }
      // perturb >>= 5, as one 64-bit number.
      perturbLow = (perturbLow >>> 5) | (perturbHigh << 27);
      perturbHigh >>>= 5;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  /** `set_add_entry`. */
  addHashed(t: Thread, key: Value, lo: number, hi: number): void {
    const { keys, low, high } = this;
    const mask = keys.length - 1;
    let free = -1;
    let perturbLow = lo;
    let perturbHigh = hi;
    let i = lo & mask;
    for (;;) {
      let slot = i;
      for (let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0; probes >= 0; probes--, slot++) {
        const other = keys[slot];
        if (other === undefined) {
          this.occupy(free >= 0 ? free : slot, key, lo, hi, free < 0);
          return;
        }
        if (low[slot] === lo && high[slot] === hi) {
          if (other === key) return;
          if (richCompareBool(t, other, key, EQ)) return;
          if (this.keys !== keys || keys[slot] !== other) {
            this.addHashed(t, key, lo, hi);
            return;
          }
        } else if (other === DUMMY) free = slot;
      }
      perturbLow = (perturbLow >>> 5) | (perturbHigh << 27);
      perturbHigh >>>= 5;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  private occupy(slot: number, key: Value, lo: number, hi: number, fresh: boolean): void {
    this.keys[slot] = key;
    this.low[slot] = lo;
    this.high[slot] = hi;
    this.used++;
    if (!fresh) return;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.resize(growth(this.used));
  }

  /** Adds a key known to be absent to a table without dummies. */
  private insertClean(key: Value, lo: number, hi: number): void {
    const { keys } = this;
    const mask = keys.length - 1;
    let perturbLow = lo;
    let perturbHigh = hi;
    let i = lo & mask;
    for (;;) {
      const end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let slot = i; slot <= end; slot++) {
        if (keys[slot] === undefined) {
          keys[slot] = key;
          this.low[slot] = lo;
          this.high[slot] = hi;
          return;
        }
      }
      perturbLow = (perturbLow >>> 5) | (perturbHigh << 27);
      perturbHigh >>>= 5;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  /** Rebuilds the table, without dummies, in the smallest size above `least` (`set_table_resize`). */
  private resize(least: number): void {
    let size = MIN_SIZE;
    while (size <= least) size *= 2;
    const { keys, low, high } = this;
    if (size === MIN_SIZE && keys.length === MIN_SIZE && this.fill === this.used) return;
    this.renew(size);
    this.fill = this.used;
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot];
      if (key !== undefined && key !== DUMMY) this.insertClean(key, low[slot], high[slot]);
    }
  }

  private renew(size: number): void {
    this.keys = new Array(size).fill(undefined);
    this.low = new Int32Array(size);
    this.high = new Int32Array(size);
  }

  /** Makes room before `count` keys of a dict or set are added. */
  reserve(count: number): void {
    if ((this.fill + count) * 5 >= this.mask * 3) this.resize((this.used + count) * 2);
  }

  /** Rebuilds the table when over a quarter of it are dummies. */
  shrink(): void {
    if (this.fill - this.used > Math.floor(this.mask / 4)) this.resize(growth(this.used));
  }

  /** Adds all keys of another set (`set_merge`). */
  merge(t: Thread, other: PySet): void {
    if (other === this || other.used === 0) return;
    this.reserve(other.used);
    const { keys, low, high } = other;
    if (this.fill > 0) {
      for (let slot = 0; slot < other.keys.length; slot++) {
        const key = other.keys[slot];
        if (key !== undefined && key !== DUMMY) this.addHashed(t, key, other.low[slot], other.high[slot]);
      }
      return;
    }
    if (this.keys.length === keys.length && other.fill === other.used) {
      this.keys = keys.slice();
      this.low = low.slice();
      this.high = high.slice();
    } else {
      for (let slot = 0; slot < keys.length; slot++) {
        const key = keys[slot];
        if (key !== undefined && key !== DUMMY) this.insertClean(key, low[slot], high[slot]);
      }
    }
    this.fill = this.used = other.used;
  }

  /** The next slot with a key, from `slot` on; -1 at the end. */
  next(slot: number): number {
    const { keys } = this;
    for (; slot < keys.length; slot++) if (keys[slot] !== undefined && keys[slot] !== DUMMY) return slot;
    return -1;
  }

  /** Removes some key and returns it; undefined when the set is empty. */
  pop(): Value | undefined {
    if (this.used === 0) return undefined;
    const { keys } = this;
    let slot = this.finger & this.mask;
    while (keys[slot] === undefined || keys[slot] === DUMMY) slot = slot === this.mask ? 0 : slot + 1;
    const key = keys[slot] as Value;
    this.removeSlot(slot);
    this.finger = slot + 1;
    return key;
  }

  clear(): void {
    this.renew(MIN_SIZE);
    this.fill = 0;
    this.used = 0;
  }

  /** Takes the contents of `other`, which must not be used afterwards (`set_swap_bodies`). */
  takeOver(other: PySet): void {
    this.keys = other.keys;
    this.low = other.low;
    this.high = other.high;
    this.fill = other.fill;
    this.used = other.used;
  }

  /** The keys in order with their hashes, in a fresh array. */
  hashedItems(): [key: Value, hash: Int][] {
    const out: [Value, Int][] = [];
    this.keys.forEach((key, i) => {
      if (key !== undefined && key !== DUMMY) out.push([key, intFromWords(this.low[i], this.high[i])]);
    });
    return out;
  }

  /** The keys in order, in a fresh array. */
  items(): Value[] {
    return this.keys.filter((key) => key !== undefined && key !== DUMMY) as Value[];
  }
}
PySet.prototype.cls = setType;

export class PyFrozenSet extends PySet {
  /** Cached; undefined until asked for. */
  hash: Int | undefined = undefined;
}
PyFrozenSet.prototype.cls = frozensetType;

function growth(used: number): number {
  return used > 50000 ? used * 2 : used * 4;
}

/** The hash of a key in a slot as a Python int. */
export function hashOfSlot(set: PySet, slot: number): Int {
  return intFromWords(set.low[slot], set.high[slot]);
}
