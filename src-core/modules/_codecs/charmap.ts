/** Encodings by table: `charmap_encode`, `charmap_decode` and `charmap_build` (Objects/unicodeobject.c). */
import { getItem } from '../../objects/abstract/sequence.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { ByteWriter, encodePoints, latin1Text } from '../../objects/codec.ts';
import { handleDecodeError, handleEncodeError } from '../../objects/codec-errors.ts';
import { fillType } from '../../objects/define.ts';
import { isException, raise } from '../../objects/raise.ts';
import { joinStr, lengthStr, pointAt, sliceStr, strOfPoint } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType, typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyBytes, PyObject, type Str, utf16, type Value } from '../../objects/value.ts';

/** A table from code points to bytes, made of the one from bytes to code points. */
export class PyEncodingMap extends PyObject {
  constructor(readonly bytes: ReadonlyMap<number, number>) {
    super();
  }
}

const encodingMapType = Object.assign(new PyType('EncodingMap', objectType), { final: true });
fillType(encodingMapType, { class: PyEncodingMap, methods: { size: ['~(self)', (_t, self: PyEncodingMap) => self.bytes.size] } });

export function buildMap(table: Str): PyEncodingMap {
  const bytes = new Map<number, number>();
  for (let i = 0; i < Math.min(lengthStr(table), 256); i++) {
    const point = pointAt(table, i);
    if (point !== 0xfffe) bytes.set(point, i);
  }
  return new PyEncodingMap(bytes);
}

/** What a mapping of the program has for a key; undefined where it has nothing. */
function ask(t: Thread, mapping: Value, key: number): Value | undefined {
  try {
    return getItem(t, mapping, key) ?? undefined;
  } catch (error) {
    if (isException(error, 'LookupError')) return undefined;
    throw error;
  }
}

function encodedBy(t: Thread, mapping: Value, point: number): Uint8Array | undefined {
  if (mapping instanceof PyEncodingMap) {
    const byte = mapping.bytes.get(point);
    return byte === undefined ? undefined : Uint8Array.of(byte);
  }
  const found = ask(t, mapping, point);
  if (found === undefined || found === null) return undefined;
  const number = asInt(found);
  if (number !== undefined) {
    if (number < 0 || number > 255) return raise.TypeError('character mapping must be in range(256)');
    return Uint8Array.of(Number(number));
  }
  if (found instanceof PyBytes) return found.data;
  return raise.TypeError(`character mapping must return integer, bytes or None, not ${utf16(typeOf(found).name)}`);
}

export function encodeCharmap(t: Thread, text: Str, errors: Str, mapping: Value): Uint8Array {
  if (mapping === null) {
    return encodePoints(
      t,
      text,
      errors,
      'latin-1',
      () => 'ordinal not in range(256)',
      (out, point) => {
        if (point > 255) return false;
        out.push(point);
        return true;
      },
    );
  }
  const out = new ByteWriter(lengthStr(text) + 8);
  const length = lengthStr(text);
  for (let i = 0; i < length; ) {
    const bytes = encodedBy(t, mapping, pointAt(text, i));
    if (bytes !== undefined) {
      out.append(bytes);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < length && encodedBy(t, mapping, pointAt(text, end)) === undefined) end++;
    const error = {
      encoding: 'charmap',
      object: text,
      start: i,
      end,
      reason: 'character maps to <undefined>',
      next: undefined as number | undefined,
    };
    const instead = handleEncodeError(t, errors, error as never);
    if (instead instanceof Uint8Array) out.append(instead);
    else
      for (let k = 0; k < lengthStr(instead); k++) {
        const piece = encodedBy(t, mapping, pointAt(instead, k));
        if (piece === undefined) handleEncodeError(t, 'strict', error as never);
        else out.append(piece);
      }
    i = error.next ?? end;
  }
  return out.finish();
}

function decodedBy(t: Thread, mapping: Value, table: Str | undefined, byte: number): Str | undefined {
  if (table !== undefined) {
    if (byte >= lengthStr(table) || pointAt(table, byte) === 0xfffe) return undefined;
    return sliceStr(table, byte, byte + 1);
  }
  const found = ask(t, mapping, byte);
  if (found === undefined || found === null) return undefined;
  const number = asInt(found);
  if (number !== undefined) {
    if (number === 0xfffe) return undefined;
    if (number < 0 || number > 0x10ffff) return raise.TypeError('character mapping must be in range(0x110000)');
    return strOfPoint(Number(number));
  }
  const text = asStr(found);
  if (text === undefined) return raise.TypeError('character mapping must return integer, None or str');
  return text === '\ufffe' ? undefined : text;
}

export function decodeCharmap(t: Thread, value: Value, errors: Str, mapping: Value): Str {
  const data = bytesView(t, value) as Uint8Array;
  if (mapping === null) return latin1Text(data);
  const table = asStr(mapping);
  const parts: Str[] = [];
  for (let i = 0; i < data.length; ) {
    const text = decodedBy(t, mapping, table, data[i]);
    if (text !== undefined) {
      parts.push(text);
      i++;
      continue;
    }
    const error = { encoding: 'charmap', object: data, start: i, end: i + 1, reason: 'character maps to <undefined>' };
    const [instead, next] = handleDecodeError(t, errors, error);
    parts.push(instead);
    i = next;
  }
  return joinStr('', parts);
}
