/** `faulthandler`, `pwd`, `grp`, `resource` and `mmap`: signals, the watchdog, threads, and the accounts of a world that is given. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibraryFile } from '../../../scripts/library.ts';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import { runProgram } from '../../../src-core/session/run.ts';

const ACCOUNTS = {
  '/etc/passwd':
    '# comment\nroot:x:0:0:root:/root:/bin/sh\nbroken:x:1\nodd:x:one:1:::\n\nann:*:1000:100:Ann \u00c5,room:/home/ann:/bin/bash\nlast:x:4294967295:7:::',
  '/etc/group': 'root:x:0:\nusers:x:100:ann, bob,,eve\n',
};

/** Status and streams of a program in a world of these files. */
function run(program: string, files: Record<string, string> = {}, options: object = {}) {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const host = new MemoryHost({
    files: Object.fromEntries(Object.entries({ ...files, 'program.py': program }).map(([path, text]) => [path, bytes(text)])),
    cwd: '/program',
    grants: { ...NO_GRANTS, read: 'all', write: 'all' },
    library: openLibraryFile(),
  });
  const mailbox = { hasMail: () => false, drain() {}, wait() {} };
  const status = runProgram({ host, path: 'program.py', name: 'program.py', mailbox, takeInterrupt: () => false, options });
  const text = (stream: { bytes(): Uint8Array }) => new TextDecoder().decode(stream.bytes());
  return { status, stdout: text(host.stdout), stderr: text(host.stderr), host };
}

it('finds accounts', () => {
  const program = `
import pwd, grp, os
ann = pwd.getpwnam('ann')
assert ann == pwd.getpwuid(1000) == ('ann', '*', 1000, 100, 'Ann \u00c5,room', '/home/ann', '/bin/bash')
assert type(ann) is pwd.struct_passwd and ann.pw_dir == os.path.expanduser('~ann') == '/home/ann'
assert [entry.pw_name for entry in pwd.getpwall()] == ['root', 'ann', 'last'] and pwd.getpwuid(-1).pw_uid == -1
assert grp.getgrnam('users') == grp.getgrgid(100) == ('users', 'x', 100, ['ann', 'bob', 'eve'])
assert [entry.gr_mem for entry in grp.getgrall()] == [[], ['ann', 'bob', 'eve']]
def refuses(error, f, *args):
    try: f(*args)
    except type(error) as e: assert type(e) is type(error) and str(e) == str(error), repr(e)
    else: raise AssertionError(error)
refuses(KeyError('getpwuid(): uid not found: 7'), pwd.getpwuid, 7)
refuses(KeyError('getpwuid(): uid not found'), pwd.getpwuid, 2**32)
refuses(KeyError("getpwnam(): name not found: 'bob'"), pwd.getpwnam, 'bob')
refuses(KeyError('getgrgid(): gid not found: -1'), grp.getgrgid, -1)
refuses(OverflowError('gid is less than minimum'), grp.getgrgid, 2**40)
refuses(OverflowError('gid is greater than maximum'), grp.getgrgid, 2**70)
refuses(TypeError('uid should be integer, not float'), pwd.getpwuid, 1.0)
refuses(TypeError("getgrnam() argument 'name' must be str, not int"), grp.getgrnam, 1)
refuses(ValueError('embedded null byte'), pwd.getpwnam, 'a\\0')
print('done')
`;
  expect(run(program, ACCOUNTS)).toMatchObject({ status: 0, stdout: 'done\n', stderr: '' });
  expect(run('import pwd, grp; print(pwd.getpwall(), grp.getgrall())').stdout).toBe('[] []\n');
});

