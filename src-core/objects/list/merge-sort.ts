/**
 * The stable adaptive merge sort of `list.sort` (Objects/listobject.c and listsort.txt): natural runs extended by binary insertion, merged in powersort
 * order with galloping. The sequence of comparisons is visible to Python code, so it is the reference's to the last one.
 *
 * When a comparison throws, the arrays are left a permutation of what they were.
 */

export type LessThan<T> = (a: T, b: T) => boolean;

const MIN_GALLOP = 7;

interface Run {
  base: number;
  length: number;
  power: number;
}

/** Sorts `keys` in place, moving `values` along with them. */
export function mergeSort<K, V>(keys: K[], values: V[] | undefined, less: LessThan<K>): void {
  new Sorter(keys, values, less).sort();
}

/** `merge_compute_minrun`: 32..64 such that the number of runs is just under a power of 2. */
function minimumRun(n: number): number {
  let odd = 0;
  while (n >= 64) {
    odd |= n & 1;
    n >>= 1;
  }
  return n + odd;
}

/** Where `key` belongs in the sorted a[base, base + n), before equal elements; the search starts from `hint`. */
function gallopLeft<K>(less: LessThan<K>, key: K, a: readonly K[], base: number, n: number, hint: number): number {
  const at = base + hint;
  let last = 0;
  let offset = 1;
  if (less(a[at], key)) {
    const most = n - hint;
    while (offset < most && less(a[at + offset], key)) {
      last = offset;
      offset = offset * 2 + 1;
    }
    offset = Math.min(offset, most) + hint;
    last += hint;
  } else {
    const most = hint + 1;
    while (offset < most && !less(a[at - offset], key)) {
      last = offset;
      offset = offset * 2 + 1;
    }
    [last, offset] = [hint - Math.min(offset, most), hint - last];
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (less(a[base + middle], key)) last = middle + 1;
    else offset = middle;
  }
  return offset;
}

/** As gallopLeft, but after equal elements. */
function gallopRight<K>(less: LessThan<K>, key: K, a: readonly K[], base: number, n: number, hint: number): number {
  const at = base + hint;
  let last = 0;
  let offset = 1;
  if (less(key, a[at])) {
    const most = hint + 1;
    while (offset < most && less(key, a[at - offset])) {
      last = offset;
      offset = offset * 2 + 1;
    }
    [last, offset] = [hint - Math.min(offset, most), hint - last];
  } else {
    const most = n - hint;
    while (offset < most && !less(key, a[at + offset])) {
      last = offset;
      offset = offset * 2 + 1;
    }
    offset = Math.min(offset, most) + hint;
    last += hint;
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (less(key, a[base + middle])) offset = middle;
    else last = middle + 1;
  }
  return offset;
}

class Sorter<K, V> {
  private minGallop = MIN_GALLOP;
  private readonly pending: Run[] = [];
  private tempKeys: K[] = [];
  private tempValues: V[] = [];

  constructor(
    private readonly keys: K[],
    private readonly values: V[] | undefined,
    private readonly less: LessThan<K>,
  ) {}

  sort(): void {
    const { length } = this.keys;
    if (length < 2) return;
    const least = minimumRun(length);
    let low = 0;
    while (low < length) {
      let n = this.countRun(low, length);
      if (n < least) {
        const forced = Math.min(length - low, least);
        this.insertionSort(low, low + forced, low + n);
        n = forced;
      }
      this.foundRun(n);
      this.pending.push({ base: low, length: n, power: 0 });
      low += n;
    }
    this.collapse();
  }

  /** Length of the run at `low`, made ascending if it strictly descends. */
  private countRun(low: number, high: number): number {
    const { keys, less } = this;
    let i = low + 1;
    if (i === high) return 1;
    if (less(keys[i], keys[i - 1])) {
      for (i++; i < high && less(keys[i], keys[i - 1]); i++);
      reverseRange(keys, low, i);
      if (this.values) reverseRange(this.values, low, i);
    } else for (i++; i < high && !less(keys[i], keys[i - 1]); i++);
    return i - low;
  }

