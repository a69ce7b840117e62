"""The module pickle with its native half: options, errors, files, memos, buffers."""
import copyreg
import io
import pickle
import pickletools
import _pickle


def raises(kind, message, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except kind as error:
        assert str(error).split(' at 0x')[0] == message, str(error)
        assert type(error) is kind, type(error)
    else:
        raise AssertionError('nothing was raised')


assert pickle.Pickler is _pickle.Pickler and pickle.Unpickler is _pickle.Unpickler
assert pickle.dumps is _pickle.dumps and pickle.loads is _pickle.loads
assert pickle.PickleError.__module__ == '_pickle' and issubclass(pickle.PicklingError, pickle.PickleError)
assert pickle.PickleBuffer.__module__ == 'pickle'

# Protocols.
assert pickle.dumps(5) == b'\x80\x04K\x05.'
assert pickle.dumps(5, -1) == b'\x80\x05K\x05.'
assert pickle.dumps(5, 0) == b'I5\n.'
assert pickle.dumps([1, (2, 'a')], 1) == b']q\x00(K\x01(K\x02X\x01\x00\x00\x00aq\x01tq\x02e.'
assert pickle.dumps({'a': {}}, 4) == b'\x80\x04\x95\x0a\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01a\x94}\x94s.'
raises(ValueError, 'pickle protocol must be <= 5', pickle.dumps, 5, 6)
raises(TypeError, "'str' object cannot be interpreted as an integer", pickle.dumps, 5, 'x')
raises(ValueError, 'buffer_callback needs protocol >= 5', pickle.dumps, 5, 4, buffer_callback=print)
raises(TypeError, "file must have a 'write' attribute", pickle.dump, 5, 5)
raises(TypeError, "file must have 'read' and 'readline' attributes", pickle.load, 5)
raises(TypeError, "a bytes-like object is required, not 'str'", pickle.loads, 'x')
assert pickle.loads(bytearray(b'K\x05.rest')) == 5
assert pickle.loads(memoryview(b'..K\x05.')[2:]) == 5

# Shared and cyclic.
shared = ['x']
first, second = pickle.loads(pickle.dumps([shared, shared]))
assert first is second
for protocol in range(6):
    cycle = []
    cycle.append((cycle, {'c': cycle}))
    back = pickle.loads(pickle.dumps(cycle, protocol))
    assert back[0][0] is back and back[0][1]['c'] is back
    pair = ([],)
    pair[0].append(pair)
    back = pickle.loads(pickle.dumps(pair, protocol))
    assert back[0][0] is back

# Frames: long data stand outside of them.
long = pickle.dumps([b'x' * 70000, 'y' * 70000, 'z'])
assert [op.name for op, _, _ in pickletools.genops(long)].count('FRAME') == 1
assert pickle.loads(long) == [b'x' * 70000, 'y' * 70000, 'z']


class Log:
    def __init__(self):
        self.parts = []

    def write(self, data):
        self.parts.append(bytes(data))


log = Log()
pickle.dump([b'x' * 70000, 1], log)
assert [len(part) for part in log.parts] == [10, 70000, 14], [len(part) for part in log.parts]
assert b''.join(log.parts) == pickle.dumps([b'x' * 70000, 1])


# What a program says of its objects.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return self.__dict__ == other.__dict__


class Named(pickle.Pickler):
    def persistent_id(self, obj):
        return 'p%d' % obj.x if type(obj) is Point else None


class Found(pickle.Unpickler):
    def persistent_load(self, name):
        return Point(int(name[1:]), None)

    def find_class(self, module, name):
        raise pickle.UnpicklingError('%s.%s is not wanted' % (module, name))


for protocol in range(6):
    file = io.BytesIO()
    Named(file, protocol).dump([Point(1, 2), Point(3, 4)])
    file.seek(0)
    assert Found(file).load() == [Point(1, None), Point(3, None)]
    raises(pickle.UnpicklingError, 'A load persistent id instruction was encountered, but no persistent_load function was specified.',
           pickle.loads, file.getvalue())
    raises(pickle.UnpicklingError, '__main__.Point is not wanted', Found(io.BytesIO(pickle.dumps(Point(1, 2), 4))).load)

pickler = pickle.Pickler(io.BytesIO(), 4)
raises(AttributeError, 'persistent_id', getattr, pickler, 'persistent_id')
pickler.persistent_id = lambda obj: None
assert callable(pickler.persistent_id)
raises(TypeError, 'persistent_id must be a callable taking one argument', setattr, pickler, 'persistent_id', 5)
raises(TypeError, 'attribute deletion is not supported', delattr, pickler, 'persistent_id')


class Override(pickle.Pickler):
    def reducer_override(self, obj):
        return (str, ('instead',)) if isinstance(obj, Point) else NotImplemented


file = io.BytesIO()
Override(file).dump([Point(1, 2), len])
assert pickle.loads(file.getvalue()) == ['instead', len]

file = io.BytesIO()
pickler = pickle.Pickler(file)
pickler.dispatch_table = copyreg.dispatch_table.copy()
pickler.dispatch_table[Point] = lambda point: (Point, (point.y, point.x))
pickler.dump(Point(1, 2))
assert pickle.loads(file.getvalue()) == Point(2, 1)

# Memos.
file = io.BytesIO()
pickler = pickle.Pickler(file, 2)
pickler.dump('text')
assert [entry for entry in pickler.memo.copy().values()] == [(0, 'text')]
size = file.tell()
pickler.dump('text')
assert file.getvalue()[size:] == b'\x80\x02h\x00.'
other = pickle.Pickler(io.BytesIO(), 2)
other.memo = pickler.memo
assert list(other.memo.copy().values()) == [(0, 'text')]
pickler.clear_memo()
assert pickler.memo.copy() == {}
raises(TypeError, "'memo' values must be 2-item tuples", setattr, pickler, 'memo', {1: 2})
raises(TypeError, "'memo' attribute must be a PicklerMemoProxy object or dict, not int", setattr, pickler, 'memo', 5)
unpickler = pickle.Unpickler(io.BytesIO(pickle.dumps(['a', 'b'], 2)))
unpickler.load()
assert unpickler.memo.copy() == {0: ['a', 'b'], 1: 'a', 2: 'b'}
assert pickler.memo.__reduce__() == (dict, ({},))

# The fast mode.
pickler = pickle.Pickler(file := io.BytesIO(), 1)
pickler.fast = True
pickler.dump(['a', ['a']])
assert file.getvalue() == b'](X\x01\x00\x00\x00a]X\x01\x00\x00\x00aae.'
raises(ValueError, "fast mode: can't pickle cyclic objects including object type list", pickler.dump, cycle)

# Buffers that stand beside the pickle.
buffers = []
data = bytearray(b'abc')
beside = pickle.dumps([pickle.PickleBuffer(data), pickle.PickleBuffer(b'def')], 5, buffer_callback=buffers.append)
writable, fixed = pickle.loads(beside, buffers=buffers)
assert bytes(writable) == b'abc' and bytes(fixed) == b'def'
writable, fixed = pickle.loads(beside, buffers=[data, bytearray(b'ghi')])
assert writable is data and fixed.readonly and bytes(fixed) == b'ghi'
raises(pickle.UnpicklingError, 'not enough out-of-band buffers', pickle.loads, beside, buffers=[])
raises(pickle.UnpicklingError, 'pickle stream refers to out-of-band data but no *buffers* argument was given', pickle.loads, beside)
assert pickle.loads(pickle.dumps([pickle.PickleBuffer(data), pickle.PickleBuffer(b'def')], 5)) == [data, b'def']
raises(pickle.PicklingError, 'PickleBuffer can only be pickled with protocol >= 5', pickle.dumps, pickle.PickleBuffer(b''), 4)
buffer = pickle.PickleBuffer(memoryview(bytearray(range(8))).cast('B', (2, 4)))
assert buffer.raw().tolist() == list(range(8)) and memoryview(buffer).shape == (2, 4)
strided = pickle.PickleBuffer(memoryview(b'abcd')[::2])
raises(BufferError, 'cannot extract raw buffer from non-contiguous buffer', strided.raw)
raises(pickle.PicklingError, 'PickleBuffer can not be pickled when pointing to a non-contiguous buffer', pickle.dumps, strided, 5)
buffer.release()
raises(ValueError, 'operation forbidden on released PickleBuffer object', buffer.raw)
raises(ValueError, 'operation forbidden on released PickleBuffer object', memoryview, buffer)

# What cannot be written.
raises(AttributeError, "Can't get local object 'raises.<locals>.f'", pickle.dumps, type('f', (), {'__qualname__': 'raises.<locals>.f'}))
raises(TypeError, "cannot pickle 'generator' object", pickle.dumps, (x for x in ()))
fake = type('Point', (), {'__qualname__': 'Point'})
raises(pickle.PicklingError, "Can't pickle <class '__main__.Point'>: it's not the same object as __main__.Point", pickle.dumps, fake)
lost = type('Lost', (), {'__module__': 'nowhere'})
raises(pickle.PicklingError, "Can't pickle <class 'nowhere.Lost'>: import of module 'nowhere' failed", pickle.dumps, lost)
lost.__module__ = '__main__'
raises(pickle.PicklingError, "Can't pickle <class '__main__.Lost'>: attribute lookup Lost on __main__ failed", pickle.dumps, lost)


class Reduces:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


for value, message in [
    (5, '__reduce__ must return a string or tuple'),
    ((5,), 'tuple returned by __reduce__ must contain 2 through 6 elements'),
    ((5, ()), 'first item of the tuple returned by __reduce__ must be callable'),
    ((int, 5), 'second item of the tuple returned by __reduce__ must be a tuple'),
    ((int, (), None, 5), 'fourth element of the tuple returned by __reduce__ must be an iterator, not int'),
    ((int, (), None, None, 5), 'fifth element of the tuple returned by __reduce__ must be an iterator, not int'),
    ((int, (), None, None, None, 5), 'sixth element of the tuple returned by __reduce__ must be a function, not int'),
    ((copyreg.__newobj__, ()), '__newobj__ arglist is empty'),
    ((copyreg.__newobj__, (5,)), 'args[0] from __newobj__ args is not a type'),
    ((copyreg.__newobj__, (int,)), 'args[0] from __newobj__ args has the wrong class'),
    ((copyreg.__newobj_ex__, (int,)), 'length of the NEWOBJ_EX argument tuple must be exactly 3, not 1'),
    ((int, (), 5), None),
]:
    if message is not None:
        raises(pickle.PicklingError, message, pickle.dumps, Reduces(value))
    else:
        raises(pickle.UnpicklingError, 'state is not a dictionary', pickle.loads, pickle.dumps(Reduces(value)))

# What cannot be read.
for data, kind, message in [
    (b'', EOFError, 'Ran out of input'),
    (b'K', pickle.UnpicklingError, 'pickle data was truncated'),
    (b'.', pickle.UnpicklingError, 'unpickling stack underflow'),
    (b'(.', pickle.UnpicklingError, 'unexpected MARK found'),
    (b't.', pickle.UnpicklingError, 'could not find MARK'),
    (b'?', pickle.UnpicklingError, "invalid load key, '?'."),
    (b'\xff', pickle.UnpicklingError, "invalid load key, '\\xff'."),
    (b'h\x05.', pickle.UnpicklingError, 'Memo value not found at index 5'),
    (b'(NNNd.', pickle.UnpicklingError, 'odd number of items for DICT'),
    (b'}(Nu.', pickle.UnpicklingError, 'odd number of items for SETITEMS'),
    (b'\x80\x06.', ValueError, 'unsupported pickle protocol: 6'),
    (b'\x8b\xff\xff\xff\xff.', pickle.UnpicklingError, 'LONG pickle has negative byte count'),
    (b'Ix\n.', ValueError, 'could not convert string to int'),
    (b'L0x\n.', ValueError, "invalid literal for int() with base 16: '0x\\n'"),
    (b'Fx\n.', ValueError, "could not convert string to float: 'x\\n'"),
    (b'F1x\n.', ValueError, 'could not convert string to float'),
    (b'Sx\n.', pickle.UnpicklingError, 'the STRING opcode argument must be quoted'),
    (b'\x82\x00.', pickle.UnpicklingError, 'EXT specifies code <= 0'),
    (b'\x82\xfa.', ValueError, 'unregistered extension code 250'),
    (b'NN\x93.', pickle.UnpicklingError, 'STACK_GLOBAL requires str'),
    (b'NN\x81.', pickle.UnpicklingError, 'NEWOBJ class argument must be a type, not NoneType'),
    (b'cbuiltins\nint\nN\x81.', pickle.UnpicklingError, 'NEWOBJ args argument must be a tuple, not NoneType'),
    (b'cbuiltins\nnot_there\n.', AttributeError, "Can't get attribute 'not_there' on <module 'builtins' (built-in)>"),
    (b'cnowhere\nx\n.', ModuleNotFoundError, "No module named 'nowhere'"),
    (b'Np-1\n.', ValueError, 'negative PUT argument'),
]:
    if message.startswith('could not convert string to float: '):
        message = message.replace('\\n', '\n')
    raises(kind, message, pickle.loads, data)
assert pickle.loads(b'I00\n.') is False and pickle.loads(b'I01\n.') is True and pickle.loads(b'I010\n.') == 8
assert pickle.loads(b'L10\n.') == 10 and pickle.loads(b'F1e3\n.') == 1000.0

# Python 2.
assert pickle.loads(b"S'caf\\xe9'\n.", encoding='latin1') == 'caf\xe9'
assert pickle.loads(b'U\x02\xc3\xa9.', encoding='utf-8') == '\xe9'
assert pickle.loads(b'U\x02\xc3\xa9.', encoding='bytes') == b'\xc3\xa9'
assert pickle.loads(b'c__builtin__\nxrange\n.') is range and pickle.dumps(range, 2) == b'\x80\x02c__builtin__\nxrange\nq\x00.'
raises(ModuleNotFoundError, "No module named '__builtin__'", pickle.loads, b'c__builtin__\nxrange\n.', fix_imports=False)

# Objects that were not made as they should.
unmade = pickle.Pickler.__new__(pickle.Pickler)
raises(pickle.PicklingError, 'Pickler.__init__() was not called by _pickle.Pickler.__init__()', unmade.dump, 5)
unmade = pickle.Unpickler.__new__(pickle.Unpickler)
raises(pickle.UnpicklingError, 'Unpickler.__init__() was not called by _pickle.Unpickler.__init__()', unmade.load)
