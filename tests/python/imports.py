# The import system: modules of the library and what the machinery knows of them.
import sys
import keyword
import types
import abc
import stat as status

assert keyword.iskeyword('for')
assert isinstance(keyword, types.ModuleType)
assert keyword is sys.modules['keyword']
assert keyword.__name__ == 'keyword' and keyword.__package__ == ''
assert keyword.__spec__.name == 'keyword' and keyword.__loader__ is keyword.__spec__.loader
assert keyword.__spec__.has_location and keyword.__spec__.origin == keyword.__file__
assert status.S_ISDIR(0o040755)
assert abc.ABC.__module__ == 'abc'
assert type(sys.implementation) is types.SimpleNamespace

# Built-in modules have a spec and no file.
assert sys.__spec__.origin == 'built-in' and not hasattr(sys, '__file__')
assert '_imp' in sys.builtin_module_names and 'sys' in sys.builtin_module_names

# What is not there.
try:
    import no_such_module
except ModuleNotFoundError as error:
    assert str(error) == "No module named 'no_such_module'" and error.name == 'no_such_module'
else:
    raise AssertionError
try:
    import keyword.inner
except ModuleNotFoundError as error:
    assert str(error) == "No module named 'keyword.inner'; 'keyword' is not a package", error
else:
    raise AssertionError
try:
    from keyword import no_such_name
except ImportError as error:
    assert str(error).startswith("cannot import name 'no_such_name' from 'keyword' ("), error
    assert error.name == 'keyword' and error.path == keyword.__file__ and error.name_from == 'no_such_name'
else:
    raise AssertionError
try:
    from . import sibling
except ImportError as error:
    assert str(error) == 'attempted relative import with no known parent package'
else:
    raise AssertionError
for bad, kind, message in [
    (lambda: __import__(''), ValueError, 'Empty module name'),
    (lambda: __import__('a', level=-1), ValueError, 'level must be >= 0'),
    (lambda: __import__(1), TypeError, 'module name must be a string'),
    (lambda: __import__('a', {'__package__': ''}, level=1), ImportError, 'attempted relative import with no known parent package'),
    (lambda: __import__('a', {'__package__': 'pkg'}, level=3), ImportError, 'attempted relative import beyond top-level package'),
    (lambda: __import__('a', {'__package__': 1}, level=1), TypeError, 'package must be a string'),
]:
    try:
        bad()
    except kind as error:
        assert str(error) == message, error
    else:
        raise AssertionError(message)

# None in sys.modules refuses.
sys.modules['refused'] = None
try:
    import refused
except ModuleNotFoundError as error:
    assert str(error) == 'import of refused halted; None in sys.modules', error
else:
    raise AssertionError
del sys.modules['refused']

# Names from a module object that somebody put there.
made = types.ModuleType('made', 'a doc')
made.a, made._b = 1, 2
sys.modules['made'] = made
from made import *
assert a == 1 and '_b' not in globals()
made.__all__ = ['_b']
from made import *
assert _b == 2
made.__all__ = ['missing']
try:
    exec('from made import *')
except AttributeError as error:
    assert str(error) == "module 'made' has no attribute 'missing'"
else:
    raise AssertionError
made.__all__ = [1]
try:
    exec('from made import *')
except TypeError as error:
    assert str(error) == 'Item in made.__all__ must be str, not int', error
else:
    raise AssertionError

# Structs of sys.
assert sys.version_info[:3] == (3, 12, 7) and sys.version_info.major == 3
assert sys.version_info >= (3, 12) and sys.hexversion == 0x030c07f0
assert repr(sys.int_info) == (
    'sys.int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)'
)
assert sys.float_info.max == 1.7976931348623157e+308 and len(sys.float_info) == 11
try:
    type(sys.version_info)((1, 2, 3, 4, 5))
except TypeError as error:
    assert str(error) == "cannot create 'sys.version_info' instances", error
else:
    raise AssertionError

# Frozen modules by the machinery's own door.
import _imp

assert _imp.init_frozen('nope') is None
for name, origin, path in (('__hello__', '__hello__', None), ('__phello__', '__phello__', []), ('__phello_alias__', '__hello__', [])):
    frozen = _imp.init_frozen(name)
    assert frozen is sys.modules[name] and frozen.initialized
    assert (frozen.__origname__, getattr(frozen, '__path__', None), frozen.__spec__) == (origin, path, None)
    assert _imp.find_frozen(name) == (None, path is not None, origin)
