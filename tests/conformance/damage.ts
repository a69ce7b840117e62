/**
 * Damaged marshal data and `.pyc` files: cut at every byte, every byte changed, nested too deeply, with sizes and references that
 * cannot be, with foreign headers. Class and message of what is raised are the reference's, and reading never takes more memory than
 * a small multiple of the file. With `--long` every byte takes every value.
 */
import { CodeError } from '../../src-core/code/code-error.ts';
import type { CodeObject } from '../../src-core/code/code-object.ts';
import { loads } from '../../src-core/code/marshal.ts';
import { readPyc, writePyc } from '../../src-core/code/pyc.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { nestedCode } from '../support/code-text.ts';
import type { Reference } from '../support/reference.ts';
import type { Report, Suite } from '../support/suite.ts';

const LOAD = `
import marshal, base64
result = []
for text in files:
    try: marshal.loads(base64.b64decode(text)); result.append("")
    except Exception as error: result.append(f"{type(error).__name__}: {error}")
`;

const IMPORT = `
import base64, importlib._bootstrap_external as boot
result = []
for text in files:
    data = base64.b64decode(text)
    try:
        boot._classify_pyc(data, "d.py", {})
        boot._compile_bytecode(memoryview(data)[16:], "d.py", "d.py")
        result.append("")
    except Exception as error: result.append(f"{type(error).__name__}: {error}")
`;

const SOURCE = 'def f(a, *b, c=1.5):\n    return {1: "x", a: 2j, b: 10**30}, a in {1, 2, "q"}, (None, ..., b"\\0", "é", True)\n';

/** The error of `read` as text; empty when there is none. One of another class is a defect. */
function outcome(read: () => unknown): string {
  try {
    read();
    return '';
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return `${error.type}: ${error.message}`;
  }
}

/**
 * What we say of files of which the reference is not asked: a reference to a container that is not finished makes one that holds
 * itself, on which the reference dies when it hashes or prints it; and constants of our compiler are no lists.
 */
const NOT_ASKED = /bad marshal data \((?:invalid reference|.* is not a constant)\)/;

/** What the reference says because it is a build of 32 bits. */
const NARROW = /^(?:MemoryError|OverflowError: (?:too many digits in integer|byte string is too large))/;

class Damage {
  private tried = 0;

  constructor(
    private readonly report: Report,
    private readonly reference: Reference,
  ) {}

  /** Compares what both say to files; those whose references may be circular are only tried on ours. */
  compare(title: string, files: readonly Uint8Array[], code: string, read: (bytes: Uint8Array) => unknown): void {
    const ours = files.map((bytes) => outcome(() => read(bytes)));
    this.tried += files.length;
    const asked = files.flatMap((_, i) => (NOT_ASKED.test(ours[i]) ? [] : [i]));
    const texts = asked.map((i) => Buffer.from(files[i]).toString('base64'));
    const theirs = this.reference.answer<string[]>(code, { files: texts });
    asked.forEach((i, k) => {
      if (NARROW.test(theirs[k])) return;
      this.report.compare(
        `${title} ${i}: ${Buffer.from(files[i]).toString('hex').slice(0, 400)}`,
        plain(ours[i]),
        plain(theirs[k]),
      );
    });
  }

  get count(): number {
    return this.tried;
  }
}

