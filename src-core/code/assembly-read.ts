/**
 * Reads an assembly listing and makes the code object of it: labels become distances, names and constants indices (new ones are
 * added to their tables), prefixes and caches are inserted, marks become the exception table. The notation is in assembly.ts.
 */
import { NAME_FLAGS, SLOT_KINDS, SPELLINGS } from './assembly.ts';
import { AssemblyError, flagOf, integer, NOWHERE, parseRange, type Range, wordsOf } from './assembly-words.ts';
import { CodeError } from './code-error.ts';
import { CodeObject } from './code-object.ts';
import { type Const, TupleConst } from './const.ts';
import { LiteralError, parseConst } from './const-parse.ts';
import { reprConst } from './const-repr.ts';
import { type ExceptionEntry, encodeExceptionTable } from './exception-table.ts';
import { LocationWriter } from './location-table.ts';
import { CACHES, HAS_ARG, HAS_CONST, HAS_FREE, HAS_JREL, HAS_LOCAL, HAS_NAME, OP, type OpName } from './opcodes.generated.ts';
import { validateCode } from './validate.ts';
import { verifyCode } from './verify.ts';

export { AssemblyError } from './assembly-words.ts';

/**
 * The code object of a listing. Where a listing gives no `.stacksize`, the verifier computes it. Raises AssemblyError, and
 * VerifyError for code without `.stacksize` that the verifier refuses.
 */
export function assemble(text: string): CodeObject {
  const reader = new ListingReader(text);
  const code = reader.code();
  reader.expectEnd();
  return code;
}

interface Item {
  readonly opcode: number;
  arg: number;
  readonly target: string | undefined;
  readonly loc: Range;
  readonly line: number;
}

interface Mark {
  readonly first: number;
  end: number;
  readonly target: string;
  readonly depth: number;
  readonly lasti: boolean;
  readonly line: number;
}

const NUMBERS = ['firstlineno', 'argcount', 'posonlyargcount', 'kwonlyargcount', 'stacksize'] as const;

class ListingReader {
  private readonly lines: { readonly text: string; readonly number: number }[];
  private at = 0;

  constructor(text: string) {
    this.lines = text
      .split('\n')
      .map((line, i) => ({ text: line.trim(), number: i + 1 }))
      .filter(({ text: line }) => line !== '' && !line.startsWith(';'));
  }

  expectEnd(): void {
    if (this.at < this.lines.length) throw new AssemblyError(this.lines[this.at].number, 'nothing may follow .endcode');
  }

  /** One `.code` to its `.endcode`. */
  code(): CodeObject {
    const head = this.lines[this.at++];
    if (!head || !/^\.code\s/.test(head.text)) throw new AssemblyError(head?.number ?? 1, 'a listing begins with .code NAME');
    const builder = new CodeBuilder(wordsOf(head.text.slice(5), head.number)[0], head.number);
    for (;;) {
      const line = this.lines[this.at];
      if (!line) throw new AssemblyError(head.number, '.endcode is missing');
      if (/^\.code\s/.test(line.text)) {
        builder.addConst(this.code());
        continue;
      }
      this.at++;
      if (line.text === '.endcode') return builder.finish();
      builder.line(line.text, line.number);
    }
  }
}

class CodeBuilder {
  private readonly consts: Const[] = [];
  private readonly constIndices = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly nameIndices = new Map<string, number>();
  private readonly slots: string[] = [];
  private readonly kinds: number[] = [];
  private readonly numbers: Partial<Record<(typeof NUMBERS)[number], number>> = {};
  private readonly items: Item[] = [];
  private readonly labels = new Map<string, number>();
  private readonly marks: Mark[] = [];
  private open: Mark | undefined;
  private qualname: string | undefined;
  private filename = '<assembly>';
  private flags = 0;
  private began = false;
  private loc = NOWHERE;

  constructor(
    private readonly name: string,
    private readonly head: number,
  ) {
    if (name === undefined) throw new AssemblyError(head, '.code needs a name');
  }

  line(text: string, number: number): void {
    if (text.startsWith('.')) this.directive(text, number);
    else if (!this.began) throw new AssemblyError(number, 'instructions come after .begin');
    else if (/^[A-Za-z_]\w*:$/.test(text)) {
      const label = text.slice(0, -1);
      if (this.labels.has(label)) throw new AssemblyError(number, `the label ${label} is there twice`);
      this.labels.set(label, this.items.length);
    } else this.instruction(text, number);
  }

