"""Dicts: construction, access, order, methods, views, iteration, mutation while iterating.

Every line checks one expression: the repr of its value, or the type and text of the exception that it raises.
"""


def check(expression, expected):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    assert value == expected, value + ' instead of ' + expected


def after(value, change):
    """The value once changed, and what the change returned or raised."""
    try:
        result = change(value)
    except Exception as error:
        result = type(error).__name__ + ': ' + str(error)
    return value, result


class Missing(dict):
    def __missing__(self, key):
        return 'no ' + str(key)


class Mapping:
    def keys(self):
        return ['a', 'b']

    def __getitem__(self, key):
        return key.upper()


class Named:
    def __init__(self, name, h):
        self.name = name
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, Named) and self.name == other.name

    def __repr__(self):
        return self.name


class Like5:
    def __hash__(self):
        return hash(5)

    def __eq__(self, other):
        return other == 5

    def __repr__(self):
        return 'Like5'


class Text(str):
    pass


def set_item(key, value):
    def change(x):
        x[key] = value

    return change


def del_item(key):
    def change(x):
        del x[key]

    return change


def ior(other):
    def change(x):
        x |= other

    return change


def grow(d):
    for k in d:
        d[k + 10] = 1


def shrink(d):
    for k in d:
        del d[k]


def churn(d):
    seen = []
    for k in d:
        seen.append(k)
        if len(seen) > 20:
            break
        del d[k]
        d[k + 100] = k
    return seen


def cyclic():
    d = {}
    d[1] = d
    return d


