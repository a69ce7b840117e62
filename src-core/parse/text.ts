/**
 * Text of string constants: from slices of the source to `Text`, and joined. A slice of the source holds no lone surrogate; a
 * `string` that is a Text holds only characters below U+10000, so that surrogates in it are lone ones.
 */
import { type Text, WideConst } from '../code/const.ts';

/** A slice of the source as the value of a str. */
export function textOf(source: string): Text {
  return /[\ud800-\udfff]/.test(source) ? new WideConst(Uint32Array.from(source, (c) => c.codePointAt(0)!)) : source;
}

/** A str of these code points. */
export function textOfPoints(points: readonly number[]): Text {
  if (points.some((point) => point > 0xffff)) return new WideConst(Uint32Array.from(points));
  let text = '';
  for (let at = 0; at < points.length; at += 8192) text += String.fromCharCode(...points.slice(at, at + 8192));
  return text;
}

export function isEmpty(text: Text): boolean {
  return text === '';
}

export function joinTexts(parts: readonly Text[]): Text {
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  const points: number[] = [];
  for (const part of parts) {
    if (typeof part === 'string') for (let i = 0; i < part.length; i++) points.push(part.charCodeAt(i));
    else for (const point of part.points) points.push(point);
  }
  return new WideConst(Uint32Array.from(points));
}
