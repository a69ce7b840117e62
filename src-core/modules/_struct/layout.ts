/**
 * Format strings of `struct` (Modules/_struct.c, `prepare_s`): which codes stand where. Native sizes and alignment are those of 64-bit
 * Linux.
 */
import { canonical, type Int } from '../../base/int.ts';
import { exceptionIn, raiseOf } from '../module-exception.ts';

export const structError = exceptionIn('struct', 'error', 'Exception');

export interface Code {
  readonly format: string;
  readonly offset: number;
  /** Bytes of one item; of the whole for `s` and `p`. */
  readonly size: number;
  readonly repeat: number;
}

export interface Layout {
  readonly codes: readonly Code[];
  readonly size: number;
  /** The same exactly, where it is beyond what memory could hold. */
  readonly total: Int;
  /** Values that it packs. */
  readonly length: number;
  readonly little: boolean;
  /** Native order, sizes and alignment. */
  readonly native: boolean;
}

const STANDARD: Readonly<Record<string, number>> = {
  x: 1,
  b: 1,
  B: 1,
  c: 1,
  s: 1,
  p: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
};
const NATIVE: Readonly<Record<string, number>> = { ...STANDARD, l: 8, L: 8, n: 8, N: 8, P: 8 };
const LARGEST = 2n ** 63n - 1n;

/** Reads a format. Raises struct.error. */
export function readLayout(format: string): Layout {
  if (format.includes('\0')) raiseOf(structError, 'embedded null character');
  const prefix = '@=<>!'.includes(format[0]) && format !== '' ? format[0] : '';
  const native = prefix === '' || prefix === '@';
  const sizes = native ? NATIVE : STANDARD;
  const codes: Code[] = [];
  let total = 0n;
  let length = 0;
  for (let i = prefix.length; i < format.length; ) {
    if (/[\t-\r ]/.test(format[i])) {
      i++;
      continue;
    }
    const start = i;
    while (i < format.length && format[i] >= '0' && format[i] <= '9') i++;
    const written = i === start ? 1n : BigInt(format.slice(start, i));
    if (written > LARGEST) raiseOf(structError, 'total struct size too long');
    if (i === format.length) raiseOf(structError, 'repeat count given without format specifier');
    const code = format[i++];
    const itemsize = sizes[code] ?? raiseOf(structError, 'bad char in struct format');
    const unit = BigInt(itemsize);
    if (native) total = ((total + unit - 1n) / unit) * unit;
    const size = Number(total);
    total += written * unit;
    if (total > LARGEST) raiseOf(structError, 'total struct size too long');
    const count = Number(written);
    if (code === 's' || code === 'p') {
      codes.push({ format: code, offset: size, size: count, repeat: 1 });
      length++;
    } else if (code !== 'x' && count > 0) {
      codes.push({ format: code, offset: size, size: itemsize, repeat: count });
      length += count;
    }
  }
  return { codes, size: Number(total), total: canonical(total), length, little: prefix !== '>' && prefix !== '!', native };
}
