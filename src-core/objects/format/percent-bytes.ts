/** `template % arguments` of bytes and bytearray (Objects/bytesobject.c `_PyBytes_FormatEx`). */
import { callSpecial } from '../abstract/call.ts';
import { index } from '../abstract/number.ts';
import { asciiObject } from '../abstract/repr.ts';
import { PyByteArray } from '../bytearray/bytearray-object.ts';
import { bytesView } from '../bytes/buffer.ts';
import { latin1Bytes, latin1Text } from '../codec.ts';
import { isException, raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, type Int, PyBytes, type Str, utf16, type Value } from '../value.ts';
import { type Flavour, formatDirectives } from './percent.ts';

function bytesText(t: Thread, value: Value): string {
  const data = bytesView(t, value);
  if (data) return latin1Text(data);
  const made = callSpecial(t, value, '__bytes__');
  if (made === undefined) {
    return raise.TypeError(
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${utf16(typeOf(value).name)}'`,
    );
  }
  if (made instanceof PyBytes) return latin1Text(made.data);
  return raise.TypeError(`__bytes__ returned non-bytes (type ${utf16(typeOf(made).name)})`);
}

const BYTES: Flavour = {
  name: 'bytes',
  integerCode: 'd',
  isMapping: (args) =>
    typeOf(args).mp_subscript !== undefined &&
    asStr(args) === undefined &&
    !(args instanceof PyBytes || args instanceof PyByteArray),
  convert(t, code, value) {
    if (code === 's' || code === 'b') return bytesText(t, value);
    return code === 'r' || code === 'a' ? asciiObject(t, value) : undefined;
  },
  character(t, value) {
    const data = bytesView(t, value);
    if (data?.length === 1) return String.fromCharCode(data[0]);
    let int: Int;
    try {
      int = data ? raise.TypeError('') : index(t, value);
    } catch (error) {
      if (isException(error, 'TypeError')) return raise.TypeError('%c requires an integer in range(256) or a single byte');
      throw error;
    }
    return int >= 0 && int <= 255 ? String.fromCharCode(Number(int)) : raise.OverflowError('%c arg not in range(256)');
  },
  key: (text: Str) => new PyBytes(latin1Bytes(text as string)),
};

/** Formats a template of bytes. */
export function formatBytes(t: Thread, template: Uint8Array, args: Value): Uint8Array {
  return latin1Bytes(asStr(formatDirectives(t, latin1Text(template), args, BYTES)) as string);
}
