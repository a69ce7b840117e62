/**
 * The object behind `memoryview`: a window on bytes that another object lends, with shape, strides and the format of an item
 * (Objects/memoryobject.c). All views that were made of one another share a loan; when none is left, the lender hears of it. Methods are
 * in memoryview.ts, items in item-format.ts, layouts in layout.ts.
 */
import { type Layout, type Lent, PyBuffer } from '../bytes/buffer-object.ts';
import { PyLender } from '../bytes/lender.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import type { Int, Value } from '../value.ts';
import { countOf, isContiguous, itemBytes } from './layout.ts';
import { PyBufferWrapper } from './wrapper.ts';

/** Tells the owner that its bytes are given back (`PyBuffer_Release`). */
export function giveBack(t: Thread, lent: Lent): void {
  const { owner } = lent;
  if (owner === null) return;
  typeOf(owner).bf_releasebuffer?.(t, owner as never, lent);
  lent.owner = null;
}

/** What views of the same bytes share (`_PyManagedBuffer`). */
export class Loan {
  /** Views not released; weakly, as nobody hears of those that a program just drops. */
  private views: WeakRef<PyMemoryView>[] = [];
  /** Who must not change its size while there are views. */
  private readonly lender: PyLender | undefined;
  /** Who lent the bytes, even when they have been given back. */
  readonly owner: Value;
  constructor(readonly lent: Lent) {
    this.owner = lent.owner;
    this.lender = lenderOf(lent.owner);
  }

  add(view: PyMemoryView): void {
    this.lender?.lend(view);
    if (this.lent.owner !== null && typeOf(this.lent.owner).bf_releasebuffer !== undefined) this.views.push(new WeakRef(view));
  }

  /** A view was released: the last one of those in use gives the bytes back. */
  drop(t: Thread, view: PyMemoryView): void {
    this.lender?.takeBack(view);
    this.views = this.views.filter((ref) => ref.deref() !== undefined && ref.deref() !== view);
    const others = new Set<object>(this.views.map((ref) => ref.deref() as PyMemoryView));
    if (others.size === 0 || !t.isInUse(others)) giveBack(t, this.lent);
  }
}

/** The buffer of changing size that bytes come from in the end. */
function lenderOf(owner: Value): PyLender | undefined {
  if (owner instanceof PyLender) return owner;
  if (owner instanceof PyMemoryView) return lenderOf(owner.loan.owner);
  return owner instanceof PyBufferWrapper ? lenderOf(owner.view) : undefined;
}

export class PyMemoryView extends PyBuffer {
  released = false;
  /** No further views may be made of it: it is the argument of a `__release_buffer__`. */
  restricted = false;
  /** Requests answered and not given back. */
  exports = 0;
  /** The hash, once somebody asked; it outlives the release. */
  hash: Int | undefined = undefined;
  readonly data: Uint8Array;
  constructor(
    readonly loan: Loan,
    readonly layout: Layout = loan.lent.layout,
    readonly readonly: boolean = loan.lent.readonly,
  ) {
    super();
    this.data = loan.lent.data;
    loan.add(this);
  }

  /** Raises ValueError once the view is released. */
  check(): this {
    return this.released ? raise.ValueError('operation forbidden on released memoryview object') : this;
  }

  /** Raises ValueError where no further view may be made. */
  checkFree(): this {
    return this.check().restricted ? raise.ValueError('cannot create new view on restricted memoryview') : this;
  }

  get count(): number {
    return countOf(this.layout);
  }

  get contiguous(): boolean {
    return isContiguous(this.layout, 'C');
  }

  /** The bytes of all items in order: the lender's own where they are contiguous, else a copy. */
  view(): Uint8Array {
    return itemBytes(this.check().data, this.layout);
  }

  /** `release()`. Raises BufferError while requests are out. */
  release(t: Thread): void {
    if (this.exports > 0) raise.BufferError(`memoryview has ${this.exports} exported buffer${this.exports === 1 ? '' : 's'}`);
    if (this.released) return;
    this.released = true;
    t.runtime.tracked.finalizable.delete(this);
    this.loan.drop(t, this);
  }

  /** A view of the same bytes laid out otherwise. */
  with(layout: Partial<Layout>, readonly = this.readonly): PyMemoryView {
    return new PyMemoryView(this.loan, { ...this.layout, ...layout }, readonly);
  }
}
