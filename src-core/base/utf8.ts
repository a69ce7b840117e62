/**
 * UTF-8 both ways, with CPython's idea of where an error is and what it is called. Text is UTF-16 as everywhere in the compiler.
 * A byte that is not UTF-8 may be kept as a lone surrogate U+DC80..U+DCFF (Python's `surrogateescape`).
 * Source: `utf8_decode` (Objects/stringlib/codecs.h), `unicode_decode_utf8` (Objects/unicodeobject.c).
 */

/** A stretch of bytes, `start` up to `end`, that is not UTF-8. */
export interface Utf8Error {
  start: number;
  end: number;
  reason: string;
}

/** The message that Python gives for an error of decoding: `'utf-8' codec can't decode byte 0xe9 in position 3: ...`. */
export function decodeErrorMessage(encoding: string, bytes: Uint8Array, error: Utf8Error): string {
  const where =
    error.end === error.start + 1
      ? `byte 0x${bytes[error.start].toString(16).padStart(2, '0')} in position ${error.start}`
      : `bytes in position ${error.start}-${error.end - 1}`;
  return `'${encoding}' codec can't decode ${where}: ${error.reason}`;
}

const isTail = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** What is wrong with the sequence of several bytes that begins at `at`, or undefined when it is whole. */
function checkSequence(bytes: Uint8Array, at: number): Utf8Error | undefined {
  const first = bytes[at];
  const wrong = (width: number): Utf8Error => ({ start: at, end: at + width, reason: 'invalid continuation byte' });
  if (first < 0xc2 || first > 0xf4) return { start: at, end: at + 1, reason: 'invalid start byte' };
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let i = 1; i < size; i++) {
    if (at + i >= bytes.length) return { start: at, end: bytes.length, reason: 'unexpected end of data' };
    const byte = bytes[at + i];
    if (!isTail(byte)) return wrong(i);
    if (i > 1) continue;
    // No overlong forms, no surrogates, nothing above U+10FFFF.
    if (first === 0xe0 && byte < 0xa0) return wrong(1);
    if (first === 0xed && byte >= 0xa0) return wrong(1);
    if (first === 0xf0 && byte < 0x90) return wrong(1);
    if (first === 0xf4 && byte >= 0x90) return wrong(1);
  }
  return undefined;
}

/** The first place where `bytes` is not UTF-8. */
export function findUtf8Error(bytes: Uint8Array): Utf8Error | undefined {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    if (first < 0x80) {
      at++;
      continue;
    }
    const error = checkSequence(bytes, at);
    if (error) return error;
    at += first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }
  return undefined;
}

/** How many bytes at the end are the beginning of a UTF-8 sequence that is not whole. */
export function incompleteUtf8Tail(data: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const byte = data[data.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? (byte < 0xf0 ? 3 : 1) : byte >= 0xc2 ? 2 : 1;
    if (size <= back) return 0;
    // A second byte that no sequence has is an error now.
    const second = back > 1 ? data[data.length - back + 1] : undefined;
    if (second !== undefined) {
      if (byte === 0xe0 && second < 0xa0) return 0;
      // A surrogate after 0xed may be meant: the reference waits for its third byte.
      if (byte === 0xf0 && second < 0x90) return 0;
      if (byte === 0xf4 && second >= 0x90) return 0;
    }
    return back;
  }
  return 0;
}

/** Text of UTF-16 units, in pieces that a call can take. */
function textOfUnits(units: Uint16Array | Uint8Array, length: number): string {
  const pieces: string[] = [];
  for (let i = 0; i < length; i += 8192) {
    pieces.push(String.fromCharCode.apply(null, units.subarray(i, Math.min(length, i + 8192)) as unknown as number[]));
  }
  return pieces.join('');
}

/** Decodes; each error becomes U+FFFD (`replace`) or its bytes one surrogate each (`escape`). */
export function decodeUtf8(bytes: Uint8Array, errors: 'replace' | 'escape'): string {
  let ascii = 0;
  while (ascii < bytes.length && bytes[ascii] < 0x80) ascii++;
  if (ascii === bytes.length) return textOfUnits(bytes, ascii);
  const units = new Uint16Array(bytes.length);
  units.set(bytes.subarray(0, ascii));
  let length = ascii;
  for (let at = ascii; at < bytes.length; ) {
    const a = bytes[at];
    if (a < 0x80) {
      units[length++] = a;
      at++;
      continue;
    }
    const error = checkSequence(bytes, at);
    if (error) {
      if (errors === 'replace') units[length++] = 0xfffd;
      else for (let i = error.start; i < error.end; i++) units[length++] = 0xdc00 + bytes[i];
      at = error.end;
    } else if (a < 0xe0) {
      units[length++] = ((a & 0x1f) << 6) | (bytes[at + 1] & 0x3f);
      at += 2;
    } else if (a < 0xf0) {
      units[length++] = ((a & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
      at += 3;
    } else {
      const point = ((a & 0x07) << 18) | ((bytes[at + 1] & 0x3f) << 12) | ((bytes[at + 2] & 0x3f) << 6) | (bytes[at + 3] & 0x3f);
      units[length++] = 0xd800 + ((point - 0x10000) >> 10);
      units[length++] = 0xdc00 + (point & 0x3ff);
      at += 4;
    }
  }
  return textOfUnits(units, length);
}

/** Whether the unit at `at` is a byte kept by `decodeUtf8(..., 'escape')`. */
export function isEscapedByte(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c >= 0xdc80 && c <= 0xdcff && !(at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800);
}

/** Encodes; kept bytes become themselves again, any other lone surrogate the three bytes of its code point. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let c = text.charCodeAt(i);
    if (c < 0x80) {
      bytes[length++] = c;
      continue;
    }
    if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      c = 0x10000 + ((c - 0xd800) << 10) + (text.charCodeAt(++i) - 0xdc00);
    } else if (c >= 0xdc80 && c <= 0xdcff) {
      bytes[length++] = c - 0xdc00;
      continue;
    }
    if (c < 0x800) {
      bytes[length++] = 0xc0 | (c >> 6);
    } else {
      if (c < 0x10000) {
        bytes[length++] = 0xe0 | (c >> 12);
      } else {
        bytes[length++] = 0xf0 | (c >> 18);
        bytes[length++] = 0x80 | ((c >> 12) & 0x3f);
      }
      bytes[length++] = 0x80 | ((c >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (c & 0x3f);
  }
  return bytes.slice(0, length);
}

/**
 * The message of decoding `text`, in which bytes that are not UTF-8 were kept: what Python says when it decodes just this
 * stretch of a source. Undefined when all of it is well.
 */
export function keptBytesMessage(text: string): string | undefined {
  const bytes = encodeUtf8(text);
  const error = findUtf8Error(bytes);
  return error && decodeErrorMessage('utf-8', bytes, error);
}
