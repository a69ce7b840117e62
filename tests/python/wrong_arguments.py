"""What built-in methods say of arguments that are too few, too many or of the wrong kind."""


def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected


# Slots whose arguments are taken apart for a function without a name.
check(lambda: 'a'.__mul__(), 'TypeError:  expected 1 argument, got 0')
check(lambda: (1,).__rmul__(1, 2), 'TypeError:  expected 1 argument, got 2')
check(lambda: [].__imul__(), 'TypeError:  expected 1 argument, got 0')
check(lambda: (2).__mul__(), 'TypeError: expected 1 argument, got 0')
check(lambda: (2).__pow__(), 'TypeError:  expected at least 1 argument, got 0')
check(lambda: 2.5.__rpow__(1, 2, 3), 'TypeError:  expected at most 2 arguments, got 3')
check(lambda: {}.__setitem__(1), 'TypeError:  expected 2 arguments, got 1')
check(lambda: [].__setitem__(1, 2, 3), 'TypeError:  expected 2 arguments, got 3')
check(lambda: {}.__delitem__(), 'TypeError: expected 1 argument, got 0')
check(lambda: object().__setattr__('a'), 'TypeError:  expected 2 arguments, got 1')
check(lambda: object().__delattr__(), 'TypeError: expected 1 argument, got 0')
check(lambda: check.__get__(), 'TypeError:  expected at least 1 argument, got 0')
check(lambda: property().__set__(1), 'TypeError:  expected 2 arguments, got 1')
check(lambda: b''.__buffer__(), 'TypeError:  expected 1 argument, got 0')
check(lambda: [].__len__(1), 'TypeError: expected 0 arguments, got 1')
check(lambda: 'a'.__getitem__(), 'TypeError: expected 1 argument, got 0')
check(lambda: object.__subclasshook__(), 'NotImplemented')
check(lambda: int.__subclasshook__(1, 2, 3), 'NotImplemented')

# Positions of iterators are ints, nothing that could become one.
class Index:
    def __index__(self):
        return 1


for iterator in (iter([1]), reversed([1]), iter((1,)), iter('a'), iter('\xe9'), iter(b'a'), iter(bytearray(b'a'))):
    check(lambda: iterator.__setstate__('x'), 'TypeError: an integer is required')
    check(lambda: iterator.__setstate__(1.5), 'TypeError: an integer is required')
    check(lambda: iterator.__setstate__(Index()), 'TypeError: an integer is required')
    check(lambda: iterator.__setstate__(2**80), 'OverflowError: Python int too large to convert to C ssize_t')
    check(lambda: iterator.__setstate__(1), 'None')

function = type(check)
check(lambda: function(), "TypeError: function() missing required argument 'code' (pos 1)")
check(lambda: function(1), "TypeError: function() missing required argument 'globals' (pos 2)")
check(lambda: function(1, {}), "TypeError: function() argument 'code' must be code, not int")
check(lambda: function(check.__code__, 1), "TypeError: function() argument 'globals' must be dict, not int")
check(lambda: function(check.__code__, {}, 5), 'TypeError: arg 3 (name) must be None or string')

# Arguments are looked at in their order.
check(lambda: b'abc'.replace('a', 'b', 'c'), "TypeError: a bytes-like object is required, not 'str'")
check(lambda: b'abc'.replace(b'a', b'b', 'c'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: b'aaa'.replace(b'a', b'b', True), "b'baa'")


class Bad:
    def __iter__(self):
        return 5


check(lambda: ''.join(Bad()), 'TypeError: can only join an iterable')
check(lambda: b''.join(Bad()), 'TypeError: can only join an iterable')
check(lambda: ''.join(5), 'TypeError: can only join an iterable')
check(lambda: b'' .join(x for x in [b'a', b'b']), "b'ab'")

# A memoryview is a mapping for the operator % of bytes.
check(lambda: b'ab' % memoryview(b'xy'), "b'ab'")
check(lambda: b'ab' % bytearray(b'xy'), 'TypeError: not all arguments converted during bytes formatting')

# Text above U+FFFF in what objects show.
check(lambda: str(check.__get__('\U0001f600')), "\"<bound method check of '\U0001f600'>\"")
check(lambda: len(str(staticmethod('\U0001f600'))), '19')

# None is called by its name.
check(lambda: function(None, {}), "TypeError: function() argument 'code' must be code, not None")
check(lambda: b''.ljust(3, None), 'TypeError: ljust() argument 2 must be a byte string of length 1, not None')
check(lambda: b''.center(3, 'x'), 'TypeError: center() argument 2 must be a byte string of length 1, not str')
check(lambda: type(None, (), {}), 'TypeError: type.__new__() argument 1 must be str, not None')
check(lambda: type('x', None, {}), 'TypeError: type.__new__() argument 2 must be tuple, not None')
check(lambda: type('x', (), None), 'TypeError: type.__new__() argument 3 must be dict, not None')
