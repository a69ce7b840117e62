"""Parameterized classes and unions of types.

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


class Box:
    def __init__(self, x):
        self.x = x

    @classmethod
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


class Names(list[int]):
    pass


def annotated(a: list[int], b: dict[str, int] | None = None) -> tuple[int, ...]:
    pass


check(
    lambda: (list[int], dict[str, int], tuple[int, ...], tuple[()], set[str], frozenset[int], type[int], enumerate[int], list['X'], list[None], list[[int, str]]),
    "(list[int], dict[str, int], tuple[int, ...], tuple[()], set[str], frozenset[int], type[int], enumerate[int], list['X'], list[None], list[[int, str]])",
)
check(
    lambda: (list[int].__origin__, list[int].__args__, dict[str, list[int]].__args__, list[int].__parameters__, list[int].__unpacked__),
    "(<class 'list'>, (<class 'int'>,), (<class 'str'>, list[int]), (), False)",
)
check(
    lambda: (list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int]), list[int] != list, list[int] == 5),
    '(True, False, True, True, False)',
)
check(
    lambda: (list[int]('ab'), dict[str, int](a=1), tuple[int, str]((1, 'a')), type(list[int]()).__name__),
    "(['a', 'b'], {'a': 1}, (1, 'a'), 'list')",
)
check(lambda: isinstance([], list[int]), 'TypeError: isinstance() argument 2 cannot be a parameterized generic')
check(lambda: issubclass(list, list[int]), 'TypeError: issubclass() argument 2 cannot be a parameterized generic')
check(lambda: list[int][str], 'TypeError: list[int] is not a generic class')
check(
    lambda: list[int] < list[str],
    "TypeError: '<' not supported between instances of 'types.GenericAlias' and 'types.GenericAlias'",
)
check(lambda: range[int], "TypeError: type 'range' is not subscriptable")
check(lambda: int[str], "TypeError: type 'int' is not subscriptable")
check(lambda: [1][int], 'TypeError: list indices must be integers or slices, not type')
check(lambda: (Names([1]), Names.__mro__[1], Names.__orig_bases__), "([1], <class 'list'>, (list[int],))")
check(lambda: (Box[int], Box[int, str]), "(('Box', <class 'int'>), ('Box', (<class 'int'>, <class 'str'>)))")
check(
    lambda: ((list[int].append([1], 2)), list[int].__name__, list[int].__module__, list[int].__doc__ == list.__doc__),
    "(None, 'list', 'builtins', True)",
)
check(lambda: list[int].nothing, "AttributeError: type object 'list' has no attribute 'nothing'")
check(
    lambda: ((*list[int],), (*tuple[int, str],)[0].__unpacked__, list[int].__reduce__()[1]),
    "((*list[int],), True, (<class 'list'>, (<class 'int'>,)))",
)
check(lambda: (repr(list[int | str]), list[dict[str, tuple[int, ...]]]), "('list[int | str]', list[dict[str, tuple[int, ...]]])")
check(
    lambda: (int | str, int | None, None | int, int | int, int | str | int, (int | str) | (str | float), list[int] | None, int | list[int] | list[int]),
    "(int | str, int | None, None | int, <class 'int'>, int | str, int | str | float, list[int] | None, int | list[int])",
)
check(
    lambda: ((int | str).__args__, (int | str).__parameters__, (int | str) == (str | int), hash(int | str) == hash(str | int), (int | str) != (int | float)),
    "((<class 'int'>, <class 'str'>), (), True, True, True)",
)
check(
    lambda: (isinstance(5, int | str), isinstance(5.0, int | str), isinstance(None, int | None), issubclass(bool, int | str), issubclass(float, int | str), isinstance(True, (str, int | None))),
    '(True, False, True, True, False, True)',
)
check(lambda: isinstance([], int | list[int]), 'TypeError: isinstance() argument 2 cannot be a parameterized generic')
check(lambda: isinstance(5, int | list[int]), 'True')
check(lambda: int | 5, "TypeError: unsupported operand type(s) for |: 'type' and 'int'")
check(lambda: 5 | int, "TypeError: unsupported operand type(s) for |: 'int' and 'type'")
check(lambda: None | None, "TypeError: unsupported operand type(s) for |: 'NoneType' and 'NoneType'")
check(lambda: int | 'str', "TypeError: unsupported operand type(s) for |: 'type' and 'str'")
check(lambda: (int | str)[int], 'TypeError: int | str is not a generic class')
check(lambda: (int | str)(), "TypeError: 'types.UnionType' object is not callable")
check(
    lambda: (int | str) < (int | str),
    "TypeError: '<' not supported between instances of 'types.UnionType' and 'types.UnionType'",
)
check(
    lambda: (type(int | str).__name__, type(int | str).__module__, type(list[int]).__name__, type(list[int]).__module__),
    "('UnionType', 'types', 'GenericAlias', 'types')",
)
check(lambda: annotated.__annotations__, "{'a': list[int], 'b': dict[str, int] | None, 'return': tuple[int, ...]}")
check(
    lambda: (int.__or__(str), type.__or__(int, None), (int | str).__or__(float)),
    "TypeError: descriptor '__or__' requires a 'int' object but received a 'type'",
)
check(
    lambda: (dict[str, int].fromkeys('a'), list[int].__class__, callable(list[int]), callable(int | str)),
    "({'a': None}, <class 'types.GenericAlias'>, True, False)",
)
check(lambda: list[int].__class_getitem__(str), 'list[str]')
