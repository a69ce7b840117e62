/** The object behind `mmap.mmap`: bytes in memory, and the file that they are a part of. */
import type { OpenFile } from '../../host/host.ts';
import { PyLender } from '../../objects/bytes/lender.ts';
import { raise } from '../../objects/raise.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import { guardHost } from '../host-error.ts';
import { typeIn } from '../native-type.ts';
import { closeDescriptor } from '../posix/descriptors.ts';
import { addMapping, type Mapping, meetOthers, removeMapping } from './shared-files.ts';

export const mmapType = typeIn('mmap', 'mmap', { hasWeakref: true });

export const ACCESS_DEFAULT = 0;
export const ACCESS_READ = 1;
export const ACCESS_WRITE = 2;
export const ACCESS_COPY = 3;

/** What a mapping is made of; without a file it is memory of its own. */
export interface Mapped {
  readonly access: number;
  readonly offset: number;
  /** Of its own, as the C function duplicates the one that it is given; -1 without a file. */
  readonly descriptor: number;
  readonly file: OpenFile | undefined;
  /** Changes go into the file, where there is one. */
  readonly shared: boolean;
}

const PAGE_BITS = 12;
export const PAGE = 2 ** PAGE_BITS;

/** Reads what a file has from `offset` on; zeros behind its end. */
function fill(into: Uint8Array, file: OpenFile, offset: number): void {
  let at = 0;
  for (let count = 1; count > 0 && at < into.length; at += count) count = file.read(into.subarray(at), offset + at);
  into.fill(0, at);
}

export class PyMmap extends PyLender implements Mapping {
  /** Undefined once it is closed. */
  data: Uint8Array | undefined;
  pos = 0;
  protected inUse = '';
  /** The bytes that the file does not have yet; none where the first number is not below the second. */
  private changed: [from: number, to: number] = [0, 0];
  /** A memoryview was made of it, of whose writing nobody hears. */
  private wasLent = false;
  /** Pages of a private mapping that were written to, and are the file's no more. */
  private readonly own = new Set<number>();
  /** All mappings of the file, this one among them. */
  private readonly all: ReadonlySet<Mapping> | undefined = undefined;
  private readonly runtime: Runtime;

  constructor(
    t: Thread,
    data: Uint8Array,
    readonly mapped: Mapped,
  ) {
    super();
    this.data = data;
    this.runtime = t.runtime;
    if (mapped.file === undefined) return;
    this.readAgain();
    this.all = addMapping(t.runtime, mapped.file, this);
  }

  /** Itself. Raises ValueError where it is closed. */
  opened(): this & { data: Uint8Array } {
    if (this.data === undefined) return raise.ValueError('mmap closed or invalid');
    return this as this & { data: Uint8Array };
  }

  /** The bytes. Raises ValueError where it is closed. */
  override view(): Uint8Array {
    const { data } = this.opened();
    const { all } = this;
    if (all !== undefined && all.size > 1) guardHost(() => meetOthers(all, this));
    return data;
  }

  override lend(view: object): void {
    this.wasLent = true;
    super.lend(view);
  }

  /** The bytes, of which those from `from` to `to` will be changed. Raises TypeError for a mapping that is only read. */
  forWriting(from: number, to: number): Uint8Array {
    const data = this.view();
    this.checkWritable();
    if (!this.mapped.shared) for (let page = from >> PAGE_BITS; page << PAGE_BITS < to; page++) this.own.add(page);
    const [known, end] = this.changed;
    this.changed = known < end ? [Math.min(known, from), Math.max(end, to)] : [from, to];
    return data;
  }

  checkWritable(): void {
    if (this.mapped.access === ACCESS_READ) raise.TypeError("mmap can't modify a readonly memory map.");
  }

  /** Raises BufferError with these words while a view is in use. */
  refuseViews(t: Thread, words: string): void {
    this.inUse = words;
    this.checkExports(t);
  }

  readAgain(): void {
    const { file, offset, shared } = this.mapped;
    if (file === undefined || this.data === undefined) return;
    if (shared) return fill(this.data, file, offset);
    // A view may have written anywhere.
    if (this.wasLent) return;
    const fresh = new Uint8Array(this.data.length);
    fill(fresh, file, offset);
    for (const page of this.own) {
      const from = page << PAGE_BITS;
      fresh.set(this.data.subarray(from, from + PAGE), from);
    }
    this.data.set(fresh);
  }

  writeBack(): void {
    const { file, shared, offset, access } = this.mapped;
    const { data } = this;
    if (file === undefined || !shared || data === undefined || access === ACCESS_READ) return;
    const [from, to] = this.wasLent ? this.differing(file, data) : this.changed;
    this.changed = [0, 0];
    // What lies behind the end of the file has no place in it.
    const end = Math.min(to, file.stat().size - offset);
    if (from < end) file.write(data.subarray(from, end), offset + from);
  }

  /** The part of memory that is not as in the file. */
  private differing(file: OpenFile, data: Uint8Array): [from: number, to: number] {
    const there = new Uint8Array(data.length);
    fill(there, file, this.mapped.offset);
    let from = 0;
    while (from < data.length && data[from] === there[from]) from++;
    let to = data.length;
    while (to > from && data[to - 1] === there[to - 1]) to--;
    return [from, to];
  }

  /** What is private falls back to what it was at first: the file's bytes, or zeros. */
  forget(from: number, to: number): void {
    const { file, shared } = this.mapped;
    const { data } = this.opened();
    if (shared) return;
    if (file === undefined) {
      data.fill(0, from, to);
      return;
    }
    for (let page = from >> PAGE_BITS; page << PAGE_BITS < to; page++) this.own.delete(page);
    guardHost(() => this.readAgain());
  }

  /** Gives the file what it has not, and lets go of everything. */
  close(t: Thread): void {
    if (this.data === undefined) return;
    guardHost(() => this.writeBack());
    this.data = undefined;
    removeMapping(this.runtime, this);
    if (this.mapped.descriptor >= 0) closeDescriptor(t, this.mapped.descriptor);
  }

  /** Another size, in the file too. */
  resize(size: number): void {
    const { file, offset } = this.mapped;
    const old = this.view();
    guardHost(() => {
      this.writeBack();
      file?.truncate(offset + size);
    });
    this.data = new Uint8Array(size);
    this.data.set(old.subarray(0, size));
    guardHost(() => this.readAgain());
  }
}
