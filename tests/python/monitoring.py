"""sys.monitoring, sys.settrace, sys.setprofile and f_lineno: what each tells, and what it refuses."""
import sys

mon = sys.monitoring
E = mon.events


def raises(kind, message, func, *args):
    try:
        func(*args)
    except kind as error:
        assert str(error) == message, str(error)
    else:
        assert False, f'{kind.__name__} was not raised'


# --- the interface

assert E.PY_START == 1 and E.C_RAISE == 1 << 16 and E.NO_EVENTS == 0
assert (mon.DEBUGGER_ID, mon.COVERAGE_ID, mon.PROFILER_ID, mon.OPTIMIZER_ID) == (0, 1, 2, 5)
raises(ValueError, 'invalid tool 6 (must be between 0 and 5)', mon.use_tool_id, 6, 'x')
raises(ValueError, 'tool name must be a str', mon.use_tool_id, 1, 3)
raises(ValueError, 'tool 1 is not in use', mon.set_events, 1, E.LINE)
assert mon.get_tool(1) is None
mon.use_tool_id(1, 'mine')
assert mon.get_tool(1) == 'mine'
raises(ValueError, 'tool 1 is already in use', mon.use_tool_id, 1, 'other')
raises(ValueError, 'cannot set C_RETURN or C_RAISE events independently', mon.set_events, 1, E.C_RETURN)
raises(ValueError, 'The callback can only be set for one event at a time', mon.register_callback, 1, 3, None)
raises(ValueError, 'invalid event 131072', mon.register_callback, 1, 1 << 17, None)
raises(TypeError, 'code must be a code object', mon.set_local_events, 1, 3, 0)
assert mon.register_callback(1, E.LINE, print) is None
assert mon.register_callback(1, E.LINE, None) is print
assert mon.get_events(1) == 0
mon.set_events(1, E.RAISE | E.CALL | E.C_RETURN | E.C_RAISE)
assert mon.get_events(1) == E.RAISE | E.CALL
assert mon._all_events() == {'CALL': 2, 'RAISE': 2}
mon.set_events(1, 0)


# --- every instrumented instruction

def numbers(n):
    for i in range(n):
        yield i


def delegate():
    return (yield from numbers(2))


class Base:
    def name(self):
        return 'base'


class Derived(Base):
    def name(self):
        return super().name() + '!'


async def wait():
    return 1


async def twice():
    return await wait() + await wait()


def everything(n, none=None):
    total = 0
    while total < n:
        total += 1
        if total > 100:
            break
    for x in numbers(2):
        total += x
    if none is None:
        total += 1
    if none is not None:
        total += 1
    values = list(delegate())
    values = max(*values, 3)
    try:
        twice().send(None)
    except StopIteration as stop:
        total += stop.value
    if not total or n:
        total += 1
    else:
        total -= 1
    return Derived().name(), total


plain = everything(3)
events = []
names = [name for name in vars(E) if name != 'NO_EVENTS']
for name in names:
    mon.register_callback(1, getattr(E, name), lambda code, *args, name=name: events.append((name, code.co_name)))
mon.set_events(1, sum(getattr(E, name) for name in names))
observed = everything(3)
mon.set_events(1, 0)
assert observed == plain == ('base!', 8), (observed, plain)
told = {name for name, _ in events}
assert told >= {'PY_START', 'PY_RESUME', 'PY_RETURN', 'PY_YIELD', 'CALL', 'LINE', 'INSTRUCTION', 'JUMP', 'BRANCH', 'STOP_ITERATION',
                'RAISE', 'EXCEPTION_HANDLED', 'C_RETURN', 'C_RAISE'}, told
assert events.count(('PY_START', 'wait')) == 2
assert events.count(('PY_YIELD', 'numbers')) == 4
assert everything(3) == plain


# A generator that a specialised loop drives itself ends without a StopIteration: the event makes one up.

def over_generator():
    for x in numbers(2):
        pass


for _ in range(20):
    over_generator()
stops = []
mon.register_callback(1, E.STOP_ITERATION, lambda code, offset, error: stops.append((code.co_name, repr(error))))
mon.set_events(1, E.STOP_ITERATION)
over_generator()
mon.set_events(1, 0)
assert stops == [('over_generator', 'StopIteration()')], stops


# --- callbacks: DISABLE, errors, restart

def loop():
    a = 0
    for i in range(3):
        a += i
    return a


lines = []


def once(code, line):
    lines.append(line - code.co_firstlineno)
    return mon.DISABLE


