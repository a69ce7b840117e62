"""The native parts of operator, functools and abc.

Every line shows one value, or the type and text of an exception; what is shown is what the reference shows.
"""


def show(f):
    try:
        v = f()
        print(repr(v))
    except Exception as e:
        print(type(e).__name__, str(e))


import _operator as op, _functools as ft, _abc


show(lambda: op.itemgetter(1)([1,2,3])); show(lambda: op.itemgetter(1,2,'a')); show(lambda: op.itemgetter()); show(lambda: op.itemgetter(1,2)('abc')); show(lambda: op.attrgetter('a.b')); show(lambda: op.attrgetter('__class__.__name__', 'real')(5)); show(lambda: op.attrgetter(2)); show(lambda: op.methodcaller('replace', 'a', 'b')('aa')); show(lambda: op.methodcaller('split', sep='a', maxsplit=1)); show(lambda: op.methodcaller('split', sep='a')('bab')); show(lambda: op.methodcaller()); show(lambda: op.methodcaller(3))
show(lambda: op.concat([1],[2])); show(lambda: op.concat(1,2)); show(lambda: op.countOf([1,2,1],1)); show(lambda: op.indexOf([1,2,1],2)); show(lambda: op.indexOf([1,2,1],5)); show(lambda: op.countOf(3,5)); show(lambda: op.length_hint(iter([1,2,3]))); show(lambda: op.length_hint(5, 7)); show(lambda: op.length_hint(5, 'a'))
show(lambda: (op.add(1,2), op.iadd([1],[2]), op.ior({1},{2}), op.and_(6,3), op.not_(0), op.truth(3), op.index(True), op.contains([1],1), op.is_not(1,2), op.call(dict, a=1)))
show(lambda: op._compare_digest('a','a')); show(lambda: op._compare_digest('é','a')); show(lambda: op._compare_digest(b'a',b'b')); show(lambda: op._compare_digest(1,2))
p = ft.partial(int, base=2); show(lambda: (p, p('101'), p.func, p.args, p.keywords)); show(lambda: ft.partial(p, 5)); show(lambda: ft.partial()); show(lambda: ft.partial(3)); show(lambda: ft.partial(print, 1, k=2).__reduce__()); p.x = 4; show(lambda: p.__dict__)
show(lambda: ft.reduce(op.add, [1,2,3])); show(lambda: ft.reduce(op.add, [])); show(lambda: ft.reduce(op.add, [], 5)); show(lambda: ft.reduce(op.add, 5)); show(lambda: sorted([3,1,2], key=ft.cmp_to_key(lambda a,b: b-a))); show(lambda: ft.cmp_to_key(lambda a,b:0)(1) < 5); show(lambda: ft.cmp_to_key()); show(lambda: ft.cmp_to_key(1)(5).obj)
calls = []
def fib(n):
    calls.append(n)
    return n if n < 2 else fibc(n-1)+fibc(n-2)
fibc = ft._lru_cache_wrapper(fib, 10, False, lambda *a: a)
show(lambda: (fibc(20), fibc.cache_info(), len(calls))); fibc.cache_clear(); show(lambda: fibc.cache_info())
g = ft._lru_cache_wrapper(lambda *a, **k: (a, k), None, True, lambda *a: a)
show(lambda: (g(1, a=2), g(1.0, a=2), g(1, a=2), g.cache_info())); show(lambda: g([])); show(lambda: ft._lru_cache_wrapper(1, 2, 3, 4)); show(lambda: ft._lru_cache_wrapper(len, 'a', 3, 4))
class C:
    m = ft._lru_cache_wrapper(lambda self, x: x*2, 2, False, lambda *a: a)
c = C(); show(lambda: (c.m(4), c.m(5), c.m(4), C.m.cache_info()))
class M(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns, **kw); _abc._abc_init(cls); return cls
    def register(cls, sub): return _abc._abc_register(cls, sub)
    def __instancecheck__(cls, i): return _abc._abc_instancecheck(cls, i)
    def __subclasscheck__(cls, s): return _abc._abc_subclasscheck(cls, s)
def am(f): f.__isabstractmethod__ = True; return f
class A(metaclass=M):
    @am
    def foo(self): pass
    @am
    def bar(self): pass
show(lambda: A()); show(lambda: sorted(A.__abstractmethods__))
class B(A):
    def foo(self): pass
show(lambda: B())
class E(B):
    def bar(self): pass
show(lambda: isinstance(E(), A)); show(lambda: issubclass(int, A)); A.register(int); show(lambda: (issubclass(int,A), isinstance(3, A), issubclass(bool, A), isinstance('a', A))); show(lambda: A.register(3)); show(lambda: issubclass(3, A)); show(lambda: E.register(A));
