"""Mapped files: memory and file are one, whatever looks at them. CPython runs this too (in a folder where it may write)."""
import mmap
import os

PATH = 'mapped.bin'
with open(PATH, 'wb') as file:
    file.write(b'hello world\n' * 500)


def content():
    with open(PATH, 'rb') as file:
        return file.read()


def refuses(error, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except type(error) as raised:
        assert type(raised) is type(error) and str(raised) == str(error), repr(raised)
    else:
        raise AssertionError(error)


def errno(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except OSError as error:
        return error.errno
    raise AssertionError


with open(PATH, 'r+b') as file:
    whole = mmap.mmap(file.fileno(), 0)
    part = mmap.mmap(file.fileno(), 12)
    page = mmap.mmap(file.fileno(), 0, offset=4096)
    copy = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    fixed = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    assert len(page) == 6000 - 4096 and page.size() == 6000
    whole[:5] = b'HELLO'
    whole[4096] = 33
    assert part[:12] == content()[:12] == fixed[:12] == b'HELLO world\n' and page[0] == 33
    part[0:1] = b'J'
    assert whole[:5] == b'JELLO'
    file.seek(6)
    file.write(b'WORLD')
    file.flush()
    assert whole[:12] == part[:] == b'JELLO WORLD\n'
    view = memoryview(whole)
    view[0] = 90
    assert content()[:2] == b'ZE' and part[:2] == fixed[:2] == b'ZE'
    refuses(BufferError('cannot close exported pointers exist'), whole.close)
    refuses(BufferError("mmap can't resize with extant buffers exported."), whole.resize, 5)
    view.release()
    copy[:3] = b'ccc'
    assert copy[:5] == b'cccLO' and whole[:5] == b'ZELLO' and copy.madvise(mmap.MADV_DONTNEED) is None and copy[:5] == b'ZELLO'
    refuses(TypeError("mmap can't resize a readonly or copy-on-write memory map."), copy.resize, 1)
    refuses(TypeError("mmap can't modify a readonly memory map."), fixed.write, b'x')
    part.close()
    page.close()
    fixed.close()
    whole.resize(7000)
    assert whole.size() == os.path.getsize(PATH) == len(whole) == 7000 and whole[5999:6002] == b'\n\0\0'
    whole[6999] = 65
# The mapping has a descriptor of its own.
assert whole[6999:] == b'A' and whole.flush() is None
whole.write(b'end')
whole.close()
assert whole.closed and content()[:5] == b'endLO' and content()[-2:] == b'\0A'
with open(PATH, 'rb') as file:
    number = file.fileno()
    assert errno(mmap.mmap, number, 0) == errno(mmap.mmap, number, 0, access=mmap.ACCESS_WRITE) == 13
    assert mmap.mmap(number, 0, prot=mmap.PROT_READ)[0] == mmap.mmap(number, 0, flags=mmap.MAP_PRIVATE)[0] == 101
    refuses(ValueError('mmap length is greater than file size'), mmap.mmap, number, 10000, access=mmap.ACCESS_READ)
    refuses(ValueError('mmap offset is greater than file size'), mmap.mmap, number, 0, access=mmap.ACCESS_READ, offset=8192)
    assert errno(mmap.mmap, number, 1, access=mmap.ACCESS_READ, offset=5) == 22
with open(PATH, 'wb') as file:
    refuses(ValueError('cannot mmap an empty file'), mmap.mmap, file.fileno(), 0)
    file.write(b'abc')
    file.flush()
    assert errno(mmap.mmap, file.fileno(), 0, access=mmap.ACCESS_READ) == 13
assert errno(mmap.mmap, os.pipe()[0], 4, access=mmap.ACCESS_READ) == 19 and errno(mmap.mmap, 999, 4) == 9
memory = mmap.mmap(-1, 10000)
memory[:4] = b'abcd'
assert errno(memory.flush, 1, 5) == errno(memory.madvise, 99) == errno(memory.madvise, 0, 10) == errno(memory.resize, 0) == 22
memory.madvise(mmap.MADV_DONTNEED)
memory.resize(20)
assert memory[:5] == b'abcd\0' and len(memory) == 20 and errno(memory.size) == 9
assert errno(mmap.mmap, -1, 0) == 22
refuses(OverflowError('memory mapped offset must be positive'), mmap.mmap, -1, 1, offset=-1)
# Neither closed nor flushed: the file has it at the end.
file = open(PATH, 'r+b')
last = mmap.mmap(file.fileno(), 0)
last[0:3] = b'END'
print('done')
