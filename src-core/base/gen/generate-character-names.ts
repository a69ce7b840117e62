/**
 * Makes base/character-names.generated.ts: the names of the characters of Unicode 15.0 and their aliases, without those that
 * follow a rule (ideographs, Hangul syllables). In the order of names, each is written as how much of it is that of the name
 * before and what differs; code points follow in the same order, as differences in base 36.
 */
import abbreviations from '@unicode/unicode-15.0.0/Names/Abbreviation/index.mjs';
import alternates from '@unicode/unicode-15.0.0/Names/Alternate/index.mjs';
import controls from '@unicode/unicode-15.0.0/Names/Control/index.mjs';
import corrections from '@unicode/unicode-15.0.0/Names/Correction/index.mjs';
import figments from '@unicode/unicode-15.0.0/Names/Figment/index.mjs';
import names from '@unicode/unicode-15.0.0/Names/index.mjs';

/** The text of character-names.generated.ts. */
export function generateCharacterNames(): string {
  const points = new Map<string, number>();
  for (const [point, name] of names) {
    if (!/^(?:<|CJK UNIFIED IDEOGRAPH-|HANGUL SYLLABLE )|[a-z]/.test(name)) points.set(name, point);
  }
  const aliases = new Set<string>();
  for (const more of [abbreviations, alternates, controls, corrections, figments]) {
    for (const [point, list] of Object.entries(more)) {
      for (const name of list) {
        points.set(name, Number(point));
        aliases.add(name);
      }
    }
  }
  const sorted = [...points].sort(([a], [b]) => (a < b ? -1 : 1));
  let before = '';
  let last = 0;
  const texts: string[] = [];
  const numbers: string[] = [];
  for (const [name, point] of sorted) {
    let shared = 0;
    while (shared < before.length && before[shared] === name[shared]) shared++;
    texts.push(`${shared.toString(36).padStart(2, '0')}${name.slice(shared)}`);
    numbers.push((point - last).toString(36));
    before = name;
    last = point;
  }
  return [
    '// Generated from Unicode 15.0 by base/gen/generate-character-names.ts; do not edit.',
    '',
    '/** Names in order: two digits (base 36) of how much is shared with the name before, and the rest. */',
    `export const NAMES = '${texts.join('|')}';`,
    '',
    '/** The code points of the names, as differences in base 36. */',
    `export const POINTS = '${numbers.join(' ')}';`,
    '',
    '/** Those that are aliases: characters are found by them but not called so. */',
    `export const ALIASES = '${[...aliases].sort().join('|')}';`,
    '',
  ].join('\n');
}
