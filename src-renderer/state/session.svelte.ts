/**
 * The run as the window knows it: its state, the snapshot of the last stop, how it ended. It holds no command; those are in
 * commands.ts. `running` is shown late on purpose, so that a step that takes a few milliseconds does not make the window flicker.
 */
import type { Problem, RunState, Snapshot } from '../../src-core/protocol/shapes.ts';

/** Milliseconds after which a run that has not stopped is shown as running. */
const SHOW_RUNNING_AFTER = 120;

export interface Ending {
  status: number;
  problem: Problem | null;
}

export class Session {
  state = $state<RunState>('empty');
  /** The last stop's; kept while the program runs on, so that panes do not blink. */
  snapshot = $state.raw<Snapshot | null>(null);
  ticks = $state(0);
  ending = $state.raw<Ending | null>(null);
  /** Why the engine's worker ended, or ''. */
  died = $state('');
  /** A sentence for the user about a request that was refused, or ''. */
  notice = $state('');
  /** The program waits for a line of input; its prompt, or null. */
  inputPrompt = $state<string | null>(null);
  /** Running for long enough to be shown. */
  visiblyRunning = $state(false);
  /** Milliseconds from key press to painted panes of the last step. */
  stepTime = $state(0);

  #timer: ReturnType<typeof setTimeout> | undefined;

  get stopped(): boolean {
    return this.state === 'stopped';
  }
  get running(): boolean {
    return this.state === 'running';
  }
  get live(): boolean {
    return this.state === 'running' || this.state === 'stopped';
  }

  enter(state: RunState): void {
    this.state = state;
    clearTimeout(this.#timer);
    if (state === 'running') {
      this.died = '';
      this.#timer = setTimeout(() => {
        this.visiblyRunning = true;
      }, SHOW_RUNNING_AFTER);
    } else {
      this.visiblyRunning = false;
      this.inputPrompt = null;
    }
    if (state === 'ready' || state === 'exited' || state === 'died' || state === 'empty') this.snapshot = null;
  }

  stop(snapshot: Snapshot): void {
    this.enter('stopped');
    this.snapshot = snapshot;
    this.ticks = snapshot.ticks;
    this.ending = null;
  }

  /** The state in words, as the toolbar's pill shows it. */
  get words(): string {
    switch (this.state) {
      case 'empty':
        return 'no program';
      case 'ready':
        return 'ready';
      case 'running':
        return this.inputPrompt === null ? 'running' : 'waiting for input';
      case 'stopped':
        return describe(this.snapshot);
      case 'exited':
        return this.ending === null ? 'exited' : `exited with status ${this.ending.status}`;
      default:
        return 'the engine stopped';
    }
  }
}

const describe = (snapshot: Snapshot | null): string => {
  if (snapshot === null) return 'stopped';
  const words = snapshot.description;
  return words.startsWith('stopped') ? words : `stopped: ${words}`;
};
