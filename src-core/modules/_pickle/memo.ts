/**
 * What a pickler has written already, with the number of each (`PyMemoTable`, Modules/_pickle.c). CPython goes by identity; here equal
 * strs are one and the same, and so are equal bytes of at most one byte, of which CPython has one object each.
 */
import { bytesType } from '../../objects/type.ts';
import { PyBytes, PyWideStr, utf16, type Value } from '../../objects/value.ts';

const SHORT_BYTES: readonly PyBytes[] = Array.from({ length: 257 }, (_, i) =>
  i === 256 ? new PyBytes(new Uint8Array(0)) : new PyBytes(Uint8Array.of(i)),
);

const isShort = (value: Value): value is PyBytes =>
  typeof value === 'object' && value !== null && value.cls === bytesType && (value as PyBytes).data.length < 2;

export class Memo {
  private ids = new Map<Value, number>();
  /** Numbers of strs beyond U+FFFF, by their text. */
  private wide: Map<string, number> | undefined;
  private readonly wideTexts: PyWideStr[] = [];

  get size(): number {
    return this.ids.size + (this.wide?.size ?? 0);
  }

  /** The number of an object, undefined where it was not written yet. */
  get(value: Value): number | undefined {
    if (typeof value === 'string') return this.ids.get(value);
    if (this.wide !== undefined && value instanceof PyWideStr) return this.wide.get(utf16(value));
    return this.ids.get(isShort(value) ? SHORT_BYTES[value.data[0] ?? 256] : value);
  }

  set(value: Value, id: number): void {
    if (value instanceof PyWideStr) {
      this.wide ??= new Map();
      const text = utf16(value);
      if (!this.wide.has(text)) this.wideTexts.push(value);
      this.wide.set(text, id);
    } else this.ids.set(isShort(value) ? SHORT_BYTES[value.data[0] ?? 256] : value, id);
  }

  /** Objects with their numbers, in the order of writing. */
  entries(): [Value, number][] {
    const wide = this.wideTexts.map((value): [Value, number] => [value, this.wide?.get(utf16(value)) as number]);
    return [...this.ids, ...wide].sort((a, b) => a[1] - b[1]);
  }

  copy(): Memo {
    const out = new Memo();
    for (const [value, id] of this.entries()) out.set(value, id);
    return out;
  }

  clear(): void {
    this.ids = new Map();
    this.wide = undefined;
    this.wideTexts.length = 0;
  }

  /** Entries of the table that CPython would have by now; it never shrinks, which is of no account here. */
  get allocated(): number {
    let room = 8;
    for (let used = 1; used <= this.size; used = Math.max(used + 1, Math.ceil((room * 2) / 3))) {
      if (used * 3 < room * 2) continue;
      const wanted = (used > 50000 ? 2 : 4) * used;
      for (room = 8; room < wanted; ) room *= 2;
    }
    return room;
  }
}
