/** The types `datetime.tzinfo` and `datetime.timezone`, and how offsets are asked for and written (Modules/_datetimemodule.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { concatStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, NE, type PyType, typeOf } from '../../objects/type.ts';
import { asStr, EMPTY_TUPLE, NotImplemented, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { pad } from './days.ts';
import { hashDelta, ordered } from './delta.ts';
import { addDelta } from './moments.ts';
import {
  compareDeltas,
  deltaType,
  negateDelta,
  normalizedDelta,
  PyDateTime,
  PyDelta,
  PyTimezone,
  PyTzInfo,
  subtractDeltas,
  timezoneType,
  tzinfoType,
  UTC,
} from './objects.ts';

const isOffset = (d: PyDelta): boolean => d.days === 0 || (d.days === -1 && (d.seconds > 0 || d.microseconds > 0));

/** A timezone with an offset of less than a day. Raises ValueError. */
export function newTimezone(t: Thread, offset: PyDelta, name: Str | undefined): PyTimezone {
  if (name === undefined && offset.isZero) return UTC;
  if (!isOffset(offset)) {
    const shown = utf16(repr(t, offset));
    return raise.ValueError(
      `offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ${shown}.`,
    );
  }
  return new PyTimezone(offset, name);
}

/** `tzinfo.utcoffset(moment)` or `dst`: a timedelta of less than a day, or None. Raises TypeError, ValueError. */
export function askOffset(t: Thread, tzinfo: Value, method: 'utcoffset' | 'dst', moment: Value): PyDelta | null {
  if (tzinfo === null) return null;
  const offset = callMethod(t, tzinfo, method, moment);
  if (offset === null) return null;
  if (!(offset instanceof PyDelta)) {
    return raise.TypeError(`tzinfo.${method}() must return None or timedelta, not '${utf16(typeOf(offset).name)}'`);
  }
  if (isOffset(offset)) return offset;
  return raise.ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).');
}

/** `tzinfo.tzname(moment)`: a str or None. Raises TypeError. */
export function askName(t: Thread, tzinfo: Value, moment: Value): Value {
  if (tzinfo === null) return null;
  const name = callMethod(t, tzinfo, 'tzname', moment);
  if (name === null || asStr(name) !== undefined) return name;
  return raise.TypeError(`tzinfo.tzname() must return None or a string, not '${utf16(typeOf(name).name)}'`);
}

/** An offset as `+HH:MM[:SS[.ffffff]]` with that separator. */
export function offsetText(offset: PyDelta, separator: string): string {
  const { seconds, microseconds } = offset.days < 0 ? negateDelta(offset) : offset;
  const sign = offset.days < 0 ? '-' : '+';
  let text = `${sign}${pad(Math.floor(seconds / 3600), 2)}${separator}${pad(Math.floor(seconds / 60) % 60, 2)}`;
  if (seconds % 60 !== 0 || microseconds !== 0) text += `${separator}${pad(seconds % 60, 2)}`;
  return microseconds === 0 ? text : `${text}.${pad(microseconds, 6)}`;
}

/** The offset of a moment as text; empty where it has none. */
export function askOffsetText(t: Thread, tzinfo: Value, separator: string, moment: Value): string {
  const offset = askOffset(t, tzinfo, 'utcoffset', moment);
  return offset === null ? '' : offsetText(offset, separator);
}

const abstract = (name: string): NativeRow => [
  '~(self, dt, /)',
  () => raise.NotImplementedError(`a tzinfo subclass must implement ${name}()`),
];

function needOwn(self: Value, moment: Value): PyDateTime {
  if (!(moment instanceof PyDateTime)) return raise.TypeError('fromutc: argument must be a datetime');
  return moment.tzinfo === self ? moment : raise.ValueError('fromutc: dt.tzinfo is not self');
}

