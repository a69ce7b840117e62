/**
 * Reads marshal data, formats 0 to 4 (CPython 3.12 Python/marshal.c, `r_object`). The reader knows the format only; what it makes
 * is the caller's choice, through ObjectBuilder: constants here (marshal.ts), Python objects in the module `marshal`.
 */

import { decodeUtf8 as replaceUtf8 } from '../base/utf8.ts';
import { CodeError } from './code-error.ts';
import type { Text } from './const.ts';
import { decodeUtf8 } from './marshal-utf8.ts';

/** How deep objects may nest (`MAX_MARSHAL_STACK_DEPTH`). */
export const MAX_DEPTH = 2000;

const FLAG_REF = 0x80;

/** The fields of a code object as read, before any check. */
export interface RawCode<V> {
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  stacksize: number;
  flags: number;
  code: V;
  consts: V;
  names: V;
  localsplusnames: V;
  localspluskinds: V;
  filename: V;
  name: V;
  qualname: V;
  firstlineno: number;
  linetable: V;
  exceptiontable: V;
}

/** Makes the values that the reader finds. `undefined` is never a value: it stands for the format's NULL. */
export interface ObjectBuilder<V> {
  none(): V;
  stopIteration(): V;
  ellipsis(): V;
  bool(value: boolean): V;
  int(value: number | bigint): V;
  float(value: number): V;
  complex(real: number, imag: number): V;
  bytes(data: Uint8Array): V;
  text(value: Text, interned: boolean): V;
  /** Called before the items are read; the reader fills `items` afterwards. */
  tuple(items: V[]): V;
  list(items: V[]): V;
  dict(): V;
  setItem(dict: V, key: V, value: V): void;
  set(items: V[], frozen: boolean): V;
  code(raw: RawCode<V>): V;
  /** Whether a tuple or list may contain itself; if not, a reference to an unfinished one is refused. */
  readonly allowsCycles: boolean;
}

/** Hears which bytes became which value, in the order of the file: `begin` before an object's type byte, `end` behind its last. */
export interface MarshalTracer {
  /** `role`: the field of a code object or the index in a container; undefined for the outermost object. */
  begin(offset: number, role: string | number | undefined): void;
  /** `type`: the type byte as a letter; `reference`: the number under which it can be referred to. */
  end(offset: number, type: string, value: unknown, reference: number | undefined): void;
}

/** Type bytes of what holds objects. */
const CODE = { tuple: 0x28, smallTuple: 0x29, list: 0x5b, dict: 0x7b, set: 0x3c, frozenset: 0x3e, code: 0x63 } as const;
const isContainer = (type: number) =>
  (type >= 0x28 && type <= 0x29) || type === 0x5b || type === 0x7b || type === 0x3c || type === 0x3e || type === 0x63;

const PENDING = Symbol('pending');

/** So many characters are made of their numbers at once. */
const PIECE = 4096;

const longOf = (data: Uint8Array, at: number): number =>
  data[at] | (data[at + 1] << 8) | (data[at + 2] << 16) | (data[at + 3] << 24);

export class MarshalReader<V> {
  private at: number;
  private depth = 0;
  private readonly refs: (V | typeof PENDING)[] = [];

  /** With `pull` the bytes come from there, piece by piece and never more than are needed (`marshal.load`); `data` is not used then. */
  constructor(
    private readonly data: Uint8Array,
    private readonly build: ObjectBuilder<V>,
    from = 0,
    private readonly tracer?: MarshalTracer,
    private readonly pull?: (count: number) => Uint8Array,
  ) {
    this.at = from;
  }

  /** Offset of the next byte, for callers whose data goes on behind the object. */
  get offset(): number {
    return this.at;
  }

  /** One whole object. Raises CodeError as CPython's `marshal.loads` raises. */
  read(): V {
    const value = this.object();
    if (value === undefined) throw new CodeError('TypeError', 'NULL object in marshal data for object');
    return value;
  }

  private object(role?: string | number): V | undefined {
    const code = this.byte('EOF read where object expected');
    if (++this.depth > MAX_DEPTH) throw new CodeError('ValueError', 'recursion limit exceeded');
    if (this.tracer) return this.traced(code, role, this.tracer);
    const value = isContainer(code & 0x7f) ? this.container(code) : this.objectOfType(code);
    this.depth--;
    return value;
  }

