/** What the threads of one machine share: modules, numbers for caches, identities, output. */
import { decodeUtf8 } from '../base/utf8.ts';
import { lookupAttr } from '../objects/abstract/attr.ts';
import { call } from '../objects/abstract/call.ts';
import { PyDict } from '../objects/dict.ts';
import { UnreadDoc } from '../objects/docstring.ts';
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import type { CodecHooks, CompilerWarning, Runtime, RuntimeListener, Thread } from '../objects/thread.ts';
import { Tracked } from '../objects/tracked.ts';
import { isSubtype, type PyType } from '../objects/type.ts';
import { PyObject, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import { PyMethod } from '../ops/function.ts';
import { OddBuiltins } from '../ops/odd-builtins.ts';
import type { ImportTimes } from './import-times.ts';
import type { InstructionBudget } from './limits.ts';
import { Monitoring } from './monitoring/monitoring.ts';
import type { VmThread } from './thread.ts';

export type StreamName = 'stdout' | 'stderr';

/** Modules that hold state of the machine itself: importing them anew gives the same object. */
const SINGLE = new Set(['sys', 'builtins', '_imp']);

export class MachineRuntime implements Runtime {
  readonly builtins = new PyDict();
  readonly modules = new PyDict();
  builtinsModule: Value = null;
  readonly state = new Map<object, object>();
  readonly tracked = new Tracked();
  /** Collects when so many tracked objects have come that it is due; undefined until the module `gc` can. */
  collect: ((t: VmThread) => void) | undefined = undefined;
  codecs: CodecHooks | undefined = undefined;
  listener: RuntimeListener | undefined = undefined;
  /** `importlib._bootstrap`, once there is one. */
  importlib: PyModule | undefined = undefined;
  /** Times imports, where the command line asks for it. */
  importTimes: ImportTimes | undefined = undefined;
  /** `builtins.__import__` as the machine made it. */
  importFunction: Value = null;
  intMaxStrDigits = 4300;
  /** Signals that came while the main thread did not run, and who answers them in it. */
  readonly pendingSignals: number[] = [];
  handleSignals: ((t: VmThread) => void) | undefined = undefined;
  /** Timers of the program that run: notes the signals of those that are due; when the next is, by the monotonic clock. */
  timers: { poll(t: VmThread): void; readonly next: bigint | undefined } | undefined = undefined;
  /** Instructions that the program may execute; all that it likes if absent. */
  budget: InstructionBudget | undefined = undefined;
  private limit = 1000;
  get recursionLimit(): number {
    return this.limit;
  }
  set recursionLimit(limit: number) {
    this.limit = limit;
    for (const thread of this.monitoring.threads) thread.limitDepth();
  }
  readonly monitoring = new Monitoring();
  /** Some frame has set `f_trace_opcodes`: from the next `sys.settrace` on, opcodes are told. */
  opcodeTracing = false;
  /** Instructions executed by threads that have ended. */
  spentTicks = 0;
  private dictVersion = 0;
  private typeVersion = 0;
  private functionVersion = 0;
  private identities = new WeakMap<PyObject, number>();
  private scalars = new Map<unknown, number>();
  private nextIdentity = 0x7f00_0000_0010;

  /** Set by the module `sys`; before there is one, nobody can be told. */
  unraisable: Runtime['unraisable'] = () => {};

  constructor(
    /** The last way out for text, where the program has no stream for it. */
    readonly write: (stream: StreamName, text: string) => void,
  ) {}

  nextDictVersion(): number {
    return ++this.dictVersion;
  }
  nextTypeVersion(): number {
    return ++this.typeVersion;
  }
  nextFunctionVersion(): number {
    return ++this.functionVersion;
  }

  /** Instructions executed so far by all threads. */
  get ticks(): number {
    let ticks = this.spentTicks;
    for (const thread of this.monitoring.threads) ticks += thread.ticks;
    return ticks;
  }

  /** The numbers that were given out last: versions for caches, identities. */
  counters(): number[] {
    return [this.dictVersion, this.typeVersion, this.functionVersion, this.nextIdentity];
  }

  identity(value: Value): number {
    const known = value instanceof PyObject ? this.identities.get(value) : this.scalars.get(value);
    if (known !== undefined) return known;
    const id = this.nextIdentity;
    this.nextIdentity += 16;
    if (value instanceof PyObject) this.identities.set(value, id);
    else this.scalars.set(value, id);
    return id;
  }

  /** Makers of native modules by name. */
  readonly nativeModules = new Map<string, (t: VmThread) => PyModule>();

  /** What is done when one of them is executed; most are complete when they are made. */
  readonly moduleStarts = new Map<string, (t: VmThread, module: PyModule) => void>();

  importBuiltin(t: VmThread, name: Str): Value | undefined {
    const known = this.modules.getStr(name);
    if (known !== undefined) return known;
    const module = this.makeBuiltin(t, name);
    if (module !== undefined) this.modules.setStr(name, module);
    return module;
  }

  /** A new object of a native module, or the one that there is of a module which exists once; undefined where there is none. */
  makeBuiltin(t: VmThread, name: Str): PyModule | undefined {
    const own = this.single.get(utf16(name));
    if (own !== undefined) return own;
    const module = this.nativeModules.get(utf16(name))?.(t);
    if (module !== undefined && module.dict.getStr('__doc__') === null) module.dict.setStr('__doc__', new UnreadDoc(module));
    if (module !== undefined && SINGLE.has(utf16(name))) this.single.set(utf16(name), module);
    return module;
  }
  private single = new Map<string, PyModule>();

  /** A piece of the library's archive by name; undefined where there is no archive, or none of that name. */
  libraryPiece: (name: string) => Uint8Array | undefined = () => undefined;
  private readonly docstrings = new Map<string, Readonly<Record<string, string>>>();

  docstring(module: string, path: string): string | undefined {
    let texts = this.docstrings.get(module);
    if (texts === undefined) {
      const piece = this.libraryPiece(`docstrings/${module}`);
      texts = piece === undefined ? {} : (JSON.parse(decodeUtf8(piece, 'replace')) as Record<string, string>);
      this.docstrings.set(module, texts);
    }
    return Object.hasOwn(texts, path) ? texts[path] : undefined;
  }

  warnCompile(t: Thread, warning: CompilerWarning): 'error' | undefined {
    const { category, message, filename, lineno } = warning;
    const type = exceptionTypes[category];
    const warnings = this.importBuiltin(t as VmThread, '_warnings');
    const warn = warnings === undefined ? undefined : lookupAttr(t, warnings, 'warn_explicit');
    try {
      if (warning.atCaller) t.warn(type, message, 1);
      else if (warn !== undefined) call(t, warn, [strFromUtf16(message), type, strFromUtf16(filename), lineno]);
      else if (category === 'SyntaxWarning') this.write('stderr', `${filename}:${lineno}: ${category}: ${message}\n`);
    } catch (error) {
      if (error instanceof PyException && isSubtype(error.cls, type)) return 'error';
      throw error;
    }
    return undefined;
  }

  bindMethod(func: Value, self: Value): Value {
    return new PyMethod(func, self);
  }

  /** The namespace that `__builtins__` of some globals means. */
  builtinsOf(own: Value | undefined): PyDict {
    if (own === undefined) return this.builtins;
    if (own instanceof PyDict) return own;
    return own instanceof PyModule ? own.dict : new OddBuiltins(own);
  }

  /** A warning of native code, as `warnings.warn` does it (`PyErr_WarnEx`). */
  warn(t: VmThread, category: PyType, message: string, stackLevel: number): void {
    const warnings = this.importBuiltin(t, '_warnings');
    const warn = warnings === undefined ? undefined : lookupAttr(t, warnings, 'warn');
    if (warn !== undefined) call(t, warn, [strFromUtf16(message), category, stackLevel]);
  }
}
