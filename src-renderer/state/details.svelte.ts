/** Fields of code objects that the Code view shows beyond what the tree knows; read when a code object is looked at. */
import type { CodeDetail } from '../../src-core/protocol/code-shapes.ts';
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { CodeView } from '../../src-core/protocol/shapes.ts';

export class Details {
  /** What is shown; null until it was read. */
  shown = $state.raw<CodeDetail | null>(null);
  /** Sections of the view that are shut, by name. */
  shut = $state.raw<ReadonlySet<string>>(new Set(['co_code', 'co_linetable', 'co_exceptiontable']));

  readonly #engine: Engine;
  #asked: CodeView | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Reads a code object. Its view changes when it is patched, and then it is read again. */
  async read(code: CodeView | null): Promise<void> {
    if (code === this.#asked) return;
    this.#asked = code;
    if (code === null) {
      this.shown = null;
      return;
    }
    const detail = await this.#engine.codeDetail(code.id);
    // Another one may have been asked for meanwhile.
    if (this.#asked === code) this.shown = detail;
  }

  toggle(section: string): void {
    const next = new Set(this.shut);
    if (!next.delete(section)) next.add(section);
    this.shut = next;
  }
}
