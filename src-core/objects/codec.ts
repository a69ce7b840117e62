/**
 * Text to bytes and back for the encodings that need no Python code: UTF-8, ASCII, Latin-1, UTF-16, UTF-32 and those of one byte a
 * character by table (Objects/unicodeobject.c). Others are looked for in the library's codecs by whoever calls.
 */
import { CHARMAPS, ENCODING_ALIASES } from '../base/charmaps.generated.ts';
import { decodeUtf8, findUtf8Error } from '../base/utf8.ts';
import { bytesView } from './bytes/buffer.ts';
import { type EncodeError, handleDecodeError, handleEncodeError } from './codec-errors.ts';
import { decodeEscape, decodeRawEscape, encodeEscape, encodeRawEscape } from './codec-escape.ts';
import { decodeWide, encodeWide } from './codec-wide.ts';
import { raise } from './raise.ts';
import { isAscii, joinStr, lengthStr, pointAt } from './str/text.ts';
import type { Thread } from './thread.ts';
import { typeOf } from './type.ts';
import { asStr, PyBytes, type Str, strFromUtf16, utf16 } from './value.ts';

/** A growing array of bytes. */
export class ByteWriter {
  private data: Uint8Array;
  length = 0;
  constructor(capacity: number) {
    this.data = new Uint8Array(capacity);
  }
  push(...bytes: number[]): void {
    this.reserve(bytes.length);
    for (const byte of bytes) this.data[this.length++] = byte;
  }
  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.data.set(bytes, this.length);
    this.length += bytes.length;
  }
  private reserve(more: number): void {
    if (this.length + more <= this.data.length) return;
    const larger = new Uint8Array((this.length + more) * 2);
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }
  finish(): Uint8Array {
    return this.length === this.data.length ? this.data : this.data.slice(0, this.length);
  }
}

/** The bytes of ASCII or Latin-1 text. */
export function latin1Bytes(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

/** Text of one unit a byte. */
export function latin1Text(data: Uint8Array): string {
  let out = '';
  for (let i = 0; i < data.length; i += 8192) {
    out += String.fromCharCode.apply(null, data.subarray(i, i + 8192) as unknown as number[]);
  }
  return out;
}

/**
 * Encodes point by point. `encode` writes one and answers false where it cannot; the whole stretch of such points goes to the
 * error handler, and what that gives as text must be encodable.
 */
export function encodePoints(
  t: Thread,
  text: Str,
  errors: Str,
  encoding: string,
  reason: (point: number) => string,
  encode: (out: ByteWriter, point: number) => boolean,
  unit = 1,
): Uint8Array {
  // Encodings of wider units report each point by itself.
  const single = unit > 1;
  const length = lengthStr(text);
  const out = new ByteWriter(length + 16);
  for (let i = 0; i < length; ) {
    if (encode(out, pointAt(text, i))) {
      i++;
      continue;
    }
    let end = i + 1;
    if (!single) {
      const scratch = new ByteWriter(8);
      while (end < length && !encode(scratch, pointAt(text, end))) end++;
    }
    const error: EncodeError = { encoding, object: text, start: i, end, reason: reason(pointAt(text, i)) };
    const instead = handleEncodeError(t, errors, error);
    if (instead instanceof Uint8Array) {
      if (instead.length % unit !== 0) handleEncodeError(t, 'strict', error);
      out.append(instead);
    } else {
      for (let k = 0; k < lengthStr(instead); k++) {
        if (!encode(out, pointAt(instead, k))) handleEncodeError(t, 'strict', error);
      }
    }
    i = error.next ?? end;
  }
  return out.finish();
}

function encodeUtf8Point(out: ByteWriter, point: number): boolean {
  if (point < 0x80) out.push(point);
  else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 63));
  else if (point < 0x10000) {
    if (point >= 0xd800 && point < 0xe000) return false;
    out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  } else {
    out.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return true;
}

/** UTF-8 of a str. */
export function encodeUtf8Str(t: Thread, text: Str, errors: Str): Uint8Array {
  if (isAscii(text)) return latin1Bytes(text as string);
  return encodePoints(t, text, errors, 'utf-8', () => 'surrogates not allowed', encodeUtf8Point);
}

