"""Of what the collector keeps an account."""
import array
import collections
import datetime
import decimal
import gc


class Plain:
    pass


class Slotted:
    __slots__ = ()


class OneSlot:
    __slots__ = ('a',)


class Tuple(tuple):
    pass


class Dict(dict):
    pass


class Int(int):
    __slots__ = ()


def tracked(value):
    gc.collect()
    gc.collect()
    return gc.is_tracked(value)


atom = object()
KNOWN = [[], set(), frozenset(), [1], lambda: 0, iter([]), iter('a'), len, gc, slice(1), property(), memoryview(b''), Exception(), map(str, []),
         array.array('i'), collections.deque(), Plain(), Plain, OneSlot(), Slotted(), Int(3), Tuple(), Tuple((1,)), Dict(), staticmethod(len), {}.keys()]
UNKNOWN = [1, 2**70, 'a', '\U0001f40d', b'', bytearray(), 1.5, 1j, None, ..., NotImplemented, True, object(), range(3), iter(range(3)), int, type,
           datetime.date(2024, 1, 1), datetime.timedelta(1), decimal.Decimal(1)]
for value in KNOWN:
    assert tracked(value), value
for value in UNKNOWN:
    assert not tracked(value), value

# Tuples and dicts by what they hold; what may change yet counts.
for value in UNKNOWN:
    assert not tracked((value,)) and not tracked((1, (value, 'a'))) and not tracked({1: value}), value
    assert tracked({1: [value]}) and tracked(((value, []),)), value
for value in KNOWN:
    assert tracked((value,)) and tracked({1: value}) and tracked({'a': (1, value)}), value
assert tracked(({},)) and tracked(({1.5: 'a'},)) and tracked({1: {}})
assert not tracked({(1, atom): 3}) and tracked({(1, frozenset()): 3})
d = {}
assert not tracked(d)
d[1] = d
assert tracked(d)
d[1] = None
assert not tracked(d) and not tracked(d.copy())
