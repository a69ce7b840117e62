"""Corners that CPython's own regression tests look into: throwing, frames, properties, patterns, hooks."""
import builtins
import collections
import collections.abc
import sys
import warnings


def raises(kind, work, *args):
    try:
        work(*args)
    except kind as error:
        return error
    raise AssertionError(f'{kind.__name__} was not raised')


# A clause of except* above took everything: those below see nothing.
seen = []
try:
    raise ExceptionGroup('g', [BlockingIOError('io')])
except* OSError as group:
    seen.append(group.exceptions[0].args)
except* BlockingIOError:
    seen.append('again')
assert seen == [('io',)], seen


# What goes wrong while throw() makes the exception is thrown itself.
class Strange(Exception):
    def __new__(cls, *args):
        return cls


def waits():
    try:
        yield 1
    except TypeError as error:
        yield str(error)


gen = waits()
next(gen)
assert 'should have returned an instance of BaseException' in gen.throw(Strange)


def inner():
    yield


def outer():
    try:
        raise KeyError('a')
    except KeyError:
        yield from inner()


gen = outer()
next(gen)
error = raises(ValueError, gen.throw, ValueError)
assert error.__context__.args == ('a',)


def plain():
    yield


gen = plain()
next(gen)
try:
    1 / 0
except ZeroDivisionError:
    # The thrower's exception is no context of what it throws.
    assert raises(ValueError, gen.throw, ValueError()).__context__ is None


# A delegate whose `close` cannot even be looked up is told of, and the generator ends.
class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 / 0


def delegates():
    yield from Broken()


told = []
sys.unraisablehook = told.append
gen = delegates()
next(gen)
gen.close()
sys.unraisablehook = sys.__unraisablehook__
assert [args.exc_type for args in told] == [ZeroDivisionError]

# Variables of a comprehension that is built into a module are in f_locals while it runs.
namespace = {'sys': sys}
exec('value = [sys._getframe().f_locals for a in [7]][0]["a"]', namespace)
assert namespace['value'] == 7 and 'a' not in namespace
assert type(namespace['__builtins__']) is dict


# A function made without builtins in its globals has those of the caller.
def uses(text):
    return len(text)


made = type(uses)(uses.__code__, {})
assert made('abc') == 3 and made.__builtins__ is uses.__builtins__


# The docstring of an instance of a subclass of property is its own.
class Special(property):
    """of the class"""


class Slotted(property):
    """of the class"""
    __slots__ = ()


def getter(self):
    """of the getter"""


assert Special(getter).__doc__ == 'of the getter'
assert Special(doc='given').__doc__ == 'given'
assert Slotted(doc='given').__doc__ == 'of the class'
raises(AttributeError, Slotted, getter)
assert str(raises(TypeError, property().__set_name__, 1)) == '__set_name__() takes 2 positional arguments but 1 were given'


class Wrapped:
    def __get__(self, instance, owner=None):
        return instance, owner


class Holder:
    both = classmethod(Wrapped())


assert Holder.both == (Holder, Holder)


# The first in the order of resolution says which pattern a class matches.
def kind(subject):
    match subject:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'


class A(dict, collections.abc.Sequence):
    pass


class B(collections.UserList, dict):
    pass


assert (kind(A()), kind(B())) == ('mapping', 'sequence')

# Keywords of a call may be of a class of str, and a name given twice is told whatever it is.
class Name(str):
    pass


def two(a, b):
    return a, b


assert two(**{Name('a'): 1, Name('b'): 2}) == (1, 2)
error = raises(TypeError, lambda: two(**{1: 3}, **{1: 5}))
assert str(error).endswith("two() got multiple values for keyword argument '1'"), error


# breakpoint() calls whatever the hook is.
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
assert breakpoint(1, x=2) == ((1,), {'x': 2})
del sys.breakpointhook
assert str(raises(RuntimeError, breakpoint)) == 'lost sys.breakpointhook'
sys.breakpointhook = sys.__breakpointhook__


# The call of iter(callable, sentinel) may exhaust the iterator itself.
def exhausts():
    if exhausts.again:
        return 2
    exhausts.again = True
    list(exhausts.iterator)
    return 1


exhausts.again = False
exhausts.iterator = iter(exhausts, 2)
raises(StopIteration, next, exhausts.iterator)


# Deleting a variable through f_locals of a traced frame leaves None there.
def traced():
    x = 1
    y = 2
    return x


def trace(frame, event, arg):
    if event == 'line' and frame.f_lineno == traced.__code__.co_firstlineno + 3:
        del frame.f_locals['x']
        sys.settrace(None)
    return trace


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    sys.settrace(trace)
    result = traced()
sys.settrace(None)
assert result is None and "unbound local 'x'" in str(caught[0].message), caught


class Keys(dict):
    def keys(self):
        return ['q', 'p']


assert eval('dir()', globals(), Keys()) == ['p', 'q']
assert builtins.breakpoint is breakpoint


# A module that is called by mistake is asked whether its namesake was meant.
module = type(sys)('namesake')
assert str(raises(TypeError, module)) == "'module' object is not callable"
module.namesake = len
assert str(raises(TypeError, module)).endswith("Did you mean: 'namesake.namesake(...)'?")


class C(collections.UserDict, list):
    pass


assert kind(C()) == 'mapping'
print('corners')
