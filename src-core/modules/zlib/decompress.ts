/** `zlib.decompressobj` and what it makes (Modules/zlibmodule.c). */
import type { CompressionStream } from '../../host/algorithms.ts';
import { lendsBytes, needBytes } from '../../objects/bytes/buffer.ts';
import { concatBytes } from '../../objects/bytes/methods.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyObject, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { hostOf } from '../world.ts';
import { BUF_ERROR, OK, refuse, STREAM_END, STREAM_ERROR } from './errors.ts';
import { pump } from './pump.ts';

const SYNC_FLUSH = 2;
const FINISH = 4;
const NOTHING = new Uint8Array(0);

export const decompressType = typeIn('zlib', 'Decompress', { final: true });

class PyDecompress extends PyObject {
  /** Input behind the end of the stream, and input that was not taken because of `max_length`. */
  unusedData: Uint8Array = NOTHING;
  unconsumedTail: Uint8Array = NOTHING;
  eof = false;
  /** `flush` has come to the end of the stream and given its memory back. */
  ended = false;
  constructor(
    public stream: CompressionStream,
    readonly dictionary: Value | undefined,
  ) {
    super();
  }
}

/** A stream for decompression, or zlib's return code. */
export function openInflate(t: Thread, windowBits: number): CompressionStream | number {
  const { algorithms } = hostOf(t);
  if (algorithms === undefined) return raise.OSError('this host brings no compression');
  return algorithms.inflate(windowBits);
}

export function giveDictionary(t: Thread, stream: CompressionStream, dictionary: Value): boolean {
  const status = stream.setDictionary(needBytes(t, dictionary));
  return status === OK || refuse(status, 'while setting zdict', stream.message);
}

/** `zlib.decompressobj(...)`. Raises ValueError for bad parameters. */
export function makeDecompress(t: Thread, windowBits: number, dictionary: Value | undefined): Value {
  if (dictionary !== undefined && !lendsBytes(dictionary)) {
    return raise.TypeError('zdict argument must support the buffer protocol');
  }
  const stream = openInflate(t, windowBits);
  if (typeof stream === 'number') {
    if (stream === STREAM_ERROR) return raise.ValueError('Invalid initialization option');
    return refuse(stream, 'while creating decompression object');
  }
  if (dictionary !== undefined && windowBits < 0) giveDictionary(t, stream, dictionary);
  return new PyDecompress(stream, dictionary);
}

/** What is left of the input goes where it belongs (`save_unconsumed_input`). */
function keepRest(self: PyDecompress, data: Uint8Array, consumed: number, status: number): void {
  let rest = data.subarray(consumed);
  if (status === STREAM_END && rest.length > 0) {
    self.unusedData = concatBytes(self.unusedData, rest);
    rest = NOTHING;
  }
  if (rest.length > 0 || self.unconsumedTail.length > 0) self.unconsumedTail = rest.slice();
}

const isFailure = (status: number): boolean => status !== OK && status !== BUF_ERROR && status !== STREAM_END;

function decompress(t: Thread, self: PyDecompress, data: Value, maxLength: number): Value {
  const bytes = needBytes(t, data);
  if (maxLength < 0) return raise.ValueError('max_length must be non-negative');
  const { stream, dictionary } = self;
  const limit = maxLength === 0 ? Number.POSITIVE_INFINITY : maxLength;
  const needDictionary = () => dictionary !== undefined && giveDictionary(t, stream, dictionary);
  const { status, output, consumed } = pump(stream, bytes, SYNC_FLUSH, limit, needDictionary);
  keepRest(self, bytes, consumed, status);
  if (status === STREAM_END) self.eof = true;
  else if (isFailure(status)) return refuse(status, 'while decompressing data', stream.message);
  return new PyBytes(output);
}

function flush(_t: Thread, self: PyDecompress, length: number): Value {
  if (length <= 0) return raise.ValueError('length must be greater than zero');
  const data = self.unconsumedTail;
  const { status, output, consumed } = pump(self.stream, data, FINISH);
  keepRest(self, data, consumed, status);
  if (status === STREAM_END) self.eof = self.ended = true;
  return new PyBytes(output);
}

function copy(_t: Thread, self: PyDecompress): Value {
  if (self.ended) return raise.ValueError('Inconsistent stream state');
  const made = new PyDecompress(self.stream.copy(), self.dictionary);
  made.unusedData = self.unusedData;
  made.unconsumedTail = self.unconsumedTail;
  made.eof = self.eof;
  return made;
}

fillType(decompressType, {
  class: PyDecompress,
  plainGetattribute: true,
  constants: { __module__: 'zlib' },
  methods: {
    decompress: ['(self, data, /, max_length: index = 0)', decompress],
    flush: ['(self, length: index = 16384, /)', flush, 'FASTCALL_KEYWORDS', '($self, length=zlib.DEF_BUF_SIZE, /)'],
    copy: ['(self, /)', copy, 'FASTCALL_KEYWORDS'],
    __copy__: ['(self, /)', copy, 'FASTCALL_KEYWORDS'],
    __deepcopy__: ['(self, memo, /)', copy, 'FASTCALL_KEYWORDS'],
  },
  members: {
    unused_data: (_t, self: PyDecompress) => new PyBytes(self.unusedData),
    unconsumed_tail: (_t, self: PyDecompress) => new PyBytes(self.unconsumedTail),
    eof: (_t, self: PyDecompress) => self.eof,
  },
});
