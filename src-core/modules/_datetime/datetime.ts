/** The type `datetime.datetime` (Modules/_datetimemodule.c). */
import { genericGetAttr } from '../../objects/abstract/attr.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { binaryOp } from '../../objects/abstract/number.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { importModule } from '../../objects/import-module.ts';
import { raise } from '../../objects/raise.ts';
import { lengthStr } from '../../objects/str/text.ts';
import { concatStrs } from '../../objects/str-join.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, NE, type PyType, typeOf } from '../../objects/type.ts';
import { asStr, NotImplemented, PyFloat, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { fieldsOf } from '../time/calendar.ts';
import { localFields, zoneOf as localTime } from '../time/zone.ts';
import { invalidIso, isoText, oneInt, splitArguments } from './date.ts';
import { MAX_YEAR, toOrdinal } from './days.ts';
import { ordered } from './delta.ts';
import { findSeparator, parseDate, parseTime } from './iso-format.ts';
import { addDelta } from './moments.ts';
import {
  checkTzinfo,
  clockOf,
  compareBytes,
  compareDeltas,
  type DateTimeParts,
  dateTimeOfClass,
  dateType,
  datetimeType,
  hashData,
  newDate,
  newDateTime,
  newTime,
  normalizedDelta,
  PyDate,
  PyDateTime,
  PyDelta,
  type PyTime,
  type PyTimezone,
  partsOf,
  subtractDeltas,
  timeType,
  totalMicroseconds,
  UTC,
} from './objects.ts';
import { isMonth, stateBytes, stateOf, stateZone } from './pickles.ts';
import { clockText, ctimeText, dateText, structTime } from './texts.ts';
import { zoneOf, zoneText } from './time.ts';
import { EPOCH_ORDINAL, isFold, localSeconds, now, timestampParts } from './timestamps.ts';
import { askName, askOffset, askOffsetText, newTimezone } from './tzinfo.ts';

const NAMES = ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo', '*fold'];
const KINDS = ['int', 'int', 'int', 'int', 'int', 'int', 'int', 'object', 'int'] as const;
const NB_TRUE_DIVIDE = 11;

function makeDateTime(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [positional, keywords] = splitArguments(args, kwnames);
  if (positional.length === 1 || positional.length === 2) {
    const data = stateBytes(positional[0], 10, (byte) => isMonth(byte(2) & 127), 'datetime');
    if (data !== undefined) {
      const [y, ear, month, day, hour, minute, second, a, b, c] = data;
      const microsecond = (a << 16) | (b << 8) | c;
      const tzinfo = stateZone(positional[1]);
      const made = new PyDateTime(y * 256 + ear, month & 127, day, hour, minute, second, microsecond, tzinfo, month >> 7);
      return adopt(made, cls, datetimeType);
    }
  }
  const bound = parseArguments(t, { names: NAMES, kinds: KINDS, required: 3 }, positional, keywords);
  const parts = bound.slice(0, 7).map((part) => part ?? 0) as DateTimeParts;
  return newDateTime(parts, bound[7] ?? null, (bound[8] ?? 0) as number, cls);
}

/** A moment of a timestamp, in UTC and with that zone. */
function ofSeconds(t: Thread, cls: PyType, [seconds, microseconds]: [number, number], tzinfo: Value, local: boolean): Value {
  const inLocal = local && tzinfo === null;
  const f = inLocal ? localFields(t, seconds) : fieldsOf(seconds);
  if (inLocal && (f.year < 1 || f.year > MAX_YEAR)) raise.ValueError(`year ${f.year} is out of range`);
  const fold = inLocal && isFold(t, seconds) ? 1 : 0;
  const parts: DateTimeParts = [f.year, f.month, f.day, f.hour, f.minute, f.second, microseconds];
  return dateTimeOfClass(t, cls, parts, tzinfo, fold);
}

const inZone = (t: Thread, moment: Value, tzinfo: Value): Value =>
  tzinfo === null ? moment : callMethod(t, tzinfo, 'fromutc', moment);

function nowMethod(t: Thread, cls: PyType, tzinfo: Value): Value {
  checkTzinfo(tzinfo);
  return inZone(t, ofSeconds(t, cls, now(t), tzinfo, tzinfo === null), tzinfo);
}

function warnUtc(t: Thread, name: string, instead: string): void {
  t.warn(
    exceptionTypes.DeprecationWarning,
    `datetime.datetime.${name}() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.${instead}.`,
    1,
  );
}

function utcNow(t: Thread, cls: PyType): Value {
  warnUtc(t, 'utcnow', 'now(datetime.UTC)');
  return ofSeconds(t, cls, now(t), null, false);
}

function fromTimestamp(t: Thread, cls: PyType, args: Value[], keywords: PyDict): Value {
  const parameters = { name: 'fromtimestamp', names: ['timestamp', 'tz'], kinds: ['object', 'object'] as const, required: 1 };
  const [timestamp, tzinfo = null] = parseArguments(t, parameters, args, keywords) as [Value, Value];
  checkTzinfo(tzinfo);
  return inZone(t, ofSeconds(t, cls, timestampParts(t, timestamp), tzinfo, tzinfo === null), tzinfo);
}

function utcFromTimestamp(t: Thread, cls: PyType, args: Value[]): Value {
  warnUtc(t, 'utcfromtimestamp', 'fromtimestamp(timestamp, datetime.UTC)');
  if (args.length !== 1) return raise.TypeError(`utcfromtimestamp() takes exactly 1 argument (${args.length} given)`);
  return ofSeconds(t, cls, timestampParts(t, args[0]), null, false);
}

function strptime(t: Thread, cls: PyType, args: Value[]): Value {
  if (args.length !== 2) return raise.TypeError(`strptime() takes exactly 2 arguments (${args.length} given)`);
  args.forEach((value, i) => {
    if (asStr(value) === undefined) {
      raise.TypeError(`strptime() argument ${i + 1} must be str, not ${value === null ? 'None' : utf16(typeOf(value).name)}`);
    }
  });
  return callMethod(t, importModule(t, '_strptime'), '_strptime_datetime', cls, ...args);
}

function combine(t: Thread, cls: PyType, args: Value[], keywords: PyDict): Value {
  const kinds = [dateType, timeType, 'object' as const];
  const bound = parseArguments(t, { name: 'combine', names: ['date', 'time', 'tzinfo'], kinds, required: 2 }, args, keywords);
  const [date, time, tzinfo] = bound as [PyDate, PyTime, Value | undefined];
  const parts: DateTimeParts = [date.year, date.month, date.day, ...clockOf(time)];
  return dateTimeOfClass(t, cls, parts, tzinfo === undefined ? time.tzinfo : tzinfo, time.fold);
}

const SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function fromIsoFormat(t: Thread, cls: PyType, value: Value): Value {
  let text = isoText(value);
  if (text.length < 7) return invalidIso(t, value);
  // Any character may separate date and time, one without a form in UTF-8 too.
  for (const at of [7, 8, 10]) {
    if (SURROGATE.test(text.slice(at, at + 1)) && SURROGATE.test(text)) {
      if (text.charCodeAt(at) < 0xdc00 && text.charCodeAt(at + 1) >= 0xdc00 && text.charCodeAt(at + 1) <= 0xdfff) break;
      text = `${text.slice(0, at)}T${text.slice(at + 1)}`;
      break;
    }
  }
  if (SURROGATE.test(text)) return invalidIso(t, value);
  const end = findSeparator(text);
  const date = parseDate(text, end);
  if (date === undefined) return invalidIso(t, value);
  if (text.length <= end) return dateTimeOfClass(t, cls, [...date, 0, 0, 0, 0], null);
  const time = parseTime(text, end + ((text.codePointAt(end) as number) > 0xffff ? 2 : 1));
  if (time === undefined) return invalidIso(t, value);
  return dateTimeOfClass(t, cls, [...date, ...time.parts], zoneOf(t, time.offset));
}

const offsetOf = (t: Thread, self: PyDateTime): PyDelta | null => askOffset(t, self.tzinfo, 'utcoffset', self);

function add(t: Thread, left: Value, right: Value): Value {
  if (left instanceof PyDateTime) return right instanceof PyDelta ? addDelta(t, left, right, 1) : NotImplemented;
  return left instanceof PyDelta ? addDelta(t, right as PyDateTime, left, 1) : NotImplemented;
}

function subtract(t: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyDateTime)) return NotImplemented;
  if (right instanceof PyDelta) return addDelta(t, left, right, -1);
  return right instanceof PyDateTime ? difference(t, left, right) : NotImplemented;
}

