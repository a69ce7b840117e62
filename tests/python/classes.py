"""Classes: their making, layout, resolution order, `__slots__`, `__class__` and `__bases__`, weak references to instances.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""

def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected
import _weakref
import _typing


class A:
    x = 1

    def __len__(self):
        return 3

    def __eq__(self, other):
        return isinstance(other, A)

    def __hash__(self):
        return 5


class B:
    pass


class C:
    pass


class D:
    __slots__ = ('a', 'b')


class E:
    __slots__ = ('b', 'a')


class F:
    __slots__ = ('a',)


class G(B):
    pass


class Tuple(tuple):
    pass


class List(list):
    pass


class Int(int):
    pass


class Slots:
    __slots__ = ('a',)


class Weak:
    __slots__ = ('a', '__weakref__')


class Both(Slots):
    pass


class Ordered(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return {'prepared': (name, bases, tuple(keywords))}

    def __new__(meta, name, bases, namespace, **keywords):
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        cls.keywords = keywords

    def mro(cls):
        return list(super().mro())


class Other(type):
    pass


class Named:
    def __set_name__(self, owner, name):
        owner.named = (name, getattr(owner, 'named', None))


class Registered:
    seen = []

    def __init_subclass__(cls, /, tag=None, **keywords):
        super().__init_subclass__(**keywords)
        cls.seen.append((cls.__name__, tag))


class Descriptor:
    def __get__(self, obj, owner):
        return ('get', obj is None, owner.__name__)


class Data(Descriptor):
    def __set__(self, obj, value):
        obj.__dict__['set'] = value

    def __delete__(self, obj):
        obj.__dict__['deleted'] = True


class Holder:
    plain = Descriptor()
    data = Data()


def change(obj, name, value):
    setattr(obj, name, value)
    return getattr(obj, name)


def made(name, bases=(), **namespace):
    return type(name, bases, namespace)
# Making.
check(lambda: made('X').__mro__ == (made('X'), object), 'False')
check(lambda: made('X', (int, str)), 'TypeError: multiple bases have instance lay-out conflict')
check(lambda: made('X', (A, object)).__mro__[1:] == (A, object), 'True')
check(
    lambda: made('X', (object, A)),
    'TypeError: Cannot create a consistent method resolution\norder (MRO) for bases object, A',
)
check(lambda: made('X', (A, A)), 'TypeError: duplicate base class A')
check(lambda: made('X', (bool,)), "TypeError: type 'bool' is not an acceptable base type")
check(lambda: made('X', (type(None),)), "TypeError: type 'NoneType' is not an acceptable base type")
check(lambda: made('X', (type(...),)), "TypeError: type 'ellipsis' is not an acceptable base type")
check(lambda: made('X', (range,)), "TypeError: type 'range' is not an acceptable base type")
check(lambda: made('X', (slice,)), "TypeError: type 'slice' is not an acceptable base type")
check(lambda: made('X', (memoryview,)), "TypeError: type 'memoryview' is not an acceptable base type")
check(lambda: made('X', (type(lambda: 0),)), "TypeError: type 'function' is not an acceptable base type")
check(lambda: made('X', (Slots, Weak)), 'TypeError: multiple bases have instance lay-out conflict')
check(lambda: made('X', (D, E)), 'TypeError: multiple bases have instance lay-out conflict')
check(lambda: made('X', (list, dict)), 'TypeError: multiple bases have instance lay-out conflict')
check(lambda: made('X', (OSError, SyntaxError)), 'TypeError: multiple bases have instance lay-out conflict')
check(lambda: made('X', (OSError, ImportError)), 'TypeError: multiple bases have instance lay-out conflict')
check(lambda: made('X', (ValueError, TypeError)).__name__, "'X'")
check(lambda: made('X', (KeyError, AttributeError)).__name__, "'X'")
check(lambda: made('X', (StopIteration, SystemExit)), 'TypeError: multiple bases have instance lay-out conflict')
check(
    lambda: made('X', (1,)),
    'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
)
check(
    lambda: made('X', (len,)),
    'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
)
check(lambda: made('X\0'), 'ValueError: type name must not contain null characters')
check(lambda: type('X', [], {}), 'TypeError: type.__new__() argument 2 must be tuple, not list')
check(lambda: type(1, (), {}), 'TypeError: type.__new__() argument 1 must be str, not int')
check(lambda: type('X', (), []), 'TypeError: type.__new__() argument 3 must be dict, not list')
check(lambda: type('X', ()), 'TypeError: type() takes 1 or 3 arguments')
check(lambda: type(), 'TypeError: type() takes 1 or 3 arguments')
check(lambda: type('X', (), {}, 1), 'TypeError: type() takes 1 or 3 arguments')
check(lambda: type('X', (), {}, a=1), 'TypeError: X.__init_subclass__() takes no keyword arguments')
check(lambda: type(1, a=2), 'TypeError: type() takes no keyword arguments')
check(lambda: type.__new__(type), 'TypeError: type.__new__() takes exactly 3 arguments (0 given)')
check(lambda: type.__new__(int, 'X', (), {}), 'TypeError: type.__new__(int): int is not a subtype of type')
check(lambda: type.__new__(1, 'X', (), {}), 'TypeError: type.__new__(X): X is not a type object (int)')
check(lambda: type('X', (), {'__qualname__': 1}), 'TypeError: type __qualname__ must be a str, not int')
check(lambda: type('X', (), {'__qualname__': 'Y.X'}).__qualname__, "'Y.X'")
check(lambda: type('X', (), {'__qualname__': 'Y.X'}).__name__, "'X'")
check(lambda: type('X', (), {'__classcell__': 1}), "TypeError: __classcell__ must be a nonlocal cell, not <class 'int'>")
check(lambda: list(A.__dict__), "['__module__', 'x', '__len__', '__eq__', '__hash__', '__dict__', '__weakref__', '__doc__']")
check(lambda: list(D.__dict__), "['__module__', '__slots__', 'a', 'b', '__doc__']")
check(lambda: list(Weak.__dict__), "['__module__', '__slots__', 'a', '__weakref__', '__doc__']")
check(lambda: list(Both.__dict__), "['__module__', '__dict__', '__weakref__', '__doc__']")
check(lambda: list(made('X', (), a=1).__dict__), "['a', '__module__', '__dict__', '__weakref__', '__doc__']")
check(lambda: made('X', (), __module__='m'), "<class 'm.X'>")
check(lambda: made('X', (), __module__='m').__module__, "'m'")
check(lambda: made('X', (), __doc__='text').__doc__, "'text'")
check(lambda: made('X').__doc__, 'None')
check(lambda: A.__module__, "'__main__'")
check(lambda: int.__module__, "'builtins'")
check(lambda: int.__qualname__, "'int'")
check(lambda: int.__text_signature__, 'None')
check(lambda: type.__text_signature__, 'None')
check(lambda: (A.__base__, bool.__base__, object.__base__), "(<class 'object'>, <class 'int'>, None)")
check(lambda: (object.__bases__, bool.__bases__), "((), (<class 'int'>,))")
check(lambda: A.__flags__ & 512 != 0, 'True')
check(lambda: (int.__basicsize__ > 0, tuple.__itemsize__ > 0, A.__itemsize__), '(True, True, 0)')
check(lambda: A.__dict__['__dict__'], "<attribute '__dict__' of 'A' objects>")
check(lambda: A.__dict__['__weakref__'], "<attribute '__weakref__' of 'A' objects>")
check(lambda: D.a, "<member 'a' of 'D' objects>")
check(lambda: D.__dict__['a'].__objclass__ is D, 'True')
check(lambda: type(A.__dict__), "<class 'mappingproxy'>")
check(lambda: A.__dict__['x'], '1')
check(lambda: A.__dict__ | {'y': 1} == {**A.__dict__, 'y': 1}, 'True')

# __slots__.
check(lambda: made('X', (), __slots__=('__dict__', '__dict__')), 'TypeError: __dict__ slot disallowed: we already got one')
check(
    lambda: made('X', (), __slots__=('__weakref__', '__weakref__')),
    'TypeError: __weakref__ slot disallowed: we already got one',
)
check(lambda: made('X', (A,), __slots__=('__dict__',)), 'TypeError: __dict__ slot disallowed: we already got one')
check(lambda: made('X', (A,), __slots__=('__weakref__',)), 'TypeError: __weakref__ slot disallowed: we already got one')
check(lambda: made('X', (int,), __slots__=('a',)), "TypeError: nonempty __slots__ not supported for subtype of 'int'")
check(lambda: made('X', (tuple,), __slots__=('a',)), "TypeError: nonempty __slots__ not supported for subtype of 'tuple'")
check(lambda: made('X', (bytes,), __slots__=('a',)), "TypeError: nonempty __slots__ not supported for subtype of 'bytes'")
check(lambda: made('X', (type,), __slots__=('a',)), "TypeError: nonempty __slots__ not supported for subtype of 'type'")
check(lambda: made('X', (int,), __slots__=()).__slots__, '()')
check(lambda: made('X', (list,), __slots__=('a',)).__slots__, "('a',)")
check(lambda: made('X', (), __slots__=('a',), a=1), "ValueError: 'a' in __slots__ conflicts with class variable")
check(lambda: made('X', (), __slots__=(1,)), "TypeError: __slots__ items must be strings, not 'int'")
check(lambda: made('X', (), __slots__=('1a',)), 'TypeError: __slots__ must be identifiers')
check(lambda: made('X', (), __slots__=('a b',)), 'TypeError: __slots__ must be identifiers')
check(lambda: made('X', (), __slots__=3), "TypeError: 'int' object is not iterable")
check(lambda: made('X', (), __slots__='name').name, "<member 'name' of 'X' objects>")
check(lambda: made('X', (), __slots__=('__a',)).__dict__['_X__a'], "<member '_X__a' of 'X' objects>")
check(lambda: D().a, "AttributeError: 'D' object has no attribute 'a'")
check(lambda: change(D(), 'a', 4), '4')
check(lambda: setattr(D(), 'c', 4), "AttributeError: 'D' object has no attribute 'c'")
check(lambda: D().c, "AttributeError: 'D' object has no attribute 'c'")
check(lambda: delattr(D(), 'a'), 'AttributeError: a')
check(lambda: D().__dict__, "AttributeError: 'D' object has no attribute '__dict__'")
check(lambda: D.a.__get__(D()), "AttributeError: 'D' object has no attribute 'a'")
check(lambda: D.a.__get__(None, D) is D.a, 'True')
check(lambda: D.a.__get__(3), "TypeError: descriptor 'a' for 'D' objects doesn't apply to a 'int' object")
check(lambda: D.a.__set__(3, 1), "TypeError: descriptor 'a' for 'D' objects doesn't apply to a 'int' object")
check(lambda: Slots().__weakref__, "AttributeError: 'Slots' object has no attribute '__weakref__'")
check(lambda: Both().__dict__, '{}')
check(lambda: change(Both(), 'a', 1), '1')
check(lambda: change(Both(), 'z', 1), '1')

# Resolution order.
class P: pass
class Q(P): pass
class R(P): pass
class S(Q, R): pass
check(lambda: [c.__name__ for c in S.__mro__], "['S', 'Q', 'R', 'P', 'object']")
check(lambda: made('X', (P, Q)), 'TypeError: Cannot create a consistent method resolution\norder (MRO) for bases P, Q')
check(lambda: made('X', (Q, R)).mro()[1:] == [Q, R, P, object], 'True')
check(lambda: made('X', (Q, R), y=made('Y', (R, Q))).y.__name__, "'Y'")
check(
    lambda: made('X', (made('Y', (Q, R)), made('Z', (R, Q)))),
    'TypeError: Cannot create a consistent method resolution\norder (MRO) for bases Q, R',
)
check(lambda: made('X', (P, P)), 'TypeError: duplicate base class P')
check(lambda: type.mro(S) == list(S.__mro__), 'True')
class Meta(type):
    def mro(cls):
        return [cls, int]
check(lambda: made('X', (), y=1).mro()[-1], "<class 'object'>")
check(lambda: Meta('X', (), {}), "TypeError: mro() returned base with unsuitable layout ('int')")
class Meta(type):
    def mro(cls):
        return 1
check(lambda: Meta('X', (), {}), "TypeError: 'int' object is not iterable")
class Meta(type):
    def mro(cls):
        return [1]
check(lambda: Meta('X', (), {}), "TypeError: mro() returned a non-class ('int')")
class Meta(type):
    def mro(cls):
        return [cls, B, object]
check(lambda: Meta('X', (), {}).__mro__[1:], "(<class '__main__.B'>, <class 'object'>)")

# Metaclasses.
check(lambda: Ordered('X', (), {}).keywords, '{}')
class Prepared(metaclass=Ordered, a=1, b=2): pass
check(lambda: Prepared.keywords, "{'a': 1, 'b': 2}")
check(lambda: Prepared.prepared, "('Prepared', (), ('a', 'b'))")
check(lambda: type(Prepared), "<class '__main__.Ordered'>")
check(
    lambda: Other('X', (Prepared,), {}),
    'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
)
check(
    lambda: made('X', (Prepared, Other('Y', (), {}))),
    'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
)
check(lambda: type(made('X', (Prepared,))), "<class '__main__.Ordered'>")
check(lambda: Ordered.__prepare__('N', (A,)), "{'prepared': ('N', (<class '__main__.A'>,), ())}")
check(lambda: type.__prepare__(), '{}')
check(lambda: type.__prepare__(1, 2, a=3), '{}')
check(lambda: isinstance(Prepared, Ordered), 'True')
check(lambda: issubclass(Ordered, type), 'True')

# Hooks.
check(lambda: made('X', (), a=Named(), b=Named()).named, "('b', ('a', None))")
check(lambda: made('X', (Registered,)).seen[-1], "('X', None)")
check(lambda: type('X', (Registered,), {}, tag=3).seen[-1], "('X', 3)")
check(lambda: type('X', (Registered,), {}, other=3), 'TypeError: X.__init_subclass__() takes no keyword arguments')
check(lambda: type('X', (), {}, other=3), 'TypeError: X.__init_subclass__() takes no keyword arguments')
check(lambda: object.__init_subclass__(), 'None')
check(lambda: object.__init_subclass__(1), 'TypeError: object.__init_subclass__() takes no arguments (1 given)')
check(lambda: B.__subclasshook__(1), 'NotImplemented')
check(lambda: B.__class_getitem__, "AttributeError: type object 'B' has no attribute '__class_getitem__'")
check(lambda: made('X', (), __class_getitem__=lambda cls, item: (cls.__name__, item))[3], "('X', 3)")
check(lambda: A[3], "TypeError: type 'A' is not subscriptable")
check(lambda: int[3], "TypeError: type 'int' is not subscriptable")

# Descriptors.
check(lambda: Holder.plain, "('get', True, 'Holder')")
check(lambda: Holder().plain, "('get', False, 'Holder')")
check(lambda: Holder().data, "('get', False, 'Holder')")
check(lambda: change(Holder(), 'plain', 3), '3')
check(lambda: change(Holder(), 'data', 3), "('get', False, 'Holder')")
check(lambda: (lambda h: (setattr(h, 'data', 3), h.__dict__))(Holder()), "(None, {'set': 3})")
check(lambda: (lambda h: (delattr(h, 'data'), h.__dict__))(Holder()), "(None, {'deleted': True})")
check(lambda: (lambda h: delattr(h, 'plain'))(Holder()), "AttributeError: 'Holder' object has no attribute 'plain'")
check(lambda: (lambda h: delattr(h, 'nothing'))(Holder()), "AttributeError: 'Holder' object has no attribute 'nothing'")
check(lambda: object().x, "AttributeError: 'object' object has no attribute 'x'")
check(lambda: setattr(object(), 'x', 1), "AttributeError: 'object' object has no attribute 'x'")
check(lambda: delattr(object(), 'x'), "AttributeError: 'object' object has no attribute 'x'")
check(lambda: setattr(object(), '__doc__', 1), "AttributeError: 'object' object attribute '__doc__' is read-only")
check(lambda: setattr(3, 'real', 1), "AttributeError: attribute 'real' of 'int' objects is not writable")
check(lambda: setattr(3, 'x', 1), "AttributeError: 'int' object has no attribute 'x'")
check(lambda: (3).x, "AttributeError: 'int' object has no attribute 'x'")
check(lambda: int.x, "AttributeError: type object 'int' has no attribute 'x'")
check(lambda: int.x.y, "AttributeError: type object 'int' has no attribute 'x'")
check(lambda: setattr(int, 'x', 1), "TypeError: cannot set 'x' attribute of immutable type 'int'")
check(lambda: delattr(int, 'x'), "TypeError: cannot set 'x' attribute of immutable type 'int'")
check(lambda: setattr(int, '__name__', 'x'), "TypeError: cannot set '__name__' attribute of immutable type 'int'")
check(lambda: delattr(A, '__name__'), "TypeError: cannot delete '__name__' attribute of immutable type 'A'")
check(lambda: delattr(A, 'nothing'), "AttributeError: type object 'A' has no attribute 'nothing'")
check(lambda: setattr(A, '__name__', 3), "TypeError: can only assign string to A.__name__, not 'int'")
check(lambda: setattr(A, '__name__', 'a\0'), 'ValueError: type name must not contain null characters')
check(lambda: setattr(A, '__qualname__', 3), "TypeError: can only assign string to A.__qualname__, not 'int'")
check(lambda: setattr(A, 3, 3), "TypeError: attribute name must be string, not 'int'")
check(lambda: getattr(A, 3), "TypeError: attribute name must be string, not 'int'")
check(lambda: hasattr(A, 3), "TypeError: attribute name must be string, not 'int'")
check(lambda: change(C, '__name__', 'CC'), "'CC'")
check(lambda: change(C, '__name__', 'C'), "'C'")
check(lambda: change(C, '__module__', 3), '3')
check(lambda: change(C, '__module__', '__main__'), "'__main__'")
check(lambda: change(C, '__doc__', 'text'), "'text'")
check(lambda: change(C, '__annotations__', {}), '{}')
check(lambda: int.__annotations__, "AttributeError: type object 'int' has no attribute '__annotations__'")
check(lambda: object.__abstractmethods__, 'AttributeError: __abstractmethods__')
check(lambda: A.__abstractmethods__, 'AttributeError: __abstractmethods__')
check(lambda: change(C, '__abstractmethods__', ('f', 'g')), "('f', 'g')")
check(lambda: C(), "TypeError: Can't instantiate abstract class C without an implementation for abstract methods 'f', 'g'")
check(lambda: change(C, '__abstractmethods__', ('f',)), "('f',)")
check(lambda: C(), "TypeError: Can't instantiate abstract class C without an implementation for abstract method 'f'")
check(lambda: delattr(C, '__abstractmethods__'), 'None')
check(lambda: type(C()).__name__, "'C'")
check(lambda: delattr(C, '__abstractmethods__'), 'AttributeError: __abstractmethods__')

# __class__.
b = B()
b.q = 1
check(lambda: change(b, '__class__', C), "<class '__main__.C'>")
check(lambda: b.q, '1')
check(lambda: type(b).__name__, "'C'")
check(lambda: change(b, '__class__', B).__name__, "'B'")
d = D()
d.a = 4
check(lambda: change(d, '__class__', E).__name__, "'E'")
check(lambda: d.a, '4')
check(lambda: setattr(d, '__class__', F), "TypeError: __class__ assignment: 'F' object layout differs from 'E'")
check(lambda: setattr(d, '__class__', B), "TypeError: __class__ assignment: 'B' object layout differs from 'E'")
check(
    lambda: setattr(1, '__class__', B),
    'TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses',
)
check(
    lambda: setattr(b, '__class__', int),
    'TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses',
)
check(lambda: setattr(b, '__class__', 1), "TypeError: __class__ must be set to a class, not 'int' object")
check(lambda: setattr(b, '__class__', D), "TypeError: __class__ assignment: 'D' object layout differs from 'B'")
check(lambda: setattr(b, '__class__', List), "TypeError: __class__ assignment: 'List' object layout differs from 'B'")
check(lambda: setattr(List(), '__class__', B), "TypeError: __class__ assignment: 'B' object layout differs from 'List'")
check(
    lambda: setattr(Tuple(), '__class__', Int),
    "TypeError: __class__ assignment: 'Int' object layout differs from 'Tuple'",
)
check(lambda: delattr(b, '__class__'), "TypeError: can't delete __class__ attribute")
check(
    lambda: setattr([], '__class__', list),
    'TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses',
)
check(
    lambda: setattr(_weakref, '__class__', A),
    'TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses',
)
check(lambda: change(List(), '__class__', made('Y', (list,))).__name__, "'Y'")
check(
    lambda: change(made('V', (ValueError,))(), '__class__', made('T', (TypeError,))).__name__,
    "TypeError: __class__ assignment: 'T' object layout differs from 'V'",
)

# __bases__.
check(lambda: change(G, '__bases__', (C,)), "(<class '__main__.C'>,)")
check(
    lambda: (G.__base__, G.__mro__),
    "(<class '__main__.C'>, (<class '__main__.G'>, <class '__main__.C'>, <class 'object'>))",
)
check(lambda: (B.__subclasses__(), C.__subclasses__()), "([], [<class '__main__.G'>])")
check(lambda: change(G, '__bases__', (B, C)), "(<class '__main__.B'>, <class '__main__.C'>)")
check(lambda: G.__mro__, "(<class '__main__.G'>, <class '__main__.B'>, <class '__main__.C'>, <class 'object'>)")
check(lambda: setattr(B, '__bases__', (C,)), "TypeError: __bases__ assignment: 'C' deallocator differs from 'object'")
check(lambda: setattr(G, '__bases__', (dict,)), "TypeError: __bases__ assignment: 'dict' object layout differs from 'B'")
check(lambda: setattr(G, '__bases__', ()), 'TypeError: can only assign non-empty tuple to G.__bases__, not ()')
check(lambda: setattr(G, '__bases__', 1), 'TypeError: can only assign tuple to G.__bases__, not int')
check(lambda: setattr(G, '__bases__', (1,)), "TypeError: G.__bases__ must be tuple of classes, not 'int'")
check(lambda: setattr(G, '__bases__', (G,)), 'TypeError: a __bases__ item causes an inheritance cycle')
check(lambda: setattr(C, '__bases__', (G,)), 'TypeError: a __bases__ item causes an inheritance cycle')
check(lambda: setattr(int, '__bases__', (A,)), "TypeError: cannot set '__bases__' attribute of immutable type 'int'")
check(lambda: delattr(G, '__bases__'), "TypeError: cannot delete '__bases__' attribute of immutable type 'G'")
check(lambda: setattr(G, '__bases__', (bool,)), "TypeError: type 'bool' is not an acceptable base type")
check(lambda: setattr(D, '__bases__', (B,)), "TypeError: __bases__ assignment: 'B' deallocator differs from 'object'")

# Weak references.
a = A()
r = _weakref.ref(a)
check(lambda: r() is a, 'True')
check(lambda: r is _weakref.ref(a), 'True')
check(lambda: a.__weakref__ is r, 'True')
check(lambda: hash(r), '5')
check(lambda: _weakref.getweakrefcount(a), '1')
check(lambda: r == _weakref.ref(a, print), 'True')
check(lambda: r != _weakref.ref(a, print), 'False')
check(lambda: r < r, "TypeError: '<' not supported between instances of 'weakref.ReferenceType' and 'weakref.ReferenceType'")
check(lambda: _weakref.getweakrefcount(1), '0')
check(lambda: _weakref.getweakrefs([]), '[]')
check(lambda: r.__callback__, 'None')
check(lambda: _weakref.ref(a, print).__callback__, '<built-in function print>')
check(lambda: _weakref.ref(), 'TypeError: __new__ expected at least 1 argument, got 0')
check(lambda: _weakref.ref(a, 1, 2), 'TypeError: __new__ expected at most 2 arguments, got 3')
check(lambda: _weakref.ref(a, callback=1), 'TypeError: ref() takes no keyword arguments')
check(lambda: r(1), 'TypeError: weakref expected 0 arguments, got 1')
check(lambda: r(a=1), 'TypeError: weakref() takes no keyword arguments')
check(lambda: setattr(r, '__callback__', 1), 'AttributeError: readonly attribute')
check(lambda: setattr(r, 'x', 1), "AttributeError: 'weakref.ReferenceType' object has no attribute 'x'")
check(lambda: _weakref.ref[int], 'weakref.ReferenceType[int]')
check(lambda: type(r), "<class 'weakref.ReferenceType'>")
check(lambda: _weakref.ref is type(r), 'True')
check(lambda: _weakref.ref(1), "TypeError: cannot create weak reference to 'int' object")
check(lambda: _weakref.ref('a'), "TypeError: cannot create weak reference to 'str' object")
check(lambda: _weakref.ref([]), "TypeError: cannot create weak reference to 'list' object")
check(lambda: _weakref.ref({}), "TypeError: cannot create weak reference to 'dict' object")
check(lambda: _weakref.ref(()), "TypeError: cannot create weak reference to 'tuple' object")
check(lambda: _weakref.ref(None), "TypeError: cannot create weak reference to 'NoneType' object")
check(lambda: _weakref.ref(1.5), "TypeError: cannot create weak reference to 'float' object")
check(lambda: _weakref.ref(object()), "TypeError: cannot create weak reference to 'object' object")
check(lambda: _weakref.ref(ValueError()), "TypeError: cannot create weak reference to 'ValueError' object")
check(lambda: _weakref.ref(property()), "TypeError: cannot create weak reference to 'property' object")
check(lambda: _weakref.ref(Tuple()), "TypeError: cannot create weak reference to 'Tuple' object")
check(lambda: _weakref.ref(Int()), "TypeError: cannot create weak reference to 'Int' object")
check(lambda: _weakref.ref(Slots()), "TypeError: cannot create weak reference to 'Slots' object")
check(lambda: _weakref.ref(Weak) is not None, 'True')
check(lambda: _weakref.ref(len) is not None, 'True')
check(lambda: _weakref.ref(set)() is set, 'True')
check(lambda: _weakref.ref(_weakref)() is _weakref, 'True')
p = _weakref.proxy(a)
a.n = 7
check(lambda: (type(p), type(_weakref.proxy(len))), "(<class 'weakref.ProxyType'>, <class 'weakref.CallableProxyType'>)")
check(lambda: _weakref.proxy(a) is p, 'True')
check(lambda: isinstance(p, A), 'True')
check(lambda: p.__class__, "<class '__main__.A'>")
check(lambda: (len(p), p.n, bool(p), p == a, a == p, p != a), '(3, 7, True, True, True, False)')
check(lambda: change(p, 'm', 3), '3')
check(lambda: a.m, '3')
check(lambda: delattr(p, 'm'), 'None')
check(lambda: p.m, "AttributeError: 'A' object has no attribute 'm'")
check(lambda: hash(p), "TypeError: unhashable type: 'weakref.ProxyType'")
check(lambda: str(_weakref.proxy(made('X', (), __str__=lambda s: 'shown')))[:7], "'<class '")
check(lambda: _weakref.proxy(len)('abc'), '3')
check(lambda: _weakref.proxy(1), "TypeError: cannot create weak reference to 'int' object")
numbers = made('N', (int,), __slots__=())
class Number:
    def __add__(self, other): return ('add', other)
    def __radd__(self, other): return ('radd', other)
    def __iadd__(self, other): return ('iadd', other)
    def __pow__(self, other, mod=None): return ('pow', other, mod)
    def __neg__(self): return 'neg'
    def __index__(self): return 4
    def __int__(self): return 5
    def __float__(self): return 5.5
    def __contains__(self, item): return item == 3
    def __getitem__(self, key): return ('item', key)
    def __setitem__(self, key, value): self.item = (key, value)
    def __delitem__(self, key): self.item = key
    def __iter__(self): return iter('xyz')
    def __bytes__(self): return b'bytes'
    def __reversed__(self): return 'reversed'
number = Number()
q = _weakref.proxy(number)
check(lambda: (q + 1, 1 + q, -q, q ** 2, pow(q, 2, 3)), "(('add', 1), ('radd', 1), 'neg', ('pow', 2, None), ('pow', 2, 3))")
check(
    lambda: (int(q), float(q), range(9)[q], 3 in q, q[2], list(q), bytes(q), reversed(q)),
    "(5, 5.5, 4, True, ('item', 2), ['x', 'y', 'z'], b'bytes', 'reversed')",
)
check(lambda: q - 1, "TypeError: unsupported operand type(s) for -: 'Number' and 'int'")
check(lambda: next(q), "TypeError: Weakref proxy referenced a non-iterator 'Number' object")
check(lambda: q(), "TypeError: 'weakref.ProxyType' object is not callable")
check(lambda: (q.__setitem__(1, 2), number.item), '(None, (1, 2))')
check(lambda: (q.__delitem__(1), number.item), '(None, 1)')

# Type parameters.
type Alias = int
check(
    lambda: (Alias, Alias.__value__, type(Alias), Alias | None, Alias.__name__, Alias.__type_params__, Alias.__module__),
    "(Alias, <class 'int'>, <class 'typing.TypeAliasType'>, Alias | None, 'Alias', (), '__main__')",
)
check(lambda: Alias[int], 'TypeError: Only generic type aliases are subscriptable')
type Pair[K, V] = dict[K, V]
check(
    lambda: (Pair, Pair.__type_params__, Pair[int, str], Pair.__parameters__, Pair.__value__),
    '(Pair, (K, V), Pair[int, str], (K, V), dict[K, V])',
)
type Lazy = undefined
check(lambda: Lazy.__value__, "NameError: name 'undefined' is not defined")
def f[T: int, *Ts, **Ps](): pass
check(lambda: (f.__type_params__, f.__type_params__[0].__bound__), "((T, Ts, Ps), <class 'int'>)")
check(
    lambda: (f.__type_params__[2].args, f.__type_params__[2].kwargs, f.__type_params__[2].args.__origin__),
    '(Ps.args, Ps.kwargs, Ps)',
)
def g[T: (int, str)](): pass
check(
    lambda: (g.__type_params__[0].__constraints__, g.__type_params__[0].__bound__),
    "((<class 'int'>, <class 'str'>), None)",
)
T = _typing.TypeVar('T')
check(
    lambda: (T, T.__bound__, T.__constraints__, T.__module__, type(T).__module__, T.__name__),
    "(~T, None, (), '__main__', 'typing', 'T')",
)
check(lambda: (T.__covariant__, T.__contravariant__, T.__infer_variance__), '(False, False, False)')
check(
    lambda: (_typing.TypeVar('T', covariant=True), _typing.TypeVar('T', contravariant=True), _typing.TypeVar('T', infer_variance=True)),
    '(+T, -T, T)',
)
check(lambda: _typing.TypeVar(1), "TypeError: typevar() argument 'name' must be str, not int")
check(lambda: _typing.TypeVar('T', int), 'TypeError: A single constraint is not allowed')
check(lambda: _typing.TypeVar('T', int, str).__constraints__, "(<class 'int'>, <class 'str'>)")
check(lambda: _typing.TypeVar('T', bound=None).__bound__, 'None')
check(lambda: _typing.TypeVar(), "TypeError: typevar() missing required argument 'name' (pos 1)")
check(lambda: _typing.TypeVar('T', covariant=True, contravariant=True), 'ValueError: Bivariant types are not supported.')
check(
    lambda: _typing.TypeVar('T', covariant=True, infer_variance=True),
    'ValueError: Variance cannot be specified with infer_variance.',
)
check(lambda: _typing.TypeVar('T', x=1), "TypeError: 'x' is an invalid keyword argument for typevar()")
check(lambda: made('X', (_typing.TypeVar,)), "TypeError: type 'typing.TypeVar' is not an acceptable base type")
check(lambda: _typing.ParamSpec('P'), '~P')
check(lambda: (_typing.ParamSpec('P', covariant=True), _typing.ParamSpec('P').__bound__), "(+P, <class 'NoneType'>)")
check(lambda: _typing.ParamSpecArgs(3), '3.args')
check(lambda: _typing.ParamSpecArgs(3) == _typing.ParamSpecArgs(3), 'True')
check(lambda: _typing.ParamSpecArgs(3) == _typing.ParamSpecKwargs(3), 'False')
check(lambda: _typing.ParamSpecArgs(), "TypeError: paramspecargs() missing required argument 'origin' (pos 1)")
check(lambda: _typing.TypeVarTuple('Ts'), 'Ts')
check(lambda: _typing.TypeVarTuple('Ts', 1), 'TypeError: typevartuple() takes at most 1 argument (2 given)')
check(
    lambda: _typing.TypeVarTuple('Ts').__typing_subst__(1),
    'TypeError: Substitution of bare TypeVarTuple is not supported',
)
check(lambda: T.__reduce__(), "'T'")
check(lambda: _typing.TypeAliasType('X', int), 'X')
check(lambda: _typing.TypeAliasType('X', int).__value__, "<class 'int'>")
check(lambda: _typing.TypeAliasType('X', int)[int], 'TypeError: Only generic type aliases are subscriptable')
check(lambda: _typing.TypeAliasType('X', int, type_params=(T,))[int], 'X[int]')
check(lambda: _typing.TypeAliasType('X', int, type_params=1), 'TypeError: type_params must be a tuple')
check(lambda: _typing.TypeAliasType('X'), "TypeError: typealias() missing required argument 'value' (pos 2)")
check(lambda: T.__mro_entries__(()), 'TypeError: Cannot subclass an instance of TypeVar')
check(lambda: setattr(T, 'x', 1), 'None')
check(lambda: setattr(T, '__name__', 'x'), 'AttributeError: readonly attribute')
check(lambda: list[T].__parameters__, '(~T,)')
check(lambda: dict[T, int].__args__, "(~T, <class 'int'>)")
check(lambda: _typing._idfunc(3), '3')
check(lambda: _typing.Generic.__module__, "'typing'")

