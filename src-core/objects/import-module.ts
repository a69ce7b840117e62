/** Modules that native code looks up by name (Python/import.c `PyImport_Import`). */
import { call } from './abstract/call.ts';
import { builtin } from './iterators/support.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { PyList, type Value } from './value.ts';

/** The module `name` out of `sys.modules`, imported by `builtins.__import__` where it is not there yet. */
export function importModule(t: Thread, name: string): Value {
  const known = t.runtime.modules.getStr(name);
  if (known !== undefined) return known;
  call(t, builtin(t, '__import__'), [name, null, null, new PyList(['__doc__']), 0]);
  return t.runtime.modules.getStr(name) ?? raise.ModuleNotFoundError(`No module named '${name}'`);
}
