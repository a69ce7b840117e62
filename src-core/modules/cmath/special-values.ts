/**
 * What the functions of `cmath` give for infinite and NaN arguments, and some for zeros (C99, Annex G; the tables of
 * Modules/cmathmodule.c): a row for each kind of real part, a column for each kind of imaginary part, in the order of `kindOf`.
 * A cell is the real and the imaginary part of the result: e 1, o 0, i infinity, n NaN, p pi, h its half, q its quarter, t three
 * quarters, capital letters their negatives.
 */
import type { Complex } from '../../base/float.ts';

// biome-ignore format: tables
const TABLES = {
  acos:
    'ti pi pi pI pI tI ni/' +
    'hi .. .. .. .. hI nn/' +
    'hi .. ho hO .. hI hn/' +
    'hi .. ho hO .. hI hn/' +
    'hi .. .. .. .. hI nn/' +
    'qi oi oi oI oI qI ni/' +
    'ni nn nn nn nn nI nn',
  acosh:
    'iT iP iP ip ip it in/' +
    'iH .. .. .. .. ih nn/' +
    'iH .. oH oh .. ih nn/' +
    'iH .. oH oh .. ih nn/' +
    'iH .. .. .. .. ih nn/' +
    'iQ iO iO io io iq in/' +
    'in nn nn nn nn in nn',
  asinh:
    'IQ IO IO Io Io Iq In/' +
    'IH .. .. .. .. Ih nn/' +
    'IH .. OO Oo .. Ih nn/' +
    'iH .. oO oo .. ih nn/' +
    'iH .. .. .. .. ih nn/' +
    'iQ iO iO io io iq in/' +
    'in nn nO no nn in nn',
  atanh:
    'OH OH OH Oh Oh Oh On/' +
    'OH .. .. .. .. Oh nn/' +
    'OH .. OO Oo .. Oh On/' +
    'oH .. oO oo .. oh on/' +
    'oH .. .. .. .. oh nn/' +
    'oH oH oH oh oh oh on/' +
    'oH nn nn nn nn oh nn',
  cosh:
    'in .. io iO .. in in/' +
    'nn .. .. .. .. nn nn/' +
    'no .. eo eO .. no no/' +
    'no .. eO eo .. no no/' +
    'nn .. .. .. .. nn nn/' +
    'in .. iO io .. in in/' +
    'nn nn no no nn nn nn',
  exp:
    'oo .. oO oo .. oo oo/' +
    'nn .. .. .. .. nn nn/' +
    'nn .. eO eo .. nn nn/' +
    'nn .. eO eo .. nn nn/' +
    'nn .. .. .. .. nn nn/' +
    'in .. iO io .. in in/' +
    'nn nn nO no nn nn nn',
  log:
    'iT iP iP ip ip it in/' +
    'iH .. .. .. .. ih nn/' +
    'iH .. IP Ip .. ih nn/' +
    'iH .. IO Io .. ih nn/' +
    'iH .. .. .. .. ih nn/' +
    'iQ iO iO io io iq in/' +
    'in nn nn nn nn in nn',
  sinh:
    'in .. IO Io .. in in/' +
    'nn .. .. .. .. nn nn/' +
    'on .. OO Oo .. on on/' +
    'on .. oO oo .. on on/' +
    'nn .. .. .. .. nn nn/' +
    'in .. iO io .. in in/' +
    'nn nn nO no nn nn nn',
  sqrt:
    'iI oI oI oi oi ii ni/' +
    'iI .. .. .. .. ii nn/' +
    'iI .. oO oo .. ii nn/' +
    'iI .. oO oo .. ii nn/' +
    'iI .. .. .. .. ii nn/' +
    'iI iO iO io io ii in/' +
    'iI nn nn nn nn ii nn',
  tanh:
    'Eo .. EO Eo .. Eo Eo/' +
    'nn .. .. .. .. nn nn/' +
    'nn .. OO Oo .. nn nn/' +
    'nn .. oO oo .. nn nn/' +
    'nn .. .. .. .. nn nn/' +
    'eo .. eO eo .. eo eo/' +
    'nn nn nO no nn nn nn',
  rect:
    'in .. Io IO .. in in/' +
    'nn .. .. .. .. nn nn/' +
    'oo .. Oo OO .. oo oo/' +
    'oo .. oO oo .. oo oo/' +
    'nn .. .. .. .. nn nn/' +
    'in .. iO io .. in in/' +
    'nn nn no no nn nn nn',
};

export type SpecialTable = keyof typeof TABLES;

const PARTS: Readonly<Record<string, number>> = {
  e: 1,
  E: -1,
  o: 0,
  O: -0,
  i: Number.POSITIVE_INFINITY,
  I: Number.NEGATIVE_INFINITY,
  n: Number.NaN,
  p: Math.PI,
  P: -Math.PI,
  h: Math.PI / 2,
  H: -Math.PI / 2,
  q: Math.PI / 4,
  Q: -Math.PI / 4,
  t: 0.75 * Math.PI,
  T: -0.75 * Math.PI,
};

/** -infinity, negative, -0, 0, positive, infinity, NaN. */
function kindOf(x: number): number {
  if (Number.isNaN(x)) return 6;
  if (x === 0) return Object.is(x, -0) ? 2 : 3;
  if (Number.isFinite(x)) return x < 0 ? 1 : 4;
  return x < 0 ? 0 : 5;
}

/** The result for an argument that is not finite. */
export function specialValue(table: SpecialTable, real: number, imag: number): Complex {
  const [first, second] = TABLES[table].split('/')[kindOf(real)].split(' ')[kindOf(imag)];
  return { real: PARTS[first], imag: PARTS[second] };
}
