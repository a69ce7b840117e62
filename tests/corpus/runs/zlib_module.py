#: zlib: compressed bytes, streams, errors
import zlib
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__module__ + '.' + type(e).__name__ + ': ' + str(e)
    if len(r) > 300: r = r[:100] + str(hash(len(r))) + str(zlib.crc32(r.encode()))
    print(getattr(f, '__name__', f), str(a)[:100], k, '->', r)
state = 7
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n
def text(n): return bytes(b'the quick brown fox jumps over lazy dogs 0123456789\n'[rnd(52) if rnd(3) else rnd(5)] for _ in range(n))
datas = [b'', b'a', b'abc' * 100, bytes(range(256)) * 4, text(3000), text(15000), bytes(rnd(256) for _ in range(1000)), b'\0' * 40000]
for d in datas:
    for level in (-1, 0, 1, 3, 4, 9):
        c = zlib.compress(d, level); print(len(d), level, len(c), zlib.crc32(c), zlib.decompress(c) == d)
    for wbits in (-15, 9, 31):
        for strategy in (0, 2, 4):
            co = zlib.compressobj(6, zlib.DEFLATED, wbits, 8, strategy); c = co.compress(d) + co.flush()
            print(len(d), wbits, strategy, len(c), zlib.crc32(c), zlib.decompress(c, wbits) == d)
    for mem in (1, 5, 9):
        co = zlib.compressobj(6, memLevel=mem); c = co.compress(d) + co.flush(); print(mem, len(c), zlib.crc32(c))
    print(zlib.crc32(d), zlib.adler32(d), zlib.crc32(d, 77), zlib.adler32(d, 99))
d = datas[5]
for flush in (1, 2, 3, 5):
    co = zlib.compressobj(); out = []
    for i in range(0, len(d), 4000):
        out.append(co.compress(d[i:i + 4000])); out.append(co.flush(flush))
    out.append(co.flush()); c = b''.join(out); print(flush, [len(x) for x in out] if flush != 5 else len(out), zlib.crc32(c), zlib.decompress(c) == d)
co = zlib.compressobj(); a = co.compress(d[:8000]); c2 = co.copy(); x = a + co.compress(d[8000:]) + co.flush(); y = a + c2.compress(d[8000:]) + c2.flush(); print(x == y, zlib.decompress(y) == d)
show(zlib.compressobj().flush, 6); show(zlib.compressobj().flush, -1); show(zlib.compressobj().flush, 'a'); show(co.flush); show(co.compress, b'x'); show(co.copy)
c = zlib.compress(d)
do = zlib.decompressobj(); out = b''
buf = c
while buf:
    part = do.decompress(buf, 1000); out += part; buf = do.unconsumed_tail
    if len(out) % 7 == 0: print(len(part), len(buf), do.eof, do.unused_data)
print(out == d, do.eof, do.unused_data, do.unconsumed_tail, do.flush())
do = zlib.decompressobj(); r = do.decompress(c + b'trailing'); print(r == d, do.unused_data, do.eof, do.unconsumed_tail); print(do.decompress(b'more'), do.unused_data)
do = zlib.decompressobj(); print(len(do.decompress(c[:3000])), do.eof); e = do.copy(); print(len(do.decompress(c[3000:])), len(e.decompress(c[3000:])), e.eof, len(e.flush()))
do = zlib.decompressobj(); print(len(do.decompress(c[:3000])), len(do.flush()), do.eof)
do = zlib.decompressobj(); print(len(do.decompress(c, 10)), len(do.unconsumed_tail), len(do.flush()), do.eof)
zd = b'the quick brown fox'
co = zlib.compressobj(zdict=zd); z = co.compress(b'the quick brown fox jumps') + co.flush(); print(z)
do = zlib.decompressobj(zdict=zd); print(do.decompress(z))
show(zlib.decompressobj().decompress, z); show(zlib.decompressobj(zdict=b'wrong').decompress, z); show(zlib.decompress, z)
co = zlib.compressobj(wbits=-15, zdict=zd); z = co.compress(b'the quick brown fox jumps') + co.flush(); print(z, zlib.decompressobj(-15, zdict=zd).decompress(z))
for bad in [b'', b'x', b'xxxxxxxxxxx', c[:10], c[:-1], c[:-4] + b'abcd', b'\x78\x9c' + b'\xff' * 20, b'\x1f\x8b\x08', b'\x78\x9c\x00']:
    show(zlib.decompress, bad); show(zlib.decompress, bad, -15); show(zlib.decompress, bad, 31); show(zlib.decompressobj().decompress, bad)
show(zlib.compress, b'a', 10); show(zlib.compress, b'a', -2); show(zlib.compress, 'a'); show(zlib.compress); show(zlib.compress, b'a', wbits=5); show(zlib.compress, b'a', level='x'); show(zlib.compress, b'a', 1, 15, 3); show(zlib.compress, data=b'a')
show(zlib.compressobj, 10); show(zlib.compressobj, method=7); show(zlib.compressobj, memLevel=10); show(zlib.compressobj, wbits=40); show(zlib.compressobj, strategy=9); show(zlib.compressobj, zdict='a')
show(zlib.decompressobj, 40); show(zlib.decompressobj, zdict='x'); show(zlib.decompress, c, bufsize=-1); show(zlib.decompress, c, bufsize=0); show(zlib.decompress, 'x'); show(zlib.decompress, c, 50)
show(zlib.decompressobj().decompress, c, -1); show(zlib.decompressobj().decompress, c, max_length=5); show(zlib.decompressobj().flush, 0); show(zlib.decompressobj().flush, -1)
show(zlib.crc32, 'a'); show(zlib.adler32, b'a', 'x'); show(zlib.crc32, b'a', 1, 2)
D = zlib._ZlibDecompressor
x = D(); print(x.needs_input, x.eof, x.unused_data); print(len(x.decompress(c, 100)), x.needs_input, x.eof); print(len(x.decompress(b'', 100)), x.needs_input); print(len(x.decompress(b'')), x.needs_input, x.eof, x.unused_data); show(x.decompress, b'')
x = D(); print(x.decompress(c[:10]), x.needs_input); print(len(x.decompress(c[10:] + b'rest')), x.unused_data, x.eof, x.needs_input)
show(D, 40); show(D, 15, b'x', 3); show(D, wbits='a'); show(D().decompress, b'bad bad bad')
print(type(co), type(do), D, D.__text_signature__)
for n in sorted(vars(zlib)):
    if not n.startswith('__'): v = getattr(zlib, n); print(n, type(v).__name__, getattr(v, '__text_signature__', None), v if isinstance(v, (int, str)) else '')
for t in (type(co), type(do), D):
    for n in sorted(vars(t)):
        if n != '__doc__': print(t, n, type(vars(t)[n]).__name__, getattr(vars(t)[n], '__text_signature__', None))
