/** The module `_locale`: the C locale with UTF-8, and no other (Modules/_localemodule.c). */

import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { compareStr } from '../objects/str/text.ts';
import type { Thread } from '../objects/thread.ts';
import { PyType } from '../objects/type.ts';
import { asStr, PyList, PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import { DAYS, MONTHS } from './time/strftime.ts';

/** `locale.Error`. */
const localeError = Object.assign(new PyType('locale.Error', exceptionTypes.Exception), {
  qualname: 'Error',
  module: 'locale',
  hasDict: true,
  solid: exceptionTypes.Exception.solid,
});
fillType(localeError, {});

const CATEGORIES = { LC_CTYPE: 0, LC_NUMERIC: 1, LC_TIME: 2, LC_COLLATE: 3, LC_MONETARY: 4, LC_MESSAGES: 5, LC_ALL: 6 };

/** Items of `nl_langinfo`, by number: names of days and months follow each other. */
const ITEMS: Record<string, readonly [number: number, text: string]> = {
  CODESET: [14, 'UTF-8'],
  RADIXCHAR: [65536, '.'],
  THOUSEP: [65537, ''],
  CRNCYSTR: [262159, '-'],
  D_T_FMT: [131112, '%a %b %e %H:%M:%S %Y'],
  D_FMT: [131113, '%m/%d/%y'],
  T_FMT: [131114, '%H:%M:%S'],
  T_FMT_AMPM: [131115, '%I:%M:%S %p'],
  AM_STR: [131110, 'AM'],
  PM_STR: [131111, 'PM'],
  ERA: [131116, ''],
  ERA_D_FMT: [131118, ''],
  ERA_D_T_FMT: [131120, ''],
  ERA_T_FMT: [131121, ''],
  ALT_DIGITS: [131119, ''],
  YESEXPR: [327680, '^[yY]'],
  NOEXPR: [327681, '^[nN]'],
  _DATE_FMT: [131180, '%a %b %e %H:%M:%S %Z %Y'],
};
for (let i = 0; i < 7; i++) {
  const name = DAYS[(i + 6) % 7];
  ITEMS[`ABDAY_${i + 1}`] = [131072 + i, name.slice(0, 3)];
  ITEMS[`DAY_${i + 1}`] = [131079 + i, name];
}
for (let i = 0; i < 12; i++) {
  ITEMS[`ABMON_${i + 1}`] = [131086 + i, MONTHS[i].slice(0, 3)];
  ITEMS[`MON_${i + 1}`] = [131098 + i, MONTHS[i]];
}

const KNOWN = new Set(['', 'C', 'POSIX', 'C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8']);

function setlocale(_t: Thread, _module: Value, category: number, name: Value | undefined): Value {
  if (category < 0 || category > 6) {
    throw new PyException(localeError, new PyTuple(['invalid locale category']));
  }
  if (name === undefined || name === null) return 'C.UTF-8';
  const text = asStr(name);
  if (text === undefined) return raise.TypeError('setlocale() argument 2 must be str or None');
  if (!KNOWN.has(utf16(text))) throw new PyException(localeError, new PyTuple(['unsupported locale setting']));
  return utf16(text) === '' ? 'C.UTF-8' : text;
}

function localeconv(): Value {
  const out = new PyDict();
  for (const name of ['decimal_point', 'thousands_sep']) out.setStr(name, name === 'decimal_point' ? '.' : '');
  out.setStr('grouping', new PyList([]));
  for (const name of ['int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep']) out.setStr(name, '');
  out.setStr('mon_grouping', new PyList([]));
  for (const name of ['positive_sign', 'negative_sign']) out.setStr(name, '');
  const numbers = ['int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes', 'n_sep_by_space'];
  for (const name of [...numbers, 'p_sign_posn', 'n_sign_posn']) out.setStr(name, 127);
  return out;
}

function langinfo(_t: Thread, _module: Value, key: number): Value {
  for (const [number, text] of Object.values(ITEMS)) if (number === key) return text;
  return raise.ValueError('unsupported langinfo constant');
}

const functions: Record<string, NativeRow> = {
  setlocale: ['(module, category: int, locale=NULL, /)', setlocale],
  localeconv: ['(module, /)', localeconv],
  nl_langinfo: ['(module, key: int, /)', langinfo],
  getencoding: ['(module, /)', () => 'UTF-8'],
  strcoll: ['(module, os1: str, os2: str, /)', (_t, _module: Value, a: Str, b: Str) => compareStr(a, b)],
  strxfrm: ['(module, string: str, /)', (_t, _module: Value, text: Str) => text],
  gettext: ['(module, msg: str, /)', (_t, _module: Value, text: Str) => text],
  dgettext: ['(module, domain, msg: str, /)', (_t, _module: Value, _domain: Value, text: Str) => text],
  dcgettext: ['(module, domain, msg: str, category: int, /)', (_t, _module: Value, _domain: Value, text: Str) => text],
  textdomain: ['(module, domain, /)', () => 'messages'],
  bindtextdomain: ['(module, domain: str, dir, /)', () => null],
  bind_textdomain_codeset: ['(module, domain: str, codeset, /)', () => null],
};

export function makeLocale(): PyModule {
  const module = new PyModule('_locale');
  const { dict } = module;
  fillModule(dict, module, '_locale', functions);
  for (const [name, number] of Object.entries(CATEGORIES)) dict.setStr(name, number);
  for (const [name, [number]] of Object.entries(ITEMS)) dict.setStr(name, number);
  dict.setStr('CHAR_MAX', 127);
  dict.setStr('Error', localeError);
  return module;
}
