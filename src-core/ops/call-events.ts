/** CALL, C_RETURN and C_RAISE around a call of an instrumented instruction: all with the callable and its first argument. */
import { PyException } from '../objects/exception.ts';
import type { Value } from '../objects/value.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

/** Events by number as in vm/monitoring/events.ts. */
const CALL = 4;
const C_RETURN = 15;
const C_RAISE = 16;

export function reportCall(m: Machine, f: Frame, callable: Value, first: Value | undefined): void {
  m.monitoring.fire(m, CALL, f, f.lasti, [callable, first === undefined ? m.monitoring.missing : first]);
}

/** Runs a call of what is no Python function and reports how it ended. */
export function reportReturn(m: Machine, f: Frame, callable: Value, first: Value | undefined, run: () => Value): Value {
  const extra = [callable, first === undefined ? m.monitoring.missing : first];
  let result: Value;
  try {
    result = run();
  } catch (error) {
    if (error instanceof PyException) m.monitoring.fire(m, C_RAISE, f, f.lasti, extra);
    throw error;
  }
  m.monitoring.fire(m, C_RETURN, f, f.lasti, extra);
  return result;
}