  private directive(text: string, number: number): void {
    const [directive, rest] = [/^\.\w+/.exec(text)?.[0] ?? text, text.replace(/^\.\w+\s*/, '')];
    const words = directive === '.const' ? [] : wordsOf(rest, number);
    const key = directive.slice(1) as (typeof NUMBERS)[number];
    if (NUMBERS.includes(key)) this.numbers[key] = integer(words[0], number);
    else if (directive === '.begin') this.began = true;
    else if (directive === '.qualname') this.qualname = words[0];
    else if (directive === '.filename') this.filename = words[0];
    else if (directive === '.names') for (const word of words) this.addName(word);
    else if (directive === '.const') this.addConst(this.literal(rest, number));
    else if (directive === '.flags') for (const word of words) this.flags |= flagOf(word, number);
    else if (directive === '.slots') for (const word of words) this.slot(word, number);
    else if (directive === '.try') this.beginTry(words, number);
    else if (directive === '.endtry') this.endTry(number);
    else throw new AssemblyError(number, `unknown directive ${directive}`);
  }

  private slot(word: string, number: number): void {
    const colon = word.lastIndexOf(':');
    const kinds = colon < 0 ? ['local'] : word.slice(colon + 1).split(',');
    let kind = 0;
    for (const text of kinds) {
      const known = SLOT_KINDS.find(([name]) => name === text);
      if (!known) throw new AssemblyError(number, `unknown kind of slot '${text}'`);
      kind |= known[1];
    }
    this.slots.push(colon < 0 ? word : word.slice(0, colon));
    this.kinds.push(kind);
  }

  private beginTry(words: readonly string[], number: number): void {
    if (this.open) throw new AssemblyError(number, 'ranges of .try do not nest');
    const [target, keyword, depth, lasti] = words;
    if (target === undefined || keyword !== 'depth') throw new AssemblyError(number, '.try LABEL depth N [lasti]');
    this.open = {
      first: this.items.length,
      end: -1,
      target,
      depth: integer(depth, number),
      lasti: lasti === 'lasti',
      line: number,
    };
    this.marks.push(this.open);
  }

  private endTry(number: number): void {
    if (!this.open) throw new AssemblyError(number, '.endtry without .try');
    this.open.end = this.items.length;
    if (this.open.end === this.open.first) throw new AssemblyError(number, 'the range holds no instruction');
    this.open = undefined;
  }

  private instruction(text: string, number: number): void {
    const [, name, rest] = /^(\w+)\s*(.*)$/.exec(text) ?? [];
    const opcode = OP[name as OpName];
    if (opcode === undefined || opcode > 255) throw new AssemblyError(number, `unknown instruction ${name ?? text}`);
    const place = /(?:^|\s)@(\S+)$/.exec(rest);
    if (place) this.loc = parseRange(place[1], number);
    const operand = (place ? rest.slice(0, place.index) : rest).trim();
    const jumps = HAS_JREL.has(opcode);
    const arg = jumps ? 0 : this.argument(opcode, operand, number);
    this.items.push({ opcode, arg, target: jumps ? operand : undefined, loc: this.loc, line: number });
  }

