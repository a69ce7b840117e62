/** The `str` type (Objects/unicodeobject.c): constructor, slots, table of methods. */

import { hashPoints, hashText } from '../../base/siphash.ts';
import { reprPoints, reprUnits } from '../../base/text-repr.ts';
import { isPrintable, isXidContinue, isXidStart } from '../../base/unicode.ts';
import { isAlphabetic, isAlphanumeric, isDecimal, isDigit, isNumeric, isSpace } from '../../base/unicode-text.ts';
import { genericGetAttr } from '../abstract/attr.ts';
import { indexNumber, isIndex } from '../abstract/number.ts';
import { strObject } from '../abstract/repr.ts';
import { bytesView } from '../bytes/buffer.ts';
import { decodeBytes, encodeText } from '../codec.ts';
import { fillType } from '../define.ts';
import { formatPercent } from '../format/percent.ts';
import { formatMap, formatTemplate } from '../format/template.ts';
import { formatStr } from '../format/text.ts';
import { raise } from '../raise.ts';
import { bind, parseSignature } from '../signature.ts';
import { adjustSlice, PySlice, unpackSlice } from '../slice.ts';
import type { CompareOp } from '../slot-fields.ts';
import type { Thread } from '../thread.ts';
import { type PyType, strType, typeOf } from '../type.ts';
import {
  asStr,
  type Int,
  NotImplemented,
  PyStrObject,
  PyTuple,
  PyWideStr,
  type Str,
  sameStr,
  strFromPoints,
  utf16,
  type Value,
} from '../value.ts';
import * as casing from './case.ts';
import { iterateStr } from './iterator.ts';
import * as methods from './methods.ts';
import { containsStr } from './search.ts';
import {
  compareStr,
  everyPoint,
  isAscii,
  joinTwo,
  lengthStr,
  noPoint,
  pointAt,
  repeatStr,
  sliceStr,
  strOfPoint,
} from './text.ts';
import { maketrans, translate } from './translate.ts';

const own = (self: Value): Str => (typeof self === 'string' ? self : (asStr(self) as Str));

const CONSTRUCTOR = parseSignature('(type, object: object = NULL, encoding: str = NULL, errors: str = NULL)');

function construct(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  let value: Value;
  if (args.length === 1 && !kwnames) value = strObject(t, args[0]);
  else {
    const [x, encoding, errors] = bind(t, CONSTRUCTOR, 'str', args, kwnames) as (Value | undefined)[];
    if (x === undefined) value = '';
    else if (encoding === undefined && errors === undefined) value = strObject(t, x);
    else value = decodeObject(t, x, encoding as Str | undefined, errors as Str | undefined);
  }
  return cls === strType ? value : new PyStrObject(cls, asStr(value) as Str);
}

/** `str(x, encoding, errors)`. */
function decodeObject(t: Thread, x: Value, encoding: Str | undefined, errors: Str | undefined): Str {
  if (asStr(x) !== undefined) return raise.TypeError('decoding str is not supported');
  const data = bytesView(t, x);
  if (data === undefined) {
    return raise.TypeError(`decoding to str: need a bytes-like object, ${utf16(typeOf(x).name)} found`);
  }
  return decodeBytes(t, data, encoding ?? 'utf-8', errors ?? 'strict');
}

function compare(_t: Thread, left: Value, right: Value, op: CompareOp): Value {
  const a = asStr(left);
  const b = asStr(right);
  if (a === undefined || b === undefined) return NotImplemented;
  if (op === 2) return sameStr(a, b);
  if (op === 3) return !sameStr(a, b);
  const order = compareStr(a, b);
  return op === 0 ? order < 0 : op === 1 ? order <= 0 : op === 4 ? order > 0 : order >= 0;
}

/** `hash(text)`. */
export function hashStr(text: Str): Int {
  return typeof text === 'string' ? hashText(text) : hashPoints(text.points);
}

