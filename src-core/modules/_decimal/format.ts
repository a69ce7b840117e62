/**
 * `format(decimal, spec)` (Modules/_decimal/libmpdec/io.c `mpd_parse_fmt_str`, `mpd_qformat_spec`). What the reference hands to the
 * library's `_pydecimal` (`z`, `#`) is done here too; it ships without that module.
 */
import { addInt, type Int, subtractInt } from '../../base/int.ts';
import { newException, raise } from '../../objects/raise.ts';
import { ERRORS, INVALID_OPERATION, type Limits, MAX_EMAX, MAX_PREC, MIN_ETINY, roundOff } from './limits.ts';
import { type PyDecimal, shiftLeft, small } from './number.ts';
import { type Notation, toText } from './text.ts';

/** What a locale says of numbers: the point, the separator, and the sizes of groups from the right, the last one repeated. */
export interface NumberSigns {
  point: string;
  separator: string;
  /** 0 or 127 ends grouping. */
  grouping: readonly number[];
}

interface Spec {
  fill: string;
  /** `z` is the padding with zeros behind the sign. */
  align: string;
  sign: string;
  noNegativeZero: boolean;
  alternate: boolean;
  width: number;
  precision: number;
  type: string;
  signs: NumberSigns;
  /** Are the signs those of the locale, to be asked for. */
  local: boolean;
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?([1-9]\d*)?(,)?(?:\.(\d+))?([eEfFgGnN%])?$/u;

const NO_SIGNS: NumberSigns = { point: '', separator: '', grouping: [] };
const COMMAS: NumberSigns = { point: '.', separator: ',', grouping: [3] };
const LARGEST = 2n ** 63n - 1n;

/** Reads a specification. Raises ValueError. */
export function parseSpec(text: string, capitals: boolean): Spec {
  const match = SPEC.exec(text);
  if (match === null) return raise.ValueError('invalid format string');
  const [, fill, align, sign, z, alternate, zero, width, comma, precision, type] = match;
  const invalid =
    (zero !== undefined && align !== undefined) ||
    (comma !== undefined && (type === 'n' || type === 'N')) ||
    BigInt(width ?? '0') > LARGEST ||
    BigInt(precision ?? '0') > LARGEST;
  if (invalid) return raise.ValueError('invalid format string');
  if (BigInt(width ?? '0') > MAX_PREC) return tooLong();
  return {
    fill: zero !== undefined ? '0' : (fill ?? ' '),
    align: zero !== undefined ? 'z' : (align ?? '>'),
    sign: sign ?? '-',
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    width: Number(width ?? '0'),
    precision: precision === undefined ? -1 : Number(precision),
    type: type === undefined ? (capitals ? 'G' : 'g') : type === 'n' ? 'g' : type === 'N' ? 'G' : type,
    signs: comma === undefined ? NO_SIGNS : COMMAS,
    local: type === 'n' || type === 'N',
  };
}

export function tooLong(): never {
  return raise.ValueError('format specification exceeds internal limits of _decimal');
}

/** The field of a number. Raises ValueError beyond the limits, MemoryError where it is too long. */
export function formatDecimal(number: PyDecimal, spec: Spec, limits: Limits): string {
  const capitals = spec.type !== spec.type.toLowerCase();
  const type = spec.type.toLowerCase();
  const lead = spec.sign === '-' ? '' : spec.sign;
  let field: string;
  if (number.kind !== 0) {
    const text = toText(number, capitals);
    field = (number.negative ? text : lead + text) + (type === '%' ? '%' : '');
    // Zeros pad numbers only.
    return pad(field, spec.align === 'z' ? { ...spec, fill: ' ', align: '>' } : spec);
  }
  const { d, place } = rounded(number, spec, type, limits);
  const notation: Notation = type === 'g' ? 'sci' : type === 'e' ? 'exp' : 'fixed';
  let text = toText(d, capitals, notation, place);
  if (spec.noNegativeZero && d.negative && d.coefficient === 0) text = text.slice(1);
  if (spec.alternate && !text.includes('.')) text = text.replace(/^(-?\d+)/, '$1.');
  if (type === '%') text += '%';
  field = text.startsWith('-') ? text : lead + text;
  if (spec.signs.point !== '') field = localize(field, spec);
  return pad(field, spec);
}

/** The number as it is to be written, and where `exp` puts its point. */
function rounded(number: PyDecimal, spec: Spec, type: string, limits: Limits): { d: PyDecimal; place: number } {
  const work = limits.derive();
  let d = number;
  let place = 1;
  if (type === '%') d = small(d.negative, d.coefficient, addInt(d.exponent, 2));
  const { precision } = spec;
  if (precision > MAX_PREC) tooLong();
  if (precision >= 0) {
    if (type === 'g') {
      const digits = Math.max(precision, 1);
      if (d.digits > digits) d = roundTo(d, digits, work);
    } else if (type === 'e') {
      if (d.coefficient === 0) place = 1 - precision;
      else d = roundTo(d, precision + 1, work);
    } else d = rescale(d, -precision, work, MIN_ETINY);
  }
  if (type !== 'g' && type !== 'e' && d.coefficient === 0 && d.exponent > 0) d = rescale(d, 0, work, MIN_ETINY);
  if ((work.status & ERRORS) !== 0) tooLong();
  return { d, place };
}

/** Rounds to so many digits; a carry may make one more, which is rounded again. */
function roundTo(d: PyDecimal, digits: number, work: Limits): PyDecimal {
  const least = MIN_ETINY - MAX_PREC;
  const exponent = addInt(d.exponent, d.digits - digits);
  const result = rescale(d, exponent, work, least);
  return result.digits > digits ? rescale(result, addInt(exponent, 1), work, least) : result;
}

/** The number with another exponent (`_mpd_qrescale`); NaN where that is out of range. */
function rescale(d: PyDecimal, exponent: Int, work: Limits, least: bigint): PyDecimal {
  if (exponent > MAX_EMAX + 1n || exponent < least) return work.fail(INVALID_OPERATION);
  if (d.coefficient === 0) return small(d.negative, 0, exponent);
  const shift = subtractInt(d.exponent, exponent);
  if (shift >= 0) {
    if (addInt(d.digits, shift) > MAX_PREC + 1n) return work.fail(INVALID_OPERATION);
    return small(d.negative, shiftLeft(d.coefficient, shift), exponent);
  }
  return small(d.negative, roundOff(d.coefficient, subtractInt(0, shift), d.negative, work.round).kept, exponent);
}

/** Puts in the point and the separators of a locale; zeros that pad are grouped too (`_mpd_add_sep_dot`). */
function localize(field: string, spec: Spec): string {
  const [, sign, integer, point, rest] = /^([-+ ]?)(\d+)(\.?)([\s\S]*)$/.exec(field) as RegExpExecArray;
  const { separator, grouping } = spec.signs;
  if (point === '' && (separator === '' || grouping.length === 0)) return field;
  const tail = (point === '' ? '' : spec.signs.point) + rest;
  return sign + group(integer, spec, sign.length + charactersOf(tail)) + tail;
}

const charactersOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

/** An integer part in groups; `taken` characters of the width are used otherwise. */
function group(integer: string, spec: Spec, taken: number): string {
  const { separator, grouping } = spec.signs;
  const parts: string[] = [];
  let length = taken;
  let left = integer.length;
  let index = 0;
  let size = grouping[0] ?? 0;
  let consume = size;
  let padding = false;
  for (;;) {
    if (size === 0 || size === 127 || consume > left) consume = left;
    left -= consume;
    parts.push(padding ? '0'.repeat(consume) : integer.slice(left, left + consume));
    length += consume;
    if (left === 0) {
      if (spec.align !== 'z' || length >= spec.width) break;
      // Zeros first fill the group that has begun.
      left = spec.width - length;
      consume = size - consume;
      padding = true;
      continue;
    }
    if (separator !== '') {
      if (padding && left > 1) left--;
      parts.push(separator);
      length++;
    }
    if (size !== 0 && index + 1 < grouping.length) index++;
    size = grouping[index] ?? 0;
    consume = size;
  }
  return parts.reverse().join('');
}

/** Fills a field to its width. */
function pad(field: string, spec: Spec): string {
  const missing = spec.width - charactersOf(field);
  if (missing <= 0) return field;
  if (missing > 2 ** 28) throw newException('MemoryError');
  const filling = spec.fill.repeat(missing);
  switch (spec.align) {
    case '<':
      return field + filling;
    case '^': {
      const left = missing >> 1;
      return spec.fill.repeat(left) + field + spec.fill.repeat(missing - left);
    }
    case '>':
      return filling + field;
    default: {
      const sign = /^[-+ ]/.test(field) ? field[0] : '';
      return sign + filling + field.slice(sign.length);
    }
  }
}
