/** The `unicodedata` module (Modules/unicodedata.c); the data is base/unicode-characters.ts and base/character-names.ts. */
import { characterByName, nameOfCharacter } from '../base/character-names.ts';
import { type NormalForm, normalizePoints } from '../base/normalize.ts';
import {
  type CharacterData,
  CURRENT,
  decomposition,
  digitValue,
  numericValue,
  oldDecimalValue,
  VERSION_3_2,
} from '../base/unicode-characters.ts';
import { decimalValue } from '../base/unicode-text.ts';
import { genericGetAttr } from '../objects/abstract/attr.ts';
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { isAscii, lengthStr, pointAt } from '../objects/str/text.ts';
import type { Thread } from '../objects/thread.ts';
import { asStr, PyFloat, PyObject, type Str, sameStr, strFromPoints, utf16, type Value } from '../objects/value.ts';
import { typeIn, typeName } from './native-type.ts';

/** `unicodedata.ucd_3_2_0`. */
class PyUcd extends PyObject {}

const isOld = (self: unknown): boolean => self instanceof PyUcd;
const dataOf = (self: unknown): CharacterData => (isOld(self) ? VERSION_3_2 : CURRENT);
const isUnknown = (self: unknown, point: number): boolean => isOld(self) && VERSION_3_2.category(point) === 'Cn';

function character(value: Value, name: string, argument: string): number {
  const text = asStr(value);
  if (text !== undefined && lengthStr(text) === 1) return pointAt(text, 0);
  return raise.TypeError(`${name}() ${argument} must be a unicode character, not ${value === null ? 'None' : typeName(value)}`);
}

/** A property of one character. */
function property(name: string, read: (self: unknown, point: number) => Value): NativeRow {
  return ['(self, chr, /)', (_t: Thread, self: Value, chr: Value) => read(self, character(chr, name, 'argument'))];
}

/** A property with a default for characters that do not have it. */
function valued(name: string, otherwise: string, read: (self: unknown, point: number) => Value | undefined): NativeRow {
  return [
    '(self, chr, default=NULL, /)',
    (_t: Thread, self: Value, chr: Value, fallback: Value | undefined) => {
      const value = read(self, character(chr, name, 'argument 1'));
      if (value !== undefined) return value;
      return fallback === undefined ? raise.ValueError(otherwise) : fallback;
    },
  ];
}

const present = (value: number): number | undefined => (value < 0 ? undefined : value);

function decimalOf(self: unknown, point: number): number | undefined {
  if (isUnknown(self, point)) return undefined;
  return present(isOld(self) ? oldDecimalValue(point) : decimalValue(point));
}

function numericOf(self: unknown, point: number): Value | undefined {
  if (isUnknown(self, point)) return undefined;
  const value = numericValue(point);
  return value === undefined ? undefined : new PyFloat(value);
}

function text(value: Value, name: string, argument: string): Str {
  return asStr(value) ?? raise.TypeError(`${name}() ${argument} must be str, not ${value === null ? 'None' : typeName(value)}`);
}

const FORMS: readonly string[] = ['NFC', 'NFD', 'NFKC', 'NFKD'];

function normalized(self: unknown, form: Str, unistr: Str): Str {
  if (lengthStr(unistr) === 0) return unistr;
  if (!FORMS.includes(utf16(form))) return raise.ValueError('invalid normalization form');
  if (isAscii(unistr)) return unistr;
  const points = typeof unistr === 'string' ? Uint32Array.from(unistr, (_, i) => i) : unistr.points;
  if (typeof unistr === 'string') for (let i = 0; i < unistr.length; i++) points[i] = unistr.charCodeAt(i);
  return strFromPoints(normalizePoints(points, form as NormalForm, isOld(self)));
}

function lookup(_t: Thread, _self: Value, name: Value): Value {
  const written = utf16(asStr(name) ?? raise.TypeError(`a bytes-like object is required, not '${typeName(name)}'`));
  if (written.length > 256) return raise.KeyError('name too long');
  const point = characterByName(written);
  return point === undefined ? raise.KeyError(`undefined character name '${written}'`) : strFromPoints([point]);
}

const FUNCTIONS: Record<string, NativeRow> = {
  bidirectional: property('bidirectional', (self, point) => dataOf(self).bidirectional(point)),
  category: property('category', (self, point) => dataOf(self).category(point)),
  combining: property('combining', (self, point) => dataOf(self).combining(point)),
  decimal: valued('decimal', 'not a decimal', decimalOf),
  decomposition: property('decomposition', (self, point) => (isUnknown(self, point) ? '' : decomposition(point))),
  digit: valued('digit', 'not a digit', (_self, point) => present(digitValue(point))),
  east_asian_width: property('east_asian_width', (self, point) => dataOf(self).width(point)),
  is_normalized: [
    '(self, form, unistr, /)',
    (_t, self: Value, form: Value, unistr: Value) => {
      const source = text(unistr, 'is_normalized', 'argument 2');
      return sameStr(normalized(self, text(form, 'is_normalized', 'argument 1'), source), source);
    },
  ],
  lookup: ['(self, name, /)', lookup],
  mirrored: property('mirrored', (self, point) => dataOf(self).mirrored(point)),
  name: valued('name', 'no such name', (self, point) => (isUnknown(self, point) ? undefined : nameOfCharacter(point))),
  normalize: [
    '(self, form, unistr, /)',
    (_t, self: Value, form: Value, unistr: Value) =>
      normalized(self, text(form, 'normalize', 'argument 1'), text(unistr, 'normalize', 'argument 2')),
  ],
  numeric: valued('numeric', 'not a numeric character', numericOf),
};

const ucdType = typeIn('unicodedata', 'UCD', { final: true });
fillType(ucdType, {
  class: PyUcd,
  slots: { tp_getattro: genericGetAttr },
  constants: { __module__: 'unicodedata' },
  methods: FUNCTIONS,
  members: { unidata_version: () => '3.2.0' },
});

/** Makes the module object. */
export function makeUnicodedata(): PyModule {
  const module = new PyModule('unicodedata');
  fillModule(module.dict, module, 'unicodedata', FUNCTIONS);
  module.dict.setStr('unidata_version', '15.0.0');
  module.dict.setStr('UCD', ucdType);
  module.dict.setStr('ucd_3_2_0', new PyUcd());
  return module;
}
