/**
 * Makes base/charmaps.generated.ts, the single-byte encodings, from the facts taken from CPython
 * (resources/facts/charmaps.json). Bytes without a meaning are U+FFFE in the tables, as in Python's `codecs`.
 */
interface Facts {
  version: string;
  /** Names by their normalised spelling; values are keys of `tables`, `utf-8`, `utf-8-sig`, `ascii`, `latin-1`, or modules of Python's `encodings`. */
  aliases: Record<string, string>;
  tables: Record<string, string>;
}

const quote = (text: string): string =>
  `'${[...text]
    .map((c) => {
      const code = c.charCodeAt(0);
      if (c === "'" || c === '\\') return `\\${c}`;
      return code >= 32 && code < 127
        ? c
        : code < 256
          ? `\\x${code.toString(16).padStart(2, '0')}`
          : `\\u${code.toString(16).padStart(4, '0')}`;
    })
    .join('')}'`;

/** The text of charmaps.generated.ts. */
export function generateCharmaps(json: string): string {
  const facts = JSON.parse(json) as Facts;
  const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, i) => i));
  const out = [
    `// Generated from resources/facts/charmaps.json (CPython ${facts.version}) by base/gen/generate-charmaps.ts; do not edit.`,
    '',
    '/** The encoding that each normalised name or alias means. */',
    'export const ENCODING_ALIASES: Readonly<Record<string, string>> = {',
    ...Object.entries(facts.aliases).map(([name, target]) => `  ${quote(name)}: ${quote(target)},`),
    '};',
    '',
    '/** What the bytes of each single-byte encoding mean: 256 characters, or the upper 128 where the lower are ASCII. */',
    'export const CHARMAPS: Readonly<Record<string, string>> = {',
    ...Object.entries(facts.tables).map(
      ([name, table]) => `  ${quote(name)}: ${quote(table.startsWith(ascii) ? table.slice(128) : table)},`,
    ),
    '};',
    '',
  ];
  return out.join('\n');
}
