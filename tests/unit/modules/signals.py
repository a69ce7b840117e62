# Signals: timers, masks, waiting, and what they do to calls that wait.
import _thread
import os
import select
import signal
import threading
import time

seen = []
signal.signal(signal.SIGALRM, lambda number, frame: seen.append(frame.f_code.co_name))

# A wait goes on after a handler, unless that raises.
begin = time.monotonic()
assert signal.setitimer(signal.ITIMER_REAL, 0.01) == (0.0, 0.0)
time.sleep(0.05)
assert seen == ['<module>'] and time.monotonic() - begin >= 0.05
signal.signal(signal.SIGALRM, lambda number, frame: 1 / 0)
for wait in [lambda: time.sleep(5), lambda: select.select([], [], [], 5), lambda: threading.Event().wait(5), signal.pause]:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    begin = time.monotonic()
    try:
        wait()
    except ZeroDivisionError:
        assert time.monotonic() - begin < 1
    else:
        raise AssertionError(wait)

# Timers that come again, and those of processor time.
signal.signal(signal.SIGALRM, lambda number, frame: seen.append(number))
seen.clear()
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
while len(seen) < 3:
    time.sleep(0.001)
first, interval = signal.setitimer(signal.ITIMER_REAL, 0)
assert 0 < first <= 0.005 and interval == 0.005 and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
for which, number in [(signal.ITIMER_VIRTUAL, signal.SIGVTALRM), (signal.ITIMER_PROF, signal.SIGPROF)]:
    seen.clear()
    signal.signal(number, lambda number, frame: seen.append(number))
    signal.setitimer(which, 0.005)
    while not seen:
        [time.process_time() for _ in range(100)]
    assert seen == [number]
assert signal.alarm(20) == 0 and signal.alarm(0) == 20
for bad in [(7, 1), (0, -1)]:
    try:
        signal.setitimer(*bad)
    except signal.ItimerError as error:
        assert error.errno == 22 and isinstance(error, OSError)
    else:
        raise AssertionError(bad)

# What is blocked waits until it is let through, or taken.
seen.clear()
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
assert signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGKILL]) == set()
os.kill(os.getpid(), signal.SIGUSR1)
assert signal.sigpending() == {signal.SIGUSR1} and not seen
assert signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1]) == {signal.SIGUSR1}
assert seen == [signal.SIGUSR1] and signal.sigpending() == set()
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
assert signal.sigwait([signal.SIGUSR1]) == signal.SIGUSR1 and len(seen) == 1
assert signal.sigtimedwait([signal.SIGUSR1], 0.01) is None
threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGUSR1)).start()
information = signal.sigwaitinfo([signal.SIGUSR1])
assert (information.si_signo, information.si_code, information.si_pid) == (signal.SIGUSR1, 0, os.getpid())
signal.pthread_sigmask(signal.SIG_SETMASK, [])
try:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.NSIG])
except ValueError as error:
    assert str(error) == 'signal number 65 out of range [1; 64]'
else:
    raise AssertionError

# The main thread answers what others send, out of what it waits in.
for send in [_thread.interrupt_main, lambda: signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)]:
    thread = threading.Thread(target=send)
    try:
        thread.start()
        thread.join()
        threading.Event().wait(1)
    except KeyboardInterrupt:
        thread.join()
    else:
        raise AssertionError

# The wakeup descriptor does not block and gets a byte for each.
reading, writing = os.pipe()
try:
    signal.set_wakeup_fd(writing)
except ValueError as error:
    assert str(error) == f'the fd {writing} must be in non-blocking mode'
os.set_blocking(writing, False)
assert signal.set_wakeup_fd(writing) == -1 and not os.get_blocking(writing)
signal.raise_signal(signal.SIGUSR1)
assert os.read(reading, 10) == bytes([signal.SIGUSR1]) and signal.set_wakeup_fd(-1) == writing

# Pipes that block: threads wait for each other.
os.set_blocking(writing, True)
threading.Timer(0.01, os.write, (writing, b'spam')).start()
assert os.read(reading, 10) == b'spam'
got = []
reader = threading.Thread(target=lambda: got.append(open(reading, 'rb').read()))
reader.start()
assert os.write(writing, bytes(200_000)) == 200_000
os.close(writing)
reader.join()
assert len(got[0]) == 200_000

# A wait that ended early leaves no time behind for the next one.
lock = threading.Lock()
lock.acquire()
threading.Timer(0.005, lock.release).start()
assert lock.acquire(timeout=0.03)
begin = time.monotonic()
assert not lock.acquire(timeout=0.06) and time.monotonic() - begin >= 0.06
