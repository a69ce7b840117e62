"""What `__repr__`, `__str__` and `__format__` give may be of a class derived from str: where it stays of that class."""


class Text(str):
    pass


class Shown:
    def __repr__(self):
        return Text('abc')

    __str__ = __repr__


class OnlyRepr:
    def __repr__(self):
        return Text('abc')


class Wide:
    def __repr__(self):
        return Text('abc\xe9')


class Formatted:
    def __format__(self, spec):
        return Text('f' + spec)


def kinds(*values):
    return ' '.join('T' if type(value) is Text else 's' if type(value) is str else '?' for value in values)


x = Shown()
assert kinds(repr(x), str(x), str(object=x), ascii(x), ascii(Wide()), str(OnlyRepr()), str(Text(x)), repr(Text('a'))) == 'T T T T s T s s'
assert kinds(object.__str__(x), object.__str__(OnlyRepr()), OnlyRepr().__str__(), object.__format__(x, ''), object.__repr__(x)) == 'T T T T s'
assert kinds(str.__new__(str, x), str.__new__(Text, x), format(x), format(Text('a')), Text('a').__format__('')) == 'T T T s s'

# A template gives the object itself only where its last field is all there is.
assert kinds('{}'.format(x), '{:}'.format(x), '{!r}'.format(x), '{!s}'.format(x), '{!a}'.format(x)) == 'T T s s s'
assert kinds('{}{}'.format(x, ''), '{}{}'.format('', x), 'x{}'.format(x), '{}x'.format(x)) == 's T s s'
assert kinds('%s' % x, '%r' % x, '%a' % x, '%-s' % x, '%.8s' % x, '%2s' % x) == 'T T T T T T'
assert kinds('%5s' % x, '%.2s' % x, '%s%s' % (x, ''), '%s%s' % ('', x), 'x%s' % x, '%s ' % x) == 's s s s s s'
assert kinds(b'%r' % x) == '?' and b'%r %a' % (x, Wide()) == b'abc abc\\xe9'

# Where nothing is put in, the template is the result; so is the text in which a separator is not found.
t = Text('abc')
assert kinds(t % (), t % {}, t.format(), t.format(1), t.format_map({}), Text('') % (), Text('a%%') % (), Text('{{').format()) == 'T T T T T s s s'
assert kinds(t.partition('x')[0], t.rpartition('x')[2], t.partition('b')[0], t.strip(), t[:], t + '', t.replace('x', 'y')) == 'T T s s s s s'


class Data(bytes):
    pass


assert [type(x) for x in (Data(b'a').partition(b'x')[0], Data(b'a').rpartition(b'x')[2], Data(b'a').strip())] == [Data, Data, bytes]

# f-strings.
assert kinds(f'{x}', f'{x!s}', f'{x!r}', f'{x!a}', f'{OnlyRepr()}', f'{Text("a")}', f'{x}{""}') == 'T s s s T s s'
assert f'{x}-{Wide()!a}-{x!r:>5}' == 'abc-abc\\xe9-  abc'
assert kinds(f'{Formatted()}', f'{Formatted():{x}}', f'{Formatted()}.', '{:a}'.format(Formatted()), format(Formatted(), 'x')) == 'T T s T T'


class Spec:
    def __format__(self, spec):
        return type(spec).__name__


assert f'{Spec():{x}}' == 'Text' and f'{Spec():{x}.}' == 'str'


# Exceptions, proxies, numbers, classes.
class Failed(Exception):
    def __str__(self):
        return Text('e')


assert kinds(str(Failed()), str(Exception(Text('a'))), str(Exception(x)), str(KeyError(x)), str(OSError(x))) == 'T s T T T'


class Number(int):
    def __str__(self):
        return Text('q')

    __repr__ = __str__


class Real(float):
    def __str__(self):
        return Text('q')


assert kinds(str(Number(1)), f'{Number(1)}', format(Number(1)), '%s' % Number(1), '%d' % Number(1), repr(Number(1))) == 'T T T T s T'
assert kinds(str(Real(1)), f'{Real(1)}', '{}'.format(Real(1)), repr(Real(1))) == 'T T T s'


class Meta(type):
    def __repr__(cls):
        return Text('m')


class Class(metaclass=Meta):
    pass


assert kinds(str(Class), repr(Class), '%s' % Class) == 'T T T'

written = []


class Stream:
    def write(self, text):
        written.append(text)


print(x, OnlyRepr(), Text('a'), Failed(), file=Stream())
assert kinds(*written[::2]) == 'T T s T', kinds(*written)

# Containers hold their texts together.
assert repr([x, (x,), {x: x}, {1}]) == '[abc, (abc,), {abc: abc}, {1}]'


# Widths that no str can have.
def refuses(make, error, message=None):
    try:
        make()
    except error as e:
        assert message is None or str(e) == message, str(e)
    else:
        raise AssertionError('nothing raised')


TOO_BIG = 2**63
refuses(lambda: f'%{TOO_BIG}f' % 1.5, ValueError, 'width too big')
refuses(lambda: f'%{TOO_BIG * 1000}f' % 1.5, ValueError, 'width too big')
refuses(lambda: b'%%%dd' % TOO_BIG % 1, ValueError, 'width too big')
refuses(lambda: '%*s' % (TOO_BIG, ''), OverflowError, 'Python int too large to convert to C ssize_t')
refuses(lambda: '%*s' % (2**64, ''), OverflowError, 'Python int too large to convert to C ssize_t')
refuses(lambda: '%.*f' % (2**31, 1.5), OverflowError, 'Python int too large to convert to C int')
refuses(lambda: '%.2147483648f' % 1.5, ValueError, 'precision too big')
refuses(lambda: format(2.5, str(TOO_BIG)), ValueError, 'Too many decimal digits in format string')
