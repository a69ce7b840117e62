/** The next item of a loop while somebody listens to exceptions: CPython reports even the StopIteration that ends it. */
import type { PyException } from '../objects/exception.ts';
import { isException, raise } from '../objects/raise.ts';
import { typeOf } from '../objects/type.ts';
import { utf16, type Value } from '../objects/value.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

/** The event RAISE by number (vm/monitoring/events.ts). */
const RAISE = 10;

/** The next item; a StopIteration that ends the loop is reported as raised. */
export function nextReporting(m: Machine, f: Frame, iter: Value): Value | undefined {
  const step = typeOf(iter).tp_iternext;
  if (step === undefined) return raise.TypeError(`'${utf16(typeOf(iter).name)}' object is not an iterator`);
  try {
    return step(m, iter as never);
  } catch (error) {
    if (!isException(error, 'StopIteration')) throw error;
    const exc = m.monitoring.fireException(m, RAISE, f, f.lasti, error as PyException);
    if (exc !== error) throw exc;
    return undefined;
  }
}
