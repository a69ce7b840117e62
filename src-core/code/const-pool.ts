/**
 * When two constants are one. CPython keeps constants apart by value and type (Objects/codeobject.c, `_PyCode_ConstantKey`):
 * `0`, `0.0`, `-0.0` and `False` are four constants, and two code objects are one when they are equal. Here every constant has a
 * key text with that property; a pool also hands out one object for all that are equal, within a whole compilation.
 */
import type { CodeObject } from './code-object.ts';
import { type Const, FrozenSetConst, TupleConst } from './const.ts';

/** Constants that are values in JavaScript too, and the same when they are equal. */
type Plain = null | boolean | number | bigint | string;

export class ConstPool {
  private readonly byKey = new Map<string, Const>();
  private readonly codes = new Map<string, CodeObject[]>();
  private readonly codeKeys = new WeakMap<CodeObject, string>();
  private readonly identities = new WeakMap<object, number>();
  private identityCount = 0;

  /** The first constant of this compilation that is one with `value`; numbers, texts and the like are their own. */
  intern(value: Const): Const {
    if (typeof value !== 'object' || value === null) return value;
    const key = this.keyOf(value);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const merged = this.mergeItems(value);
    this.byKey.set(key, merged);
    return merged;
  }

  private mergeItems(value: Exclude<Const, Plain>): Const {
    if (value.kind === 'tuple') return new TupleConst(value.items.map((item) => this.intern(item)));
    if (value.kind === 'frozenset') return new FrozenSetConst(value.items.map((item) => this.intern(item)));
    return value;
  }

  private keyOf(value: Const): string {
    switch (typeof value) {
      case 'string':
        return `s${value}`;
      case 'number':
      case 'bigint':
        return `i${value}`;
      case 'boolean':
        return value ? 'T' : 'F';
    }
    if (value === null) return 'N';
    switch (value.kind) {
      case 'ellipsis':
        return 'E';
      case 'float':
        return `f${this.floatKey(value, value.value)}`;
      case 'complex':
        return `c${this.floatKey(value, value.real)},${this.floatKey(value, value.imag)}`;
      case 'wide':
        return `w${value.points.join()}`;
      case 'bytes':
        return `b${value.data.join()}`;
      case 'tuple':
        return `(${value.items.map((item) => enclose(this.keyOf(item))).join('')})`;
      case 'frozenset':
        return `{${value.items
          .map((item) => enclose(this.keyOf(item)))
          .sort()
          .join('')}}`;
      case 'foreign':
        return `o${this.identityOf(value.value)}`;
      case 'code':
        return this.codeKey(value);
    }
  }

  private floatKey(owner: object, value: number): string {
    if (Number.isNaN(value)) return `nan${this.identityOf(owner)}`;
    return Object.is(value, -0) ? '-0' : String(value);
  }

  /** A NaN equals nothing but itself: the object counts, as it does for what the compiler cannot make. */
  private identityOf(owner: object): number {
    let number = this.identities.get(owner);
    if (number === undefined) this.identities.set(owner, (number = this.identityCount++));
    return number;
  }

  /** Kept, since telling code objects apart asks for the keys of those inside them. */
  private codeKey(code: CodeObject): string {
    let key = this.codeKeys.get(code);
    if (key === undefined) this.codeKeys.set(code, (key = this.findCodeKey(code)));
    return key;
  }

  private findCodeKey(code: CodeObject): string {
    const { firstlineno, name, linetable } = code.fields;
    // Most code objects that begin alike differ in their places.
    const head = `o${firstlineno},${hashBytes(linetable)},${name}`;
    const alike = this.codes.get(head) ?? [];
    let index = alike.findIndex((other) => this.sameCode(code, other));
    if (index < 0) index = alike.push(code) - 1;
    this.codes.set(head, alike);
    return `${head},${index}`;
  }

  /** Equality of code objects (Objects/codeobject.c, `code_richcompare`): neither file name nor qualified name count. */
  private sameCode(a: CodeObject, b: CodeObject): boolean {
    if (a === b) return true;
    const x = a.fields;
    const y = b.fields;
    return (
      x.name === y.name &&
      x.argcount === y.argcount &&
      x.posonlyargcount === y.posonlyargcount &&
      x.kwonlyargcount === y.kwonlyargcount &&
      x.flags === y.flags &&
      x.firstlineno === y.firstlineno &&
      sameItems(x.code, y.code) &&
      x.consts.length === y.consts.length &&
      x.consts.every((item, i) => this.keyOf(item) === this.keyOf(y.consts[i])) &&
      sameItems(x.names, y.names) &&
      sameItems(x.localsplusnames, y.localsplusnames) &&
      sameItems(x.linetable, y.linetable) &&
      sameItems(x.exceptiontable, y.exceptiontable)
    );
  }
}

/** Whether two constants, code objects among them, are equal as `code_richcompare` sees it. */
export function sameConst(a: Const, b: Const): boolean {
  if (a === b) return true;
  const pool = new ConstPool();
  return pool.intern(a) === pool.intern(b);
}

/** A key inside another: its length goes before it, so that no two lists of keys read alike. */
function enclose(key: string): string {
  return `${key.length}:${key}`;
}

/** FNV-1a. */
function hashBytes(data: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
