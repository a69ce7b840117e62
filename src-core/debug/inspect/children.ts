/** What is inside of an object: items of containers, attributes of instances, cells of functions. Runs no code of the program. */

import { PyMember } from '../../objects/descr.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { ownEntries } from '../../objects/instance.ts';
import { PySet } from '../../objects/set/set-object.ts';
import { PyType } from '../../objects/type.ts';
import { PyCell, PyList, PyObject, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';
import { PyGenerator } from '../../ops/generator.ts';
import { boundVariables } from '../../vm/types/frame.ts';
import { safeRepr } from './safe-repr.ts';

type Child = [name: string, value: Value | undefined];

/** Name and value of everything inside. */
export function childrenOf(value: Value): Child[] {
  if (!(value instanceof PyObject)) return [];
  if (value instanceof PyTuple || value instanceof PyList) return value.items.map((item, i) => [`[${i}]`, item]);
  if (value instanceof PyDict) return [...value.entries()].map(([key, item]) => [safeRepr(key), item]);
  if (value instanceof PySet) return value.items().map((item, i) => [String(i), item]);
  if (value instanceof PyCell) return [['cell_contents', value.value]];
  if (value instanceof PyMethod)
    return [
      ['__self__', value.self],
      ['__func__', value.func],
    ];
  if (value instanceof PyFunction) {
    const closure = value.closure ?? [];
    const first = value.code.nlocalsplus - value.code.nfree;
    return [
      ['__code__', value.code],
      ['__defaults__', value.defaults],
      ...closure.map((cell, i): Child => [utf16(value.code.localsplusnames[first + i]), cell.value]),
    ];
  }
  if (value instanceof PyGenerator) return boundVariables(value.frame).map(([name, item]) => [utf16(name), item]);
  if (value instanceof PyType) return [...value.namespace.entries()].map(([key, item]) => [String(key), item]);
  const rows: Child[] = ownEntries(value).map(([key, item]) => [typeof key === 'string' ? key : safeRepr(key), item]);
  for (const type of value.cls.mro) {
    for (const [, member] of type.heap ? type.namespace.entries() : []) {
      if (member instanceof PyMember) rows.push([utf16(member.name), value.slots?.[member.index]]);
    }
  }
  if (value instanceof PyException) rows.unshift(['args', value.args]);
  return rows;
}
