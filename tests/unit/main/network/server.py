# The program as a server: it says its ports, and ends when it is asked to.
import asyncio
import http.server
import socket
import socketserver
import sys
import threading


class Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        self.answer(f'GET {self.path}'.encode())

    def do_POST(self):
        self.answer(b'POST ' + self.rfile.read(int(self.headers['Content-Length']))[::-1])

    def answer(self, body):
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


pages, lines = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Pages), Server(('127.0.0.1', 0), Lines)
for server in (pages, lines):
    threading.Thread(target=server.serve_forever, args=(0.05,)).start()


async def main():
    ended = asyncio.Event()

    async def add(reader, writer):
        while line := await reader.readline():
            if line == b'end\n':
                ended.set()
                break
            writer.write(b'%d\n' % sum(map(int, line.split())))
        writer.close()

    sums = await asyncio.start_server(add, '127.0.0.1', 0)
    print(pages.server_address[1], lines.server_address[1], sums.sockets[0].getsockname()[1], flush=True)
    async with sums:
        await ended.wait()


asyncio.run(main())
for server in (pages, lines):
    server.shutdown()
    server.server_close()
# What is open at the end keeps nobody.
left = socket.create_server(('127.0.0.1', 0))
other = socket.create_connection(left.getsockname())
sys.exit(7)
