/**
 * `repr` of text and bytes. There are three forms of text: UTF-16 (sources, names), constants whose every unit is a code point,
 * and wide constants as code points.
 * Source: `unicode_repr` (Objects/unicodeobject.c), `PyBytes_Repr` (Objects/bytesobject.c).
 */
import { isPrintable } from './unicode.ts';

const hex = (point: number, width: number): string => point.toString(16).padStart(width, '0');

/** The quote that `repr` chooses: a double one only when there are single quotes and no double ones. */
function chooseQuote(single: boolean, double: boolean): string {
  return single && !double ? '"' : "'";
}

const PLAIN = /^[ !#-&(-[\]-~]*$/;

function escapePoint(point: number, quote: string): string {
  if (point === 92 || point === quote.charCodeAt(0)) return '\\' + String.fromCharCode(point);
  if (point === 10) return '\\n';
  if (point === 13) return '\\r';
  if (point === 9) return '\\t';
  if (isPrintable(point)) return String.fromCodePoint(point);
  if (point < 0x100) return '\\x' + hex(point, 2);
  return point < 0x10000 ? '\\u' + hex(point, 4) : '\\U' + hex(point, 8);
}

/** `repr` of text in UTF-16, where a pair of surrogates is one code point. */
export function reprText(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = chooseQuote(text.includes("'"), text.includes('"'));
  const out = [quote];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    out.push(escapePoint(point, quote));
  }
  out.push(quote);
  return out.join('');
}

/** `repr` of text each of whose units is one code point: surrogates stand for themselves, also when two are neighbours. */
export function reprUnits(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = chooseQuote(text.includes("'"), text.includes('"'));
  const out = [quote];
  for (let i = 0; i < text.length; i++) out.push(escapePoint(text.charCodeAt(i), quote));
  out.push(quote);
  return out.join('');
}

/** `repr` of text given as code points. */
export function reprPoints(points: ArrayLike<number>): string {
  let single = false;
  let double = false;
  for (let i = 0; i < points.length; i++) {
    if (points[i] === 39) single = true;
    else if (points[i] === 34) double = true;
  }
  const quote = chooseQuote(single, double);
  const out = [quote];
  for (let i = 0; i < points.length; i++) out.push(escapePoint(points[i], quote));
  out.push(quote);
  return out.join('');
}

/** `ascii()` of text: as `reprText`, everything outside ASCII escaped. */
export function asciiText(text: string): string {
  return escapeWide(reprText(text));
}

/** Escapes what is not ASCII in the text of a `repr` (`ascii`, `backslashreplace`). */
export function escapeWide(repr: string): string {
  return repr.replace(/[^\0-\x7f]/gu, (character) => {
    const point = character.codePointAt(0)!;
    return point < 0x100 ? '\\x' + hex(point, 2) : point < 0x10000 ? '\\u' + hex(point, 4) : '\\U' + hex(point, 8);
  });
}

/** `repr` of bytes, with the `b`. */
export function reprBytes(data: Uint8Array): string {
  const quote = chooseQuote(data.includes(39), data.includes(34));
  const out = ['b', quote];
  for (const byte of data) {
    if (byte === 92 || byte === quote.charCodeAt(0)) out.push('\\' + String.fromCharCode(byte));
    else if (byte === 9) out.push('\\t');
    else if (byte === 10) out.push('\\n');
    else if (byte === 13) out.push('\\r');
    else out.push(byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '\\x' + hex(byte, 2));
  }
  out.push(quote);
  return out.join('');
}
