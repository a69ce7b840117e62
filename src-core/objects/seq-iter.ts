/** The iterator of objects that have only `__getitem__` (Objects/iterobject.c). */
import { objectType, PyType } from './type.ts';
import { type Int, PyObject, type Value } from './value.ts';

export const seqIterType = Object.assign(new PyType('iterator', objectType), { final: true });

export class PySeqIter extends PyObject {
  /** A bigint only above 2**53. */
  index: Int = 0;
  constructor(public seq: Value | undefined) {
    super();
  }
}
PySeqIter.prototype.cls = seqIterType;
