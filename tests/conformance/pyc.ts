/**
 * `.pyc` files both ways, for every module of the library: the reference loads what we write and finds code equal to its own, we
 * load what it writes and write it again so that it finds it equal; and for damaged files our exception class is the reference's.
 */
import { CodeError } from '../../src-core/code/code-error.ts';
import { loads } from '../../src-core/code/marshal.ts';
import { readPyc, sourceHash, writePyc } from '../../src-core/code/pyc.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { codeText, nestedCode } from '../support/code-text.ts';
import { libraryModules } from '../support/library.ts';
import type { Reference } from '../support/reference.ts';
import type { Report, Suite } from '../support/suite.ts';

const EXCHANGE = `
import base64, importlib._bootstrap_external as boot, importlib.util, marshal, types, warnings
warnings.simplefilter("ignore")
code = compile(source, name, "exec", dont_inherit=True)
boot._classify_pyc(ours, name, {})
def same(a, b):
    if type(a) is not type(b): return False
    if isinstance(a, types.CodeType):
        # co_lines and co_positions come of the tables; equality of code leaves out file and qualified names.
        fields = [f for f in dir(a) if f.startswith("co_") and f not in ("co_lines", "co_positions", "co_consts", "co_lnotab")]
        return all(getattr(a, f) == getattr(b, f) for f in fields) and same(a.co_consts, b.co_consts)
    if isinstance(a, tuple): return len(a) == len(b) and all(map(same, a, b))
    return a == b and repr(a) == repr(b) or isinstance(a, frozenset) and a == b
loaded = marshal.loads(ours[16:])
theirs = boot._code_to_hash_pyc(code, importlib.util.source_hash(source), True)
result = [same(loaded, code), ours[:16] == theirs[:16], base64.b64encode(theirs).decode()]
`;

const EQUAL = `
import marshal
result = marshal.loads(again[16:]) == marshal.loads(first[16:])
`;

export const suite: Suite = {
  title: '.pyc files of the library, both ways',
  async run(report, context) {
    const reference = await context.reference();
    for (const { path, bytes } of libraryModules()) {
      if (context.only !== undefined && !path.includes(context.only)) continue;
      const code = compile(bytes, path);
      const ours = writePyc(code, { kind: 'checked-hash', hash: sourceHash(bytes) });
      const [equal, header, text] = reference.answer<[boolean, boolean, string]>(EXCHANGE, { source: bytes, name: path, ours });
      report.compare(`${path} read by the reference`, `${equal} ${header}`, 'true true');
      const theirs = Uint8Array.from(Buffer.from(text, 'base64'));
      const read = readPyc(theirs, path);
      const texts = (root: typeof code) => nestedCode(root).map(codeText).join('\n');
      report.compare(`${path} read by us`, () => texts(read.code), texts(code));
      const again = writePyc(read.code, read.header);
      report.compare(`${path} written again`, String(reference.answer(EQUAL, { again, first: theirs })), 'true');
    }
    damage(report, reference, context.long ? 2000 : 200);
  },
};

/** Cuts and flips one file; what the reference survives, it is asked about. */
function damage(report: Report, reference: Reference, flips: number): void {
  const source = 'def f(a, *b, c=1.5):\n    return {1: "x", a: 2j, b: 10**30}, a in {1, 2, "q"}, (None, ..., b"\\0")\n';
  const whole = writePyc(compile(source, 'd.py'), { kind: 'timestamp', mtime: 1, size: source.length }).slice(16);
  const cuts = Array.from(whole, (_, i) => whole.slice(0, i));
  const theirs = reference.answer<string[]>(
    `import marshal, base64
result = []
for text in files:
    try: marshal.loads(base64.b64decode(text)); result.append("")
    except Exception as error: result.append(f"{type(error).__name__}: {error}")`,
    { files: cuts.map((bytes) => Buffer.from(bytes).toString('base64')) },
  );
  cuts.forEach((bytes, i) => {
    report.compare(`cut at ${i}`, () => outcome(bytes), theirs[i]);
  });
  // A flipped byte may make a tuple that holds itself, on which the reference dies: here only ours are tried.
  for (let i = 0; i < whole.length; i++) {
    for (let k = 0; k < flips / 10; k++) {
      const copy = whole.slice();
      copy[i] ^= 1 + ((i * 31 + k * 97) % 255);
      outcome(copy);
    }
  }
}

/** The error of `loads` as text; an error of another class is a defect. */
function outcome(bytes: Uint8Array): string {
  try {
    loads(bytes);
    return '';
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return `${error.type}: ${error.message}`;
  }
}
