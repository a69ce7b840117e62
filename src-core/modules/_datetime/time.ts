/** The type `datetime.time` (Modules/_datetimemodule.c). */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { concatStrs } from '../../objects/str-join.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, NE, type PyType } from '../../objects/type.ts';
import { NotImplemented, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { invalidIso, isoText, oneInt, splitArguments } from './date.ts';
import { ordered } from './delta.ts';
import { parseTime } from './iso-format.ts';
import {
  type ClockParts,
  clockOf,
  compareBytes,
  compareDeltas,
  hashData,
  newTime,
  normalizedDelta,
  PyDelta,
  PyTime,
  subtractDeltas,
  timeType,
  UTC,
} from './objects.ts';
import { stateBytes, stateOf, stateZone } from './pickles.ts';
import { clockText, formatArgument, formatMethod, strftime } from './texts.ts';
import { askName, askOffset, askOffsetText, newTimezone } from './tzinfo.ts';

const NAMES = ['hour', 'minute', 'second', 'microsecond', 'tzinfo', '*fold'];
const KINDS = ['int', 'int', 'int', 'int', 'object', 'int'] as const;

function makeTime(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [positional, keywords] = splitArguments(args, kwnames);
  if (positional.length === 1 || positional.length === 2) {
    const data = stateBytes(positional[0], 6, (byte) => (byte(0) & 127) < 24, 'time');
    if (data !== undefined) {
      const [hour, minute, second, a, b, c] = data;
      const tzinfo = stateZone(positional[1]);
      return adopt(new PyTime(hour & 127, minute, second, (a << 16) | (b << 8) | c, tzinfo, hour >> 7), cls, timeType);
    }
  }
  const bound = parseArguments(t, { names: NAMES, kinds: KINDS, required: 0 }, positional, keywords);
  const [hour = 0, minute = 0, second = 0, microsecond = 0] = bound as number[];
  return newTime([hour, minute, second, microsecond], bound[4] ?? null, (bound[5] ?? 0) as number, cls);
}

/** `, tzinfo=...` and `, fold=1` behind the parts of a repr, in the order that a type has them. */
export function zoneText(t: Thread, tzinfo: Value): Str {
  return tzinfo === null ? '' : concatStrs(', tzinfo=', repr(t, tzinfo));
}

function show(t: Thread, self: PyTime): Str {
  const parts = [self.hour, self.minute];
  if (self.second !== 0 || self.microsecond !== 0) parts.push(self.second);
  if (self.microsecond !== 0) parts.push(self.microsecond);
  const fold = self.fold === 0 ? ')' : ', fold=1)';
  return concatStrs(`${utf16(self.cls.name)}(${parts.join(', ')}`, zoneText(t, self.tzinfo), fold);
}

function isoFormat(t: Thread, self: PyTime, args: Value[], keywords: PyDict): Value {
  const parameters = { name: 'isoformat', names: ['timespec'], kinds: ['str' as const], required: 0 };
  const [unit] = parseArguments(t, parameters, args, keywords) as [Str | undefined];
  const text = clockText(self, unit === undefined ? undefined : utf16(unit));
  return text + askOffsetText(t, self.tzinfo, ':', null);
}

function compare(t: Thread, self: PyTime, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyTime)) return NotImplemented;
  const bytes = () => ordered(compareBytes(self.data, other.data), op);
  if (self.tzinfo === other.tzinfo) return bytes();
  const left = askOffset(t, self.tzinfo, 'utcoffset', null);
  const right = askOffset(t, other.tzinfo, 'utcoffset', null);
  if (left === null || right === null) {
    if (left === right) return bytes();
    if (op === EQ || op === NE) return op === NE;
    return raise.TypeError("can't compare offset-naive and offset-aware times");
  }
  if (compareDeltas(left, right) === 0) return bytes();
  const seconds = (c: PyTime, offset: PyDelta): number =>
    c.hour * 3600 + c.minute * 60 + c.second - offset.days * 86400 - offset.seconds;
  return ordered(seconds(self, left) - seconds(other, right) || self.microsecond - other.microsecond, op);
}

