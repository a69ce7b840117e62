/** What the debugger of a run needs of its session: the documents' side, and how to block while requests are served. */
import type { PyCode } from '../objects/code.ts';
import type { Snapshot } from '../protocol/shapes.ts';
import type { Breakpoints } from './breakpoints.ts';
import type { MyCode } from './code-rules.ts';
import type { Grains } from './granularity.ts';
import type { Profiler } from './profile/profiler.ts';
import type { Registry } from './registry.ts';
import type { LineColumns } from './source-columns.ts';

export interface DebuggerWorld {
  registry: Registry;
  breakpoints: Breakpoints;
  /** Undefined while nobody wants one. */
  profile: Profiler | undefined;
  mine: MyCode;
  grains: Grains;
  /** The machine has loaded a tree of code objects, none of which has run. */
  codeLoaded(code: PyCode): void;
  columns(file: string): LineColumns;
  sourceLines(file: string): readonly string[] | undefined;
  /** Serves requests until `resumed` answers true. */
  block(resumed: () => boolean): void;
  /** Serves the requests that are there. */
  serve(): void;
  stopped(snapshot: Snapshot): void;
  /** The program goes on and did not stop again at once. */
  running(ticks: number): void;
  /** A condition or a message has run code of the program. */
  conditionRan(): void;
  /** A breakpoint has written its message. */
  logged(message: { text: string; file: string; line: number }): void;
  now(): number;
}
