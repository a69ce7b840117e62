#: division
def f(a, b):
    return a / b
def g():
    x = 1 + f(1, 0) * 2
    return x
g()
#: operators
x = {'a': {'b': None}}
try:
    x['a']['b']['c']['d']
except TypeError as e:
    y = 1
    (x  +   (y)) // 2
#: long operators
def f():
    return (1 + 2) + (3 * "a") - (  5  ) ** 2
f()
#: chain of attributes
class A: pass
a = A()
a.first = A()
a.first.second.third
#: name suggestions
def compute():
    length = 3
    return lenght
compute()
#: builtin suggestion
prin("x")
#: stdlib
import_me = 1
print(collections.deque)
#: self attribute
class A:
    def __init__(self):
        self.value = 1
    def get(self):
        return value
A().get()
#: attribute suggestion
class A:
    colour = 1
A().color
#: module attribute
import sys
sys.exitt
#: import error
import nothing_like_it
#: import from
from sys import exti
#: from cause
def f():
    try:
        {}['k']
    except KeyError as e:
        raise ValueError("bad", 1) from e
f()
#: during handling
try:
    int("x")
except ValueError:
    [][0]
#: three in a chain
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    raise RuntimeError("end") from e
#: suppressed
try:
    1/0
except ZeroDivisionError:
    raise KeyError("only me") from None
#: repeated lines
def f(n):
    if n:
        return f(n - 1)
    raise ValueError(n)
f(3)
#: repeated more
def f(n):
    if n:
        return f(n - 1)
    raise ValueError(n)
f(9)
#: notes
e = ValueError("with notes")
e.add_note("first\nsecond")
e.add_note("")
e.add_note("last")
raise e
#: odd notes
e = ValueError("x")
e.__notes__ = 42
raise e
#: failing str
class E(Exception):
    def __str__(self):
        raise ValueError("no")
raise E(1)
#: own module name
class Outer:
    class Error(Exception):
        pass
raise Outer.Error("nested")
#: empty message
raise ValueError
#: multi line
raise ValueError("""a
b
c""")
#: multi line expression
def f(*a):
    raise ValueError(a)
value = f(
    1,
    2,
)
#: group
raise ExceptionGroup("many", [ValueError(1), TypeError("two")])
#: nested groups
def make():
    try:
        raise ValueError("inner")
    except ValueError as e:
        return e
try:
    raise ExceptionGroup("eg", [make(), ExceptionGroup("deep", [KeyError("k"), OSError("gone")]), IndexError("i")])
except ExceptionGroup as eg:
    eg.add_note("a note")
    raise RuntimeError("after") from eg
#: wide group
raise ExceptionGroup("wide", [ValueError(i) for i in range(20)])
#: base group
raise BaseExceptionGroup("b", [KeyboardInterrupt()])
#: group in context
try:
    raise ExceptionGroup("one", [ValueError(1)])
except ExceptionGroup:
    raise ExceptionGroup("two", [ValueError(2), ExceptionGroup("three", [ValueError(3)])])
#: except star remainder
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
except* ValueError as e:
    print("caught", e.exceptions)
#: except star raising
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("sub", [ValueError(3), OSError(4)])])
except* ValueError as e:
    raise KeyError("new")
except* TypeError:
    print("types")
#: syntax error
print("never")
def f(:
    pass
#: indentation
if True:
x = 1
#: tab error
if True:
        x = 1
	y = 2
#: exec error
exec("a = 1\nb = = 2")
#: exec runtime
exec("a = 1\nb = undefined_name")
#: syntax error object
raise SyntaxError("custom", ("file.py", 3, 5, "some text here", 3, 9))
#: syntax error without place
raise SyntaxError("plain")
#: exit int
import sys
print("out")
sys.exit(3)
#: exit none
import sys
sys.exit()
#: exit text
import sys
sys.exit("a message")
#: exit tuple
raise SystemExit(1, 2)
#: exit big
raise SystemExit(256 + 7)
#: exit bool
raise SystemExit(True)
#: interrupt
raise KeyboardInterrupt
#: unicode in line
def f(x):
    raise ValueError("ä" + x)
é = "日本語" + f("ö"); z = 1
#: generator
def gen():
    yield 1
    raise ValueError("in generator")
for x in gen():
    print(x)
#: comprehension
def f():
    return [1 / x for x in (1, 0)]
f()
#: lambda
(lambda: 1 / 0)()
#: class body
class A:
    x = 1
    y = x / 0
#: decorator
def deco(f):
    raise TypeError("no")
@deco
def g():
    pass
#: with
class C:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("exit") 
with C():
    1/0
#: calls
def f(a, b, *, c): pass
f(1,
  2)
#: native in the middle
def key(x):
    return 1 / x
sorted([2, 1, 0], key=key)
#: del name
x = 1
del x
print(x)
#: unbound
def f():
    print(x)
    x = 1
f()
#: free variable
def f():
    def g():
        return x
    g()
    x = 1
f()
#: assert
def check(x):
    assert x > 1, "too small"
check(0)
#: assert bare
assert not 1
#: reraise
def f():
    try:
        1/0
    except ZeroDivisionError as e:
        raise
f()
#: reraise later
try:
    1/0
except ZeroDivisionError as e:
    saved = e
def g():
    raise saved
g()
#: finally
def f():
    try:
        1/0
    finally:
        print("cleanup")
f()
#: unpacking
a, b = 1, 2, 3
#: unpacking few
a, *b, c = [1]
#: stderr order
import sys
print("one")
print("two", file=sys.stderr)
sys.stderr.write("three\n")
print("four", flush=True)
1 @ 2
#: input
#< "first line\nsecond"
print(repr(input("prompt> ")))
print(repr(input()))
input()
#: surrogates
print("\ud800")
#: surrogates on stderr
raise ValueError("\udc80 \ud800")
#: subscript store
t = (1, 2)
t[0] = 1
#: delete attribute
class A: pass
del A().x
#: call none
x = None
x.y.z()
#: compare
[1, 2] < 3
#: unary
-"a"
#: augmented
x = 1
x += "a"
#: format
f"{1:zz}"
#: percent
"%d" % "a"
#: missing key
{"a": 1}[("b", 1)]
#: context cycle
try:
    raise ValueError(1)
except ValueError as a:
    try:
        raise TypeError(2)
    except TypeError as b:
        raise a
#: too deep group
e = ValueError(0)
for i in range(12):
    e = ExceptionGroup(str(i), [e])
raise e