  private traced(code: number, role: string | number | undefined, tracer: MarshalTracer): V | undefined {
    tracer.begin(this.at - 1, role);
    const reference = code & FLAG_REF ? this.refs.length : undefined;
    const value = isContainer(code & 0x7f) ? this.container(code) : this.objectOfType(code);
    tracer.end(this.at, String.fromCharCode(code & 0x7f), value, reference);
    this.depth--;
    return value;
  }

  /** Containers nest 2,000 deep: their levels take as little of the host's stack as they can. */
  private container(code: number): V {
    const index = code & FLAG_REF ? this.refs.push(PENDING) - 1 : -1;
    switch (code & 0x7f) {
      case CODE.dict:
        return this.dict(this.build.dict(), index);
      case CODE.code:
        return this.settle(index, this.build.code(this.codeFields()));
      case CODE.set:
        return this.settle(index, this.build.set(this.items('set', this.size('set'), []), false));
      case CODE.frozenset:
        return this.settle(index, this.build.set(this.items('set', this.size('set'), []), true));
      default:
        return this.sequence(code & 0x7f, index);
    }
  }

  /** A tuple or list, which may hold itself. */
  private sequence(type: number, index: number): V {
    const kind = type === CODE.list ? 'list' : 'tuple';
    const count = type === CODE.smallTuple ? this.byte() : this.size(kind);
    const items: V[] = [];
    const value = type === CODE.list ? this.build.list(items) : this.build.tuple(items);
    if (this.build.allowsCycles) this.settle(index, value);
    for (let i = 0; i < count; i++) {
      const item = this.object(i);
      if (item === undefined) return nullIn(kind);
      items.push(item);
    }
    return this.settle(index, value);
  }

  private objectOfType(code: number): V | undefined {
    const build = this.build;
    const flag = (code & FLAG_REF) !== 0;
    const type = String.fromCharCode(code & 0x7f);
    switch (type) {
      case '0':
        return undefined;
      case 'N':
        return build.none();
      case 'S':
        return build.stopIteration();
      case '.':
        return build.ellipsis();
      case 'F':
        return build.bool(false);
      case 'T':
        return build.bool(true);
      case 'i':
        return this.keep(build.int(this.long()), flag);
      case 'I':
        return this.keep(build.int(this.long64()), flag);
      case 'l':
        return this.keep(build.int(this.bigLong()), flag);
      case 'f':
        return this.keep(build.float(this.floatText()), flag);
      case 'g':
        return this.keep(build.float(this.floatBits()), flag);
      case 'x':
        return this.keep(build.complex(this.floatText(), this.floatText()), flag);
      case 'y':
        return this.keep(build.complex(this.floatBits(), this.floatBits()), flag);
      case 's':
        return this.keep(build.bytes(this.take(this.size('bytes object')).slice()), flag);
      case 'A':
      case 'a':
        return this.keep(build.text(this.latin1(this.size('string')), type === 'A'), flag);
      case 'Z':
      case 'z':
        return this.keep(build.text(this.latin1(this.byte()), type === 'Z'), flag);
      case 't':
      case 'u': {
        const bytes = this.take(this.size('string'));
        return this.keep(build.text(decodeUtf8(bytes, 0, bytes.length), type === 't'), flag);
      }
      case 'r':
        return this.reference();
      default:
        throw new CodeError('ValueError', 'bad marshal data (unknown type code)');
    }
  }

  private keep(value: V, flag: boolean): V {
    if (flag) this.refs.push(value);
    return value;
  }

  private reference(): V {
    const index = this.long();
    const value = index < 0 || index >= this.refs.length ? PENDING : this.refs[index];
    if (value === PENDING) throw new CodeError('ValueError', 'bad marshal data (invalid reference)');
    return value as V;
  }

  private settle(index: number, value: V): V {
    if (index >= 0) this.refs[index] = value;
    return value;
  }

  private items(kind: string, count: number, into: V[]): V[] {
    for (let i = 0; i < count; i++) {
      const item = this.object(i);
      if (item === undefined) return nullIn(kind);
      into.push(item);
    }
    return into;
  }

  private dict(dict: V, index: number): V {
    this.settle(index, dict);
    for (;;) {
      const key = this.object();
      if (key === undefined) return dict;
      const value = this.object();
      if (value === undefined) return dict;
      this.build.setItem(dict, key, value);
    }
  }

