/**
 * The encodings that a source may declare: which one a name means, and its bytes as text. Only encodings whose every byte is
 * one character (by table), and UTF-8.
 */
import { CHARMAPS, ENCODING_ALIASES } from './charmaps.generated.ts';
import { decodeErrorMessage, decodeUtf8, findUtf8Error, type Utf8Error } from './utf8.ts';

export interface Codec {
  /** How its error messages call it: `utf-8`, `ascii`, `latin-1`, `charmap`. */
  readonly name: string;
  /** Decodes; undecodable bytes become U+FFFD. */
  decode(bytes: Uint8Array): string;
  /** The first place that cannot be decoded. */
  findError(bytes: Uint8Array): Utf8Error | undefined;
}

/** The spelling under which an encoding is looked up: lower case, punctuation but for dots one underscore. Source: `encodings.normalize_encoding`. */
function normalize(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function charmapCodec(table: string): Codec {
  const offset = 256 - table.length;
  const meaning = (byte: number): string => (byte < offset ? String.fromCharCode(byte) : table[byte - offset]);
  return {
    name: 'charmap',
    decode: (bytes) => Array.from(bytes, (byte) => meaning(byte).replace('\ufffe', '\ufffd')).join(''),
    findError(bytes) {
      const start = bytes.findIndex((byte) => meaning(byte) === '\ufffe');
      return start < 0 ? undefined : { start, end: start + 1, reason: 'character maps to <undefined>' };
    },
  };
}

function textOfBytes(bytes: Uint8Array, unit: (byte: number) => number): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192)
    pieces.push(String.fromCharCode(...Uint16Array.from(bytes.subarray(i, i + 8192), unit)));
  return pieces.join('');
}

const UTF_8: Codec = { name: 'utf-8', decode: (bytes) => decodeUtf8(bytes, 'replace'), findError: findUtf8Error };
const LATIN_1: Codec = { name: 'latin-1', decode: (bytes) => textOfBytes(bytes, (byte) => byte), findError: () => undefined };
const ASCII: Codec = {
  name: 'ascii',
  decode: (bytes) => textOfBytes(bytes, (byte) => (byte < 128 ? byte : 0xfffd)),
  findError(bytes) {
    const start = bytes.findIndex((byte) => byte >= 128);
    return start < 0 ? undefined : { start, end: start + 1, reason: 'ordinal not in range(128)' };
  },
};

/** Encodings that make no text of bytes. */
const BINARY = new Set(['base64_codec', 'bz2_codec', 'hex_codec', 'quopri_codec', 'rot_13', 'uu_codec', 'zlib_codec']);

function targetOf(name: string): string | undefined {
  const normal = normalize(name);
  return ENCODING_ALIASES[normal] ?? ENCODING_ALIASES[normal.replaceAll('.', '_')];
}

/** The module of `encodings` that a name stands for; the name itself where there is none. */
export const encodingName = (name: string): string => targetOf(name) ?? name;

/**
 * The codec of a name. Without one: `unknown` when Python knows none of that name either, `binary` for one that makes no text,
 * `wide` for UTF-16 and UTF-32, in which no source can declare its encoding, `unsupported` for those that Python has besides.
 */
export function lookupCodec(name: string): Codec | 'unknown' | 'binary' | 'wide' | 'unsupported' {
  const target = targetOf(name);
  switch (target) {
    case undefined:
      return 'unknown';
    case 'utf-8':
    case 'utf-8-sig':
      return UTF_8;
    case 'latin-1':
      return LATIN_1;
    case 'ascii':
      return ASCII;
  }
  if (BINARY.has(target)) return 'binary';
  if (/^utf_(?:16|32)/.test(target)) return 'wide';
  if (!(target in CHARMAPS)) return 'unsupported';
  return charmapCodec(CHARMAPS[target]);
}

/** The message of the error that decoding `bytes` gives, or undefined. */
export function decodingMessage(codec: Codec, bytes: Uint8Array): string | undefined {
  const error = codec.findError(bytes);
  return error && decodeErrorMessage(codec.name, bytes, error);
}
