/**
 * A set of names that comes in the order of CPython's `set`: free names that a scope passes on are entered in this order, and with
 * them the hidden locals of a class body. The table and its probes are those of Objects/setobject.c. What is equal is told by `===`,
 * since names are all it holds.
 */
import { out, splitInt } from '../../base/hash64.ts';
import { hashText } from '../../base/siphash.ts';

/** `hash(name)`. */
export type NameHash = (name: string) => number | bigint;

const MIN_SIZE = 8;
const LINEAR_PROBES = 9;
/** Where a name was removed. No name is null. */
const REMOVED = null;
type Slot = string | null | undefined;

export class NameSet {
  private slots: Slot[] = new Array(MIN_SIZE).fill(undefined);
  /** Slots in use, removed names included. */
  private fill = 0;
  private used = 0;

  constructor(private readonly hash: NameHash = hashText) {}

  get size(): number {
    return this.used;
  }

  has(name: string): boolean {
    return this.used > 0 && this.slots[this.find(name)] === name;
  }

  add(name: string): void {
    const slot = this.find(name);
    if (this.slots[slot] === name) return;
    const fresh = this.slots[slot] === undefined;
    this.slots[slot] = name;
    this.used++;
    if (!fresh) return;
    this.fill++;
    if (this.fill * 5 >= (this.slots.length - 1) * 3) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  /** Removes a name; false when it was not there. */
  delete(name: string): boolean {
    if (!this.has(name)) return false;
    this.slots[this.find(name)] = REMOVED;
    this.used--;
    return true;
  }

  /** Adds all names of another set, as `|=` does (`set_merge`). */
  merge(other: NameSet): void {
    if (other === this || other.used === 0) return;
    if ((this.fill + other.used) * 5 >= (this.slots.length - 1) * 3) this.resize((this.used + other.used) * 2);
    if (this.fill === 0 && this.slots.length === other.slots.length && other.fill === other.used) {
      this.slots = other.slots.slice();
      this.fill = this.used = other.used;
      return;
    }
    if (this.fill === 0) this.insertAll(other.slots);
    else for (const name of other) this.add(name);
  }

  copy(): NameSet {
    const fresh = new NameSet(this.hash);
    fresh.merge(this);
    return fresh;
  }

  *[Symbol.iterator](): Iterator<string> {
    for (const name of this.slots) if (typeof name === 'string') yield name;
  }

  /** The slot that holds `name`, else the one that takes it: the last of removed names on its way, or the empty one at its end. */
  private find(name: string): number {
    const { slots } = this;
    const mask = slots.length - 1;
    splitInt(this.hash(name));
    let low = out.lo;
    let high = out.hi;
    let free = -1;
    for (let i = low & mask; ; ) {
      const end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let slot = i; slot <= end; slot++) {
        if (slots[slot] === name) return slot;
        if (slots[slot] === undefined) return free < 0 ? slot : free;
        if (slots[slot] === REMOVED) free = slot;
      }
      low = (low >>> 5) | (high << 27);
      high >>>= 5;
      i = (Math.imul(i, 5) + 1 + low) & mask;
    }
  }

  /** The smallest table above `least`, without removed names (`set_table_resize`). */
  private resize(least: number): void {
    let size = MIN_SIZE;
    while (size <= least) size *= 2;
    const { slots } = this;
    if (size === MIN_SIZE && slots.length === MIN_SIZE && this.fill === this.used) return;
    this.slots = new Array(size).fill(undefined);
    this.insertAll(slots);
  }

  private insertAll(slots: readonly Slot[]): void {
    let count = 0;
    for (const name of slots)
      if (typeof name === 'string') {
        this.slots[this.find(name)] = name;
        count++;
      }
    this.fill = this.used = count;
  }
}
