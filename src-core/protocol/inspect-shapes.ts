/** Looking into a stopped program and changing what is there, as it crosses the wire. */
import type { FrameId, FrameView, ObjectRef, ValueView } from './shapes.ts';

export interface ThreadView {
  id: number;
  name: string;
  main: boolean;
  /** The one that the stop is about. */
  stopped: boolean;
  /** Frames on its stack. */
  depth: number;
}

/** A generator, coroutine or asynchronous generator that waits to go on. */
export interface SuspendedView {
  ref: ObjectRef;
  kind: 'generator' | 'coroutine' | 'async generator';
  name: string;
  /** It has not begun, or it waits at a yield or await. */
  state: 'created' | 'suspended';
  /** What it awaits, or the generator that it yields from. */
  awaits: ValueView | null;
  /** The name of the task that it belongs to; '' for none. */
  task: string;
  frame: FrameView;
}

/** Something that has a value and can be given another. */
export type VariablePlace =
  | { scope: 'local' | 'cell' | 'free' | 'global' | 'builtin'; frame: FrameId; name: string }
  /** Index from the bottom of the value stack. */
  | { scope: 'stack'; frame: FrameId; index: number }
  | { scope: 'attribute'; object: ObjectRef; name: string }
  /** `key` is a Python expression. */
  | { scope: 'item'; object: ObjectRef; key: string };

/** The program's own repr of an object. */
export interface ReprResult {
  text: string;
  /** Why it is not whole: the repr raised, or was cut off; '' otherwise. */
  problem: string;
}
