#: _md5, _sha1, _sha2, _sha3 and _blake2
import _md5, _sha1, _sha2, _sha3, _blake2
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__module__ + '.' + type(e).__name__ + ': ' + str(e)
    print(getattr(f, '__name__', f), str(a)[:100], k, '->', r)
fs = [_md5.md5, _sha1.sha1, _sha2.sha224, _sha2.sha256, _sha2.sha384, _sha2.sha512, _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s]
for f in fs:
    for n in (0, 1, 56, 64, 128, 300):
        d = bytes((i * 7 + n) % 256 for i in range(n))
        h = f(d); g = f(); g.update(d[:n // 3]); c = g.copy(); g.update(d[n // 3:]); c.update(bytearray(d[n // 3:]))
        print(f.__name__, n, h.hexdigest(), h.digest() == g.digest() == c.digest(), h.hexdigest() == h.digest().hex())
    print(h.name, h.block_size, h.digest_size, type(h), repr(h).split(' at ')[0], f.__text_signature__)
    show(f, 'a'); show(f, 5); show(f, b'a', b'b'); show(f, string=b'a'); show(f, data=b'a'); show(f, b'a', usedforsecurity=False); show(f, memoryview(b'abc')); show(h.update, 'x'); show(h.update); show(h.digest, 1); show(h.copy, 1); show(f, None)
    try: h.name = 'x'
    except AttributeError as e: print(e)
    try: print(type(h)()) if f.__name__ in ('md5', 'sha1', 'sha256') else None
    except TypeError as e: print(e)
for f in (_sha3.shake_128, _sha3.shake_256):
    for n in (0, 1, 135, 136, 137, 168, 1000):
        h = f(b'x' * n); print(n, h.hexdigest(0), h.hexdigest(5), h.digest(200).hex(), h.hexdigest(500)[-20:])
    print(h.name, h.block_size, h.digest_size, h._rate_bits, h._capacity_bits, h._suffix); show(h.digest); show(h.digest, -1); show(h.digest, 'a'); show(h.hexdigest, 2**30); show(h.digest, 2**70); show(h.digest, True); c = h.copy(); c.update(b'1'); print(c.hexdigest(4), h.hexdigest(4))
for f, m in ((_blake2.blake2b, 64), (_blake2.blake2s, 32)):
    for k in [dict(digest_size=1), dict(digest_size=20), dict(key=b'k'), dict(key=b'k' * m), dict(salt=b'salt'), dict(person=b'me'), dict(salt=b's' * (m // 4), person=b'p' * (m // 4)), dict(fanout=2, depth=3, leaf_size=4096, node_offset=5, node_depth=1, inner_size=m), dict(fanout=0), dict(node_offset=2**40 + 3), dict(key=b'abc', fanout=3, digest_size=16, salt=b'1'), dict(leaf_size=2**32 - 1)]:
        h = f(b'hello', **k); print(k, h.hexdigest(), h.digest_size); h.update(b'x' * 300); print(h.hexdigest())
    for k in [dict(digest_size=0), dict(digest_size=m + 1), dict(digest_size=-1), dict(key=b'k' * (m + 1)), dict(salt=b's' * 17), dict(person=b'p' * 17), dict(fanout=-1), dict(fanout=256), dict(depth=0), dict(depth=256), dict(leaf_size=-1), dict(node_offset=-1), dict(node_offset=2**64), dict(node_offset=2**48 if m == 32 else 2**70), dict(node_depth=-1), dict(node_depth=256), dict(inner_size=-1), dict(inner_size=m + 1), dict(key='a'), dict(key=5), dict(salt=None), dict(foo=1), dict(digest_size='a')]: show(f, b'', **k)
    print(f.MAX_DIGEST_SIZE, f.SALT_SIZE, f.MAX_KEY_SIZE, f.PERSON_SIZE)
for m in (_md5, _sha1, _sha2, _sha3, _blake2):
    for n in sorted(vars(m)):
        if n.startswith('__'): continue
        v = getattr(m, n); print(m.__name__, n, type(v).__name__, getattr(v, '__text_signature__', None))
        if isinstance(v, type):
            for k in sorted(vars(v)):
                if k != '__doc__': print('  ', k, type(vars(v)[k]).__name__, getattr(vars(v)[k], '__text_signature__', None))
#: hashlib and hmac, whatever is below them
import hashlib, hmac, random
random.seed(12)
sizes = [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 143, 144, 200, 1000]
for name in sorted(hashlib.algorithms_guaranteed):
    rest = (20,) if name.startswith('shake') else ()
    for size in sizes:
        data = random.randbytes(size)
        whole = hashlib.new(name, data); pieces = getattr(hashlib, name)()
        at = 0
        while at < size:
            step = random.randrange(1, 80); pieces.update(data[at:at + step]); at += step
            if random.random() < 0.2: pieces = pieces.copy()
        print(name, size, whole.hexdigest(*rest), pieces.digest(*rest) == whole.digest(*rest))
    print(whole.name, whole.block_size, whole.digest_size, isinstance(whole, type(pieces)))
    if rest: continue
    for size in (0, 5, whole.block_size, whole.block_size + 1, 300):
        key = random.randbytes(size)
        mac = hmac.new(key, b'begun', name); other = mac.copy(); other.update(b' and ended')
        print(mac.name, mac.digest_size, mac.block_size, mac.hexdigest(), other.hexdigest(), hmac.digest(key, b'begun', name) == mac.digest())
for make in (lambda: hashlib.new('spam'), lambda: hmac.new(b'', b'', 'spam'), lambda: hmac.new(b''), lambda: hashlib.sha256('a'), lambda: hmac.new('a', b'', 'md5'), lambda: hashlib.md5().update(None)):
    try: print(make())
    except Exception as error: print([base.__name__ for base in type(error).__mro__ if base.__module__ == 'builtins'][0])
