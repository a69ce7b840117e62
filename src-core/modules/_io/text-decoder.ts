/**
 * From bytes to text, piece by piece. UTF-8, ASCII and Latin-1 are decoded here; for any other encoding the library's incremental
 * decoder is asked. Text is UTF-16.
 */
import { incompleteUtf8Tail } from '../../base/utf8.ts';
import { getAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { decodeBytes } from '../../objects/codec.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyBytes, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { joinBytes } from './iobase.ts';

export interface DecoderState {
  /** Bytes that are not decoded yet. */
  readonly pending: Uint8Array;
  readonly flag: bigint;
}

export interface IncrementalDecoder {
  decode(t: Thread, data: Value, final: boolean): string;
  state(t: Thread): DecoderState;
  setState(t: Thread, state: DecoderState): void;
  reset(t: Thread): void;
}

const NOTHING = new Uint8Array(0);

class NativeDecoder implements IncrementalDecoder {
  private pending: Uint8Array = NOTHING;
  constructor(
    private readonly encoding: string,
    private readonly errors: Str,
  ) {}

  decode(t: Thread, value: Value, final: boolean): string {
    const given = bytesView(t, value) ?? raise.TypeError(`a bytes-like object is required, not '${utf16(typeOf(value).name)}'`);
    const data = this.pending.length === 0 ? given : joinBytes([this.pending, given]);
    const rest = final || this.encoding !== 'utf-8' ? 0 : incompleteUtf8Tail(data);
    const text = utf16(decodeBytes(t, data.subarray(0, data.length - rest), this.encoding, this.errors));
    this.pending = rest === 0 ? NOTHING : data.slice(data.length - rest);
    return text;
  }
  state(): DecoderState {
    return { pending: this.pending, flag: 0n };
  }
  setState(_t: Thread, state: DecoderState): void {
    this.pending = state.pending;
  }
  reset(): void {
    this.pending = NOTHING;
  }
}

/** A decoder of the library or of the program. */
export class ObjectDecoder implements IncrementalDecoder {
  constructor(readonly object: Value) {}

  decode(t: Thread, data: Value, final: boolean): string {
    const made = callMethod(t, this.object, 'decode', data, final);
    const text = asStr(made);
    if (text === undefined) {
      return raise.TypeError(`decoder should return a string result, not '${utf16(typeOf(made).name)}'`);
    }
    return utf16(text);
  }
  state(t: Thread): DecoderState {
    const made = callMethod(t, this.object, 'getstate');
    const [pending, flag] = made instanceof PyTuple && made.items.length === 2 ? made.items : [null, null];
    if (!(pending instanceof PyBytes) || asInt(flag) === undefined) return raise.TypeError('illegal decoder state');
    return { pending: pending.data, flag: BigInt(index(t, flag)) };
  }
  setState(t: Thread, { pending, flag }: DecoderState): void {
    callMethod(t, this.object, 'setstate', new PyTuple([new PyBytes(pending), canonical(flag)]));
  }
  reset(t: Thread): void {
    callMethod(t, this.object, 'reset');
  }
}

/** Text as it is: what newlines are found in where there is no decoder. */
export class NoDecoder implements IncrementalDecoder {
  decode(_t: Thread, data: Value): string {
    const text = asStr(data);
    return text === undefined
      ? raise.TypeError(`decoder should return a string result, not '${utf16(typeOf(data).name)}'`)
      : utf16(text);
  }
  state(): DecoderState {
    return { pending: NOTHING, flag: 0n };
  }
  setState(): void {}
  reset(): void {}
}

export const canonical = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;

const NATIVE = new Set(['utf-8', 'ascii', 'latin-1']);

export const isNativeEncoding = (name: string | undefined): boolean => name !== undefined && NATIVE.has(name);

export function makeNativeDecoder(encoding: string, errors: Str): IncrementalDecoder {
  return new NativeDecoder(encoding, errors);
}

/** The decoder that a codec of the library makes. */
export function makeObjectDecoder(t: Thread, codec: Value, errors: Str): IncrementalDecoder {
  return new ObjectDecoder(call(t, getAttr(t, codec, 'incrementaldecoder'), [errors]));
}
