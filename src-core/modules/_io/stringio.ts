/** `io.StringIO`: a stream of text in memory (Modules/_io/stringio.c). The text is held as code points, or as pieces while it is only written. */
import { callMethod } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { instanceDict, ownEntries } from '../../objects/instance.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { joinStr, lengthStr, sliceStr } from '../../objects/str/text.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { dictGetter, PyIOBase, refuse, sizeOf, streamType, textIOBaseType } from './iobase.ts';
import { NewlineDecoder } from './newlines.ts';
import { NoDecoder } from './text-decoder.ts';
import { findLineEnd, unitsOf } from './text-lines.ts';
import { checkNewline } from './textio.ts';

export class PyStringIO extends PyIOBase {
  /** The text so far, but for `pieces`, which follow it. */
  text: Str = '';
  pieces: Str[] = [];
  piecesLength = 0;
  /** In code points. */
  position = 0;
  closed = false;
  ready = false;
  decoder: NewlineDecoder | undefined = undefined;
  readUniversal = false;
  readTranslate = false;
  readNewline: string | null = null;
  writeNewline: string | null = null;
}

export const stringIOType = streamType('StringIO', textIOBaseType);
const typeName = (value: Value) => utf16(typeOf(value).name);

function open(self: PyStringIO): PyStringIO {
  if (!self.ready) return raise.ValueError('I/O operation on uninitialized object');
  return self.closed ? raise.ValueError('I/O operation on closed file') : self;
}

/** All of the text in one. */
function whole(self: PyStringIO): Str {
  if (self.pieces.length > 0) {
    self.text = joinStr('', [self.text, ...self.pieces]);
    self.pieces = [];
    self.piecesLength = 0;
  }
  return self.text;
}

const size = (self: PyStringIO): number => lengthStr(self.text) + self.piecesLength;

function write(t: Thread, self: PyStringIO, given: Str): void {
  let text = given;
  if (self.decoder !== undefined) text = strFromUtf16(self.decoder.decode(t, text, true));
  if (self.writeNewline !== null) text = strFromUtf16(utf16(text).replaceAll('\n', self.writeNewline));
  const length = lengthStr(text);
  if (length === 0) return;
  const end = size(self);
  if (self.position === end) {
    self.pieces.push(text);
    self.piecesLength += length;
  } else {
    const now = whole(self);
    const gap = self.position > end ? '\0'.repeat(self.position - end) : '';
    const before = self.position > end ? now : sliceStr(now, 0, self.position);
    const after = self.position + length < end ? sliceStr(now, self.position + length, end) : '';
    self.text = joinStr('', [before, gap, text, after]);
  }
  self.position += length;
}

function writeMethod(t: Thread, self: PyStringIO, value: Value): Value {
  if (!self.ready) open(self);
  const text = asStr(value);
  if (text === undefined) return raise.TypeError(`string argument expected, got '${typeName(value)}'`);
  open(self);
  write(t, self, text);
  return lengthStr(text);
}

/** The next line; '' at the end. */
function line(self: PyStringIO, limit: number): Str {
  const text = whole(self);
  const rest = lengthStr(text) - self.position;
  if (rest <= 0 || limit === 0) return '';
  const most = limit < 0 || limit > rest ? rest : limit;
  const mode = { translated: self.readTranslate, universal: self.readUniversal, newline: self.readNewline || '\n' };
  if (typeof text === 'string') {
    const end = findLineEnd(text, self.position, mode);
    const stop = end < 0 ? self.position + most : Math.min(end, self.position + most);
    const found = text.slice(self.position, stop);
    self.position = stop;
    return found;
  }
  const tail = utf16(sliceStr(text, self.position, self.position + rest));
  const end = findLineEnd(tail, 0, mode);
  const found = strFromUtf16(tail.slice(0, Math.min(end < 0 ? tail.length : end, unitsOf(tail, 0, most))));
  self.position += lengthStr(found);
  return found;
}

function read(t: Thread, self: PyStringIO, limit: Value): Value {
  open(self);
  const wanted = sizeOf(t, limit);
  const text = whole(self);
  const end = lengthStr(text);
  if (self.position >= end) return '';
  const stop = wanted < 0 ? end : Math.min(end, self.position + wanted);
  const found = self.position === 0 && stop === end ? text : sliceStr(text, self.position, stop);
  self.position = stop;
  return found;
}

function seek(_t: Thread, self: PyStringIO, offset: number, whence: number): Value {
  open(self);
  if (whence < 0 || whence > 2) return raise.ValueError(`Invalid whence (${whence}, should be 0, 1 or 2)`);
  if (offset < 0 && whence === 0) return raise.ValueError(`Negative seek position ${offset}`);
  if (whence !== 0 && offset !== 0) return raise.OSError("Can't do nonzero cur-relative seeks");
  self.position = whence === 1 ? self.position : whence === 2 ? size(self) : offset;
  return self.position;
}

