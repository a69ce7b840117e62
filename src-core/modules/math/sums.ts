/** Sums and products of iterables in the `math` module: exact or in more than the precision of floats. */
import { vectorNorm } from '../../base/elementary/hypotenuse.ts';
import { addInt, type Int, multiplyInt, roundToFloat } from '../../base/int.ts';
import { getIter, iterate, iterNext, toArray } from '../../objects/abstract/iter.ts';
import { binaryOp, floatOf } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { decompose } from '../../objects/float/arithmetic.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { floatType } from '../../objects/type.ts';
import { PyFloat, PyTuple, type Value } from '../../objects/value.ts';

const NB_ADD = 0;
const NB_MULTIPLY = 5;

/** Adds x to partial sums that do not overlap, smallest first (J. Shewchuk). The largest may become infinite: it is returned. */
function addPartial(partials: number[], x: number): number {
  let count = 0;
  for (let j = 0; j < partials.length; j++) {
    let y = partials[j];
    if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
    const high = x + y;
    const low = y - (high - x);
    if (low !== 0) partials[count++] = low;
    x = high;
  }
  partials.length = count;
  return x;
}

/** The correctly rounded sum of partial sums. */
function roundPartials(partials: number[]): number {
  let n = partials.length;
  if (n === 0) return 0;
  let high = partials[--n];
  let low = 0;
  while (n > 0) {
    const x = high;
    const y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A half is rounded by what lies below it.
  if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) return x;
  }
  return high;
}

function fsum(t: Thread, _module: Value, seq: Value): Value {
  const partials: number[] = [];
  let special = 0;
  let infinities = 0;
  iterate(t, seq, (item) => {
    const x = floatOf(t, item);
    const sum = addPartial(partials, x);
    if (sum === 0) return;
    if (Number.isFinite(sum)) {
      partials.push(sum);
      return;
    }
    if (Number.isFinite(x)) raise.OverflowError('intermediate overflow in fsum');
    if (!Number.isNaN(x)) infinities += x;
    special += x;
    partials.length = 0;
  });
  if (special !== 0) {
    return Number.isNaN(infinities) ? raise.ValueError('-inf + inf in fsum') : new PyFloat(special);
  }
  return new PyFloat(roundPartials(partials));
}

/** A sum of products in three floats (T. Ogita, S. Rump, S. Oishi, "Accurate sum and dot product", algorithm 5.10). */
class TripleSum {
  high = 0;
  low = 0;
  tiny = 0;

  /** Adds x * y; false, and nothing changed, where the sum would not be finite. */
  add(x: number, y: number): boolean {
    const product = x * y;
    const high = this.high + product;
    if (!Number.isFinite(high)) return false;
    const productRest = productError(x, y, product);
    const highRest = sumError(this.high, product, high);
    const first = this.low + productRest;
    const firstRest = sumError(this.low, productRest, first);
    const second = first + highRest;
    this.tiny = this.tiny + firstRest + sumError(first, highRest, second);
    this.high = high;
    this.low = second;
    return true;
  }

  value(): number {
    const sum = this.low + this.high;
    return this.tiny + sumError(this.low, this.high, sum) + sum;
  }
}

function sumError(a: number, b: number, sum: number): number {
  const z = sum - a;
  return a - (sum - z) + (b - z);
}

const SPLIT = 2 ** 27 + 1;

/** What the float of x * y lacks, as a fused multiply-add tells it. */
function productError(x: number, y: number, product: number): number {
  const size = Math.abs(product);
  const near = size > 2 ** -900 && size < 2 ** 900 && Math.abs(x) < 2 ** 900 && Math.abs(y) < 2 ** 900;
  if (!near) return product === 0 && (x === 0 || y === 0) ? 0 : exactProductError(x, y, product);
  const t = SPLIT * x;
  const xHigh = t - (t - x);
  const xLow = x - xHigh;
  const u = SPLIT * y;
  const yHigh = u - (u - y);
  const yLow = y - yHigh;
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
}

