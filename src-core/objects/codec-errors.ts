/** What happens where text cannot be encoded or bytes not decoded: the named error handlers (Python/codecs.c). */
import { nameOfCharacter } from '../base/character-names.ts';
import { call } from './abstract/call.ts';
import { exceptionTypes, PyException } from './exception.ts';
import { raise } from './raise.ts';
import { lengthStr, pointAt, repeatStr, strOfPoint } from './str/text.ts';
import type { Thread } from './thread.ts';
import { asInt, asStr, PyBytes, PyTuple, type Str, utf16, type Value } from './value.ts';

/** Code points `start` up to `end` of `object` that an encoding has not. */
export interface EncodeError {
  encoding: string;
  object: Str;
  start: number;
  end: number;
  reason: string;
  /** Where a handler of the program wants to go on; `end` where it is not set. */
  next?: number;
}

/** Bytes `start` up to `end` that mean nothing. */
export interface DecodeError {
  encoding: string;
  object: Uint8Array;
  start: number;
  end: number;
  reason: string;
}

/** What stands for the stretch: bytes as they are, or text to be encoded in its turn. */
export type Encoded = Uint8Array | Str;

function makeUnicodeError(
  name: 'UnicodeEncodeError' | 'UnicodeDecodeError',
  object: Value,
  { encoding, start, end, reason }: { encoding: string; start: number; end: number; reason: string },
): PyException {
  const error = new PyException(exceptionTypes[name], new PyTuple([encoding, object, start, end, reason]));
  error.extra = { encoding, object, start, end, reason };
  return error;
}

/** What a handler of the program answers: a tuple of what stands for the stretch and where to go on. */
function askHandler(t: Thread, name: Str, error: PyException, kind: string, length: number): [Value, number] {
  const answer = call(t, t.runtime.codecs!.errorHandler(t, name), [error]);
  const [instead, position] = answer instanceof PyTuple && answer.items.length === 2 ? answer.items : [undefined, null];
  const at = asInt(position);
  if (instead === undefined || at === undefined) {
    return raise.TypeError(`${kind} error handler must return (${kind === 'decoding' ? 'str' : 'str/bytes'}, int) tuple`);
  }
  const next = at < 0 ? length + Number(at) : Number(at);
  if (next < 0 || next > length) return raise.IndexError(`position ${next} from error handler out of bounds`);
  return [instead, next];
}

function encodeErrorByHandler(t: Thread, name: Str, error: EncodeError): Encoded {
  const exception = makeUnicodeError('UnicodeEncodeError', error.object, error);
  const [instead, next] = askHandler(t, name, exception, 'encoding', lengthStr(error.object));
  error.next = next;
  if (instead instanceof PyBytes) return instead.data;
  return asStr(instead) ?? raise.TypeError('encoding error handler must return (str/bytes, int) tuple');
}

function decodeErrorByHandler(t: Thread, name: Str, error: DecodeError): [text: Str, next: number] {
  const exception = makeUnicodeError('UnicodeDecodeError', new PyBytes(error.object.slice()), error);
  const [instead, next] = askHandler(t, name, exception, 'decoding', error.object.length);
  return [asStr(instead) ?? raise.TypeError('decoding error handler must return (str, int) tuple'), next];
}

function strictEncode(error: EncodeError): never {
  throw makeUnicodeError('UnicodeEncodeError', error.object, error);
}

function strictDecode(error: DecodeError): never {
  throw makeUnicodeError('UnicodeDecodeError', new PyBytes(error.object.slice()), error);
}

