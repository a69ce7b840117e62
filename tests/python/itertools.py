"""The module itertools.

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


from itertools import *
import itertools


class Own:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


def shared(it):
    a, b = tee(it)
    return next(a), next(a), list(b), list(a)


def grouped(it, key=None):
    return [(k, list(g)) for k, g in groupby(it, key)]


def stale():
    g = groupby('aab')
    k, first = next(g)
    k2, second = next(g)
    return k, k2, list(first), list(second)


check(
    lambda: (list(islice(count(), 3)), list(islice(count(5, -2), 4)), list(islice(count(1.5, 0.5), 3)), list(islice(count(10 ** 30), 2)), list(islice(count(step=3), 3))),
    '([0, 1, 2], [5, 3, 1, -1], [1.5, 2.0, 2.5], [1000000000000000000000000000000, 1000000000000000000000000000001], [0, 3, 6])',
)
check(lambda: count('a'), 'TypeError: a number is required')
check(lambda: (count(1), count(1, 2), count(2.5, 1), count(3, 1.0)), '(count(1), count(1, 2), count(2.5), count(3, 1.0))')
check(
    lambda: (list(islice(cycle('ab'), 5)), list(cycle([])), list(zip(cycle('ab'), range(3)))),
    "(['a', 'b', 'a', 'b', 'a'], [], [('a', 0), ('b', 1), ('a', 2)])",
)
check(lambda: cycle(5), "TypeError: 'int' object is not iterable")
check(
    lambda: (list(repeat(1, 3)), list(repeat('a', 0)), list(repeat('a', -3)), list(islice(repeat(None), 2)), repeat(1), repeat(1, 3), repeat(1, -2), list(repeat(object=1, times=2))),
    '([1, 1, 1], [], [], [None, None], repeat(1), repeat(1, 3), repeat(1, 0), [1, 1])',
)
check(lambda: repeat(), "TypeError: repeat() missing required argument 'object' (pos 1)")
check(lambda: repeat(1, 'a'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: (list(map(pow, [2, 3], repeat(2))), repeat(1, 5).__length_hint__()), '([4, 9], 5)')
check(lambda: repeat(1).__length_hint__(), 'TypeError: len() of unsized object')
check(
    lambda: (list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', [1]])), list(chain('a', Own(2)))),
    "(['a', 'b', 1], [], ['a', 'b', 1], ['a', 0, 1])",
)
check(lambda: list(chain('a', 5)), "TypeError: 'int' object is not iterable")
check(lambda: list(chain.from_iterable([1])), "TypeError: 'int' object is not iterable")
check(lambda: chain(x=1), 'TypeError: chain() takes no keyword arguments')
check(
    lambda: (list(islice('abcdef', 3)), list(islice('abcdef', 1, 4)), list(islice('abcdef', 0, None, 2)), list(islice('abcdef', 2, None)), list(islice('abc', 10)), list(islice('abcdef', 1, 5, 3)), list(islice('abc', None)), list(islice([], 0))),
    "(['a', 'b', 'c'], ['b', 'c', 'd'], ['a', 'c', 'e'], ['c', 'd', 'e', 'f'], ['a', 'b', 'c'], ['b', 'e'], ['a', 'b', 'c'], [])",
)
check(lambda: islice('a', -1), 'ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
check(lambda: islice('a', 'x'), 'ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
check(lambda: islice('a', -1, 2), 'ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
check(lambda: islice('a', 0, -2), 'ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
check(lambda: islice('a', 0, 1, 0), 'ValueError: Step for islice() must be a positive integer or None.')
check(lambda: islice('a', 0, 1, 'x'), 'ValueError: Step for islice() must be a positive integer or None.')
check(lambda: islice('a'), 'TypeError: islice expected at least 2 arguments, got 1')
check(lambda: islice(), 'TypeError: islice expected at least 2 arguments, got 0')
check(lambda: (lambda it: (list(islice(it, 2)), list(it)))(iter('abcd')), "(['a', 'b'], ['c', 'd'])")
check(lambda: (lambda it: (list(islice(it, 1, 3)), list(it)))(iter('abcdef')), "(['b', 'c'], ['d', 'e', 'f'])")
check(lambda: (lambda it: (list(islice(it, 0, 4, 3)), list(it)))(iter('abcdef')), "(['a', 'd'], ['e', 'f'])")
check(
    lambda: (list(takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(dropwhile(lambda v: v < 3, [1, 3, 1])), list(filterfalse(None, [0, 1, ''])), list(filterfalse(lambda v: v % 2, range(5))), list(compress('abc', [1, 0, 1])), list(compress('abc', [1]))),
    "([1, 2], [3, 1], [0, ''], [0, 2, 4], ['a', 'c'], ['a'])",
)
check(lambda: takewhile(1), 'TypeError: takewhile expected 2 arguments, got 1')
check(lambda: list(takewhile(5, [1])), "TypeError: 'int' object is not callable")
check(lambda: compress('a'), "TypeError: compress() missing required argument 'selectors' (pos 2)")
check(
    lambda: (list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=2)), list(accumulate([])), list(accumulate([], initial=5)), list(accumulate('abc')), list(accumulate([3, 1, 2], max))),
    "([1, 3, 6], [2, 2, 4, 12], [], [5], ['a', 'ab', 'abc'], [3, 3, 3])",
)
check(lambda: list(accumulate([1, 'a'])), "TypeError: unsupported operand type(s) for +: 'int' and 'str'")
check(lambda: accumulate(), "TypeError: accumulate() missing required argument 'iterable' (pos 1)")
check(lambda: accumulate([], 1, 2), 'TypeError: accumulate() takes at most 2 positional arguments (3 given)')
check(
    lambda: (list(product('ab', [1, 2])), list(product('ab', repeat=2)), list(product()), list(product('ab', [])), list(product('a', repeat=0)), list(product(range(2), repeat=3))[-2:]),
    "([('a', 1), ('a', 2), ('b', 1), ('b', 2)], [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')], [()], [], [()], [(1, 1, 0), (1, 1, 1)])",
)
check(lambda: product(5), "TypeError: 'int' object is not iterable")
check(lambda: product('a', repeat=-1), 'ValueError: repeat argument cannot be negative')
check(lambda: product('a', foo=1), "TypeError: 'foo' is an invalid keyword argument for product()")
check(
    lambda: (list(permutations('abc')), list(permutations('abc', 2)), list(permutations('ab', 3)), list(permutations([])), list(permutations('abc', 0)), list(permutations(range(4)))[-3:], list(permutations(range(4), 2))[5:9]),
    "([('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')], [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')], [], [()], [()], [(3, 1, 2, 0), (3, 2, 0, 1), (3, 2, 1, 0)], [(1, 3), (2, 0), (2, 1), (2, 3)])",
)
check(lambda: permutations('a', -1), 'ValueError: r must be non-negative')
check(lambda: permutations('a', 'x'), 'TypeError: Expected int as r')
check(
    lambda: (list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('abc', 0)), list(combinations(range(5), 3))[-3:]),
    "([('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')], [], [()], [(1, 2, 4), (1, 3, 4), (2, 3, 4)])",
)
check(lambda: combinations('a', -1), 'ValueError: r must be non-negative')
check(lambda: combinations('a'), "TypeError: combinations() missing required argument 'r' (pos 2)")
check(
    lambda: (list(combinations_with_replacement('ab', 2)), list(combinations_with_replacement('abc', 3))[3:7], list(combinations_with_replacement('', 2)), list(combinations_with_replacement('', 0))),
    "([('a', 'a'), ('a', 'b'), ('b', 'b')], [('a', 'b', 'b'), ('a', 'b', 'c'), ('a', 'c', 'c'), ('b', 'b', 'b')], [], [()])",
)
check(
    lambda: (list(pairwise('abcd')), list(pairwise('a')), list(pairwise([])), list(pairwise([None, None, 1]))),
    "([('a', 'b'), ('b', 'c'), ('c', 'd')], [], [], [(None, None), (None, 1)])",
)
check(
    lambda: (list(batched('abcde', 2)), list(batched('abc', 3)), list(batched([], 2)), list(batched(iterable='ab', n=5))),
    "([('a', 'b'), ('c', 'd'), ('e',)], [('a', 'b', 'c')], [], [('a', 'b')])",
)
check(lambda: batched('a', 0), 'ValueError: n must be at least one')
check(lambda: batched('a', 'x'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: (list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(lambda *a: a, ['ab', ()]))), "([8, 9], [('a', 'b'), ()])")
check(lambda: list(starmap(pow, [1])), "TypeError: 'int' object is not iterable")
check(
    lambda: (list(zip_longest('ab', 'c', fillvalue='-')), list(zip_longest('ab', [1])), list(zip_longest()), list(zip_longest('', 'ab', 'c'))),
    "([('a', 'c'), ('b', '-')], [('a', 1), ('b', None)], [], [(None, 'a', 'c'), (None, 'b', None)])",
)
check(lambda: zip_longest('a', fill=1), 'TypeError: zip_longest() got an unexpected keyword argument')
check(lambda: zip_longest(5), "TypeError: 'int' object is not iterable")
check(
    lambda: (grouped('aabbba'), grouped('aAbB', str.lower), grouped([]), grouped([1, 1.0, True, 2]), grouped(iterable := [3, 3]), stale()),
    "([('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('a', ['a'])], [('a', ['a', 'A']), ('b', ['b', 'B'])], [], [(1, [1, 1.0, True]), (2, [2])], [(3, [3, 3])], ('a', 'b', [], ['b']))",
)
check(lambda: ([k for k, g in groupby([1, 1, 2, 2, 1])], list(dict(groupby('abc')))), "([1, 2, 1], ['a', 'b', 'c'])")
check(
    lambda: (shared('abcd'), shared([1, 2]), [list(x) for x in tee('ab', 3)], tee('a', 0), [next(c) for c in tee('xy', 2)]),
    "(('a', 'b', ['a', 'b', 'c', 'd'], ['c', 'd']), (1, 2, [1, 2], []), [['a', 'b'], ['a', 'b'], ['a', 'b']], (), ['x', 'x'])",
)
check(lambda: tee('a', -1), 'ValueError: n must be >= 0')
check(lambda: tee(5), "TypeError: 'int' object is not iterable")
check(lambda: tee(), 'TypeError: tee expected at least 1 argument, got 0')
check(
    lambda: (accumulate.__text_signature__, count.__text_signature__, chain.__text_signature__, tee.__text_signature__, islice.__text_signature__, cycle.__text_signature__, batched.__text_signature__),
    "('(iterable, func=None, *, initial=None)', '(start=0, step=1)', None, '($module, iterable, n=2, /)', None, '(iterable, /)', '(iterable, n)')",
)
check(
    lambda: (chain.__name__, chain.__module__, chain.__qualname__, repr(chain), type(chain()).__name__, iter(x := chain()) is x),
    '(\'chain\', \'itertools\', \'chain\', "<class \'itertools.chain\'>", \'chain\', True)',
)
check(lambda: chain() + 1, "TypeError: unsupported operand type(s) for +: 'itertools.chain' and 'int'")
check(lambda: (sum(islice(count(1), 100)), max(accumulate([1, -2, 3]))), '(5050, 2)')
