/**
 * What is inside of an object, a page at a time: items of containers, attributes of instances, cells of functions. Runs no code of
 * the program. A container of millions of items is not walked for one page of them.
 */
import { PyMember } from '../../objects/descr.ts';
import { PyDict } from '../../objects/dict.ts';
import { UnreadDoc } from '../../objects/docstring.ts';
import { PyException } from '../../objects/exception.ts';
import { ownEntries, PyInstance } from '../../objects/instance.ts';
import { PyModule } from '../../objects/module.ts';
import { PySet } from '../../objects/set/set-object.ts';
import { PyType } from '../../objects/type.ts';
import { PyCell, PyList, PyObject, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';
import { PyGenerator } from '../../ops/generator.ts';
import { boundVariables } from '../../vm/types/frame.ts';
import { safeRepr } from './safe-repr.ts';

export type Child = [name: string, value: Value | undefined];

export interface Page {
  total: number;
  rows: Child[];
}

/** Is there anything inside. */
export function hasChildren(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  if (value instanceof PyTuple || value instanceof PyList) return value.items.length > 0;
  if (value instanceof PyDict) return value.size > 0;
  if (value instanceof PySet) return value.used > 0;
  if (value instanceof PyCell || value instanceof PyMethod || value instanceof PyFunction || value instanceof PyException)
    return true;
  if (value instanceof PyType || value instanceof PyModule) return true;
  if (value instanceof PyInstance && value.values !== null && value.dict === undefined && value.slots === undefined)
    return value.values.some((item) => item !== undefined);
  return smallChildren(value).length > 0;
}

/** Rows `start` to `start + count` of what is inside. */
export function childPage(value: Value, start: number, count: number): Page {
  if (value instanceof PyTuple || value instanceof PyList) {
    const rows = value.items.slice(start, start + count).map((item, i): Child => [`[${start + i}]`, item]);
    return { total: value.items.length, rows };
  }
  if (value instanceof PyDict)
    return { total: value.size, rows: take(value.entries(), start, count, ([key, item]) => [safeRepr(key), item]) };
  if (value instanceof PySet) {
    const items = value.items();
    return { total: items.length, rows: items.slice(start, start + count).map((item, i) => [String(start + i), item]) };
  }
  const all = value instanceof PyObject ? smallChildren(value) : [];
  return { total: all.length, rows: all.slice(start, start + count) };
}

function take<T>(items: Iterable<T>, start: number, count: number, row: (item: T) => Child): Child[] {
  const rows: Child[] = [];
  let i = 0;
  for (const item of items) {
    if (i++ < start) continue;
    if (rows.length === count) break;
    rows.push(row(item));
  }
  return rows;
}

const keyText = (key: Value): string => (typeof key === 'string' ? key : safeRepr(key));

/** Names of a type or module, without a docstring that nobody has asked for. */
const namespaceRows = (names: PyDict): Child[] =>
  [...names.entries()].filter(([, item]) => !(item instanceof UnreadDoc)).map(([key, item]) => [keyText(key), item]);

/** What has as many parts as its class has names. */
function smallChildren(value: PyObject): Child[] {
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
  if (value instanceof PyType) return namespaceRows(value.namespace);
  if (value instanceof PyModule) return namespaceRows(value.dict);
  const rows: Child[] = ownEntries(value).map(([key, item]) => [keyText(key), item]);
  for (const type of value.cls.mro) {
    for (const [, member] of type.heap ? type.namespace.entries() : []) {
      if (member instanceof PyMember) rows.push([utf16(member.name), value.slots?.[member.index]]);
    }
  }
  if (value instanceof PyException) rows.unshift(['args', value.args]);
  return rows;
}