  private codeFields(): RawCode<V> {
    return {
      argcount: this.number('co_argcount'),
      posonlyargcount: this.number('co_posonlyargcount'),
      kwonlyargcount: this.number('co_kwonlyargcount'),
      stacksize: this.number('co_stacksize'),
      flags: this.number('co_flags'),
      code: this.field('co_code'),
      consts: this.field('co_consts'),
      names: this.field('co_names'),
      localsplusnames: this.field('co_localsplusnames'),
      localspluskinds: this.field('co_localspluskinds'),
      filename: this.field('co_filename'),
      name: this.field('co_name'),
      qualname: this.field('co_qualname'),
      firstlineno: this.number('co_firstlineno'),
      linetable: this.field('co_linetable'),
      exceptiontable: this.field('co_exceptiontable'),
    };
  }

  /** A plain word of a code object, without a type byte. */
  private number(role: string): number {
    this.tracer?.begin(this.at, role);
    const value = this.long();
    this.tracer?.end(this.at, '', value, undefined);
    return value;
  }

  private field(role: string): V {
    const value = this.object(role);
    if (value === undefined) throw new CodeError('TypeError', 'NULL object in marshal data for code object');
    return value;
  }

  private take(count: number): Uint8Array {
    if (this.pull) {
      const piece = count === 0 ? NOTHING : this.pull(count);
      return piece.length === count ? piece : atEnd();
    }
    if (this.data.length - this.at < count) throw new CodeError('EOFError', 'marshal data too short');
    this.at += count;
    return this.data.subarray(this.at - count, this.at);
  }

  private byte(atEnd = 'EOF read where not expected'): number {
    if (!this.pull) {
      if (this.at >= this.data.length) throw new CodeError('EOFError', atEnd);
      return this.data[this.at++];
    }
    const piece = this.pull(1);
    if (piece.length === 0) throw new CodeError('EOFError', atEnd);
    return piece[0];
  }

  private long(): number {
    const { data, at } = this;
    if (this.pull || data.length - at < 4) return longOf(this.take(4), 0);
    this.at += 4;
    return longOf(data, at);
  }

  private long64(): number | bigint {
    return canonical(viewOf(this.take(8)).getBigInt64(0, true));
  }

  private size(what: string): number {
    const size = this.long();
    if (size < 0) throw new CodeError('ValueError', `bad marshal data (${what} size out of range)`);
    return size;
  }

  /** An int in digits of 15 bits, least first. */
  private bigLong(): number | bigint {
    const count = this.long();
    if (count === -0x80000000) throw new CodeError('ValueError', 'bad marshal data (long size out of range)');
    const size = Math.abs(count);
    const digits: string[] = [];
    for (let i = 0; i < size; i++) {
      const digit = viewOf(this.take(2)).getInt16(0, true);
      if (digit < 0) throw new CodeError('ValueError', 'bad marshal data (digit out of range in long)');
      if (digit === 0 && i === size - 1) throw new CodeError('ValueError', 'bad marshal data (unnormalized long data)');
      digits.push(digit.toString(2).padStart(15, '0'));
    }
    if (size === 0) return 0;
    const magnitude = BigInt(`0b${digits.reverse().join('')}`);
    return canonical(count < 0 ? -magnitude : magnitude);
  }

  private floatBits(): number {
    return viewOf(this.take(8)).getFloat64(0, true);
  }

  private floatText(): number {
    const bytes = this.take(this.byte());
    // A C string ends at its first null.
    const end = bytes.indexOf(0);
    const given = end < 0 ? bytes : bytes.subarray(0, end);
    const text = String.fromCharCode(...given);
    const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(text);
    if (special) return special[2][0].toLowerCase() === 'n' ? NaN : special[1] === '-' ? -Infinity : Infinity;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
      const shown = replaceUtf8(given.subarray(0, 200), 'replace');
      throw new CodeError('ValueError', `could not convert string to float: '${shown}'`);
    }
    return Number(text);
  }

  private latin1(count: number): string {
    const bytes = this.take(count);
    if (count <= PIECE) return String.fromCharCode.apply(null, bytes as unknown as number[]);
    let text = '';
    for (let i = 0; i < count; i += PIECE)
      text += String.fromCharCode.apply(null, bytes.subarray(i, i + PIECE) as unknown as number[]);
    return text;
  }
}

const NOTHING = new Uint8Array(0);

function nullIn(kind: string): never {
  throw new CodeError('TypeError', `NULL object in marshal data for ${kind}`);
}

function atEnd(): never {
  throw new CodeError('EOFError', 'EOF read where not expected');
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function canonical(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}
