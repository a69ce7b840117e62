/** `_json.make_scanner` (Modules/_json.c): reads one JSON value from a text. */
import { getAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { intFromText } from '../../objects/int/int-text.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { lengthStr, sliceStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { floatType, intType } from '../../objects/type.ts';
import { asStr, PyFloat, PyList, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { typeIn, typeName } from '../native-type.ts';
import { codeAt, raiseDecodeError, scanned, scanString } from './text.ts';

export const scannerType = typeIn('_json', 'Scanner', { final: true });

class PyJsonScanner extends PyObject {
  /** Where the value that was read last ends. */
  end = 0;
  constructor(
    readonly strict: boolean,
    readonly objectHook: Value,
    readonly pairsHook: Value,
    readonly makeFloat: Value,
    readonly makeInt: Value,
    readonly makeConstant: Value,
  ) {
    super();
  }
}

function skipSpace(text: Str, start: number): number {
  let i = start;
  for (;;) {
    const c = codeAt(text, i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return i;
    i++;
  }
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

function skipDigits(text: Str, start: number): number {
  let i = start;
  while (isDigit(codeAt(text, i))) i++;
  return i;
}

/** Reads a number (`_match_number_unicode`). Raises StopIteration(start) where there is none. */
function scanNumber(t: Thread, self: PyJsonScanner, text: Str, start: number): Value {
  let i = start;
  if (codeAt(text, i) === 45) i++;
  const first = codeAt(text, i);
  if (first === 48) i++;
  else if (isDigit(first)) i = skipDigits(text, i + 1);
  else raiseWith('StopIteration', start);
  let isFloat = false;
  if (codeAt(text, i) === 46 && isDigit(codeAt(text, i + 1))) {
    isFloat = true;
    i = skipDigits(text, i + 2);
  }
  const e = codeAt(text, i);
  if (e === 101 || e === 69) {
    const sign = codeAt(text, i + 1);
    const digits = i + (sign === 45 || sign === 43 ? 2 : 1);
    const end = skipDigits(text, digits);
    if (end > digits) {
      isFloat = true;
      i = end;
    }
  }
  self.end = i;
  const number = sliceStr(text, start, i) as string;
  if (isFloat) return self.makeFloat === floatType ? new PyFloat(Number(number)) : call(t, self.makeFloat, [number]);
  if (self.makeInt !== intType) return call(t, self.makeInt, [number]);
  return number.length < 16 ? Number(number) + 0 : intFromText(t, number, 10, number);
}

/** Does the text go on with this word. */
function hasWord(text: Str, start: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (codeAt(text, start + i) !== word.charCodeAt(i)) return false;
  return true;
}

function scanObject(t: Thread, self: PyJsonScanner, text: Str, start: number): Value {
  const pairs: Value[] | undefined = self.pairsHook === null ? undefined : [];
  const dict = new PyDict();
  let i = skipSpace(text, start);
  if (codeAt(text, i) === 125) i++;
  else {
    for (;;) {
      if (codeAt(text, i) !== 34) raiseDecodeError(t, 'Expecting property name enclosed in double quotes', text, i);
      scanString(t, text, i + 1, self.strict);
      const key = scanned.value;
      i = skipSpace(text, scanned.end);
      if (codeAt(text, i) !== 58) raiseDecodeError(t, "Expecting ':' delimiter", text, i);
      i = skipSpace(text, i + 1);
      const value = scanOnce(t, self, text, i);
      if (pairs !== undefined) pairs.push(new PyTuple([key, value]));
      else dict.setStr(key, value);
      i = skipSpace(text, self.end);
      const c = codeAt(text, i++);
      if (c === 125) break;
      if (c !== 44) raiseDecodeError(t, "Expecting ',' delimiter", text, i - 1);
      i = skipSpace(text, i);
    }
  }
  const { pairsHook, objectHook } = self;
  let made: Value = dict;
  if (pairs !== undefined) made = call(t, pairsHook, [new PyList(pairs)]);
  else if (objectHook !== null) made = call(t, objectHook, [dict]);
  // The hook may have used this scanner.
  self.end = i;
  return made;
}

function scanArray(t: Thread, self: PyJsonScanner, text: Str, start: number): Value {
  const items: Value[] = [];
  let i = skipSpace(text, start);
  if (codeAt(text, i) === 93) i++;
  else {
    for (;;) {
      items.push(scanOnce(t, self, text, i));
      i = skipSpace(text, self.end);
      const c = codeAt(text, i++);
      if (c === 93) break;
      if (c !== 44) raiseDecodeError(t, "Expecting ',' delimiter", text, i - 1);
      i = skipSpace(text, i);
    }
  }
  self.end = i;
  return new PyList(items);
}

function constant(t: Thread, self: PyJsonScanner, word: string, start: number): Value {
  const value = call(t, self.makeConstant, [word]);
  self.end = start + word.length;
  return value;
}

function nested(t: Thread, self: PyJsonScanner, text: Str, start: number, what: 'object' | 'array'): Value {
  t.enterRecursion(` while decoding a JSON ${what} from a unicode string`);
  try {
    return what === 'object' ? scanObject(t, self, text, start) : scanArray(t, self, text, start);
  } finally {
    t.leaveRecursion();
  }
}

/** Reads the value at `start`; where it ends is in `self.end` (`scan_once_unicode`). Raises StopIteration(start) where there is none. */
function scanOnce(t: Thread, self: PyJsonScanner, text: Str, start: number): Value {
  if (start < 0) return raise.ValueError('idx cannot be negative');
  switch (codeAt(text, start)) {
    case 34:
      scanString(t, text, start + 1, self.strict);
      self.end = scanned.end;
      return scanned.value;
    case 123:
      return nested(t, self, text, start + 1, 'object');
    case 91:
      return nested(t, self, text, start + 1, 'array');
    case 110:
      if (!hasWord(text, start, 'null')) break;
      self.end = start + 4;
      return null;
    case 116:
      if (!hasWord(text, start, 'true')) break;
      self.end = start + 4;
      return true;
    case 102:
      if (!hasWord(text, start, 'false')) break;
      self.end = start + 5;
      return false;
    case 78:
      if (!hasWord(text, start, 'NaN')) break;
      return constant(t, self, 'NaN', start);
    case 73:
      if (!hasWord(text, start, 'Infinity')) break;
      return constant(t, self, 'Infinity', start);
    case 45:
      if (!hasWord(text, start, '-Infinity')) break;
      return constant(t, self, '-Infinity', start);
  }
  if (start >= lengthStr(text)) return raiseWith('StopIteration', start);
  return scanNumber(t, self, text, start);
}

const NEW = parseSignature('(context)');
const CALL = parseSignature('(string, idx: index)');

fillType(scannerType, {
  class: PyJsonScanner,
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [context] = bind(t, NEW, 'make_scanner', args, kwnames) as [Value];
      const strict = isTrue(t, getAttr(t, context, 'strict'));
      const get = (name: string) => getAttr(t, context, name);
      return new PyJsonScanner(
        strict,
        get('object_hook'),
        get('object_pairs_hook'),
        get('parse_float'),
        get('parse_int'),
        get('parse_constant'),
      );
    },
    tp_call: (t, self: PyJsonScanner, args, kwnames) => {
      const [string, idx] = bind(t, CALL, 'scan_once', args, kwnames) as [Value, number];
      const text = asStr(string);
      if (text === undefined) return raise.TypeError(`first argument must be a string, not ${typeName(string)}`);
      const value = scanOnce(t, self, text, idx);
      return new PyTuple([value, self.end]);
    },
  },
  members: {
    strict: (_t, self: PyJsonScanner) => self.strict,
    object_hook: (_t, self: PyJsonScanner) => self.objectHook,
    object_pairs_hook: (_t, self: PyJsonScanner) => self.pairsHook,
    parse_float: (_t, self: PyJsonScanner) => self.makeFloat,
    parse_int: (_t, self: PyJsonScanner) => self.makeInt,
    parse_constant: (_t, self: PyJsonScanner) => self.makeConstant,
  },
});
