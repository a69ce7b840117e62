/** Whether a descriptor is a terminal. */
import fs from 'node:fs';

/** As `isatty` of node:tty, which is loaded for what could be one only: it brings the network with it. */
export function isTerminal(descriptor: number): boolean {
  let device: boolean;
  try {
    device = fs.fstatSync(descriptor).isCharacterDevice();
  } catch (error) {
    // A closed descriptor is none.
    if ((error as NodeJS.ErrnoException).code !== 'EBADF') throw error;
    return false;
  }
  return device && process.getBuiltinModule('node:tty').isatty(descriptor);
}
