/** What all threads do at this moment: `sys._current_frames`, `sys._current_exceptions` (Python/pystate.c). */
import type { NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import { currentException } from '../../ops/exceptions.ts';
import type { VmThread } from '../../vm/thread.ts';
import { frameObject } from '../../vm/types/frame.ts';
import { audit } from './audit.ts';

/** By number of the thread; those outside of any Python frame are left out. */
function ofThreads(t: Thread, what: (vm: VmThread) => Value): Value {
  const vm = t as VmThread;
  const out = new PyDict();
  const threads = vm.scheduler?.threads ?? [{ vm, ident: 1 }];
  for (const thread of threads) if (thread.vm.frame !== null) out.set(t, thread.ident, what(thread.vm));
  return out;
}

export const threadFrameFunctions: Record<string, NativeRow> = {
  _current_frames: [
    '(module, /)',
    (t) => {
      audit(t, 'sys._current_frames');
      return ofThreads(t, (vm) => frameObject(t, vm.frame!));
    },
  ],
  _current_exceptions: [
    '(module, /)',
    (t) => {
      audit(t, 'sys._current_exceptions');
      return ofThreads(t, (vm) => currentException(vm));
    },
  ],
};
