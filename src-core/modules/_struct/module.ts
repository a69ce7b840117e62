/** The `_struct` module (Modules/_struct.c): `Struct` and the functions that make one for each format and keep it. */
import { genericGetAttr, genericSetAttr } from '../../objects/abstract/attr.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { index, indexNumber } from '../../objects/abstract/number.ts';
import { bytesView, needBytes, withWritable } from '../../objects/bytes/buffer.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import { encodeText, latin1Text } from '../../objects/codec.ts';
import { fillModule, fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { addInt } from '../../objects/range/arithmetic.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, typeOf } from '../../objects/type.ts';
import { asStr, type Int, PyBytes, PyObject, type PyTuple, type Str, type Value } from '../../objects/value.ts';
import { raiseOf } from '../module-exception.ts';
import { shortName, typeIn, typeName } from '../native-type.ts';
import { packItems, unpackItems } from './items.ts';
import { type Layout, readLayout, structError } from './layout.ts';

class PyStruct extends PyObject {
  format = '';
  layout: Layout | undefined;
}

class PyUnpackIterator extends PyObject {
  index = 0;
  constructor(
    public layout: Layout | undefined,
    readonly buffer: Value,
  ) {
    super();
  }
}

const structType = typeIn('_struct', 'Struct', { hasWeakref: true });
const iteratorType = typeIn('_struct', 'unpack_iterator', { final: true });

const layoutOf = (self: PyStruct): Layout => self.layout ?? raise.RuntimeError('Struct object is not initialized');

function initialize(t: Thread, self: PyStruct, format: Value): void {
  const text = asStr(format);
  const bytes = text === undefined ? format : encodeText(t, text, 'ascii', 'strict');
  if (!(bytes instanceof PyBytes)) {
    const name = shortName(typeOf(format));
    return raise.TypeError(`Struct() argument 1 must be a str or bytes object, not ${name}`);
  }
  self.format = latin1Text(bytes.data);
  self.layout = readLayout(self.format);
}

function packed(t: Thread, layout: Layout, args: readonly Value[], first: number): Value {
  if (args.length - first !== layout.length) {
    return raiseOf(structError, `pack expected ${layout.length} items for packing (got ${args.length - first})`);
  }
  const data = newBytes(layout.size);
  packItems(t, layout, data, args, first);
  return new PyBytes(data);
}

/** Where an item of `size` bytes begins in a buffer, for an offset that may count from the end. Raises struct.error. */
function place(given: Int, size: number, length: number, tooSmall: (at: Int) => string): number {
  const at = Number(given);
  if (at >= 0) return at;
  if (at + size > 0) raiseOf(structError, tooSmall(given));
  return at + length < 0 ? raiseOf(structError, `offset ${given} out of range for ${length}-byte buffer`) : at + length;
}

function needRoom(name: string, doing: string, size: number, at: Int, length: number): void {
  if (typeof at === 'number' && length - at >= size) return;
  raiseOf(
    structError,
    `${name} requires a buffer of at least ${addInt(at, size)} bytes for ${doing} ${size} bytes at offset ${at} (actual buffer size is ${length})`,
  );
}

function packInto(t: Thread, layout: Layout, args: readonly Value[], first: number): Value {
  const given = args.length - first;
  if (given !== layout.length + 2) {
    if (given === 0) return raiseOf(structError, 'pack_into expected buffer argument');
    if (given === 1) return raiseOf(structError, 'pack_into expected offset argument');
    return raiseOf(structError, `pack_into expected ${layout.length} items for packing (got ${given - 2})`);
  }
  const refusal = () => `argument must be read-write bytes-like object, not ${typeName(args[first])}`;
  return withWritable(t, args[first], refusal, (data) => {
    const { size } = layout;
    const given = index(t, args[first + 1]);
    // Raises where it does not fit.
    indexNumber(t, given, 'IndexError');
    if (typeof given === 'bigint' && given > 0n) needRoom('pack_into', 'packing', size, given, data.length);
    const at = place(given, size, data.length, (from) => `no space to pack ${size} bytes at offset ${from}`);
    needRoom('pack_into', 'packing', size, at, data.length);
    const target = data.subarray(at, at + size).fill(0);
    packItems(t, layout, target, args, first + 2);
    return null;
  });
}

function unpack(t: Thread, layout: Layout, buffer: Value): PyTuple {
  const data = needBytes(t, buffer);
  if (data.length !== layout.size) raiseOf(structError, `unpack requires a buffer of ${layout.size} bytes`);
  return unpackItems(layout, data);
}

function unpackFrom(t: Thread, layout: Layout, buffer: Value, from: Value): Value {
  const given = index(t, from);
  if (typeof given === 'bigint' && BigInt.asIntN(64, given) !== given)
    raise.OverflowError('Python int too large to convert to C ssize_t');
  const data = needBytes(t, buffer);
  const { size } = layout;
  if (typeof given === 'bigint' && given > 0n) needRoom('unpack_from', 'unpacking', size, given, data.length);
  const tooSmall = (at: Int) => `not enough data to unpack ${size} bytes at offset ${at}`;
  const at = place(given, size, data.length, tooSmall);
  needRoom('unpack_from', 'unpacking', size, at, data.length);
  return unpackItems(layout, data.subarray(at, at + size));
}

function iterUnpack(t: Thread, layout: Layout, buffer: Value): Value {
  if (layout.size === 0) return raiseOf(structError, 'cannot iteratively unpack with a struct of length 0');
  if (needBytes(t, buffer).length % layout.size !== 0) {
    return raiseOf(structError, `iterative unpacking requires a buffer of a multiple of ${layout.size} bytes`);
  }
  return new PyUnpackIterator(layout, buffer);
}

function iterNext(t: Thread, self: PyUnpackIterator): Value | undefined {
  const data = self.layout && bytesView(t, self.buffer);
  if (self.layout === undefined || data === undefined || self.index >= data.length) {
    self.layout = undefined;
    return undefined;
  }
  const end = self.index + self.layout.size;
  const items = unpackItems(self.layout, data.subarray(self.index, end));
  self.index = end;
  return items;
}

function lengthHint(t: Thread, self: PyUnpackIterator): Value {
  if (self.layout === undefined) return 0;
  return (needBytes(t, self.buffer).length - self.index) / self.layout.size;
}

fillType(iteratorType, {
  class: PyUnpackIterator,
  slots: { tp_iter: selfIter, tp_iternext: iterNext as never, tp_new: undefined },
  methods: { __length_hint__: ['~(self, /)', lengthHint] },
});

const INIT = parseSignature('(self, format)', 'FASTCALL_KEYWORDS');

fillType(structType, {
  class: PyStruct,
  slots: {
    tp_new: (_t: Thread, cls: PyType) => adopt(new PyStruct(), cls, structType),
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_init: ((t: Thread, self: PyStruct, args: Value[], kwnames: readonly Str[] | undefined) => {
      const [format] = bind(t, INIT, 'Struct', args, kwnames) as [Value];
      initialize(t, self, format);
    }) as never,
  },
  methods: {
    iter_unpack: ['(self, buffer, /)', (t, self: PyStruct, buffer: Value) => iterUnpack(t, layoutOf(self), buffer)],
    pack: ['~(self, *args)', (t, self: PyStruct, args: Value[]) => packed(t, layoutOf(self), args, 0), 'FASTCALL'],
    pack_into: ['~(self, *args)', (t, self: PyStruct, args: Value[]) => packInto(t, layoutOf(self), args, 0), 'FASTCALL'],
    unpack: ['(self, buffer, /)', (t, self: PyStruct, buffer: Value) => unpack(t, layoutOf(self), buffer)],
    unpack_from: [
      '(self, /, buffer, offset=0)',
      (t, self: PyStruct, buffer: Value, offset: Value) => unpackFrom(t, layoutOf(self), buffer, offset),
    ],
    __sizeof__: ['~(self, /)', (_t, self: PyStruct) => 56 + 32 * (layoutOf(self).codes.length + 1)],
  },
  constants: { __module__: '_struct' },
  getset: {
    format: [(_t, self: PyStruct) => self.format],
    size: [(_t, self: PyStruct) => self.layout?.total ?? -1],
  },
});

const MOST = 100;

/** The functions of the module, with a cache of their own: two machines have nothing in common. */
function functions(): Record<string, NativeRow> {
  let cache = new PyDict();
  const find = (t: Thread, format: Value): Layout => {
    hash(t, format);
    const known = cache.get(t, format);
    if (known !== undefined) return (known as PyStruct).layout as Layout;
    const made = new PyStruct();
    initialize(t, made, format);
    if (cache.size >= MOST) cache = new PyDict();
    cache.set(t, format, made);
    return made.layout as Layout;
  };
  const needFormat = (args: Value[]): Value => args[0] ?? missing(args);
  const missing = (args: Value[]): Value => (args.length > 0 ? args[0] : raise.TypeError('missing format argument'));
  return {
    _clearcache: [
      '(module, /)',
      () => {
        cache = new PyDict();
        return null;
      },
    ],
    calcsize: ['(module, format, /)', (t, _module: Value, format: Value) => find(t, format).total],
    iter_unpack: [
      '(module, format, buffer, /)',
      (t, _module: Value, format: Value, buffer: Value) => iterUnpack(t, find(t, format), buffer),
    ],
    pack: ['~(module, *args)', (t, _module: Value, args: Value[]) => packed(t, find(t, needFormat(args)), args, 1), 'FASTCALL'],
    pack_into: [
      '~(module, *args)',
      (t, _module: Value, args: Value[]) => packInto(t, find(t, needFormat(args)), args, 1),
      'FASTCALL',
    ],
    unpack: [
      '(module, format, buffer, /)',
      (t, _module: Value, format: Value, buffer: Value) => unpack(t, find(t, format), buffer),
    ],
    unpack_from: [
      '(module, format, /, buffer, offset=0)',
      (t, _module: Value, format: Value, buffer: Value, offset: Value) => unpackFrom(t, find(t, format), buffer, offset),
    ],
  };
}

/** Makes the module object. */
export function makeStruct(): PyModule {
  const module = new PyModule('_struct');
  fillModule(module.dict, module, '_struct', functions());
  module.dict.setStr('Struct', structType);
  module.dict.setStr('error', structError);
  return module;
}
