/** Threads, and what waits to go on without being on any stack: generators, coroutines, tasks. */

import { PyDict } from '../../objects/dict.ts';
import { getOwn, ownEntries } from '../../objects/instance.ts';
import { PyModule } from '../../objects/module.ts';
import { coroutineType, generatorType, typeOf } from '../../objects/type.ts';
import { asStr, PyObject, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { PyGenerator } from '../../ops/generator.ts';
import { yieldFrom } from '../../ops/iteration.ts';
import type { SuspendedView, ThreadView } from '../../protocol/inspect-shapes.ts';
import type { VmThread } from '../../vm/thread.ts';
import type { Debugger } from '../debugger.ts';
import { visitReachable } from '../livecode/reachable.ts';

const MAIN = 1;

function identOf(dbg: Debugger, thread: VmThread): number {
  return thread === dbg.thread ? (thread.scheduler?.of(thread).ident ?? MAIN) : (thread.scheduler?.of(thread).ident ?? 0);
}

/** The name that `threading` knows a thread by. */
function nameOf(dbg: Debugger, ident: number, main: boolean): string {
  const threading = dbg.thread.runtime.modules.getStr('threading');
  const active = threading instanceof PyModule ? threading.dict.getStr('_active') : undefined;
  const object = active instanceof PyDict ? active.get(undefined as never, ident) : undefined;
  const name = object instanceof PyObject ? getOwn(object, '_name') : undefined;
  const text = name === undefined ? undefined : asStr(name);
  return text === undefined ? (main ? 'MainThread' : `thread ${ident}`) : utf16(text);
}

function depthOf(thread: VmThread): number {
  let depth = 0;
  for (let f: Frame | null = thread.frame; f !== null; f = f.previous) depth++;
  return depth;
}

export function threadViews(dbg: Debugger): ThreadView[] {
  const stopped = dbg.snapshots.stop().thread;
  return [...dbg.thread.monitoring.threads].map((thread) => {
    const id = identOf(dbg, thread);
    const main = thread === dbg.thread;
    return { id, name: nameOf(dbg, id, main), main, stopped: thread === stopped, depth: depthOf(thread) };
  });
}

/** The frames of a thread, innermost first. */
export function framesOf(dbg: Debugger, id: number): Frame[] {
  dbg.snapshots.stop();
  const thread = [...dbg.thread.monitoring.threads].find((each) => identOf(dbg, each) === id);
  if (!thread) throw new Error(`there is no thread ${id}`);
  const frames: Frame[] = [];
  for (let f: Frame | null = thread.frame; f !== null; f = f.previous) frames.push(f);
  return frames;
}

/** Everything that is suspended, in the order in which the program's objects lead to it. */
export function suspendedViews(dbg: Debugger): SuspendedView[] {
  const { snapshots, thread } = dbg;
  snapshots.stop();
  const found: PyGenerator[] = [];
  const tasks = new Map<Value, string>();
  visitReachable(thread, (object) => {
    if (object instanceof PyGenerator) {
      if (object.state === 'suspended' || object.state === 'created') found.push(object);
    } else if (object instanceof PyObject && utf16(typeOf(object).qualname) === 'Task') nameTask(object, tasks);
  });
  const frames = snapshots.viewsOf(found.map(({ frame }) => frame));
  return found.map((generator, i) => {
    const inner = yieldFrom(generator);
    return {
      ref: snapshots.objects.view(generator).ref,
      kind: generator.cls === generatorType ? 'generator' : generator.cls === coroutineType ? 'coroutine' : 'async generator',
      name: utf16(generator.qualname),
      state: generator.state as 'created' | 'suspended',
      awaits: inner === undefined || inner === null ? null : snapshots.objects.view(inner),
      task: tasks.get(generator) ?? '',
      frame: frames[i],
    };
  });
}

/** Notes the name of a task by its coroutine. */
function nameTask(task: PyObject, tasks: Map<Value, string>): void {
  const rows = new Map(ownEntries(task).map(([key, value]) => [String(key), value]));
  const coroutine = rows.get('_coro') ?? (task as unknown as { coro?: Value }).coro;
  const name = rows.get('_name') ?? (task as unknown as { name?: Value }).name;
  if (coroutine === undefined || coroutine === null) return;
  // The native task names itself when it is asked, and has a number until then.
  const text = name === undefined || name === null ? undefined : typeof name === 'number' ? `Task-${name}` : asStr(name);
  tasks.set(coroutine, text === undefined ? 'Task' : utf16(text));
}
