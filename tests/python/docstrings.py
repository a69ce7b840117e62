# Docstrings of what is written in C: where they are asked for, they are there; who has none says None.
import functools
import io
import itertools
import math
import pydoc
import sys

assert len.__doc__ == 'Return the number of items in a container.'
assert math.__doc__.startswith('This module provides access to the mathematical functions')
assert vars(math)['__doc__'] == math.__doc__
assert vars(list)['__doc__'] == list.__doc__ == [].__doc__
assert 'append' in dir(list) and list.append.__doc__ == [].append.__doc__
assert (1).__add__.__doc__ == int.__add__.__doc__ == str.__add__.__doc__ == 'Return self+value.'
assert int.__new__.__doc__.startswith('Create and return a new object.')
assert dict.fromkeys.__doc__ == vars(dict)['fromkeys'].__doc__
assert int.real.__doc__ == 'the real part of a complex number'
assert slice.start.__doc__ is None or isinstance(slice.start.__doc__, str)
assert type.__doc__.startswith('type(object)') and property.__doc__.startswith('Property attribute.')
assert type(vars(type)['__doc__']).__name__ == 'getset_descriptor'
assert sys.__doc__ and itertools.__doc__ and io.StringIO.__doc__


class Own(int):
    __slots__ = ()


class Deeper(Own):
    """Has one."""


class Slotted:
    __slots__ = ('a', '__dict__')


assert Own.__doc__ is None and Own().__doc__ is None
assert Deeper().__doc__ == 'Has one.'
assert super(Own, Own()).__doc__ == int.__doc__
assert super(Deeper, Deeper()).__doc__ is None
assert Slotted.a.__doc__ is None
assert vars(Slotted)['__dict__'].__doc__ == 'dictionary for instance variables'


@functools.wraps(len)
def wrapped():
    pass


assert wrapped.__doc__ == len.__doc__
assert property(len).__doc__ == len.__doc__
assert functools.partial(len).__doc__ == functools.partial.__doc__

for target in (list, dict):
    try:
        target.__doc__ = 'new'
    except TypeError as error:
        assert str(error).startswith("cannot set '__doc__' attribute of immutable type"), error
    else:
        raise AssertionError
try:
    del len.__doc__
except AttributeError as error:
    assert str(error) == "attribute '__doc__' of 'builtin_function_or_method' objects is not writable"
math.__doc__, before = 'changed', math.__doc__
assert math.__doc__ == vars(math)['__doc__'] == 'changed'
math.__doc__ = before

for target in (len, int, str.join, math.sqrt, itertools.chain, [].append, dict.fromkeys, sys.flags, None, memoryview):
    text = pydoc.plain(pydoc.render_doc(target))
    assert len(text.splitlines()) > 2
text = pydoc.plain(pydoc.render_doc(len))
assert text.splitlines()[2:4] == ['len(obj, /)', '    Return the number of items in a container.']
