/** The module `_thread` (Modules/_threadmodule.c). */

import { lookupAttr } from '../../objects/abstract/attr.ts';
import { str } from '../../objects/abstract/repr.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { structSequenceType } from '../../objects/structseq.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyFloat, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { FROM_KERNEL, isHandled, sendSignal } from '../_signal/delivery.ts';
import { NSIG } from '../_signal/numbers.ts';
import { writeError } from '../sys/hooks.ts';
import { exceptionText } from '../traceback/exception-text.ts';
import { worldOf } from '../world.ts';
import { localType } from './local.ts';
import { lockType, PyLock, rlockType, TIMEOUT_MAX } from './lock.ts';
import { countThreads, identOf, startThread } from './threads.ts';

const exceptHookArgsType = structSequenceType({
  name: '_thread._ExceptHookArgs',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'thread'],
});

function start(t: Thread, _module: Value, func: Value, args: Value, kwargs: Value | undefined): Value {
  if (typeOf(func).tp_call === undefined) return raise.TypeError('first arg must be callable');
  if (!(args instanceof PyTuple)) return raise.TypeError('2nd arg must be a tuple');
  if (kwargs !== undefined && !(kwargs instanceof PyDict)) return raise.TypeError('optional 3rd arg must be a dictionary');
  const entries = kwargs === undefined ? [] : [...kwargs.entries()];
  const names = entries.map(([name]) => name as Str);
  const given = [...args.items, ...entries.map(([, value]) => value)];
  return startThread(t as VmThread, func, given, names.length > 0 ? names : undefined);
}

/** A lock that is free as soon as the running thread has ended. */
function setSentinel(t: Thread): Value {
  const lock = new PyLock();
  (t as VmThread).endings.push(() => {
    lock.locked = false;
  });
  return lock;
}

/** `threading.excepthook`: prints what a thread did not catch. */
function excepthook(t: Thread, _module: Value, args: Value): Value {
  if (typeOf(args) !== exceptHookArgsType) return raise.TypeError('_thread.excepthook argument type must be ExceptHookArgs');
  const [type, value, , thread] = (args as PyTuple).items;
  if (type === exceptionTypes.SystemExit) return null;
  const named = thread === null ? undefined : lookupAttr(t, thread, '_name');
  const name = named === undefined ? String(identOf(t)) : utf16(asStr(str(t, named)) ?? '');
  let text = `Exception in thread ${name}:\n`;
  if (value instanceof PyException) text += exceptionText(t as VmThread, value, worldOf(t).sourceLines);
  writeError(t, text);
  return null;
}

const start_new_thread: NativeRow = ['~(module, function, args, kwargs=NULL, /)', start];
const allocate: NativeRow = ['~(module)', () => new PyLock()];
const exit: NativeRow = ['~(module)', () => raiseWith('SystemExit')];

const functions: Record<string, NativeRow> = {
  start_new_thread,
  start_new: start_new_thread,
  allocate_lock: allocate,
  allocate,
  exit,
  exit_thread: exit,
  daemon_threads_allowed: ['~(module)', () => true],
  get_ident: ['~(module)', (t) => identOf(t)],
  get_native_id: ['~(module)', (t) => identOf(t)],
  _count: ['~(module)', (t) => countThreads(t)],
  _set_sentinel: ['~(module)', setSentinel],
  _is_main_interpreter: ['~(module)', () => true],
  stack_size: [
    '~(module, size: index = 0, /)',
    (_t, _module: Value, size: number) => (size < 0 ? raise.ValueError('size must be 0 or a positive value') : 0),
  ],
  interrupt_main: [
    '~(module, signum: int = 2, /)',
    (t, _module: Value, signal: number) => {
      if (signal < 1 || signal >= NSIG) return raise.ValueError('signal number out of range');
      if (isHandled(t, signal)) sendSignal(t as VmThread, signal, FROM_KERNEL);
      return null;
    },
  ],
  _excepthook: ['~(module, exc_info, /)', excepthook],
};

export function makeThread(): PyModule {
  const module = new PyModule('_thread');
  const { dict } = module;
  fillModule(dict, module, '_thread', functions);
  dict.setStr('LockType', lockType);
  dict.setStr('RLock', rlockType);
  dict.setStr('_local', localType);
  dict.setStr('_ExceptHookArgs', exceptHookArgsType);
  dict.setStr('error', exceptionTypes.RuntimeError);
  dict.setStr('TIMEOUT_MAX', new PyFloat(TIMEOUT_MAX));
  return module;
}
