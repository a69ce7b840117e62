"""The module marshal: every kind of value there and back, formats, sharing, cycles, files, damaged data."""
import marshal


def outcome(action):
    try:
        return repr(action())
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def check(value):
    for version in range(5):
        back = marshal.loads(marshal.dumps(value, version))
        assert type(back) is type(value) and repr(back) == repr(value), (value, back, version)
    assert marshal.loads(marshal.dumps(value)) == value or value != value


for value in (
    None, True, False, ..., 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**62, -2**64, 10**100, 0.0, -0.0, 1.5, 1e300,
    1 / 3, float('inf'), float('-inf'), 2j, 1.5 - 2j, -0.0j, '', 'a', 'é', '\ud800', '\U0001f600x', 'x' * 300, 'ä' * 300,
    b'', b'abc', bytes(range(256)), (), (1,), (1, (2, (3,))), tuple(range(300)), [], [1, [2]], {}, {1: 2, 'a': [None]},
    set(), {1, 2, 3}, frozenset(), frozenset({'x'}), StopIteration,
):
    check(value)


class Int(int):
    pass


class Bytes(bytes):
    pass


assert marshal.version == 4
assert outcome(lambda: marshal.dumps(Int(3))) == 'ValueError: unmarshallable object'
assert outcome(lambda: marshal.dumps([object()])) == 'ValueError: unmarshallable object'
assert outcome(lambda: marshal.dumps(int)) == 'ValueError: unmarshallable object'
assert marshal.loads(marshal.dumps(Bytes(b'xy'))) == b'xy'
assert marshal.loads(marshal.dumps(bytearray(b'xy'))) == b'xy'
assert marshal.loads(marshal.dumps(memoryview(b'xyz')[1:])) == b'yz'
assert marshal.dumps(123456789, 2) == b'i\x15\xcd[\x07'
assert marshal.dumps([1.5], 1) == b'[\x01\x00\x00\x00f\x031.5'
assert marshal.dumps((1,), 3)[:1] in (b'(', b'\xa8')

# What occurs twice is one object again, and may contain itself.
item = [1]
first, second = marshal.loads(marshal.dumps((item, item)))
assert first is second
first, second = marshal.loads(marshal.dumps((item, item), 2))
assert first is not second
item.append(item)
back = marshal.loads(marshal.dumps(item))
assert back[1] is back
assert outcome(lambda: marshal.dumps(item, 2)) == 'ValueError: object too deeply nested to marshal'
table = {}
table['self'] = table
back = marshal.loads(marshal.dumps(table))
assert back['self'] is back
deep = []
for _ in range(1990):
    deep = [deep]
assert marshal.loads(marshal.dumps(deep)) is not None
for _ in range(20):
    deep = [deep]
assert outcome(lambda: marshal.dumps(deep)) == 'ValueError: object too deeply nested to marshal'


def function(a, b=2, *args, c, **kwargs):
    x = {1, 2}
    return lambda: (a, b, x, 1.5, 'ü', b'b', None, ..., (1, frozenset({3})))


code = marshal.loads(marshal.dumps(function.__code__))
assert code == function.__code__
assert code.co_consts[-2 if code.co_consts[-1] is None else -1] is not None
assert code.co_varnames == function.__code__.co_varnames and code.co_freevars == ()
assert code.co_code == function.__code__.co_code and code.co_linetable == function.__code__.co_linetable


class Reader:
    """A file that counts what is read from it."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def read(self, n=-1):
        piece = self.data[self.at:] if n < 0 else self.data[self.at:self.at + n]
        self.at += len(piece)
        return piece

    def readinto(self, buffer):
        piece = self.read(len(buffer))
        buffer[:len(piece)] = piece
        return len(piece)


class Writer(list):
    def write(self, data):
        self.append(data)
        return len(data)


out = Writer()
assert marshal.dump([1, 'two'], out) == len(out[0])
marshal.dump({3: 4.5}, out, 2)
file = Reader(b''.join(out) + b'rest')
assert marshal.load(file) == [1, 'two'] and marshal.load(file) == {3: 4.5} and file.read() == b'rest'
assert outcome(lambda: marshal.load(Reader(b''))) == 'EOFError: EOF read where object expected'
assert outcome(lambda: marshal.load(Reader(b'i\x01'))) == 'EOFError: EOF read where not expected'


class Greedy(Reader):
    def readinto(self, buffer):
        return len(buffer) + 1


class Texts(Reader):
    def read(self, n):
        return ''


assert outcome(lambda: marshal.load(Greedy(b'N'))) == 'ValueError: read() returned too much data: 1 bytes requested, 2 returned'
assert outcome(lambda: marshal.load(Texts(b'N'))) == 'TypeError: file.read() returned not bytes but str'

for data, expected in (
    (b'', 'EOFError: EOF read where object expected'),
    (b'i\x01', 'EOFError: marshal data too short'),
    (b'?', 'ValueError: bad marshal data (unknown type code)'),
    (b'0', 'TypeError: NULL object in marshal data for object'),
    (b'(\x01\x00\x00\x000', 'TypeError: NULL object in marshal data for tuple'),
    (b'[\xff\xff\xff\xff', 'ValueError: bad marshal data (list size out of range)'),
    (b'r\x00\x00\x00\x00', 'ValueError: bad marshal data (invalid reference)'),
    (b'l\x02\x00\x00\x00\x01\x00\x00\x00', 'ValueError: bad marshal data (unnormalized long data)'),
    (b'l\x01\x00\x00\x00\x00\x80', 'ValueError: bad marshal data (digit out of range in long)'),
    (b'u\x01\x00\x00\x00\xff', "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    (b'<\x01\x00\x00\x00[\x00\x00\x00\x00', "TypeError: unhashable type: 'list'"),
):
    assert outcome(lambda: marshal.loads(data)) == expected, (data, outcome(lambda: marshal.loads(data)))
assert outcome(lambda: marshal.loads('x')) == "TypeError: a bytes-like object is required, not 'str'"
assert outcome(lambda: marshal.loads(b"[\x01\x00\x00\x00" * 3000)) == "ValueError: recursion limit exceeded"
assert marshal.dumps.__text_signature__ == '($module, value, version=version, /)'
assert marshal.loads.__text_signature__ == '($module, bytes, /)'
assert marshal.dump.__text_signature__ == '($module, value, file, version=version, /)'
