"""Local time by rules written out. The reference knows no zone but the browser's, so the program asserts for itself alone."""
import datetime
import os
import time


def zone(setting):
    os.environ['TZ'] = setting
    time.tzset()


def moments(*fields):
    return [time.mktime((*fields, 0, 0, 0, dst)) for dst in (-1, 0, 1)]


zone('EST+05EDT,M3.2.0,M11.1.0')
assert (time.tzname, time.timezone, time.altzone, time.daylight) == (('EST', 'EDT'), 18000, 14400, 1)
assert time.localtime(1_690_000_000)[3:] == (0, 26, 40, 5, 203, 1)
assert (time.localtime(1_700_000_000).tm_zone, time.localtime(1_690_000_000).tm_gmtoff) == ('EST', -14400)
# In winter, in summer, in the hour that comes twice, in the hour that is left out.
assert moments(2023, 1, 6, 2, 30) == [1672990200.0, 1672990200.0, 1672986600.0]
assert moments(2023, 7, 6, 2, 30) == [1688625000.0, 1688628600.0, 1688625000.0]
assert moments(2023, 11, 5, 1, 30) == [1699162200.0, 1699165800.0, 1699162200.0]
assert moments(2023, 3, 12, 2, 30) == [1678606200.0, 1678606200.0, 1678602600.0]
assert time.strftime('%Z %z', time.localtime(0)) == 'EST -0500'
assert time.strftime('%Z %z', (2000, 7, 1, 0, 0, 0, 0, 1, 1)) == 'EDT +0000'
assert time.strftime('[%Z][%z]', (2000, 7, 1, 0, 0, 0, 0, 1, -1)) == '[][]'
assert time.ctime(1e9) == 'Sat Sep  8 21:46:40 2001'

twice = datetime.datetime(2023, 11, 5, 1, 30)
assert twice.timestamp() == 1699162200.0 and twice.replace(fold=1).timestamp() == 1699165800.0
assert datetime.datetime.fromtimestamp(1699165800).fold == 1 and datetime.datetime.fromtimestamp(1699162200).fold == 0
assert str(twice.astimezone()) == '2023-11-05 01:30:00-04:00' and twice.astimezone().tzname() == 'EDT'
never = datetime.datetime(2023, 3, 12, 2, 30)
assert str(never.astimezone()) == '2023-03-12 03:30:00-04:00'
assert str(never.astimezone(datetime.UTC)) == '2023-03-12 07:30:00+00:00'
assert datetime.date.fromtimestamp(1_690_000_000 - 3600) == datetime.date(2023, 7, 21)

zone('AEST-10AEDT-11,M10.5.0,M3.5.0')
assert (time.tzname, time.timezone, time.altzone) == (('AEST', 'AEDT'), -36000, -39600)
assert time.localtime(1.7e9).tm_zone == 'AEDT' and time.localtime(1.69e9).tm_gmtoff == 36000

zone('ABC5DEF,J60/0,J300/26:30')
assert moments(2023, 3, 12, 2, 30) == [1678602600.0, 1678606200.0, 1678602600.0]
zone('<+03>-3')
assert time.tzname == ('+03', '+03') and moments(2023, 3, 26, 2, 30) == [1679787000.0, 1679787000.0, 1679783400.0]
# Without a file of that name and without an offset.
zone('Foo/Bar')
assert (time.tzname, time.timezone) == (('Foo', 'Foo'), 0)
zone('')
assert time.tzname == ('UTC', 'UTC') and time.gmtime(0).tm_zone == 'GMT'
del os.environ['TZ']
time.tzset()
assert time.tzname == ('UTC', 'UTC')
