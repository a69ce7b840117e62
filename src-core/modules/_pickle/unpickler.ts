/** `_pickle.Unpickler` and the proxy of its memo (Modules/_pickle.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import { index } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { lengthStr } from '../../objects/str/text.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, type PyType } from '../../objects/type.ts';
import { asInt, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { isCallable, typeName } from '../native-type.ts';
import { load } from './load.ts';
import { findClass } from './load-objects.ts';
import { unpicklingError } from './state.ts';
import { unpicklerMemoType, unpicklerType } from './types.ts';
import { PyUnpickler } from './unpickler-object.ts';

class PyUnpicklerMemo extends PyObject {
  constructor(readonly unpickler: PyUnpickler) {
    super();
  }
}

/** The memo as a dict of objects by their numbers. */
function memoDict(t: Thread, self: PyUnpicklerMemo): PyDict {
  const out = new PyDict();
  self.unpickler.memo.forEach((value, i) => {
    if (value !== undefined) out.set(t, i, value);
  });
  return out;
}

/** What a dict holds goes into the memo that is there, and an empty one of its size takes its place: the reference does so. */
function setMemo(t: Thread, self: PyUnpickler, value: Value | undefined): void {
  if (value === undefined) raise.TypeError(NO_DELETION);
  else if (value instanceof PyUnpicklerMemo) {
    self.memo = value.unpickler.memo.slice();
    self.memoSize = value.unpickler.memoSize;
  } else if (value instanceof PyDict) {
    for (const [key, item] of value.entries()) {
      if (asInt(key) === undefined) raise.TypeError('memo key must be integers');
      const number = index(t, key);
      if (number < 0) raise.ValueError('memo key must be positive integers.');
      self.memoPut(Number(number), item);
    }
    self.memo = [];
    self.memoSize = value.size;
  } else raise.TypeError(`'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${typeName(value)}`);
}

/** Whether and how bytes of Python 2 become text, and buffers beside the pickle. */
export function configure(
  t: Thread,
  u: PyUnpickler,
  fixImports: boolean,
  encoding: Str,
  errors: Str,
  buffers: Value | undefined,
): void {
  u.encoding = encoding;
  u.errors = errors;
  u.buffers = buffers === undefined || buffers === null ? undefined : getIter(t, buffers);
  u.fixImports = fixImports;
}

const INIT = parseSignature(
  "(self, file, *, fix_imports: bool = True, encoding: str = 'ASCII', errors: str = 'strict', buffers = NULL)",
);

function initialize(t: Thread, self: PyUnpickler, args: Value[], kwnames: readonly Str[] | undefined): void {
  const bound = bind(t, INIT, 'Unpickler', args, kwnames) as [Value, boolean, Str, Str, Value | undefined];
  const [file, fixImports, encoding, errors, buffers] = bound;
  self.input.source = undefined;
  self.reset();
  self.input.setFile(t, file);
  configure(t, self, fixImports, encoding, errors, buffers);
  self.persistentLoad = lookupAttr(t, self, 'persistent_load');
}

function loadNext(t: Thread, self: PyUnpickler): Value {
  if (self.input.source === undefined) {
    unpicklingError(t, `Unpickler.__init__() was not called by ${typeName(self)}.__init__()`);
  }
  return load(t, self);
}

/** The sizes of the structures on 64 bits. */
function sizeOf(_t: Thread, self: PyUnpickler): Value {
  return (
    272 + self.input.lineSize + (self.memoSize + self.marksSize) * 8 + lengthStr(self.encoding) + 1 + lengthStr(self.errors) + 1
  );
}

const NO_DELETION = 'attribute deletion is not supported';

fillType(unpicklerMemoType, {
  class: PyUnpicklerMemo,
  slots: { tp_new: undefined },
  constants: { __hash__: null },
  methods: {
    clear: [
      '(self, /)',
      (_t, self: PyUnpicklerMemo) => {
        self.unpickler.clearMemo();
        return null;
      },
    ],
    copy: ['(self, /)', (t, self: PyUnpicklerMemo) => memoDict(t, self)],
    __reduce__: ['(self, /)', (t, self: PyUnpicklerMemo) => new PyTuple([dictType, new PyTuple([memoDict(t, self)])])],
  },
});

fillType(unpicklerType, {
  text: "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())",
  class: PyUnpickler,
  plainGetattribute: true,
  slots: {
    tp_new: (_t: Thread, cls: PyType) => adopt(new PyUnpickler(), cls, unpicklerType),
    tp_init: initialize as never,
  },
  methods: {
    load: ['(self, /)', loadNext, 'FASTCALL_KEYWORDS'],
    find_class: ['(self, module_name, global_name, /)', findClass, 'FASTCALL_KEYWORDS'],
    __sizeof__: ['(self, /)', sizeOf],
  },
  getset: {
    memo: [(_t, self: PyUnpickler) => new PyUnpicklerMemo(self), setMemo],
    persistent_load: [
      (_t, self: PyUnpickler) => self.persistentLoad ?? raise.AttributeError('persistent_load'),
      (_t, self: PyUnpickler, value) => {
        if (value === undefined) raise.TypeError(NO_DELETION);
        else if (!isCallable(value)) raise.TypeError('persistent_load must be a callable taking one argument');
        else self.persistentLoad = value;
      },
    ],
  },
});