function encodeBelow(t: Thread, text: Str, errors: Str, encoding: string, limit: number): Uint8Array {
  if (isAscii(text)) return latin1Bytes(text as string);
  return encodePoints(
    t,
    text,
    errors,
    encoding,
    () => `ordinal not in range(${limit})`,
    (out, point) => {
      if (point >= limit) return false;
      out.push(point);
      return true;
    },
  );
}

function decodeUtf8Str(t: Thread, data: Uint8Array, errors: Str): Str {
  let error = findUtf8Error(data);
  if (error === undefined) return strFromUtf16(decodeUtf8(data, 'replace'));
  const parts: Str[] = [];
  let pos = 0;
  while (error !== undefined) {
    const start = pos + error.start;
    parts.push(strFromUtf16(decodeUtf8(data.subarray(pos, start), 'replace')));
    const [text, next] = handleDecodeError(t, errors, {
      encoding: 'utf-8',
      object: data,
      start,
      end: pos + error.end,
      reason: error.reason,
    });
    parts.push(text);
    pos = next;
    error = findUtf8Error(data.subarray(pos));
  }
  parts.push(strFromUtf16(decodeUtf8(data.subarray(pos), 'replace')));
  return joinStr('', parts);
}

/** Decodes byte by byte; `meaning` is undefined for a byte that means nothing. */
export function decodeByTable(
  t: Thread,
  data: Uint8Array,
  errors: Str,
  encoding: string,
  reason: string,
  meaning: (byte: number) => string | undefined,
): Str {
  const parts: Str[] = [];
  let run = '';
  for (let i = 0; i < data.length; ) {
    const unit = meaning(data[i]);
    if (unit !== undefined) {
      run += unit;
      i++;
      continue;
    }
    const [text, next] = handleDecodeError(t, errors, { encoding, object: data, start: i, end: i + 1, reason });
    parts.push(run, text);
    run = '';
    i = next;
  }
  if (parts.length === 0) return run;
  parts.push(run);
  return joinStr('', parts);
}

const UNDEFINED = '\ufffe';

function charmapMeaning(table: string): (byte: number) => string | undefined {
  const offset = 256 - table.length;
  return (byte) => {
    const unit = byte < offset ? String.fromCharCode(byte) : table[byte - offset];
    return unit === UNDEFINED ? undefined : unit;
  };
}

const reverseMaps = new Map<string, Map<number, number>>();

function charmapReverse(name: string): Map<number, number> {
  let map = reverseMaps.get(name);
  if (map === undefined) {
    map = new Map();
    const meaning = charmapMeaning(CHARMAPS[name]);
    for (let byte = 255; byte >= 0; byte--) {
      const unit = meaning(byte);
      if (unit !== undefined) map.set(unit.charCodeAt(0), byte);
    }
    reverseMaps.set(name, map);
  }
  return map;
}

/** The canonical name of an encoding, `unsupported` for one that only the library has, undefined for none. */
export function encodingName(name: Str): string | undefined {
  if (name === 'utf-8') return name;
  const normal = utf16(name)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (normal === 'unicode_escape' || normal === 'raw_unicode_escape') return normal;
  const whole = /^(?:u|utf_?)(16|32)$/.exec(normal);
  if (whole) return `utf-${whole[1]}`;
  const ordered = /^utf_(16|32)_?(le|be)$/.exec(normal);
  if (ordered) return `utf-${ordered[1]}-${ordered[2]}`;
  return ENCODING_ALIASES[normal] ?? ENCODING_ALIASES[normal.replaceAll('.', '_')];
}

function unknownEncoding(name: Str, target: string | undefined): never {
  if (target === 'unsupported') return raise.LookupError(`encoding ${utf16(name)} is not supported yet`);
  return raise.LookupError(`unknown encoding: ${utf16(name)}`);
}

