/**
 * `repr` of float and complex. JavaScript's shortest digits are CPython's (`David Gay's` mode 0); only their layout differs.
 * Source: `float_repr_style` "short" of Python/pystrtod.c, `complex_repr` (Objects/complexobject.c).
 */

/**
 * `repr` of a float: `1.0`, `1e+16`, `1e-05`, `inf`, `nan`, `-0.0`. With `point` false an integral value has no `.0`, as inside
 * a complex number.
 */
export function reprFloat(value: number, point = true): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (value === 0) return (Object.is(value, -0) ? '-0' : '0') + (point ? '.0' : '');
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e16) {
    // JavaScript lays these out alike, but for the point of a whole number.
    const text = String(value);
    return point && Number.isInteger(value) ? `${text}.0` : text;
  }
  const sign = value < 0 ? '-' : '';
  const [mantissa, exponentText] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  if (exponent < -4 || exponent >= 16) {
    const power = Math.abs(exponent);
    const tail = digits.length > 1 ? '.' + digits.slice(1) : '';
    return `${sign}${digits[0]}${tail}e${exponent < 0 ? '-' : '+'}${power < 10 ? '0' : ''}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits + '0'.repeat(exponent + 1 - digits.length) + (point ? '.0' : '');
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** `repr` of a complex number: `1j`, `(1+2j)`, `(-0-1j)`. */
export function reprComplex(real: number, imag: number): string {
  const imagText = reprFloat(imag, false);
  if (real === 0 && !Object.is(real, -0)) return imagText + 'j';
  const signed = imagText.startsWith('-') ? imagText : '+' + imagText;
  return `(${reprFloat(real, false)}${signed}j)`;
}
