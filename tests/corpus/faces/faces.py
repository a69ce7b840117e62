# Prints the public face of built-in types, functions and modules written in C: one line for each name, with what kind of thing it is,
# its signature and, of types, flags and bases.
import builtins
import collections
import sys
import types
import typing


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


def signature(value):
    text = getattr(value, '__text_signature__', None)
    return text and ' '.join(text.split())


def show(*words):
    print('\t'.join(map(str, words)))


# The bits that say what a type is: sequence, mapping, immutable, heap, basetype, vectorcall, abstract.
FLAGS = 1 << 5 | 1 << 6 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 20
# Wrappers of slots that the reference's build has in fewer types than others.
WRAPPERS = {'__getattribute__', '__setattr__', '__delattr__'}


def show_type(name, cls):
    show('type ' + name, cls.__module__, cls.__qualname__, cls.__flags__ & FLAGS, [base.__name__ for base in cls.__mro__], signature(cls))
    for key, value in sorted(vars(cls).items()):
        if key not in WRAPPERS and key != '__doc__':
            show(f'{name}.{key}', type(value).__name__, signature(value), getattr(value, '__qualname__', None))


class Sequence:
    def __getitem__(self, index):
        return index


coro = coroutine()
named = {name: value for name, value in vars(builtins).items() if isinstance(value, type) and name != '__loader__'}
named |= {f'types.{name}': getattr(types, name) for name in types.__all__ if isinstance(getattr(types, name), type)}
named |= {f'typing.{name}': getattr(typing, name) for name in ('TypeVar', 'ParamSpec', 'TypeVarTuple', 'TypeAliasType', 'ParamSpecArgs', 'ParamSpecKwargs')}
named |= {f'collections.{name}': getattr(collections, name) for name in ('OrderedDict', 'deque', 'defaultdict')}
for value in (
    {}.keys(), {}.values(), {}.items(), iter([]), reversed([]), iter(()), iter(''), iter('\u1234'), iter(b''), iter(bytearray()),
    iter({}), iter({}.values()), iter({}.items()), reversed({}), reversed({}.values()), reversed({}.items()), iter(set()), iter(range(1)),
    iter(range(1 << 70)), iter(int, 1), iter(Sequence()), (1).__add__, int.__add__, str.join, dict.__dict__['fromkeys'],
    async_generator().asend(None), async_generator().athrow(ValueError), async_generator().__anext__(), coro.__await__(),
    iter(memoryview(b'')), sys.flags, sys.version_info, sys.hash_info, sys.float_info, sys.int_info, sys.thread_info, NotImplemented, ...,
):
    named[type(value).__name__] = type(value)
coro.close()
for name in sorted(named):
    show_type(name, named[name])

for name, value in sorted(vars(builtins).items()):
    if callable(value) and not isinstance(value, type):
        show('builtins.' + name, type(value).__name__, signature(value))

for name in MODULES:
    module = __import__(name)
    for key, value in sorted(vars(module).items()):
        if key in ('__file__', '__loader__', '__spec__', '__doc__', '__name__', '__package__'):
            continue
        kind = type(value).__name__
        if callable(value) and not isinstance(value, type):
            show(f'{name}.{key}', kind, signature(value))
        else:
            show(f'{name}.{key}', kind)
        if isinstance(value, type) and value.__module__ == name:
            for inner, member in sorted(vars(value).items()):
                if inner not in WRAPPERS and inner not in ('__doc__', '__module__'):
                    show(f'{name}.{key}.{inner}', type(member).__name__, signature(member))
