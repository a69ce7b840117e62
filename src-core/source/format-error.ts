/**
 * A compiler's error as python3 prints it on stderr: the place, the line with its caret, type and message.
 * Source: `print_exception_file_and_line`, `print_error_text` (Python/pythonrun.c), which count the line's length in UTF-8 bytes.
 */
import type { CompileError } from './errors.ts';

/** All lines, each with its newline. A `ValueError` and the like, or an error without a line, is its last line only. */
export function formatCompileError(error: CompileError): string {
  const last = `${error.type}: ${error.message}\n`;
  if (error.lineno === null) return last;
  return formatPlace(error) + last;
}

/** The lines before the message: `  File "f.py", line 3`, the source line without its indentation, carets. */
export function formatPlace(error: CompileError): string {
  const place = `  File "${error.filename}", line ${error.lineno}\n`;
  if (error.text === null) return place;
  const size = utf8Length(error.text);
  const endLine = error.end_lineno ?? error.lineno!;
  let end = error.end_offset ?? -1;
  // Of a range of several lines only the first is shown, marked to its end.
  if (endLine > error.lineno!) end = size;
  return place + formatLine(error.text, error.offset ?? -1, Math.min(end, size + 1));
}

function formatLine(line: string, offset: number, end: number): string {
  const carets = end > 0 && end > offset ? end - offset : 1;
  let text = line.replace(/^[ \t\f]+/, '');
  let at = offset - 1 - (line.length - text.length);
  const length = utf8Length(text) - (text.endsWith('\n') ? 1 : 0);
  if (at > length) at = length;
  // Text of several lines: the one that the caret is in. All before it is dropped.
  for (let newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n')) {
    const bytes = utf8Length(text.slice(0, newline));
    if (bytes >= at) break;
    text = text.slice(newline + 1);
    at -= bytes + 1;
  }
  const shown = `    ${text}${text.endsWith('\n') ? '' : '\n'}`;
  return at < 0 ? shown : `${shown}    ${' '.repeat(at)}${'^'.repeat(carets)}\n`;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
