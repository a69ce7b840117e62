/** `mmap.mmap` (Modules/mmapmodule.c): how a mapping is made. Its methods are in methods.ts. */
import type { OpenFile } from '../../host/host.ts';
import { index } from '../../objects/abstract/number.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import type { Str, Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { type Channel, descriptorsOf } from '../posix/descriptors.ts';
import { audit } from '../sys/audit.ts';
import { ACCESS_COPY, ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, type Mapped, mmapType, PAGE, PyMmap } from './mmap-object.ts';

export const PROT_READ = 1;
export const PROT_WRITE = 2;
export const MAP_SHARED = 1;
export const MAP_PRIVATE = 2;

const EBADF = 9;
const EACCES = 13;
const ENODEV = 19;
const EINVAL = 22;
const BOTH = PROT_READ | PROT_WRITE;

const PARAMETERS = {
  names: ['fileno', 'length', 'flags', 'prot', 'access', 'offset'],
  kinds: ['int', 'object', 'int', 'int', 'int', 'object'],
  required: 2,
} as const;

/** A C `Py_ssize_t`. Raises TypeError and OverflowError. */
export function ssize(t: Thread, value: Value): number {
  const int = index(t, value);
  if (BigInt.asIntN(64, BigInt(int)) === BigInt(int)) return Number(int);
  return raise.OverflowError('Python int too large to convert to C ssize_t');
}

/** What is asked for, in full: `access` says it shorter. */
function protection(access: number, flags: number, prot: number): { access: number; flags: number; prot: number } {
  if (access !== ACCESS_DEFAULT && (flags !== MAP_SHARED || prot !== BOTH)) {
    return raise.ValueError("mmap can't specify both access and flags, prot.");
  }
  switch (access) {
    case ACCESS_READ:
      return { access, flags: MAP_SHARED, prot: PROT_READ };
    case ACCESS_WRITE:
      return { access, flags: MAP_SHARED, prot: BOTH };
    case ACCESS_COPY:
      return { access, flags: MAP_PRIVATE, prot: BOTH };
    case ACCESS_DEFAULT: {
      const writes = (prot & PROT_WRITE) !== 0;
      const reads = (prot & PROT_READ) !== 0;
      return { access: writes ? (reads ? access : ACCESS_WRITE) : ACCESS_READ, flags, prot };
    }
    default:
      return raise.ValueError('mmap invalid access parameter.');
  }
}

/** How many bytes of a file there are to map. Raises ValueError. */
function lengthIn(channel: Channel, length: number, offset: number): number {
  const { kind, size } = guardHost(() => channel.stat());
  if (kind !== 'file') return length;
  if (length !== 0) {
    return size - offset < length ? raise.ValueError('mmap length is greater than file size') : length;
  }
  if (size === 0) return raise.ValueError('cannot mmap an empty file');
  if (offset >= size) return raise.ValueError('mmap offset is greater than file size');
  return size - offset;
}

/** The file behind a descriptor, if it was opened for what the mapping does with it. Raises OSError. */
function fileOf(channel: Channel, shared: boolean, writes: boolean): OpenFile {
  const { file, how } = channel;
  if (file === undefined || how === undefined) return raiseSystem(ENODEV);
  if (!how.read || (shared && writes && !how.write)) return raiseSystem(EACCES);
  if (shared && writes && how.append) return raise.NotImplementedError('mapping a file opened to append is not supported yet');
  return file;
}

/** `mmap(fileno, length, flags=MAP_SHARED, prot=PROT_WRITE|PROT_READ, access=ACCESS_DEFAULT, offset=0)`. */
export function newMmap(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = new PyDict();
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  const bound = parseArguments(t, PARAMETERS, args.slice(0, given), keywords);
  const [descriptor, lengthGiven, flagsGiven = MAP_SHARED, protGiven = BOTH, accessGiven = ACCESS_DEFAULT, offsetGiven = 0] =
    bound;
  let length = ssize(t, lengthGiven as Value);
  const offset = ssize(t, offsetGiven as Value);
  if (length < 0) return raise.OverflowError('memory mapped length must be positive');
  if (offset < 0) return raise.OverflowError('memory mapped offset must be positive');
  const { access, flags, prot } = protection(accessGiven as number, flagsGiven as number, protGiven as number);
  audit(t, 'mmap.__new__', descriptor as number, length, access, offset);
  const kind = flags & (MAP_SHARED | MAP_PRIVATE);
  if (descriptor === -1) {
    if (length === 0 || offset % PAGE !== 0 || kind === 0) return raiseSystem(EINVAL);
    const mapped: Mapped = { access, offset, descriptor: -1, file: undefined, shared: (kind & MAP_PRIVATE) === 0 };
    return adopt(new PyMmap(t, newBytes(length), mapped), cls, mmapType);
  }
  const table = descriptorsOf(t);
  const channel = table.get(descriptor as number) ?? raiseSystem(EBADF);
  length = lengthIn(channel, length, offset);
  if (length === 0 || offset % PAGE !== 0 || kind === 0) return raiseSystem(EINVAL);
  const shared = (kind & MAP_PRIVATE) === 0;
  const file = fileOf(channel, shared, (prot & PROT_WRITE) !== 0);
  const data = newBytes(length);
  const own = table.duplicate(descriptor as number, undefined) as number;
  return adopt(new PyMmap(t, data, { access, offset, descriptor: own, file, shared }), cls, mmapType);
}
