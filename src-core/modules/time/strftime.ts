/** `strftime` of the C locale, as glibc has it. */
import { daysOf, type Fields } from './calendar.ts';

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number, fill = '0') => String(value).padStart(2, fill);

/** ISO 8601 year and week. */
function isoWeek(f: Fields): [year: number, week: number] {
  const weekday = f.weekday + 1;
  const week = Math.floor((f.yearday - weekday + 10) / 7);
  const weeksIn = (year: number) => {
    const first = (((daysOf(year, 1, 1) + 3) % 7) + 7) % 7;
    const leap = daysOf(year + 1, 1, 1) - daysOf(year, 1, 1) === 366;
    return first === 3 || (leap && first === 2) ? 53 : 52;
  };
  if (week < 1) return [f.year - 1, weeksIn(f.year - 1)];
  return week > weeksIn(f.year) ? [f.year + 1, 1] : [f.year, week];
}

/** Seconds east of UTC as `+hhmm`. */
function offsetText(offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** What a letter after `%` stands for; undefined for one that means nothing. */
function directive(letter: string, f: Fields): string | undefined {
  const hour12 = f.hour % 12 === 0 ? 12 : f.hour % 12;
  switch (letter) {
    case 'a':
      return DAYS[f.weekday].slice(0, 3);
    case 'A':
      return DAYS[f.weekday];
    case 'b':
    case 'h':
      return MONTHS[f.month - 1].slice(0, 3);
    case 'B':
      return MONTHS[f.month - 1];
    case 'c':
      return formatTime('%a %b %e %H:%M:%S %Y', f);
    case 'C':
      return two(Math.floor(f.year / 100));
    case 'd':
      return two(f.day);
    case 'D':
    case 'x':
      return formatTime('%m/%d/%y', f);
    case 'e':
      return two(f.day, ' ');
    case 'F':
      return formatTime('%Y-%m-%d', f);
    case 'g':
      return two(((isoWeek(f)[0] % 100) + 100) % 100);
    case 'G':
      return String(isoWeek(f)[0]);
    case 'H':
      return two(f.hour);
    case 'I':
      return two(hour12);
    case 'j':
      return String(f.yearday).padStart(3, '0');
    case 'k':
      return two(f.hour, ' ');
    case 'l':
      return two(hour12, ' ');
    case 'm':
      return two(f.month);
    case 'M':
      return two(f.minute);
    case 'n':
      return '\n';
    case 'p':
      return f.hour < 12 ? 'AM' : 'PM';
    case 'P':
      return f.hour < 12 ? 'am' : 'pm';
    case 'r':
      return formatTime('%I:%M:%S %p', f);
    case 'R':
      return formatTime('%H:%M', f);
    case 's':
      return String(daysOf(f.year, f.month, f.day) * 86400 + f.hour * 3600 + f.minute * 60 + f.second);
    case 'S':
      return two(f.second);
    case 't':
      return '\t';
    case 'T':
    case 'X':
      return formatTime('%H:%M:%S', f);
    case 'u':
      return String(f.weekday + 1);
    case 'U':
      return two(Math.floor((f.yearday + 6 - ((f.weekday + 1) % 7)) / 7));
    case 'V':
      return two(isoWeek(f)[1]);
    case 'w':
      return String((f.weekday + 1) % 7);
    case 'W':
      return two(Math.floor((f.yearday + 6 - f.weekday) / 7));
    case 'y':
      return two(((f.year % 100) + 100) % 100);
    case 'Y':
      return String(f.year);
    case 'z':
      return f.dst < 0 ? '' : offsetText(f.offset);
    case 'Z':
      return f.zone ?? '';
    case '%':
      return '%';
    default:
      return undefined;
  }
}

/** Changes to a directive: `_` pads with spaces, `-` not at all, `0` with zeros, `^` makes capitals, `#` turns the case. */
function change(text: string, flag: string, width: string): string {
  let out = text;
  if (flag === '-') out = out.replace(/^[0 ]+(?=\d)/, '');
  else if (flag === '_') out = out.replace(/^0+(?=\d)/, (zeros) => ' '.repeat(zeros.length));
  else if (flag === '^') out = out.toUpperCase();
  else if (flag === '#') out = out === out.toUpperCase() ? out.toLowerCase() : out.toUpperCase();
  return width ? out.padStart(Number(width), flag === '_' ? ' ' : /^\d/.test(out) ? '0' : ' ') : out;
}

export function formatTime(format: string, f: Fields): string {
  return format.replace(/%([_\-0^#]?)(\d*)[EO]?([a-zA-Z%+])/g, (whole, flag: string, width: string, letter: string) => {
    const text = directive(letter, f);
    return text === undefined ? whole : change(text, flag, width);
  });
}
