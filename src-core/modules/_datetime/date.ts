/** The types `datetime.date` and `IsoCalendarDate` (Modules/_datetimemodule.c). */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { isException, raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, type PyType, tupleType } from '../../objects/type.ts';
import { asStr, NotImplemented, PyBytes, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { importedName, typeIn } from '../native-type.ts';
import { localFields } from '../time/zone.ts';
import { fromIsoWeek, fromOrdinal, isoFirstMonday, MAX_YEAR, toOrdinal, weekday } from './days.ts';
import { ordered } from './delta.ts';
import { parseDate } from './iso-format.ts';
import { addDays } from './moments.ts';
import { compareBytes, dateOfClass, dateType, hashData, newDate, newDelta, PyDate, PyDateTime, PyDelta } from './objects.ts';
import { isMonth, stateBytes } from './pickles.ts';
import { ctimeText, dateText, formatArgument, formatMethod, strftime, structTime } from './texts.ts';
import { wholeSeconds } from './timestamps.ts';

const PARTS = ['year', 'month', 'day'];
const INTS = ['int', 'int', 'int'] as const;

/** Arguments of a constructor by position and by name. */
export function splitArguments(args: Value[], kwnames: readonly Str[] | undefined): [Value[], PyDict] {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = new PyDict();
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  return [args.slice(0, given), keywords];
}

function makeDate(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [positional, keywords] = splitArguments(args, kwnames);
  if (positional.length === 1) {
    const data = stateBytes(positional[0], 4, (byte) => isMonth(byte(2)), 'date');
    if (data !== undefined) return adopt(new PyDate(data[0] * 256 + data[1], data[2], data[3]), cls, dateType);
  }
  const parts = parseArguments(t, { names: PARTS, kinds: INTS, required: 3 }, positional, keywords);
  return newDate(...(parts as [number, number, number]), cls);
}

/** The one argument of a function that takes an int. */
export function oneInt(t: Thread, name: string, args: Value[]): number {
  if (args.length !== 1) return raise.TypeError(`${name}() takes exactly 1 argument (${args.length} given)`);
  return parseArguments(t, { name, names: ['n'], kinds: ['int'], required: 1 }, args, undefined)[0] as number;
}

function fromOrdinalMethod(t: Thread, cls: PyType, args: Value[]): Value {
  const ordinal = oneInt(t, 'fromordinal', args);
  return ordinal < 1 ? raise.ValueError('ordinal must be >= 1') : dateOfClass(t, cls, ...fromOrdinal(ordinal));
}

/** The text of `fromisoformat`. Raises TypeError. */
export function isoText(value: Value): string {
  const text = asStr(value);
  return text === undefined ? raise.TypeError('fromisoformat: argument must be str') : utf16(text);
}

export function invalidIso(t: Thread, value: Value): never {
  return raise.ValueError(`Invalid isoformat string: ${utf16(repr(t, value))}`);
}

function fromIsoFormat(t: Thread, cls: PyType, value: Value): Value {
  const text = isoText(value);
  const date = [7, 8, 10].includes(text.length) ? parseDate(text, text.length) : undefined;
  return date === undefined ? invalidIso(t, value) : dateOfClass(t, cls, ...date);
}

function fromIsoCalendar(t: Thread, cls: PyType, args: Value[], keywords: PyDict): Value {
  const parameters = { name: 'fromisocalendar', names: ['year', 'week', 'day'], kinds: INTS, required: 3 };
  let parts: [number, number, number];
  try {
    parts = parseArguments(t, parameters, args, keywords) as [number, number, number];
  } catch (error) {
    if (isException(error, 'OverflowError')) return raise.ValueError('ISO calendar component out of range');
    throw error;
  }
  const date = fromIsoWeek(...parts);
  if (date === 'year') return raise.ValueError(`Year is out of range: ${parts[0]}`);
  if (date === 'week') return raise.ValueError(`Invalid week: ${parts[1]}`);
  if (date === 'day') return raise.ValueError(`Invalid day: ${parts[2]} (range is [1, 7])`);
  return dateOfClass(t, cls, ...date);
}

function fromTimestamp(t: Thread, cls: PyType, timestamp: Value): Value {
  const { year, month, day } = localFields(t, wholeSeconds(t, timestamp));
  return dateOfClass(t, cls, year, month, day);
}

function add(t: Thread, left: Value, right: Value): Value {
  if (left instanceof PyDateTime || right instanceof PyDateTime) return NotImplemented;
  if (left instanceof PyDate) return right instanceof PyDelta ? addDays(t, left, right, 1) : NotImplemented;
  return left instanceof PyDelta ? addDays(t, right as PyDate, left, 1) : NotImplemented;
}

const ordinalOf = (d: PyDate): number => toOrdinal(d.year, d.month, d.day);

function subtract(t: Thread, left: Value, right: Value): Value {
  if (left instanceof PyDateTime || right instanceof PyDateTime || !(left instanceof PyDate)) return NotImplemented;
  if (right instanceof PyDate) return newDelta(ordinalOf(left) - ordinalOf(right), 0, 0);
  return right instanceof PyDelta ? addDays(t, left, right, -1) : NotImplemented;
}

const isoCalendarType = typeIn('datetime', 'IsoCalendarDate', { base: tupleType, final: true });
isoCalendarType.solid = tupleType;

/** (year, week, weekday). */
class PyIsoDate extends PyTuple {
  constructor(year: number, week: number, day: number) {
    super([year, week, day]);
    this.cls = isoCalendarType;
  }
}

function isoCalendar(d: PyDate): PyIsoDate {
  const today = ordinalOf(d);
  let { year } = d;
  let monday = isoFirstMonday(year);
  if (today < monday) {
    year--;
    monday = isoFirstMonday(year);
  } else if (today - monday >= 364 && today >= isoFirstMonday(year + 1)) {
    year++;
    monday = isoFirstMonday(year);
  }
  return new PyIsoDate(year, Math.floor((today - monday) / 7) + 1, ((today - monday) % 7) + 1);
}

fillType(isoCalendarType, {
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [positional, keywords] = splitArguments(args, kwnames);
      const parameters = { name: 'IsoCalendarDate', names: ['year', 'week', 'weekday'], kinds: INTS, required: 3 };
      return new PyIsoDate(...(parseArguments(t, parameters, positional, keywords) as [number, number, number]));
    },
    tp_repr: (_t, self: PyIsoDate) => {
      const [year, week, day] = self.items;
      return `datetime.IsoCalendarDate(year=${year}, week=${week}, weekday=${day})`;
    },
  },
  getset: {
    year: [(_t, self: PyIsoDate) => self.items[0]],
    week: [(_t, self: PyIsoDate) => self.items[1]],
    weekday: [(_t, self: PyIsoDate) => self.items[2]],
  },
  methods: {
    __reduce__: ['~(self, /)', (_t, self: PyIsoDate) => new PyTuple([tupleType, new PyTuple([new PyTuple(self.items)])])],
  },
});

