"""deque, defaultdict, OrderedDict and what namedtuple is made of.

Every line shows one value, or the type and text of an exception; what is shown is what the reference shows.
"""


def show(f):
    try:
        v = f()
        print(repr(v))
    except Exception as e:
        print(type(e).__name__, str(e))


from _collections import deque, defaultdict, OrderedDict, _count_elements, _tuplegetter


d = deque([1,2,3], 3)
show(lambda: d)
d.append(4); show(lambda: d); d.appendleft(0); show(lambda: (d, len(d), d[0], d[-1]))
d.rotate(); show(lambda: d); d.rotate(-2); show(lambda: d)
show(lambda: d[5])
show(lambda: d.insert(1, 2))
d = deque('abcdefghij')
for k in (1,3,-4,11,-13,5,100,-7): 
    d.rotate(k); show(lambda: ''.join(d))
d.insert(3,'X'); show(lambda:''.join(d)); d.insert(-3,'Y'); show(lambda:''.join(d)); d.insert(100,'Z'); d.insert(-100,'W'); show(lambda:''.join(d))
del d[2]; del d[-1]; show(lambda:''.join(d))
d.remove('e'); show(lambda:''.join(d)); show(lambda: d.remove('Q')); show(lambda: d.index('X')); show(lambda: d.index('X', 5)); show(lambda: d.count('a'))
d.reverse(); show(lambda:''.join(d)); show(lambda: list(reversed(d)))
d*=2; show(lambda:''.join(d)); show(lambda: d+deque('z')); show(lambda: d + [1]); show(lambda: deque('ab')<deque('abc')); show(lambda: deque('b')<deque('abc')); show(lambda: deque('b')==deque('b'))
def mut():
    x = deque('abc')
    for i in x: x.append(i)
show(mut); show(lambda: deque([]).pop()); show(lambda: deque(maxlen=-1)); show(lambda: deque(maxlen='a')); show(lambda: deque(5)); show(lambda: hash(deque()))
show(lambda: deque('abc', maxlen=2).__reduce__()[:3]); 
x = deque(); x.append(x); show(lambda: x)
class D(deque): pass
e = D('ab'); e.z = 1; show(lambda: (e, e.z, e.copy(), type(e+e)))
show(lambda: deque[int]); show(lambda: iter(deque('abc')).__length_hint__()); show(lambda: d.maxlen); show(lambda: deque('ab',1).maxlen)
dd = defaultdict(list); dd['a'].append(1); show(lambda: dd); show(lambda: defaultdict()['x']); show(lambda: defaultdict(1)); show(lambda: dd | {1:2}); show(lambda: {1:2} | dd); show(lambda: dd.copy()); show(lambda: dd.__reduce__()[:2]); show(lambda: defaultdict(int, a=1)); dd.default_factory=None; show(lambda: dd)
class DD(defaultdict):
    pass
y = DD(int); y[3]; show(lambda: (y, type(y.copy()), dict(y), y=={3:0}))
od = OrderedDict.fromkeys('abcde'); show(lambda: od); od.move_to_end('b'); show(lambda: ''.join(od)); od.move_to_end('b', last=False); show(lambda: ''.join(od)); show(lambda: od.popitem()); show(lambda: od.popitem(last=False)); show(lambda: od)
show(lambda: od.move_to_end('Q')); show(lambda: OrderedDict().popitem()); show(lambda: od.pop('a', 5)); show(lambda: od.pop('zz')); show(lambda: od.pop('a')); show(lambda: od)
od['q']=1; od['c']=2; show(lambda: list(od.items())); show(lambda: list(reversed(od.items()))); show(lambda: (od.keys(), od.values(), od.items())); show(lambda: list(reversed(od)))
show(lambda: od == OrderedDict(reversed(list(od.items())))); show(lambda: od == dict(reversed(list(od.items())))); show(lambda: od | {'n': 1}); show(lambda: {'n': 1} | od)
def mut2():
    for k in od: od['new'+k] = 1
show(mut2)
def mut3():
    for k in od: od.move_to_end(k)
show(mut3)
class OD(OrderedDict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.foo = 1
o = OD(a=1, b=2); show(lambda: (o, o.foo, o.copy(), o.__reduce__()[:4])); show(lambda: OrderedDict(1,2)); show(lambda: OrderedDict([(1,)])); show(lambda: OrderedDict([(1,2,3)])); show(lambda: OrderedDict(5))
o2 = OrderedDict()
for i in range(1000): o2[i]=i
for i in range(0,1000,2): del o2[i]
for i in range(1,1000,4): o2.move_to_end(i)
for i in range(2000,2600): o2[i]=i
show(lambda: (len(o2), list(o2)[:5], list(o2)[-5:], sum(o2.values()), o2.popitem(False), list(reversed(o2))[:3]))
show(lambda: o2 == o2.copy())
m = {}; _count_elements(m, 'abracadabra'); show(lambda: m)
class T(tuple): 
    x = _tuplegetter(0, 'doc x'); y = _tuplegetter(1, 'doc')
show(lambda: (T((1,2)).y, T.x, T.x.__doc__, T.x.__reduce__())); show(lambda: T((1,)).y)
def f(): T((1,2)).x = 3
show(f)
