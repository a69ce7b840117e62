/**
 * Floats with a given number of digits, correctly rounded with ties to even: what `'%.3f'`, `round` and `format` need
 * (Python/pystrtod.c `PyOS_double_to_string`, David Gay's modes 2 and 3). JavaScript's toFixed and toExponential are exact but round
 * ties up, so ties, and more than 100 digits, take a way through big integers.
 */

const view = new DataView(new ArrayBuffer(8));

function parts(value: number): [bigint, number] {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return [biased === 0 ? fraction : fraction | 0x10000000000000n, Math.max(biased, 1) - 1075];
}

/** round-half-even(value * 10**places) as an exact integer; value >= 0 and finite. */
function scaled(value: number, places: number): bigint {
  const [mantissa, exponent] = parts(value);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice < denominator || (twice === denominator && (quotient & 1n) === 0n)) return quotient;
  return quotient + 1n;
}

/** Could `value` lie exactly between two decimals of `places` places? */
function mayTie(value: number, places: number): boolean {
  if (places > 1000) return true;
  const shifted = value * (places >= 0 && places < 30 ? 2 << places : 2 ** (places + 1));
  return Number.isInteger(shifted) || !Number.isFinite(shifted);
}

/** Digits with exactly `places` of them after the point; value >= 0 and finite. */
export function formatFixed(value: number, places: number): string {
  if (places <= 100 && value < 1e21 && !mayTie(value, places)) return value.toFixed(places);
  // A float has no digits beyond 1074 places.
  const kept = Math.min(places, 1074);
  const digits = scaled(value, kept)
    .toString()
    .padStart(kept + 1, '0');
  const whole = digits.slice(0, digits.length - kept);
  return places === 0 ? whole : `${whole}.${digits.slice(digits.length - kept)}${'0'.repeat(places - kept)}`;
}

/** `count` significant digits and the exponent of the first one; value >= 0 and finite, count >= 1. Zero has exponent 0. */
export function significantDigits(value: number, count: number): { digits: string; exponent: number } {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 0 };
  if (count <= 100) {
    const [mantissa, power] = value.toExponential(count - 1).split('e');
    const exponent = Number(power);
    if (!mayTie(value, count - 1 - exponent) && !mayTie(value, count - exponent)) {
      return { digits: mantissa.replace('.', ''), exponent };
    }
  }
  const kept = Math.min(count, 800);
  let exponent = Number(value.toExponential(20).split('e')[1]);
  let digits = scaled(value, kept - 1 - exponent).toString();
  if (digits.length > kept) {
    exponent++;
    digits = scaled(value, kept - 1 - exponent).toString();
  } else if (digits.length < kept) {
    exponent--;
    digits = scaled(value, kept - 1 - exponent).toString();
  }
  return { digits: digits + '0'.repeat(count - kept), exponent };
}

/** `round(value, places)` of a finite float; Infinity where the result is too large. */
export function roundToDigits(value: number, places: number): number {
  const size = Math.abs(value);
  const rounded = places >= 0 ? Number(formatFixed(size, places)) : Number(`${scaled(size, places)}e${-places}`);
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}

export interface DoubleStyle {
  /** `#`: keep the point and, for g, trailing zeros. */
  alternate?: boolean;
  /** A whole number in g or r without exponent gets `.0`. */
  dotZero?: boolean;
  /** What rounds to -0 loses its sign. */
  noNegativeZero?: boolean;
}

/** Puts `digits` (trailing zeros as wanted) with the point after `point` of them; `end` is how many there must be at least. */
function layOut(digits: string, point: number, end: number, alternate: boolean): string {
  const padded = digits.padEnd(end, '0');
  if (point <= 0) return `0.${'0'.repeat(-point)}${padded}`;
  const whole = padded.slice(0, point).padEnd(point, '0');
  const fraction = padded.slice(point);
  return fraction !== '' || alternate ? `${whole}.${fraction}` : whole;
}

const exponentText = (exponent: number): string => {
  const size = Math.abs(exponent);
  return `e${exponent < 0 ? '-' : '+'}${size < 10 ? '0' : ''}${size}`;
};

/**
 * A float in the format `e`, `f`, `g` or `r` (repr; `precision` unused) or their capitals: C's notation with CPython's exponents
 * (`PyOS_double_to_string`).
 */
export function formatDouble(value: number, code: string, precision: number, style: DoubleStyle = {}): string {
  const kind = code.toLowerCase();
  const text =
    kind === code ? formatLower(value, kind, precision, style) : formatLower(value, kind, precision, style).toUpperCase();
  return text;
}

function formatLower(value: number, kind: string, precision: number, style: DoubleStyle): string {
  if (Number.isNaN(value)) return 'nan';
  let negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) return negative ? '-inf' : 'inf';
  const size = Math.abs(value);
  const alternate = style.alternate ?? false;
  let text: string;
  if (kind === 'f') {
    text = formatFixed(size, precision);
    if (alternate && precision === 0) text += '.';
  } else if (kind === 'e') {
    const { digits, exponent } = significantDigits(size, precision + 1);
    text = layOut(digits, 1, 1, alternate) + exponentText(exponent);
  } else text = formatGeneral(size, kind === 'r' ? 0 : Math.max(precision, 1), style);
  if (negative && style.noNegativeZero && /^[0.]*(e|$)/.test(text)) negative = false;
  return negative ? `-${text}` : text;
}

/** `g` of `precision` digits, or `r` for precision 0. */
function formatGeneral(size: number, precision: number, style: DoubleStyle): string {
  const alternate = style.alternate ?? false;
  const dotZero = style.dotZero ?? false;
  let digits: string;
  let exponent: number;
  if (precision > 0) ({ digits, exponent } = significantDigits(size, precision));
  else {
    const [mantissa, power] = size.toExponential().split('e');
    digits = mantissa.replace('.', '');
    exponent = Number(power);
  }
  digits = digits.replace(/0+$/, '') || '0';
  const point = exponent + 1;
  const limit = precision === 0 ? 16 : dotZero ? precision - 1 : precision;
  const wanted = alternate && precision > 0 ? precision : digits.length;
  if (point <= -4 || point > limit) return layOut(digits, 1, wanted, alternate) + exponentText(exponent);
  // Below one the zeros after the point are not among the digits.
  return layOut(digits, point, dotZero ? Math.max(wanted, point + 1) : wanted, alternate);
}
