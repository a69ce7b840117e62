/** The objects of `typing` that others must know, without their behaviour as types. */
import { objectType, PyType } from '../type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../value.ts';

/** A bare type of the module `typing`. */
export const typingType = (name: string, options: Partial<Pick<PyType, 'final' | 'hasDict' | 'hasWeakref'>>): PyType =>
  Object.assign(new PyType(`typing.${name}`, objectType), { module: 'typing', qualname: name, ...options });

export const typeVarTupleType = typingType('TypeVarTuple', { final: true, hasDict: true, hasWeakref: true });
export const typeAliasType = typingType('TypeAliasType', { final: true });

export class PyTypeVarTuple extends PyObject {
  constructor(readonly name: Str) {
    super();
    this.dict = undefined;
  }
}

/** What the statement `type name[params] = value` makes. */
export class PyTypeAlias extends PyObject {
  readonly typeParams: PyTuple | undefined;
  constructor(
    readonly name: Str,
    typeParams: Value | undefined,
    /** Gives the value when somebody asks; undefined where it is known. */
    readonly compute: Value | undefined,
    public value: Value | undefined,
    readonly module: Value | undefined,
  ) {
    super();
    this.typeParams = typeParams instanceof PyTuple && typeParams.items.length > 0 ? typeParams : undefined;
  }
}
PyTypeAlias.prototype.cls = typeAliasType;
