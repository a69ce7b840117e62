/**
 * The `resource` module (Modules/resource.c). What a program uses is what the host counts of this process. Nothing limits a program but the machine
 * itself (`--max-instructions`, the size of the heap), so no limit of the system is in force, and none can be set: only what is so already.
 */
import { toArray } from '../objects/abstract/iter.ts';
import { index } from '../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { exceptionTypes } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { makeStructSequence, structSequenceType } from '../objects/structseq.ts';
import type { Thread } from '../objects/thread.ts';
import type { PyType } from '../objects/type.ts';
import { PyFloat, PyTuple, type Value } from '../objects/value.ts';
import { raiseSystem } from './host-error.ts';
import { PROCESS } from './posix/process.ts';
import { audit } from './sys/audit.ts';
import { hostOf } from './world.ts';

const EPERM = 1;
const ESRCH = 3;
const RUSAGE_SELF = 0;
const RUSAGE_CHILDREN = -1;
const RUSAGE_THREAD = 1;
const RLIM_INFINITY = -1;
const RLIM_NLIMITS = 16;
const RLIMIT_CORE = 4;

const FIELDS = [
  ...['ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt'],
  ...['ru_nswap', 'ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw'],
];

const CONSTANTS: Readonly<Record<string, number>> = {
  ...{ RLIMIT_CPU: 0, RLIMIT_FSIZE: 1, RLIMIT_DATA: 2, RLIMIT_STACK: 3, RLIMIT_CORE, RLIMIT_RSS: 5, RLIMIT_NPROC: 6 },
  ...{ RLIMIT_NOFILE: 7, RLIMIT_OFILE: 7, RLIMIT_MEMLOCK: 8, RLIMIT_AS: 9, RLIMIT_SIGPENDING: 11, RLIMIT_MSGQUEUE: 12 },
  ...{ RLIMIT_NICE: 13, RLIMIT_RTPRIO: 14, RLIMIT_RTTIME: 15, RLIM_INFINITY, RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD },
};

let type: PyType | undefined;

function usageType(): PyType {
  type ??= structSequenceType({ name: 'resource.struct_rusage', fields: FIELDS });
  return type;
}

/** There are no children; the machine has one thread of the system. */
function getrusage(t: Thread, _module: Value, who: number): Value {
  if (who !== RUSAGE_SELF && who !== RUSAGE_CHILDREN && who !== RUSAGE_THREAD) return raise.ValueError('invalid who parameter');
  const values: Value[] = FIELDS.map((_field, i) => (i < 2 ? new PyFloat(0) : 0));
  if (who === RUSAGE_CHILDREN) return makeStructSequence(usageType(), values);
  const { clock } = hostOf(t);
  const usage = clock.usage?.();
  const seconds = (nanoseconds: bigint) => new PyFloat(Number(nanoseconds) / 1e9);
  if (usage === undefined) values[0] = seconds(clock.processor());
  else {
    const { user, system, peakMemory, minorFaults, majorFaults, reads, writes, voluntarySwitches, involuntarySwitches } = usage;
    values.splice(0, 3, seconds(user), seconds(system), peakMemory);
    values.splice(6, 2, minorFaults, majorFaults);
    values.splice(9, 2, reads, writes);
    values.splice(14, 2, voluntarySwitches, involuntarySwitches);
  }
  return makeStructSequence(usageType(), values);
}

/** No limits, except that nothing leaves a core behind. */
const limitsOf = (resource: number): [soft: number, hard: number] => [
  resource === RLIMIT_CORE ? 0 : RLIM_INFINITY,
  RLIM_INFINITY,
];

function checkResource(resource: number): void {
  if (resource < 0 || resource >= RLIM_NLIMITS) raise.ValueError('invalid resource specified');
}

/** A limit as a C long. */
function limit(t: Thread, value: Value): number {
  const int = index(t, value);
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) return raise.OverflowError('Python int too large to convert to C long');
  return Number(int);
}

/** Takes what is in force already; refuses anything else. Raises ValueError and OSError. */
function set(t: Thread, resource: number, given: Value): void {
  const pair = toArray(t, given);
  if (pair.length !== 2) return raise.ValueError('expected a tuple of 2 integers');
  const [soft, hard] = pair.map((value) => limit(t, value));
  const unsigned = (value: number) => BigInt.asUintN(64, BigInt(value));
  if (unsigned(soft) > unsigned(hard)) return raise.ValueError('current limit exceeds maximum limit');
  const now = limitsOf(resource);
  if (soft !== now[0] || hard !== now[1]) raiseSystem(EPERM);
}

function setrlimit(t: Thread, _module: Value, resource: number, limits: Value): Value {
  checkResource(resource);
  audit(t, 'resource.setrlimit', resource, limits);
  set(t, resource, limits);
  return null;
}

function prlimit(t: Thread, _module: Value, pid: number, resource: number, limits: Value): Value {
  checkResource(resource);
  audit(t, 'resource.prlimit', pid, resource, limits);
  if (pid !== 0 && pid !== PROCESS) return raiseSystem(ESRCH);
  if (limits !== null) set(t, resource, limits);
  return new PyTuple(limitsOf(resource));
}

const functions: Record<string, NativeRow> = {
  getrusage: ['(module, who: int, /)', getrusage],
  getrlimit: [
    '(module, resource: int, /)',
    (_t, _module: Value, resource: number) => {
      checkResource(resource);
      return new PyTuple(limitsOf(resource));
    },
  ],
  prlimit: ['(module, pid: int, resource: int, limits=None, /)', prlimit],
  setrlimit: ['(module, resource: int, limits, /)', setrlimit],
  getpagesize: ['(module, /)', () => 4096],
};

/** Makes the module object. */
export function makeResource(): PyModule {
  const module = new PyModule('resource');
  fillModule(module.dict, module, 'resource', functions);
  module.dict.setStr('error', exceptionTypes.OSError);
  module.dict.setStr('struct_rusage', usageType());
  for (const [name, value] of Object.entries(CONSTANTS)) module.dict.setStr(name, value);
  return module;
}
