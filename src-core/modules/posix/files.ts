/** Functions of `posix` on files and folders by path (Modules/posixmodule.c). */
import type { NativeRow } from '../../objects/define.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyList, strFromUtf16, type Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { folderOf, hostOf } from '../world.ts';
import { descriptorsOf } from './descriptors.ts';
import { encodeName, fspath, pathOf } from './path.ts';

const EBADF = 9;
const ENOTDIR = 20;

function listdir(t: Thread, _module: Value, path: Value): Value {
  const where = pathOf(t, path, { of: 'listdir', nullable: true, descriptor: true });
  if (where.descriptor !== undefined) {
    // No descriptor here is that of a folder.
    return descriptorsOf(t).get(where.descriptor) === undefined ? raiseSystem(EBADF) : raiseSystem(ENOTDIR, where.shown);
  }
  const entries = guardHost(() => hostOf(t).files.list(where.text), where.shown ?? undefined);
  return new PyList(
    entries.map(({ name }) => {
      const text = strFromUtf16(name);
      return where.isBytes ? encodeName(t, text) : text;
    }),
  );
}

/** A function of one path that answers None. */
const simple =
  (of: string, work: (t: Thread, path: string) => void) =>
  (t: Thread, _module: Value, path: Value): null => {
    const where = pathOf(t, path, { of });
    guardHost(() => work(t, where.text), where.shown);
    return null;
  };

const rename =
  (of: string) =>
  (t: Thread, _module: Value, source: Value, target: Value): null => {
    const from = pathOf(t, source, { of, argument: 'src' });
    const to = pathOf(t, target, { of, argument: 'dst' });
    guardHost(() => hostOf(t).files.rename(from.text, to.text), from.shown, to.shown);
    return null;
  };

const remove = (t: Thread, path: string) => hostOf(t).files.remove(path);

export const fileFunctions: Record<string, NativeRow> = {
  fspath: ['(module, /, path)', (t, _module: Value, path: Value) => fspath(t, path)],
  listdir: ['(module, /, path=None)', listdir],
  mkdir: [
    '(module, /, path, mode: int = 511, *, dir_fd=None)',
    simple('mkdir', (t, path) => hostOf(t).files.makeDirectory(path)),
  ],
  rmdir: ['(module, /, path, *, dir_fd=None)', simple('rmdir', (t, path) => hostOf(t).files.removeDirectory(path))],
  unlink: ['(module, /, path, *, dir_fd=None)', simple('unlink', remove)],
  remove: ['(module, /, path, *, dir_fd=None)', simple('remove', remove)],
  rename: ['(module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename('rename')],
  replace: ['(module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename('replace')],
  getcwd: ['(module, /)', (t) => strFromUtf16(folderOf(t))],
  getcwdb: ['(module, /)', (t) => encodeName(t, strFromUtf16(folderOf(t)))],
};
