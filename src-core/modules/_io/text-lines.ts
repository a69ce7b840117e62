/** Where lines end in text (Modules/_io/textio.c `_PyIO_find_line_ending`). Offsets are in UTF-16 units. */

export interface LineMode {
  /** `\n` only: everything was translated before. */
  readonly translated: boolean;
  /** Any of the three ends a line. */
  readonly universal: boolean;
  /** The one that ends a line otherwise. */
  readonly newline: string;
}

/** The end of the first line from `from` on, or -1 where it does not end in `text`. */
export function findLineEnd(text: string, from: number, mode: LineMode): number {
  if (mode.translated) {
    const at = text.indexOf('\n', from);
    return at < 0 ? -1 : at + 1;
  }
  if (!mode.universal) {
    const at = text.indexOf(mode.newline, from);
    return at < 0 ? -1 : at + mode.newline.length;
  }
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) return i + 1;
    if (unit === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return -1;
}

/** How many units the first `points` code points of `text` take, from `from` on. */
export function unitsOf(text: string, from: number, points: number): number {
  let at = from;
  for (let count = 0; count < points && at < text.length; count++) {
    const unit = text.charCodeAt(at);
    at += unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
  }
  return at - from;
}

/** Code points in `text`. */
export function countPoints(text: string, from = 0, to = text.length): number {
  let pairs = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < to && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      i++;
    }
  }
  return to - from - pairs;
}
