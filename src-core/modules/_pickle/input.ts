/**
 * Where an unpickler reads: bytes in memory, or a file of which it takes no more than it needs, as there may be another pickle behind
 * (`_Unpickler_Read`, `_Unpickler_Readline`, Modules/_pickle.c).
 */
import { canonical } from '../../base/int.ts';
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { viewBytes } from '../../objects/memoryview/memoryview.ts';
import { isException, raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { PyBytes, type Value } from '../../objects/value.ts';
import { PREFETCH } from './opcodes.ts';
import { unpicklingError } from './state.ts';

const NEWLINE = 10;
/** The first size that no C `Py_ssize_t` holds, and more than any memory does. */
const TOO_LARGE = 2 ** 63;
const NO_MEMORY = 2 ** 40;

/** Methods of the file. */
export interface Source {
  readonly read: Value;
  readonly readline: Value;
  readonly readinto: Value | undefined;
  peek: Value | undefined;
}

const truncated = (t: Thread): never => unpicklingError(t, 'pickle data was truncated');

export class Input {
  data: Uint8Array = new Uint8Array(0);
  /** Where the next byte is, and where the bytes end. */
  pos = 0;
  end = 0;
  /** Bytes from here on are known from a look ahead only. */
  private prefetched = 0;
  /** What the copy of the last line takes up, its end included; 0 before there was one. */
  lineSize = 0;
  /** Undefined for `loads`. */
  source: Source | undefined = undefined;

  /** From now on reads these bytes. Raises TypeError for anything else. */
  setData(t: Thread, value: Value): number {
    const bytes = needBytes(t, value);
    this.data = value instanceof PyBytes ? bytes : bytes.slice();
    this.pos = 0;
    this.end = this.data.length;
    this.prefetched = this.end;
    return this.end;
  }

  /** From now on reads a file. */
  setFile(t: Thread, file: Value): void {
    const peek = lookupAttr(t, file, 'peek');
    const readinto = lookupAttr(t, file, 'readinto');
    const read = lookupAttr(t, file, 'read');
    const readline = lookupAttr(t, file, 'readline');
    if (read === undefined || readline === undefined) raise.TypeError("file must have 'read' and 'readline' attributes");
    else this.source = { read, readline, readinto, peek };
    this.data = new Uint8Array(0);
    this.pos = this.end = this.prefetched = 0;
  }

  /** The next `count` bytes: where they begin in `data`. Raises UnpicklingError where there are fewer. */
  take(t: Thread, count: number): number {
    const at = this.pos;
    if (count <= this.end - at) {
      this.pos = at + count;
      return at;
    }
    if (count >= TOO_LARGE && at > 0) unpicklingError(t, 'read would overflow (invalid bytecode)');
    if (this.source === undefined || this.readFile(t, this.source, count) < count) truncated(t);
    this.pos = count;
    return 0;
  }

  /** Takes back what has been taken. */
  back(count: number): void {
    this.pos -= count;
  }

  /** The next byte; -1 at the end of the file. */
  takeInstruction(t: Thread): number {
    if (this.pos < this.end) return this.data[this.pos++];
    if (this.source === undefined || this.readFile(t, this.source, 1) < 1) return -1;
    this.pos = 1;
    return this.data[0];
  }

  private readFile(t: Thread, source: Source, count: number): number {
    this.skipConsumed(t);
    if (source.peek !== undefined && count < PREFETCH) {
      const seen = this.peek(t, source, source.peek);
      if (seen >= count) return count;
    }
    return this.setData(t, call(t, source.read, [canonical(BigInt(count))]));
  }

  /** Looks ahead; -1 where the file cannot. */
  private peek(t: Thread, source: Source, peek: Value): number {
    let data: Value;
    try {
      data = call(t, peek, [PREFETCH]);
    } catch (error) {
      if (!isException(error, 'NotImplementedError')) throw error;
      source.peek = undefined;
      return -1;
    }
    const size = this.setData(t, data);
    this.prefetched = 0;
    return size;
  }

  /** Tells the file of what was taken out of what it has only shown. */
  skipConsumed(t: Thread): void {
    const consumed = this.pos - this.prefetched;
    if (consumed <= 0 || this.source === undefined) return;
    call(t, this.source.read, [consumed]);
    this.prefetched = this.pos;
  }

  /** A line with its end. */
  takeLine(t: Thread): Uint8Array {
    const line = this.findLine(t);
    this.lineSize = line.length + 1;
    return line;
  }

  private findLine(t: Thread): Uint8Array {
    const found = this.data.indexOf(NEWLINE, this.pos);
    if (found >= 0 && found < this.end) {
      const start = this.pos;
      this.pos = found + 1;
      return this.data.subarray(start, this.pos);
    }
    if (this.source === undefined) return truncated(t);
    this.skipConsumed(t);
    const size = this.setData(t, call(t, this.source.readline, []));
    if (size === 0 || this.data[size - 1] !== NEWLINE) truncated(t);
    this.pos = size;
    return this.data;
  }

  /** A line without its end, which must have something on it. */
  takeText(t: Thread, least = 1): Uint8Array {
    const line = this.takeLine(t);
    if (line.length <= least) truncated(t);
    return line.subarray(0, -1);
  }

  /** Bytes of their own, without a look ahead (`_Unpickler_ReadInto`). */
  takeCopy(t: Thread, count: number, what: string): Uint8Array {
    const there = this.end - this.pos;
    if (count > there) {
      if (count >= TOO_LARGE) raise.OverflowError(`${what} is too large`);
      if (count >= NO_MEMORY) raiseWith('MemoryError');
      if (this.source === undefined) truncated(t);
    }
    if (count <= there) {
      const at = this.take(t, count);
      return this.data.slice(at, at + count);
    }
    return this.readWhole(t, this.source as Source, count, there);
  }

  private readWhole(t: Thread, source: Source, count: number, there: number): Uint8Array {
    let out: Uint8Array;
    try {
      out = new Uint8Array(count);
    } catch {
      // More than this machine has for one object.
      return raiseWith('MemoryError');
    }
    out.set(this.data.subarray(this.pos, this.end));
    this.pos += there;
    const rest = count - there;
    this.skipConsumed(t);
    if (source.readinto !== undefined) {
      const window = viewBytes(null, out.subarray(there), false);
      const size = index(t, call(t, source.readinto, [window]));
      if (size < 0) raise.ValueError('readinto() returned negative size');
      if (size < rest) truncated(t);
      return out;
    }
    const data = call(t, source.read, [rest]);
    if (!(data instanceof PyBytes)) return raise.ValueError(`read() returned non-bytes object (${reprText(t, typeOf(data))})`);
    if (data.data.length < rest) truncated(t);
    out.set(data.data.subarray(0, rest), there);
    return out;
  }
}