  private argument(opcode: number, operand: string, number: number): number {
    if (!HAS_ARG.has(opcode)) {
      if (operand !== '') throw new AssemblyError(number, `it takes no argument, not '${operand}'`);
      return 0;
    }
    if (/^#\d+$/.test(operand)) return Number(operand.slice(1));
    if (HAS_CONST.has(opcode)) {
      const value = this.literal(operand, number);
      return this.constIndices.get(constKey(value)) ?? this.addConst(value);
    }
    if (HAS_NAME.has(opcode)) {
      const [name, ...given] = wordsOf(operand, number);
      const flags = NAME_FLAGS.get(opcode) ?? [];
      const bits = given.reduce((sum, flag) => {
        if (!flags.includes(flag)) throw new AssemblyError(number, `unknown flag ${flag}`);
        return sum | (1 << flags.indexOf(flag));
      }, 0);
      if (name === undefined) throw new AssemblyError(number, 'a name is missing');
      return ((this.nameIndices.get(name) ?? this.addName(name)) << flags.length) | bits;
    }
    if (HAS_LOCAL.has(opcode) || HAS_FREE.has(opcode)) {
      const index = this.slots.indexOf(wordsOf(operand, number)[0]);
      if (index < 0) throw new AssemblyError(number, `no slot is called '${operand}'`);
      return index;
    }
    return SPELLINGS.get(opcode)?.get(operand) ?? integer(operand, number);
  }

  private literal(text: string, number: number): Const {
    try {
      return parseConst(text);
    } catch (error) {
      if (error instanceof LiteralError) throw new AssemblyError(number, error.message);
      throw error;
    }
  }

  /** Appends a constant; answers its index. */
  addConst(value: Const): number {
    const index = this.consts.push(value) - 1;
    const key = value instanceof CodeObject ? undefined : constKey(value);
    if (key !== undefined && !this.constIndices.has(key)) this.constIndices.set(key, index);
    return index;
  }

  private addName(name: string): number {
    const index = this.names.push(name) - 1;
    if (!this.nameIndices.has(name)) this.nameIndices.set(name, index);
    return index;
  }

  finish(): CodeObject {
    if (this.open) throw new AssemblyError(this.open.line, '.endtry is missing');
    const offsets = this.layOut();
    const firstlineno = this.numbers.firstlineno ?? 1;
    const code = new Uint8Array(offsets[this.items.length]);
    const locations = new LocationWriter(firstlineno);
    let loc: Range = NOWHERE;
    let units = 0;
    this.items.forEach((item, i) => {
      emit(code, offsets[i], item);
      if (!sameRange(loc, item.loc)) {
        locations.add(loc, units);
        loc = item.loc;
        units = 0;
      }
      units += (offsets[i + 1] - offsets[i]) / 2;
    });
    locations.add(loc, units);
    const fields = {
      argcount: this.numbers.argcount ?? 0,
      posonlyargcount: this.numbers.posonlyargcount ?? 0,
      kwonlyargcount: this.numbers.kwonlyargcount ?? 0,
      stacksize: this.numbers.stacksize ?? 0x7fffffff,
      flags: this.flags,
      code,
      consts: this.consts,
      names: this.names,
      localsplusnames: this.slots,
      localspluskinds: Uint8Array.from(this.kinds),
      filename: this.filename,
      name: this.name,
      qualname: this.qualname ?? this.name,
      firstlineno,
      linetable: locations.finish(),
      exceptiontable: encodeExceptionTable(this.marks.map((mark) => this.entry(mark, offsets))),
    };
    try {
      validateCode(fields);
    } catch (error) {
      if (error instanceof CodeError) throw new AssemblyError(this.head, error.message);
      throw error;
    }
    if (this.numbers.stacksize !== undefined) return new CodeObject(fields);
    return new CodeObject({ ...fields, stacksize: verifyCode(new CodeObject(fields)).stacksize });
  }

  private entry(mark: Mark, offsets: readonly number[]): ExceptionEntry {
    const target = offsets[this.labelIndex(mark.target, mark.line)];
    return { start: offsets[mark.first], end: offsets[mark.end], target, depth: mark.depth, lasti: mark.lasti };
  }

  private labelIndex(label: string, line: number): number {
    const index = this.labels.get(label);
    if (index === undefined) throw new AssemblyError(line, `there is no label '${label}'`);
    return index;
  }

  /** Byte offset of every instruction with its prefixes, and of the end; jumps get their distances. */
  private layOut(): number[] {
    const { items } = this;
    const offsets: number[] = [];
    for (let grown = true; grown; ) {
      grown = false;
      let at = 0;
      items.forEach((item, i) => {
        offsets[i] = at;
        at += sizeOf(item);
      });
      offsets[items.length] = at;
      items.forEach((item, i) => {
        if (item.target === undefined) return;
        const target = offsets[this.labelIndex(item.target, item.line)];
        const backward = item.opcode === OP.JUMP_BACKWARD || item.opcode === OP.JUMP_BACKWARD_NO_INTERRUPT;
        const distance = (backward ? offsets[i + 1] - target : target - offsets[i + 1]) / 2;
        if (distance < 0)
          throw new AssemblyError(item.line, `it cannot jump ${backward ? 'forward' : 'back'} to '${item.target}'`);
        const before = sizeOf(item);
        item.arg = distance;
        if (sizeOf(item) > before) grown = true;
      });
    }
    return offsets;
  }
}

function sizeOf({ opcode, arg }: Item): number {
  const prefixes = arg > 0xffffff ? 3 : arg > 0xffff ? 2 : arg > 0xff ? 1 : 0;
  return 2 * (prefixes + 1 + (CACHES[opcode] ?? 0));
}

function emit(code: Uint8Array, offset: number, { opcode, arg }: Item): void {
  let at = offset;
  for (const shift of [24, 16, 8]) {
    if (arg >>> shift === 0) continue;
    code[at++] = OP.EXTENDED_ARG;
    code[at++] = (arg >>> shift) & 0xff;
  }
  code[at++] = opcode;
  code[at] = arg & 0xff;
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.lineno === b.lineno &&
    a.end_lineno === b.end_lineno &&
    a.col_offset === b.col_offset &&
    a.end_col_offset === b.end_col_offset
  );
}

/** Equal for equal constants of the same type: their repr tells types apart, but not a wide str from another. */
function constKey(value: Const): string {
  if (value instanceof TupleConst) return `(${value.items.map(constKey).join()})`;
  return reprConst(value, () => '');
}
