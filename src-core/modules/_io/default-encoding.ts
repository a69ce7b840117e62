/** The warning that `-X warn_default_encoding` asks for (PEP 597). */
import { exceptionTypes } from '../../objects/exception.ts';
import type { Thread } from '../../objects/thread.ts';
import { worldOf } from '../world.ts';

/** Where the command line asks for it: somebody relies on the encoding that None stands for. */
export function warnDefaultEncoding(t: Thread, stackLevel: number): void {
  if (worldOf(t).start.warnDefaultEncoding)
    t.warn(exceptionTypes.EncodingWarning, "'encoding' argument not specified", stackLevel);
}
