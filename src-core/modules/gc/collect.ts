/**
 * A collection: finds what the program cannot reach any more among the objects whose end somebody notices (objects/tracked.ts), clears
 * the weak references at it, calls their callbacks and runs finalizers. The memory itself is the host's affair.
 *
 * CPython lets go of most objects the moment that the last reference is gone, and its collector sees cycles alone. So what is found
 * is taken in that order: first whatever nothing refers to, from the outside inwards, finalizer before weak references
 * (Objects/typeobject.c `subtype_dealloc`), then the cycles with all that hangs on them, weak references before finalizers
 * (Modules/gcmodule.c `gc_collect_main`). Who is brought back by a finalizer stays.
 */
import { call } from '../../objects/abstract/call.ts';
import { PyWrapperDescr } from '../../objects/descr.ts';
import { PyException } from '../../objects/exception.ts';
import type { Tracked } from '../../objects/tracked.ts';
import { lookup, PyType, typeOf } from '../../objects/type.ts';
import { PyObject, type Value } from '../../objects/value.ts';
import type { PyWeakref } from '../../objects/weakref/weakref-object.ts';
import { addChildren, reach, rootsOf } from '../../vm/reach.ts';
import type { VmThread } from '../../vm/thread.ts';
import { reportUnraisable } from '../sys/unraisable.ts';

/** What cannot be reached: each object with what it holds, and how many others of these hold it. */
class Garbage {
  readonly children = new Map<object, object[]>();
  readonly holders = new Map<object, number>();

  constructor(found: readonly object[], reached: ReadonlySet<object>) {
    const todo = [...found].reverse();
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (this.children.has(next)) continue;
      const children: object[] = [];
      addChildren(children, next);
      const lost = children.filter((child) => !reached.has(child));
      this.children.set(next, lost);
      for (const child of lost) {
        this.holders.set(child, (this.holders.get(child) ?? 0) + 1);
        todo.push(child);
      }
    }
  }

  has(object: object): boolean {
    return this.children.has(object);
  }

  isFree(object: object): boolean {
    return (this.holders.get(object) ?? 0) === 0;
  }

  /** Takes an object out; answers those that nothing holds any more. */
  remove(object: object): object[] {
    const freed: object[] = [];
    for (const child of this.children.get(object) ?? []) {
      const count = (this.holders.get(child) ?? 0) - 1;
      this.holders.set(child, count);
      if (count === 0 && this.children.has(child)) freed.push(child);
    }
    this.children.delete(object);
    return freed;
  }
}

/** A weak reference that is lost itself is at nothing any more. */
function dropLostReferences(tracked: Tracked, reached: ReadonlySet<object>): void {
  for (const [target, refs] of tracked.weak) {
    if (!reached.has(target)) continue;
    const kept = refs.filter((ref) => reached.has(ref));
    if (kept.length === 0) tracked.weak.delete(target);
    else if (kept.length < refs.length) tracked.weak.set(target, kept);
  }
}

function lostObjects(tracked: Tracked, reached: ReadonlySet<object>): PyObject[] {
  const lost = new Set<PyObject>();
  for (const group of [tracked.finalizable, tracked.weak.keys(), tracked.classes])
    for (const object of group) if (!reached.has(object)) lost.add(object);
  return [...lost];
}

/** Runs the finalizer of an object, once in its life. What it raises can be told to nobody. */
export function finalize(t: VmThread, object: PyObject): void {
  const { tracked } = t.runtime;
  tracked.finalizable.delete(object);
  if (tracked.finalized.has(object)) return;
  tracked.finalized.add(object);
  const type = typeOf(object);
  if (type.tp_finalize === undefined) return;
  try {
    type.tp_finalize(t, object as never);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    // A finalizer of the machine's own tells of the object itself.
    const method = lookup(type, '__del__');
    reportUnraisable(t, error, null, method === undefined || method instanceof PyWrapperDescr ? object : method);
  }
}

