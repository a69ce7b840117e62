/** The module `_stat`: what the bits of `st_mode` mean (Modules/_stat.c). */
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import type { Value } from '../objects/value.ts';

const TYPES = {
  S_IFDIR: 0o040000,
  S_IFCHR: 0o020000,
  S_IFBLK: 0o060000,
  S_IFREG: 0o100000,
  S_IFIFO: 0o010000,
  S_IFLNK: 0o120000,
  S_IFSOCK: 0o140000,
};
const TESTS: Readonly<Record<string, number>> = {
  S_ISDIR: TYPES.S_IFDIR,
  S_ISCHR: TYPES.S_IFCHR,
  S_ISBLK: TYPES.S_IFBLK,
  S_ISREG: TYPES.S_IFREG,
  S_ISFIFO: TYPES.S_IFIFO,
  S_ISLNK: TYPES.S_IFLNK,
  S_ISSOCK: TYPES.S_IFSOCK,
  // Linux has none of these.
  S_ISDOOR: -1,
  S_ISPORT: -1,
  S_ISWHT: -1,
};
const CONSTANTS: Readonly<Record<string, number>> = {
  ...TYPES,
  S_IFDOOR: 0,
  S_IFPORT: 0,
  S_IFWHT: 0,
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ISVTX: 0o1000,
  S_ENFMT: 0o2000,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
  UF_NODUMP: 1,
  UF_IMMUTABLE: 2,
  UF_APPEND: 4,
  UF_OPAQUE: 8,
  UF_NOUNLINK: 16,
  UF_COMPRESSED: 32,
  UF_HIDDEN: 32768,
  SF_ARCHIVED: 65536,
  SF_IMMUTABLE: 131072,
  SF_APPEND: 262144,
  SF_NOUNLINK: 1048576,
  SF_SNAPSHOT: 2097152,
};
const FIELDS = ['ST_MODE', 'ST_INO', 'ST_DEV', 'ST_NLINK', 'ST_UID', 'ST_GID', 'ST_SIZE', 'ST_ATIME', 'ST_MTIME', 'ST_CTIME'];
const LETTERS: Readonly<Record<number, string>> = {
  16807: '-',
  9604: 'd',
  21609: 'l',
  14406: 'b',
  4802: 'c',
  2401: 'p',
  26411: 's',
};

/** `-rwxr-xr-x`. */
function filemode(_t: unknown, _module: Value, mode: number): string {
  let out = LETTERS[mode & 0o170000] ?? '?';
  [
    [6, 0o4000, 's', 'S'],
    [3, 0o2000, 's', 'S'],
    [0, 0o1000, 't', 'T'],
  ].forEach(([shift, special, on, off]) => {
    const bits = mode >> (shift as number);
    out += (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-');
    out += mode & (special as number) ? (bits & 1 ? on : off) : bits & 1 ? 'x' : '-';
  });
  return out;
}

export function makeStat(): PyModule {
  const module = new PyModule('_stat');
  const functions: Record<string, NativeRow> = {
    filemode: ['~(module, mode: int, /)', filemode],
    S_IMODE: ['~(module, mode: int, /)', (_t, _module: Value, mode: number) => mode & 0o7777],
    S_IFMT: ['~(module, mode: int, /)', (_t, _module: Value, mode: number) => mode & 0o170000],
  };
  for (const [name, type] of Object.entries(TESTS))
    functions[name] = ['~(module, mode: int, /)', (_t, _module: Value, mode: number) => (mode & 0o170000) === type];
  fillModule(module.dict, module, '_stat', functions);
  for (const [name, value] of Object.entries(CONSTANTS)) module.dict.setStr(name, value);
  FIELDS.forEach((name, i) => {
    module.dict.setStr(name, i);
  });
  return module;
}
