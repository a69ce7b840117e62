"""Tuples: construction, subscription, comparison, hashing.

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


class Sub(tuple):
    pass


def set_item(x):
    x[0] = 1


def del_item(x):
    del x[0]


check(
    lambda: (tuple(), tuple('abc'), tuple([1, 2]), tuple(range(3)), tuple({1: 2})),
    "((), ('a', 'b', 'c'), (1, 2), (0, 1, 2), (1,))",
)
check(lambda: tuple(5), "TypeError: 'int' object is not iterable")
check(lambda: tuple(1, 2), 'TypeError: tuple expected at most 1 argument, got 2')
check(lambda: tuple(iterable=[1]), 'TypeError: tuple() takes no keyword arguments')
check(
    lambda: (Sub([1, 2]), type(Sub([1])) is Sub, type(Sub([1])[:]) is tuple, type(Sub([1]) + (2,)) is tuple, type(Sub([1]) * 1) is tuple),
    '((1, 2), True, True, True, True)',
)
check(
    lambda: (lambda x: (tuple(x) is x, x[:] is x, x + () is x, () + x is x, x * 1 is x))((1, 2)),
    '(True, True, True, True, True)',
)
check(lambda: (() is tuple(), tuple([]) is ()), '(True, True)')
check(lambda: ((1, 2, 3)[0], (1, 2, 3)[-1], (1, 2, 3)[Index(1)], (1, 2, 3)[False]), '(1, 3, 2, 1)')
check(lambda: (1, 2, 3)[3], 'IndexError: tuple index out of range')
check(lambda: (1, 2, 3)[-4], 'IndexError: tuple index out of range')
check(lambda: (1, 2, 3)['a'], 'TypeError: tuple indices must be integers or slices, not str')
check(lambda: (1, 2, 3)[1.0], 'TypeError: tuple indices must be integers or slices, not float')
check(lambda: (1, 2, 3)[10 ** 30], "IndexError: cannot fit 'int' into an index-sized integer")
check(
    lambda: ((0, 1, 2, 3, 4)[1:3], (0, 1, 2, 3, 4)[::-1], (0, 1, 2, 3, 4)[::2], (0, 1, 2, 3, 4)[-2:], (0, 1, 2, 3, 4)[9:]),
    '((1, 2), (4, 3, 2, 1, 0), (0, 2, 4), (3, 4), ())',
)
check(lambda: (0, 1, 2)[::0], 'ValueError: slice step cannot be zero')
check(lambda: (0, 1, 2)['a':], 'TypeError: slice indices must be integers or None or have an __index__ method')
check(lambda: after((1, 2), set_item), '((1, 2), "TypeError: \'tuple\' object does not support item assignment")')
check(lambda: after((1, 2), del_item), '((1, 2), "TypeError: \'tuple\' object doesn\'t support item deletion")')
check(lambda: (1,) + (2, 3), '(1, 2, 3)')
check(lambda: (1,) + [2], 'TypeError: can only concatenate tuple (not "list") to tuple')
check(lambda: (1,) + 5, 'TypeError: can only concatenate tuple (not "int") to tuple')
check(lambda: ((1, 2) * 2, 2 * (1,), (1, 2) * 0, (1,) * -1), '((1, 2, 1, 2), (1, 1), (), ())')
check(lambda: (1,) * 1.5, "TypeError: can't multiply sequence by non-int of type 'float'")
check(lambda: ((1, 2, 1).count(1), (1, 2, 3).index(2), (1, 2, 3, 2).index(2, 2), (1, 2, 3).index(3, -1)), '(2, 1, 3, 2)')
check(lambda: (1, 2).index(9), 'ValueError: tuple.index(x): x not in tuple')
check(lambda: (1, 2).index(), 'TypeError: index expected at least 1 argument, got 0')
check(lambda: (1, 2).count(), 'TypeError: tuple.count() takes exactly one argument (0 given)')
check(lambda: (1, 2).count(1, 2), 'TypeError: tuple.count() takes exactly one argument (2 given)')
check(lambda: (2 in (1, 2), 3 in (1, 2), 1.0 in (1, 2)), '(True, False, True)')
check(
    lambda: ((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) != (1, 2), (2,) > (1, 9), () <= (), (1, 2) == [1, 2]),
    '(True, True, True, False, True, True, False)',
)
check(lambda: (1, 2) < (1, 'a'), "TypeError: '<' not supported between instances of 'int' and 'str'")
check(lambda: (1, 2) < [1, 2], "TypeError: '<' not supported between instances of 'tuple' and 'list'")
check(
    lambda: (repr(()), repr((1,)), repr((1, 'a', None)), str((1, (2, (3,))))),
    '(\'()\', \'(1,)\', "(1, \'a\', None)", \'(1, (2, (3,)))\')',
)
check(lambda: (lambda x: (x[0].append(x), repr(x))[1])(([],)), "'([(...)],)'")
check(lambda: (lambda x: (x[0].append(x), repr(x))[1])(([], 1)), "'([(...)], 1)'")
check(lambda: (bool(()), bool((0,)), len((1, 2))), '(False, True, 2)')
check(lambda: (hash((1, [])), 1), "TypeError: unhashable type: 'list'")
check(lambda: (hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2.0)), hash((1, 2)) == hash((2, 1))), '(True, True, False)')
check(lambda: (type(iter(())).__name__, list(reversed((1, 2, 3)))), "('tuple_iterator', [3, 2, 1])")
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__reduce__()[1:]))(iter((1, 2, 3))),
    '(1, 2, (((1, 2, 3),), 1), [2, 3], (((),),))',
)
check(lambda: (lambda it: (it.__setstate__(2), list(it)))(iter((1, 2, 3))), '(None, [3])')
check(
    lambda: ((1, 2).__getnewargs__(), (1, 2).__contains__(2), (1, 2).__add__((3,)), (1, 2).__len__()),
    '(((1, 2),), True, (1, 2, 3), 2)',
)
check(lambda: ((1, 2).__eq__(5), (1, 2).__lt__(5), (1, 2).__hash__() == hash((1, 2))), '(NotImplemented, NotImplemented, True)')
check(
    lambda: (tuple.__text_signature__, tuple.index.__text_signature__, tuple.count.__text_signature__, tuple.__getnewargs__.__text_signature__),
    "('(iterable=(), /)', '($self, value, start=0, stop=sys.maxsize, /)', '($self, value, /)', '($self, /)')",
)
check(lambda: ((*'ab', *[1])), "('a', 'b', 1)")
check(lambda: tuple.count(1, 2), "TypeError: descriptor 'count' for 'tuple' objects doesn't apply to a 'int' object")
check(lambda: {(1, 2): 'a', (1.0, 2.0): 'b'}, "{(1, 2): 'b'}")
check(lambda: {(1, ('a', None)): 1}[1.0, ('a', None)], '1')
check(lambda: {(1, 'x'): 1}.get((1, 'y')), 'None')
check(lambda: (max((3, 9, 2)), min((3, 9, 2)), sum((1, 2, 3)), sorted((3, 1, 2))), '(9, 2, 6, [1, 2, 3])')
check(lambda: (divmod(7, 2), divmod(-7, 2)), '((3, 1), (-4, 1))')
