/**
 * `sys.settrace` and `sys.setprofile` as two tools of monitoring (Python/legacy_tracing.c): each event calls the function with the
 * frame, the name of the old event and its argument.
 */
import { call } from '../../objects/abstract/call.ts';
import { PyBuiltin, PyMethodDescr } from '../../objects/descr.ts';
import type { PyException } from '../../objects/exception.ts';
import { methodDescrType, typeOf } from '../../objects/type.ts';
import { PyTuple, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { PyMethod } from '../../ops/function.ts';
import type { VmThread } from '../thread.ts';
import { frameObject, localsToFast, type PyFrame } from '../types/frame.ts';
import { EVENT, PROFILE_TOOL, TRACE_TOOL } from './events.ts';
import { DISABLE, MISSING, type Monitoring, type NativeCallback } from './monitoring.ts';

const set = (...events: number[]) => events.reduce((bits, event) => bits | (1 << event), 0);

const PROFILE_EVENTS = set(
  EVENT.PY_START,
  EVENT.PY_RESUME,
  EVENT.PY_RETURN,
  EVENT.PY_YIELD,
  EVENT.CALL,
  EVENT.PY_UNWIND,
  EVENT.PY_THROW,
);
const TRACE_EVENTS = set(
  EVENT.PY_START,
  EVENT.PY_RESUME,
  EVENT.PY_RETURN,
  EVENT.PY_YIELD,
  EVENT.RAISE,
  EVENT.LINE,
  EVENT.JUMP,
  EVENT.BRANCH,
  EVENT.PY_UNWIND,
  EVENT.PY_THROW,
  EVENT.STOP_ITERATION,
  EVENT.EXCEPTION_HANDLED,
);

/** Calls a Python function for an event; what it did to `f_locals` goes back into the frame (`call_trampoline`). */
function trampoline(t: VmThread, callback: Value, object: PyFrame, what: string, arg: Value): Value {
  object.refreshLocals(t);
  const result = call(t, callback, [object, what, arg]);
  localsToFast(t, object);
  return result;
}

function profile(t: VmThread, frame: Frame, what: string, arg: Value): Value {
  const { profileFunction } = t;
  if (profileFunction === undefined) return null;
  try {
    trampoline(t, profileFunction, frameObject(t, frame), what, arg);
  } catch (error) {
    setProfile(t, undefined);
    throw error;
  }
  return null;
}

function trace(t: VmThread, frame: Frame, what: string, arg: Value): Value {
  const { traceFunction } = t;
  if (traceFunction === undefined) return null;
  const object = frameObject(t, frame);
  const callback = what === 'call' ? traceFunction : object.trace;
  if (callback === null) return null;
  try {
    const result = trampoline(t, callback, object, what, arg);
    if (result !== null) object.trace = result;
  } catch (error) {
    setTrace(t, undefined);
    object.trace = null;
    throw error;
  }
  return null;
}

/** A line event carries its line in the frame while it is told. */
function traceLine(t: VmThread, frame: Frame, line: number): Value {
  const object = frameObject(t, frame);
  if (!object.traceLines || line < 0 || t.traceFunction === undefined) return null;
  object.lineno = line;
  try {
    return trace(t, frame, 'line', null);
  } finally {
    object.lineno = 0;
  }
}

/** Line events for jumps back on the same line; other jumps end at an instruction that begins a line anyway. */
const traceJump: NativeCallback = (t, frame, args) => {
  if (t.traceFunction === undefined) return null;
  const from = (args[1] as number) / 2;
  const to = (args[2] as number) / 2;
  const lines = frame.code.monitoring!.lines!;
  if (to > from || lines[to] !== lines[from]) return DISABLE;
  return traceLine(t, frame, lines[to]);
};

const traceException: NativeCallback = (t, frame, args) => {
  const exc = args[2] as PyException;
  return trace(t, frame, 'exception', new PyTuple([exc.cls, exc, exc.traceback]));
};

/** `c_call` and its kin tell of built-in functions alone; methods of built-in types are bound for it. */
const profileCall =
  (what: string): NativeCallback =>
  (t, frame, args) => {
    const [, , callable, self] = args;
    if (callable instanceof PyBuiltin) return profile(t, frame, what, callable);
    if (callable instanceof PyMethodDescr) {
      if (self === MISSING) return null;
      const bound = methodDescrType.tp_descr_get!(t, callable as never, self, typeOf(self));
      return profile(t, frame, what, bound);
    }
    if (callable instanceof PyMethod && callable.func instanceof PyBuiltin) return profile(t, frame, what, callable.func);
    return null;
  };

const profileTable: [event: number, callback: NativeCallback][] = [
  [EVENT.PY_START, (t, frame) => profile(t, frame, 'call', null)],
  [EVENT.PY_RESUME, (t, frame) => profile(t, frame, 'call', null)],
  [EVENT.PY_THROW, (t, frame, args) => profile(t, frame, 'call', args[2])],
  [EVENT.PY_RETURN, (t, frame, args) => profile(t, frame, 'return', args[2])],
  [EVENT.PY_YIELD, (t, frame, args) => profile(t, frame, 'return', args[2])],
  [EVENT.PY_UNWIND, (t, frame) => profile(t, frame, 'return', null)],
  [EVENT.CALL, profileCall('c_call')],
  [EVENT.C_RETURN, profileCall('c_return')],
  [EVENT.C_RAISE, profileCall('c_exception')],
];

const traceTable: [event: number, callback: NativeCallback][] = [
  [EVENT.PY_START, (t, frame) => trace(t, frame, 'call', null)],
  [EVENT.PY_RESUME, (t, frame) => trace(t, frame, 'call', null)],
  [EVENT.PY_THROW, (t, frame) => trace(t, frame, 'call', null)],
  [EVENT.PY_RETURN, (t, frame, args) => trace(t, frame, 'return', args[2])],
  [EVENT.PY_YIELD, (t, frame, args) => trace(t, frame, 'return', args[2])],
  [EVENT.PY_UNWIND, (t, frame) => trace(t, frame, 'return', null)],
  [EVENT.RAISE, traceException],
  [EVENT.STOP_ITERATION, traceException],
  [EVENT.LINE, (t, frame, args) => traceLine(t, frame, args[1] as number)],
  [EVENT.JUMP, traceJump],
  [EVENT.INSTRUCTION, (t, frame) => (frameObject(t, frame).traceOpcodes ? trace(t, frame, 'opcode', null) : null)],
];

function install(monitoring: Monitoring, tool: number, table: [number, NativeCallback][]): void {
  for (const [event, callback] of table) monitoring.register(tool, event, callback);
}

/** `sys.setprofile`; undefined ends it. Events are set while any thread profiles. */
export function setProfile(t: VmThread, func: Value | undefined): void {
  const { monitoring } = t;
  install(monitoring, PROFILE_TOOL, profileTable);
  t.profileFunction = func;
  const any = [...monitoring.threads].some((thread) => thread.profileFunction !== undefined);
  monitoring.setEvents(PROFILE_TOOL, any ? PROFILE_EVENTS : 0);
}

/** `sys.settrace`; opcodes are told only if some frame asked for them before. */
export function setTrace(t: VmThread, func: Value | undefined): void {
  const { monitoring } = t;
  install(monitoring, TRACE_TOOL, traceTable);
  t.traceFunction = func;
  const any = [...monitoring.threads].some((thread) => thread.traceFunction !== undefined);
  const opcodes = t.runtime.opcodeTracing ? set(EVENT.INSTRUCTION) : 0;
  monitoring.setEvents(TRACE_TOOL, any ? TRACE_EVENTS | opcodes : 0);
}

/** `sys.call_tracing`: events are told while the function runs, although a callback runs already. */
export function callTracing(t: VmThread, func: Value, args: readonly Value[]): Value {
  const { tracing } = t;
  t.tracing = 0;
  try {
    return call(t, func, [...args]);
  } finally {
    t.tracing = tracing;
  }
}