export function reprStr(text: Str): Str {
  if (typeof text === 'string') return reprUnits(text);
  const shown = reprPoints(text.points);
  // What is printable stays as it is, and a pair of units in the text of the repr is one character.
  return /[\ud800-\udfff]/.test(shown) ? strFromPoints(Array.from(shown, (c) => c.codePointAt(0)!)) : shown;
}

function concat(_t: Thread, left: Value, right: Value): Value {
  const b = typeof right === 'string' ? right : asStr(right);
  if (b === undefined) return raise.TypeError(`can only concatenate str (not "${utf16(typeOf(right).name)}") to str`);
  return joinTwo(own(left), b);
}

function item(_t: Thread, self: Value, index: number): Value {
  const text = own(self);
  if (typeof text === 'string') {
    return index >= 0 && index < text.length ? text[index] : raise.IndexError('string index out of range');
  }
  return index >= 0 && index < text.points.length
    ? strOfPoint(text.points[index])
    : raise.IndexError('string index out of range');
}

function subscript(t: Thread, self: Value, key: Value): Value {
  const text = own(self);
  if (typeof key === 'number') return item(t, text, key < 0 ? key + lengthStr(text) : key);
  if (key instanceof PySlice) {
    const { start, step, count } = adjustSlice(unpackSlice(t, key), lengthStr(text));
    if (step === 1) return sliceStr(text, start, start + count);
    if (typeof text === 'string') {
      const units: string[] = new Array(count);
      for (let i = 0, at = start; i < count; i++, at += step) units[i] = text[at];
      return units.join('');
    }
    const points = new Uint32Array(count);
    for (let i = 0, at = start; i < count; i++, at += step) points[i] = text.points[at];
    return strFromPoints(points);
  }
  if (!isIndex(key)) return raise.TypeError(`string indices must be integers, not '${utf16(typeOf(key).name)}'`);
  const index = indexNumber(t, key, 'IndexError');
  return item(t, text, index < 0 ? index + lengthStr(text) : index);
}

function contains(_t: Thread, self: Value, sub: Value): boolean {
  const inner = asStr(sub);
  if (inner === undefined) {
    return raise.TypeError(`'in <string>' requires string as left operand, not ${utf16(typeOf(sub).name)}`);
  }
  return containsStr(own(self), inner);
}

function remainder(t: Thread, left: Value, right: Value): Value {
  const template = asStr(left);
  if (template === undefined) return NotImplemented;
  const made = formatPercent(t, template, right);
  // Where nothing is put in, the template is the result, of its own class.
  return left !== template && made === template && template !== '' && noPoint(template, 37) ? left : made;
}

/** PEP 3131: begins like a name and goes on like one. */
export function isIdentifier(text: Str): boolean {
  const length = lengthStr(text);
  if (length === 0) return false;
  const first = pointAt(text, 0);
  if (first !== 95 && !isXidStart(first)) return false;
  for (let i = 1; i < length; i++) if (!isXidContinue(pointAt(text, i))) return false;
  return true;
}

/** A method without arguments. */
const plain = (fn: (text: Str) => Value) => ['(self, /)', (_t: Thread, self: Value) => fn(own(self))] as const;
/** A predicate of which every character must have a property, and one there must be. */
const every = (test: (point: number) => boolean) => plain((text) => everyPoint(text, test));

function encode(t: Thread, self: Value, encoding: Str, errors: Str): Value {
  return encodeText(t, own(self), encoding, errors);
}

/** `unicode_sizeof`: the characters follow the object, except in classes derived from str. */
function sizeOf(_t: Thread, self: Value): Value {
  const text = own(self);
  const wide = typeof text !== 'string';
  const ascii = !wide && isAscii(text);
  const kind = wide ? 4 : ascii || everyPoint(text, (point) => point < 256) ? 1 : 2;
  return (self instanceof PyStrObject ? 64 : ascii ? 40 : 56) + kind * (lengthStr(text) + 1);
}

