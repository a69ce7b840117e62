/**
 * The reference: CPython 3.12.7 as the npm package `pyodide` ships it, run inside this process. Start it once per file
 * (`await Reference.start()`, about 3 s); every answer of it that tests compare with comes from here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';

type PyodideAPI = Awaited<ReturnType<typeof loadPyodide>>;

const driver = readFileSync(join(import.meta.dirname, 'reference.py'), 'utf8');

/** What a program left behind: its streams as text and its exit status, as `python3 FILE` has them. */
export interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

export interface RunOptions {
  /** `sys.argv[0]` and the name in tracebacks; the file is written there. Default `program.py`. */
  filename?: string;
  args?: readonly string[];
  stdin?: string;
  /** Further files beside the program, by relative name. */
  files?: Readonly<Record<string, string | Uint8Array>>;
}

export interface DisOptions {
  filename?: string;
  mode?: 'exec' | 'eval' | 'single';
  optimize?: number;
  showCaches?: boolean;
}

interface Driver {
  run(request: string): string;
  answer(code: string, inputs: string): string;
  dis(request: string): string;
}

export class Reference {
  private constructor(
    readonly pyodide: PyodideAPI,
    private readonly driver: Driver,
  ) {}

  static async start(): Promise<Reference> {
    let pyodide: PyodideAPI;
    try {
      pyodide = await loadPyodide({ env: { PYTHONHASHSEED: '0', HOME: '/home/pyodide' } });
    } catch (error) {
      throw new Error(`The reference does not start; "npm ci" installs it (package pyodide). ${error}`);
    }
    pyodide.FS.mkdirTree('/program');
    const namespace = pyodide.toPy({ __name__: 'reference_driver' });
    pyodide.runPython(driver, { globals: namespace, filename: 'reference.py' });
    const get = (name: string) => {
      const call = namespace.get(name) as (...args: string[]) => string;
      return (...args: string[]) => {
        try {
          return call(...args);
        } catch (error) {
          // A plain Error: the runtime prints the whole of pyodide's one-line source beside an uncaught one of its own.
          throw new Error(`the reference raised: ${(error as Error).message}`);
        }
      };
    };
    return new Reference(pyodide, { run: get('run'), answer: get('answer'), dis: get('dis') });
  }

  /** Runs a program as `python3 FILE [ARGS]` would, in a `__main__` of its own; a SyntaxError is an outcome like others. */
  run(source: string | Uint8Array, options: RunOptions = {}): Outcome {
    const filename = options.filename ?? 'program.py';
    this.pyodide.FS.writeFile(`/program/${filename.replaceAll('/', '_')}`, source);
    for (const [name, data] of Object.entries(options.files ?? {})) this.pyodide.FS.writeFile(`/program/${name}`, data);
    const request = { filename, stored: filename.replaceAll('/', '_'), args: options.args ?? [], stdin: options.stdin ?? '' };
    return JSON.parse(this.driver.run(JSON.stringify(request)));
  }

  /**
   * Runs Python statements in which `inputs` are the global variables (JSON values; a Uint8Array becomes bytes) and returns
   * what they leave in `result`, through JSON. Python exceptions come out as JS errors with the traceback.
   */
  answer<T = unknown>(code: string, inputs: Readonly<Record<string, unknown>> = {}): T {
    const plain: Record<string, unknown> = {};
    const binary: Record<string, string> = {};
    for (const [name, value] of Object.entries(inputs)) {
      if (value instanceof Uint8Array) binary[name] = Buffer.from(value).toString('base64');
      else plain[name] = value;
    }
    return JSON.parse(this.driver.answer(code, JSON.stringify({ plain, binary })));
  }

  /** Text of `dis.dis(compile(source, filename, mode, dont_inherit=True, optimize=optimize))`. */
  dis(source: string, options: DisOptions = {}): string {
    return this.driver.dis(
      JSON.stringify({
        source,
        filename: options.filename ?? 'program.py',
        mode: options.mode ?? 'exec',
        optimize: options.optimize ?? -1,
        caches: options.showCaches ?? false,
      }),
    );
  }
}
