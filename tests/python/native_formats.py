"""_string, _heapq, _bisect, _csv and _contextvars.

Every line shows one value, or the type and text of an exception; what is shown is what the reference shows.
"""


def show(f):
    try: print(ascii(f()))
    except Exception as e: print(type(e).__name__, ascii(str(e)))
import _string, _heapq as hq, _bisect as bs, _csv
show(lambda: list(_string.formatter_parser('a{0}b{x!r:>{w}}c{{}}d{}')))
def t(x):
    a, b = _string.formatter_field_name_split(x)
    return a, list(b)
for x in ['0', 'a.b[c][3].d', '', 'a[', 'a.', 'a]b', 'a[b]c', '12[3]', '.x']: show(lambda: t(x))
show(lambda: list(_string.formatter_parser('a{'))); show(lambda: list(_string.formatter_parser('a}'))); show(lambda: _string.formatter_parser(3)); show(lambda: list(_string.formatter_parser('a{x!')))
h = [(i*7919)%1009 for i in range(3000)]
hq.heapify(h); show(lambda: h[:50]); show(lambda: [hq.heappop(h) for _ in range(10)]); hq.heappush(h, -5); show(lambda: (h[0], hq.heappushpop(h, 3), hq.heapreplace(h, 9), h[:5]))
m = [(i*7919)%1009 for i in range(300)]; hq._heapify_max(m); show(lambda: (m[:20], hq._heappop_max(m), hq._heapreplace_max(m, 4), m[:5]))
show(lambda: hq.heappop([])); show(lambda: hq.heapify(3)); show(lambda: hq.heappush((),1)); show(lambda: hq.heapreplace([],1)); show(lambda: hq.heappushpop([], 5)); show(lambda: hq.heapify(['a', 1]))
show(lambda: (bs.bisect_left([1,2,2,3],2), bs.bisect_right([1,2,2,3],2), bs.bisect_right([3,2,1],2,key=lambda v:-v))); show(lambda: bs.bisect_left([1],1,-1)); show(lambda: bs.bisect_left(5,1,0,3)); show(lambda: bs.bisect_left({},1,0,3)); show(lambda: bs.bisect_left([1,2,3],'a'))
l=[1,3]; bs.insort_left(l,2); bs.insort_right(l,3, key=lambda x:x); show(lambda: l)
rows = lambda text, **k: list(_csv.reader(text, **k))
show(lambda: rows(['a,b,c\r\n', '1,"2,3",4\n', '"a""b",c', '', 'x,"multi\n', 'line",y']))
show(lambda: rows(['a b', "'q x' z"], delimiter=' ', quotechar="'")); show(lambda: rows(['a\\,b,c'], escapechar='\\')); show(lambda: rows(['1,2.5,"x"'], quoting=2)); show(lambda: rows(['1,x'], quoting=2)); show(lambda: rows(['"a'], strict=True)); show(lambda: rows(['"a"b'], strict=True)); show(lambda: rows(['"a"b'])); show(lambda: rows(['a\rb'])); show(lambda: rows([3])); show(lambda: rows(['a, b'], skipinitialspace=True)); show(lambda: rows(['"a\n']))
show(lambda: rows(['a'], delimiter='ab')); show(lambda: rows(['a'], delimiter=3)); show(lambda: rows(['a'], quotechar=None, quoting=1)); show(lambda: rows(['a'], quoting=9)); show(lambda: rows(['a'], foo=1)); show(lambda: _csv.reader()); show(lambda: rows(['a'], dialect='zz')); show(lambda: rows(['a'], lineterminator=3)); show(lambda: rows(['a'], quoting='x'))
class W:
    def __init__(self): self.s = ''
    def write(self, x): self.s += x; return len(x)
def wr(rows, **k):
    w = W(); x = _csv.writer(w, **k)
    for row in rows: x.writerow(row)
    return w.s
show(lambda: wr([[1,'a',None,2.5],['x,y','q"q','l\nm'],['']])); show(lambda: wr([['a"b','c\\d',None]], doublequote=False, escapechar='\\')); 
for q in range(6): show(lambda: wr([[1,'a',None,'b,c','',2.5]], quoting=q, escapechar='\\')); show(lambda: wr([[None]], quoting=q)); show(lambda: wr([['a,b']], quoting=q)) 
show(lambda: wr([5])); show(lambda: _csv.writer(3)); show(lambda: wr([['', 'a']], delimiter=' ', skipinitialspace=True)); show(lambda: wr([[]]))
_csv.register_dialect('zz', delimiter='|'); show(lambda: (_csv.list_dialects(), rows(['a|b'], dialect='zz'), _csv.get_dialect('zz').delimiter)); _csv.unregister_dialect('zz'); show(lambda: _csv.unregister_dialect('zz')); show(lambda: _csv.field_size_limit(3)); show(lambda: rows(['abcd'])); show(lambda: _csv.field_size_limit(131072)); show(lambda: _csv.field_size_limit('a')); show(lambda: _csv.register_dialect(3))
d = _csv.Dialect(); show(lambda: (d.delimiter, d.quotechar, d.escapechar, d.lineterminator, d.quoting, d.strict, d.doublequote, d.skipinitialspace)); show(lambda: d.__reduce__()); show(lambda: _csv.Error.__module__)
import _contextvars as cv
v = cv.ContextVar('v', default=3); w = cv.ContextVar('w')
show(lambda: (v.get(), v.get(7), w.get(8))); 
try: w.get()
except LookupError as e: print(e.args[0] is w)
before = cv.copy_context(); tok = v.set(None); show(lambda: (v.get(), tok.old_value, tok.var is v)); c = cv.copy_context()
show(lambda: (len(c) - len(before), c[v], v in c, c.get(w, 5), set(c) - set(before) == {v}, c == cv.copy_context()))
def inner():
    v.set(9); return v.get()
show(lambda: (c.run(inner), v.get(), c[v])); v.reset(tok); show(lambda: v.get()); 
try: v.reset(tok)
except RuntimeError as e: print('used once' in str(e))
show(lambda: cv.ContextVar(3)); show(lambda: cv.Context(1)); show(lambda: c['a']); show(lambda: c.run()); show(lambda: cv.Token()); show(lambda: cv.Token.MISSING); show(lambda: hash(tok)); show(lambda: cv.ContextVar[int]); 
def re_enter(): return c.run(c.run, inner)
try: re_enter()
except RuntimeError as e: print('already entered' in str(e))