check(
    lambda: (dict(), dict({'a': 1}), dict([('a', 1), ('b', 2)]), dict(a=1, b=2), dict({'a': 1}, a=2, c=3), dict([['x', 1]])),
    "({}, {'a': 1}, {'a': 1, 'b': 2}, {'a': 1, 'b': 2}, {'a': 2, 'c': 3}, {'x': 1})",
)
check(lambda: dict(Mapping()), "{'a': 'A', 'b': 'B'}")
check(lambda: dict(['ab', 'cd']), "{'a': 'b', 'c': 'd'}")
check(lambda: dict(5), "TypeError: 'int' object is not iterable")
check(lambda: dict([1]), 'TypeError: cannot convert dictionary update sequence element #0 to a sequence')
check(lambda: dict([(1,)]), 'ValueError: dictionary update sequence element #0 has length 1; 2 is required')
check(lambda: dict([(1, 2, 3)]), 'ValueError: dictionary update sequence element #0 has length 3; 2 is required')
check(lambda: dict(['abc']), 'ValueError: dictionary update sequence element #0 has length 3; 2 is required')
check(lambda: dict([None]), 'TypeError: cannot convert dictionary update sequence element #0 to a sequence')
check(lambda: dict({}, {}), 'TypeError: dict expected at most 1 argument, got 2')
check(lambda: dict([([], 1)]), "TypeError: unhashable type: 'list'")
check(
    lambda: ({'a': 1}['a'], {1: 'x'}[1.0], {1: 'x'}[True], {True: 'x'}[1], {None: 1}[None], {1.5: 'f'}[1.5]),
    "(1, 'x', 'x', 'x', 1, 'f')",
)
check(lambda: {'a': 1}['b'], "KeyError: 'b'")
check(lambda: {'a': 1}[5], 'KeyError: 5')
check(lambda: {'a': 1}[(1, 2)], 'KeyError: (1, 2)')
check(lambda: {'a': 1}[[]], "TypeError: unhashable type: 'list'")
check(lambda: {}[{}], "TypeError: unhashable type: 'dict'")
check(lambda: {'a': 1}[{1}], "TypeError: unhashable type: 'set'")
check(lambda: (Missing(a=1)['a'], Missing(a=1)['z'], Missing().get('z')), "(1, 'no z', None)")
check(lambda: after({'a': 1}, set_item('b', 2)), "({'a': 1, 'b': 2}, None)")
check(lambda: after({'a': 1}, set_item('a', 2)), "({'a': 2}, None)")
check(lambda: after({1: 'a'}, set_item(1.0, 'b')), "({1: 'b'}, None)")
check(lambda: after({1: 'a'}, set_item(True, 'b')), "({1: 'b'}, None)")
check(lambda: after({}, set_item([], 1)), '({}, "TypeError: unhashable type: \'list\'")')
check(lambda: after({'a': 1, 'b': 2}, del_item('a')), "({'b': 2}, None)")
check(lambda: after({'a': 1}, del_item('z')), '({\'a\': 1}, "KeyError: \'z\'")')
check(lambda: after({'a': 1}, del_item([])), '({\'a\': 1}, "TypeError: unhashable type: \'list\'")')
check(lambda: (lambda d: (d.pop('b'), d.setdefault('b', 9), list(d)))({'a': 1, 'b': 2, 'c': 3}), "(2, 9, ['a', 'c', 'b'])")
check(lambda: ({'a': 1}.get('a'), {'a': 1}.get('b'), {'a': 1}.get('b', 5)), '(1, None, 5)')
check(lambda: {}.get(), 'TypeError: get expected at least 1 argument, got 0')
check(lambda: {}.get(1, 2, 3), 'TypeError: get expected at most 2 arguments, got 3')
check(lambda: {}.get([]), "TypeError: unhashable type: 'list'")
check(lambda: {}.get(key=1), 'TypeError: dict.get() takes no keyword arguments')
check(lambda: after({'a': 1}, lambda d: d.setdefault('a', 5)), "({'a': 1}, 1)")
check(lambda: after({'a': 1}, lambda d: d.setdefault('b')), "({'a': 1, 'b': None}, None)")
check(lambda: after({'a': 1}, lambda d: d.setdefault('b', 5)), "({'a': 1, 'b': 5}, 5)")
check(lambda: after({}, lambda d: d.setdefault([])), '({}, "TypeError: unhashable type: \'list\'")')
check(lambda: after({'a': 1, 'b': 2}, lambda d: d.pop('a')), "({'b': 2}, 1)")
check(lambda: after({'a': 1}, lambda d: d.pop('z')), '({\'a\': 1}, "KeyError: \'z\'")')
check(lambda: after({'a': 1}, lambda d: d.pop('z', None)), "({'a': 1}, None)")
check(lambda: after({}, lambda d: d.pop([])), "({}, 'KeyError: []')")
check(lambda: after({}, lambda d: d.pop([], 1)), '({}, 1)')
check(lambda: after({1: 1}, lambda d: d.pop([], 1)), '({1: 1}, "TypeError: unhashable type: \'list\'")')
check(lambda: after({}, lambda d: d.pop()), "({}, 'TypeError: pop expected at least 1 argument, got 0')")
check(lambda: after({'a': 1, 'b': 2}, lambda d: d.popitem()), "({'a': 1}, ('b', 2))")
check(lambda: after({}, lambda d: d.popitem()), '({}, "KeyError: \'popitem(): dictionary is empty\'")')
check(lambda: after({'a': 1}, lambda d: d.update({'b': 2}, c=3)), "({'a': 1, 'b': 2, 'c': 3}, None)")
check(lambda: after({'a': 1}, lambda d: d.update([('b', 2)])), "({'a': 1, 'b': 2}, None)")
check(lambda: after({'a': 1}, lambda d: d.update(Mapping())), "({'a': 'A', 'b': 'B'}, None)")
check(lambda: after({'a': 1}, lambda d: d.update(a=5)), "({'a': 5}, None)")
check(lambda: after({'a': 1}, lambda d: d.update(d)), "({'a': 1}, None)")
check(lambda: after({'a': 1}, lambda d: d.update(5)), '({\'a\': 1}, "TypeError: \'int\' object is not iterable")')
check(
    lambda: after({'a': 1}, lambda d: d.update([(1, 2), 3])),
    "({'a': 1, 1: 2}, 'TypeError: cannot convert dictionary update sequence element #1 to a sequence')",
)
check(lambda: after({'a': 1}, lambda d: d.update({}, {})), "({'a': 1}, 'TypeError: update expected at most 1 argument, got 2')")
check(lambda: after({'a': 1}, lambda d: d.update()), "({'a': 1}, None)")
check(lambda: after({'a': 1}, lambda d: d.clear()), '({}, None)')
check(lambda: after({'a': 1}, lambda d: d.copy()), "({'a': 1}, {'a': 1})")
check(lambda: after({'a': 1}, lambda d: d.copy() is d), "({'a': 1}, False)")
check(
    lambda: (dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), dict.fromkeys({1: 2}), dict.fromkeys(range(3), [])),
    "({'a': None, 'b': None, 'c': None}, {1: 0, 2: 0}, {1: None}, {0: [], 1: [], 2: []})",
)
check(lambda: dict.fromkeys(5), "TypeError: 'int' object is not iterable")
check(lambda: dict.fromkeys(), 'TypeError: fromkeys expected at least 1 argument, got 0')
check(lambda: dict.fromkeys([[]]), "TypeError: unhashable type: 'list'")
check(lambda: type(Missing.fromkeys('a')).__name__, "'Missing'")
check(lambda: ({'a': 1} | {'b': 2}, {'a': 1} | {'a': 2}), "({'a': 1, 'b': 2}, {'a': 2})")
check(lambda: {'a': 1} | [('b', 2)], "TypeError: unsupported operand type(s) for |: 'dict' and 'list'")
check(lambda: {'a': 1} | 5, "TypeError: unsupported operand type(s) for |: 'dict' and 'int'")
check(lambda: after({'a': 1}, ior({'b': 2})), "({'a': 1, 'b': 2}, None)")
check(lambda: after({'a': 1}, ior([('b', 2)])), "({'a': 1, 'b': 2}, None)")
check(lambda: after({'a': 1}, ior(5)), '({\'a\': 1}, "TypeError: \'int\' object is not iterable")')
check(
    lambda: ({'a': 1} == {'a': 1}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 2}, {'a': 1} != {}, {1: 1} == {1.0: True}),
    '(True, True, False, True, True)',
)
check(lambda: {'a': 1} < {'a': 2}, "TypeError: '<' not supported between instances of 'dict' and 'dict'")
check(lambda: ({'a': 1} == 5, {}.__eq__(5), {}.__lt__({})), '(False, NotImplemented, NotImplemented)')
check(lambda: ('a' in {'a': 1}, 'b' in {'a': 1}, 1.0 in {1: 2}), '(True, False, True)')
check(lambda: [] in {}, "TypeError: unhashable type: 'list'")
check(lambda: (repr({}), repr({'a': 1, 2: [3]}), str({None: ()})), '(\'{}\', "{\'a\': 1, 2: [3]}", \'{None: ()}\')')
check(lambda: cyclic(), '{1: {...}}')
check(lambda: (bool({}), bool({1: 1}), len({1: 1, 2: 2})), '(False, True, 2)')
check(lambda: hash({}), "TypeError: unhashable type: 'dict'")
check(
    lambda: (list({'b': 1, 'a': 2}), list({'b': 1, 'a': 2}.values()), list({'b': 1, 'a': 2}.items())),
    "(['b', 'a'], [1, 2], [('b', 1), ('a', 2)])",
)
check(
    lambda: (list(reversed({'b': 1, 'a': 2})), list(reversed({'b': 1}.values())), list(reversed({'b': 1, 'a': 2}.items()))),
    "(['a', 'b'], [1], [('a', 2), ('b', 1)])",
)
check(
    lambda: ({'a': 1}.keys(), {'a': 1}.values(), {'a': 1}.items()),
    "(dict_keys(['a']), dict_values([1]), dict_items([('a', 1)]))",
)
check(
    lambda: (lambda d: (d.update(b=2), k, len(k)) if (k := d.keys()) is not None else 0)({'a': 1}),
    "(None, dict_keys(['a', 'b']), 2)",
)
check(
    lambda: ({'a': 1, 'b': 2}.keys() & {'a', 'z'}, {'a': 1}.keys() | ['b'] == {'a', 'b'}, {'a': 1, 'b': 2}.keys() - ['a'], {'a': 1}.keys() ^ {'a'}),
    "({'a'}, True, {'b'}, set())",
)
check(lambda: {'a': 1}.keys() & 5, "TypeError: 'int' object is not iterable")
check(
    lambda: ({'a': 1}.items() & {('a', 1), ('b', 2)}, {'a': 1}.items() - {('a', 1)}, {'a': 1}.items() ^ {'a': 2, 'b': 3}.items() == {('a', 1), ('a', 2), ('b', 3)}),
    "({('a', 1)}, set(), True)",
)
check(lambda: {'a': []}.items() & {'a': []}.items(), "TypeError: unhashable type: 'list'")
check(
    lambda: ({'a': 1}.keys() == {'a'}, {'a': 1}.keys() == {'a': 5}.keys(), {'a': 1}.keys() < {'a', 'b'}, {'a': 1}.items() >= {('a', 1)}, {'a': 1}.keys() == ['a']),
    '(True, True, True, True, False)',
)
check(lambda: {'a': 1}.keys() < ['a'], "TypeError: '<' not supported between instances of 'dict_keys' and 'list'")
check(
    lambda: ({'a': 1}.keys().isdisjoint(['b']), {'a': 1}.items().isdisjoint([('a', 1)]), {}.keys().isdisjoint([])),
    '(True, False, True)',
)
check(
    lambda: ('a' in {'a': 1}.keys(), 1 in {'a': 1}.values(), ('a', 1) in {'a': 1}.items(), ('a', 2) in {'a': 1}.items(), 'a' in {'a': 1}.items(), ('a',) in {'a': 1}.items()),
    '(True, True, True, False, False, False)',
)
check(lambda: {'a': 1}.values() == {'a': 1}.values(), 'False')
check(lambda: hash({}.keys()), "TypeError: unhashable type: 'dict_keys'")
check(
    lambda: ({'a': 1}.keys().mapping, {'a': 1}.values().mapping, {'a': 1}.items().mapping, type({}.keys().mapping).__name__),
    "(mappingproxy({'a': 1}), mappingproxy({'a': 1}), mappingproxy({'a': 1}), 'mappingproxy')",
)
check(
    lambda: ({'a': 1}.keys().mapping['a'], len({'a': 1}.keys().mapping), list({'a': 1}.keys().mapping), {'a': 1}.keys().mapping.get('z', 3)),
    "(1, 1, ['a'], 3)",
)
check(
    lambda: ({'a': 1}.keys().mapping | {'b': 2}, {'a': 1}.keys().mapping == {'a': 1}, 'a' in {'a': 1}.keys().mapping),
    "({'a': 1, 'b': 2}, True, True)",
)
check(
    lambda: after({'a': 1}.keys().mapping, set_item('b', 1)),
    '(mappingproxy({\'a\': 1}), "TypeError: \'mappingproxy\' object does not support item assignment")',
)
check(
    lambda: after({'a': 1}.keys().mapping, ior({'b': 1})),
    '(mappingproxy({\'a\': 1}), "TypeError: \'|=\' is not supported by mappingproxy; use \'|\' instead")',
)
check(lambda: type({}.keys())(), "TypeError: cannot create 'dict_keys' instances")
check(lambda: type({}.keys().mapping)(5), 'TypeError: mappingproxy() argument must be a mapping, not int')
check(lambda: type({}.keys().mapping)({'x': 1}), "mappingproxy({'x': 1})")
check(
    lambda: (len({'a': 1}.keys()), type({}.keys()).__name__, type(iter({})).__name__, type(iter({}.values())).__name__, type(iter({}.items())).__name__, type(reversed({})).__name__, type(reversed({}.values())).__name__, type(reversed({}.items())).__name__),
    "(1, 'dict_keys', 'dict_keyiterator', 'dict_valueiterator', 'dict_itemiterator', 'dict_reversekeyiterator', 'dict_reversevalueiterator', 'dict_reverseitemiterator')",
)
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], list(it)))(iter({'a': 1, 'b': 2, 'c': 3})),
    "('a', 2, ((['b', 'c'],),), ['b', 'c'])",
)
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), it.__reduce__()[1:], list(it)))(iter({'a': 1, 'b': 2, 'c': 3}.items())),
    "(('a', 1), 2, (([('b', 2), ('c', 3)],),), [('b', 2), ('c', 3)])",
)
check(
    lambda: (lambda it: (next(it), it.__length_hint__(), list(it), it.__length_hint__()))(reversed({'a': 1, 'b': 2, 'c': 3})),
    "('c', 2, ['b', 'a'], 0)",
)
check(lambda: after({1: 1, 2: 2}, grow), "({1: 1, 2: 2, 11: 1}, 'RuntimeError: dictionary changed size during iteration')")
check(lambda: after({1: 1, 2: 2}, shrink), "({2: 2}, 'RuntimeError: dictionary changed size during iteration')")
check(lambda: after({1: 1}, churn), "({101: 1}, 'RuntimeError: dictionary keys changed during iteration')")
check(lambda: after({1: 1, 2: 2, 3: 3}, churn), '({101: 1, 102: 2, 103: 3}, [1, 2, 3])')
check(
    lambda: after(dict.fromkeys(range(5)), churn),
    "({1: None, 102: 2, 103: 3, 104: 4, 200: 100}, 'RuntimeError: dictionary keys changed during iteration')",
)
check(
    lambda: after(dict.fromkeys(range(6)), churn),
    "({5: None, 100: 0, 101: 1, 102: 2, 103: 3, 204: 104}, 'RuntimeError: dictionary keys changed during iteration')",
)
check(
    lambda: after(dict.fromkeys(range(12)), churn),
    "({10: None, 11: None, 100: 0, 101: 1, 102: 2, 103: 3, 104: 4, 105: 5, 106: 6, 107: 7, 208: 108, 209: 109}, 'RuntimeError: dictionary keys changed during iteration')",
)
check(
    lambda: (lambda d, it: (next(it), d.pop(1), d.update({9: 9}), list(it)))(*(lambda d: (d, iter(d)))({1: 1, 2: 2, 3: 3})),
    'RuntimeError: dictionary keys changed during iteration',
)
check(
    lambda: (lambda d, it: (next(it), d.clear(), after(it, next)[1], after(it, next)[1]))(*(lambda d: (d, iter(d)))({1: 1, 2: 2, 3: 3})),
    "(1, None, 'RuntimeError: dictionary changed size during iteration', 'RuntimeError: dictionary changed size during iteration')",
)
check(lambda: (lambda d: [d.pop(k) for k in list(d)][::-1] + [d])({1: 'a', 2: 'b'}), "['b', 'a', {}]")
check(lambda: {Named('x', 1): 1, Named('y', 1): 2, Named('x', 1): 3}, '{x: 3, y: 2}')
check(lambda: {Named('x', 1): 1}[Named('x', 1)], '1')
check(lambda: {Named('x', 1): 1}[Named('x', 2)], 'KeyError: x')
check(
    lambda: ({5: 'int'}[Like5()], {Like5(): 'obj'}[5], {5: 1, Like5(): 2}, {Like5(): 1, 5: 2}, Like5() in {'a': 1, 5: 2}),
    "('int', 'obj', {5: 2}, {Like5: 2}, True)",
)
check(
    lambda: ({Text('a'): 1}['a'], {'a': 1}[Text('a')], type(list({Text('a'): 1})[0]).__name__, type(list({Text('a'): 1, 'a': 2})[0]).__name__),
    "(1, 1, 'Text', 'Text')",
)
check(lambda: ({1: 'a', 1.0: 'b', True: 'c'}, {0: 'a', False: 'b', 0.0: 'c', -0.0: 'd'}), "({1: 'c'}, {0: 'd'})")
check(lambda: (lambda n: ({n: 1}[n], n in {n: 1}, float('nan') in {n: 1}))(float('nan')), '(1, True, False)')
check(lambda: ({2 ** 70: 'a'}[float(2 ** 70)], {float(2 ** 70): 'a'}[2 ** 70], {2 ** 53: 'x'}[float(2 ** 53)]), "('a', 'a', 'x')")
check(lambda: ({'\U0001f600': 1}['\U0001f600'], {'\U0001f600a': 1}.get('\U0001f600b')), '(1, None)')
check(
    lambda: ({1: 2}.__getitem__(1), {1: 2}.__contains__(1), {1: 2}.__len__(), {1: 2}.__or__({3: 4}), {1: 2}.__ror__({3: 4})),
    '(2, True, 1, {1: 2, 3: 4}, {3: 4, 1: 2})',
)
check(lambda: ({}.__or__(5), {}.__ior__({1: 2}), {}.__hash__), '(NotImplemented, {1: 2}, None)')
check(
    lambda: (dict.get.__text_signature__, dict.pop.__text_signature__, dict.setdefault.__text_signature__, dict.fromkeys.__text_signature__, dict.popitem.__text_signature__),
    "('($self, key, default=None, /)', '($self, key, default=<unrepresentable>, /)', '($self, key, default=None, /)', '($type, iterable, value=None, /)', '($self, /)')",
)
check(
    lambda: (dict.update.__text_signature__, dict.keys.__text_signature__, dict.__contains__.__text_signature__, dict.__getitem__.__text_signature__),
    "(None, None, '($self, key, /)', '($self, key, /)')",
)
check(lambda: dict.get(1, 2), "TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'int' object")
check(lambda: dict.keys(), 'TypeError: unbound method dict.keys() needs an argument')
check(lambda: {**{'a': 1}, 'b': 2, **{'a': 3}}, "{'a': 3, 'b': 2}")
check(lambda: {k: v for k, v in zip('abc', range(3))}, "{'a': 0, 'b': 1, 'c': 2}")
check(lambda: (lambda **kw: kw)(b=1, a=2), "{'b': 1, 'a': 2}")
check(
    lambda: (lambda d: [d.__setitem__(i, i) for i in range(1000)] and [d.__delitem__(i) for i in range(999)] and (d, len(d)))({}),
    '({999: 999}, 1)',
)
check(
    lambda: (lambda d: (d.popitem(), d.__setitem__('z', 1), d.popitem(), list(d)))({'a': 1, 'b': 2}),
    "(('b', 2), None, ('z', 1), ['a'])",
)


class Counted(int):
    def __init__(self, *args):
        self.hashed = 0

    def __hash__(self):
        self.hashed += 1
        return int.__hash__(self)


# Hashes that are known are not asked for again.
counted = dict.fromkeys(map(Counted, range(4)))
for keys in (counted, set(counted), frozenset(counted)):
    assert list(dict.fromkeys(keys, 1)) == [0, 1, 2, 3]
assert [key.hashed for key in counted] == [1, 1, 1, 1]
