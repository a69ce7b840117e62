"""Programs small enough to see which instruction fails, warm enough that every specialised form runs."""

WARM = range(40)

# Arithmetic of floats, text appended in place, unary operators.
def floats():
    total, product, rest = 0.0, 1.0, 9.0
    for i in WARM:
        total = total + 0.5
        product = product * 1.5
        rest = rest - 0.25
        assert (total < product) in (True, False)
        if total > 1000.0:
            raise AssertionError
    return total, rest
assert floats() == (20.0, -1.0)

def text():
    s = ""
    for i in WARM:
        s += "ab"
    return len(s)
assert text() == 80
assert not (not 1) and ~5 == -6 and -(-3) == 3

# Subscripts.
class Box:
    def __getitem__(self, i):
        return i * 2
def subscripts():
    d, box, items, pair = {"k": 1}, Box(), [1, 2, 3], (4, 5)
    out = 0
    for i in WARM:
        out += d["k"] + box[i] + items[1] + pair[0]
        d["k"] = i
        items[0] = i
    items[1:3] = [7, 8, 9]
    del items[0]
    return out, items, d
assert subscripts()[1:] == ([7, 8, 9], {"k": 39})

# Calls in every specialised form.
def default(a, b=2, c=3):
    return a + b + c
class P:
    def __init__(self, x):
        self.x = x
    def m(self, y):
        return self.x + y
    @property
    def prop(self):
        return self.x
    @classmethod
    def make(cls):
        return cls(1)
class Slots:
    __slots__ = ("a",)
    kind = "slots"
    def m(self):
        return self.a
class Sub(P):
    z = 5
    def m(self, y):
        return super().m(y) + super(Sub, self).m(y)
    def k(self):
        return super().z if hasattr(super(), "z") else -1
class Hook:
    def __getattribute__(self, name):
        return name
class Dicty:
    pass
class Lazy(list):
    def n(self):
        return len(self)
def calls():
    import sys
    p, s, sub, hook = P(3), Slots(), Sub(4), Hook()
    d = Dicty()
    d.__dict__["q"] = 1
    for i in range(40):
        setattr(d, "v", i)
    bound = p.m
    lazy = Lazy([1])
    s.a = 0
    out = []
    for i in WARM:
        s.a = i
        d.q = i
        out.append(default(i) + default(i, 1) + bound(1) + p.m(2) + p.prop + s.a + s.m() + sub.m(1) + sub.k() + d.q + lazy.n())
        assert tuple([i]) == (i,) and str(i) == repr(i) and type(i) is int
        assert hook.anything == "anything" and P.make().x == 1 and Slots.kind == "slots" and P.m is not None
        assert sys.maxsize > 0 and isinstance(i, int) and len(out) == i + 1
        assert sorted([3, 1], reverse=True) == [3, 1] and max(1, i) >= 1 and getattr(p, "x", None) == 3
        assert "a,b".split(",") == ["a", "b"] and "x".upper() == "X" and "abc".startswith("a") and "a-b".replace("-", "+", 1) == "a+b"
        assert int("7") == 7 and print is not None and [3, 1].sort(reverse=False) is None and "a b".split(maxsplit=1) == ["a", "b"]
    return sum(out)
assert calls() == sum(i + 5 + i + 4 + 4 + 5 + 3 + i + i + 10 - 1 + i + 1 for i in WARM)

# Unpacking.
def unpack():
    n = 0
    for i in WARM:
        a, b = (i, 1)
        c, d, e = [1, 2, 3]
        f, g, h = (a, b, c)
        pair = (a, b)
        a, b = pair
        triple = (1, 2, 3)
        x, y, z = triple
        first, *middle, last = [1, 2, 3, 4]
        n += a + d + h + z + len(middle)
    return n
assert unpack() == sum(i + 2 + 1 + 3 + 2 for i in WARM)

# Patterns.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
def match(v):
    match v:
        case {"k": k, **rest}:
            return "map", k, rest
        case [a, b]:
            return "two", a, b
        case [a, *others, z]:
            return "many", a, others, z
        case Point(x=0, y=y):
            return "axis", y
        case Point(x, y):
            return "point", x, y
        case str() as s if s:
            return "str", s
        case 1 | 2:
            return "small"
        case None:
            return "none"
        case _:
            return "other"
assert match({"k": 1, "l": 2}) == ("map", 1, {"l": 2})
assert match((1, 2)) == ("two", 1, 2)
assert match([1, 2, 3]) == ("many", 1, [2], 3)
assert match(Point(0, 5)) == ("axis", 5) and match(Point(1, 2)) == ("point", 1, 2)
assert match("s") == ("str", "s") and match(2) == "small" and match(None) == "none" and match("") == "other"

# Generators, delegation, coroutines.
def inner():
    got = yield 1
    try:
        yield got
    except ValueError as e:
        yield str(e)
    return "done"
def outer():
    result = yield from inner()
    yield result
g = outer()
assert next(g) == 1 and g.send("hi") == "hi" and g.throw(ValueError("v")) == "v" and next(g) == "done"
g.close()
def numbers():
    yield from range(3)
    for i in WARM:
        yield i
def total():
    n = 0
    for i in numbers():
        n += i
    return n
assert total() == 783
async def leaf(x):
    return x + 1
async def tree():
    n = 0
    for i in WARM:
        n = await leaf(n)
    return n
c = tree()
try:
    c.send(None)
except StopIteration as stop:
    assert stop.value == 40
class Context:
    async def __aenter__(self):
        return "entered"
    async def __aexit__(self, *exc):
        return exc[0] is ZeroDivisionError
class Count:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n
async def everything():
    async with Context() as name:
        1 / 0
    out = [name]
    async for i in Count(3):
        out.append(i)
    return out + [i async for i in Count(2)]
try:
    everything().send(None)
except StopIteration as stop:
    assert stop.value == ["entered", 2, 1, 0, 1, 0]

# Names.
def names():
    global fresh
    fresh = 1
    def touch():
        nonlocal cell
        cell = 2
        del cell
    cell = 1
    touch()
    try:
        cell
    except NameError:
        pass
    else:
        raise AssertionError
    del fresh
    return "fresh" in globals()
assert names() is False
class Body:
    annotated: int = 1
    here = locals()["annotated"]
    def free(outer):
        class Inner:
            value = outer
        return Inner.value
assert Body.here == 1 and Body().free().here == 1
lines = [f"{x}{x!r:>4}" for x in ("a", "b")]
assert lines == ["a 'a'", "b 'b'"]


# UNARY_NOT as a value, CLEANUP_THROW, LOAD_FROM_DICT_OR_GLOBALS

def negate(x):
    return not x


assert negate([]) is True and negate(1) is False


def inner_stop():
    try:
        yield 1
    except KeyError:
        return 'ended'


def outer_stop():
    result = yield from inner_stop()
    yield result


stopped = outer_stop()
next(stopped)
assert stopped.throw(KeyError) == 'ended'

outside = 'global'


class Scoped:
    inside = 'class'
    type Inside = (inside, outside)


assert Scoped.Inside.__value__ == ('class', 'global')
