/**
 * `.pyc` files (PEP 552): sixteen bytes of header and a marshalled code object. Three kinds of header say how the file is held
 * against its source: by time and size, by hash that is checked, by hash that is not.
 */
import { reprBytes, reprText } from '../base/text-repr.ts';
import { CodeError } from './code-error.ts';
import { CodeObject } from './code-object.ts';
import { dumps, loads } from './marshal.ts';
import { MAGIC_WORD, pythonVersion } from './pyc-magic.ts';

export { MAGIC, pythonVersion } from './pyc-magic.ts';
export { sourceHash } from './source-hash.ts';

export type PycHeader =
  /** `mtime` in seconds and `size` in bytes of the source, both modulo 2**32. */
  | { readonly kind: 'timestamp'; readonly mtime: number; readonly size: number }
  /** `hash`: eight bytes, see sourceHash. */
  | { readonly kind: 'checked-hash' | 'unchecked-hash'; readonly hash: Uint8Array };

export const HEADER_SIZE = 16;

/**
 * The header of a file. `name` is the module or file that messages name. Raises CodeError as the import system raises: ImportError
 * for a foreign magic number (with the version that it belongs to) and for unknown flags, EOFError for a file that is too short.
 */
export function readPycHeader(data: Uint8Array, name: string): PycHeader {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const magic = data.subarray(0, 4);
  if (magic.length < 4 || view.getUint32(0, true) !== MAGIC_WORD) throw foreignMagic(magic, name);
  if (data.length < HEADER_SIZE) throw new CodeError('EOFError', `reached EOF while reading pyc header of ${reprText(name)}`);
  const flags = view.getUint32(4, true);
  if (flags > 3) throw new CodeError('ImportError', `invalid flags ${flags} in ${reprText(name)}`);
  if ((flags & 1) === 0) return { kind: 'timestamp', mtime: view.getUint32(8, true), size: view.getUint32(12, true) };
  return { kind: flags & 2 ? 'checked-hash' : 'unchecked-hash', hash: data.slice(8, 16) };
}

function foreignMagic(magic: Uint8Array, name: string): CodeError {
  const numbered = magic.length === 4 && magic[2] === 13 && magic[3] === 10;
  const version = numbered ? pythonVersion(magic[0] | (magic[1] << 8)) : undefined;
  const origin =
    version === undefined ? '' : version === '3.12' ? ' (a pre-release of Python 3.12)' : ` (Python ${version}; this is 3.12)`;
  return new CodeError('ImportError', `bad magic number in ${reprText(name)}: ${reprBytes(magic)}${origin}`);
}

/** Header and code of a file. Raises CodeError as readPycHeader and `marshal.loads` do; ImportError when it holds no code. */
export function readPyc(data: Uint8Array, name: string): { readonly header: PycHeader; readonly code: CodeObject } {
  const header = readPycHeader(data, name);
  const code = loads(data, HEADER_SIZE);
  if (!(code instanceof CodeObject)) throw new CodeError('ImportError', `Non-code object in ${reprText(name)}`);
  return { header, code };
}

/** The bytes of a file. */
export function writePyc(code: CodeObject, header: PycHeader): Uint8Array {
  const body = dumps(code);
  const out = new Uint8Array(HEADER_SIZE + body.length);
  out.set(writePycHeader(header));
  out.set(body, HEADER_SIZE);
  return out;
}

/** The sixteen bytes before the code. */
export function writePycHeader(header: PycHeader): Uint8Array {
  const out = new Uint8Array(HEADER_SIZE);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC_WORD, true);
  if (header.kind === 'timestamp') {
    view.setUint32(8, header.mtime >>> 0, true);
    view.setUint32(12, header.size >>> 0, true);
  } else {
    view.setUint32(4, header.kind === 'checked-hash' ? 3 : 1, true);
    out.set(header.hash.subarray(0, 8), 8);
  }
  return out;
}