function fromUtc(t: Thread, self: PyTzInfo, argument: Value): Value {
  const moment = needOwn(self, argument);
  const offset = askOffset(t, self, 'utcoffset', moment);
  if (offset === null) return raise.ValueError('fromutc: non-None utcoffset() result required');
  const dst = askOffset(t, self, 'dst', moment);
  if (dst === null) return raise.ValueError('fromutc: non-None dst() result required');
  const standard = addDelta(t, moment, subtractDeltas(offset, dst), 1);
  const then = askOffset(t, moment.tzinfo, 'dst', standard);
  if (then === null) return raise.ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert');
  return then.isZero ? standard : addDelta(t, standard as PyDateTime, then, 1);
}

function reduce(t: Thread, self: Value): Value {
  const arguments_ = lookupAttr(t, self, '__getinitargs__');
  const args = arguments_ === undefined ? EMPTY_TUPLE : call(t, arguments_, []);
  return new PyTuple([typeOf(self), args, callMethod(t, self, '__getstate__')]);
}

fillType(tzinfoType, {
  class: PyTzInfo,
  slots: {
    tp_new: (_t: Thread, cls: PyType) => {
      const self = new PyTzInfo();
      if (cls !== tzinfoType) {
        self.cls = cls;
        self.dict = undefined;
        self.slots = undefined;
      }
      return self;
    },
  },
  methods: {
    tzname: abstract('tzname'),
    utcoffset: abstract('utcoffset'),
    dst: abstract('dst'),
    fromutc: ['~(self, dt, /)', fromUtc],
    __reduce__: ['~(self, /)', reduce],
  },
});

function makeTimezone(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = new PyDict();
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  const parameters = { name: 'timezone', names: ['offset', 'name'], kinds: [deltaType, 'str' as const], required: 1 };
  const [offset, name] = parseArguments(t, parameters, args.slice(0, given), keywords);
  return newTimezone(t, offset as PyDelta, name as Str | undefined);
}

function nameOf(self: PyTimezone): Str {
  if (self.name !== undefined) return self.name;
  return self.offset.isZero ? 'UTC' : `UTC${offsetText(self.offset, ':')}`;
}

/** Raises TypeError for an argument that is neither None nor a datetime. */
function checkMoment(moment: Value, method: string): void {
  if (moment === null || moment instanceof PyDateTime) return;
  raise.TypeError(`${method}(dt) argument must be a datetime instance or None, not ${utf16(typeOf(moment).name)}`);
}

const asking = (method: string, answer: (self: PyTimezone) => Value): NativeRow => [
  '~(self, dt, /)',
  (_t: Thread, self: PyTimezone, moment: Value) => {
    checkMoment(moment, method);
    return answer(self);
  },
];

fillType(timezoneType, {
  class: PyTimezone,
  plainGetattribute: true,
  slots: {
    tp_new: makeTimezone,
    tp_repr: (t, self: PyTimezone) => {
      if (self === UTC) return 'datetime.timezone.utc';
      const offset = repr(t, self.offset);
      if (self.name === undefined) return concatStrs('datetime.timezone(', offset, ')');
      return concatStrs('datetime.timezone(', offset, ', ', repr(t, self.name), ')');
    },
    tp_str: (_t, self: PyTimezone) => nameOf(self),
    tp_hash: (t, self: PyTimezone) => hashDelta(t, self.offset),
    tp_richcompare: (_t, self: PyTimezone, other: Value, op: CompareOp) =>
      (op === EQ || op === NE) && other instanceof PyTimezone
        ? ordered(compareDeltas(self.offset, other.offset), op)
        : NotImplemented,
  },
  methods: {
    tzname: asking('tzname', nameOf),
    utcoffset: asking('utcoffset', (self) => self.offset),
    dst: asking('dst', () => null),
    fromutc: ['~(self, dt, /)', (t, self: PyTimezone, moment: Value) => addDelta(t, needOwn(self, moment), self.offset, 1)],
    __getinitargs__: [
      '~(self, /)',
      (_t, self: PyTimezone) => new PyTuple(self.name === undefined ? [self.offset] : [self.offset, self.name]),
    ],
  },
  constants: {
    utc: UTC,
    min: new PyTimezone(normalizedDelta(-1, 60, 0), undefined),
    max: new PyTimezone(normalizedDelta(0, 86340, 0), undefined),
  },
});
