/**
 * What the worker's entry (src-main/engine-worker.ts) and the composition root (session/) promise each other. The worker makes
 * host and mailbox, the session makes an engine of them; neither knows the other beyond this.
 */
import type { Served } from './channel.ts';
import type { Engine, EngineEvents } from './engine.ts';
import type { ProfileDetail, ProfileFormat, ProfileReport, ProfileSort } from './profile-shapes.ts';

/**
 * How an engine that blocks gets its mail. Its worker has one counter in shared memory that every sender raises; the machine looks
 * at it now and then while it runs (at RESUME and backward jumps, by countdown) and waits on it while it is stopped.
 */
export interface Mailbox {
  /** Whether something may have come since the last `drain`: one atomic load, 10-20 ns. */
  hasMail(): boolean;
  /** Dispatches all messages that are there; each is answered before this returns. Requests may nest in it: none waits for another. */
  drain(): void;
  /** Blocks until there may be mail, or `milliseconds` are over. */
  wait(milliseconds?: number): void;
}

/**
 * An engine for a debugging front. Its methods answer at once with plain values, since no event loop turns in its worker: a request
 * that takes time (`launch`, `restart`) only notes what is to be done, and `work` does it after the reply is gone.
 */
export interface EngineService {
  readonly engine: Served<Engine>;
  /** Runs what requests have asked for, until nothing is left to do; drains the mailbox by itself meanwhile. */
  work(): void;
}

export interface EngineParts<Host> {
  readonly host: Host;
  readonly events: EngineEvents;
  readonly mailbox: Mailbox;
  /** Folder of the bundled programs and data (`samples/` is in it). */
  readonly resources: string;
}

export type CreateEngine<Host> = (parts: EngineParts<Host>) => EngineService;

/** What to run where it is no file: `-m MODULE`, a folder or archive with a `__main__`, `-c CODE`, or all of standard input. */
export type ProgramTarget =
  | { readonly module: string }
  | { readonly folder: string }
  | { readonly code: string }
  | { readonly stdin: true };

/** Options of the command line, as `python3` has them. */
export interface ProgramOptions {
  readonly optimize?: number;
  readonly inspect?: boolean;
  readonly interactive?: boolean;
  readonly isolated?: boolean;
  readonly ignoreEnvironment?: boolean;
  readonly noSite?: boolean;
  readonly noUserSite?: boolean;
  readonly verbose?: number;
  readonly quiet?: boolean;
  readonly bytesWarning?: number;
  readonly safePath?: boolean;
  readonly dontWriteBytecode?: boolean;
  readonly unbuffered?: boolean;
  readonly warnOptions?: readonly string[];
  readonly xOptions?: Readonly<Record<string, string | true>>;
  readonly executable?: string;
  readonly originalArgv?: readonly string[];
  /** The program is ended when it has executed so many instructions (looked at every few thousand). */
  readonly maxInstructions?: number;
}

/** What is watched of a run beside its output: a profile, or each instruction as a line on standard error. */
export type Observation =
  | {
      readonly profile: ProfileDetail;
      /** The column that orders the table. */
      readonly sort: ProfileSort;
      /** The file of another tool that is wanted in place of the table. */
      readonly format?: ProfileFormat;
      /** The earlier profile with which this one is compared, in place of the table. */
      readonly compare?: ProfileReport;
    }
  | { readonly trace: true };

/** A program to run without a debugger, as `python3 FILE [ARGS]`; arguments are the host's. */
export interface ProgramRun<Host> {
  readonly host: Host;
  /** Absolute, otherwise as written on the command line: the name in tracebacks. */
  readonly path: string;
  /** As written on the command line: `sys.argv[0]`. */
  readonly name: string;
  /** Where this is there, `path` and `name` are not read. */
  readonly target?: ProgramTarget;
  readonly options?: ProgramOptions;
  readonly observe?: Observation;
  /** Gets the profile that was asked for, as a table or as a file, when the program has ended. */
  readonly profiled?: (profile: string | Uint8Array) => void;
  readonly mailbox: Mailbox;
  /** True once after an interrupt (Ctrl+C) came with the mail; the machine raises KeyboardInterrupt then. */
  takeInterrupt(): boolean;
}

/** Runs a program to its end and gives its exit status; tracebacks are written to the host's stderr by then. */
export type RunProgram<Host> = (run: ProgramRun<Host>) => number;
