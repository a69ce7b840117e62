"""Asynchronous generators, their awaitables and hooks, coroutines as objects."""
import sys


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return stop.value, steps


def raises(kind, message, func, *args):
    try:
        func(*args)
    except kind as error:
        assert str(error) == message, str(error)
    else:
        assert False, f'{kind.__name__} was not raised'


class Pause:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        got = yield self.tag
        return got


async def count(n):
    try:
        for i in range(n):
            await Pause(i)
            sent = yield i
            if sent:
                yield sent
    finally:
        await Pause('closing')


async def consume():
    return [x async for x in count(3)], {x: x async for x in count(2)}, [y async for y in count(4) if y % 2]


assert run(consume()) == (([0, 1, 2], {0: 0, 1: 1}, [1, 3]),
                          [0, 1, 2, 'closing', 0, 1, 'closing', 0, 1, 2, 3, 'closing'])


async def by_hand():
    g = count(5)
    out = [await g.__anext__(), await g.asend('sent'), await anext(g)]
    await g.aclose()
    out.append(await anext(g, 'default'))
    try:
        await anext(g)
    except StopAsyncIteration as stop:
        out.append(stop.args)
    return out


assert run(by_hand()) == ([0, 'sent', 1, 'default', ()], [0, 1, 'closing'])


async def throwing():
    async def g():
        try:
            yield 1
        except KeyError as error:
            yield error.args
        yield 3
    it = g()
    out = [await it.asend(None), await it.athrow(KeyError('k'))]
    try:
        await it.athrow(ValueError, 'v')
    except ValueError as error:
        out.append(str(error))
    return out


import warnings
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    assert run(throwing()) == ([1, ('k',), 'v'], [])


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def close_stubborn():
    g = stubborn()
    await g.asend(None)
    await g.aclose()


raises(RuntimeError, 'async generator ignored GeneratorExit', run, close_stubborn())


async def raises_stop():
    yield 1
    raise StopAsyncIteration('inside')


async def run_raises_stop():
    async for _ in raises_stop():
        pass


raises(RuntimeError, 'async generator raised StopAsyncIteration', run, run_raises_stop())

# The awaitables can be used once, and one at a time.

g = count(2)
step = g.asend(None)
assert step.send(None) == 0
raises(RuntimeError, 'anext(): asynchronous generator is already running', g.asend(None).send, None)
raises(RuntimeError, 'aclose(): asynchronous generator is already running', g.aclose().send, None)
try:
    step.send(None)
except StopIteration as stop:
    assert stop.value == 0
raises(RuntimeError, 'cannot reuse already awaited __anext__()/asend()', step.send, None)
raises(TypeError, "can't send non-None value to a just-started async generator", count(1).asend(5).send, None)
assert (g.ag_running, g.ag_suspended, g.ag_code.co_name, g.ag_await) == (False, True, 'count', None)
assert repr(g).startswith('<async_generator object count at') or repr(g).startswith('<async generator object count at'), repr(g)
assert iter(step) is step and step.close() is None
assert type(step).__name__ == 'async_generator_asend' and type(g.aclose()).__name__ == 'async_generator_athrow'
assert g.__aiter__() is g and g.__name__ == 'count' and g.__qualname__ == 'count'

# Hooks.

seen = []
old = sys.get_asyncgen_hooks()
assert old.firstiter is None and old.finalizer is None
sys.set_asyncgen_hooks(firstiter=lambda gen: seen.append(gen.__name__))
hooked = count(1)
hooked.asend(None)
hooked.asend(None)
sys.set_asyncgen_hooks(*old)
assert seen == ['count']
raises(TypeError, 'callable finalizer expected, got int', lambda: sys.set_asyncgen_hooks(finalizer=1))

# Coroutines.


async def plain():
    return 1


c = plain()
assert (c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, c.cr_code is plain.__code__) == (False, False, None, None, True)
raises(TypeError, "can't send non-None value to a just-started coroutine", c.send, 1)
assert run(c) == (1, [])
raises(RuntimeError, 'cannot reuse already awaited coroutine', c.send, None)
sys.set_coroutine_origin_tracking_depth(1)
c = plain()
assert len(c.cr_origin) == 1 and c.cr_origin[0][2] == '<module>'
sys.set_coroutine_origin_tracking_depth(0)
c.close()
raises(ValueError, 'depth must be >= 0', sys.set_coroutine_origin_tracking_depth, -1)


async def waits():
    return await Pause('x')

c = waits()
assert c.send(None) == 'x' and c.cr_suspended and c.cr_await is not None
raises(KeyError, "'thrown'", c.throw, KeyError('thrown'))
raises(TypeError, "'int' object is not an async iterable", aiter, 1)
raises(TypeError, "'int' object is not an async iterator", anext, 1)


class Iter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


async def over_iter():
    out = [x async for x in aiter(Iter())]
    it = Iter()
    await anext(it)
    await anext(it)
    out.append(await anext(it, 'end'))
    return out


assert run(over_iter()) == ([1, 2, 'end'], [])


async def nested():
    return [[y async for y in count(x)] for x in (1, 2)], (z async for z in count(1))


(lists, genexp), _ = run(nested())
assert lists == [[0], [0, 1]] and type(genexp).__name__ == 'async_generator'


class Manager:
    def __init__(self, log):
        self.log = log

    async def __aenter__(self):
        self.log.append(await Pause('enter'))
        return self

    async def __aexit__(self, kind, value, tb):
        self.log.append(kind and kind.__name__)
        await Pause('exit')
        return kind is KeyError


async def managed(log):
    async with Manager(log):
        pass
    async with Manager(log) as m, Manager(log):
        raise KeyError(m is not None)
    return log


assert run(managed([])) == ([None, None, None, None, 'KeyError', None], ['enter', 'exit', 'enter', 'enter', 'exit', 'exit'])
