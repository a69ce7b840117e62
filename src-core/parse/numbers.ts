/**
 * What a number literal is worth. The tokenizer has checked its form. Source: `parsenumber` (Parser/pegen.c).
 */
import { Constant } from '../ast/nodes.generated.ts';
import { ComplexConst, type Const, FloatConst } from '../code/const.ts';
import { raiseAt } from '../source/syntax-error.ts';
import type { Token } from '../source/token.ts';
import type { Packrat } from './packrat.ts';

/** Value of an integer, float or imaginary literal without underscores; undefined for a decimal integer of too many digits. */
function numberOf(text: string, maxDigits: number): Const | undefined {
  const last = text.charCodeAt(text.length - 1) | 32;
  const second = text.length > 1 ? text.charCodeAt(1) | 32 : 0;
  if (text.charCodeAt(0) === 48 && (second === 120 || second === 111 || second === 98))
    return integer(BigInt(text.toLowerCase()));
  if (last === 106) return new ComplexConst(0, Number(text.slice(0, -1)));
  if (/^\d+$/.test(text)) {
    if (text.length < 16) return Number(text);
    return maxDigits > 0 && text.length > maxDigits ? undefined : integer(BigInt(text));
  }
  return new FloatConst(Number(text));
}

function integer(value: bigint): number | bigint {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/** The Constant of a NUMBER token. Raises SyntaxError for a decimal integer of too many digits. */
export function numberConstant(p: Packrat, token: Token): Constant {
  let text = token.string;
  if (text.includes('_')) {
    if (p.featureVersion < 6)
      p.raiseAtFurthest('SyntaxError', 'Underscores in numeric literals are only supported in Python 3.6 and greater');
    text = text.replaceAll('_', '');
  }
  const value = numberOf(text, p.maxDigits);
  if (value === undefined) {
    const message =
      `Exceeds the limit (${p.maxDigits} digits) for integer string conversion: value has ${text.length} digits; use sys.set_int_max_str_digits() ` +
      'to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.';
    raiseAt(p.tokenizer, 'SyntaxError', message, token.lineno, -1, token.end_lineno, -1);
  }
  return new Constant(value, undefined, token.lineno, token.col_offset, token.end_lineno, token.end_col_offset);
}