function difference(t: Thread, left: PyDateTime, right: PyDateTime): PyDelta {
  let shift: PyDelta | undefined;
  if (left.tzinfo !== right.tzinfo) {
    const first = offsetOf(t, left);
    const second = offsetOf(t, right);
    if ((first === null) !== (second === null)) {
      return raise.TypeError("can't subtract offset-naive and offset-aware datetimes");
    }
    if (first !== null && second !== null && compareDeltas(first, second) !== 0) shift = subtractDeltas(first, second);
  }
  const days = toOrdinal(left.year, left.month, left.day) - toOrdinal(right.year, right.month, right.day);
  const seconds = (left.hour - right.hour) * 3600 + (left.minute - right.minute) * 60 + left.second - right.second;
  const plain = normalizedDelta(days, seconds, left.microsecond - right.microsecond);
  return shift === undefined ? plain : subtractDeltas(plain, shift);
}

/** Does the offset of either depend on its fold: then moments of different zones are never equal (PEP 495). */
function foldMatters(t: Thread, moments: readonly [PyDateTime, PyDelta | null][]): boolean {
  return moments.some(([moment, offset]) => {
    const flipped = offsetOf(t, newDateTime(partsOf(moment), moment.tzinfo, moment.fold === 0 ? 1 : 0, moment.cls));
    if (flipped === offset) return false;
    return flipped === null || offset === null || compareDeltas(flipped, offset) !== 0;
  });
}

