/**
 * Instrumented forms, which monitoring writes over others (PEP 669): they fire their events and do what the bare form does, without
 * specialising. A callback may move the frame by setting `f_lineno`; `moved` says so, and `ip` is then where it goes on.
 */

import { isTrue } from '../objects/abstract/number.ts';
import { raise } from '../objects/raise.ts';
import { coroutineType, generatorType, typeOf } from '../objects/type.ts';
import type { Value } from '../objects/value.ts';
import { loadSuperAttr } from './attributes.ts';
import { reportCall } from './call-events.ts';
import { callOrEnter, callUnpacked } from './calls.ts';
import { constant, raw } from './dsl.ts';
import type { Frame } from './frame.ts';
import { stopIteration } from './generator.ts';
import type { Machine } from './machine.ts';
import { nextReporting } from './next-reporting.ts';

// The loops treat these themselves: they change which instruction runs, and with which argument. The last is the debugger's own
// hook, a number that CPython leaves free; Python code never sees it.
/** Widens the argument of the next instruction. */
raw(144, 'EXTENDED_ARG', '(--)', () => raise.SystemError('EXTENDED_ARG is dispatched by the loop'));
raw(253, 'INSTRUMENTED_INSTRUCTION', '(--)', () => raise.SystemError('INSTRUMENTED_INSTRUCTION is dispatched by the loop'));
raw(254, 'INSTRUMENTED_LINE', '(--)', () => raise.SystemError('INSTRUMENTED_LINE is dispatched by the loop'));

/** Events by number as in vm/monitoring/events.ts, which this room cannot see. */
const PY_START = 0;
const PY_RESUME = 1;
const PY_RETURN = 2;
const PY_YIELD = 3;
const JUMP = 7;
const BRANCH = 8;
const STOP_ITERATION = 9;

raw(240, 'INSTRUMENTED_RESUME', '(--)', (m: Machine, f: Frame, oparg) => {
  if (f.code.instrumentationVersion !== m.monitoring.version) {
    m.instrument(f);
    f.ip--;
    return;
  }
  m.monitoring.fire(m, oparg > 0 ? PY_RESUME : PY_START, f, f.lasti, []);
  if (f.moved) f.moved = false;
  else if (oparg < 2 && --m.countdown < 0) m.handleEvalBreaker();
});

raw(242, 'INSTRUMENTED_RETURN_VALUE', '(retval --)', (m: Machine, f: Frame) => {
  const retval = f.localsplus[f.sp - 1] as Value;
  m.monitoring.fire(m, PY_RETURN, f, f.lasti, [retval]);
  f.sp--;
  m.returnValue(f, retval);
});
raw(247, 'INSTRUMENTED_RETURN_CONST', '(--)', (m: Machine, f: Frame, oparg) => {
  const retval = constant(m, oparg);
  m.monitoring.fire(m, PY_RETURN, f, f.lasti, [retval]);
  m.returnValue(f, retval);
});
raw(243, 'INSTRUMENTED_YIELD_VALUE', '(retval -- unused)', (m: Machine, f: Frame) => {
  const retval = f.localsplus[--f.sp] as Value;
  f.generator!.state = 'suspended';
  m.monitoring.fire(m, PY_YIELD, f, f.lasti, [retval]);
  if (f.moved) {
    // The instruction that it was moved to counts as done when the generator goes on.
    f.moved = false;
    f.ip++;
  }
  m.yieldValue(f, retval);
});

raw(241, 'INSTRUMENTED_CALL', '(method, callable, args[oparg] -- res)', (m: Machine, f: Frame, oparg) => {
  const total = oparg + (f.localsplus[f.sp - oparg - 2] !== undefined ? 1 : 0);
  const callable = f.localsplus[f.sp - total - 1] as Value;
  reportCall(m, f, callable, total === 0 ? undefined : (f.localsplus[f.sp - total] as Value));
  callOrEnter(m, f, oparg, true);
});
raw(
  244,
  'INSTRUMENTED_CALL_FUNCTION_EX',
  '(unused, func, callargs, kwargs if (oparg & 1) -- result)',
  (m: Machine, f: Frame, oparg) => callUnpacked(m, f, oparg, true),
);
raw(
  237,
  'INSTRUMENTED_LOAD_SUPER_ATTR',
  '(global_super, class, self -- res2 if (oparg & 1), res)',
  (m: Machine, f: Frame, oparg) => loadSuperAttr(m, f, oparg, true),
);

