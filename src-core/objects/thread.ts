/**
 * What native code may ask of the thread that runs it. The machine (vm/thread.ts) implements it; objects/ and ops/ see only this.
 * It is always passed, never ambient: two machines in one process do not notice each other.
 */
import type { PyDict } from './dict.ts';
import type { PyException } from './exception.ts';
import type { Tracked } from './tracked.ts';
import type { PyType } from './type.ts';
import type { Str, Value } from './value.ts';

/** A warning as the compiler tells it; `atCaller`: it is about the call of the compiler, not about a place of the program. */
export interface CompilerWarning {
  readonly category: 'SyntaxWarning' | 'DeprecationWarning';
  readonly message: string;
  readonly filename: string;
  readonly lineno: number;
  readonly atCaller?: true;
}

/** What the room modules adds to the encodings and error handlers that native code knows itself: those that were registered. */
export interface CodecHooks {
  encode(t: Thread, text: Str, encoding: Str, errors: Str): Value;
  decode(t: Thread, data: Uint8Array, encoding: Str, errors: Str): Value;
  /** The handler of errors of this name; raises LookupError where there is none. */
  errorHandler(t: Thread, name: Str): Value;
}

/** What a debugger hears of a machine beyond its instructions; told before the thing is done, code when it has been made. */
export interface RuntimeListener {
  /** A code object that no other holds has come into being. */
  codeCreated(t: Thread, code: Value): void;
  called(t: Thread, what: 'exec' | 'eval' | 'compile' | 'marshal.loads'): void;
  imported(t: Thread, name: Str): void;
}

/** State of one interpreter, shared by its threads. */
export interface Runtime {
  /** Namespace of the `builtins` module. */
  readonly builtins: PyDict;
  /** `sys.modules`. */
  readonly modules: PyDict;
  /** What parts of the machine keep (runtime-state.ts), and objects whose end matters. */
  readonly state: Map<object, object>;
  readonly tracked: Tracked;
  /** `importlib._bootstrap`, once there is one. */
  importlib: Value | undefined;
  /** Whoever debugs this machine; undefined where nobody does. */
  listener: RuntimeListener | undefined;
  /** Undefined until the module `_codecs` is there. */
  codecs: CodecHooks | undefined;
  /** `sys.int_max_str_digits`; 0 is no limit. */
  intMaxStrDigits: number;
  /** `sys.getrecursionlimit()`. */
  recursionLimit: number;
  /** A number for `id()`: the same for one object, never 0. */
  identity(value: Value): number;
  /** Fresh numbers for caches: dict keys versions, type versions, function versions. 0 is never given out. */
  /** The last way out for text, where the program has no stream for it. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** `func` bound to `self` (the method type runs bytecode, so it lives with the machine). */
  bindMethod(func: Value, self: Value): Value;
  /** Tells `sys.unraisablehook` of an exception that nobody can catch; `message` goes before the object. */
  unraisable(t: Thread, error: PyException, message: Str | null, object: Value): void;
  /** A warning of the compiler: answers 'error' where the filters make it one. */
  warnCompile(t: Thread, warning: CompilerWarning): 'error' | undefined;
  /** A native module by name, made on its first import; undefined where there is none. */
  importBuiltin(t: Thread, name: Str): Value | undefined;
  /** The docstring of what is native, as the archive of the library has it: by module, then by the names that lead there. */
  docstring(module: string, path: string): string | undefined;
  nextDictVersion(): number;
  nextTypeVersion(): number;
  nextFunctionVersion(): number;
}

export interface Thread {
  readonly runtime: Runtime;
  /** Counts a level of native recursion; raises RecursionError `maximum recursion depth exceeded<where>` at the limit. */
  enterRecursion(where: string): void;
  leaveRecursion(): void;
  /** Containers whose repr is being made, so that a cycle prints as `[...]`. */
  readonly reprStack: Value[];
  /** What parts of the machine keep for this thread (runtime-state.ts). */
  readonly state: Map<object, object>;
  /** What native code has taken out of Python's sight while it calls Python code: the collector looks here. */
  readonly held: object[];
  /** Globals, locals and builtins of the innermost Python frame; undefined outside of any. */
  currentGlobals(): PyDict | undefined;
  currentLocals(): Value;
  /** `co_flags` of the innermost Python frame; 0 outside of any. */
  currentCodeFlags(): number;
  /** Runs a class body, module or function with these names; used by `__build_class__`, `exec`, `eval`. */
  runCode(code: Value, globals: PyDict, locals: Value, closure: readonly Value[] | undefined, name: Str): Value;
  /** Runs the body function of a class statement with `namespace` as locals; the `__class__` cell or None. */
  runClassBody(body: Value, namespace: Value): Value;
  /** Is one of these within reach of the variables of the frames that run. */
  isInUse(objects: ReadonlySet<object>): boolean;
  /** Writes a warning as `warnings.warn` does. */
  warn(category: PyType, message: string, stackLevel: number): void;
}
