/** OSError and what derives from it (Objects/exceptions.c, from `oserror_parse_args` on). */
import { indexNumber } from '../abstract/number.ts';
import { reprText, str } from '../abstract/repr.ts';
import { refuseKeywords } from '../arguments.ts';
import type { TypeTable } from '../define.ts';
import { exceptionTypes, PyException } from '../exception.ts';
import { raise, systemErrorName } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { type PyType, typeOf } from '../type.ts';
import { asInt, EMPTY_TUPLE, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../value.ts';
import { baseStr } from './base.ts';
import { objectMembers, setField } from './fields.ts';

/** A subclass with an `__init__` but no `__new__` of its own gets its fields from `OSError.__init__`. */
const filledByInit = (type: PyType) => (type.tp_init as unknown) !== initOSError && (type.tp_new as unknown) === newOSError;

function newOSError(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): PyException {
  if (filledByInit(cls)) return new PyException(cls, EMPTY_TUPLE);
  refuseKeywords(utf16(cls.name), kwnames);
  let type = cls;
  const errno = args.length >= 2 && args.length <= 5 ? asInt(args[0]) : undefined;
  if (errno !== undefined && cls === exceptionTypes.OSError) type = exceptionTypes[systemErrorName(Number(errno))];
  const self = new PyException(type, new PyTuple(args));
  fill(t, self, args);
  return self;
}

function initOSError(t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined): void {
  if (!filledByInit(self.cls)) return;
  refuseKeywords(utf16(self.cls.name), kwnames);
  self.args = new PyTuple(args);
  fill(t, self, args);
}

/** Errno, message, file names; with a file name only the first two stay arguments. */
function fill(t: Thread, self: PyException, args: Value[]): void {
  self.extra = {};
  if (args.length < 2 || args.length > 5) return;
  const [errno, strerror, filename, , filename2] = args;
  if (filename !== undefined && filename !== null) {
    if (self.cls === exceptionTypes.BlockingIOError && isNumber(filename)) {
      self.extra.written = indexNumber(t, filename, 'ValueError');
    } else {
      self.extra.filename = filename;
      if (filename2 !== undefined && filename2 !== null) self.extra.filename2 = filename2;
      self.args = new PyTuple(args.slice(0, 2));
    }
  }
  self.extra.errno = errno;
  self.extra.strerror = strerror;
}

function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return type.nb_index !== undefined || type.nb_int !== undefined || type.nb_float !== undefined;
}

function strOSError(t: Thread, self: PyException): Value {
  const { errno, strerror, filename, filename2 } = self.extra ?? {};
  const shown = (value: Value | undefined) => (value === undefined ? 'None' : utf16(str(t, value)));
  if (filename !== undefined) {
    const second = filename2 === undefined ? '' : ` -> ${reprText(t, filename2)}`;
    return strFromUtf16(`[Errno ${shown(errno)}] ${shown(strerror)}: ${reprText(t, filename)}${second}`);
  }
  if (errno !== undefined && strerror !== undefined) return strFromUtf16(`[Errno ${shown(errno)}] ${shown(strerror)}`);
  return baseStr(t, self);
}

/** With the file names among the arguments again. */
function reduce(_t: Thread, self: PyException): Value {
  const { filename, filename2 } = self.extra ?? {};
  let { args } = self;
  if (args.items.length === 2 && filename !== undefined)
    args = new PyTuple([...args.items, filename, ...(filename2 === undefined ? [] : [null, filename2])]);
  return new PyTuple(self.dict === undefined ? [self.cls, args] : [self.cls, args, self.dict]);
}

export const osErrorTable: TypeTable = {
  slots: { tp_new: newOSError, tp_init: initOSError, tp_str: strOSError },
  methods: { __reduce__: ['~(self, /)', reduce] },
  members: objectMembers('errno', 'strerror', 'filename', 'filename2'),
  getset: {
    characters_written: [
      (_t, self: PyException) => self.extra?.written ?? raise.AttributeError('characters_written'),
      (t, self: PyException, value) => {
        if (value !== undefined) setField(self, 'written', indexNumber(t, value, 'ValueError'));
        else if (self.extra?.written === undefined) raise.AttributeError('characters_written');
        else setField(self, 'written', undefined);
      },
    ],
  },
};
