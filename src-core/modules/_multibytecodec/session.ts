/** Encoding and decoding with error handlers (Modules/cjkcodecs/multibytecodec.c `multibytecodec_encode`, `multibytecodec_decerror` ...). */

import { type CodecState, type Decoding, type Encoding, type MultibyteCoding, TOO_FEW } from '../../base/multibyte/coding.ts';
import { call } from '../../objects/abstract/call.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import { pointsOf } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, asStr, PyBytes, PyTuple, type Str, type Value } from '../../objects/value.ts';

const reasonOf = (problem: number): string =>
  problem === TOO_FEW ? 'incomplete multibyte sequence' : 'illegal multibyte sequence';

/** The exception of one call; all errors of it are told with the same object. */
interface Trouble {
  exception: PyException | undefined;
}

function exceptionFor(
  trouble: Trouble,
  type: 'UnicodeDecodeError' | 'UnicodeEncodeError',
  encoding: string,
  object: () => Value,
  place: { start: number; end: number; reason: string },
): PyException {
  if (trouble.exception === undefined) {
    const whole = object();
    trouble.exception = new PyException(
      exceptionTypes[type],
      new PyTuple([encoding, whole, place.start, place.end, place.reason]),
    );
    trouble.exception.extra = { encoding, object: whole };
  }
  Object.assign(trouble.exception.extra as object, place);
  return trouble.exception;
}

/** What a handler of the program answers: what stands for the stretch, and where to go on. */
function ask(t: Thread, errors: Str, exception: PyException, fits: (value: Value) => boolean, kind: string, length: number) {
  const handler = t.runtime.codecs?.errorHandler(t, errors) ?? raise.LookupError('there are no error handlers');
  const answer = call(t, handler, [exception]);
  const items = answer instanceof PyTuple && answer.items.length === 2 ? answer.items : undefined;
  const position = items && asInt(items[1]);
  if (items === undefined || position === undefined || !fits(items[0]))
    return raise.TypeError(`${kind} error handler must return (str, int) tuple`);
  const at = position < 0 ? Number(position) + length : Number(position);
  if (at < 0 || at > length) raise.IndexError(`position ${at} from error handler out of bounds`);
  return { instead: items[0], at };
}

function decodeTrouble(t: Thread, coding: MultibyteCoding, io: Decoding, errors: Str, problem: number, trouble: Trouble): void {
  const size = problem === TOO_FEW ? io.data.length - io.at : problem;
  if (errors === 'replace') io.out.push(0xfffd);
  if (errors === 'ignore' || errors === 'replace') {
    io.at += size;
    return;
  }
  const place = { start: io.at, end: io.at + size, reason: reasonOf(problem) };
  const exception = exceptionFor(trouble, 'UnicodeDecodeError', coding.name, () => new PyBytes(io.data.slice()), place);
  if (errors === 'strict') throw exception;
  const { instead, at } = ask(t, errors, exception, (value) => asStr(value) !== undefined, 'decoding', io.data.length);
  io.out.push(...pointsOf(asStr(instead) as Str));
  io.at = at;
}

/** Decodes all that there is. */
export function decodeWhole(t: Thread, coding: MultibyteCoding, state: CodecState, data: Uint8Array, errors: Str): number[] {
  const io: Decoding = { data, at: 0, out: [] };
  const trouble: Trouble = { exception: undefined };
  while (io.at < data.length) {
    const problem = coding.decode(state, io);
    if (problem !== 0) decodeTrouble(t, coding, io, errors, problem, trouble);
  }
  return io.out;
}

/** What is decoded piece by piece: the bytes that wait for more stand in `pending`. */
export interface Feeding {
  readonly coding: MultibyteCoding;
  readonly state: CodecState;
  readonly errors: Str;
  pending: Uint8Array;
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
};

/** The most bytes that may wait. */
const PENDING_BYTES = 8;

/**
 * Decodes as far as it goes. With `final`, what is left is an error; where that is raised, the bytes that waited before still do, while any other
 * error drops them.
 */
export function feed(t: Thread, feeding: Feeding, input: Uint8Array, final: boolean, out: number[]): void {
  const { coding, state, errors, pending } = feeding;
  const data = pending.length === 0 ? input : joined(pending, input);
  const io: Decoding = { data, at: 0, out };
  const trouble: Trouble = { exception: undefined };
  feeding.pending = new Uint8Array(0);
  while (io.at < data.length) {
    const problem = coding.decode(state, io);
    if (problem === TOO_FEW) break;
    if (problem !== 0) decodeTrouble(t, coding, io, errors, problem, trouble);
  }
  if (final && io.at < data.length) {
    feeding.pending = pending;
    decodeTrouble(t, coding, io, errors, TOO_FEW, trouble);
    feeding.pending = new Uint8Array(0);
  }
  if (data.length - io.at > PENDING_BYTES) raise.UnicodeError('pending buffer overflow');
  feeding.pending = data.slice(io.at);
}

function encodeTrouble(
  t: Thread,
  coding: MultibyteCoding,
  state: CodecState,
  text: Str,
  io: Encoding,
  errors: Str,
  trouble: Trouble,
): void {
  if (errors === 'replace') {
    const mark: Encoding = { points: [0x3f], at: 0, out: io.out };
    if (coding.encode(state, mark, false) !== 0) io.out.push(0x3f);
  }
  if (errors === 'ignore' || errors === 'replace') {
    io.at++;
    return;
  }
  const place = { start: io.at, end: io.at + 1, reason: reasonOf(1) };
  const exception = exceptionFor(trouble, 'UnicodeEncodeError', coding.name, () => text, place);
  if (errors === 'strict') throw exception;
  const fits = (value: Value): boolean => asStr(value) !== undefined || value instanceof PyBytes;
  const { instead, at } = ask(t, errors, exception, fits, 'encoding', io.points.length);
  const replacement = asStr(instead);
  if (replacement === undefined) io.out.push(...(instead as PyBytes).data);
  else io.out.push(...encodeWith(t, coding, state, replacement, 'strict', { flush: true, reset: false }).out);
  io.at = at;
}

/** Encodes as far as it goes; what waits for the next character begins at `at` of the answer. */
export function encodeWith(
  t: Thread,
  coding: MultibyteCoding,
  state: CodecState,
  text: Str,
  errors: Str,
  { flush, reset }: { flush: boolean; reset: boolean },
): Encoding {
  const io: Encoding = { points: pointsOf(text), at: 0, out: [] };
  const trouble: Trouble = { exception: undefined };
  while (io.at < io.points.length) {
    const problem = coding.encode(state, io, flush);
    if (problem === 0) continue;
    if (problem === TOO_FEW) break;
    encodeTrouble(t, coding, state, text, io, errors, trouble);
  }
  if (reset) coding.resetEncoding?.(state, io.out);
  return io;
}
