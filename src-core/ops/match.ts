/** Pattern matching (PEP 634). */
import { lookupAttr } from '../objects/abstract/attr.ts';
import { callMethod } from '../objects/abstract/call.ts';
import { isInstance } from '../objects/abstract/compare.ts';
import { reprText } from '../objects/abstract/repr.ts';
import { exactLength } from '../objects/abstract/sequence.ts';
import { PyDict } from '../objects/dict.ts';
import { raise } from '../objects/raise.ts';
import {
  boolType,
  bytearrayType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  isSubtype,
  listType,
  mappingproxyType,
  memoryviewType,
  PyType,
  rangeType,
  setType,
  strType,
  tupleType,
  typeOf,
} from '../objects/type.ts';
import { PySingleton, PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import { inst } from './dsl.ts';
import type { Machine } from './machine.ts';

/** Pushes the length of the top. */
inst(30, 'GET_LEN', '(obj -- obj, len_o)', (m: Machine, _oparg, obj: Value) => [obj, exactLength(m, obj)]);
/** Asks whether the subject is a mapping. */
inst(31, 'MATCH_MAPPING', '(subject -- subject, res)', (_m: Machine, _oparg, subject: Value) => [
  subject,
  isMapping(typeOf(subject)),
]);
/** Asks whether the subject is a sequence. */
inst(32, 'MATCH_SEQUENCE', '(subject -- subject, res)', (_m: Machine, _oparg, subject: Value) => [
  subject,
  isSequence(typeOf(subject)),
]);

const MAPPINGS = [dictType, mappingproxyType];
const SEQUENCES = [listType, tupleType, rangeType, memoryviewType];

/** Py_TPFLAGS_MAPPING: of these types, of one that derives from them, or registered as such. */
function isMapping(type: PyType): boolean {
  return type.patternKind ? type.patternKind === 'mapping' : MAPPINGS.some((base) => isSubtype(type, base));
}
function isSequence(type: PyType): boolean {
  return type.patternKind ? type.patternKind === 'sequence' : SEQUENCES.some((base) => isSubtype(type, base));
}

/** Pushes the values that a mapping has under a tuple of keys, or None when one is missing. */
inst(
  33,
  'MATCH_KEYS',
  '(subject, keys -- subject, keys, values_or_none)',
  (m: Machine, _oparg, subject: Value, keys: PyTuple) => [subject, keys, matchKeys(m, subject, keys.items)],
);

function matchKeys(m: Machine, subject: Value, keys: readonly Value[]): Value {
  const seen = new PyDict();
  const missing = new PySingleton('missing');
  const values: Value[] = [];
  for (const key of keys) {
    if (seen.get(m, key) !== undefined) raise.ValueError(`mapping pattern checks duplicate key (${reprText(m, key)})`);
    seen.set(m, key, true);
    const value = callMethod(m, subject, 'get', key, missing);
    if (value === missing) return null;
    values.push(value);
  }
  return new PyTuple(values);
}

/** Types whose single positional pattern matches the whole subject (`_Py_TPFLAGS_MATCH_SELF`). */
const MATCH_SELF = [
  boolType,
  bytearrayType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
];

/** Asks whether the subject is of a class, and takes the attributes that the pattern names, or None. */
inst(152, 'MATCH_CLASS', '(subject, type, names -- attrs)', (m: Machine, oparg, subject: Value, type: Value, names: PyTuple) =>
  matchClass(m, subject, type, oparg, names.items as Str[]),
);

function matchClass(m: Machine, subject: Value, type: Value, positional: number, names: readonly Str[]): Value {
  if (!(type instanceof PyType)) return raise.TypeError('called match pattern must be a class');
  if (!isInstance(m, subject, type)) return null;
  const seen = new Set<Str>();
  const attrs: Value[] = [];
  const take = (name: Str): boolean => {
    if (seen.has(name)) raise.TypeError(`${utf16(type.name)}() got multiple sub-patterns for attribute '${utf16(name)}'`);
    seen.add(name);
    const value = lookupAttr(m, subject, name);
    if (value === undefined) return false;
    attrs.push(value);
    return true;
  };
  if (positional > 0) {
    let args = lookupAttr(m, type, '__match_args__');
    let self = false;
    if (args === undefined) {
      args = new PyTuple([]);
      self = MATCH_SELF.some((base) => isSubtype(type, base));
    } else if (!(args instanceof PyTuple)) {
      return raise.TypeError(`${utf16(type.name)}.__match_args__ must be a tuple (got ${utf16(typeOf(args).name)})`);
    }
    const allowed = self ? 1 : (args as PyTuple).items.length;
    if (allowed < positional) {
      return raise.TypeError(
        `${utf16(type.name)}() accepts ${allowed} positional sub-pattern${allowed === 1 ? '' : 's'} (${positional} given)`,
      );
    }
    if (self) attrs.push(subject);
    else {
      for (const name of (args as PyTuple).items.slice(0, positional)) {
        if (typeOf(name) !== strType)
          return raise.TypeError(`__match_args__ elements must be strings (got ${utf16(typeOf(name).name)})`);
        if (!take(name as Str)) return null;
      }
    }
  }
  for (const name of names) if (!take(name)) return null;
  return new PyTuple(attrs);
}
