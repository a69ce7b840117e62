/**
 * The files that a front has open: text, compiled code, problems. The last code that compiled stays. A `.pyc` is open with its code as
 * it stands in the file, and with the text of its source where that is found.
 */

import { encodeUtf8 } from '../base/utf8.ts';
import { CodeObject } from '../code/code-object.ts';
import { writePyc } from '../code/pyc.ts';
import { describeDamage, explainPyc } from '../code/pyc-layout.ts';
import { VerifyError, verifyCode } from '../code/verify.ts';
import { compile } from '../compile/compile.ts';
import type { StatementSpan } from '../debug/granularity.ts';
import { codeView } from '../debug/inspect/code.ts';
import type { Registered, Registry } from '../debug/registry.ts';
import { type LineColumns, lineColumns } from '../debug/source-columns.ts';
import { type Host, HostError } from '../host/host.ts';
import { parse } from '../parse/parse.ts';
import type { Document, Problem, Range } from '../protocol/shapes.ts';
import type { ScopeRow, SourceView, TokenRow, TreeNode } from '../protocol/source-shapes.ts';
import { decodeSource } from '../source/decode.ts';
import { CompileError, type CompileWarning } from '../source/errors.ts';
import { formatCompileError, formatExceptionOnly } from '../source/format-error.ts';
import { findSource } from './pyc-source.ts';
import { scopeRows, tokenRows, treeNodes, unitColumns } from './source-views.ts';
import { codeObjectsOf } from './stage-views.ts';
import { refusal } from './stages.ts';
import { statementSpans } from './statement-spans.ts';

interface Entry {
  kind: Document['kind'];
  text: string;
  /** What the code objects call their file: the path, except for a `.pyc`. */
  filename: string;
  code: CodeObject | undefined;
  problems: Problem[];
  columns: LineColumns;
  statements?: readonly StatementSpan[];
}

export class Documents {
  private readonly entries = new Map<string, Entry>();
  /** Files that were read for their breakpoints alone. */
  private readonly prepared = new Set<string>();
  constructor(
    private readonly host: Host,
    private readonly registry: Registry,
  ) {}

  /** Reads and compiles a file. Raises Error with the reference's sentence when it cannot be read. */
  open(path: string): Document {
    this.prepared.delete(path);
    const bytes = this.read(path);
    if (path.endsWith('.pyc')) return this.openPyc(path, bytes);
    try {
      return this.compile(path, decodeSource(bytes, path, { file: true, pieces: this.host.library?.piece }).text);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      // What is not text has no lines to show.
      const entry = { ...this.entry(path, ''), problems: [this.problem(error, '')] };
      this.entries.set(path, entry);
      return this.document(path, entry);
    }
  }

  /** A file's bytes. Raises Error with the reference's sentence when it cannot be read. */
  read(path: string): Uint8Array {
    try {
      return this.host.files.read(path);
    } catch (error) {
      if (error instanceof HostError) throw new Error(`can't open file '${path}': [Errno ${error.errno}] ${error.reason}`);
      throw error;
    }
  }

  /** The `.pyc` that an open source makes, its time that of the file; undefined for what is no open source. Raises Error while it does not compile. */
  pycOf(path: string): Uint8Array | undefined {
    const entry = this.entries.get(path);
    if (entry?.kind !== 'source') return undefined;
    if (!entry.code || entry.problems.some(({ severity }) => severity === 'error')) throw new Error('The file does not compile.');
    return writePyc(entry.code, { kind: 'timestamp', mtime: this.modified(path), size: encodeUtf8(entry.text).length });
  }

  /** Seconds since 1970; 0 for text without a file. */
  private modified(path: string): number {
    try {
      return Number(this.host.files.stat(path).modified / 1_000_000_000n);
    } catch (error) {
      if (error instanceof HostError) return 0;
      throw error;
    }
  }

  private entry(path: string, text: string): Entry {
    return { kind: 'source', text, filename: path, code: undefined, problems: [], columns: lineColumns(text) };
  }