function compare(t: Thread, self: PyDateTime, other: Value, op: CompareOp): Value {
  const equality = op === EQ || op === NE;
  if (!(other instanceof PyDateTime)) {
    if (!(other instanceof PyDate)) return NotImplemented;
    if (equality) return op === NE;
    return raise.TypeError(`can't compare ${utf16(self.cls.name)} to ${utf16(other.cls.name)}`);
  }
  if (self.tzinfo === other.tzinfo) return ordered(compareBytes(self.data, other.data), op);
  const left = offsetOf(t, self);
  const right = offsetOf(t, other);
  if ((left === null) !== (right === null)) {
    if (equality) return op === NE;
    return raise.TypeError("can't compare offset-naive and offset-aware datetimes");
  }
  let order: number;
  if (left === null || right === null || compareDeltas(left, right) === 0) order = compareBytes(self.data, other.data);
  else {
    const delta = difference(t, self, other);
    order = delta.days || delta.seconds || delta.microseconds;
  }
  const moments = [
    [self, left],
    [other, right],
  ] as const;
  if (equality && order === 0 && foldMatters(t, moments as never)) order = 1;
  return ordered(order, op);
}

function hashDateTime(t: Thread, self: PyDateTime): number | bigint {
  if (self.hash !== undefined) return self.hash;
  const plain = self.fold === 0 ? self : newDateTime(partsOf(self), self.tzinfo, 0, self.cls);
  const offset = offsetOf(t, plain);
  if (offset === null) self.hash = hashData(self.data);
  else {
    const seconds = self.hour * 3600 + self.minute * 60 + self.second;
    const whole = normalizedDelta(toOrdinal(self.year, self.month, self.day), seconds, self.microsecond);
    self.hash = hash(t, subtractDeltas(whole, offset));
  }
  return self.hash;
}

function show(t: Thread, self: PyDateTime): Str {
  const parts: number[] = partsOf(self);
  if (self.microsecond === 0) parts.length = self.second === 0 ? 5 : 6;
  const fold = self.fold === 0 ? '' : ', fold=1';
  return concatStrs(`${utf16(self.cls.name)}(${parts.join(', ')}${fold}`, zoneText(t, self.tzinfo), ')');
}

