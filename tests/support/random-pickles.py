"""Random graphs of objects pickled by every protocol, read back, and read damaged: one line each. SEED, COUNT and DAMAGES are set before this text."""
import copyreg
import io
import pickle
import random
import zlib

rng = random.Random(SEED)


class Plain:
    class Inner:
        def method(self):
            return self


class Slotted:
    __slots__ = ('x', 'y')


class Both(Slotted):
    pass


class Items(list):
    pass


class Pairs(dict):
    pass


class Whole(int):
    pass


class Text(str):
    pass


class Group(set):
    pass


class Fixed(tuple):
    def __new__(cls, *args):
        return tuple.__new__(cls, args)

    def __getnewargs__(self):
        return tuple(self)


class Named:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.given = (args, kwargs)
        return self

    def __getnewargs_ex__(self):
        return self.given


class Stated:
    def __getstate__(self):
        return self.value

    def __setstate__(self, value):
        self.value = value


def put(target, state):
    target.value = state


class Reduced:
    kind = 0

    def __init__(self, *args):
        self.args = args
        self.items = []
        self.pairs = {}
        self.value = None

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.pairs[key] = value

    def __reduce__(self):
        reduced = (Reduced, self.args, self.__dict__, iter(self.items), iter(self.pairs.items()))
        return {0: reduced[:2], 1: reduced[:3], 2: reduced[:5], 3: reduced[:2] + (self.value, None, None, put)}[len(self.args) % 4]


class Registered:
    pass


for known, code in list(copyreg._extension_registry.items()):
    copyreg.remove_extension(*known, code)
copyreg.add_extension(__name__, 'Registered', rng.choice([7, 300, 70000]))
copyreg.pickle(complex, lambda c: (complex, (c.real, c.imag)))

counter = 0


def text():
    global counter
    counter += 1
    return rng.choice(['t%d', '\u00e9%d', '%d\u20ac', '\U0001d11e%d', '%d\ud800', 'a\\%d\n\r\x00\x1a', 'x' * 260 + '%d']) % counter


def integer():
    bits = rng.choice([3, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200, 2040, 2100])
    return rng.choice([1, -1]) * (rng.getrandbits(bits) >> rng.choice([0, 0, 1])) + rng.choice([0, 0, 0, 1, -1])


SINGLES = [None, True, False, 0.5, -0.0, float('inf'), (), '', b'', Ellipsis, NotImplemented, type(None), type(...), int, Plain, Plain.Inner,
           Plain.Inner.method, len, str.upper, dict.fromkeys, put, Registered, ValueError, zlib.crc32, range(3), 1.5j, bytearray()]


def scalar():
    kind = rng.randrange(8)
    if kind < 2:
        return integer()
    if kind == 2:
        return rng.uniform(-1e300, 1e300) * rng.choice([1, 1e-290])
    if kind == 3:
        return text()
    if kind == 4:
        return rng.randbytes(rng.choice([2, 5, 255, 256, 300]))
    if kind == 5:
        return bytearray(rng.randbytes(rng.choice([1, 5, 300])))
    return rng.choice(SINGLES)


def key(pool):
    return rng.choice([text, integer, lambda: rng.choice([None, 1.5, (1, 'k')])])()


def attributes(target, pool, size):
    for _ in range(size):
        setattr(target, rng.choice('abcdefgh'), rng.choice(pool))


def compound(pool, open_ones):
    """An object that holds others; what can be changed later gets more of them, so that there are cycles."""
    size = rng.choice([0, 1, 2, 3, 4, 7, 1000, 1001] if rng.random() < 0.02 else [0, 1, 2, 3, 4, 7])
    items = [rng.choice(pool) for _ in range(size)]
    kind = rng.randrange(17)
    if kind in (11, 12, 14, 16):
        # Made by a call of its arguments: a cycle through these has no end.
        open_ones.append(None)
    if kind < 2:
        made = items
    elif kind < 4:
        made = tuple(items)
    elif kind < 6:
        made = {key(pool): item for item in items}
    elif kind == 6:
        made = rng.choice([set, frozenset, Group])(rng.sample(range(50), min(size, 20)))
    elif kind == 7:
        made = Plain()
        attributes(made, pool, size)
    elif kind == 8:
        made = rng.choice([Slotted, Both])()
        made.x = rng.choice(pool)
        if rng.random() < 0.5:
            made.y = rng.choice(pool)
        if type(made) is Both:
            attributes(made, pool, size)
    elif kind == 9:
        made = Items(items)
        attributes(made, pool, 1)
    elif kind == 10:
        made = Pairs({key(pool): item for item in items})
    elif kind == 11:
        made = rng.choice([Whole(integer()), Text(text()), Fixed(*items)])
    elif kind == 12:
        made = Named(*items[:2], **{'k': item for item in items[2:3]})
    elif kind == 13:
        made = Stated()
        made.value = tuple(items)
    elif kind == 14:
        made = Reduced(*items[:rng.randrange(4)])
        made.value = tuple(items)
    elif kind == 15:
        made = Registered()
        attributes(made, pool, size)
    else:
        made = rng.choice([lambda: ValueError(*items), lambda: slice(*([None] + items[:2])[:3][-3:]), lambda: pickle.PickleBuffer(rng.randbytes(9)),
                           lambda: pickle.PickleBuffer(bytearray(9))])()
    if isinstance(made, (list, dict, Plain)):
        open_ones.append(made)
    return made


