/**
 * Entry of the page: finds the line to the engine, Electron's preload or the web host that served the page; nothing else differs
 * between the two.
 */
import { type Port, socketPort } from '../src-core/protocol/channel.ts';
import { linkOver } from './engine/link.ts';
import { mountWindow } from './window.ts';

declare global {
  /** What Electron's preload exposes: one port, nothing else. */
  var lastiPort: Port | undefined;
}

/** The web host takes the token of the page's own address on the socket too. */
function webPort(): Port {
  const { protocol, host, search } = location;
  return socketPort(new WebSocket(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/socket${search}`));
}

mountWindow(linkOver(globalThis.lastiPort ?? webPort()));
