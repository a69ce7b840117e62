# The buffer protocol as Python code sees it (PEP 688), and memoryviews of several dimensions.
import array
import collections.abc
import inspect
import io
import struct

Flags = inspect.BufferFlags


def raises(kind, call, *args, text=None):
    try:
        call(*args)
    except kind as error:
        assert text is None or str(error) == text, str(error)
    else:
        raise AssertionError(f'no {kind.__name__}')


class Lender:
    def __init__(self, data=b'hello'):
        self.data = bytearray(data)
        self.log = []

    def __buffer__(self, flags):
        self.log.append(int(flags))
        return memoryview(self.data)

    def __release_buffer__(self, view):
        assert isinstance(view, memoryview)
        self.log.append('back')

    def told(self):
        log, self.log = self.log, []
        return log


lender = Lender()
with memoryview(lender) as view:
    assert lender.told() == [284]
    assert view.tobytes() == b'hello' and type(view.obj).__name__ == '_buffer_wrapper'
    raises(BufferError, lender.data.append, 1, text='Existing exports of data: object cannot be re-sized')
assert lender.told() == ['back']
lender.data.append(33)

# Native code asks for what it needs and gives it back.
for call, flags in (
    (bytes, 284), (bytearray, 284), (b'hello! you'.startswith, 0), (b'x hello!'.find, 0), (b'hello!'.__contains__, 0), (b''.__add__, 0),
    (lambda x: b'-'.join([b'a', x]), 0), (lambda x: bytes.fromhex('00') + x, 0), (lambda x: io.BytesIO().write(x), 8),
    (lambda x: struct.unpack('6B', x), 0), (lambda x: bytearray(b'abc').extend(x), 0), (lambda x: int.from_bytes(x), None),
):
    call(lender)
    told = lender.told()
    assert told[1::2] == ['back'] * (len(told) // 2) and (flags is None or set(told[::2]) == {flags}), told
assert b''.join([lender, lender]) == b'hello!hello!' and lender.told()
target = Lender(bytes(6))
assert io.BytesIO(b'abcdef').readinto(target) == 6 and target.data == b'abcdef' and target.told() == [1, 'back']
struct.pack_into('<I', target, 2, 0x31323334)
assert target.data == b'ab4321' and target.told() == [1, 'back']


class Refuses:
    def __buffer__(self, flags):
        raise RuntimeError('no')


class Wrong:
    def __buffer__(self, flags):
        return b'no view'


raises(RuntimeError, memoryview, Refuses(), text='no')
raises(RuntimeError, bytes, Refuses(), text='no')
raises(TypeError, memoryview, Wrong(), text='__buffer__ returned non-memoryview object')
raises(TypeError, io.BytesIO(b'a').readinto, Refuses())
raises(TypeError, memoryview, 5, text="memoryview: a bytes-like object is required, not 'int'")
assert (memoryview(b'a') == Refuses()) is False

# Natives have the same methods.
assert issubclass(bytes, collections.abc.Buffer) and issubclass(Lender, collections.abc.Buffer)
assert not issubclass(str, collections.abc.Buffer) and not hasattr(bytes, '__release_buffer__')
data = bytearray(b'abc')
view = data.__buffer__(Flags.SIMPLE)
raises(BufferError, data.clear)
data.__release_buffer__(view)
data.clear()
raises(ValueError, view.tobytes)
raises(ValueError, data.__release_buffer__, view, text="memoryview's buffer has already been released")
raises(ValueError, bytearray().__release_buffer__, view, text="memoryview's buffer is not this object")
raises(TypeError, data.__release_buffer__, b'', text='expected a memoryview object')
raises(OverflowError, data.__buffer__, 1 << 70)
raises(BufferError, b''.__buffer__, Flags.WRITABLE, text='Object is not writable.')
numbers = array.array('h', [1, 2, 3])
assert numbers.__buffer__(Flags.FULL).format == 'h' and memoryview._from_flags(numbers, Flags.SIMPLE).format == 'B'
view = memoryview(b'abcd').__buffer__(Flags.ND)
assert (view.format, view.shape, view.readonly) == ('B', (4,), True)
outer = memoryview(bytearray(4))
inner = outer.__buffer__(0)
raises(BufferError, outer.release, text='memoryview has 1 exported buffer')
inner.release()
outer.release()
raises(BufferError, memoryview(b'abcd')[::2].__buffer__, 0, text='memoryview: underlying buffer is not C-contiguous')


# Subclasses of what is native.
class Counts(bytearray):
    released = 0

    def __buffer__(self, flags):
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        self.released += 1
        super().__release_buffer__(view)


counts = Counts(b'hello')
with memoryview(counts) as view:
    assert view.tobytes() == b'hello' and counts.released == 0
assert counts.released == 1
counts.clear()


class Keeps(bytearray):
    kept = None

    def __release_buffer__(self, view):
        for call in (memoryview, lambda v: v.cast('b'), lambda v: v.toreadonly(), lambda v: v[:1], lambda v: v.__buffer__(0)):
            raises(ValueError, call, view, text='cannot create new view on restricted memoryview')
        self.kept = view
        assert view.tobytes() == b'hello'


keeps = Keeps(b'hello')
memoryview(keeps).release()
keeps.clear()
raises(ValueError, keeps.kept.tobytes)


class Instead(bytes):
    def __buffer__(self, flags):
        return memoryview(b'instead')


assert memoryview(Instead(b'x')).tobytes() == b'instead' == bytes(memoryview(Instead(b'x')))
assert Instead(b'x') + b'' == b'x' or Instead(b'x') + b'' == b'instead'
assert b'' + Instead(b'x') == b'instead'
assert Instead(b'x').upper() == b'X' and len(Instead(b'x')) == 1

array_ = bytearray(b',')


def misbehaving():
    array_.clear()
    yield b'a'


raises(BufferError, array_.join, misbehaving(), text='Existing exports of data: object cannot be re-sized')

# Several dimensions.
cube = memoryview(bytearray(range(24))).cast('B', [2, 3, 4])
assert (cube.shape, cube.strides, cube.ndim, len(cube), cube.nbytes) == ((2, 3, 4), (12, 4, 1), 3, 2, 24)
assert cube[1, 2, 3] == 23 and cube[-1, -1, -1] == 23 and cube.tolist()[1][2] == [20, 21, 22, 23]
cube[0, 1, 2] = 200
assert cube.obj[6] == 200 and cube.tobytes()[6] == 200
assert cube.tobytes('F')[:4] == bytes([0, 12, 4, 16]) and cube.tobytes('A') == cube.tobytes(None) == cube.tobytes('C')
assert cube.c_contiguous and not cube.f_contiguous and cube.contiguous
raises(NotImplementedError, lambda: cube[0], text='multi-dimensional sub-views are not implemented')
raises(NotImplementedError, lambda: cube[0, 1], text='sub-views are not implemented')
raises(NotImplementedError, lambda: cube[0:1, 0:1], text='multi-dimensional slicing is not implemented')
raises(NotImplementedError, lambda: iter(cube), text='multi-dimensional sub-views are not implemented')
raises(TypeError, lambda: cube[0, 0, 0, 0], text='cannot index 3-dimension view with 4-element tuple')
raises(IndexError, lambda: cube[0, 3, 0], text='index out of bounds on dimension 2')
raises(TypeError, lambda: cube['a'], text='memoryview: invalid slice key')
raises(TypeError, lambda: cube[1:2, 0], text='memoryview: invalid slice key')
raises(TypeError, cube.tobytes, 1, text="tobytes() argument 'order' must be str or None, not int")
raises(ValueError, cube.tobytes, 'X', text="order must be 'C', 'F' or 'A'")
half = cube[::-1]
assert half.tolist() == cube.tolist()[::-1] and half.strides == (-12, 4, 1) and not half.contiguous
assert cube == cube.cast('B').cast('b', (2, 3, 4)) or cube[0, 1, 2] > 127
assert cube != cube.cast('B') and cube == memoryview(bytes(cube.cast('B'))).cast('B', [2, 3, 4])
raises(TypeError, cube.cast, 'B', [4, 6], text='memoryview: cast must be 1D -> ND or ND -> 1D')
raises(TypeError, cube.cast('B').cast, 'B', [5, 5], text='memoryview: product(shape) * itemsize != buffer size')
raises(ValueError, cube.cast('B').cast, 'B', [0, 5], text='memoryview.cast(): elements of shape must be integers > 0')
raises(TypeError, cube.cast('B').cast, 'B', [2.0], text='memoryview.cast(): elements of shape must be integers')
raises(TypeError, cube.cast('B').cast, 'B', 24, text='shape must be a list or a tuple')
raises(ValueError, cube.cast('B').cast, 'B', [1] * 65, text='memoryview: number of dimensions must not exceed 64')
raises(TypeError, memoryview(b'abcd').cast('h').cast, 'i', text='memoryview: cannot cast between two non-byte formats')
point = memoryview(bytearray(b'\x07')).cast('B', [])
assert point.ndim == 0 and point[()] == 7 == point.tolist() and point[...] is point and point.shape == () == point.strides
raises(TypeError, len, point, text='0-dim memory has no length')
raises(TypeError, lambda: point[0], text='invalid indexing of 0-dim memory')
point[()] = 9
point[...] = 8
assert point == memoryview(b'\x08').cast('B', ()) and point.c_contiguous and point.f_contiguous
halves = memoryview(bytearray(4)).cast('e')
halves[0] = 1.5
assert halves.tolist() == [1.5, 0.0] and halves.tobytes() == struct.pack('@2e', 1.5, 0.0)
raises(ValueError, halves.__setitem__, 0, 1e6, text="memoryview: invalid value for format 'e'")
pointers = memoryview(bytearray(8)).cast('@B').cast('@q')
raises(ValueError, pointers.__setitem__, 0, 1 << 63, text="memoryview: invalid value for format 'q'")
raises(TypeError, pointers.__setitem__, 0, 'a', text="memoryview: invalid type for format 'q'")
letters = memoryview(array.array('u', 'ab'))
assert letters.format == 'w' or letters.format == 'u'
raises(NotImplementedError, letters.tolist)
assert (letters == letters) is True or letters != memoryview(array.array('u', 'ab'))
