/** Moments as text: `strftime`, `ctime`, `isoformat`; and as `time.struct_time` (Modules/_datetimemodule.c). */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { str } from '../../objects/abstract/repr.ts';
import { encodeText } from '../../objects/codec.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { importedName } from '../native-type.ts';
import { daysBeforeMonth, pad, weekday } from './days.ts';
import { type Clock, type PyDate, PyDateTime, PyTime } from './objects.ts';
import { askName, askOffsetText } from './tzinfo.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `ctime`. */
export function ctimeText(d: PyDate, hour: number, minute: number, second: number): string {
  const day = DAYS[weekday(d.year, d.month, d.day)];
  const clock = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
  return `${day} ${MONTHS[d.month - 1]} ${String(d.day).padStart(2)} ${clock} ${pad(d.year, 4)}`;
}

export const dateText = (d: PyDate): string => `${pad(d.year, 4)}-${pad(d.month, 2)}-${pad(d.day, 2)}`;

/** The time of a day to a unit. Raises ValueError for one that is none. */
export function clockText(c: Clock, unit: string | undefined): string {
  const hours = pad(c.hour, 2);
  const minutes = `${hours}:${pad(c.minute, 2)}`;
  const seconds = `${minutes}:${pad(c.second, 2)}`;
  switch (unit === undefined || unit === 'auto' ? (c.microsecond === 0 ? 'seconds' : 'microseconds') : unit) {
    case 'hours':
      return hours;
    case 'minutes':
      return minutes;
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return `${seconds}.${pad(Math.floor(c.microsecond / 1000), 3)}`;
    case 'microseconds':
      return `${seconds}.${pad(c.microsecond, 6)}`;
    default:
      return raise.ValueError('Unknown timespec value');
  }
}

/** A `time.struct_time` with weekday and day of the year. */
export function structTime(t: Thread, d: PyDate, clock: Clock | undefined, dst: number): Value {
  const { year, month, day } = d;
  const fields = [year, month, day, clock?.hour ?? 0, clock?.minute ?? 0, clock?.second ?? 0];
  const more = [weekday(year, month, day), daysBeforeMonth(year, month) + day, dst];
  return call(t, importedName(t, 'time', 'struct_time'), [new PyTuple([...fields, ...more])]);
}

/** What `%z`, `%:z`, `%Z` and `%f` stand for, each asked for at most once. */
function replacement(t: Thread, self: Value, code: string, moment: Value): string {
  const clock = self instanceof PyDateTime || self instanceof PyTime ? self : undefined;
  if (code === 'f') return pad(clock?.microsecond ?? 0, 6);
  const tzinfo = clock?.tzinfo ?? null;
  if (tzinfo === null) return '';
  if (code !== 'Z') return askOffsetText(t, tzinfo, code === 'z' ? '' : ':', moment);
  const name = askName(t, tzinfo, moment);
  if (name === null) return '';
  const doubled = callMethod(t, name, 'replace', '%', '%%');
  const text = asStr(doubled);
  if (text === undefined) return raise.TypeError('tzname.replace() did not return a string');
  encodeText(t, text, 'utf-8', 'strict');
  return utf16(text);
}

/** `time.strftime` of a tuple, with the codes that the object itself knows put in before. */
export function strftime(t: Thread, self: Value, format: Str, tuple: Value, moment: Value): Value {
  encodeText(t, format, 'utf-8', 'strict');
  const known = new Map<string, string>();
  const text = utf16(format).split('\0')[0];
  const ready = text.replace(/%(:z|[\s\S])/g, (whole, code: string) => {
    if (!/^(?::z|[zZf])$/.test(code)) return whole;
    let found = known.get(code);
    if (found === undefined) {
      found = replacement(t, self, code, moment);
      known.set(code, found);
    }
    return found;
  });
  return call(t, importedName(t, 'time', 'strftime'), [strFromUtf16(ready), tuple]);
}

/** The one argument of `strftime`. */
export function formatArgument(t: Thread, args: Value[], keywords: PyDict): Str {
  const parameters = { name: 'strftime', names: ['format'], kinds: ['str' as const], required: 1 };
  return parseArguments(t, parameters, args, keywords)[0] as Str;
}

/** `__format__`: by `strftime`, or `str` for an empty format. */
export function formatMethod(t: Thread, self: Value, args: Value[]): Value {
  if (args.length !== 1) return raise.TypeError(`__format__() takes exactly 1 argument (${args.length} given)`);
  const format = asStr(args[0]);
  if (format === undefined) {
    return raise.TypeError(`__format__() argument 1 must be str, not ${utf16(typeOf(args[0]).name)}`);
  }
  return format === '' ? str(t, self) : callMethod(t, self, 'strftime', args[0]);
}
