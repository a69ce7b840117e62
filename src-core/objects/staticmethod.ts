/** staticmethod and classmethod objects (Objects/funcobject.c); filled as types in descriptors.ts. */
import { classmethodType, staticmethodType } from './type.ts';
import { PyObject, type Value } from './value.ts';

export class PyStaticMethod extends PyObject {
  constructor(public callable: Value) {
    super();
  }
}

export class PyClassMethod extends PyObject {
  constructor(public callable: Value) {
    super();
  }
}

PyStaticMethod.prototype.cls = staticmethodType;
PyClassMethod.prototype.cls = classmethodType;
