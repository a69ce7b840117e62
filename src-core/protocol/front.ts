/**
 * The two lines of a window, laid into one port: `engine` to the machine in its worker, `shell` to the process around it. A front
 * calls `connectFront`; src-main/front.ts is the other end.
 */
import { type Connection, connect, type Port, split } from './channel.ts';
import type { Engine, EngineEvents } from './engine.ts';
import type { Shell, ShellEvents } from './shell.ts';

export const FRONT_LINES = ['engine', 'shell'] as const;

export interface Front {
  readonly engine: Connection<Engine, EngineEvents>;
  readonly shell: Connection<Shell, ShellEvents>;
}

/**
 * The window's end. In Electron `port` is what the preload exposes (`lastiPort`); in a browser it is
 * `socketPort(new WebSocket(...))` to `/socket` of the page's host with the page's `token`.
 */
export function connectFront(port: Port): Front {
  const { engine, shell } = split(port, FRONT_LINES);
  return { engine: connect<Engine, EngineEvents>(engine), shell: connect<Shell, ShellEvents>(shell) };
}
