"""Ranges and slices: construction, arithmetic on ints of any size, membership, iteration.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""


def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected


def after(value, change):
    """The value once changed, and what the change returned or raised."""
    try:
        result = change(value)
    except Exception as error:
        result = type(error).__name__ + ': ' + str(error)
    return value, result


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Like3:
    def __eq__(self, other):
        return other == 3


big = 2**70


def set_attr(x):
    x.start = 1


check(
    lambda: (range(5), range(1, 5), range(1, 5, 2), range(5, 1, -1), range(0), range(Index(3)), range(True, 5)),
    '(range(0, 5), range(1, 5), range(1, 5, 2), range(5, 1, -1), range(0, 0), range(0, 3), range(1, 5))',
)
check(lambda: range(), 'TypeError: range expected at least 1 argument, got 0')
check(lambda: range(1, 2, 3, 4), 'TypeError: range expected at most 3 arguments, got 4')
check(lambda: range(1, 2, 0), 'ValueError: range() arg 3 must not be zero')
check(lambda: range(1.5), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: range('a'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: range(1, None), "TypeError: 'NoneType' object cannot be interpreted as an integer")
check(lambda: range(stop=5), 'TypeError: range() takes no keyword arguments')
check(
    lambda: (list(range(5)), list(range(5, 0, -2)), list(range(0)), list(range(3, 3)), list(range(-3, 3)), list(range(10, 0))),
    '([0, 1, 2, 3, 4], [5, 3, 1], [], [], [-3, -2, -1, 0, 1, 2], [])',
)
check(
    lambda: (len(range(5)), len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(0)), len(range(big, big + 5))),
    '(5, 4, 4, 0, 5)',
)
check(lambda: len(range(big)), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: (bool(range(0)), bool(range(1)), bool(range(big))), '(False, True, True)')
check(
    lambda: (range(10)[3], range(10)[-1], range(0, 20, 5)[2], range(big)[-1], range(5)[Index(2)], range(big, 0, -1)[big // 2]),
    '(3, 9, 10, 1180591620717411303423, 2, 590295810358705651712)',
)
check(lambda: range(5)[5], 'IndexError: range object index out of range')
check(lambda: range(5)[-6], 'IndexError: range object index out of range')
check(lambda: range(5)['a'], 'TypeError: range indices must be integers or slices, not str')
check(lambda: range(5)[1.0], 'TypeError: range indices must be integers or slices, not float')
check(lambda: range(5)[10 ** 40], 'IndexError: range object index out of range')
check(
    lambda: (range(10)[2:5], range(10)[::2], range(10)[::-1], range(10)[5:2], range(10)[-3:], range(0, 20, 5)[1:3], range(big)[5:big], range(10)[100:], range(10)[:-big]),
    '(range(2, 5), range(0, 10, 2), range(9, -1, -1), range(5, 2), range(7, 10), range(5, 15, 5), range(5, 1180591620717411303424), range(10, 10), range(0, 0))',
)
check(lambda: range(5)[::0], 'ValueError: slice step cannot be zero')
check(lambda: range(5)['a':], 'TypeError: slice indices must be integers or None or have an __index__ method')
check(
    lambda: (3 in range(5), 5 in range(5), 4 in range(0, 10, 2), 5 in range(0, 10, 2), -1 in range(5), True in range(3), 3.0 in range(5), 3.5 in range(5), 'a' in range(5), None in range(5)),
    '(True, False, True, False, False, True, True, False, False, False)',
)
check(
    lambda: (big in range(big + 1), big - 1 in range(0, big, 2), big in range(0, big + 1, 2), 3 in range(9, 0, -3), 9 in range(9, 0, -3), 0 in range(9, 0, -3)),
    '(True, False, True, True, True, False)',
)
check(lambda: (Like3() in range(5), Like3() in range(3)), '(True, False)')
check(
    lambda: (range(5).count(3), range(5).count(9), range(5).count(3.0), range(5).count('a'), range(5).count(Like3()), range(10).count(True)),
    '(1, 0, 1, 0, 1, 1)',
)
check(
    lambda: (range(5).index(3), range(0, 10, 2).index(4), range(10, 0, -2).index(6), range(5).index(3.0), range(big).index(big - 1)),
    '(3, 2, 2, 3, 1180591620717411303423)',
)
check(lambda: range(5).index(9), 'ValueError: 9 is not in range')
check(lambda: range(5).index('a'), 'ValueError: sequence.index(x): x not in sequence')
check(lambda: range(5).index(4.5), 'ValueError: sequence.index(x): x not in sequence')
check(
    lambda: (range(5) == range(0, 5), range(0) == range(5, 3), range(0, 3, 2) == range(0, 4, 2), range(5) == [0, 1, 2, 3, 4], range(1, 2) == range(1, 9, 100), range(5) != range(6)),
    '(True, True, True, False, True, True)',
)
check(lambda: range(3) < range(4), "TypeError: '<' not supported between instances of 'range' and 'range'")
check(
    lambda: (hash(range(5)) == hash(range(0, 5, 1)), hash(range(0)) == hash(range(2, 1)), hash(range(0, 3, 2)) == hash(range(0, 4, 2))),
    '(True, True, True)',
)
check(lambda: (range(1, 9, 2).start, range(1, 9, 2).stop, range(1, 9, 2).step), '(1, 9, 2)')
check(lambda: after(range(3), set_attr), "(range(0, 3), 'AttributeError: readonly attribute')")
check(
    lambda: (list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(0))), list(reversed(range(big, big + 3)))),
    '([4, 3, 2, 1, 0], [9, 6, 3, 0], [], [1180591620717411303426, 1180591620717411303425, 1180591620717411303424])',
)
check(
    lambda: (list(range(big, big + 3)), list(range(big, big - 6, -3)), list(range(2 ** 53 - 2, 2 ** 53 + 2)), list(range(-2 ** 53 + 1, -2 ** 53 - 2, -1))),
    '([1180591620717411303424, 1180591620717411303425, 1180591620717411303426], [1180591620717411303424, 1180591620717411303421], [9007199254740990, 9007199254740991, 9007199254740992, 9007199254740993], [-9007199254740991, -9007199254740992, -9007199254740993])',
)
check(lambda: (type(iter(range(5))).__name__, type(iter(range(big))).__name__), "('range_iterator', 'longrange_iterator')")
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], it.__setstate__(2), list(it), list(it)))(iter(range(6))),
    '(0, 5, ((range(1, 6),), None), None, [3, 4, 5], [])',
)
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], it.__setstate__(1), list(it), list(it)))(iter(range(big, big + 4))),
    '(1180591620717411303424, 3, ((range(1180591620717411303425, 1180591620717411303428),), None), None, [1180591620717411303426, 1180591620717411303427], [])',
)
check(
    lambda: (range(3).__reduce__()[1:], range(3).__contains__(1), range(3).__len__(), range(3).__eq__(3), range(3).__lt__(range(4)), range(3).__bool__()),
    '(((0, 3, 1),), True, 3, NotImplemented, NotImplemented, True)',
)
check(lambda: (range.index.__text_signature__, range.count.__text_signature__, range.__text_signature__), '(None, None, None)')
check(
    lambda: (sum(range(101)), max(range(5)), min(range(5)), sorted(range(3), reverse=True), list(enumerate(range(2))), list(zip(range(2), range(2, 4)))),
    '(5050, 4, 0, [2, 1, 0], [(0, 0), (1, 1)], [(0, 2), (1, 3)])',
)
check(
    lambda: (slice(5), slice(1, 5), slice(1, 5, 2), slice(None), slice('a', [], {}), slice(1, 2).start, slice(1, 2).stop, slice(1, 2).step),
    "(slice(None, 5, None), slice(1, 5, None), slice(1, 5, 2), slice(None, None, None), slice('a', [], {}), 1, 2, None)",
)
check(lambda: slice(), 'TypeError: slice expected at least 1 argument, got 0')
check(lambda: slice(1, 2, 3, 4), 'TypeError: slice expected at most 3 arguments, got 4')
check(lambda: slice(stop=5), 'TypeError: slice() takes no keyword arguments')
check(
    lambda: (slice(1, 5, 2).indices(10), slice(None).indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(5), slice(100, -100, -2).indices(5), slice(1, big).indices(3), slice(None).indices(big)),
    '((1, 5, 2), (0, 5, 1), (4, -1, -1), (2, 5, 1), (4, -1, -2), (1, 3, 1), (0, 1180591620717411303424, 1))',
)
check(lambda: slice(1).indices(-1), 'ValueError: length should not be negative')
check(lambda: slice(1).indices('a'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: slice(1).indices(1.5), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: slice('a').indices(5), 'TypeError: slice indices must be integers or None or have an __index__ method')
check(lambda: slice(1, 2, 0).indices(5), 'ValueError: slice step cannot be zero')
check(
    lambda: (slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1, 2) < slice(1, 3), slice(1, 2) != slice(1, 2, None), slice(1) == 5),
    '(True, False, True, False, False)',
)
check(lambda: slice(1, 2) < slice(1, 'a'), "TypeError: '<' not supported between instances of 'int' and 'str'")
check(lambda: slice(1, 2) < 5, "TypeError: '<' not supported between instances of 'slice' and 'int'")
check(lambda: (hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1, 2): 'x'}[slice(1, 2)]), "(True, 'x')")
check(lambda: hash(slice(1, [])), "TypeError: unhashable type: 'list'")
check(
    lambda: (slice(1, 2).__reduce__()[1:], after(slice(1), set_attr), slice(1).__eq__(1)),
    "(((1, 2, None),), (slice(None, 1, None), 'AttributeError: readonly attribute'), NotImplemented)",
)
check(lambda: (lambda s: s == s, lambda s: s <= s)[0](slice([])), 'True')
check(lambda: (repr(slice(None, 1)), str(slice(1))), "('slice(None, 1, None)', 'slice(None, 1, None)')")

# Lengths and positions that need all 63 bits are exact.
import sys

assert len(range(sys.maxsize)) == range(sys.maxsize).__len__() == sys.maxsize
assert len(range(-sys.maxsize, sys.maxsize, 2)) == sys.maxsize


class Endless:
    def __getitem__(self, index):
        return index


positions = iter(Endless())
positions.__setstate__(sys.maxsize - 2)
assert [next(positions), next(positions)] == [sys.maxsize - 2, sys.maxsize - 1]
for _ in range(2):
    try:
        next(positions)
    except OverflowError as error:
        assert str(error) == 'iter index too large'
    else:
        raise AssertionError

import bisect
import struct

numbers = range(sys.maxsize - 1)
assert bisect.bisect_left(numbers, sys.maxsize - 3) == sys.maxsize - 3
assert bisect.bisect_right(numbers, sys.maxsize - 3, sys.maxsize - 10, sys.maxsize - 1) == sys.maxsize - 2
for call in (lambda: struct.unpack_from('<I', b'1234567890', sys.maxsize), lambda: struct.pack_into('<I', bytearray(10), sys.maxsize, 1)):
    try:
        call()
    except struct.error as error:
        assert f'at least {sys.maxsize + 4} bytes' in str(error) and f'at offset {sys.maxsize} (' in str(error)
    else:
        raise AssertionError
