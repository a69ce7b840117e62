/**
 * A `.pyc` file explained: which bytes mean what, from the header's words down to every object in the marshal data. The file is
 * read, never run. A damaged file is explained up to the damage, one of another version as far as its magic number.
 */

import { reprText } from '../base/text-repr.ts';
import { CodeError, type CodeErrorType } from './code-error.ts';
import { CodeObject } from './code-object.ts';
import type { Const } from './const.ts';
import { reprConst } from './const-repr.ts';
import { formatFlags } from './disassemble.ts';
import { countLocals } from './localsplus.ts';
import { constBuilder } from './marshal.ts';
import { MarshalReader, type MarshalTracer } from './marshal-read.ts';
import { HEADER_SIZE, type PycHeader, pythonVersion, readPycHeader } from './pyc.ts';

/** A stretch of the file, `[start, end)` in bytes. */
export interface PycSpan {
  readonly start: number;
  readonly end: number;
  /** Field or index, such as `magic`, `co_consts`, `[2]`; `code` for the outermost object. */
  readonly role: string;
  /** What the bytes are, in one line. */
  readonly meaning: string;
  /** The type byte of marshal data as a letter, '' for a plain word; absent in the header. */
  readonly type?: string;
  /** Number by which later objects refer to it. */
  readonly reference?: number;
  readonly parts: readonly PycSpan[];
}

/** Why reading ended before the end. */
export interface PycDamage {
  /** Class and message with which Python refuses the file. */
  readonly type: CodeErrorType;
  readonly message: string;
  /** Where the object begins that could not be read, in bytes. */
  readonly offset: number;
  /** What that object is, outermost first: `code`, `co_consts`, `[2]`. */
  readonly path: readonly string[];
}

export interface PycLayout {
  /** Absent where not even the header could be read. */
  readonly header: PycHeader | undefined;
  readonly spans: readonly PycSpan[];
  /** What the file holds; absent when it is damaged. */
  readonly code: Const | undefined;
  readonly damage: PycDamage | undefined;
  /** Bytes behind the object, which Python ignores. */
  readonly trailing: number;
}

/** Explains a file as far as it can be read; `name` is what messages call it. */
export function explainPyc(data: Uint8Array, name: string): PycLayout {
  let header: PycHeader;
  try {
    header = readPycHeader(data, name);
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const damage = { type: error.type, message: error.message, offset: 0, path: ['header'] };
    return { header: undefined, spans: foreignSpans(data), code: undefined, damage, trailing: 0 };
  }
  const tracer = new SpanTracer();
  const reader = new MarshalReader(data, constBuilder, HEADER_SIZE, tracer);
  const head = headerSpans(data, header);
  try {
    const code = reader.read();
    const spans = [...head, ...tracer.roots];
    const trailing = data.length - reader.offset;
    if (code instanceof CodeObject) return { header, spans, code, damage: undefined, trailing };
    const message = `Non-code object in ${reprText(name)}`;
    const damage: PycDamage = { type: 'ImportError', message, offset: HEADER_SIZE, path: [] };
    return { header, spans, code: undefined, damage, trailing };
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const { offset, path } = tracer.giveUp(reader.offset, error.message);
    const damage = { type: error.type, message: error.message, offset, path };
    return { header, spans: [...head, ...tracer.roots], code: undefined, damage, trailing: 0 };
  }
}

/** The sentence about a damaged file: what Python says of it, and where: `EOFError: marshal data too short, at offset 294 (0x126) in co_consts[0].co_name`. */
export function describeDamage({ type, message, offset, path }: PycDamage): string {
  if (path[0] === 'header') return `${type}: ${message}`;
  const inside = path.slice(1).join('.').replaceAll('.[', '[');
  return `${type}: ${message}, at offset ${offset} (0x${offset.toString(16)})${inside === '' ? '' : ` in ${inside}`}`;
}

/** What can be said of a file whose header is not one of this version. */
function foreignSpans(data: Uint8Array): PycSpan[] {
  if (data.length < 4) return [];
  const magic = data[0] | (data[1] << 8);
  const version = data[2] === 13 && data[3] === 10 ? pythonVersion(magic) : undefined;
  const meaning = version === undefined ? 'no magic number of Python' : `${magic}, Python ${version}`;
  return [{ start: 0, end: 4, role: 'magic', meaning, parts: [] }];
}

