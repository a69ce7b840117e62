/** The module `gc`: the host collects, so most of it is knobs with no machine behind them (Modules/gcmodule.c). */
import { index } from '../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Runtime, Thread } from '../objects/thread.ts';
import { PyList, PyObject, PyTuple, type Value } from '../objects/value.ts';
import type { MachineRuntime } from '../vm/runtime.ts';
import { isTracked, reachable, referentsOf } from './gc-graph.ts';

interface Knobs {
  enabled: boolean;
  debug: number;
  thresholds: number[];
}

const all = new WeakMap<Runtime, Knobs>();

function knobsOf(t: Thread): Knobs {
  let knobs = all.get(t.runtime);
  if (knobs === undefined) all.set(t.runtime, (knobs = { enabled: true, debug: 0, thresholds: [700, 10, 10] }));
  return knobs;
}

const GENERATIONS = [0, 1, 2];

function stats(): Value {
  return new PyList(
    GENERATIONS.map(() => {
      const row = new PyDict();
      for (const name of ['collections', 'collected', 'uncollectable']) row.setStr(name, 0);
      return row;
    }),
  );
}

const nothing = (): Value => null;

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
  collect: [
    '(module, /, generation: int = 2)',
    (_t, _module: Value, generation: number) => (generation < 0 || generation > 2 ? raise.ValueError('invalid generation') : 0),
  ],
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
  is_tracked: ['(module, obj, /)', (_t, _module: Value, object: Value) => object instanceof PyObject],
  is_finalized: ['(module, obj, /)', () => false],
  freeze: ['(module, /)', nothing],
  unfreeze: ['(module, /)', nothing],
  get_freeze_count: ['(module, /)', () => 0],
  get_objects: ['(module, /, generation=None)', (t) => new PyList([...reachable(t.runtime as MachineRuntime)].filter(isTracked))],
  get_referrers: [
    '~(module, *objs)',
    (t, _module: Value, wanted: readonly Value[]) => {
      const sought = new Set<Value>(wanted);
      const found: Value[] = [];
      for (const object of reachable(t.runtime as MachineRuntime)) {
        if (isTracked(object) && referentsOf(object).some((held) => sought.has(held))) found.push(object);
      }
      return new PyList(found);
    },
  ],
  get_referents: [
    '~(module, *objs)',
    (_t, _module: Value, holders: readonly Value[]) =>
      new PyList(holders.flatMap((object) => (object instanceof PyObject ? referentsOf(object) : []))),
  ],
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
