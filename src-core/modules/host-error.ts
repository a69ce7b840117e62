/** What the host answers as the Python exceptions that those answers are. */
import { describeErrno } from '../base/errno.ts';
import { HostRefusal } from '../host/grants.ts';
import { HostError } from '../host/host.ts';
import { makeSystemError } from '../objects/raise.ts';
import type { Value } from '../objects/value.ts';

const EACCES = 13;

/**
 * Raises the OSError that the host's refusal or the system's error is, with the file names as the program wrote them. Anything else is
 * thrown on.
 */
export function raiseHostError(error: unknown, filename?: Value, filename2?: Value): never {
  if (error instanceof HostError) throw makeSystemError(error.errno, error.reason, filename, filename2);
  if (error instanceof HostRefusal) {
    throw makeSystemError(EACCES, `Permission denied; run again with ${error.flag}`, filename, filename2);
  }
  throw error;
}

/** Raises the OSError of a number with the system's words. */
export function raiseSystem(errno: number, filename?: Value, filename2?: Value): never {
  throw makeSystemError(errno, describeErrno(errno), filename, filename2);
}

/** Runs something of the host's; its errors become Python's. */
export function guardHost<T>(work: () => T, filename?: Value, filename2?: Value): T {
  try {
    return work();
  } catch (error) {
    return raiseHostError(error, filename, filename2);
  }
}