  /** Binary insertion of [start, high) into the sorted [low, start). */
  private insertionSort(low: number, high: number, start: number): void {
    const { keys, values, less } = this;
    for (let i = start === low ? start + 1 : start; i < high; i++) {
      const pivot = keys[i];
      let left = low;
      let right = i;
      do {
        const middle = left + ((right - left) >> 1);
        if (less(pivot, keys[middle])) right = middle;
        else left = middle + 1;
      } while (left < right);
      moveRange(keys, left + 1, left, i - left);
      keys[left] = pivot;
      if (values) {
        const value = values[i];
        moveRange(values, left + 1, left, i - left);
        values[left] = value;
      }
    }
  }

  /** Merges pending runs whose node in the merge tree lies deeper than that of the run before a new one of length `n`. */
  private foundRun(n: number): void {
    const { pending } = this;
    if (pending.length === 0) return;
    const last = pending[pending.length - 1];
    const power = nodePower(last.base, last.length, n, this.keys.length);
    while (pending.length > 1 && pending[pending.length - 2].power > power) this.mergeAt(pending.length - 2);
    pending[pending.length - 1].power = power;
  }

  private collapse(): void {
    const { pending } = this;
    while (pending.length > 1) {
      let at = pending.length - 2;
      if (at > 0 && pending[at - 1].length < pending[at + 1].length) at--;
      this.mergeAt(at);
    }
  }

  private mergeAt(at: number): void {
    const { pending, keys, less } = this;
    const a = pending[at];
    const b = pending[at + 1];
    let { base: baseA, length: lengthA } = a;
    pending[at] = { base: baseA, length: lengthA + b.length, power: a.power };
    pending.splice(at + 1, 1);
    const skip = gallopRight(less, keys[b.base], keys, baseA, lengthA, 0);
    baseA += skip;
    lengthA -= skip;
    if (lengthA === 0) return;
    const lengthB = gallopLeft(less, keys[baseA + lengthA - 1], keys, b.base, b.length, b.length - 1);
    if (lengthB === 0) return;
    if (lengthA <= lengthB) this.mergeLow(baseA, lengthA, b.base, lengthB);
    else this.mergeHigh(baseA, lengthA, b.base, lengthB);
  }

  private saveRange(from: number, n: number): void {
    this.tempKeys = this.keys.slice(from, from + n);
    if (this.values) this.tempValues = this.values.slice(from, from + n);
  }

  private move(to: number, from: number, n: number): void {
    moveRange(this.keys, to, from, n);
    if (this.values) moveRange(this.values, to, from, n);
  }

  private restore(to: number, from: number, n: number): void {
    const { keys, values, tempKeys, tempValues } = this;
    for (let i = 0; i < n; i++) keys[to + i] = tempKeys[from + i];
    if (values) for (let i = 0; i < n; i++) values[to + i] = tempValues[from + i];
  }

  private moveOne(to: number, from: number): void {
    this.keys[to] = this.keys[from];
    if (this.values) this.values[to] = this.values[from];
  }

  private restoreOne(to: number, from: number): void {
    this.keys[to] = this.tempKeys[from];
    if (this.values) this.values[to] = this.tempValues[from];
  }

  /** Merges adjacent runs from the left; A is set aside, `na <= nb`. */
  private mergeLow(dest: number, na: number, b: number, nb: number): void {
    const { keys, less } = this;
    this.saveRange(dest, na);
    const saved = this.tempKeys;
    let a = 0;
    this.moveOne(dest++, b++);
    nb--;
    let copyB = nb > 0 && na === 1;
    try {
      let gallop = this.minGallop;
      merging: while (nb > 0 && !copyB) {
        let countA = 0;
        let countB = 0;
        for (;;) {
          if (less(keys[b], saved[a])) {
            this.moveOne(dest++, b++);
            countB++;
            countA = 0;
            if (--nb === 0) break merging;
            if (countB >= gallop) break;
          } else {
            this.restoreOne(dest++, a++);
            countA++;
            countB = 0;
            if (--na === 1) {
              copyB = true;
              break merging;
            }
            if (countA >= gallop) break;
          }
        }
        gallop++;
        do {
          if (gallop > 1) gallop--;
          this.minGallop = gallop;
          countA = gallopRight(less, keys[b], saved, a, na, 0);
          if (countA > 0) {
            this.restore(dest, a, countA);
            dest += countA;
            a += countA;
            na -= countA;
            if (na === 1) {
              copyB = true;
              break merging;
            }
            // An inconsistent comparison can use A up.
            if (na === 0) break merging;
          }
          this.moveOne(dest++, b++);
          if (--nb === 0) break merging;
          countB = gallopLeft(less, saved[a], keys, b, nb, 0);
          if (countB > 0) {
            this.move(dest, b, countB);
            dest += countB;
            b += countB;
            nb -= countB;
            if (nb === 0) break merging;
          }
          this.restoreOne(dest++, a++);
          if (--na === 1) {
            copyB = true;
            break merging;
          }
        } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
        gallop++;
        this.minGallop = gallop;
      }
    } finally {
      if (copyB) {
        this.move(dest, b, nb);
        this.restoreOne(dest + nb, a);
      } else this.restore(dest, a, na);
    }
  }

