/** Paths as functions of `posix` take them: str, bytes, os.PathLike or a descriptor (Modules/posixmodule.c `path_converter`, `PyOS_FSPath`). */
import { decodeUtf8 } from '../../base/utf8.ts';
import { call, lookupSpecial } from '../../objects/abstract/call.ts';
import { index, isIndex } from '../../objects/abstract/number.ts';
import { bytesView, lendsBytes } from '../../objects/bytes/buffer.ts';
import { encodeUtf8Str } from '../../objects/codec.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { absolute } from '../world.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

export interface Path {
  /** As the host takes it; '' for a descriptor. */
  readonly text: string;
  /** As it was written. */
  readonly literal: string;
  readonly descriptor: number | undefined;
  /** As the program wrote it, for errors. */
  readonly shown: Value;
  /** Given as bytes: so are the names that come out. */
  readonly isBytes: boolean;
}

/** `os.fspath`: str and bytes are themselves, else what `__fspath__` gives. Raises TypeError. */
export function fspath(t: Thread, value: Value): Value {
  if (asStr(value) !== undefined || value instanceof PyBytes) return value;
  const method = lookupSpecial(t, value, '__fspath__');
  if (method === undefined || method === null) {
    return raise.TypeError(`expected str, bytes or os.PathLike object, not ${typeName(value)}`);
  }
  const made = call(t, method, []);
  if (asStr(made) !== undefined || made instanceof PyBytes) return made;
  return raise.TypeError(`expected ${typeName(value)}.__fspath__() to return str or bytes, not ${typeName(made)}`);
}

/** Text of bytes in the encoding of file names. */
export const decodeName = (data: Uint8Array): Str => strFromUtf16(decodeUtf8(data, 'escape'));

/** Bytes of a file name. */
export const encodeName = (t: Thread, name: Str): PyBytes => new PyBytes(encodeUtf8Str(t, name, 'surrogateescape'));

export interface PathUse {
  /** Name of the function, for messages. */
  readonly of: string;
  /** Name of the argument: `path` if absent. */
  readonly argument?: string;
  /** May be an open descriptor. */
  readonly descriptor?: boolean;
  /** None means the current folder. */
  readonly nullable?: boolean;
}

/** Raises TypeError and ValueError in the reference's words. */
export function pathOf(t: Thread, value: Value, use: PathUse): Path {
  const argument = use.argument ?? 'path';
  if (value === null && use.nullable)
    return { text: absolute(t, '.'), literal: '.', descriptor: undefined, shown: null, isBytes: false };
  if (use.descriptor && isIndex(value)) {
    return { text: '', literal: '', descriptor: Number(index(t, value)), shown: value, isBytes: false };
  }
  let given = value;
  if (asStr(given) === undefined && !lendsBytes(given)) {
    const method = lookupSpecial(t, given, '__fspath__');
    if (method === undefined || method === null) {
      const kinds = `string, bytes${use.descriptor ? (use.nullable ? ', os.PathLike, integer' : ', os.PathLike or integer') : use.nullable ? ', os.PathLike' : ' or os.PathLike'}${use.nullable ? ' or None' : ''}`;
      return raise.TypeError(`${use.of}: ${argument} should be ${kinds}, not ${typeName(given)}`);
    }
    given = fspath(t, given);
  }
  const text = asStr(given);
  const isBytes = text === undefined;
  const plain = isBytes ? utf16(decodeName(bytesView(t, given)!)) : utf16(text);
  if (plain.includes('\0')) {
    raise.ValueError(`${use.of}: embedded null ${isBytes ? 'byte' : 'character'} in ${argument}`);
  }
  return { text: absolute(t, plain), literal: plain, descriptor: undefined, shown: given, isBytes };
}
