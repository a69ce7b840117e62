/** Making and taking apart tuples, lists, sets, dicts and strings. */

import { format } from '../objects/abstract/format.ts';
import { getIter, iterNext, toArray } from '../objects/abstract/iter.ts';
import { asciiObject, reprObject, str, strObject } from '../objects/abstract/repr.ts';
import { mergeMapping } from '../objects/dict/merge.ts';
import { PyDict } from '../objects/dict.ts';
import { isException, raise } from '../objects/raise.ts';
import { PySet } from '../objects/set/set-object.ts';
import { updateSet } from '../objects/set/update.ts';
import { joinStr } from '../objects/str/text.ts';
import { listType, tupleType, typeOf } from '../objects/type.ts';
import { asStr, PyList, PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import { functionText } from './callable-text.ts';
import { DEOPT, family, inst, raw } from './dsl.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

/** Makes a tuple of the topmost values. */
inst(102, 'BUILD_TUPLE', '(values[oparg] -- tup)', (_m: Machine, _oparg, values: Value[]) => new PyTuple(values));
/** Makes a list of the topmost values. */
inst(103, 'BUILD_LIST', '(values[oparg] -- list)', (_m: Machine, _oparg, values: Value[]) => new PyList(values));
/** Makes a set of the topmost values. */
inst(104, 'BUILD_SET', '(values[oparg] -- set)', (m: Machine, _oparg, values: Value[]) => {
  const set = new PySet();
  for (const value of values) set.add(m, value);
  return set;
});
/** Makes a dict of keys and values. */
inst(105, 'BUILD_MAP', '(values[oparg*2] -- map)', (m: Machine, _oparg, values: Value[]) => {
  const dict = new PyDict();
  for (let i = 0; i < values.length; i += 2) dict.set(m, values[i], values[i + 1]);
  return dict;
});
/** Makes a dict of values and a tuple of keys. */
inst(156, 'BUILD_CONST_KEY_MAP', '(values[oparg], keys -- map)', (m: Machine, _oparg, values: Value[], keys: PyTuple) => {
  const dict = new PyDict();
  values.forEach((value, i) => {
    dict.set(m, keys.items[i], value);
  });
  return dict;
});
/** The text of pieces, of which some may be of classes derived from str. */
function joinPieces(pieces: Value[]): Str {
  let plain = true;
  for (let i = 0; plain && i < pieces.length; i++) plain = typeof pieces[i] === 'string';
  return joinStr('', (plain ? pieces : pieces.map(asStr)) as Str[]);
}

/** Joins strings. */
inst(157, 'BUILD_STRING', '(pieces[oparg] -- str)', (_m: Machine, _oparg, pieces: Value[]) => joinPieces(pieces));
/** Formats a value for an f-string. */
inst(
  155,
  'FORMAT_VALUE',
  '(value, fmt_spec if (oparg & 4) -- result)',
  (m: Machine, oparg, value: Value, spec: Value | undefined) => {
    const conversion = oparg & 3;
    const converted =
      conversion === 1
        ? strObject(m, value)
        : conversion === 2
          ? reprObject(m, value)
          : conversion === 3
            ? asciiObject(m, value)
            : value;
    return format(m, converted, spec === undefined ? '' : spec);
  },
);

/** Appends the top to a list deeper in the stack. */
raw(145, 'LIST_APPEND', '(list, unused[oparg-1], v -- list, unused[oparg-1])', (_m: Machine, f: Frame, oparg) => {
  (f.localsplus[f.sp - 1 - oparg] as PyList).items.push(f.localsplus[--f.sp] as Value);
});
/** Adds the top to a set deeper in the stack. */
raw(146, 'SET_ADD', '(set, unused[oparg-1], v -- set, unused[oparg-1])', (m: Machine, f: Frame, oparg) => {
  (f.localsplus[f.sp - 1 - oparg] as PySet).add(m, f.localsplus[f.sp - 1] as Value);
  f.sp--;
});
/** Adds key and value to a dict deeper in the stack. */
raw(147, 'MAP_ADD', '(map, unused[oparg-1], key, value -- map, unused[oparg-1])', (m: Machine, f: Frame, oparg) => {
  (f.localsplus[f.sp - 2 - oparg] as PyDict).set(m, f.localsplus[f.sp - 2] as Value, f.localsplus[f.sp - 1] as Value);
  f.sp -= 2;
});
/** Extends a list by the top. */
raw(162, 'LIST_EXTEND', '(list, unused[oparg-1], iterable -- list, unused[oparg-1])', (m: Machine, f: Frame, oparg) => {
  const iterable = f.localsplus[f.sp - 1] as Value;
  const type = typeOf(iterable);
  if (type.tp_iter === undefined && type.sq_item === undefined) {
    raise.TypeError(`Value after * must be an iterable, not ${utf16(type.name)}`);
  }
  const { items } = f.localsplus[f.sp - 1 - oparg] as PyList;
  for (const item of toArray(m, iterable)) items.push(item);
  f.sp--;
});
/** Updates a set by the top. */
raw(163, 'SET_UPDATE', '(set, unused[oparg-1], iterable -- set, unused[oparg-1])', (m: Machine, f: Frame, oparg) => {
  updateSet(m, f.localsplus[f.sp - 1 - oparg] as PySet, f.localsplus[f.sp - 1] as Value);
  f.sp--;
});
/** Updates a dict by the top. */
raw(165, 'DICT_UPDATE', '(dict, unused[oparg-1], update -- dict, unused[oparg-1])', (m: Machine, f: Frame, oparg) => {
  const update = f.localsplus[f.sp - 1] as Value;
  try {
    mergeMapping(m, f.localsplus[f.sp - 1 - oparg] as PyDict, update);
  } catch (error) {
    if (isException(error, 'AttributeError')) raise.TypeError(`'${utf16(typeOf(update).name)}' object is not a mapping`);
    throw error;
  }
  f.sp--;
});
/** Merges the keyword arguments of `f(**update)`; a name that is already there is an error that names the function. */
raw(164, 'DICT_MERGE', '(dict, unused[oparg-1], update -- dict, unused[oparg-1])', (m: Machine, f: Frame, oparg) => {
  const update = f.localsplus[f.sp - 1] as Value;
  const callable = f.localsplus[f.sp - 1 - oparg - 2] as Value;
  try {
    mergeMapping(m, f.localsplus[f.sp - 1 - oparg] as PyDict, update, 'refuse');
  } catch (error) {
    if (isException(error, 'AttributeError')) {
      raise.TypeError(`${functionText(m, callable)} argument after ** must be a mapping, not ${utf16(typeOf(update).name)}`);
    }
    if (isException(error, 'KeyError') && error.args.items.length === 1) {
      const key = utf16(str(m, error.args.items[0]));
      raise.TypeError(`${functionText(m, callable)} got multiple values for keyword argument '${key}'`);
    }
    throw error;
  }
  f.sp--;
});

/** Pushes items last first, so that the first is stored first. */
function pushReversed(f: Frame, items: readonly Value[]): void {
  for (let i = items.length - 1; i >= 0; i--) f.localsplus[f.sp++] = items[i];
}

/** `unpack_iterable`: `before` items, and with `after` >= 0 the rest as a list and `after` more. */
function unpack(m: Machine, value: Value, before: number, after: number): Value[] {
  const type = typeOf(value);
  if (type.tp_iter === undefined && type.sq_item === undefined) {
    raise.TypeError(`cannot unpack non-iterable ${utf16(type.name)} object`);
  }
  const iter = getIter(m, value);
  const out: Value[] = [];
  for (let i = 0; i < before; i++) {
    const item = iterNext(m, iter);
    if (item === undefined) {
      if (after === -1) raise.ValueError(`not enough values to unpack (expected ${before}, got ${i})`);
      raise.ValueError(`not enough values to unpack (expected at least ${before + after}, got ${i})`);
    } else out.push(item);
  }
  if (after === -1) {
    if (iterNext(m, iter) !== undefined) raise.ValueError(`too many values to unpack (expected ${before})`);
    return out;
  }
  const rest = toArray(m, iter);
  if (rest.length < after) {
    raise.ValueError(`not enough values to unpack (expected at least ${before + after}, got ${before + rest.length})`);
  }
  return [...out, new PyList(rest.slice(0, rest.length - after)), ...rest.slice(rest.length - after)];
}

family(92, ['counter'], [161, 166, 167]);
/** Spreads a sequence over the stack. */
raw(92, 'UNPACK_SEQUENCE', '(seq -- values[oparg])', (m: Machine, f: Frame, oparg) => {
  const items = unpack(m, f.localsplus[f.sp - 1] as Value, oparg, -1);
  f.sp--;
  pushReversed(f, items);
  f.ip++;
});
raw(167, 'UNPACK_SEQUENCE_TWO_TUPLE', '(seq -- values[oparg])', (_m: Machine, f: Frame) => {
  const seq = f.localsplus[f.sp - 1];
  if (!(seq instanceof PyTuple) || seq.cls !== tupleType || seq.items.length !== 2) return DEOPT;
  f.localsplus[f.sp - 1] = seq.items[1];
  f.localsplus[f.sp++] = seq.items[0];
  f.ip++;
  return undefined;
});
raw(166, 'UNPACK_SEQUENCE_TUPLE', '(seq -- values[oparg])', (_m: Machine, f: Frame, oparg) => {
  const seq = f.localsplus[f.sp - 1];
  if (!(seq instanceof PyTuple) || seq.cls !== tupleType || seq.items.length !== oparg) return DEOPT;
  f.sp--;
  pushReversed(f, seq.items);
  f.ip++;
  return undefined;
});
raw(161, 'UNPACK_SEQUENCE_LIST', '(seq -- values[oparg])', (_m: Machine, f: Frame, oparg) => {
  const seq = f.localsplus[f.sp - 1];
  if (!(seq instanceof PyList) || seq.cls !== listType || seq.items.length !== oparg) return DEOPT;
  f.sp--;
  pushReversed(f, seq.items);
  f.ip++;
  return undefined;
});
/** Spreads an iterable with a starred target. */
raw(94, 'UNPACK_EX', '(seq -- values[(oparg & 0xFF) + 1 + (oparg >> 8)])', (m: Machine, f: Frame, oparg) => {
  const items = unpack(m, f.localsplus[f.sp - 1] as Value, oparg & 0xff, oparg >> 8);
  f.sp--;
  pushReversed(f, items);
});
