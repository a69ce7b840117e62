/**
 * From the bytes of a program to its text (PEP 263): byte order mark, coding cookie in the first two lines, decoding.
 * Source: `decode_str`, `check_coding_spec`, `get_coding_spec`, `ensure_utf8` (Parser/tokenizer.c).
 *
 * The reference reads a program in two ways whose errors differ: from a file by name (`python3 FILE`), and from bytes in memory
 * (`compile(bytes)`, imported modules). UTF-8 is not checked as a whole, except in a file that declares nothing: a byte that is
 * not UTF-8 is an error only where a name or a string holds it. It is therefore kept in the text (`surrogateescape`), and
 * the tokenizer and the parser complain (`keptBytesMessage`).
 */
import { decodingMessage, encodingName, lookupCodec } from '../base/codec.ts';
import { multibyteCodec, type Pieces } from '../base/multibyte/codings.ts';
import { decodeUtf8, findUtf8Error } from '../base/utf8.ts';
import { CompileError, SourceEncodeError } from './errors.ts';
import { countPoints } from './scanner.ts';

export interface DecodedSource {
  text: string;
  /** As declared or `utf-8`. */
  encoding: string;
  /** There was a byte order mark; errors of a file show it. */
  mark: boolean;
  /**
   * The bytes, read as UTF-8 although they are in another encoding: lines before the tokenizer's are shown so in errors of a
   * source in memory. Absent for UTF-8 and files.
   */
  undecoded?: string;
}

export interface DecodeOptions {
  /** Read from a file by name rather than from bytes in memory. */
  file?: boolean;
  /** A program, to which a missing last newline is supplied; else a line that no newline ends declares nothing. Default true. */
  execInput?: boolean;
  /** Pieces of the library's archive: the tables of encodings of many bytes. */
  pieces?: Pieces | undefined;
}

const LINE_FEED = 10;
const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 12;

/** The usual spelling of UTF-8's and Latin-1's names; any other name as it is. Source: `get_normal_name`. */
export function normalEncodingName(name: string): string {
  const head = name.slice(0, 12).toLowerCase().replaceAll('_', '-');
  if (head === 'utf-8' || head.startsWith('utf-8-')) return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(head)) return 'iso-8859-1';
  return name;
}

/** The encoding that a comment line declares; a line is at least as long as a cookie can be. */
function findCookie(line: Uint8Array): string | undefined {
  const limit = line.length - 6;
  let at = 0;
  while (at < limit && isBlank(line[at])) at++;
  if (at >= limit || line[at] !== 35) return undefined;
  const text = String.fromCharCode(...line.subarray(at, Math.min(line.length, at + 4000)));
  const match = /coding[:=][ \t]*([-\w.]+)/.exec(text);
  return match && at + match.index < limit ? normalEncodingName(match[1]) : undefined;
}

/** The two lines that may hold a cookie; the second only when the first is blank or a comment. */
function declaredEncoding(bytes: Uint8Array, start: number, execInput: boolean): string | undefined {
  let at = start;
  for (let line = 0; line < 2; line++) {
    let end = at;
    while (end < bytes.length && bytes[end] !== LINE_FEED && bytes[end] !== 13) end++;
    if (end === bytes.length && !execInput) return undefined;
    const cookie = findCookie(bytes.subarray(at, end + 1));
    if (cookie !== undefined) return cookie;
    let first = at;
    while (first < end && isBlank(bytes[first])) first++;
    if (first < end && bytes[first] !== 35) return undefined;
    at = bytes[end] === 13 && bytes[end + 1] === LINE_FEED ? end + 2 : end + 1;
  }
  return undefined;
}

/** The codec of an encoding of sources; those of East Asia need the tables of the library's archive. */
export function sourceCodec(encoding: string, pieces: Pieces | undefined): ReturnType<typeof lookupCodec> {
  const plain = lookupCodec(encoding);
  return plain === 'unsupported' && pieces ? (multibyteCodec(encodingName(encoding), pieces) ?? plain) : plain;
}

/**
 * Decodes a program. Raises CompileError (SyntaxError) with the message and place of the reference.
 */