mon.register_callback(1, E.LINE, once)
mon.set_local_events(1, loop.__code__, E.LINE)
assert mon.get_local_events(1, loop.__code__) == E.LINE
loop()
loop()
assert lines == [1, 2, 3, 2, 4], lines
mon.restart_events()
loop()
assert lines == [1, 2, 3, 2, 4] * 2
mon.set_local_events(1, loop.__code__, 0)
lines.clear()
loop()
assert lines == []


def refuse(code, *args):
    raise LookupError('from the callback')


mon.register_callback(1, E.PY_START, refuse)
mon.set_local_events(1, loop.__code__, E.PY_START)
raises(LookupError, 'from the callback', loop)
mon.set_local_events(1, loop.__code__, 0)
mon.register_callback(1, E.RAISE, lambda *args: mon.DISABLE)
mon.set_events(1, E.RAISE)
raises(ValueError, 'Cannot disable RAISE events. Callback removed.', lambda: 1 / 0)
mon.set_events(1, 0)
mon.free_tool_id(1)
assert mon.get_tool(1) is None


# --- settrace and what a trace function may do

def traced(func, *args):
    seen = []

    def tracer(frame, event, arg):
        if frame.f_code is func.__code__:
            seen.append((event, frame.f_lineno - func.__code__.co_firstlineno))
            return tracer

    sys.settrace(tracer)
    try:
        result = func(*args)
    finally:
        sys.settrace(None)
    return seen, result


assert sys.gettrace() is None
assert traced(loop) == ([('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 2), ('line', 3), ('line', 2), ('line', 3),
                         ('line', 2), ('line', 4), ('return', 4)], 3)


def change():
    x = 1
    y = 2
    return x + y


def writer(frame, event, arg):
    if frame.f_code is change.__code__:
        if frame.f_lineno == change.__code__.co_firstlineno + 3 and event == 'line':
            frame.f_locals['x'] = 40
        return writer


sys.settrace(writer)
result = change()
sys.settrace(None)
assert result == 42


def jumper(func, source, target):
    """Runs `func` with one jump, by lines from its first."""
    base = func.__code__.co_firstlineno
    errors = []

    def tracer(frame, event, arg):
        if frame.f_code is func.__code__:
            if event == 'line' and frame.f_lineno == base + source and not errors:
                errors.append(None)
                try:
                    frame.f_lineno = base + target
                except ValueError as error:
                    errors[0] = str(error)
            return tracer

    sys.settrace(tracer)
    try:
        return func(), errors[0]
    finally:
        sys.settrace(None)


def straight():
    out = []
    out.append(1)
    out.append(2)
    out.append(3)
    return out


def blocks():
    out = []
    for i in (1, 2):
        out.append(i)
    try:
        out.append(3)
    except KeyError:
        out.append(4)
    return out


assert jumper(straight, 2, 4) == ([3], None)
assert jumper(straight, 4, 2) == ([1, 2, 1, 2, 3], None)
assert jumper(straight, 2, -1) == ([1, 2, 3], f'line {straight.__code__.co_firstlineno - 1} comes before the current code block')
assert jumper(straight, 2, 40) == ([1, 2, 3], f'line {straight.__code__.co_firstlineno + 40} comes after the current code block')
assert jumper(blocks, 1, 3)[1] == "can't jump into the body of a for loop"
assert jumper(blocks, 5, 7)[1] == "can't jump into an 'except' block as there's no exception"
assert jumper(blocks, 3, 8) == ([], None)
raises(ValueError, 'f_lineno can only be set in a trace function', lambda: setattr(sys._getframe(), 'f_lineno', 1))
raises(TypeError, 'attribute value type must be bool', lambda: setattr(sys._getframe(), 'f_trace_opcodes', 1))


def failing(frame, event, arg):
    raise RuntimeError('in the tracer')


sys.settrace(failing)
try:
    loop()
except RuntimeError as error:
    assert str(error) == 'in the tracer'
assert sys.gettrace() is None

# --- setprofile

calls = []


def profiler(frame, event, arg):
    if frame.f_code is loop.__code__ or event.startswith('c_'):
        calls.append((event, getattr(arg, '__name__', arg)))


sys.setprofile(profiler)
loop()
try:
    int('x')
except ValueError:
    pass
[].append(1)
sys.setprofile(None)
assert calls == [('call', None), ('return', 3), ('c_call', 'append'), ('c_return', 'append'), ('c_call', 'setprofile')], calls
assert sys.call_tracing(loop, ()) == 3

# --- a frame that has ended stands at its last line


def ends():
    frame = sys._getframe()
    return frame


ended = ends()
assert ended.f_lineno == ends.__code__.co_firstlineno + 2, ended.f_lineno
