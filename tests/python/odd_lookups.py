"""What lookups find where a program has put keys that only say they are names, and classes whose order is not known yet."""
import builtins
import functools
import gc
import itertools
import operator
import sys
import types
import warnings


class Key:
    """Equals a name, and notes that it was asked."""

    def __init__(self, name, asked=None):
        self.name = name
        self.asked = asked

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        if self.asked is not None:
            self.asked()
        return other == self.name


# In the attributes of an instance.
class Owner:
    def method(self):
        return 'method'


asked = []
owner = Owner()
owner.__dict__[Key('field', lambda: asked.append(1))] = 'found'
owner.plain = None
assert owner.field == 'found' and asked and owner.plain is None
assert hasattr(owner, 'field') and not hasattr(owner, 'nothing')
owner.__dict__[Key('method')] = lambda: 'own'
assert [owner.method() for _ in range(50)] == ['own'] * 50


class Evil:
    def __hash__(self):
        return hash('attr')

    def __eq__(self, other):
        try:
            del Vicious.attr
        except AttributeError:
            pass
        return 0


class Descr:
    def __get__(self, ob, type=None):
        return 1


class Vicious:
    attr = Descr()


vicious = Vicious()
vicious.__dict__[Evil()] = 0
assert vicious.attr == 1 and not hasattr(vicious, 'attr')

# In globals and builtins.
space = {Key('answer'): 42}
exec('def read():\n    return answer\nfound = [read() for _ in range(50)]', space)
assert space['found'] == [42] * 50
assert eval('name', {}, {Key('name'): 'local'}) == 'local'


def reduced(name, iterator, source):
    original = getattr(builtins, name)
    del builtins.__dict__[name]
    builtins.__dict__[Key(name, lambda: list(iterator))] = original
    try:
        return iterator.__reduce__()
    finally:
        del builtins.__dict__[name]
        builtins.__dict__[name] = original


for source, left in [('xyz', ''), ([1, 2], []), (bytes(3), ()), (bytearray(3), ()), ((1, 2), ())]:
    assert reduced('iter', iter(source), source) == (iter, (left,)), source

# A class whose metaclass still looks for its order.
seen = []


class Ordering(type):
    def mro(cls):
        if cls.__mro__ is None and cls.__name__ not in seen:
            seen.append(cls.__name__)
            seen.append(issubclass(cls, object))
            try:
                super(cls, cls).anything
            except AttributeError:
                seen.append('no attribute')
            if cls.__name__ == 'Made':
                try:
                    type('Early', (cls,), {})
                except TypeError as error:
                    seen.append(str(error))
                cls.__bases__ += ()
        return type.mro(cls)


class Made(metaclass=Ordering):
    pass


assert seen == ['Made', True, 'no attribute', 'Early', True, 'no attribute', "Cannot extend an incomplete type 'Made'"], seen
assert Made.__mro__ == (Made, object) and object.__subclasses__().count(Made) == 1


# What awaits nothing is told of as what it came of.
class Broken:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


async def walk():
    async for _ in Broken():
        pass


try:
    walk().send(None)
except TypeError as error:
    assert 'an invalid object from __anext__: Broken' in str(error)
    assert type(error.__cause__) is type(error.__context__) is ZeroDivisionError and error.__suppress_context__
else:
    raise AssertionError('nothing raised')


# The end of a coroutine that nobody awaited.
async def coroutine():
    pass


told = []
sys.unraisablehook, before = lambda info: told.append((repr(info.object), info.exc_type.__name__)), sys.unraisablehook
try:
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        left = coroutine()
        text = repr(left)
        del left
        gc.collect()
        assert told == [(text, 'RuntimeWarning')], told
    told.clear()
    original = warnings._warn_unawaited_coroutine
    warnings._warn_unawaited_coroutine = lambda coro: 1 / 0
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            left = coroutine()
            text = repr(left)
            del left
            gc.collect()
    finally:
        warnings._warn_unawaited_coroutine = original
    assert told == [(text, 'ZeroDivisionError')], told
    assert [str(warning.message) for warning in caught] == ["coroutine 'coroutine' was never awaited"]
finally:
    sys.unraisablehook = before

# A bytearray takes the items of an iterable one by one.
array = bytearray()


def items():
    for i in range(1, 20):
        yield i
        assert list(array) == list(range(1, i + 1)) and len(array) == i < array.__alloc__()


array.__init__(items())
assert len(array) == 19

# Flags of types: calls without a tuple, methods, types on the heap that nobody can change.
VECTORCALL, METHOD, HEAP, IMMUTABLE, AT_END = 1 << 11, 1 << 17, 1 << 9, 1 << 8, 1 << 23
WANTED = {
    types.FunctionType: VECTORCALL | METHOD | IMMUTABLE,
    type(list.append): VECTORCALL | METHOD | IMMUTABLE,
    type(list.__add__): METHOD | IMMUTABLE,
    type(len): VECTORCALL | IMMUTABLE,
    type(''.join): VECTORCALL | IMMUTABLE,
    types.MethodType: VECTORCALL | IMMUTABLE,
    type(dict.fromkeys): VECTORCALL | IMMUTABLE,
    type(functools.lru_cache(len)): METHOD | HEAP | IMMUTABLE,
    functools.partial: VECTORCALL | HEAP | IMMUTABLE,
    operator.itemgetter: VECTORCALL | HEAP | IMMUTABLE,
    operator.methodcaller: HEAP | IMMUTABLE,
    itertools.chain: HEAP | IMMUTABLE,
    type: VECTORCALL | IMMUTABLE | AT_END,
    Ordering: VECTORCALL | HEAP | AT_END,
    property: IMMUTABLE,
    Owner: HEAP,
}
MASK = VECTORCALL | METHOD | HEAP | IMMUTABLE | AT_END
for cls, flags in WANTED.items():
    if cls is not type(dict.fromkeys):
        assert cls.__flags__ & MASK == flags, (cls, hex(cls.__flags__ & MASK), hex(flags))


class Partial(functools.partial):
    pass


assert Partial.__flags__ & VECTORCALL
Partial.__call__ = print
assert not Partial.__flags__ & VECTORCALL


class Calling(type):
    def __call__(cls):
        pass


assert not Calling.__flags__ & VECTORCALL
