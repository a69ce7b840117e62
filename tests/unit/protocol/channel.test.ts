import { describe, expect, it } from 'vitest';
import { answer, connect, emitter, type Port, RemoteError, serve, split } from '../../../src-core/protocol/channel.ts';

interface Sums {
  add(a: number, b: number): Promise<number>;
  slow(text: string): Promise<string>;
  fail(): Promise<void>;
}
interface SumEvents {
  added(event: { sum: number }): void;
}

/** Two ends of a line that deliver at once, as plain JSON. */
function line(): { near: Port; far: Port; close(reason: string): void } {
  type End = { receive?: (message: unknown) => void; closed?: (reason: string) => void };
  const ends: [End, End] = [{}, {}];
  const port = (mine: End, other: End): Port => ({
    send: (message) => other.receive?.(JSON.parse(JSON.stringify(message))),
    listen: (receive, closed) => Object.assign(mine, { receive, closed }),
  });
  return {
    near: port(ends[0], ends[1]),
    far: port(ends[1], ends[0]),
    close: (reason) => ends[0].closed?.(reason),
  };
}

const sums = {
  add: (a: number, b: number) => a + b,
  slow: async (text: string) => text.toUpperCase(),
  fail: () => {
    throw new RangeError('too much');
  },
};

describe('channel', () => {
  it('answers requests with values, promises and errors', async () => {
    const { near, far } = line();
    serve<Sums>(far, sums);
    const { remote } = connect<Sums, SumEvents>(near);
    expect(await remote.add(2, 3)).toBe(5);
    expect(await remote.slow('abc')).toBe('ABC');
    await expect(remote.fail()).rejects.toEqual(new RemoteError('RangeError', 'too much'));
    await expect(remote.fail()).rejects.toMatchObject({ kind: 'RangeError' });
  });

  it('answers within dispatch, without a turn of the loop', () => {
    const sent: unknown[] = [];
    const service = answer<Sums>((message) => sent.push(message), sums);
    service.dispatch({ id: 7, call: 'add', args: [1, 2] });
    expect(sent).toEqual([{ id: 7, value: 3 }]);
  });

  it('refuses what the interface does not have, inherited names included', () => {
    const sent: { error?: { message: string } }[] = [];
    const service = answer<Sums>((message) => sent.push(message as object), sums);
    for (const call of ['subtract', 'constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      service.dispatch({ id: 1, call, args: [] });
      expect(sent.pop()?.error?.message).toBe(`no such request: ${call}`);
    }
    for (const message of [{}, { id: 1 }, { id: '1', call: 'add', args: [] }, { id: 1, call: 'add', args: 'x' }])
      service.dispatch(message);
    expect(sent).toEqual([]);
  });

  it('carries events to those who listen, until they leave', () => {
    const { near, far } = line();
    const { on } = connect<Sums, SumEvents>(near);
    const events = emitter<SumEvents>((message) => far.send(message));
    const seen: number[] = [];
    const leave = on('added', ({ sum }) => seen.push(sum));
    events.added({ sum: 1 });
    leave();
    events.added({ sum: 2 });
    expect(seen).toEqual([1]);
  });

  it('rejects open and later requests when the line closes', async () => {
    const { near, close } = line();
    const { remote, onClose } = connect<Sums, SumEvents>(near);
    const reasons: string[] = [];
    onClose((reason) => reasons.push(reason));
    const open = remote.add(1, 1);
    close('gone');
    await expect(open).rejects.toThrow('gone');
    await expect(remote.add(1, 1)).rejects.toThrow('gone');
    expect(reasons).toEqual(['gone']);
  });

  it('lays several lines into one', async () => {
    const { near, far } = line();
    const left = split(near, ['a', 'b']);
    const right = split(far, ['a', 'b']);
    serve<Sums>(right.a, sums);
    serve<Sums>(right.b, { ...sums, add: (x, y) => x * y });
    expect(await connect<Sums, SumEvents>(left.a).remote.add(3, 4)).toBe(7);
    expect(await connect<Sums, SumEvents>(left.b).remote.add(3, 4)).toBe(12);
  });
});
