/**
 * Text of numbers as ASCII: decimal digits of any script become `0`-`9`, any white space outside of ASCII a space, anything else
 * `?` (Objects/unicodeobject.c `_PyUnicode_TransformDecimalAndSpaceToASCII`).
 */
import { decimalValue, isSpace } from './unicode-text.ts';

const ASCII = /^[\0-\x7f]*$/;

/** ASCII text is left alone; after the first character that cannot be kept nothing follows. */
export function toAsciiDigits(text: string | ArrayLike<number>): string {
  if (typeof text === 'string' && ASCII.test(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const point = typeof text === 'string' ? text.charCodeAt(i) : text[i];
    if (point < 127) out += String.fromCharCode(point);
    else if (isSpace(point)) out += ' ';
    else {
      const digit = decimalValue(point);
      if (digit < 0) return `${out}?`;
      out += digit;
    }
  }
  return out;
}
