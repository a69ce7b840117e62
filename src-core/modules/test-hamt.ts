/** `_testcapi.hamt()`: the persistent map that CPython's contexts are made of, as an object of its own (Python/hamt.c `_PyHamt_Type`). */
import { same } from '../objects/abstract/compare.ts';
import { fillType, type NativeRow } from '../objects/define.ts';
import { selfIter } from '../objects/iterators/support.ts';
import { raiseWith } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { type CompareOp, EQ, NE, objectType, PyType } from '../objects/type.ts';
import { NotImplemented, PyObject, type Value } from '../objects/value.ts';
import { childrenOf, EMPTY, find, foldedHash, Leaf, type Node, set, without } from './hamt.ts';
import { pair } from './native-type.ts';

class PyHamt extends PyObject {
  constructor(
    readonly root: Node,
    readonly count: number,
  ) {
    super();
  }
}

/** A walk through a tree, and what it gives of each key and value. */
class PyHamtWalk extends PyObject {
  readonly nodes: Node[];
  readonly positions = [0];
  constructor(
    readonly map: PyHamt,
    readonly give: ((leaf: Leaf) => Value) | undefined,
  ) {
    super();
    this.nodes = [map.root];
  }

  next(): Leaf | undefined {
    const { nodes, positions } = this;
    while (nodes.length > 0) {
      const level = nodes.length - 1;
      const children = childrenOf(nodes[level]);
      if (positions[level] >= children.length) {
        nodes.pop();
        positions.pop();
        continue;
      }
      const child = children[positions[level]++];
      if (child instanceof Leaf) return child;
      if (child === undefined) continue;
      nodes.push(child);
      positions.push(0);
    }
    return undefined;
  }
}

function leafOf(t: Thread, self: PyHamt, key: Value): Leaf | undefined {
  return self.count === 0 ? undefined : find(t, self.root, foldedHash(t, key), key);
}

function assoc(t: Thread, self: PyHamt, key: Value, value: Value): Value {
  const added = { leaf: false };
  const root = set(t, self.root, 0, foldedHash(t, key), new Leaf(key, value), added);
  return root === self.root ? self : new PyHamt(root, self.count + (added.leaf ? 1 : 0));
}

function remove(t: Thread, self: PyHamt, key: Value): Value {
  const root = without(t, self.root, 0, foldedHash(t, key), key);
  return root === self.root ? self : root === undefined ? emptyHamt() : new PyHamt(root, self.count - 1);
}

function equal(t: Thread, a: PyHamt, b: PyHamt): boolean {
  if (a === b) return true;
  if (a.count !== b.count) return false;
  const walk = new PyHamtWalk(a, undefined);
  for (let leaf = walk.next(); leaf !== undefined; leaf = walk.next()) {
    const theirs = leafOf(t, b, leaf.key);
    if (theirs === undefined || !same(t, leaf.value, theirs.value)) return false;
  }
  return true;
}

function compare(t: Thread, self: PyHamt, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyHamt) || (op !== EQ && op !== NE)) return NotImplemented;
  return equal(t, self, other) === (op === EQ);
}

/** The iterators' types differ in nothing but their names. */
function walkType(name: string, give: (leaf: Leaf) => Value): (map: PyHamt) => Value {
  const type = Object.assign(new PyType(name, objectType), { final: true });
  fillType(type, {
    slots: {
      tp_iter: selfIter,
      tp_iternext(_t: Thread, self: PyHamtWalk) {
        const leaf = self.next();
        return leaf === undefined ? undefined : (self.give as (leaf: Leaf) => Value)(leaf);
      },
      mp_length: (_t: Thread, self: PyHamtWalk) => self.map.count,
    },
  });
  return (map) => Object.assign(new PyHamtWalk(map, give), { cls: type });
}

function makeType(): PyType {
  const type = Object.assign(new PyType('hamt', objectType), { final: true, hasWeakref: true });
  const keys = walkType('keys', (leaf) => leaf.key);
  const values = walkType('values', (leaf) => leaf.value);
  const items = walkType('items', (leaf) => pair(leaf.key, leaf.value));
  const walk =
    (make: (map: PyHamt) => Value): NativeRow[1] =>
    (_t, self: PyHamt) =>
      make(self);
  fillType(type, {
    class: PyHamt,
    slots: {
      tp_new: () => emptyHamt(),
      tp_richcompare: compare,
      tp_iter: (_t: Thread, self: PyHamt) => keys(self),
      sq_contains: (t: Thread, self: PyHamt, key: Value) => leafOf(t, self, key) !== undefined,
      mp_length: (_t: Thread, self: PyHamt) => self.count,
      mp_subscript: (t: Thread, self: PyHamt, key: Value) => (leafOf(t, self, key) ?? raiseWith('KeyError', key)).value,
    },
    methods: {
      set: ['~(self, key, value, /)', assoc],
      get: [
        '~(self, key, default=None, /)',
        (t, self: PyHamt, key: Value, otherwise: Value) => {
          const leaf = leafOf(t, self, key);
          return leaf === undefined ? otherwise : leaf.value;
        },
      ],
      delete: ['~(self, key, /)', remove],
      items: ['~(self, /)', walk(items)],
      keys: ['~(self, /)', walk(keys)],
      values: ['~(self, /)', walk(values)],
    },
  });
  return type;
}

let empty: PyHamt | undefined;

/** The map without a key; there is only one. */
export function emptyHamt(): Value {
  if (empty === undefined) {
    makeType();
    empty = new PyHamt(EMPTY, 0);
  }
  return empty;
}
