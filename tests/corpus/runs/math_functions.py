#: every function of math on arguments of every kind
import math
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    # The limit is that of a C long, which has 32 bits in WebAssembly.
    if 'should not exceed' in r: r = r[:40]
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
for f in (math.ceil, math.floor, math.trunc, math.sqrt, math.factorial, math.isqrt):
    for v in (I(), F(), C()):
        try: print(f.__name__, type(v).__name__, f(v))
        except Exception as e: print(f.__name__, type(v).__name__, type(e).__name__, e)
for n in list(range(0, 70)) + [100, 171, 500]:
    print(n, math.factorial(n), math.isqrt(n), math.isqrt(n**5 + 3), [math.comb(n, k) for k in range(0, n + 2, max(1, n // 5))], [math.perm(n, k) for k in range(0, n + 2, max(1, n // 5))])
for a in (0, 1, 12, -18, 10**30, 2**64, 6 * 10**25):
    for b in (0, 1, 8, -27, 10**18, 3**50): print(a, b, math.gcd(a, b), math.lcm(a, b), math.gcd(a, b, 6), math.lcm(a, b, 4))
print(math.gcd(), math.lcm(), math.gcd(-5), math.lcm(-5))
show(math.comb, 10**20, 3); show(math.comb, 10**20, 10**20 - 2); show(math.perm, 10**20, 3); show(math.perm, 3, 10**20); show(math.comb, -1, 2); show(math.comb, 2, -1); show(math.perm, -1, 2); show(math.perm, 2, -3)
show(math.comb, 10**40, 10**30); show(math.perm, 10**40, 10**30); show(math.factorial, -10**30); show(math.factorial, 2.0); show(math.factorial, 10**5 and 1.5)
show(math.log, 10**400); show(math.log, 10**400, 10); show(math.log10, 10**400); show(math.log2, 2**5000); show(math.log2, 2**5000 - 1); show(math.log, 0); show(math.log, -5); show(math.log, 0.0); show(math.log, 2, 0); show(math.log, 2, 1); show(math.log, 1, 1); show(math.log, 8, 2); show(math.log, -10**400)
for e in (55, 63, 64, 65, 1023, 1024, 1025, 2000):
    for d in (-1, 0, 1, 12345): show(math.log, (1 << e) + d)
for x in (0.1, 1.0, 1e308, 5e-324, -2.5, 0.0, -0.0, float('inf'), float('nan')):
    for y in (0.0, -0.0, 1.0, float('inf'), float('-inf'), float('nan')):
        for s in (None, 0, 1, 2, 5, 2**52, 2**62, 2**63, 2**64, 2**70): print(x, y, s, math.nextafter(x, y, steps=s).hex())
show(math.nextafter, 1, 2, steps=-1); show(math.nextafter, 1, 2, steps='a'); show(math.nextafter, 1, 2, steps=1.0)
for x in (0.5, 1.0, 3.7, 5e-324, 2e-308, 1.7e308, -3.3):
    for i in (-2100, -1080, -1074, -1060, -1023, -1022, -600, -53, -1, 0, 1, 52, 600, 1023, 1024, 2100, 10**30, -10**30):
        show(math.ldexp, x, i)
show(math.ldexp, 1.0, 1.0); show(math.ldexp, 1.0, True); show(math.ldexp, 0.0, 10**30)
show(math.prod, [1, 2, 3]); show(math.prod, []); show(math.prod, [2.5, 4, True]); show(math.prod, [2**40, 2**40, 3]); show(math.prod, ['a', 3]); show(math.prod, [[1], 2], start=3); show(math.prod, [1.0, 2**70]); show(math.prod, [1, 2.5], start=2); show(math.prod, 5); show(math.prod, [1], 5)
show(math.fsum, [0.1] * 10); show(math.fsum, [1e308, 1e308, -1e308]); show(math.fsum, [1e308, -1e308, 1e308]); show(math.fsum, [float('inf'), float('-inf')]); show(math.fsum, [float('inf'), float('nan')]); show(math.fsum, [1, 2.5, True, 10**15]); show(math.fsum, ['a']); show(math.fsum, [10**400]); show(math.fsum, [1e-16, 1, 1e16])
show(math.sumprod, [1, 2, 3], [4, 5, 6]); show(math.sumprod, [0.1] * 10, [0.3] * 10); show(math.sumprod, [1e308, 1e308], [10.0, 1.0]); show(math.sumprod, [1, 0.5, 2**70], [3, 4, 0.5]); show(math.sumprod, [], []); show(math.sumprod, [1], []); show(math.sumprod, ['a'], [3]); show(math.sumprod, [2**40] * 3, [2**30] * 3); show(math.sumprod, [5e-324, 1e-200], [0.5, 1e-200]); show(math.sumprod, [True, 2.5], [1.5, False]); show(math.sumprod, [1e300, -1e300, 1.0], [1.0, 1.0, 1e-30]); show(math.sumprod, [float('nan'), 1.0], [1.0, 2.0]); show(math.sumprod, [float('inf'), 1], [0.0, 2])
show(math.dist, (1, 2, 3), (4, 5, 6)); show(math.dist, [1], (1, 2)); show(math.dist, 5, (1, 2)); show(math.dist, (1, float('nan')), (2, 3)); show(math.dist, (float('inf'), float('nan')), (2, 3)); show(math.hypot); show(math.hypot, 3); show(math.hypot, 3, 4, 12); show(math.hypot, 1e308, 1e308, 1e307); show(math.hypot, 5e-324, 5e-324); show(math.hypot, 'a'); show(math.hypot, x=1); show(math.hypot, 10**400)
for a in (1, 1.0, 1e10, float('inf'), float('nan'), 0):
    for b in (1.0000000001, 1e10 + 1, float('inf'), 0, -1e-12): print(a, b, math.isclose(a, b), math.isclose(a, b, rel_tol=1e-3), math.isclose(a, b, abs_tol=1e-9))
show(math.isclose, 1, 2, rel_tol=-1); show(math.isclose, 1, 2, 3); show(math.isclose, 1); show(math.isclose, a=1, b=1); show(math.isclose, 1, 2, abs_tol='a')
print(math.pi, math.e, math.tau, math.inf, math.nan, math.__name__)
