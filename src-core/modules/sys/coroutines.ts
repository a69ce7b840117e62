/** The functions of `sys` about coroutines and asynchronous generators (Python/sysmodule.c). */
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { makeStructSequence, structSequenceType } from '../../objects/structseq.ts';
import { typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';

const hooksType = structSequenceType({ name: 'sys.asyncgen_hooks', fields: ['firstiter', 'finalizer'], callable: true });

function checkHook(name: string, hook: Value): void {
  if (hook !== null && typeOf(hook).tp_call === undefined) {
    raise.TypeError(`callable ${name} expected, got ${utf16(typeOf(hook).name)}`);
  }
}

export const coroutineFunctions: Record<string, NativeRow> = {
  get_asyncgen_hooks: [
    '(module, /)',
    (t) => {
      const { firstiter, finalizer } = (t as VmThread).asyncGeneratorHooks;
      return makeStructSequence(hooksType, [firstiter, finalizer]);
    },
  ],
  set_asyncgen_hooks: [
    '~(module, firstiter=NULL, finalizer=NULL)',
    (t, _module: Value, firstiter: Value | undefined, finalizer: Value | undefined) => {
      const hooks = (t as VmThread).asyncGeneratorHooks;
      if (finalizer !== undefined) checkHook('finalizer', finalizer);
      if (firstiter !== undefined) checkHook('firstiter', firstiter);
      if (finalizer !== undefined) hooks.finalizer = finalizer;
      if (firstiter !== undefined) hooks.firstiter = firstiter;
      return null;
    },
  ],
  get_coroutine_origin_tracking_depth: ['(module, /)', (t) => (t as VmThread).coroutineOriginDepth],
  set_coroutine_origin_tracking_depth: [
    '(module, /, depth: int)',
    (t, _module: Value, depth: number) => {
      if (depth < 0) return raise.ValueError('depth must be >= 0');
      (t as VmThread).coroutineOriginDepth = depth;
      return null;
    },
  ],
};