export function decodeSource(bytes: Uint8Array, filename: string, options: DecodeOptions = {}): DecodedSource {
  const file = options.file ?? false;
  const fail = (message: string): never => {
    if (file) throw new CompileError('SyntaxError', message, filename);
    throw new CompileError('SyntaxError', message, filename, 0, -1);
  };
  if (!file && bytes.includes(0)) throw new CompileError('SyntaxError', 'source code string cannot contain null bytes', filename);
  // The mark of UTF-8.
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = mark ? 3 : 0;
  const cookie = declaredEncoding(bytes, start, options.execInput ?? true);
  if (mark && cookie !== undefined && cookie !== 'utf-8') fail(`encoding problem: ${cookie} with BOM`);
  const body = bytes.subarray(start);
  if (cookie === undefined || cookie === 'utf-8') {
    if (file && !mark && cookie === undefined) checkFile(body, filename);
    return { text: decodeUtf8(body, 'escape'), encoding: 'utf-8', mark };
  }
  const codec = sourceCodec(cookie, options.pieces);
  if (typeof codec === 'string') return fail(refusal(codec, cookie, file));
  // In memory, line ends are made one before anything is decoded.
  const given = file ? body : withLineFeeds(body);
  // The newline that a program in memory lacks is there before it is decoded.
  const ended = file || !(options.execInput ?? true) || given[given.length - 1] === LINE_FEED ? given : withNewline(given);
  const message = decodingMessage(codec, ended);
  if (message !== undefined) fail(file ? `encoding problem: ${cookie}` : message);
  const text = codec.decode(given);
  return file ? { text, encoding: cookie, mark } : { text, encoding: cookie, mark, undecoded: decodeUtf8(given, 'replace') };
}

function withNewline(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + 1);
  out.set(bytes);
  out[bytes.length] = LINE_FEED;
  return out;
}

/** `\r\n` and `\r` as `\n`. Source: `translate_newlines`. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(13)) return bytes;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 13 && bytes[i + 1] === LINE_FEED) continue;
    out[length++] = bytes[i] === 13 ? LINE_FEED : bytes[i];
  }
  return out.subarray(0, length);
}

/**
 * Refuses a program given as text, not bytes, that holds what no source may. Raises CompileError: SyntaxError without a place for
 * a null character, UnicodeEncodeError for a lone surrogate. Source: `_Py_SourceAsString` (Python/pythonrun.c).
 */
export function checkSourceText(text: string, filename: string): string {
  const at = text.search(/\p{Surrogate}/u);
  if (at >= 0) {
    const start = countPoints(text.slice(0, at));
    const { length } = /^\p{Surrogate}+/u.exec(text.slice(at))![0];
    throw new SourceEncodeError(text, start, start + length, filename, `\\u${text.charCodeAt(at).toString(16)}`);
  }
  if (text.includes('\0')) throw new CompileError('SyntaxError', 'source code string cannot contain null bytes', filename);
  return text;
}

/** Why a source cannot be in this encoding. */
function refusal(kind: 'unknown' | 'binary' | 'wide' | 'unsupported', cookie: string, file: boolean): string {
  if (kind === 'unsupported' || (kind === 'wide' && !file)) return `encoding ${cookie} is not supported yet`;
  if (file) return `encoding problem: ${cookie}`;
  if (kind === 'unknown') return `unknown encoding: ${cookie}`;
  return `'${cookie}' is not a text encoding; use codecs.decode() to handle arbitrary codecs`;
}

/** A file's lines must be UTF-8 when nothing was declared. */
function checkFile(body: Uint8Array, filename: string): void {
  const error = findUtf8Error(body);
  if (error === undefined) return;
  let line = 1;
  for (let i = 0; i < error.start; i++) if (body[i] === LINE_FEED) line++;
  const byte = `\\x${body[error.start].toString(16).padStart(2, '0')}`;
  const message =
    `Non-UTF-8 code starting with '${byte}' in file ${filename} on line ${line}, ` +
    'but no encoding declared; see https://peps.python.org/pep-0263/ for details';
  throw new CompileError('SyntaxError', message, filename);
}