/** A foreign version is named by us besides; the reference names the line of its source. */
const plain = (text: string): string =>
  text
    .replace(/(bad magic number in .*?: b['"].*['"]) \(.*\)$/, '$1')
    .replace(/^SystemError: Objects\/\w+\.c:\d+: /, 'SystemError: ');

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const size = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];

/** Sizes that the data cannot have, for every type that has one. */
function hugeSizes(): Uint8Array[] {
  const files: Uint8Array[] = [];
  for (const type of '([<>stuAalR?') {
    for (const value of [0x7fffffff, 0x7ffffffe, 0x40000000, 0x00ffffff, -1, -2, -0x80000000, 0x7fffffff + 1])
      for (const rest of ['', 'N', 'NNNN', 'i\x01\0\0\0']) files.push(bytesOf(type, size(value), rest));
  }
  for (const type of ')zZ') for (const value of [255, 128, 3]) files.push(bytesOf(type, [value], 'ab'), bytesOf(type, [value]));
  return files;
}

function badReferences(): Uint8Array[] {
  const files: Uint8Array[] = [];
  for (const value of [0, 1, 5, 0x7fffffff, -1, -0x80000000])
    files.push(bytesOf('r', size(value)), bytesOf('(', size(2), [0x80 | 105], size(7), 'r', size(value)));
  return files;
}

function nested(depths: readonly number[]): Uint8Array[] {
  return depths.flatMap((levels) => [
    bytesOf(...Array(levels).fill(')\x01'), 'N'),
    bytesOf(...Array(levels).fill('(\x01\0\0\0'), 'N'),
    bytesOf(...Array(levels).fill(')\x01')),
  ]);
}

export const suite: Suite = {
  title: 'damaged marshal data and .pyc files',
  async run(report, context) {
    const damage = new Damage(report, await context.reference());
    const code = compile(SOURCE, 'd.py');
    const file = writePyc(code, { kind: 'timestamp', mtime: 1, size: SOURCE.length });
    const body = file.slice(16);
    const marshal = (title: string, files: readonly Uint8Array[]) => damage.compare(title, files, LOAD, (bytes) => loads(bytes));
    const pyc = (title: string, files: readonly Uint8Array[]) =>
      damage.compare(title, files, IMPORT, (bytes) => readPyc(bytes, 'd.py'));
    const cuts = (bytes: Uint8Array) => Array.from(bytes, (_, i) => bytes.slice(0, i));
    const flipped = (bytes: Uint8Array, flip: number, places: readonly number[]) =>
      places.map((i) => bytes.map((byte, at) => (at === i ? byte ^ flip : byte)));
    const every = context.long ? 255 : 24;
    marshal('cut', cuts(body));
    const places = outsideInstructions(code, body);
    for (let k = 0; k < every; k++) marshal('changed', flipped(body, context.long ? k + 1 : 1 + ((k * 61) % 255), places));
    marshal('size', hugeSizes());
    marshal('reference', badReferences());
    marshal('nested', nested([1, 10, 100, 300]));
    // The stack of WebAssembly ends before the limit of 2,000 does.
    for (const [i, bytes] of nested([2001, 5000, 100_000]).entries()) {
      const refusal = outcome(() => loads(bytes));
      report.compare(`deep ${i}`, refusal, 'ValueError: recursion limit exceeded');
    }
    pyc('file cut', cuts(file));
    const header = Array.from({ length: 16 }, (_, i) => i);
    for (let flip = 1; flip < 256; flip++) pyc('header changed', flipped(file, flip, header));
    pyc('no code', [bytesOf([...file.slice(0, 16)], 'N'), bytesOf([...file.slice(0, 16)], 'i', size(1)), new Uint8Array(0)]);
    report.compare('memory', () => memoryTaken(hugeSizes()), 'bounded');
    console.log(`${damage.count} files tried`);
  },
};

/** Offsets that are not inside instructions: the reference does not check those, and may die of them. */
function outsideInstructions(code: CodeObject, body: Uint8Array): number[] {
  const inside = new Set<number>();
  for (const { fields } of nestedCode(code)) {
    const at = Buffer.from(body).indexOf(fields.code);
    for (let i = 0; i < fields.code.length; i++) inside.add(at + i);
  }
  return Array.from(body.keys()).filter((i) => !inside.has(i));
}

/** Reads small files that say that they are large; what they may take is no more than what a few lists take. */
function memoryTaken(files: readonly Uint8Array[]): string {
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  let most = 0;
  for (const bytes of files) {
    const before = used();
    outcome(() => loads(bytes));
    most = Math.max(most, used() - before);
  }
  return most < 4_000_000 ? 'bounded' : `${most} bytes for a file of a few`;
}
