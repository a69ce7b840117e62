/**
 * Writes marshal data, formats 0 to 4 (CPython 3.12 Python/marshal.c, `w_object`). What a value is, is told by a view of it, so
 * that the module `marshal` writes Python objects with the same writer. CPython marks an object for later reference when its
 * reference count is above one; here it is marked when it does occur again, and interned names always.
 */

import { CodeError } from './code-error.ts';
import type { CodeObject } from './code-object.ts';
import {
  type BytesConst,
  type ComplexConst,
  type Const,
  type EllipsisConst,
  type FloatConst,
  ForeignConst,
  WideConst,
} from './const.ts';
import { MAX_DEPTH } from './marshal-read.ts';
import { encodeUtf8 } from './marshal-utf8.ts';

const FLAG_REF = 0x80;

/** A value in the terms of the format; `undefined` is one that marshal cannot write. Constants are views of themselves. */
export type MarshalView<V> =
  | null
  | boolean
  | number
  | bigint
  | string
  | FloatConst
  | ComplexConst
  | WideConst
  | BytesConst
  | EllipsisConst
  | ForeignConst
  | CodeObject
  | { readonly kind: 'tuple' | 'list' | 'set' | 'frozenset'; readonly items: readonly V[] }
  | { readonly kind: 'dict'; readonly entries: Iterable<readonly [V, V]> }
  | { readonly kind: 'stopiteration' }
  | undefined;

export type MarshalViewer<V> = (value: V) => MarshalView<V>;

const viewConst: MarshalViewer<Const> = (value) => value;

export class MarshalWriter {
  private out = new Uint8Array(256);
  private at = 0;
  private depth = 0;
  /** Values that occur more than once, and the index that each got when it was written. */
  private readonly shared = new Set<unknown>();
  private readonly indices = new Map<unknown, number>();
  private readonly interned = new Set<string>();

  constructor(private readonly version: number) {}

  /** The bytes of `value`. Raises CodeError (ValueError) where CPython does. */
  write<V>(value: V, view: MarshalViewer<V>): Uint8Array {
    if (this.version >= 3) this.survey(value, view, new Set(), 0);
    this.object(value, view);
    return this.out.slice(0, this.at);
  }

  /** Finds what occurs twice and which strings CPython would hold interned. */
  private survey<V>(value: V, view: MarshalViewer<V>, seen: Set<unknown>, depth: number): void {
    const shape = view(value);
    const key = refKey(value, shape);
    if (key === undefined || depth > MAX_DEPTH) return;
    if (seen.has(key)) {
      this.shared.add(key);
      return;
    }
    seen.add(key);
    if (typeof shape !== 'object' || shape === null) return;
    if (shape.kind === 'code') this.surveyCode(shape, seen, depth);
    else if (shape.kind === 'dict') {
      for (const [k, v] of shape.entries) {
        this.survey(k, view, seen, depth + 1);
        this.survey(v, view, seen, depth + 1);
      }
    } else if ('items' in shape) for (const item of shape.items) this.survey(item, view, seen, depth + 1);
  }

  private surveyCode(code: CodeObject, seen: Set<unknown>, depth: number): void {
    const f = code.fields;
    for (const name of [...f.names, ...f.localsplusnames, f.name, f.qualname, f.filename]) this.interned.add(name);
    for (const item of f.consts) {
      if (typeof item === 'string' && /^[A-Za-z0-9_]*$/.test(item)) this.interned.add(item);
      this.survey(item, viewConst, seen, depth + 2);
    }
  }

  private object<V>(value: V, view: MarshalViewer<V>): void {
    if (++this.depth > MAX_DEPTH) throw new CodeError('ValueError', 'object too deeply nested to marshal');
    const shape = view(value);
    if (shape === undefined || shape instanceof ForeignConst) throw new CodeError('ValueError', 'unmarshallable object');
    if (shape === null) this.type('N');
    else if (typeof shape === 'boolean') this.type(shape ? 'T' : 'F');
    else if (typeof shape === 'object' && shape.kind === 'ellipsis') this.type('.');
    else if (typeof shape === 'object' && shape.kind === 'stopiteration') this.type('S');
    else {
      const flag = this.mark(refKey(value, shape));
      if (flag >= 0) this.content(shape, flag, view);
    }
    this.depth--;
  }

  /** Writes a reference and answers -1, or answers the flag bit with which the object itself is to be written. */
  private mark(key: unknown): number {
    if (this.version < 3 || key === undefined) return 0;
    const known = this.indices.get(key);
    if (known !== undefined) {
      this.type('r');
      this.long(known);
      return -1;
    }
    if (!this.shared.has(key) && !(typeof key === 'string' && this.interned.has(key))) return 0;
    this.indices.set(key, this.indices.size);
    return FLAG_REF;
  }

  private content<V>(
    shape: Exclude<MarshalView<V>, null | boolean | undefined | ForeignConst>,
    flag: number,
    view: MarshalViewer<V>,
  ): void {
    if (typeof shape === 'number' || typeof shape === 'bigint') this.int(shape, flag);
    else if (typeof shape === 'string' || shape.kind === 'wide') this.text(shape, flag);
    else if (shape.kind === 'float') {
      this.type(this.version > 1 ? 'g' : 'f', flag);
      this.float(shape.value);
    } else if (shape.kind === 'complex') {
      this.type(this.version > 1 ? 'y' : 'x', flag);
      this.float(shape.real);
      this.float(shape.imag);
    } else if (shape.kind === 'bytes') this.bytes(shape.data, flag);
    else if (shape.kind === 'code') this.code(shape, flag);
    else if (shape.kind === 'dict') this.dict(shape.entries, flag, view);
    else if ('items' in shape) this.container(shape, flag, view);
  }

