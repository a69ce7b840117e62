/**
 * Functions of `_testcapi` that call one function of the C interface which has a counterpart here: exceptions (Modules/_testcapi/exceptions.c), frames,
 * marshal's files, an awaitable, an empty code object (Modules/_testcapimodule.c).
 */
import { BytesConst, TupleConst } from '../code/const.ts';
import { buildCode } from '../code/marshal.ts';
import { lookupAttr } from '../objects/abstract/attr.ts';
import { call, callMethod } from '../objects/abstract/call.ts';
import { isSubclass } from '../objects/abstract/compare.ts';
import { index } from '../objects/abstract/number.ts';
import { repr, reprText } from '../objects/abstract/repr.ts';
import { needBytes } from '../objects/bytes/buffer.ts';
import { PyCode } from '../objects/code.ts';
import { decodeBytes } from '../objects/codec.ts';
import { fillType, type NativeRow, nativeDef } from '../objects/define.ts';
import { PyBuiltin } from '../objects/descr.ts';
import { PyDict } from '../objects/dict.ts';
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { raise, raiseWith } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { objectType, PyType, typeOf, typeType } from '../objects/type.ts';
import { asStr, PyBytes, PyList, PyObject, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import { boundVariables, PyFrame } from '../vm/types/frame.ts';
import { importedName } from './native-type.ts';

/** `PyErr_SetObject` with a tuple: an exception of the type, made of so many numbers. */
function raiseException(t: Thread, _module: Value, type: Value, count: number): Value {
  if (!(type instanceof PyType) || !isSubclass(t, type, exceptionTypes.BaseException)) {
    return raise.SystemError(`_PyErr_SetObject: exception ${reprText(t, type)} is not a BaseException subclass`);
  }
  const made = call(
    t,
    type,
    Array.from({ length: count }, (_, i) => i),
  );
  if (made instanceof PyException) throw made;
  return raise.TypeError(
    `calling ${reprText(t, type)} should have returned an instance of BaseException, not ${reprText(t, typeOf(made))}`,
  );
}

/** `PyErr_NewExceptionWithDoc`. Raises SystemError for a name without a module. */
function makeExceptionType(t: Thread, _module: Value, name: Str, doc: Value, base: Value, given: Value): Value {
  const full = utf16(name);
  const dot = full.lastIndexOf('.');
  if (dot < 0) return raise.SystemError('PyErr_NewException: name must be module.class');
  const namespace = given instanceof PyDict ? given : new PyDict();
  if (doc !== null) namespace.setStr('__doc__', doc);
  if (namespace.getStr('__module__') === undefined) namespace.setStr('__module__', strFromUtf16(full.slice(0, dot)));
  const bases = base instanceof PyTuple ? base : new PyTuple([base === null ? exceptionTypes.Exception : base]);
  return call(t, typeType, [strFromUtf16(full.slice(dot + 1)), bases, namespace]);
}

const needFrame = (value: Value): PyFrame => (value instanceof PyFrame ? value : raise.TypeError('argument must be a frame'));

/** A fast local of a frame (`PyFrame_GetVar`). Raises NameError. */
function frameVariable(t: Thread, frame: Value, name: Str): Value {
  const plain = utf16(name);
  const found = boundVariables(needFrame(frame).frame).find(([each]) => utf16(each) === plain)?.[1];
  return found === undefined ? raise.NameError(`variable ${reprText(t, name)} does not exist`) : found;
}

const frameAttribute = (name: string): NativeRow => [
  '~(module, frame, /)',
  (t, _module: Value, frame: Value) => lookupAttr(t, needFrame(frame), name) as Value,
];

/** A code object that raises AssertionError (`PyCode_NewEmpty`). */
function emptyCode(_t: Thread, _module: Value, filename: Str, name: Str, line: number): Value {
  const bytes = (...items: number[]) => new BytesConst(Uint8Array.from(items));
  return new PyCode(
    buildCode({
      ...{ argcount: 0, posonlyargcount: 0, kwonlyargcount: 0, stacksize: 1, flags: 0, firstlineno: line },
      ...{ consts: new TupleConst([]), names: new TupleConst([]), localsplusnames: new TupleConst([]) },
      ...{ localspluskinds: bytes(), exceptiontable: bytes() },
      ...{ filename: utf16(filename), name: utf16(name), qualname: utf16(name) },
      // RESUME, LOAD_ASSERTION_ERROR, RAISE_VARARGS; three units without columns.
      code: bytes(151, 0, 74, 0, 130, 1),
      linetable: bytes(0xea, 0x00),
    }),
  );
}

function withFile<T>(t: Thread, path: Value, mode: string, use: (file: Value) => T): T {
  const file = call(t, importedName(t, 'io', 'open'), [path, mode]);
  try {
    return use(file);
  } finally {
    callMethod(t, file, 'close');
  }
}

/** Whatever is raised, there is no such attribute then (`PyObject_HasAttrString`). */
function hasAttribute(t: Thread, obj: Value, name: Str): boolean {
  try {
    return lookupAttr(t, obj, name) !== undefined;
  } catch (error) {
    if (error instanceof PyException) return false;
    throw error;
  }
}

/** Little-endian numbers as marshal writes them. */
function readNumber(t: Thread, path: Value, size: 2 | 4): Value {
  return withFile(t, path, 'rb', (file) => {
    const bytes = needBytes(t, callMethod(t, file, 'read', size));
    if (bytes.length < size) return raise.EOFError('EOF read where not expected');
    const view = new DataView(bytes.slice().buffer);
    return new PyTuple([size === 2 ? view.getInt16(0, true) : view.getInt32(0, true), size]);
  });
}

const marshal = (t: Thread, name: string, ...args: Value[]): Value => call(t, importedName(t, 'marshal', name), args);

function writeBytes(t: Thread, path: Value, data: Value): null {
  withFile(t, path, 'wb', (file) => callMethod(t, file, 'write', data));
  return null;
}

const readObject =
  (last: boolean): NativeRow[1] =>
  (t, _module: Value, path: Value) =>
    withFile(t, path, 'rb', (file) => {
      if (!last) return new PyTuple([marshal(t, 'load', file), callMethod(t, file, 'tell')]);
      const data = callMethod(t, file, 'read');
      return new PyTuple([marshal(t, 'loads', data), needBytes(t, data).length]);
    });

class PyAwait extends PyObject {
  constructor(readonly iterator: Value) {
    super();
  }
}

/** `awaitType(iterator)`: awaiting it gives what it was made of. */
export function makeAwaitType(): PyType {
  const type = Object.assign(new PyType('awaitType', objectType), { final: true });
  fillType(type, {
    class: PyAwait,
    slots: {
      tp_new: (_t, _cls, args) =>
        args.length === 1 ? new PyAwait(args[0]) : raise.TypeError(`awaitObject expected 1 argument, got ${args.length}`),
      am_await: (_t, self: PyAwait) => self.iterator,
    },
  });
  return type;
}

/** Events of a trace function by the numbers of C (Include/cpython/pystate.h). */
const EVENTS: Readonly<Record<string, number>> = { call: 0, exception: 1, line: 2, return: 3, opcode: 7 };

/** Traces all that is called from now on into a list of (event, line, argument); `sys.settrace(None)` ends it. */
function recordTrace(t: Thread, _module: Value, list: Value): Value {
  if (!(list instanceof PyList)) return raise.TypeError('argument must be a list');
  const row: NativeRow = [
    '~(module, frame, event: str, arg, /)',
    (thread: Thread, _owner: Value, frame: Value, event: Str, arg: Value) => {
      list.items.push(new PyTuple([EVENTS[utf16(event)], lookupAttr(thread, frame, 'f_lineno') as Value, arg]));
      return record;
    },
  ];
  const record = new PyBuiltin(nativeDef('record', row), null, '_testcapi', undefined);
  call(t, importedName(t, 'sys', 'settrace'), [record]);
  return null;
}

export const faceFunctions = (): Record<string, NativeRow> => ({
  raise_exception: ['~(module, exception, num_args: int, /)', raiseException],
  raise_memoryerror: ['~(module, /)', () => raiseWith('MemoryError')],
  make_exception_with_doc: ['~(module, /, name: str, doc=None, base=None, dict=None)', makeExceptionType],
  object_hasattrstring: [
    '~(module, obj, name, /)',
    (t, _module: Value, obj: Value, name: Value) =>
      hasAttribute(t, obj, asStr(name) ?? decodeBytes(t, needBytes(t, name), 'utf-8', 'strict')) ? 1 : 0,
  ],
  // A descriptor's `__get__` that calls the class and gives the descriptor's repr.
  bad_get: [
    '~(module, descriptor, obj, cls, /)',
    (t, _module: Value, descriptor: Value, _obj: Value, cls: Value) => {
      call(t, cls, []);
      return repr(t, descriptor);
    },
  ],
  settrace_to_record: ['~(module, list, /)', recordTrace],
  code_newempty: ['~(module, filename: str, name: str, firstlineno: int, /)', emptyCode],
  frame_getlocals: frameAttribute('f_locals'),
  frame_getglobals: frameAttribute('f_globals'),
  frame_getbuiltins: frameAttribute('f_builtins'),
  frame_getlasti: [
    '~(module, frame, /)',
    (t, _module: Value, frame: Value) => {
      const lasti = lookupAttr(t, needFrame(frame), 'f_lasti') as number;
      return lasti < 0 ? null : lasti;
    },
  ],
  frame_getgenerator: [
    '~(module, frame, /)',
    // For other frames the function of C is NULL, without a reason.
    (_t, _module: Value, frame: Value) =>
      needFrame(frame).frame.generator ??
      raise.SystemError('<built-in function frame_getgenerator> returned NULL without setting an exception'),
  ],
  frame_getvar: [
    '~(module, frame, name, /)',
    (t, _module: Value, frame: Value, name: Value) => {
      const text = asStr(name);
      if (text === undefined) return raise.TypeError(`name must be str, not ${utf16(typeOf(name).name)}`);
      return frameVariable(t, frame, text);
    },
  ],
  frame_getvarstring: [
    '~(module, frame, name, /)',
    (t, _module: Value, frame: Value, name: Value) =>
      frameVariable(t, frame, decodeBytes(t, needBytes(t, name), 'utf-8', 'strict')),
  ],
  pymarshal_write_long_to_file: [
    '~(module, value, filename, version: int, /)',
    (t, _module: Value, value: Value, path: Value) => {
      const data = new Uint8Array(4);
      new DataView(data.buffer).setInt32(0, Number(index(t, value)), true);
      return writeBytes(t, path, new PyBytes(data));
    },
  ],
  pymarshal_write_object_to_file: [
    '~(module, value, filename, version: int, /)',
    (t, _module: Value, value: Value, path: Value, version: number) => writeBytes(t, path, marshal(t, 'dumps', value, version)),
  ],
  pymarshal_read_short_from_file: ['~(module, filename, /)', (t, _module: Value, path: Value) => readNumber(t, path, 2)],
  pymarshal_read_long_from_file: ['~(module, filename, /)', (t, _module: Value, path: Value) => readNumber(t, path, 4)],
  pymarshal_read_object_from_file: ['~(module, filename, /)', readObject(false)],
  pymarshal_read_last_object_from_file: ['~(module, filename, /)', readObject(true)],
});
