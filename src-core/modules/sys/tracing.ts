/** The functions of `sys` that set trace and profile functions (Python/sysmodule.c). */
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { typeOf } from '../../objects/type.ts';
import { PyTuple, utf16, type Value } from '../../objects/value.ts';
import { callTracing, setProfile, setTrace } from '../../vm/monitoring/legacy.ts';
import type { VmThread } from '../../vm/thread.ts';

const given = (value: Value) => (value === null ? undefined : value);

export const tracingFunctions: Record<string, NativeRow> = {
  settrace: [
    '~(module, function, /)',
    (t, _module: Value, func: Value) => {
      setTrace(t as VmThread, given(func));
      return null;
    },
  ],
  gettrace: ['(module, /)', (t) => (t as VmThread).traceFunction ?? null],
  setprofile: [
    '~(module, function, /)',
    (t, _module: Value, func: Value) => {
      setProfile(t as VmThread, given(func));
      return null;
    },
  ],
  getprofile: ['(module, /)', (t) => (t as VmThread).profileFunction ?? null],
  _settraceallthreads: [
    '(module, arg, /)',
    (t, _module: Value, func: Value) => {
      for (const thread of (t as VmThread).monitoring.threads) setTrace(thread, given(func));
      return null;
    },
  ],
  _setprofileallthreads: [
    '(module, arg, /)',
    (t, _module: Value, func: Value) => {
      for (const thread of (t as VmThread).monitoring.threads) setProfile(thread, given(func));
      return null;
    },
  ],
  call_tracing: [
    '(module, func, args, /)',
    (t, _module: Value, func: Value, args: Value) => {
      if (!(args instanceof PyTuple))
        return raise.TypeError(`call_tracing() argument 2 must be tuple, not ${utf16(typeOf(args).name)}`);
      return callTracing(t as VmThread, func, args.items);
    },
  ],
};
