/** The function object (Objects/funcobject.c); what it does as a type is in vm/types/function.ts. */
import type { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import { functionType, methodType } from '../objects/type.ts';
import { type PyCell, PyObject, type PyTuple, type Str, type Value } from '../objects/value.ts';

export class PyFunction extends PyObject {
  name: Str;
  qualname: Str;
  code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  defaults: PyTuple | null = null;
  kwdefaults: PyDict | null = null;
  annotations: Value | undefined = undefined;
  closure: readonly PyCell[] | undefined = undefined;
  doc: Value;
  module: Value;
  typeParams: PyTuple | undefined = undefined;
  /** What inline caches remember; 0 when none is assigned or code, defaults or such changed. */
  version = 0;
  constructor(code: PyCode, globals: PyDict, builtins: PyDict, qualname: Str) {
    super();
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.name = code.name;
    this.qualname = qualname;
    const doc = code.consts[0];
    this.doc = typeof doc === 'string' ? doc : null;
    this.module = globals.getStr('__name__') ?? null;
    this.dict = undefined;
  }
}
PyFunction.prototype.cls = functionType;

/** A function bound to its first argument. */
export class PyMethod extends PyObject {
  constructor(
    readonly func: Value,
    readonly self: Value,
  ) {
    super();
  }
}
PyMethod.prototype.cls = methodType;
