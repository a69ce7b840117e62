/** Reading the program that was named on the command line, with python3's words and statuses when that fails. */
import fs from 'node:fs';
import { HostError } from '../../src-core/host/host.ts';
import { programPath } from '../paths.ts';

/** The file's bytes, or the exit status after the reason was printed. Source: `pymain_run_file_obj` (Modules/main.c). */
export function readProgram(path: string): Uint8Array | number {
  const full = programPath(path);
  try {
    if (fs.statSync(full).isDirectory()) {
      // Written at once: the main thread's stream would still be on its way when the process ends.
      fs.writeSync(2, `lasti: can't find '__main__' module in ${quotePath(full)}\n`);
      return 1;
    }
    return new Uint8Array(fs.readFileSync(full));
  } catch (error) {
    const { errno, reason } = new HostError((error as NodeJS.ErrnoException).code ?? 'EIO');
    fs.writeSync(2, `lasti: can't open file ${quotePath(full)}: [Errno ${errno}] ${reason}\n`);
    return 2;
  }
}

/** As Python's repr writes a path. */
export function quotePath(path: string): string {
  const mark = path.includes("'") && !path.includes('"') ? '"' : "'";
  const inner = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
  return mark + (mark === "'" ? inner.replaceAll("'", "\\'") : inner) + mark;
}
