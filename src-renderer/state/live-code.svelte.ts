/** Replacing code of the program that runs: what was replaced, and how the instructions of the old code stand in the new. */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { PatchView, ReplaceResult } from '../../src-core/protocol/live-shapes.ts';

export class LiveCode {
  /** The last replacement, done or refused. */
  last = $state.raw<ReplaceResult | null>(null);
  patches = $state.raw<readonly PatchView[]>([]);
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The edited text of a file takes the place of what runs; a refusal is in `last`, with its reasons row by row. */
  async replaceSource(path: string, text: string): Promise<ReplaceResult> {
    return this.#take(await this.#engine.replaceSource(path, text));
  }

  async undo(): Promise<ReplaceResult> {
    return this.#take(await this.#engine.undoPatch());
  }

  async redo(): Promise<ReplaceResult> {
    return this.#take(await this.#engine.redoPatch());
  }

  async #take(result: ReplaceResult): Promise<ReplaceResult> {
    this.last = result;
    this.patches = await this.#engine.patches();
    return result;
  }

  /** A new run begins, with what was replaced before. */
  async refresh(): Promise<void> {
    this.last = null;
    this.patches = await this.#engine.patches();
  }
}
