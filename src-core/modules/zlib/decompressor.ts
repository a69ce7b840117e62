/** `zlib._ZlibDecompressor` (Modules/zlibmodule.c): a decompressor that keeps its input, for `gzip` and `zipfile`. */
import type { CompressionStream } from '../../host/algorithms.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { concatBytes } from '../../objects/bytes/methods.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyBytes, PyObject, type Str, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { giveDictionary, openInflate } from './decompress.ts';
import { BUF_ERROR, OK, refuse, STREAM_END, STREAM_ERROR } from './errors.ts';
import { pump } from './pump.ts';

const SYNC_FLUSH = 2;
const NOTHING = new Uint8Array(0);

export const decompressorType = typeIn('zlib', '_ZlibDecompressor', { final: true });

class PyZlibDecompressor extends PyObject {
  /** Input that waits. */
  waiting: Uint8Array = NOTHING;
  unusedData: Uint8Array = NOTHING;
  eof = false;
  needsInput = true;
  constructor(
    readonly stream: CompressionStream,
    readonly dictionary: Value | undefined,
  ) {
    super();
  }
}

const CONSTRUCTOR = parseSignature('(type, wbits: int = 15, zdict: object = NULL)');

function construct(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [windowBits, dictionary] = bind(t, CONSTRUCTOR, '_ZlibDecompressor', args, kwnames) as [number, Value | undefined];
  const stream = openInflate(t, windowBits);
  if (typeof stream === 'number') {
    if (stream === STREAM_ERROR) return raise.ValueError('Invalid initialization option');
    return refuse(stream, 'while creating decompression object');
  }
  if (dictionary !== undefined && windowBits < 0) giveDictionary(t, stream, dictionary);
  return new PyZlibDecompressor(stream, dictionary);
}

function decompress(t: Thread, self: PyZlibDecompressor, data: Value, maxLength: number): Value {
  const bytes = needBytes(t, data);
  if (self.eof) return raise.EOFError('End of stream already reached');
  const { stream, dictionary } = self;
  const input = self.waiting.length === 0 ? bytes : concatBytes(self.waiting, bytes);
  const limit = maxLength < 0 ? Number.POSITIVE_INFINITY : maxLength;
  const needDictionary = () => dictionary !== undefined && giveDictionary(t, stream, dictionary);
  const { status, output, consumed } = pump(stream, input, SYNC_FLUSH, limit, needDictionary);
  if (status !== OK && status !== BUF_ERROR && status !== STREAM_END) {
    return refuse(status, 'while decompressing data', stream.message);
  }
  const rest = input.slice(consumed);
  self.waiting = NOTHING;
  if (status === STREAM_END) {
    self.eof = true;
    self.needsInput = false;
    self.unusedData = rest;
  } else {
    self.waiting = rest;
    // A full output may have more behind it.
    self.needsInput = rest.length === 0 && output.length !== limit;
  }
  return new PyBytes(output);
}

fillType(decompressorType, {
  class: PyZlibDecompressor,
  plainGetattribute: true,
  text: "(wbits=15, zdict=b'')",
  constants: { __module__: 'zlib' },
  slots: { tp_new: construct },
  methods: { decompress: ['(self, /, data, max_length: index = -1)', decompress] },
  members: {
    eof: (_t, self: PyZlibDecompressor) => self.eof,
    needs_input: (_t, self: PyZlibDecompressor) => self.needsInput,
    unused_data: (_t, self: PyZlibDecompressor) => new PyBytes(self.unusedData),
  },
});
