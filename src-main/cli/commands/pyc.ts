/** `lasti pyc FILE.pyc`: the header by field and the tree of code objects; with `--json` every byte's meaning. Nothing is run. */
import { CodeError } from '../../../src-core/code/code-error.ts';
import { explainPyc, formatPyc, pycToJson } from '../../../src-core/code/pyc-layout.ts';
import { descriptorOutput } from '../../host-node.ts';
import { readProgram } from '../source.ts';

export function printPyc(path: string, { json }: { json?: boolean }): number {
  const data = readProgram(path);
  if (typeof data === 'number') return data;
  try {
    const layout = explainPyc(data, path);
    descriptorOutput(1).write(Buffer.from(json ? pycToJson(layout) : formatPyc(data, layout)));
    return 0;
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    descriptorOutput(2).write(Buffer.from(`${error.type}: ${error.message}\n`));
    return 1;
  }
}
