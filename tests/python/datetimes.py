"""datetime as the native module has it: messages, representations, arithmetic, zones, pickles, reading and writing of text."""
import copy
import datetime
import pickle
from datetime import MAXYEAR, MINYEAR, UTC, date, time, timedelta, timezone, tzinfo

DT = datetime.datetime


def check(actual, expected):
    assert actual == expected and type(actual) is type(expected), f'{actual!r} is not {expected!r}'


def outcome(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


class Half(tzinfo):
    """Half an hour of summer time from May on."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(minutes=30) if dt is not None and dt.month > 4 else timedelta(0)

    def tzname(self, dt):
        return '100%'


half = Half()
plus2 = timezone(timedelta(hours=2), 'two')

# Types and constants.
check((DT.__module__, DT.__mro__), ('datetime', (DT, date, object)))
check((MINYEAR, MAXYEAR, UTC is timezone.utc), (1, 9999, True))
check(repr([date.min, date.max, date.resolution]), '[datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.timedelta(days=1)]')
check(repr([time.min, time.max, DT.max]), '[datetime.time(0, 0), datetime.time(23, 59, 59, 999999), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)]')
check(repr([timedelta.min, timedelta.max, timedelta()]), '[datetime.timedelta(days=-999999999), datetime.timedelta(days=999999999, seconds=86399, microseconds=999999), datetime.timedelta(0)]')
check(repr([timezone.utc, timezone.min, plus2, timezone(timedelta(seconds=-1))]), "[datetime.timezone.utc, datetime.timezone(datetime.timedelta(days=-1, seconds=60)), datetime.timezone(datetime.timedelta(seconds=7200), 'two'), datetime.timezone(datetime.timedelta(days=-1, seconds=86399))]")
check(str(timezone(timedelta(seconds=-1))), 'UTC-00:00:01')

# What is refused, and in which words.
for f, args, text in [
    (date, (2023, 2, 30), 'ValueError: day is out of range for month'),
    (date, (0, 1, 1), 'ValueError: year 0 is out of range'),
    (date, (1, 13, 1), 'ValueError: month must be in 1..12'),
    (date, (), "TypeError: function missing required argument 'year' (pos 1)"),
    (date, (1.5, 1, 1), "TypeError: 'float' object cannot be interpreted as an integer"),
    (date, (1, 2, 3, 4), 'TypeError: function takes at most 3 arguments (4 given)'),
    (time, (24,), 'ValueError: hour must be in 0..23'),
    (time, (1, 2, 3, 4, 5), "TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'int'"),
    (time, (1, 2, 3, 4, None, 1), 'TypeError: function takes at most 5 positional arguments (6 given)'),
    (timedelta, ('1',), 'TypeError: unsupported type for timedelta days component: str'),
    (timedelta, (10**9,), 'OverflowError: days=1000000000; must have magnitude <= 999999999'),
    (timedelta, (10**10,), 'OverflowError: Python int too large to convert to C int'),
    (timedelta, (float('inf'),), 'OverflowError: cannot convert float infinity to integer'),
    (timezone, (1,), 'TypeError: timezone() argument 1 must be datetime.timedelta, not int'),
    (timezone, (timedelta(1),), 'ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).'),
    (date.fromordinal, (0,), 'ValueError: ordinal must be >= 1'),
    (date.fromisoformat, ('2023-2-3',), "ValueError: Invalid isoformat string: '2023-2-3'"),
    (date.fromisocalendar, (2023, 53, 1), 'ValueError: Invalid week: 53'),
    (date.fromisocalendar, (2023, 1, 8), 'ValueError: Invalid day: 8 (range is [1, 7])'),
    (DT.fromisoformat, (5,), 'TypeError: fromisoformat: argument must be str'),
    (DT.strptime, ('x', '%Y'), "ValueError: time data 'x' does not match format '%Y'"),
    (DT.combine, (1, 2), 'TypeError: combine() argument 1 must be datetime.date, not int'),
    (DT.fromtimestamp, (float('nan'),), 'ValueError: Invalid value NaN (not a number)'),
    (DT.fromtimestamp, (10.0**12,), 'ValueError: year 33658 is out of range'),
    (DT(1, 1, 1).timestamp, (), 'ValueError: year 0 is out of range'),
    (DT(1, 1, 1).isoformat, ('ab',), 'TypeError: isoformat() argument 1 must be a unicode character, not str'),
    (DT(1, 1, 1).isoformat, ('T', 'years'), 'ValueError: Unknown timespec value'),
    (time(1).strftime, (), "TypeError: strftime() missing required argument 'format' (pos 1)"),
    (tzinfo().utcoffset, (None,), 'NotImplementedError: a tzinfo subclass must implement utcoffset()'),
    (timezone.utc.utcoffset, (1,), 'TypeError: utcoffset(dt) argument must be a datetime instance or None, not int'),
    (timezone.utc.fromutc, (DT(1, 1, 1),), 'ValueError: fromutc: dt.tzinfo is not self'),
    (lambda: DT(1, 1, 1) < DT(1, 1, 1, tzinfo=UTC), (), "TypeError: can't compare offset-naive and offset-aware datetimes"),
    (lambda: DT(1, 1, 1) - DT(1, 1, 1, tzinfo=UTC), (), "TypeError: can't subtract offset-naive and offset-aware datetimes"),
    (lambda: DT(1, 1, 1) < date(1, 1, 1), (), "TypeError: can't compare datetime.datetime to datetime.date"),
    (lambda: date(1, 1, 1) - timedelta(1), (), 'OverflowError: date value out of range'),
    (lambda: date(1, 1, 1) + 1, (), "TypeError: unsupported operand type(s) for +: 'datetime.date' and 'int'"),
    (lambda: timedelta(1) // 0, (), 'ZeroDivisionError: integer division or modulo by zero'),
]:
    check(outcome(f, *args), text)

# Arithmetic.
check(timedelta(hours=1.5, microseconds=-1), timedelta(seconds=5399, microseconds=999999))
check(timedelta(microseconds=0.5), timedelta(0))
check(timedelta(microseconds=1.5), timedelta(microseconds=2))
check(timedelta(1) * 0.1, timedelta(seconds=8640))
check(timedelta(seconds=10) / timedelta(seconds=4), 2.5)
check(divmod(timedelta(10), timedelta(3)), (3, timedelta(1)))
check(timedelta(seconds=1) / 3, timedelta(microseconds=333333))
check(str(-timedelta(hours=1)), '-1 day, 23:00:00')
check(abs(timedelta(-1)).total_seconds(), 86400.0)
check(hash(timedelta(1)) == hash(timedelta(hours=24)), True)
check(date(2024, 2, 29) + timedelta(366), date(2025, 3, 1))
check(date(2024, 3, 1) - date(2023, 3, 1), timedelta(366))
check(DT(2024, 1, 1) - timedelta(microseconds=1), DT(2023, 12, 31, 23, 59, 59, 999999))
check(DT(2024, 6, 1, 12, tzinfo=half) - DT(2024, 6, 1, 12, tzinfo=UTC), timedelta(minutes=-90))
check(DT(2024, 6, 1, 12, tzinfo=half) == DT(2024, 6, 1, 10, 30, tzinfo=UTC), True)
check(hash(DT(2024, 6, 1, 12, tzinfo=half)) == hash(DT(2024, 6, 1, 10, 30, tzinfo=UTC)), True)
check(time(1, tzinfo=plus2) == time(0, tzinfo=timezone(timedelta(hours=1))), True)
check(date(2024, 1, 1) == DT(2024, 1, 1), False)

# Zones.
moment = DT(2024, 6, 1, 12, tzinfo=half)
check(repr(moment.astimezone(plus2)), "datetime.datetime(2024, 6, 1, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200), 'two'))")
check(moment.astimezone(half) is moment, True)
check(half.fromutc(DT(2024, 6, 1, tzinfo=half)).hour, 1)
check((moment.utcoffset(), moment.dst(), moment.tzname()), (timedelta(minutes=90), timedelta(minutes=30), '100%'))
check(moment.strftime('%H %z %:z %Z %%f %f'), '12 +0130 +01:30 100% %f 000000')
check(DT(2024, 1, 1, fold=1).replace(hour=5).fold, 1)
check(DT.fromtimestamp(1.5, UTC), DT(1970, 1, 1, 0, 0, 1, 500000, tzinfo=UTC))
check(DT.fromtimestamp(-1.9999999, UTC).microsecond, 0)
check(DT(2024, 1, 1, tzinfo=UTC).timestamp(), 1704067200.0)

# Text.
check([date(2024, 12, 30).isocalendar()[:], date(2024, 12, 30).isocalendar().week], [(2025, 1, 1), 1])
check(repr(date(2024, 12, 30).isocalendar()), 'datetime.IsoCalendarDate(year=2025, week=1, weekday=1)')
check(date(2024, 2, 3).ctime(), 'Sat Feb  3 00:00:00 2024')
check(f'{date(2024, 2, 3):%d.%m.%Y}|{date(2024, 2, 3)}|{time(1, 2):%H}', '03.02.2024|2024-02-03|01')
for text, value in {
    '2024-01-02': DT(2024, 1, 2),
    '20240102T030405': DT(2024, 1, 2, 3, 4, 5),
    '2024-W01-2 03': DT(2024, 1, 2, 3),
    '2024-01-02T03:04:05.6789': DT(2024, 1, 2, 3, 4, 5, 678900),
    '2024-01-02 03:04:05,123456789Z': DT(2024, 1, 2, 3, 4, 5, 123456, UTC),
    '2024-01-02T03:04-00:30': DT(2024, 1, 2, 3, 4, tzinfo=timezone(-timedelta(minutes=30))),
    '2024-01-02\ud80003:04': DT(2024, 1, 2, 3, 4),
    '2024-01-02\U0001f40d03:04': DT(2024, 1, 2, 3, 4),
}.items():
    check(DT.fromisoformat(text), value)
    check(DT.fromisoformat(value.isoformat()), value)
for text in ['2024-01-02T', '2024-01-02T3', '2024-01-02T03:4', '2024-1-02', '2024-01-02T25:00', '2024-01-02T03:04:05+', '2024-W54-1', 'x' * 12]:
    assert outcome(DT.fromisoformat, text).startswith('ValueError'), text
check(time.fromisoformat('T03:04:05+01'), time(3, 4, 5, tzinfo=timezone(timedelta(hours=1))))
check(DT(1, 2, 3, 4, 5, 6, 7).isoformat('_', 'milliseconds'), '0001-02-03_04:05:06.000')
check(tuple(moment.timetuple()), (2024, 6, 1, 12, 0, 0, 5, 153, 1))
check(tuple(moment.utctimetuple())[:5], (2024, 6, 1, 10, 30))

# Pickles, copies, subclasses.
for value in [date(2024, 1, 2), time(1, 2, 3, 4, UTC, fold=1), DT(2024, 1, 2, tzinfo=plus2, fold=1), timedelta(1, 2, 3), plus2, UTC]:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        check(again, value)
        if protocol > 3:
            check(getattr(again, 'fold', 0), getattr(value, 'fold', 0))
    check(copy.deepcopy(value), value)
check(DT(2024, 1, 2, 3).__reduce_ex__(4), (DT, (b'\x07\xe8\x01\x02\x03\x00\x00\x00\x00\x00',)))
check(date(b'\x07\xe8\x01\x02'), date(2024, 1, 2))


class Day(date):
    """A subclass is what its own methods make."""

    def __new__(cls, *args, note=''):
        self = super().__new__(cls, *args)
        self.note = note
        return self


day = Day(2024, 1, 2, note='x')
check((day.note, type(day + timedelta(1)), type(day.replace(day=3)), Day.fromordinal(1)), ('x', Day, Day, Day(1, 1, 1)))
print('datetimes done')
