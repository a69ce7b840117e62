/**
 * A persistent map: a hash array mapped trie whose nodes never change (Python/hamt.c, after Phil Bagwell's "Ideal Hash Trees"). Each level takes
 * five bits of a hash of 32. Which kind of node stands where decides which keys are compared with each other, and in what order a map is walked,
 * so the kinds are CPython's: up to 16 children a sparse node, from 17 on a full one, keys of one hash together in a node of their own.
 */
import { same } from '../objects/abstract/compare.ts';
import { hash } from '../objects/abstract/hash.ts';
import type { Thread } from '../objects/thread.ts';
import type { Value } from '../objects/value.ts';

const BITS = 5;
const WIDTH = 32;
const MOST_SPARSE = 16;

/** A key with its value. */
export class Leaf {
  constructor(
    readonly key: Value,
    readonly value: Value,
  ) {}
}

/** Has the children whose bits are set, in the order of the bits. */
class Sparse {
  constructor(
    readonly bitmap: number,
    readonly children: readonly Child[],
  ) {}
}

/** Has 32 places. A key is never right in one of them, but in a sparse node of its own. */
class Full {
  constructor(
    readonly count: number,
    readonly places: readonly (Node | undefined)[],
  ) {}
}

/** Keys with the same hash, in the order in which they came. */
class Colliding {
  constructor(
    readonly hash: number,
    readonly leaves: readonly Leaf[],
  ) {}
}

export type Node = Sparse | Full | Colliding;
type Child = Leaf | Node;

export const EMPTY: Node = new Sparse(0, []);

/** All that a node holds, in order. */
export const childrenOf = (node: Node): readonly (Child | undefined)[] =>
  node instanceof Sparse ? node.children : node instanceof Full ? node.places : node.leaves;

/** The hash that the tree goes by: both halves of Python's, folded (`hamt_hash`). */
export function foldedHash(t: Thread, key: Value): number {
  const full = BigInt(hash(t, key));
  const folded = Number(BigInt.asIntN(32, full)) ^ Number(BigInt.asIntN(32, full >> 32n));
  return folded === -1 ? -2 : folded;
}

const place = (hashed: number, shift: number): number => (hashed >>> shift) & (WIDTH - 1);

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const replaced = <T>(items: readonly T[], at: number, item: T): T[] => {
  const copy = items.slice();
  copy[at] = item;
  return copy;
};

/** The leaf of a key; undefined where there is none. */
export function find(t: Thread, root: Node, hashed: number, key: Value): Leaf | undefined {
  let node = root;
  for (let shift = 0; ; shift += BITS) {
    if (node instanceof Colliding) return node.leaves.find((leaf) => same(t, key, leaf.key));
    let child: Child | undefined;
    if (node instanceof Full) child = node.places[place(hashed, shift)];
    else {
      const bit = 1 << place(hashed, shift);
      if ((node.bitmap & bit) === 0) return undefined;
      child = node.children[countBits(node.bitmap & (bit - 1))];
    }
    if (child === undefined) return undefined;
    if (child instanceof Leaf) return same(t, key, child.key) ? child : undefined;
    node = child;
  }
}

/** What `set` tells beside the new node: whether the key is a new one. */
export interface Added {
  leaf: boolean;
}

/** The node with `leaf` in it; the node itself where it has that key with that very value. */
export function set(t: Thread, node: Node, shift: number, hashed: number, leaf: Leaf, added: Added): Node {
  if (node instanceof Sparse) return setInSparse(t, node, shift, hashed, leaf, added);
  if (node instanceof Full) {
    const at = place(hashed, shift);
    const child = node.places[at];
    const made = set(t, child ?? EMPTY, shift + BITS, hashed, leaf, added);
    if (made === child) return node;
    return new Full(child === undefined ? node.count + 1 : node.count, replaced(node.places, at, made));
  }
  if (hashed !== node.hash) {
    // Its keys part from the new one somewhere below.
    return setInSparse(t, new Sparse(1 << place(node.hash, shift), [node]), shift, hashed, leaf, added);
  }
  const at = node.leaves.findIndex((each) => same(t, leaf.key, each.key));
  if (at < 0) {
    added.leaf = true;
    return new Colliding(hashed, [...node.leaves, leaf]);
  }
  const known = node.leaves[at];
  return known.value === leaf.value ? node : new Colliding(hashed, replaced(node.leaves, at, new Leaf(known.key, leaf.value)));
}

