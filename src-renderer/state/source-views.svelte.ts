/**
 * What the engine makes of the open text: its tokens, its tree, its symbols. Each is read when a view of it is on show, and again when
 * the text is another one. A text that a stage refuses leaves the rows of the last one that it took, with the error beside them.
 */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { ScopeRow, SourceView, TokenRow, TreeNode } from '../../src-core/protocol/source-shapes.ts';
import type { Documents } from './documents.svelte.ts';

/** One stage's view of the text. */
export class TextRows<Row> {
  rows = $state.raw<readonly Row[]>([]);
  error = $state('');
  /** Read at least once for the open file. */
  ready = $state(false);
  readonly #ask: (path: string) => Promise<SourceView<Row>>;
  readonly #documents: Documents;
  #opening = 0;
  #version = 0;

  constructor(documents: Documents, ask: (path: string) => Promise<SourceView<Row>>) {
    this.#documents = documents;
    this.#ask = ask;
  }

  /** Reads what the engine says of the present text, unless that is here already. */
  async read(): Promise<void> {
    const { path, opening, version } = this.#documents;
    if (version === this.#version || path === '') return;
    this.#version = version;
    if (opening !== this.#opening) {
      this.#opening = opening;
      this.rows = [];
      this.error = '';
      this.ready = false;
    }
    const { rows, error } = await this.#ask(path);
    // A later text overtook this answer.
    if (version !== this.#documents.version) return;
    if (error === '') this.rows = rows;
    this.error = error;
    this.ready = true;
  }
}

export class SourceViews {
  readonly tokens: TextRows<TokenRow>;
  readonly tree: TextRows<TreeNode>;
  readonly symbols: TextRows<ScopeRow>;

  constructor(engine: Engine, documents: Documents) {
    this.tokens = new TextRows(documents, (path) => engine.tokens(path));
    this.tree = new TextRows(documents, (path) => engine.tree(path));
    this.symbols = new TextRows(documents, (path) => engine.symbols(path));
  }
}
