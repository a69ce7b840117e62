"""The module _ast and `compile` to and from trees: classes, conversion both ways, what wrong trees are told, flags.

What is printed is compared with what the reference prints.
"""
import _ast as ast


def bare(text):
    """Without addresses of objects."""
    parts = text.split(' at 0x')
    return parts[0] + ''.join(part.lstrip('0123456789abcdef') for part in parts[1:])


def show(n):
    if isinstance(n, ast.AST):
        return type(n).__name__ + '(' + ', '.join(f + '=' + show(getattr(n, f, '<missing>')) for f in n._fields + n._attributes) + ')'
    if isinstance(n, list): return '[' + ', '.join(map(show, n)) + ']'
    return repr(n)
src = '''
@deco
def f(a, /, b: int = 1, *args, c, d=2, **kw) -> str:
    "doc"
    x = [i for i in y if i] + {**a, 1: 2}
    return lambda: (yield x)
match x:
    case Point(x=0): 1
    case [1, *_, {'a': y, **rest}] if z: pass
class A[T: int, *Ts, **P](B, metaclass=C): x: int
type X = int
from . import a as b
async def g():
    async with a as b, c: await d
try: pass
except* E as e: raise X from y
f"{a!r:>{w}} \U0001f600 {b=}"
x[1:2, ..., ::3] = 1.5, 2j, b"x", None, True, 10**20
'''
t = compile(src, 'f', 'exec', ast.PyCF_ONLY_AST)
print(show(t))
c1 = compile(t, 'f', 'exec'); c2 = compile(src, 'f', 'exec')
print(c1 == c2, hash(c1) == hash(c2))
for cls in (ast.AST, ast.mod, ast.stmt, ast.FunctionDef, ast.Pass, ast.expr_context, ast.Load, ast.arguments, ast.arg, ast.type_param, ast.Constant):
    print(cls, cls.__doc__, cls._fields, cls._attributes, cls.__match_args__, cls.__module__, cls.__mro__, sorted(set(vars(cls)) - {'n', 's'}))
def out(f):
    try:
        return bare(repr(f()))
    except BaseException as e:
        return bare(type(e).__name__ + ': ' + str(e))


print(out(lambda: ast.Name(1, 2, 3)), out(lambda: ast.Pass(1)), out(lambda: ast.Name('x', id=3)), out(lambda: vars(ast.Name('x', ast.Load(), foo=3))['foo']))
L = ast.Load()
N = lambda **k: ast.Name('x', L, **{**dict(lineno=1, col_offset=0), **k})
def E(body, cls=ast.Expression): return out(lambda: eval(compile(cls(body), 'f', {'Expression':'eval','Module':'exec','Interactive':'single'}[cls.__name__]), {'x': 5}))
print(E(N()), E(N(lineno=None)), E(ast.Name('x', L)), E(None), E(3), E(ast.BinOp(lineno=1,col_offset=0)), E(ast.BinOp(N(), ast.Add(), None, lineno=1,col_offset=0)))
print(E(N(end_lineno=0)), E(N(lineno='a')), E(N(lineno=2**40)), E(N(col_offset=5, end_col_offset=3)))
print(E(ast.Name(3, L, lineno=1, col_offset=0)), E(ast.Name('None', L, lineno=1, col_offset=0)),E(ast.Name('x', ast.Store(), lineno=1, col_offset=0)))
print(E(ast.Constant(object, lineno=1, col_offset=0)), E(ast.Constant((1, [2]), lineno=1, col_offset=0)), E(ast.Constant((1, frozenset({2.5})), lineno=1, col_offset=0)), E(ast.Constant(lineno=1, col_offset=0)), E(ast.Constant(3, b'u', lineno=1, col_offset=0)),E(ast.Constant(3, 5, lineno=1, col_offset=0)))
print(E(ast.Tuple([N(), 3], L, lineno=1, col_offset=0)), E(ast.Tuple((N(),), L, lineno=1, col_offset=0)), E(ast.Tuple(lineno=1, col_offset=0)))
print(out(lambda: compile(ast.Module([], []), 'f', 'eval')), out(lambda: compile(ast.Expression(), 'f', 'eval')), out(lambda: compile(N(), 'f', 'exec')))
print(E([ast.Pass()], ast.Interactive), E([ast.Delete([], lineno=1, col_offset=0)], ast.Interactive), E([N()], ast.Interactive))
print(out(lambda: compile(ast.Module([ast.Global([3], lineno=1,col_offset=0)]), 'f', 'exec')), out(lambda: compile(ast.Module([ast.ImportFrom('a', [ast.alias('b', lineno=1, col_offset=0)], None, lineno=1,col_offset=0)], []), 'f', 'exec')))
print(out(lambda: compile(ast.Module([], [ast.TypeIgnore(1)]), 'f', 'exec')), out(lambda: compile(ast.Module([], [3]), 'f', 'exec')))
print(out(lambda: compile('x', 'f', 'exec', 1)), out(lambda: compile('x', 'f', 'exec', 0, 0, 5)), out(lambda: compile('(a, b) -> c', 'f', 'func_type')), show(compile('(a, b) -> c', 'f', 'func_type', ast.PyCF_ONLY_AST)))
print(show(compile('x = 1 # type: int\n', 'f', 'exec', ast.PyCF_ONLY_AST | ast.PyCF_TYPE_COMMENTS)))
print(out(lambda: compile('match x:\n case 1: pass', 'f', 'exec', ast.PyCF_ONLY_AST, _feature_version=9)))
for flag in (0x4000, 0x4200, 0x200):
    for s in ('if x:', 'if x:\n  pass', '"""', 'x = (', 'x y', 'def f():\n  x\n', '(1, 2', 'x = "abc'):
        print(flag, s, out(lambda: type(compile(s, 'f', 'single', flag))))
n = ast.Name('x', L, lineno=1)
print(bare(repr(n.__reduce__()[1:])), bare(repr(n.__dict__)), ast.Load().__reduce__()[1:])
class Sub(ast.Name):
    _fields = ('id', 'ctx', 'more')
s = Sub('x', L, 3, lineno=1, col_offset=0)
print(s.more, E(s))
print(out(lambda: setattr(ast.AST, 'foo', 3)), ast.AST.foo, out(lambda: ast.Constant(1).foo), out(lambda: delattr(ast.AST, 'foo')))
e = N()
for i in range(400): e = ast.UnaryOp(ast.Not(), e, lineno=1, col_offset=0)
print(E(e))