def graph():
    pool = [scalar() for _ in range(6)]
    open_ones = []
    for _ in range(rng.choice([1, 4, 12, 30])):
        pool.append(scalar() if rng.random() < 0.4 else compound(pool, open_ones))
    for target in () if any(target is None for target in open_ones) else open_ones:
        if rng.random() < 0.3:
            if isinstance(target, list):
                target.append(rng.choice(pool))
            elif isinstance(target, dict):
                target[key(pool)] = rng.choice(pool)
            else:
                target.later = rng.choice(pool)
    return rng.choice([pool[-1], pool])


def outcome(work):
    try:
        result = work()
    except Exception as error:
        return '%s: %s' % (type(error).__name__, str(error).split(' at 0x')[0].split(' on <module')[0][:200])
    return result


def sum_of(data):
    if not isinstance(data, bytes):
        return data
    return '%d bytes %08x' % (len(data), zlib.crc32(data)) if len(data) > 120 else data.hex()


class Teller(pickle.Pickler):
    """Writes every str anew, for whether two equal ones are the same differs between machines."""
    def persistent_id(self, obj):
        return obj.encode('utf-8', 'surrogatepass') if type(obj) is str else None


def told(value):
    """What was read, as the pickle of it: a loss would show."""
    file = io.BytesIO()
    return sum_of(outcome(lambda: Teller(file, 5).dump(value) or file.getvalue()))


class Writer(pickle.Pickler):
    def persistent_id(self, obj):
        return ('id', zlib.crc32(repr(obj).encode())) if type(obj) is float else 'number 7' if obj == 7 and type(obj) is int else None


class Overriding(pickle.Pickler):
    dispatch_table = {complex: lambda c: (complex, (c.imag,)), Stated: lambda s: 'Stated' if s.value == () else (Stated, (), s.value)}

    def reducer_override(self, obj):
        return (Plain, ()) if isinstance(obj, Slotted) else NotImplemented


class Reader(pickle.Unpickler):
    def persistent_load(self, name):
        return [name]

    def find_class(self, module, name):
        if 'exit' in name or module in ('os', 'posix', 'sys'):
            raise pickle.UnpicklingError('not wanted')
        return super().find_class(module, name)


class Shown:
    """A file that can be looked into ahead, and one that cannot."""
    def __init__(self, data, ahead):
        self.file = io.BytesIO(data)
        self.read = self.file.read
        self.readline = self.file.readline
        if ahead:
            self.peek = self.look

    def look(self, count):
        return self.file.getvalue()[self.file.tell():][:count]


def written(cls, value, protocol, **options):
    file = io.BytesIO()
    pickler = cls(file, protocol, **options)
    pickler.dump(value)
    first = file.tell()
    pickler.dump(value)
    pickler.clear_memo()
    pickler.dump((value, value) if first < 5000 else None)
    return file.getvalue()


def read(data, ahead):
    reader = Reader(Shown(data, ahead))
    values = []
    while True:
        try:
            values.append(reader.load())
        except EOFError:
            return told(values)


def damaged(data):
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 5])):
        where = rng.randrange(len(data))
        change = rng.randrange(5)
        if change == 0:
            del data[where:where + rng.choice([1, 3])]
        elif change == 1:
            data[where] = rng.randrange(256)
        elif change == 2:
            data[where:where] = bytes([rng.choice(b'(.012FIJKMLNPQRSTUVXabcd}eghij]lopqrst)uG\x80\x81\x85\x86\x87\x88\x8a\x8c\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98')])
        elif change == 3:
            data[where] = rng.choice(b'(.012FIKLNRSVacdegpstu)\x81\x85\x87\x8f\x90\x91\x93\x94')
        else:
            del data[where:]
        if not data:
            return b''
    return bytes(data)


def readers(data):
    return (
        lambda: told(Reader(io.BytesIO(data)).load()),
        lambda: told(pickle.loads(data, encoding=rng.choice(['ASCII', 'latin1', 'bytes']))),
        lambda: told(pickle.load(Shown(data, rng.random() < 0.5))),
    )


for number in range(COUNT):
    value = graph()
    for protocol in range(6):
        data = outcome(lambda: pickle.dumps(value, protocol))
        print(number, protocol, 'dumps', sum_of(data))
        print(number, protocol, 'plain names', sum_of(outcome(lambda: pickle.dumps(value, protocol, fix_imports=False))))
        if not isinstance(data, bytes):
            continue
        print(number, protocol, 'loads', told(outcome(lambda: pickle.loads(data))))
        if len(data) < 20000:
            print(number, protocol, 'overriding', sum_of(outcome(lambda: written(Overriding, value, protocol))))
            named = outcome(lambda: written(Writer, value, protocol))
            print(number, protocol, 'writer', sum_of(named))
            if isinstance(named, bytes):
                print(number, protocol, 'reader', outcome(lambda: read(named, number % 2 == 0)))
        if protocol == 5:
            buffers = []
            beside = outcome(lambda: pickle.dumps(value, 5, buffer_callback=buffers.append))
            print(number, 'beside', len(buffers), sum_of(beside))
            if isinstance(beside, bytes):
                print(number, 'together', outcome(lambda: told(pickle.loads(beside, buffers=buffers))))
                print(number, 'without', outcome(lambda: told(pickle.loads(beside))))
                print(number, 'too few', outcome(lambda: told(pickle.loads(beside, buffers=buffers[1:]))))
        for _ in range(DAMAGES if len(data) < 2000 else 0):
            broken = damaged(data)
            read_it = rng.choice(readers(broken))
            print(number, protocol, 'damaged', broken.hex() if len(broken) < 150 else '...', outcome(read_it))
