# What East Asian codecs answer, a line for each question: every code both ways, damaged input with every handler, bytes that come one by one.
# ENCODINGS, SEED and ROUNDS are given.
import codecs
import hashlib
import io
import random

HANDLERS = ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', 'told', 'lost')
told = []


def tell(error):
    told.append((error.start, error.end, error.reason, error.encoding))
    return ('?', error.end)


codecs.register_error('told', tell)
chars = [chr(c) for c in (*range(0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x20100), *range(0x29F00, 0x2A6E0))]


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        details = (error.start, error.end, error.reason) if isinstance(error, UnicodeError) and hasattr(error, 'start') else ()
        return (type(error).__name__, str(error), *details)


def digest(items):
    hashed = hashlib.sha1()
    for item in items:
        hashed.update(repr(item).encode('utf-8', 'surrogatepass'))
    return hashed.hexdigest()


def show(*words):
    print(*map(ascii, words))


def everything(name):
    decode, encode = codecs.getdecoder(name), codecs.getencoder(name)
    rows = [bytes([a]) for a in range(256)] + [bytes([a, b]) for a in range(128, 256) for b in range(256)]
    show(name, 'two bytes', digest([decode(b'\n'.join(rows), 'replace')]))
    show(name, 'some', digest(attempt(decode, row, 'told') for row in rows[::83]), digest(told))
    told.clear()
    show(name, 'characters', digest([encode(''.join(chars), 'replace'), encode('\n'.join(chars[::3]), 'ignore')]))
    show(name, 'some', digest(attempt(encode, char) for char in chars[::149]))
    if 'euc_j' in name:
        show(name, 'three bytes', digest([decode(b'\n'.join(bytes([0x8F, a, b]) for a in range(256) for b in range(0, 256, 3)), 'replace')]))
    if name == 'gb18030':
        four = b'\n'.join(bytes([a, b, c, d]) for a in range(0x80, 0x100, 3) for b in range(0x2F, 0x3B) for c in range(0x80, 0x100, 5) for d in (0x2F, 0x30, 0x39))
        show(name, 'four bytes', digest([decode(four, 'replace')]))
    if '2022' in name:
        for head in (b'\x1b$B', b'\x1b$(D', b'\x1b$(C', b'\x1b$A', b'\x1b$(O', b'\x1b$(P', b'\x1b$(Q', b'\x1b(J', b'\x1b(I', b'\x1b$)C\x0e', b'\x1b.A\x1bN', b'\x1b.F\x1bN'):
            pairs = [bytes([a, b]) for a in range(0x20, 0x80) for b in range(0x20, 0x80)]
            show(name, head, digest([decode(head + b''.join(pairs[i:i + 96]), 'replace') for i in range(0, len(pairs), 96)]))
            show(name, head, [attempt(decode, head + pair, 'told') for pair in pairs[::373]], digest(told))
            told.clear()


def damaged(rng, name):
    """Text of the encoding with bytes changed, lost, added."""
    alphabet = 'aZ~\\ \n\u3042\u30ab\u309a\u6f22\u5b57\uac00\ub620\u4e02\xa5\u203e\xe6\u0300\u02e9\xca\u0304\U00020089\uff61\u20ac\x1b\x0e\x0f\u0100'
    text = ''.join(rng.choice(alphabet) for _ in range(rng.randrange(1, 12)))
    data = bytearray(attempt_bytes(name, text))
    for _ in range(rng.randrange(4)):
        kind = rng.randrange(3)
        at = rng.randrange(len(data) + 1)
        if kind == 0:
            data[at:at] = bytes([rng.randrange(256)])
        elif kind == 1:
            del data[at:at + 1]
        else:
            data[at:at] = rng.choice((b'\x1b$B', b'\x1b(B', b'\x1b$(D', b'\x1b&@\x1b$B', b'\x1b', b'\x1b$', b'\x1bN', b'\x1b.A', b'~{', b'~}', b'~', b'\x8f', b'\xa4\xd4', b'\x81\x30', b'\n', b'\x0e'))
    return text, bytes(data)


def attempt_bytes(name, text):
    return text.encode(name, 'ignore')


def incremental(name, text, data, rng):
    for handler in ('strict', 'ignore', 'told'):
        decoder = codecs.getincrementaldecoder(name)(handler)
        at, out = 0, []
        while at < len(data):
            size = rng.randrange(1, 4)
            out.append(attempt(decoder.decode, data[at:at + size], at + size >= len(data)))
            out.append(decoder.getstate())
            at += size
        show(name, 'fed', handler, data, out)
        encoder = codecs.getincrementalencoder(name)(handler)
        out = [(attempt(encoder.encode, char), encoder.getstate()) for char in text] + [attempt(encoder.encode, '', True)]
        show(name, 'written', handler, text, out)
    state = codecs.getincrementaldecoder(name)().getstate()
    decoder = codecs.getincrementaldecoder(name)()
    decoder.decode(data[:1]) if data[:1] < b'\x80' else None
    decoder.setstate(state)
    show(name, 'state', attempt(decoder.decode, data, True))
    reader = codecs.getreader(name)(io.BytesIO(data), 'replace')
    show(name, 'read', attempt(reader.read, 3), attempt(reader.readline), attempt(reader.readlines), attempt(reader.read))
    stream = io.BytesIO()
    writer = codecs.getwriter(name)(stream, 'ignore')
    attempt(writer.writelines, [text, 'x'])
    attempt(writer.reset)
    show(name, 'stream', stream.getvalue())


for name in ENCODINGS:
    rng = random.Random(SEED + sum(name.encode()))
    if SEED == 1:
        everything(name)
    for _ in range(ROUNDS):
        text, data = damaged(rng, name)
        for handler in HANDLERS:
            show(name, handler, data, attempt(codecs.decode, data, name, handler), text, attempt(codecs.encode, text, name, handler))
        show(name, 'told', told)
        told.clear()
        incremental(name, text, data, rng)
