/** The format mini-language: a specification taken apart (Python/formatter_unicode.c `parse_internal_render_format_spec`). */
import { decimalValue } from '../../base/unicode-text.ts';
import { raise } from '../raise.ts';
import { type Str, strFromPoints, utf16 } from '../value.ts';
import { appendDigit, MAX_WIDTH } from './count.ts';

export type Align = '<' | '>' | '=' | '^';

export interface Spec {
  fill: Str;
  align: Align;
  /** `+`, `-`, a space, or empty. */
  sign: string;
  noNegativeZero: boolean;
  alternate: boolean;
  /** -1 where it is not given; so with precision. */
  width: number;
  grouping: '' | ',' | '_';
  precision: number;
  /** The presentation type as a code point; 0 for none. */
  type: number;
}

const ALIGN = '<>=^';

/** The character of the type for messages: itself, or its number where it is not printable ASCII. */
function typeText(type: number): string {
  return type > 32 && type < 128 ? String.fromCharCode(type) : `\\x${type.toString(16)}`;
}

/** Raises ValueError `Unknown format code 'q' for object of type 'int'`. */
export function refuseType(spec: Spec, typeName: string): never {
  return raise.ValueError(`Unknown format code '${typeText(spec.type)}' for object of type '${typeName}'`);
}

/** Specifications taken apart without an error, by default type and text. */
const cache = new Map<string, Spec>();
const CACHE_LIMIT = 512;

/** Takes a specification apart; the result is shared, do not write to it. Raises ValueError. */
export function parseSpec(text: Str, typeName: string, defaultType: string, defaultAlign: Align): Readonly<Spec> {
  if (typeof text !== 'string') return parse(text, typeName, defaultType, defaultAlign);
  const key = defaultType + defaultAlign + text;
  let spec = cache.get(key);
  if (spec === undefined) {
    spec = parse(text, typeName, defaultType, defaultAlign);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(key, spec);
  }
  return spec;
}

function parse(text: Str, typeName: string, defaultType: string, defaultAlign: Align): Spec {
  const at = typeof text === 'string' ? (i: number) => text.charCodeAt(i) : (i: number) => text.points[i];
  const end = typeof text === 'string' ? text.length : text.points.length;
  const spec: Spec = {
    fill: ' ',
    align: defaultAlign,
    sign: '',
    noNegativeZero: false,
    alternate: false,
    width: -1,
    grouping: '',
    precision: -1,
    type: defaultType === '' ? 0 : defaultType.charCodeAt(0),
  };
  let pos = 0;
  const char = (i: number): string => (i < end ? String.fromCodePoint(at(i)) : '');
  const isAlign = (i: number): boolean => i < end && ALIGN.includes(char(i));
  const take = (c: string): boolean => char(pos) === c && pos++ >= 0;
  let filled = false;
  let aligned = true;
  if (isAlign(1)) {
    spec.fill = strFromPoints([at(0)]);
    spec.align = char(1) as Align;
    filled = true;
    pos = 2;
  } else if (isAlign(0)) {
    spec.align = char(0) as Align;
    pos = 1;
  } else aligned = false;
  if (pos < end && ' +-'.includes(char(pos))) spec.sign = char(pos++);
  spec.noNegativeZero = take('z');
  spec.alternate = take('#');
  if (!filled && take('0')) {
    spec.fill = '0';
    if (!aligned && defaultAlign === '>') spec.align = '=';
  }
  const integer = (): number => {
    const start = pos;
    let value: number | bigint = 0;
    for (let digit: number; pos < end && (digit = decimalValue(at(pos))) >= 0; pos++) {
      value = appendDigit(value, digit);
      if (value > MAX_WIDTH) raise.ValueError('Too many decimal digits in format string');
    }
    return pos === start ? -1 : Number(value);
  };
  spec.width = integer();
  if (take(',')) spec.grouping = ',';
  if (take('_')) {
    if (spec.grouping !== '') raise.ValueError("Cannot specify both ',' and '_'.");
    spec.grouping = '_';
  }
  if (char(pos) === ',' && spec.grouping === '_') raise.ValueError("Cannot specify both ',' and '_'.");
  if (take('.')) {
    spec.precision = integer();
    if (spec.precision < 0) raise.ValueError('Format specifier missing precision');
  }
  if (end - pos > 1) raise.ValueError(`Invalid format specifier '${utf16(text)}' for object of type '${typeName}'`);
  if (end - pos === 1) spec.type = at(pos);
  checkGrouping(spec);
  return spec;
}

function checkGrouping(spec: Spec): void {
  if (spec.grouping === '') return;
  const type = spec.type === 0 ? '' : String.fromCodePoint(spec.type);
  if ('defgEG%F'.includes(type)) return;
  if ('boxX'.includes(type) && spec.grouping === '_') return;
  raise.ValueError(`Cannot specify '${spec.grouping}' with '${typeText(spec.type)}'.`);
}
