# Objects that nobody holds any more: weak references at them, their callbacks, finalizers, generators that were not run to their end.
import gc
import weakref


class Thing:
    log = []

    def __init__(self, name):
        self.name = name

    def __del__(self):
        self.log.append(self.name)


def logged(work):
    Thing.log.clear()
    work()
    gc.collect()
    return Thing.log[:]


def alone():
    thing = Thing('a')
    ref = weakref.ref(thing, lambda r: Thing.log.append(r()))
    assert ref() is thing
    del thing
    gc.collect()
    assert ref() is None


assert logged(alone) == ['a', None]


def nested():
    outer = Thing('outer')
    outer.inner = Thing('inner')


assert logged(nested) == ['outer', 'inner']


# In a cycle the weak references go before the finalizers run.
seen = []


def cycle():
    thing = Thing('cycle')
    thing.self = thing
    global ref
    ref = weakref.ref(thing, lambda r: Thing.log.append('callback'))


assert logged(cycle) == ['callback', 'cycle']
assert ref() is None


class Phoenix:
    def __del__(self):
        kept.append(self)


kept = []


def rise():
    global ref
    ref = weakref.ref(Phoenix())


rise()
gc.collect()
assert len(kept) == 1 and ref() is kept[0]
# A finalizer runs once.
kept.clear()
gc.collect()
assert kept == [] and ref() is None

# References that are lost themselves are not told.
calls = []
thing = Phoenix()
weakref.ref(thing, calls.append)
gc.collect()
kept.clear()
del thing
gc.collect()
assert calls == []


def waiting():
    def steps():
        try:
            yield 1
        finally:
            Thing.log.append('closed')

    next(steps())


assert logged(waiting) == ['closed']


def classes():
    class Base:
        pass

    class Derived(Base):
        pass

    assert Base.__subclasses__() == [Derived]
    del Derived
    gc.collect()
    assert Base.__subclasses__() == []


classes()

# What a running sort or a list under construction holds is not lost.
refs = []


def items():
    for name in 'abc':
        thing = Thing(name)
        refs.append(weakref.ref(thing))
        yield thing
        del thing
        gc.collect()


def key(thing):
    gc.collect()
    return thing.name


Thing.log.clear()
assert [thing.name for thing in sorted(items(), key=key, reverse=True)] == ['c', 'b', 'a']
gc.collect()
assert [r() for r in refs] == [None] * 3

weak_values = weakref.WeakValueDictionary()
weak_values['x'] = thing = Thing('value')
assert len(weak_values) == 1
del thing
gc.collect()
assert len(weak_values) == 0


class Sequence(list):
    def __del__(self):
        Thing.log.append('sequence')


def exhausted():
    sequence = Sequence([1, 2])
    iterator = iter(sequence)
    del sequence
    assert list(iterator) == [1, 2]
    gc.collect()
    assert Thing.log == ['sequence']


logged(exhausted)

phases = []
gc.callbacks.append(lambda phase, info: phases.append((phase, info['generation'])))
gc.collect(1)
gc.callbacks.pop()
assert phases == [('start', 1), ('stop', 1)]

one, two = [], {}
one.append(two)
assert gc.get_referents(one) == [two]
assert any(holder is one for holder in gc.get_referrers(two))
assert not gc.is_tracked(1) and not gc.is_tracked('') and gc.is_tracked([])
assert any(item is one for item in gc.get_objects())
