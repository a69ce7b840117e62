/** `_thread.lock` and `_thread.RLock` (Modules/_threadmodule.c). */
import { floatOf } from '../../objects/abstract/number.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType, typeOf } from '../../objects/type.ts';
import { asInt, PyObject, PyTuple, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { beginWaiting, identOf, waitFor } from './threads.ts';

export class PyLock extends PyObject {
  locked = false;
}

export class PyRLock extends PyObject {
  owner = 0;
  count = 0;
}

export const lockType = Object.assign(new PyType('_thread.lock', objectType), {
  qualname: 'lock',
  module: '_thread',
  final: true,
  hasWeakref: true,
});
export const rlockType = Object.assign(new PyType('_thread.RLock', objectType), {
  qualname: 'RLock',
  module: '_thread',
  hasWeakref: true,
});

export const TIMEOUT_MAX = 9223372036;

/** The `timeout` of acquire in nanoseconds; undefined for none. Raises ValueError, OverflowError. */
function timeoutOf(t: Thread, blocking: boolean, value: Value): bigint | undefined {
  const seconds = floatOf(t, value);
  if (Number.isNaN(seconds)) return raise.ValueError('Invalid value NaN (not a number)');
  if (!blocking && seconds !== -1) return raise.ValueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) return raise.ValueError('timeout value must be a non-negative number');
  if (!blocking) return 0n;
  if (seconds === -1) return undefined;
  if (seconds > TIMEOUT_MAX) return raise.OverflowError('timeout value is too large');
  return BigInt(Math.ceil(seconds * 1e9));
}

function acquireLock(t: Thread, self: PyLock, blocking: boolean, timeout: Value): boolean {
  const limit = timeoutOf(t, blocking, timeout);
  if (!self.locked) beginWaiting(t as VmThread);
  if (self.locked && !(limit !== 0n && waitFor(t as VmThread, self, () => !self.locked, limit, true))) return false;
  self.locked = true;
  return true;
}

const acquire: NativeRow = ['~(self, blocking: bool = True, timeout=-1)', acquireLock];
const release: NativeRow = [
  '~(self)',
  (_t, self: PyLock) => {
    if (!self.locked) return raise.RuntimeError('release unlocked lock');
    self.locked = false;
    return null;
  },
];
const exit: NativeRow = ['~(self, *args)', release[1]];
const locked: NativeRow = ['~(self)', (_t, self: PyLock) => self.locked];

const address = (t: Thread, self: PyObject) => `0x${t.runtime.identity(self).toString(16)}`;

fillType(lockType, {
  class: PyLock,
  slots: {
    tp_new: undefined,
    tp_repr: (t, self: PyLock) =>
      `<${self.locked ? 'locked' : 'unlocked'} ${utf16(typeOf(self).name)} object at ${address(t, self)}>`,
  },
  methods: {
    acquire,
    acquire_lock: acquire,
    release,
    release_lock: release,
    locked,
    locked_lock: locked,
    __enter__: ['~(self)', (t, self: PyLock) => acquireLock(t, self, true, -1)],
    __exit__: exit,
    _at_fork_reinit: [
      '~(self)',
      (_t, self: PyLock) => {
        self.locked = false;
        return null;
      },
    ],
  },
});

function acquireAgain(t: Thread, self: PyRLock, blocking: boolean, timeout: Value): boolean {
  const limit = timeoutOf(t, blocking, timeout);
  const own = identOf(t);
  if (self.count > 0 && self.owner === own) {
    self.count++;
    return true;
  }
  if (self.count === 0) beginWaiting(t as VmThread);
  if (self.count > 0 && !(limit !== 0n && waitFor(t as VmThread, self, () => self.count === 0, limit, true))) return false;
  self.owner = own;
  self.count = 1;
  return true;
}

function releaseAgain(t: Thread, self: PyRLock): null {
  if (self.count === 0 || self.owner !== identOf(t)) return raise.RuntimeError('cannot release un-acquired lock');
  if (--self.count === 0) self.owner = 0;
  return null;
}

fillType(rlockType, {
  class: PyRLock,
  slots: {
    tp_new: (_t, cls) => adopt(new PyRLock(), cls, rlockType),
    tp_repr: (t, self: PyRLock) =>
      `<${self.count ? 'locked' : 'unlocked'} ${utf16(typeOf(self).name)} object owner=${self.owner} count=${self.count} at ${address(t, self)}>`,
  },
  methods: {
    acquire: ['~(self, blocking: bool = True, timeout=-1)', acquireAgain],
    release: ['~(self)', releaseAgain],
    __enter__: ['~(self)', (t, self: PyRLock) => acquireAgain(t, self, true, -1)],
    __exit__: ['~(self, *args)', releaseAgain],
    _is_owned: ['~(self)', (t, self: PyRLock) => self.count > 0 && self.owner === identOf(t)],
    _recursion_count: ['~(self)', (t, self: PyRLock) => (self.owner === identOf(t) ? self.count : 0)],
    _release_save: [
      '~(self)',
      (_t, self: PyRLock) => {
        if (self.count === 0) return raise.RuntimeError('cannot release un-acquired lock');
        const saved = new PyTuple([self.count, self.owner]);
        self.count = 0;
        self.owner = 0;
        return saved;
      },
    ],
    _acquire_restore: [
      '~(self, state, /)',
      (t, self: PyRLock, state: Value) => {
        const [count, owner] = state instanceof PyTuple ? state.items.map((item) => Number(asInt(item))) : [0, 0];
        if (self.count > 0) waitFor(t as VmThread, self, () => self.count === 0, undefined, true);
        self.count = count;
        self.owner = owner;
        return null;
      },
    ],
    _at_fork_reinit: [
      '~(self)',
      (_t, self: PyRLock) => {
        self.count = 0;
        self.owner = 0;
        return null;
      },
    ],
  },
});
