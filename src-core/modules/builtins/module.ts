/**
 * The `builtins` module: its functions that need no frame, its types, exceptions and constants. `globals`, `locals`, `exec`, `eval`,
 * `compile`, `__import__` and `__build_class__` look at frames and are added by the machine.
 */
import { fillModule } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { enumerateType } from '../../objects/iterators/enumerate.ts';
import { filterType } from '../../objects/iterators/filter.ts';
import { mapType } from '../../objects/iterators/map.ts';
import { reversedType } from '../../objects/iterators/reversed.ts';
import { zipType } from '../../objects/iterators/zip.ts';
import * as types from '../../objects/type.ts';
import { Ellipsis, NotImplemented, type Value } from '../../objects/value.ts';
import { asyncFunctions } from './anext.ts';
import { iterationFunctions } from './iteration.ts';
import { numberFunctions } from './numbers.ts';
import { objectFunctions } from './objects.ts';
import { streamFunctions } from './streams.ts';

const TYPES = [
  types.boolType,
  types.memoryviewType,
  types.bytearrayType,
  types.bytesType,
  types.classmethodType,
  types.complexType,
  types.dictType,
  enumerateType,
  filterType,
  types.floatType,
  types.frozensetType,
  types.propertyType,
  types.intType,
  types.listType,
  mapType,
  types.objectType,
  types.rangeType,
  reversedType,
  types.setType,
  types.sliceType,
  types.staticmethodType,
  types.strType,
  types.superType,
  types.tupleType,
  types.typeType,
  zipType,
];

/** Fills the namespace of `builtins`; `module` is the module object, which its functions get as self. */
export function fillBuiltins(namespace: PyDict, module: Value): void {
  fillModule(namespace, module, 'builtins', {
    ...objectFunctions,
    ...numberFunctions,
    ...iterationFunctions,
    ...asyncFunctions,
    ...streamFunctions,
  });
  namespace.setStr('None', null);
  namespace.setStr('Ellipsis', Ellipsis);
  namespace.setStr('NotImplemented', NotImplemented);
  namespace.setStr('False', false);
  namespace.setStr('True', true);
  for (const type of TYPES) namespace.setStr(type.name, type);
  namespace.setStr('__debug__', true);
  for (const [name, type] of Object.entries(exceptionTypes)) namespace.setStr(name, type);
  namespace.setStr('EnvironmentError', exceptionTypes.OSError);
  namespace.setStr('IOError', exceptionTypes.OSError);
}
