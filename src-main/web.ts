/**
 * The window for a browser: the built renderer over HTTP and its port over a WebSocket, on 127.0.0.1 only. The page's address bears
 * a random token; the page and the socket are refused without it, and the socket also to pages of another origin, so that no other
 * site in the same browser can reach the engine.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { socketPort } from '../src-core/protocol/channel.ts';
import { type OpenFront, openFront } from './front.ts';

export interface WebOptions {
  readonly file: string | null;
  /** 0 takes any that is free. */
  readonly port?: number;
  /** Folder of the built renderer; default beside the built `main`. */
  readonly renderer?: string;
}

export interface WebHost {
  /** The page's address with its token. */
  readonly url: string;
  close(): Promise<void>;
}

const CSP =
  "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.py': 'text/plain; charset=utf-8',
};

/** Where the build puts the window, seen from `out/main` and from the sources. */
function builtRenderer(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../out/renderer' : '../renderer', import.meta.url));
}

/** Serves the window until `close`. Rejects when the port is taken or the window was never built. */
export async function startWeb(options: WebOptions): Promise<WebHost> {
  const renderer = options.renderer ?? builtRenderer();
  if (!fs.existsSync(join(renderer, 'index.html')))
    throw new Error(`there is no window in ${renderer}: run "npm run build" first`);
  const token = randomBytes(24).toString('base64url');
  const fronts = new Set<OpenFront>();
  const server = http.createServer((request, response) => answerPage(request, response, renderer, token, ownHosts));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const origin = request.headers.origin ?? '';
    const trusted =
      pathname === '/socket' &&
      isToken(searchParams.get('token'), token) &&
      ownHosts.includes(request.headers.host ?? '') &&
      ownHosts.some((host) => origin === `http://${host}`);
    if (!trusted) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const front = openFront(socketPort(client), { kind: 'web', file: options.file });
      fronts.add(front);
      client.on('close', () => {
        fronts.delete(front);
        void front.close();
      });
    });
  });

  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      await Promise.all([...fronts].map((front) => front.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isToken(given: string | null, token: string): boolean {
  return given !== null && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

function answerPage(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  renderer: string,
  token: string,
  ownHosts: readonly string[],
): void {
  const refuse = (status: number, sentence: string) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
  };
  // A name that another site's DNS points at this machine is not ours.
  if (!ownHosts.includes(request.headers.host ?? '')) return refuse(403, 'Open the address that Lasti printed.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET is answered here.');
  let pathname: string;
  let given: string | null;
  try {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    pathname = decodeURIComponent(url.pathname);
    given = url.searchParams.get('token');
  } catch {
    return refuse(400, 'This address cannot be read.');
  }
  if (pathname === '/' || pathname === '/index.html') {
    if (!isToken(given, token)) return refuse(403, 'This address lacks its token: open the one that Lasti printed.');
    pathname = '/index.html';
  }
  const path = normalize(join(renderer, pathname));
  if (!path.startsWith(renderer + sep) || pathname.includes('\0')) return refuse(404, 'There is nothing here.');
  fs.readFile(path, (error, data) => {
    if (error) return refuse(404, 'There is nothing here.');
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : data);
  });
}
