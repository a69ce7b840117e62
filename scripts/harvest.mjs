/**
 * Asks the reference for what belongs to Python rather than to us and is therefore not in the repository: the docstrings of
 * what it has in C, and the tables of East Asian encodings. Writes JSON to the file named on the command line: pieces for the archive by name. A process of its own, as the
 * reference starts asynchronously and scripts/library.ts may not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';

const read = (name) => readFileSync(join(import.meta.dirname, name), 'utf8');

const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: '0', HOME: '/home/pyodide' } });
const pieces = {};
/** What a script leaves in `result` becomes pieces of a folder. JSON keeps lone surrogates only when they are escaped. */
function harvest(folder, script) {
  const namespace = pyodide.toPy({ __name__: 'harvest' });
  pyodide.runPython(read(script), { globals: namespace });
  for (const [name, value] of Object.entries(JSON.parse(namespace.get('result'))))
    pieces[`${folder}/${name}`] = Buffer.from(JSON.stringify(value)).toString('base64');
}
harvest('docstrings', 'docstrings.py');
harvest('codecs', 'codec-tables.py');
writeFileSync(process.argv[2], JSON.stringify(pieces));
process.exit(0);
