/**
 * The types of `_multibytecodec` (Modules/cjkcodecs/multibytecodec.c): a codec, and the incremental and stream classes that the modules of
 * `encodings` derive from.
 */

import type { CodecState, MultibyteCoding } from '../../base/multibyte/coding.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { genericGetAttr, getAttr } from '../../objects/abstract/attr.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { str } from '../../objects/abstract/repr.ts';
import { length, sequenceItem } from '../../objects/abstract/sequence.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { decodeBytes } from '../../objects/codec.ts';
import { fillType, type TypeTable } from '../../objects/define.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { concatStr, lengthStr, sliceStr } from '../../objects/str/text.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import {
  asInt,
  asStr,
  type Int,
  PyBytes,
  PyObject,
  PyTuple,
  type Str,
  strFromPoints,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { typeIn, typeName } from '../native-type.ts';
import { decodeWhole, encodeWith, feed } from './session.ts';

const MODULE = '_multibytecodec';
const STATE_SIZE = 8;
/** The most characters and bytes that may wait for what follows. */
const PENDING_POINTS = 2;
const PENDING_BYTES = 8;

const codecType = typeIn(MODULE, 'MultibyteCodec', { final: true });
export const encoderType = typeIn(MODULE, 'MultibyteIncrementalEncoder');
export const decoderType = typeIn(MODULE, 'MultibyteIncrementalDecoder');
export const readerType = typeIn(MODULE, 'MultibyteStreamReader');
export const writerType = typeIn(MODULE, 'MultibyteStreamWriter');

export class PyMultibyteCodec extends PyObject {
  constructor(readonly coding: MultibyteCoding) {
    super();
  }
}

const errorsArgument = (method: string, errors: Value): Str => {
  if (errors === null) return 'strict';
  return asStr(errors) ?? raise.TypeError(`${method}() argument 'errors' must be str or None, not ${typeName(errors)}`);
};

/** The text of an argument, which may be any object. */
const textOf = (t: Thread, value: Value): Str => asStr(value) ?? (asStr(str(t, value)) as Str);

fillType(codecType, {
  class: PyMultibyteCodec,
  plainGetattribute: true,
  methods: {
    encode: [
      '(self, /, input, errors=None)',
      (t, self: PyMultibyteCodec, input: Value, errors: Value) => {
        const handler = errorsArgument('encode', errors);
        const text = textOf(t, input);
        const state: CodecState = new Uint8Array(STATE_SIZE);
        self.coding.startEncoding?.(state);
        const io = encodeWith(t, self.coding, state, text, handler, { flush: true, reset: true });
        return new PyTuple([new PyBytes(Uint8Array.from(io.out)), lengthStr(text)]);
      },
    ],
    decode: [
      '(self, /, input, errors=None)',
      (t, self: PyMultibyteCodec, input: Value, errors: Value) => {
        const data = needBytes(t, input);
        const handler = errorsArgument('decode', errors);
        const state: CodecState = new Uint8Array(STATE_SIZE);
        self.coding.startDecoding?.(state);
        return new PyTuple([strFromPoints(decodeWhole(t, self.coding, state, data, handler)), data.length]);
      },
    ],
  },
});

/** What has a codec, a state and a way to treat errors. */
abstract class Stateful extends PyObject {
  readonly state: CodecState = new Uint8Array(STATE_SIZE);
  errors: Str = 'strict';
  stream: Value = null;
  declare coding: MultibyteCoding;
}

class PyEncoder extends Stateful {
  /** Characters that wait for the next one. */
  pending: Str = '';
}

class PyDecoder extends Stateful {
  /** Bytes that wait for the next ones. */
  pending: Uint8Array = new Uint8Array(0);
}

const ERRORS_ONLY = parseSignature('(errors: str = NULL)');
const STREAM = parseSignature('(stream, errors: str = NULL)');

/** `tp_new` of the four: the codec is an attribute of the class. */
const construct =
  (make: () => Stateful, native: PyType, name: string, start: 'startEncoding' | 'startDecoding', withStream: boolean) =>
  (t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value => {
    const bound = bind(t, withStream ? STREAM : ERRORS_ONLY, name, args, kwnames) as (Value | undefined)[];
    const errors = bound[withStream ? 1 : 0];
    const codec = getAttr(t, cls, 'codec');
    if (!(codec instanceof PyMultibyteCodec)) return raise.TypeError('codec is unexpected type');
    const made = adopt(make(), cls, native);
    made.coding = codec.coding;
    if (withStream) made.stream = bound[0] as Value;
    if (errors !== undefined) made.errors = errors as Str;
    made.coding[start]?.(made.state);
    return made;
  };

const common: Pick<TypeTable, 'getset'> = {
  getset: {
    errors: [
      (_t, self: Stateful) => self.errors,
      (_t, self: Stateful, value) => {
        if (value === undefined) return raise.AttributeError('cannot delete attribute');
        self.errors = asStr(value) ?? raise.TypeError('errors must be a string');
        return undefined;
      },
    ],
  },
};
const streamMember: TypeTable['members'] = { stream: (_t, self: never) => (self as Stateful).stream };
const doNothing = (): void => {};

/** Encodes text after what was pending, and keeps what waits for more. */
function encodeMore(t: Thread, self: PyEncoder, input: Value, final: boolean): PyBytes {
  const text = concatStr(self.pending, textOf(t, input));
  // Nothing is lost where this raises: what was pending still is.
  const io = encodeWith(t, self.coding, self.state, text, self.errors, { flush: final, reset: final });
  if (io.points.length - io.at > PENDING_POINTS) return raiseWith('UnicodeError', 'pending buffer overflow');
  self.pending = sliceStr(text, io.at, io.points.length);
  return new PyBytes(Uint8Array.from(io.out));
}

const littleEndian = (bytes: ArrayLike<number>): Int => {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = value * 256n + BigInt(bytes[i]);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
};

/** `_PyLong_AsByteArray`, unsigned. Raises OverflowError. */
function bytesOfInt(value: Int, size: number): Uint8Array {
  let rest = BigInt(value);
  if (rest < 0n) return raise.OverflowError("can't convert negative int to unsigned");
  const out = new Uint8Array(size);
  for (let i = 0; i < size; i++, rest >>= 8n) out[i] = Number(rest & 255n);
  return rest > 0n ? raise.OverflowError('int too big to convert') : out;
}

fillType(encoderType, {
  ...common,
  class: PyEncoder,
  slots: {
    tp_new: construct(() => new PyEncoder(), encoderType, 'IncrementalEncoder', 'startEncoding', false),
    tp_init: doNothing,
    tp_getattro: genericGetAttr,
  },
  methods: {
    encode: ['(self, /, input, final: bool = False)', encodeMore as never],
    getstate: [
      '(self, /)',
      (_t, self: PyEncoder) => {
        const pending = encodeUtf8(utf16(self.pending));
        return littleEndian([pending.length, ...pending, ...self.state]);
      },
    ],
    setstate: [
      '(self, state, /)',
      (t, self: PyEncoder, state: Value) => {
        const number = asInt(state);
        if (number === undefined) return raise.TypeError(`setstate() argument must be int, not ${typeName(state)}`);
        const most = PENDING_POINTS * 4;
        const bytes = bytesOfInt(number, 1 + most + STATE_SIZE);
        if (bytes[0] > most) return raiseWith('UnicodeError', 'pending buffer too large');
        self.pending = decodeBytes(t, bytes.subarray(1, 1 + bytes[0]), 'utf-8', 'strict');
        self.state.set(bytes.subarray(1 + bytes[0], 1 + bytes[0] + STATE_SIZE));
        return null;
      },
    ],
    reset: [
      '(self, /)',
      (_t, self: PyEncoder) => {
        self.coding.resetEncoding?.(self.state, []);
        self.pending = '';
        return null;
      },
    ],
  },
});

function resetDecoder(_t: Thread, self: PyDecoder): Value {
  self.coding.resetDecoding?.(self.state);
  self.pending = new Uint8Array(0);
  return null;
}

fillType(decoderType, {
  ...common,
  class: PyDecoder,
  slots: {
    tp_new: construct(() => new PyDecoder(), decoderType, 'IncrementalDecoder', 'startDecoding', false),
    tp_init: doNothing,
    tp_getattro: genericGetAttr,
  },
  methods: {
    decode: [
      '(self, /, input, final: bool = False)',
      (t, self: PyDecoder, input: Value, final: boolean) => {
        const out: number[] = [];
        feed(t, self, needBytes(t, input), final, out);
        return strFromPoints(out);
      },
    ],
    getstate: ['(self, /)', (_t, self: PyDecoder) => new PyTuple([new PyBytes(self.pending.slice()), littleEndian(self.state)])],
    setstate: [
      '(self, state, /)',
      (_t, self: PyDecoder, state: Value) => {
        if (!(state instanceof PyTuple)) return raise.TypeError(`setstate() argument must be tuple, not ${typeName(state)}`);
        const [pending, number] = state.items;
        const int = state.items.length === 2 && pending instanceof PyBytes ? asInt(number) : undefined;
        if (int === undefined) return raise.TypeError('setstate(): illegal state argument');
        const bytes = bytesOfInt(int, STATE_SIZE);
        const { data } = pending as PyBytes;
        if (data.length > PENDING_BYTES) return raiseWith('UnicodeError', 'pending buffer too large');
        self.pending = data.slice();
        self.state.set(bytes);
        return null;
      },
    ],
    reset: ['(self, /)', resetDecoder],
  },
});

/** Reads from the stream until there is a character, or the end (`mbstreamreader_iread`). */
function readText(t: Thread, self: PyDecoder, method: string, size: number): Str {
  if (size === 0) return '';
  const out: number[] = [];
  for (let hint = size; ; hint = 1) {
    const read = hint < 0 ? callMethod(t, self.stream, method) : callMethod(t, self.stream, method, hint);
    if (!(read instanceof PyBytes)) return raise.TypeError(`stream function returned a non-bytes object (${typeName(read)})`);
    const had = self.pending.length + read.data.length;
    feed(t, self, read.data, read.data.length === 0 || hint < 0, out);
    if (hint < 0 || out.length > 0 || had === 0) return strFromPoints(out);
  }
}

function sizeOf(size: Value): number {
  if (size === null) return -1;
  const int = asInt(size);
  return int === undefined ? raise.TypeError('arg 1 must be an integer') : Number(int);
}

fillType(readerType, {
  ...common,
  class: class PyStreamReader extends PyDecoder {},
  members: streamMember,
  slots: {
    tp_new: construct(() => new PyDecoder(), decoderType, 'StreamReader', 'startDecoding', true),
    tp_init: doNothing,
    tp_getattro: genericGetAttr,
  },
  methods: {
    read: ['(self, sizeobj=None, /)', (t, self: PyDecoder, size: Value) => readText(t, self, 'read', sizeOf(size))],
    readline: ['(self, sizeobj=None, /)', (t, self: PyDecoder, size: Value) => readText(t, self, 'readline', sizeOf(size))],
    readlines: [
      '(self, sizehintobj=None, /)',
      (t, self: PyDecoder, size: Value) => callMethod(t, readText(t, self, 'read', sizeOf(size)), 'splitlines', true),
    ],
    reset: ['(self, /)', resetDecoder],
  },
});

function write(t: Thread, self: PyEncoder, text: Value): Value {
  callMethod(t, self.stream, 'write', encodeMore(t, self, text, false));
  return null;
}

fillType(writerType, {
  ...common,
  class: class PyStreamWriter extends PyEncoder {},
  members: streamMember,
  slots: {
    tp_new: construct(() => new PyEncoder(), encoderType, 'StreamWriter', 'startEncoding', true),
    tp_init: doNothing,
    tp_getattro: genericGetAttr,
  },
  methods: {
    write: ['(self, strobj, /)', write],
    writelines: [
      '(self, lines, /)',
      (t, self: PyEncoder, lines: Value) => {
        if (lines === null || typeof lines !== 'object' || lines.cls.sq_item === undefined)
          if (asStr(lines) === undefined) return raise.TypeError('arg must be a sequence object');
        for (let i = 0; i < length(t, lines); i++) write(t, self, sequenceItem(t, lines, i));
        return null;
      },
    ],
    reset: [
      '(self, /)',
      (t, self: PyEncoder) => {
        if (self.pending === '') return null;
        const { pending } = self;
        self.pending = '';
        const io = encodeWith(t, self.coding, self.state, pending, self.errors, { flush: true, reset: true });
        if (io.out.length > 0) callMethod(t, self.stream, 'write', new PyBytes(Uint8Array.from(io.out)));
        return null;
      },
    ],
  },
});
