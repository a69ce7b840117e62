/** `except*`: splitting exception groups and raising what is left (Objects/exceptions.c, Python/ceval.c `exception_group_match`). */
import { callMethod } from '../objects/abstract/call.ts';
import { exceptionTypes, type PyException } from '../objects/exception.ts';
import { raise } from '../objects/raise.ts';
import { isSubtype, type PyType, typeOf } from '../objects/type.ts';
import { type PyList, PyTuple, utf16, type Value } from '../objects/value.ts';
import type { Machine } from './machine.ts';

/**
 * The part of `exc` that matches and the rest; None where there is none, also because clauses above took all. A naked exception that
 * matches is wrapped in a group.
 */
export function groupMatch(m: Machine, exc: PyException | null, type: Value): [Value, Value] {
  if (exc === null) return [null, null];
  const classes = (type instanceof PyTuple ? type.items : [type]) as readonly PyType[];
  if (classes.some((cls) => isSubtype(exc.cls, cls))) {
    if (isSubtype(exc.cls, exceptionTypes.BaseExceptionGroup)) return [exc, null];
    return [m.makeExceptionGroup('', [exc], exc), null];
  }
  if (!isSubtype(exc.cls, exceptionTypes.BaseExceptionGroup)) return [null, exc];
  const pair = callMethod(m, exc, 'split', type);
  if (!(pair instanceof PyTuple))
    return raise.TypeError(`${utf16(exc.cls.name)}.split must return a tuple, not ${utf16(typeOf(pair).name)}`);
  if (pair.items.length < 2)
    return raise.TypeError(`${utf16(exc.cls.name)}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  return [pair.items[0], pair.items[1]];
}

/** INTRINSIC_PREP_RERAISE_STAR: what an `except*` statement raises at its end, or None. */
export function prepareReraiseStar(m: Machine, original: PyException, raised: PyList): Value {
  const all = raised.items.filter((item) => item !== null) as PyException[];
  if (all.length === 0) return null;
  if (!isSubtype(original.cls, exceptionTypes.BaseExceptionGroup)) return all[0];
  const isReraised = (exc: PyException) => sameMetadata(exc, original);
  const fresh = all.filter((exc) => !isReraised(exc));
  const kept = all.filter(isReraised);
  const left = kept.length ? m.projectGroup(original, kept) : null;
  if (fresh.length === 0) return left;
  if (left === null && fresh.length === 1) return fresh[0];
  return m.makeExceptionGroup('', left === null ? fresh : [...fresh, left as PyException], undefined);
}

/** Reraised parts share traceback, context, cause and notes with the original (`is_same_exception_metadata`). */
function sameMetadata(exc: PyException, original: PyException): boolean {
  return (
    isSubtype(exc.cls, exceptionTypes.BaseExceptionGroup) &&
    exc.traceback === original.traceback &&
    (exc.context ?? null) === (original.context ?? null) &&
    exc.cause === original.cause &&
    exc.dict?.getStr('__notes__') === original.dict?.getStr('__notes__')
  );
}
