/**
 * An uncaught exception as the interpreter prints it: traceback, message, notes, what it was raised from or while handling, groups.
 * Source: `_PyErr_Display`, `print_exception_recursive`, `print_exception_group` (Python/pythonrun.c), `tb_printinternal`
 * (Python/traceback.c).
 */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { str } from '../../objects/abstract/repr.ts';
import { PyException } from '../../objects/exception.ts';
import { isException } from '../../objects/raise.ts';
import { asStr, PyList, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { CompileError } from '../../source/errors.ts';
import { formatCompileError } from '../../source/format-error.ts';
import type { VmThread } from '../../vm/thread.ts';
import { PyTraceback } from '../../vm/types/traceback.ts';
import { formatFrame } from './frame-lines.ts';
import { suggestionFor } from './suggestions.ts';

/** The lines of a source file, without their ends; undefined when there is no such file to be read. */
export type SourceLines = (filename: string) => readonly string[] | undefined;

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';
const MAX_FRAMES = 1000;
/** Frames alike are shown this often, then counted. */
const REPEATS = 3;
const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;

/** The whole text, ending with a newline. Runs `__str__` of the program's exceptions; what that raises is said in words. */
export function exceptionText(thread: VmThread, exc: PyException, sourceLines: SourceLines): string {
  const printer = new Printer(thread, sourceLines);
  printer.printChain(exc);
  return printer.out.join('');
}

class Printer {
  readonly out: string[] = [];
  private readonly seen = new Set<PyException>();
  private readonly files = new Map<string, readonly string[] | undefined>();
  private depth = 0;
  private needClose = false;

  constructor(
    private readonly thread: VmThread,
    private readonly sourceLines: SourceLines,
  ) {}

  printChain(exc: PyException): void {
    this.seen.add(exc);
    const { cause, context, suppressContext } = exc;
    if (cause) this.printEarlier(cause, CAUSE);
    else if (context && !suppressContext) this.printEarlier(context, CONTEXT);
    if (isException(exc, 'BaseExceptionGroup')) this.printGroup(exc);
    else this.printOne(exc);
  }

  private printEarlier(exc: PyException, words: string): void {
    if (this.seen.has(exc)) return;
    this.printChain(exc);
    for (const line of words.match(/.*\n/g) ?? []) this.line(line);
  }

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }

  /** A line inside a group stands behind its margin. */
  private line(text: string): void {
    this.out.push(this.depth > 0 ? `${this.indent}| ${text}` : text);
  }

  private printOne(exc: PyException): void {
    const isGroup = isException(exc, 'BaseExceptionGroup');
    if (exc.traceback instanceof PyTraceback) {
      const header = `${isGroup ? 'Exception Group ' : ''}Traceback (most recent call last):\n`;
      if (isGroup && this.depth === 1) this.out.push(`${this.indent}+ ${header}`);
      else this.line(header);
      this.printFrames(exc.traceback);
    }
    const message = this.messageOf(exc);
    for (const line of message.split(/(?<=\n)/)) this.line(line);
    this.printNotes(exc);
  }

  /** Type and text, after the place where it is a SyntaxError that has one. */
  private messageOf(exc: PyException): string {
    const type = this.typeName(exc);
    const placed = isException(exc, 'SyntaxError') ? placedText(exc, type) : undefined;
    if (placed !== undefined) return placed;
    let text: string;
    try {
      text = utf16(str(this.thread, exc));
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      return `${type}: <exception str() failed>\n`;
    }
    return `${type}${text === '' ? '' : `: ${text}`}${suggestionFor(this.thread, exc)}\n`;
  }

  private typeName(exc: PyException): string {
    const module = asStr(lookupAttr(this.thread, exc.cls as Value, '__module__') ?? null);
    const name = asStr(lookupAttr(this.thread, exc.cls as Value, '__qualname__') ?? null);
    const qualname = name === undefined ? '<unknown>' : utf16(name);
    if (module === undefined) return `<unknown>.${qualname}`;
    return module === 'builtins' || module === '__main__' ? qualname : `${utf16(module)}.${qualname}`;
  }

  private printNotes(exc: PyException): void {
    const notes = lookupAttr(this.thread, exc, '__notes__');
    if (notes === undefined) return;
    if (!(notes instanceof PyList || notes instanceof PyTuple)) {
      this.line(`${utf16(str(this.thread, notes))}\n`);
      return;
    }
    for (const note of notes.items) {
      let text: string;
      try {
        text = utf16(str(this.thread, note));
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
        text = '<note str() failed>';
      }
      for (const line of text.split(/(?<=\n)/)) this.line(line);
      this.out.push('\n');
    }
  }

  private printFrames(first: PyTraceback): void {
    const frames: PyTraceback[] = [];
    for (let at: PyTraceback | null = first; at; at = at.next) frames.push(at);
    let last = '';
    let count = 0;
    const close = () => {
      const more = count - REPEATS;
      // The reference writes this line without the margin of a group.
      if (more > 0) this.out.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`);
    };
    for (const { frame, lasti, lineno } of frames.slice(-MAX_FRAMES)) {
      const { filename, name } = frame.code.source.fields;
      const key = `${filename}\n${lineno}\n${name}`;
      if (key !== last) {
        close();
        last = key;
        count = 0;
      }
      if (++count > REPEATS) continue;
      const position = lasti < 0 ? undefined : frame.code.position(lasti);
      const source = lineno === null ? undefined : this.lines(filename)?.[lineno - 1];
      for (const line of formatFrame({ filename, line: lineno, name, position }, source)) this.line(line);
    }
    close();
  }

  private lines(filename: string): readonly string[] | undefined {
    if (filename.startsWith('<') && filename.endsWith('>')) return undefined;
    if (!this.files.has(filename)) this.files.set(filename, this.sourceLines(filename));
    return this.files.get(filename);
  }

  private printGroup(exc: PyException): void {
    if (this.depth > MAX_GROUP_DEPTH) {
      this.line(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`);
      return;
    }
    if (this.depth === 0) this.depth = 1;
    this.printOne(exc);
    const members = lookupAttr(this.thread, exc, 'exceptions');
    const inner = members instanceof PyTuple ? (members.items as PyException[]) : [];
    const shown = Math.min(inner.length, MAX_GROUP_WIDTH + 1);
    this.needClose = false;
    for (let i = 0; i < shown; i++) {
      const isLast = i === shown - 1;
      if (isLast) this.needClose = true;
      const title = i < MAX_GROUP_WIDTH ? String(i + 1) : '...';
      this.out.push(`${this.indent}${i === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`);
      this.depth++;
      if (i < MAX_GROUP_WIDTH) this.printChain(inner[i]);
      else {
        const more = inner.length - MAX_GROUP_WIDTH;
        this.line(`and ${more} more exception${more > 1 ? 's' : ''}\n`);
      }
      if (isLast && this.needClose) {
        this.out.push(`${this.indent}+------------------------------------\n`);
        this.needClose = false;
      }
      this.depth--;
    }
    if (this.depth === 1) this.depth = 0;
  }
}

/** A SyntaxError with its place, line and carets; undefined when it has no line. */
function placedText(exc: PyException, type: string): string | undefined {
  const { msg, filename, lineno, offset, text, end_lineno, end_offset } = exc.extra ?? {};
  if (typeof lineno !== 'number') return undefined;
  const number = (value: Value | undefined) => (typeof value === 'number' ? value : null);
  const words = (value: Value | undefined) => {
    const own = asStr(value ?? null);
    return own === undefined ? null : utf16(own);
  };
  const kind = isException(exc, 'TabError')
    ? 'TabError'
    : isException(exc, 'IndentationError')
      ? 'IndentationError'
      : 'SyntaxError';
  const error = new CompileError(
    kind,
    words(msg) ?? 'None',
    words(filename) ?? '<string>',
    lineno,
    number(offset),
    words(text),
    number(end_lineno),
    number(end_offset),
  );
  return formatCompileError(error).replace(
    /(SyntaxError|IndentationError|TabError)((?:: [\s\S]*)?\n)$/,
    (_all, _kind, rest) => type + rest,
  );
}
