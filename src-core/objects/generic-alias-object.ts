/** The objects behind `list[int]` and `int | str`, without their behaviour as types (generic-alias.ts, union.ts). */
import type { NativeRow } from './define.ts';
import { objectType, PyType } from './type.ts';
import { PyObject, PyTuple, type Value } from './value.ts';

/** A type of the module `types`; messages call it by its full name. */
const typesType = (name: string, final: boolean): PyType =>
  Object.assign(new PyType(`types.${name}`, objectType), { module: 'types', qualname: name, final });
export const genericAliasType = Object.assign(typesType('GenericAlias', false), { hasWeakref: true });
export const unionType = typesType('UnionType', true);

/** `origin[args]`. */
export class PyGenericAlias extends PyObject {
  readonly args: PyTuple;
  /** `__parameters__`, once somebody asked. */
  parameters: PyTuple | undefined = undefined;
  constructor(
    readonly origin: Value,
    args: Value,
    /** Made by unpacking: `*tuple[int, str]`. */
    readonly starred = false,
  ) {
    super();
    this.args = args instanceof PyTuple ? args : new PyTuple([args]);
  }
}
PyGenericAlias.prototype.cls = genericAliasType;

/** A union of types; `args` has no union in it and nothing twice. */
export class PyUnion extends PyObject {
  parameters: PyTuple | undefined = undefined;
  constructor(readonly args: PyTuple) {
    super();
  }
}
PyUnion.prototype.cls = unionType;

/** The row of `__class_getitem__` for types that are generic (`Py_GenericAlias`). */
export const classGetItem: NativeRow = ['~(type, item, /)', (_t, cls: PyType, item: Value) => new PyGenericAlias(cls, item)];
