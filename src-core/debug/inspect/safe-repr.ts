/**
 * A repr that never runs code of the program and never grows beyond a line: for built-in values what Python's `repr` gives, cut
 * where it is long or deep; for instances of classes with a `__repr__` of their own the default form.
 */
import { reprFloat } from '../../base/float-repr.ts';
import { reprBytes, reprPoints, reprUnits } from '../../base/text-repr.ts';
import { PyCode } from '../../objects/code.ts';
import { PyBuiltin, PyMethodDescr } from '../../objects/descr.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { PyListIter } from '../../objects/list/list-iter.ts';
import { PyModule } from '../../objects/module.ts';
import { PyRangeIter } from '../../objects/range/range-iter.ts';
import { PyRange } from '../../objects/range/range-object.ts';
import { PyFrozenSet, PySet } from '../../objects/set/set-object.ts';
import { PySlice } from '../../objects/slice.ts';
import { listType, PyType, typeOf } from '../../objects/type.ts';
import {
  PyBytes,
  PyCell,
  PyComplex,
  PyFloat,
  PyIntObject,
  PyList,
  PySingleton,
  PyStrObject,
  PyTuple,
  PyWideStr,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';
import { PyGenerator } from '../../ops/generator.ts';
import type { ValueView } from '../../protocol/shapes.ts';

const LONGEST = 400;
const ITEMS = 24;
const DEPTH = 4;

/** Items until the line is full: what comes behind that is cut off in the end, whatever it is. */
function list(items: readonly Value[], open: string, close: string, depth: number): string {
  const shown = Math.min(items.length, ITEMS);
  let out = open;
  for (let i = 0; i < shown; i++) {
    if (i > 0) out += ', ';
    out += text(items[i], depth + 1);
    if (out.length > LONGEST) return out;
  }
  return items.length > ITEMS ? `${out}, …${close}` : out + close;
}

function container(value: Value, depth: number): string | undefined {
  const deep = depth >= DEPTH;
  if (value instanceof PyList) return deep ? '[…]' : list(value.items, '[', ']', depth);
  if (value instanceof PyTuple) {
    if (deep) return '(…)';
    return value.items.length === 1 ? `(${text(value.items[0], depth + 1)},)` : list(value.items, '(', ')', depth);
  }
  if (value instanceof PyDict) {
    if (deep) return '{…}';
    let out = '{';
    let rows = 0;
    for (const [key, item] of value.entries()) {
      if (rows++ > 0) out += ', ';
      if (rows > ITEMS) return `${out}…}`;
      out += `${text(key, depth + 1)}: ${text(item, depth + 1)}`;
      if (out.length > LONGEST) return out;
    }
    return `${out}}`;
  }
  if (value instanceof PyFrozenSet) return value.used === 0 ? 'frozenset()' : list(value.items(), 'frozenset({', '})', depth);
  if (value instanceof PySet) return value.used === 0 ? 'set()' : list(value.items(), '{', '}', depth);
  return undefined;
}

function scalar(value: Value): string | undefined {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
      return String(value);
    case 'bigint': {
      const digits = String(value);
      return digits.length > 120 ? `${digits.slice(0, 100)}… (${digits.length} digits)` : digits;
    }
    case 'string':
      return value.length > LONGEST ? `${reprUnits(value.slice(0, LONGEST)).slice(0, -1)}…` : reprUnits(value);
    default:
  }
  if (value instanceof PyFloat) return reprFloat(value.value);
  if (value instanceof PyWideStr) return reprPoints(value.points.slice(0, LONGEST));
  if (value instanceof PyStrObject) return scalar(value.value);
  if (value instanceof PyIntObject) return String(value.value);
  if (value instanceof PyBytes) return reprBytes(value.data.slice(0, LONGEST));
  if (value instanceof PyComplex) return `(${reprFloat(value.real)}${value.imag < 0 ? '' : '+'}${reprFloat(value.imag)}j)`;
  return value instanceof PySingleton ? value.name : undefined;
}

