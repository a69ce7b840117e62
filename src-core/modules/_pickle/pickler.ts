/** `_pickle.Pickler` and the proxy of its memo (Modules/_pickle.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { index } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, type PyType } from '../../objects/type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { isCallable, typeName } from '../native-type.ts';
import { Memo } from './memo.ts';
import { PyPickler } from './pickler-object.ts';
import { dumpInto } from './save.ts';
import { picklingError } from './state.ts';
import { picklerMemoType, picklerType } from './types.ts';

class PyPicklerMemo extends PyObject {
  constructor(readonly pickler: PyPickler) {
    super();
  }
}

/** The memo as a dict: number and object by the address of the object. */
function memoDict(t: Thread, self: PyPicklerMemo): PyDict {
  const out = new PyDict();
  for (const [value, id] of self.pickler.memo.entries()) out.set(t, t.runtime.identity(value), new PyTuple([id, value]));
  return out;
}

function memoOf(t: Thread, value: Value): Memo {
  if (value instanceof PyPicklerMemo) return value.pickler.memo.copy();
  if (!(value instanceof PyDict)) {
    return raise.TypeError(`'memo' attribute must be a PicklerMemoProxy object or dict, not ${typeName(value)}`);
  }
  const memo = new Memo();
  for (const [, entry] of value.entries()) {
    if (!(entry instanceof PyTuple) || entry.items.length !== 2) return raise.TypeError("'memo' values must be 2-item tuples");
    memo.set(entry.items[1], Number(index(t, entry.items[0])));
  }
  return memo;
}

const INIT = parseSignature('(self, file, protocol=None, fix_imports: bool = True, buffer_callback=None)');

function initialize(t: Thread, self: PyPickler, args: Value[], kwnames: readonly Str[] | undefined): void {
  const bound = bind(t, INIT, 'Pickler', args, kwnames) as [Value, Value, boolean, Value];
  const [file, protocol, fixImports, callback] = bound;
  if (self.write !== undefined) {
    self.write = undefined;
    self.persistentId = undefined;
    self.dispatchTable = undefined;
    self.fastOpen = undefined;
    self.bufferCallback = undefined;
    self.memo = new Memo();
  }
  self.setProtocol(t, protocol, fixImports);
  self.setFile(t, file);
  self.setBufferCallback(callback);
  self.out.clear();
  self.buffered = true;
  self.fast = 0;
  self.fastNesting = 0;
  self.fastOpen = undefined;
  self.persistentId = lookupAttr(t, self, 'persistent_id');
  self.dispatchTable ??= lookupAttr(t, self, 'dispatch_table');
}

function dump(t: Thread, self: PyPickler, obj: Value): Value {
  if (self.write === undefined) {
    picklingError(t, `Pickler.__init__() was not called by ${typeName(self)}.__init__()`);
  }
  self.out.clear();
  dumpInto(t, self, obj);
  self.flush(t);
  self.buffered = false;
  return null;
}

/** A member that is a C int. */
const intMember = (name: 'bin' | 'fast') =>
  [
    (_t: Thread, self: PyPickler): Value => self[name],
    (t: Thread, self: PyPickler, value: Value | undefined): void => {
      if (value === undefined) return raise.TypeError("can't delete numeric/char attribute");
      self[name] = Number(BigInt.asIntN(32, BigInt(index(t, value))));
    },
  ] as const;

/** The sizes of the structures on 64 bits: the object, its table of what is known, its buffer. */
function sizeOf(_t: Thread, self: PyPickler): Value {
  return 152 + 32 + self.memo.allocated * 16 + (self.buffered ? 33 + self.out.limit : 0);
}

const NO_DELETION = 'attribute deletion is not supported';

fillType(picklerMemoType, {
  class: PyPicklerMemo,
  slots: { tp_new: undefined },
  constants: { __hash__: null },
  methods: {
    clear: [
      '(self, /)',
      (_t, self: PyPicklerMemo) => {
        self.pickler.memo.clear();
        return null;
      },
    ],
    copy: ['(self, /)', (t, self: PyPicklerMemo) => memoDict(t, self)],
    __reduce__: ['(self, /)', (t, self: PyPicklerMemo) => new PyTuple([dictType, new PyTuple([memoDict(t, self)])])],
  },
});

fillType(picklerType, {
  text: '(file, protocol=None, fix_imports=True, buffer_callback=None)',
  class: PyPickler,
  plainGetattribute: true,
  slots: {
    tp_new: (_t: Thread, cls: PyType) => adopt(new PyPickler(), cls, picklerType),
    tp_init: initialize as never,
  },
  methods: {
    dump: ['(self, obj, /)', dump],
    clear_memo: [
      '(self, /)',
      (_t, self: PyPickler) => {
        self.memo.clear();
        return null;
      },
    ],
    __sizeof__: ['(self, /)', sizeOf],
  },
  members: {
    bin: intMember('bin') as never,
    fast: intMember('fast') as never,
    dispatch_table: [
      (_t: Thread, self: PyPickler) =>
        self.dispatchTable ?? raise.AttributeError(`'${typeName(self)}' object has no attribute 'dispatch_table'`),
      (_t: Thread, self: PyPickler, value: Value | undefined) => {
        if (value === undefined && self.dispatchTable === undefined) raiseWith('AttributeError', 'dispatch_table');
        self.dispatchTable = value;
      },
    ] as never,
  },
  getset: {
    memo: [
      (_t, self: PyPickler) => new PyPicklerMemo(self),
      (t, self: PyPickler, value) => {
        self.memo = value === undefined ? raise.TypeError(NO_DELETION) : memoOf(t, value);
      },
    ],
    persistent_id: [
      (_t, self: PyPickler) => self.persistentId ?? raise.AttributeError('persistent_id'),
      (_t, self: PyPickler, value) => {
        if (value === undefined) raise.TypeError(NO_DELETION);
        else if (!isCallable(value)) raise.TypeError('persistent_id must be a callable taking one argument');
        else self.persistentId = value;
      },
    ],
  },
});
