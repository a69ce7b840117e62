/**
 * Names with characters outside ASCII (PEP 3131). The parser brings them to NFKC; here they are only checked.
 * Source: `verify_identifier` (Parser/tokenizer.c), `_PyUnicode_ScanIdentifier` (Objects/unicodeobject.c).
 */
import { isPrintable, isXidContinue, isXidStart } from '../base/unicode.ts';
import { keptBytesMessage } from '../base/utf8.ts';
import { Done, type Scanner } from './scanner.ts';

/**
 * Checks the name from `s.start` up to the head. Raises SyntaxError at its first character that no name may hold; false, with
 * `done` set, when it holds bytes that are not UTF-8.
 */
export function verifyIdentifier(s: Scanner): boolean {
  const { text, cur } = s;
  if (s.keptBytes && keptBytesMessage(text.slice(s.start, cur)) !== undefined) {
    s.done = Done.DECODE;
    return false;
  }
  let at = s.start;
  while (at < cur) {
    const point = text.codePointAt(at)!;
    const fits = at === s.start ? point === 95 || isXidStart(point) : isXidContinue(point);
    const width = point > 0xffff ? 2 : 1;
    if (!fits) {
      s.cur = at + width;
      const hex = point.toString(16).toUpperCase().padStart(4, '0');
      if (isPrintable(point)) s.fail(`invalid character '${String.fromCodePoint(point)}' (U+${hex})`);
      s.fail(`invalid non-printable character U+${hex}`);
    }
    at += width;
  }
  return true;
}

/** Whether all of `text` is an identifier (`str.isidentifier`). */
export function isIdentifier(text: string): boolean {
  if (text === '') return false;
  let first = true;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (!(first ? point === 95 || isXidStart(point) : isXidContinue(point))) return false;
    first = false;
  }
  return true;
}
