/** The module `atexit`: functions that run when the program ends (Modules/atexitmodule.c). */
import { call } from '../objects/abstract/call.ts';
import { same } from '../objects/abstract/compare.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { RuntimeState } from '../objects/runtime-state.ts';
import type { Thread } from '../objects/thread.ts';
import { typeOf } from '../objects/type.ts';
import type { Str, Value } from '../objects/value.ts';
import { reportUnraisable } from './sys/unraisable.ts';

interface Callback {
  readonly func: Value;
  readonly args: Value[];
  readonly kwnames: Str[];
}

const registered = new RuntimeState<Callback[]>();

function callbacksOf(t: Thread): Callback[] {
  let all = registered.get(t.runtime);
  if (all === undefined) registered.set(t.runtime, (all = []));
  return all;
}

function register(t: Thread, _module: Value, args: Value[], kwargs: PyDict): Value {
  if (args.length === 0) return raise.TypeError('register() takes at least 1 argument (0 given)');
  const [func, ...rest] = args;
  if (typeOf(func).tp_call === undefined) return raise.TypeError('the first argument must be callable');
  const entries = [...kwargs.entries()];
  callbacksOf(t).push({
    func,
    args: [...rest, ...entries.map(([, value]) => value)],
    kwnames: entries.map(([key]) => key as Str),
  });
  return func;
}

/** Runs all, last first; what one raises is printed and the others still run. */
export function runExitFunctions(t: Thread): void {
  const all = callbacksOf(t);
  for (let last = all.pop(); last !== undefined; last = all.pop()) {
    try {
      call(t, last.func, last.args, last.kwnames.length ? last.kwnames : undefined);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      reportUnraisable(t, error, 'Exception ignored in atexit callback', last.func);
    }
  }
}

const functions: Record<string, NativeRow> = {
  register: ['~(module, *args, **kwargs)', register],
  unregister: [
    '~(module, func, /)',
    (t, _module: Value, func: Value) => {
      const all = callbacksOf(t);
      for (let i = all.length - 1; i >= 0; i--) if (same(t, all[i].func, func)) all.splice(i, 1);
      return null;
    },
  ],
  _clear: [
    '~(module)',
    (t) => {
      callbacksOf(t).length = 0;
      return null;
    },
  ],
  _ncallbacks: ['~(module)', (t) => callbacksOf(t).length],
  _run_exitfuncs: [
    '~(module)',
    (t) => {
      runExitFunctions(t);
      return null;
    },
  ],
};

export function makeAtexit(): PyModule {
  const module = new PyModule('atexit');
  fillModule(module.dict, module, 'atexit', functions);
  return module;
}