function setInSparse(t: Thread, node: Sparse, shift: number, hashed: number, leaf: Leaf, added: Added): Node {
  const bit = 1 << place(hashed, shift);
  const at = countBits(node.bitmap & (bit - 1));
  if ((node.bitmap & bit) === 0) {
    if (node.children.length >= MOST_SPARSE) return filled(t, node, shift, hashed, leaf, added);
    added.leaf = true;
    return new Sparse(node.bitmap | bit, [...node.children.slice(0, at), leaf, ...node.children.slice(at)]);
  }
  const child = node.children[at];
  const put = (made: Child) => new Sparse(node.bitmap, replaced(node.children, at, made));
  if (!(child instanceof Leaf)) {
    const made = set(t, child, shift + BITS, hashed, leaf, added);
    return made === child ? node : put(made);
  }
  if (same(t, leaf.key, child.key)) return child.value === leaf.value ? node : put(new Leaf(child.key, leaf.value));
  added.leaf = true;
  return put(together(t, shift + BITS, child, hashed, leaf));
}

/** A node for two keys (`hamt_node_new_bitmap_or_collision`). */
function together(t: Thread, shift: number, first: Leaf, hashed: number, second: Leaf): Node {
  const firstHash = foldedHash(t, first.key);
  if (firstHash === hashed) return new Colliding(hashed, [first, second]);
  const unasked = { leaf: false };
  return set(t, set(t, EMPTY, shift, firstHash, first, unasked), shift, hashed, second, unasked);
}

/** A sparse node that has become too large, as a full one with one key more. */
function filled(t: Thread, node: Sparse, shift: number, hashed: number, leaf: Leaf, added: Added): Full {
  const places: (Node | undefined)[] = new Array(WIDTH).fill(undefined);
  places[place(hashed, shift)] = set(t, EMPTY, shift + BITS, hashed, leaf, added);
  let at = 0;
  for (let i = 0; i < WIDTH; i++) {
    if (((node.bitmap >>> i) & 1) === 0) continue;
    const child = node.children[at++];
    places[i] = child instanceof Leaf ? set(t, EMPTY, shift + BITS, foldedHash(t, child.key), child, added) : child;
  }
  return new Full(node.children.length + 1, places);
}

/** The node without a key: undefined when nothing is left, the node itself where the key is not in it. */
export function without(t: Thread, node: Node, shift: number, hashed: number, key: Value): Node | undefined {
  if (node instanceof Sparse) return withoutInSparse(t, node, shift, hashed, key);
  if (node instanceof Full) return withoutInFull(t, node, shift, hashed, key);
  if (hashed !== node.hash) return node;
  const at = node.leaves.findIndex((each) => same(t, key, each.key));
  if (at < 0) return node;
  const rest = node.leaves.filter((_leaf, i) => i !== at);
  return rest.length === 1 ? new Sparse(1 << place(hashed, shift), rest) : new Colliding(hashed, rest);
}

/** A sparse node with nothing but one key gives way to the key. */
function onlyLeaf(node: Node): Child {
  const single = node instanceof Sparse && node.children.length === 1 ? node.children[0] : node;
  return single instanceof Leaf ? single : node;
}

function withoutInSparse(t: Thread, node: Sparse, shift: number, hashed: number, key: Value): Node | undefined {
  const bit = 1 << place(hashed, shift);
  if ((node.bitmap & bit) === 0) return node;
  const at = countBits(node.bitmap & (bit - 1));
  const child = node.children[at];
  if (child instanceof Leaf) {
    if (!same(t, child.key, key)) return node;
    if (node.children.length === 1) return undefined;
    return new Sparse(
      node.bitmap & ~bit,
      node.children.filter((_child, i) => i !== at),
    );
  }
  // What stands below a sparse node has two keys at least, so something is left of it.
  const rest = without(t, child, shift + BITS, hashed, key) as Node;
  return rest === child ? node : new Sparse(node.bitmap, replaced(node.children, at, onlyLeaf(rest)));
}

function withoutInFull(t: Thread, node: Full, shift: number, hashed: number, key: Value): Node | undefined {
  const at = place(hashed, shift);
  const child = node.places[at];
  if (child === undefined) return node;
  const rest = without(t, child, shift + BITS, hashed, key);
  if (rest === child) return node;
  if (rest !== undefined) return new Full(node.count, replaced(node.places, at, rest));
  const places = replaced(node.places, at, undefined);
  if (node.count - 1 >= MOST_SPARSE) return new Full(node.count - 1, places);
  let bitmap = 0;
  const children: Child[] = [];
  places.forEach((each, i) => {
    if (each === undefined) return;
    bitmap |= 1 << i;
    children.push(onlyLeaf(each));
  });
  return new Sparse(bitmap, children);
}