/** Weak references at an object answer None from now on. */
function clearReferences(t: VmThread, object: PyObject): readonly PyWeakref[] {
  const { weak } = t.runtime.tracked;
  const refs = weak.get(object) ?? [];
  weak.delete(object);
  for (const ref of refs) ref.referent = undefined;
  return refs;
}

function callBack(t: VmThread, refs: readonly PyWeakref[]): void {
  for (const ref of refs) {
    const { callback } = ref;
    ref.callback = null;
    if (callback === null) continue;
    try {
      call(t, callback, [ref as Value]);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      reportUnraisable(t, error, null, callback);
    }
  }
}

/** A class that is gone is no subclass any more. */
function forget(tracked: Tracked, object: object): void {
  if (!(object instanceof PyType)) return;
  tracked.classes.delete(object);
  for (const base of object.bases) base.subclasses = base.subclasses.filter((ref) => ref.deref() !== object);
}

class Collection {
  private readonly tracked: Tracked;
  private reached: Set<object>;
  private readonly garbage: Garbage;

  constructor(private readonly t: VmThread) {
    this.tracked = t.runtime.tracked;
    this.reached = reach(rootsOf(t), new Set());
    dropLostReferences(this.tracked, this.reached);
    this.garbage = new Garbage(lostObjects(this.tracked, this.reached), this.reached);
  }

  /** How many objects were found in cycles. */
  run(): number {
    if (this.garbage.children.size === 0) return 0;
    this.releaseChains();
    return this.breakCycles();
  }

  /** Weak references that can still answer are told. */
  private release(object: object): object[] {
    if (object instanceof PyObject) {
      const refs = clearReferences(this.t, object);
      callBack(
        this.t,
        refs.filter((ref) => this.reached.has(ref) || this.garbage.has(ref)),
      );
    }
    forget(this.tracked, object);
    return this.garbage.remove(object);
  }

  private isFinalizable(object: object): object is PyObject {
    return this.tracked.finalizable.has(object as PyObject);
  }

  private releaseChains(): void {
    let free = [...this.garbage.children.keys()].filter((object) => this.garbage.isFree(object));
    while (free.length > 0) {
      const waiting: PyObject[] = [];
      for (let i = 0; i < free.length; i++) {
        const object = free[i];
        if (this.isFinalizable(object)) waiting.push(object);
        else free.push(...this.release(object));
      }
      free = this.finalizeAll(waiting).flatMap((object) => this.release(object));
    }
  }

  /** Runs finalizers; those that nobody brought back. */
  private finalizeAll(objects: readonly PyObject[]): readonly PyObject[] {
    if (objects.length === 0) return objects;
    for (const object of objects) finalize(this.t, object);
    this.reached = reach(rootsOf(this.t), new Set());
    return objects.filter((object) => !this.reached.has(object));
  }

  private breakCycles(): number {
    const rest = [...this.garbage.children.keys()].filter((object) => !this.reached.has(object));
    const objects = rest.filter((object) => object instanceof PyObject);
    const told = objects.flatMap((object) => clearReferences(this.t, object)).filter((ref) => this.reached.has(ref));
    callBack(this.t, told);
    const ends = objects.filter((object) => this.isFinalizable(object));
    this.finalizeAll(ends);
    const gone = objects.filter((object) => !this.reached.has(object));
    for (const object of gone) forget(this.tracked, object);
    return gone.length;
  }
}

/** Collects what `t`'s machine cannot reach; how many objects were found in cycles. */
export function collect(t: VmThread): number {
  const count = new Collection(t).run();
  t.runtime.tracked.settle();
  return count;
}

/** No thread is inside of native code, which might hold what nobody sees. */
export function isQuiet(t: VmThread): boolean {
  for (const thread of t.runtime.monitoring.threads) if (thread.nesting > 1) return false;
  return true;
}
