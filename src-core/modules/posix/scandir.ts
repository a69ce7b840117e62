/** `os.scandir` and what it gives (Modules/posixmodule.c `ScandirIterator`, `DirEntry`). */
import type { DirectoryEntry } from '../../host/host.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { fillType, type NativeRow } from '../../objects/define.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType } from '../../objects/type.ts';
import { PyObject, strFromUtf16, type Value } from '../../objects/value.ts';
import { guardHost } from '../host-error.ts';
import { hostOf } from '../world.ts';
import { encodeName, pathOf } from './path.ts';
import { statResult } from './stat.ts';

class PyDirEntry extends PyObject {
  constructor(
    readonly name: Value,
    readonly path: Value,
    readonly where: string,
    readonly kind: DirectoryEntry['kind'],
  ) {
    super();
  }
}

class PyScandir extends PyObject {
  at = 0;
  constructor(readonly entries: PyDirEntry[]) {
    super();
  }
}

export const dirEntryType = Object.assign(new PyType('posix.DirEntry', objectType), {
  qualname: 'DirEntry',
  module: 'posix',
  final: true,
});
const scandirType = Object.assign(new PyType('posix.ScandirIterator', objectType), {
  qualname: 'ScandirIterator',
  module: 'posix',
  final: true,
});

/** The kind of an entry; that of what a link leads to where it is followed, undefined where that is not there. */
function kindOf(t: Thread, self: PyDirEntry, follow: boolean): DirectoryEntry['kind'] | undefined {
  if (self.kind !== 'link' || !follow) return self.kind;
  try {
    return guardHost(() => hostOf(t).files.stat(self.where), self.path).kind;
  } catch (error) {
    if (isException(error, 'FileNotFoundError')) return undefined;
    throw error;
  }
}

const isKind = (kind: DirectoryEntry['kind']): NativeRow => [
  '(self, /, *, follow_symlinks: bool = True)',
  (t, self: PyDirEntry, follow: boolean) => kindOf(t, self, follow) === kind,
];

fillType(dirEntryType, {
  class: PyDirEntry,
  slots: { tp_new: undefined, tp_repr: (t, self: PyDirEntry) => `<DirEntry ${reprText(t, self.name)}>` },
  methods: {
    is_dir: isKind('directory'),
    is_file: isKind('file'),
    is_symlink: ['(self, /)', (_t, self: PyDirEntry) => self.kind === 'link'],
    is_junction: ['(self, /)', () => false],
    stat: [
      '(self, /, *, follow_symlinks: bool = True)',
      (t, self: PyDirEntry, follow: boolean) => statResult(guardHost(() => hostOf(t).files.stat(self.where, follow), self.path)),
    ],
    inode: ['(self, /)', (t, self: PyDirEntry) => guardHost(() => hostOf(t).files.stat(self.where, false), self.path).inode],
    __fspath__: ['(self, /)', (_t, self: PyDirEntry) => self.path],
  },
  classmethods: { __class_getitem__: classGetItem },
  members: { name: (_t, self: PyDirEntry) => self.name, path: (_t, self: PyDirEntry) => self.path },
});

const finish: NativeRow = [
  '~(self, *args)',
  (_t, self: PyScandir) => {
    self.at = self.entries.length;
    return null;
  },
];

fillType(scandirType, {
  class: PyScandir,
  slots: {
    tp_new: undefined,
    tp_iter: (_t, self: PyScandir) => self,
    tp_iternext: (_t, self: PyScandir) => self.entries[self.at++],
  },
  methods: { __enter__: ['~(self)', (_t, self: PyScandir) => self], __exit__: finish, close: finish },
});

export const scandirFunction: NativeRow = [
  '(module, /, path=None)',
  (t, _module: Value, path: Value) => {
    const where = pathOf(t, path, { of: 'scandir', nullable: true, descriptor: true });
    if (where.descriptor !== undefined) return raise.NotImplementedError('scandir() of a descriptor is not supported yet');
    const entries = guardHost(() => hostOf(t).files.list(where.text), where.shown ?? undefined);
    const shown = path === null ? '.' : where.text;
    return new PyScandir(
      entries.map(({ name, kind }) => {
        const full = strFromUtf16(path === null ? name : `${shown}${shown.endsWith('/') || shown === '' ? '' : '/'}${name}`);
        const text = strFromUtf16(name);
        const inHost = `${where.text}/${name}`;
        return where.isBytes
          ? new PyDirEntry(encodeName(t, text), encodeName(t, full), inHost, kind)
          : new PyDirEntry(text, path === null ? strFromUtf16(`./${name}`) : full, inHost, kind);
      }),
    );
  },
];
