/**
 * Arithmetic of Python's float and complex where it is not JavaScript's. Division by zero is the caller's to refuse.
 * Source: Objects/floatobject.c (`_float_div_mod`), Objects/complexobject.c.
 */

export interface Complex {
  readonly real: number;
  readonly imag: number;
}

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0);

/** `[a // b, a % b]`; `b` is not zero. */
export function divmodFloat(a: number, b: number): [number, number] {
  let modulo = a % b;
  let quotient = (a - modulo) / b;
  if (modulo !== 0) {
    if (b < 0 !== modulo < 0) {
      modulo += b;
      quotient -= 1;
    }
  } else {
    modulo = isNegative(b) ? -0 : 0;
  }
  if (quotient === 0) return [isNegative(a / b) ? -0 : 0, modulo];
  let floor = Math.floor(quotient);
  if (quotient - floor > 0.5) floor += 1;
  return [floor, modulo];
}

export function multiplyComplex(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
}

/** `a / b` by Smith's method; undefined for division by zero. Source: `_Py_c_quot`. */
export function divideComplex(a: Complex, b: Complex): Complex | undefined {
  const real = Math.abs(b.real);
  const imag = Math.abs(b.imag);
  if (real >= imag) {
    if (real === 0) return undefined;
    const ratio = b.imag / b.real;
    const bottom = b.real + b.imag * ratio;
    return { real: (a.real + a.imag * ratio) / bottom, imag: (a.imag - a.real * ratio) / bottom };
  }
  if (imag >= real) {
    const ratio = b.real / b.imag;
    const bottom = b.real * ratio + b.imag;
    return { real: (a.real * ratio + a.imag) / bottom, imag: (a.imag * ratio - a.real) / bottom };
  }
  return { real: Number.NaN, imag: Number.NaN };
}

/** `a ** n` for an integer from -100 to 100, by repeated squaring; undefined for division by zero. Source: `c_powi`. */
export function powerComplexInt(a: Complex, n: number): Complex | undefined {
  if (n <= 0) return divideComplex({ real: 1, imag: 0 }, powerUnsigned(a, -n));
  return powerUnsigned(a, n);
}

function powerUnsigned(a: Complex, n: number): Complex {
  let result: Complex = { real: 1, imag: 0 };
  let square = a;
  for (let mask = 1; mask > 0 && n >= mask; mask <<= 1) {
    if (n & mask) result = multiplyComplex(result, square);
    square = multiplyComplex(square, square);
  }
  return result;
}
