/**
 * Positions in a text stream: a number that holds where the binary stream stood, the state of the decoder there, and how far to decode
 * from there (Modules/_io/textio.c `textiowrapper_build_cookie`). Most often it is the position in bytes alone.
 */
import { callMethod } from '../../objects/abstract/call.ts';
import { index, isTrue } from '../../objects/abstract/number.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyBytes, type Value } from '../../objects/value.ts';
import { refuse } from './iobase.ts';
import { canonical, type IncrementalDecoder } from './text-decoder.ts';
import { countPoints, unitsOf } from './text-lines.ts';
import { bufferOf, checkText, flushPending, flushText, type PyTextIOWrapper } from './text-object.ts';

interface Cookie {
  start: bigint;
  flag: bigint;
  feed: number;
  skip: number;
  needEnd: boolean;
}

function pack({ start, flag, feed, skip, needEnd }: Cookie): Value {
  return canonical(start | (flag << 64n) | (BigInt(feed) << 128n) | (BigInt(skip) << 160n) | ((needEnd ? 1n : 0n) << 192n));
}

function unpack(value: bigint): Cookie {
  const part = (from: bigint, bits: bigint) => (value >> from) & ((1n << bits) - 1n);
  return {
    start: part(0n, 64n),
    flag: part(64n, 64n),
    feed: Number(part(128n, 32n)),
    skip: Number(part(160n, 32n)),
    needEnd: part(192n, 8n) !== 0n,
  };
}

/** `tell()`. Raises OSError where lines were read by `next`, UnsupportedOperation where there are no positions. */
export function tellText(t: Thread, self: PyTextIOWrapper): Value {
  checkText(t, self);
  if (!self.seekable) return refuse('underlying stream is not seekable');
  if (!self.telling) return raise.OSError('telling position disabled by next() call');
  flushPending(t, self);
  callMethod(t, self, 'flush');
  const at = BigInt(index(t, callMethod(t, bufferOf(self), 'tell')));
  const { decoder, snapshot } = self;
  if (decoder === undefined || snapshot === undefined) return canonical(at);
  const start = at - BigInt(snapshot.input.length);
  const skip = countPoints(self.decoded, 0, self.used);
  if (skip === 0) return pack({ start, flag: snapshot.flag, feed: 0, skip: 0, needEnd: false });
  const saved = decoder.state(t);
  try {
    return pack(findSafePoint(t, decoder, { start, flag: snapshot.flag, feed: 0, skip, needEnd: false }, snapshot.input));
  } finally {
    decoder.setState(t, saved);
  }
}

/** Decodes the chunk again, byte by byte, until `skip` characters have come; notes the last place where nothing was pending. */
function findSafePoint(t: Thread, decoder: IncrementalDecoder, cookie: Cookie, input: Uint8Array): Cookie {
  const wanted = cookie.skip;
  decoder.setState(t, { pending: new Uint8Array(0), flag: cookie.flag });
  let decoded = 0;
  let fed = 0;
  for (let i = 0; i < input.length; i++) {
    fed++;
    decoded += countPoints(decoder.decode(t, new PyBytes(input.slice(i, i + 1)), false));
    const state = decoder.state(t);
    if (state.pending.length === 0 && decoded <= wanted) {
      cookie = { start: cookie.start + BigInt(fed), flag: state.flag, feed: 0, skip: wanted - decoded, needEnd: false };
      fed = 0;
      if (decoded === wanted) return cookie;
    }
    if (decoded >= wanted) return { ...cookie, feed: fed };
  }
  decoded += countPoints(decoder.decode(t, new PyBytes(new Uint8Array(0)), true));
  if (decoded < wanted) return raise.OSError("can't reconstruct logical file position");
  return { ...cookie, feed: fed, needEnd: true };
}

function forget(self: PyTextIOWrapper): void {
  self.decoded = '';
  self.used = 0;
  self.snapshot = undefined;
}

function resetEncoder(t: Thread, self: PyTextIOWrapper, atStart: boolean): void {
  if (self.encoder === null) return;
  if (atStart) callMethod(t, self.encoder, 'reset');
  else callMethod(t, self.encoder, 'setstate', 0);
}

/** `seek(cookie, whence)`. */
export function seekText(t: Thread, self: PyTextIOWrapper, target: Value, whence: number): Value {
  checkText(t, self);
  if (!self.seekable) return refuse('underlying stream is not seekable');
  let cookie = target;
  if (whence === 1) {
    if (asInt(target) !== 0) return refuse("can't do nonzero cur-relative seeks");
    cookie = tellText(t, self);
  } else if (whence === 2) {
    if (asInt(target) !== 0) return refuse("can't do nonzero end-relative seeks");
    flushText(t, self);
    forget(self);
    self.decoder?.reset(t);
    const end = callMethod(t, bufferOf(self), 'seek', 0, 2);
    resetEncoder(t, self, asInt(end) === 0);
    return end;
  } else if (whence !== 0) return raise.ValueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  const value = BigInt(index(t, cookie));
  if (value < 0n) return raise.ValueError(`negative seek position ${value}`);
  flushText(t, self);
  const place = unpack(value);
  callMethod(t, bufferOf(self), 'seek', canonical(place.start));
  forget(self);
  const { decoder } = self;
  if (decoder !== undefined) {
    if (place.start === 0n && place.flag === 0n) decoder.reset(t);
    else decoder.setState(t, { pending: new Uint8Array(0), flag: place.flag });
    if (place.skip > 0) skipText(t, self, decoder, place);
  }
  resetEncoder(t, self, value === 0n);
  return cookie;
}

function skipText(t: Thread, self: PyTextIOWrapper, decoder: IncrementalDecoder, place: Cookie): void {
  const data = callMethod(t, bufferOf(self), 'read', place.feed);
  if (!(data instanceof PyBytes)) return raise.TypeError('underlying read() should have returned a bytes object');
  self.snapshot = { flag: place.flag, input: data.data };
  self.decoded = decoder.decode(t, data, place.needEnd);
  if (countPoints(self.decoded) < place.skip) {
    forget(self);
    raise.OSError("can't restore logical file position");
  }
  self.used = unitsOf(self.decoded, 0, place.skip);
}

export const isSeekable = (t: Thread, self: PyTextIOWrapper): boolean => isTrue(t, callMethod(t, bufferOf(self), 'seekable'));
