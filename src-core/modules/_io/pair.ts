/** `io.BufferedRWPair`: a reader and a writer as one stream (Modules/_io/bufferedio.c). */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Str, Value } from '../../objects/value.ts';
import { bufferedReaderType, bufferedWriterType } from './buffered.ts';
import { inBoth } from './ending.ts';
import { bufferedIOBaseType, dictGetter, isClosed, PyIOBase, refuse, streamType } from './iobase.ts';

class PyBufferedPair extends PyIOBase {
  reader: Value | undefined = undefined;
  writer: Value | undefined = undefined;
}

export const bufferedPairType = streamType('BufferedRWPair', bufferedIOBaseType);
const INIT = parseSignature('(self, reader, writer, buffer_size: index = 8192, /)');

const uninitialized = (): never => raise.ValueError('I/O operation on uninitialized object');
const readerOf = (self: PyBufferedPair): Value => self.reader ?? uninitialized();
const writerOf = (self: PyBufferedPair): Value => self.writer ?? uninitialized();

/** A method that one of the two answers. */
const passed = (to: (self: PyBufferedPair) => Value, method: string, signature: string): NativeRow => [
  signature,
  (t: Thread, self: PyBufferedPair, args: Value[]) => callMethod(t, to(self), method, ...args),
];

fillType(bufferedPairType, {
  class: PyBufferedPair,
  slots: {
    tp_new: (_t, cls) => adopt(new PyBufferedPair(), cls, bufferedPairType),
    tp_init(t, self: PyBufferedPair, args, kwnames: readonly Str[] | undefined) {
      const [reader, writer, size] = bind(t, INIT, 'BufferedRWPair', args, kwnames) as [Value, Value, number];
      if (callMethod(t, reader, 'readable') !== true) refuse('File or stream is not readable.');
      if (callMethod(t, writer, 'writable') !== true) refuse('File or stream is not writable.');
      self.reader = call(t, bufferedReaderType, [reader, size]);
      self.writer = call(t, bufferedWriterType, [writer, size]);
    },
  },
  methods: {
    read: passed(readerOf, 'read', '~(self, *args)'),
    peek: passed(readerOf, 'peek', '~(self, *args)'),
    read1: passed(readerOf, 'read1', '~(self, *args)'),
    readinto: passed(readerOf, 'readinto', '~(self, *args)'),
    readinto1: passed(readerOf, 'readinto1', '~(self, *args)'),
    write: passed(writerOf, 'write', '~(self, *args)'),
    flush: passed(writerOf, 'flush', '~(self, *args)'),
    readable: passed(readerOf, 'readable', '~(self, *args)'),
    writable: passed(writerOf, 'writable', '~(self, *args)'),
    close: [
      '~(self)',
      (t, self: PyBufferedPair) => {
        inBoth(
          () => callMethod(t, writerOf(self), 'close'),
          () => callMethod(t, readerOf(self), 'close'),
        );
        return null;
      },
    ],
    isatty: [
      '~(self)',
      (t, self: PyBufferedPair) =>
        isTrue(t, callMethod(t, writerOf(self), 'isatty')) || isTrue(t, callMethod(t, readerOf(self), 'isatty')),
    ],
  },
  getset: { ...dictGetter, closed: [(t, self: PyBufferedPair) => isClosed(t, writerOf(self))] },
});
