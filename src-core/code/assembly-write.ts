/** Writes a code object as an assembly listing; `assemble` makes an equal one of it. The notation is in assembly.ts. */
import { reprText } from '../base/text-repr.ts';
import { NAME_FLAGS, SLOT_KINDS, SPELLINGS } from './assembly.ts';
import type { CodeObject } from './code-object.ts';
import type { Const } from './const.ts';
import { reprConst } from './const-repr.ts';
import { formatFlags } from './disassemble.ts';
import { type ExceptionEntry, parseExceptionTable } from './exception-table.ts';
import { type CodeInstruction, codeInstructions, jumpTarget, jumpTargets } from './instructions.ts';
import { type Position, positionOf } from './location-table.ts';
import { HAS_CONST, HAS_FREE, HAS_LOCAL, HAS_NAME, OP, OPNAME } from './opcodes.generated.ts';

/** The listing of a code object and all inside it. */
export function writeAssembly(code: CodeObject): string {
  const out: string[] = [];
  writeCode(code, '', out);
  return `${out.join('\n')}\n`;
}

const literal = (value: Const): string => reprConst(value, () => '');

/** A name as it stands when it is one word, else in quotes. */
function word(name: string): string {
  return /^[^\s'"#,:;@+]+$/.test(name) ? name : reprText(name);
}

function writeCode(code: CodeObject, indent: string, out: string[]): void {
  const f = code.fields;
  const inside = `${indent}  `;
  const line = (text: string) => out.push(inside + text);
  out.push(`${indent}.code ${reprText(f.name)}`);
  if (f.qualname !== f.name) line(`.qualname ${reprText(f.qualname)}`);
  line(`.filename ${reprText(f.filename)}`);
  line(`.firstlineno ${f.firstlineno}`);
  line(`.flags ${formatFlags(f.flags).replaceAll(',', '')}`);
  for (const name of ['argcount', 'posonlyargcount', 'kwonlyargcount'] as const) if (f[name] !== 0) line(`.${name} ${f[name]}`);
  line(`.stacksize ${f.stacksize}`);
  if (f.localsplusnames.length > 0)
    line(`.slots ${f.localsplusnames.map((name, i) => slotText(name, f.localspluskinds[i])).join(' ')}`);
  if (f.names.length > 0) line(`.names ${f.names.map(word).join(' ')}`);
  for (const item of f.consts) {
    if (typeof item === 'object' && item?.kind === 'code') writeCode(item, inside, out);
    else line(`.const ${literal(item)}`);
  }
  line('.begin');
  writeInstructions(code, inside, out);
  out.push(`${indent}.endcode`);
}

function slotText(name: string, kind: number): string {
  const kinds = SLOT_KINDS.filter(([, bit]) => kind & bit).map(([text]) => text);
  return `${word(name)}:${kinds.join(',')}`;
}

function writeInstructions(code: CodeObject, indent: string, out: string[]): void {
  const entries = parseExceptionTable(code.fields.exceptiontable);
  const labels = labelOffsets(code, entries);
  const literals = literalsOf(code.fields.consts);
  let open: ExceptionEntry | undefined;
  let shown = '';
  let start = -1;
  for (const instruction of codeInstructions(code.fields.code)) {
    // A prefix belongs to the instruction behind it: marks go before the first of them.
    if (start < 0) start = instruction.offset;
    if (instruction.opcode === OP.EXTENDED_ARG) continue;
    if (open && open.end <= start) {
      out.push(`${indent}.endtry`);
      open = undefined;
    }
    const label = labels.get(start);
    if (label !== undefined) out.push(`${indent}${label}:`);
    const entry = entries.find((each) => each.start === start);
    if (entry) {
      out.push(`${indent}.try ${labels.get(entry.target)} depth ${entry.depth}${entry.lasti ? ' lasti' : ''}`);
      open = entry;
    }
    const place = positionText(positionOf(code, instruction.offset));
    const operand = operandText(code, instruction, labels, literals);
    out.push(
      `${indent}  ${OPNAME[instruction.opcode]}${operand === '' ? '' : ` ${operand}`}${place === shown ? '' : ` @${place}`}`,
    );
    shown = place;
    start = -1;
  }
  if (open) out.push(`${indent}.endtry`);
}

function labelOffsets(code: CodeObject, entries: readonly ExceptionEntry[]): Map<number, string> {
  const offsets = jumpTargets(code.fields.code);
  for (const entry of entries) offsets.add(entry.target);
  return new Map([...offsets].sort((a, b) => a - b).map((offset, i) => [offset, `L${i + 1}`]));
}

function positionText({ line, endLine, column, endColumn }: Position): string {
  if (line === null) return '-';
  if (column === null || endColumn === null) return endLine === null || endLine === line ? `${line}` : `${line}-${endLine}`;
  return `${line}:${column}-${endLine}:${endColumn}`;
}

function operandText(
  code: CodeObject,
  instruction: CodeInstruction,
  labels: ReadonlyMap<number, string>,
  literals: Literals,
): string {
  const { opcode, arg } = instruction;
  if (arg === null) return '';
  const f = code.fields;
  const target = jumpTarget(instruction);
  if (target !== undefined) return labels.get(target) as string;
  if (HAS_CONST.has(opcode)) return constOperand(literals, arg);
  if (HAS_NAME.has(opcode)) {
    const flags = NAME_FLAGS.get(opcode) ?? [];
    const name = f.names[arg >> flags.length];
    if (name === undefined || f.names.indexOf(name) !== arg >> flags.length) return `#${arg}`;
    return [word(name), ...flags.filter((_, i) => arg & (1 << i))].join(' ');
  }
  if (HAS_LOCAL.has(opcode) || HAS_FREE.has(opcode)) {
    const name = f.localsplusnames[arg];
    return name !== undefined && f.localsplusnames.indexOf(name) === arg ? word(name) : `#${arg}`;
  }
  for (const [text, value] of SPELLINGS.get(opcode) ?? []) if (value === arg) return text;
  return String(arg);
}

/** Text of every constant (undefined for code objects) and the first place of each text. */
interface Literals {
  readonly texts: readonly (string | undefined)[];
  readonly first: ReadonlyMap<string, number>;
}

function literalsOf(consts: readonly Const[]): Literals {
  const texts = consts.map((item) => (typeof item === 'object' && item?.kind === 'code' ? undefined : literal(item)));
  const first = new Map<string, number>();
  texts.forEach((text, i) => {
    if (text !== undefined && !first.has(text)) first.set(text, i);
  });
  return { texts, first };
}

/** The literal, if it finds this constant again and no other. */
function constOperand({ texts, first }: Literals, index: number): string {
  const text = texts[index];
  return text !== undefined && first.get(text) === index ? text : `#${index}`;
}