/** By a codec that was registered (`PyUnicode_AsEncodedString`). */
function encodeByCodec(t: Thread, text: Str, encoding: Str, errors: Str): PyBytes {
  const made = t.runtime.codecs!.encode(t, text, encoding, errors);
  if (made instanceof PyBytes) return made;
  const lent = bytesView(t, made);
  if (lent !== undefined) return new PyBytes(lent.slice());
  return raise.TypeError(
    `'${utf16(encoding)}' encoder returned '${utf16(typeOf(made).name)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
  );
}

function decodeByCodec(t: Thread, data: Uint8Array, encoding: Str, errors: Str): Str {
  const made = t.runtime.codecs!.decode(t, data, encoding, errors);
  return (
    asStr(made) ??
    raise.TypeError(
      `'${utf16(encoding)}' decoder returned '${utf16(typeOf(made).name)}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
    )
  );
}

/** `text.encode(encoding, errors)`. Raises UnicodeEncodeError, LookupError. */
export function encodeText(t: Thread, text: Str, encoding: Str, errors: Str): PyBytes {
  const name = encodingName(encoding);
  switch (name) {
    case undefined:
    case 'unsupported':
      return t.runtime.codecs === undefined ? unknownEncoding(encoding, name) : encodeByCodec(t, text, encoding, errors);
    case 'utf-8':
      return new PyBytes(encodeUtf8Str(t, text, errors));
    case 'utf-8-sig': {
      const out = new ByteWriter(lengthStr(text) + 3);
      out.push(0xef, 0xbb, 0xbf);
      out.append(encodeUtf8Str(t, text, errors));
      return new PyBytes(out.finish());
    }
    case 'ascii':
      return new PyBytes(encodeBelow(t, text, errors, 'ascii', 128));
    case 'latin-1':
      return new PyBytes(encodeBelow(t, text, errors, 'latin-1', 256));
    case 'unicode_escape':
      return new PyBytes(encodeEscape(text));
    case 'raw_unicode_escape':
      return new PyBytes(encodeRawEscape(text));
  }
  if (name.startsWith('utf-')) return new PyBytes(encodeWide(t, text, name, errors));
  if (!(name in CHARMAPS))
    return t.runtime.codecs === undefined ? unknownEncoding(encoding, name) : encodeByCodec(t, text, encoding, errors);
  const map = charmapReverse(name);
  const data = encodePoints(
    t,
    text,
    errors,
    'charmap',
    () => 'character maps to <undefined>',
    (out, point) => {
      const byte = map.get(point);
      if (byte === undefined) return false;
      out.push(byte);
      return true;
    },
  );
  return new PyBytes(data);
}

/** `data.decode(encoding, errors)`. */
export function decodeBytes(t: Thread, data: Uint8Array, encoding: Str, errors: Str): Str {
  // Nothing to decode: the reference does not even look for the encoding.
  if (data.length === 0) return '';
  const name = encodingName(encoding);
  switch (name) {
    case undefined:
    case 'unsupported':
      return t.runtime.codecs === undefined ? unknownEncoding(encoding, name) : decodeByCodec(t, data, encoding, errors);
    case 'utf-8':
      return decodeUtf8Str(t, data, errors);
    case 'utf-8-sig': {
      const marked = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
      return decodeUtf8Str(t, marked ? data.subarray(3) : data, errors);
    }
    case 'latin-1':
      return latin1Text(data);
    case 'unicode_escape':
      return decodeEscape(t, data, errors);
    case 'raw_unicode_escape':
      return decodeRawEscape(t, data, errors);
    case 'ascii':
      return decodeByTable(t, data, errors, 'ascii', 'ordinal not in range(128)', (byte) =>
        byte < 128 ? String.fromCharCode(byte) : undefined,
      );
  }
  if (name.startsWith('utf-')) return decodeWide(t, data, name, errors);
  if (!(name in CHARMAPS))
    return t.runtime.codecs === undefined ? unknownEncoding(encoding, name) : decodeByCodec(t, data, encoding, errors);
  const meaning = charmapMeaning(CHARMAPS[name]);
  return decodeByTable(t, data, errors, 'charmap', 'character maps to <undefined>', meaning);
}
