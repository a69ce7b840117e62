/** Code objects for comparison: whether two are equal in every field, and one as text for a readable difference. */
import { CO_FAST_HIDDEN, type CodeObject } from '../../src-core/code/code-object.ts';
import type { Const } from '../../src-core/code/const.ts';
import { parseExceptionTable } from '../../src-core/code/exception-table.ts';
import { codeInstructions } from '../../src-core/code/instructions.ts';
import { positionTable } from '../../src-core/code/location-table.ts';
import { OPNAME } from '../../src-core/code/opcodes.generated.ts';

/** The code object and all inside it, each before those in its constants. */
export function nestedCode(code: CodeObject): CodeObject[] {
  return [code, ...code.fields.consts.flatMap((item) => (isCode(item) ? nestedCode(item) : []))];
}

function isCode(value: Const): value is CodeObject {
  return typeof value === 'object' && value !== null && value.kind === 'code';
}

/** Whether every field is equal, code objects among the constants counting only by their place. */
export function sameCode(a: CodeObject, b: CodeObject): boolean {
  return fieldKey(a) === fieldKey(b);
}

function fieldKey({ fields }: CodeObject): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (value instanceof Uint8Array) parts.push(name, Buffer.from(value).toString('latin1'));
    else if (name === 'consts') parts.push(name, JSON.stringify(fields.consts.map(constText)));
    else parts.push(name, JSON.stringify(value));
  }
  return parts.join('\n');
}

/** A constant with its type: `0.0`, `-0.0`, `False` and `0` differ. Sets are sorted, since their order is that of the machine. */
export function constText(value: Const): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
    case 'bigint':
    case 'boolean':
      return `${value}`;
  }
  if (value === null) return 'None';
  const float = (number: number) => (Object.is(number, -0) ? '-0' : `${number}`);
  switch (value.kind) {
    case 'float':
      return `float ${float(value.value)}`;
    case 'complex':
      return `complex ${float(value.real)} ${float(value.imag)}`;
    case 'wide':
      return `wide ${value.points.join(' ')}`;
    case 'bytes':
      return `bytes ${Buffer.from(value.data).toString('hex')}`;
    case 'tuple':
      return `(${value.items.map(constText).join(', ')})`;
    case 'frozenset':
      return `{${value.items.map(constText).sort().join(', ')}}`;
    case 'foreign':
      throw new Error('a compiler made a foreign constant');
    case 'ellipsis':
      return '...';
    case 'code':
      return `<code ${value.fields.name}>`;
  }
}

/** One line per field, constant and instruction. */
export function codeText(code: CodeObject): string {
  const { fields } = code;
  const lines: string[] = [];
  for (const key of ['name', 'qualname', 'filename', 'firstlineno', 'argcount', 'posonlyargcount', 'kwonlyargcount'] as const)
    lines.push(`${key} ${fields[key]}`);
  lines.push(`stacksize ${fields.stacksize}`, `flags 0x${fields.flags.toString(16)}`);
  for (const [i, name] of fields.names.entries()) lines.push(`name ${i} ${name}`);
  for (const [i, name] of fields.localsplusnames.entries())
    lines.push(`slot ${i} ${name} ${slotKind(fields.localspluskinds[i])}`);
  for (const [i, value] of fields.consts.entries()) lines.push(`const ${i} ${constText(value)}`);
  const places = positionTable(code);
  for (const { offset, opcode, arg } of codeInstructions(fields.code)) {
    const { line, endLine, column, endColumn } = places[offset / 2];
    lines.push(`${offset} ${OPNAME[opcode]} ${arg ?? ''}  ${line}:${column}-${endLine}:${endColumn}`);
  }
  for (const { start, end, target, depth, lasti } of parseExceptionTable(fields.exceptiontable))
    lines.push(`handler ${start}-${end} -> ${target} depth ${depth}${lasti ? ' lasti' : ''}`);
  lines.push(`linetable ${Buffer.from(fields.linetable).toString('hex')}`);
  lines.push(`exceptiontable ${Buffer.from(fields.exceptiontable).toString('hex')}`);
  return lines.join('\n');
}

function slotKind(kind: number): string {
  return `0x${kind.toString(16)}${kind & CO_FAST_HIDDEN ? ' hidden' : ''}`;
}
