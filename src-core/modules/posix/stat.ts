/** `os.stat_result` and the functions that make one (Modules/posixmodule.c `_pystat_fromstructstat`). */
import type { FileStat } from '../../host/host.ts';
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { makeStructSequence, type PyStructSequence, structSequenceType } from '../../objects/structseq.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyFloat, type Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { hostOf } from '../world.ts';
import { descriptorsOf } from './descriptors.ts';
import { pathOf } from './path.ts';

const EBADF = 9;
/** What the reference's call answers for -1, which to it is no descriptor but the lack of one. */
const EFAULT = 14;

export const statResultType = structSequenceType({
  name: 'os.stat_result',
  fields: [
    'st_mode',
    'st_ino',
    'st_dev',
    'st_nlink',
    'st_uid',
    'st_gid',
    'st_size',
    null,
    null,
    null,
    'st_atime',
    'st_mtime',
    'st_ctime',
    'st_atime_ns',
    'st_mtime_ns',
    'st_ctime_ns',
    'st_blksize',
    'st_blocks',
    'st_rdev',
  ],
  visible: 10,
});

const canonical = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
/** Seconds, rounded down. */
const seconds = (time: bigint): number =>
  Number((time - (((time % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n)) / 1_000_000_000n);
/** As `fill_time` adds: whole seconds and then the fraction. */
const asFloat = (time: bigint) => new PyFloat(seconds(time) + 1e-9 * Number(time - BigInt(seconds(time)) * 1_000_000_000n));

export function statResult(stat: FileStat): PyStructSequence {
  const times = [stat.accessed, stat.modified, stat.changed];
  return makeStructSequence(statResultType, [
    stat.mode,
    stat.inode,
    stat.device,
    stat.links,
    stat.user,
    stat.group,
    stat.size,
    ...times.map(seconds),
    ...times.map(asFloat),
    ...times.map(canonical),
    4096,
    Math.ceil(stat.size / 512),
    0,
  ]);
}

function stat(t: Thread, path: Value, followLinks: boolean, of: string): Value {
  const where = pathOf(t, path, { of, descriptor: of === 'stat' });
  const { descriptor } = where;
  if (descriptor !== undefined) {
    if (!followLinks) raise.ValueError('stat: cannot use fd and follow_symlinks together');
    const channel = descriptorsOf(t).get(descriptor) ?? raiseSystem(descriptor === -1 ? EFAULT : EBADF, where.shown);
    return statResult(guardHost(() => channel.stat(), where.shown));
  }
  return statResult(guardHost(() => hostOf(t).files.stat(where.text, followLinks), where.shown));
}

export const statFunctions: Record<string, NativeRow> = {
  stat: [
    '(module, /, path, *, dir_fd=None, follow_symlinks: bool = True)',
    (t, _module: Value, path: Value, _dir: Value, follow: boolean) => stat(t, path, follow, 'stat'),
  ],
  lstat: ['(module, /, path, *, dir_fd=None)', (t, _module: Value, path: Value) => stat(t, path, false, 'lstat')],
};