function headerSpans(data: Uint8Array, header: PycHeader): PycSpan[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const magic = view.getUint16(0, true);
  const kinds = {
    timestamp: 'held against the source by time and size',
    'checked-hash': 'by hash, checked',
    'unchecked-hash': 'by hash, unchecked',
  };
  const span = (start: number, end: number, role: string, meaning: string): PycSpan => ({ start, end, role, meaning, parts: [] });
  const spans = [
    span(0, 4, 'magic', `${magic}, Python ${pythonVersion(magic)}`),
    span(4, 8, 'flags', `${view.getUint32(4, true)}: ${kinds[header.kind]}`),
  ];
  if (header.kind === 'timestamp') {
    spans.push(
      span(
        8,
        12,
        'mtime',
        `${header.mtime}, ${new Date(header.mtime * 1000).toISOString().replace('.000Z', ' UTC').replace('T', ' ')}`,
      ),
    );
    spans.push(span(12, 16, 'size', `${header.size} bytes of source`));
  } else spans.push(span(8, 16, 'hash', hex(header.hash)));
  return spans;
}

interface OpenSpan {
  start: number;
  role: string;
  parts: PycSpan[];
}

class SpanTracer implements MarshalTracer {
  readonly roots: PycSpan[] = [];
  private readonly open: OpenSpan[] = [];

  begin(offset: number, role: string | number | undefined): void {
    this.open.push({
      start: offset,
      role: role === undefined ? 'code' : typeof role === 'number' ? `[${role}]` : role,
      parts: [],
    });
  }

  end(offset: number, type: string, value: unknown, reference: number | undefined): void {
    const { start, role, parts } = this.open.pop() as OpenSpan;
    const meaning = describe(role, type, value as Const);
    this.close({ start, end: offset, role, meaning, type, ...(reference === undefined ? {} : { reference }), parts });
  }

  private close(span: PycSpan): void {
    (this.open.length > 0 ? this.open[this.open.length - 1].parts : this.roots).push(span);
  }

  /** Closes what is open where reading failed; tells where the innermost open object began and what it was. */
  giveUp(offset: number, why: string): { offset: number; path: string[] } {
    const innermost = this.open[this.open.length - 1];
    const path = this.open.map(({ role }) => role);
    while (this.open.length > 0) {
      const { start, role, parts } = this.open.pop() as OpenSpan;
      this.close({ start, end: offset, role, meaning: `cut off: ${why}`, parts });
    }
    return { offset: innermost?.start ?? offset, path };
  }
}

function describe(role: string, type: string, value: Const): string {
  if (role === 'co_flags' && typeof value === 'number') return `${value}: ${formatFlags(value)}`;
  const shared = type === 'r' ? 'the same as before: ' : '';
  if (value instanceof CodeObject) return `${shared}code object ${value.fields.qualname}, line ${value.fields.firstlineno}`;
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'bytes') return `${shared}${value.data.length} bytes`;
    if (value.kind === 'tuple' || value.kind === 'frozenset') return `${shared}${value.kind} of ${value.items.length}`;
  }
  return shared + shorten(reprConst(value, () => ''));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** The header by field and the tree of code objects, as text; of a damaged file what could be read of it. */
export function formatPyc(data: Uint8Array, { spans, code, trailing }: PycLayout): string {
  const out = spans
    .filter((span) => span.end <= HEADER_SIZE)
    .map((span) => `${span.role.padEnd(8)}${hex(data.subarray(span.start, span.end)).padEnd(26)}${span.meaning}`);
  const visit = (item: Const, indent: string) => {
    if (!(item instanceof CodeObject)) return;
    const f = item.fields;
    const facts = [
      `line ${f.firstlineno}`,
      `${f.code.length} bytes`,
      counted(f.consts.length, 'constant'),
      counted(f.names.length, 'name'),
      counted(countLocals(f), 'local'),
      `stack ${f.stacksize}`,
    ];
    if (f.flags !== 0) facts.push(formatFlags(f.flags));
    out.push(`${indent}${f.name}: ${facts.join(', ')}`);
    for (const inner of f.consts) visit(inner, `${indent}  `);
  };
  if (code instanceof CodeObject) {
    out.push('', `file ${code.fields.filename}`);
    visit(code, '');
  }
  if (trailing > 0) out.push('', `${counted(trailing, 'byte')} behind the code object, which Python ignores`);
  return `${out.join('\n')}\n`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** The header as plain data: its hash in hexadecimal. */
export function plainHeader(header: PycHeader): Record<string, string | number> {
  return header.kind === 'timestamp' ? { ...header } : { kind: header.kind, hash: hex(header.hash).replaceAll(' ', '') };
}
