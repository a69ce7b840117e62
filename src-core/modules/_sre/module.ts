/** The `_sre` module (Modules/_sre/sre.c): makes patterns of the code lists that the library's own `re._compiler` writes. */
import './match.ts';
import './pattern.ts';
import { indexNumber } from '../../objects/abstract/number.ts';
import { fillModule, fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyList, PyTuple, type Value } from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import { isCasedAscii, isCasedUnicode, lowerAscii, lowerUnicode } from './characters.ts';
import { type PatternKind, PyPattern, PyTemplate, templateType, textOf } from './objects.ts';
import { isEmptyLiteral } from './substitute.ts';
import { isValid } from './validate.ts';

fillType(templateType, { class: PyTemplate });

/** Codes as they run: unsigned 32-bit numbers. Raises OverflowError for others. */
function readCodes(list: PyList): Int32Array {
  const codes = new Int32Array(list.items.length);
  list.items.forEach((item, i) => {
    const code = asInt(item);
    if (code === undefined) raise.TypeError('an integer is required');
    else if (code < 0) raise.OverflowError("can't convert negative value to unsigned int");
    else if (code > 0xffffffff) raise.OverflowError('regular expression code size limit exceeded');
    else codes[i] = Number(code);
  });
  return codes;
}

function needType<T>(value: Value, cls: new (...args: never[]) => T, argument: string, type: string): T {
  if (value instanceof (cls as unknown as typeof PyList)) return value as T;
  return raise.TypeError(`compile() argument '${argument}' must be ${type}, not ${value === null ? 'None' : typeName(value)}`);
}

function kindOf(t: Thread, pattern: Value): PatternKind {
  if (pattern === null) return 'any';
  return textOf(t, pattern) instanceof Uint8Array ? 'bytes' : 'str';
}

function compile(
  t: Thread,
  _module: Value,
  pattern: Value,
  flags: number,
  code: Value,
  groups: number,
  groupindex: Value,
  indexgroup: Value,
): Value {
  const list = needType(code, PyList, 'code', 'list');
  const byName = needType(groupindex, PyDict, 'groupindex', 'dict');
  const byNumber = needType(indexgroup, PyTuple, 'indexgroup', 'tuple');
  const codes = readCodes(list);
  const kind = kindOf(t, pattern);
  const named = byName.size > 0;
  const numbered = named && byNumber.items.length > 0 ? byNumber : undefined;
  if (!isValid(codes, groups)) return raise.RuntimeError('invalid SRE code');
  return new PyPattern(pattern, flags, codes, groups, named ? byName : undefined, numbered, kind);
}

function template(t: Thread, _module: Value, _pattern: Value, parts: Value): Value {
  if (!(parts instanceof PyList)) {
    return raise.TypeError(`template() argument 2 must be list, not ${parts === null ? 'None' : typeName(parts)}`);
  }
  const { items } = parts;
  if ((items.length & 1) === 0) return raise.TypeError('invalid template');
  const groups: { group: number; literal: Value | undefined }[] = [];
  for (let i = 1; i < items.length; i += 2) {
    if (asInt(items[i]) === undefined) return raise.TypeError('an integer is required');
    const group = indexNumber(t, items[i], 'OverflowError');
    if (group < 0) return raise.TypeError('invalid template');
    groups.push({ group, literal: isEmptyLiteral(items[i + 1]) ? undefined : items[i + 1] });
  }
  return new PyTemplate(items[0], groups);
}

const ofCharacter = (fn: (c: number) => Value): NativeRow => [
  '(module, character: int, /)',
  (_t, _module: Value, character: number) => fn(character),
];

const functions: Record<string, NativeRow> = {
  compile: ['(module, /, pattern, flags: int, code, groups: index, groupindex, indexgroup)', compile],
  template: ['(module, pattern, template, /)', template],
  getcodesize: ['(module, /)', () => 4],
  ascii_iscased: ofCharacter(isCasedAscii),
  unicode_iscased: ofCharacter(isCasedUnicode),
  ascii_tolower: ofCharacter(lowerAscii),
  unicode_tolower: ofCharacter(lowerUnicode),
};

/** Makes the module object. */
export function makeSre(): PyModule {
  const module = new PyModule('_sre');
  fillModule(module.dict, module, '_sre', functions);
  const set = (name: string, value: Value) => module.dict.setStr(name, value);
  set('MAGIC', 20221023);
  set('CODESIZE', 4);
  set('MAXREPEAT', 4294967295);
  set('MAXGROUPS', 1073741823);
  set('copyright', ' SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ');
  return module;
}
