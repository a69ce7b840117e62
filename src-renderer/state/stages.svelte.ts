/** The stages of the selected code object, and the rows of the one that is looked at. */
import type { StageRow, StageSummary } from '../../src-core/protocol/code-shapes.ts';
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { CodeId } from '../../src-core/protocol/shapes.ts';

export class Stages {
  list = $state.raw<readonly StageSummary[]>([]);
  rows = $state.raw<readonly StageRow[]>([]);
  /** Title of the stage that is looked at: kept when another code object is selected. */
  title = $state('peephole');
  /** 0, 1 as -O, 2 as -OO. */
  optimize = $state(0);
  /** Rows that the stage left alone are left out. */
  onlyChanges = $state(false);
  /** Why there is nothing to show. */
  refusal = $state('');

  readonly #engine: Engine;
  #asked = '';

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get current(): StageSummary | undefined {
    return this.list.find((stage) => stage.title === this.title) ?? this.list[0];
  }

  /** Reads list and rows for a code object as compiled from `version` of its text. */
  async read(code: CodeId | null, version: unknown): Promise<void> {
    const asked = `${code} ${this.optimize} ${version}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    try {
      const list = code === null ? [] : await this.#engine.stages(code, this.optimize);
      const stage = list.find(({ title }) => title === this.title) ?? list[0];
      const rows = code === null || stage === undefined ? [] : await this.#engine.stage(code, this.optimize, stage.index);
      if (asked !== this.#asked) return;
      this.list = list;
      this.rows = rows;
      this.refusal = '';
    } catch (error) {
      if (asked !== this.#asked) return;
      this.list = [];
      this.rows = [];
      this.refusal = error instanceof Error ? error.message : String(error);
    }
  }

  async show(code: CodeId, stage: StageSummary): Promise<void> {
    this.title = stage.title;
    const rows = await this.#engine.stage(code, this.optimize, stage.index);
    if (this.title === stage.title) this.rows = rows;
  }
}
