/** Socket options (Modules/socketmodule.c `sock_setsockopt`, `sock_getsockopt`): those that every socket has, and the endpoint's own. */
import { index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyBytes, type Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import type { Endpoint } from './endpoint.ts';

const EINVAL = 22;
const SOL_SOCKET = 1;
const [SO_TYPE, SO_RCVTIMEO, SO_SNDTIMEO, SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN] = [3, 20, 21, 30, 38, 39];
/** A `struct timeval`: seconds and microseconds. */
const TIME_SIZE = 16;

const isTimeout = (level: number, option: number): boolean =>
  level === SOL_SOCKET && (option === SO_RCVTIMEO || option === SO_SNDTIMEO);

/** Raises TypeError for what is neither a number nor bytes; with `length`, the value is None. */
export function setOption(t: Thread, endpoint: Endpoint, level: number, option: number, value: Value, length: Value): void {
  const number = value === null && length !== null ? 0 : asInt(value) === undefined ? undefined : Number(index(t, value));
  const set = number ?? needBytes(t, value).slice();
  if (!isTimeout(level, option)) return guardHost(() => endpoint.setOption(level, option, set));
  if (typeof set === 'number' || set.length < TIME_SIZE) return raiseSystem(EINVAL);
  endpoint.timeouts.set(option, set);
}

/** The nanoseconds that the system lets a call wait; undefined: for ever. */
export function systemTimeout(endpoint: Endpoint, option: number): bigint | undefined {
  const time = endpoint.timeouts.get(option);
  if (time === undefined) return undefined;
  const view = new DataView(time.buffer, time.byteOffset);
  const nanoseconds = view.getBigInt64(0, true) * 1_000_000_000n + view.getBigInt64(8, true) * 1000n;
  return nanoseconds > 0n ? nanoseconds : undefined;
}

/** What an option is. */
function optionOf(endpoint: Endpoint, level: number, option: number): number | Uint8Array {
  if (isTimeout(level, option)) return endpoint.timeouts.get(option) ?? new Uint8Array(TIME_SIZE);
  if (level === SOL_SOCKET) {
    if (option === SO_TYPE) return endpoint.type;
    if (option === SO_PROTOCOL) return endpoint.proto;
    if (option === SO_DOMAIN) return endpoint.family;
    if (option === SO_ACCEPTCONN) return endpoint.isListening ? 1 : 0;
  }
  return guardHost(() => endpoint.getOption(level, option));
}

/** The number that the first four bytes are. */
function int32(bytes: Uint8Array): number {
  const four = new Uint8Array(4);
  four.set(bytes.subarray(0, 4));
  return new DataView(four.buffer).getInt32(0, true);
}

export function getOption(endpoint: Endpoint, level: number, option: number, size: number): Value {
  const set = optionOf(endpoint, level, option);
  const number = typeof set === 'number' ? set : int32(set);
  if (size === 0) return number;
  if (size < 0 || size > 1024) return raise.OSError('getsockopt buflen out of range');
  if (typeof set !== 'number') return new PyBytes(set.slice(0, size));
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, number, true);
  return new PyBytes(bytes.slice(0, size));
}