function named(value: Value, depth: number): string {
  if (value instanceof PyFunction) return `<function ${utf16(value.qualname)}>`;
  if (value instanceof PyMethod) return `<bound method ${value.func instanceof PyFunction ? utf16(value.func.qualname) : '?'}>`;
  if (value instanceof PyBuiltin) return `<built-in function ${value.def.name}>`;
  if (value instanceof PyMethodDescr) return `<method '${value.def.name}' of '${utf16(value.objclass.name)}' objects>`;
  if (value instanceof PyType) return `<class '${value.heap ? `${module(value)}${utf16(value.qualname)}` : utf16(value.name)}'>`;
  if (value instanceof PyModule) return `<module ${text(value.dict.getStr('__name__') ?? null, depth)}>`;
  if (value instanceof PyCode) return `<code object ${utf16(value.qualname)}, line ${value.source.fields.firstlineno}>`;
  if (value instanceof PyGenerator) return `<${utf16(value.cls.name)} ${utf16(value.qualname)}, ${value.state}>`;
  if (value instanceof PyException) return `${utf16(value.cls.name)}${list(value.args.items, '(', ')', depth)}`;
  if (value instanceof PyCell) return value.value === undefined ? '<cell: empty>' : `<cell: ${text(value.value, depth + 1)}>`;
  if (value instanceof PySlice)
    return `slice(${text(value.start, depth)}, ${text(value.stop, depth)}, ${text(value.step, depth)})`;
  if (value instanceof PyRange) {
    const step = value.step === 1 ? '' : `, ${value.step}`;
    return `range(${value.start}, ${value.stop}${step})`;
  }
  if (value instanceof PyListIter) return `<list_iterator, next is ${value.index} of ${value.list?.items.length ?? 0}>`;
  if (value instanceof PyRangeIter) return `<range_iterator, next is ${value.next}, ${value.remaining} left>`;
  const type = typeOf(value);
  return `<${type.heap ? module(type) : ''}${utf16(type.qualname)} object>`;
}

function module(type: PyType): string {
  const name = type.namespace.getStr('__module__');
  return typeof name === 'string' && name !== 'builtins' && name !== '__main__' ? `${name}.` : '';
}

function text(value: Value, depth: number): string {
  if (typeof value === 'number') return String(value);
  if (value instanceof PyList && value.cls === listType) return container(value, depth) as string;
  const type = typeOf(value);
  const plain = scalar(value) ?? container(value, depth);
  // A class that derives from a built-in type may show itself otherwise: name it.
  if (plain !== undefined) return type.heap ? `${utf16(type.name)}(${plain})` : plain;
  return named(value, depth);
}

/** One line of at most some hundred characters. */
export function safeRepr(value: Value): string {
  const out = text(value, 0);
  return out.length > LONGEST ? `${out.slice(0, LONGEST)}…` : out;
}

/** What deserves its own look. */
export function kindOf(value: Value | undefined): ValueView['kind'] {
  if (value === undefined) return 'null';
  if (value === null) return 'none';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    case 'string':
      return 'str';
    default:
  }
  if (value instanceof PyList) return 'container';
  if (value instanceof PyFloat || value instanceof PyComplex) return 'float';
  if (value instanceof PyWideStr || value instanceof PyStrObject) return 'str';
  if (value instanceof PyIntObject) return 'int';
  if (value instanceof PyBytes) return 'bytes';
  if (value instanceof PyTuple || value instanceof PyDict || value instanceof PySet) return 'container';
  if (value instanceof PyType) return 'type';
  if (value instanceof PyException) return 'exception';
  if (value instanceof PyFunction || value instanceof PyMethod || value instanceof PyBuiltin || value instanceof PyMethodDescr)
    return 'callable';
  return typeOf(value).tp_iternext !== undefined ? 'iterator' : 'object';
}
