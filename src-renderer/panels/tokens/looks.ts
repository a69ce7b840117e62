/** How a token is shown: its colour, which is the one it has in the source, and its text, with what cannot be seen made visible. */
import type { TokenRow } from '../../../src-core/protocol/source-shapes.ts';

const keywords = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** Class name of the token's look; '' for a plain name. */
export function lookOf({ type, text }: TokenRow): string {
  switch (type) {
    case 'NAME':
      return keywords.has(text) ? 'kw' : '';
    case 'NUMBER':
      return 'num-literal';
    case 'STRING':
    case 'FSTRING_START':
    case 'FSTRING_MIDDLE':
    case 'FSTRING_END':
      return 'str';
    case 'COMMENT':
      return 'comment';
    case 'NEWLINE':
    case 'NL':
    case 'INDENT':
    case 'DEDENT':
    case 'ENDMARKER':
      return 'quiet';
    default:
      return 'op';
  }
}

const visible: Readonly<Record<string, string>> = { '\n': '⏎', '\r': '␍', '\t': '⇥', ' ': '·' };

/** The text of a token on one line; blanks are made visible where the token is nothing else. */
export function shownText({ type, text }: TokenRow): string {
  if (type === 'NEWLINE' || type === 'NL') return text === '' ? '' : '⏎';
  if (type === 'INDENT') return text.replace(/[\t ]/g, (character) => visible[character]!);
  return text.replace(/[\r\n\t]/g, (character) => visible[character]!);
}
