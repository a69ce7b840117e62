"""Every field and attribute of every kind of node made wrong in turn: what `compile` says is compared with what the reference says."""
import _ast as ast

PROGRAM = '''
@deco
def f(a, /, b: int = 1, *args: int, c, d=2, **kw) -> str:
    global g
    return lambda x, *y, z=1: x
async def co():
    async with a as b, c: await d
    async for i in j: pass
    else: pass
    return [x async for x in y if z]
class A[T: int, *Ts, **P](B, metaclass=C):
    x: int = 1
    (y): int
    def m(self):
        nonlocal_ = __class__
        def n():
            nonlocal nonlocal_
            yield nonlocal_
            x = yield from q
type X[K] = int
import a.b as c, d
from . import a as b, c
try: pass
except (E, F) as e: raise X from y
except: raise
else: pass
finally: pass
try: pass
except* E as e: assert a, b
for i in j:
    if a: break
    elif b: continue
else: del a, b[0], c.d
while True: x += 1
with a, b as (c, *d): pass
match x:
    case [1, -2.5, 3 + 4j, *_, None, True]: pass
    case {'a': y, b.c: 1, **rest} if z: pass
    case Point(1, x=0) as p: pass
    case 'a' | b"b" | _: pass
f"{a!r:>{w}}{b}" + (n := 3) + {*a, 1}
x = y = a if b else (not c, ~d, {**e, 1: 2}, {k: v for k, v in w}, {s for s in t}, (g for g in h))
x[1:2:3, ...], x.y = a < b <= c in d, a and b or c, f(1, *a, k=2, **b), b"x", 1.5
'''


def bare(text):
    """Without addresses of objects."""
    parts = text.split(' at 0x')
    return parts[0] + ''.join(part.lstrip('0123456789abcdef') for part in parts[1:])


def outcome(tree):
    try:
        compile(tree, 'f', 'exec')
        return 'compiles'
    except Exception as error:
        return bare(type(error).__name__ + ': ' + str(error))


tree = compile(PROGRAM, 'f', 'exec', ast.PyCF_ONLY_AST)
assert outcome(tree) == 'compiles'
place = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
CHANGES = [None, 3, -1, 2**40, 'x', 'None', '_', b'x', 1.5, ..., [], [None], [3], ['x'], (), object, ast.Load(), ast.Store(), ast.Add(), ast.Pass(),
           ast.Pass(**place), ast.Name('x', ast.Load(), **place), ast.Name('x', ast.Store(), **place), ast.Constant(1, **place), ast.Constant('x', **place),
           [ast.Name('x', ast.Load(), **place)], [ast.Pass(**place)], ast.MatchAs(**place), [ast.MatchAs(None, 'x', **place)], ast.MatchStar(**place),
           ast.arg('x', **place), [ast.arg('x', **place)], ast.Starred(ast.Name('x', ast.Load(), **place), ast.Load(), **place)]


def crashes(field, change):
    """Where the reference itself reads memory that is not there: None in lists in which it looks for none."""
    return change == [None] and field in ('names', 'kwd_attrs', 'type_params', 'handlers', 'patterns', 'kwd_patterns', 'type_ignores')


seen = set()


def visit(node):
    cls = type(node)
    for field in cls._fields + cls._attributes:
        value = getattr(node, field)
        if (cls, field) not in seen:
            seen.add((cls, field))
            told = {}
            for change in CHANGES:
                if crashes(field, change):
                    continue
                setattr(node, field, change)
                told.setdefault(outcome(tree), []).append(bare(repr(change)))
            for text, changes in told.items():
                print(cls.__name__, field, text, len(changes), changes if text == 'compiles' else '')
            delattr(node, field)
            print(cls.__name__, field, 'missing:', outcome(tree))
            setattr(node, field, value)
        if isinstance(value, list):
            for item in value:
                if isinstance(item, ast.AST):
                    visit(item)
        elif isinstance(value, ast.AST):
            visit(value)


visit(tree)
print(len(seen), outcome(tree))
