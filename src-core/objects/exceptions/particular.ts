/** Exceptions with attributes of their own (Objects/exceptions.c). Parents are filled before children. */
import { repr, reprText, str } from '../abstract/repr.ts';
import { fillType, type TypeTable } from '../define.ts';
import { type ExceptionName, exceptionTypes, type PyException } from '../exception.ts';
import { raise, systemErrorName } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { PyBytes, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { baseStr, extraField, initException, newException, takeKeywords } from './base.ts';
import './base.ts';

const fields = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, extraField(name)])) as NonNullable<TypeTable['getset']>;

/** Arguments in order become attributes (after `initException`). */
function positionalFields(...names: string[]) {
  return (t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined) => {
    initException(t, self, args, kwnames);
    self.extra = Object.fromEntries(names.map((name, i) => [name, args[i]]));
  };
}

const keywordFields =
  (...names: string[]) =>
  (_t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined) =>
    takeKeywords(self, kwnames, args, names, `${utf16(self.cls.name)}()`);

const importFields = (_t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined) => {
  takeKeywords(self, kwnames, args, ['name', 'path', 'name_from'], 'ImportError');
  if (self.args.items.length === 1) self.extra!.msg = self.args.items[0];
};

function newOSError(
  t: Thread,
  cls: typeof exceptionTypes.OSError,
  args: Value[],
  kwnames: readonly Str[] | undefined,
): PyException {
  let type = cls;
  if (cls === exceptionTypes.OSError && args.length >= 2 && args.length <= 5 && typeof args[0] === 'number')
    type = exceptionTypes[systemErrorName(args[0])];
  const self = newException(t, type, args, kwnames);
  fillOSError(self, args);
  return self;
}

function fillOSError(self: PyException, args: Value[]): void {
  self.extra = {};
  if (args.length < 2 || args.length > 5) return;
  self.extra.errno = args[0];
  self.extra.strerror = args[1];
  if (args.length > 2) {
    self.extra.filename = args[2];
    if (args.length > 4) self.extra.filename2 = args[4];
    self.args = new PyTuple(args.slice(0, 2));
  }
}

function strOSError(t: Thread, self: PyException): Str {
  const { errno, strerror, filename, filename2 } = self.extra ?? {};
  const shown = (value: Value | undefined) => (value === undefined ? 'None' : utf16(str(t, value)));
  if (filename !== undefined && filename !== null) {
    const second = filename2 !== undefined && filename2 !== null ? ` -> ${reprText(t, filename2)}` : '';
    return `[Errno ${shown(errno)}] ${shown(strerror)}: ${reprText(t, filename)}${second}`;
  }
  if (errno !== undefined && strerror !== undefined) return `[Errno ${shown(errno)}] ${shown(strerror)}`;
  return baseStr(t, self);
}

