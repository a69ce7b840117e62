"""enumerate, zip, map, filter, reversed, iter with a sentinel, iterators of sequences.

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


class Seq:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10


class LenSeq(Seq):
    def __len__(self):
        return self.n


class NotReversible(LenSeq):
    __reversed__ = None


class OwnReversed:
    def __reversed__(self):
        return 'mine'


class Stops:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('done')
        return self.n


class BadIter:
    def __iter__(self):
        return 5


class NoIter:
    __iter__ = None


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError('broken')


def counter():
    state = [0]

    def step():
        state[0] += 1
        return state[0]

    return step


def stop_at(n):
    def step(x):
        if x == n:
            raise StopIteration
        return x

    return step


class MyZip(zip):
    pass


class MyEnumerate(enumerate):
    pass


check(
    lambda: (list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate(iterable='ab')), list(enumerate(start=2, iterable='a')), list(enumerate([], 1))),
    "([(0, 'a'), (1, 'b')], [(5, 'a'), (6, 'b')], [(-1, 'a'), (0, 'b')], [(0, 'a'), (1, 'b')], [(2, 'a')], [])",
)
check(lambda: enumerate(), "TypeError: enumerate() missing required argument 'iterable'")
check(lambda: enumerate(5), "TypeError: 'int' object is not iterable")
check(lambda: enumerate('a', 'b'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: enumerate('a', 1, 2), 'TypeError: enumerate() takes at most 2 arguments (3 given)')
check(lambda: enumerate('a', stop=1), "TypeError: 'stop' is an invalid keyword argument for enumerate()")
check(lambda: enumerate(iterable='a', begin=1), "TypeError: 'begin' is an invalid keyword argument for enumerate()")
check(lambda: enumerate('a', 1.5), "TypeError: 'float' object cannot be interpreted as an integer")
check(
    lambda: (list(enumerate('ab', 2 ** 70)), next(enumerate('a', 2 ** 63)), list(enumerate('abc', 2 ** 53 - 1))),
    "([(1180591620717411303424, 'a'), (1180591620717411303425, 'b')], (9223372036854775808, 'a'), [(9007199254740991, 'a'), (9007199254740992, 'b'), (9007199254740993, 'c')])",
)
check(
    lambda: (lambda e: (next(e), type(e).__name__, iter(e) is e, e.__reduce__()[1][1]))(enumerate('abc')),
    "((0, 'a'), 'enumerate', True, 1)",
)
check(lambda: (list(MyEnumerate('ab')), type(MyEnumerate('a')).__name__), "([(0, 'a'), (1, 'b')], 'MyEnumerate')")
check(
    lambda: (list(zip()), list(zip('ab')), list(zip('abc', [1, 2])), list(zip([1, 2], 'abc', (5, 6, 7)))),
    "([], [('a',), ('b',)], [('a', 1), ('b', 2)], [(1, 'a', 5), (2, 'b', 6)])",
)
check(lambda: (list(zip('ab', [1, 2], strict=True)), list(zip(strict=True))), "([('a', 1), ('b', 2)], [])")
check(lambda: list(zip('ab', [1], strict=True)), 'ValueError: zip() argument 2 is shorter than argument 1')
check(lambda: list(zip('a', [1, 2], strict=True)), 'ValueError: zip() argument 2 is longer than argument 1')
check(lambda: list(zip('a', [1], [1, 2], strict=True)), 'ValueError: zip() argument 3 is longer than arguments 1-2')
check(lambda: list(zip('ab', [1, 2], [1], strict=True)), 'ValueError: zip() argument 3 is shorter than arguments 1-2')
check(lambda: list(zip('abc', [1, 2], strict=False)), "[('a', 1), ('b', 2)]")
check(lambda: zip(5), "TypeError: 'int' object is not iterable")
check(lambda: zip('a', 5), "TypeError: 'int' object is not iterable")
check(lambda: zip('a', stricter=1), "TypeError: 'stricter' is an invalid keyword argument for zip()")
check(lambda: list(zip([1], Broken())), 'ValueError: broken')
check(lambda: (lambda z: (next(z), type(z).__name__, iter(z) is z))(zip('ab', 'cd')), "(('a', 'c'), 'zip', True)")
check(lambda: (lambda it: (list(zip(it, it)), list(it)))(iter(range(5))), '([(0, 1), (2, 3)], [])')
check(lambda: (lambda it: (list(zip(it, 'a')), list(it)))(iter(range(5))), "([(0, 'a')], [2, 3, 4])")
check(lambda: (lambda it: (list(zip('a', it)), list(it)))(iter(range(5))), "([('a', 0)], [1, 2, 3, 4])")
check(
    lambda: (list(MyZip('ab', 'cd')), dict(zip('ab', [1, 2])), list(zip(*[(1, 2), (3, 4)]))),
    "([('a', 'c'), ('b', 'd')], {'a': 1, 'b': 2}, [(1, 3), (2, 4)])",
)
check(
    lambda: (list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(None.__class__, []))),
    "(['1', '2'], [4, 6], [])",
)
check(lambda: map(), 'TypeError: map() must have at least two arguments.')
check(lambda: map(str), 'TypeError: map() must have at least two arguments.')
check(lambda: map(str, 5), "TypeError: 'int' object is not iterable")
check(lambda: map(func=str), 'TypeError: map() takes no keyword arguments')
check(lambda: list(map(5, [1])), "TypeError: 'int' object is not callable")
check(lambda: list(map(None, [1])), "TypeError: 'NoneType' object is not callable")
check(lambda: list(map(len, [1], [2])), 'TypeError: len() takes exactly one argument (2 given)')
check(lambda: list(map(stop_at(3), range(6))), '[0, 1, 2]')
check(lambda: (lambda m: (next(m), type(m).__name__, list(m), list(m)))(map(abs, [-1, -2, -3])), "(1, 'map', [2, 3], [])")
check(
    lambda: (list(filter(None, [0, 1, '', 'a', [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 2])), list(filter(str.isdigit, 'a1b2'))),
    "([1, 'a', [0]], [2, 3], [2], ['1', '2'])",
)
check(lambda: filter(), 'TypeError: filter expected 2 arguments, got 0')
check(lambda: filter(None), 'TypeError: filter expected 2 arguments, got 1')
check(lambda: filter(None, 5), "TypeError: 'int' object is not iterable")
check(lambda: filter(None, [], []), 'TypeError: filter expected 2 arguments, got 3')
check(lambda: list(filter(5, [1])), "TypeError: 'int' object is not callable")
check(lambda: (lambda f: (next(f), type(f).__name__, list(f)))(filter(None, [0, 1, 2])), "(1, 'filter', [2])")
check(
    lambda: (list(reversed('abc')), list(reversed([1, 2])), list(reversed(LenSeq(3))), reversed(OwnReversed())),
    "(['c', 'b', 'a'], [2, 1], [20, 10, 0], 'mine')",
)
check(lambda: reversed(), 'TypeError: reversed expected 1 argument, got 0')
check(lambda: reversed(5), "TypeError: 'int' object is not reversible")
check(lambda: reversed({1}), "TypeError: 'set' object is not reversible")
check(lambda: reversed(Seq(3)), "TypeError: object of type 'Seq' has no len()")
check(lambda: reversed(NotReversible(3)), "TypeError: 'NotReversible' object is not reversible")
check(lambda: reversed([], []), 'TypeError: reversed expected 1 argument, got 2')
check(
    lambda: (lambda r: (next(r), r.__length_hint__(), type(r).__name__, r.__setstate__(0), list(r), list(r), r.__length_hint__()))(reversed(LenSeq(4))),
    "(30, 3, 'reversed', None, [0], [], 0)",
)
check(
    lambda: (list(Seq(3)), tuple(Seq(2)), list(iter(Seq(0))), 20 in Seq(3), 15 in Seq(3)),
    '([0, 10, 20], (0, 10), [], True, False)',
)
check(
    lambda: (lambda it: (next(it), it.__setstate__(2), list(it), list(it), type(it).__name__))(iter(Seq(4))),
    "(0, None, [20, 30], [], 'iterator')",
)
check(lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:][1:]))(iter(LenSeq(4))), '(0, 3, (1,))')
check(lambda: (list(iter(counter(), 4)), type(iter(counter(), 4)).__name__), "([1, 2, 3], 'callable_iterator')")
check(lambda: (lambda it: (list(it), list(it), it.__reduce__()[1:]))(iter(counter(), 3)), '([1, 2], [], (((),),))')
check(lambda: list(iter(lambda: next(it), 99)) if (it := iter([1, 2])) else 0, '[1, 2]')
check(lambda: iter(5, 1), 'TypeError: iter(object, sentinel): object must be callable')
check(lambda: iter(5), "TypeError: 'int' object is not iterable")
check(lambda: iter(), 'TypeError: iter expected at least 1 argument, got 0')
check(lambda: iter(1, 2, 3), 'TypeError: iter expected at most 2 arguments, got 3')
check(lambda: iter(BadIter()), "TypeError: iter() returned non-iterator of type 'int'")
check(lambda: iter(NoIter()), "TypeError: 'NoIter' object is not iterable")
check(lambda: (next(iter([1])), next(iter([]), 'none'), next(Stops())), "(1, 'none', 1)")
check(lambda: next(iter([])), 'StopIteration: ')
check(lambda: next(5), "TypeError: 'int' object is not an iterator")
check(lambda: next([1]), "TypeError: 'list' object is not an iterator")
check(lambda: next(), 'TypeError: next expected at least 1 argument, got 0')
check(lambda: next(iter([]), 1, 2), 'TypeError: next expected at most 2 arguments, got 3')
check(lambda: next(Broken(), 5), 'ValueError: broken')
check(lambda: (lambda s: ([next(s) for _ in range(3)], next(s, 'end')))(Stops()), "([1, 2, 3], 'end')")
check(lambda: (lambda s: ([next(s) for _ in range(3)], after(s, next)[1]))(Stops()), "([1, 2, 3], 'StopIteration: done')")
check(
    lambda: (list(enumerate(Stops())), list(zip(Stops(), 'abcdef')), list(map(lambda x: x, Stops())), list(filter(None, Stops()))),
    "([(0, 1), (1, 2), (2, 3)], [(1, 'a'), (2, 'b'), (3, 'c')], [1, 2, 3], [1, 2, 3])",
)
check(
    lambda: (enumerate.__text_signature__, reversed.__text_signature__, zip.__text_signature__, map.__text_signature__, filter.__text_signature__),
    "('(iterable, start=0)', '(sequence, /)', None, None, None)",
)
check(lambda: [*map(lambda x: x * 2, filter(lambda x: x % 2, range(6)))], '[2, 6, 10]')
check(
    lambda: (list(map(lambda *a: a, 'ab', 'cd', 'ef')), list(enumerate(zip('ab', 'cd')))),
    "([('a', 'c', 'e'), ('b', 'd', 'f')], [(0, ('a', 'c')), (1, ('b', 'd'))])",
)
check(
    lambda: ('iterators nest', list(zip(map(str, range(3)), reversed(range(3)), enumerate('xyz')))),
    "('iterators nest', [('0', 2, (0, 'x')), ('1', 1, (1, 'y')), ('2', 0, (2, 'z'))])",
)
