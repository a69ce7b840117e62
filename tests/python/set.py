"""Sets and frozensets: construction, algebra, order of iteration, comparison, mutation while iterating.

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


class Sub(set):
    pass


class SubFrozen(frozenset):
    pass


class Named:
    def __init__(self, name, h):
        self.name = name
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, Named) and self.name == other.name

    def __repr__(self):
        return self.name


def grow(s):
    for x in s:
        s.add(x + 100)


def iop(name, other):
    def change(x):
        if name == 'or':
            x |= other
        elif name == 'and':
            x &= other
        elif name == 'sub':
            x -= other
        else:
            x ^= other

    return change


def ordered(*values):
    s = set()
    for v in values:
        s.add(v)
    return list(s)


check(
    lambda: (set(), set([1, 2, 1]), set((3, 1)), frozenset(), frozenset([1]), set(range(3)), set({1: 2})),
    '(set(), {1, 2}, {1, 3}, frozenset(), frozenset({1}), {0, 1, 2}, {1})',
)
check(lambda: set(5), "TypeError: 'int' object is not iterable")
check(lambda: set(1, 2), 'TypeError: set expected at most 1 argument, got 2')
check(lambda: set(iterable=[]), 'TypeError: set() takes no keyword arguments')
check(lambda: set([[]]), "TypeError: unhashable type: 'list'")
check(lambda: ({1, 2, 3}, {1, 1.0, True}, {1, [][:0] == []}), '({1, 2, 3}, {1}, {1})')
check(lambda: {[]}, "TypeError: unhashable type: 'list'")
check(lambda: {{}}, "TypeError: unhashable type: 'dict'")
check(lambda: frozenset(5), "TypeError: 'int' object is not iterable")
check(lambda: frozenset(1, 2), 'TypeError: frozenset expected at most 1 argument, got 2')
check(lambda: frozenset(x=1), 'TypeError: frozenset() takes no keyword arguments')
check(
    lambda: (Sub([1]), SubFrozen([1]), type(Sub([1]) | {2}).__name__, type(SubFrozen([1]) | {2}).__name__, type(Sub([1]).copy()).__name__),
    "(Sub({1}), SubFrozen({1}), 'set', 'frozenset', 'set')",
)
check(
    lambda: (lambda f: (frozenset(f) is f, f.copy() is f, frozenset(SubFrozen([1])) == f))(frozenset([1])),
    '(True, True, True)',
)
check(
    lambda: (repr(set()), repr(frozenset()), repr({1}), repr(frozenset({1})), repr(Sub()), repr(Sub({1}))),
    "('set()', 'frozenset()', '{1}', 'frozenset({1})', 'Sub()', 'Sub({1})')",
)
check(
    lambda: (list({1, 33, 100, 7}), list({7, 100, 33, 1}), list({64, 32, 16, 8, 4}), ordered(8, 16, 24, 0), ordered(24, 16, 8, 0)),
    '([1, 100, 33, 7], [1, 100, 33, 7], [64, 32, 16, 4, 8], [8, 16, 24, 0], [24, 16, 8, 0])',
)
check(
    lambda: (ordered(*range(0, 1000, 37)), ordered(*range(1000, 0, -37))),
    '([0, 259, 518, 777, 148, 407, 666, 925, 37, 296, 555, 814, 185, 444, 703, 962, 74, 333, 592, 851, 222, 481, 740, 999, 111, 370, 629, 888], [1, 260, 519, 778, 149, 408, 667, 926, 38, 297, 556, 815, 186, 445, 704, 963, 75, 334, 593, 852, 223, 482, 741, 1000, 112, 371, 630, 889])',
)
check(
    lambda: ordered(*[x * 1024 for x in range(20)]),
    '[0, 1024, 4096, 2048, 3072, 5120, 6144, 7168, 8192, 9216, 12288, 16384, 13312, 17408, 10240, 14336, 18432, 11264, 15360, 19456]',
)
check(
    lambda: (lambda s: [s.discard(x) or s.add(x + 50) for x in range(30)] and list(s))(set(range(30))),
    '[50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79]',
)
check(
    lambda: (list(set(range(40)) - set(range(0, 40, 3))), list(set(range(0, 100, 7)) | set(range(0, 100, 11)))),
    '([1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34, 35, 37, 38], [0, 66, 70, 7, 11, 77, 14, 84, 21, 22, 88, 91, 28, 33, 98, 35, 99, 42, 44, 49, 55, 56, 63])',
)
check(
    lambda: (list(set(range(0, 100, 7)) & set(range(0, 100, 14))), list(set(range(0, 60, 7)) ^ set(range(0, 60, 5)))),
    '([0, 98, 70, 42, 14, 84, 56, 28], [5, 7, 10, 14, 15, 20, 21, 25, 28, 30, 40, 42, 45, 49, 50, 55, 56])',
)
check(
    lambda: (list(set(list(range(100)) + [1000, 500, 250])), list(frozenset(range(200, 100, -3)))),
    '([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 250, 1000, 500], [128, 131, 134, 137, 140, 143, 146, 149, 152, 155, 158, 161, 164, 167, 170, 173, 176, 179, 182, 185, 188, 191, 194, 197, 200, 101, 104, 107, 110, 113, 116, 119, 122, 125])',
)
check(lambda: (list({(1, 2), 1} - {1}), list({1.5, 2.5, 0.5} & {0.5})), '([(1, 2)], [0.5])')
check(lambda: (list(set([5, 1, 3]).copy()), list(set(set([9, 17, 1, 25])))), '([1, 3, 5], [9, 25, 17, 1])')
check(lambda: list(set(dict.fromkeys([17, 9, 1, 33]))), '[17, 33, 9, 1]')
check(lambda: after({1, 2}, lambda s: s.add(3)), '({1, 2, 3}, None)')
check(lambda: after({1, 2}, lambda s: s.add(1)), '({1, 2}, None)')
check(lambda: after({1, 2}, lambda s: s.add([])), '({1, 2}, "TypeError: unhashable type: \'list\'")')
check(lambda: after({1, 2}, lambda s: s.add()), "({1, 2}, 'TypeError: set.add() takes exactly one argument (0 given)')")
check(lambda: after({1, 2}, lambda s: s.remove(1)), '({2}, None)')
check(lambda: after({1, 2}, lambda s: s.remove(9)), "({1, 2}, 'KeyError: 9')")
check(lambda: after({1, 2}, lambda s: s.remove([])), '({1, 2}, "TypeError: unhashable type: \'list\'")')
check(lambda: after({1, frozenset([5])}, lambda s: s.remove({5})), '({1}, None)')
check(lambda: after({1, 2}, lambda s: s.remove({5})), "({1, 2}, 'KeyError: {5}')")
check(lambda: after({1, 2}, lambda s: s.discard(1)), '({2}, None)')
check(lambda: after({1, 2}, lambda s: s.discard(9)), '({1, 2}, None)')
check(lambda: after({1, 2}, lambda s: s.discard([])), '({1, 2}, "TypeError: unhashable type: \'list\'")')
check(lambda: after({1, frozenset([5])}, lambda s: s.discard({5})), '({1}, None)')
check(lambda: after({3, 1, 2}, lambda s: (s.pop(), s.pop(), s.pop())), '(set(), (1, 2, 3))')
check(lambda: after(set(), lambda s: s.pop()), '(set(), "KeyError: \'pop from an empty set\'")')
check(lambda: after({1, 2}, lambda s: s.clear()), '(set(), None)')
check(lambda: after({1, 2}, lambda s: s.copy() is s), '({1, 2}, False)')
check(lambda: (lambda s: [s.pop() for _ in range(5)])(set(range(10, 20))), '[10, 11, 12, 13, 14]')
check(
    lambda: (lambda s: [s.pop(), s.add(10), s.pop(), s.add(3), s.pop(), list(s)])(set(range(5))),
    '[0, None, 1, None, 2, [3, 4, 10]]',
)
check(
    lambda: (1 in {1, 2}, 9 in {1}, 1.0 in {1}, frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}),
    '(True, False, True, True, True)',
)
check(lambda: [] in {1}, "TypeError: unhashable type: 'list'")
check(
    lambda: ({1, 2} == {2, 1}, {1} == frozenset([1]), {1} != {2}, {1} == [1], {1, 2} == {1, 3}),
    '(True, True, True, False, False)',
)
check(
    lambda: ({1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2} > {1}, {1} >= {2}, {1} < {1}, frozenset([1]) < {1, 2}),
    '(True, True, True, False, False, True)',
)
check(lambda: {1} < [1], "TypeError: '<' not supported between instances of 'set' and 'list'")
check(lambda: ({1}.__lt__([1]), {1}.__eq__(5)), '(NotImplemented, NotImplemented)')
check(
    lambda: ({1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, frozenset([1]) | {2}, {2} | frozenset([1])),
    '({1, 2, 3}, {2}, {1}, {1, 3}, frozenset({1, 2}), {1, 2})',
)
check(lambda: {1} | [2], "TypeError: unsupported operand type(s) for |: 'set' and 'list'")
check(lambda: {1} & 5, "TypeError: unsupported operand type(s) for &: 'set' and 'int'")
check(lambda: {1} - [1], "TypeError: unsupported operand type(s) for -: 'set' and 'list'")
check(lambda: {1} ^ None, "TypeError: unsupported operand type(s) for ^: 'set' and 'NoneType'")
check(lambda: after({1, 2}, iop('or', {3})), '({1, 2, 3}, None)')
check(lambda: after({1, 2}, iop('and', {2, 3})), '({2}, None)')
check(lambda: after({1, 2}, iop('sub', {2})), '({1}, None)')
check(lambda: after({1, 2}, iop('xor', {2, 3})), '({1, 3}, None)')
check(lambda: after({1, 2}, iop('or', [3])), '({1, 2}, "TypeError: unsupported operand type(s) for |=: \'set\' and \'list\'")')
check(lambda: after({1, 2}, iop('and', [3])), '({1, 2}, "TypeError: unsupported operand type(s) for &=: \'set\' and \'list\'")')
check(lambda: after(frozenset([1]), iop('or', {3})), '(frozenset({1}), None)')
check(lambda: (lambda s: (s.__ior__(s), s.__iand__(s), s.__ixor__(s)))({1, 2}), '(set(), set(), set())')
check(lambda: (lambda s: (s.__isub__(s), s))({1, 2}), '(set(), set())')
check(
    lambda: ({1, 2}.union([3], (4,)), {1, 2}.union(), {1, 2}.intersection([2, 3]), {1, 2}.intersection(), {1, 2, 3}.intersection([1, 2], [2])),
    '({1, 2, 3, 4}, {1, 2}, {2}, {1, 2}, {2})',
)
check(
    lambda: ({1, 2}.difference([2]), {1, 2}.difference(), {1, 2}.difference([1], [2]), {1, 2}.symmetric_difference([2, 3]), {1, 2, 3}.difference({1: 'a'})),
    '({1}, {1, 2}, set(), {1, 3}, {2, 3})',
)
check(lambda: {1}.union(5), "TypeError: 'int' object is not iterable")
check(lambda: {1}.intersection(5), "TypeError: 'int' object is not iterable")
check(lambda: {1}.difference(5), "TypeError: 'int' object is not iterable")
check(lambda: {1}.symmetric_difference(5), "TypeError: 'int' object is not iterable")
check(lambda: {1}.symmetric_difference(), 'TypeError: set.symmetric_difference() takes exactly one argument (0 given)')
check(lambda: {1}.union([[]]), "TypeError: unhashable type: 'list'")
check(lambda: {1}.intersection([[]]), "TypeError: unhashable type: 'list'")
check(lambda: after({1, 2}, lambda s: s.update([3], {4: 5})), '({1, 2, 3, 4}, None)')
check(lambda: after({1, 2}, lambda s: s.update()), '({1, 2}, None)')
check(lambda: after({1, 2}, lambda s: s.update(5)), '({1, 2}, "TypeError: \'int\' object is not iterable")')
check(lambda: after({1, 2}, lambda s: s.update([3], 5)), '({1, 2, 3}, "TypeError: \'int\' object is not iterable")')
check(lambda: after({1, 2}, lambda s: s.intersection_update([2])), '({2}, None)')
check(lambda: after({1, 2}, lambda s: s.intersection_update()), '({1, 2}, None)')
check(lambda: after({1, 2}, lambda s: s.difference_update([2], [9])), '({1}, None)')
check(lambda: after({1, 2}, lambda s: s.difference_update(s)), '(set(), None)')
check(lambda: after({1, 2}, lambda s: s.symmetric_difference_update([2, 2, 3])), '({1, 3}, None)')
check(lambda: after({1, 2}, lambda s: s.symmetric_difference_update({2: 'a', 5: 'b'})), '({1, 5}, None)')
check(
    lambda: ({1, 2}.issubset([1, 2, 3]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), {1}.isdisjoint({1}), set().isdisjoint(set())),
    '(True, True, True, False, True)',
)
check(lambda: {1}.issubset(5), "TypeError: 'int' object is not iterable")
check(lambda: {1}.isdisjoint(5), "TypeError: 'int' object is not iterable")
check(lambda: {1}.isdisjoint([[]]), "TypeError: unhashable type: 'list'")
check(lambda: (lambda s: (s.isdisjoint(s), s.issubset(s), s.issuperset(s)))({1}), '(False, True, True)')
check(lambda: hash({1}), "TypeError: unhashable type: 'set'")
check(
    lambda: (hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(frozenset()) == hash(frozenset()), hash(SubFrozen([1])) == hash(frozenset([1]))),
    '(True, True, True)',
)
check(lambda: {frozenset([1, 2]): 'x'}[frozenset([2, 1])], "'x'")
check(lambda: (bool(set()), bool({0}), len({1, 2})), '(False, True, 2)')
check(lambda: after({1, 2}, grow), "({1, 2, 101}, 'RuntimeError: Set changed size during iteration')")
check(lambda: (type(iter(set())).__name__, type(iter(frozenset())).__name__), "('set_iterator', 'set_iterator')")
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__length_hint__()))(iter({1, 2, 3})),
    '(1, 2, (([2, 3],),), [2, 3], 0)',
)
check(
    lambda: (lambda s, it: (next(it), s.add(99), after(it, next)[1], after(it, next)[1]))(*(lambda s: (s, iter(s)))({1, 2, 3})),
    "(1, None, 'RuntimeError: Set changed size during iteration', 'RuntimeError: Set changed size during iteration')",
)
check(lambda: {Named('x', 1), Named('y', 1), Named('x', 1)}, '{x, y}')
check(lambda: [Named('x', 1) in {Named('x', 1)}, Named('x', 2) in {Named('x', 1)}], '[True, False]')
check(lambda: list({Named('c', 3), Named('a', 11), Named('b', 19), Named('d', 3)}), '[a, b, c, d]')
check(lambda: (lambda n: (n in {n}, float('nan') in {n}, len({n, n})))(float('nan')), '(True, False, 1)')
check(
    lambda: ({1}.__contains__(1), {1}.__or__({2}), {1}.__ror__({2}), {1}.__sub__([1]), {1}.__rsub__({1, 2}), {1}.__len__(), set.__hash__),
    '(True, {1, 2}, {1, 2}, NotImplemented, {2}, 1, None)',
)
check(lambda: ({1}.__reduce__()[1:], frozenset([2]).__reduce__()[1:]), '((([1],), None), (([2],), None))')
check(
    lambda: (set.add.__text_signature__, set.union.__text_signature__, set.__text_signature__, set.isdisjoint.__text_signature__, set.pop.__text_signature__),
    '(None, None, None, None, None)',
)
check(lambda: set.add({1}), 'TypeError: set.add() takes exactly one argument (0 given)')
check(lambda: set.add(1, 2), "TypeError: descriptor 'add' for 'set' objects doesn't apply to a 'int' object")
check(lambda: set.union(), 'TypeError: unbound method set.union() needs an argument')
check(lambda: ({x % 3 for x in range(10)}, {*range(3), *'a'} == {0, 1, 2, 'a'}), '({0, 1, 2}, True)')
check(
    lambda: (sorted({'b', 'a', 'c'}), sorted(set('hello')), max({3, 1}), sum({1, 2}), sorted({True, 2}, key=int)),
    "(['a', 'b', 'c'], ['e', 'h', 'l', 'o'], 3, 3, [True, 2])",
)
check(lambda: (len(set(range(100000))), sum(set(range(0, 100000, 3)))), '(100000, 1666683333)')