  /** Merges adjacent runs from the right; B is set aside, `na >= nb`. */
  private mergeHigh(baseA: number, na: number, baseB: number, nb: number): void {
    const { keys, less } = this;
    this.saveRange(baseB, nb);
    const saved = this.tempKeys;
    let dest = baseB + nb - 1;
    let a = baseA + na - 1;
    let b = nb - 1;
    this.moveOne(dest--, a--);
    na--;
    let copyA = na > 0 && nb === 1;
    try {
      let gallop = this.minGallop;
      merging: while (na > 0 && !copyA) {
        let countA = 0;
        let countB = 0;
        for (;;) {
          if (less(saved[b], keys[a])) {
            this.moveOne(dest--, a--);
            countA++;
            countB = 0;
            if (--na === 0) break merging;
            if (countA >= gallop) break;
          } else {
            this.restoreOne(dest--, b--);
            countB++;
            countA = 0;
            if (--nb === 1) {
              copyA = true;
              break merging;
            }
            if (countB >= gallop) break;
          }
        }
        gallop++;
        do {
          if (gallop > 1) gallop--;
          this.minGallop = gallop;
          countA = na - gallopRight(less, saved[b], keys, baseA, na, na - 1);
          if (countA > 0) {
            dest -= countA;
            a -= countA;
            this.move(dest + 1, a + 1, countA);
            na -= countA;
            if (na === 0) break merging;
          }
          this.restoreOne(dest--, b--);
          if (--nb === 1) {
            copyA = true;
            break merging;
          }
          countB = nb - gallopLeft(less, keys[a], saved, 0, nb, nb - 1);
          if (countB > 0) {
            dest -= countB;
            b -= countB;
            this.restore(dest + 1, b + 1, countB);
            nb -= countB;
            if (nb === 1) {
              copyA = true;
              break merging;
            }
            if (nb === 0) break merging;
          }
          this.moveOne(dest--, a--);
          if (--na === 0) break merging;
        } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
        gallop++;
        this.minGallop = gallop;
      }
    } finally {
      if (copyA) {
        this.move(dest - na + 1, a - na + 1, na);
        this.restoreOne(dest - na, b);
      } else this.restore(dest - nb + 1, 0, nb);
    }
  }
}

/** Moves `n` items within an array; a loop, since `copyWithin` looks every item up by name. */
function moveRange<T>(items: T[], to: number, from: number, n: number): void {
  if (to > from) for (let i = n - 1; i >= 0; i--) items[to + i] = items[from + i];
  else for (let i = 0; i < n; i++) items[to + i] = items[from + i];
}

function reverseRange<T>(items: T[], low: number, high: number): void {
  for (let i = low, j = high - 1; i < j; i++, j--) [items[i], items[j]] = [items[j], items[i]];
}

/** Depth, in the ideal merge tree over `n` items, of the node between two adjacent runs (`powerloop`). */
function nodePower(start: number, first: number, second: number, n: number): number {
  let a = 2 * start + first;
  let b = a + first + second;
  for (let power = 1; ; power++) {
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) return power;
    a *= 2;
    b *= 2;
  }
}
