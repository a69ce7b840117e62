#: faulthandler: tracebacks and refusals
import faulthandler, os, sys
def show(f, *a, **k):
    try: r = repr(f(*a, **k))
    except BaseException as e: r = type(e).__name__ + ': ' + str(e)
    print(f.__name__, [type(x).__name__ for x in a], k, '->', r)
ends = os.pipe()
def received():
    text = os.read(ends[0], 50000).decode('ascii')
    print(*[line for line in text.split('\n') if '"reference.py"' not in line], sep='\n')
def dump():
    faulthandler.dump_traceback(ends[1], all_threads=False); received()
def inner(): dump()
inner()
class Holder:
    def method(self): [inner() for _ in (1,)]
Holder().method()
def generator():
    yield inner()
next(generator())
def deep(n): deep(n - 1) if n else dump()
deep(120)
for name in ('é"\\\n', '\u20ac\U0001f600', 'y' * 499, 'y' * 500, 'y' * 501, 'é' * 600):
    exec(compile('dump()', name, 'exec'))
    exec(f'def {"f" * len(name)}(): dump()\n{"f" * len(name)}()')
show(faulthandler.is_enabled); show(faulthandler.enable, 1); show(faulthandler.is_enabled); show(faulthandler.disable); show(faulthandler.disable)
show(faulthandler.enable, 'x'); show(faulthandler.enable, -1); show(faulthandler.enable, 1, 2, 3); show(faulthandler.enable, foo=1); show(faulthandler.is_enabled, 1); show(faulthandler.dump_traceback, 'x'); show(faulthandler.dump_traceback, file=2**40)
class File:
    def __init__(self, number): self.number = number
    def fileno(self): return self.number
    def flush(self): print('flushed'); 1 / 0
show(faulthandler.dump_traceback, File('a')); show(faulthandler.dump_traceback, File(-1)); faulthandler.dump_traceback(File(ends[1]), False); received()
real, sys.stderr = sys.stderr, None
show(faulthandler.enable); show(faulthandler.dump_traceback)
sys.stderr = real
