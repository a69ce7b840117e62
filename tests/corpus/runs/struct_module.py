#: _struct and _statistics on values of every kind
import _struct, _statistics
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__module__ + '.' + type(e).__name__ + ': ' + str(e)
    print(f.__name__, a, k, '->', r)
class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 2.5
for p in [0.0, 1.0, -1.0, 0.5, 1e-300, 1e-20, 0.001, 0.02, 0.07, 0.2, 0.425, 0.6, 0.9, 0.999, 1 - 1e-16, float('nan')]:
    show(_statistics._normal_dist_inv_cdf, p, 0.0, 1.0); show(_statistics._normal_dist_inv_cdf, p, 3, 2.5)
show(_statistics._normal_dist_inv_cdf, 'a', 1, 2); show(_statistics._normal_dist_inv_cdf, 1, 2)
vals = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2**31-1, 2**31, -2**31, -2**31-1, 2**32-1, 2**32, 2**63-1, 2**63, -2**63, -2**63-1, 2**64-1, 2**64, 10**30, 10**400, True, 1.5, 'a', b'a', b'ab', b'', None, bytearray(b'xyz'), I(), float('inf'), float('-inf'), 65519.0, 65520.0, 1e40, -0.0, 6e-8, 2.98e-8, 2.99e-8, 3.4e38, 3.41e38, 1e-46, 0.1, 1j, 100000]
for pre in ['', '<', '>', '=', '!', '@']:
    for c in 'xbBcsp?hHiIqQefd' + ('lL' if pre in ('<', '>', '=', '!') else '') + ('z' if pre == '' else ''):
        for v in vals:
            try: r = _struct.pack(pre + c, v)
            except BaseException as e: r = type(e).__name__ + ': ' + str(e)
            print(pre + c, '%.60r' % (v,) if type(v) not in (I, F) else type(v).__name__, r)
for fmt in ['', 'i', '<i', '3s', '0s', 's', '5p', 'p', '0p', '2h', 'bi', 'bih', 'b0i', '<bih', '>2b3h', 'x', '3x', 'cbx?', '  i\t h ', '12', 'i 3', '3', 'I?e', '999999999999999999999999i', '9223372036854775807h', 'é', b'<hh', 5, None, [], '<n', '<P', 'q\0', 'Q' * 3, '=ih', '@ih']:
    show(_struct.calcsize, fmt)
for fmt, data in [('<i', b'abcd'), ('<i', b'abc'), ('<2h', b'abcd'), ('4s', b'abcd'), ('4p', b'\x02bcd'), ('4p', b'\x09bcd'), ('p', b'\x02'), ('0s', b''), ('<e', b'\0\x3c'), ('<e', b'\x01\0'), ('<e', b'\xff\x7b'), ('<e', b'\0\x7c'), ('<e', b'\0\xfc'), ('<e', b'\0\x80'), ('<e', b'\1\x7c'), ('<f', b'\xcd\xcc\xcc\x3d'), ('>d', b'\x40\x09\x21\xfb\x54\x44\x2d\x18'), ('<Q', b'\xff' * 8), ('<q', b'\xff' * 8), ('>H', b'\xff\xfe'), ('?', b'\x05'), ('c', b'x'), ('<bB', b'\xff\xff'), ('<xbx', b'123'), ('<I', bytearray(b'1234')), ('<I', memoryview(b'1234')), ('<I', 'abcd'), ('<I', 5)]:
    show(_struct.unpack, fmt, data)
    show(_struct.unpack_from, fmt, data)
    show(_struct.unpack_from, fmt, data, 1); show(_struct.unpack_from, fmt, data, -1); show(_struct.unpack_from, fmt, data, -100); show(_struct.unpack_from, fmt, data, offset=-4)
    show(lambda f, d: list(_struct.iter_unpack(f, d)), fmt, data)
show(_struct.unpack_from, '<h', b'abc', 'x'); show(_struct.unpack_from, '<h'); show(_struct.unpack_from, '<h', b'ab', 0, 0); show(_struct.unpack_from, '<h', b'ab', 2**70); show(_struct.unpack_from, '<h', buffer=b'ab', offset=0)
for a in [(), ('i',), ('i', 1, 2), ('<2h', 1), (5, 1), ('', ), ('3x',), ('<hh', 1, 2), ([],), (None, 1)]: show(_struct.pack, *a)
b = bytearray(10)
for a in [(), ('<h',), ('<h', b), ('<h', b, 0), ('<h', b, 0, 5), ('<h', b, -2, 6), ('<h', b, -1, 6), ('<h', b, -20, 6), ('<h', b, 9, 7), ('<h', b, 100, 7), ('<h', b'ab', 0, 7), ('<h', 'ab', 0, 7), ('<h', b, 'a', 7), ('<h', memoryview(b), 3, 300), ('<h', memoryview(b'abcd'), 0, 1), ('<h', 5, 0, 1), ('<2x', b, 0)]:
    show(_struct.pack_into, *a); print(bytes(b))
S = _struct.Struct
s = S('<hb')
print(s.format, s.size, s.pack(1, 2), s.unpack(b'abc'), s.unpack_from(b'xabcd', 1), list(s.iter_unpack(b'abcdef')), type(s), repr(s)[:25])
it = s.iter_unpack(b'abcdef'); print(it.__length_hint__(), next(it), it.__length_hint__(), next(it), it.__length_hint__(), next(it, 'end'), type(it).__name__, type(it).__module__)
for a, k in [((), {}), ((1,), {}), (('i', 2), {}), ((), {'format': '<i'}), ((), {'fmt': 1}), ((b'<q',), {}), (('é',), {}), (('z',), {})]: show(S, *a, **k)
show(s.pack, 1); show(s.pack, 1, 2, 3); show(s.pack); show(s.pack_into); show(s.pack_into, b); show(s.unpack, b'ab'); show(s.unpack); show(s.unpack_from, b'ab'); show(s.iter_unpack, b'ab'); show(s.iter_unpack, b''); show(S('').iter_unpack, b'')
class T(S): pass
t = T('<i'); t.x = 5; print(t.pack(3), t.x, isinstance(t, S), S.__text_signature__, S.__module__, S.__qualname__, _struct.error, _struct.error.__mro__, _struct.error.__module__)
try: s.x = 1
except AttributeError as e: print(e)
try: s.size = 1
except AttributeError as e: print(e)
e = _struct.error('a', 1); print(repr(e), str(e), e.args)
for n in sorted(vars(S)):
    if n not in ('__doc__', '__sizeof__'): print(n, type(vars(S)[n]).__name__, getattr(vars(S)[n], '__text_signature__', None))
for n in sorted(vars(_struct)):
    if not n.startswith('__'): print(n, type(getattr(_struct, n)).__name__, getattr(getattr(_struct, n), '__text_signature__', None))
_struct._clearcache()
