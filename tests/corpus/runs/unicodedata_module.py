#: unicodedata: properties, names and normal forms, of 15.0 and of 3.2.0
import unicodedata as u, zlib
def show(f, *a, **k):
    try: r = ascii(f(*a, **k))
    except BaseException as e: r = type(e).__name__ + ': ' + ascii(str(e))
    print(f.__name__, ascii(a)[:100], k, '->', r)
o = u.ucd_3_2_0
points = list(range(0, 0x3400, 5)) + list(range(0x9fa0, 0xac10, 7)) + list(range(0xd7a0, 0xe010, 9)) + list(range(0xf8f0, 0x12000, 9)) + list(range(0x1d000, 0x1d800, 5)) + list(range(0x1f000, 0x20010, 9)) + list(range(0x2a6d0, 0x2a710)) + list(range(0x2f800, 0x2fa20)) + list(range(0xe0000, 0xe0200, 5)) + [0x10ffff]
def sum_of(f, *rest):
    out = []
    for start in range(0, len(points), 1024):
        out.append(zlib.crc32(repr([f(chr(p), *rest) for p in points[start:start + 1024]]).encode()))
    return out
for d in (u, o):
    for name in ('category', 'bidirectional', 'combining', 'east_asian_width', 'mirrored', 'decomposition'): print(name, d is u, sum_of(getattr(d, name)))
    for name in ('decimal', 'digit', 'numeric', 'name'): print(name, d is u, sum_of(getattr(d, name), ''))
for p in list(range(0, 0x300, 17)) + [0x1F600, 0xAC00, 0x4E00, 0x2F800, 0x110BD, 0xE0001, 0xD800, 0xFFFF, 0x378]:
    for f in (u.name, u.decimal, u.digit, u.numeric, o.name): show(f, chr(p))
    for form in ('NFC', 'NFD', 'NFKC', 'NFKD'): show(u.normalize, form, chr(p))
state = 3
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n
pool = [chr(p) for p in list(range(0x41, 0x5b)) + list(range(0xc0, 0x180)) + list(range(0x300, 0x370)) + list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11a8, 0x11c3)) + list(range(0xac00, 0xac80)) + list(range(0x1e00, 0x1f00)) + list(range(0x591, 0x5c8)) + list(range(0x64b, 0x660)) + [0x378, 0x212b, 0xfb01, 0x1d15e, 0x1d165, 0x2f868, 0x110ba, 0x1099, 0x110b9, 0x0344, 0xd800, 0xdc00, 0x0f71, 0x0f72, 0x0f74, 0x0f80, 0xfdfa, 0x2126, 0x1f71]]
for i in range(150):
    s = ''.join(pool[rnd(len(pool))] for _ in range(1 + rnd(6)))
    print(ascii(s), [ascii(u.normalize(f, s)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], [u.is_normalized(f, s) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
for i in range(150):
    s = ''.join(pool[rnd(len(pool))] for _ in range(1 + rnd(3)))
    print(ascii(s), [ascii(o.normalize(f, s)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
for n in ['LATIN SMALL LETTER A', 'latin small letter a', 'HANGUL SYLLABLE GAG', 'CJK UNIFIED IDEOGRAPH-4E00', 'NULL', 'BELL', 'LF', 'NO SUCH', '', 'x' * 300, 'GRINNING FACE', 'CJK UNIFIED IDEOGRAPH-9', 'NBSP', 'DIGIT ONE', 'É']: show(u.lookup, n)
show(u.lookup, 5); show(u.lookup); show(u.category, 5); show(u.category, 'ab'); show(u.category, ''); show(u.category); show(u.category, 'a', 'b'); show(u.name, 'ab'); show(u.name, 5); show(u.name, 'a', 'b', 'c'); show(u.decimal, None); show(u.normalize, 'NFX', 'é'); show(u.normalize, 'NFX', 'a'); show(u.normalize, 'NFX', ''); show(u.normalize, 5, 'a'); show(u.normalize, 'NFC', 5); show(u.normalize, 'NFC'); show(u.is_normalized, 'x', 'a'); show(u.is_normalized, 'NFC', None); show(u.name, '\0', None)
print(u.unidata_version, o.unidata_version, type(o), u.UCD)
try: u.UCD()
except TypeError as e: print(e)
for n in sorted(vars(u)):
    if not n.startswith('_'): print(n, type(getattr(u, n)).__name__, getattr(getattr(u, n), '__text_signature__', None))
for n in sorted(vars(u.UCD)):
    if n != '__doc__': print(n, type(vars(u.UCD)[n]).__name__, getattr(vars(u.UCD)[n], '__text_signature__', None))
