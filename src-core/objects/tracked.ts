/**
 * The objects whose end somebody notices: those that weak references are at, those with a finalizer, classes (which their bases list).
 * Nobody counts references here, so they are held until a collection finds that the program cannot reach them (modules/gc).
 */
import type { PyType } from './type.ts';
import type { PyObject } from './value.ts';
import type { PyWeakref } from './weakref/weakref-object.ts';

/** A collection is not due before there are this many. */
const FIRST_LIMIT = 20_000;

export class Tracked {
  /** Weak references and proxies by their object, those without a callback first. */
  readonly weak = new Map<PyObject, PyWeakref[]>();
  /** Objects whose finalizer has not run, oldest first. */
  readonly finalizable = new Set<PyObject>();
  readonly finalized = new WeakSet<PyObject>();
  readonly classes = new Set<PyType>();
  private limit = FIRST_LIMIT;
  /** What the machine itself has made before the program: its streams. */
  private readonly standing = new WeakSet<PyObject>();

  /** Whatever has a finalizer by now belongs to the machine. */
  keepForMachine(): void {
    for (const object of this.finalizable) this.standing.add(object);
  }

  /** The program has made something whose finalizer has not run. */
  get awaitsEnd(): boolean {
    for (const object of this.finalizable) if (!this.standing.has(object)) return true;
    return false;
  }

  private get size(): number {
    return this.weak.size + this.finalizable.size + this.classes.size;
  }

  /** So many have come since the last collection that another one is due. */
  get full(): boolean {
    return this.size > this.limit;
  }

  /** A collection was made. */
  settle(): void {
    this.limit = Math.max(FIRST_LIMIT, 2 * this.size);
  }
}
