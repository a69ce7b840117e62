# Sockets of one program: what they do and what they refuse, as on Linux; then asyncio over them, signals and terminals.
import asyncio
import errno
import os
import select
import signal
import socket
import termios
import threading


def fails(kind, function, *args):
    try:
        function(*args)
    except kind as error:
        return error
    raise AssertionError(kind)


# A server in a thread sends back what it got, from the end; more than there is room for on the way.
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', 0))
server.listen(5)
host, port = server.getsockname()
assert host == '127.0.0.1' and port > 1024
peers = []


def serve():
    connection, address = server.accept()
    peers.append(address)
    with connection:
        data = b''
        while chunk := connection.recv(1000):
            data += chunk
        connection.sendall(data[::-1])


thread = threading.Thread(target=serve)
thread.start()
client = socket.create_connection(('127.0.0.1', port))
assert client.getpeername() == ('127.0.0.1', port)
payload = bytes(range(256)) * 3000
client.sendall(payload)
client.shutdown(socket.SHUT_WR)
back = b''
while chunk := client.recv(65536):
    back += chunk
assert back == payload[::-1], len(back)
thread.join()
assert peers == [client.getsockname()]
client.close()
assert fails(OSError, client.recv, 1).errno == errno.EBADF
assert fails(ConnectionRefusedError, socket.create_connection, ('127.0.0.1', 1)).errno == errno.ECONNREFUSED
other = socket.socket()
assert fails(OSError, other.bind, ('127.0.0.1', port)).errno == errno.EADDRINUSE
assert fails(OSError, other.getpeername).errno == errno.ENOTCONN
assert fails(OSError, other.recv, 1).errno == errno.ENOTCONN
assert fails(OSError, other.accept).errno == errno.EINVAL
assert str(fails(TypeError, other.bind, 'x')) == 'bind(): AF_INET address must be tuple, not str'
assert str(fails(OverflowError, other.bind, ('127.0.0.1', 70000))) == 'bind(): port must be 0-65535.'
other.close()
server.setblocking(False)
fails(BlockingIOError, server.accept)
server.settimeout(0.01)
assert str(fails(TimeoutError, server.accept)) == 'timed out'
server.close()

# Beyond the program there is nothing without the flag.
for address in (('93.184.216.34', 80), ('example.org', 80)):
    with socket.socket() as outside:
        assert fails(PermissionError, outside.connect, address).strerror.endswith('--allow-net')
assert fails(PermissionError, socket.getaddrinfo, 'example.org', 80).strerror.endswith('--allow-net')

# Datagrams.
one, two = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
one.bind(('127.0.0.1', 0))
two.sendto(b'hello', one.getsockname())
data, sender = one.recvfrom(3)
assert data == b'hel' and sender[1] == two.getsockname()[1]
one.connect(('127.0.0.1', two.getsockname()[1]))
one.send(b'x')
assert two.recv(10) == b'x'
one.close()
two.close()

# Pairs, and who can be read or written.
one, two = socket.socketpair()
one.send(b'abc')
assert two.recv(2, socket.MSG_PEEK) == b'ab' and two.recv(5) == b'abc'
buffer = bytearray(5)
one.send(b'hello')
assert two.recv_into(buffer) == 5 and buffer == b'hello'
assert one.sendmsg([b'a', b'bc']) == 3 and two.recvmsg(10)[0] == b'abc'
assert select.select([two], [one], [], 0) == ([], [one], [])
with select.epoll() as poll:
    poll.register(two, select.EPOLLIN)
    assert poll.poll(0) == []
    one.send(b'1')
    assert poll.poll(1) == [(two.fileno(), select.EPOLLIN)]
    fails(FileExistsError, poll.register, two)
    poll.modify(two, select.EPOLLOUT)
    assert poll.poll(0) == [(two.fileno(), select.EPOLLOUT)]
    poll.unregister(two)
    fails(FileNotFoundError, poll.unregister, two)
    assert str(fails(ValueError, poll.poll, 0, 0)) == 'maxevents must be greater than 0, got 0'
assert poll.closed and str(fails(ValueError, poll.fileno)) == 'I/O operation on closed epoll object'
pollster = select.poll()
pollster.register(two, select.POLLOUT)
pollster.register(99)
assert pollster.poll(0) == [(two.fileno(), select.POLLOUT), (99, select.POLLNVAL)]
fails(OverflowError, pollster.poll, 1 << 31)
fails(ValueError, pollster.modify, two, -1)
fails(FileNotFoundError, pollster.modify, 98, 1)
two.recv(1)
one.close()
assert two.recv(3) == b'' and fails(BrokenPipeError, two.send, b'x')
two.close()
one, two = socket.socketpair(type=socket.SOCK_DGRAM)
one.send(b'one')
one.send(b'two')
assert two.recv(10) == b'one' and two.recv(10) == b'two'
one.close()
two.close()

