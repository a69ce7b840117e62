/** Putting strs together: the reprs of containers, joined text. */
import { PyWideStr, type Str, strFromPoints } from './value.ts';

function pushPoints(points: number[], text: Str): void {
  if (typeof text !== 'string') for (const point of text.points) points.push(point);
  else for (let i = 0; i < text.length; i++) points.push(text.charCodeAt(i));
}

/** `separator.join(parts)`. */
export function joinStrs(parts: readonly Str[], separator: Str): Str {
  if (typeof separator === 'string' && !parts.some((part) => part instanceof PyWideStr)) return parts.join(separator);
  const points: number[] = [];
  parts.forEach((part, i) => {
    if (i > 0) pushPoints(points, separator);
    pushPoints(points, part);
  });
  return strFromPoints(points);
}

/** The concatenation of its arguments. */
export function concatStrs(...parts: Str[]): Str {
  return joinStrs(parts, '');
}