function replace(t: Thread, self: PyDate, args: Value[], keywords: PyDict): Value {
  const parameters = { name: 'replace', names: PARTS, kinds: INTS, required: 0 };
  const [year = self.year, month = self.month, day = self.day] = parseArguments(t, parameters, args, keywords) as number[];
  return newDate(year, month, day, self.cls);
}

function strftimeMethod(t: Thread, self: PyDate, args: Value[], keywords: PyDict): Value {
  const format = formatArgument(t, args, keywords);
  return strftime(t, self, format, callMethod(t, self, 'timetuple'), self);
}

const named = (fn: NativeRow[1]): NativeRow => ['~(self, *args, **kwargs)', fn, 'VARARGS_KEYWORDS'];

fillType(dateType, {
  class: PyDate,
  slots: {
    tp_new: makeDate,
    tp_repr: (_t, self: PyDate) => `${utf16(self.cls.name)}(${self.year}, ${self.month}, ${self.day})`,
    tp_str: (t, self: PyDate) => callMethod(t, self, 'isoformat') as Str,
    tp_hash: (_t, self: PyDate) => (self.hash ??= hashData(self.data)),
    tp_richcompare: (_t, self: PyDate, other: Value, op: CompareOp) =>
      other instanceof PyDate ? ordered(compareBytes(self.data.subarray(0, 4), other.data.subarray(0, 4)), op) : NotImplemented,
    nb_add: add,
    nb_subtract: subtract,
  },
  getset: {
    year: [(_t, self: PyDate) => self.year],
    month: [(_t, self: PyDate) => self.month],
    day: [(_t, self: PyDate) => self.day],
  },
  classmethods: {
    fromtimestamp: ['(type, timestamp, /)', fromTimestamp],
    fromordinal: ['~(type, *args)', fromOrdinalMethod, 'VARARGS'],
    fromisoformat: ['~(type, text, /)', fromIsoFormat],
    fromisocalendar: ['~(type, *args, **kwargs)', fromIsoCalendar, 'VARARGS_KEYWORDS'],
    today: ['~(type, /)', (t, cls: PyType) => callMethod(t, cls, 'fromtimestamp', call(t, importedName(t, 'time', 'time'), []))],
  },
  methods: {
    ctime: ['~(self, /)', (_t, self: PyDate) => ctimeText(self, 0, 0, 0)],
    strftime: named(strftimeMethod),
    __format__: ['~(self, *args)', formatMethod, 'VARARGS'],
    timetuple: ['~(self, /)', (t, self: PyDate) => structTime(t, self, undefined, -1)],
    isocalendar: ['~(self, /)', (_t, self: PyDate) => isoCalendar(self)],
    isoformat: ['~(self, /)', (_t, self: PyDate) => dateText(self)],
    isoweekday: ['~(self, /)', (_t, self: PyDate) => weekday(self.year, self.month, self.day) + 1],
    toordinal: ['~(self, /)', (_t, self: PyDate) => ordinalOf(self)],
    weekday: ['~(self, /)', (_t, self: PyDate) => weekday(self.year, self.month, self.day)],
    replace: named(replace),
    __reduce__: ['~(self, /)', (_t, self: PyDate) => new PyTuple([self.cls, new PyTuple([new PyBytes(self.data)])])],
  },
  constants: {
    min: new PyDate(1, 1, 1),
    max: new PyDate(MAX_YEAR, 12, 31),
    resolution: new PyDelta(1, 0, 0),
  },
});
