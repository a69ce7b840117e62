/**
 * Objects that lend their bytes (the buffer protocol in its simple form: contiguous, one byte an item) and what is made of bytes-like
 * arguments.
 */
import { callSpecial } from '../abstract/call.ts';
import { iterate } from '../abstract/iter.ts';
import { index } from '../abstract/number.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, PyBytes, PyObject, utf16, type Value } from '../value.ts';

/** A mutable or borrowed buffer: bytearray, memoryview and their like. */
export abstract class PyBuffer extends PyObject {
  /** The bytes as they are now. */
  abstract view(): Uint8Array;

  /** The object whose buffer this one only passes on; undefined where it is its own. */
  get lender(): Value | undefined {
    return undefined;
  }

  /** The struct format and the size of its items where they are not bytes. */
  get itemFormat(): { format: string; size: number } | undefined {
    return undefined;
  }
}

/** The bytes of a bytes-like object; undefined for anything else. Do not write to them. */
export function bytesView(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.data;
  return value instanceof PyBuffer ? value.view() : undefined;
}

/** The bytes of an object that lets others write to them; undefined for anything else. */
export function writableBytes(value: Value): Uint8Array | undefined {
  return value instanceof PyBuffer && !(value as { readonly?: boolean }).readonly ? value.view() : undefined;
}

/** As bytesView. Raises TypeError `a bytes-like object is required, not 'X'`. */
export function needBytes(value: Value): Uint8Array {
  // A view of items that do not lie side by side.
  if (value instanceof PyBuffer && (value as { contiguous?: boolean }).contiguous === false) {
    return raise.BufferError('memoryview: underlying buffer is not C-contiguous');
  }
  return bytesView(value) ?? raise.TypeError(`a bytes-like object is required, not '${utf16(typeOf(value).name)}'`);
}

/** One byte from an int. Raises ValueError outside of 0..255. */
export function byteOf(t: Thread, value: Value, message = 'bytes must be in range(0, 256)'): number {
  const int = typeof value === 'number' ? value : index(t, value);
  return int >= 0 && int <= 255 ? Number(int) : raise.ValueError(message);
}

/** The bytes that an iterable of ints holds. */
export function bytesOfIterable(t: Thread, iterable: Value, message?: string): Uint8Array {
  const out: number[] = [];
  iterate(t, iterable, (item) => {
    out.push(byteOf(t, item, message));
  });
  return Uint8Array.from(out);
}

/** `PyObject_Bytes`: bytes-like objects, objects with `__bytes__`, iterables of ints. Raises TypeError. */
export function bytesFromObject(t: Thread, value: Value): Uint8Array {
  if (value instanceof PyBytes) return value.data;
  const made = callSpecial(t, value, '__bytes__');
  if (made !== undefined) {
    if (made instanceof PyBytes) return made.data;
    return raise.TypeError(`__bytes__ returned non-bytes (type ${utf16(typeOf(made).name)})`);
  }
  const lent = bytesView(value);
  if (lent) return lent.slice();
  if (asStr(value) !== undefined || (typeOf(value).tp_iter === undefined && typeOf(value).sq_item === undefined)) {
    return raise.TypeError(`cannot convert '${utf16(typeOf(value).name)}' object to bytes`);
  }
  return bytesOfIterable(t, value);
}
