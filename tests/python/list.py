"""Lists: construction, subscription, slices, methods, comparison, sorting.

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


class Sub(list):
    pass


class Bad:
    def __repr__(self):
        return "Bad()"

    def __eq__(self, other):
        raise RuntimeError('no equality')


def set_item(key, value):
    def change(x):
        x[key] = value

    return change


def del_item(key):
    def change(x):
        del x[key]

    return change


def iadd(other):
    def change(x):
        x += other

    return change


def imul(n):
    def change(x):
        x *= n

    return change


def cyclic():
    x = [1]
    x.append(x)
    return x


check(lambda: list(), '[]')
check(lambda: list('abc'), "['a', 'b', 'c']")
check(lambda: list((1, 2, 3)), '[1, 2, 3]')
check(lambda: list(range(5)), '[0, 1, 2, 3, 4]')
check(lambda: list({1: 2, 3: 4}), '[1, 3]')
check(lambda: list([]), '[]')
check(lambda: list(5), "TypeError: 'int' object is not iterable")
check(lambda: list(None), "TypeError: 'NoneType' object is not iterable")
check(lambda: list(1, 2), 'TypeError: list expected at most 1 argument, got 2')
check(lambda: list(iterable=[1]), 'TypeError: list() takes no keyword arguments')
check(lambda: (Sub([1, 2]), type(Sub([1])) is Sub), '([1, 2], True)')
check(lambda: ([1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][True]), '(1, 3, 2)')
check(lambda: [1, 2, 3][3], 'IndexError: list index out of range')
check(lambda: [1, 2, 3][-4], 'IndexError: list index out of range')
check(lambda: [1, 2, 3][Index(1)], '2')
check(lambda: [1, 2, 3]['a'], 'TypeError: list indices must be integers or slices, not str')
check(lambda: [1, 2, 3][1.0], 'TypeError: list indices must be integers or slices, not float')
check(lambda: [1, 2, 3][None], 'TypeError: list indices must be integers or slices, not NoneType')
check(lambda: [1, 2, 3][10 ** 30], "IndexError: cannot fit 'int' into an index-sized integer")
check(lambda: [1, 2, 3][-10 ** 30], "IndexError: cannot fit 'int' into an index-sized integer")
check(lambda: [0, 1, 2, 3, 4, 5][1:4], '[1, 2, 3]')
check(lambda: [0, 1, 2, 3, 4, 5][:], '[0, 1, 2, 3, 4, 5]')
check(lambda: [0, 1, 2, 3, 4, 5][::2], '[0, 2, 4]')
check(lambda: [0, 1, 2, 3, 4, 5][::-1], '[5, 4, 3, 2, 1, 0]')
check(lambda: [0, 1, 2, 3, 4, 5][5:1:-2], '[5, 3]')
check(lambda: [0, 1, 2, 3, 4, 5][-3:], '[3, 4, 5]')
check(lambda: [0, 1, 2, 3, 4, 5][:-3], '[0, 1, 2]')
check(lambda: [0, 1, 2, 3, 4, 5][10:20], '[]')
check(lambda: [0, 1, 2, 3, 4, 5][-100:100:3], '[0, 3]')
check(lambda: [0, 1, 2, 3, 4, 5][10 ** 30:], '[]')
check(lambda: [0, 1, 2, 3, 4, 5][:10 ** 30:2], '[0, 2, 4]')
check(lambda: [0, 1, 2, 3, 4, 5][-10 ** 30::-1], '[]')
check(lambda: [0, 1, 2, 3, 4, 5][10 ** 30::-10 ** 30], '[5]')
check(lambda: [0, 1, 2, 3, 4, 5][Index(1):Index(4)], '[1, 2, 3]')
check(lambda: [0, 1, 2][::0], 'ValueError: slice step cannot be zero')
check(lambda: [0, 1, 2]['a':], 'TypeError: slice indices must be integers or None or have an __index__ method')
check(lambda: [0, 1, 2][:1.5], 'TypeError: slice indices must be integers or None or have an __index__ method')
check(lambda: [0, 1, 2][::'x'], 'TypeError: slice indices must be integers or None or have an __index__ method')
check(lambda: after([1, 2, 3], set_item(1, 'x')), "([1, 'x', 3], None)")
check(lambda: after([1, 2, 3], set_item(-1, 'x')), "([1, 2, 'x'], None)")
check(lambda: after([1, 2, 3], set_item(3, 'x')), "([1, 2, 3], 'IndexError: list assignment index out of range')")
check(lambda: after([1, 2, 3], set_item(-4, 'x')), "([1, 2, 3], 'IndexError: list assignment index out of range')")
check(lambda: after([1, 2, 3], set_item('k', 'x')), "([1, 2, 3], 'TypeError: list indices must be integers or slices, not str')")
check(
    lambda: after([1, 2, 3], set_item(1.5, 'x')),
    "([1, 2, 3], 'TypeError: list indices must be integers or slices, not float')",
)
check(
    lambda: after([1, 2, 3], set_item(10 ** 30, 'x')),
    '([1, 2, 3], "IndexError: cannot fit \'int\' into an index-sized integer")',
)
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(1, 3), 'abc')), "([0, 'a', 'b', 'c', 3, 4, 5], None)")
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(1, 3), [])), '([0, 3, 4, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(4, 2), [9])), '([0, 1, 2, 3, 9, 4, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(None), range(3))), '([0, 1, 2], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(None, None, 2), 'xyz')), "(['x', 1, 'y', 3, 'z', 5], None)")
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(None, None, -1), 'abcdef')), "(['f', 'e', 'd', 'c', 'b', 'a'], None)")
check(
    lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(None, None, 2), 'xy')),
    "([0, 1, 2, 3, 4, 5], 'ValueError: attempt to assign sequence of size 2 to extended slice of size 3')",
)
check(
    lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(5, 1, -2), 'xyz')),
    "([0, 1, 2, 3, 4, 5], 'ValueError: attempt to assign sequence of size 3 to extended slice of size 2')",
)
check(
    lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(1, 3), 7)),
    "([0, 1, 2, 3, 4, 5], 'TypeError: must assign iterable to extended slice')",
)
check(
    lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(1, 6, 2), 7)),
    "([0, 1, 2, 3, 4, 5], 'TypeError: must assign iterable to extended slice')",
)
check(lambda: after([0, 1, 2, 3, 4, 5], set_item(slice(1, 1, 2), [])), '([0, 1, 2, 3, 4, 5], None)')
check(lambda: after([0, 1, 2], set_item(slice(None, None, 0), [])), "([0, 1, 2], 'ValueError: slice step cannot be zero')")
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(0)), '([1, 2, 3, 4, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(-1)), '([0, 1, 2, 3, 4], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(6)), "([0, 1, 2, 3, 4, 5], 'IndexError: list assignment index out of range')")
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(slice(1, 4))), '([0, 4, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(slice(None, None, 2))), '([1, 3, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(slice(None, None, -2))), '([0, 2, 4], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(slice(4, 0, -3))), '([0, 2, 3, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(slice(3, 1))), '([0, 1, 2, 3, 4, 5], None)')
check(lambda: after([0, 1, 2, 3, 4, 5], del_item(slice(None))), '([], None)')
check(lambda: after([0, 1, 2], del_item('a')), "([0, 1, 2], 'TypeError: list indices must be integers or slices, not str')")
check(lambda: [1] + [2, 3], '[1, 2, 3]')
check(lambda: [1] + (2,), 'TypeError: can only concatenate list (not "tuple") to list')
check(lambda: [1] + None, 'TypeError: can only concatenate list (not "NoneType") to list')
check(lambda: ([1] * 3, 3 * [1, 2], [1, 2] * 0, [1] * -5, [1] * True), '([1, 1, 1], [1, 2, 1, 2, 1, 2], [], [], [1])')
check(lambda: [1] * 1.5, "TypeError: can't multiply sequence by non-int of type 'float'")
check(lambda: [1] * [2], "TypeError: can't multiply sequence by non-int of type 'list'")
check(lambda: [1, 2] * 10 ** 30, "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: after([1], iadd([2, 3])), '([1, 2, 3], None)')
check(lambda: after([1], iadd('ab')), "([1, 'a', 'b'], None)")
check(lambda: after([1], iadd(5)), '([1], "TypeError: \'int\' object is not iterable")')
check(lambda: after([1, 2], imul(3)), '([1, 2, 1, 2, 1, 2], None)')
check(lambda: after([1, 2], imul(0)), '([], None)')
check(lambda: after([1, 2], imul(-1)), '([], None)')
check(lambda: after([1, 2], imul('a')), '([1, 2], "TypeError: can\'t multiply sequence by non-int of type \'str\'")')
check(lambda: after([1, 2], lambda x: x.append(3)), '([1, 2, 3], None)')
check(lambda: after([1, 2], lambda x: x.append()), "([1, 2], 'TypeError: list.append() takes exactly one argument (0 given)')")
check(
    lambda: after([1, 2], lambda x: x.append(1, 2)),
    "([1, 2], 'TypeError: list.append() takes exactly one argument (2 given)')",
)
check(lambda: after([1, 2], lambda x: x.append(object=3)), "([1, 2], 'TypeError: list.append() takes no keyword arguments')")
check(lambda: after([1, 2], lambda x: x.extend('ab')), "([1, 2, 'a', 'b'], None)")
check(lambda: after([1, 2], lambda x: x.extend(x)), '([1, 2, 1, 2], None)')
check(lambda: after([1, 2], lambda x: x.extend(5)), '([1, 2], "TypeError: \'int\' object is not iterable")')
check(lambda: after([1, 2], lambda x: x.extend()), "([1, 2], 'TypeError: list.extend() takes exactly one argument (0 given)')")
check(lambda: after([1, 2], lambda x: x.insert(0, 'a')), "(['a', 1, 2], None)")
check(lambda: after([1, 2], lambda x: x.insert(1, 'a')), "([1, 'a', 2], None)")
check(lambda: after([1, 2], lambda x: x.insert(-1, 'a')), "([1, 'a', 2], None)")
check(lambda: after([1, 2], lambda x: x.insert(100, 'a')), "([1, 2, 'a'], None)")
check(lambda: after([1, 2], lambda x: x.insert(-100, 'a')), "(['a', 1, 2], None)")
check(lambda: after([1, 2], lambda x: x.insert(1)), "([1, 2], 'TypeError: insert expected 2 arguments, got 1')")
check(
    lambda: after([1, 2], lambda x: x.insert('a', 1)),
    '([1, 2], "TypeError: \'str\' object cannot be interpreted as an integer")',
)
check(
    lambda: after([1, 2], lambda x: x.insert(10 ** 30, 1)),
    "([1, 2], 'OverflowError: Python int too large to convert to C ssize_t')",
)
check(lambda: after([1, 2, 3], lambda x: x.pop()), '([1, 2], 3)')
check(lambda: after([1, 2, 3], lambda x: x.pop(0)), '([2, 3], 1)')
check(lambda: after([1, 2, 3], lambda x: x.pop(1)), '([1, 3], 2)')
check(lambda: after([1, 2, 3], lambda x: x.pop(-3)), '([2, 3], 1)')
check(lambda: after([1, 2, 3], lambda x: x.pop(3)), "([1, 2, 3], 'IndexError: pop index out of range')")
check(lambda: after([1, 2, 3], lambda x: x.pop(-4)), "([1, 2, 3], 'IndexError: pop index out of range')")
check(lambda: after([], lambda x: x.pop()), "([], 'IndexError: pop from empty list')")
check(
    lambda: after([1, 2, 3], lambda x: x.pop('a')),
    '([1, 2, 3], "TypeError: \'str\' object cannot be interpreted as an integer")',
)
check(lambda: after([1, 2, 3], lambda x: x.pop(1, 2)), "([1, 2, 3], 'TypeError: pop expected at most 1 argument, got 2')")
check(lambda: after([1, 2, 3, 2], lambda x: x.remove(2)), '([1, 3, 2], None)')
check(lambda: after([1, 2, 3], lambda x: x.remove(9)), "([1, 2, 3], 'ValueError: list.remove(x): x not in list')")
check(lambda: after([1, 2, 3], lambda x: x.remove(2.0)), '([1, 3], None)')
check(lambda: after([1, 2, 3], lambda x: x.clear()), '([], None)')
check(lambda: after([1, 2, 3], lambda x: x.reverse()), '([3, 2, 1], None)')
check(lambda: after([1, 2, 3], lambda x: x.copy()), '([1, 2, 3], [1, 2, 3])')
check(
    lambda: ([1, 2, 3, 2].index(2), [1, 2, 3, 2].index(2, 2), [1, 2, 3, 2].index(2, -1), [1, 2, 3].index(3, 0, 3)),
    '(1, 3, 3, 2)',
)
check(lambda: [1, 2, 3].index(9), 'ValueError: 9 is not in list')
check(lambda: [1, 2, 3].index('x'), "ValueError: 'x' is not in list")
check(lambda: [1, 2, 3].index(3, 0, 2), 'ValueError: 3 is not in list')
check(lambda: [1, 2, 3].index(1, 'a'), 'TypeError: slice indices must be integers or have an __index__ method')
check(lambda: [1, 2, 3].index(1, None), 'TypeError: slice indices must be integers or have an __index__ method')
check(lambda: [1, 2, 3].index(1, -10 ** 30, 10 ** 30), '0')
check(lambda: [1, 2, 3].index(), 'TypeError: index expected at least 1 argument, got 0')
check(lambda: [1, 2, 3].index(1, 2, 3, 4), 'TypeError: index expected at most 3 arguments, got 4')
check(lambda: ([1, 1.0, True, 2].count(1), [].count(1), ['a', 'b'].count('a')), '(3, 0, 1)')
check(lambda: (2 in [1, 2], 5 in [1, 2], 2.0 in [1, 2], None in [None]), '(True, False, True, True)')
check(lambda: Bad() in [1, 2], 'RuntimeError: no equality')
check(lambda: after([Bad()], lambda x: x.index(1)), "([Bad()], 'RuntimeError: no equality')")
check(
    lambda: ([1, 2] == [1, 2], [1, 2] == [1, 3], [1, 2] == [1, 2, 3], [1, 2] != [1, 2], [1] == (1,)),
    '(True, False, False, False, False)',
)
check(
    lambda: ([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [2] > [1, 5], [1, 2] <= [1, 2], [1, 2] >= [1, 3], [] < [1]),
    '(True, True, True, True, False, True)',
)
check(lambda: [1, 2] < [1, 'a'], "TypeError: '<' not supported between instances of 'int' and 'str'")
check(lambda: [1, 2] < (1, 2), "TypeError: '<' not supported between instances of 'list' and 'tuple'")
check(lambda: [1, 'a'] < [2, 3], 'True')
check(lambda: [float('nan')] == [float('nan')], 'False')
check(lambda: (lambda n: [n] == [n])(float('nan')), 'True')
check(lambda: (repr([]), repr([1, 'a', None, [2.5]]), str([1, 'x'])), '(\'[]\', "[1, \'a\', None, [2.5]]", "[1, \'x\']")')
check(lambda: cyclic(), '[1, [...]]')
check(lambda: (lambda x: (x.append({'k': x}), x)[1])([]), "[{'k': [...]}]")
check(lambda: (bool([]), bool([0]), len([1, 2, 3])), '(False, True, 3)')
check(lambda: hash([]), "TypeError: unhashable type: 'list'")
check(lambda: {[]: 1}, "TypeError: unhashable type: 'list'")
check(
    lambda: (sorted([3, 1, 2]), sorted('hello'), sorted([3, 1, 2], reverse=True)),
    "([1, 2, 3], ['e', 'h', 'l', 'l', 'o'], [3, 2, 1])",
)
check(lambda: (sorted(['b', 'A', 'c'], key=str.lower), sorted(['b', 'A', 'c'])), "(['A', 'b', 'c'], ['A', 'b', 'c'])")
check(
    lambda: (sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([(1, 'b'), (1, 'a'), (0, 'z')], key=lambda p: p[0], reverse=True)),
    "([(0, 'z'), (1, 'a'), (1, 'b')], [(1, 'b'), (1, 'a'), (0, 'z')])",
)
check(lambda: sorted([1, 'a']), "TypeError: '<' not supported between instances of 'str' and 'int'")
check(lambda: sorted([1, None, 2]), "TypeError: '<' not supported between instances of 'NoneType' and 'int'")
check(lambda: sorted([1.5, 2, 0.5, True]), '[0.5, True, 1.5, 2]')
check(lambda: sorted(5), "TypeError: 'int' object is not iterable")
check(lambda: sorted(), 'TypeError: sorted expected 1 argument, got 0')
check(lambda: sorted([1], [2]), 'TypeError: sorted expected 1 argument, got 2')
check(lambda: sorted([1], None, True), 'TypeError: sorted expected 1 argument, got 3')
check(lambda: sorted([1], cmp=1), "TypeError: 'cmp' is an invalid keyword argument for sort()")
check(lambda: sorted([1], key=5), "TypeError: 'int' object is not callable")
check(lambda: sorted([2, 1], key=None, reverse=1), '[2, 1]')
check(lambda: sorted([2, 1], reverse=''), '[1, 2]')
check(lambda: after([3, 1, 2], lambda x: x.sort()), '([1, 2, 3], None)')
check(lambda: after([3, 1, 2], lambda x: x.sort(key=lambda v: -v)), '([3, 2, 1], None)')
check(lambda: after([3, 1, 2], lambda x: x.sort(reverse=True)), '([3, 2, 1], None)')
check(lambda: after([3, 1, 2], lambda x: x.sort(None)), "([3, 1, 2], 'TypeError: sort() takes no positional arguments')")
check(
    lambda: after([3, 1, 2], lambda x: x.sort(foo=1)),
    '([3, 1, 2], "TypeError: \'foo\' is an invalid keyword argument for sort()")',
)
check(
    lambda: after([3, 1, 2], lambda x: x.sort(key=lambda v: x.append(v) or v)),
    "([1, 2, 3], 'ValueError: list modified during sort')",
)
check(lambda: after([3, 1, 2], lambda x: x.sort(key=lambda v: 1 / (v - 1))), "([3, 1, 2], 'ZeroDivisionError: division by zero')")
check(
    lambda: after([3, 'a', 2], lambda x: x.sort()),
    '([3, \'a\', 2], "TypeError: \'<\' not supported between instances of \'str\' and \'int\'")',
)
check(
    lambda: (lambda x, seen: (x.sort(key=lambda v: seen.append(list(x)) or v), x, seen))([2, 1], []),
    '(None, [1, 2], [[], []])',
)
check(lambda: [x for x in sorted(range(100), key=lambda v: (v * 37) % 101)][:10], '[0, 71, 41, 11, 82, 52, 22, 93, 63, 33]')
check(
    lambda: (list(reversed([1, 2, 3])), type(reversed([])).__name__, type(iter([])).__name__),
    "([3, 2, 1], 'list_reverseiterator', 'list_iterator')",
)
check(lambda: (lambda it: (next(it), it.__length_hint__(), next(it), list(it), list(it)))(iter([1, 2, 3])), '(1, 2, 2, [3], [])')
check(lambda: (lambda it: (it.__setstate__(1), list(it)))(iter([1, 2, 3])), '(None, [2, 3])')
check(lambda: (lambda it: (next(it), it.__reduce__()[1:]))(iter([1, 2, 3])), '(1, (([1, 2, 3],), 1))')
check(lambda: (lambda it: (list(it), it.__reduce__()[1:]))(iter([1, 2])), '([1, 2], (([],),))')
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__reduce__()[1:]))(reversed([1, 2, 3])),
    '(3, 2, (([1, 2, 3],), 1), [2, 1], (([],),))',
)
check(lambda: (lambda it: (it.__setstate__(0), list(it)))(reversed([1, 2, 3])), '(None, [1])')
check(lambda: (lambda x: [x.append(v) or v for v in x if len(x) < 6])([1, 2]), '[1, 2, 1, 2]')
check(lambda: (lambda x, it: (list(it), x.append(9), list(it)))(*(lambda x: (x, iter(x)))([1])), '([1], None, [])')
check(lambda: (lambda x: (x.__iadd__([3]), x.__imul__(2), x))([1]), '([1, 3, 1, 3], [1, 3, 1, 3], [1, 3, 1, 3])')
check(lambda: [].__getitem__(0), 'IndexError: list index out of range')
check(lambda: [1].__getitem__(slice(None)), '[1]')
check(
    lambda: ([1, 2].__contains__(1), [1, 2].__len__(), [1, 2].__add__([3]), [1, 2].__mul__(2), [1, 2].__rmul__(2)),
    '(True, 2, [1, 2, 3], [1, 2, 1, 2], [1, 2, 1, 2])',
)
check(lambda: [1].__add__(1), 'TypeError: can only concatenate list (not "int") to list')
check(lambda: ([1].__eq__(1), [1].__lt__(2), [1].__ne__([1]), [1].__ge__([0])), '(NotImplemented, NotImplemented, False, True)')
check(lambda: [].__hash__, 'None')
check(lambda: list.append([1]), 'TypeError: list.append() takes exactly one argument (0 given)')
check(lambda: list.append(1, 2), "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object")
check(lambda: list.append(), 'TypeError: unbound method list.append() needs an argument')
check(
    lambda: (list.sort.__text_signature__, list.pop.__text_signature__, list.index.__text_signature__, list.append.__text_signature__),
    "('($self, /, *, key=None, reverse=False)', '($self, index=-1, /)', '($self, value, start=0, stop=sys.maxsize, /)', '($self, object, /)')",
)
check(
    lambda: (list.__text_signature__, list.insert.__text_signature__, list.__reversed__.__text_signature__),
    "('(iterable=(), /)', '($self, index, object, /)', '($self, /)')",
)
check(lambda: [*'ab', *[1], *(2, 3)], "['a', 'b', 1, 2, 3]")
check(lambda: [[0] * 2] * 2, '[[0, 0], [0, 0]]')
check(lambda: (lambda a, b: (a < b, a == b, a > b))([1, [2, 3]], [1, [2, 4]]), '(True, False, False)')
check(lambda: (max([3, 9, 2]), min([3, 9, 2]), sum([1, 2, 3]), any([0, 1]), all([1, 0])), '(9, 2, 6, True, False)')
