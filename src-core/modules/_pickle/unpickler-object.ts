/** The object behind `_pickle.Unpickler` (Modules/_pickle.c): its stack with marks (`Pdata`), its memo, where it reads. */
import { raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyObject, type Str, type Value } from '../../objects/value.ts';
import { Input } from './input.ts';
import { unpicklingError } from './state.ts';

/** `MEMO_SIZE`: as many entries CPython's memo has from the beginning. */
const MEMO_SIZE = 32;
/** From this index on the memo that CPython would make is larger than any memory. */
const MEMO_LIMIT = 2 ** 30;

export class PyUnpickler extends PyObject {
  readonly input = new Input();
  stack: Value[] = [];
  /** Sizes of the stack where a MARK was met. */
  marks: number[] = [];
  /** How many marks CPython's array would have room for. */
  marksSize = 0;
  /** What lies below belongs to the innermost mark, and may not be taken. */
  fence = 0;
  memo: (Value | undefined)[] = [];
  /** How many entries CPython's memo would have room for, and how many were filled. */
  memoSize = MEMO_SIZE;
  memoLength = 0;
  persistentLoad: Value | undefined = undefined;
  /** Iterator over buffers that are not in the pickle. */
  buffers: Value | undefined = undefined;
  encoding: Str = 'ASCII';
  errors: Str = 'strict';
  protocol = 0;
  fixImports = false;

  push(value: Value): void {
    this.stack.push(value);
  }

  underflow(t: Thread): never {
    return unpicklingError(t, this.marks.length > 0 ? 'unexpected MARK found' : 'unpickling stack underflow');
  }

  pop(t: Thread): Value {
    if (this.stack.length <= this.fence) this.underflow(t);
    return this.stack.pop() as Value;
  }

  /** The topmost object, which stays. */
  top(t: Thread): Value {
    const { stack } = this;
    if (stack.length <= this.fence) this.underflow(t);
    return stack[stack.length - 1];
  }

  mark(): void {
    if (this.marks.length >= this.marksSize) this.marksSize = this.marks.length * 2 + 20;
    this.fence = this.stack.length;
    this.marks.push(this.fence);
  }

  /** Takes the innermost mark: the size of the stack at that time. */
  popMark(t: Thread): number {
    const mark = this.marks.pop();
    if (mark === undefined) return unpicklingError(t, 'could not find MARK');
    this.fence = this.marks.length > 0 ? this.marks[this.marks.length - 1] : 0;
    return mark;
  }

  /** Everything from `start` on, off the stack. */
  popFrom(t: Thread, start: number): Value[] {
    if (start < this.fence) this.underflow(t);
    return this.stack.splice(start);
  }

  memoPut(index: number, value: Value): void {
    if (index >= MEMO_LIMIT) raiseWith('MemoryError');
    if (index >= this.memoSize) this.memoSize = index * 2;
    if (this.memo[index] === undefined) this.memoLength++;
    this.memo[index] = value;
  }

  /** Raises UnpicklingError where nothing was put. */
  memoGet(t: Thread, index: number): Value {
    const value = index >= 0 ? this.memo[index] : undefined;
    return value === undefined ? unpicklingError(t, `Memo value not found at index ${index}`) : value;
  }

  clearMemo(): void {
    this.memo = [];
  }

  /** Ready for another pickle of the same input. */
  begin(): void {
    this.marks.length = 0;
    this.stack.length = 0;
    this.fence = 0;
    this.protocol = 0;
  }

  /** As `__init__` leaves it. */
  reset(): void {
    this.begin();
    this.stack = [];
    this.memo = [];
    this.memoSize = MEMO_SIZE;
    this.persistentLoad = undefined;
    this.buffers = undefined;
  }
}
