/** `lasti tokens|ast|symtable|cfg|dis FILE`: prints one stage of the compiler. A program that does not compile prints its error, status 1. */
import { printPycBytecode } from '../../../src-core/session/pyc-files.ts';
import { stages } from '../../../src-core/session/stages.ts';
import { descriptorOutput } from '../../host-node.ts';
import { openLibrary } from '../../library.ts';
import { programPath } from '../../paths.ts';
import { readProgram } from '../source.ts';

export interface StageFlags {
  optimize: number;
  showCaches?: boolean;
  finalOnly?: boolean;
  json?: boolean;
  includeAttributes?: boolean;
  indent?: number;
}

export async function printStage(stage: keyof typeof stages, path: string, flags: StageFlags): Promise<number> {
  const bytes = readProgram(path);
  if (typeof bytes === 'number') return bytes;
  const printed =
    stage === 'dis' && path.endsWith('.pyc')
      ? printPycBytecode(bytes, path, flags.showCaches, flags.json)
      : stages[stage](bytes, programPath(path), { ...flags, pieces: openLibrary()?.piece });
  const { text, error } = printed;
  try {
    descriptorOutput(1).write(Buffer.from(text));
  } catch (failure) {
    // Whoever read our output (head, less) has seen enough.
    if ((failure as { code?: string }).code !== 'EPIPE') throw failure;
    return 1;
  }
  if (error) descriptorOutput(2).write(Buffer.from(error));
  return error ? 1 : 0;
}
