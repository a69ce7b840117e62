/**
 * The storage of `collections.OrderedDict` (Objects/odictobject.c): a dict with a linked list of its keys, so that an item can be
 * moved to either end. Each node knows its entry in the dict; when the dict closes its holes, the entries are matched anew.
 */
import { PyDict } from '../../objects/dict.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType } from '../../objects/type.ts';
import type { Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';

export const orderedDictType = typeIn('collections', 'OrderedDict', { base: dictType, hasDict: true, hasWeakref: true });

/** A key in its place. */
export class OrderNode {
  previous: OrderNode | undefined = undefined;
  next: OrderNode | undefined = undefined;
  constructor(
    readonly key: Value,
    public entry: number,
  ) {}
}

export class PyOrderedDict extends PyDict {
  first: OrderNode | undefined = undefined;
  last: OrderNode | undefined = undefined;
  /** Counts changes of the order, which iterators notice. */
  state = 0;
  private count = 0;
  private nodes: (OrderNode | undefined)[] = [];
  private seen: unknown = this.keys;

  /** The node of an entry; undefined where the entry was made behind the list's back. */
  nodeAt(entry: number): OrderNode | undefined {
    if (this.seen !== this.keys) this.match();
    return this.nodes[entry];
  }

  /** The value of a node; undefined where the dict has lost it. */
  valueAt(node: OrderNode): Value | undefined {
    if (this.seen !== this.keys) this.match();
    return node.entry < 0 ? undefined : this.values[node.entry];
  }

  private match(): void {
    const { keys } = this;
    const entries = new Map<Value, number>();
    for (let i = 0; i < keys.length; i++) if (keys[i] !== undefined) entries.set(keys[i] as Value, i);
    this.nodes = [];
    for (let node = this.first; node !== undefined; node = node.next) {
      node.entry = entries.get(node.key) ?? -1;
      if (node.entry >= 0) this.nodes[node.entry] = node;
    }
    this.seen = keys;
  }

  /** Sets an item; a new key goes to the end. */
  put(t: Thread, key: Value, value: Value): void {
    const { size } = this;
    this.set(t, key, value);
    if (this.size !== size) this.addLast(this.keys.length - 1);
    else if (this.count < size) {
      const entry = this.find(t, key);
      if (this.nodeAt(entry) === undefined) this.addLast(entry);
    }
  }

  private addLast(entry: number): void {
    const node = new OrderNode(this.keys[entry] as Value, entry);
    if (this.seen !== this.keys) this.match();
    this.nodes[entry] = node;
    this.count++;
    this.linkLast(node);
  }

  private linkLast(node: OrderNode): void {
    node.previous = this.last;
    node.next = undefined;
    if (this.last === undefined) this.first = node;
    else this.last.next = node;
    this.last = node;
    this.state++;
  }

  private unlink(node: OrderNode): void {
    if (node.previous === undefined) this.first = node.next;
    else node.previous.next = node.next;
    if (node.next === undefined) this.last = node.previous;
    else node.next.previous = node.previous;
    this.state++;
  }

  /** Moves a node to one end. */
  move(node: OrderNode, toLast: boolean): void {
    if (node === (toLast ? this.last : this.first)) return;
    this.unlink(node);
    if (toLast) {
      this.linkLast(node);
      return;
    }
    node.previous = undefined;
    node.next = this.first;
    if (this.first === undefined) this.last = node;
    else this.first.previous = node;
    this.first = node;
    this.state++;
  }

  /** Removes an entry and its node. */
  remove(t: Thread, entry: number): Value {
    const node = this.nodeAt(entry);
    if (node !== undefined) {
      this.nodes[entry] = undefined;
      this.count--;
      this.unlink(node);
    }
    return this.deleteEntry(t, entry);
  }

  /** Takes a node whose item the dict has lost out of the list. */
  drop(node: OrderNode): void {
    this.count--;
    this.unlink(node);
  }

  override clear(): void {
    super.clear();
    this.first = this.last = undefined;
    this.nodes = [];
    this.count = 0;
    this.seen = this.keys;
  }
}
PyOrderedDict.prototype.cls = orderedDictType;
