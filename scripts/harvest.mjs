/**
 * Asks the reference for what belongs to Python rather than to us and is therefore not in the repository: the docstrings of
 * what it has in C. Writes JSON to the file named on the command line: pieces for the archive by name. A process of its own, as the
 * reference starts asynchronously and scripts/library.ts may not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';

const read = (name) => readFileSync(join(import.meta.dirname, name), 'utf8');

const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: '0', HOME: '/home/pyodide' } });
const pieces = {};
const namespace = pyodide.toPy({ __name__: 'harvest' });
pyodide.runPython(read('docstrings.py'), { globals: namespace });
for (const [module, docs] of Object.entries(JSON.parse(namespace.get('result')))) {
  pieces[`docstrings/${module}`] = Buffer.from(JSON.stringify(docs)).toString('base64');
}
writeFileSync(process.argv[2], JSON.stringify(pieces));
process.exit(0);
