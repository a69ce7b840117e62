/** `ascii()`: what `repr` gives, with everything above U+007F escaped. */
import type { Str } from '../value.ts';

/** Replaces code points above U+007F by `\x`, `\u` or `\U` escapes. */
export function escapeNonAscii(text: Str): Str {
  let out = '';
  const points = typeof text === 'string' ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)) : text.points;
  for (const point of points) {
    if (point < 0x80) out += String.fromCharCode(point);
    else if (point < 0x100) out += `\\x${point.toString(16).padStart(2, '0')}`;
    else if (point < 0x10000) out += `\\u${point.toString(16).padStart(4, '0')}`;
    else out += `\\U${point.toString(16).padStart(8, '0')}`;
  }
  return out;
}
