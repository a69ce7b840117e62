/** The `array` module (Modules/arraymodule.c): the type and how pickles make it. */

import { genericGetAttr, getAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { richCompare, richCompareBool } from '../../objects/abstract/compare.ts';
import { getIter, iterate } from '../../objects/abstract/iter.ts';
import { indexNumber, isIndex } from '../../objects/abstract/number.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { FORMAT, flatLayout } from '../../objects/bytes/buffer-object.ts';
import { compareBytes, repeatBytes } from '../../objects/bytes/methods.ts';
import { decodeBytes } from '../../objects/codec.ts';
import { fillModule, fillType } from '../../objects/define.ts';
import { importModule } from '../../objects/import-module.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { adjustSlice, PySlice, unpackSlice } from '../../objects/slice.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, GT, isSubtype, LE, LT, NE, PyType, typeOf } from '../../objects/type.ts';
import {
  asStr,
  NotImplemented,
  PyBytes,
  PyList,
  PyObject,
  PyTuple,
  type Str,
  strFromUtf16,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { unpackItems } from '../_struct/items.ts';
import { readLayout } from '../_struct/layout.ts';
import { shortName, typeIn, typeName } from '../native-type.ts';
import { arrayType, PyArray } from './array-object.ts';
import { integerCode, kindOf, MACHINE_FORMATS, TYPECODES } from './kinds.ts';
import { appendBytes, appendText, classmethods, contains, extendArray, isArray, methods, toList, toUnicode } from './methods.ts';

const BAD_CODE = 'bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)';

function typecodeOf(value: Value, which: string): string {
  const text = asStr(value);
  if (text === undefined)
    return raise.TypeError(`${which} must be a unicode character, not ${value === null ? 'None' : typeName(value)}`);
  const code = utf16(text);
  return [...code].length === 1 ? code : raise.TypeError(`${which} must be a unicode character, not str`);
}

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  if (kwnames?.length && (cls === arrayType || cls.tp_init === arrayType.tp_init)) {
    return raise.TypeError('array.array() takes no keyword arguments');
  }
  const given = args.length - (kwnames?.length ?? 0);
  if (given < 1) return raise.TypeError('array() takes at least 1 argument (0 given)');
  if (given > 2) return raise.TypeError(`array() takes at most 2 arguments (${given} given)`);
  const code = typecodeOf(args[0], 'array() argument 1');
  const initial = given > 1 ? args[1] : undefined;
  if (initial !== undefined && code !== 'u') {
    if (asStr(initial) !== undefined) {
      return raise.TypeError(`cannot use a str to initialize an array with typecode '${code}'`);
    }
    if (isArray(initial) && initial.kind.code === 'u') {
      return raise.TypeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
    }
  }
  // What can only be iterated is asked for its iterator before the code is looked at.
  const plain = initial === undefined || isPlain(initial, code);
  const source = plain ? initial : getIter(t, initial);
  const kind = kindOf(code) ?? raise.ValueError(BAD_CODE);
  const self = adopt(new PyArray(kind, new Uint8Array(0)), cls, arrayType);
  if (source === undefined) return self;
  const text = asStr(source);
  if (text !== undefined) appendText(t, self, text);
  else if (source instanceof PyBytes) appendBytes(t, self, source.data);
  else if (source instanceof PyByteArray) appendBytes(t, self, source.view());
  else if (isArray(source) && source.kind !== kind) iterate(t, source, (item) => self.append(t, item));
  else extendArray(t, self, source);
  return self;
}

function isPlain(initial: Value, code: string): boolean {
  if (initial instanceof PyList || initial instanceof PyTuple || initial instanceof PyBytes || initial instanceof PyByteArray) {
    return true;
  }
  return code === 'u' ? asStr(initial) !== undefined || isArray(initial) : isArray(initial) && initial.kind.code === code;
}

function repr(t: Thread, self: PyArray): Str {
  const { code } = self.kind;
  const name = shortName(typeOf(self));
  if (self.length === 0) return `${name}('${code}')`;
  const items = code === 'u' ? toUnicode(self) : new PyList(toList(self));
  return strFromUtf16(`${name}('${code}', ${reprText(t, items)})`);
}

const bySign = (sign: number, op: CompareOp): boolean => {
  switch (op) {
    case LT:
      return sign < 0;
    case LE:
      return sign <= 0;
    case EQ:
      return sign === 0;
    case NE:
      return sign !== 0;
    case GT:
      return sign > 0;
    default:
      return sign >= 0;
  }
};

