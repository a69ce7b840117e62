/**
 * The module `_testcapi` as far as CPython's own tests can use it where there is no C: sizes of C types, and functions of the C interface
 * that have a counterpart here (Modules/_testcapimodule.c).
 */
import { callMethod } from '../objects/abstract/call.ts';
import { delItem, getItem, setItem } from '../objects/abstract/sequence.ts';
import { needBytes } from '../objects/bytes/buffer.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { importModule } from '../objects/import-module.ts';
import { PyModule } from '../objects/module.ts';
import { raise, raiseWith } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { typeOf } from '../objects/type.ts';
import { PyFloat, type Str, utf16, type Value } from '../objects/value.ts';
import { addCalls } from './test-calls.ts';
import { datetimeFunctions } from './test-datetime.ts';
import { faceFunctions, makeAwaitType } from './test-faces.ts';
import { emptyHamt } from './test-hamt.ts';

const signed = (bits: bigint): [Value, Value] => [canonical(-(1n << (bits - 1n))), canonical((1n << (bits - 1n)) - 1n)];
const canonical = (value: bigint): Value =>
  BigInt(Number(value)) === value && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

function setSizes(set: (name: string, value: Value) => void): void {
  const types: [string, bigint, boolean][] = [
    ['CHAR', 8n, false],
    ['SHRT', 16n, true],
    ['INT', 32n, true],
    ['LONG', 64n, true],
    ['LLONG', 64n, true],
  ];
  for (const [name, bits, hasUnsigned] of types) {
    const [least, most] = signed(bits);
    set(`${name}_MIN`, least);
    set(`${name}_MAX`, most);
    const unsigned = canonical((1n << bits) - 1n);
    set(hasUnsigned ? `U${name}_MAX` : 'UCHAR_MAX', unsigned);
  }
  const [least, most] = signed(64n);
  set('PY_SSIZE_T_MIN', least);
  set('PY_SSIZE_T_MAX', most);
  set('SIZE_MAX', canonical((1n << 64n) - 1n));
  set('SIZEOF_WCHAR_T', 4);
  set('SIZEOF_VOID_P', 8);
  set('SIZEOF_TIME_T', 8);
  set('FLT_MAX', new PyFloat(3.4028234663852886e38));
  set('FLT_MIN', new PyFloat(1.1754943508222875e-38));
  set('DBL_MAX', new PyFloat(Number.MAX_VALUE));
  set('DBL_MIN', new PyFloat(2.2250738585072014e-308));
  set('WITH_PYMALLOC', false);
}

const codecMaker =
  (name: string): NativeRow[1] =>
  (t, _module: Value, encoding: Value, errors: Value | undefined) => {
    const info = callMethod(t, importModule(t, 'codecs'), 'lookup', encoding);
    return callMethod(t, info, name, ...(errors === undefined ? [] : [errors]));
  };

/** What types say to a caller that has no room for the view (`PyObject_GetBuffer` with NULL). */
function refuseNullView(t: Thread, object: Value): never {
  needBytes(t, object);
  const type = utf16(typeOf(object).name);
  const who = type === 'array.array' ? 'array_buffer_getbuf' : type === 'bytearray' ? 'bytearray_getbuffer' : 'PyBuffer_FillInfo';
  return raise.BufferError(`${who}: view==NULL argument is obsolete`);
}

const functions: Record<string, NativeRow> = {
  sequence_getitem: ['~(module, sequence, index, /)', (t, _module: Value, sequence: Value, i: Value) => getItem(t, sequence, i)],
  sequence_setitem: [
    '~(module, sequence, index, value, /)',
    (t, _module: Value, sequence: Value, i: Value, value: Value) => {
      setItem(t, sequence, i, value);
      return null;
    },
  ],
  sequence_delitem: [
    '~(module, sequence, index, /)',
    (t, _module: Value, sequence: Value, i: Value) => {
      delItem(t, sequence, i);
      return null;
    },
  ],
  hamt: ['~(module, /)', () => emptyHamt()],
  // Nothing here asks C's errno.
  set_errno: ['~(module, value: int, /)', () => null],
  codec_incrementalencoder: ['~(module, encoding, errors=NULL, /)', codecMaker('incrementalencoder')],
  codec_incrementaldecoder: ['~(module, encoding, errors=NULL, /)', codecMaker('incrementaldecoder')],
  getbuffer_with_null_view: ['~(module, object, /)', (t, _module: Value, object: Value) => refuseNullView(t, object)],
  dict_getitem_knownhash: [
    '~(module, mapping, key, hash, /)',
    (t, _module: Value, mapping: Value, key: Value, hash: number | bigint) => {
      if (!(mapping instanceof PyDict)) return raise.SystemError('bad internal call');
      const entry = mapping.findHashed(t, key, hash);
      return entry < 0 ? raiseWith('KeyError', key as Str) : (mapping.values[entry] as Value);
    },
  ],
};

/** Makes the module object. */
export function makeTestCApi(): PyModule {
  const module = new PyModule('_testcapi');
  fillModule(module.dict, module, '_testcapi', functions);
  addCalls(module);
  fillModule(module.dict, module, '_testcapi', { ...faceFunctions(), ...datetimeFunctions() });
  module.dict.setStr('awaitType', makeAwaitType());
  setSizes((name, value) => module.dict.setStr(name, value));
  return module;
}
