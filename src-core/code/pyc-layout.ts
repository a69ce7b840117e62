/**
 * A `.pyc` file explained: which bytes mean what, from the header's words down to every object in the marshal data. The file is
 * read, never run; a file of another version is explained as far as its magic number.
 */

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
  /** Number by which later objects refer to it. */
  readonly reference?: number;
  readonly parts: readonly PycSpan[];
}

export interface PycLayout {
  readonly header: PycHeader;
  readonly spans: readonly PycSpan[];
  readonly code: Const;
}

/** Explains a file. Raises CodeError where the file cannot be read (readPycHeader, `loads`). */
export function explainPyc(data: Uint8Array, name: string): PycLayout {
  const header = readPycHeader(data, name);
  const tracer = new SpanTracer();
  const code = new MarshalReader(data, constBuilder, HEADER_SIZE, tracer).read();
  return { header, spans: [...headerSpans(data, header), ...tracer.roots], code };
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
    const into = this.open.length > 0 ? this.open[this.open.length - 1].parts : this.roots;
    into.push({ start, end: offset, role, meaning, ...(reference === undefined ? {} : { reference }), parts });
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

/** The header by field and the tree of code objects, as text. */
export function formatPyc(data: Uint8Array, { spans, code }: PycLayout): string {
  const out = spans
    .filter((span) => span.start < HEADER_SIZE)
    .map((span) => `${span.role.padEnd(8)}${hex(data.subarray(span.start, span.end)).padEnd(26)}${span.meaning}`);
  const visit = (item: Const, indent: string) => {
    if (!(item instanceof CodeObject)) return;
    const f = item.fields;
    const facts = [
      `line ${f.firstlineno}`,
      `${f.code.length} bytes`,
      `${f.consts.length} constants`,
      `${f.names.length} names`,
      `${countLocals(f)} locals`,
      `stack ${f.stacksize}`,
    ];
    if (f.flags !== 0) facts.push(formatFlags(f.flags));
    out.push(`${indent}${f.name}: ${facts.join(', ')}`);
    for (const inner of f.consts) visit(inner, `${indent}  `);
  };
  out.push('');
  if (code instanceof CodeObject) out.push(`file ${code.fields.filename}`);
  visit(code, '');
  return `${out.join('\n')}\n`;
}

/** The explained file with its bytes, span by span, for `--json` and tests. */
export function pycToJson({ header, spans }: PycLayout): string {
  const plain = header.kind === 'timestamp' ? header : { kind: header.kind, hash: hex(header.hash).replaceAll(' ', '') };
  return `${JSON.stringify({ header: plain, spans }, null, 2)}\n`;
}
