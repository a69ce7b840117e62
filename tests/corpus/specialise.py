class A:
    def __init__(self): self.x = 1
    def m(self): return self.x
a = A()
d = {"k": 1}
l = [1, 2, 3]
t = (1, 2)
fl = 1.5
def one(p): return p
def site_add(): return 1 + l[0]
def site_float(): return fl * fl - fl
def site_text():
    s = "a"
    s = s + "b"
    return s
def site_global(): return a
def site_builtin(): return len(l)
def site_compare(): return l[0] < 5, fl > 1.0, "a" == "b"
def site_call(): return one(1)
def site_method(): return a.m()
def site_class(): return A()
def site_loop():
    for i in range(3): pass
    for i in l: pass
    for i in t: pass
def site_attr(): return a.x
def site_store(): a.x = 2
def site_subscr(): return d["k"], t[0], l[1]
def site_store_subscr():
    d["k"] = 2
    l[0] = 1
def site_unpack():
    x, y = t
    x, y, z = l
def site_mixed():
    for v in (1, 1.5, "a"): v + v
def site_native(): return isinstance(1, int), str(1), type(1), l.copy(), "a".upper()
