/** Pickling of tuples, lists, dicts and sets (Modules/_pickle.c), in batches of 1000 items. */
import { callMethod } from '../../objects/abstract/call.ts';
import { getIter, iterNext, toArray } from '../../objects/abstract/iter.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { PyFrozenSet, PySet } from '../../objects/set/set-object.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, frozensetType, listType, setType } from '../../objects/type.ts';
import { PyList, PyTuple, type Value } from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import * as op from './opcodes.ts';
import type { PyPickler } from './pickler-object.ts';
import { save } from './save.ts';
import { saveReduce } from './save-reduce.ts';

/** In the fast mode cycles are found only deep inside (`fast_save_enter`). */
function enterFast(t: Thread, p: PyPickler, value: Value): void {
  if (++p.fastNesting < op.FAST_NESTING_LIMIT) return;
  p.fastOpen ??= new Set();
  if (p.fastOpen.has(value)) {
    p.fastNesting = -1;
    const address = t.runtime.identity(value).toString(16);
    raise.ValueError(`fast mode: can't pickle cyclic objects including object type ${typeName(value)} at 0x${address}`);
  }
  p.fastOpen.add(value);
}

function leaveFast(p: PyPickler, value: Value): void {
  if (p.fastNesting-- >= op.FAST_NESTING_LIMIT) p.fastOpen?.delete(value);
}

/** Writes a container that a cycle can lead through. */
function guarded<T extends Value>(t: Thread, p: PyPickler, value: T, write: (t: Thread, p: PyPickler, value: T) => void): void {
  if (!p.fast) {
    write(t, p, value);
    return;
  }
  enterFast(t, p, value);
  try {
    write(t, p, value);
  } finally {
    leaveFast(p, value);
  }
}

const TUPLES = [op.EMPTY_TUPLE, op.TUPLE1, op.TUPLE2, op.TUPLE3];

/** What stands on the stack is dropped for the object that a cycle has written meanwhile. */
function dropForMemo(t: Thread, p: PyPickler, id: number, drops: number, pop: number): void {
  for (let i = 0; i < drops; i++) p.out.byte(pop);
  p.putReference(t, id);
}

export function saveTuple(t: Thread, p: PyPickler, value: PyTuple): void {
  const { items } = value;
  const { out } = p;
  const count = items.length;
  if (count === 0) {
    if (p.protocol > 0) out.byte(op.EMPTY_TUPLE);
    else out.two(op.MARK, op.TUPLE);
    return;
  }
  const short = count <= 3 && p.protocol >= 2;
  if (!short) out.byte(op.MARK);
  for (let i = 0; i < count; i++) save(t, p, items[i]);
  const id = p.memo.get(value);
  if (id !== undefined) {
    if (short) dropForMemo(t, p, id, count, op.POP);
    else if (p.bin) dropForMemo(t, p, id, 1, op.POP_MARK);
    else dropForMemo(t, p, id, count + 1, op.POP);
    return;
  }
  out.byte(short ? TUPLES[count] : op.TUPLE);
  p.memoize(t, value);
}

/** Items of an iterator, for a list or what is like one (`batch_list`). */
export function saveItems(t: Thread, p: PyPickler, iter: Value): void {
  const { out } = p;
  if (p.protocol === 0) {
    for (let item = iterNext(t, iter); item !== undefined; item = iterNext(t, iter)) {
      save(t, p, item);
      out.byte(op.APPEND);
    }
    return;
  }
  let count = op.BATCH_SIZE;
  while (count === op.BATCH_SIZE) {
    const first = iterNext(t, iter);
    if (first === undefined) return;
    let item = iterNext(t, iter);
    if (item === undefined) {
      save(t, p, first);
      out.byte(op.APPEND);
      return;
    }
    out.byte(op.MARK);
    save(t, p, first);
    count = 1;
    while (item !== undefined) {
      save(t, p, item);
      if (++count === op.BATCH_SIZE) break;
      item = iterNext(t, iter);
    }
    out.byte(op.APPENDS);
  }
}

/** Items of an exact list, which may change meanwhile (`batch_list_exact`). */
function saveListItems(t: Thread, p: PyPickler, list: PyList): void {
  const { out } = p;
  if (list.items.length === 1) {
    save(t, p, list.items[0]);
    out.byte(op.APPEND);
    return;
  }
  let i = 0;
  do {
    out.byte(op.MARK);
    for (const end = i + op.BATCH_SIZE; i < end && i < list.items.length; ) save(t, p, list.items[i++]);
    out.byte(op.APPENDS);
  } while (i < list.items.length);
}

function writeList(t: Thread, p: PyPickler, value: PyList): void {
  if (p.bin) p.out.byte(op.EMPTY_LIST);
  else p.out.two(op.MARK, op.LIST);
  const empty = value.items.length === 0;
  p.memoize(t, value);
  if (empty) return;
  if (value.cls === listType && p.protocol > 0) saveListItems(t, p, value);
  else saveItems(t, p, getIter(t, value));
}

