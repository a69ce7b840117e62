/** BaseExceptionGroup and ExceptionGroup (PEP 654, Objects/exceptions.c). */
import { lookupAttr, setAttr } from '../abstract/attr.ts';
import { call, callMethod } from '../abstract/call.ts';
import { toArray } from '../abstract/iter.ts';
import { isTrue } from '../abstract/number.ts';
import { str } from '../abstract/repr.ts';
import { fillType } from '../define.ts';
import { PyDict } from '../dict.ts';
import { exceptionTypes, PyException } from '../exception.ts';
import { classGetItem } from '../generic-alias-object.ts';
import { raise } from '../raise.ts';
import type { Thread } from '../thread.ts';
import { functionType, isSubtype, PyType, tupleType, typeOf } from '../type.ts';
import { asStr, PyList, PyTuple, type Str, utf16, type Value } from '../value.ts';
import { initException } from './base.ts';
import './particular.ts';

const { BaseExceptionGroup, ExceptionGroup, Exception } = exceptionTypes;

/** `PySequence_Check`. */
const isSequence = (value: Value) => typeOf(value).sq_item !== undefined && !(value instanceof PyDict);

function newGroup(_t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): PyException {
  const count = args.length - (kwnames?.length ?? 0);
  if (count !== 2) return raise.TypeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${count} given)`);
  const [message, excs] = args;
  if (asStr(message) === undefined)
    return raise.TypeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${utf16(typeOf(message).name)}`);
  if (!isSequence(excs)) return raise.TypeError('second argument (exceptions) must be a sequence');
  const items = toArray(_t, excs);
  if (items.length === 0) return raise.ValueError('second argument (exceptions) must be a non-empty sequence');
  let nestedBase = false;
  items.forEach((item, i) => {
    if (!(item instanceof PyException)) raise.ValueError(`Item ${i} of second argument (exceptions) is not an exception`);
    if (!isSubtype(typeOf(item), Exception)) nestedBase = true;
  });
  let type = cls;
  if (cls === BaseExceptionGroup) {
    if (!nestedBase) type = ExceptionGroup;
  } else if (nestedBase) {
    if (cls === ExceptionGroup) return raise.TypeError('Cannot nest BaseExceptions in an ExceptionGroup');
    if (isSubtype(cls, Exception)) return raise.TypeError(`Cannot nest BaseExceptions in '${utf16(cls.name)}'`);
  }
  const self = new PyException(type, new PyTuple([message, excs]));
  self.extra = { message, exceptions: new PyTuple(items) };
  return self;
}

export const partsOf = (group: PyException) => (group.extra!.exceptions as PyTuple).items as readonly PyException[];

/** A group of the same kind with other members; traceback, cause, context and notes are those of `self`. */
export function deriveLike(t: Thread, self: PyException, excs: PyException[]): PyException {
  const made = callMethod(t, self, 'derive', new PyList(excs));
  if (!(made instanceof PyException) || !isSubtype(made.cls, BaseExceptionGroup)) {
    return raise.TypeError('derive must return an instance of BaseExceptionGroup');
  }
  made.traceback = self.traceback;
  made.context = self.context;
  made.cause = self.cause;
  made.suppressContext = self.suppressContext;
  // The parts have lists of their own; notes that are no sequence are left out.
  const notes = lookupAttr(t, self, '__notes__');
  if (notes !== undefined && isSequence(notes)) setAttr(t, made, '__notes__', new PyList(toArray(t, notes)));
  return made;
}

type Condition = (exc: PyException) => boolean;

function conditionOf(t: Thread, matcher: Value): Condition {
  const types = typeOf(matcher) === tupleType ? (matcher as PyTuple).items : [matcher];
  const isClass = (cls: Value) => cls instanceof PyType && isSubtype(cls, exceptionTypes.BaseException);
  if (types.every(isClass)) return (exc) => types.some((cls) => isSubtype(exc.cls, cls as PyType));
  if (typeOf(matcher) === functionType) return (exc) => isTrue(t, call(t, matcher, [exc]));
  return raise.TypeError('expected a function, exception type or tuple of exception types');
}

/** The parts of an exception that meet a condition, and the rest. */
export function splitGroup(t: Thread, exc: PyException, meets: Condition): [PyException | null, PyException | null] {
  if (meets(exc)) return [exc, null];
  if (!isSubtype(exc.cls, BaseExceptionGroup)) return [null, exc];
  const matched: PyException[] = [];
  const rest: PyException[] = [];
  for (const part of partsOf(exc)) {
    t.enterRecursion(' in exceptiongroup_split_recursive');
    let yes: PyException | null;
    let no: PyException | null;
    try {
      [yes, no] = splitGroup(t, part, meets);
    } finally {
      t.leaveRecursion();
    }
    if (yes) matched.push(yes);
    if (no) rest.push(no);
  }
  return [matched.length ? deriveLike(t, exc, matched) : null, rest.length ? deriveLike(t, exc, rest) : null];
}

function collectLeaves(exc: PyException, leaves: Set<PyException>): void {
  if (isSubtype(exc.cls, BaseExceptionGroup)) for (const part of partsOf(exc)) collectLeaves(part, leaves);
  else leaves.add(exc);
}

function projectOnto(t: Thread, exc: PyException, leaves: ReadonlySet<PyException>): PyException | null {
  if (!isSubtype(exc.cls, BaseExceptionGroup)) return leaves.has(exc) ? exc : null;
  const parts = partsOf(exc).flatMap((part) => projectOnto(t, part, leaves) ?? []);
  return parts.length ? deriveLike(t, exc, parts) : null;
}

/** The part of a group that the leaves of `kept` make up, in the group's own shape (`exception_group_projection`). */
export function projectGroup(t: Thread, group: PyException, kept: readonly PyException[]): PyException | null {
  const leaves = new Set<PyException>();
  for (const exc of kept) collectLeaves(exc, leaves);
  return projectOnto(t, group, leaves);
}

fillType(BaseExceptionGroup, {
  slots: {
    tp_new: newGroup,
    tp_str: (t, self: PyException) => {
      const n = partsOf(self).length;
      return `${utf16(str(t, self.extra!.message as Value))} (${n} sub-exception${n === 1 ? '' : 's'})`;
    },
    tp_init: initException,
  },
  methods: {
    derive: [
      '~(self, *args)',
      (t, self: PyException, args: Value[]) => {
        if (args.length !== 1) return raise.TypeError(`function takes exactly 1 argument (${args.length} given)`);
        return call(t, BaseExceptionGroup, [self.extra!.message as Value, args[0]]);
      },
    ],
    split: [
      '~(self, matcher, /)',
      (t, self: PyException, matcher: Value) => new PyTuple(splitGroup(t, self, conditionOf(t, matcher))),
      'VARARGS',
    ],
    subgroup: [
      '~(self, matcher, /)',
      (t, self: PyException, matcher: Value) => splitGroup(t, self, conditionOf(t, matcher))[0],
      'VARARGS',
    ],
  },
  classmethods: { __class_getitem__: classGetItem },
  members: {
    message: (_t, self: PyException) => self.extra!.message as Value,
    exceptions: (_t, self: PyException) => self.extra!.exceptions as Value,
  },
});
fillType(ExceptionGroup, {});
