/** The `sys` module (Python/sysmodule.c), as far as programs without a library need it. */
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise, raiseWith } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { asStr, PyList, PyTuple, strFromUtf16, type Value } from '../objects/value.ts';
import { currentException } from '../ops/exceptions.ts';
import type { VmThread } from '../vm/thread.ts';
import { frameObject } from '../vm/types/frame.ts';
import { PyTraceback } from '../vm/types/traceback.ts';
import type { ModuleOptions } from './native.ts';
import { PyTextStream } from './streams.ts';
import { exceptionText } from './traceback/exception-text.ts';

const functions: Record<string, NativeRow> = {
  getrecursionlimit: ['(module, /)', (t) => t.runtime.recursionLimit],
  setrecursionlimit: [
    '(module, limit: int, /)',
    (t, _module: Value, limit: number) => {
      if (limit < 1) return raise.ValueError('recursion limit must be greater or equal than 1');
      t.runtime.recursionLimit = limit;
      return null;
    },
  ],
  exit: [
    '(module, status=None, /)',
    (_t, _module: Value, status: Value) => raiseWith('SystemExit', ...(status === null ? [] : [status])),
  ],
  exception: ['(module, /)', (t) => currentException(t as VmThread)],
  exc_info: [
    '(module, /)',
    (t) => {
      const exc = currentException(t as VmThread);
      return new PyTuple(exc instanceof PyException ? [exc.cls, exc, exc.traceback] : [null, null, null]);
    },
  ],
  _getframe: [
    '(module, depth: int = 0, /)',
    (t, _module: Value, depth: number) => {
      let frame = (t as VmThread).frame;
      for (let i = 0; i < depth && frame !== null; i++) frame = frame.previous;
      return frame === null ? raise.ValueError('call stack is not deep enough') : frameObject(t, frame);
    },
  ],
  intern: [
    '(module, string, /)',
    (_t, _module: Value, text: Value) =>
      asStr(text) === undefined ? raise.TypeError('intern() argument must be a string') : text,
  ],
  getrefcount: ['(module, object, /)', () => 3],
  get_int_max_str_digits: ['(module, /)', (t) => t.runtime.intMaxStrDigits],
  set_int_max_str_digits: [
    '(module, maxdigits: int)',
    (t: Thread, _module: Value, digits: number) => {
      if (digits !== 0 && digits < 640) return raise.ValueError('maxdigits must be 0 or larger than 640');
      t.runtime.intMaxStrDigits = digits;
      return null;
    },
  ],
};

/** `sys.excepthook`: prints an exception as the interpreter does where nothing catches it. */
function excepthook({ sourceLines }: ModuleOptions): NativeRow {
  return [
    '(module, exctype, value, traceback, /)',
    (t, _module: Value, _type: Value, value: Value, traceback: Value) => {
      if (!(value instanceof PyException)) return raise.NotImplementedError('printing what is no exception is not supported yet');
      if (traceback instanceof PyTraceback) value.traceback ??= traceback;
      t.runtime.write('stderr', exceptionText(t as VmThread, value, sourceLines ?? (() => undefined)));
      return null;
    },
  ];
}

export function makeSys(t: VmThread, options: ModuleOptions): PyModule {
  const module = new PyModule('sys');
  fillModule(module.dict, module, 'sys', { excepthook: excepthook(options) });
  fillModule(module.dict, module, 'sys', functions);
  const set = (name: string, value: Value) => module.dict.setStr(name, value);
  set('__excepthook__', module.dict.getStr('excepthook') as Value);
  for (const name of ['stdin', 'stdout', 'stderr'] as const) {
    set(name, new PyTextStream(name));
    set(`__${name}__`, module.dict.getStr(name) as Value);
  }
  set('argv', new PyList(options.argv.map(strFromUtf16)));
  set('modules', t.runtime.modules);
  set('maxsize', 2n ** 63n - 1n);
  set('maxunicode', 0x10ffff);
  set('byteorder', 'little');
  set('version', '3.12.7 (Lasti)');
  set('hexversion', 0x030c07f0);
  set('path', new PyList([]));
  set('float_repr_style', 'short');
  return module;
}
