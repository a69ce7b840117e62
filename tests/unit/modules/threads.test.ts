/** Python threads. The reference is built without them, so the program asserts for itself alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../support/programs.ts';

const source = readFileSync(join(import.meta.dirname, 'threads.py'), 'utf8');

it('take turns, wait for each other and end', () => {
  expect(runProgram(source, 'threads.py')).toEqual({ stdout: '', error: '' });
});

it('run the same way every time', () => {
  const program = `
import sys, threading
log = []
def run(name):
    for i in range(3000):
        if i % 500 == 0: log.append(name)
crew = [threading.Thread(target=run, args=(n,)) for n in 'abc']
for t in crew: t.start()
for t in crew: t.join()
print(''.join(log))
`;
  expect(runProgram(program, 'turns.py')).toEqual(runProgram(program, 'turns.py'));
});

const imports = {
  'one.py': 'import time\ntime.sleep(0.01)\nimport two\nclass Met:\n    import two\nvalue = 1\n',
  'two.py': 'import time\ntime.sleep(0.01)\nimport one\nvalue = 2\n',
  'slow.py': 'import time\nfor _ in range(5): time.sleep(0.002)\nvalue = 3\n',
};

it('wait for imports of others, in circles too', () => {
  const program = `
import sys, threading
seen = []
sys.path.insert(0, '/program')
def first():
    import one
    seen.append(one.value)
def second():
    import two
    seen.append(two.value)
def third():
    with Guard():
        slow = __import__('slow', *())
    seen.append(slow.value)
class Guard:
    def __enter__(self):
        lock.acquire()
    def __exit__(self, *exc):
        lock.release()
lock = threading.Lock()
crew = [threading.Thread(target=f) for f in (first, second, third, first, second, third, third)]
for t in crew: t.start()
for t in crew: t.join()
assert sorted(seen) == [1, 1, 2, 2, 3, 3, 3], seen
`;
  expect(runProgram(program, 'circle.py', { modules: imports })).toEqual({ stdout: '', error: '' });
});

it('are told where they wait in native code below each other', () => {
  const program = `
import _thread
a, b, done, log = *(_thread.allocate_lock() for _ in range(3)), []
a.acquire(), b.acquire(), done.acquire()
def outer(_):
    a.acquire()
    b.release()
def inner(_):
    a.release()
    try:
        b.acquire()
    except RuntimeError as error:
        log.append(str(error))
        done.release()
def start(f):
    _thread.start_new_thread(lambda: list(map(f, [0])), ())
start(outer)
start(inner)
done.acquire()
print(log)
`;
  const { stdout, error } = runProgram(program, 'stuck.py');
  expect(error).toBe('');
  expect(stdout).toContain('which would have to go on first, stands below it on the stack');
});
