import { afterEach, describe, expect, it } from 'vitest';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { type Connection, connect } from '../../../src-core/protocol/channel.ts';
import type { EngineEvents } from '../../../src-core/protocol/engine.ts';
import { EngineProcess } from '../../../src-main/engine-process.ts';
import type { Mortal } from '../../support/mortal-worker.ts';

let engine: EngineProcess;
function start(heapMegabytes?: number): Connection<Mortal, EngineEvents> {
  engine = new EngineProcess({
    grants: NO_GRANTS,
    entry: new URL('../../support/mortal-worker.ts', import.meta.url),
    heapMegabytes,
  });
  return connect<Mortal, EngineEvents>(engine.port);
}
afterEach(() => engine.stop());

const death = (connection: Connection<Mortal, EngineEvents>) =>
  new Promise<string>((resolve) => {
    connection.on('engineDied', ({ reason }) => resolve(reason));
  });

describe('engine process', () => {
  it('wakes a blocked worker for every request, in order', async () => {
    const { remote } = start();
    await remote.echo('first');
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => remote.echo(String(i))));
    expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => String(i)));
    const began = performance.now();
    for (let i = 0; i < 100; i++) await remote.echo('x');
    expect((performance.now() - began) / 100).toBeLessThan(20);
  });

  it('reaches a worker that runs', async () => {
    const { remote } = start();
    await remote.echo('ready');
    const spinning = remote.spin();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await remote.echo('mail')).toBe('mail');
    expect(await spinning).toBeGreaterThan(100);
  });

  it('has a stack for deep recursion', async () => {
    const { remote } = start();
    expect(await remote.recurse(500_000)).toBe(500_000);
    await expect(remote.recurse(50_000_000)).rejects.toMatchObject({ kind: 'RangeError' });
    expect(await remote.echo('alive')).toBe('alive');
  });

  it('tells how its worker died, leaves no request open, and starts anew', async () => {
    const connection = start();
    await connection.remote.echo('ready');
    const reason = death(connection);
    await expect(connection.remote.exit(7)).rejects.toMatchObject({ kind: 'EngineDied' });
    expect(await reason).toBe("The engine's worker ended by itself with status 7.");
    await expect(connection.remote.echo('x')).rejects.toThrow('ended by itself');
    await engine.restart();
    expect(await connection.remote.echo('again')).toBe('again');
  });

  it('survives a crash and a full heap of its worker', async () => {
    const connection = start(64);
    const crashed = death(connection);
    connection.remote.crash().catch(() => {});
    expect(await crashed).toBe('The engine crashed, which is a defect in Lasti: struck');
    await engine.restart();
    const starved = death(connection);
    await expect(connection.remote.fill()).rejects.toMatchObject({ kind: 'EngineDied' });
    expect(await starved).toBe('The engine ran out of memory and was ended.');
  });

  it('rejects open requests when it is restarted in the middle of one', async () => {
    const { remote } = start();
    const spinning = remote.spin();
    const refused = expect(spinning).rejects.toThrow('The engine was restarted.');
    await engine.restart();
    await refused;
    expect(await remote.echo('new')).toBe('new');
  });
});
