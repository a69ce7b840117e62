/** The module `_thread`: locks and the identity of the one thread that there is (Modules/_threadmodule.c). */
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { exceptionTypes } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { adopt } from '../objects/subclass.ts';
import type { Thread } from '../objects/thread.ts';
import { objectType, PyType } from '../objects/type.ts';
import { PyFloat, PyObject, type Value } from '../objects/value.ts';

class PyLock extends PyObject {
  locked = false;
}
class PyRLock extends PyObject {
  count = 0;
}

const lockType = Object.assign(new PyType('lock', objectType), { module: '_thread', final: true });
const rlockType = Object.assign(new PyType('RLock', objectType), { module: '_thread' });
const MAIN = 1;

const acquire: NativeRow = [
  '~(self, blocking: bool = True, timeout=-1)',
  (_t, self: PyLock, blocking: boolean) => {
    if (self.locked) return blocking ? raise.RuntimeError('waiting for a lock that no other thread can release') : false;
    self.locked = true;
    return true;
  },
];
const release: NativeRow = [
  '~(self, *args)',
  (_t, self: PyLock) => {
    if (!self.locked) return raise.RuntimeError('release unlocked lock');
    self.locked = false;
    return null;
  },
];

fillType(lockType, {
  class: PyLock,
  slots: { tp_new: undefined },
  methods: {
    acquire,
    __enter__: acquire,
    release,
    __exit__: release,
    locked: ['~(self)', (_t, self: PyLock) => self.locked],
  },
});

const enter: NativeRow = [
  '~(self, blocking: bool = True, timeout=-1)',
  (_t, self: PyRLock) => {
    self.count++;
    return true;
  },
];
const leave: NativeRow = [
  '~(self, *args)',
  (_t, self: PyRLock) => {
    if (self.count === 0) return raise.RuntimeError('cannot release un-acquired lock');
    self.count--;
    return null;
  },
];

fillType(rlockType, {
  class: PyRLock,
  slots: { tp_new: (_t, cls) => adopt(new PyRLock(), cls, rlockType) },
  methods: {
    acquire: enter,
    __enter__: enter,
    release: leave,
    __exit__: leave,
    _is_owned: ['~(self)', (_t, self: PyRLock) => self.count > 0],
  },
});

const noThreads = (_t: Thread, _module: Value): never => raise.RuntimeError("can't start new thread");

export function makeThread(): PyModule {
  const module = new PyModule('_thread');
  fillModule(module.dict, module, '_thread', {
    allocate_lock: ['~(module)', () => new PyLock()],
    get_ident: ['~(module)', () => MAIN],
    start_new_thread: ['~(module, function, args, kwargs=None, /)', noThreads],
  });
  module.dict.setStr('LockType', lockType);
  module.dict.setStr('RLock', rlockType);
  module.dict.setStr('error', exceptionTypes.RuntimeError);
  module.dict.setStr('TIMEOUT_MAX', new PyFloat(9223372036));
  return module;
}
