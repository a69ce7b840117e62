/** Ctrl+C in a loop: the traceback names the jump that ends a round, as python3.12's does. */
import { expect, it } from 'vitest';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import { runProgram } from '../../../src-core/session/run.ts';

/** Standard error of a program that is interrupted when it has looked for requests a few times. */
function interrupted(program: string): [number, string] {
  const host = new MemoryHost({
    files: { 'p.py': new TextEncoder().encode(program) },
    cwd: '/program',
    grants: { ...NO_GRANTS, read: 'all' },
  });
  let looks = 0;
  let mail = false;
  const mailbox = { hasMail: () => (mail = ++looks === 5), drain() {}, wait() {} };
  const status = runProgram({ host, path: 'p.py', name: 'p.py', mailbox, takeInterrupt: () => mail });
  return [status, new TextDecoder().decode(host.stderr.bytes())];
}

it.each([
  ['x = 1\ny = 2\nwhile True:\n    pass\n', 3],
  ['x = 0\nfor i in range(10**12):\n    pass\n', 3],
  ['x = 1\nwhile x:\n  if x:\n    continue\n  y = 3\n', 4],
  ['def f():\n  x = 0\n  while True:\n    x += 1\n\nf()\n', 3],
])('%j', (program, line) => {
  const [status, stderr] = interrupted(program);
  expect(status).toBe(130);
  expect(stderr).toMatch(new RegExp(`File "p\\.py", line ${line}, in .*\n(?: .*\n)*KeyboardInterrupt\n$`));
});
