import fs from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { socketPort } from '../../../src-core/protocol/channel.ts';
import { connectFront } from '../../../src-core/protocol/front.ts';
import { startWeb, type WebHost } from '../../../src-main/web.ts';

let folder: string;
let host: WebHost;
beforeAll(async () => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'lasti-web-')));
  fs.mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  fs.writeFileSync(join(folder, 'renderer', 'index.html'), '<title>Lasti</title>');
  fs.writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
  fs.writeFileSync(join(folder, 'secret.txt'), 'secret');
  fs.writeFileSync(join(folder, 'prog.py'), 'print(1)\n');
  host = await startWeb({ file: join(folder, 'prog.py'), renderer: join(folder, 'renderer') });
});
afterAll(async () => {
  await host.close();
  fs.rmSync(folder, { recursive: true });
});

/** A plain request; fetch would tidy the path and the Host header. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(host.url);
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject).end();
  });
}

const socketUrl = () => host.url.replace('http:', 'ws:').replace('/?', '/socket?');
const origin = () => new URL(host.url).origin;

/** Status of a refused handshake, or 101. */
function handshake(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('error', () => {});
  });
}

describe('web host', () => {
  it('gives the page only with its token, with a policy', async () => {
    const page = await ask(new URL(host.url).pathname + new URL(host.url).search);
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await ask('/')).status).toBe(403);
    expect((await ask('/?token=wrong')).status).toBe(403);
    expect((await ask('/assets/a.js')).headers['content-type']).toContain('javascript');
    expect(new URL(host.url).hostname).toBe('127.0.0.1');
  });

  it('serves nothing outside its folder and nothing to other names', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/none',
      '/a%00',
    ]) {
      const answer = await ask(path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await ask('/%zz')).status).toBe(400);
    expect((await ask('/assets/a.js', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  it('refuses a socket without token, from another origin or for another name', async () => {
    expect(await handshake(socketUrl(), { origin: origin() })).toBe(101);
    expect(await handshake(socketUrl().replace(/token=.*/, 'token=x'), { origin: origin() })).toBe(403);
    expect(await handshake(socketUrl(), { origin: 'http://evil.example' })).toBe(403);
    expect(await handshake(socketUrl(), {})).toBe(403);
    expect(await handshake(socketUrl(), { origin: origin(), host: 'evil.example' })).toBe(403);
    expect(await handshake(socketUrl().replace('/socket', '/other'), { origin: origin() })).toBe(403);
  });

  it('bridges the window to a shell and an engine of its own', async () => {
    const socket = new WebSocket(socketUrl(), { headers: { origin: origin() } });
    const front = connectFront(socketPort(socket));
    const start = await front.shell.remote.begin();
    expect(start).toMatchObject({ kind: 'web', file: join(folder, 'prog.py'), folder });
    const entries = await front.shell.remote.listFolder(folder);
    expect(entries.map((entry) => entry.name)).toEqual(['renderer', 'prog.py']);
    await expect(front.shell.remote.listFolder(join(folder, 'none'))).rejects.toThrow('ENOENT');
    expect(await front.shell.remote.chooseFile()).toBeNull();
    expect(await front.engine.remote.state()).toMatchObject({ state: 'empty' });
    await front.shell.remote.restartEngine();
    expect(await front.engine.remote.state()).toMatchObject({ state: 'empty' });
    const closed = new Promise((resolve) => front.engine.onClose(resolve));
    socket.terminate();
    await closed;
  });

  it('says what is wrong when it cannot start', async () => {
    await expect(startWeb({ file: null, renderer: join(folder, 'none') })).rejects.toThrow('npm run build');
    const port = Number(new URL(host.url).port);
    await expect(startWeb({ file: null, port, renderer: join(folder, 'renderer') })).rejects.toThrow('EADDRINUSE');
  });
});