function truncate(t: Thread, self: PyStringIO, given: Value): Value {
  open(self);
  const wanted = given === null ? self.position : Number(index(t, given));
  if (wanted < 0) return raise.ValueError(`Negative size value ${wanted}`);
  if (wanted < size(self)) self.text = sliceStr(whole(self), 0, wanted);
  return wanted;
}

const INIT = parseSignature("(self, initial_value='', newline='\\n')");

function setNewlines(self: PyStringIO, newline: string | null): void {
  self.readNewline = newline;
  self.readUniversal = newline === null || newline === '';
  self.readTranslate = newline === null;
  self.writeNewline = newline?.startsWith('\r') ? newline : null;
  self.decoder = self.readUniversal ? new NewlineDecoder(new NoDecoder(), self.readTranslate) : undefined;
}

function init(t: Thread, self: PyStringIO, args: Value[], kwnames: readonly Str[] | undefined): void {
  const [value, newline] = bind(t, INIT, 'StringIO', args, kwnames) as [Value, Value];
  const ends = checkNewline('StringIO', newline);
  const text = value === null ? '' : asStr(value);
  if (text === undefined) raise.TypeError(`initial_value must be str or None, not ${typeName(value)}`);
  Object.assign(self, { text: '', pieces: [], piecesLength: 0, position: 0, closed: false, ready: true });
  setNewlines(self, ends);
  if (text !== undefined) write(t, self, text);
  self.position = 0;
}

function getState(_t: Thread, self: PyStringIO): Value {
  open(self);
  const own = ownEntries(self);
  const dict = new PyDict();
  for (const [key, value] of own) dict.setStr(key as Str, value);
  return new PyTuple([whole(self), self.readNewline, self.position, own.length === 0 ? null : dict]);
}

function setState(t: Thread, self: PyStringIO, state: Value): Value {
  if (!(state instanceof PyTuple) || state.items.length < 4) {
    return raise.TypeError(`${typeName(self)}.__setstate__ argument should be 4-tuple, got ${typeName(state)}`);
  }
  if (self.closed) return raise.ValueError('I/O operation on closed file');
  const [value, newline, position, dict] = state.items;
  if (value !== null && asStr(value) === undefined) {
    return raise.TypeError(`initial_value must be str or None, not ${typeName(value)}`);
  }
  init(t, self, ['', newline], undefined);
  self.text = asStr(value) ?? '';
  const at = asInt(position);
  if (at === undefined) return raise.TypeError(`third item of state must be an integer, got ${typeName(position)}`);
  if (at < 0) return raise.ValueError('position value cannot be negative');
  self.position = Number(at);
  if (dict !== null) {
    if (!(dict instanceof PyDict)) return raise.TypeError(`fourth item of state should be a dict, got a ${typeName(dict)}`);
    for (const [key, item] of dict.entries()) instanceDict(self).set(t, key, item);
  }
  return null;
}

fillType(stringIOType, {
  class: PyStringIO,
  text: "(initial_value='', newline='\\n')",
  slots: {
    tp_new: (_t, cls) => adopt(new PyStringIO(), cls, stringIOType),
    tp_init: init,
    tp_iternext(t, self: PyStringIO) {
      open(self);
      const found = typeOf(self) === stringIOType ? line(self, -1) : callMethod(t, self, 'readline');
      if (asStr(found) === undefined)
        return raise.OSError(`readline() should have returned a str object, not '${typeName(found)}'`);
      return found === '' ? undefined : found;
    },
  },
  methods: {
    write: ['(self, s, /)', writeMethod],
    read: ['(self, size=-1, /)', read],
    readline: ['(self, size=-1, /)', (t, self: PyStringIO, limit: Value) => line(open(self), sizeOf(t, limit))],
    getvalue: ['(self, /)', (_t, self: PyStringIO) => whole(open(self))],
    tell: ['(self, /)', (_t, self: PyStringIO) => open(self).position],
    seek: ['(self, pos: index, whence: int = 0, /)', seek],
    truncate: ['(self, pos=None, /)', truncate],
    close: [
      '(self, /)',
      (_t, self: PyStringIO) => {
        self.closed = true;
        self.text = '';
        self.pieces = [];
        self.piecesLength = 0;
        return null;
      },
    ],
    readable: ['(self, /)', (_t, self: PyStringIO) => open(self) === self],
    writable: ['(self, /)', (_t, self: PyStringIO) => open(self) === self],
    seekable: ['(self, /)', (_t, self: PyStringIO) => open(self) === self],
    detach: ['(self, /)', () => refuse('detach')],
    __getstate__: ['(self, /)', getState],
    __setstate__: ['(self, state, /)', setState],
  },
  getset: {
    ...dictGetter,
    closed: [(_t, self: PyStringIO) => (self.ready ? self.closed : raise.ValueError('I/O operation on uninitialized object'))],
    line_buffering: [(_t, self: PyStringIO) => open(self) !== self],
    newlines: [(_t, self: PyStringIO) => open(self).decoder?.newlines() ?? null],
  },
});