  /** Reads a `.pyc` without running it. One that cannot be read is open too, with the reason. */
  private openPyc(path: string, bytes: Uint8Array): Document {
    const { code, header, damage } = explainPyc(bytes, path);
    const entry: Entry = { ...this.entry(path, ''), kind: 'pyc' };
    this.entries.set(path, entry);
    if (damage || !(code instanceof CodeObject) || !header) {
      const message = damage ? describeDamage(damage) : 'no code object';
      entry.problems.push({ severity: 'error', message, file: path, range: null, text: `${message}\n` });
      return this.document(path, entry);
    }
    entry.code = code;
    entry.filename = code.fields.filename;
    entry.text = findSource(this.host, path, code.fields.filename, header) ?? '';
    entry.columns = lineColumns(entry.text);
    this.registry.add(code);
    return this.document(path, entry);
  }

  compile(path: string, text: string): Document {
    const last = this.entries.get(path);
    if (last?.kind === 'pyc') throw new Error('a .pyc file has no text that could be edited');
    const entry: Entry = { ...this.entry(path, text), code: last?.code };
    const unchanged = last?.code !== undefined && last.text === text && !last.problems.some((p) => p.severity === 'error');
    if (unchanged) return this.document(path, last);
    try {
      const lines = text.split('\n');
      entry.code = compile(text, path, {
        programText: (lineno) => (lineno <= lines.length ? `${lines[lineno - 1]}\n` : null),
        warn: (warning) => {
          if (warning.atCaller) return;
          entry.problems.push(this.warning(warning));
        },
      });
      this.registry.add(entry.code);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      entry.problems.push(this.problem(error, text));
    }
    this.entries.set(path, entry);
    return this.document(path, entry);
  }

  /** The code of a document; undefined while it does not compile. Opens the file when it is not open. */
  codeOf(path: string): { code: CodeObject | undefined; problem: Problem | undefined } {
    if (!this.entries.has(path)) this.open(path);
    const entry = this.entries.get(path) as Entry;
    const problem = entry.problems.find((p) => p.severity === 'error') ?? unsafeCode(path, entry);
    return { code: problem ? undefined : entry.code, problem };
  }

  /** The code of an edited text for a program that runs, and the tree that it would replace. The open document stays as it is. */
  replacement(path: string, text: string): { fresh?: CodeObject; root?: Registered; problem: string } {
    try {
      const root = this.registry.treesOf(path).find((tree) => tree.some(({ lives }) => lives.size > 0))?.[0];
      if (root === undefined) return { problem: `nothing of ${path} is loaded` };
      return { fresh: compile(text, path), root, problem: '' };
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      return { problem: formatCompileError(error).trimEnd() };
    }
  }

  columns(file: string): LineColumns {
    return this.entryOf(file)?.columns ?? ((_line, column) => column);
  }

  lines(file: string): readonly string[] | undefined {
    return this.entryOf(file)?.text.split(/\r\n|\r|\n/);
  }

  /** Makes the code of a file known that nobody has opened, if it can be read and compiles; '' or why there is none. */
  prepare(file: string): string {
    if (this.prepared.has(file) && !this.isThere(file)) {
      this.entries.delete(file);
      this.prepared.delete(file);
    }
    if (!this.entryOf(file)) {
      try {
        this.open(file);
      } catch (error) {
        return (error as Error).message;
      }
      this.prepared.add(file);
    }
    const entry = this.entryOf(file) as Entry;
    const problem = entry.problems.find(({ severity }) => severity === 'error');
    // While a text is edited, the last code that compiled is what breakpoints go by.
    return problem === undefined || entry.code !== undefined ? '' : `the file does not compile: ${problem.message}`;
  }

  private isThere(file: string): boolean {
    try {
      this.host.files.stat(file);
      return true;
    } catch (error) {
      if (error instanceof HostError) return false;
      throw error;
    }
  }

  /** Before a run, files that were only prepared are what they are now. */
  refresh(): void {
    for (const file of [...this.prepared]) {
      if (!this.isThere(file)) continue;
      this.open(file);
      this.prepared.add(file);
    }
  }

