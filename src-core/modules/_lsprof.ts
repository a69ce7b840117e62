/**
 * The module `_lsprof` behind `cProfile` (Modules/_lsprof.c): a tool of monitoring that counts calls and their times, for each function
 * and for each pair of caller and function.
 */
import { call } from '../objects/abstract/call.ts';
import { floatOf, isTrue } from '../objects/abstract/number.ts';
import { fillModule, fillType } from '../objects/define.ts';
import { PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { bind, parseSignature } from '../objects/signature.ts';
import { makeStructSequence, structSequenceType } from '../objects/structseq.ts';
import { adopt } from '../objects/subclass.ts';
import type { Thread } from '../objects/thread.ts';
import { PyFloat, PyList, PyObject, type Value } from '../objects/value.ts';
import { builtinLabel, calledBuiltin } from '../vm/monitoring/builtin-calls.ts';
import { EVENT } from '../vm/monitoring/events.ts';
import type { NativeCallback } from '../vm/monitoring/monitoring.ts';
import type { VmThread } from '../vm/thread.ts';
import { typeIn } from './native-type.ts';
import { reportUnraisable } from './sys/unraisable.ts';
import { worldOf } from './world.ts';

/** `sys.monitoring.PROFILER_ID`. */
const TOOL = 2;

/** What is counted of a function, or of a function as called by one caller. */
class Counts {
  total = 0;
  inline = 0;
  calls = 0;
  recursive = 0;
  level = 0;
}

class Entry extends Counts {
  readonly callees = new Map<Entry, Counts>();
  constructor(readonly subject: Value) {
    super();
  }
}

interface Context {
  entry: Entry;
  previous: Context | undefined;
  began: number;
  /** Time spent in what it called. */
  inside: number;
}

class PyProfiler extends PyObject {
  readonly entries = new Map<unknown, Entry>();
  context: Context | undefined = undefined;
  enabled = false;
  subcalls = true;
  builtins = true;
  timer: Value | undefined = undefined;
  unit = 0;
  /** The timer of the program runs: profiling of itself is not for it. */
  timing = false;

  /** Now, in nanoseconds or in the units of the program's own timer. */
  now(t: Thread): number {
    if (this.timer === undefined) return Number(worldOf(t).host?.clock.performance() ?? 0n);
    this.timing = true;
    try {
      const value = floatOf(t, call(t, this.timer, []));
      return this.unit > 0 ? value : value * 1e9;
    } catch (error) {
      // Nobody is there to catch it (`CallExternalTimer`).
      if (!(error instanceof PyException)) throw error;
      reportUnraisable(t as VmThread, error, null, this.timer);
      return 0;
    } finally {
      this.timing = false;
    }
  }

  enter(t: Thread, key: unknown, subject: () => Value): void {
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = new Entry(subject());
      this.entries.set(key, entry);
    }
    const context: Context = { entry, previous: this.context, began: 0, inside: 0 };
    this.context = context;
    entry.level++;
    if (this.subcalls && context.previous !== undefined) {
      const { callees } = context.previous.entry;
      let counts = callees.get(entry);
      if (counts === undefined) {
        counts = new Counts();
        callees.set(entry, counts);
      }
      counts.level++;
    }
    context.began = this.now(t);
  }

  leave(t: Thread, key: unknown): void {
    const { context } = this;
    if (context === undefined) return;
    const entry = this.entries.get(key);
    if (entry === undefined) this.context = context.previous;
    else this.stop(t, context, entry);
  }

  stop(t: Thread, context: Context, entry: Entry): void {
    const total = this.now(t) - context.began;
    const inline = total - context.inside;
    if (context.previous) context.previous.inside += total;
    this.context = context.previous;
    charge(entry, total, inline);
    const counts = this.subcalls ? context.previous?.entry.callees.get(entry) : undefined;
    if (counts !== undefined) charge(counts, total, inline);
  }
}

function charge(counts: Counts, total: number, inline: number): void {
  if (--counts.level === 0) counts.total += total;
  else counts.recursive++;
  counts.inline += inline;
  counts.calls++;
}

function callbacks(profiler: PyProfiler): [number, NativeCallback][] {
  const enter: NativeCallback = (t, _frame, args) => {
    profiler.enter(t, args[0], () => args[0]);
    return null;
  };
  const leave: NativeCallback = (t, _frame, args) => {
    profiler.leave(t, args[0]);
    return null;
  };
  const callBuiltin: NativeCallback = (t, _frame, args) => {
    const func = profiler.builtins ? calledBuiltin(args[2], args[3]) : undefined;
    if (func !== undefined) profiler.enter(t, func.def, () => builtinLabel(t, func));
    return null;
  };
  const returnBuiltin: NativeCallback = (t, _frame, args) => {
    const func = profiler.builtins ? calledBuiltin(args[2], args[3]) : undefined;
    if (func !== undefined) profiler.leave(t, func.def);
    return null;
  };
  return [
    [EVENT.PY_START, enter],
    [EVENT.PY_RESUME, enter],
    [EVENT.PY_THROW, enter],
    [EVENT.PY_RETURN, leave],
    [EVENT.PY_YIELD, leave],
    [EVENT.PY_UNWIND, leave],
    [EVENT.CALL, callBuiltin],
    [EVENT.C_RETURN, returnBuiltin],
    [EVENT.C_RAISE, returnBuiltin],
  ];
}

