/** The storage of `collections.deque`: a ring of items. Methods and type are in deque.ts. */
import { PyObject, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';

export const dequeType = typeIn('collections', 'deque', { patternKind: 'sequence', hasWeakref: true });

const FIRST_ROOM = 8;

export class PyDeque extends PyObject {
  /** The ring; its size is a power of two. */
  private ring: (Value | undefined)[] = new Array(FIRST_ROOM).fill(undefined);
  private mask = FIRST_ROOM - 1;
  /** Place of the first item. */
  private head = 0;
  length = 0;
  /** -1 without a limit. */
  maxlen = -1;
  /** Counts changes of what is where, which iterators notice. */
  state = 0;

  /** The item at an index inside. */
  at(i: number): Value {
    return this.ring[(this.head + i) & this.mask] as Value;
  }

  /** Replaces the item at an index inside; iterators do not mind. */
  put(i: number, value: Value): void {
    this.ring[(this.head + i) & this.mask] = value;
  }

  /** Adds at the right end; over the limit the left end loses one. */
  push(value: Value): void {
    if (this.maxlen === 0) return;
    if (this.length > this.mask) this.grow();
    this.ring[(this.head + this.length) & this.mask] = value;
    this.length++;
    this.state++;
    if (this.length > this.maxlen && this.maxlen >= 0) this.popLeft();
  }

  pushLeft(value: Value): void {
    if (this.maxlen === 0) return;
    if (this.length > this.mask) this.grow();
    this.head = (this.head - 1) & this.mask;
    this.ring[this.head] = value;
    this.length++;
    this.state++;
    if (this.length > this.maxlen && this.maxlen >= 0) this.pop();
  }

  /** Takes the last item; undefined where there is none. */
  pop(): Value | undefined {
    if (this.length === 0) return undefined;
    const place = (this.head + --this.length) & this.mask;
    const item = this.ring[place];
    this.ring[place] = undefined;
    this.state++;
    return item;
  }

  popLeft(): Value | undefined {
    if (this.length === 0) return undefined;
    const { head } = this;
    const item = this.ring[head];
    this.ring[head] = undefined;
    this.head = (head + 1) & this.mask;
    this.length--;
    this.state++;
    return item;
  }

  /** Moves `n` items from the right end to the left one, or back where `n` is negative. */
  rotate(n: number): void {
    const { length, mask, ring } = this;
    if (length < 2) return;
    let steps = n % length;
    if (steps > length >> 1) steps -= length;
    else if (steps < -(length >> 1)) steps += length;
    if (n !== 0) this.state++;
    let { head } = this;
    const full = length === mask + 1;
    for (; steps > 0; steps--) {
      const from = (head + length - 1) & mask;
      head = (head - 1) & mask;
      if (full) continue;
      ring[head] = ring[from];
      ring[from] = undefined;
    }
    for (; steps < 0; steps++) {
      const to = (head + length) & mask;
      if (!full) {
        ring[to] = ring[head];
        ring[head] = undefined;
      }
      head = (head + 1) & mask;
    }
    this.head = head;
  }

  removeAt(i: number): void {
    this.rotate(-i);
    this.popLeft();
    this.rotate(i);
  }

  reverse(): void {
    for (let i = 0, k = this.length - 1; i < k; i++, k--) {
      const item = this.at(i);
      this.put(i, this.at(k));
      this.put(k, item);
    }
  }

  clear(): void {
    this.ring = new Array(FIRST_ROOM).fill(undefined);
    this.mask = FIRST_ROOM - 1;
    this.head = 0;
    this.length = 0;
    this.state++;
  }

  toArray(): Value[] {
    const out: Value[] = [];
    for (let i = 0; i < this.length; i++) out.push(this.at(i));
    return out;
  }

  clone(): PyDeque {
    const out = new PyDeque();
    out.ring = this.ring.slice();
    out.mask = this.mask;
    out.head = this.head;
    out.length = this.length;
    out.maxlen = this.maxlen;
    return out;
  }

  private grow(): void {
    const items: (Value | undefined)[] = this.toArray();
    const size = (this.mask + 1) * 2;
    while (items.length < size) items.push(undefined);
    this.ring = items;
    this.mask = size - 1;
    this.head = 0;
  }
}
PyDeque.prototype.cls = dequeType;