/** Fires JUMP or BRANCH from unit `here` to `target`: for the callback the jump is done (`_Py_call_instrumentation_jump`). */
function jump(m: Machine, f: Frame, event: number, here: number, target: number): void {
  f.lasti = target;
  f.ip = target;
  m.placed = true;
  m.monitoring.fire(m, event, f, here, [target * 2]);
  m.placed = false;
  if (f.moved) {
    f.moved = false;
    return;
  }
  f.lasti = here;
  f.jumpFrom = here;
  f.jumpTo = target;
}

raw(245, 'INSTRUMENTED_JUMP_FORWARD', '(--)', (m: Machine, f: Frame, oparg) => jump(m, f, JUMP, f.ip - 1, f.ip + oparg));
raw(246, 'INSTRUMENTED_JUMP_BACKWARD', '(--)', (m: Machine, f: Frame, oparg) => {
  jump(m, f, JUMP, f.ip - 1, f.ip - oparg);
  if (--m.countdown < 0) m.handleEvalBreaker();
});

function branch(m: Machine, f: Frame, taken: boolean, oparg: number): void {
  jump(m, f, BRANCH, f.ip - 1, f.ip + (taken ? oparg : 0));
}
raw(249, 'INSTRUMENTED_POP_JUMP_IF_FALSE', '(cond --)', (m: Machine, f: Frame, oparg) =>
  branch(m, f, !isTrue(m, f.localsplus[--f.sp] as Value), oparg),
);
raw(250, 'INSTRUMENTED_POP_JUMP_IF_TRUE', '(cond --)', (m: Machine, f: Frame, oparg) =>
  branch(m, f, isTrue(m, f.localsplus[--f.sp] as Value), oparg),
);
raw(238, 'INSTRUMENTED_POP_JUMP_IF_NONE', '(value --)', (m: Machine, f: Frame, oparg) =>
  branch(m, f, f.localsplus[--f.sp] === null, oparg),
);
raw(239, 'INSTRUMENTED_POP_JUMP_IF_NOT_NONE', '(value --)', (m: Machine, f: Frame, oparg) =>
  branch(m, f, f.localsplus[--f.sp] !== null, oparg),
);

raw(248, 'INSTRUMENTED_FOR_ITER', '(iter -- iter, next)', (m: Machine, f: Frame, oparg) => {
  const here = f.ip - 1;
  const next = nextReporting(m, f, f.localsplus[f.sp - 1] as Value);
  if (next !== undefined) {
    f.localsplus[f.sp++] = next;
    jump(m, f, BRANCH, here, f.ip + 1);
  } else {
    f.sp--;
    // Behind the cache and END_FOR.
    jump(m, f, BRANCH, here, f.ip + 1 + oparg + 1);
  }
});

/** Reports that a generator which this frame drives has ended, as the StopIteration that was never made (PEP 380). */
function reportEnd(m: Machine, f: Frame, receiver: Value, value: Value, coroutines: boolean): void {
  const type = typeOf(receiver);
  if (type !== generatorType && !(coroutines && type === coroutineType)) return;
  m.monitoring.fire(m, STOP_ITERATION, f, f.lasti, [stopIteration(value)]);
}
raw(251, 'INSTRUMENTED_END_FOR', '(receiver, value --)', (m: Machine, f: Frame) => {
  reportEnd(m, f, f.localsplus[f.sp - 2] as Value, f.localsplus[f.sp - 1] as Value, false);
  f.sp -= 2;
});
raw(252, 'INSTRUMENTED_END_SEND', '(receiver, value -- value)', (m: Machine, f: Frame) => {
  const value = f.localsplus[f.sp - 1] as Value;
  reportEnd(m, f, f.localsplus[f.sp - 2] as Value, value, true);
  f.sp--;
  f.localsplus[f.sp - 1] = value;
});
