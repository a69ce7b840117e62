/**
 * What an object that lends its bytes gives away (`Py_buffer` in Include/pybuffer.h), the flags of such a request (PEP 3118), and the base
 * of the native objects that do. Objects only: requests are answered in buffer.ts and memoryview/.
 */
import { raise } from '../raise.ts';
import { PyObject, type Value } from '../value.ts';

/** Where items are: byte offset of the first, sizes and distances by dimension. */
export interface Layout {
  offset: number;
  format: string;
  itemsize: number;
  shape: readonly number[];
  strides: readonly number[];
}

/** Bytes on loan from `owner`, who hears of their return; null for bytes that nobody needs back. */
export interface Lent {
  owner: Value;
  readonly data: Uint8Array;
  readonly layout: Layout;
  readonly readonly: boolean;
}

/** Flags of a request, PyBUF_SIMPLE being none (`inspect.BufferFlags`). */
export const WRITABLE = 0x1;
export const FORMAT = 0x4;
export const ND = 0x8;
export const STRIDES = 0x10 | ND;
export const C_CONTIGUOUS = 0x20 | STRIDES;
export const F_CONTIGUOUS = 0x40 | STRIDES;
export const ANY_CONTIGUOUS = 0x80 | STRIDES;
export const INDIRECT = 0x100 | STRIDES;
export const FULL_RO = INDIRECT | FORMAT;

/** A mutable or borrowed buffer: bytearray, memoryview and their like. Its type has `bf_getbuffer`. */
export abstract class PyBuffer extends PyObject {
  /** The bytes as they are now. */
  abstract view(): Uint8Array;
}

/** Items side by side in one dimension. */
export function flatLayout(bytes: number, format = 'B', itemsize = 1, offset = 0): Layout {
  return { offset, format, itemsize, shape: [bytes / itemsize], strides: [itemsize] };
}

/** Lends plain bytes (`PyBuffer_FillInfo`). Raises BufferError where they are wanted for writing and may not be. */
export function lendBytes(owner: Value, data: Uint8Array, readonly: boolean, flags: number): Lent {
  if (readonly && flags & WRITABLE) raise.BufferError('Object is not writable.');
  return { owner, data, layout: flatLayout(data.length), readonly };
}
