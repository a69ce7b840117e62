/** Newlines as programs want them: `\r\n` and `\r` found, and turned into `\n` where asked (Modules/_io/textio.c, IncrementalNewlineDecoder). */

import { index } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType } from '../../objects/type.ts';
import { asInt, PyBytes, PyObject, PyTuple, type Str, strFromUtf16, type Value } from '../../objects/value.ts';
import { streamType } from './iobase.ts';
import { canonical, type DecoderState, type IncrementalDecoder, NoDecoder, ObjectDecoder } from './text-decoder.ts';

const SEEN_CR = 1;
const SEEN_LF = 2;
const SEEN_CRLF = 4;

export class NewlineDecoder implements IncrementalDecoder {
  private pendingReturn = false;
  seen = 0;
  constructor(
    readonly inner: IncrementalDecoder,
    readonly translate: boolean,
  ) {}

  decode(t: Thread, data: Value, final: boolean): string {
    let text = this.inner.decode(t, data, final);
    if (this.pendingReturn && (final || text.length > 0)) {
      text = `\r${text}`;
      this.pendingReturn = false;
    }
    // A return at the end may be half of a newline.
    if (!final && text.endsWith('\r')) {
      text = text.slice(0, -1);
      this.pendingReturn = true;
    }
    if (text.length === 0) return text;
    if (!text.includes('\r')) {
      if (!(this.seen & SEEN_LF) && text.includes('\n')) this.seen |= SEEN_LF;
      return text;
    }
    this.note(text);
    return this.translate ? text.replace(/\r\n?/g, '\n') : text;
  }

  private note(text: string): void {
    for (const found of text.match(/\r\n|\r|\n/g) ?? [])
      this.seen |= found === '\n' ? SEEN_LF : found === '\r' ? SEEN_CR : SEEN_CRLF;
  }

  state(t: Thread): DecoderState {
    const { pending, flag } = this.inner.state(t);
    return { pending, flag: (flag << 1n) | (this.pendingReturn ? 1n : 0n) };
  }
  setState(t: Thread, { pending, flag }: DecoderState): void {
    this.pendingReturn = (flag & 1n) === 1n;
    this.inner.setState(t, { pending, flag: flag >> 1n });
  }
  reset(t: Thread): void {
    this.seen = 0;
    this.pendingReturn = false;
    this.inner.reset(t);
  }

  /** `newlines`: None, the one kind seen, or a tuple of those seen. */
  newlines(): Value {
    const kinds: Value[] = [];
    if (this.seen & SEEN_CR) kinds.push('\r');
    if (this.seen & SEEN_LF) kinds.push('\n');
    if (this.seen & SEEN_CRLF) kinds.push('\r\n');
    return kinds.length === 0 ? null : kinds.length === 1 ? kinds[0] : new PyTuple(kinds);
  }
}

export class PyNewlineDecoder extends PyObject {
  decoder: NewlineDecoder | undefined = undefined;
  errors: Value = 'strict';
}

export const newlineDecoderType = streamType('IncrementalNewlineDecoder', objectType);
newlineDecoderType.hasDict = false;

const INIT = parseSignature("(self, decoder, translate: bool, errors='strict')");

const made = (self: PyNewlineDecoder): NewlineDecoder =>
  self.decoder ?? raise.ValueError('IncrementalNewlineDecoder.__init__() not called');

fillType(newlineDecoderType, {
  class: PyNewlineDecoder,
  text: "(decoder, translate, errors='strict')",
  slots: {
    tp_new: (_t, cls) => adopt(new PyNewlineDecoder(), cls, newlineDecoderType),
    tp_init(t, self: PyNewlineDecoder, args, kwnames: readonly Str[] | undefined) {
      const [decoder, translate, errors] = bind(t, INIT, 'IncrementalNewlineDecoder', args, kwnames) as [Value, boolean, Value];
      self.errors = errors;
      self.decoder = new NewlineDecoder(decoder === null ? new NoDecoder() : new ObjectDecoder(decoder), translate);
    },
  },
  methods: {
    decode: [
      '(self, /, input, final: bool = False)',
      (t, self: PyNewlineDecoder, input: Value, final: boolean) => strFromUtf16(made(self).decode(t, input, final)),
    ],
    getstate: [
      '(self, /)',
      (t, self: PyNewlineDecoder) => {
        const { pending, flag } = made(self).state(t);
        return new PyTuple([new PyBytes(pending), canonical(flag)]);
      },
    ],
    setstate: [
      '(self, state, /)',
      (t, self: PyNewlineDecoder, state: Value) => {
        if (!(state instanceof PyTuple)) return raise.TypeError('state argument must be a tuple');
        const [pending, flag] = state.items;
        if (!(pending instanceof PyBytes) || asInt(flag) === undefined)
          return raise.TypeError('setstate(): illegal state argument');
        made(self).setState(t, { pending: pending.data, flag: BigInt(index(t, flag)) });
        return null;
      },
    ],
    reset: [
      '(self, /)',
      (t, self: PyNewlineDecoder) => {
        made(self).reset(t);
        return null;
      },
    ],
  },
  getset: { newlines: [(_t, self: PyNewlineDecoder) => made(self).newlines()] },
});
