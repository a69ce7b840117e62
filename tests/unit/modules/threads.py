# Threads: they take turns, wait for each other and end.
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

# Producer and consumers.
jobs, results = queue.Queue(), queue.Queue()


def work(name):
    while (job := jobs.get()) is not None:
        results.put(job * job)


crew = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in crew:
    thread.start()
for n in range(10):
    jobs.put(n)
for _ in crew:
    jobs.put(None)
for thread in crew:
    thread.join()
assert sorted(results.get() for _ in range(10)) == [n * n for n in range(10)]

# Two that wake each other.
first, second, log = threading.Event(), threading.Event(), []


def turns(mine, other, word):
    for _ in range(5):
        mine.wait()
        mine.clear()
        log.append(word)
        other.set()


pair = [threading.Thread(target=turns, args=a) for a in [(first, second, 'ping'), (second, first, 'pong')]]
for thread in pair:
    thread.start()
first.set()
for thread in pair:
    thread.join()
assert log == ['ping', 'pong'] * 5

# A lock keeps what belongs together.
total, lock = 0, threading.Lock()


def count():
    global total
    for _ in range(3000):
        with lock:
            total += 1


crew = [threading.Thread(target=count) for _ in range(4)]
for thread in crew:
    thread.start()
for thread in crew:
    thread.join()
assert total == 12000

# What each has for itself.
own = threading.local()
own.value = 1
seen = []
thread = threading.Thread(target=lambda: seen.append(hasattr(own, 'value')))
thread.start()
thread.join()
assert seen == [False] and own.value == 1

# Waiting has an end.
assert threading.Event().wait(0.01) is False
assert not lock.locked() and lock.acquire(timeout=0.01) and not lock.acquire(timeout=0.01) and not lock.acquire(False)
lock.release()
try:
    lock.release()
except RuntimeError as error:
    assert str(error) == 'release unlocked lock'
else:
    raise AssertionError
again = threading.RLock()
with again, again:
    assert again._is_owned()

# What a thread does not catch goes to a hook.
heard = []
hook, threading.excepthook = threading.excepthook, lambda args: heard.append((args.exc_type, args.thread.name))
thread = threading.Thread(target=lambda: 1 / 0, name='bad')
thread.start()
thread.join()
threading.excepthook = hook
assert heard == [(ZeroDivisionError, 'bad')]

with ThreadPoolExecutor(3) as pool:
    assert list(pool.map(lambda n: n + 1, range(6))) == [1, 2, 3, 4, 5, 6]

condition, woken = threading.Condition(), []


def wait():
    with condition:
        condition.wait()
        woken.append(True)


thread = threading.Thread(target=wait)
thread.start()
time.sleep(0.01)
with condition:
    condition.notify()
thread.join()
assert woken == [True]
barrier, through = threading.Barrier(3), []
crew = [threading.Thread(target=lambda: through.append(barrier.wait())) for _ in range(3)]
for thread in crew:
    thread.start()
for thread in crew:
    thread.join()
assert sorted(through) == [0, 1, 2]
assert threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
