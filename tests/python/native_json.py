"""The native part of json.

Every line shows one value, or the type and text of an exception; what is shown is what the reference shows.
"""


def show(f):
    try:
        print(ascii(f()))
    except BaseException as e:
        print(type(e).__name__, ascii(str(e)), ascii(e.args))


import _json


class Context:
    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = lambda self, name: ('constant', name)


scan = _json.make_scanner(Context())
for text in ['1', '-0', '0.5', '1e5', '1E-2x', '-', '01', '1.', '1.e', '12345678901234567890', '"a"', '"a\\n\\u00e9\\ud834\\udd20\\ud834x"',
             'null', 'nul', 'true', 'false', 'NaN', 'Infinity', '-Infinity', '[]', '[ ]', '[1, 2 ,3]', '{}', '{"a" : 1 , "b":[{}]}', '{"a":1,"a":2}',
             '"\U0001d4b3\\t"', '["\U0001d4b3", 1]', '', ' 1', '[[[1]]]', '1e400', '-1e400', '{"\U0001d4b3": 1}']:
    show(lambda: scan(text, 0))
show(lambda: scan('xx[1]', 2))
show(lambda: scan('1', -1))
show(lambda: scan('1', 5))
show(lambda: scan(5, 0))
show(lambda: scan('1'))


class Hooks(Context):
    object_hook = staticmethod(lambda d: ('hook', d))
    parse_int = staticmethod(lambda s: 'int ' + s)
    parse_float = staticmethod(lambda s: 'float ' + s)


class Pairs(Context):
    strict = False
    object_pairs_hook = staticmethod(lambda p: ('pairs', p))


show(lambda: _json.make_scanner(Hooks())('{"a": {"b": 1}, "c": 1.5}', 0))
show(lambda: _json.make_scanner(Pairs())('{"a": {"b": 1}, "c": "\t"}', 0))
show(lambda: _json.scanstring('abc"d', 0))
show(lambda: _json.scanstring('a\tc"d', 0, False))
show(lambda: _json.scanstring('abc', 9))
show(lambda: _json.scanstring(3, 9))
for text in ['plain', 'q"\\\n\t\r\b\f\x00\x1f\x7f', 'é\u2028', '\U0001d4b3', '\ud800', '']:
    show(lambda: _json.encode_basestring_ascii(text))
    show(lambda: _json.encode_basestring(text))
show(lambda: _json.encode_basestring(3))


class Float(float):
    def __repr__(self):
        return 'never'


class Int(int):
    def __repr__(self):
        return 'never'


class Text(str):
    pass


class Items(dict):
    def items(self):
        return [('x', 1), ('y', 2)]


def other(o):
    if o is Ellipsis:
        return ['dots']
    raise TypeError('no ' + type(o).__name__)


def encode(value, sort=False, skip=False, nan=True, encoder=_json.encode_basestring_ascii, check=True):
    return _json.make_encoder({} if check else None, other, encoder, None, ': ', ', ', sort, skip, nan)(value, 0)


for value in [None, True, False, 0, -5, 10 ** 30, 1.5, 1e300, 1e16, float('inf'), float('nan'), 'é"', [], [1, [2, (3,)]], {}, {'b': 1, 'a': [None]},
              {1: 1, 1.5: 2, True: 3, None: 4}, ..., [...], Float(2.5), Int(7), Text('t'), {Text('k'): Int(3)}, Items(z=3), {'\U0001d4b3': '\U0001d4b3'}]:
    show(lambda: encode(value))
    show(lambda: encode(value, encoder=_json.encode_basestring))
show(lambda: encode({'b': 1, 'a': 2}, sort=True))
show(lambda: encode({'b': 1, 2: 2}, sort=True))
show(lambda: encode({(1,): 1}))
show(lambda: encode({(1,): 1, 'a': 2}, skip=True))
show(lambda: encode(float('nan'), nan=False))
show(lambda: encode({float('inf'): 1}, nan=False))
show(lambda: encode('ab', encoder=lambda s: '<' + s + '>'))
show(lambda: encode('ab', encoder=lambda s: 3))
show(lambda: encode(object))
loop = []
loop.append(loop)
show(lambda: encode(loop))
show(lambda: encode([loop, 1]))
ring = {}
ring['a'] = ring
show(lambda: encode(ring))
show(lambda: _json.make_encoder(3, other, repr, None, ':', ',', 0, 0, 0))
