/** The `marshal` module (Python/marshal.c): Python values in the format of `.pyc` files. The format itself is in the room code. */

import { CodeError, DecodeError } from '../code/code-error.ts';
import { BytesConst, ComplexConst, type Const, ELLIPSIS, FloatConst, TupleConst, WideConst } from '../code/const.ts';
import { buildCode, MARSHAL_VERSION } from '../code/marshal.ts';
import { MarshalReader, type ObjectBuilder, type RawCode } from '../code/marshal-read.ts';
import { type MarshalView, MarshalWriter } from '../code/marshal-write.ts';
import { callMethod } from '../objects/abstract/call.ts';
import { index } from '../objects/abstract/number.ts';
import { PyByteArray } from '../objects/bytearray/bytearray-object.ts';
import { bytesView, needBytes } from '../objects/bytes/buffer.ts';
import { announced, PyCode } from '../objects/code.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { exceptionTypes } from '../objects/exception.ts';
import { viewBytes } from '../objects/memoryview/memoryview.ts';
import { PyModule } from '../objects/module.ts';
import { raise, raiseWith } from '../objects/raise.ts';
import { PyFrozenSet, PySet } from '../objects/set/set-object.ts';
import type { Thread } from '../objects/thread.ts';
import { typeOf } from '../objects/type.ts';
import { Ellipsis, PyBytes, PyComplex, PyFloat, PyList, PyTuple, PyWideStr, utf16, type Value } from '../objects/value.ts';
import { storeConst } from '../vm/store-const.ts';

/** What `w_complex_object` sees in a value: only exact types count, and whatever else lends bytes is written as bytes. */
function view(t: Thread, value: Value): MarshalView<Value> {
  if (value === null || typeof value !== 'object') return value;
  if (value === Ellipsis) return ELLIPSIS;
  if (!Object.hasOwn(value, 'cls')) {
    if (value instanceof PyFloat) return new FloatConst(value.value);
    if (value instanceof PyWideStr) return new WideConst(value.points);
    if (value instanceof PyTuple) return { kind: 'tuple', items: value.items };
    if (value instanceof PyList) return { kind: 'list', items: value.items };
    if (value instanceof PyDict) return { kind: 'dict', entries: value.entries() };
    if (value instanceof PySet) return { kind: value instanceof PyFrozenSet ? 'frozenset' : 'set', items: value.items() };
    if (value instanceof PyComplex) return new ComplexConst(value.real, value.imag);
    if (value instanceof PyCode) return value.source;
  }
  if (value === exceptionTypes.StopIteration) return { kind: 'stopiteration' };
  const bytes = bytesView(t, value);
  return bytes && new BytesConst(bytes);
}

/** Makes Python values of marshal data. */
function builder(t: Thread): ObjectBuilder<Value> {
  return {
    none: () => null,
    stopIteration: () => exceptionTypes.StopIteration,
    ellipsis: () => Ellipsis,
    bool: (value) => value,
    int: (value) => value,
    float: (value) => new PyFloat(value),
    complex: (real, imag) => new PyComplex(real, imag),
    bytes: (data) => new PyBytes(data),
    text: (value) => (typeof value === 'string' ? value : new PyWideStr(value.points)),
    tuple: (items) => new PyTuple(items),
    list: (items) => new PyList(items),
    dict: () => new PyDict(),
    setItem: (dict, key, value) => (dict as PyDict).set(t, key, value),
    set(items, frozen) {
      const set = frozen ? new PyFrozenSet() : new PySet();
      for (const item of items) set.add(t, item);
      return set;
    },
    code: makeCode,
    allowsCycles: true,
  };
}

/** Raises SystemError and ValueError for fields of a wrong kind (`_PyCode_Validate`). */
function makeCode(raw: RawCode<Value>): Value {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(raw)) fields[name] = name in NUMBERS ? field : storeField(field as Value);
  return new PyCode(buildCode(fields as unknown as RawCode<Const>));
}
const NUMBERS = { argcount: 1, posonlyargcount: 1, kwonlyargcount: 1, stacksize: 1, flags: 1, firstlineno: 1 };

/** A field of a code object as a constant; a kind that no field may have comes out as None, which every check refuses. */
function storeField(value: Value): Const {
  if (value instanceof PyList || value instanceof PyDict) return null;
  return value instanceof PyTuple ? new TupleConst(value.items.map(storeConst)) : storeConst(value);
}

/** Raises the Python exception of a CodeError. */
function guarded<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof DecodeError) {
      return raiseWith('UnicodeDecodeError', 'utf-8', new PyBytes(error.data), error.start, error.end, error.reason);
    }
    if (error instanceof CodeError) return raise[error.type](error.message);
    throw error;
  }
}

const dumps = (t: Thread, value: Value, version: number) =>
  new PyBytes(guarded(() => new MarshalWriter(version).write(value, (part) => view(t, part))));

const functions: Record<string, NativeRow> = {
  dump: [
    `(module, value, file, version: int = ${MARSHAL_VERSION}, /)`,
    (t, _module: Value, value: Value, file: Value, version: number) => callMethod(t, file, 'write', dumps(t, value, version)),
    undefined,
    '($module, value, file, version=version, /)',
  ],
  load: ['(module, file, /)', load],
  dumps: [
    `(module, value, version: int = ${MARSHAL_VERSION}, /)`,
    (t, _module: Value, value: Value, version: number) => dumps(t, value, version),
    undefined,
    '($module, value, version=version, /)',
  ],
  loads: [
    '(module, bytes, /)',
    (t, _module: Value, bytes: Value) => {
      const data = needBytes(t, bytes);
      t.runtime.listener?.called(t, 'marshal.loads');
      const value = guarded(() => new MarshalReader(data, builder(t)).read());
      return value instanceof PyCode ? announced(t, value) : value;
    },
  ],
};

/** Reads exactly what the object takes, by `readinto` as the reference does, so that the file stands behind it afterwards. */
function load(t: Thread, _module: Value, file: Value): Value {
  const probe = callMethod(t, file, 'read', 0);
  if (!(probe instanceof PyBytes)) {
    return raise.TypeError(`file.read() returned not bytes but ${utf16(typeOf(probe).name)}`);
  }
  const pull = (count: number): Uint8Array => {
    const buffer = new Uint8Array(count);
    const read = index(t, callMethod(t, file, 'readinto', viewBytes(new PyByteArray(buffer), buffer, false)));
    if (read > count) raise.ValueError(`read() returned too much data: ${count} bytes requested, ${read} returned`);
    return Number(read) === count ? buffer : buffer.subarray(0, 0);
  };
  return guarded(() => new MarshalReader(new Uint8Array(0), builder(t), 0, undefined, pull).read());
}

/** Makes the module object. */
export function makeMarshal(): PyModule {
  const module = new PyModule('marshal');
  fillModule(module.dict, module, 'marshal', functions);
  module.dict.setStr('version', MARSHAL_VERSION);
  return module;
}
