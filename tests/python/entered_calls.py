"""Objects with __call__, classes with __init__ and exec: where the caller stands meanwhile, and what comes of it."""
import dis
import sys


def caller():
    frame = sys._getframe(2)
    return frame.f_lasti, frame.f_code


class Made:
    def __init__(self, *args, **names):
        self.at = caller()

    def __call__(self, *args, **names):
        return caller()


class Derived(Made):
    def __init__(self, value):
        super().__init__(value)


def calls():
    made = Made()
    assert Derived(3).at[1].co_name == '__init__'
    return [made.at, Made(1, name=2).at, made(), made(1, name=3)]


# The caller stands at the CALL itself, as when C code does the work, not at its last cache.
for lasti, code in calls() + calls():
    assert dis._all_opname[code.co_code[lasti]] in ('CALL', 'CALL_FUNCTION_EX'), (code.co_name, lasti)


class Returning:
    def __init__(self):
        return 3


class Yielding:
    def __init__(self):
        yield 3


class Raising:
    def __init__(self):
        raise ValueError('x')


class Needing:
    def __init__(self, a, b):
        pass


def failure(call):
    try:
        call()
    except Exception as error:
        names = []
        traceback = error.__traceback__
        while traceback is not None:
            names.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        return type(error), str(error), names[1:]


assert failure(lambda: Returning()) == (TypeError, "__init__() should return None, not 'int'", ['<lambda>'])
assert failure(lambda: Yielding()) == (TypeError, "__init__() should return None, not 'generator'", ['<lambda>'])
assert failure(lambda: Raising()) == (ValueError, 'x', ['<lambda>', '__init__'])
assert failure(lambda: Needing()) == (
    TypeError, "Needing.__init__() missing 2 required positional arguments: 'a' and 'b'", ['<lambda>'])

seen = []
sys.setprofile(lambda frame, event, arg: seen.append((frame.f_code.co_name, event)))
Needing(1, 2)
sys.setprofile(None)
assert seen[:2] == [('__init__', 'call'), ('__init__', 'return')], seen


def five():
    return 5


names = {}
assert exec('import sys; name = sys._getframe(1).f_code.co_name', names) is None and names['name'] == '<module>'
assert exec(five.__code__) is None and exec('1') is None
assert failure(lambda: exec('1/0')) == (ZeroDivisionError, 'division by zero', ['<lambda>', '<module>'])
assert failure(lambda: exec(3))[1] == 'exec() arg 1 must be a string, bytes or code object'
