/**
 * Going back in a program: it is run again from its beginning, on the answers that the world gave the first time, to an earlier tick.
 * Everything is then as it was, and the objects are live; what was written is not written again. A tick is the number of instructions
 * executed so far. What was changed by hand (an evaluation, a constant) is done again on the way, or undone where it came later; the
 * profile counts from where one has arrived.
 */

/** What the last journey took: how many times the program was run, and how long. */
export interface TravelCost {
  runs: number;
  instructions: number;
  milliseconds: number;
}

export interface TimelineView {
  /** Now, where the program's own code begins, and the furthest that any run came. */
  tick: number;
  first: number;
  furthest: number;
  /** Answers of the world that are written down. */
  recorded: number;
  cost: TravelCost | null;
}

export interface WrittenText {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** Requests about time. All want a program that is stopped, or one that has ended. */
export interface TimeTravel {
  timeline(): Promise<TimelineView>;
  /** To a tick, back or forward. Stops there. */
  runToTick(tick: number): Promise<void>;
  /** To the instruction before, or to where the present line of this frame began (from there: the line before; calls are stepped over). */
  stepBack(grain: 'instruction' | 'line'): Promise<void>;
  /** To the last breakpoint before now, or the beginning. */
  reverseContinue(): Promise<void>;
  /** One text for all that the stopped program is; equal at equal places of equal runs. */
  stateHash(): Promise<string>;
  /** What the program has written up to now. */
  writtenSoFar(): Promise<WrittenText[]>;
}
