#: straight line
def main():
    a = 1
    b = a + 2
    return b * 3
#: if else
def main():
    for x in (0, 1, None, [], 'a'):
        if x:
            y = 1
        else:
            y = 2
    return y if y else x
#: conditional expressions on one line
def main():
    a = 0; b = 5
    c = a and b or a
    d = (b if a else
         c)
    return not a and d is None
#: while with else
def main():
    i = 0
    while i < 3:
        i += 1
        if i == 2: continue
    else:
        i = 10
    return i
#: while true and break
def main():
    n = 0
    while True:
        n += 1
        if n > 2:
            break
    while n: n -= 1
    return n
#: one line loops
def main():
    for i in range(3): pass
    for j in range(2): j; j
    x = [k for k in range(3)]
    while x: x.pop()
#: nested loops
def main():
    total = 0
    for i in range(3):
        for j in [1, 2]:
            if j == i:
                continue
            total += i * j
        else:
            total += 100
    return total
#: calls
def helper(a, b=2, *c, d=4, **e):
    return a, b, c, d, e
def main():
    helper(1)
    helper(1, 2, 3, d=5, z=6)
    args = (1, 2)
    helper(*args, **{'q': 1})
    return len([helper(0)]), max(1, 2), str(3)
#: call and logic on one line
def yes(): return True
def no(): return False
def main():
    a = yes() and no()
    b = no() or yes()
    c = yes() if no() else yes()
    return (a,
            b,
            yes())
#: builtin methods
def main():
    s = 'a,b'.split(',')
    s.append('c')
    s.sort(key=str.upper)
    str.join('-', s)
    d = dict(a=1)
    d.get('a')
    return sorted(d.items()), list(map(abs, [-1, 2]))
#: builtin that raises
def main():
    try:
        int('x')
    except ValueError as e:
        r = type(e)
    try:
        [].pop()
    except (KeyError, IndexError):
        pass
    try:
        len(3)
    except TypeError:
        return r
#: recursion
def fact(n):
    if n < 2:
        return 1
    return n * fact(n - 1)
def main():
    return fact(4)
#: closures
def outer(x):
    def inner(y):
        nonlocal x
        x += y
        return x
    return inner
def main():
    f = outer(1)
    f(2)
    return f(3)
#: generator
def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                n = got
    finally:
        n = 0
def main():
    g = gen(3)
    next(g)
    g.send(9)
    for x in g:
        if x > 3: break
    g.close()
    return list(gen(2))
#: generator that returns
def gen():
    x = yield 1
    return x
def main():
    g = gen()
    next(g)
    try:
        g.send(7)
    except StopIteration as e:
        return e.value
#: yield from
def inner():
    a = yield 1
    b = yield 2
    return (a, b)
def outer():
    r = yield from inner()
    yield r
    yield from [7, 8]
def main():
    return list(outer())
#: throw into generators
def inner():
    try:
        yield 1
    except KeyError:
        yield 2
def outer():
    try:
        yield from inner()
    except ValueError:
        yield 3
def main():
    g = outer()
    next(g)
    a = g.throw(KeyError('k'))
    b = g.throw(ValueError('v'))
    try:
        g.throw(TypeError)
    except TypeError:
        pass
    return a, b
#: generator expression
def main():
    return sum(x * x for x in range(4) if x % 2), any(x for x in (0, 0)), tuple(y for y in 'ab')
#: comprehensions
def main():
    a = [x for x in range(3)]
    b = {x: y for x, y in zip('ab', a)}
    c = {x for x in [1, 1]}
    d = [(i, j) for i in range(2)
                for j in range(2)
                if i != j]
    return a, b, sorted(c), d
#: comprehension with calls
def f(x): return x + 1
def main():
    return [f(x) for x in (1, 2)], [lambda: x for x in range(2)][0]()
#: try except else finally
def main():
    r = []
    for k in range(3):
        try:
            if k == 1:
                raise KeyError(k)
        except KeyError as e:
            r.append(e.args)
        else:
            r.append('else')
        finally:
            r.append('finally')
    return r
#: return in finally
def f(x):
    try:
        return x
    finally:
        x = 2
def g():
    try:
        raise ValueError
    finally:
        return 1
def main():
    return f(1), g()
#: exception through frames
def deep(n):
    if n == 0:
        raise RuntimeError('deep')
    deep(n - 1)
def middle():
    try:
        deep(2)
    finally:
        x = 1
def main():
    try:
        middle()
    except RuntimeError:
        pass
#: reraise and chaining
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('v') from e
def g():
    try:
        f()
    except ValueError:
        raise
def main():
    try:
        g()
    except ValueError as e:
        return type(e.__cause__).__name__
#: except that does not match
def main():
    try:
        try:
            {}['k']
        except (ValueError, TypeError):
            pass
    except LookupError:
        return 1
#: except star
def main():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        a = len(e.exceptions)
    except* TypeError:
        b = 2
    return a, b
#: with
class M:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return self
    def __exit__(self, *args): return self.swallow
def main():
    with M(False) as m:
        a = m.swallow
    with M(True):
        raise KeyError
    with M(1) as x, M(0) as y:
        pass
    try:
        with M(False):
            [][0]
    except IndexError:
        return a
#: return inside with
class M:
    def __enter__(self): return 5
    def __exit__(self, t, v, tb):
        return None
