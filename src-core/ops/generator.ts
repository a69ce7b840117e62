/** Generators, coroutines and asynchronous generators as data (Objects/genobject.c); what they do is in vm/types/generator.ts. */
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { asyncGeneratorType, coroutineType, generatorType, type PyType } from '../objects/type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../objects/value.ts';
import type { Frame } from './frame.ts';

/** A link of the chain of exceptions being handled (`_PyErr_StackItem`); each generator has its own. */
export class ExcState {
  value: PyException | null = null;
  previous: ExcState | null = null;
}

export type GeneratorState = 'created' | 'suspended' | 'running' | 'completed';

export class PyGenerator extends PyObject {
  state: GeneratorState = 'created';
  frame: Frame;
  readonly exc = new ExcState();
  name: Str;
  qualname: Str;
  /** Where a coroutine was made (`cr_origin`), if that was asked for. */
  origin: Value = null;
  /** The hooks of an asynchronous generator were called for it. */
  hooksInited = false;
  /** What it is given to at its end, if it is asynchronous (`ag_origin_or_finalizer`). */
  finalizer: Value = null;
  /** An asynchronous generator is between `asend` and its result. */
  runningAsync = false;
  closed = false;
  /** It has something to do at its end, so it is among the objects whose end is noticed (objects/tracked.ts). */
  tracked = false;
  constructor(cls: PyType, frame: Frame) {
    super();
    this.cls = cls;
    this.frame = frame;
    this.name = frame.func.name;
    this.qualname = frame.func.qualname;
  }
}

/** StopIteration that carries a value as it is, even a tuple (`_PyGen_SetStopIterationValue`). */
export function stopIteration(value: Value): PyException {
  const error = new PyException(exceptionTypes.StopIteration, new PyTuple(value === null ? [] : [value]));
  error.extra = { value };
  return error;
}

export { asyncGeneratorType, coroutineType, generatorType };
