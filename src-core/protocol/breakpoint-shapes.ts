/**
 * Breakpoints of every kind as they cross the wire: what a front asks for (`BreakpointSpec`) and what became of it
 * (`BreakpointView`). Lines count from 1, columns are UTF-16 units from 0, offsets are byte offsets into `co_code`.
 */
import type { BreakpointId } from './shapes.ts';

/** What the machine does that has no place in a source. */
export type MachineEvent =
  | 'specialised'
  | 'deoptimised'
  | 'cache-miss'
  | 'unwound'
  | 'exec'
  | 'eval'
  | 'compile'
  | 'marshal.loads'
  | 'code-created'
  | 'import';

export const MACHINE_EVENTS: readonly MachineEvent[] = [
  'specialised',
  'deoptimised',
  'cache-miss',
  'unwound',
  'exec',
  'eval',
  'compile',
  'marshal.loads',
  'code-created',
  'import',
];

/**
 * What a data breakpoint watches. Locals and cells belong to a function and are watched in each of its activations; a global to the
 * file whose module it is in. The owner of an attribute or item is an expression that is looked up in that module's globals, without
 * running code of the program (names, attributes and constant keys).
 */
export type DataTarget =
  | { scope: 'local' | 'cell'; file: string; qualname: string; name: string }
  | { scope: 'global'; file: string; name: string }
  | { scope: 'attribute'; file: string; owner: string; name: string }
  | { scope: 'item'; file: string; owner: string; key: string };

export type DataAccess = 'read' | 'write' | 'both';

/** Which exceptions: when they are raised, when no frame will handle them, when they leave code of the user for that of others. */
export type ExceptionMoment = 'raised' | 'uncaught' | 'user-unhandled';

/** What every breakpoint may have beside its place. */
export interface BreakpointRules {
  enabled: boolean;
  /** A Python expression, true where the program is to stop. One that cannot be evaluated stops and says so. */
  condition?: string;
  /** How often it must be met: `>= 5`, `> 5`, `== 5` or `5`, `% 10`. */
  hits?: string;
  /** Written instead of stopping: text with `{expressions}` in braces as in an f-string. */
  log?: string;
}

export type BreakpointPlace =
  | { kind: 'line'; file: string; line: number }
  | { kind: 'column'; file: string; line: number; column: number }
  | { kind: 'instruction'; file: string; qualname: string; offset: number }
  /** `name` is a qualified name (`Class.method`), with or without the module before it. */
  | { kind: 'function'; name: string }
  /** `classes`: names of the classes whose instances are meant, subclasses included; all where there are none. `except`: those that are not. */
  | { kind: 'exception'; when: ExceptionMoment; classes?: readonly string[]; except?: readonly string[] }
  | { kind: 'data'; access: DataAccess; target: DataTarget }
  /** `filter`: the instruction's family, the name of the module that is imported, the name of the code object. */
  | { kind: 'machine'; event: MachineEvent; filter?: string };

export type BreakpointSpec = BreakpointPlace & BreakpointRules;

export interface BreakpointView {
  id: BreakpointId;
  spec: BreakpointSpec;
  /** Bound to something that exists; if not, `message` says why. A line that bears no code moves to the next one that does. */
  verified: boolean;
  message: string;
  /** Where a breakpoint with a line is bound, else 0. */
  line: number;
  /** Times that its place was met and its condition true. */
  hits: number;
  /** What is wrong with its condition, hit rule or log message; '' while nothing is. */
  problem: string;
  /** Places in the code that it is bound to. */
  places: number;
}

/** One column of a line at which a breakpoint can be bound. */
export interface BreakpointLocation {
  line: number;
  column: number;
  /** The instruction there and its code object. */
  qualname: string;
  offset: number;
}
