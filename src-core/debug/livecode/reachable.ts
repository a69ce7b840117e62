/** Everything that a program can reach: functions, frames and code objects that have to be told of a replacement. */
import { PyCode } from '../../objects/code.ts';
import { PyObject } from '../../objects/value.ts';
import { Frame } from '../../ops/frame.ts';
import { PyFunction } from '../../ops/function.ts';
import { PyGenerator } from '../../ops/generator.ts';
import type { VmThread } from '../../vm/thread.ts';

/** Calls `visit` with every object that can be reached from modules and frames. */
export function visitReachable(thread: VmThread, visit: (object: object) => void): void {
  const seen = new Set<object>();
  const work: unknown[] = [thread.runtime.modules, thread.runtime.builtins];
  for (const each of thread.monitoring.threads) for (let f = each.frame; f !== null; f = f.previous) work.push(f);
  while (work.length > 0) {
    const item = work.pop();
    if (item === null || typeof item !== 'object' || seen.has(item)) continue;
    const interesting = item instanceof PyObject || item instanceof Frame || Array.isArray(item);
    if (!interesting) continue;
    seen.add(item);
    visit(item);
    for (const value of Array.isArray(item) ? item : Object.values(item))
      if (value !== null && typeof value === 'object') work.push(value);
  }
}

export interface Users {
  functions: PyFunction[];
  /** Frames on the stacks and those that wait in generators. */
  frames: Frame[];
  /** Code objects that have it among their constants. */
  holders: PyCode[];
}

/** Who uses each of some code objects. */
export function usersOf(thread: VmThread, codes: ReadonlySet<PyCode>): Map<PyCode, Users> {
  const found = new Map<PyCode, Users>();
  for (const code of codes) found.set(code, { functions: [], frames: [], holders: [] });
  visitReachable(thread, (object) => {
    if (object instanceof PyFunction) found.get(object.code)?.functions.push(object);
    else if (object instanceof Frame) {
      if (!object.cleared) found.get(object.code)?.frames.push(object);
    } else if (object instanceof PyCode) {
      for (const item of object.consts) if (item instanceof PyCode) found.get(item)?.holders.push(object);
    }
  });
  return found;
}

/** Generators, coroutines and asynchronous generators that have begun or wait to begin. */
export function suspendedGenerators(thread: VmThread): PyGenerator[] {
  const out: PyGenerator[] = [];
  visitReachable(thread, (object) => {
    if (object instanceof PyGenerator && (object.state === 'suspended' || object.state === 'created')) out.push(object);
  });
  return out;
}
