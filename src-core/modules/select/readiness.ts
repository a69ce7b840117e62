/** Which descriptor is meant, and whether it can be read or written at once. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, type Value } from '../../objects/value.ts';
import { descriptorsOf } from '../posix/descriptors.ts';

/** The number of a descriptor, or of an object that has one. Raises TypeError, ValueError. */
export function descriptorNumber(t: Thread, value: Value): number {
  let number = asInt(value);
  if (number === undefined) {
    const method = lookupAttr(t, value, 'fileno');
    if (method === undefined) return raise.TypeError('argument must be an int, or have a fileno() method.');
    number = asInt(call(t, method, []));
    if (number === undefined) return raise.TypeError('fileno() returned a non-integer');
  }
  return number < 0 ? raise.ValueError(`file descriptor cannot be a negative integer (${number})`) : Number(number);
}

export const canRead = (t: Thread, fd: number): boolean => descriptorsOf(t).get(fd)?.canRead?.() ?? true;
export const canWrite = (t: Thread, fd: number): boolean => descriptorsOf(t).get(fd)?.canWrite?.() ?? true;
export const isHungUp = (t: Thread, fd: number): boolean => descriptorsOf(t).get(fd)?.isHungUp ?? false;
export const hasFailed = (t: Thread, fd: number): boolean => descriptorsOf(t).get(fd)?.hasFailed ?? false;
