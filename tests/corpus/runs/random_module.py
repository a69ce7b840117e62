#: _random: seeds, bits, states, errors
import _random
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__name__ + ': ' + str(e)
    print(getattr(f, '__name__', f), a, k, '->', r)
R = _random.Random
for seed in [0, 1, -1, 42, 2**31, 2**32, 2**32 - 1, 2**64 + 5, -10**40, 10**400, True, (), (1, 2), 'abc', b'abc', 3.5, 1e300, frozenset()]:
    if isinstance(seed, (str, bytes, tuple, float, frozenset)) and not seed in (1e300,):
        pass
    r = R(5); 
    if not isinstance(seed, (str, bytes, tuple, float, frozenset)):
        r.seed(seed)
        print(seed, [r.random().hex() for _ in range(3)], [r.getrandbits(k) for k in (1, 7, 31, 32, 33, 64, 65, 100, 1000)])
r = R(12345)
print(sum(r.getrandbits(32) for _ in range(5000)), r.random())
s = r.getstate(); print(len(s), hash(s) is not None, s[-1], s[:5], type(s))
a = [r.random() for _ in range(5)]; r.setstate(s); print(a == [r.random() for _ in range(5)])
q = R(); q.setstate(s); print([q.random() for _ in range(5)] == a)
for st in [(), 5, s[:-1], s[:-1] + (625,), s[:-1] + (-1,), s[:-1] + ('a',), ('a',) + s[1:], (-1,) + s[1:], (2**70,) + s[1:], [1]]:
    show(lambda x: r.setstate(x), st if not isinstance(st, tuple) or len(st) < 10 else ()) if isinstance(st, list) else None
    try: print(r.setstate(st))
    except Exception as e: print(type(e).__name__, e)
for k in (-1, 0, 1.5, 'a', 2**40, True): show(r.getrandbits, k)
show(r.random, 1); show(r.seed, 1, 2); show(R, 1, 2); show(R, x=1); show(R, [], ); show(r.getrandbits)
class S(R):
    def __init__(self, a=None, b=2): self.b = b
    def __new__(cls, *a, **k): return super().__new__(cls)
x = S(1, b=3); print(x.b, 0 <= x.random() < 1); x.seed(3); print(x.random(), S.__mro__, R.__module__, R.__name__)
for n in sorted(vars(R)):
    if n != '__doc__': print(n, type(vars(R)[n]).__name__, getattr(vars(R)[n], '__text_signature__', None))
