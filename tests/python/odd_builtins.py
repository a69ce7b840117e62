# exec and eval with builtins and globals that are no plain dicts.


def raises(kind, call, *args, text=None):
    try:
        call(*args)
    except kind as error:
        assert text is None or str(error) == text, str(error)
    else:
        raise AssertionError(f'no {kind.__name__}')


code = compile('found', '', 'eval')
raises(NameError, eval, code, {'__builtins__': {}}, text="name 'found' is not defined")
raises(TypeError, eval, code, {'__builtins__': 123}, text="'int' object is not subscriptable")
assert eval(code, {'__builtins__': {'found': 1}}) == 1


class Refuses(dict):
    def __getitem__(self, key):
        raise RuntimeError(key)


class Makes(dict):
    def __missing__(self, key):
        return key + '!'


class Mapping:
    def __getitem__(self, key):
        if key == 'found':
            return 7
        raise KeyError(key)


raises(RuntimeError, eval, code, Refuses(found=1), text='found')
raises(RuntimeError, eval, code, {'__builtins__': Refuses(found=1)}, text='found')
assert eval(code, {'__builtins__': Makes()}) == 'found!' == eval(code, Makes(__builtins__={}))
assert eval(code, {'__builtins__': Mapping()}) == 7
raises(NameError, eval, compile('lost', '', 'eval'), {'__builtins__': Mapping()}, text="name 'lost' is not defined")
raises(NameError, exec, 'class A: pass', {'__builtins__': {}}, text='__build_class__ not found')
raises(NameError, exec, 'class A: pass', {'__builtins__': Mapping()}, text='__build_class__ not found')
names = {'__builtins__': Mapping()}
exec('def f(): return found', names)
assert [names['f']() for _ in range(40)] == [7] * 40 and isinstance(names['f'].__builtins__, Mapping)
names = Makes(__builtins__={})
exec('def f():\n    return found', names)
assert [names['f']() for _ in range(40)] == ['found!'] * 40
