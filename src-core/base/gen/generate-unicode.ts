/**
 * Makes base/unicode.generated.ts: which code points of Unicode 15.0 may begin or continue an identifier, and which `repr` does
 * not show. A set is the list of its boundaries (in, out, in, ...), written as differences in base 36.
 */

import xidContinue from '@unicode/unicode-15.0.0/Binary_Property/XID_Continue/ranges.mjs';
import xidStart from '@unicode/unicode-15.0.0/Binary_Property/XID_Start/ranges.mjs';
import unprintableOther from '@unicode/unicode-15.0.0/General_Category/Other/ranges.mjs';
import separators from '@unicode/unicode-15.0.0/General_Category/Separator/ranges.mjs';

interface Range {
  begin: number;
  end: number;
}

/** Boundaries of a union of ranges, in order and joined where they touch. */
function boundaries(ranges: readonly Range[]): number[] {
  const out: number[] = [];
  for (const { begin, end } of [...ranges].sort((a, b) => a.begin - b.begin)) {
    if (out.length > 0 && out[out.length - 1] >= begin) out[out.length - 1] = Math.max(out[out.length - 1], end);
    else out.push(begin, end);
  }
  return out;
}

function encode(numbers: number[]): string {
  let previous = 0;
  const words = numbers.map((n) => {
    const word = (n - previous).toString(36);
    previous = n;
    return word;
  });
  return words.join(' ');
}

/** The text of unicode.generated.ts. */
export function generateUnicode(): string {
  const sets: [string, string, readonly Range[]][] = [
    ['XID_START', 'Code points that may begin an identifier.', xidStart],
    ['XID_CONTINUE', 'Code points that may stand in an identifier.', xidContinue],
    ['UNPRINTABLE', 'Categories C and Z: what `repr` escapes (except the space).', [...unprintableOther, ...separators]],
  ];
  const out = ['// Generated from @unicode/unicode-15.0.0 by base/gen/generate-unicode.ts; do not edit.', ''];
  for (const [name, comment, ranges] of sets) {
    out.push(
      `/** ${comment} Boundaries as differences in base 36. */`,
      `export const ${name} = '${encode(boundaries(ranges))}';`,
      '',
    );
  }
  return out.join('\n');
}
