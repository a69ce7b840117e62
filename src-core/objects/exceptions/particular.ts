/**
 * Exceptions with attributes of their own (Objects/exceptions.c); files beside have OSError, the unicode errors and groups. Every type has an
 * `__init__` of its own and most have a `__new__`, even where they do what those of BaseException do.
 */

import { toArray } from '../abstract/iter.ts';
import { reprObject, str } from '../abstract/repr.ts';
import { fillType, type TypeTable } from '../define.ts';
import { PyDict } from '../dict.ts';
import { type ExceptionName, exceptionTypes, type PyException } from '../exception.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { asStr, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../value.ts';
import { baseStr, initException, newException, takeKeywords } from './base.ts';
import { objectMembers } from './fields.ts';
import { osErrorTable } from './os-error.ts';
import { unicodeErrorTable } from './unicode-error.ts';

const keywordFields =
  (owner: string, ...names: string[]) =>
  (_t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined) =>
    takeKeywords(self, kwnames, args, names, owner);

function initImportError(_t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined): void {
  takeKeywords(self, kwnames, args, ['name', 'path', 'name_from'], 'ImportError');
  if (self.args.items.length === 1) self.extra!.msg = self.args.items[0];
}

/** The attributes with these fields among them, where they are set; None where there is nothing. */
function stateWith(self: PyException, fields: readonly string[]): Value {
  const set = fields.filter((name) => self.extra?.[name] !== undefined);
  if (set.length === 0) return self.dict ?? null;
  const state = self.dict?.copy() ?? new PyDict();
  for (const name of set) state.setStr(name, self.extra![name] as Value);
  return state;
}

function reduceImportError(_t: Thread, self: PyException): Value {
  const state = stateWith(self, ['name', 'path', 'name_from']);
  return new PyTuple(state === null ? [self.cls, self.args] : [self.cls, self.args, state]);
}

/** Without `obj`, which could seldom be pickled. */
function attributeErrorState(_t: Thread, self: PyException): Value {
  const state = stateWith(self, ['name']);
  const dict = state instanceof PyDict && state !== self.dict ? state : (self.dict?.copy() ?? new PyDict());
  dict.setStr('args', self.args);
  return dict;
}

const SYNTAX = ['msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];
function initSyntaxError(t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined): void {
  initException(t, self, args, kwnames);
  if (args.length >= 1) self.extra = { ...self.extra, msg: args[0] };
  if (args.length !== 2) return;
  const info = toArray(t, args[1]);
  if (info.length < 4 || info.length > 6) {
    raise.TypeError(`function takes at ${info.length < 4 ? 'least 4' : 'most 6'} arguments (${info.length} given)`);
  }
  SYNTAX.slice(1).forEach((name, i) => {
    self.extra![name] = info[i];
  });
  if (info.length === 5) raise.TypeError('end_offset must be provided when end_lineno is provided');
}

function strSyntaxError(t: Thread, self: PyException): Str {
  const { msg, filename, lineno } = self.extra ?? {};
  const path = filename === undefined ? undefined : asStr(filename);
  const file = path === undefined ? undefined : utf16(path).replace(/^.*\//s, '');
  const line =
    typeof lineno === 'number' || typeof lineno === 'bigint'
      ? `line ${BigInt.asIntN(64, BigInt(lineno)) === BigInt(lineno) ? lineno : -1}`
      : undefined;
  const text = str(t, msg ?? null);
  if (file === undefined && line === undefined) return text;
  return strFromUtf16(`${utf16(text)} (${[file, line].filter((part) => part !== undefined).join(', ')})`);
}

const TABLES: Partial<Record<ExceptionName, TypeTable>> = {
  StopIteration: {
    slots: {
      tp_init: (t, self: PyException, args, kwnames) => {
        initException(t, self, args, kwnames);
        self.extra = { value: args.length > 0 ? args[0] : null };
      },
    },
    members: objectMembers('value'),
  },
  SystemExit: {
    slots: {
      tp_init: (t, self: PyException, args, kwnames) => {
        initException(t, self, args, kwnames);
        if (args.length > 0) self.extra = { code: args.length === 1 ? args[0] : self.args };
      },
    },
    members: objectMembers('code'),
  },
  AttributeError: {
    slots: { tp_init: keywordFields('AttributeError', 'name', 'obj'), tp_str: baseStr },
    methods: {
      __getstate__: ['~(self, /)', attributeErrorState],
      __reduce__: ['~(self, /)', (t, self: PyException) => new PyTuple([self.cls, self.args, attributeErrorState(t, self)])],
    },
    members: objectMembers('name', 'obj'),
  },
  NameError: { slots: { tp_init: keywordFields('NameError', 'name'), tp_str: baseStr }, members: objectMembers('name') },
  ImportError: {
    slots: {
      tp_init: initImportError,
      tp_str: (t, self: PyException) => (typeof self.extra?.msg === 'string' ? self.extra.msg : baseStr(t, self)),
    },
    methods: { __reduce__: ['~(self, /)', reduceImportError] },
    members: objectMembers('msg', 'name', 'path', 'name_from'),
  },
  KeyError: {
    slots: {
      tp_str: (t, self: PyException) => (self.args.items.length === 1 ? reprObject(t, self.args.items[0]) : baseStr(t, self)),
    },
  },
  OSError: osErrorTable,
  SyntaxError: {
    slots: { tp_init: initSyntaxError, tp_str: strSyntaxError },
    members: objectMembers(...SYNTAX, 'print_file_and_line'),
  },
  UnicodeDecodeError: unicodeErrorTable('decode'),
  UnicodeEncodeError: unicodeErrorTable('encode'),
  UnicodeTranslateError: unicodeErrorTable('translate'),
};

/** Types that inherit `__new__`: those with fields and what derives from them. */
const WITHOUT_NEW: readonly ExceptionName[] = [
  'AttributeError',
  'ImportError',
  'KeyError',
  'NameError',
  'StopIteration',
  'SyntaxError',
  'SystemExit',
];

function inheritsNew(name: ExceptionName): boolean {
  if (TABLES[name]?.slots?.tp_new !== undefined) return true;
  return exceptionTypes[name].mro.some(
    (base) => base === exceptionTypes.OSError || WITHOUT_NEW.some((other) => exceptionTypes[other] === base),
  );
}

/** The table of a type, with the methods that it has though they do nothing new. */
function completeTable(name: ExceptionName): TypeTable {
  const type = exceptionTypes[name];
  const table = TABLES[name] ?? {};
  const fields = type.mro
    .map((base) => TABLES[utf16(base.name) as ExceptionName])
    .find((found) => found?.slots?.tp_init !== undefined);
  return {
    ...table,
    slots: {
      tp_init: fields?.slots?.tp_init ?? initException,
      ...(inheritsNew(name) ? {} : { tp_new: newException }),
      ...table.slots,
    },
  };
}

// Parents stand before children in the tree of names; groups have a file of their own.
for (const [name, type] of Object.entries(exceptionTypes) as [ExceptionName, typeof exceptionTypes.Exception][]) {
  if (name !== 'BaseException' && !name.endsWith('Group')) fillType(type, completeTable(name));
}