fillType(strType, {
  class: PyWideStr,
  slots: {
    tp_new: construct,
    tp_getattro: genericGetAttr,
    tp_repr: (_t, self: Value) => reprStr(own(self)),
    tp_str: (_t, self: Value) => own(self),
    tp_hash: (_t, self: Value) => hashStr(own(self)),
    tp_richcompare: compare,
    tp_iter: (_t, self: Value) => iterateStr(own(self)),
    nb_remainder: remainder,
    mp_length: (_t, self: Value) => lengthStr(own(self)),
    mp_subscript: subscript,
    sq_length: (_t, self: Value) => lengthStr(own(self)),
    sq_concat: concat,
    sq_repeat: (_t, self: Value, count: number) => repeatStr(own(self), count),
    sq_item: item,
    sq_contains: contains,
  },
  methods: {
    encode: ["(self, /, encoding: str = 'utf-8', errors: str = 'strict')", encode],
    replace: ['(self, old: str, new: str, count: index = -1, /)', methods.replace],
    split: ['(self, /, sep=None, maxsplit: index = -1)', methods.split],
    rsplit: ['(self, /, sep=None, maxsplit: index = -1)', methods.rsplit],
    join: ['(self, iterable, /)', methods.join],
    capitalize: plain(casing.capitalizeStr),
    casefold: plain(casing.casefoldStr),
    title: plain(casing.titleStr),
    center: ["(self, width: index, fillchar=' ', /)", methods.center],
    count: ['~(self, *args)', methods.count, 'VARARGS'],
    expandtabs: ['(self, /, tabsize: int = 8)', methods.expandtabs],
    find: ['~(self, *args)', methods.find, 'VARARGS'],
    partition: ['(self, sep, /)', methods.partition],
    index: ['~(self, *args)', methods.index, 'VARARGS'],
    ljust: ["(self, width: index, fillchar=' ', /)", methods.ljust],
    lower: plain(casing.lowerStr),
    lstrip: ['(self, chars=None, /)', methods.lstrip],
    rfind: ['~(self, *args)', methods.rfind, 'VARARGS'],
    rindex: ['~(self, *args)', methods.rindex, 'VARARGS'],
    rjust: ["(self, width: index, fillchar=' ', /)", methods.rjust],
    rstrip: ['(self, chars=None, /)', methods.rstrip],
    rpartition: ['(self, sep, /)', methods.rpartition],
    splitlines: ['(self, /, keepends: bool = False)', methods.splitlines],
    strip: ['(self, chars=None, /)', methods.stripBoth],
    swapcase: plain(casing.swapcaseStr),
    translate: ['(self, table, /)', translate],
    upper: plain(casing.upperStr),
    startswith: ['~(self, *args)', methods.startswith, 'VARARGS'],
    endswith: ['~(self, *args)', methods.endswith, 'VARARGS'],
    removeprefix: ['(self, prefix: str, /)', methods.removeprefix],
    removesuffix: ['(self, suffix: str, /)', methods.removesuffix],
    isascii: plain(isAscii),
    islower: plain(casing.isLowerStr),
    isupper: plain(casing.isUpperStr),
    istitle: plain(casing.isTitleStr),
    isspace: every(isSpace),
    isdecimal: every(isDecimal),
    isdigit: every(isDigit),
    isnumeric: every(isNumeric),
    isalpha: every(isAlphabetic),
    isalnum: every(isAlphanumeric),
    isidentifier: plain(isIdentifier),
    isprintable: plain((text) => lengthStr(text) === 0 || everyPoint(text, isPrintable)),
    zfill: ['(self, width: index, /)', methods.zfill],
    format: ['~(self, *args, **kwargs)', formatTemplate],
    format_map: ['~(self, mapping, /)', formatMap],
    __format__: ['(self, format_spec: str, /)', formatStr],
    __sizeof__: ['(self, /)', sizeOf],
    __getnewargs__: ['~(self, /)', (_t, self: Value) => new PyTuple([own(self)])],
  },
  staticmethods: {
    maketrans: ['~(x, y: str = NULL, z: str = NULL, /)', maketrans],
  },
});