def main():
    for i in range(2):
        with M() as m:
            if i:
                return m
            continue
#: class body
def main():
    class A:
        x = 1
        def f(self): return self.x
        @property
        def p(self):
            return 2
        @staticmethod
        def s(): return 3
    class B(A):
        y = [A.x for _ in range(2)]
        def f(self):
            return super().f() + 1
    b = B()
    return b.f(), b.p, B.s(), b.y
#: super with arguments and missing attributes
class A:
    def __init__(self, n): self.n = n
class B(A):
    def __init__(self):
        super(B, self).__init__(3)
    def bad(self):
        return super().nothing
def main():
    b = B()
    try:
        b.bad()
    except AttributeError:
        return b.n
#: special methods
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return V(self.v + o.v)
    def __eq__(self, o): return self.v == o.v
    def __getitem__(self, i): return self.v + i
    def __len__(self): return 2
    def __iter__(self):
        yield self.v
    def __getattr__(self, name): return name
    def __bool__(self): return True
    def __hash__(self): return 1
    def __contains__(self, x): return x == self.v
def main():
    a = V(1) + V(2)
    return a == V(3), a[1], len(a), list(a), a.foo, not a, {a: 1}[a], 3 in a
#: decorators and defaults
def deco(f):
    def wrapper(*a, **k):
        return f(*a, **k)
    return wrapper
def main():
    @deco
    @deco
    def f(x=len('abc'), *, y=2):
        return x + y
    return f(1), f(y=5)
#: iterators written in Python
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
def main():
    t = 0
    for x in It(3):
        t += x
    a, b = It(2)
    return t, list(It(2)), a, b
#: match
def kind(x):
    match x:
        case 0 | 1:
            return 'small'
        case [a, *rest] if rest:
            return a
        case {'k': v, **r}:
            return v
        case str() as s:
            return s
        case _:
            return None
def main():
    return [kind(x) for x in (0, 1, [2, 3], [4], {'k': 5}, 'six', 7.0)]
#: lambda and sorted with a key
def main():
    f = lambda x: -x
    return sorted([3, 1, 2], key=f), sorted('ba', key=lambda c: ord(c)), list(filter(None, [0, 1]))
#: multi line expressions
def f(*a):
    return a
def main():
    x = f(
        1,
        f(2,
          3),
    )
    y = [
        1,
        x[0]
        + 2,
    ]
    return (
        x and
        y
    )
#: assertions and del
def main():
    a = [1, 2]
    assert a, 'not shown'
    del a[0]
    try:
        assert not a, 'shown'
    except AssertionError as e:
        del a
    try:
        a
    except UnboundLocalError:
        return 1
#: coroutine
class Awaitable:
    def __await__(self):
        x = yield 'wait'
        return x
async def inner(n):
    v = await Awaitable()
    return v + n
async def outer():
    a = await inner(1)
    async with CM() as c:
        b = await inner(c)
    return a, b
class CM:
    async def __aenter__(self): return 10
    async def __aexit__(self, *a): return False
def main():
    c = outer()
    r = [c.send(None)]
    try:
        r.append(c.send(5))
        r.append(c.send(6))
    except StopIteration as e:
        r.append(e.value)
    return r
#: exec and eval
def main():
    ns = {'n': 2}
    exec('a = n + 1\nfor i in range(2):\n    a += i\n', ns)
    return eval('a * 2', ns)
#: walrus and chained comparison
def main():
    n = 0
    while (n := n + 1) < 4: pass
    return 0 < n < 10, 0 < n > 10 > 3
#: return value of nested function on one line
def a(): return 1
def main(): return a() + a()
#: long jump over many instructions
def main():
    x = 0
    for i in range(2):
        if i:
            x = (x+1+i*2-i*3+i*4-i*5+i*6-i*7+i*8-i*9+i*10-i*11+i*12-i*13+i*14-i*15+i*16-i*17+i*18-i*19+i*20-i*21+i*22-i*23+i*24-i*25+i*26-i*27+i*28-i*29+i*30-i*31+i*32-i*33+i*34-i*35+i*36-i*37+i*38-i*39+i*40-i*41+i*42-i*43+i*44-i*45+i*46)
            x = (x+1+i*2-i*3+i*4-i*5+i*6-i*7+i*8-i*9+i*10-i*11+i*12-i*13+i*14-i*15+i*16-i*17+i*18-i*19+i*20-i*21+i*22-i*23+i*24-i*25+i*26-i*27+i*28-i*29+i*30-i*31+i*32-i*33+i*34-i*35+i*36-i*37+i*38-i*39+i*40-i*41+i*42-i*43+i*44-i*45+i*46)
    return x
#: warm loops that specialise
def add(a, b): return a + b
class P:
    def __init__(self): self.v = 0
    def step(self, n): self.v = self.v + n
def main():
    p = P()
    for i in range(40):
        p.step(add(i, 1))
        x = [i][0]
    return p.v
#: pass and docstring and global
counter = 0
def main():
    """Docstring."""
    global counter
    pass
    counter += 1
    ...
    return counter
#: raise in the middle of an expression
def bad(): raise LookupError('bad')
def main():
    try:
        x = [1, bad(), 2]
    except LookupError: x = None
    try: bad()
    except LookupError: pass
    finally: y = 1
    return x, y
