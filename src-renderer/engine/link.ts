/**
 * What the window holds of the engine: its requests, those of the process around it, and one place to hear events. How the
 * messages travel (a port handed over by Electron's preload, a WebSocket of the web host) is the port's matter.
 */
import type { Port } from '../../src-core/protocol/channel.ts';
import type { Engine, EngineEvents } from '../../src-core/protocol/engine.ts';
import { connectFront } from '../../src-core/protocol/front.ts';
import type { Shell, ShellEvents } from '../../src-core/protocol/shell.ts';

export interface EngineLink {
  readonly engine: Engine;
  readonly shell: Shell;
  /** Hears every event from now on; `closed` is told when the line itself is gone. Called once. */
  listen(events: EngineEvents, shellEvents: ShellEvents, closed: (reason: string) => void): void;
}

/** A link over one port that carries the lines `engine` and `shell`. */
export function linkOver(port: Port): EngineLink {
  const { engine, shell } = connectFront(port);
  return {
    engine: engine.remote,
    shell: shell.remote,
    listen(events, shellEvents, closed) {
      for (const name of Object.keys(events) as (keyof EngineEvents)[]) engine.on(name, events[name] as never);
      for (const name of Object.keys(shellEvents) as (keyof ShellEvents)[]) shell.on(name, shellEvents[name] as never);
      engine.onClose(closed);
    },
  };
}
