/** The state of warnings in one machine: filters, what was shown already, and how to reach `warnings` of the library (Python/_warnings.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { importModule } from '../../objects/import-module.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyList, PyTuple, type Str, type Value } from '../../objects/value.ts';

export interface WarningState {
  readonly filters: PyList;
  readonly once: PyDict;
  readonly defaultAction: Str;
  /** Grows with every change of the filters: what was remembered before counts no more. */
  version: number;
}

const states = new RuntimeState<WarningState>();

function filter(action: string, category: PyType, module: Value = null): Value {
  return new PyTuple([action, null, category, module, 0]);
}

export function stateOf(t: Thread): WarningState {
  let state = states.get(t.runtime);
  if (state === undefined) {
    const e = exceptionTypes;
    const filters = new PyList([
      filter('default', e.DeprecationWarning, '__main__'),
      filter('ignore', e.DeprecationWarning),
      filter('ignore', e.PendingDeprecationWarning),
      filter('ignore', e.ImportWarning),
      filter('ignore', e.ResourceWarning),
    ]);
    state = { filters, once: new PyDict(), defaultAction: 'default', version: 0 };
    states.set(t.runtime, state);
  }
  return state;
}

/** An attribute of the module `warnings` where that is there, or is to be imported. */
export function libraryAttribute(t: Thread, name: string, mayImport = false): Value | undefined {
  const known = t.runtime.modules.getStr('warnings') ?? null;
  const module = known === null && mayImport ? importModule(t, 'warnings') : known;
  return module === null ? undefined : lookupAttr(t, module, name);
}
