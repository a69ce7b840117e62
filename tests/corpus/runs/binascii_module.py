#: binascii on random and malformed data
import binascii as b
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__module__ + '.' + type(e).__name__ + ': ' + str(e)
    print(f.__name__, a, k, '->', r)
state = 1
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n
def data(n, alphabet=None): return bytes(rnd(256) if alphabet is None else alphabet[rnd(len(alphabet))] for _ in range(n))
for n in list(range(0, 50)) + [100, 1000]:
    d = data(n)
    show(b.b2a_base64, d); show(b.b2a_base64, d, newline=False); print(b.a2b_base64(b.b2a_base64(d)) == d)
    show(b.hexlify, d); print(b.unhexlify(b.hexlify(d)) == d)
    show(b.crc32, d); show(b.crc32, d, 12345); show(b.crc_hqx, d, 0); show(b.crc_hqx, d, 0xfffff)
    if n < 46: show(b.b2a_uu, d); show(b.b2a_uu, d, backtick=True); print(b.a2b_uu(b.b2a_uu(d)) == d)
    show(b.b2a_qp, d); show(b.b2a_qp, d, True); show(b.b2a_qp, d, istext=False); show(b.b2a_qp, d, header=True)
for i in range(100):
    d = data(rnd(90), b'ab =_.\t\r\n\n\n\r\x00~\x7f\xe9x' * 2 + b'abcdefgh')
    for k in ({}, {'quotetabs': True}, {'istext': False}, {'header': True}, {'quotetabs': 1, 'header': 1}): show(b.b2a_qp, d, **k)
    show(b.a2b_qp, d); show(b.a2b_qp, d, header=True)
    q = data(rnd(30), b'=0aAfF9\r\n_gx='); show(b.a2b_qp, q); show(b.a2b_qp, q, True)
    q = data(rnd(20), b'AQgw/+=ab19 =\n=-'); show(b.a2b_base64, q); show(b.a2b_base64, q, strict_mode=True)
    q = data(rnd(12), b'AQgw='); show(b.a2b_base64, q); show(b.a2b_base64, q, strict_mode=True)
    q = data(rnd(20), b'0123456789abcdefABCDEF' + b'g'); show(b.a2b_hex, q)
    q = data(rnd(30), b' !"#$M`_a\n\r5'); show(b.a2b_uu, q)
show(b.a2b_base64, 'YQ=='); show(b.a2b_base64, 'é'); show(b.a2b_base64, 5); show(b.b2a_base64, 'a'); show(b.b2a_hex, 'a'); show(b.a2b_hex, 'ABcd'); show(b.a2b_hex, 'zz'); show(b.a2b_uu, ''); show(b.a2b_uu, b''); show(b.b2a_uu, b'x' * 46); show(b.a2b_qp, 'a=20b')
show(b.hexlify, b'abcdef', '-'); show(b.hexlify, b'abcdef', '-', 2); show(b.hexlify, b'abcdef', b':', -4); show(b.hexlify, b'abcdef', 'xx'); show(b.hexlify, b'abcdef', 'é'); show(b.hexlify, data=b'ab', sep='.', bytes_per_sep=1); show(b.hexlify, b'abc', 5); show(b.hexlify, b'abc', '-', 0)
show(b.crc32, b'abc', -1); show(b.crc32, b'abc', 2**40 + 7); show(b.crc32, b'abc', 'x'); show(b.crc32, 'abc'); show(b.crc_hqx, b'abc'); show(b.crc32); show(b.crc32, b'abc', 1, 2); show(b.crc32, memoryview(b"abcd")[::2]); show(b.crc32, bytearray(b'abc')); show(b.crc_hqx, b'a', 1.5)
show(b.b2a_base64, b'a', True); show(b.a2b_base64, b'a', True); show(b.b2a_qp); show(b.a2b_qp, b'a', 1, 2)
for n in sorted(vars(b)):
    if not n.startswith('__'): print(n, type(getattr(b, n)).__name__, getattr(getattr(b, n), '__text_signature__', None))
print(b.Error.__mro__, b.Incomplete.__mro__, repr(b.Error('x')))
