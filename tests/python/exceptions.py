"""Exceptions: their arguments and attributes, what they show, errors by number, groups, notes, tracebacks, copying.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""

def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected


def attributes(error, *names):
    return tuple(getattr(error, name) for name in names)


def after(obj, **values):
    for name, value in values.items():
        setattr(obj, name, value)
    return obj


def without(obj, *names):
    for name in names:
        delattr(obj, name)
    return obj


def raised(action):
    try:
        action()
    except BaseException as error:
        return error


def raise_(error, cause=None):
    if cause is None:
        raise error
    raise error from cause


class Sub(OSError):
    pass


class WithInit(OSError):
    def __init__(self, value):
        self.value = value


class WithNew(OSError):
    def __new__(cls, value):
        return OSError.__new__(cls, 9001, value)

    def __init__(self, value):
        pass


class Odd(Exception):
    def __str__(self):
        return 3


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message, excs)


class BadGroup(ExceptionGroup):
    def derive(self, excs):
        return 3


def lines(error):
    tb = error.__traceback__
    out = []
    while tb is not None:
        out.append((tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, tb.tb_frame.f_code.co_name))
        tb = tb.tb_next
    return out
check(lambda: BaseException(), 'BaseException()')
check(lambda: BaseException(1), 'BaseException(1)')
check(lambda: BaseException(1, 2), 'BaseException(1, 2)')
check(lambda: Exception('a', 'b'), "Exception('a', 'b')")
check(lambda: str(Exception()), "''")
check(lambda: str(Exception(1)), "'1'")
check(lambda: str(Exception(1, 2)), "'(1, 2)'")
check(lambda: str(Exception('text')), "'text'")
check(lambda: repr(Exception('text',)), '"Exception(\'text\')"')
check(lambda: Exception(a=1), 'TypeError: Exception() takes no keyword arguments')
check(lambda: BaseException.__new__(ValueError, 1, 2), 'ValueError(1, 2)')
check(lambda: BaseException.__new__(ValueError, 1, a=2), 'ValueError(1)')
check(lambda: BaseException.__new__(int), 'TypeError: BaseException.__new__(int): int is not a subtype of BaseException')
check(lambda: BaseException.__new__(), 'TypeError: BaseException.__new__(): not enough arguments')
check(lambda: Exception(1).args, '(1,)')
check(lambda: after(Exception(1), args=[3, 4]), 'Exception(3, 4)')
check(lambda: after(Exception(1), args=3), "TypeError: 'int' object is not iterable")
check(lambda: after(Exception(1), args='ab').args, "('a', 'b')")
check(lambda: without(Exception(1), 'args'), 'TypeError: args may not be deleted')
check(lambda: after(Exception(1), x=3).x, '3')
check(lambda: after(Exception(1), x=3).__dict__, "{'x': 3}")
check(lambda: without(Exception(1), 'x'), "AttributeError: 'Exception' object has no attribute 'x'")
check(lambda: Exception(1).x, "AttributeError: 'Exception' object has no attribute 'x'")
check(lambda: after(Exception(), __dict__={'a': 1}).a, '1')
check(lambda: after(Exception(), __dict__=3), "TypeError: __dict__ must be set to a dictionary, not a 'int'")
check(lambda: without(Exception(), '__dict__'), 'TypeError: cannot delete __dict__')
check(lambda: hash(Exception) == hash(Exception), 'True')
check(lambda: Exception(1) == Exception(1), 'False')
check(lambda: str(Odd()), 'TypeError: __str__ returned non-string (type int)')
check(lambda: Exception.__init__(3), "TypeError: descriptor '__init__' requires a 'Exception' object but received a 'int'")
check(lambda: Exception.__str__(3), "TypeError: descriptor '__str__' requires a 'BaseException' object but received a 'int'")
check(
    lambda: Exception.args.__get__(3),
    "TypeError: descriptor 'args' for 'BaseException' objects doesn't apply to a 'int' object",
)

# Links.
check(
    lambda: attributes(Exception(), '__cause__', '__context__', '__suppress_context__', '__traceback__'),
    '(None, None, False, None)',
)
check(lambda: after(Exception(), __cause__=3), 'TypeError: exception cause must be None or derive from BaseException')
check(lambda: after(Exception(), __context__=3), 'TypeError: exception context must be None or derive from BaseException')
check(lambda: after(Exception(), __traceback__=3), 'TypeError: __traceback__ must be a traceback or None')
check(lambda: after(Exception(), __suppress_context__=3), 'TypeError: attribute value type must be bool')
check(lambda: after(Exception(), __cause__=ValueError()).__suppress_context__, 'True')
check(lambda: after(Exception(), __cause__=None).__suppress_context__, 'True')
check(lambda: after(Exception(), __context__=ValueError(1)).__context__, 'ValueError(1)')
check(lambda: without(Exception(), '__cause__'), 'TypeError: __cause__ may not be deleted')
check(lambda: without(Exception(), '__context__'), 'TypeError: __context__ may not be deleted')
check(lambda: without(Exception(), '__traceback__'), 'TypeError: __traceback__ may not be deleted')
check(lambda: without(Exception(), '__suppress_context__'), "TypeError: can't delete numeric/char attribute")
check(lambda: Exception().with_traceback(None), 'Exception()')
check(lambda: Exception().with_traceback(3), 'TypeError: __traceback__ must be a traceback or None')
check(lambda: Exception().with_traceback(), 'TypeError: BaseException.with_traceback() takes exactly one argument (0 given)')
check(
    lambda: attributes(raised(lambda: raise_(ValueError(1), KeyError(2))), '__cause__', '__context__', '__suppress_context__'),
    '(KeyError(2), None, True)',
)
check(lambda: raised(lambda: raise_(3)), "TypeError('exceptions must derive from BaseException')")
check(lambda: raised(lambda: raise_(int)), "TypeError('exceptions must derive from BaseException')")
check(lambda: raised(lambda: raise_(ValueError)), 'ValueError()')
check(lambda: raised(lambda: raise_(ValueError(), 3)), "TypeError('exception causes must derive from BaseException')")
check(lambda: raised(lambda: raise_(ValueError(), KeyError)).__cause__, 'KeyError()')
check(lambda: lines(raised(lambda: raise_(ValueError()))), "[(2, 'raised'), (0, '<lambda>'), (2, 'raise_')]")

# Notes.
e = Exception('noted')
check(lambda: e.__notes__, "AttributeError: 'Exception' object has no attribute '__notes__'")
check(lambda: e.add_note('one'), 'None')
check(lambda: e.add_note('two'), 'None')
check(lambda: e.__notes__, "['one', 'two']")
check(lambda: e.add_note(3), "TypeError: note must be a str, not 'int'")
check(lambda: e.add_note(), 'TypeError: BaseException.add_note() takes exactly one argument (0 given)')
check(lambda: after(e, __notes__=(1, 2)).add_note('x'), 'TypeError: Cannot add note: __notes__ is not a list')
check(lambda: after(e, __notes__=[]).add_note('x'), 'None')
check(lambda: e.__notes__, "['x']")
check(lambda: hasattr(Exception(), '__notes__'), 'False')

# OSError.
check(lambda: OSError(), 'OSError()')
check(lambda: OSError(1), 'OSError(1)')
check(lambda: OSError(9001, 2), 'OSError(9001, 2)')
check(lambda: OSError(9001, 'a'), "OSError(9001, 'a')")
check(lambda: OSError(9002, 'a'), "OSError(9002, 'a')")
check(lambda: OSError(9002, 'a', 'file'), "OSError(9002, 'a')")
check(lambda: OSError(9002, 'a', 'file', None, 'other'), "OSError(9002, 'a')")
check(lambda: OSError(9002, 'a', 'file', 5, 'other').args, "(9002, 'a')")
check(lambda: OSError(9002, 'a', None), "OSError(9002, 'a', None)")
check(lambda: OSError(9002, 'a', None).args, "(9002, 'a', None)")
check(lambda: OSError(9001, 2, 3, 4, 5, 6), 'OSError(9001, 2, 3, 4, 5, 6)')
check(lambda: OSError(9002, 'a', 'b', 'c', 'd', 'e').errno, 'None')
check(lambda: type(OSError(2.0, '')).__name__, "'OSError'")
check(lambda: type(Sub(9002, '')).__name__, "'Sub'")
check(lambda: type(IOError(9002, '')).__name__, "'OSError'")
check(lambda: str(OSError(9002, 'a', 'file')), '"[Errno 9002] a: \'file\'"')
check(lambda: str(OSError(9002, 'a', 'file', None, 'other')), '"[Errno 9002] a: \'file\' -> \'other\'"')
check(lambda: str(OSError(9002, 'a')), "'[Errno 9002] a'")
check(lambda: str(OSError(2)), "'2'")
check(lambda: str(OSError()), "''")
check(lambda: str(OSError('a', 'b')), "'[Errno a] b'")
check(lambda: str(OSError(9001, 2, None)), "'[Errno 9001] 2'")
check(lambda: str(OSError(9999, 'x', b'bytes')), '"[Errno 9999] x: b\'bytes\'"')
check(
    lambda: attributes(OSError(9002, 'a', 'f', 0, 'g'), 'errno', 'strerror', 'filename', 'filename2'),
    "(9002, 'a', 'f', 'g')",
)
check(lambda: attributes(OSError(), 'errno', 'strerror', 'filename', 'filename2'), '(None, None, None, None)')
check(lambda: str(after(OSError(9002, 'a'), filename='set')), '"[Errno 9002] a: \'set\'"')
check(lambda: str(after(OSError(9002, 'a'), filename=None)), "'[Errno 9002] a: None'")
check(lambda: str(without(OSError(9002, 'a', 'f'), 'filename')), "'[Errno 9002] a'")
check(lambda: str(without(OSError(9002, 'a'), 'errno')), '"(9002, \'a\')"')
check(lambda: after(OSError(9002, 'a'), errno=5).errno, '5')
check(lambda: OSError(a=1), 'TypeError: OSError() takes no keyword arguments')
check(lambda: OSError().characters_written, 'AttributeError: characters_written')
check(lambda: BlockingIOError(11, 'a', 5).characters_written, '5')
check(lambda: BlockingIOError(11, 'a', 5).filename, 'None')
check(lambda: BlockingIOError(11, 'a', 'f').filename, "'f'")
check(lambda: OSError(9011, 'a', 5).characters_written, 'AttributeError: characters_written')
check(lambda: after(BlockingIOError(11, 'a'), characters_written=7).characters_written, '7')
check(
    lambda: after(BlockingIOError(11, 'a'), characters_written='x'),
    "TypeError: 'str' object cannot be interpreted as an integer",
)
check(lambda: without(BlockingIOError(11, 'a'), 'characters_written'), 'AttributeError: characters_written')
check(lambda: without(BlockingIOError(11, 'a', 3), 'characters_written').errno, '11')
check(lambda: WithInit(2).args, '()')
check(lambda: WithInit(2).value, '2')
check(lambda: str(WithInit(2)), "''")
check(lambda: WithNew('v').args, "(9001, 'v')")
check(lambda: WithNew('v').errno, '9001')
check(lambda: OSError(9002, 'a', 'f').__reduce__(), "(<class 'OSError'>, (9002, 'a', 'f'))")
check(lambda: OSError(9002, 'a', 'f', None, 'g').__reduce__(), "(<class 'OSError'>, (9002, 'a', 'f', None, 'g'))")
check(lambda: OSError(2).__reduce__(), "(<class 'OSError'>, (2,))")
check(
    lambda: [c.__name__ for c in ConnectionResetError.__mro__],
    "['ConnectionResetError', 'ConnectionError', 'OSError', 'Exception', 'BaseException', 'object']",
)
check(lambda: EnvironmentError is OSError and IOError is OSError, 'True')

# Imports, names, attributes.
check(lambda: ImportError('a', name='n', path='p'), "ImportError('a')")
check(lambda: attributes(ImportError('a', name='n', path='p'), 'msg', 'name', 'path', 'name_from'), "('a', 'n', 'p', None)")
check(lambda: attributes(ImportError(), 'msg', 'name', 'path'), '(None, None, None)')
check(lambda: attributes(ImportError('a', 'b'), 'msg', 'args'), "(None, ('a', 'b'))")
check(lambda: ImportError('a', x=1), "TypeError: 'x' is an invalid keyword argument for ImportError()")
check(
    lambda: ImportError('a', name=1, path=2, name_from=3, x=4),
    'TypeError: ImportError() takes at most 3 keyword arguments (4 given)',
)
check(lambda: str(ImportError('a', 'b')), '"(\'a\', \'b\')"')
check(lambda: str(ImportError(3)), "'3'")
check(lambda: str(after(ImportError('a'), msg='new')), "'new'")
check(lambda: str(after(ImportError('a'), msg=3)), "'a'")
check(lambda: ModuleNotFoundError('a', name='n').name, "'n'")
check(lambda: ImportError('a', name='n').__reduce__(), "(<class 'ImportError'>, ('a',), {'name': 'n'})")
check(lambda: ImportError('a').__reduce__(), "(<class 'ImportError'>, ('a',))")
check(lambda: attributes(AttributeError('a', name='n', obj=3), 'args', 'name', 'obj'), "(('a',), 'n', 3)")
check(lambda: AttributeError('a', x=1), "TypeError: 'x' is an invalid keyword argument for AttributeError()")
check(
    lambda: AttributeError('a', name=1, obj=2, x=3),
    'TypeError: AttributeError() takes at most 2 keyword arguments (3 given)',
)
check(
    lambda: AttributeError('a', name='n', obj=3).__reduce__(),
    "(<class 'AttributeError'>, ('a',), {'name': 'n', 'args': ('a',)})",
)
check(lambda: AttributeError('a', name='n').__getstate__(), "{'name': 'n', 'args': ('a',)}")
check(lambda: AttributeError().name, 'None')
check(lambda: attributes(raised(lambda: (3).nothing), 'name', 'obj'), "('nothing', 3)")
check(lambda: attributes(raised(lambda: nothing), 'name', 'args'), '(\'nothing\', ("name \'nothing\' is not defined",))')
check(
    lambda: attributes(raised(lambda: Exception.nothing), 'name', 'args'),
    '(\'nothing\', ("type object \'Exception\' has no attribute \'nothing\'",))',
)
check(lambda: raised(lambda: setattr(object(), 'a', 1)).name, 'None')
check(lambda: raised(lambda: int.nothing).obj, "<class 'int'>")
check(lambda: NameError('a', name='n').name, "'n'")
check(lambda: NameError('a', x='n'), "TypeError: 'x' is an invalid keyword argument for NameError()")
check(lambda: NameError('a', name='n', x=1), 'TypeError: NameError() takes at most 1 keyword argument (2 given)')
check(lambda: UnboundLocalError('a', name='n').name, "'n'")
check(lambda: without(NameError('a', name='n'), 'name').name, 'None')

# Stop, exit, keys.
check(lambda: StopIteration().value, 'None')
check(lambda: StopIteration(1).value, '1')
check(lambda: StopIteration(1, 2).value, '1')
check(lambda: after(StopIteration(1), value=4).value, '4')
check(lambda: StopIteration(1).args, '(1,)')
check(lambda: StopAsyncIteration(1).args, '(1,)')
check(lambda: StopIteration(a=1), 'TypeError: StopIteration() takes no keyword arguments')
check(lambda: SystemExit().code, 'None')
check(lambda: SystemExit(3).code, '3')
check(lambda: SystemExit(3, 4).code, '(3, 4)')
check(lambda: after(SystemExit(), code='x').code, "'x'")
check(lambda: without(SystemExit(3), 'code').code, 'None')
check(lambda: str(KeyError('a')), '"\'a\'"')
check(lambda: str(KeyError('a', 'b')), '"(\'a\', \'b\')"')
check(lambda: str(KeyError()), "''")
check(lambda: KeyError('a'), "KeyError('a')")
check(lambda: str(IndexError('a')), "'a'")
check(lambda: raised(lambda: {}['x']), "KeyError('x')")
check(lambda: raised(lambda: [][3]), "IndexError('list index out of range')")

# SyntaxError.
check(lambda: SyntaxError(), 'SyntaxError()')
check(lambda: SyntaxError('m'), "SyntaxError('m')")
check(
    lambda: attributes(SyntaxError('m'), 'msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'print_file_and_line'),
    "('m', None, None, None, None, None, None, None)",
)
full = SyntaxError('m', ('/a/b.py', 3, 4, 'text', 5, 6))
check(
    lambda: attributes(full, 'msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'print_file_and_line'),
    "('m', '/a/b.py', 3, 4, 'text', 5, 6, None)",
)
check(lambda: full.args, "('m', ('/a/b.py', 3, 4, 'text', 5, 6))")
check(lambda: str(full), "'m (b.py, line 3)'")
check(lambda: str(SyntaxError('m', ('b.py', None, 4, 'text'))), "'m (b.py)'")
check(lambda: str(SyntaxError('m', (None, 3, 4, 'text'))), "'m (line 3)'")
check(lambda: str(SyntaxError('m', (None, None, None, None))), "'m'")
check(lambda: str(SyntaxError('m', ('', 3, 4, 'text'))), "'m (, line 3)'")
check(lambda: str(SyntaxError(3, ('/x/', 3, 4, 'text'))), "'3 (, line 3)'")
check(lambda: str(SyntaxError()), "'None'")
check(lambda: str(after(SyntaxError('m'), lineno=7)), "'m (line 7)'")
check(lambda: str(after(SyntaxError('m'), filename='f')), "'m (f)'")
check(lambda: str(after(SyntaxError('m'), msg='n')), "'n'")
check(lambda: str(after(SyntaxError('m', ('f', 10 ** 30, 1, 't')))), "'m (f, line -1)'")
check(lambda: SyntaxError('m', (1, 2, 3)), 'TypeError: function takes at least 4 arguments (3 given)')
check(lambda: SyntaxError('m', (1, 2, 3, 4, 5)), 'TypeError: end_offset must be provided when end_lineno is provided')
check(lambda: SyntaxError('m', (1, 2, 3, 4, 5, 6, 7)), 'TypeError: function takes at most 6 arguments (7 given)')
check(lambda: SyntaxError('m', 3), "TypeError: 'int' object is not iterable")
check(lambda: SyntaxError('m', 'abcd').filename, "'a'")
check(lambda: SyntaxError('m', [1, 2, 3, 4]).text, '4')
check(lambda: SyntaxError('m', 1, 2).msg, "'m'")
check(lambda: SyntaxError('m', a=1), 'TypeError: SyntaxError() takes no keyword arguments')
check(lambda: after(SyntaxError('m'), print_file_and_line=3).print_file_and_line, '3')
check(lambda: IndentationError('m', ('f', 1, 2, 't')).offset, '2')
check(lambda: issubclass(TabError, IndentationError), 'True')
check(
    lambda: attributes(raised(lambda: compile('a b', 'f', 'exec')), 'msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'),
    "('invalid syntax', 'f', 1, 3, 'a b\\n', 1, 4)",
)

# Unicode.
check(lambda: UnicodeEncodeError('utf-8', 'abc', 1, 2, 'why'), "UnicodeEncodeError('utf-8', 'abc', 1, 2, 'why')")
check(
    lambda: str(UnicodeEncodeError('utf-8', 'abc', 1, 2, 'why')),
    '"\'utf-8\' codec can\'t encode character \'\\\\x62\' in position 1: why"',
)
check(
    lambda: str(UnicodeEncodeError('utf-8', 'a\xe9c', 1, 2, 'why')),
    '"\'utf-8\' codec can\'t encode character \'\\\\xe9\' in position 1: why"',
)
check(
    lambda: str(UnicodeEncodeError('utf-8', 'a\u1234c', 1, 2, 'why')),
    '"\'utf-8\' codec can\'t encode character \'\\\\u1234\' in position 1: why"',
)
check(
    lambda: str(UnicodeEncodeError('utf-8', 'a\U00012345c', 1, 2, 'why')),
    '"\'utf-8\' codec can\'t encode character \'\\\\U00012345\' in position 1: why"',
)
check(
    lambda: str(UnicodeEncodeError('utf-8', 'abc', 1, 3, 'why')),
    '"\'utf-8\' codec can\'t encode characters in position 1-2: why"',
)
check(
    lambda: str(UnicodeEncodeError('utf-8', 'abc', 5, 6, 'why')),
    '"\'utf-8\' codec can\'t encode characters in position 5-5: why"',
)
check(
    lambda: str(UnicodeEncodeError('utf-8', 'abc', 2, 1, 'why')),
    '"\'utf-8\' codec can\'t encode characters in position 2-0: why"',
)
check(
    lambda: str(UnicodeDecodeError('utf-8', b'a\xffc', 1, 2, 'why')),
    '"\'utf-8\' codec can\'t decode byte 0xff in position 1: why"',
)
check(
    lambda: str(UnicodeDecodeError('utf-8', b'a\xffc', 1, 3, 'why')),
    '"\'utf-8\' codec can\'t decode bytes in position 1-2: why"',
)
check(
    lambda: str(UnicodeDecodeError('utf-8', b'a\xffc', 7, 8, 'why')),
    '"\'utf-8\' codec can\'t decode bytes in position 7-7: why"',
)
check(lambda: str(UnicodeTranslateError('abc', 1, 2, 'why')), '"can\'t translate character \'\\\\x62\' in position 1: why"')
check(
    lambda: str(UnicodeTranslateError('a\u1234c', 1, 2, 'why')),
    '"can\'t translate character \'\\\\u1234\' in position 1: why"',
)
check(lambda: str(UnicodeTranslateError('abc', 1, 3, 'why')), '"can\'t translate characters in position 1-2: why"')
check(
    lambda: attributes(UnicodeDecodeError('utf-8', bytearray(b'abc'), 1, 2, 'why'), 'encoding', 'object', 'start', 'end', 'reason', 'args'),
    "('utf-8', b'abc', 1, 2, 'why', ('utf-8', bytearray(b'abc'), 1, 2, 'why'))",
)
check(
    lambda: attributes(UnicodeTranslateError('abc', 1, 2, 'why'), 'encoding', 'object', 'start', 'end', 'reason'),
    "(None, 'abc', 1, 2, 'why')",
)
check(lambda: UnicodeEncodeError(), 'TypeError: function takes exactly 5 arguments (0 given)')
check(lambda: UnicodeEncodeError(1, 2, 3, 4, 5), 'TypeError: argument 1 must be str, not int')
check(lambda: UnicodeEncodeError('a', 2, 3, 4, 5), 'TypeError: argument 2 must be str, not int')
check(lambda: UnicodeEncodeError('a', b'b', 3, 4, 'c'), 'TypeError: argument 2 must be str, not bytes')
check(lambda: UnicodeEncodeError('a', 'b', 'c', 4, 'd'), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: UnicodeEncodeError('a', 'b', 3, 4.0, 'd'), "TypeError: 'float' object cannot be interpreted as an integer")
check(lambda: UnicodeEncodeError('a', 'b', 3, 4, 5), 'TypeError: argument 5 must be str, not int')
check(lambda: UnicodeEncodeError('a', 'b', 10 ** 30, 4, 'c'), 'OverflowError: Python int too large to convert to C ssize_t')
check(lambda: UnicodeDecodeError('a', 'b', 3, 4, 'c'), "TypeError: a bytes-like object is required, not 'str'")
check(lambda: UnicodeDecodeError('a', 3, 3, 4, 'c'), "TypeError: a bytes-like object is required, not 'int'")
check(lambda: UnicodeTranslateError(1, 2, 3, 4), 'TypeError: argument 1 must be str, not int')
check(lambda: UnicodeTranslateError('a', 2, 3), 'TypeError: function takes exactly 4 arguments (3 given)')
check(lambda: str(UnicodeEncodeError.__new__(UnicodeEncodeError)), "''")
check(lambda: UnicodeEncodeError.__new__(UnicodeEncodeError).start, '0')
check(lambda: after(UnicodeEncodeError('a', 'b', 0, 1, 'c'), start='x'), 'TypeError: an integer is required')
check(
    lambda: str(after(UnicodeEncodeError('a', 'b', 0, 1, 'c'), reason=3, encoding=4)),
    '"\'4\' codec can\'t encode character \'\\\\x62\' in position 0: 3"',
)
check(lambda: without(UnicodeEncodeError('a', 'b', 0, 1, 'c'), 'start'), "TypeError: can't delete numeric/char attribute")
check(lambda: without(UnicodeEncodeError('a', 'b', 0, 1, 'c'), 'reason').reason, 'None')
check(lambda: UnicodeError(1, 2), 'UnicodeError(1, 2)')
check(lambda: raised(lambda: '\ud800'.encode()), "UnicodeEncodeError('utf-8', '\\ud800', 0, 1, 'surrogates not allowed')")
check(
    lambda: attributes(raised(lambda: b'\xff'.decode()), 'encoding', 'object', 'start', 'end', 'reason'),
    "('utf-8', b'\\xff', 0, 1, 'invalid start byte')",
)

# Groups.
check(lambda: ExceptionGroup('m', [ValueError(1)]), "ExceptionGroup('m', [ValueError(1)])")
check(lambda: str(ExceptionGroup('m', [ValueError(1)])), "'m (1 sub-exception)'")
check(lambda: str(ExceptionGroup('m', [ValueError(1), TypeError(2)])), "'m (2 sub-exceptions)'")
check(lambda: BaseExceptionGroup('m', [ValueError(1)]), "ExceptionGroup('m', [ValueError(1)])")
check(lambda: BaseExceptionGroup('m', [KeyboardInterrupt()]), "BaseExceptionGroup('m', [KeyboardInterrupt()])")
check(lambda: ExceptionGroup('m', [KeyboardInterrupt()]), 'TypeError: Cannot nest BaseExceptions in an ExceptionGroup')
check(lambda: MyGroup('m', [KeyboardInterrupt()]), "TypeError: Cannot nest BaseExceptions in 'MyGroup'")
check(lambda: MyGroup('m', (ValueError(),)), "MyGroup('m', (ValueError(),))")
check(lambda: ExceptionGroup('m', []), 'ValueError: second argument (exceptions) must be a non-empty sequence')
check(lambda: ExceptionGroup('m', ()), 'ValueError: second argument (exceptions) must be a non-empty sequence')
check(lambda: ExceptionGroup('m', [3]), 'ValueError: Item 0 of second argument (exceptions) is not an exception')
check(
    lambda: ExceptionGroup('m', [ValueError(), int]),
    'ValueError: Item 1 of second argument (exceptions) is not an exception',
)
check(lambda: ExceptionGroup('m', {ValueError()}), 'TypeError: second argument (exceptions) must be a sequence')
check(lambda: ExceptionGroup('m', 'x'), 'ValueError: Item 0 of second argument (exceptions) is not an exception')
check(lambda: ExceptionGroup('m', 3), 'TypeError: second argument (exceptions) must be a sequence')
check(lambda: ExceptionGroup(3, [ValueError()]), 'TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int')
check(lambda: ExceptionGroup('m'), 'TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)')
check(lambda: ExceptionGroup(), 'TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)')
check(
    lambda: ExceptionGroup('m', [ValueError()], 3),
    'TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)',
)
check(lambda: ExceptionGroup('m', [ValueError()], a=3), 'TypeError: ExceptionGroup() takes no keyword arguments')
check(
    lambda: ExceptionGroup('m', excs=[ValueError()]),
    'TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)',
)
check(
    lambda: attributes(ExceptionGroup('m', [ValueError(1)]), 'message', 'exceptions', 'args'),
    "('m', (ValueError(1),), ('m', [ValueError(1)]))",
)
check(lambda: after(ExceptionGroup('m', [ValueError(1)]), message='x'), 'AttributeError: readonly attribute')
check(lambda: after(ExceptionGroup('m', [ValueError(1)]), exceptions=()), 'AttributeError: readonly attribute')
check(lambda: after(ExceptionGroup('m', [ValueError(1)]), args=(1, 2, 3)).message, "'m'")
check(lambda: ExceptionGroup[int], 'ExceptionGroup[int]')
check(lambda: issubclass(ExceptionGroup, Exception), 'True')
check(
    lambda: ExceptionGroup.__mro__,
    "(<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)",
)
nested = ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)])
check(
    lambda: nested.split(ValueError),
    "(ExceptionGroup('outer', [ValueError(1)]), ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)]))",
)
check(
    lambda: nested.split(TypeError),
    "(ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])]), ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [OSError(3)]), OSError(4)]))",
)
check(
    lambda: nested.split((TypeError, OSError)),
    "(ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)]), ExceptionGroup('outer', [ValueError(1)]))",
)
check(
    lambda: nested.split(ExceptionGroup),
    "(ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)]), None)",
)
check(
    lambda: nested.split(KeyError),
    "(None, ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)]))",
)
check(
    lambda: nested.split(Exception),
    "(ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)]), None)",
)
check(
    lambda: nested.split(lambda e: isinstance(e, OSError)),
    "(ExceptionGroup('outer', [ExceptionGroup('inner', [OSError(3)]), OSError(4)]), ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2)])]))",
)
check(
    lambda: nested.split(lambda e: str(e) == '2'),
    "(ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])]), ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [OSError(3)]), OSError(4)]))",
)
check(lambda: nested.split(lambda e: 1 / 0), 'ZeroDivisionError: division by zero')
check(lambda: nested.split(3), 'TypeError: expected a function, exception type or tuple of exception types')
check(lambda: nested.split(int), 'TypeError: expected a function, exception type or tuple of exception types')
check(lambda: nested.split((ValueError, 3)), 'TypeError: expected a function, exception type or tuple of exception types')
check(lambda: nested.split([ValueError]), 'TypeError: expected a function, exception type or tuple of exception types')
check(lambda: nested.split(print), 'TypeError: expected a function, exception type or tuple of exception types')
check(lambda: nested.split(), 'TypeError: split expected 1 argument, got 0')
check(lambda: nested.split(1, 2), 'TypeError: split expected 1 argument, got 2')
check(lambda: nested.subgroup(OSError), "ExceptionGroup('outer', [ExceptionGroup('inner', [OSError(3)]), OSError(4)])")
check(lambda: nested.subgroup(KeyError), 'None')
check(lambda: nested.subgroup(lambda e: True) is nested, 'True')
check(lambda: nested.subgroup(int), 'TypeError: expected a function, exception type or tuple of exception types')
check(lambda: nested.derive([KeyError()]), "ExceptionGroup('outer', [KeyError()])")
check(lambda: nested.derive(3), 'TypeError: second argument (exceptions) must be a sequence')
check(lambda: nested.derive(), 'TypeError: function takes exactly 1 argument (0 given)')
check(
    lambda: MyGroup('m', [ValueError(), TypeError()]).split(TypeError),
    "(MyGroup('m', [TypeError()]), MyGroup('m', [ValueError()]))",
)
check(
    lambda: BadGroup('m', [ValueError(), TypeError()]).split(TypeError),
    'TypeError: derive must return an instance of BaseExceptionGroup',
)
nested.add_note('first')
nested.__cause__ = KeyError('cause')
check(
    lambda: attributes(nested.subgroup(OSError), '__notes__', '__cause__', '__context__'),
    "(['first'], KeyError('cause'), None)",
)
check(lambda: nested.subgroup(OSError).__notes__ is nested.__notes__, 'False')
check(lambda: after(nested, __notes__=3).subgroup(OSError).__cause__, "KeyError('cause')")
check(lambda: hasattr(nested.subgroup(OSError), '__notes__'), 'False')
check(
    lambda: nested.__reduce__()[1],
    "('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), OSError(3)]), OSError(4)])",
)

# Reduction and state.
check(lambda: ValueError(1, 2).__reduce__(), "(<class 'ValueError'>, (1, 2))")
check(lambda: after(ValueError(1), x=2).__reduce__(), "(<class 'ValueError'>, (1,), {'x': 2})")
check(lambda: ValueError(1).__setstate__({'x': 3, 'args': (4,)}), 'None')
check(lambda: ValueError(1).__setstate__(None), 'None')
check(lambda: ValueError(1).__setstate__(3), 'TypeError: state is not a dictionary')
check(lambda: ValueError(1).__setstate__({3: 4}), "TypeError: attribute name must be string, not 'int'")

# Tracebacks.
tb = raised(lambda: 1 / 0).__traceback__
check(lambda: type(tb), "<class 'traceback'>")
check(lambda: tb.tb_next.tb_next, 'None')
check(lambda: tb.tb_frame is tb.tb_frame, 'True')
check(lambda: tb.tb_lasti % 2, '0')
check(lambda: dir(tb), "['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next']")
check(lambda: after(tb, tb_next=3), "TypeError: expected traceback object, got 'int'")
check(lambda: after(tb, tb_next=tb), 'ValueError: traceback loop detected')
check(lambda: without(tb, 'tb_next'), "TypeError: can't delete tb_next attribute")
check(lambda: after(tb, tb_next=None).tb_next, 'None')
check(lambda: after(tb, tb_lineno=3), "AttributeError: attribute 'tb_lineno' of 'traceback' objects is not writable")
check(lambda: after(tb, tb_frame=3), 'AttributeError: readonly attribute')
made = type(tb)(None, tb.tb_frame, 4, 77)
check(lambda: attributes(made, 'tb_next', 'tb_lasti', 'tb_lineno'), '(None, 4, 77)')
check(lambda: type(tb)(made, tb.tb_frame, 4, 78).tb_next is made, 'True')
check(lambda: type(tb)(3, tb.tb_frame, 4, 77), "TypeError: expected traceback object or None, got 'int'")
check(lambda: type(tb)(None, 3, 4, 77), "TypeError: TracebackType() argument 'tb_frame' must be frame, not int")
check(lambda: type(tb)(None, tb.tb_frame, 'x', 77), "TypeError: 'str' object cannot be interpreted as an integer")
check(lambda: type(tb)(None, tb.tb_frame), "TypeError: TracebackType() missing required argument 'tb_lasti' (pos 3)")
check(lambda: type(tb)(tb_next=None, tb_frame=tb.tb_frame, tb_lasti=8, tb_lineno=1).tb_lasti, '8')
check(lambda: after(made, tb_next=tb).tb_next is tb, 'True')
check(lambda: after(tb, tb_next=made), 'ValueError: traceback loop detected')
check(lambda: ValueError(1).with_traceback(tb).__traceback__ is tb, 'True')