# Paths and abstract names.
server, client = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
server.bind('\0abstract')
server.listen()
client.connect('\0abstract')
accepted, address = server.accept()
assert server.getsockname() == b'\0abstract' == client.getpeername() and address == ''
for sock in (accepted, client, server):
    sock.close()

unnamed = socket.socket(socket.AF_UNIX)
unnamed.bind('')
assert len(unnamed.getsockname()) == 6 and unnamed.getsockname()[0] == 0
unnamed.close()
named = socket.socket(socket.AF_UNIX)
assert str(fails(OSError, named.bind, 'x' * 108)) == 'AF_UNIX path too long'
named.bind(b'\0' + b'x' * 107)
named.close()
assert fails(OSError, named.setblocking, True).errno == errno.EBADF

# Datagrams that are cut, and what may not go beside the bytes.
one, two = socket.socketpair(type=socket.SOCK_DGRAM)
one.send(b'longer')
assert two.recvmsg(3)[:3] == (b'lon', [], socket.MSG_TRUNC)
assert str(fails(ValueError, two.recvmsg, 3, -1)) == 'invalid ancillary data buffer length'
fails(TypeError, one.sendmsg, [b'x'], [(1, 2)])
assert fails(OSError, one.sendmsg, [b'x'], [(1, 2, b'')]).errno == errno.EPERM
one.close()
two.close()
assert str(fails(OverflowError, socket.getnameinfo, ('::1', 0, 0x100000), 0)) == 'getnameinfo(): flowinfo must be 0-1048575.'
fails(UnicodeEncodeError, socket.getaddrinfo, 'localhost', '\ud800')

# Names and numbers.
assert socket.getaddrinfo('127.0.0.1', 80) == [
    (2, 1, 6, '', ('127.0.0.1', 80)), (2, 2, 17, '', ('127.0.0.1', 80)), (2, 3, 0, '', ('127.0.0.1', 80))]
assert socket.getaddrinfo('::1', 'http', type=1) == [(10, 1, 6, '', ('::1', 80, 0, 0))]
assert socket.getaddrinfo('fe80::1%1', 80, type=1)[0][4] == ('fe80::1', 80, 0, 1)
assert socket.getaddrinfo(None, 0, type=1, flags=socket.AI_PASSIVE) == [
    (2, 1, 6, '', ('0.0.0.0', 0)), (10, 1, 6, '', ('::', 0, 0, 0))]
error = fails(socket.gaierror, socket.getaddrinfo, 'localhost', 'nonesuch')
assert error.args == (socket.EAI_SERVICE, 'Servname not supported for ai_socktype')
for text in ('2001:db8::1:0:0:1', '::', '::1', '1::', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8', '1:0:0:2::3'):
    packed = socket.inet_pton(socket.AF_INET6, text)
    assert socket.inet_ntop(socket.AF_INET6, packed) == text and len(packed) == 16
for text in ('1:2:3:4:5:6:7', ':::', '1::2::3', '12345::', 'x', '1:2:3:4:5:6:7::8'):
    fails(OSError, socket.inet_pton, socket.AF_INET6, text)
assert [socket.inet_aton(text).hex() for text in ('1.2.3.4', '1.2.3', '1', '0x7f.1')] == [
    '01020304', '01020003', '00000001', '7f000001']
for text in ('256.1.1.1', '1.2.3.4.5', ''):
    fails(OSError, socket.inet_aton, text)
assert socket.gethostbyname('localhost') == '127.0.0.1' and socket.htons(1) == 256 and socket.htonl(1) == 1 << 24


# The streams of asyncio, and a signal that the program sends to itself.
async def main():
    async def answer(reader, writer):
        while line := await reader.readline():
            writer.write(line.upper())
        writer.close()

    server = await asyncio.start_server(answer, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'one\ntwo\n')
    assert [await reader.readline(), await reader.readline()] == [b'ONE\n', b'TWO\n']
    writer.write_eof()
    assert await reader.read() == b''
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    came = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, came.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(came.wait(), 5)
    assert loop.remove_signal_handler(signal.SIGUSR1)


asyncio.run(main())
caught = []
signal.signal(signal.SIGUSR1, lambda number, frame: caught.append((number, threading.current_thread() is threading.main_thread())))
sender = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1))
sender.start()
sender.join()
while not caught:
    pass
assert caught == [(signal.SIGUSR1, True)]
assert fails(termios.error, termios.tcgetattr, os.pipe()[0]).args == (25, 'Inappropriate ioctl for device')
assert fails(termios.error, termios.tcgetattr, 999).args == (9, 'Bad file descriptor')
