"""`_testcapi`: the persistent map, and functions that have a counterpart of the C interface here. CPython runs this too."""
import _testcapi as api
import datetime
import random
import sys

random.seed(7)


class Key:
    compared = 0

    def __init__(self, name, hash):
        self.name = name
        self.hash = hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        Key.compared += 1
        return isinstance(other, Key) and self.name == other.name


# Many maps at once, each what the dict is that was changed in the same way; hashes that collide, wholly or at first.
keys = [Key(i, random.choice((i, i % 3, i << 5, i << 20 | 7, i << 40, -i - 2))) for i in range(150)]
versions = [(api.hamt(), {})]
for step in range(3000):
    tree, model = versions[-1] if random.random() < 0.9 else random.choice(versions)
    key = random.choice(keys)
    if random.random() < 0.6:
        tree, model = tree.set(key, step), model | {key: step}
    else:
        tree, model = tree.delete(key), {k: v for k, v in model.items() if k is not key}
    versions.append((tree, model))
for tree, model in versions[::40] + versions[-20:]:
    assert len(tree) == len(model) and dict(tree.items()) == model
    assert sorted(tree.values()) == sorted(model.values()) and set(tree) == set(tree.keys()) == set(model)
    for key in keys:
        assert (key in tree) == (key in model) and tree.get(key) == model.get(key)
    again = api.hamt()
    for key in sorted(model, key=lambda key: key.name):
        again = again.set(key, model[key])
    assert again == tree and not again != tree
empty = versions[-1][0]
for key in keys:
    empty = empty.delete(key)
assert empty is api.hamt() and list(empty) == [] and empty != versions[-1][0]

# The order is that of the hashes' bits, five by five, whatever kinds of nodes there are.
tree = api.hamt()
for n in random.sample(range(100), 100):
    tree = tree.set(n, n)
assert list(tree) == sorted(range(100), key=lambda n: (n & 31, n >> 5))
# How often keys are compared says where they stand: together in a small node, apart in a large one.
counts = []
for size in (1, 15, 16, 17, 20):
    tree = api.hamt()
    for n in range(size):
        tree = tree.set(Key(n, n), n)
    Key.compared = 0
    for probe in (Key('x', 0), Key('x', 32), Key('x', 1024), Key('x', 40)):
        assert tree.get(probe) is None
    counts.append(Key.compared)
assert counts == [3, 4, 4, 2, 2], counts
value = [1]
tree = api.hamt().set('a', value)
assert tree.set('a', value) is tree and tree.set('a', [1]) is not tree and tree.delete('b') is tree
for call in (lambda: hash(tree), lambda: tree['b'], lambda: tree.set([], 1), lambda: tree < tree):
    try:
        call()
    except (TypeError, KeyError):
        pass
    else:
        raise AssertionError

api.test_datetime_capi()
assert api.get_date_fromdate(True, 2024, 2, 29) == datetime.date(2024, 2, 29)
assert api.get_delta_fromdsu(False, 1, 86401, 1000001) == datetime.timedelta(2, 2, 1)
assert api.get_timezone_utc_capi() is datetime.timezone.utc
assert api.PyDateTime_DATE_GET(datetime.datetime(1, 2, 3, 4, 5, 6, 7)) == (4, 5, 6, 7, None)
assert api.datetime_check_date(datetime.datetime.min) and not api.datetime_check_date(datetime.datetime.min, True)


def raised(call, *args):
    try:
        call(*args)
    except BaseException as error:
        return type(error).__name__, str(error)


def frame():
    local = 5
    return sys._getframe()


def generator():
    yield sys._getframe()


made = frame()
assert api.frame_getvar(made, 'local') == api.frame_getvarstring(made, b'local') == 5
assert api.frame_getlocals(made) == {'local': 5} and api.frame_getglobals(made) is globals()
running = generator()
assert api.frame_getgenerator(next(running)) is running
assert raised(api.frame_getvar, made, 'other') == ('NameError', "variable 'other' does not exist")
assert raised(api.frame_getvar, made, b'local') == ('TypeError', 'name must be str, not bytes')
assert raised(api.frame_getgenerator, made)[0] == 'SystemError'
assert raised(api.frame_getlocals, 1) == ('TypeError', 'argument must be a frame')
assert raised(api.raise_exception, ValueError, 2) == ('ValueError', '(0, 1)')
assert raised(api.raise_exception, int, 1) == ('SystemError', "_PyErr_SetObject: exception <class 'int'> is not a BaseException subclass")
assert raised(api.make_exception_with_doc, 'a') == ('SystemError', 'PyErr_NewException: name must be module.class')
error = api.make_exception_with_doc('some.place.Error', 'why', KeyError, {'x': 1})
assert (error.__module__, error.__name__, error.__doc__, error.x, error.__mro__[1]) == ('some.place', 'Error', 'why', 1, KeyError)
code = api.code_newempty('file', 'name', 9)
assert (code.co_filename, code.co_name, code.co_firstlineno, [*code.co_lines()]) == ('file', 'name', 9, [(0, 6, 9)])
assert raised(exec, code)[0] == 'AssertionError'
assert api.object_hasattrstring(1, b'real') == 1 and api.object_hasattrstring(1, b'unreal') == 0


def steps():
    yield 1


def traced():
    for step in steps():
        step += 1


events = []
# On one line: the tracer must not hear of another.
api.settrace_to_record(events); traced(); sys.settrace(None)
first = traced.__code__.co_firstlineno
assert [(what, line - first, arg) for what, line, arg in events] == [
    (0, 0, None), (2, 1, None), (0, -4, None), (2, -3, None), (3, -3, 1), (2, 2, None), (2, 1, None), (0, -3, None), (3, -3, None), (3, 1, None)], events
print('done')
