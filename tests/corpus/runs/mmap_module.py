#: mmap: memory without a file
import mmap, random
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except OSError as e: r = 'OSError: ' + e.strerror
    except BaseException as e: r = type(e).__name__ + ': ' + str(e)
    print(getattr(f, '__name__', f), str(a)[:80], k, '->', r)
m = mmap.mmap(-1, 40)
print(m, len(m), m[:], m.tell(), m.closed, mmap.error is OSError)
show(m.write, b'one\ntwo\nthree'); show(m.tell); show(m.seek, 0); show(m.readline); show(m.read, 2); show(m.read, -1); show(m.read); show(m.read, None); show(m.readline); show(m.read, 'a'); show(m.read, 2**70)
show(m.seek, 4); show(m.seek, -2, 1); show(m.tell); show(m.seek, -3, 2); show(m.tell); show(m.seek, 1, 2); show(m.seek, -1); show(m.seek, 0, 3); show(m.seek); show(m.seek, 'a')
show(m.find, b'two'); m.seek(0)
for a in [(b'two',), (b't',), (b't', 5), (b't', -40, -20), (b'',), (b'', 7), (b'', 50), (b'e', 0, 3), (b'e', 0, -100), (b'zz',), ('a',), (5,), ()]: show(m.find, *a); show(m.rfind, *a)
show(m.write_byte, 255); show(m.write_byte, 256); show(m.write_byte, -1); show(m.write_byte, 'a'); show(m.write_byte, b'a'); show(m.read_byte); show(m.write, b'x' * 50); show(m.write, 'a'); show(m.write, 5); show(m.write, bytearray(b'ab')); m.seek(40); show(m.write_byte, 1); show(m.read_byte); show(m.write, b''); show(m.write, b'a')
for key in (0, -1, 39, 40, -41, 2**70, True, 'a', None, 1.5, slice(2, 6), slice(None, None, 3), slice(None, None, -7), slice(6, 2), slice(0, 5, 0), slice('a', 2), slice(-5, None)): show(m.__getitem__, key); show(m.__delitem__, key)
for key, value in ((0, 65), (-1, 66), (40, 1), (0, 256), (0, -1), (0, b'a'), (0, 'a'), (0, True), ('a', 1), (slice(0, 3), b'xyz'), (slice(0, 3), b'xy'), (slice(0, 30, 10), b'XYZ'), (slice(30, 0, -10), bytearray(b'ABC')), (slice(3, 3), b''), (slice(0, 3), 'abc'), (slice(0, 3), 5), (slice(0, 2), memoryview(b'mv'))): show(m.__setitem__, key, value)
print(m[:])
for a in [(0, 10, 5), (10, 0, 8), (1, 0, 39), (0, 1, 40), (-1, 0, 1), (0, 0, -1), (40, 0, 0), (41, 0, 0), (0, 1), ('a', 1, 2)]: show(m.move, *a)
print(m[:], list(m)[:3], b'x' in m, 5 in m, bytes(m) == m[:], bytearray(m)[:2], int.from_bytes(m[:4], 'little'))
show(m.flush, -1); show(m.flush, 0, 41); show(m.flush, 1, 2, 3); show(m.flush, 'a'); show(m.size);
v = memoryview(m); print(v.format, v.readonly, v.nbytes, v[:3].tobytes()); v[0:2] = b'vw'; print(m[:4]); show(m.close); v.release()
r = mmap.mmap(-1, 8, access=mmap.ACCESS_READ); print(r, memoryview(r).readonly)
show(r.write, b'a'); show(r.write_byte, 1); show(r.__setitem__, 0, 1); show(r.__setitem__, slice(0, 1), b'a'); show(r.move, 0, 1, 1); show(r.read, 3); show(r.flush)
for a, k in [((-1, 4), dict(access=9)), ((-1, 4), dict(access=1, prot=1)), ((-1, 4), dict(access=1, flags=2)), ((-1, -1), {}), (('a', 4), {}), ((-1, 'a'), {}), ((-1,), {}), ((), {}), ((-1, 4, 1, 3, 0, 0, 0), {}), ((-1, 4), dict(foo=1)), ((12345, 4), {})]: show(mmap.mmap, *a, **k)
print(mmap.mmap(-1, 4, access=mmap.ACCESS_COPY), mmap.mmap(-1, 4, prot=mmap.PROT_READ), mmap.mmap(-1, 4, mmap.MAP_PRIVATE, mmap.PROT_WRITE), mmap.mmap(fileno=-1, length=4))
with m as same: print(same is m)
print(m, m.closed, m.close())
for f in (m.read, m.tell, m.size, m.flush, m.readline, m.read_byte, m.__len__, m.__enter__): show(f)
show(m.write, b'a'); show(m.find, b'a'); show(m.seek, 0); show(m.resize, 4); show(m.move, 0, 0, 0); show(m.__getitem__, 0); show(m.__setitem__, 0, 1); show(memoryview, m)
class Sub(mmap.mmap):
    def __new__(cls, *a, **k): self = super().__new__(cls, *a, **k); self.tag = 1; return self
s = Sub(-1, 4); print(s.tag, len(s), type(s).__mro__[1:], s[:2])
import pickle, copy; show(pickle.dumps, s); show(copy.copy, mmap.mmap(-1, 1))
random.seed(5); model = bytearray(500); m = mmap.mmap(-1, 500)
for step in range(3000):
    a, b = sorted(random.choices(range(501), k=2)); op = random.randrange(5)
    if op == 0: d = random.randbytes(b - a); m[a:b] = d; model[a:b] = d
    elif op == 1: n = min(b - a, 500 - b); m.move(b, a, n); model[b:b + n] = model[a:a + n]
    elif op == 2: m.seek(a); d = random.randbytes(b - a); m.write(d); model[a:b] = d
    elif op == 3: d = model[a:a + 2]; assert m.find(d, a) == model.find(d, a) and m.rfind(d, 0, b) == model.rfind(d, 0, b)
    else: assert m[a:b] == model[a:b] and m[b:a:-3] == model[b:a:-3]
print(m[:] == model)
