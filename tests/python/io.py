# What streams answer and say, printed: the reference has to print the same.
import io
import os

NAME = 'scratch.txt'


def show(title, work):
    try:
        print(title, '->', repr(work()))
    except OSError as error:
        # Numbers of the system differ between the two.
        print(title, '!!', type(error).__name__, error.strerror or error, error.filename)
    except Exception as error:
        print(title, '!!', type(error).__name__, str(error)[:120])


# In memory.
b = io.BytesIO(b'one\ntwo\r\nthree')
for what in ['b.read(4)', 'b.tell()', 'b.readline()', 'b.readlines()', 'b.seek(2)', 'b.write(b"XY")', 'b.getvalue()', 'b.truncate(4)',
             'b.getvalue()', 'b.seek(-1)', 'b.seek(0, 5)', 'b.seek(-2, 2)', 'b.read()', 'b.readinto(bytearray(3))', 'list(b)', 'b.seek(10)',
             'b.write(b"!")', 'b.getvalue()', 'b.getbuffer()[0]', 'b.write("x")', 'b.read("x")', 'b.close()', 'b.read()', 'b.closed',
             'io.BytesIO(5)', 'io.BytesIO(b"ab").read1()', 'io.BytesIO().isatty()']:
    show(what, lambda: eval(what))
s = io.StringIO('a\nb\r\nc\rd\U0001f600e')
for what in ['s.read(3)', 's.readline()', 's.tell()', 's.readlines()', 's.seek(1)', 's.write("ZZ")', 's.getvalue()', 's.truncate(3)',
             's.getvalue()', 's.seek(1, 1)', 's.seek(-1)', 's.seek(0, 3)', 's.newlines', 's.write(b"x")', 's.detach()', 's.close()', 's.read()',
             'io.StringIO("a\\r\\nb\\rc", None).getvalue()', 'io.StringIO("a\\nb", "\\r\\n").getvalue()', 'io.StringIO("x", "bad")',
             'io.StringIO(1)', 'list(io.StringIO("a\\nb\\n"))', 'io.StringIO("a\\r\\nb", "").readlines()']:
    show(what, lambda: eval(what))
d = io.IncrementalNewlineDecoder(None, True)
for what in ['d.decode("a\\r")', 'd.getstate()', 'd.decode("\\nb\\r")', 'd.decode("", True)', 'd.newlines', 'd.reset()', 'd.newlines']:
    show(what, lambda: eval(what))

# On files.
for mode in ['w', 'wb', 'x', 'r', 'rb', 'a', 'r+', 'wb+', 'rw', 'rbt', '', 'q', 'U', 'w+b']:
    def attempt():
        with open(NAME, mode) as f:
            return type(f).__name__, f.mode, f.readable(), f.writable(), f.seekable()
    show(mode, attempt)
show('unbuffered text', lambda: open(NAME, 'r', 0))
show('binary with encoding', lambda: open(NAME, 'rb', encoding='utf-8'))
show('binary with newline', lambda: open(NAME, 'rb', newline='\n'))
show('bad newline', lambda: open(NAME, newline='x'))
show('missing', lambda: open('no such file'))
show('folder', lambda: open('.'))
show('not a path', lambda: open(3.5))
show('null', lambda: open('a\0b'))
show('unknown encoding', lambda: open(NAME, encoding='no-such-encoding'))
for newline in [None, '', '\n', '\r', '\r\n']:
    def round_trip():
        with open(NAME, 'w', newline=newline, encoding='utf-8') as f:
            f.write('a\nb\r\nc\rd')
        with open(NAME, 'rb') as f:
            raw = f.read()
        with open(NAME, newline=newline, encoding='utf-8') as f:
            lines = f.readlines(), f.newlines
        return raw, lines
    show(repr(newline), round_trip)
with open(NAME, 'w', encoding='utf-8') as f:
    f.write('h\xe9llo\nw\U0001f600rld\nlast')
with open(NAME, encoding='utf-8') as f:
    for what in ['f.read(2)', 'f.tell()', 'f.readline()', 'f.tell()', 'f.read(2)', 'f.tell()', 'f.seek(f.tell())', 'f.read()', 'f.seek(0)', 'next(f)',
                 'f.tell()', 'f.seek(1, 1)', 'f.seek(0, 2)', 'f.read()', 'f.write("x")', 'f.encoding', 'f.errors', 'f.buffer.raw.mode',
                 'f.line_buffering', 'f.isatty()']:
        show(what, lambda: eval(what))
show('closed', f.read)
show('closed name', lambda: (f.closed, f.name, repr(f)))
for encoding in ['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-32-be', 'cp1252', 'utf-8-sig']:
    def trip():
        with open(NAME, 'w', encoding=encoding, errors='replace') as f:
            f.write('\xe9\u20ac\n')
            f.write('x')
        with open(NAME, 'rb') as f:
            raw = f.read()
        with open(NAME, encoding=encoding) as f:
            return raw, f.read(1), f.read()
    show(encoding, trip)
with open(NAME, 'rb+', buffering=4) as f:
    for what in ['f.write(b"0123456789")', 'f.tell()', 'f.seek(2)', 'f.read(3)', 'f.write(b"--")', 'f.peek(1)[:1]', 'f.seek(0)', 'f.read()',
                 'f.truncate(5)', 'f.seek(0, 2)', 'f.seek(-9)', 'f.raw', 'f.readinto(bytearray(2))', 'f.write("t")', 'f.read(-2)']:
        show(what, lambda: eval(what) if what != 'f.raw' else type(f.raw).__name__)
with open(NAME, 'wb') as f:
    f.write(b'ok\xff')
show('decode error', lambda: open(NAME, encoding='utf-8').read())
show('encode error', lambda: open(NAME, 'w', encoding='ascii').write('\xe9'))
with open(NAME, 'w') as f:
    print('a', 1, file=f, sep='-', end='!')
    f.flush()
    f.reconfigure(newline='\r\n', line_buffering=True)
    f.write('\n')
show('reconfigured', lambda: open(NAME, 'rb').read())

# Descriptors.
fd = os.open(NAME, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
for what in ['os.write(fd, b"abcdef")', 'os.lseek(fd, 1, 0)', 'os.read(fd, 3)', 'os.fstat(fd).st_size', 'os.ftruncate(fd, 2)', 'os.close(fd)',
             'os.close(fd)', 'os.read(fd, 1)', 'os.lseek(fd, 0, 0)', 'os.stat(NAME).st_size', 'os.remove(NAME)', 'os.remove(NAME)',
             'os.listdir("no such")', 'os.rmdir("no such")', 'os.stat(None)', 'os.fspath(1)']:
    show(what, lambda: eval(what))


# Streams of a program's own.
class Raw(io.RawIOBase):
    def __init__(self, parts):
        self.parts = list(parts)

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        buffer[: len(part)] = part
        return len(part)


show('raw', lambda: Raw([b'ab', b'c\nd', b'e']).read(2))
show('raw all', lambda: Raw([b'ab', b'c\nd', b'e']).readall())
show('buffered', lambda: io.BufferedReader(Raw([b'ab', b'c\nd', b'e']), 4).readline())
show('text', lambda: io.TextIOWrapper(io.BufferedReader(Raw([b'\xc3', b'\xa9\r', b'\nx']))).readlines())
show('not writable', lambda: io.BufferedWriter(Raw([])))
show('unsupported', lambda: io.IOBase().seek(0))
show('lines', lambda: Raw([b'a\nb\n']).readlines())
show('pair', lambda: io.BufferedRWPair(Raw([b'xy']), io.BytesIO()).read())
