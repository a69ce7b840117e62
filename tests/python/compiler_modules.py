"""The modules _symtable, _tokenize and _opcode: what is printed is compared with what the reference prints."""
import _opcode
import _symtable
import _tokenize
import opcode


def outcome(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__ + ': ' + str(error) + ' ' + str(getattr(error, 'args', ()))


print(sorted((name, value) for name, value in vars(_symtable).items() if name.isupper()))
PROGRAM = '''
import os as o
from x import *
class A[T](B):
    x: int = 1
    def m(self, a, *b, c=2, **d):
        nonlocal_ = [i for i in a if c]
        def inner():
            nonlocal c
            global g
            c = g = self.__private
            return lambda: (yield)
        return inner
type Alias[K] = dict[K, o]
def f():
    return x, __class__
async def g():
    async for q in r: await q
'''


def show(entry, depth=0):
    print('  ' * depth, entry.name, entry.type, entry.lineno, entry.nested, entry.symbols, entry.varnames)
    assert isinstance(entry.id, int) and repr(entry).startswith('<symtable entry ' + entry.name + '(')
    for child in entry.children:
        show(child, depth + 1)


show(_symtable.symtable(PROGRAM, 'f', 'exec'))
show(_symtable.symtable('lambda x: x + y', 'f', 'eval'))
show(_symtable.symtable(b'x = [y for y in z]', 'f', 'single'))
for args in (('x', 'f', 'bad'), (3, 'f', 'exec'), ('x', 3, 'exec'), ('x', 'f'), ('def f(a, a): pass', 'f', 'exec'), ('x y', 'f', 'exec'), ('x', 'f', 'func_type')):
    print(outcome(lambda: _symtable.symtable(*args)))
print(outcome(lambda: _symtable.symtable('x', 'f', 'exec').nothing), type(_symtable.symtable('x', 'f', 'exec')))


def tokens(source, **options):
    lines = iter(source.splitlines(True) if isinstance(source, str) else source)
    rows = _tokenize.TokenizerIter(lambda: next(lines), **options)
    print('--', options)
    while True:
        row = outcome(lambda: next(rows, None))
        print(row)
        if row is None or isinstance(row, str):
            break


SOURCE = '''def f(a, *, b=1):  # comment
    """doc
    string"""
    return f"{a!r:>{b}} \U0001f600 {b=}" + 'é' \\
        + (1_000 if a else 0x1f)

x = [
  1,  2.5e3j,
]
'''
tokens(SOURCE, extra_tokens=True)
tokens(SOURCE, extra_tokens=False)
for broken in ('x = (1,\n', '"""abc\n', 'if x:\n    a\n  b\n', 'x = "abc\n', '$\n', 'a \\ b\n', 'if x:\n\ta\n        b\n', '0x\n', '1__0', 'f"{a', '', '\n', 'x', '(]'):
    tokens(broken, extra_tokens=True)
tokens([b'x = "\xe9"\n', b'y\n'], extra_tokens=True, encoding='latin-1')
tokens(['x\n', 3], extra_tokens=True)
tokens([b'x\n', 'y'], extra_tokens=True, encoding='utf-8')
print(outcome(lambda: _tokenize.TokenizerIter()), outcome(lambda: _tokenize.TokenizerIter(3)))
print(type(_tokenize.TokenizerIter(int, extra_tokens=True)))

for number in range(-1, 300):
    name = opcode.opname[number] if 0 <= number < len(opcode.opname) else ''
    row = [outcome(lambda: _opcode.stack_effect(number, arg, jump=jump)) for arg in (None, 0, 1, 3, 7, 256) for jump in (None, True, False)]
    print(number, name, row)
for arguments in ((), ('x',), (90, 'x'), (2**40, 1), (90, 1, 1)):
    print(outcome(lambda: _opcode.stack_effect(*arguments)))
print(outcome(lambda: _opcode.stack_effect(90, 1, jump=3)), _opcode.get_specialization_stats())
print(sorted(name for name in dir(_opcode) if not name.startswith('__')))
