"""Caches of attributes notice what they must: slots of other classes, metaclasses that change, classes that come and go."""


class Slotted:
    __slots__ = ('slot',)


class Sneaky:
    __slots__ = ('shadowed',)
    shadowing = Slotted.slot


def raises(kind, call):
    try:
        call()
    except kind:
        return True
    return False


def load(o):
    return o.shadowing


def store(o):
    o.shadowing = 42


sneaky = Sneaky()
sneaky.shadowed = 1
assert all(raises(TypeError, lambda: load(sneaky)) for _ in range(200))
assert all(raises(TypeError, lambda: store(sneaky)) for _ in range(200))
assert sneaky.shadowed == 1


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    attribute = True

    def method():
        return True


def read():
    return WithMeta.attribute


def ask():
    return WithMeta.method()


assert all(read() and ask() for _ in range(200))
Meta.attribute = property(lambda cls: False)
Meta.method = property(lambda cls: lambda: False)
assert not any(read() or ask() for _ in range(200))


def upper(o):
    return o.upper()


class Upper:
    __slots__ = ()

    def upper(self):
        return 'mine'


for _ in range(100):
    assert upper('a') == 'A'
    assert upper(Upper()) == 'mine'