function hashTime(t: Thread, self: PyTime): number | bigint {
  if (self.hash !== undefined) return self.hash;
  const plain = self.fold === 0 ? self : newTime(clockOf(self), self.tzinfo, 0, self.cls);
  const offset = askOffset(t, plain.tzinfo, 'utcoffset', null);
  if (offset === null) self.hash = hashData(self.data);
  else {
    const seconds = self.hour * 3600 + self.minute * 60 + self.second;
    self.hash = hash(t, subtractDeltas(normalizedDelta(0, seconds, self.microsecond), offset));
  }
  return self.hash;
}

function replace(t: Thread, self: PyTime, args: Value[], keywords: PyDict): Value {
  const bound = parseArguments(t, { name: 'replace', names: NAMES, kinds: KINDS, required: 0 }, args, keywords);
  const parts = clockOf(self).map((part, i) => bound[i] ?? part) as ClockParts;
  const fold = (bound[5] ?? self.fold) as number;
  if (fold !== 0 && fold !== 1) raise.ValueError('fold must be either 0 or 1');
  return newTime(parts, bound[4] === undefined ? self.tzinfo : bound[4], fold, self.cls);
}

/** The zone of an offset that a text gave. */
export function zoneOf(t: Thread, offset: [number, number] | undefined): Value {
  if (offset === undefined) return null;
  return offset[0] === 0 ? UTC : newTimezone(t, normalizedDelta(0, ...offset), undefined);
}

function fromIsoFormat(t: Thread, cls: PyType, value: Value): Value {
  const text = isoText(value);
  const time = parseTime(text, text.startsWith('T') ? 1 : 0);
  if (time === undefined) return invalidIso(t, value);
  const tzinfo = zoneOf(t, time.offset);
  return cls === timeType ? newTime(time.parts, tzinfo, 0) : call(t, cls, [...time.parts, tzinfo]);
}

function strftimeMethod(t: Thread, self: PyTime, args: Value[], keywords: PyDict): Value {
  const format = formatArgument(t, args, keywords);
  const tuple = new PyTuple([1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1]);
  return strftime(t, self, format, tuple, null);
}

const reduced = (self: PyTime, protocol: number): Value =>
  new PyTuple([self.cls, stateOf(self.data, self.tzinfo, self.fold, 0, protocol)]);

const named = (fn: NativeRow[1]): NativeRow => ['~(self, *args, **kwargs)', fn, 'VARARGS_KEYWORDS'];

fillType(timeType, {
  class: PyTime,
  slots: {
    tp_new: makeTime,
    tp_repr: show,
    tp_str: (t, self: PyTime) => callMethod(t, self, 'isoformat') as Str,
    tp_hash: hashTime,
    tp_richcompare: compare,
  },
  getset: {
    hour: [(_t, self: PyTime) => self.hour],
    minute: [(_t, self: PyTime) => self.minute],
    second: [(_t, self: PyTime) => self.second],
    microsecond: [(_t, self: PyTime) => self.microsecond],
    tzinfo: [(_t, self: PyTime) => self.tzinfo],
    fold: [(_t, self: PyTime) => self.fold],
  },
  classmethods: { fromisoformat: ['~(type, text, /)', fromIsoFormat] },
  methods: {
    isoformat: named(isoFormat),
    strftime: named(strftimeMethod),
    __format__: ['~(self, *args)', formatMethod, 'VARARGS'],
    utcoffset: ['~(self, /)', (t, self: PyTime) => askOffset(t, self.tzinfo, 'utcoffset', null)],
    tzname: ['~(self, /)', (t, self: PyTime) => askName(t, self.tzinfo, null)],
    dst: ['~(self, /)', (t, self: PyTime) => askOffset(t, self.tzinfo, 'dst', null)],
    replace: named(replace),
    __reduce_ex__: [
      '~(self, *args)',
      (t, self: PyTime, args: Value[]) => reduced(self, oneInt(t, '__reduce_ex__', args)),
      'VARARGS',
    ],
    __reduce__: ['~(self, /)', (_t, self: PyTime) => reduced(self, 2)],
  },
  constants: {
    min: new PyTime(0, 0, 0, 0, null, 0),
    max: new PyTime(23, 59, 59, 999999, null, 0),
    resolution: new PyDelta(0, 0, 1),
  },
});
