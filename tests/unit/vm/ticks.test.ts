/** Ticks count instructions, whether they run joined, one at a time under a hook, or on the walking dispatcher. */
import { expect, it } from 'vitest';
import { compile } from '../../../src-core/compile/compile.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import { PyCode } from '../../../src-core/objects/code.ts';
import { makeMachine } from '../../../src-core/session/machine.ts';
import { Monitor } from '../../../src-core/vm/monitor.ts';
import type { VmThread } from '../../../src-core/vm/thread.ts';
import { walker } from '../../../src-core/vm/walk.ts';

const SOURCE = `
def f(a, b):
    c, d = a, b
    for i in range(5):
        c = c + d * 2
        d = i
    return c, d
def g():
    for i in range(40):
        yield f(i, 1.5 if i > 30 else i)
out = [len([x for x in g()]) for _ in range(3)]
`;

function ticksOf(prepare: (thread: VmThread) => void): number {
  const { thread, main } = makeMachine({ argv: [''], host: new MemoryHost() });
  prepare(thread);
  thread.runCode(new PyCode(compile(SOURCE, '<ticks>')), main.dict, main.dict, undefined, '<module>');
  return thread.ticks;
}

it('counts the same instructions on the loop, under hooks and on the walking dispatcher', () => {
  const plain = ticksOf(() => {});
  let hooked = 0;
  const underHooks = ticksOf((thread) => {
    const monitor: Monitor = new Monitor({
      instruction: () => {
        hooked++;
      },
      poll: () => {},
      entered: (_thread, frame) => monitor.hookAll(frame.code),
      left: () => {},
      unwound: () => {},
    });
    thread.watcher = monitor;
    thread.watchFrames(true);
  });
  const walked = ticksOf((thread) => {
    thread.dispatcher = walker();
  });
  expect(plain).toBeGreaterThan(5000);
  expect({ underHooks, hooked, walked }).toEqual({ underHooks: plain, hooked: plain, walked: plain });
});

it('tells a watcher what became of each attempt to specialise', () => {
  const told: string[] = [];
  ticksOf((thread) => {
    thread.watcher = {
      poll: () => {},
      instruction: (_thread, frame, index) => frame.code.opcodeAt(index),
      entered: () => {},
      left: () => {},
      unwound: () => {},
      specialized: (_thread, _frame, _index, _before, outcome) => told.push(String(outcome)),
    };
  });
  expect(told).toContain('the operands have different types: float and int');
  expect(told.some((text) => /^\d+$/.test(text))).toBe(true);
});