export function saveList(t: Thread, p: PyPickler, value: PyList): void {
  guarded(t, p, value, writeList);
}

function savePair(t: Thread, p: PyPickler, pair: Value): void {
  if (!(pair instanceof PyTuple) || pair.items.length !== 2) raise.TypeError('dict items iterator must return 2-tuples');
  else {
    save(t, p, pair.items[0]);
    save(t, p, pair.items[1]);
  }
}

function checkPair(pair: Value): void {
  if (!(pair instanceof PyTuple) || pair.items.length !== 2) raise.TypeError('dict items iterator must return 2-tuples');
}

/** Pairs of an iterator, for a dict or what is like one (`batch_dict`). */
export function savePairs(t: Thread, p: PyPickler, iter: Value): void {
  const { out } = p;
  if (p.protocol === 0) {
    for (let pair = iterNext(t, iter); pair !== undefined; pair = iterNext(t, iter)) {
      savePair(t, p, pair);
      out.byte(op.SETITEM);
    }
    return;
  }
  let count = op.BATCH_SIZE;
  while (count === op.BATCH_SIZE) {
    const first = iterNext(t, iter);
    if (first === undefined) return;
    checkPair(first);
    let pair = iterNext(t, iter);
    if (pair === undefined) {
      savePair(t, p, first);
      out.byte(op.SETITEM);
      return;
    }
    out.byte(op.MARK);
    savePair(t, p, first);
    count = 1;
    while (pair !== undefined) {
      savePair(t, p, pair);
      if (++count === op.BATCH_SIZE) break;
      pair = iterNext(t, iter);
    }
    out.byte(op.SETITEMS);
  }
}

/** Pairs of an exact dict (`batch_dict_exact`): a full batch at the end is followed by an empty one, as in the reference. */
function saveDictItems(t: Thread, p: PyPickler, dict: PyDict): void {
  const { out } = p;
  const { size } = dict;
  let entry = 0;
  const saveNext = (): boolean => {
    while (entry < dict.keys.length && dict.keys[entry] === undefined) entry++;
    if (entry >= dict.keys.length) return false;
    const value = dict.values[entry] as Value;
    save(t, p, dict.keys[entry++] as Value);
    save(t, p, value);
    return true;
  };
  if (size === 1) {
    saveNext();
    out.byte(op.SETITEM);
    return;
  }
  let count: number;
  do {
    out.byte(op.MARK);
    for (count = 0; count < op.BATCH_SIZE && saveNext(); ) count++;
    out.byte(op.SETITEMS);
    if (dict.size !== size) raise.RuntimeError('dictionary changed size during iteration');
  } while (count === op.BATCH_SIZE);
}

function writeDict(t: Thread, p: PyPickler, value: PyDict): void {
  if (p.bin) p.out.byte(op.EMPTY_DICT);
  else p.out.two(op.MARK, op.DICT);
  p.memoize(t, value);
  if (value.size === 0) return;
  if (value.cls === dictType && p.protocol > 0) saveDictItems(t, p, value);
  else savePairs(t, p, getIter(t, callMethod(t, value, 'items')));
}

export function saveDict(t: Thread, p: PyPickler, value: PyDict): void {
  guarded(t, p, value, writeDict);
}

export function saveSet(t: Thread, p: PyPickler, value: PySet): void {
  const { out } = p;
  if (p.protocol < 4) {
    saveReduce(t, p, new PyTuple([setType, new PyTuple([new PyList(toArray(t, value))])]), value);
    return;
  }
  out.byte(op.EMPTY_SET);
  p.memoize(t, value);
  const size = value.used;
  if (size === 0) return;
  let slot = value.next(0);
  let count: number;
  do {
    out.byte(op.MARK);
    for (count = 0; count < op.BATCH_SIZE && slot >= 0; count++) {
      save(t, p, value.keys[slot] as Value);
      slot = value.next(slot + 1);
    }
    out.byte(op.ADDITEMS);
    if (value.used !== size) raise.RuntimeError('set changed size during iteration');
  } while (count === op.BATCH_SIZE);
}

export function saveFrozenSet(t: Thread, p: PyPickler, value: PyFrozenSet): void {
  // The reference counts the level and never takes it back.
  if (p.fast) enterFast(t, p, value);
  if (p.protocol < 4) {
    saveReduce(t, p, new PyTuple([frozensetType, new PyTuple([new PyList(toArray(t, value))])]), value);
    return;
  }
  p.out.byte(op.MARK);
  const iter = getIter(t, value);
  for (let item = iterNext(t, iter); item !== undefined; item = iterNext(t, iter)) save(t, p, item);
  const id = p.memo.get(value);
  if (id !== undefined) {
    dropForMemo(t, p, id, 1, op.POP_MARK);
    return;
  }
  p.out.byte(op.FROZENSET);
  p.memoize(t, value);
}
