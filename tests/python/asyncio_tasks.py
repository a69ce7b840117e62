"""Futures and tasks of _asyncio, in a loop of a few lines: steps, callbacks, cancellation, what is refused and in which words."""
import asyncio  # before _asyncio, which otherwise is not complete when the library takes names from it
import _asyncio
import collections
import contextvars
import re

Future, Task = _asyncio.Future, _asyncio.Task
assert asyncio.Future is Future and asyncio.Task is Task


class Loop:
    def __init__(self):
        self.ready = collections.deque()
        self.told = []
        self.running = False

    def get_debug(self):
        return False

    def is_running(self):
        return self.running

    def call_soon(self, callback, *args, context=None):
        self.ready.append((callback, args, context))

    def call_exception_handler(self, context):
        self.told.append(context)

    def run(self):
        _asyncio._set_running_loop(self)
        self.running = True
        try:
            while self.ready:
                callback, args, context = self.ready.popleft()
                context.run(callback, *args)
        finally:
            self.running = False
            _asyncio._set_running_loop(None)


def fails(kind, message, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except kind as error:
        assert str(error) == message, (str(error), message)
        assert type(error) is kind, error
        return error
    raise AssertionError(f'{kind.__name__} not raised')


loop = Loop()
future = Future(loop=loop)
assert repr(future) == '<Future pending>' and future.get_loop() is loop and future._loop is loop
assert (future._state, future.done(), future.cancelled(), future._callbacks) == ('PENDING', False, False, None)
fails(asyncio.InvalidStateError, 'Result is not set.', future.result)
fails(asyncio.InvalidStateError, 'Exception is not set.', future.exception)
context = contextvars.copy_context()
seen = []
future.add_done_callback(seen.append, context=context)
assert future._callbacks == [(seen.append, context)]
future.add_done_callback(print)
future.add_done_callback(print)
assert future.remove_done_callback(print) == 2 and len(future._callbacks) == 1
future.set_result('done')
assert future._callbacks is None and seen == []
loop.run()
assert seen == [future] and future.result() == 'done' and repr(future) == "<Future finished result='done'>"
fails(asyncio.InvalidStateError, 'invalid state', future.set_result, 1)
fails(asyncio.InvalidStateError, 'invalid state', future.set_exception, ValueError())
assert future.cancel() is False

fails(TypeError, 'set_result() takes exactly 1 positional argument (0 given)', future.set_result)
fails(TypeError, 'add_done_callback() takes exactly 1 positional argument (2 given)', future.add_done_callback, 1, 2)
fails(TypeError, 'get_loop() takes no arguments', future.get_loop, 1)
fails(TypeError, 'Future.result() takes no arguments (1 given)', future.result, 1)
fails(TypeError, 'Future() takes no positional arguments', Future, 1)
fails(TypeError, "Task() missing required argument 'coro' (pos 1)", Task)
fails(TypeError, 'a coroutine was expected, got 1', Task, 1, loop=loop)
bare = Future.__new__(Future)
fails(RuntimeError, 'Future object is not initialized.', repr, bare)
fails(RuntimeError, 'Future object is not initialized.', bare.get_loop)
fails(RuntimeError, 'uninitialized Future object', bare.add_done_callback, print)
fails(asyncio.InvalidStateError, 'Future object is not initialized.', bare.result)
assert bare._loop is None and not bare.done() and not bare._asyncio_future_blocking
fails(ValueError, '_log_traceback can only be set to False', setattr, future, '_log_traceback', True)
fails(AttributeError, 'cannot delete attribute', delattr, future, '_cancel_message')

# Exceptions: a class is called, StopIteration cannot go through a generator, the traceback is given back once.
failed = Future(loop=loop)
fails(TypeError, 'invalid exception object', failed.set_exception, 1)
failed.set_exception(KeyError)
assert type(failed.exception()) is KeyError and failed._log_traceback is False
stopped = Future(loop=loop)
stopped.set_exception(StopIteration(3))
error = stopped.exception()
assert type(error) is RuntimeError and error.__cause__.value == 3 and error.__context__ is error.__cause__
assert stopped._log_traceback is False
cancelled = Future(loop=loop)
assert cancelled.cancel('why') and cancelled.cancelled() and cancelled._cancel_message == 'why'
fails(asyncio.CancelledError, 'why', cancelled.result)
fails(asyncio.CancelledError, 'why', cancelled.exception)
assert repr(cancelled) == '<Future cancelled>'

# What await drives.
waited = Future(loop=loop)
steps = iter(waited)
assert type(steps).__name__ == 'FutureIter' and next(steps) is waited and waited._asyncio_future_blocking
fails(RuntimeError, "await wasn't used with future", steps.send, None)
waited.set_result((1, 2))
error = fails(StopIteration, '(1, 2)', steps.send, 'ignored')
assert error.value == (1, 2) and next(steps, 'end') == 'end'
steps = waited.__await__()
fails(TypeError, 'exceptions must be classes deriving BaseException or instances of such a class', steps.throw, 1)
fails(ZeroDivisionError, '', steps.throw, ZeroDivisionError)
assert waited.__await__().close() is None

# Tasks.
log = []
variable = contextvars.ContextVar('variable', default='outside')


async def work(future, name):
    log.append((name, 'began', _asyncio.current_task().get_name()))
    variable.set(name)
    got = await future
    log.append((name, got, variable.get()))
    return name.upper()


future = Future(loop=loop)
first, second = Task(work(future, 'first'), loop=loop, name='One'), Task(work(future, 'second'), loop=loop)
assert first.get_name() == 'One' and re.fullmatch(r'Task-\d+', second.get_name())
second.set_name(2)
assert second.get_name() == '2' and first in _asyncio._scheduled_tasks and asyncio.all_tasks(loop) == {first, second}
assert re.match(r"<Task pending name='One' coro=<work\(\) running at .*:\d+>>", repr(first)), repr(first)
loop.run()
assert log == [('first', 'began', 'One'), ('second', 'began', '2')]
assert first._fut_waiter is future and first._must_cancel is False and first.get_coro().cr_await is not None
callbacks = future._callbacks
assert [callback.__self__ for callback, _ in callbacks] == [first, second] and callbacks[0][1] is first.get_context()
assert callbacks[0][0].__name__ == 'task_wakeup'
assert "wait_for=<Future pending cb=[Task.task_wakeup(), Task.task_wakeup()]>" in repr(first), repr(first)
assert [frame.f_code.co_name for frame in first.get_stack()] == ['work']
future.set_result('result')
loop.run()
assert log[2:] == [('first', 'result', 'first'), ('second', 'result', 'second')]
assert first.result() == 'FIRST' and variable.get() == 'outside' and not asyncio.all_tasks(loop)
assert repr(first).startswith("<Task finished name='One' coro=<work() done, defined at "), repr(first)
fails(RuntimeError, 'Task does not support set_result operation', first.set_result, 1)
fails(RuntimeError, 'Task does not support set_exception operation', first.set_exception, ValueError())


def outcome(coro, *between):
    task = Task(coro, loop=loop)
    loop.run()
    for act in between:
        act(task)
        loop.run()
    assert task.done(), task
    return task


async def raises():
    raise LookupError('inside')


assert str(outcome(raises()).exception()) == 'inside'


async def sleeps(notes):
    try:
        await Future(loop=loop)
    except asyncio.CancelledError as error:
        notes.append(error.args)
        raise


notes = []
task = outcome(sleeps(notes), lambda task: task.cancel('stop'))
assert notes == [('stop',)] and task.cancelled() and task.cancelling() == 1 and task.uncancel() == 0 == task.uncancel()
fails(asyncio.CancelledError, 'stop', task.result)
early = Task(sleeps(notes), loop=loop)
early.cancel()
loop.run()
assert early.cancelled() and notes == [('stop',)]


async def stubborn():
    try:
        await Future(loop=loop)
    except asyncio.CancelledError:
        return 'no'


assert outcome(stubborn(), Task.cancel).result() == 'no'


class Yielding:
    """Yields what no task can wait for."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


async def waits(value):
    await Yielding(value)


def generator():
    yield


assert str(outcome(waits(3)).exception()) == 'Task got bad yield: 3'
assert str(outcome(waits(Future(loop=Loop()))).exception()).endswith('attached to a different loop')
assert str(outcome(waits(Future(loop=loop))).exception()).startswith('yield was used instead of yield from in task <Task pending')
assert str(outcome(waits(generator())).exception()).startswith('yield was used instead of yield from for generator in task')
assert outcome(waits(None)).result() is None


async def itself():
    await _asyncio.current_task()


assert str(outcome(itself()).exception()).startswith('Task cannot await on itself: <Task pending')


class Foreign:
    """A future that is none of the module's."""
    _asyncio_future_blocking = False

    def __init__(self):
        self.callbacks = []

    def get_loop(self):
        return loop

    def add_done_callback(self, callback, *, context):
        self.callbacks.append((callback, context))

    def result(self):
        return 'foreign'

    def __await__(self):
        self._asyncio_future_blocking = True
        yield self
        return self.result()


async def waits_for(future):
    return await future


foreign = Foreign()
task = Task(waits_for(foreign), loop=loop)
loop.run()
assert task._fut_waiter is foreign and not foreign._asyncio_future_blocking
[(wakeup, context)] = foreign.callbacks
loop.call_soon(wakeup, foreign, context=context)
loop.run()
assert task.result() == 'foreign'

# What ends a program goes through the loop, and stays in the task.
async def leave():
    raise SystemExit(3)


task = Task(leave(), loop=loop)
try:
    loop.run()
except SystemExit as error:
    assert error is task.exception() and error.code == 3
else:
    raise AssertionError

# Eager starts run at once, within the task that makes them.
order = []


async def eager(future):
    order.append(_asyncio.current_task().get_name())
    if future is not None:
        await future


async def starter(future):
    done = Task(eager(None), loop=loop, name='quick', eager_start=True)
    assert done.done() and done.get_coro() is None and done not in _asyncio._scheduled_tasks
    slow = Task(eager(future), loop=loop, name='slow', eager_start=True)
    assert not slow.done() and slow in _asyncio._scheduled_tasks and not _asyncio._eager_tasks
    order.append(_asyncio.current_task().get_name())
    future.set_result(None)
    await slow


task = Task(starter(Future(loop=loop)), loop=loop, name='starter')
loop.run()
assert task.exception() is None and order == ['quick', 'slow', 'starter'], task

# Books of who runs where.
assert _asyncio.current_task(loop) is None and _asyncio._get_running_loop() is None
fails(RuntimeError, 'no running event loop', _asyncio.get_running_loop)
_asyncio._enter_task('loop', 'a')
fails(RuntimeError, "Cannot enter into task 'b' while another task 'a' is being executed.", _asyncio._enter_task, 'loop', 'b')
fails(RuntimeError, "Leaving task 'b' does not match the current task 'a'.", _asyncio._leave_task, 'loop', 'b')
assert _asyncio._swap_current_task('loop', 'c') == 'a' and _asyncio._current_tasks == {'loop': 'c'}
assert _asyncio._swap_current_task('loop', None) == 'c' and _asyncio._current_tasks == {}
fails(RuntimeError, "Leaving task 'b' does not match the current task None.", _asyncio._leave_task, 'loop', 'b')


# Subclasses keep attributes, and their methods are called.
class Named(Future):
    def __init__(self, name):
        super().__init__(loop=loop)
        self.name = name


named = Named('n')
assert named.name == 'n' and repr(named) == '<Named pending>'
task = Task(waits_for(named), loop=loop)
loop.run()
named.set_result(5)
loop.run()
assert task.result() == 5

# At the end of a failed future nobody asked, the loop is told.
named = Named('lost')
named.set_exception(ValueError('nobody asked'))
named.__del__()
assert loop.told == [{'message': 'Named exception was never retrieved', 'exception': named._exception, 'future': named}]
named.__del__()
assert len(loop.told) == 1
