/** The proleptic Gregorian calendar of years 1 to 9999: days by number and by date, weeks by ISO 8601 (Modules/_datetimemodule.c). */
import { raise } from '../../objects/raise.ts';

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
export const MAX_ORDINAL = 3652059;
export const MAX_DELTA_DAYS = 999999999;

const MONTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export type YearMonthDay = [year: number, month: number, day: number];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : MONTHS[month]);

/** Days of the year before a month. */
export const daysBeforeMonth = (year: number, month: number): number => BEFORE[month] + (month > 2 && isLeap(year) ? 1 : 0);

function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** Number of a day; 1 is 1 January of year 1. */
export function toOrdinal(year: number, month: number, day: number): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
}

/** The date of such a number. */
export function fromOrdinal(ordinal: number): YearMonthDay {
  let n = ordinal - 1;
  let year = Math.floor(n / 146097) * 400 + 1;
  n %= 146097;
  const centuries = Math.floor(n / 36524);
  n %= 36524;
  const fours = Math.floor(n / 1461);
  n %= 1461;
  const years = Math.floor(n / 365);
  n %= 365;
  year += centuries * 100 + fours * 4 + years;
  if (years === 4 || centuries === 4) return [year - 1, 12, 31];
  let month = (n + 50) >> 5;
  let before = daysBeforeMonth(year, month);
  if (before > n) {
    month--;
    before = daysBeforeMonth(year, month);
  }
  return [year, month, n - before + 1];
}

/** 0 is Monday. */
export const weekday = (year: number, month: number, day: number): number => (toOrdinal(year, month, day) + 6) % 7;

/** The number of the Monday with which an ISO year begins. */
export function isoFirstMonday(year: number): number {
  const first = toOrdinal(year, 1, 1);
  const day = (first + 6) % 7;
  const monday = first - day;
  return day > 3 ? monday + 7 : monday;
}

/** The date of a day of an ISO week, or what is wrong: 'year', 'week', 'day'. */
export function fromIsoWeek(year: number, week: number, day: number): YearMonthDay | 'year' | 'week' | 'day' {
  if (year < MIN_YEAR || year > MAX_YEAR) return 'year';
  if (week <= 0 || week >= 53) {
    const first = weekday(year, 1, 1);
    if (week !== 53 || !(first === 3 || (first === 2 && isLeap(year)))) return 'week';
  }
  if (day <= 0 || day >= 8) return 'day';
  return fromOrdinal(isoFirstMonday(year) + (week - 1) * 7 + day - 1);
}

/** Raises ValueError for a date that does not exist. */
export function checkDate(year: number, month: number, day: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) raise.ValueError(`year ${year} is out of range`);
  if (month < 1 || month > 12) raise.ValueError('month must be in 1..12');
  if (day < 1 || day > daysInMonth(year, month)) raise.ValueError('day is out of range for month');
}

/** Raises ValueError for a time that does not exist. */
export function checkTime(hour: number, minute: number, second: number, microsecond: number, fold: number): void {
  if (hour < 0 || hour > 23) raise.ValueError('hour must be in 0..23');
  if (minute < 0 || minute > 59) raise.ValueError('minute must be in 0..59');
  if (second < 0 || second > 59) raise.ValueError('second must be in 0..59');
  if (microsecond < 0 || microsecond > 999999) raise.ValueError('microsecond must be in 0..999999');
  if (fold !== 0 && fold !== 1) raise.ValueError('fold must be either 0 or 1');
}

/** A date whose day may be outside of its month. Raises OverflowError. */
export function normalizeDate(year: number, month: number, day: number): YearMonthDay {
  if (day >= 1 && day <= daysInMonth(year, month)) return [year, month, day];
  const ordinal = toOrdinal(year, month, 1) + day - 1;
  return ordinal < 1 || ordinal > MAX_ORDINAL ? raise.OverflowError('date value out of range') : fromOrdinal(ordinal);
}

export const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
