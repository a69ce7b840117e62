/** What happens to a code unit that is no instruction: programs can make such code objects. */
import { raise } from '../objects/raise.ts';
import { utf16 } from '../objects/value.ts';
import type { Frame } from './frame.ts';

/** Raises SystemError, as the reference's loop does where no case matches (Python/ceval.c). */
export function unknownOpcode(_m: unknown, frame: Frame, _oparg: number, opcode: number): never {
  const { code, lasti } = frame;
  return raise.SystemError(`${utf16(code.filename)}:${code.lineAt(lasti) ?? -1}: unknown opcode ${opcode}`);
}
