#: every function of cmath on arguments of every kind
import cmath as math
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    print(f.__name__, a, k, '->', r)
class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 2.5
class C:
    def __ceil__(self): return 'ceil'
    def __floor__(self): return 'floor'
    def __trunc__(self): return 'trunc'
class BadF:
    def __float__(self): return 3
vals = [0, 1, -1, 2, 10, True, 10**20, -10**20, 10**400, 0.5, -0.0, 1e300, float('inf'), float('nan'), 'a', None, [], 1j, I(), F(), C(), BadF]
vals = [v for v in vals]
names = [n for n in dir(math) if callable(getattr(math, n)) and not n.startswith('__')]
class R:
    pass
for n in names:
    f = getattr(math, n)
    print(n, f.__text_signature__, f.__module__, f.__qualname__, repr(f))
    for v in vals[:-4]: show(f, v)
    show(f)
    show(f, 1, 2); show(f, 3, 2); show(f, 7, 0); show(f, 5, -1); show(f, 1.5, 2); show(f, 'a', 2); show(f, 2, 'a')
    show(f, 1, 2, 3)
    show(f, x=1)
    show(f, 1, 2, k=1)
    show(f, [1,2,3]); show(f, [1.5, 2.5], [3, 4]); show(f, (1,2), [3,4]); show(f, [1], [2, 3]); show(f, [1, 'a'], [2, 3])
