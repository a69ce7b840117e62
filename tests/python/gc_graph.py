"""Which objects hold which."""
import gc


class Holder:
    def method(self):
        return 1


item = ['held']
box = [item]
table = {'key': item}
holder = Holder()
holder.item = item

referrers = gc.get_referrers(item)
assert any(r is box for r in referrers)
assert any(r is table for r in referrers)
assert not any(r is item for r in referrers)

functions = [f for f in gc.get_referrers(Holder.method.__code__) if type(f) is type(lambda: 0)]
assert functions == [Holder.method], functions
dicts = [d for d in gc.get_referrers(Holder.method) if isinstance(d, dict)]
assert len(dicts) == 1 and 'method' in dicts[0]
classes = [c for c in gc.get_referrers(dicts[0]) if hasattr(c, '__bases__')]
assert classes == [Holder], classes

assert any(r is item for r in gc.get_referents(box))
assert any(r is item for r in gc.get_referents(table))
objects = gc.get_objects()
assert any(o is box for o in objects) and any(o is holder for o in objects)
assert gc.get_referrers() == []

# What was removed from a set has left it.
other = Holder()
shrunk = {holder, other, 3}
shrunk.discard(other)
assert any(who is shrunk for who in gc.get_referrers(holder))
assert not any(who is shrunk for who in gc.get_referrers(other))
assert sorted(map(str, gc.get_referents(shrunk))) == sorted(['3', str(holder)])

# Whatever is tracked is an object like any other.
import collections.abc
for tracked in gc.get_objects():
    isinstance(tracked, collections.abc.Mapping)
    type(tracked).__mro__
for part in gc.get_referents(vars(gc)):
    isinstance(part, collections.abc.Mapping)
