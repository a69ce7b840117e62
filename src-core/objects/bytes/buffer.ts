/**
 * What is made of bytes-like arguments: nearly all native code wants contiguous bytes, one byte an item, and asks for them here.
 */
import { callSpecial } from '../abstract/call.ts';
import { iterate } from '../abstract/iter.ts';
import { index } from '../abstract/number.ts';
import { PyException } from '../exception.ts';
import { itemBytes } from '../memoryview/layout.ts';
import { bufferOfPython } from '../memoryview/python-buffer.ts';
import { giveBack, PyMemoryView } from '../memoryview/view.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, PyBytes, PyObject, utf16, type Value } from '../value.ts';
import { FULL_RO, type Lent, type PyBuffer, WRITABLE } from './buffer-object.ts';

/**
 * Asks an object for its bytes (`PyObject_GetBuffer`); they are to be given back (memoryview/view.ts `giveBack`). Raises TypeError where it has none, BufferError
 * where they are not as the flags want them.
 */
export function getBuffer(t: Thread, value: Value, flags: number): Lent {
  const get = typeOf(value).bf_getbuffer;
  if (get === undefined) return raise.TypeError(`a bytes-like object is required, not '${utf16(typeOf(value).name)}'`);
  return get(t, value as never, flags);
}

/** Whether an object lends its bytes (`PyObject_CheckBuffer`). */
export const lendsBytes = (value: Value): boolean => typeOf(value).bf_getbuffer !== undefined;

/**
 * The bytes of a bytes-like object; undefined for anything else. Do not write to them. Those of a class with a `__buffer__` in Python are
 * copied and given back at once, so nobody has to think of it.
 */
export function bytesView(t: Thread, value: Value, flags = 0): Uint8Array | undefined {
  if (!(value instanceof PyObject)) return undefined;
  const get = value.cls.bf_getbuffer;
  if (get === undefined) return undefined;
  if ((get as unknown) !== bufferOfPython) return value instanceof PyBytes ? value.data : (value as PyBuffer).view();
  const lent = get(t, value as never, flags);
  const bytes = itemBytes(lent.data, lent.layout).slice();
  giveBack(t, lent);
  return bytes;
}

/**
 * Runs `use` on the bytes of an object that lets others write to them. Raises TypeError with what `refusal` says for anything else, whatever
 * the object itself said (`w*` in Python/getargs.c).
 */
export function withWritable<T>(t: Thread, value: Value, refusal: () => string, use: (bytes: Uint8Array) => T): T {
  let lent: Lent;
  try {
    lent = getBuffer(t, value, WRITABLE);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return raise.TypeError(refusal());
  }
  try {
    return use(itemBytes(lent.data, lent.layout));
  } finally {
    giveBack(t, lent);
  }
}

/** As bytesView. Raises TypeError `a bytes-like object is required, not 'X'`. */
export function needBytes(t: Thread, value: Value, flags = 0): Uint8Array {
  // A view of items that do not lie side by side.
  if (value instanceof PyMemoryView && !value.check().contiguous) {
    return raise.BufferError('memoryview: underlying buffer is not C-contiguous');
  }
  return bytesView(t, value, flags) ?? raise.TypeError(`a bytes-like object is required, not '${utf16(typeOf(value).name)}'`);
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
  const lent = bytesView(t, value, FULL_RO);
  if (lent) return lent.slice();
  if (asStr(value) !== undefined || (typeOf(value).tp_iter === undefined && typeOf(value).sq_item === undefined)) {
    return raise.TypeError(`cannot convert '${utf16(typeOf(value).name)}' object to bytes`);
  }
  return bytesOfIterable(t, value);
}
