/** The `mmap` module (Modules/mmapmodule.c), with the numbers of Linux. */
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { fillMmapType } from './methods.ts';
import { mmapType } from './mmap-object.ts';

const CONSTANTS: Readonly<Record<string, number>> = {
  ...{ PROT_EXEC: 4, PROT_READ: 1, PROT_WRITE: 2 },
  ...{ MAP_SHARED: 1, MAP_PRIVATE: 2, MAP_DENYWRITE: 0x800, MAP_EXECUTABLE: 0x1000, MAP_ANON: 0x20, MAP_ANONYMOUS: 0x20 },
  ...{ MAP_POPULATE: 0x8000, MAP_STACK: 0x20000, PAGESIZE: 4096, ALLOCATIONGRANULARITY: 4096 },
  ...{ ACCESS_DEFAULT: 0, ACCESS_READ: 1, ACCESS_WRITE: 2, ACCESS_COPY: 3 },
  ...{ MADV_NORMAL: 0, MADV_RANDOM: 1, MADV_SEQUENTIAL: 2, MADV_WILLNEED: 3, MADV_DONTNEED: 4, MADV_FREE: 8, MADV_REMOVE: 9 },
  ...{ MADV_DONTFORK: 10, MADV_DOFORK: 11, MADV_MERGEABLE: 12, MADV_UNMERGEABLE: 13, MADV_HUGEPAGE: 14, MADV_NOHUGEPAGE: 15 },
  ...{ MADV_DONTDUMP: 16, MADV_DODUMP: 17, MADV_HWPOISON: 100, MADV_SOFT_OFFLINE: 101 },
};

/** Makes the module object. */
export function makeMmap(): PyModule {
  fillMmapType();
  const module = new PyModule('mmap');
  module.dict.setStr('error', exceptionTypes.OSError);
  module.dict.setStr('mmap', mmapType);
  for (const [name, value] of Object.entries(CONSTANTS)) module.dict.setStr(name, value);
  return module;
}
