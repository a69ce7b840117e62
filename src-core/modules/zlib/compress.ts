/** `zlib.compressobj` and what it makes (Modules/zlibmodule.c). */
import type { CompressionStream, DeflateParameters } from '../../host/algorithms.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyObject, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { hostOf } from '../world.ts';
import { BUF_ERROR, OK, refuse, STREAM_END, STREAM_ERROR } from './errors.ts';
import { pump } from './pump.ts';

const NO_FLUSH = 0;
const FINISH = 4;

export const compressType = typeIn('zlib', 'Compress', { final: true });

class PyCompress extends PyObject {
  /** Undefined when it has been finished. */
  constructor(public stream: CompressionStream | undefined) {
    super();
  }
}

/** A stream for compression, or zlib's return code. */
export function openDeflate(t: Thread, parameters: DeflateParameters): CompressionStream | number {
  const { algorithms } = hostOf(t);
  if (algorithms === undefined) return raise.OSError('this host brings no compression');
  return algorithms.deflate(parameters);
}

/** `zlib.compressobj(...)`. Raises ValueError for bad parameters. */
export function makeCompress(t: Thread, parameters: DeflateParameters, dictionary: Value | undefined): Value {
  const bytes = dictionary === undefined || dictionary === null ? undefined : needBytes(t, dictionary);
  const stream = openDeflate(t, parameters);
  if (typeof stream === 'number') {
    if (stream === STREAM_ERROR) return raise.ValueError('Invalid initialization option');
    return refuse(stream, 'while creating compression object');
  }
  if (bytes !== undefined && stream.setDictionary(bytes) !== OK) return raise.ValueError('Invalid dictionary');
  return new PyCompress(stream);
}

const finished = (doing: string): never => refuse(STREAM_ERROR, doing);

function compress(t: Thread, self: PyCompress, data: Value): Value {
  const bytes = needBytes(t, data);
  const stream = self.stream ?? finished('while compressing data');
  const { status, output } = pump(stream, bytes, NO_FLUSH);
  if (status === STREAM_ERROR) return refuse(status, 'while compressing data', stream.message);
  return new PyBytes(output);
}

function flush(_t: Thread, self: PyCompress, mode: number): Value {
  if (mode === NO_FLUSH) return new PyBytes(new Uint8Array(0));
  const stream = self.stream ?? finished('while flushing');
  const { status, output } = pump(stream, new Uint8Array(0), mode);
  if (status === STREAM_END && mode === FINISH) self.stream = undefined;
  else if (status !== OK && status !== BUF_ERROR)
    return refuse(status, 'while flushing', status === STREAM_ERROR ? '' : stream.message);
  return new PyBytes(output);
}

function copy(_t: Thread, self: PyCompress): Value {
  if (self.stream === undefined) return raise.ValueError('Inconsistent stream state');
  return new PyCompress(self.stream.copy());
}

fillType(compressType, {
  class: PyCompress,
  plainGetattribute: true,
  constants: { __module__: 'zlib' },
  methods: {
    compress: ['(self, data, /)', compress, 'FASTCALL_KEYWORDS'],
    flush: ['(self, mode: int = 4, /)', flush, 'FASTCALL_KEYWORDS', '($self, mode=zlib.Z_FINISH, /)'],
    copy: ['(self, /)', copy, 'FASTCALL_KEYWORDS'],
    __copy__: ['(self, /)', copy, 'FASTCALL_KEYWORDS'],
    __deepcopy__: ['(self, memo, /)', copy, 'FASTCALL_KEYWORDS'],
  },
});
