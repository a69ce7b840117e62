/** A thread for tests of the object model: it runs no Python code. */
import { PyDict } from '../../src-core/objects/dict.ts';
import { raise } from '../../src-core/objects/raise.ts';
import type { Thread } from '../../src-core/objects/thread.ts';
import { Tracked } from '../../src-core/objects/tracked.ts';
import type { PyType } from '../../src-core/objects/type.ts';
import { PyObject, type Value } from '../../src-core/objects/value.ts';

export interface FakeThread extends Thread {
  /** Warnings in order: category and message. */
  readonly warnings: [category: PyType, message: string][];
}

const unsupported = (): never => {
  throw new Error('the thread of a unit test runs no Python code');
};

/** A fresh interpreter state. Natives that run bytecode throw a JS error. */
export function fakeThread(): FakeThread {
  let depth = 0;
  let serial = 0;
  const ids = new WeakMap<PyObject, number>();
  const warnings: [PyType, string][] = [];
  return {
    runtime: {
      listener: undefined,
      builtins: new PyDict(),
      modules: new PyDict(),
      intMaxStrDigits: 4300,
      recursionLimit: 1000,
      write: unsupported,
      identity(value: Value): number {
        if (!(value instanceof PyObject)) return 1;
        const id = ids.get(value) ?? ++serial * 16;
        ids.set(value, id);
        return id;
      },
      bindMethod: unsupported,
      warnCompile: () => undefined,
      unraisable: unsupported,
      importBuiltin: () => undefined,
      docstring: () => undefined,
      state: new Map(),
      tracked: new Tracked(),
      codecs: undefined,
      importlib: undefined,
      nextDictVersion: () => ++serial,
      nextTypeVersion: () => ++serial,
      nextFunctionVersion: () => ++serial,
    },
    reprStack: [],
    state: new Map(),
    held: [],
    warnings,
    enterRecursion(where: string) {
      if (++depth > this.runtime.recursionLimit) {
        depth--;
        raise.RecursionError(`maximum recursion depth exceeded${where}`);
      }
    },
    leaveRecursion() {
      depth--;
    },
    currentGlobals: () => undefined,
    currentLocals: unsupported,
    isInUse: () => false,
    currentCodeFlags: () => 0,
    runCode: unsupported,
    runClassBody: unsupported,
    warn(category, message) {
      warnings.push([category, message]);
    },
  };
}
