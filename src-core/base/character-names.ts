/**
 * Characters by their Unicode names (15.0), as `\N{...}` and `unicodedata.lookup` take them. Named sequences of several characters
 * are not here. Source: `_getcode` (Modules/unicodedata.c).
 */
import { ALIASES, NAMES, POINTS } from './character-names.generated.ts';

let table: Map<string, number> | undefined;

/** The table by name; unpacked when it is first asked for. */
function namesTable(): Map<string, number> {
  if (table) return table;
  table = new Map();
  const points = POINTS.split(' ');
  let name = '';
  let point = 0;
  NAMES.split('|').forEach((entry, i) => {
    name = name.slice(0, Number.parseInt(entry.slice(0, 2), 36)) + entry.slice(2);
    point += Number.parseInt(points[i], 36);
    table!.set(name, point);
  });
  return table;
}

const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
];

const LEADING = ['G', 'GG', 'N', 'D', 'DD', 'R', 'M', 'B', 'BB', 'S', 'SS', '', 'J', 'JJ', 'C', 'K', 'T', 'P', 'H'];
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TRAILING = ['', ...'G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ')];

/** Index of the longest of `parts` that `text` begins with, or -1. */
function longest(parts: readonly string[], text: string): number {
  let best = -1;
  parts.forEach((part, i) => {
    if (text.startsWith(part) && (best < 0 || part.length > parts[best].length)) best = i;
  });
  return best;
}

function hangulSyllable(text: string): number | undefined {
  const l = longest(LEADING, text);
  const v = longest(VOWELS, text.slice(LEADING[l].length));
  if (v < 0) return undefined;
  const rest = text.slice(LEADING[l].length + VOWELS[v].length);
  const t = longest(TRAILING, rest);
  return rest === TRAILING[t] ? 0xac00 + (l * VOWELS.length + v) * TRAILING.length + t : undefined;
}

/** The code point of a name or an alias, in any case of letters; undefined when no character has it. */
export function characterByName(name: string): number | undefined {
  if (name.startsWith('HANGUL SYLLABLE ')) return hangulSyllable(name.slice(16));
  if (name.startsWith('CJK UNIFIED IDEOGRAPH-')) {
    const digits = name.slice(22);
    if (!/^[0-9A-F]{4,5}$/.test(digits)) return undefined;
    const point = Number.parseInt(digits, 16);
    return IDEOGRAPHS.some(([from, to]) => point >= from && point <= to) ? point : undefined;
  }
  // Letters outside ASCII have no upper case here.
  return namesTable().get(name.replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
}

let characters: Map<number, string> | undefined;

/** The name of a character; undefined where it has none. Aliases do not count. Source: `_getucname`. */
export function nameOfCharacter(point: number): string | undefined {
  if (point >= 0xac00 && point < 0xac00 + LEADING.length * VOWELS.length * TRAILING.length) {
    const index = point - 0xac00;
    const l = Math.floor(index / (VOWELS.length * TRAILING.length));
    const v = Math.floor(index / TRAILING.length) % VOWELS.length;
    return `HANGUL SYLLABLE ${LEADING[l]}${VOWELS[v]}${TRAILING[index % TRAILING.length]}`;
  }
  if (IDEOGRAPHS.some(([from, to]) => point >= from && point <= to)) {
    return `CJK UNIFIED IDEOGRAPH-${point.toString(16).toUpperCase()}`;
  }
  if (characters === undefined) {
    characters = new Map();
    const aliases = new Set(ALIASES.split('|'));
    for (const [name, at] of namesTable()) if (!aliases.has(name)) characters.set(at, name);
  }
  return characters.get(point);
}
