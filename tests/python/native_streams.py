# Small things that native modules of the library refuse or tell, and calls into a buffered stream from within one of it.
import _sre
import gc
import io
import pickle
import zlib

# A template's groups are numbers.
for parts, words in [(['', -1, ''], 'invalid template'), (['', (), ''], 'an integer is required')]:
    try:
        _sre.template('', parts)
    except TypeError as error:
        assert words in str(error)
    else:
        raise AssertionError(parts)

# What was flushed to its end cannot be copied.
stream = zlib.decompressobj()
stream.decompress(zlib.compress(b'spam' * 100))
copied = stream.copy()
assert copied.eof
stream.flush()
try:
    stream.copy()
except ValueError as error:
    assert str(error) == 'Inconsistent stream state'
else:
    raise AssertionError

# Types made from a specification can be part of cycles, static ones cannot.
assert gc.is_tracked(pickle.Pickler) and not gc.is_tracked(int)
class Plain: pass
assert gc.is_tracked(Plain)


class Nosy(io.RawIOBase):
    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        return self.again()

    def write(self, data):
        return self.again()


# A raw stream that calls the buffered one again, from within a call of that.
for type, use in [(io.BufferedReader, lambda stream: stream.read(1)), (io.BufferedWriter, lambda stream: stream.write(b'spam'))]:
    raw = Nosy()
    stream = type(raw, 2)
    raw.again = lambda: use(stream) and 0
    try:
        use(stream)
    except RuntimeError as error:
        assert str(error).startswith('reentrant call inside <_io.Buffered'), error
    else:
        raise AssertionError(type)
    raw.again = lambda: 0
    try:
        stream.detach()
    except OSError:
        pass