  /** The statements of a file as it was compiled last; undefined where its source is not known. */
  statements(file: string): readonly StatementSpan[] | undefined {
    const entry = this.entryOf(file);
    if (!entry?.text) return undefined;
    entry.statements ??= statementSpans(entry.text, file) ?? [];
    return entry.statements;
  }

  /** The open program that a code object is part of, with the text that it was compiled from. */
  programOf(code: CodeObject): { text: string; all: CodeObject[]; columns: LineColumns } | undefined {
    for (const { text, code: top, columns } of this.entries.values()) {
      const all = top ? codeObjectsOf(top) : [];
      if (all.includes(code)) return { text, all, columns };
    }
    return undefined;
  }

  private entryOf(file: string): Entry | undefined {
    return this.entries.get(file) ?? [...this.entries.values()].find(({ filename }) => filename === file);
  }

  /** Tokens, syntax tree and symbol table of a document's present text. */
  tokens(path: string): SourceView<TokenRow> {
    return this.view(path, ({ text }) => tokenRows(text, path, unitColumns(text)));
  }
  tree(path: string): SourceView<TreeNode> {
    return this.view(path, ({ text, columns }) => treeNodes(parse(text, path), columns));
  }
  symbols(path: string): SourceView<ScopeRow> {
    return this.view(path, ({ text, columns }) => scopeRows(parse(text, path), text, path, columns));
  }

  private view<Row>(path: string, make: (entry: Entry) => Row[]): SourceView<Row> {
    const entry = this.entries.get(path);
    if (!entry) throw new Error(`${path} is not open`);
    try {
      return { rows: make(entry), error: '' };
    } catch (error) {
      return { rows: [], error: refusal(error, encodeUtf8(entry.text), path) };
    }
  }

  private document(path: string, entry: Entry): Document {
    return {
      path,
      kind: entry.kind,
      text: entry.text,
      codes: entry.code ? this.registry.add(entry.code).map(codeView) : [],
      problems: entry.problems,
    };
  }

  private warning({ category, message, filename, lineno }: CompileWarning): Problem {
    const range: Range = { line: lineno, column: 0, endLine: lineno, endColumn: Number.MAX_SAFE_INTEGER };
    return {
      severity: 'warning',
      message: `${category}: ${message}`,
      file: filename,
      range,
      text: `${filename}:${lineno}: ${category}: ${message}\n`,
    };
  }

  private problem(error: CompileError, text: string): Problem {
    const { lineno, offset, end_lineno, end_offset } = error;
    let range: Range | null = null;
    if (lineno !== null) {
      const start = unitColumn(text, lineno, (offset ?? 1) - 1);
      const endLine = end_lineno && end_lineno > 0 ? end_lineno : lineno;
      const end = end_offset && end_offset > 0 ? unitColumn(text, endLine, end_offset - 1) : start + 1;
      range = { line: lineno, column: start, endLine, endColumn: endLine === lineno ? Math.max(end, start + 1) : end };
    }
    const last = formatExceptionOnly(error).trimEnd().split('\n').at(-1) ?? error.message;
    return { severity: 'error', message: last, file: error.filename, range, text: formatCompileError(error) };
  }
}

/** Code of a file that anyone may have written is held against the rules of the machine before it runs. */
function unsafeCode(path: string, { kind, code }: Entry): Problem | undefined {
  if (kind !== 'pyc' || !code) return undefined;
  for (const each of codeObjectsOf(code)) {
    try {
      verifyCode(each);
    } catch (error) {
      if (!(error instanceof VerifyError)) throw error;
      const message = `This code would corrupt the machine and is not run: ${each.fields.qualname} ${error.message}`;
      return { severity: 'error', message, file: path, range: null, text: `${message}\n` };
    }
  }
  return undefined;
}

/** UTF-16 column of a column in code points. */
function unitColumn(text: string, line: number, points: number): number {
  const content = text.split(/\r\n|\r|\n/)[line - 1] ?? '';
  let units = 0;
  let seen = 0;
  for (const character of content) {
    if (seen++ >= points) break;
    units += character.length;
  }
  return units;
}
