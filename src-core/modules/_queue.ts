/** The `_queue` module (Modules/_queuemodule.c): an unbounded queue whose `put` never waits. */
import { floatOf } from '../objects/abstract/number.ts';
import { fillType, type NativeRow } from '../objects/define.ts';
import { PyException } from '../objects/exception.ts';
import { classGetItem } from '../objects/generic-alias-object.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { adopt } from '../objects/subclass.ts';
import type { Thread } from '../objects/thread.ts';
import type { PyType } from '../objects/type.ts';
import { EMPTY_TUPLE, PyObject, type Str, type Value } from '../objects/value.ts';
import type { VmThread } from '../vm/thread.ts';
import { TIMEOUT_MAX } from './_thread/lock.ts';
import { beginWaiting, waitFor } from './_thread/threads.ts';
import { exceptionIn } from './module-exception.ts';
import { typeIn } from './native-type.ts';

const queueType = typeIn('_queue', 'SimpleQueue', { hasWeakref: true });
const emptyType = exceptionIn('_queue', 'Empty', 'Exception');

class PySimpleQueue extends PyObject {
  private items: Value[] = [];
  /** Items before it are taken. */
  private first = 0;
  get size(): number {
    return this.items.length - this.first;
  }
  put(item: Value): void {
    this.items.push(item);
  }
  /** The oldest item; the queue is not empty. */
  take(): Value {
    const item = this.items[this.first];
    this.items[this.first++] = null;
    if (this.first > this.size) {
      this.items = this.items.slice(this.first);
      this.first = 0;
    }
    return item;
  }
}

/** A timeout in nanoseconds. Raises ValueError, OverflowError. */
function limitOf(t: Thread, timeout: Value): bigint | undefined {
  if (timeout === null) return undefined;
  const seconds = floatOf(t, timeout);
  if (Number.isNaN(seconds)) return raise.ValueError('Invalid value NaN (not a number)');
  if (seconds < 0) return raise.ValueError("'timeout' must be a non-negative number");
  if (seconds > TIMEOUT_MAX) return raise.OverflowError('timeout value is too large');
  return BigInt(Math.ceil(seconds * 1e9));
}

function get(t: Thread, self: PySimpleQueue, block: boolean, timeout: Value): Value {
  const limit = block ? limitOf(t, timeout) : 0n;
  if (self.size > 0) beginWaiting(t as VmThread);
  if (self.size === 0 && !(limit !== 0n && waitFor(t as VmThread, self, () => self.size > 0, limit, true))) {
    throw new PyException(emptyType, EMPTY_TUPLE);
  }
  return self.take();
}

function put(_t: Thread, self: PySimpleQueue, item: Value): null {
  self.put(item);
  return null;
}

function makeQueue(_t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (cls === queueType) {
    if (kwnames !== undefined && kwnames.length > 0) raise.TypeError('SimpleQueue() takes no keyword arguments');
    if (args.length > 0) raise.TypeError(`SimpleQueue() takes no arguments (${args.length} given)`);
  }
  return adopt(new PySimpleQueue(), cls, queueType);
}

const named = (row: NativeRow, text: string): NativeRow => [row[0], row[1], 'FASTCALL_KEYWORDS', text];

fillType(queueType, {
  class: PySimpleQueue,
  text: '()',
  plainGetattribute: true,
  slots: { tp_new: makeQueue },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    empty: ['(self, /)', (_t, self: PySimpleQueue) => self.size === 0],
    get: named(['(self, block: bool = True, timeout=None)', get], '($self, /, block=True, timeout=None)'),
    get_nowait: ['(self, /)', (t, self: PySimpleQueue) => get(t, self, false, null)],
    put: named(['(self, item, block: bool = True, timeout=None)', put], '($self, /, item, block=True, timeout=None)'),
    put_nowait: named(['(self, item)', put], '($self, /, item)'),
    qsize: ['(self, /)', (_t, self: PySimpleQueue) => self.size],
  },
});

/** Makes the module object. */
export function makeQueueModule(): PyModule {
  const module = new PyModule('_queue');
  module.dict.setStr('SimpleQueue', queueType);
  module.dict.setStr('Empty', emptyType);
  return module;
}
