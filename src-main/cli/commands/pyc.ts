/** `lasti pyc FILE.pyc`: the header by field and the tree of code objects; with `--json` every byte's meaning. Nothing is run. */
import { printPyc } from '../../../src-core/session/pyc-files.ts';
import { descriptorOutput } from '../../host-node.ts';
import { readProgram } from '../source.ts';

export function explainFile(path: string, { json }: { json?: boolean }): number {
  const data = readProgram(path);
  if (typeof data === 'number') return data;
  const { text, error } = printPyc(data, path, json);
  descriptorOutput(1).write(Buffer.from(text));
  if (error) descriptorOutput(2).write(Buffer.from(error));
  return error ? 1 : 0;
}
