/** Functions of `posix` that ask for or change what is known of a file: access, mode, times, links (Modules/posixmodule.c). */
import { index } from '../../objects/abstract/number.ts';
import type { NativeRow } from '../../objects/define.ts';
import { PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyFloat, PyTuple, strFromUtf16, type Value } from '../../objects/value.ts';
import { guardHost } from '../host-error.ts';
import { changeFolder, hostOf } from '../world.ts';
import { encodeName, pathOf } from './path.ts';

const W_OK = 2;
const X_OK = 1;

/** Whether the program may do what `mode` says, as far as grants and the owner's bits tell. */
function access(t: Thread, _module: Value, path: Value, mode: number): Value {
  const where = pathOf(t, path, { of: 'access' });
  const { files, grants } = hostOf(t);
  try {
    const stat = guardHost(() => files.stat(where.text), where.shown);
    if (mode & W_OK && grants.write !== 'all' && grants.write.length === 0) return false;
    if (mode & W_OK && !(stat.mode & 0o222)) return false;
    return !(mode & X_OK) || (stat.mode & 0o111) !== 0;
  } catch (error) {
    if (error instanceof PyException) return false;
    throw error;
  }
}

/** Seconds as nanoseconds. */
function nanoseconds(t: Thread, value: Value): bigint {
  if (value instanceof PyFloat) {
    const whole = Math.floor(value.value);
    return BigInt(whole) * 1_000_000_000n + BigInt(Math.floor((value.value - whole) * 1e9));
  }
  return BigInt(index(t, value)) * 1_000_000_000n;
}

function utime(t: Thread, _module: Value, path: Value, times: Value, ns: Value | undefined): Value {
  const where = pathOf(t, path, { of: 'utime' });
  if (times !== null && ns !== undefined) {
    return raise.ValueError("utime: you may specify either 'times' or 'ns' but not both");
  }
  const pair = ns ?? times;
  let both: bigint[];
  if (pair === null) {
    const now = hostOf(t).clock.wall();
    both = [now, now];
  } else {
    if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
      return raise.TypeError(
        ns === undefined
          ? "utime: 'times' must be either a tuple of two ints or None"
          : "utime: 'ns' must be a tuple of two ints",
      );
    }
    both = pair.items.map((item) => (ns === undefined ? nanoseconds(t, item) : BigInt(asInt(item) ?? index(t, item))));
  }
  guardHost(() => hostOf(t).files.setTimes(where.text, both[0], both[1]), where.shown);
  return null;
}

function changeOwner(t: Thread, of: string, path: Value, user: number, group: number, follow: boolean): null {
  const where = pathOf(t, path, { of });
  guardHost(() => hostOf(t).files.changeOwner(where.text, user, group, follow), where.shown);
  return null;
}

export const attributeFunctions: Record<string, NativeRow> = {
  access: ['(module, /, path, mode: int, *, dir_fd=None, effective_ids: bool = False, follow_symlinks: bool = True)', access],
  chmod: [
    '(module, /, path, mode: int, *, dir_fd=None, follow_symlinks: bool = True)',
    (t, _module: Value, path: Value, mode: number) => {
      const where = pathOf(t, path, { of: 'chmod' });
      guardHost(() => hostOf(t).files.changeMode(where.text, mode), where.shown);
      return null;
    },
  ],
  chown: [
    '(module, /, path, uid: int, gid: int, *, dir_fd=None, follow_symlinks: bool = True)',
    (t, _module: Value, path: Value, user: number, group: number, _folder: Value, follow: boolean) =>
      changeOwner(t, 'chown', path, user, group, follow),
  ],
  lchown: [
    '(module, /, path, uid: int, gid: int)',
    (t, _module: Value, path: Value, user: number, group: number) => changeOwner(t, 'lchown', path, user, group, false),
  ],
  utime: ['(module, /, path, times=None, *, ns=NULL, dir_fd=None, follow_symlinks: bool = True)', utime],
  readlink: [
    '(module, /, path, *, dir_fd=None)',
    (t, _module: Value, path: Value) => {
      const where = pathOf(t, path, { of: 'readlink' });
      const target = strFromUtf16(guardHost(() => hostOf(t).files.readLink(where.text), where.shown));
      return where.isBytes ? encodeName(t, target) : target;
    },
  ],
  symlink: [
    '(module, /, src, dst, target_is_directory: bool = False, *, dir_fd=None)',
    (t, _module: Value, source: Value, target: Value) => {
      const from = pathOf(t, source, { of: 'symlink', argument: 'src' });
      const to = pathOf(t, target, { of: 'symlink', argument: 'dst' });
      guardHost(() => hostOf(t).files.makeLink(from.literal, to.text), from.shown, to.shown);
      return null;
    },
  ],
  chdir: [
    '(module, /, path)',
    (t, _module: Value, path: Value) => {
      const where = pathOf(t, path, { of: 'chdir', descriptor: true });
      guardHost(() => changeFolder(t, where.text), where.shown);
      return null;
    },
  ],
};
