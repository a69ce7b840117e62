"""What iterators of itertools say of their state, and what they make of it again."""
import itertools
from itertools import *


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, str(e))


def plain(value):
    """A state in which iterators are shown by their items."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, type):
        return value.__name__
    if hasattr(value, '__next__'):
        again = value.__reduce__() if type(value).__module__ == 'builtins' else None
        return type(value).__name__ if again is None else (type(value).__name__, again[1:])
    return 'function' if callable(value) else value


def state(it, steps):
    taken = []
    for _ in range(steps):
        taken.append(next(it, 'end'))
    return taken, plain(it.__reduce__())


def again(it, steps):
    """The rest of an iterator that was made anew of its state."""
    for _ in range(steps):
        next(it, None)
    made = it.__reduce__()
    new = made[0](*made[1])
    if len(made) > 2 and made[2] is not None:
        new.__setstate__(made[2])
    return list(islice(new, 8))


MAKERS = [
    lambda: count(3), lambda: count(3, 2), lambda: count(1.5), lambda: cycle('abc'), lambda: cycle([]), lambda: repeat(1), lambda: repeat(None, 3),
    lambda: chain('ab', [], 'c'), lambda: chain.from_iterable(['ab', 'cd']), lambda: chain(), lambda: zip_longest('abc', 'x', fillvalue=0),
    lambda: starmap(pow, [(2, 3), (3, 2)]), lambda: accumulate([1, 2, 3]), lambda: accumulate([1, 2], initial=5),
    lambda: accumulate([None, 1, 2], lambda a, b: b), lambda: islice('abcdefg', 1, 6, 2), lambda: islice('abc', 2), lambda: islice('abc', None),
    lambda: takewhile(bool, [1, 0, 2]), lambda: dropwhile(bool, [1, 0, 2]), lambda: filterfalse(None, [0, 1, 0, 2]), lambda: compress('abc', [1, 0, 1]),
    lambda: product('ab', [1, 2]), lambda: product('ab', []), lambda: product(), lambda: permutations('abc', 2), lambda: permutations('ab', 5),
    lambda: combinations('abcd', 2), lambda: combinations('ab', 5), lambda: combinations_with_replacement('ab', 2), lambda: groupby('aabbc'),
    lambda: pairwise('abc'), lambda: batched('abcde', 2), lambda: tee('abc')[0],
]
for make in MAKERS:
    name = type(make()).__name__
    for steps in (0, 1, 2, 9):
        if name in ('pairwise', 'batched'):
            continue
        print(name, steps, end=' ')
        if name in ('_tee', 'groupby'):
            show(lambda: len(state(make(), steps)[0]))
            continue
        show(lambda: state(make(), steps))
        print(name, steps, end=' ')
        show(lambda: again(make(), steps))

g = groupby('aabbc')
key, group = next(g)
show(lambda: plain(group.__reduce__()[1][1]))
next(g)
show(lambda: group.__reduce__()[1])
for make, bad in [(lambda: chain(), 3), (lambda: chain(), (3,)), (lambda: cycle('a'), (1, 2)), (lambda: product('ab'), (1, 2)), (lambda: combinations('ab', 2), 5),
                  (lambda: permutations('ab'), ((0,), (1,))), (lambda: product('ab', 'cd'), (9, -9)), (lambda: islice('abc', 2), 'x'), (lambda: groupby('a'), 1)]:
    def attempt():
        it = make()
        it.__setstate__(bad)
        return list(islice(it, 5))
    show(attempt)


class Broken:
    def __init__(self, fail):
        self.fail = fail

    def __iter__(self):
        return self

    def __next__(self):
        if self.fail:
            self.fail -= 1
            return self.fail
        raise KeyError('broken')


for make in (lambda b: chain(b), lambda b: pairwise(b), lambda b: batched(b, 3), lambda b: zip_longest(b, 'a'), lambda b: cycle(b), lambda b: islice(b, 5),
             lambda b: chain.from_iterable(b), lambda b: accumulate(b), lambda b: groupby(b), lambda b: tee(b)[1]):
    it = make(Broken(2))
    for _ in range(5):
        show(lambda: next(it, 'end') if not isinstance(it, groupby) else next(it, ('end',))[0])
a, b = tee(range(200))
show(lambda: (sum(a), len(list(b))))
show(lambda: sorted(n for n in dir(itertools) if not n.startswith('__')))
for kind in (accumulate, batched, chain, combinations, count, cycle, islice, tee(())[0].__class__, zip_longest, permutations, product, groupby, repeat):
    show(lambda: (kind.__name__, sorted(n for n in vars(kind) if n not in ('__doc__', '__module__', '__getattribute__', '__new__', '__weakref__', '__weaklistoffset__'))))
