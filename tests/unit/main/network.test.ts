/** `lasti run --allow-net`: programs that speak to servers and clients of this process, over the loopback addresses alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends) end();
});

function lasti(...args: string[]): ChildProcess {
  const command = ['--import', 'tsx', join(root, 'src-main', 'cli', 'main.ts'), 'run', ...args];
  return spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outcome(child: ChildProcess) {
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { stdout, stderr, status: child.exitCode };
}

/** A server's port; it ends with the tests. */
async function listen(server: net.Server): Promise<string> {
  const open = new Set<net.Socket>();
  server.on('connection', (socket) => open.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return String((server.address() as net.AddressInfo).port);
}

function pages(): net.Server {
  return http.createServer(async (request, response) => {
    const body = await text(request);
    response.setHeader('X-Test', 'yes');
    response.statusCode = request.url === '/missing' ? 404 : 200;
    response.end(`${request.method} ${request.url} ${body}`);
  });
}

const program = (name: string) => join(import.meta.dirname, 'network', name);

it('lets a program be a client', { timeout: 60_000 }, async () => {
  const echo = net.createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  const resetting = net.createServer((socket) => {
    socket.write('last');
    socket.on('data', () => socket.resetAndDestroy());
  });
  const silent = net.createServer((socket) => socket.resume());
  const sink = net.createServer({ pauseOnConnect: true });
  const udp = dgram.createSocket('udp4', (data, from) => udp.send(data.toString().toUpperCase(), from.port, from.address));
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  ends.push(() => udp.close());
  const ports = [
    await listen(pages()),
    await listen(echo),
    await listen(resetting),
    await listen(silent),
    String(udp.address().port),
    await listen(sink),
  ];
  expect(await outcome(lasti('--allow-net', program('client.py'), ...ports))).toEqual({
    stdout: 'done\n',
    stderr: '',
    status: 0,
  });
});

/** Sends each text when the answer to the one before has come. */
async function converse(port: number, ...texts: string[]): Promise<string[]> {
  const socket = net.connect(port, '127.0.0.1');
  const answers: string[] = [];
  for (const sent of texts) {
    socket.write(sent);
    answers.push(String((await once(socket, 'data'))[0]));
  }
  socket.end();
  await once(socket, 'close');
  return answers;
}

it('lets a program be a server, and end with what is open', { timeout: 60_000 }, async () => {
  const child = lasti('--allow-net', program('server.py'));
  const [first] = await once(child.stdout!, 'data');
  const [page, line, sum] = String(first).split(' ').map(Number);
  const body = 'x'.repeat(1_000_000);
  const responses = await Promise.all([
    fetch(`http://127.0.0.1:${page}/a`).then((response) => response.text()),
    fetch(`http://127.0.0.1:${page}/b`, { method: 'POST', body: `${body}y` }).then((response) => response.text()),
  ]);
  expect(responses[0]).toBe('GET /a');
  expect(responses[1]).toBe(`POST y${body}`);
  expect(await Promise.all([converse(line, 'one\n', 'two\n'), converse(line, 'three\n', 'four\n')])).toEqual([
    ['ONE\n', 'TWO\n'],
    ['THREE\n', 'FOUR\n'],
  ]);
  expect(await converse(sum, '1 2\n', '3 4 5\n')).toEqual(['3\n', '12\n']);
  net.connect(sum, '127.0.0.1').end('end\n');
  expect(await outcome(child)).toEqual({ stdout: '', stderr: '', status: 7 });
});

it('ends a call that blocks by Ctrl+C', { timeout: 60_000 }, async () => {
  // Where it is alone, and where another thread waits too.
  const code = `import socket, threading
s = socket.create_server(('127.0.0.1', 0))
def wait(): s.accept()
try:
  print('first', flush=True)
  wait()
except KeyboardInterrupt: pass
threading.Thread(target=wait, daemon=True).start()
try:
  print('second', flush=True)
  wait()
except KeyboardInterrupt: print('again')`;
  const child = lasti('--allow-net', '-c', code);
  for (const round of ['first', 'second']) {
    expect(String((await once(child.stdout!, 'data'))[0])).toBe(`${round}\n`);
    child.kill('SIGINT');
  }
  expect(await outcome(child)).toEqual({ stdout: 'again\n', stderr: '', status: 0 });
});

it('reaches nobody without the grant, and says so', { timeout: 60_000 }, async () => {
  const port = await listen(pages());
  const code = `import socket, urllib.request
for address in (('127.0.0.1', ${port}), ('192.0.2.1', 80), ('example.org', 80)):
    try: socket.create_connection(address)
    except OSError as error: print(error)
try: urllib.request.urlopen('http://example.org')
except OSError as error: print(error)`;
  const refused = '[Errno 13] Permission denied; run again with --allow-net';
  expect(await outcome(lasti('-c', code))).toEqual({
    stdout: `[Errno 111] Connection refused\n${refused}\n${refused}\n<urlopen error ${refused}>\n`,
    stderr: '',
    status: 0,
  });
});
