/** Which frame of the present stop the panes show. At every stop it is the innermost one again. */
import type { FrameView } from '../../src-core/protocol/shapes.ts';
import type { Session } from './session.svelte.ts';

export class Frames {
  /** Index into the snapshot's frames, innermost first. */
  index = $state(0);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get all(): readonly FrameView[] {
    return this.#session.snapshot?.frames ?? [];
  }
  get current(): FrameView | null {
    return this.all[this.index] ?? null;
  }
  get top(): FrameView | null {
    return this.all[0] ?? null;
  }
  /** A frame other than the one that runs next is shown. */
  get viewingCaller(): boolean {
    return this.index > 0 && this.current !== null;
  }
}
