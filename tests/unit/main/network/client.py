# The program as a client of the servers that the test runs: their ports are the arguments.
import asyncio
import errno
import hashlib
import os
import select
import socket
import struct
import sys
import threading
import time
import urllib.error
import urllib.request

HTTP, ECHO, RESET, SILENT, UDP, SINK = map(int, sys.argv[1:])
HOST = '127.0.0.1'


def fails(kind, function, *args):
    try:
        function(*args)
    except kind as error:
        return error
    raise AssertionError(kind)


def read_all(sock):
    data = b''
    while chunk := sock.recv(65536):
        data += chunk
    return data


# HTTP by the library.
with urllib.request.urlopen(f'http://{HOST}:{HTTP}/hello?x=1') as response:
    assert response.status == 200 and response.headers['X-Test'] == 'yes'
    assert response.read() == b'GET /hello?x=1 '
with urllib.request.urlopen(f'http://localhost:{HTTP}/post', data=b'body') as response:
    assert response.read() == b'POST /post body'
assert fails(urllib.error.HTTPError, urllib.request.urlopen, f'http://{HOST}:{HTTP}/missing').code == 404

# Ten megabytes there and back, while another thread counts; half closed, the other half goes on.
payload = os.urandom(1 << 20) * 10
with socket.create_connection((HOST, ECHO)) as sock:
    assert sock.getpeername() == (HOST, ECHO) and sock.getsockname()[0] == HOST
    received = hashlib.sha256()

    def receive():
        while chunk := sock.recv(1 << 20):
            received.update(chunk)

    reader = threading.Thread(target=receive)
    reader.start()
    sock.sendall(payload)
    sock.shutdown(socket.SHUT_WR)
    assert isinstance(fails(OSError, sock.send, b'x'), BrokenPipeError)
    reader.join()
    assert received.digest() == hashlib.sha256(payload).digest()

# Looking without taking, into a buffer, and not blocking.
with socket.create_connection((HOST, ECHO)) as sock:
    sock.sendall(b'hello')
    assert sock.recv(5, socket.MSG_PEEK) == b'hello'
    buffer = bytearray(2)
    assert sock.recv_into(buffer) == 2 and buffer == b'he' and sock.recv(99) == b'llo'
    sock.setblocking(False)
    fails(BlockingIOError, sock.recv, 1)
    assert select.select([sock], [sock], [], 0) == ([], [sock], [])
    sock.send(b'!')
    assert select.select([sock], [], [], 10)[0] == [sock] and sock.recv(9) == b'!'

# A peer that does not read: what can be sent is bounded.
with socket.create_connection((HOST, SINK)) as sock:
    sock.settimeout(0.2)
    assert str(fails(TimeoutError, sock.sendall, bytes(64 << 20))) == 'timed out'
    # Closing ends it with a reset: else the end of the program would wait for the peer.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))

# Time limits of the socket, and of the system.
with socket.create_connection((HOST, SILENT)) as sock:
    sock.settimeout(0.05)
    begin = time.monotonic()
    assert str(fails(TimeoutError, sock.recv, 1)) == 'timed out' and time.monotonic() - begin >= 0.05
    sock.settimeout(None)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 0, 20_000))
    assert fails(BlockingIOError, sock.recv, 1).errno == errno.EAGAIN

# A peer that resets: what came before is read, the error is told once, then it is the end.
with socket.create_connection((HOST, RESET)) as sock:
    assert sock.recv(4) == b'last'
    sock.sendall(b'now')
    assert fails(ConnectionResetError, sock.recv, 1).errno == errno.ECONNRESET
    assert sock.recv(1) == b''
    fails(BrokenPipeError, sock.send, b'x')

# Nobody there.
with socket.socket() as holder:
    holder.bind((HOST, 0))
    free = holder.getsockname()[1]
    with socket.socket() as other:
        assert fails(OSError, other.bind, (HOST, free)).errno == errno.EADDRINUSE
assert str(fails(ConnectionRefusedError, socket.create_connection, (HOST, free))) == '[Errno 111] Connection refused'
with socket.socket() as sock:
    sock.setblocking(False)
    assert sock.connect_ex((HOST, free)) == errno.EINPROGRESS
    poll = select.poll()
    poll.register(sock, select.POLLOUT)
    assert poll.poll(10_000)[0][1] & select.POLLERR
    assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == errno.ECONNREFUSED
    assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
with socket.socket() as sock:
    assert sock.connect_ex((HOST, free)) == errno.ECONNREFUSED
    assert fails(OSError, sock.recv, 1).errno == errno.ENOTCONN == fails(OSError, sock.getpeername).errno
    assert fails(OSError, sock.accept).errno == errno.EINVAL

# A connection that takes its time, and the options of one.
with socket.socket() as sock:
    sock.setblocking(False)
    assert fails(BlockingIOError, sock.connect, (HOST, ECHO)).errno == errno.EINPROGRESS
    assert select.select([], [sock], [], 10)[1] == [sock]
    assert sock.connect_ex((HOST, ECHO)) == 0 and sock.connect_ex((HOST, ECHO)) == errno.EISCONN
    for level, option in ((socket.IPPROTO_TCP, socket.TCP_NODELAY), (socket.SOL_SOCKET, socket.SO_KEEPALIVE)):
        assert sock.getsockopt(level, option) == 0
        sock.setsockopt(level, option, 5)
        assert sock.getsockopt(level, option) == 1
    assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM
    # Node has no words for this one.
    assert fails(OSError, sock.setsockopt, socket.IPPROTO_TCP, socket.TCP_CORK, 1).errno == errno.ENOPROTOOPT
assert fails(OSError, socket.socket, socket.AF_INET, socket.SOCK_STREAM, 17).errno == errno.EPROTONOSUPPORT

# Datagrams.
with socket.socket(type=socket.SOCK_DGRAM) as sock:
    assert sock.getsockname() == ('0.0.0.0', 0)
    sock.settimeout(10)
    assert sock.sendto(b'one', (HOST, UDP)) == 3
    assert sock.recvfrom(100) == (b'ONE', (HOST, UDP)) and sock.getsockname()[1] > 0
    sock.connect((HOST, UDP))
    assert sock.send(b'longer') == 6 and sock.recv(3) == b'LON'
    assert fails(OSError, sock.send, bytes(70_000)).errno == errno.EMSGSIZE

# Names.
assert socket.gethostbyname('localhost').startswith('127.')
assert any(row[4][0] in ('127.0.0.1', '::1') for row in socket.getaddrinfo('localhost', 80, type=socket.SOCK_STREAM))
assert fails(socket.gaierror, socket.getaddrinfo, 'a..b', 1, 0, 0, 0, socket.AI_NUMERICHOST).args == (
    socket.EAI_NONAME, 'Name or service not known')
assert socket.getnameinfo((HOST, 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV) == (HOST, '80')
assert socket.gethostname()


# The streams of asyncio.
async def main():
    reader, writer = await asyncio.open_connection('localhost', ECHO, family=socket.AF_INET)
    writer.write(b'one\ntwo\n')
    assert [await reader.readline(), await reader.readline()] == [b'one\n', b'two\n']
    writer.write(payload)
    writer.write_eof()
    assert await reader.read() == payload
    writer.close()
    await writer.wait_closed()
    try:
        await asyncio.open_connection(HOST, free)
    except ConnectionRefusedError:
        pass
    else:
        raise AssertionError
    silent, writer = await asyncio.open_connection(HOST, SILENT)
    try:
        await asyncio.wait_for(silent.read(1), 0.02)
    except TimeoutError:
        pass
    else:
        raise AssertionError
    writer.close()


asyncio.run(main())
print('done')