/** The same in integers, where a half would leave the range of floats. */
function exactProductError(x: number, y: number, product: number): number {
  const [a, aExponent] = decompose(x);
  const [b, bExponent] = decompose(y);
  const [p, pExponent] = decompose(product);
  const exponent = aExponent + bExponent;
  const unit = Math.min(exponent, pExponent);
  const error = ((a * b) << BigInt(exponent - unit)) - (p << BigInt(pExponent - unit));
  return error < 0n ? -roundToFloat(-error, unit) : roundToFloat(error, unit);
}

/** An exact int that a C long holds. */
function exactLong(value: Value | undefined): Int | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value ? value : undefined;
}

const isExactFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.cls === floatType;

/** A factor of a product of floats: an exact float, or beside one an int or bool; undefined for anything else and for large ints. */
function factor(value: Value, other: Value): number | undefined {
  if (isExactFloat(value)) return value.value;
  if (!isExactFloat(other)) return undefined;
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean') return undefined;
  const float = Number(value);
  return Number.isFinite(float) ? float : undefined;
}

/** The sum of products: ints exactly, then floats in three parts, then whatever the objects make of `*` and `+`. */
function sumprod(t: Thread, _module: Value, p: Value, q: Value): Value {
  const left = getIter(t, p);
  const right = getIter(t, q);
  let total: Value = 0;
  let ints: Int | undefined = 0;
  let floats: TripleSum | undefined = new TripleSum();
  let floatsUsed = false;
  for (;;) {
    const a = iterNext(t, left);
    const b = iterNext(t, right);
    if ((a === undefined) !== (b === undefined)) return raise.ValueError('Inputs are not the same length');
    const finished = a === undefined || b === undefined;
    if (ints !== undefined) {
      const x = exactLong(a);
      const y = exactLong(b);
      const sum: Int | undefined = x !== undefined && y !== undefined ? exactLong(addInt(ints, multiplyInt(x, y))) : undefined;
      if (sum !== undefined) {
        ints = sum;
        continue;
      }
      total = ints;
      ints = undefined;
    }
    if (floats !== undefined) {
      if (!finished) {
        const x = factor(a, b);
        const y = x === undefined ? undefined : factor(b, a);
        if (x !== undefined && y !== undefined && floats.add(x, y)) {
          floatsUsed = true;
          continue;
        }
      }
      if (floatsUsed) total = binaryOp(t, NB_ADD, total, new PyFloat(floats.value()));
      floats = undefined;
    }
    if (finished) return total;
    total = binaryOp(t, NB_ADD, total, binaryOp(t, NB_MULTIPLY, a, b));
  }
}

/** The product of the items; ints and floats are multiplied without objects as long as only they come. */
function prod(t: Thread, _module: Value, iterable: Value, start: Value): Value {
  let result: Value = start;
  iterate(t, iterable, (item) => {
    if (typeof result === 'number' && typeof item === 'number') result = multiplyInt(result, item);
    else if (isExactFloat(result) && isExactFloat(item)) result = new PyFloat(result.value * item.value);
    else if (isExactFloat(result) && exactLong(item) !== undefined) result = new PyFloat(result.value * Number(item));
    else result = binaryOp(t, NB_MULTIPLY, result, item);
  });
  return result;
}

function dist(t: Thread, _module: Value, p: Value, q: Value): Value {
  const from = p instanceof PyTuple ? p.items : toArray(t, p);
  const to = q instanceof PyTuple ? q.items : toArray(t, q);
  if (from.length !== to.length) return raise.ValueError('both points must have the same number of dimensions');
  return new PyFloat(vectorNorm(from.map((item, i) => Math.abs(floatOf(t, item) - floatOf(t, to[i])))));
}

function hypot(t: Thread, _module: Value, values: Value[]): Value {
  return new PyFloat(vectorNorm(values.map((value) => Math.abs(floatOf(t, value)))));
}

export const sums: Record<string, NativeRow> = {
  dist: ['(module, p, q, /)', dist],
  fsum: ['(module, seq, /)', fsum],
  hypot: ['~(module, *coordinates)', hypot, 'FASTCALL'],
  prod: ['(module, iterable, /, *, start=1)', prod],
  sumprod: ['(module, p, q, /)', sumprod],
};
