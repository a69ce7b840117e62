# Run by the reference: the docstrings of everything that it has in C, as JSON. First by module, then by the names that lead there
# (`dict.get`, of functions `len()`, as a type may have the same name); the module's own under the empty name. What all slots of one name share stands once, in `slots`.
import importlib.util
import json
import sys
import types

docs = {}
slots = {}
MEMBERS = (
    types.MethodDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType, types.MemberDescriptorType,
    types.BuiltinFunctionType,
)


class Plain:
    pass


def keep(module, path, doc):
    if isinstance(doc, str) and not str(module).startswith(('_pyodide', 'pyodide', 'harvest')):
        docs.setdefault(str(module), {})[path] = doc


def is_native(name):
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return False
    return spec is not None and (spec.origin == 'built-in' or str(spec.origin).endswith('.so'))


def keep_type(cls, seen):
    if cls in seen:
        return
    seen.add(cls)
    for below in type.__subclasses__(cls):
        keep_type(below, seen)
    if any(isinstance(value, types.FunctionType) for value in vars(cls).values()):
        return
    keep(cls.__module__, cls.__qualname__, cls.__doc__)
    for name, value in vars(cls).items():
        path = f'{cls.__qualname__}.{name}'
        if isinstance(value, types.WrapperDescriptorType) or name == '__new__':
            if slots.setdefault(name, value.__doc__) != value.__doc__:
                keep(cls.__module__, path, value.__doc__)
        elif isinstance(value, staticmethod):
            keep(cls.__module__, path, value.__func__.__doc__)
        elif isinstance(value, MEMBERS):
            keep(cls.__module__, path, value.__doc__)


for name in {*sys.builtin_module_names, *sys.stdlib_module_names}:
    if not is_native(name):
        continue
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    keep(module.__name__, '', module.__doc__)
    for value in vars(module).values():
        if isinstance(value, types.BuiltinFunctionType):
            keep(value.__module__ or name, f'{value.__name__}()', value.__doc__)
for part in ('monitoring',):
    keep(f'sys.{part}', '', getattr(sys, part).__doc__)
    for value in vars(getattr(sys, part)).values():
        if isinstance(value, types.BuiltinFunctionType):
            keep(value.__module__, f'{value.__name__}()', value.__doc__)
keep_type(object, set())
for name in ('__dict__', '__weakref__'):
    slots[name] = vars(Plain)[name].__doc__
docs['slots'] = {name: doc for name, doc in slots.items() if doc is not None}
result = json.dumps(docs, sort_keys=True)