function isoFormat(t: Thread, self: PyDateTime, args: Value[], keywords: PyDict): Value {
  const parameters = { name: 'isoformat', names: ['sep', 'timespec'], kinds: ['object', 'str'] as const, required: 0 };
  const [given = 'T', unit] = parseArguments(t, parameters, args, keywords) as [Value, Str | undefined];
  const sep = asStr(given);
  if (sep === undefined || lengthStr(sep) !== 1) {
    const what = sep === undefined ? (given === null ? 'None' : utf16(typeOf(given).name)) : 'str';
    return raise.TypeError(`isoformat() argument 1 must be a unicode character, not ${what}`);
  }
  const clock = clockText(self, unit === undefined ? undefined : utf16(unit));
  return strFromUtf16(dateText(self) + utf16(sep) + clock + askOffsetText(t, self.tzinfo, ':', self));
}

function replace(t: Thread, self: PyDateTime, args: Value[], keywords: PyDict): Value {
  const bound = parseArguments(t, { name: 'replace', names: NAMES, kinds: KINDS, required: 0 }, args, keywords);
  const parts = partsOf(self).map((part, i) => bound[i] ?? part) as DateTimeParts;
  const fold = (bound[8] ?? self.fold) as number;
  if (fold !== 0 && fold !== 1) raise.ValueError('fold must be either 0 or 1');
  return newDateTime(parts, bound[7] === undefined ? self.tzinfo : bound[7], fold, self.cls);
}

/** The zone that local time has at a moment, under its name (`local_timezone_from_timestamp`). */
function localZoneAt(t: Thread, seconds: number): PyTimezone {
  const { offset, name } = localTime(t)(seconds);
  return newTimezone(t, normalizedDelta(0, offset, 0), strFromUtf16(name));
}

/** The zone of local time at what a datetime without one shows. Raises ValueError at both ends of the calendar. */
function localZone(t: Thread, self: PyDateTime): PyTimezone {
  const seconds = localSeconds(t, self, self.fold);
  const other = localSeconds(t, self, self.fold === 0 ? 1 : 0);
  // In a gap the fold stands for the other side of the change.
  const inGap = other !== seconds && other > seconds === (self.fold === 1);
  return localZoneAt(t, inGap ? other : seconds);
}

/** The zone of local time at a moment in UTC. */
const localZoneOfUtc = (t: Thread, utc: PyDateTime): PyTimezone =>
  localZoneAt(
    t,
    (toOrdinal(utc.year, utc.month, utc.day) - EPOCH_ORDINAL) * 86400 + utc.hour * 3600 + utc.minute * 60 + utc.second,
  );

function asTimezone(t: Thread, self: PyDateTime, args: Value[], keywords: PyDict): Value {
  const parameters = { name: 'astimezone', names: ['tz'], kinds: ['object' as const], required: 0 };
  const [tzinfo = null] = parseArguments(t, parameters, args, keywords) as [Value | undefined];
  checkTzinfo(tzinfo);
  let own: Value = self.tzinfo ?? localZone(t, self);
  if (own === tzinfo) return self;
  let offset = askOffset(t, own, 'utcoffset', self);
  if (offset === null) {
    own = localZone(t, self);
    if (own === tzinfo) return self;
    offset = (own as PyTimezone).offset;
  }
  const moved = addDelta(t, self, offset, -1) as PyDateTime;
  const target = tzinfo ?? localZoneOfUtc(t, moved);
  return callMethod(t, target, 'fromutc', newDateTime(partsOf(moved), target, moved.fold, moved.cls));
}

function timeTuple(t: Thread, self: PyDateTime): Value {
  const dst = askOffset(t, self.tzinfo, 'dst', self);
  return structTime(t, self, self, dst === null ? -1 : Number(!dst.isZero));
}

function utcTimeTuple(t: Thread, self: PyDateTime): Value {
  const offset = offsetOf(t, self);
  const utc = offset === null ? self : (addDelta(t, self, offset, -1) as PyDateTime);
  return structTime(t, utc, utc, 0);
}

