/** Audit hooks (PEP 578): who listens, and telling them (Python/sysmodule.c `sys_audit_tstate`). */
import { call } from '../../objects/abstract/call.ts';
import { isException } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyTuple, type Str, type Value } from '../../objects/value.ts';

const hooks = new RuntimeState<Value[]>();

/** Tells every hook, in the order in which they were added; what one raises goes on to who did the audited thing. */
export function audit(t: Thread, event: Str, ...args: Value[]): void {
  const all = hooks.get(t.runtime);
  if (all === undefined) return;
  for (const hook of [...all]) call(t, hook, [event, new PyTuple(args)]);
}

/** A hook that raises Exception at this event keeps the new one out, in silence. */
export function addAuditHook(t: Thread, hook: Value): void {
  try {
    audit(t, 'sys.addaudithook');
  } catch (error) {
    if (isException(error, 'Exception')) return;
    throw error;
  }
  const all = hooks.get(t.runtime);
  if (all === undefined) hooks.set(t.runtime, [hook]);
  else all.push(hook);
}
