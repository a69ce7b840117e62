# Prints the docstring of everything that native modules and types have, one line each, as repr.
import importlib
import sys
import types

seen = set()


def show(name, value):
    print(name, repr(getattr(value, '__doc__', None)), sep='\t')


def show_type(name, cls):
    if cls in seen or not isinstance(cls, type):
        return
    seen.add(cls)
    members = vars(cls)
    if any(isinstance(value, types.FunctionType) for value in members.values()):
        return
    print(name, repr(cls.__doc__), sep='\t')
    for key, value in members.items():
        if key == '__doc__':
            print(f'{name}.__doc__ in vars', repr(value), sep='\t')
        elif key != '__module__' and not isinstance(value, (int, str, float, tuple, dict, type(None))):
            show(f'{name}.{key}', value)


def everything():
    waiting = [object]
    found = {object}
    while waiting:
        for below in type.__subclasses__(waiting.pop()):
            if below not in found:
                found.add(below)
                waiting.append(below)
    return found


for name in MODULES:
    module = importlib.import_module(name)
    show(name, module)
    print(f'{name} in vars', repr(vars(module)['__doc__']), sep='\t')
    for key, value in vars(module).items():
        if isinstance(value, types.BuiltinFunctionType):
            show(f'{name}.{key}', value)
        elif isinstance(value, type) and value.__module__ == name:
            show_type(f'{name}.{key}', value)
for cls in everything():
    if cls.__module__ not in ('reference_driver', '__main__'):
        show_type(f'{cls.__module__}.{cls.__qualname__}', cls)
for name, value in (
    ('method-wrapper', (1).__add__), ('bound', [].append), ('instance', 5), ('static', str.maketrans), ('class', dict.fromkeys),
    ('none', None), ('dots', ...), ('not implemented', NotImplemented), ('super', super(int, True)), ('flags', sys.flags),
):
    show(f'of {name}', value)
