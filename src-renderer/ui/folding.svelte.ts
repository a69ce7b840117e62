/** Which rows of a tree are folded. A tree is a list of rows in the order of a walk, parents first; a row's id is its index there. */
export interface TreeRow {
  id: number;
  /** Id of the row that holds it; -1 for the root. */
  parent: number;
  /** How many rows are below it: they are the ones that follow. */
  size: number;
}

export class Folding<Row extends TreeRow> {
  #folded = $state.raw<ReadonlySet<number>>(new Set());

  /** The rows that are to be seen. */
  visible(rows: readonly Row[]): readonly Row[] {
    if (this.#folded.size === 0) return rows;
    const out: Row[] = [];
    for (let i = 0; i < rows.length; i++) {
      out.push(rows[i]!);
      if (this.#folded.has(i)) i += rows[i]!.size;
    }
    return out;
  }

  /** Whether a row is open; undefined for one that has nothing below it. */
  isOpen({ id, size }: Row): boolean | undefined {
    return size === 0 ? undefined : !this.#folded.has(id);
  }

  fold({ id }: Row, shut: boolean): void {
    const next = new Set(this.#folded);
    if (shut) next.add(id);
    else next.delete(id);
    this.#folded = next;
  }

  toggle(row: Row): void {
    if (row.size > 0) this.fold(row, this.isOpen(row) === true);
  }

  /** Opens everything. */
  clear(): void {
    this.#folded = new Set();
  }

  /** Opens what hides a row. */
  uncover(rows: readonly Row[], id: number): void {
    if (this.#folded.size === 0) return;
    const next = new Set(this.#folded);
    for (let i = rows[id]?.parent ?? -1; i >= 0; i = rows[i]!.parent) next.delete(i);
    if (next.size < this.#folded.size) this.#folded = next;
  }

  /**
   * The arrows of the WAI-ARIA tree pattern: Right opens, then goes to the first row below; Left shuts, then goes to the row above
   * in the tree. Answers the id to go to, undefined when it folded something, null for a key that is not one of them.
   */
  arrow(key: string, row: Row): number | undefined | null {
    const open = this.isOpen(row);
    if (key === 'ArrowRight') {
      if (open === true) return row.id + 1;
      if (open === false) this.fold(row, false);
      return undefined;
    }
    if (key !== 'ArrowLeft') return null;
    if (open !== true) return row.parent < 0 ? undefined : row.parent;
    this.fold(row, true);
    return undefined;
  }
}