  private container<V>(shape: { kind: string; items: readonly V[] }, flag: number, view: MarshalViewer<V>): void {
    if (shape.kind === 'tuple' && this.version >= 4 && shape.items.length < 256) {
      this.type(')', flag);
      this.byte(shape.items.length);
    } else {
      this.type(shape.kind === 'tuple' ? '(' : shape.kind === 'list' ? '[' : shape.kind === 'set' ? '<' : '>', flag);
      this.long(shape.items.length);
    }
    const ordered = shape.kind.endsWith('set') ? inDumpOrder(shape.items, view, this.version) : shape.items;
    for (const item of ordered) this.object(item, view);
  }

  private dict<V>(entries: Iterable<readonly [V, V]>, flag: number, view: MarshalViewer<V>): void {
    this.type('{', flag);
    for (const [key, value] of entries) {
      this.object(key, view);
      this.object(value, view);
    }
    this.type('0');
  }

  private code(code: CodeObject, flag: number): void {
    const f = code.fields;
    this.type('c', flag);
    for (const n of [f.argcount, f.posonlyargcount, f.kwonlyargcount, f.stacksize, f.flags]) this.long(n);
    this.object(f.code, viewBytes);
    this.object({ kind: 'tuple', items: f.consts } as unknown as Const, viewConst);
    this.object({ kind: 'tuple', items: f.names } as unknown as Const, viewConst);
    this.object({ kind: 'tuple', items: f.localsplusnames } as unknown as Const, viewConst);
    this.object(f.localspluskinds, viewBytes);
    this.object(f.filename, viewConst as MarshalViewer<string>);
    this.object(f.name, viewConst as MarshalViewer<string>);
    this.object(f.qualname, viewConst as MarshalViewer<string>);
    this.long(f.firstlineno);
    this.object(f.linetable, viewBytes);
    this.object(f.exceptiontable, viewBytes);
  }

  private int(value: number | bigint, flag: number): void {
    if (value >= -0x80000000 && value <= 0x7fffffff) {
      this.type('i', flag);
      this.long(Number(value));
      return;
    }
    this.type('l', flag);
    const bits = (value < 0 ? -BigInt(value) : BigInt(value)).toString(2);
    const count = Math.ceil(bits.length / 15);
    this.long(value < 0 ? -count : count);
    for (let end = bits.length; end > 0; end -= 15) {
      const digit = Number.parseInt(bits.slice(Math.max(0, end - 15), end), 2);
      this.byte(digit & 0xff);
      this.byte(digit >> 8);
    }
  }

  private text(text: string | WideConst, flag: number): void {
    const interned = typeof text === 'string' && this.interned.has(text);
    // Names are UTF-16 text; in any other str two surrogates stay two.
    const bytes = encodeUtf8(text, interned);
    const ascii = typeof text === 'string' && bytes.length === text.length;
    if (this.version >= 4 && ascii) {
      if (bytes.length < 256) {
        this.type(interned ? 'Z' : 'z', flag);
        this.byte(bytes.length);
        this.raw(bytes);
        return;
      }
      this.type(interned ? 'A' : 'a', flag);
    } else this.type(this.version >= 3 && interned ? 't' : 'u', flag);
    this.long(bytes.length);
    this.raw(bytes);
  }

  private bytes(data: Uint8Array, flag: number): void {
    this.type('s', flag);
    this.long(data.length);
    this.raw(data);
  }

  private float(value: number): void {
    if (this.version > 1) {
      const bits = new DataView(new ArrayBuffer(8));
      bits.setFloat64(0, value, true);
      this.raw(new Uint8Array(bits.buffer));
      return;
    }
    const text = formatG17(value);
    this.byte(text.length);
    this.raw(encodeUtf8(text, false));
  }

  private type(type: string, flag = 0): void {
    this.byte(type.charCodeAt(0) | flag);
  }

  private long(value: number): void {
    this.byte(value & 0xff);
    this.byte((value >> 8) & 0xff);
    this.byte((value >> 16) & 0xff);
    this.byte((value >> 24) & 0xff);
  }

  private byte(value: number): void {
    this.room(1);
    this.out[this.at++] = value;
  }

  private raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.out.set(bytes, this.at);
    this.at += bytes.length;
  }

  private room(count: number): void {
    if (this.at + count <= this.out.length) return;
    const larger = new Uint8Array(Math.max(this.out.length * 2, this.at + count));
    larger.set(this.out);
    this.out = larger;
  }
}

const viewBytes: MarshalViewer<Uint8Array> = (data) => ({ kind: 'bytes', data }) as BytesConst;

/** What makes two occurrences one object: text by its value, everything else by identity; numbers are never referred to. */
function refKey<V>(value: V, shape: MarshalView<V>): unknown {
  if (typeof shape === 'string') return shape;
  if (shape instanceof WideConst) return value;
  return typeof shape === 'object' && shape !== null && shape.kind !== 'ellipsis' ? value : undefined;
}

/** Items of a set in the order of their own dumps, as CPython sorts them to have reproducible files. */
function inDumpOrder<V>(items: readonly V[], view: MarshalViewer<V>, version: number): V[] {
  const dumps = items.map((item) => ({ item, dump: new MarshalWriter(version).write(item, view) }));
  dumps.sort((a, b) => compareBytes(a.dump, b.dump));
  return dumps.map((pair) => pair.item);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** C's `%.17g`. */
function formatG17(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa, power] = value.toExponential(16).split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 17) {
    const digits = mantissa.replace(/\.?0+$/, '');
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const fixed = value.toFixed(Math.min(100, Math.max(0, 16 - exponent)));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}
