/**
 * Makes base/unicode-characters.generated.ts from resources/facts/unicode-characters.json: the properties of characters that
 * `unicodedata` tells and `unicode-text.generated.ts` does not have.
 */

interface Runs {
  values: (string | number)[];
  runs: string;
}

type ByCharacter = Record<string, string>;

/** `difference value` for each character, the differences in base 36. */
function entries(map: ByCharacter): string {
  let last = 0;
  return Object.entries(map)
    .map(([hex, value]) => {
      const point = Number.parseInt(hex, 16);
      const text = `${(point - last).toString(36)} ${value}`;
      last = point;
      return text;
    })
    .join('|');
}

/** The text of unicode-characters.generated.ts. */
export function generateUnicodeCharacters(json: string): string {
  const facts = JSON.parse(json) as Record<string, Runs & ByCharacter>;
  const lines = [
    '// Generated from resources/facts/unicode-characters.json by base/gen/generate-unicode-characters.ts; do not edit.',
  ];
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === 'string') continue;
    const constant = name.toUpperCase();
    if (typeof fact.runs === 'string') {
      const values = fact.values.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(', ');
      lines.push('', `export const ${constant} = {`, `  values: [${values}],`, `  runs: '${fact.runs}',`, '};');
    } else lines.push('', `export const ${constant} = '${entries(fact)}';`);
  }
  return `${lines.join('\n')}\n`;
}