function unknown(name: Str): never {
  return raise.LookupError(`unknown error handler name '${utf16(name)}'`);
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

function escapePoint(point: number): string {
  return point < 0x100 ? `\\x${hex(point, 2)}` : point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function mapPoints(error: EncodeError, text: (point: number) => string): string {
  let out = '';
  for (let i = error.start; i < error.end; i++) out += text(pointAt(error.object, i));
  return out;
}

function escapedBytes(error: EncodeError): Uint8Array {
  const out = new Uint8Array(error.end - error.start);
  for (let i = error.start; i < error.end; i++) {
    const point = pointAt(error.object, i);
    if (point < 0xdc80 || point > 0xdcff) {
      // The encoders that know this handler themselves have done with what came before.
      return strictEncode(/^(utf-8|ascii|latin-1)$/.test(error.encoding) ? { ...error, start: i } : error);
    }
    out[i - error.start] = point - 0xdc00;
  }
  return out;
}

/** The width of a code unit and the order of bytes, for `surrogatepass`. */
function passSurrogates(error: EncodeError): Uint8Array {
  const out: number[] = [];
  for (let i = error.start; i < error.end; i++) {
    const point = pointAt(error.object, i);
    if (point < 0xd800 || point > 0xdfff) return strictEncode(error);
    const low = point & 0xff;
    const high = point >> 8;
    switch (error.encoding) {
      case 'utf-8':
        out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
        break;
      case 'utf-16':
      case 'utf-16-le':
        out.push(low, high);
        break;
      case 'utf-16-be':
        out.push(high, low);
        break;
      case 'utf-32':
      case 'utf-32-le':
        out.push(low, high, 0, 0);
        break;
      case 'utf-32-be':
        out.push(0, 0, high, low);
        break;
      default:
        return strictEncode(error);
    }
  }
  return Uint8Array.from(out);
}

/** Calls the handler of a name. Raises UnicodeEncodeError, LookupError for an unknown name. */
export function handleEncodeError(t: Thread, name: Str, error: EncodeError): Encoded {
  switch (name) {
    case 'strict':
      return strictEncode(error);
    case 'ignore':
      return '';
    case 'replace':
      return repeatStr('?', error.end - error.start);
    case 'backslashreplace':
      return mapPoints(error, escapePoint);
    case 'xmlcharrefreplace':
      return mapPoints(error, (point) => `&#${point};`);
    case 'surrogateescape':
      return escapedBytes(error);
    case 'surrogatepass':
      return passSurrogates(error);
    case 'namereplace':
      return mapPoints(error, (point) => {
        const name = nameOfCharacter(point);
        return name === undefined ? escapePoint(point) : `\\N{${name}}`;
      });
  }
  return t.runtime.codecs === undefined ? unknown(name) : encodeErrorByHandler(t, name, error);
}

/** Bytes of one surrogate at the start of the error, or undefined; with how many they are. */
function surrogateAt(error: DecodeError): [point: number, size: number] | undefined {
  const { object, start, encoding } = error;
  let point: number;
  let size: number;
  if (encoding === 'utf-8') {
    size = 3;
    if (object[start] >> 4 !== 0xe || (object[start + 1] & 0xc0) !== 0x80 || (object[start + 2] & 0xc0) !== 0x80)
      return undefined;
    point = ((object[start] & 15) << 12) | ((object[start + 1] & 63) << 6) | (object[start + 2] & 63);
  } else {
    const little = !encoding.endsWith('-be');
    size = encoding.startsWith('utf-16') ? 2 : encoding.startsWith('utf-32') ? 4 : 0;
    if (size === 0) return undefined;
    point = 0;
    for (let i = 0; i < size; i++) point = point * 256 + object[little ? start + size - 1 - i : start + i];
  }
  return start + size <= object.length && point >= 0xd800 && point <= 0xdfff ? [point, size] : undefined;
}

/** Calls the handler of a name: the text that stands for the stretch, and where to go on. */
export function handleDecodeError(t: Thread, name: Str, error: DecodeError): [text: Str, next: number] {
  switch (name) {
    case 'strict':
      return strictDecode(error);
    case 'ignore':
      return ['', error.end];
    case 'replace':
      return ['\ufffd', error.end];
    case 'backslashreplace': {
      let out = '';
      for (let i = error.start; i < error.end; i++) out += `\\x${hex(error.object[i], 2)}`;
      return [out, error.end];
    }
    case 'surrogateescape': {
      let out = '';
      let i = error.start;
      for (; i < Math.min(error.end, error.start + 4) && error.object[i] >= 128; i++) {
        out += String.fromCharCode(0xdc00 + error.object[i]);
      }
      return i === error.start ? strictDecode(error) : [out, i];
    }
    case 'surrogatepass': {
      const found = surrogateAt(error);
      return found ? [strOfPoint(found[0]), error.start + found[1]] : strictDecode(error);
    }
    case 'xmlcharrefreplace':
    case 'namereplace':
      return raise.TypeError("don't know how to handle UnicodeDecodeError in error callback");
  }
  return t.runtime.codecs === undefined ? unknown(name) : decodeErrorByHandler(t, name, error);
}
