/** The module `_codecs`, on which `codecs` and the package `encodings` stand (Modules/_codecsmodule.c). */
import { incompleteUtf8Tail } from '../../base/utf8.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { decodeBytes, encodeText, encodeUtf8Str } from '../../objects/codec.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { lengthStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { buildMap, decodeCharmap, encodeCharmap } from './charmap.ts';
import { decodeBackslashes, encodeBackslashes } from './escape.ts';
import { lookupCodec, lookupHandler, registryOf, runCodec } from './registry.ts';
import { decodeUtf7, encodeUtf7 } from './utf7.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

const errorsOf = (errors: Value): Str =>
  errors === null ? 'strict' : (asStr(errors) ?? raise.TypeError(`argument 2 must be str or None, not ${typeName(errors)}`));

/** Bytes of an argument to be decoded; where `text` is allowed, a str counts as its UTF-8. */
function dataOf(t: Thread, value: Value, text = false): Uint8Array {
  const given = text ? asStr(value) : undefined;
  if (given !== undefined) return encodeUtf8Str(t, given, 'strict');
  return bytesView(t, value) ?? raise.TypeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

const pair = (value: Value, size: number) => new PyTuple([value, size]);

const encoder = (encoding: string): NativeRow => [
  '(module, str: str, errors=None, /)',
  (t, _module: Value, text: Str, errors: Value) => pair(encodeText(t, text, encoding, errorsOf(errors)), lengthStr(text)),
];

const decoder = (encoding: string): NativeRow => [
  '(module, data, errors=None, /)',
  (t, _module: Value, value: Value, errors: Value) => {
    const data = dataOf(t, value);
    return pair(decodeBytes(t, data, encoding, errorsOf(errors)), data.length);
  },
];

/** How many bytes at the end wait for more. */
function incomplete(data: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return incompleteUtf8Tail(data);
  if (encoding.startsWith('utf-32')) return data.length % 4;
  let rest = data.length % 2;
  const at = data.length - rest - 2;
  // The first half of a surrogate pair.
  if (at >= 0) {
    const unit = encoding.endsWith('-be') ? (data[at] << 8) | data[at + 1] : data[at] | (data[at + 1] << 8);
    if (unit >= 0xd800 && unit < 0xdc00) rest += 2;
  }
  return rest;
}

/** A decoder that may be given the text in pieces. */
const pieceDecoder = (encoding: string): NativeRow => [
  '(module, data, errors=None, final: bool = False, /)',
  (t, _module: Value, value: Value, errors: Value, final: boolean) => {
    const data = dataOf(t, value);
    const size = final ? data.length : data.length - incomplete(data, orderOf(data, encoding));
    return pair(decodeBytes(t, data.subarray(0, size), encoding, errorsOf(errors)), size);
  },
];

/** `utf-16` and `utf-32` with the order of bytes that a mark at the start gives. */
function orderOf(data: Uint8Array, encoding: string): string {
  if (encoding === 'utf-16' && data[0] === 0xfe && data[1] === 0xff) return 'utf-16-be';
  return encoding;
}

/** `utf_16_ex_decode`: with the order of bytes that was found, -1, 0 or 1. */
const orderedDecoder = (encoding: 'utf-16' | 'utf-32'): NativeRow => [
  '(module, data, errors=None, byteorder: int = 0, final: bool = False, /)',
  (t, _module: Value, value: Value, errors: Value, order: number, final: boolean) => {
    const data = dataOf(t, value);
    const width = encoding === 'utf-16' ? 2 : 4;
    let found = order;
    let skip = 0;
    if (order === 0 && data.length >= width) {
      const little = data[0] === 0xff && data[1] === 0xfe && (width === 2 || (data[2] === 0 && data[3] === 0));
      const big =
        width === 2
          ? data[0] === 0xfe && data[1] === 0xff
          : data[0] === 0 && data[1] === 0 && data[2] === 0xfe && data[3] === 0xff;
      found = little ? -1 : big ? 1 : 0;
      if (little || big) skip = width;
    }
    const name = `${encoding}-${found === 1 ? 'be' : 'le'}`;
    const size = final ? data.length : data.length - incomplete(data, name);
    const text = decodeBytes(t, data.subarray(Math.min(skip, size), size), name, errorsOf(errors));
    return new PyTuple([text, size, found]);
  },
];

const orderedEncoder = (encoding: 'utf-16' | 'utf-32'): NativeRow => [
  '(module, str: str, errors=None, byteorder: int = 0, /)',
  (t, _module: Value, text: Str, errors: Value, order: number) => {
    const name = order === 0 ? encoding : `${encoding}-${order > 0 ? 'be' : 'le'}`;
    return pair(encodeText(t, text, name, errorsOf(errors)), lengthStr(text));
  },
];

/** The end of a piece that may be the beginning of an escape. */
const OPEN_ESCAPE = /(?<!\\)(?:\\\\)*(\\(?:x[0-9a-fA-F]?|u[0-9a-fA-F]{0,3}|U[0-9a-fA-F]{0,7}|N(?:\{[^}]*)?|[0-7]{1,2})?)$/;

const escapeDecoder = (encoding: string): NativeRow => [
  '(module, data, errors=None, final: bool = True, /)',
  (t, _module: Value, value: Value, errors: Value, final: boolean) => {
    const data = dataOf(t, value, true);
    let size = data.length;
    if (!final) size -= OPEN_ESCAPE.exec(String.fromCharCode(...data.subarray(-512)))?.[1].length ?? 0;
    return pair(decodeBytes(t, data.subarray(0, size), encoding, errorsOf(errors)), size);
  },
];

const functions: Record<string, NativeRow> = {
  register: [
    '(module, search_function, /)',
    (t, _module: Value, search: Value) => {
      if (typeOf(search).tp_call === undefined) return raise.TypeError('argument must be callable');
      registryOf(t).search.push(search);
      return null;
    },
  ],
  unregister: [
    '(module, search_function, /)',
    (t, _module: Value, search: Value) => {
      const registry = registryOf(t);
      const at = registry.search.indexOf(search);
      if (at >= 0) {
        registry.search.splice(at, 1);
        registry.found.clear();
      }
      return null;
    },
  ],
  lookup: [
    '(module, encoding: str, /)',
    (t, _module: Value, encoding: Str) => {
      encodeText(t, encoding, 'utf-8', 'strict');
      if (utf16(encoding).includes('\0')) return raise.ValueError('embedded null character');
      return lookupCodec(t, encoding);
    },
  ],
  encode: [
    "(module, /, obj, encoding: str = 'utf-8', errors: str = 'strict')",
    (t, _module: Value, object: Value, encoding: Str, errors: Str) =>
      runCodec(t, lookupCodec(t, encoding).items[0], 'encoder', encoding, object, errors),
  ],
  decode: [
    "(module, /, obj, encoding: str = 'utf-8', errors: str = 'strict')",
    (t, _module: Value, object: Value, encoding: Str, errors: Str) =>
      runCodec(t, lookupCodec(t, encoding).items[1], 'decoder', encoding, object, errors),
  ],
  register_error: [
    '(module, errors: str, handler, /)',
    (t, _module: Value, name: Str, handler: Value) => {
      if (typeOf(handler).tp_call === undefined) return raise.TypeError('handler must be callable');
      registryOf(t).handlers.set(name, handler);
      return null;
    },
  ],
  lookup_error: ['(module, name: str, /)', (t, _module: Value, name: Str) => lookupHandler(t, name)],
  escape_encode: [
    '(module, data, errors=None, /)',
    (_t, _module: Value, data: Value) => {
      if (!(data instanceof PyBytes)) return raise.TypeError(`escape_encode() argument 1 must be bytes, not ${typeName(data)}`);
      return pair(encodeBackslashes(data.data), data.data.length);
    },
  ],
  escape_decode: [
    '(module, data, errors=None, /)',
    (t, _module: Value, value: Value, errors: Value) => {
      const data = dataOf(t, value, true);
      return pair(decodeBackslashes(t, data, errorsOf(errors)), data.length);
    },
  ],
  utf_8_encode: encoder('utf-8'),
  utf_8_decode: pieceDecoder('utf-8'),
  utf_7_encode: [
    '(module, str: str, errors=None, /)',
    (_t, _module: Value, text: Str) => pair(new PyBytes(encodeUtf7(text)), lengthStr(text)),
  ],
  utf_7_decode: [
    '(module, data, errors=None, final: bool = False, /)',
    (t, _module: Value, value: Value, errors: Value, final: boolean) =>
      pair(...decodeUtf7(t, dataOf(t, value), errorsOf(errors), final)),
  ],
  utf_16_encode: orderedEncoder('utf-16'),
  utf_16_le_encode: encoder('utf-16-le'),
  utf_16_be_encode: encoder('utf-16-be'),
  utf_16_decode: pieceDecoder('utf-16'),
  utf_16_le_decode: pieceDecoder('utf-16-le'),
  utf_16_be_decode: pieceDecoder('utf-16-be'),
  utf_16_ex_decode: orderedDecoder('utf-16'),
  utf_32_encode: orderedEncoder('utf-32'),
  utf_32_le_encode: encoder('utf-32-le'),
  utf_32_be_encode: encoder('utf-32-be'),
  utf_32_decode: pieceDecoder('utf-32'),
  utf_32_le_decode: pieceDecoder('utf-32-le'),
  utf_32_be_decode: pieceDecoder('utf-32-be'),
  utf_32_ex_decode: orderedDecoder('utf-32'),
  unicode_escape_encode: encoder('unicode_escape'),
  unicode_escape_decode: escapeDecoder('unicode_escape'),
  raw_unicode_escape_encode: encoder('raw_unicode_escape'),
  raw_unicode_escape_decode: escapeDecoder('raw_unicode_escape'),
  latin_1_encode: encoder('latin-1'),
  latin_1_decode: decoder('latin-1'),
  ascii_encode: encoder('ascii'),
  ascii_decode: decoder('ascii'),
  charmap_build: ['(module, map: str, /)', (_t, _module: Value, map: Str) => buildMap(map)],
  charmap_encode: [
    '(module, str: str, errors=None, mapping=None, /)',
    (t, _module: Value, text: Str, errors: Value, mapping: Value) =>
      pair(new PyBytes(encodeCharmap(t, text, errorsOf(errors), mapping)), lengthStr(text)),
  ],
  charmap_decode: [
    '(module, data, errors=None, mapping=None, /)',
    (t, _module: Value, data: Value, errors: Value, mapping: Value) => {
      const size = dataOf(t, data).length;
      return pair(decodeCharmap(t, data, errorsOf(errors), mapping), size);
    },
  ],
  readbuffer_encode: [
    '(module, data, errors=None, /)',
    (t, _module: Value, value: Value) => {
      const data = dataOf(t, value, true);
      return pair(new PyBytes(data.slice()), data.length);
    },
  ],
};

export function makeCodecs(): PyModule {
  const module = new PyModule('_codecs');
  fillModule(module.dict, module, '_codecs', functions);
  return module;
}
