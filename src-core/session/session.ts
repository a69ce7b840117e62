/**
 * The composition root of a debugging session: a host comes in, an engine goes out. Not built yet: there is never a program, and
 * every other request is refused with a sentence that says so.
 */
import type { Host } from '../host/host.ts';
import type { Served } from '../protocol/channel.ts';
import type { Engine } from '../protocol/engine.ts';
import type { CreateEngine } from '../protocol/worker.ts';

export const createEngine: CreateEngine<Host> = () => ({
  engine: new Proxy({} as Served<Engine>, {
    get: (_, name) => () => {
      if (name === 'state') return { state: 'empty', snapshot: null };
      throw new Error(`debugging is not supported yet (${String(name)})`);
    },
  }),
  work() {},
});