function compare(t: Thread, self: Value, other: Value, op: CompareOp): Value {
  if (!isArray(self) || !isArray(other)) return NotImplemented;
  if (self.length !== other.length && (op === EQ || op === NE)) return op === NE;
  if (self.kind === other.kind && 'bB'.includes(self.kind.code) && (op === EQ || op === NE)) {
    return bySign(compareBytes(self.view(), other.view()), op);
  }
  for (let i = 0; i < self.length && i < other.length; i++) {
    const a = self.at(i);
    const b = other.at(i);
    if (richCompareBool(t, a, b, EQ)) continue;
    return op === EQ ? false : op === NE ? true : richCompare(t, a, b, op);
  }
  return bySign(self.length - other.length, op);
}

function inside(self: PyArray, i: number, message: string): number {
  return i >= 0 && i < self.length ? i : raise.IndexError(message);
}

const OUT = 'array index out of range';
const ASSIGN_OUT = 'array assignment index out of range';

function positionOf(t: Thread, self: PyArray, key: Value, message: string): number {
  const i = indexNumber(t, key, 'IndexError');
  return inside(self, i < 0 ? i + self.length : i, message);
}

function subscript(t: Thread, self: PyArray, key: Value): Value {
  if (key instanceof PySlice) {
    const { start, step, count } = adjustSlice(unpackSlice(t, key), self.length);
    const { size } = self.kind;
    const bytes = self.view();
    if (step === 1) return new PyArray(self.kind, bytes.subarray(start * size, (start + count) * size));
    const out = new Uint8Array(count * size);
    for (let i = 0, at = start; i < count; i++, at += step) out.set(bytes.subarray(at * size, (at + 1) * size), i * size);
    return new PyArray(self.kind, out);
  }
  if (!isIndex(key)) return raise.TypeError('array indices must be integers');
  return self.at(positionOf(t, self, key, OUT));
}

const NOTHING = new Uint8Array(0);

function assign(t: Thread, self: PyArray, key: Value, value: Value | undefined): void {
  if (!(key instanceof PySlice)) {
    if (!isIndex(key)) return raise.TypeError('array indices must be integers');
    const at = positionOf(t, self, key, ASSIGN_OUT);
    if (value === undefined) self.splice(t, at, 1, NOTHING);
    else self.set(at, self.kind.convert(t, value));
    return;
  }
  const { start, step, count } = adjustSlice(unpackSlice(t, key), self.length);
  if (value !== undefined && !isArray(value)) {
    return raise.TypeError(`can only assign array (not "${typeName(value)}") to array slice`);
  }
  if (value !== undefined && value.kind !== self.kind) return raise.TypeError('bad argument type for built-in operation');
  const fresh = value === undefined ? NOTHING : value.view().slice();
  const needed = fresh.length / self.kind.size;
  if (step === 1) self.splice(t, start, count, fresh);
  else if (needed === 0) {
    // From the end, so that the positions of the others stay.
    for (let i = 0; i < count; i++) self.splice(t, step > 0 ? start + step * (count - 1 - i) : start + step * i, 1, NOTHING);
  } else if (needed !== count) {
    raise.ValueError(`attempt to assign array of size ${needed} to extended slice of size ${count}`);
  } else {
    const { size } = self.kind;
    for (let i = 0; i < count; i++) self.splice(t, start + step * i, 1, fresh.subarray(i * size, (i + 1) * size));
  }
}

function concat(t: Thread, self: PyArray, other: Value): Value {
  if (!isArray(other)) return raise.TypeError(`can only append array (not "${typeName(other)}") to array`);
  if (other.kind !== self.kind) return raise.TypeError('bad argument type for built-in operation');
  const made = new PyArray(self.kind, self.view());
  made.splice(t, made.length, 0, other.view());
  return made;
}

function inplaceConcat(t: Thread, self: PyArray, other: Value): Value {
  if (!isArray(other)) return raise.TypeError(`can only extend array with array (not "${typeName(other)}")`);
  extendArray(t, self, other);
  return self;
}

function inplaceRepeat(t: Thread, self: PyArray, count: number): Value {
  self.splice(t, 0, self.length, repeatBytes(self.view().slice(), count));
  return self;
}

class PyArrayIterator extends PyObject {
  index = 0;
  constructor(public array: PyArray | undefined) {
    super();
  }
}

