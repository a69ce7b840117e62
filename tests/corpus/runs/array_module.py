#: array: items of every kind, methods, pickles, errors
import array as m
from array import array
def show(f, *a, **k):
    try: r = ascii(f(*a, **k))
    except BaseException as e: r = type(e).__name__ + ': ' + ascii(str(e))
    print(getattr(f, '__name__', f), ascii(a)[:120], k, '->', r)
vals = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32 - 1, 2**32, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, 1.5, 'a', 'ab', None, True, 1e40, float('nan'), b'a', '\U0001f600', 1j]
for c in 'bBuhHiIqQfd':
    for v in vals:
        if c in 'iI' and isinstance(v, int) and not -2**31 <= v < 2**31: continue
        if c in 'bBhH' and isinstance(v, int) and abs(v) > 2**31 - 1: continue
        show(array, c, [v])
        a = array(c)
        try: a.append(v)
        except Exception as e: print(len(a))
    a = array(c, 'abcabc' if c == 'u' else [1, 2, 3, 1, 2, 3]); o = 'z' if c == 'u' else 9
    print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:3], a[::-2], a[5:1:-1], list(a), a.tolist(), a.tobytes(), a.index(a[2]), a.count(a[0]), a[1] in a, 'q' in a, 5 in a)
    b = a[:]; b.append(o); b.extend(a); b.insert(0, o); b.insert(-2, o); b.insert(100, o); print(b); b.remove(o); print(b.pop(), b.pop(0), b.pop(-2), b); b.reverse(); print(b); b.byteswap(); print(b.tobytes()); b.byteswap()
    b[0] = o; b[-1] = o; del b[1]; print(b); b[1:3] = a; print(b); b[::2] = b[::2]; del b[::3]; print(b); b[1:1] = a[:1]; b[3:] = array(c); print(b); del b[:]; print(b, len(b))
    print(a + a, a * 2, 2 * a, a * 0, a * -1, a == a[:], a < a + a, a != a, a >= a[1:], a[1:] > a, a == [1])
    a += a[:1]; a *= 2; print(a)
    print(a.__reduce_ex__(2)[:2], a.__reduce_ex__(4)[1:], a.__copy__() == a, a.__deepcopy__(None) == a, memoryview(a).itemsize, memoryview(a).shape, len(bytes(a)), bytearray(a) == bytes(a))
    show(array, c, b'12345678'); show(array, c, b'123'); show(array, c, 'ab'); show(array, c, array('u', 'ab')); show(array, c, array('b', [1, 2])); show(array, c, (1, 2)); show(array, c, range(3)); show(array, c, 5); show(array, c, [1, 'x']); show(array, c, bytearray(8))
    x = array(c); x.frombytes(bytes(16)); print(x); show(x.frombytes, b'1'); show(x.frombytes, 'a'); show(x.fromlist, (1,)); show(x.fromlist, [1, 'zz']); print(len(x)); show(x.fromunicode, 'ab'); show(x.tounicode); show(x.extend, array('b' if c != 'b' else 'B')); show(x.extend, 5)
a = array('i', [1, 2, 3])
for k in (3, -4, 'a', 1.0, None, 2**70, slice('a'), slice(None, None, 0)): show(a.__getitem__, k); show(a.__delitem__, k); show(a.__setitem__, k, 1)
show(a.__setitem__, slice(0, 1), [1]); show(a.__setitem__, slice(0, 1), array('h')); show(a.__setitem__, slice(0, 3, 2), array('i', [1, 2, 3])); show(a.__add__, [1]); show(a.__add__, array('h')); show(a.__iadd__, [1]); show(a.__mul__, 'a'); show(a.__mul__, 1.5)
show(a.pop, 10); show(array('i').pop); show(a.index, 99); show(a.remove, 99); show(a.index, 3, 1); show(a.index, 3, 0, 1); show(a.index, 1, -1); show(a.insert, 'a', 1); show(a.insert, 0, 'a'); show(a.append); show(a.append, 1, 2); show(a.count); show(a.byteswap, 1); show(a.tofile, 5)
show(array); show(array, 'x'); show(array, 'ii'); show(array, 5); show(array, 'i', [], 3); show(array, 'i', x=1); show(array, ''); show(array, None)
it = iter(a); print(next(it), it.__reduce__()[1:], type(it).__name__, type(it)); it.__setstate__(2); print(next(it), next(it, 'end'), it.__reduce__()[1:])
class F:
    def __init__(self, d): self.d = d
    def read(self, n): r, self.d = self.d[:n], self.d[n:]; return r
    def write(self, b): print('write', bytes(b)[:20], len(b))
f = F(b'\1\0\0\0\2\0\0\0\3'); x = array('i'); x.fromfile(f, 1); print(x); show(x.fromfile, f, 2); show(x.fromfile, F('abcd'), 1); show(x.fromfile, f, -1); array('d', range(9000)).tofile(f)
class S(array):
    def __new__(cls, *a, **k): return super().__new__(cls, *a)
    def __init__(self, *a, extra=None): self.extra = extra
s = S('i', [1, 2], extra=5); print(s, s.extra, s + s, type(s[:]), s.__reduce_ex__(3)[2], s == array('i', [1, 2]))
R = m._array_reconstructor
for code, data in [(0, b'\1\xff'), (1, b'\1\xff'), (2, b'\1\0\xff\xff'), (3, b'\1\0\xff\xff'), (5, b'\1\0\xff\xff'), (11, bytes(7) + b'\5'), (13, b'\xff' * 8), (14, b'\0\0\x80\x3f'), (15, b'\x3f\x80\0\0'), (17, b'\x3f\xf0' + bytes(6)), (18, b'a\0b\0'), (19, b'\0a\0b'), (20, b'a\0\0\0'), (21, b'\0\0\0a'), (22, b''), (-1, b''), (2, b'1'), (2, 'x')]:
    for c in 'bqdu': show(R, array, c, code, data)
show(R, 5, 'i', 1, b''); show(R, int, 'i', 1, b''); show(R, array, 'x', 1, b''); show(R, array, 'i', 'x', b''); show(R, S, 'i', 8, b'\1\0\0\0')
mv = memoryview(array('d', [1.5, 2.5])); print(mv.format, mv.tolist(), mv[1], mv.nbytes); mv[0] = 9.5; print(mv.obj, memoryview(array('u', 'ab')).format); print(array('b', [97, 98]) == memoryview(b'ab'), b''.join([array('b', [97]), b'x']), bytes(array('h', [1])), b'ab'.find(array('b', [98])))
try: hash(a)
except TypeError as e: print(e)
print(m.typecodes.replace('l', '').replace('L', ''), array, m.ArrayType is array, array.__module__, array[int])
match a:
    case [x, *_]: print('matched', x)
for n in sorted(vars(array)):
    if n not in ('__doc__', '__buffer__', '__release_buffer__'): print(n, type(vars(array)[n]).__name__, getattr(vars(array)[n], '__text_signature__', None))
a = array('i', [1, 2, 3]); mv = memoryview(a)
for f in (lambda: a.append(1), lambda: a.pop(), lambda: a.extend([1]), lambda: a.__delitem__(0), lambda: a.frombytes(bytes(4)), lambda: a.insert(0, 1), lambda: a.__imul__(2)): show(f)
a[0] = 7; print(mv[0], a); mv.release(); a.append(9); print(a)
show(array('b').frombytes, memoryview(b'abcd')[::2])
