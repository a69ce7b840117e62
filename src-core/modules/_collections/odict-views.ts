/** Iterators and views of OrderedDict (Objects/odictobject.c): they follow the list of keys, in both directions. */
import { fillType } from '../../objects/define.ts';
import type { Part } from '../../objects/dict/dict-iter.ts';
import {
  dictItemsType,
  dictKeysType,
  dictValuesType,
  PyDictItems,
  PyDictKeys,
  PyDictValues,
  type PyDictView,
} from '../../objects/dict/views.ts';
import { builtin, finalIterator, selfIter } from '../../objects/iterators/support.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType } from '../../objects/type.ts';
import { PyList, PyObject, PyTuple, type Value } from '../../objects/value.ts';
import { pair } from '../native-type.ts';
import type { OrderNode, PyOrderedDict } from './odict-object.ts';

const iteratorType = finalIterator('odict_iterator');

export class PyOrderedDictIterator extends PyObject {
  /** Undefined once exhausted or broken. */
  source: PyOrderedDict | undefined;
  /** Whose key comes next. */
  node: OrderNode | undefined;
  readonly state: number;
  /** -1 once the size was seen to have changed. */
  size: number;
  constructor(
    source: PyOrderedDict,
    readonly part: Part,
    readonly reversed: boolean,
  ) {
    super();
    this.source = source;
    this.node = reversed ? source.last : source.first;
    this.state = source.state;
    this.size = source.size;
  }
}

function next(t: Thread, self: PyOrderedDictIterator): Value | undefined {
  const { source, node } = self;
  if (source === undefined) return undefined;
  if (node === undefined) {
    self.source = undefined;
    return undefined;
  }
  if (source.state !== self.state) {
    self.source = undefined;
    return raise.RuntimeError('OrderedDict mutated during iteration');
  }
  if (source.size !== self.size) {
    self.size = -1;
    return raise.RuntimeError('OrderedDict changed size during iteration');
  }
  const value = source.valueAt(t, node);
  if (value === undefined) {
    self.node = undefined;
    return raiseWith('KeyError', node.key);
  }
  self.node = self.reversed ? node.previous : node.next;
  if (self.part === 'key') return node.key;
  return self.part === 'value' ? value : new PyTuple([node.key, value]);
}

/** `(iter, ([what is left],))`, without moving the iterator itself. */
function reduce(t: Thread, self: PyOrderedDictIterator): Value {
  const { source, node, size } = self;
  const items: Value[] = [];
  try {
    for (let item = next(t, self); item !== undefined; item = next(t, self)) items.push(item);
  } finally {
    Object.assign(self, { source, node, size });
  }
  return pair(builtin(t, 'iter'), new PyTuple([new PyList(items)]));
}

fillType(iteratorType, {
  class: PyOrderedDictIterator,
  slots: { tp_iter: selfIter, tp_iternext: next },
  methods: { __reduce__: ['~(self, /)', reduce] },
});

export class PyOrderedDictKeys extends PyDictKeys {}
export class PyOrderedDictItems extends PyDictItems {}
export class PyOrderedDictValues extends PyDictValues {}

for (const [name, base, cls, part] of [
  ['odict_keys', dictKeysType, PyOrderedDictKeys, 'key'],
  ['odict_items', dictItemsType, PyOrderedDictItems, 'item'],
  ['odict_values', dictValuesType, PyOrderedDictValues, 'value'],
] as const) {
  const type = Object.assign(new PyType(name, base), { final: true, solid: base });
  fillType(type, {
    class: cls,
    slots: { tp_iter: (_t, self: PyDictView) => new PyOrderedDictIterator(self.source as PyOrderedDict, part, false) },
    methods: {
      __reversed__: ['~(self, /)', (_t, self: PyDictView) => new PyOrderedDictIterator(self.source as PyOrderedDict, part, true)],
    },
  });
}