it('dumps the tracebacks of threads, for signals, and after a time', () => {
  const program = `
import faulthandler, os, signal, threading, time
def child():
    began.set()
    event.wait()
began, event = threading.Event(), threading.Event()
thread = threading.Thread(target=child)
thread.start()
began.wait()
faulthandler.dump_traceback(1)
event.set()
thread.join()
faulthandler.register(signal.SIGUSR1, 1, all_threads=False)
os.kill(os.getpid(), signal.SIGUSR1)
assert faulthandler.unregister(signal.SIGUSR1) and not faulthandler.unregister(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, lambda *args: print('handled', flush=True))
faulthandler.register(signal.SIGUSR1, 1, all_threads=False, chain=True)
os.kill(os.getpid(), signal.SIGUSR1)
faulthandler.dump_traceback_later(1.5, file=1)
def wait(): time.sleep(4)
wait()
faulthandler.dump_traceback_later(1, file=1)
faulthandler.cancel_dump_traceback_later()
wait()
print(threading.active_count(), flush=True)
faulthandler.enable(1)
os.abort()
`;
  const { status, stdout, stderr } = run(program);
  expect({ status, stderr }).toEqual({ status: 134, stderr: '' });
  expect(stdout.replaceAll(/0x[0-9a-f]{16}/g, 'ID').replaceAll(/ {2}File "\/.*\n/g, '')).toBe(`Thread ID (most recent call first):
  File "program.py", line 5 in child

Current thread ID (most recent call first):
  File "program.py", line 10 in <module>
Stack (most recent call first):
  File "program.py", line 14 in <module>
Stack (most recent call first):
  File "program.py", line 18 in <module>
handled
Timeout (0:00:01.500000)!
Thread ID (most recent call first):
  File "program.py", line 20 in wait
  File "program.py", line 21 in <module>
1
Fatal Python error: Aborted

Current thread ID (most recent call first):
  File "program.py", line 27 in <module>
`);
});

it('ends a program at once, and is on where one asks for it', () => {
  expect(run('import os\nprint("lost")\ntry:\n    os._exit(3)\nfinally:\n    print(1)').status).toBe(3);
  const program = 'import sys, faulthandler; print(faulthandler.is_enabled())';
  expect(run(program).stdout).toBe('False\n');
  expect(run(program, {}, { xOptions: { faulthandler: true } }).stdout).toBe('True\n');
});

it('maps files', () => {
  const { host, ...outcome } = run(readFileSync(join(import.meta.dirname, 'mapped.py'), 'utf8'));
  expect(outcome).toEqual({ status: 0, stdout: 'done\n', stderr: '' });
  expect(new TextDecoder().decode(host.files.read('mapped.bin'))).toBe('END');
});

it('tells what is used, and that nothing is limited', () => {
  const program = `
import resource as r
used = r.getrusage(r.RUSAGE_SELF)
assert type(used) is r.struct_rusage and len(used) == 16 and used.ru_utime > 0 == used.ru_nswap
assert sum(r.getrusage(r.RUSAGE_CHILDREN)) == 0
assert r.getrlimit(r.RLIMIT_NOFILE) == r.prlimit(0, r.RLIMIT_NOFILE) == (r.RLIM_INFINITY, -1) and r.getrlimit(r.RLIMIT_CORE) == (0, -1)
assert r.setrlimit(r.RLIMIT_CORE, (0, -1)) is None and r.getpagesize() == 4096
for f, args, error in (
    (r.getrusage, (5,), ValueError('invalid who parameter')), (r.getrlimit, (16,), ValueError('invalid resource specified')),
    (r.setrlimit, (7, (1, 2, 3)), ValueError('expected a tuple of 2 integers')), (r.setrlimit, (7, 1), TypeError("'int' object is not iterable")),
    (r.setrlimit, (7, (100, 50)), ValueError('current limit exceeds maximum limit')),
    (r.setrlimit, (7, (2**70, 1)), OverflowError('Python int too large to convert to C long')),
    (r.setrlimit, (7, (100, -1)), PermissionError(1, 'Operation not permitted')), (r.prlimit, (99999999, 7), ProcessLookupError(3, 'No such process'))):
    try: f(*args)
    except type(error) as raised: assert str(raised) == str(error), raised
    else: raise AssertionError(error)
`;
  expect(run(program)).toMatchObject({ status: 0, stderr: '' });
});
