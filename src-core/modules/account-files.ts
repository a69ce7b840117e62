/**
 * The files of accounts, /etc/passwd and /etc/group, as the C library reads them for `pwd` and `grp`. Where they cannot be read, for want of a
 * grant or of the file, no account is found, as with the C library.
 */
import { HostRefusal } from '../host/grants.ts';
import { HostError } from '../host/host.ts';
import { index, isIndex } from '../objects/abstract/number.ts';
import { encodeUtf8Str } from '../objects/codec.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import type { Str, Value } from '../objects/value.ts';
import { typeName } from './native-type.ts';
import { decodeName } from './posix/path.ts';
import { worldOf } from './world.ts';

const NEWLINE = 10;
const COLON = 58;

function split(bytes: Uint8Array, at: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== at) continue;
    parts.push(bytes.subarray(start, i));
    start = i + 1;
  }
  return parts;
}

function contents(t: Thread, path: string): Uint8Array {
  try {
    return worldOf(t).host?.files.read(path) ?? new Uint8Array(0);
  } catch (error) {
    if (error instanceof HostError || error instanceof HostRefusal) return new Uint8Array(0);
    throw error;
  }
}

/** The lines that have so many fields, those of `numbers` being numbers; no others are accounts. */
export function accountLines(t: Thread, path: string, count: number, numbers: readonly number[]): Str[][] {
  return split(contents(t, path), NEWLINE)
    .filter((line) => line.length > 0 && line[0] !== 35)
    .map((line) => split(line, COLON).map(decodeName))
    .filter((fields) => fields.length === count && numbers.every((i) => /^\d+$/.test(fields[i] as string)));
}

/** A number of a user or group (`_Py_Uid_Converter`); -1 stands for the largest. Raises TypeError and OverflowError. */
export function accountNumber(t: Thread, value: Value, what: 'uid' | 'gid'): number {
  if (!isIndex(value)) return raise.TypeError(`${what} should be integer, not ${typeName(value)}`);
  const int = index(t, value);
  if (int === -1) return 2 ** 32 - 1;
  if (int >= 0 && int < 2 ** 32) return Number(int);
  // What a C long holds is never called too large.
  return raise.OverflowError(`${what} is ${int < 2n ** 63n ? 'less than minimum' : 'greater than maximum'}`);
}

/** A number of an account as Python shows it (`_PyLong_FromUid`). */
export const shownNumber = (number: number): number => (number === 2 ** 32 - 1 ? -1 : number);

/** The name as bytes could not have a NUL. Raises ValueError and UnicodeEncodeError. */
export function checkName(t: Thread, name: Str): void {
  if (encodeUtf8Str(t, name, 'surrogateescape').includes(0)) raise.ValueError('embedded null byte');
}
