/** Where the archive of the standard library lies: `library.bin` in `out/`, which the build writes. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Library } from '../src-core/host/library.ts';

const file = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../out/library.bin' : '../library.bin', import.meta.url));

let opened: Library | undefined;

/** The library; undefined where it was not built. Reads only the index: modules are read when they are imported. */
export function openLibrary(): Library | undefined {
  if (opened !== undefined || !fs.existsSync(file)) return opened;
  const descriptor = fs.openSync(file, 'r');
  opened = Library.open(
    (offset, size) => {
      const data = new Uint8Array(size);
      return data.subarray(0, fs.readSync(descriptor, data, 0, size, offset));
    },
    (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString(),
  );
  return opened;
}
