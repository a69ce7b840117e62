/** BaseException: what every exception has (Objects/exceptions.c). */

import { attributeName, genericGetAttr, genericSetAttr, lookupAttr, setAttr } from '../abstract/attr.ts';
import { toArray } from '../abstract/iter.ts';
import { repr, strObject } from '../abstract/repr.ts';
import { fillType } from '../define.ts';
import { PyDict } from '../dict.ts';
import { exceptionTypes, PyException } from '../exception.ts';
import { instanceDict } from '../instance.ts';
import { raise } from '../raise.ts';
import { joinStrs } from '../str-join.ts';
import type { Thread } from '../thread.ts';
import { isSubtype, type PyType, tracebackType, typeOf } from '../type.ts';
import { asStr, PyList, type PyObject, PyTuple, type Str, utf16, type Value } from '../value.ts';

/** `exc.args` shown: nothing, the one argument, or the tuple. */
export function baseStr(t: Thread, self: PyException): Value {
  const { items } = self.args;
  if (items.length === 0) return '';
  return items.length === 1 ? strObject(t, items[0]) : repr(t, self.args);
}

function baseRepr(t: Thread, self: PyException): Str {
  const { qualname, name: full } = self.cls;
  // A type of a native module has the module in its name.
  const name = self.cls.heap ? full : qualname;
  const { items } = self.args;
  return items.length === 1 ? joinStrs([name, '(', repr(t, items[0]), ')'], '') : joinStrs([name, repr(t, self.args)], '');
}

/** Makes the instance; `args` are the positional arguments even if `__init__` never runs. */
export function newException(_t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): PyException {
  return new PyException(cls, new PyTuple(kwnames ? args.slice(0, args.length - kwnames.length) : args));
}

/** `BaseException.__init__`: no keywords. */
export function initException(_t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined): void {
  if (kwnames?.length) raise.TypeError(`${utf16(self.cls.name)}() takes no keyword arguments`);
  self.args = new PyTuple(args.slice());
}

/** Keyword arguments by name for exceptions that take some; others are an error in the reference's words. */
export function takeKeywords(
  self: PyException,
  kwnames: readonly Str[] | undefined,
  args: Value[],
  names: readonly string[],
  owner: string,
): void {
  const given = kwnames?.length ?? 0;
  const positional = args.length - given;
  self.args = new PyTuple(args.slice(0, positional));
  self.extra = Object.fromEntries(names.map((name) => [name, undefined]));
  if (given > names.length)
    raise.TypeError(`${owner}() takes at most ${names.length} keyword argument${names.length === 1 ? '' : 's'} (${given} given)`);
  kwnames?.forEach((keyword, i) => {
    const name = utf16(keyword);
    if (!names.includes(name)) raise.TypeError(`'${name}' is an invalid keyword argument for ${owner}()`);
    self.extra![name] = args[positional + i];
  });
}

function setLink(field: 'cause' | 'context') {
  return (_t: Thread, self: PyException, value: Value | undefined) => {
    if (value === undefined) raise.TypeError(`__${field}__ may not be deleted`);
    if (value !== null && !(value instanceof PyException)) {
      raise.TypeError(`exception ${field} must be None or derive from BaseException`);
    }
    self[field] = value as PyException | null;
    if (field === 'cause') self.suppressContext = true;
  };
}

function setTraceback(_t: Thread, self: PyException, value: Value | undefined): void {
  if (value === undefined) raise.TypeError('__traceback__ may not be deleted');
  if (value !== null && typeOf(value as Value) !== tracebackType) raise.TypeError('__traceback__ must be a traceback or None');
  self.traceback = value as PyObject | null;
}

function setState(t: Thread, self: PyException, state: Value): Value {
  if (state === null) return null;
  if (!(state instanceof PyDict)) return raise.TypeError('state is not a dictionary');
  for (const [key, value] of [...state.entries()]) setAttr(t, self, attributeName(key), value);
  return null;
}

function addNote(t: Thread, self: PyException, note: Value): Value {
  if (asStr(note) === undefined) return raise.TypeError(`note must be a str, not '${utf16(typeOf(note).name)}'`);
  let notes = lookupAttr(t, self, '__notes__');
  if (notes === undefined) {
    notes = new PyList([]);
    setAttr(t, self, '__notes__', notes);
  }
  if (!(notes instanceof PyList)) return raise.TypeError('Cannot add note: __notes__ is not a list');
  notes.items.push(note);
  return null;
}

fillType(exceptionTypes.BaseException, {
  slots: {
    tp_new: newException,
    tp_init: initException,
    tp_str: baseStr,
    tp_repr: baseRepr,
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
  },
  methods: {
    __reduce__: [
      '~(self, /)',
      (_t, self: PyException) => new PyTuple(self.dict === undefined ? [self.cls, self.args] : [self.cls, self.args, self.dict]),
    ],
    __setstate__: ['~(self, state, /)', setState],
    with_traceback: [
      '~(self, tb, /)',
      (t, self: PyException, tb: Value) => {
        setTraceback(t, self, tb);
        return self;
      },
    ],
    add_note: ['~(self, note, /)', addNote],
  },
  members: {
    __suppress_context__: [
      (_t, self: PyException) => self.suppressContext,
      (_t, self: PyException, value) => {
        if (value === undefined) raise.TypeError("can't delete numeric/char attribute");
        if (typeof value !== 'boolean') raise.TypeError('attribute value type must be bool');
        else self.suppressContext = value;
      },
    ],
  },
  getset: {
    args: [
      (_t, self: PyException) => self.args,
      (t, self: PyException, value) => {
        if (value === undefined) raise.TypeError('args may not be deleted');
        self.args = new PyTuple(toArray(t, value as Value));
      },
    ],
    __traceback__: [(_t, self: PyException) => self.traceback, setTraceback],
    __context__: [(_t, self: PyException) => self.context ?? null, setLink('context')],
    __cause__: [(_t, self: PyException) => self.cause, setLink('cause')],
    __dict__: [
      (_t, self: PyException) => instanceDict(self),
      (_t, self: PyException, value) => {
        if (value === undefined) raise.TypeError('cannot delete __dict__');
        if (!(value instanceof PyDict))
          raise.TypeError(`__dict__ must be set to a dictionary, not a '${utf16(typeOf(value as Value).name)}'`);
        else self.dict = value;
      },
    ],
  },
});

/** Is a class an exception class. */
export const isExceptionClass = (type: PyType) => isSubtype(type, exceptionTypes.BaseException);
