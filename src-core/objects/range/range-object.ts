/** A range object: three ints of any size and the number of items between them. */
import { rangeType } from '../type.ts';
import { type Int, PyObject } from '../value.ts';
import { addInt, divideInt, negateInt, subtractInt } from './arithmetic.ts';

export class PyRange extends PyObject {
  readonly length: Int;
  constructor(
    readonly start: Int,
    readonly stop: Int,
    readonly step: Int,
  ) {
    super();
    this.length = rangeLength(start, stop, step);
  }
}
PyRange.prototype.cls = rangeType;

/** How many numbers a range has (`compute_range_length`). */
export function rangeLength(start: Int, stop: Int, step: Int): Int {
  const [low, high, stride] = step > 0 ? [start, stop, step] : [stop, start, negateInt(step)];
  if (low >= high) return 0;
  return addInt(divideInt(subtractInt(subtractInt(high, low), 1), stride), 1);
}
