/** Functions of `posix` about the process, the user and the machine (Modules/posixmodule.c). What would start a process is refused. */
import { describeErrno } from '../../base/errno.ts';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { makeStructSequence, structSequenceType } from '../../objects/structseq.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, PyFloat, PyList, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { sendSignal, tellWatch } from '../_signal/delivery.ts';
import { NSIG } from '../_signal/numbers.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { writeBackAll } from '../mmap/shared-files.ts';
import { hostOf, worldOf } from '../world.ts';
import { channelOf } from './descriptors.ts';
import { fspath } from './path.ts';

export const terminalSizeType = structSequenceType({ name: 'os.terminal_size', fields: ['columns', 'lines'] });
export const unameResultType = structSequenceType({
  name: 'posix.uname_result',
  fields: ['sysname', 'nodename', 'release', 'version', 'machine'],
});
export const timesResultType = structSequenceType({
  name: 'posix.times_result',
  fields: ['user', 'system', 'children_user', 'children_system', 'elapsed'],
});

const ENOTTY = 25;
const EPERM = 1;
const SYSNAMES: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows' };

/** A program has no process of its own: it has one number, whatever runs it. */
export const PROCESS = 1;
const EINVAL = 22;

const refused = (): never => raiseSystem(EPERM);

/** A signal to the program itself; other processes are none of its business. */
function kill(t: Thread, _module: Value, pid: number, signal: number): null {
  if (pid !== PROCESS) return refused();
  if (signal < 0 || signal >= NSIG) return raiseSystem(EINVAL);
  if (signal !== 0) sendSignal(t as VmThread, signal);
  return null;
}

function terminalSize(t: Thread, _module: Value, descriptor: number): Value {
  if (!channelOf(t, descriptor).isTerminal) return raiseSystem(ENOTTY);
  return makeStructSequence(terminalSizeType, [80, 24]);
}

function times(t: Thread): Value {
  const { clock } = hostOf(t);
  const seconds = (time: bigint) => new PyFloat(Number(time) / 1e9);
  const values = [seconds(clock.processor()), new PyFloat(0), new PyFloat(0), new PyFloat(0), seconds(clock.monotonic())];
  return makeStructSequence(timesResultType, values);
}

/** Changes the environment that the machine's own modules see; `os.environ` is a copy that the library keeps beside. */
function setVariable(t: Thread, name: Value, value: Value | undefined): Value {
  const text = (part: Value) => decodeUtf8(bytesView(t, part) ?? encodeUtf8(utf16(fspath(t, part) as Str)), 'replace');
  const world = worldOf(t);
  world.variables ??= new Map();
  world.variables.set(text(name), value === undefined ? undefined : text(value));
  return null;
}

const same =
  (value: Value): NativeRow[1] =>
  () =>
    value;

/** How a status word of the system tells the end of a process. */
const status = (test: (word: number) => Value): NativeRow => [
  '(module, /, status: int)',
  (_t, _module: Value, word: number) => test(word),
];

export const processFunctions: Record<string, NativeRow> = {
  getpid: ['(module, /)', same(PROCESS)],
  getppid: ['(module, /)', same(0)],
  getuid: ['(module, /)', same(1000)],
  geteuid: ['(module, /)', same(1000)],
  getgid: ['(module, /)', same(1000)],
  getegid: ['(module, /)', same(1000)],
  getgroups: ['(module, /)', () => new PyList([1000])],
  umask: ['(module, mask: int, /)', same(0o022)],
  cpu_count: ['(module, /)', same(1)],
  urandom: [
    '(module, size: index, /)',
    (t, _module: Value, size: number) =>
      size < 0 ? raise.ValueError('negative argument not allowed') : new PyBytes(hostOf(t).entropy(size)),
  ],
  getrandom: [
    '(module, /, size: index, flags: int = 0)',
    (t, _module: Value, size: number) => new PyBytes(hostOf(t).entropy(size)),
  ],
  strerror: ['(module, code: int, /)', (_t, _module: Value, code: number) => describeErrno(code)],
  uname: [
    '(module, /)',
    (t) => makeStructSequence(unameResultType, [SYSNAMES[hostOf(t).platform], 'localhost', '0', '#1', 'x86_64']),
  ],
  get_terminal_size: ['(module, fd: int = 1, /)', terminalSize],
  times: ['(module, /)', times],
  getloadavg: ['(module, /)', () => new PyTuple([new PyFloat(0), new PyFloat(0), new PyFloat(0)])],
  sched_yield: ['(module, /)', same(null)],
  putenv: ['(module, name, value, /)', (t, _module: Value, name: Value, value: Value) => setVariable(t, name, value)],
  unsetenv: ['(module, name, /)', (t, _module: Value, name: Value) => setVariable(t, name, undefined)],
  register_at_fork: ['(module, /, *, before=NULL, after_in_child=NULL, after_in_parent=NULL)', same(null)],
  _exit: [
    '(module, /, status: int)',
    (t, _module: Value, code: number) => {
      guardHost(() => writeBackAll(t.runtime));
      return hostOf(t).exit(code & 255);
    },
  ],
  abort: [
    '(module, /)',
    (t) => {
      tellWatch(t as VmThread, 6);
      guardHost(() => writeBackAll(t.runtime));
      return hostOf(t).exit(134);
    },
  ],
  kill: ['(module, pid: int, signal: int, /)', kill],
  fork: ['(module, /)', refused],
  system: ['(module, /, command)', refused],
  execv: ['(module, path, argv, /)', refused],
  execve: ['(module, /, path, argv, env)', refused],
  waitpid: ['(module, pid: int, options: int, /)', () => raiseSystem(10)],
  wait: ['(module, /)', () => raiseSystem(10)],
  WIFSIGNALED: status((word) => (word & 127) !== 0 && (word & 127) !== 127),
  WIFEXITED: status((word) => (word & 127) === 0),
  WIFSTOPPED: status((word) => (word & 255) === 127),
  WEXITSTATUS: status((word) => (word >> 8) & 255),
  WTERMSIG: status((word) => word & 127),
  WSTOPSIG: status((word) => (word >> 8) & 255),
  waitstatus_to_exitcode: [
    '(module, /, status: int)',
    (_t, _module: Value, word: number) =>
      (word & 127) === 0
        ? (word >> 8) & 255
        : (word & 127) === 127
          ? raise.ValueError(`invalid wait status: ${word}`)
          : -(word & 127),
  ],
  device_encoding: [
    '(module, /, fd: int)',
    (t, _module: Value, fd: number) => (channelOf(t, fd).isTerminal ? strFromUtf16('UTF-8') : null),
  ],
  login_tty: ['(module, fd: int, /)', refused],
};
