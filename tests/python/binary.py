"""bytes, bytearray and memoryview.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""


def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected

class Index:
    def __index__(self):
        return 3


class Number:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1j

    def __bytes__(self):
        return b'nb'

    def __str__(self):
        return 'N!'

    def __format__(self, spec):
        return 'N<' + spec + '>'


class Odd:
    def __int__(self):
        return 'x'

    def __float__(self):
        return 'x'

    def __index__(self):
        return 'x'

    def __str__(self):
        return 3

    def __repr__(self):
        return 3

    def __format__(self, spec):
        return 3

    def __round__(self, digits=None):
        return ('rounded', digits)


class Int(int):
    def __repr__(self):
        return 'Int(%d)' % int(self)


class Float(float):
    pass


class Complex(complex):
    pass


class Text(str):
    pass


class Bytes(bytes):
    pass


check(lambda: Bytes(b'ab'), "b'ab'")
check(lambda: type(Bytes(b'ab')), "<class '__main__.Bytes'>")
check(lambda: Bytes(b'ab') + b'c', "b'abc'")
check(lambda: type(Bytes(b'ab') + b'c'), "<class 'bytes'>")
check(lambda: type(Bytes(b'ab')[:]), "<class 'bytes'>")
check(lambda: Bytes([1, 2]), "b'\\x01\\x02'")
check(lambda: bytes(Bytes(b'x')), "b'x'")
check(lambda: type(bytes(Bytes(b'x'))), "<class 'bytes'>")
check(lambda: Bytes(b'ab') == b'ab', 'True')
check(lambda: hash(Bytes(b'ab')) == hash(b'ab'), 'True')
check(lambda: b'ab'[0], '97')
check(lambda: b'ab'[-1], '98')
check(lambda: b'ab'[2], 'IndexError: index out of range')
check(lambda: b'abc'[::-1], "b'cba'")
check(lambda: b'a' + 'b', "TypeError: can't concat str to bytes")
check(lambda: b'a' + 1, "TypeError: can't concat int to bytes")
check(lambda: b'a' * 3, "b'aaa'")
check(lambda: b'a' < b'b', 'True')
check(lambda: b'a' == 'a', 'False')
check(lambda: b'a' < 'a', "TypeError: '<' not supported between instances of 'bytes' and 'str'")
check(lambda: 97 in b'a', 'True')
check(lambda: b'b' in b'abc', 'True')
check(lambda: 'a' in b'a', "TypeError: a bytes-like object is required, not 'str'")
check(lambda: 300 in b'a', 'ValueError: byte must be in range(0, 256)')
check(lambda: bytes(3), "b'\\x00\\x00\\x00'")
check(lambda: bytes(-1), 'ValueError: negative count')
check(lambda: bytes('a'), 'TypeError: string argument without an encoding')
check(lambda: bytes('a', 'ascii'), "b'a'")
check(lambda: bytes([256]), 'ValueError: bytes must be in range(0, 256)')
check(lambda: bytes(1.5), "TypeError: cannot convert 'float' object to bytes")
check(lambda: bytes(None), "TypeError: cannot convert 'NoneType' object to bytes")
check(lambda: bytes(Number()), "b'nb'")
check(lambda: bytes(Index()), "b'\\x00\\x00\\x00'")
check(lambda: bytes(source=b'a'), "b'a'")
check(lambda: list(b'ab'), '[97, 98]')
check(lambda: type(iter(b'a')).__name__, "'bytes_iterator'")
check(lambda: b'ab'.hex(), "'6162'")
check(lambda: b'abcd'.hex('-', 2), "'6162-6364'")
check(lambda: bytes.fromhex('6 1'), 'ValueError: non-hexadecimal number found in fromhex() arg at position 1')
check(lambda: bytes.fromhex('61 62'), "b'ab'")
check(lambda: b'%d %s' % (5, b'x'), "b'5 x'")
check(lambda: b'%s' % 'x', "TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'")
check(lambda: b'a,b'.split(b','), "[b'a', b'b']")
check(lambda: b'a,b'.split(','), "TypeError: a bytes-like object is required, not 'str'")
check(lambda: b','.join([b'a', bytearray(b'b')]), "b'a,b'")
check(lambda: b','.join(['a']), 'TypeError: sequence item 0: expected a bytes-like object, str found')
check(lambda: b'abc'.find(b'c'), '2')
check(lambda: b'abc'.find(99), '2')
check(lambda: b'abc'.index(b'x'), 'ValueError: subsection not found')
check(lambda: b'abc'.replace(b'b', b'X'), "b'aXc'")
check(lambda: b'abc'.translate(None, b'b'), "b'ac'")
check(lambda: b'abc'.upper(), "b'ABC'")
check(lambda: b'\xe9'.decode('latin-1'), "'é'")
check(lambda: b'ab'.decode('ascii', 'x'), "'ab'")
check(lambda: memoryview(b'abc')[1], '98')
check(lambda: memoryview(b'abc')[::2].tobytes(), "b'ac'")
check(lambda: memoryview(b'abcd').cast('H').shape, '(2,)')
check(lambda: memoryview(b'abcd').cast('B', [2, 2]).tolist(), '[[97, 98], [99, 100]]')
check(lambda: memoryview(b'abc').cast('H'), 'TypeError: memoryview: length is not a multiple of itemsize')
check(lambda: memoryview(3), "TypeError: memoryview: a bytes-like object is required, not 'int'")
check(lambda: memoryview(b'ab') == b'ab', 'True')
check(lambda: bytes(memoryview(b'ab')), "b'ab'")
check(lambda: list(memoryview(b'ab')), '[97, 98]')
check(lambda: memoryview(b'ab').hex(), "'6162'")
check(lambda: memoryview(b'ab').readonly, 'True')
check(lambda: memoryview(bytearray(b'ab')).readonly, 'False')
check(lambda: bytearray(b'ab'), "bytearray(b'ab')")
check(lambda: bytearray(2), "bytearray(b'\\x00\\x00')")
check(lambda: bytearray('a', 'ascii'), "bytearray(b'a')")
check(lambda: bytearray('a'), 'TypeError: string argument without an encoding')
check(lambda: bytearray([300]), 'ValueError: byte must be in range(0, 256)')
check(lambda: bytearray(b'abc')[1:], "bytearray(b'bc')")
check(lambda: bytearray(b'abc').pop(), '99')
check(lambda: bytearray().pop(), 'IndexError: pop from empty bytearray')
check(lambda: bytearray(b'a') == b'a', 'True')
check(lambda: hash(bytearray(b'a')), "TypeError: unhashable type: 'bytearray'")
check(lambda: bytearray(b'a') + b'b', "bytearray(b'ab')")
check(lambda: b'a' + bytearray(b'b'), "b'ab'")
check(lambda: bytearray(b'a').append(300), 'ValueError: byte must be in range(0, 256)')
check(lambda: bytearray(b'a').remove(98), 'ValueError: value not found in bytearray')
check(lambda: bytearray(b'abc').index(b'c'), '2')
check(lambda: repr(bytearray(b"it's")), '\'bytearray(b"it\\\\\\\'s")\'')
check(lambda: b''.maketrans(b'a', b'b')[97], '98')
