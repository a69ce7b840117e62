/**
 * Lines of the file that a program came from, as errors show them. Source: `err_programtext` (Python/errors.c).
 */

/** The reference reads a line into a buffer of this many bytes. */
const MOST_BYTES = 999;

/** The beginning of `line` that is at most `limit` bytes of UTF-8. */
function cut(line: string, limit: number): string {
  let bytes = 0;
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i);
    bytes += c < 0x80 ? 1 : c < 0x800 || (c >= 0xd800 && c < 0xe000) ? 2 : 3;
    if (bytes > limit) return line.slice(0, i);
  }
  return line;
}

/** Gives the lines of `text` by number, with their newline; null for a line that is not there. */
export function programLines(text: string): (lineno: number) => string | null {
  let lines: string[] | undefined;
  return (lineno) => {
    lines ??= text.replace(/\r\n?/g, '\n').match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const line = lines[lineno - 1];
    return line === undefined ? null : cut(line, MOST_BYTES);
  };
}
