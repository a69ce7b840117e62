/** The `zlib` module (Modules/zlibmodule.c). Compression itself comes from the host (host/algorithms.ts). */
import { adler32, crc32 } from '../../base/checksum.ts';
import { index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, type Value } from '../../objects/value.ts';
import { raiseOf } from '../module-exception.ts';
import { makeCompress, openDeflate } from './compress.ts';
import { makeDecompress, openInflate } from './decompress.ts';
import { decompressorType } from './decompressor.ts';
import { refuse, STREAM_END, STREAM_ERROR, zlibError } from './errors.ts';
import { pump } from './pump.ts';

const FINISH = 4;

const CONSTANTS: Readonly<Record<string, Value>> = {
  DEFLATED: 8,
  DEF_BUF_SIZE: 16384,
  DEF_MEM_LEVEL: 8,
  MAX_WBITS: 15,
  ZLIB_RUNTIME_VERSION: '1.2.13',
  ZLIB_VERSION: '1.2.13',
  Z_BEST_COMPRESSION: 9,
  Z_BEST_SPEED: 1,
  Z_BLOCK: 5,
  Z_DEFAULT_COMPRESSION: -1,
  Z_DEFAULT_STRATEGY: 0,
  Z_FILTERED: 1,
  Z_FINISH: FINISH,
  Z_FIXED: 4,
  Z_FULL_FLUSH: 3,
  Z_HUFFMAN_ONLY: 2,
  Z_NO_COMPRESSION: 0,
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_RLE: 3,
  Z_SYNC_FLUSH: 2,
  Z_TREES: 6,
};

/** The low 32 bits of an int. */
const masked = (t: Thread, value: Value): number => Number(BigInt.asUintN(32, BigInt(index(t, value))));

function compress(t: Thread, _module: Value, data: Value, level: number, windowBits: number): Value {
  const bytes = needBytes(t, data);
  const stream = openDeflate(t, { level, method: 8, windowBits, memLevel: 8, strategy: 0 });
  if (typeof stream === 'number') {
    if (stream === STREAM_ERROR) return raiseOf(zlibError, 'Bad compression level');
    return refuse(stream, 'while compressing data');
  }
  return new PyBytes(pump(stream, bytes, FINISH).output);
}

function decompress(t: Thread, _module: Value, data: Value, windowBits: number, bufferSize: number): Value {
  const bytes = needBytes(t, data);
  if (bufferSize < 0) return raise.ValueError('bufsize must be non-negative');
  const stream = openInflate(t, windowBits);
  if (typeof stream === 'number') return refuse(stream, 'while preparing to decompress data');
  const { status, output } = pump(stream, bytes, FINISH);
  return status === STREAM_END ? new PyBytes(output) : refuse(status, 'while decompressing data', stream.message);
}

function compressobj(
  t: Thread,
  _module: Value,
  level: number,
  method: number,
  windowBits: number,
  memLevel: number,
  strategy: number,
  dictionary: Value | undefined,
): Value {
  return makeCompress(t, { level, method, windowBits, memLevel, strategy }, dictionary);
}

const FUNCTIONS: Record<string, NativeRow> = {
  adler32: [
    '(module, data, value=1, /)',
    (t, _module: Value, data: Value, sum: Value) => adler32(needBytes(t, data), masked(t, sum)),
  ],
  crc32: [
    '(module, data, value=0, /)',
    (t, _module: Value, data: Value, crc: Value) => crc32(needBytes(t, data), masked(t, crc)),
  ],
  compress: [
    '(module, data, /, level: int = -1, wbits: int = 15)',
    compress,
    undefined,
    '($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)',
  ],
  compressobj: [
    '(module, /, level: int = -1, method: int = 8, wbits: int = 15, memLevel: int = 8, strategy: int = 0, zdict=NULL)',
    compressobj,
    undefined,
    '($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=None)',
  ],
  decompress: [
    '(module, data, /, wbits: int = 15, bufsize: index = 16384)',
    decompress,
    undefined,
    '($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)',
  ],
  decompressobj: [
    '(module, /, wbits: int = 15, zdict=NULL)',
    (t, _module: Value, windowBits: number, dictionary: Value | undefined) => makeDecompress(t, windowBits, dictionary),
    undefined,
    "($module, /, wbits=MAX_WBITS, zdict=b'')",
  ],
};

/** Makes the module object. */
export function makeZlib(): PyModule {
  const module = new PyModule('zlib');
  fillModule(module.dict, module, 'zlib', FUNCTIONS);
  for (const [name, value] of Object.entries(CONSTANTS)) module.dict.setStr(name, value);
  module.dict.setStr('error', zlibError);
  module.dict.setStr('_ZlibDecompressor', decompressorType);
  module.dict.setStr('__version__', '1.0');
  return module;
}
