/**
 * Broken programs made of good ones: pieces of the library's modules with a token deleted, doubled, moved or replaced, or with a
 * few characters changed. The same seed makes the same mutants.
 */
import type { Module } from '../../../src-core/ast/nodes.generated.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import { T } from '../../../src-core/source/token.ts';
import { Tokenizer } from '../../../src-core/source/tokenizer.ts';
import { libraryModules } from '../../support/library.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pieces of a module: runs of its outermost statements of at most about `lines` lines. */
function piecesOf(text: string, lines: number): string[] {
  const starts = (parse(text, 'library') as Module).body.map((statement) => {
    const decorators = 'decorator_list' in statement ? statement.decorator_list : [];
    return Math.min(statement.lineno, ...decorators.map((decorator) => decorator.lineno));
  });
  const rows = text.split('\n');
  const pieces: string[] = [];
  let from = 0;
  for (let i = 1; i <= starts.length; i++) {
    const end = i < starts.length ? starts[i] - 1 : rows.length;
    if (end - from < lines && i < starts.length) continue;
    pieces.push(`${rows.slice(from, end).join('\n')}\n`);
    from = end;
  }
  return pieces;
}

let pieces: string[] | undefined;

/** All pieces of the library's modules, 60 to 400 lines long. */
export function libraryPieces(): string[] {
  pieces ??= libraryModules()
    .filter(({ text }) => text.length < 100_000 && !text.includes('\r') && !text.startsWith('\ufeff'))
    .flatMap(({ text }) => piecesOf(text, 60))
    .filter((piece) => piece.length > 40 && piece.length < 16_000 && tokenSpans(piece).length > 8);
  return pieces;
}

interface Span {
  start: number;
  end: number;
}

function tokenSpans(source: string): Span[] {
  const tokenizer = new Tokenizer(source, 'piece');
  const spans: Span[] = [];
  for (;;) {
    const token = tokenizer.next();
    if (token.type === T.ENDMARKER) return spans;
    if (tokenizer.tokenStart >= 0 && tokenizer.tokenEnd > tokenizer.tokenStart)
      spans.push({ start: tokenizer.tokenStart, end: tokenizer.tokenEnd });
  }
}

const REPLACEMENTS =
  'if else for in while def class lambda yield await async with as try except finally from import return raise del pass not and or is None True print match case type _ x 1 1.5 "s" f"{x}" b"s" ( ) [ ] { } , : ; . = == := -> * ** / // + - ~ @ ! != <> += ... \\ $ \n'.split(
    / /,
  );
const CHARACTERS = ' \t\n\\\'"(){}[]:,.=!#abfrx019_é€*/+-@$\r\f';

/** One mutant of `source`. */
export function mutate(source: string, random: () => number): string {
  const pick = (count: number) => Math.floor(random() * count);
  const spans = tokenSpans(source);
  if (spans.length < 2) return source;
  const at = pick(spans.length - 1);
  const { start, end } = spans[at];
  const next = spans[at + 1];
  const cut = (from: number, to: number, text: string) => source.slice(0, from) + text + source.slice(to);
  switch (pick(8)) {
    case 0:
    case 1:
      return cut(start, end, '');
    case 2:
      return cut(end, end, (random() < 0.5 ? ' ' : '') + source.slice(start, end));
    case 3:
      return cut(start, next.end, source.slice(next.start, next.end) + source.slice(end, next.start) + source.slice(start, end));
    case 4:
      return cut(start, end, REPLACEMENTS[pick(REPLACEMENTS.length)]);
    case 5:
      return cut(start, start, `${REPLACEMENTS[pick(REPLACEMENTS.length)]} `);
    case 6: {
      const place = pick(source.length);
      return cut(place, place + pick(3), '');
    }
    default: {
      const place = pick(source.length);
      return cut(place, place, CHARACTERS[pick(CHARACTERS.length)]);
    }
  }
}

/** `count` mutants, some with two changes. */
export function makeMutants(count: number, seed: number): string[] {
  const random = randomNumbers(seed);
  const all = libraryPieces();
  return Array.from({ length: count }, () => {
    const piece = all[Math.floor(random() * all.length)];
    const once = mutate(piece, random);
    if (random() < 0.85) return once;
    try {
      return mutate(once, random);
    } catch {
      // The first change has broken the tokens.
      return once;
    }
  });
}