const iteratorType = typeIn('array', 'arrayiterator', { final: true });
fillType(iteratorType, {
  class: PyArrayIterator,
  slots: {
    tp_getattro: genericGetAttr,
    tp_iter: selfIter,
    tp_iternext(_t, self: PyArrayIterator) {
      if (self.array === undefined) return undefined;
      if (self.index < self.array.length) return self.array.at(self.index++);
      self.array = undefined;
      return undefined;
    },
    tp_new: undefined,
  },
  methods: {
    __reduce__: [
      '(self, /)',
      (t, self: PyArrayIterator) => {
        const builtins = t.runtime.builtins;
        if (self.array === undefined) return new PyTuple([builtins.getStr('iter') as Value, new PyTuple([new PyTuple([])])]);
        return new PyTuple([builtins.getStr('iter') as Value, new PyTuple([self.array]), self.index]);
      },
      'FASTCALL_KEYWORDS',
    ],
    __setstate__: [
      '(self, state, /)',
      (t, self: PyArrayIterator, state: Value) => {
        if (self.array !== undefined) self.index = Math.min(Math.max(indexNumber(t, state), 0), self.array.length);
        return null;
      },
    ],
  },
});

fillType(arrayType, {
  class: PyArray,
  constants: { __module__: 'array' },
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: repr,
    tp_richcompare: compare,
    tp_iter: (_t, self: PyArray) => new PyArrayIterator(self),
    mp_length: (_t, self: PyArray) => self.length,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
    bf_getbuffer: (_t, self: PyArray, flags: number) => {
      const { format, size } = self.kind;
      const data = self.view();
      return { owner: self, data, layout: flatLayout(data.length, flags & FORMAT ? format : 'B', size), readonly: false };
    },
    // Views are known to the array itself (objects/bytes/lender.ts).
    bf_releasebuffer: () => {},
    sq_length: (_t, self: PyArray) => self.length,
    sq_concat: concat,
    sq_repeat: (_t, self: PyArray, count: number) => new PyArray(self.kind, repeatBytes(self.view(), count)),
    sq_item: (_t, self: PyArray, i: number) => self.at(inside(self, i, OUT)),
    sq_ass_item(t, self: PyArray, i: number, value: Value | undefined) {
      const at = inside(self, i, ASSIGN_OUT);
      if (value === undefined) self.splice(t, at, 1, NOTHING);
      else self.set(at, self.kind.convert(t, value));
    },
    sq_contains: contains,
    sq_inplace_concat: inplaceConcat,
    sq_inplace_repeat: inplaceRepeat,
  },
  methods,
  classmethods,
  getset: {
    itemsize: [(_t, self: PyArray) => self.kind.size],
    typecode: [(_t, self: PyArray) => self.kind.code],
  },
});

/** `_array_reconstructor(arraytype, typecode, mformat_code, items)`: an array from a pickle of any machine. */
function reconstruct(t: Thread, _module: Value, type: Value, typecode: Value, format: number, items: Value): Value {
  const code = typecodeOf(typecode, '_array_reconstructor() argument 2');
  if (!(type instanceof PyType)) return raise.TypeError(`first argument must be a type object, not ${typeName(type)}`);
  if (!isSubtype(type, arrayType)) {
    return raise.TypeError(`${utf16(type.name)} is not a subtype of array.array`);
  }
  const kind = kindOf(code) ?? raise.ValueError('second argument must be a valid type code');
  const machine = MACHINE_FORMATS[format] ?? raise.ValueError('third argument must be a valid machine format code.');
  if (!(items instanceof PyBytes)) return raise.TypeError(`fourth argument should be bytes, not ${typeName(items)}`);
  const make = (initial: Value, as = code): Value => call(t, type, [as, initial]);
  if (kind.machineFormat === format) return make(items);
  if (items.data.length % machine.size !== 0) return raise.ValueError('string length not a multiple of item size');
  if (machine.format.startsWith('utf')) return make(decodeBytes(t, items.data, machine.format, 'strict'));
  const count = items.data.length / machine.size;
  const layout = readLayout(`${machine.little ? '<' : '>'}${count}${machine.format}`);
  const list = new PyList([...unpackItems(layout, items.data).items]);
  // Integers become items of the size that they had, whatever this machine's type code has.
  return make(list, machine.float ? code : integerCode(machine.size, machine.signed));
}

/** Makes the module object. */
export function makeArray(t: Thread): PyModule {
  const module = new PyModule('array');
  fillModule(module.dict, module, 'array', {
    _array_reconstructor: [
      '(module, arraytype, typecode, mformat_code: int, items, /)',
      reconstruct,
      undefined,
      '($module, arraytype, typecode, mformat_code, items,\n                     /)',
    ],
  });
  module.dict.setStr('array', arrayType);
  module.dict.setStr('ArrayType', arrayType);
  // Where there is a library, arrays count as its mutable sequences.
  if (t.runtime.importlib !== undefined)
    callMethod(t, getAttr(t, importModule(t, 'collections.abc'), 'MutableSequence'), 'register', arrayType);
  module.dict.setStr('typecodes', TYPECODES);
  return module;
}
