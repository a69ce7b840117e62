/**
 * Reduction of large arguments modulo pi/2 by M. Payne's and R. Hanek's method, to the bits of FreeBSD's k_rem_pio2.c: the argument times
 * 2/pi, whole turns left out, in digits of 24 bits.
 */
import { powerOfTwo } from '../int.ts';
import { fromWords, highWord, lowWord } from './words.ts';

/** 2/pi behind the point. */
const PER_HALF = BigInt(
  '0x' +
    'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1' +
    'deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f11' +
    '8b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046f' +
    'c7b6babf0cfbc209af4361da9e391615ee61b086599855f14a068408dffd8804d73273106061556ca73a8c960e27bc08c6b',
);
const COUNT = 66;
const BASE = 2 ** 24;

let digits: number[] | undefined;

function perHalfDigits(): number[] {
  return Array.from({ length: COUNT }, (_, i) => Number((PER_HALF >> BigInt(24 * (COUNT - 1 - i))) & 0xffffffn));
}

/** pi/2, 24 bits each. */
const HALF = [1.570796251296997, 7.549789415861596e-8, 5.390302529957765e-15, 3.282003415807913e-22, 1.270655753080676e-29];

// The reduced argument, in two floats.
export let far0 = 0;
export let far1 = 0;

/** Digits of 2/pi that are used beside the first, unless the result needs more. */
const TERMS = 4;

/** The mantissa in digits, the first from 2 ** 23 on; zeros at the end left out. */
function mantissaDigits(x: number): number[] {
  let z = fromWords((highWord(x) & 0xfffff) | ((0x3ff + 23) << 20), lowWord(x));
  const parts: number[] = [];
  while (z !== 0) {
    const digit = Math.floor(z);
    parts.push(digit);
    z = (z - digit) * BASE;
  }
  return parts;
}

/** Reduces a positive finite x beyond 2 ** 20 into far0 + far1; answers how often pi/2 went in, modulo 4. */
export function reduceFar(x: number): number {
  digits ??= perHalfDigits();
  const parts = mantissaDigits(x);
  // The first digit of 2/pi whose product is no multiple of 8, and the bits of the last product before the point.
  const exponent = (highWord(x) >> 20) - (0x3ff + 23);
  const first = Math.max(Math.trunc((exponent - 3) / 24), 0);
  const shift = exponent - 24 * (first + 1);
  let product = 0n;
  const column = (i: number) => {
    let sum = 0;
    for (let j = 0; j < parts.length; j++) sum += parts[j] * (digits![first + i - j] ?? 0);
    product = (product << 24n) + BigInt(sum);
  };
  for (let i = 0; i <= TERMS; i++) column(i);
  for (let terms = TERMS; ; ) {
    const behind = BigInt(24 * terms - shift);
    let turns = Number((product >> behind) & 3n);
    let fraction = product & ((1n << behind) - 1n);
    const negative = fraction >> (behind - 1n) === 1n;
    if (negative) {
      fraction = (1n << behind) - fraction;
      turns++;
    }
    // All that could be left of so many terms is lost below the point: take more of them.
    if (fraction >> BigInt(24 * TERMS) === 0n) {
      let more = 1;
      while (((fraction >> BigInt(24 * (TERMS - more))) & 0xffffffn) === 0n) more++;
      for (let i = 1; i <= more; i++) column(terms + i);
      terms += more;
      continue;
    }
    toAngle(fraction, terms, shift, negative);
    return turns & 3;
  }
}

/** fraction * pi/2; its last bit is worth 2 ** (shift - 24 * terms). */
function toAngle(fraction: bigint, terms: number, shift: number, negative: boolean): void {
  let top = terms + 1;
  while (fraction >> BigInt(24 * top) === 0n) top--;
  const q: number[] = [];
  for (let i = 0; i <= top; i++) {
    q.push(Number((fraction >> BigInt(24 * i)) & 0xffffffn) * powerOfTwo(shift - 24 * (terms - i)));
  }
  // The columns of the product are exact, their sum is rounded.
  const columns: number[] = [];
  for (let m = 0; m <= top; m++) {
    let sum = 0;
    for (let k = 0; k < HALF.length && k <= m; k++) sum += HALF[k] * q[top - m + k];
    columns.push(sum);
  }
  let sum = 0;
  for (let m = top; m >= 0; m--) sum += columns[m];
  let rest = columns[0] - sum;
  for (let m = 1; m <= top; m++) rest += columns[m];
  far0 = negative ? -sum : sum;
  far1 = negative ? -rest : rest;
}
