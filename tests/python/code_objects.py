"""Code objects as programs make and change them; what is printed is compared with what the reference prints."""
import sys
import types


def bare(text):
    parts = text.split(' at 0x')
    return parts[0] + ''.join(part.lstrip('0123456789abcdef') for part in parts[1:])


def outcome(action):
    try:
        return bare(repr(action()))
    except Exception as error:
        return bare(type(error).__name__ + ': ' + str(error))


def function(a, /, b, *args, c=1, **kwargs):
    x = [1, 2.5, 'é', b'b', None, (1, (2,))]
    def inner():
        return a, x
    return inner


code = function.__code__
inner = next(value for value in code.co_consts if isinstance(value, types.CodeType))

# Constants stay the objects that they are.
assert code.replace(co_name='other').co_consts[code.co_consts.index(inner)] is inner
marker = [object()]
changed = code.replace(co_consts=(marker, *code.co_consts[1:]))
assert changed.co_consts[0] is marker and changed != code and hash(code) == hash(code.replace())
print(outcome(lambda: hash(changed)), code == code.replace(co_filename='elsewhere'), code != code.replace(co_firstlineno=1))
assert code.co_consts is code.co_consts and code.co_varnames is code.co_varnames

for changes in (
    dict(co_code=1), dict(co_argcount='x'), dict(foo=1), dict(co_names=(1,)), dict(co_varnames=(1,)), dict(co_name=1), dict(co_argcount=-1),
    dict(co_stacksize=2**40), dict(co_consts=[1]), dict(co_code=b'x'), dict(co_argcount=9), dict(co_varnames=('a',)), dict(co_nlocals=1),
    dict(co_freevars=('x',)), dict(co_cellvars=('a', 'b')), dict(co_linetable=b''), dict(co_filename='f', co_name='n', co_qualname='q'),
):
    print(changes, outcome(lambda: code.replace(**changes)))
print(outcome(lambda: code.replace(1)))

parts = [1, 0, 0, 1, 10, 67, code.co_code, (None,), (), ('a',), 'file', 'name', 'qual.name', 7, b'', b'']
made = types.CodeType(*parts)
print(made.co_name, made.co_qualname, made.co_filename, made.co_firstlineno, made.co_varnames, made.co_cellvars, made.co_freevars)
print(outcome(lambda: types.CodeType()), outcome(lambda: types.CodeType(*[1] * 16)), outcome(lambda: types.CodeType(*[1] * 30)))
for position, wrong in ((0, -1), (3, 5), (8, (1,)), (6, 'x'), (10, 3), (9, ['a']), (2, 2.5)):
    print(position, outcome(lambda: types.CodeType(*parts[:position], wrong, *parts[position + 1:])))
print(outcome(lambda: types.CodeType(argcount=1)), types.CodeType.__text_signature__)

print(type(code.co_lines()), type(code.co_positions()), list(inner.co_lines()), list(inner.co_positions())[:6])
print(code._varname_from_oparg(0), outcome(lambda: code._varname_from_oparg(99)), outcome(lambda: code._varname_from_oparg('x')))
print(sorted(name for name in dir(code) if not name.startswith('__')))
for name in ('co_argcount', 'co_consts', 'co_code', 'co_varnames'):
    print(name, type(getattr(types.CodeType, name)).__name__, outcome(lambda: setattr(code, name, 1)))


def broken():
    pass


broken.__code__ = broken.__code__.replace(co_code=bytes([229, 0]) + broken.__code__.co_code)
print(outcome(broken).replace(broken.__code__.co_filename, 'FILE'))


class Mapping:
    def __getitem__(self, name):
        if name == 'a':
            return 12
        raise KeyError(name)

    def __setitem__(self, name, value):
        self.result = name, value

    def keys(self):
        return ['x', 'y', 'a']


mapping = Mapping()
exec('z = a', {}, mapping)
print(mapping.result)
exec('z = sorted(dir())', {'sorted': sorted, 'dir': dir}, mapping)
print(mapping.result, eval('a + 1', {}, mapping))
space = {}
exec('', space)
print(list(space), type(space['__builtins__']).__name__, outcome(lambda: eval('1', 3)), outcome(lambda: eval('1', {}, 3)), outcome(lambda: exec('1', {}, 3)))
print(outcome(lambda: eval(b'  \t1 + 1')), outcome(lambda: eval(bytearray(b'2'))), outcome(lambda: eval(memoryview(b'3'))), outcome(lambda: exec(5)))

limit = sys.get_int_max_str_digits()
sys.set_int_max_str_digits(1000)
print(outcome(lambda: eval('3' * 1001)))
sys.set_int_max_str_digits(0)
print(eval('3' * 5000) % 10**9)
sys.set_int_max_str_digits(limit)
