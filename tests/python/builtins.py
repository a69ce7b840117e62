"""The functions of builtins: values, errors, signatures.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""


def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected


def after(value, change):
    """The value once changed, and what the change returned or raised."""
    try:
        result = change(value)
    except Exception as error:
        result = type(error).__name__ + ': ' + str(error)
    return value, result


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Plain:
    x = 1


class Lengthy:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


class Hashes:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


class Formats:
    def __format__(self, spec):
        return 5


class Dirs:
    def __dir__(self):
        return ['b', 'a']


class Slots:
    __slots__ = ('a',)


class Rounds:
    def __round__(self, n='none'):
        return 'rounded', n


class NoAttr:
    def __getattr__(self, name):
        raise ValueError(name)


class Out:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)

    def flush(self):
        self.pieces.append('FLUSH')


def printed(*args, **kwargs):
    out = Out()
    print(*args, file=out, **kwargs)
    return out.pieces


def deleted(obj, name):
    delattr(obj, name)
    return hasattr(obj, name)


check(lambda: (abs(-5), abs(5), abs(-2.5), abs(True), abs(-2 ** 70)), '(5, 5, 2.5, 1, 1180591620717411303424)')
check(lambda: abs('a'), "TypeError: bad operand type for abs(): 'str'")
check(lambda: abs(), 'TypeError: abs() takes exactly one argument (0 given)')
check(lambda: abs(1, 2), 'TypeError: abs() takes exactly one argument (2 given)')
check(lambda: (all([1, 'a']), all([]), all([1, 0]), any([0, 1]), any([]), any('')), '(True, True, False, True, False, False)')
check(lambda: all(5), "TypeError: 'int' object is not iterable")
check(lambda: any(), 'TypeError: any() takes exactly one argument (0 given)')
check(lambda: all([1, Truth(5)]), 'TypeError: __bool__ should return bool, returned int')
check(
    lambda: (ascii('abc'), ascii('h\xe9'), ascii('\u20ac'), ascii('\U0001f600'), ascii(['\xe9']), ascii('\n')),
    '("\'abc\'", "\'h\\\\xe9\'", "\'\\\\u20ac\'", "\'\\\\U0001f600\'", "[\'\\\\xe9\']", "\'\\\\n\'")',
)
check(
    lambda: (bin(5), bin(-5), bin(0), bin(True), bin(2 ** 70), bin(Index(3)), oct(8), oct(-8), hex(255), hex(-255), hex(2 ** 64)),
    "('0b101', '-0b101', '0b0', '0b1', '0b10000000000000000000000000000000000000000000000000000000000000000000000', '0b11', '0o10', '-0o10', '0xff', '-0xff', '0x10000000000000000')",
)
check(lambda: bin(1.5), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: hex('a'), "TypeError: 'str' object cannot be interpreted as an integer")
check(
    lambda: (callable(len), callable(5), callable(int), callable(lambda: 1), callable(Plain()), callable(Plain)),
    '(True, False, True, True, False, True)',
)
check(lambda: callable(), 'TypeError: callable() takes exactly one argument (0 given)')
check(
    lambda: (chr(97), chr(8364), chr(0x1f600), chr(0), chr(Index(65)), chr(True), len(chr(0x10ffff))),
    "('a', '€', '😀', '\\x00', 'A', '\\x01', 1)",
)
check(lambda: chr(-1), 'ValueError: chr() arg not in range(0x110000)')
check(lambda: chr(0x110000), 'ValueError: chr() arg not in range(0x110000)')
check(lambda: chr('a'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: chr(1.5), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: chr(10 ** 30), 'OverflowError: Python int too large to convert to C int')
check(lambda: (ord('a'), ord('\u20ac'), ord('\U0001f600')), '(97, 8364, 128512)')
check(lambda: ord('ab'), 'TypeError: ord() expected a character, but string of length 2 found')
check(lambda: ord(''), 'TypeError: ord() expected a character, but string of length 0 found')
check(lambda: ord(5), 'TypeError: ord() expected string of length 1, but int found')
check(lambda: ord(), 'TypeError: ord() takes exactly one argument (0 given)')
check(
    lambda: (divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(2 ** 70, 3)),
    '((3, 1), (-4, 1), (3.0, 1.5), (393530540239137101141, 1))',
)
check(lambda: divmod(1, 0), 'ZeroDivisionError: integer division or modulo by zero')
check(lambda: divmod(1, 'a'), "TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'")
check(lambda: divmod(1), 'TypeError: divmod expected 2 arguments, got 1')
check(
    lambda: (format(5), format('a'), format(2.5, '.3f'), format(255, 'x'), format('a', '>3'), format(None), format([1])),
    "('5', 'a', '2.500', 'ff', '  a', 'None', '[1]')",
)
check(lambda: format(5, 5), 'TypeError: format() argument 2 must be str, not int')
check(lambda: format([1], 'x'), 'TypeError: unsupported format string passed to list.__format__')
check(lambda: format(Formats()), 'TypeError: __format__ must return a str, not int')
check(lambda: format(), 'TypeError: format expected at least 1 argument, got 0')
check(
    lambda: (getattr(5, 'real'), getattr(Plain, 'x'), getattr(Plain(), 'y', 'none'), getattr(Plain(), 'x', None)),
    "(5, 1, 'none', 1)",
)
check(lambda: getattr(5, 'nope'), "AttributeError: 'int' object has no attribute 'nope'")
check(lambda: getattr(5, 5), "TypeError: attribute name must be string, not 'int'")
check(lambda: getattr(5), 'TypeError: getattr expected at least 2 arguments, got 1')
check(lambda: getattr(1, 'a', 2, 3), 'TypeError: getattr expected at most 3 arguments, got 4')
check(lambda: getattr(NoAttr(), 'x', 5), 'ValueError: x')
check(lambda: (hasattr(5, 'real'), hasattr(5, 'nope')), '(True, False)')
check(lambda: hasattr(5, 5), "TypeError: attribute name must be string, not 'int'")
check(lambda: hasattr(NoAttr(), 'x'), 'ValueError: x')
check(lambda: hasattr(5), 'TypeError: hasattr expected 2 arguments, got 1')
check(lambda: (lambda p: (setattr(p, 'y', 5), p.y, delattr(p, 'y'), hasattr(p, 'y')))(Plain()), '(None, 5, None, False)')
check(lambda: setattr(5, 'x', 1), "AttributeError: 'int' object has no attribute 'x'")
check(lambda: setattr(Plain(), 5, 1), "TypeError: attribute name must be string, not 'int'")
check(lambda: setattr(Plain(), 'x'), 'TypeError: setattr expected 3 arguments, got 2')
check(lambda: delattr(Plain(), 'nope'), "AttributeError: 'Plain' object has no attribute 'nope'")
check(lambda: delattr(5, 'real'), "AttributeError: attribute 'real' of 'int' objects is not writable")
check(lambda: delattr(Plain(), 5), "TypeError: attribute name must be string, not 'int'")
check(
    lambda: (hash(5), hash(-1), hash(-2), hash(True), hash(0), hash(1.0), hash(Hashes(7)), hash(Hashes(-1))),
    '(5, -2, -2, 1, 0, 1, 7, -2)',
)
check(lambda: hash([]), "TypeError: unhashable type: 'list'")
check(lambda: hash(Hashes('a')), 'TypeError: __hash__ method should return an integer')
check(lambda: hash(), 'TypeError: hash() takes exactly one argument (0 given)')
check(
    lambda: (isinstance(5, int), isinstance(True, int), isinstance(5, (str, int)), isinstance(5, str), isinstance(int, type), isinstance(5, ()), isinstance(5, (str, (int,)))),
    '(True, True, True, False, True, False, True)',
)
check(lambda: isinstance(5, 5), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check(lambda: isinstance(5, (str, 5)), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check(lambda: isinstance(5), 'TypeError: isinstance expected 2 arguments, got 1')
check(
    lambda: (issubclass(bool, int), issubclass(int, object), issubclass(int, (str, bool)), issubclass(int, int)),
    '(True, True, False, True)',
)
check(lambda: issubclass(5, int), 'TypeError: issubclass() arg 1 must be a class')
check(lambda: issubclass(int, 5), 'TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union')
check(
    lambda: (len('abc'), len([1]), len({}), len((1, 2)), len(Lengthy(3)), len(range(5)), len('\U0001f600')),
    '(3, 1, 0, 2, 3, 5, 1)',
)
check(lambda: len(5), "TypeError: object of type 'int' has no len()")
check(lambda: len(), 'TypeError: len() takes exactly one argument (0 given)')
check(lambda: len(Lengthy(-1)), 'ValueError: __len__() should return >= 0')
check(lambda: len(Lengthy('a')), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: len(Lengthy(10 ** 30)), "OverflowError: cannot fit 'int' into an index-sized integer")
check(
    lambda: (max(1, 2), max([1, 3, 2]), max('abc'), max([], default=5), max([1, -3], key=abs), max(1, 2, key=lambda x: -x), max([[1], [2]]), max(1.0, 1), max(1, 1.0)),
    "(2, 3, 'c', 5, -3, 1, [2], 1.0, 1)",
)
check(
    lambda: (min(1, 2), min([1, 3, 2]), min('abc'), min([], default=None), min([1, -3], key=abs), min(2, 1, key=None)),
    "(1, 1, 'a', None, 1, 1)",
)
check(lambda: max(), 'TypeError: max expected at least 1 argument, got 0')
check(lambda: max([]), 'ValueError: max() iterable argument is empty')
check(lambda: min([]), 'ValueError: min() iterable argument is empty')
check(lambda: max(5), "TypeError: 'int' object is not iterable")
check(lambda: max(1, 'a'), "TypeError: '>' not supported between instances of 'str' and 'int'")
check(lambda: max(1, 2, default=3), 'TypeError: Cannot specify a default for max() with multiple positional arguments')
check(lambda: max([1], foo=2), "TypeError: 'foo' is an invalid keyword argument for max()")
check(lambda: min(1, 2, key=5), "TypeError: 'int' object is not callable")
check(
    lambda: (pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 7), pow(base=2, exp=3), pow(2, 3, None), pow(2.0, 3)),
    '(1024, 0.5, 24, 5, 8, 8, 8.0)',
)
check(lambda: pow(2), "TypeError: pow() missing required argument 'exp' (pos 2)")
check(lambda: pow(2, 3, 0), 'ValueError: pow() 3rd argument cannot be 0')
check(lambda: pow(2, 'a'), "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'")
check(lambda: pow(2.0, 3, 5), 'TypeError: pow() 3rd argument not allowed unless all arguments are integers')
check(lambda: pow(2, -1, 4), 'ValueError: base is not invertible for the given modulus')
check(
    lambda: (printed(), printed(1), printed(1, 'a', None), printed(1, 2, sep='-'), printed(1, 2, sep=''), printed(1, end=''), printed(1, 2, sep=None, end=None), printed(1, flush=True)),
    "(['\\n'], ['1', '\\n'], ['1', ' ', 'a', ' ', 'None', '\\n'], ['1', '-', '2', '\\n'], ['1', '', '2', '\\n'], ['1', ''], ['1', ' ', '2', '\\n'], ['1', '\\n', 'FLUSH'])",
)
check(lambda: printed(1, sep=5), 'TypeError: sep must be None or a string, not int')
check(lambda: printed(1, end=5), 'TypeError: end must be None or a string, not int')
check(lambda: print(1, foo=5), "TypeError: 'foo' is an invalid keyword argument for print()")
check(lambda: print(1, file=5), "AttributeError: 'int' object has no attribute 'write'")
check(lambda: (repr('a'), repr(None), repr([1, 'b']), repr(1.0)), '("\'a\'", \'None\', "[1, \'b\']", \'1.0\')')
check(lambda: repr(), 'TypeError: repr() takes exactly one argument (0 given)')
check(
    lambda: (round(2.5), round(3.5), round(2.567, 2), round(1234, -2), round(5), round(Rounds()), round(Rounds(), 2), round(Rounds(), ndigits=None), round(number=2.5), round(-0.5)),
    "(2, 4, 2.57, 1200, 5, ('rounded', 'none'), ('rounded', 2), ('rounded', 'none'), 2, 0)",
)
check(lambda: round('a'), "TypeError: type str doesn't define __round__ method")
check(lambda: round(), "TypeError: round() missing required argument 'number' (pos 1)")
check(lambda: round(2.5, 'a'), "TypeError: 'str' object cannot be interpreted as an integer")
check(
    lambda: (sum([1, 2, 3]), sum([]), sum([1.5, 2]), sum([[1], [2]], []), sum([1, 2], 10), sum([1], start=5), sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([True, True]), sum([2 ** 70, 1])),
    '(6, 0, 3.5, [1, 2], 13, 6, 1.0, 1.0, 2, 1180591620717411303425)',
)
check(
    lambda: (sum([1e308, 1e308, -1e308]), sum([float('inf'), 1]), sum([1, 0.5, 2 ** 70]), sum((0.1, 0.2, 0.3)), sum([1j, 2]), sum([-0.0]), sum([-0.0], -0.0)),
    '(inf, inf, 1.1805916207174113e+21, 0.6, (2+1j), 0.0, -0.0)',
)
check(lambda: sum(5), "TypeError: 'int' object is not iterable")
check(lambda: sum(['a', 'b']), "TypeError: unsupported operand type(s) for +: 'int' and 'str'")
check(lambda: sum(['a'], ''), "TypeError: sum() can't sum strings [use ''.join(seq) instead]")
check(lambda: sum([[1]]), "TypeError: unsupported operand type(s) for +: 'int' and 'list'")
check(lambda: sum(), 'TypeError: sum() takes at least 1 positional argument (0 given)')
check(lambda: sum([1], 2, 3), 'TypeError: sum() takes at most 2 arguments (3 given)')
check(lambda: sum([b''], b''), "TypeError: sum() can't sum bytes [use b''.join(seq) instead]")
check(
    lambda: (sorted([3, 1]), sorted('ba'), sorted({2: 1, 1: 2}), sorted((3, 1), reverse=True), sorted([], key=None)),
    "([1, 3], ['a', 'b'], [1, 2], [3, 1], [])",
)
check(lambda: vars(Plain()), '{}')
check(lambda: vars(5), 'TypeError: vars() argument must have __dict__ attribute')
check(lambda: vars(Slots()), 'TypeError: vars() argument must have __dict__ attribute')
check(lambda: vars(1, 2), 'TypeError: vars expected at most 1 argument, got 2')
check(
    lambda: (dir(Dirs()), [n for n in dir(Plain()) if n[0] != '_'], 'append' in dir([]), [n for n in dir(Plain) if n[0] != '_']),
    "(['a', 'b'], ['x'], True, ['x'])",
)
check(lambda: dir(1, 2), 'TypeError: dir expected at most 1 argument, got 2')
check(lambda: (id(None) == id(None), (lambda x: id(x) == id(x))([])), '(True, True)')
check(lambda: id(), 'TypeError: id() takes exactly one argument (0 given)')
check(
    lambda: (abs.__text_signature__, all.__text_signature__, chr.__text_signature__, dir.__text_signature__, format.__text_signature__, getattr.__text_signature__),
    '(\'($module, x, /)\', \'($module, iterable, /)\', \'($module, i, /)\', \'($module, arg=<unrepresentable>, /)\', "($module, value, format_spec=\'\', /)", \'($module, object, name, default=<unrepresentable>, /)\')',
)
check(
    lambda: (print.__text_signature__, sorted.__text_signature__, sum.__text_signature__, max.__text_signature__, round.__text_signature__, pow.__text_signature__),
    '("($module, /, *args, sep=\' \', end=\'\\\\n\', file=None, flush=False)", \'($module, iterable, /, *, key=None, reverse=False)\', \'($module, iterable, /, start=0)\', None, \'($module, /, number, ndigits=None)\', \'($module, /, base, exp, mod=None)\')',
)
check(
    lambda: (iter.__text_signature__, next.__text_signature__, len.__text_signature__, isinstance.__text_signature__, issubclass.__text_signature__, input.__text_signature__),
    '(\'($module, object, sentinel=<unrepresentable>, /)\', \'($module, iterator, default=<unrepresentable>, /)\', \'($module, obj, /)\', \'($module, obj, class_or_tuple, /)\', \'($module, cls, class_or_tuple, /)\', "($module, prompt=\'\', /)")',
)
check(
    lambda: (ord.__text_signature__, vars.__text_signature__, hash.__text_signature__, setattr.__text_signature__, divmod.__text_signature__, callable.__text_signature__),
    "('($module, c, /)', '($module, object=<unrepresentable>, /)', '($module, obj, /)', '($module, obj, name, value, /)', '($module, x, y, /)', '($module, obj, /)')",
)
check(
    lambda: (abs.__name__, abs.__module__, abs.__qualname__, repr(abs), type(abs).__name__),
    "('abs', 'builtins', 'abs', '<built-in function abs>', 'builtin_function_or_method')",
)
check(
    lambda: (None, NotImplemented, Ellipsis, ..., True, False, __debug__),
    '(None, NotImplemented, Ellipsis, Ellipsis, True, False, True)',
)
check(
    lambda: (type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(None)(), type(...)() is ..., type(NotImplemented)() is NotImplemented),
    "('NoneType', 'ellipsis', 'NotImplementedType', None, True, True)",
)
check(lambda: type(None)(1), 'TypeError: NoneType takes no arguments')
check(lambda: type(...)(1), 'TypeError: EllipsisType takes no arguments')
check(lambda: type(NotImplemented)(x=1), 'TypeError: NotImplementedType takes no arguments')
check(
    lambda: (bool(None), bool(...), hash(None) == hash(None), None == None, None != 5, None == 0),
    '(False, True, True, True, True, False)',
)
check(lambda: None < None, "TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'")
check(lambda: (EnvironmentError is OSError, IOError is OSError), '(True, True)')
check(lambda: None(), "TypeError: 'NoneType' object is not callable")
