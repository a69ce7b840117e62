/**
 * PEP 688: the slots of the buffer protocol as methods (`wrap_buffer`, `wrap_releasebuffer`), and the slots of classes that define
 * `__buffer__` and `__release_buffer__` in Python (Objects/typeobject.c `slot_bf_getbuffer`, `slot_bf_releasebuffer`).
 */
import { call, lookupSpecial } from '../abstract/call.ts';
import { indexNumber } from '../abstract/number.ts';
import type { Lent } from '../bytes/buffer-object.ts';
import { PyException } from '../exception.ts';
import { raise } from '../raise.ts';
import type { Slots } from '../slot-fields.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import type { PyObject, Value } from '../value.ts';
import { Loan, PyMemoryView } from './view.ts';
import { PyBufferWrapper } from './wrapper.ts';

/** `T.__buffer__(flags)` of a native type. */
export function callGetBuffer(t: Thread, get: Slots['bf_getbuffer'], self: Value, flags: Value): Value {
  const number = indexNumber(t, flags, 'OverflowError');
  if (number > 0x7fff_ffff) return raise.OverflowError('buffer flags too large');
  return viewOfLoan(t, get(t, self as never, number));
}

/** `T.__release_buffer__(view)` of a native type. */
export function callReleaseBuffer(t: Thread, self: Value, view: Value): Value {
  if (!(view instanceof PyMemoryView)) return raise.TypeError('expected a memoryview object');
  const { owner } = view.loan;
  // The argument of a `__release_buffer__`.
  if (owner === null) return null;
  if (owner !== self) return raise.ValueError("memoryview's buffer is not this object");
  if (view.released) return raise.ValueError("memoryview's buffer has already been released");
  view.release(t);
  return null;
}

/** A memoryview of bytes on loan. One of a Python class is tracked, so that its end is told when a collection finds it. */
export function viewOfLoan(t: Thread, lent: Lent): PyMemoryView {
  const view = new PyMemoryView(new Loan(lent));
  if (lent.owner instanceof PyBufferWrapper || isPythonRelease(lent.owner)) t.runtime.tracked.finalizable.add(view);
  return view;
}

const isPythonRelease = (owner: Value): boolean => owner !== null && typeOf(owner).bf_releasebuffer === releaseOfPython;

/** The slot of a class with a `__buffer__` in Python. */
export function bufferOfPython(t: Thread, self: PyObject, flags: number): Lent {
  const view = call(t, lookupSpecial(t, self, '__buffer__') as Value, [flags]);
  if (!(view instanceof PyMemoryView)) return raise.TypeError('__buffer__ returned non-memoryview object');
  const lent = typeOf(view).bf_getbuffer(t, view as never, flags);
  lent.owner = new PyBufferWrapper(view, self);
  return lent;
}

/** The slot of a class with a `__release_buffer__` in Python; the native one of a base class is called after it, whatever it did. */
export function releaseOfPython(t: Thread, self: PyObject, lent: Lent): void {
  callRelease(t, self, lent);
  const base = typeOf(self).mro.find(
    (type) => type.bf_releasebuffer !== undefined && (type.bf_releasebuffer as unknown) !== releaseOfPython,
  );
  base?.bf_releasebuffer(t, self as never, lent);
}

/** Nobody is there to whom an exception could go. */
function callRelease(t: Thread, self: PyObject, lent: Lent): void {
  const { owner } = lent;
  const wrapped = owner instanceof PyBufferWrapper ? owner.view : undefined;
  if (wrapped === null) return;
  const view = wrapped ?? new PyMemoryView(new Loan({ ...lent, owner: null }));
  if (wrapped === undefined) view.restricted = true;
  try {
    call(t, lookupSpecial(t, self, '__release_buffer__') as Value, [view]);
    if (wrapped === undefined) view.release(t);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    t.runtime.unraisable(t, error, null, self);
    view.released ||= wrapped === undefined;
  }
}

/** Gives back what `__buffer__` answered: to the view, to the object unless the view does that itself, and the view when it is dropped. */
export function giveBackWrapped(t: Thread, self: PyBufferWrapper): void {
  const { view, object } = self;
  if (view === null || object === null) return;
  view.exports--;
  if (view.loan.owner !== object && (typeOf(object).bf_releasebuffer as unknown) === releaseOfPython) {
    callRelease(t, object, { owner: self, data: view.data, layout: view.layout, readonly: view.readonly });
  }
  self.view = null;
  self.object = null;
  // The reference drops the view here, and with the last reference to it its loan ends.
  if (view.exports === 0 && !t.isInUse(new Set([view]))) view.release(t);
}
