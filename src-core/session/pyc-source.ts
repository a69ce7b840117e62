/**
 * The source that a `.pyc` was made of, looked for where Python would have it: beside the file or its `__pycache__`, and under the
 * name that the code bears. Only the very source counts, by the header's own measure.
 */
import { type PycHeader, sourceHash } from '../code/pyc.ts';
import { type Host, HostError } from '../host/host.ts';
import { decodeSource } from '../source/decode.ts';
import { CompileError } from '../source/errors.ts';

/** The text of the source, or undefined. `filename` is `co_filename`. */
export function findSource(host: Host, path: string, filename: string, header: PycHeader): string | undefined {
  for (const candidate of candidates(path, filename)) {
    const bytes = readMatching(host, candidate, header);
    if (!bytes) continue;
    try {
      return decodeSource(bytes, candidate, { file: true, pieces: host.library?.piece }).text;
    } catch (error) {
      // It matches and is no text: there is nothing to show.
      if (!(error instanceof CompileError)) throw error;
    }
  }
  return undefined;
}

function candidates(path: string, filename: string): string[] {
  const match = /^(.*?)([^/\\]*)$/.exec(path) as RegExpExecArray;
  const [, folder, file] = match;
  const cached = /^(.*?)__pycache__[/\\]$/.exec(folder);
  const name = file.split('.')[0];
  const found = cached ? [`${cached[1]}${name}.py`] : [`${folder}${name}.py`];
  if (/^(?:[/\\]|[A-Za-z]:)/.test(filename)) found.push(filename);
  return found;
}

function readMatching(host: Host, path: string, header: PycHeader): Uint8Array | undefined {
  try {
    const bytes = host.files.read(path);
    if (header.kind !== 'timestamp') return sourceHash(bytes).every((byte, i) => byte === header.hash[i]) ? bytes : undefined;
    const seconds = Number(BigInt.asUintN(32, host.files.stat(path).modified / 1_000_000_000n));
    return seconds === header.mtime && bytes.length >>> 0 === header.size ? bytes : undefined;
  } catch (error) {
    // Not there, or not to be read: then it is not the source that could be shown.
    if (error instanceof HostError || (error as Error).name === 'HostRefusal') return undefined;
    throw error;
  }
}
