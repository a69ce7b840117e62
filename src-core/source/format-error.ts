/**
 * A compile error as Python prints it: file and line, the source line with its carets, type and message. There are two
 * printers whose carets differ in rare cases: the interpreter's own, for an uncaught exception (`print_exception_file_and_line`,
 * `print_error_text` of Python/pythonrun.c), and the `traceback` module's (`_format_syntax_error` of Lib/traceback.py).
 */
import { decodeUtf8, encodeUtf8 } from '../base/utf8.ts';
import type { CompileError } from './errors.ts';

const LINE_FEED = 10;

/** Whether the error is a SyntaxError or one of its subclasses, which have a place. */
function isSyntaxError(error: CompileError): boolean {
  return error.type === 'SyntaxError' || error.type === 'IndentationError' || error.type === 'TabError';
}

/** What the interpreter writes to standard error for an uncaught compile error, without a traceback of frames. */
export function formatCompileError(error: CompileError): string {
  const last = error.message === '' ? `${error.type}\n` : `${error.type}: ${error.message}\n`;
  const { lineno } = error;
  if (!isSyntaxError(error) || lineno === null) return last;
  const place = `  File "${error.filename}", line ${lineno}\n`;
  if (error.text === null) return place + last;
  const bytes = encodeUtf8(error.text);
  // Only SyntaxError itself tells where it ends.
  const exact = error.type === 'SyntaxError';
  let end = exact ? (error.end_offset ?? -1) : -1;
  if ((exact ? (error.end_lineno ?? lineno) : lineno) > lineno) end = bytes.length;
  if (end > bytes.length + 1) end = bytes.length + 1;
  return place + formatText(bytes, error.offset ?? -1, end) + last;
}

/** The source line and its carets; offsets are compared with bytes, as the interpreter does. */
function formatText(text: Uint8Array, offset: number, end: number): string {
  const carets = end > 0 && end > offset ? end - offset : 1;
  offset--;
  let start = 0;
  while (text[start] === 32 || text[start] === 9 || text[start] === 12) {
    start++;
    offset--;
  }
  let length = text.length - start;
  if (length > 0 && text[text.length - 1] === LINE_FEED) length--;
  if (offset > length) offset = length;
  for (;;) {
    const newline = text.indexOf(LINE_FEED, start);
    if (newline < 0 || newline - start >= offset) break;
    length -= newline + 1 - start;
    offset -= newline + 1 - start;
    start = newline + 1;
  }
  const line = decodeUtf8(text.subarray(start), 'replace');
  const ended = text[start + length] === LINE_FEED ? '' : '\n';
  const shown = `    ${line}${ended}`;
  return offset < 0 ? shown : `${shown}    ${' '.repeat(offset)}${'^'.repeat(carets)}\n`;
}

const SPACE = /^[\s\x1c-\x1f\x85]$/;

/** The lines that `traceback.format_exception_only` gives for a compile error, joined. */
export function formatExceptionOnly(error: CompileError): string {
  const last = `${error.type}: ${error.message === '' ? '<no detail available>' : error.message}\n`;
  if (!isSyntaxError(error) || error.lineno === null) return last;
  const place = `  File "${error.filename || '<string>'}", line ${error.lineno}\n`;
  if (error.text === null) return place + last;
  const right = error.text.replace(/\n+$/, '');
  const left = right.replace(/^[ \n\f]+/, '');
  const shown = `${place}    ${left}\n`;
  if (error.offset === null) return shown + last;
  const { offset } = error;
  let end = error.end_offset === null || error.end_offset === 0 ? offset : error.end_offset;
  if (offset === end || end === -1) end = offset + 1;
  const spaces = right.length - left.length;
  const column = offset - 1 - spaces;
  if (column < 0) return shown + last;
  // White space other than spaces stays, so that the carets stand where they should.
  const margin = [...left].slice(0, column).map((c) => (SPACE.test(c) ? c : ' '));
  return `${shown}    ${margin.join('')}${'^'.repeat(Math.max(0, end - 1 - spaces - column))}\n${last}`;
}
