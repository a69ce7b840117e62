/**
 * What the program wrote, in order, and the lines typed at the prompt. The console (a terminal) hears pieces as they come, the
 * Output tab shows the kept text; the oldest part of a very long output is dropped and said so.
 */
export type Stream = 'stdout' | 'stderr' | 'note';

export interface Piece {
  stream: Stream;
  text: string;
}

const KEPT = 2_000_000;
const HISTORY = 200;

export class Output {
  pieces = $state.raw<Piece[]>([]);
  /** Characters dropped from the front. */
  dropped = $state(0);
  history: string[] = [];
  #size = 0;
  readonly #listeners = new Set<(piece: Piece | null) => void>();
  #pending: Piece[] = [];
  #scheduled = false;

  /** Hears every piece; null means that all was cleared. Returns how to stop hearing. */
  hear(listener: (piece: Piece | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  write(stream: Stream, text: string): void {
    const piece = { stream, text };
    for (const listener of this.#listeners) listener(piece);
    this.#pending.push(piece);
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Many small writes become one change of the kept text.
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#keep(this.#pending);
      this.#pending = [];
    });
  }

  #keep(fresh: readonly Piece[]): void {
    const pieces = [...this.pieces];
    for (const piece of fresh) {
      const last = pieces.at(-1);
      if (last?.stream === piece.stream && last.text.length < 10_000) {
        pieces[pieces.length - 1] = { stream: last.stream, text: last.text + piece.text };
      } else pieces.push(piece);
      this.#size += piece.text.length;
    }
    while (this.#size > KEPT && pieces.length > 1) {
      const gone = pieces.shift()!.text.length;
      this.#size -= gone;
      this.dropped += gone;
    }
    this.pieces = pieces;
  }

  clear(): void {
    this.#pending = [];
    this.pieces = [];
    this.dropped = 0;
    this.#size = 0;
    for (const listener of this.#listeners) listener(null);
  }

  remember(line: string): void {
    if (line.trim() === '' || this.history.at(-1) === line) return;
    this.history = [...this.history, line].slice(-HISTORY);
  }
}
