/** groupby and tee: several iterators over one (Modules/itertoolsmodule.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { same } from '../../objects/abstract/compare.ts';
import { getIter, iterNext } from '../../objects/abstract/iter.ts';
import { indexNumber } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { builtin, rawNext } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyList, PyObject, PyTuple, type Value } from '../../objects/value.ts';
import { bareType, fillIterator, ownArguments, stateItems, tuple } from './iterator-type.ts';

class PyGroupBy extends PyObject {
  /** The key of the group that was given last; undefined before the first. */
  targetKey: Value | undefined = undefined;
  currentKey: Value | undefined = undefined;
  /** An item that was taken and not given yet. */
  currentValue: Value | undefined = undefined;
  /** The group that was given last; older ones are at their end. */
  group: PyGrouper | undefined = undefined;
  constructor(
    readonly iter: Value,
    readonly key: Value,
  ) {
    super();
  }

  /** Takes an item; answers false at the end. */
  advance(t: Thread): boolean {
    const item = rawNext(t, this.iter);
    if (item === undefined) return false;
    this.currentKey = this.key === null ? item : call(t, this.key, [item]);
    this.currentValue = item;
    return true;
  }
}

class PyGrouper extends PyObject {
  constructor(
    readonly parent: PyGroupBy,
    readonly key: Value,
  ) {
    super();
    parent.group = this;
  }
}

const GROUPBY = parseSignature('(iterable, key=None)');
const groupByType = bareType('groupby');

fillIterator(groupByType, {
  class: PyGroupBy,
  text: '(iterable, key=None)',
  make: (t, args, kwnames) => {
    const [iterable, key] = bind(t, GROUPBY, 'groupby', args, kwnames) as [Value, Value];
    return new PyGroupBy(getIter(t, iterable), key);
  },
  next: (t, self: PyGroupBy) => {
    self.group = undefined;
    while (self.currentKey === undefined || (self.targetKey !== undefined && same(t, self.targetKey, self.currentKey))) {
      if (!self.advance(t)) return undefined;
    }
    const key = self.currentKey;
    self.targetKey = key;
    return tuple(key, new PyGrouper(self, key));
  },
  reduce: (_t, self: PyGroupBy) => {
    const { cls, iter, key, targetKey, currentKey, currentValue } = self;
    if (targetKey === undefined || currentKey === undefined || currentValue === undefined) return [cls, tuple(iter, key)];
    return [cls, tuple(iter, key), tuple(currentKey, currentValue, targetKey)];
  },
  setState: (_t, self: PyGroupBy, state) => {
    [self.currentKey, self.currentValue, self.targetKey] = stateItems(state, 3);
  },
});

fillIterator(Object.assign(bareType('_grouper'), { final: true }), {
  class: PyGrouper,
  make: (_t, args, kwnames, cls) => {
    const [parent, key] = ownArguments('_grouper', cls, args, kwnames, 2, 2);
    return parent instanceof PyGroupBy
      ? new PyGrouper(parent, key)
      : raise.TypeError('_grouper() argument 1 must be itertools.groupby');
  },
  next: (t, self: PyGrouper) => {
    const { parent } = self;
    if (parent.group !== self) return undefined;
    if (parent.currentValue === undefined && !parent.advance(t)) return undefined;
    if (!same(t, self.key, parent.currentKey as Value)) return undefined;
    const item = parent.currentValue;
    parent.currentValue = undefined;
    return item;
  },
  reduce: (t, self: PyGrouper) => {
    if (self.parent.group !== self) return [builtin(t, 'iter'), tuple(tuple())];
    return [self.cls, tuple(self.parent, self.key)];
  },
});

/** How many items one block of a tee holds. */
const BLOCK = 57;

/** A block of items that several tee iterators share, linked to the next. */
class PyTeeData extends PyObject {
  values: Value[] = [];
  next: PyTeeData | undefined = undefined;
  running = false;
  constructor(readonly iter: Value) {
    super();
  }

  /** The item at an index up to which all have been taken; undefined at the end. */
  item(t: Thread, index: number): Value | undefined {
    if (index < this.values.length) return this.values[index];
    if (this.running) raise.RuntimeError('cannot re-enter the tee iterator');
    this.running = true;
    try {
      const value = iterNext(t, this.iter);
      if (value !== undefined) this.values.push(value);
      return value;
    } finally {
      this.running = false;
    }
  }

  following(): PyTeeData {
    this.next ??= new PyTeeData(this.iter);
    return this.next;
  }
}

const dataType = Object.assign(bareType('_tee_dataobject'), { final: true });

fillIterator(dataType, {
  class: PyTeeData,
  make: (_t, args, kwnames, cls) => {
    const [iter, values, next] = ownArguments('_tee_dataobject', cls, args, kwnames, 3, 3);
    if (!(values instanceof PyList)) return raise.TypeError('teedataobject() argument 2 must be list');
    const data = new PyTeeData(iter);
    if (values.items.length > BLOCK || (values.items.length < BLOCK && next !== null)) {
      return raise.ValueError('Invalid arguments');
    }
    data.values = values.items.slice();
    if (next instanceof PyTeeData) data.next = next;
    else if (next !== null) return raise.ValueError('Invalid arguments');
    return data;
  },
  reduce: (_t, self: PyTeeData) => [self.cls, tuple(self.iter, new PyList(self.values.slice()), self.next ?? null)],
});

const teeType = Object.assign(bareType('_tee'), { hasWeakref: true, final: true });

class PyTee extends PyObject {
  constructor(
    public data: PyTeeData,
    public index: number,
  ) {
    super();
  }

  copy(): PyTee {
    return new PyTee(this.data, this.index);
  }
}

function nextOfTee(t: Thread, self: PyTee): Value | undefined {
  if (self.index >= BLOCK) {
    self.data = self.data.following();
    self.index = 0;
  }
  const value = self.data.item(t, self.index);
  if (value !== undefined) self.index++;
  return value;
}

function makeTee(t: Thread, iterable: Value): PyTee {
  const iter = getIter(t, iterable);
  return iter instanceof PyTee ? iter.copy() : new PyTee(new PyTeeData(iter), 0);
}

fillIterator(teeType, {
  class: PyTee,
  text: '(iterable, /)',
  make: (t, args, kwnames, cls) => makeTee(t, ownArguments('_tee', cls, args, kwnames, 1, 1)[0]),
  next: nextOfTee,
  reduce: (_t, self: PyTee) => [self.cls, tuple(tuple()), tuple(self.data, self.index)],
  setState: (t, self: PyTee, state) => {
    const [data, index] = stateItems(state, 2);
    if (!(data instanceof PyTeeData)) return raise.TypeError('argument 1 must be itertools._tee_dataobject');
    const at = indexNumber(t, index, 'OverflowError');
    if (at < 0 || at > BLOCK) raise.ValueError('Index out of range');
    self.data = data;
    self.index = at;
  },
  methods: { __copy__: ['~(self, /)', (_t, self: PyTee) => self.copy()] },
});

export const tee: NativeRow = [
  '(module, iterable, n: index = 2, /)',
  (t, _module: Value, iterable: Value, n: number) => {
    if (n < 0) return raise.ValueError('n must be >= 0');
    if (n === 0) return new PyTuple([]);
    const iter = getIter(t, iterable);
    // What can copy itself is asked to.
    const copy = lookupAttr(t, iter, '__copy__');
    if (copy !== undefined) return new PyTuple([iter, ...Array.from({ length: n - 1 }, () => call(t, copy, []))]);
    const first = makeTee(t, iter);
    return new PyTuple([first, ...Array.from({ length: n - 1 }, () => first.copy())]);
  },
];
