/**
 * State of one part of one machine: what a module of CPython keeps in its static variables or module state. It stands in the runtime,
 * where the collector sees what it holds; keep nothing that programs can refer to anywhere else.
 */
import type { Runtime, Thread } from './thread.ts';

/** What the runtimes hold under one key, a value each. */
export class RuntimeState<S extends object> {
  get(runtime: Runtime): S | undefined {
    return runtime.state.get(this) as S | undefined;
  }
  set(runtime: Runtime, value: S): void {
    runtime.state.set(this, value);
  }
}

/** The same for threads. */
export class ThreadState<S extends object> {
  get(t: Thread): S | undefined {
    return t.state.get(this) as S | undefined;
  }
  set(t: Thread, value: S): void {
    t.state.set(this, value);
  }
}
