/** The module `gc` (Modules/gcmodule.c): collections, the knobs that do not matter here, and looking at who refers to whom. */
import { call } from '../../objects/abstract/call.ts';
import { index } from '../../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyList, PyObject, PyTuple, type Value } from '../../objects/value.ts';
import type { MachineRuntime } from '../../vm/runtime.ts';
import type { VmThread } from '../../vm/thread.ts';
import { reportUnraisable } from '../sys/unraisable.ts';
import { collect, isQuiet } from './collect.ts';
import { isTracked, referents, referrers, trackedObjects } from './referents.ts';

interface Knobs {
  enabled: boolean;
  debug: number;
  thresholds: number[];
  running: boolean;
  /** Collections and objects collected, for `get_stats`. */
  collections: number;
  collected: number;
}

const all = new RuntimeState<Knobs>();

function knobsOf(t: Thread): Knobs {
  let knobs = all.get(t.runtime);
  if (knobs === undefined)
    all.set(
      t.runtime,
      (knobs = { enabled: true, debug: 0, thresholds: [700, 10, 10], running: false, collections: 0, collected: 0 }),
    );
  return knobs;
}

const GENERATIONS = [0, 1, 2];

function stats(t: Thread): Value {
  const { collections, collected } = knobsOf(t);
  return new PyList(
    GENERATIONS.map((generation) => {
      const row = new PyDict();
      const last = generation === 2;
      row.setStr('collections', last ? collections : 0);
      row.setStr('collected', last ? collected : 0);
      row.setStr('uncollectable', 0);
      return row;
    }),
  );
}

const nothing = (): Value => null;

/** Tells `gc.callbacks` (`invoke_gc_callback`). */
function tell(t: Thread, module: PyModule, phase: string, generation: number, collected: number): void {
  const callbacks = module.dict.getStr('callbacks');
  if (!(callbacks instanceof PyList)) return;
  const info = new PyDict();
  info.setStr('generation', generation);
  info.setStr('collected', collected);
  info.setStr('uncollectable', 0);
  for (const callback of callbacks.items.slice()) {
    try {
      call(t, callback, [phase, info]);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      reportUnraisable(t, error, null, callback);
    }
  }
}

/** `gc.collect()`: every generation is all there is. While a collection runs, another one finds nothing. */
function collectNow(t: Thread, module: PyModule, generation: number): Value {
  if (generation < 0 || generation > 2) return raise.ValueError('invalid generation');
  const knobs = knobsOf(t);
  if (knobs.running) return 0;
  knobs.running = true;
  try {
    tell(t, module, 'start', generation, 0);
    const collected = collect(t as VmThread);
    knobs.collections++;
    knobs.collected += collected;
    tell(t, module, 'stop', generation, collected);
    return collected;
  } finally {
    knobs.running = false;
  }
}

/** Has `runtime` collect by itself when it is due, at a moment when no native code is under way. */
export function collectWhenDue(runtime: MachineRuntime): void {
  runtime.collect = (t) => {
    const knobs = knobsOf(t);
    if (!knobs.enabled || knobs.running || !isQuiet(t)) return;
    knobs.running = true;
    try {
      collect(t);
    } finally {
      knobs.running = false;
    }
  };
}

function getObjects(t: Thread, _module: Value, generation: Value): Value {
  if (generation !== null) {
    const number = Number(index(t, generation));
    if (number < 0) return raise.ValueError('generation parameter cannot be negative');
    if (number > 2) return raise.ValueError('generation parameter must be less than the number of available generations (3)');
    if (number < 2) return new PyList([]);
  }
  return new PyList(trackedObjects(t as VmThread));
}

const functions: Record<string, NativeRow> = {
  enable: [
    '(module, /)',
    (t) => {
      knobsOf(t).enabled = true;
      return null;
    },
  ],
  disable: [
    '(module, /)',
    (t) => {
      knobsOf(t).enabled = false;
      return null;
    },
  ],
  isenabled: ['(module, /)', (t) => knobsOf(t).enabled],
  collect: ['(module, /, generation: int = 2)', collectNow],
  set_debug: [
    '(module, flags: int, /)',
    (t, _module: Value, flags: number) => {
      knobsOf(t).debug = flags;
      return null;
    },
  ],
  get_debug: ['(module, /)', (t) => knobsOf(t).debug],
  set_threshold: [
    '~(module, threshold0, threshold1=NULL, threshold2=NULL, /)',
    (t, _module: Value, ...given: (Value | undefined)[]) => {
      given.forEach((value, i) => {
        if (value !== undefined) knobsOf(t).thresholds[i] = Number(index(t, value));
      });
      return null;
    },
  ],
  get_threshold: ['(module, /)', (t) => new PyTuple(knobsOf(t).thresholds)],
  get_count: ['(module, /)', () => new PyTuple([0, 0, 0])],
  get_stats: ['(module, /)', stats],
  is_tracked: ['(module, obj, /)', (_t, _module: Value, object: Value) => isTracked(object)],
  is_finalized: [
    '(module, obj, /)',
    (t, _module: Value, object: Value) => object instanceof PyObject && t.runtime.tracked.finalized.has(object),
  ],
  freeze: ['(module, /)', nothing],
  unfreeze: ['(module, /)', nothing],
  get_freeze_count: ['(module, /)', () => 0],
  get_objects: ['(module, /, generation=None)', getObjects],
  get_referrers: ['~(module, *objs)', (t, _module: Value, objects: Value[]) => new PyList(referrers(t as VmThread, objects))],
  get_referents: ['~(module, *objs)', (_t, _module: Value, objects: Value[]) => new PyList(objects.flatMap(referents))],
};

export function makeGc(): PyModule {
  const module = new PyModule('gc');
  fillModule(module.dict, module, 'gc', functions);
  const flags = { DEBUG_STATS: 1, DEBUG_COLLECTABLE: 2, DEBUG_UNCOLLECTABLE: 4, DEBUG_SAVEALL: 32, DEBUG_LEAK: 38 };
  for (const [name, value] of Object.entries(flags)) module.dict.setStr(name, value);
  module.dict.setStr('garbage', new PyList([]));
  module.dict.setStr('callbacks', new PyList([]));
  return module;
}
