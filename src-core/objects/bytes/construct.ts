/** What `bytes(...)` and `bytearray(...)` make of their arguments (Objects/bytesobject.c `bytes_new_impl`, bytearrayobject.c). */
import { callSpecial } from '../abstract/call.ts';
import { iterate } from '../abstract/iter.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { encodeText } from '../codec.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, PyBytes, type Str, utf16, type Value } from '../value.ts';
import { byteOf, bytesOfIterable, bytesView } from './buffer.ts';
import { FULL_RO } from './buffer-object.ts';
import { newBytes } from './methods.ts';

const SIGNATURE = parseSignature('(type, source: object = NULL, encoding: str = NULL, errors: str = NULL)');

/**
 * Bytes for a new object of type `name`; a bytes object where it may be used as it is; undefined where `append` has got them one by
 * one.
 */
export function bytesOfArguments(
  t: Thread,
  name: 'bytes' | 'bytearray',
  args: Value[],
  kwnames: readonly Str[] | undefined,
  append?: (byte: number) => void,
): Uint8Array | PyBytes | undefined {
  const [source, encoding, errors] = bind(t, SIGNATURE, name, args, kwnames) as [Value | undefined, Str?, Str?];
  if (source === undefined) {
    if (encoding !== undefined) return raise.TypeError('encoding without a string argument');
    return errors === undefined ? new Uint8Array(0) : raise.TypeError('errors without a string argument');
  }
  const text = asStr(source);
  if (encoding !== undefined) {
    return text === undefined
      ? raise.TypeError('encoding without a string argument')
      : encodeText(t, text, encoding, errors ?? 'strict').data;
  }
  if (errors !== undefined) {
    return raise.TypeError(text === undefined ? 'errors without a string argument' : 'string argument without an encoding');
  }
  if (text !== undefined && (name === 'bytearray' || typeOf(source).heap === false)) {
    return raise.TypeError('string argument without an encoding');
  }
  return bytesOf(t, name, source, append);
}

function bytesOf(
  t: Thread,
  name: 'bytes' | 'bytearray',
  source: Value,
  append: ((byte: number) => void) | undefined,
): Uint8Array | PyBytes | undefined {
  if (name === 'bytes') {
    if (source instanceof PyBytes && !typeOf(source).heap) return source;
    const made = callSpecial(t, source, '__bytes__');
    if (made !== undefined) {
      if (made instanceof PyBytes) return made;
      return raise.TypeError(`__bytes__ returned non-bytes (type ${utf16(typeOf(made).name)})`);
    }
    if (asStr(source) !== undefined) return raise.TypeError('string argument without an encoding');
  }
  const lent = bytesView(t, source, FULL_RO);
  if (lent) return lent.slice();
  if (isIndex(source)) {
    const count = indexNumber(t, source, 'OverflowError');
    return count < 0 ? raise.ValueError('negative count') : newBytes(count);
  }
  const type = typeOf(source);
  if (type.tp_iter === undefined && type.sq_item === undefined) {
    return raise.TypeError(`cannot convert '${utf16(type.name)}' object to ${name}`);
  }
  if (append === undefined) return bytesOfIterable(t, source, 'bytes must be in range(0, 256)');
  iterate(t, source, (item) => append(byteOf(t, item, 'byte must be in range(0, 256)')));
  return undefined;
}
