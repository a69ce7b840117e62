/** The constants that were replaced in this session, newest last; each can be taken back. */
import type { Engine } from '../../src-core/protocol/engine.ts';
import type { CodeId, CodeView, PatchResult } from '../../src-core/protocol/shapes.ts';

export interface Patch {
  code: CodeId;
  qualname: string;
  index: number;
  before: string;
  after: string;
  framesMoved: number;
  framesKept: string[];
}

export class Patches {
  list = $state.raw<Patch[]>([]);
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Replaces constant `index` by the value of `source`. The engine's refusal is the result's message. */
  async replace(code: CodeView, index: number, source: string): Promise<PatchResult> {
    const before = code.consts[index]!.text;
    const result = await this.#engine.replaceConstant(code.id, index, source);
    if (result.ok) {
      const { framesMoved, framesKept } = result;
      const first = this.list.find((patch) => patch.code === code.id && patch.index === index);
      const after = result.code?.consts[index]?.text ?? source;
      const patch = {
        code: code.id,
        qualname: code.qualname,
        index,
        before: first?.before ?? before,
        after,
        framesMoved,
        framesKept,
      };
      const others = this.list.filter((other) => other !== first);
      this.list = patch.before === patch.after ? others : [...others, patch];
    }
    return result;
  }

  /** Only what the engine still reports as patched; called after a start of the program. */
  keep(codes: readonly CodeView[]): void {
    const patched = new Map(codes.map((code) => [code.id, code.patched]));
    this.list = this.list.filter((patch) => patched.get(patch.code)?.includes(patch.index));
  }
}
