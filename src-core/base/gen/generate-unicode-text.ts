/**
 * Makes base/unicode-text.generated.ts: the properties of characters that methods of str ask for, and the case mappings of Unicode
 * 15.0. A set is the list of its boundaries as differences in base 36; a mapping is a list of runs `start count step delta`, the starts
 * as differences.
 */
import caseIgnorable from '@unicode/unicode-15.0.0/Binary_Property/Case_Ignorable/ranges.mjs';
import cased from '@unicode/unicode-15.0.0/Binary_Property/Cased/ranges.mjs';
import lowercase from '@unicode/unicode-15.0.0/Binary_Property/Lowercase/ranges.mjs';
import uppercase from '@unicode/unicode-15.0.0/Binary_Property/Uppercase/ranges.mjs';
import foldCommon from '@unicode/unicode-15.0.0/Case_Folding/C/code-points.mjs';
import foldFull from '@unicode/unicode-15.0.0/Case_Folding/F/code-points.mjs';
import decimal from '@unicode/unicode-15.0.0/General_Category/Decimal_Number/ranges.mjs';
import letters from '@unicode/unicode-15.0.0/General_Category/Letter/ranges.mjs';
import titlecase from '@unicode/unicode-15.0.0/General_Category/Titlecase_Letter/ranges.mjs';
import simpleLower from '@unicode/unicode-15.0.0/Simple_Case_Mapping/Lowercase/code-points.mjs';
import simpleTitle from '@unicode/unicode-15.0.0/Simple_Case_Mapping/Titlecase/code-points.mjs';
import simpleUpper from '@unicode/unicode-15.0.0/Simple_Case_Mapping/Uppercase/code-points.mjs';
import specialLower from '@unicode/unicode-15.0.0/Special_Casing/Lowercase/code-points.mjs';
import specialTitle from '@unicode/unicode-15.0.0/Special_Casing/Titlecase/code-points.mjs';
import specialUpper from '@unicode/unicode-15.0.0/Special_Casing/Uppercase/code-points.mjs';

type Mapping = ReadonlyMap<number, number | readonly number[]>;

function differences(numbers: number[]): string {
  let previous = 0;
  return numbers
    .map((n) => {
      const word = (n - previous).toString(36);
      previous = n;
      return word;
    })
    .join(' ');
}

/** Boundaries of ranges whose end is exclusive, joined where they touch. */
function boundaries(ranges: readonly { begin: number; end: number }[]): string {
  const out: number[] = [];
  for (const { begin, end } of ranges) {
    if (out.length > 0 && out[out.length - 1] === begin) out[out.length - 1] = end;
    else out.push(begin, end);
  }
  return differences(out);
}

/** Runs of single-character mappings with one distance from point to image. */
function runs(mapping: Map<number, number>): string {
  const points = [...mapping.keys()].sort((a, b) => a - b);
  const out: { start: number; count: number; step: number; delta: number }[] = [];
  for (const point of points) {
    const delta = mapping.get(point)! - point;
    const last = out[out.length - 1];
    if (last && last.delta === delta) {
      const step = point - (last.start + (last.count - 1) * last.step);
      if (last.count === 1 && step <= 2) last.step = step;
      if (step === last.step) {
        last.count++;
        continue;
      }
    }
    out.push({ start: point, count: 1, step: 1, delta });
  }
  let previous = 0;
  return out
    .map(({ start, count, step, delta }) => {
      const words = [start - previous, count, step, delta].map((n) => n.toString(36)).join(' ');
      previous = start;
      return words;
    })
    .join(' ');
}

/** The simple mapping without what the full one overrides, and the full one as `point:image,image`. */
function split(simple: Mapping, special: Mapping): { simple: string; full: string } {
  const single = new Map<number, number>();
  for (const [point, image] of simple) if (typeof image === 'number' && image !== point) single.set(point, image);
  const full: string[] = [];
  for (const [point, image] of [...special].sort((a, b) => a[0] - b[0])) {
    const points = typeof image === 'number' ? [image] : image;
    if (points.length === 1 && (single.get(point) ?? point) === points[0]) continue;
    full.push(`${point.toString(36)}:${points.map((p) => p.toString(36)).join(',')}`);
  }
  return { simple: runs(single), full: full.join(' ') };
}

/** The text of unicode-text.generated.ts; `facts` is resources/facts/unicode-numbers.json. */
export function generateUnicodeText(facts: string): string {
  const { digit, numeric } = JSON.parse(facts) as Record<'digit' | 'numeric', [number, number][]>;
  const ranges = (list: [number, number][]) => list.map(([begin, last]) => ({ begin, end: last + 1 }));
  const sets = {
    ALPHABETIC: letters,
    DECIMAL: decimal,
    DIGIT: ranges(digit),
    NUMERIC: ranges(numeric),
    LOWERCASE: lowercase,
    UPPERCASE: uppercase,
    TITLECASE: titlecase,
    CASED: cased,
    CASE_IGNORABLE: caseIgnorable,
  };
  const mappings = {
    LOWER: split(simpleLower, specialLower),
    UPPER: split(simpleUpper, specialUpper),
    TITLE: split(new Map([...simpleUpper, ...simpleTitle]), specialTitle),
    FOLD: split(foldCommon, foldFull),
  };
  const out = [
    '// Generated from @unicode/unicode-15.0.0 and resources/facts by base/gen/generate-unicode-text.ts; do not edit.',
    '',
  ];
  for (const [name, set] of Object.entries(sets)) out.push(`export const ${name} = '${boundaries(set)}';`);
  for (const [name, { simple, full }] of Object.entries(mappings)) {
    out.push(`export const ${name}_RUNS = '${simple}';`, `export const ${name}_FULL = '${full}';`);
  }
  return `${out.join('\n')}\n`;
}
