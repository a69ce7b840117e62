# Two threads that answer each other through buffered readers: neither waits below the other.
import hashlib, socket, threading
one, two = socket.socketpair()
log = []


def answer():
    reader = one.makefile('rb')
    assert reader.readline() == b'first line\n'
    one.sendall(b'again\n')
    for line in reader:
        if line == b'body\n':
            break
        one.sendall(line.upper())
    size = int(reader.readline())
    body = reader.read(size)
    one.sendall(hashlib.md5(body).hexdigest().encode() + b'\n')
    assert reader.readline(4) == b'long' and reader.read(1) == b'!'
    into = bytearray(6)
    one.sendall(b'go\n')
    assert reader.readinto(into) == 6 and into == b'abcdef'
    one.sendall(b'end\n')
    assert reader.read() == b'rest'
    reader.close()
    one.close()


thread = threading.Thread(target=answer)
thread.start()
reader = two.makefile('rb')
two.sendall(b'first ')
two.sendall(b'line\n')
assert reader.readline() == b'again\n'
for word in (b'a', b'bb', b'ccc'):
    two.sendall(word)
    two.settimeout(0.01)
    try:
        reader.readline()
    except TimeoutError as error:
        assert str(error) == 'timed out'
    else:
        raise AssertionError
    reader = two.makefile('rb')
    two.settimeout(None)
    two.sendall(b'\n')
    assert reader.readline() == word.upper() + b'\n'
body = bytes(range(256)) * 5000
two.sendall(b'body\n%d\n' % len(body))
two.sendall(body)
assert reader.readline() == hashlib.md5(body).hexdigest().encode() + b'\n'
two.sendall(b'lo')
two.sendall(b'ng!')
assert reader.readline() == b'go\n'
two.sendall(b'abc')
two.sendall(b'def')
assert reader.readline() == b'end\n'
two.sendall(b'rest')
two.shutdown(socket.SHUT_WR)
thread.join()
assert reader.read() == b''
two.close()

# The time of a wait is its own: one that came before had none.
lock = threading.Lock()
lock.acquire()
turns = [threading.Event() for _ in range(2)]


def wait_twice():
    assert lock.acquire()
    turns[0].set()
    turns[1].wait()
    log.append(lock.acquire(timeout=0.01))


thread = threading.Thread(target=wait_twice)
thread.start()
while not thread.is_alive():
    pass
lock.release()
turns[0].wait()
turns[1].set()
thread.join()
assert log == [False]
