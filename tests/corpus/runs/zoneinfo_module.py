#: zoneinfo: zones made at random, asked at their transitions
import datetime, io, pickle, random, struct, zoneinfo
from datetime import timedelta
UTC = datetime.timezone.utc
random.seed(41)
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__name__ + ': ' + str(e)
    print(getattr(f, '__name__', f), str(a)[:60].split(' at 0x')[0], k, '->', r.split(' at 0x')[0])
def compiled(moments, order, types, rule):
    """A compiled zone of version 2: transitions, the numbers of their types, and types as (offset, dst, name)."""
    names, places = b'', []
    for _, _, name in types:
        places.append(len(names)); names += name + b'\0'
    def block(size, moments, order):
        return (b'TZif2' + bytes(15) + struct.pack('>6l', 0, 0, 0, len(moments), len(types), len(names)) + struct.pack(f'>{len(moments)}{size}', *moments) + bytes(order)
                + b''.join(struct.pack('>lbB', offset, dst, place) for (offset, dst, _), place in zip(types, places)) + names)
    return block('l', [], []) + block('q', moments, order) + b'\n' + rule + b'\n'
def zone(*parts): return zoneinfo.ZoneInfo.from_file(io.BytesIO(compiled(*parts)))
RULES = [b'', b'UTC0', b'EST5EDT,M3.2.0,M11.1.0', b'CET-1CEST,M3.5.0,M10.5.0/3', b'AEST-10AEDT,M10.1.0,M4.1.0/3', b'IST-1GMT0,M10.5.0,M3.5.0/1', b'<+0330>-3:30<+0430>,J79/24,J263/24', b'AAA3BBB,59/0,300', b'<-03>3<-02>,M3.5.0/-2,M10.5.0/-1', b'WGT3WGST,M3.5.0/-167,M10.5.0/167', b'XYZ-5:30:15', b'ABC+4:30DEF-2:15:30,J60/2:30:45,J300']
for rule in RULES:
    for size in (0, 1, 2, 7):
        types = [(random.choice([-18000, -14400, 0, 3600, 7200, 1234, 20700]), random.randrange(2), b'T%d' % i) for i in range(random.randrange(1, 5))]
        moments = sorted(random.sample(range(-2**31, 2**31, 3600), size)); order = [random.randrange(len(types)) for _ in moments]
        # Behind a last transition to daylight saving, C reads past the end of its table.
        if order and types[order[-1]][1]: types[order[-1]] = (types[order[-1]][0], 0, b'END')
        z = zone(moments, order, types, rule)
        print(rule, types, list(zip(moments, order)), z.key, z.utcoffset(None), z.dst(None), z.tzname(None))
        tests = [moment + shift for moment in moments for shift in (-90000, -7201, -3600, -1, 0, 1, 1800, 3600, 7200, 86400)] + [random.randrange(-2**32, 2**33) for _ in range(15)]
        for year in (2024, 2025): tests += [int(datetime.datetime(year, month, day, hour, tzinfo=UTC).timestamp()) for month in (2, 3, 4, 10, 11) for day in (1, 10, 29 if month != 2 else 28) for hour in (0, 5, 23)]
        out = []
        for moment in tests:
            there = datetime.datetime.fromtimestamp(0, UTC) + timedelta(seconds=moment)
            local = there.astimezone(z); plain = local.replace(fold=0)
            out.append((local.isoformat(), local.fold, local.tzname(), str(local.dst()), str(plain.replace(fold=1).utcoffset()), plain.utcoffset() == local.utcoffset(), local.timestamp() == moment))
        print(out)
for rule in [b'A', b'5', b'EST', b'EST5EDT', b'EST25', b'EST5EDT,M3.2.0', b'EST5EDT,M13.1.0,M1.1.0', b'EST5EDT,M1.6.0,M1.1.0', b'EST5EDT,M1.1.7,M1.1.0', b'EST5EDT,M1.1.0/168,M1.1.0', b'EST5EDT,J0,J1', b'EST5EDT,366,1', b'EST5EDT,J1,J2x', b'EST5EDT4,', b'EST5:', b'EST5:1', b'<E ST>5', b'<EST5', b'EST5,M1.1.0,M2.1.0', b'EST5EDT,M1.1.0/,M2.1.0', b'EST5EDT,M1.1.0;M2.1.0', b'\xe9ST5', b'EST+5EDT+4:30,0,J365/25', b'E1T5']:
    show(lambda: zone([], [], [(0, 0, b'UTC')], rule).tzname(datetime.datetime(2024, 7, 1)))
show(zoneinfo.ZoneInfo.from_file, io.BytesIO(b'junk')); show(zoneinfo.ZoneInfo.from_file, io.BytesIO(b'')); show(zoneinfo.ZoneInfo); show(zoneinfo.ZoneInfo, 'No/Such'); show(zoneinfo.ZoneInfo, '/abs'); show(zoneinfo.ZoneInfo, 'a/../b'); show(zoneinfo.ZoneInfo, 'a', 'b'); show(zoneinfo.ZoneInfo, foo=1)
z = zone([0], [0], [(3600, 0, b'ONE')], b''); k = zoneinfo.ZoneInfo.from_file(io.BytesIO(compiled([], [], [(0, 0, b'UTC')], b'UTC0')), key='My/Key')
print(repr(z).split(' at ')[0], str(z).split(' at ')[0], k, repr(k), k.key, isinstance(k, datetime.tzinfo))
show(pickle.dumps, k); show(z.fromutc, 5); show(z.fromutc, datetime.datetime(2024, 1, 1)); show(z.utcoffset, 5); show(z.utcoffset); show(setattr, k, 'key', 1); show(setattr, zoneinfo.ZoneInfo, 'x', 1); print(datetime.time(1, tzinfo=k).isoformat(), datetime.time(1, tzinfo=z).utcoffset())
class Sub(zoneinfo.ZoneInfo): pass
s = Sub.from_file(io.BytesIO(compiled([], [], [(0, 0, b'UTC')], b'UTC0')), 'K'); print(repr(s), type(Sub._weak_cache).__name__, Sub.clear_cache(), Sub.clear_cache(only_keys=['a']), zoneinfo.ZoneInfo.clear_cache(only_keys=None))
class Moment(datetime.datetime):
    @property
    def hour(self): return 3
print(z.utcoffset(Moment(2024, 1, 1)), Moment(2024, 1, 1, tzinfo=UTC).astimezone(k), type(k.fromutc(Moment(2024, 1, 1, tzinfo=k))))
