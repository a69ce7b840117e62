/** Conditions that are told without running code say what the evaluated ones say, or nothing. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src-core/compile/compile.ts';
import { Evaluator } from '../../../src-core/debug/evaluate.ts';
import { Quiet } from '../../../src-core/debug/quiet.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import { isTrue } from '../../../src-core/objects/abstract/number.ts';
import { PyCode } from '../../../src-core/objects/code.ts';
import { PyException } from '../../../src-core/objects/exception.ts';
import { utf16 } from '../../../src-core/objects/value.ts';
import type { Frame } from '../../../src-core/ops/frame.ts';
import { makeMachine } from '../../../src-core/session/machine.ts';
import { Monitor } from '../../../src-core/vm/monitor.ts';
import type { VmThread } from '../../../src-core/vm/thread.ts';
import { Random } from '../../support/random.ts';

const PROGRAM = `
class Plain:
    shared = 5
    def __init__(self): self.value = 3
class Slotted:
    __slots__ = ('value',)
class Property:
    calls = 0
    @property
    def value(self):
        Property.calls += 1
        return 1
class Getattr:
    calls = 0
    def __getattr__(self, name):
        Getattr.calls += 1
        return 2
class Equal:
    calls = 0
    def __eq__(self, other):
        Equal.calls += 1
        return True
    def __hash__(self): return hash('a')
    def __len__(self):
        Equal.calls += 1
        return 0
class Lying:
    @property
    def __class__(self): return int
class Text(str):
    def startswith(self, x): return True
glob = 7
none = None
def calls(): return Property.calls + Getattr.calls + Equal.calls
def f(i, s, free):
    x, y, z = 2.5, -3, None
    t, u, l, d = (1, 2, 'a'), [], ['a', 'b', Equal()], {'a': 1, 'b': None, 4: 4}
    foreign = {Equal(): 1}
    big, b = 10 ** 30, True
    p, q, g, e, o, text = Plain(), Slotted(), Property(), Getattr(), Equal(), Text('abc')
    q.value = 8
    k = {1, 2}
    lie = Lying()
    def inner(): return free
    i = i  #stop
f(3, 'text', 9)
`;
const OPERANDS =
  'i s free x y z t u l d foreign big b p q g e o text k lie glob none nothing 0 1 -1 2.5 "a" "text" None True p.value q.value g.value e.value ' +
  'p.shared p.none t[0] t[5] d["a"] d["b"] d["c"] d[4] foreign["a"] len(t) len(s) len(o) len(k) abs(y) s.startswith("t") text.startswith("q") ' +
  'isinstance(i,int) isinstance(p,Plain) isinstance(lie,int) isinstance(p,(int,Plain)) max(i,y) sum(t) i//0 s%i [i] -y ~i not(s)';
const OPERATORS = '== != < <= > >= in not_in is is_not + - * / // % & | ^ >> << ** and or'.split(' ');

/** The frame of `f` where it stops, with its thread. */
function inFrame(use: (thread: VmThread, frame: Frame) => void): void {
  const { thread, main } = makeMachine({ host: new MemoryHost({}), argv: [], noSite: true });
  const line = PROGRAM.split('\n').findIndex((text) => text.includes('#stop')) + 1;
  let used = false;
  const monitor: Monitor = new Monitor({
    instruction(_thread, frame, index) {
      if (used || frame.code.lineAt(index) !== line) return false;
      used = true;
      use(thread, frame);
      return false;
    },
    entered: (_thread, frame) => monitor.hookAll(frame.code),
    poll() {},
    left() {},
    unwound() {},
  });
  thread.watcher = monitor;
  thread.watchFrames(true);
  thread.runCode(new PyCode(compile(PROGRAM, 'p.py')), main.dict, main.dict, undefined, '<module>');
  expect(used).toBe(true);
}

function evaluated(evaluator: Evaluator, quiet: Quiet, thread: VmThread, frame: Frame, source: string): boolean | string {
  try {
    return quiet.run(thread, () => isTrue(thread, evaluator.expression(thread, frame, source)));
  } catch (error) {
    if (error instanceof PyException) return utf16(error.cls.name);
    throw error;
  }
}

describe('expressions without a frame', () => {
  it('say what evaluated ones say, or nothing, and call nobody', () => {
    const random = new Random(41);
    const operands = OPERANDS.split(' ').map((text) => text.replace('not(s)', 'not s'));
    const pick = (): string => {
      const a = random.pick(operands);
      return random.below(3) === 0 ? `(${a} ${random.pick(OPERATORS).replace('_', ' ')} ${random.pick(operands)})` : a;
    };
    let told = 0;
    let left = 0;
    inFrame((thread, frame) => {
      const quiet = new Quiet();
      const count = () => quiet.run(thread, () => evaluator.expression(thread, frame, 'calls()'));
      let evaluator = new Evaluator();
      for (let i = 0; i < 6000; i++) {
        if (i % 150 === 0) evaluator = new Evaluator();
        const operator = random.pick(OPERATORS).replace('_', ' ');
        let source = `${pick()} ${operator} ${pick()}`;
        if (operator === '<' && random.below(2)) source += ` <= ${pick()}`;
        if (random.below(6) === 0) source = `${pick()} if ${source} else ${pick()}`;
        const before = count();
        const quick = evaluator.quickly(thread, frame, source);
        expect(count(), source).toBe(before);
        if (quick === undefined) left++;
        else {
          told++;
          expect(evaluated(evaluator, quiet, thread, frame, source), source).toBe(quick);
        }
      }
      expect(evaluator.quickly(thread, frame, 'free == 9 and glob == 7 and z is None and none is None')).toBe(true);
    });
    expect(told).toBeGreaterThan(400);
    expect(left).toBeGreaterThan(500);
  });
});
