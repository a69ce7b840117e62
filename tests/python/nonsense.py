"""Special methods that answer nonsense, raise, or change what is being looked at; recursion; allocations that cannot be; limits.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""

def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected


def having(**methods):
    """An object whose class has these methods; a method that is no function is a constant answer."""
    namespace = {}
    for name, answer in methods.items():
        namespace[name] = answer if callable(answer) or answer is None else (lambda *args, answer=answer: answer)
    return type('X', (), namespace)()


def based(base, **methods):
    return type('Y', (base,), {name: (lambda self, *args, answer=answer: answer) for name, answer in methods.items()})


def fail(*args):
    raise LookupError('failed')


class Loud:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return 'missing ' + name


class Quiet:
    def __getattr__(self, name):
        raise KeyError(name)


class Property:
    @property
    def broken(self):
        raise AttributeError('inner')

    @property
    def fine(self):
        return 1


class Deep:
    def __init__(self):
        self.me = self

    def __repr__(self):
        return '<' + repr(self.me) + '>'

    def __eq__(self, other):
        return self.me == other

    def __hash__(self):
        return hash(self.me)

    def __lt__(self, other):
        return self.me < other


def changing(container, change):
    """Iterates while the container changes; what was seen and how it ended."""
    seen = []
    try:
        for item in container:
            seen.append(item)
            if len(seen) > 20:
                break
            change(container)
    except Exception as error:
        return seen, type(error).__name__ + ': ' + str(error)
    return seen, None


def cyclic():
    a = []
    a.append(a)
    return a


def cyclic_dict():
    d = {}
    d['self'] = d
    return d


def recursive(action):
    try:
        action()
    except RecursionError as error:
        return str(error).split(' while ')[0].split(' in ')[0]
# __len__ and __bool__.
check(lambda: len(having(__len__=-1)), 'ValueError: __len__() should return >= 0')
check(lambda: len(having(__len__='a')), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: len(having(__len__=1.5)), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: len(having(__len__=True)), '1')
check(lambda: len(having(__len__=2 ** 70)), "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: len(having(__len__=-2 ** 70)), 'ValueError: __len__() should return >= 0')
check(lambda: len(having(__len__=having(__index__=3))), '3')
check(lambda: len(having(__len__=None)), "TypeError: 'NoneType' object is not callable")
check(lambda: len(having(__len__=fail)), 'LookupError: failed')
check(lambda: len(having()), "TypeError: object of type 'X' has no len()")
check(lambda: len(3), "TypeError: object of type 'int' has no len()")
check(lambda: len(), 'TypeError: len() takes exactly one argument (0 given)')
check(lambda: len(int), "TypeError: object of type 'type' has no len()")
check(lambda: bool(having(__bool__=1)), 'TypeError: __bool__ should return bool, returned int')
check(lambda: bool(having(__bool__=None)), "TypeError: 'NoneType' object is not callable")
check(lambda: bool(having(__bool__='x')), 'TypeError: __bool__ should return bool, returned str')
check(lambda: bool(having(__bool__=True)), 'True')
check(lambda: bool(having(__bool__=fail)), 'LookupError: failed')
check(lambda: bool(having(__len__=0)), 'False')
check(lambda: bool(having(__len__=-1)), 'ValueError: __len__() should return >= 0')
check(lambda: bool(having(__len__=3)), 'True')
check(lambda: bool(having(__len__='a')), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: bool(having(__bool__=False, __len__=3)), 'False')
check(lambda: not having(__bool__=1), 'TypeError: __bool__ should return bool, returned int')
check(lambda: 1 if having(__bool__=1) else 2, 'TypeError: __bool__ should return bool, returned int')
check(lambda: [x for x in (1,) if having(__bool__=3)], 'TypeError: __bool__ should return bool, returned int')

# __index__, __int__, __float__, __complex__.
check(lambda: [1, 2, 3][having(__index__=1)], '2')
check(lambda: [1, 2, 3][having(__index__='x')], 'TypeError: __index__ returned non-int (type str)')
check(lambda: [1, 2, 3][having(__index__=True)], '2')
check(lambda: [1, 2, 3][having(__index__=2 ** 70)], "IndexError: cannot fit 'X' into an index-sized integer")
check(lambda: [1, 2, 3][having(__index__=fail)], 'LookupError: failed')
check(lambda: [1, 2, 3][having(__int__=1)], 'TypeError: list indices must be integers or slices, not X')
check(lambda: range(having(__index__=3)), 'range(0, 3)')
check(lambda: range(having(__index__=1.5)), 'TypeError: __index__ returned non-int (type float)')
check(lambda: range(having(__int__=3)), "TypeError: 'X' object cannot be interpreted as an integer")
check(lambda: int(having(__int__=1.5)), 'TypeError: __int__ returned non-int (type float)')
check(lambda: int(having(__int__='1')), 'TypeError: __int__ returned non-int (type str)')
check(lambda: int(having(__int__=fail)), 'LookupError: failed')
check(lambda: int(having(__index__=4)), '4')
check(lambda: int(having(__trunc__=4)), '4')
check(lambda: int(having(__trunc__='x')), 'TypeError: __trunc__ returned non-Integral (type str)')
check(lambda: int(having()), "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'X'")
check(lambda: int(based(int, __int__='x')(3)), 'TypeError: __int__ returned non-int (type str)')
check(lambda: int(having(__int__=based(int)(7))), '7')
check(lambda: float(having(__float__=1)), 'TypeError: X.__float__ returned non-float (type int)')
check(lambda: float(having(__float__='1')), 'TypeError: X.__float__ returned non-float (type str)')
check(lambda: float(having(__index__=3)), '3.0')
check(lambda: float(having(__float__=fail)), 'LookupError: failed')
check(lambda: float(having()), "TypeError: float() argument must be a string or a real number, not 'X'")
check(lambda: complex(having(__complex__=1)), 'TypeError: __complex__ returned non-complex (type int)')
check(lambda: complex(having(__complex__=1.5)), 'TypeError: __complex__ returned non-complex (type float)')
check(lambda: complex(having(__float__=1.5)), '(1.5+0j)')
check(lambda: complex(having(__index__=2)), '(2+0j)')
check(lambda: complex(having(__complex__=fail)), 'LookupError: failed')
check(lambda: complex(having()), "TypeError: complex() first argument must be a string or a number, not 'X'")
check(lambda: abs(having()), "TypeError: bad operand type for abs(): 'X'")
check(lambda: -having(), "TypeError: bad operand type for unary -: 'X'")
check(lambda: ~having(__invert__='inverted'), "'inverted'")
check(lambda: round(having(__round__=lambda self, n=None: ('round', n))), "('round', None)")
check(lambda: round(having(__round__=lambda self, n=None: ('round', n)), 2), "('round', 2)")
check(lambda: round(having()), "TypeError: type X doesn't define __round__ method")
check(lambda: divmod(having(__divmod__='d'), 3), "'d'")
check(lambda: divmod(having(), 3), "TypeError: unsupported operand type(s) for divmod(): 'X' and 'int'")
check(lambda: pow(having(__pow__=lambda self, *args: args), 2), '(2,)')
check(lambda: pow(having(__pow__=lambda self, *args: args), 2, 3), '(2, 3)')
check(lambda: pow(having(), 2, 3), "TypeError: unsupported operand type(s) for ** or pow(): 'X', 'int', 'int'")
check(lambda: pow(2, having(__rpow__=lambda self, *args: args)), '(2,)')
check(
    lambda: pow(2, having(__rpow__=lambda self, *args: args), 3),
    "TypeError: unsupported operand type(s) for ** or pow(): 'int', 'X', 'int'",
)
check(lambda: hex(having(__index__=255)), "'0xff'")
check(lambda: hex(having(__int__=255)), "TypeError: 'X' object cannot be interpreted as an integer")
check(lambda: bin(1.5), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: bytes(having(__index__=3)), "b'\\x00\\x00\\x00'")
check(lambda: bytes(having(__bytes__='x')), 'TypeError: __bytes__ returned non-bytes (type str)')
check(lambda: bytes(having(__bytes__=b'y')), "b'y'")
check(lambda: bytes(having(__bytes__=fail)), 'LookupError: failed')
check(lambda: 'a' * having(__index__=3), "'aaa'")
check(lambda: 'a' * having(__int__=3), "TypeError: can't multiply sequence by non-int of type 'X'")
check(lambda: [0] * having(__index__=2), '[0, 0]')
check(lambda: (1, 2) * having(), "TypeError: can't multiply sequence by non-int of type 'X'")
check(lambda: 2 ** having(), "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'X'")

# __hash__ and __eq__.
check(lambda: hash(having(__hash__=1.5)), 'TypeError: __hash__ method should return an integer')
check(lambda: hash(having(__hash__='a')), 'TypeError: __hash__ method should return an integer')
check(lambda: hash(having(__hash__=-1)), '-2')
check(lambda: hash(having(__hash__=True)), '1')
check(lambda: hash(having(__hash__=None)), "TypeError: unhashable type: 'X'")
check(lambda: hash(having(__eq__=1)), "TypeError: unhashable type: 'X'")
check(lambda: hash(having(__hash__=fail)), 'LookupError: failed')
check(lambda: hash([]), "TypeError: unhashable type: 'list'")
check(lambda: hash({}), "TypeError: unhashable type: 'dict'")
check(lambda: hash((1, [2])), "TypeError: unhashable type: 'list'")
check(lambda: {having(__hash__=fail): 1}, 'LookupError: failed')
check(lambda: {having(__hash__=None)}, "TypeError: unhashable type: 'X'")
check(lambda: having(__eq__='x') == 1, "'x'")
check(lambda: 1 == having(__eq__='x'), "'x'")
check(lambda: having(__eq__='x') != 1, 'False')
check(lambda: having(__ne__='x') != 1, "'x'")
check(lambda: having(__eq__=NotImplemented) == 1, 'False')
check(lambda: having(__eq__=NotImplemented) != 1, 'True')
check(lambda: having(__eq__=fail) == 1, 'LookupError: failed')
check(lambda: having(__eq__=fail) != 1, 'LookupError: failed')
check(lambda: having(__lt__=NotImplemented) < 1, "TypeError: '<' not supported between instances of 'X' and 'int'")
check(lambda: having(__lt__='x') < 1, "'x'")
check(lambda: 1 > having(__lt__='x'), "'x'")
check(lambda: 1 < having(__lt__='x'), "TypeError: '<' not supported between instances of 'int' and 'X'")
check(lambda: having() < having(), "TypeError: '<' not supported between instances of 'X' and 'X'")
check(lambda: sorted([having(__lt__=1), having(__lt__=0)]) is not None, 'True')
check(lambda: sorted([having(), having()]), "TypeError: '<' not supported between instances of 'X' and 'X'")
check(lambda: max(having(), having()), "TypeError: '>' not supported between instances of 'X' and 'X'")
check(lambda: having(__eq__=fail) in [1], 'LookupError: failed')
check(lambda: 1 in [having(__eq__=fail)], 'LookupError: failed')
check(lambda: [having(__eq__=fail)] == [1], 'LookupError: failed')
check(lambda: [having(__eq__=having(__bool__=3))] == [1], 'TypeError: __bool__ should return bool, returned int')
check(lambda: [1].index(having(__eq__=having(__bool__=3))), 'TypeError: __bool__ should return bool, returned int')
check(lambda: [1].count(having(__eq__=True)), '1')
check(lambda: {1: 2} == {1: having(__eq__=fail)}, 'LookupError: failed')

# __iter__, __next__, __contains__, __getitem__.
check(lambda: iter(having(__iter__=3)), "TypeError: iter() returned non-iterator of type 'int'")
check(lambda: iter(having(__iter__=None)), "TypeError: 'X' object is not iterable")
check(lambda: iter(having(__iter__=fail)), 'LookupError: failed')
check(lambda: iter(having()), "TypeError: 'X' object is not iterable")
check(lambda: list(having(__iter__=3)), "TypeError: iter() returned non-iterator of type 'int'")
check(lambda: list(having(__iter__=having(__next__=fail))), 'LookupError: failed')
check(lambda: iter(having(__iter__=having())), "TypeError: iter() returned non-iterator of type 'X'")
check(lambda: next(having()), "TypeError: 'X' object is not an iterator")
check(lambda: next(having(__next__=3)), '3')
check(lambda: next(having(__next__=None)), "TypeError: 'NoneType' object is not callable")
check(lambda: next(iter([])), 'StopIteration: ')
check(lambda: next(iter([]), 'default'), "'default'")
check(lambda: next(iter([]), 1, 2), 'TypeError: next expected at most 2 arguments, got 3')
check(lambda: next(3), "TypeError: 'int' object is not an iterator")
check(lambda: list(having(__getitem__=lambda self, i: [1, 2, 3][i])), '[1, 2, 3]')
check(lambda: list(having(__getitem__=lambda self, i: {0: 1}[i])), 'KeyError: 1')
check(lambda: list(having(__getitem__=fail)), 'LookupError: failed')
check(lambda: [*having(__iter__=3)], "TypeError: iter() returned non-iterator of type 'int'")
check(lambda: {*having()}, "TypeError: 'X' object is not iterable")
check(lambda: {**having()}, "TypeError: 'X' object is not a mapping")
check(lambda: {**having(keys=[1])}, "TypeError: 'X' object is not subscriptable")
check(lambda: {**having(keys=3)}, 'TypeError: X.keys() returned a non-iterable (type int)')
check(lambda: {**having(keys=['a'], __getitem__=lambda self, key: key)}, "{'a': 'a'}")
check(lambda: (lambda **k: k)(**{1: 2}), 'TypeError: keywords must be strings')
check(lambda: (lambda **k: k)(**having(keys=['a'], __getitem__=lambda self, key: key)), "{'a': 'a'}")
check(
    lambda: (lambda *a: a)(*3),
    'TypeError: __main__.<lambda>.<locals>.<lambda>() argument after * must be an iterable, not int',
)
check(lambda: (lambda *a: a)(*having(__getitem__=lambda self, i: [1, 2, 3][i])), '(1, 2, 3)')
check(lambda: a_b(3) if 0 else 1, '1')
check(lambda: 1 in having(__contains__='yes'), 'True')
check(lambda: 1 in having(__contains__=0), 'False')
check(lambda: 1 in having(__contains__=None), "TypeError: 'X' object is not a container")
check(lambda: 1 in having(__contains__=fail), 'LookupError: failed')
check(lambda: 1 in having(__contains__=having(__bool__=3)), 'TypeError: __bool__ should return bool, returned int')
check(lambda: 1 in having(__iter__=lambda self: iter([1])), 'True')
check(lambda: 1 in having(__iter__=3), "TypeError: argument of type 'X' is not iterable")
check(lambda: 1 in having(__getitem__=lambda self, i: [0, 1][i]), 'True')
check(lambda: 5 in having(__getitem__=lambda self, i: [0, 1][i]), 'False')
check(lambda: 1 in having(), "TypeError: argument of type 'X' is not iterable")
check(lambda: 1 in 3, "TypeError: argument of type 'int' is not iterable")
check(lambda: 1 in None, "TypeError: argument of type 'NoneType' is not iterable")
check(lambda: having(__getitem__=None)[1], "TypeError: 'NoneType' object is not callable")
check(lambda: having()[1], "TypeError: 'X' object is not subscriptable")
check(lambda: having().__getitem__, "AttributeError: 'X' object has no attribute '__getitem__'")
check(lambda: int[1], "TypeError: type 'int' is not subscriptable")
check(lambda: having(__setitem__=None).__setitem__(1, 2), "TypeError: 'NoneType' object is not callable")
check(lambda: exec('x[1] = 2', {'x': having()}), "TypeError: 'X' object does not support item assignment")
check(lambda: exec('del x[1]', {'x': having()}), "TypeError: 'X' object doesn't support item deletion")
check(lambda: exec('x[1] = 2', {'x': (1, 2)}), "TypeError: 'tuple' object does not support item assignment")
check(lambda: exec('del x[1]', {'x': (1, 2)}), "TypeError: 'tuple' object doesn't support item deletion")
check(lambda: exec('x[1] = 2', {'x': 'ab'}), "TypeError: 'str' object does not support item assignment")
check(lambda: exec('del x["a"]', {'x': {}}), "KeyError: 'a'")
check(lambda: exec('x[1:2] = 2', {'x': [1]}), 'TypeError: must assign iterable to extended slice')
check(
    lambda: exec('x[::2] = [1, 2, 3]', {'x': [1, 2, 3]}),
    'ValueError: attempt to assign sequence of size 3 to extended slice of size 2',
)
check(lambda: exec('a, b = 1', {}), 'TypeError: cannot unpack non-iterable int object')
check(lambda: exec('a, b = [1]', {}), 'ValueError: not enough values to unpack (expected 2, got 1)')
check(lambda: exec('a, b = [1, 2, 3]', {}), 'ValueError: too many values to unpack (expected 2)')
check(lambda: exec('a, *b, c = [1]', {}), 'ValueError: not enough values to unpack (expected at least 2, got 1)')
check(lambda: exec('a, b = x', {'x': having()}), 'TypeError: cannot unpack non-iterable X object')
check(lambda: exec('a, b = x', {'x': having(__iter__=3)}), "TypeError: iter() returned non-iterator of type 'int'")
check(
    lambda: exec('a, b = x', {'x': having(__getitem__=lambda self, i: [1, 2, 3][i])}),
    'ValueError: too many values to unpack (expected 2)',
)
check(lambda: reversed(having()), "TypeError: 'X' object is not reversible")
check(lambda: reversed(having(__reversed__=3)), '3')
check(lambda: reversed(having(__reversed__=None)), "TypeError: 'X' object is not reversible")
check(lambda: reversed(having(__len__=3)), "TypeError: 'X' object is not reversible")
check(lambda: reversed(having(__len__=3, __getitem__=lambda self, i: i)) is not None, 'True')
check(lambda: list(reversed(having(__len__=3, __getitem__=lambda self, i: i))), '[2, 1, 0]')
check(lambda: reversed({1}), "TypeError: 'set' object is not reversible")
check(lambda: list(reversed({1: 2})), '[1]')
check(lambda: list(having(__iter__=lambda self: iter('ab'), __len__=-1)), 'ValueError: __len__() should return >= 0')
check(lambda: list(having(__iter__=lambda self: iter('ab'), __len__=fail)), 'LookupError: failed')
check(
    lambda: list(having(__iter__=lambda self: iter('ab'), __length_hint__=-1)),
    'ValueError: __length_hint__() should return >= 0',
)
check(
    lambda: list(having(__iter__=lambda self: iter('ab'), __length_hint__='x')),
    'TypeError: __length_hint__ must be an integer, not str',
)
check(lambda: list(having(__iter__=lambda self: iter('ab'), __length_hint__=NotImplemented)), "['a', 'b']")
check(lambda: list(having(__iter__=lambda self: iter('ab'), __length_hint__=fail)), 'LookupError: failed')

# __repr__, __str__, __format__, __dir__, __sizeof__.
check(lambda: repr(having(__repr__=3)), 'TypeError: __repr__ returned non-string (type int)')
check(lambda: repr(having(__repr__=None)), "TypeError: 'NoneType' object is not callable")
check(lambda: repr(having(__repr__=fail)), 'LookupError: failed')
check(lambda: str(having(__str__=3)), 'TypeError: __str__ returned non-string (type int)')
check(lambda: str(having(__str__=None)), "TypeError: 'NoneType' object is not callable")
check(lambda: str(having(__str__=fail)), 'LookupError: failed')
check(lambda: str(having(__repr__='r')), "'r'")
check(lambda: str(having(__repr__=3)), 'TypeError: __str__ returned non-string (type int)')
check(lambda: repr(having(__str__='s'))[:14], "'<__main__.X ob'")
check(lambda: ascii(having(__repr__='\xe9\u1234')), "'\\\\xe9\\\\u1234'")
check(lambda: format(having(__format__=3)), 'TypeError: __format__ must return a str, not int')
check(lambda: format(having(__format__=3), 'x'), 'TypeError: __format__ must return a str, not int')
check(lambda: format(having(__format__='f'), 'x'), "'f'")
check(lambda: format(having(), 'x'), 'TypeError: unsupported format string passed to X.__format__')
check(lambda: format(having(__str__='s')), "'s'")
check(lambda: format(3, having()), 'TypeError: format() argument 2 must be str, not X')
check(lambda: format(3, 4), 'TypeError: format() argument 2 must be str, not int')
check(lambda: f'{having(__format__=3)}', 'TypeError: __format__ must return a str, not int')
check(lambda: f'{having(__str__=3)}', 'TypeError: __str__ returned non-string (type int)')
check(lambda: f'{having(__repr__=3)!r}', 'TypeError: __repr__ returned non-string (type int)')
check(lambda: '%s' % having(__str__=3), 'TypeError: __str__ returned non-string (type int)')
check(lambda: '%r' % having(__repr__='R'), "'R'")
check(lambda: '%d' % having(__int__=3), "'3'")
check(lambda: '%d' % having(__index__=3), "'3'")
check(lambda: '%d' % having(), 'TypeError: %d format: a real number is required, not X')
check(lambda: '%f' % having(__float__=1.5), "'1.500000'")
check(lambda: '%c' % having(__index__=65), "'A'")
check(lambda: '{}'.format(having(__format__=3)), 'TypeError: __format__ must return a str, not int')
check(lambda: '{.x}'.format(having(x=lambda self: 3)) is not None, 'True')
check(lambda: '{.y}'.format(having()), "AttributeError: 'X' object has no attribute 'y'")
check(lambda: '{[1]}'.format(having()), "TypeError: 'X' object is not subscriptable")
check(lambda: dir(having(__dir__=3)), "TypeError: 'int' object is not iterable")
check(lambda: dir(having(__dir__=['b', 'a'])), "['a', 'b']")
check(lambda: dir(having(__dir__=[1, 'a'])), "TypeError: '<' not supported between instances of 'str' and 'int'")
check(lambda: dir(having(__dir__=None)), "TypeError: 'NoneType' object is not callable")
check(lambda: print(having(__str__=3)), 'TypeError: __str__ returned non-string (type int)')
check(lambda: [having(__repr__=fail)], 'LookupError: failed')
check(lambda: repr([having(__repr__=fail)]), 'LookupError: failed')
check(lambda: repr({1: having(__repr__=3)}), 'TypeError: __repr__ returned non-string (type int)')

# Attributes.
check(lambda: Loud().x, "'missing x'")
check(lambda: Loud().__getattribute__('x'), "AttributeError: 'Loud' object has no attribute 'x'")
check(lambda: Quiet().x, "KeyError: 'x'")
check(lambda: hasattr(Quiet(), 'x'), "KeyError: 'x'")
check(lambda: Property().broken, 'AttributeError: inner')
check(lambda: hasattr(Property(), 'broken'), 'False')
check(lambda: getattr(Property(), 'broken', 'default'), "'default'")
check(lambda: setattr(Property(), 'fine', 1), "AttributeError: property 'fine' of 'Property' object has no setter")
check(lambda: delattr(Property(), 'fine'), "AttributeError: property 'fine' of 'Property' object has no deleter")
check(lambda: having(__getattr__=3).x, '3')
check(lambda: having(__getattr__=3).__class__.__name__, "'X'")
check(lambda: having(__getattribute__=3).x, '3')
check(lambda: having(__setattr__=fail).__setattr__('a', 1), 'LookupError: failed')
check(lambda: setattr(having(__setattr__=fail), 'a', 1), 'LookupError: failed')
check(lambda: delattr(having(__delattr__=fail), 'a'), 'LookupError: failed')
check(lambda: getattr(having(), 'a\ud800'), "AttributeError: 'X' object has no attribute 'a\ud800'")
check(lambda: getattr(having(), ''), "AttributeError: 'X' object has no attribute ''")
check(lambda: setattr(having(), '', 3), 'None')
check(lambda: vars(3), 'TypeError: vars() argument must have __dict__ attribute')
check(lambda: vars(having(__dict__=3)) is not None, 'True')
check(lambda: having().__dict__, '{}')
check(lambda: object().__dict__, "AttributeError: 'object' object has no attribute '__dict__'")
check(lambda: having(__slots__=()) if 0 else 1, '1')

# __call__, __init__, __new__, context managers.
check(lambda: having()(), "TypeError: 'X' object is not callable")
check(lambda: having(__call__=3)(), '3')
check(lambda: having(__call__=lambda self, *args, **kwargs: (args, kwargs))(1, a=2), "((1,), {'a': 2})")
check(lambda: type('Z', (), {'__init__': lambda self: 3})(), "TypeError: __init__() should return None, not 'int'")
check(lambda: type('Z', (), {'__init__': None})(), "TypeError: 'NoneType' object is not callable")
check(lambda: type('Z', (), {'__new__': lambda cls: 3})(), '3')
check(lambda: type('Z', (), {'__new__': lambda cls: 3, '__init__': fail})(), '3')
check(lambda: type('Z', (), {'__new__': None})(), "TypeError: 'NoneType' object is not callable")
check(lambda: type('Z', (), {'__new__': 3})(), "TypeError: 'int' object is not callable")
check(lambda: type('Z', (), {})(1), 'TypeError: Z() takes no arguments')
check(lambda: type('Z', (), {})(a=1), 'TypeError: Z() takes no arguments')
check(
    lambda: type('Z', (), {'__init__': lambda self, a: None})(),
    "TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'a'",
)
check(
    lambda: type('Z', (), {'__init__': lambda self, a: None})(1, 2),
    'TypeError: <lambda>.<locals>.<lambda>() takes 2 positional arguments but 3 were given',
)
check(lambda: type('Z', (), {'__new__': lambda cls, a: object.__new__(cls)})(1).__class__.__name__, "'Z'")
check(
    lambda: type('Z', (), {'__new__': lambda cls, a: object.__new__(cls, a)})(1),
    'TypeError: object.__new__() takes exactly one argument (the type to instantiate)',
)
check(
    lambda: type('Z', (), {'__init__': lambda self, a: object.__init__(self, a)})(1),
    'TypeError: object.__init__() takes exactly one argument (the instance to initialize)',
)
check(lambda: object(1), 'TypeError: object() takes no arguments')
check(lambda: object(a=1), 'TypeError: object() takes no arguments')
check(lambda: object.__new__(3), 'TypeError: object.__new__(X): X is not a type object (int)')
check(lambda: object.__new__(int), 'TypeError: object.__new__(int) is not safe, use int.__new__()')
check(lambda: int.__new__(object), 'TypeError: int.__new__(object): object is not a subtype of int')
check(lambda: int.__new__(bool), 'TypeError: int.__new__(bool) is not safe, use bool.__new__()')
check(lambda: list.__new__(dict), 'TypeError: list.__new__(dict): dict is not a subtype of list')
check(lambda: exec('with x: pass', {'x': having()}), "TypeError: 'X' object does not support the context manager protocol")
check(
    lambda: exec('with x: pass', {'x': having(__enter__=1)}),
    "TypeError: 'X' object does not support the context manager protocol (missed __exit__ method)",
)
check(
    lambda: exec('with x: pass', {'x': having(__exit__=1)}),
    "TypeError: 'X' object does not support the context manager protocol",
)
check(lambda: exec('with x: pass', {'x': having(__enter__=1, __exit__=1)}), 'None')
check(lambda: exec('with x: 1/0', {'x': having(__enter__=1, __exit__=1)}), 'None')
check(lambda: exec('with x: 1/0', {'x': having(__enter__=1, __exit__=0)}), 'ZeroDivisionError: division by zero')
check(
    lambda: exec('with x: 1/0', {'x': having(__enter__=1, __exit__=having(__bool__=3))}),
    'TypeError: __bool__ should return bool, returned int',
)
check(lambda: exec('with x: pass', {'x': having(__enter__=fail, __exit__=1)}), 'LookupError: failed')
check(lambda: isinstance(1, having(__instancecheck__=3)), 'True')
check(lambda: isinstance(1, having()), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check(lambda: isinstance(1, 3), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check(lambda: isinstance(1, (int, 3)), 'True')
check(lambda: isinstance(1, (3, int)), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check(lambda: isinstance(1, type('M', (type,), {'__instancecheck__': lambda cls, obj: 'yes'})('C', (), {})), 'True')
check(lambda: isinstance(1, type('M', (type,), {'__instancecheck__': fail})('C', (), {})), 'LookupError: failed')
check(lambda: issubclass(1, int), 'TypeError: issubclass() arg 1 must be a class')
check(lambda: issubclass(int, 1), 'TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union')
check(lambda: issubclass(int, (str, (float, int))), 'True')
check(lambda: issubclass(int, type('M', (type,), {'__subclasscheck__': lambda cls, obj: []})('C', (), {})), 'False')
check(lambda: isinstance(having(__class__=int), int), 'True')
check(lambda: isinstance(1, int | str), 'True')
check(lambda: isinstance(1, list[int]), 'TypeError: isinstance() argument 2 cannot be a parameterized generic')
check(lambda: issubclass(int, int | None), 'True')
check(lambda: isinstance(None, int | None), 'True')

# Operators: who is asked, in which order.
check(lambda: having(__add__=NotImplemented) + 1, "TypeError: unsupported operand type(s) for +: 'X' and 'int'")
check(lambda: having() + 1, "TypeError: unsupported operand type(s) for +: 'X' and 'int'")
check(lambda: 1 + having(), "TypeError: unsupported operand type(s) for +: 'int' and 'X'")
check(lambda: 1 + having(__radd__='r'), "'r'")
check(lambda: having(__add__='a') + having(__radd__='r'), "'a'")
check(lambda: having(__add__=NotImplemented) + having(__radd__='r'), "'r'")
check(lambda: 'a' + having(__radd__='r'), "'r'")
check(lambda: [1] + having(__radd__='r'), "'r'")
check(lambda: having(__iadd__='i').__iadd__(1), "'i'")
check(lambda: based(int, __radd__='sub')(1).__radd__(2), "'sub'")
check(lambda: 1 + based(int, __radd__='sub')(1), "'sub'")
check(lambda: 1 + based(int, __add__='sub')(1), '2')
check(lambda: 1 < based(int, __gt__='sub')(1), "'sub'")
check(lambda: 1 == based(int, __eq__='sub')(1), "'sub'")
check(lambda: [] + (), 'TypeError: can only concatenate list (not "tuple") to list')
check(lambda: 'a' + 1, 'TypeError: can only concatenate str (not "int") to str')
check(lambda: 'a' + b'a', 'TypeError: can only concatenate str (not "bytes") to str')
check(lambda: 1 + 'a', "TypeError: unsupported operand type(s) for +: 'int' and 'str'")
check(lambda: b'a' + 'a', "TypeError: can't concat str to bytes")
check(lambda: [] + 'a', 'TypeError: can only concatenate list (not "str") to list')
check(lambda: {} + {}, "TypeError: unsupported operand type(s) for +: 'dict' and 'dict'")
check(lambda: () + [], 'TypeError: can only concatenate tuple (not "list") to tuple')
check(lambda: 'a' - 'b', "TypeError: unsupported operand type(s) for -: 'str' and 'str'")
check(lambda: 1 @ 2, "TypeError: unsupported operand type(s) for @: 'int' and 'int'")
check(lambda: [1] * 'a', "TypeError: can't multiply sequence by non-int of type 'str'")
check(lambda: 'a' * 1.5, "TypeError: can't multiply sequence by non-int of type 'float'")
check(lambda: 'a' % 1, 'TypeError: not all arguments converted during string formatting')
check(lambda: '%d' % 'a', 'TypeError: %d format: a real number is required, not str')
check(lambda: None + 1, "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'")
check(lambda: 1 << -1, 'ValueError: negative shift count')
check(lambda: 1 >> 'a', "TypeError: unsupported operand type(s) for >>: 'int' and 'str'")
check(lambda: 1 & 1.5, "TypeError: unsupported operand type(s) for &: 'int' and 'float'")
check(lambda: {1} & [1], "TypeError: unsupported operand type(s) for &: 'set' and 'list'")
check(lambda: {1} | 3, "TypeError: unsupported operand type(s) for |: 'set' and 'int'")
check(lambda: 1 // 0, 'ZeroDivisionError: integer division or modulo by zero')
check(lambda: 1 % 0, 'ZeroDivisionError: integer modulo by zero')
check(lambda: 1 / 0, 'ZeroDivisionError: division by zero')
check(lambda: 1.5 // 0, 'ZeroDivisionError: float floor division by zero')
check(lambda: 1.5 % 0, 'ZeroDivisionError: float modulo')
check(lambda: 0 ** -1, 'ZeroDivisionError: 0.0 cannot be raised to a negative power')
check(lambda: 0.0 ** -1, 'ZeroDivisionError: 0.0 cannot be raised to a negative power')
check(lambda: divmod(1, 0), 'ZeroDivisionError: integer division or modulo by zero')
check(lambda: pow(2, -1, 4), 'ValueError: base is not invertible for the given modulus')
check(lambda: pow(2, 2, 0), 'ValueError: pow() 3rd argument cannot be 0')
check(lambda: pow(2, 2.5, 3), 'TypeError: pow() 3rd argument not allowed unless all arguments are integers')
check(lambda: exec('x += 1', {'x': having()}), "TypeError: unsupported operand type(s) for +=: 'X' and 'int'")
check(lambda: exec('x @= 1', {'x': 3}), "TypeError: unsupported operand type(s) for @=: 'int' and 'int'")
check(lambda: exec('x **= 1', {'x': 'a'}), "TypeError: unsupported operand type(s) for **=: 'str' and 'int'")
check(lambda: exec('x <<= 1', {'x': 1.5}), "TypeError: unsupported operand type(s) for <<=: 'float' and 'int'")
check(lambda: exec('x += [1]', {'x': (1,)}), 'TypeError: can only concatenate tuple (not "list") to tuple')

# Recursion.
check(lambda: repr(cyclic()), "'[[...]]'")
check(lambda: repr(cyclic_dict()), '"{\'self\': {...}}"')
check(lambda: str(cyclic()), "'[[...]]'")
check(lambda: (lambda a: (a.append((a,)), repr(a))[1])([]), "'[([...],)]'")
check(lambda: (lambda d: (d.update(v=d.values()), repr(d)))({})[1][:20], '"{\'v\': dict_values([."')
check(lambda: (lambda a: a == a)(cyclic()), 'True')
check(lambda: (lambda a: a in a)(cyclic()), 'True')
check(lambda: (lambda a: a.index(a))(cyclic()), '0')
check(lambda: hash(cyclic()), "TypeError: unhashable type: 'list'")

# Changing while iterating.
check(lambda: changing([1, 2], lambda c: c.append(3))[0][:5], '[1, 2, 3, 3, 3]')
check(lambda: changing([1, 2, 3, 4], lambda c: c.pop()), '([1, 2], None)')
check(lambda: changing([1, 2, 3, 4], lambda c: c.clear()), '([1], None)')
check(
    lambda: changing({1: 1, 2: 2}, lambda c: c.update({len(c) + 1: 0})),
    "([1], 'RuntimeError: dictionary changed size during iteration')",
)
check(
    lambda: changing({1: 1, 2: 2}, lambda c: c.pop(2, None)),
    "([1], 'RuntimeError: dictionary changed size during iteration')",
)
check(lambda: changing({1: 1, 2: 2}, lambda c: c.clear()), "([1], 'RuntimeError: dictionary changed size during iteration')")
check(lambda: changing({1: 1, 2: 2}, lambda c: c.update({1: 5})), '([1, 2], None)')
check(lambda: changing({1, 2}, lambda c: c.add(len(c) + 1)), "([1], 'RuntimeError: Set changed size during iteration')")
check(lambda: changing({1, 2}, lambda c: c.discard(2)), "([1], 'RuntimeError: Set changed size during iteration')")
check(lambda: changing(bytearray(b'ab'), lambda c: c.append(3))[0][:4], '[97, 98, 3, 3]')
check(lambda: [1, 2, 3].sort(key=lambda x: 1 / 0), 'ZeroDivisionError: division by zero')
check(lambda: (lambda a: a.sort(key=lambda x: a.append(x) or x))([1, 2]), 'ValueError: list modified during sort')
check(lambda: (lambda d: [d.pop(k) for k in d])({1: 2, 3: 4}), 'RuntimeError: dictionary changed size during iteration')
check(lambda: (lambda d: [d.pop(k) for k in list(d)])({1: 2, 3: 4}), '[2, 4]')
check(
    lambda: (lambda d: sorted(k for k, v in d.items() if d.update({v: k})))({1: 2}),
    'RuntimeError: dictionary changed size during iteration',
)

# What cannot be held.
check(lambda: '\U00010000' * (2 ** 31 - 100), 'MemoryError: ')
check(lambda: [0] * (2 ** 31 - 100), 'MemoryError: ')
check(lambda: (0,) * (2 ** 31 - 100), 'MemoryError: ')
check(lambda: [0, 1] * (2 ** 30), 'MemoryError: ')
check(lambda: 'a' * 10 ** 20, "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: b'a' * 10 ** 20, "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: [0] * 10 ** 20, "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: (0,) * 10 ** 20, "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: bytes(10 ** 20), "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: bytearray(10 ** 20), "OverflowError: cannot fit 'int' into an index-sized integer")
check(lambda: 'a'.ljust(10 ** 20), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: 'a'.center(10 ** 20), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: 'a'.zfill(10 ** 20), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: '%100000000000000000000d' % 1, 'ValueError: width too big')
check(lambda: '%.100000000000000000000f' % 1, 'ValueError: precision too big')
check(lambda: format(1, '100000000000000000000'), 'ValueError: Too many decimal digits in format string')
check(lambda: format(1.5, '.100000000000000000000f'), 'ValueError: Too many decimal digits in format string')
check(lambda: 'ab'.expandtabs(10 ** 20), 'OverflowError: Python int too large to convert to C int')
check(lambda: 'a'.split('a', 10 ** 20), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: range(10 ** 20)[10 ** 19], '10000000000000000000')
check(lambda: len(range(10 ** 20)), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: [1, 2, 3][10 ** 20], "IndexError: cannot fit 'int' into an index-sized integer")
check(lambda: [1, 2, 3][-10 ** 20:10 ** 20], '[1, 2, 3]')
check(lambda: [1, 2, 3].insert(10 ** 20, 4), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: [1, 2, 3].index(3, -10 ** 20, 10 ** 20), '2')
check(lambda: [].pop(10 ** 20), 'OverflowError: Python int too large to convert to C ssize_t')
check(
    lambda: int('1' * 5000),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit',
)
check(
    lambda: str(10 ** 5000),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
)
check(
    lambda: repr(10 ** 5000),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
)
check(
    lambda: f'{10 ** 5000}',
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
)
check(lambda: len(hex(10 ** 5000)), '4155')
check(lambda: int('f' * 5000, 16) > 0, 'True')
check(
    lambda: int('1' * 5000, 10),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit',
)
check(lambda: int('1' * 4300) > 0, 'True')
check(
    lambda: int('1_' * 4300 + '1'),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit',
)

