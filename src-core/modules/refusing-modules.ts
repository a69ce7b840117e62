/**
 * Modules whose facilities a program is not given here: starting processes, tracing allocations. They can be imported, and say no when
 * they are used, as on a system that lacks the facility (Modules/_posixsubprocess.c, _tracemalloc.c).
 */
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { PyTuple, type Value } from '../objects/value.ts';
import { raiseSystem } from './host-error.ts';

const EPERM = 1;

function moduleOf(name: string, functions: Record<string, NativeRow>): PyModule {
  const module = new PyModule(name);
  fillModule(module.dict, module, name, functions);
  return module;
}

export function makePosixSubprocess(): PyModule {
  return moduleOf('_posixsubprocess', { fork_exec: ['(module, *args)', () => raiseSystem(EPERM)] });
}

/** Tracing is never on. */
export function makeTracemalloc(): PyModule {
  const nothing: NativeRow = ['(module, /)', () => null];
  return moduleOf('_tracemalloc', {
    is_tracing: ['(module, /)', () => false],
    start: ['(module, nframe: int = 1, /)', () => raise.RuntimeError('tracing memory allocations is not supported')],
    stop: nothing,
    clear_traces: nothing,
    _get_traces: [
      '(module, /)',
      () => raise.RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot'),
    ],
    _get_object_traceback: ['(module, obj, /)', (_t, _module: Value) => null],
    get_traceback_limit: ['(module, /)', () => 1],
    get_tracemalloc_memory: ['(module, /)', () => 0],
    get_traced_memory: ['(module, /)', () => new PyTuple([0, 0])],
    reset_peak: nothing,
  });
}
