/** What stands between a memoryview and a class whose `__buffer__` is Python code (Objects/typeobject.c `PyBufferWrapper`). */
import { PyObject } from '../value.ts';
import type { PyMemoryView } from './view.ts';

export class PyBufferWrapper extends PyObject {
  constructor(
    /** What `__buffer__` answered; null once it was given back. */
    public view: PyMemoryView | null,
    /** Whose `__buffer__` it was. */
    public object: PyObject | null,
  ) {
    super();
  }
}
