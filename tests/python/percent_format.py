"""The operator % of str: every conversion with every kind of argument; see text.py for the form of a line."""


def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected

class Index:
    def __index__(self):
        return 3


class Number:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1j

    def __bytes__(self):
        return b'nb'

    def __str__(self):
        return 'N!'

    def __format__(self, spec):
        return 'N<' + spec + '>'


class Odd:
    def __int__(self):
        return 'x'

    def __float__(self):
        return 'x'

    def __index__(self):
        return 'x'

    def __str__(self):
        return 3

    def __repr__(self):
        return 3

    def __format__(self, spec):
        return 3

    def __round__(self, digits=None):
        return ('rounded', digits)


class Int(int):
    def __repr__(self):
        return 'Int(%d)' % int(self)


class Float(float):
    pass


class Complex(complex):
    pass


class Text(str):
    pass


class Bytes(bytes):
    pass


check(lambda: '%s' % Text('x'), "'x'")
check(lambda: '%s' % Odd(), 'TypeError: __str__ returned non-string (type int)')
check(lambda: '%r' % Odd(), 'TypeError: __repr__ returned non-string (type int)')
check(lambda: '%s' .__mod__(1), "'1'")
check(lambda: '%d' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%d' % 5, "'5'")
check(lambda: '%d' % 'x', 'TypeError: %d format: a real number is required, not str')
check(lambda: '%d' % 2.5, "'2'")
check(lambda: '%d' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%d' % {'a': 1}, 'TypeError: %d format: a real number is required, not dict')
check(lambda: '%d' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%5d' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%5d' % 5, "'    5'")
check(lambda: '%5d' % 'x', 'TypeError: %d format: a real number is required, not str')
check(lambda: '%5d' % 2.5, "'    2'")
check(lambda: '%5d' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%5d' % {'a': 1}, 'TypeError: %d format: a real number is required, not dict')
check(lambda: '%5d' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%-5d|' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%-5d|' % 5, "'5    |'")
check(lambda: '%-5d|' % 'x', 'TypeError: %d format: a real number is required, not str')
check(lambda: '%-5d|' % 2.5, "'2    |'")
check(lambda: '%-5d|' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%-5d|' % {'a': 1}, 'TypeError: %d format: a real number is required, not dict')
check(lambda: '%-5d|' % 10 ** 20, "'100000000000000000000|'")
check(lambda: '%05d' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%05d' % 5, "'00005'")
check(lambda: '%05d' % 'x', 'TypeError: %d format: a real number is required, not str')
check(lambda: '%05d' % 2.5, "'00002'")
check(lambda: '%05d' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%05d' % {'a': 1}, 'TypeError: %d format: a real number is required, not dict')
check(lambda: '%05d' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%+d' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%+d' % 5, "'+5'")
check(lambda: '%+d' % 'x', 'TypeError: %d format: a real number is required, not str')
check(lambda: '%+d' % 2.5, "'+2'")
check(lambda: '%+d' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%+d' % {'a': 1}, 'TypeError: %d format: a real number is required, not dict')
check(lambda: '%+d' % 10 ** 20, "'+100000000000000000000'")
check(lambda: '%x' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%x' % 5, "'5'")
check(lambda: '%x' % 'x', 'TypeError: %x format: an integer is required, not str')
check(lambda: '%x' % 2.5, 'TypeError: %x format: an integer is required, not float')
check(lambda: '%x' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%x' % {'a': 1}, 'TypeError: %x format: an integer is required, not dict')
check(lambda: '%x' % 10 ** 20, "'56bc75e2d63100000'")
check(lambda: '%#X' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%#X' % 5, "'0X5'")
check(lambda: '%#X' % 'x', 'TypeError: %X format: an integer is required, not str')
check(lambda: '%#X' % 2.5, 'TypeError: %X format: an integer is required, not float')
check(lambda: '%#X' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%#X' % {'a': 1}, 'TypeError: %X format: an integer is required, not dict')
check(lambda: '%#X' % 10 ** 20, "'0X56BC75E2D63100000'")
check(lambda: '%o' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%o' % 5, "'5'")
check(lambda: '%o' % 'x', 'TypeError: %o format: an integer is required, not str')
check(lambda: '%o' % 2.5, 'TypeError: %o format: an integer is required, not float')
check(lambda: '%o' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%o' % {'a': 1}, 'TypeError: %o format: an integer is required, not dict')
check(lambda: '%o' % 10 ** 20, "'12657072742654304000000'")
check(lambda: '%e' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%e' % 5, "'5.000000e+00'")
check(lambda: '%e' % 'x', 'TypeError: must be real number, not str')
check(lambda: '%e' % 2.5, "'2.500000e+00'")
check(lambda: '%e' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%e' % {'a': 1}, 'TypeError: must be real number, not dict')
check(lambda: '%e' % 10 ** 20, "'1.000000e+20'")
check(lambda: '%.2f' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%.2f' % 5, "'5.00'")
check(lambda: '%.2f' % 'x', 'TypeError: must be real number, not str')
check(lambda: '%.2f' % 2.5, "'2.50'")
check(lambda: '%.2f' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%.2f' % {'a': 1}, 'TypeError: must be real number, not dict')
check(lambda: '%.2f' % 10 ** 20, "'100000000000000000000.00'")
check(lambda: '%g' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%g' % 5, "'5'")
check(lambda: '%g' % 'x', 'TypeError: must be real number, not str')
check(lambda: '%g' % 2.5, "'2.5'")
check(lambda: '%g' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%g' % {'a': 1}, 'TypeError: must be real number, not dict')
check(lambda: '%g' % 10 ** 20, "'1e+20'")
check(lambda: '%s' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%s' % 5, "'5'")
check(lambda: '%s' % 'x', "'x'")
check(lambda: '%s' % 2.5, "'2.5'")
check(lambda: '%s' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%s' % {'a': 1}, '"{\'a\': 1}"')
check(lambda: '%s' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%r' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%r' % 5, "'5'")
check(lambda: '%r' % 'x', '"\'x\'"')
check(lambda: '%r' % 2.5, "'2.5'")
check(lambda: '%r' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%r' % {'a': 1}, '"{\'a\': 1}"')
check(lambda: '%r' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%a' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%a' % 5, "'5'")
check(lambda: '%a' % 'x', '"\'x\'"')
check(lambda: '%a' % 2.5, "'2.5'")
check(lambda: '%a' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%a' % {'a': 1}, '"{\'a\': 1}"')
check(lambda: '%a' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%c' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%c' % 5, "'\\x05'")
check(lambda: '%c' % 'x', "'x'")
check(lambda: '%c' % 2.5, 'TypeError: %c requires int or char')
check(lambda: '%c' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%c' % {'a': 1}, 'TypeError: %c requires int or char')
check(lambda: '%c' % 10 ** 20, 'OverflowError: %c arg not in range(0x110000)')
check(lambda: '%5.1f' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%5.1f' % 5, "'  5.0'")
check(lambda: '%5.1f' % 'x', 'TypeError: must be real number, not str')
check(lambda: '%5.1f' % 2.5, "'  2.5'")
check(lambda: '%5.1f' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%5.1f' % {'a': 1}, 'TypeError: must be real number, not dict')
check(lambda: '%5.1f' % 10 ** 20, "'100000000000000000000.0'")
check(lambda: '%10.3s' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%10.3s' % 5, "'         5'")
check(lambda: '%10.3s' % 'x', "'         x'")
check(lambda: '%10.3s' % 2.5, "'       2.5'")
check(lambda: '%10.3s' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%10.3s' % {'a': 1}, '"       {\'a"')
check(lambda: '%10.3s' % 10 ** 20, "'       100'")
check(lambda: '%%' % (), "'%'")
check(lambda: '%%' % 5, 'TypeError: not all arguments converted during string formatting')
check(lambda: '%%' % 'x', 'TypeError: not all arguments converted during string formatting')
check(lambda: '%%' % 2.5, 'TypeError: not all arguments converted during string formatting')
check(lambda: '%%' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%%' % {'a': 1}, "'%'")
check(lambda: '%%' % 10 ** 20, 'TypeError: not all arguments converted during string formatting')
check(lambda: '%i' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%i' % 5, "'5'")
check(lambda: '%i' % 'x', 'TypeError: %i format: a real number is required, not str')
check(lambda: '%i' % 2.5, "'2'")
check(lambda: '%i' % (3, 4), 'TypeError: not all arguments converted during string formatting')
check(lambda: '%i' % {'a': 1}, 'TypeError: %i format: a real number is required, not dict')
check(lambda: '%i' % 10 ** 20, "'100000000000000000000'")
check(lambda: '%(a)s' % (), 'TypeError: format requires a mapping')
check(lambda: '%(a)s' % 5, 'TypeError: format requires a mapping')
check(lambda: '%(a)s' % 'x', 'TypeError: format requires a mapping')
check(lambda: '%(a)s' % 2.5, 'TypeError: format requires a mapping')
check(lambda: '%(a)s' % (3, 4), 'TypeError: format requires a mapping')
check(lambda: '%(a)s' % {'a': 1}, "'1'")
check(lambda: '%(a)s' % 10 ** 20, 'TypeError: format requires a mapping')
check(lambda: '%*d' % (), 'TypeError: not enough arguments for format string')
check(lambda: '%*d' % 5, 'TypeError: not enough arguments for format string')
check(lambda: '%*d' % 'x', 'TypeError: * wants int')
check(lambda: '%*d' % 2.5, 'TypeError: * wants int')
check(lambda: '%*d' % (3, 4), "'  4'")
check(lambda: '%*d' % {'a': 1}, 'TypeError: * wants int')
check(lambda: '%*d' % 10 ** 20, 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: '%' % (), 'ValueError: incomplete format')
check(lambda: '%' % 5, 'ValueError: incomplete format')
check(lambda: '%' % 'x', 'ValueError: incomplete format')
check(lambda: '%' % 2.5, 'ValueError: incomplete format')
check(lambda: '%' % (3, 4), 'ValueError: incomplete format')
check(lambda: '%' % {'a': 1}, 'ValueError: incomplete format')
check(lambda: '%' % 10 ** 20, 'ValueError: incomplete format')