const SYNTAX = ['msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];
function initSyntaxError(t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined): void {
  initException(t, self, args, kwnames);
  self.extra = { msg: args[0] };
  if (args.length !== 2) return;
  const info = args[1] instanceof PyTuple ? args[1].items : [];
  if (info.length !== 4 && info.length !== 6) {
    raise.TypeError(`function takes ${info.length < 4 ? 'at least 4' : 'at most 6'} arguments (${info.length} given)`);
  }
  SYNTAX.slice(1).forEach((name, i) => {
    self.extra![name] = info[i];
  });
}

function strSyntaxError(t: Thread, self: PyException): Str {
  const { msg, filename, lineno } = self.extra ?? {};
  const text = msg === undefined ? 'None' : utf16(str(t, msg));
  const file = typeof filename === 'string' ? filename.slice(filename.lastIndexOf('/') + 1) : undefined;
  if (file !== undefined && typeof lineno === 'number') return `${text} (${file}, line ${lineno})`;
  if (file !== undefined) return `${text} (${file})`;
  return typeof lineno === 'number' ? `${text} (line ${lineno})` : text;
}

const UNICODE = ['encoding', 'object', 'start', 'end', 'reason'];
function strUnicodeError(t: Thread, self: PyException): Str {
  const { encoding, object, start, end, reason } = self.extra ?? {};
  if (object === undefined) return '';
  const what = exceptionTypes.UnicodeDecodeError === self.cls ? 'decode' : 'encode';
  const prefix = encoding === undefined ? '' : `'${utf16(str(t, encoding))}' codec `;
  const verb = encoding === undefined ? "can't translate" : `can't ${what}`;
  const from = start as number;
  const to = end as number;
  const why = utf16(str(t, reason as Value));
  if (object instanceof PyBytes) {
    if (to === from + 1 && from < object.data.length) {
      return `${prefix}${verb} byte 0x${object.data[from].toString(16).padStart(2, '0')} in position ${from}: ${why}`;
    }
    return `${prefix}${verb} bytes in position ${from}-${to - 1}: ${why}`;
  }
  const points =
    typeof object === 'string'
      ? Array.from({ length: object.length }, (_, i) => object.charCodeAt(i))
      : (object as unknown as { points: Uint32Array }).points;
  if (to === from + 1 && from < points.length) {
    const c = points[from];
    const shown =
      c < 0x100
        ? `\\x${c.toString(16).padStart(2, '0')}`
        : c < 0x10000
          ? `\\u${c.toString(16).padStart(4, '0')}`
          : `\\U${c.toString(16).padStart(8, '0')}`;
    return `${prefix}${verb} character '${shown}' in position ${from}: ${why}`;
  }
  return `${prefix}${verb} characters in position ${from}-${to - 1}: ${why}`;
}

function initUnicode(names: readonly string[]) {
  return (t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined) => {
    initException(t, self, args, kwnames);
    if (args.length !== names.length) raise.TypeError(`function takes exactly ${names.length} arguments (${args.length} given)`);
    self.extra = Object.fromEntries(names.map((name, i) => [name, args[i]]));
  };
}

const TABLES: Partial<Record<ExceptionName, TypeTable>> = {
  StopIteration: { slots: { tp_init: positionalFields('value') }, getset: fields('value') },
  SystemExit: {
    slots: {
      tp_init: (t, self: PyException, args, kwnames) => {
        initException(t, self, args, kwnames);
        self.extra = { code: args.length === 0 ? null : args.length === 1 ? args[0] : self.args };
      },
    },
    getset: fields('code'),
  },
  AttributeError: { slots: { tp_init: keywordFields('name', 'obj') }, getset: fields('name', 'obj') },
  NameError: { slots: { tp_init: keywordFields('name') }, getset: fields('name') },
  ImportError: {
    slots: {
      tp_init: importFields,
      tp_str: (t, self: PyException) => (typeof self.extra?.msg === 'string' ? self.extra.msg : baseStr(t, self)),
    },
    getset: fields('msg', 'name', 'path', 'name_from'),
  },
  KeyError: {
    slots: { tp_str: (t, self: PyException) => (self.args.items.length === 1 ? repr(t, self.args.items[0]) : baseStr(t, self)) },
  },
  OSError: {
    slots: { tp_new: newOSError as never, tp_init: () => {}, tp_str: strOSError },
    getset: fields('errno', 'strerror', 'filename', 'filename2'),
  },
  SyntaxError: { slots: { tp_init: initSyntaxError, tp_str: strSyntaxError }, getset: fields(...SYNTAX, 'print_file_and_line') },
  UnicodeDecodeError: { slots: { tp_init: initUnicode(UNICODE), tp_str: strUnicodeError }, getset: fields(...UNICODE) },
  UnicodeEncodeError: { slots: { tp_init: initUnicode(UNICODE), tp_str: strUnicodeError }, getset: fields(...UNICODE) },
  UnicodeTranslateError: {
    slots: { tp_init: initUnicode(UNICODE.slice(1)), tp_str: strUnicodeError },
    getset: fields(...UNICODE.slice(1)),
  },
};

// Parents stand before children in the tree of names; groups have a file of their own.
for (const [name, type] of Object.entries(exceptionTypes) as [ExceptionName, typeof exceptionTypes.Exception][]) {
  if (name !== 'BaseException' && !name.endsWith('Group')) fillType(type, TABLES[name] ?? {});
}
