/** Quoted-printable text (RFC 1521) as `binascii` reads and writes it. */

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const EQUALS = 61;
const UNDERSCORE = 95;
const MAX_LINE = 76;

function digitOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** `header`: an underscore stands for a space. */
export function decodeQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  const out: number[] = [];
  let i = 0;
  while (i < data.length) {
    const byte = data[i++];
    if (byte !== EQUALS) {
      out.push(header && byte === UNDERSCORE ? SPACE : byte);
      continue;
    }
    if (i >= data.length) break;
    const next = data[i];
    if (next === NEWLINE || next === RETURN) {
      // A line that was broken to keep it short.
      while (i < data.length && data[i] !== NEWLINE) i++;
      i++;
    } else if (next === EQUALS) {
      out.push(EQUALS);
      i++;
    } else if (i + 1 < data.length && digitOf(next) >= 0 && digitOf(data[i + 1]) >= 0) {
      out.push(digitOf(next) * 16 + digitOf(data[i + 1]));
      i += 2;
    } else out.push(EQUALS);
  }
  return Uint8Array.from(out);
}

const DIGITS = [...'0123456789ABCDEF'].map((c) => c.charCodeAt(0));

export interface QuotingOptions {
  /** Tabs and spaces within lines too. */
  quotetabs: boolean;
  /** Ends of lines stay. */
  istext: boolean;
  /** Spaces become underscores. */
  header: boolean;
}

/** Must the byte at `i` be written as `=XX`. */
function isQuoted(data: Uint8Array, i: number, lineLength: number, options: QuotingOptions): boolean {
  const byte = data[i];
  const last = i + 1 === data.length;
  if (byte > 126 || byte === EQUALS || (options.header && byte === UNDERSCORE)) return true;
  if (byte === 46 && lineLength === 0) {
    const next = last ? 0 : data[i + 1];
    if (next === 0 || next === NEWLINE || next === RETURN) return true;
  }
  if (byte === NEWLINE || byte === RETURN) return !options.istext;
  if (byte === TAB || byte === SPACE) return last || (byte < 33 && options.quotetabs);
  return byte < 33;
}

/** All ends of lines become what the first one is. */
export function encodeQuotedPrintable(data: Uint8Array, options: QuotingOptions): Uint8Array {
  const first = data.indexOf(NEWLINE);
  const newline = first > 0 && data[first - 1] === RETURN ? [RETURN, NEWLINE] : [NEWLINE];
  const out: number[] = [];
  let lineLength = 0;
  const breakLine = () => {
    out.push(EQUALS, ...newline);
    lineLength = 0;
  };
  const quote = (byte: number) => out.push(EQUALS, DIGITS[byte >> 4], DIGITS[byte & 15]);
  for (let i = 0; i < data.length; i++) {
    const byte = data[i];
    if (isQuoted(data, i, lineLength, options)) {
      if (lineLength + 3 >= MAX_LINE) breakLine();
      quote(byte);
      lineLength += 3;
    } else if (options.istext && (byte === NEWLINE || (byte === RETURN && data[i + 1] === NEWLINE))) {
      lineLength = 0;
      const before = out[out.length - 1];
      // Space at the end of a line would get lost.
      if (before === SPACE || before === TAB) {
        out.pop();
        quote(before);
      }
      out.push(...newline);
      if (byte === RETURN) i++;
    } else {
      if (i + 1 !== data.length && data[i + 1] !== NEWLINE && lineLength + 1 >= MAX_LINE) breakLine();
      lineLength++;
      out.push(options.header && byte === SPACE ? UNDERSCORE : byte);
    }
  }
  return Uint8Array.from(out);
}