const EPOCH = new PyDateTime(1970, 1, 1, 0, 0, 0, 0, UTC, 0);

function timestamp(t: Thread, self: PyDateTime): Value {
  if (self.tzinfo === null) return new PyFloat(localSeconds(t, self, self.fold) + self.microsecond / 1e6);
  return binaryOp(t, NB_TRUE_DIVIDE, totalMicroseconds(difference(t, self, EPOCH)), 1000000);
}

const reduced = (self: PyDateTime, protocol: number): Value =>
  new PyTuple([self.cls, stateOf(self.data, self.tzinfo, self.fold, 2, protocol)]);

const named = (fn: NativeRow[1]): NativeRow => ['~(self, *args, **kwargs)', fn, 'VARARGS_KEYWORDS'];

fillType(datetimeType, {
  class: PyDateTime,
  slots: {
    tp_new: makeDateTime,
    tp_repr: show,
    tp_str: (t, self: PyDateTime) => callMethod(t, self, 'isoformat', ' ') as Str,
    tp_hash: hashDateTime,
    tp_getattro: genericGetAttr,
    tp_richcompare: compare,
    nb_add: add,
    nb_subtract: subtract,
  },
  getset: {
    hour: [(_t, self: PyDateTime) => self.hour],
    minute: [(_t, self: PyDateTime) => self.minute],
    second: [(_t, self: PyDateTime) => self.second],
    microsecond: [(_t, self: PyDateTime) => self.microsecond],
    tzinfo: [(_t, self: PyDateTime) => self.tzinfo],
    fold: [(_t, self: PyDateTime) => self.fold],
  },
  classmethods: {
    now: ['(type, tz=None)', nowMethod, undefined, '($type, /, tz=None)'],
    utcnow: ['~(type, /)', utcNow],
    fromtimestamp: ['~(type, *args, **kwargs)', fromTimestamp, 'VARARGS_KEYWORDS'],
    utcfromtimestamp: ['~(type, *args)', utcFromTimestamp, 'VARARGS'],
    strptime: ['~(type, *args)', strptime, 'VARARGS'],
    combine: ['~(type, *args, **kwargs)', combine, 'VARARGS_KEYWORDS'],
    fromisoformat: ['~(type, text, /)', fromIsoFormat],
  },
  methods: {
    date: ['~(self, /)', (_t, self: PyDateTime) => newDate(self.year, self.month, self.day)],
    time: ['~(self, /)', (_t, self: PyDateTime) => newTime(clockOf(self), null, self.fold)],
    timetz: ['~(self, /)', (_t, self: PyDateTime) => newTime(clockOf(self), self.tzinfo, self.fold)],
    ctime: ['~(self, /)', (_t, self: PyDateTime) => ctimeText(self, self.hour, self.minute, self.second)],
    timetuple: ['~(self, /)', timeTuple],
    timestamp: ['~(self, /)', timestamp],
    utctimetuple: ['~(self, /)', utcTimeTuple],
    isoformat: named(isoFormat),
    utcoffset: ['~(self, /)', offsetOf],
    tzname: ['~(self, /)', (t, self: PyDateTime) => askName(t, self.tzinfo, self)],
    dst: ['~(self, /)', (t, self: PyDateTime) => askOffset(t, self.tzinfo, 'dst', self)],
    replace: named(replace),
    astimezone: named(asTimezone),
    __reduce_ex__: [
      '~(self, *args)',
      (t, self: PyDateTime, args: Value[]) => reduced(self, oneInt(t, '__reduce_ex__', args)),
      'VARARGS',
    ],
    __reduce__: ['~(self, /)', (_t, self: PyDateTime) => reduced(self, 2)],
  },
  constants: {
    min: new PyDateTime(1, 1, 1, 0, 0, 0, 0, null, 0),
    max: new PyDateTime(MAX_YEAR, 12, 31, 23, 59, 59, 999999, null, 0),
    resolution: new PyDelta(0, 0, 1),
  },
});
