/** Buffers that may change their size: bytearray and array. While a view of one is in use they must not. */
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyBuffer } from './buffer-object.ts';

export abstract class PyLender extends PyBuffer {
  /** What was lent out and not given back: memoryviews, iterators over matches. */
  private views: WeakRef<object>[] = [];
  /** Native code that is working on the bytes while Python code runs. */
  private pins = 0;
  /** What is said of a change of size that would leave a view behind. */
  protected abstract readonly inUse: string;

  lend(view: object): void {
    this.views.push(new WeakRef(view));
  }

  takeBack(view: object): void {
    this.views = this.views.filter((ref) => ref.deref() !== view);
  }

  /** Runs `work`, during which the size must not change. */
  pinned<T>(work: () => T): T {
    this.pins++;
    try {
      return work();
    } finally {
      this.pins--;
    }
  }

  /**
   * Raises BufferError while a view is in use. Nobody counts references here, so a view counts as in use when a variable of the running
   * frames or of their module leads to it; a temporary one, which the reference would have dropped, does not hinder.
   */
  checkExports(t: Thread): void {
    if (this.pins > 0) raise.BufferError(this.inUse);
    if (this.views.length === 0) return;
    this.views = this.views.filter((ref) => ref.deref() !== undefined);
    const views = new Set<object>(this.views.map((ref) => ref.deref() as object));
    const globals = t.currentGlobals();
    if (globals?.values.some((value) => views.has(value as PyBuffer)) || t.isInUse(views)) raise.BufferError(this.inUse);
  }
}
