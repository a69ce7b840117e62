/** The object behind `_pickle.Pickler` (Modules/_pickle.c): what it writes to, what it has written, how it is to write. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyObject, type Value } from '../../objects/value.ts';
import { Memo } from './memo.ts';
import {
  BINGET,
  BINPUT,
  DEFAULT_PROTOCOL,
  FRAME_SIZE_TARGET,
  HIGHEST_PROTOCOL,
  LONG_BINGET,
  LONG_BINPUT,
  MEMOIZE,
} from './opcodes.ts';
import { Output } from './output.ts';
import { picklingError } from './state.ts';

export class PyPickler extends PyObject {
  memo = new Memo();
  readonly out = new Output();
  /** `write` of the file; undefined for `dumps`. */
  write: Value | undefined = undefined;
  persistentId: Value | undefined = undefined;
  dispatchTable: Value | undefined = undefined;
  reducerOverride: Value | undefined = undefined;
  bufferCallback: Value | undefined = undefined;
  /** There is a buffer: not any more once a whole pickle has gone to the file. */
  buffered = true;
  protocol = 0;
  /** Not 0 where instructions and numbers are binary; a program may set it. */
  bin = 0;
  /** Not 0 where nothing is remembered. */
  fast = 0;
  fastNesting = 0;
  /** Containers that are being written, deep inside of others, in the fast mode. */
  fastOpen: Set<Value> | undefined = undefined;
  fixImports = false;

  /** Writes what refers to an object that was written before. */
  putReference(t: Thread, id: number): void {
    const { out } = this;
    if (!this.bin) out.latin1(`g${id}\n`);
    else if (id < 256) out.two(BINGET, id);
    else if (id <= 0xffffffff) out.word(LONG_BINGET, id);
    else picklingError(t, 'memo id too large for LONG_BINGET');
  }

  /** Remembers an object that has just been written. */
  memoize(t: Thread, value: Value): void {
    if (this.fast) return;
    const { out, memo } = this;
    const id = memo.size;
    memo.set(value, id);
    if (this.protocol >= 4) out.byte(MEMOIZE);
    else if (!this.bin) out.latin1(`p${id}\n`);
    else if (id < 256) out.two(BINPUT, id);
    else if (id <= 0xffffffff) out.word(LONG_BINPUT, id);
    else picklingError(t, 'memo id too large for LONG_BINPUT');
  }

  /** Hands on to the file what was written. */
  flush(t: Thread): void {
    call(t, this.write as Value, [new PyBytes(this.out.take())]);
  }

  /** Ends a frame that is full (`_Pickler_OpcodeBoundary`). */
  endFullFrame(t: Thread): void {
    const { out } = this;
    if (out.frameLength < FRAME_SIZE_TARGET) return;
    out.commitFrame();
    if (this.write !== undefined) this.flush(t);
  }

  /** Raises ValueError for a protocol that is not known (`_Pickler_SetProtocol`). */
  setProtocol(t: Thread, protocol: Value, fixImports: boolean): void {
    let number = DEFAULT_PROTOCOL;
    if (protocol !== null) {
      const int = index(t, protocol);
      if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) raise.OverflowError('Python int too large to convert to C long');
      if (int > HIGHEST_PROTOCOL) raise.ValueError(`pickle protocol must be <= ${HIGHEST_PROTOCOL}`);
      number = int < 0 ? HIGHEST_PROTOCOL : Number(int);
    }
    this.protocol = number;
    this.bin = number > 0 ? 1 : 0;
    this.fixImports = fixImports && number < 3;
  }

  setFile(t: Thread, file: Value): void {
    this.write = lookupAttr(t, file, 'write') ?? raise.TypeError("file must have a 'write' attribute");
  }

  setBufferCallback(callback: Value): void {
    if (callback !== null && this.protocol < 5) raise.ValueError('buffer_callback needs protocol >= 5');
    this.bufferCallback = callback === null ? undefined : callback;
  }
}
