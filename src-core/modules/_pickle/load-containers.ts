/** Instructions of a pickle that make and fill containers, and those that move the stack and the memo (Modules/_pickle.c). */
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { setItem } from '../../objects/abstract/sequence.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { PyFrozenSet, PySet } from '../../objects/set/set-object.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, listType } from '../../objects/type.ts';
import { PyList, PyTuple, type Value } from '../../objects/value.ts';
import { takeIndex } from './load-scalars.ts';
import { unpicklingError } from './state.ts';
import type { PyUnpickler } from './unpickler-object.ts';

/** TUPLE1, TUPLE2, TUPLE3 and EMPTY_TUPLE. */
export function loadShortTuple(t: Thread, u: PyUnpickler, count: number): void {
  const start = u.stack.length - count;
  if (start < 0) u.underflow(t);
  u.push(new PyTuple(count === 0 ? [] : u.popFrom(t, start)));
}

/** TUPLE. */
export function loadTuple(t: Thread, u: PyUnpickler): void {
  u.push(new PyTuple(u.popFrom(t, u.popMark(t))));
}

/** LIST. */
export function loadList(t: Thread, u: PyUnpickler): void {
  u.push(new PyList(u.popFrom(t, u.popMark(t))));
}

/** DICT. */
export function loadDict(t: Thread, u: PyUnpickler): void {
  const start = u.popMark(t);
  if ((u.stack.length - start) % 2 !== 0) unpicklingError(t, 'odd number of items for DICT');
  const dict = new PyDict();
  const { stack } = u;
  for (let i = start; i < stack.length; i += 2) dict.set(t, stack[i], stack[i + 1]);
  stack.length = start;
  u.push(dict);
}

/** FROZENSET. */
export function loadFrozenSet(t: Thread, u: PyUnpickler): void {
  const set = new PyFrozenSet();
  for (const item of u.popFrom(t, u.popMark(t))) set.add(t, item);
  u.push(set);
}

/** The object below `start`, to which what lies above is added; undefined where nothing lies there. */
function container(t: Thread, u: PyUnpickler, start: number): Value | undefined {
  const { stack } = u;
  if (start > stack.length || start <= u.fence) u.underflow(t);
  return stack.length === start ? undefined : stack[start - 1];
}

function addItems(t: Thread, u: PyUnpickler, start: number): void {
  const list = container(t, u, start);
  if (list === undefined) return;
  if (list instanceof PyList && list.cls === listType) {
    const { items } = list;
    const { stack } = u;
    for (let i = start; i < stack.length; i++) items.push(stack[i]);
    stack.length = start;
    return;
  }
  const extend = lookupAttr(t, list, 'extend');
  if (extend !== undefined) {
    call(t, extend, [new PyList(u.popFrom(t, start))]);
    return;
  }
  const append = getAttr(t, list, 'append');
  for (const item of u.popFrom(t, start)) call(t, append, [item]);
}

/** APPEND. */
export function loadAppend(t: Thread, u: PyUnpickler): void {
  if (u.stack.length - 1 <= u.fence) u.underflow(t);
  addItems(t, u, u.stack.length - 1);
}

/** APPENDS. */
export function loadAppends(t: Thread, u: PyUnpickler): void {
  addItems(t, u, u.popMark(t));
}

function setItems(t: Thread, u: PyUnpickler, start: number): void {
  const target = container(t, u, start);
  if (target === undefined) return;
  const { stack } = u;
  if ((stack.length - start) % 2 !== 0) unpicklingError(t, 'odd number of items for SETITEMS');
  try {
    if (target instanceof PyDict && target.cls === dictType) {
      for (let i = start; i < stack.length; i += 2) target.set(t, stack[i], stack[i + 1]);
    } else for (let i = start; i < stack.length; i += 2) setItem(t, target, stack[i], stack[i + 1]);
  } finally {
    stack.length = start;
  }
}

/** SETITEM. */
export function loadSetItem(t: Thread, u: PyUnpickler): void {
  setItems(t, u, u.stack.length - 2);
}

/** SETITEMS. */
export function loadSetItems(t: Thread, u: PyUnpickler): void {
  setItems(t, u, u.popMark(t));
}

/** ADDITEMS. */
export function loadAddItems(t: Thread, u: PyUnpickler): void {
  const start = u.popMark(t);
  const set = container(t, u, start);
  if (set === undefined) return;
  if (set instanceof PySet) {
    for (const item of u.popFrom(t, start)) set.add(t, item);
    return;
  }
  const add = getAttr(t, set, 'add');
  for (const item of u.popFrom(t, start)) call(t, add, [item]);
}

/** POP: an object or, where none lies above it, a mark. */
export function loadPop(t: Thread, u: PyUnpickler): void {
  const { stack, marks } = u;
  if (marks.length > 0 && marks[marks.length - 1] === stack.length) u.popMark(t);
  else u.pop(t);
}

/** POP_MARK. */
export function loadPopMark(t: Thread, u: PyUnpickler): void {
  u.stack.length = Math.min(u.stack.length, u.popMark(t));
}

/** PUT: remembers the topmost object. */
export function loadPut(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t);
  if (line.length < 2) unpicklingError(t, 'pickle data was truncated');
  const value = u.top(t);
  const index = takeIndex(t, line);
  if (index < 0) raise.ValueError('negative PUT argument');
  u.memoPut(index, value);
}

/** GET: an object that was remembered. */
export function loadGet(t: Thread, u: PyUnpickler): void {
  const line = u.input.takeLine(t);
  if (line.length < 2) unpicklingError(t, 'pickle data was truncated');
  u.push(u.memoGet(t, takeIndex(t, line)));
}