const EVENTS = [
  EVENT.PY_START,
  EVENT.PY_RESUME,
  EVENT.PY_THROW,
  EVENT.PY_RETURN,
  EVENT.PY_YIELD,
  EVENT.PY_UNWIND,
  EVENT.CALL,
].reduce<number>((bits, event) => bits | (1 << event), 0);

function enable(t: Thread, self: PyProfiler, subcalls: Value | undefined, builtins: Value | undefined): Value {
  if (subcalls !== undefined) self.subcalls = isTrue(t, subcalls);
  if (builtins !== undefined) self.builtins = isTrue(t, builtins);
  const { monitoring } = t as VmThread;
  if (monitoring.names[TOOL] !== undefined) return raise.ValueError('Another profiling tool is already active');
  monitoring.names[TOOL] = 'cProfile';
  for (const [event, callback] of callbacks(self)) monitoring.register(TOOL, event, callback);
  self.enabled = true;
  monitoring.setEvents(TOOL, EVENTS);
  return null;
}

function disable(t: Thread, self: PyProfiler): Value {
  if (self.timing) return raise.RuntimeError('cannot disable profiler in external timer');
  if (!self.enabled) return null;
  const { monitoring } = t as VmThread;
  for (const [event] of callbacks(self)) monitoring.register(TOOL, event, undefined);
  monitoring.setEvents(TOOL, 0);
  monitoring.names[TOOL] = undefined;
  self.enabled = false;
  while (self.context !== undefined) self.stop(t, self.context, self.context.entry);
  return null;
}

function clear(_t: Thread, self: PyProfiler): Value {
  if (self.timing) return raise.RuntimeError('cannot clear profiler in external timer');
  self.entries.clear();
  self.context = undefined;
  return null;
}

const COUNTS = ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime'];
const entryType = structSequenceType({ name: '_lsprof.profiler_entry', fields: [...COUNTS, 'calls'] });
const subentryType = structSequenceType({ name: '_lsprof.profiler_subentry', fields: COUNTS });

function getStats(_t: Thread, self: PyProfiler): Value {
  const factor = self.timer !== undefined && self.unit > 0 ? self.unit : 1e-9;
  const row = (subject: Value, counts: Counts): Value[] => [
    subject,
    counts.calls,
    counts.recursive,
    new PyFloat(factor * counts.total),
    new PyFloat(factor * counts.inline),
  ];
  const list: Value[] = [];
  for (const entry of self.entries.values()) {
    if (entry.calls === 0) continue;
    const callees = [...entry.callees].map(([callee, counts]) => makeStructSequence(subentryType, row(callee.subject, counts)));
    list.push(makeStructSequence(entryType, [...row(entry.subject, entry), callees.length ? new PyList(callees) : null]));
  }
  return new PyList(list);
}

const INIT = parseSignature('(self, timer=NULL, timeunit: float = 0, subcalls=True, builtins=True)');

export const profilerType = typeIn('_lsprof', 'Profiler');
fillType(profilerType, {
  class: PyProfiler,
  slots: {
    tp_new: (_t, cls) => adopt(new PyProfiler(), cls, profilerType),
    tp_init: (t, self: PyProfiler, args, kwnames) => {
      const [timer, unit, subcalls, builtins] = bind(t, INIT, 'Profiler', args, kwnames) as [
        Value | undefined,
        number,
        Value,
        Value,
      ];
      self.subcalls = isTrue(t, subcalls);
      self.builtins = isTrue(t, builtins);
      self.unit = unit;
      self.timer = timer === null ? undefined : timer;
    },
  },
  methods: {
    getstats: ['(self, /)', getStats],
    enable: ['~(self, subcalls=NULL, builtins=NULL)', enable],
    disable: ['~(self, /)', disable],
    clear: ['~(self, /)', clear],
  },
});

/** Makes the module object. */
export function makeLsprof(): PyModule {
  const module = new PyModule('_lsprof');
  fillModule(module.dict, module, '_lsprof', {});
  module.dict.setStr('Profiler', profilerType);
  module.dict.setStr('profiler_entry', entryType);
  module.dict.setStr('profiler_subentry', subentryType);
  return module;
}
