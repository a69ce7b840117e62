/**
 * Putting another code object in the place of one that is in use: functions that have it get the new one for their next call,
 * and frames that run it move over, since offsets agree. Everything reachable from the modules and the frames is visited.
 */
import { PyCode } from '../../objects/code.ts';
import { PyObject } from '../../objects/value.ts';
import { Frame } from '../../ops/frame.ts';
import { PyFunction } from '../../ops/function.ts';
import type { VmThread } from '../../vm/thread.ts';

/** Calls `visit` with every object that the program can reach. */
function walk(roots: unknown[], visit: (object: object) => void): void {
  const seen = new Set<object>();
  const work = roots.slice();
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

export interface Moved {
  functions: number;
  frames: number;
}

/** Replaces `old` by `fresh` in functions, in constants of other code objects and in frames. */
export function replaceEverywhere(thread: VmThread, old: PyCode, fresh: PyCode): Moved {
  const moved = { functions: 0, frames: 0 };
  const frames: Frame[] = [];
  for (let frame = thread.frame; frame !== null; frame = frame.previous) frames.push(frame);
  walk([thread.runtime.modules, thread.runtime.builtins, ...frames], (object) => {
    if (object instanceof PyFunction && object.code === old) {
      object.code = fresh;
      object.version = 0;
      moved.functions++;
    } else if (object instanceof Frame && object.code === old && !object.cleared) {
      object.code = fresh;
      moved.frames++;
    } else if (object instanceof PyCode) {
      const at = object.consts.indexOf(old);
      if (at >= 0) object.consts[at] = fresh;
    }
  });
  return moved;
}
