/**
 * The state of one search: text, marks and stack (Modules/_sre/sre.h `SRE_STATE`). Text of every kind is searched as code points in an
 * Int32Array, so that the engine sees one kind of array. A pattern keeps the states that nobody uses and takes them again.
 */
import { PyWideStr } from '../../objects/value.ts';
import { tableOf } from './charset.ts';

/** A compiled pattern, as the engine sees it: unsigned codes as Int32, so that no limit is -1. */
export interface Program {
  readonly codes: Int32Array;
  readonly groups: number;
  /** Tables of sets, by where they begin. */
  readonly tables: (Uint8Array | undefined)[];
}

/** What can be searched: str in both forms, or bytes. */
export type Text = string | PyWideStr | Uint8Array;

const FIRST_STACK = 512;
/** Entries of the stack; beyond them the search ends with MemoryError. */
export const MAX_STACK = 2 ** 28;
const SHORT = 64;
const EMPTY = new Int32Array(0);

/** Long texts that were searched last, with their code points: a scan in steps must not convert its text at every step. */
const recent: { text: string; points: Int32Array }[] = [];

function pointsOf(text: string): Int32Array {
  for (let i = 0; i < recent.length; i++) {
    if (recent[i].text !== text) continue;
    // The next comparison is one of the same object.
    recent[i].text = text;
    return recent[i].points;
  }
  const points = new Int32Array(text.length);
  for (let i = 0; i < text.length; i++) points[i] = text.charCodeAt(i);
  if (recent.length === 4) recent.pop();
  recent.unshift({ text, points });
  return points;
}

export class Matching {
  /** Code points, of which the first `length` count. Filled by `load`. */
  points: Int32Array = EMPTY;
  private readonly short = new Int32Array(SHORT);
  private loaded = false;
  text: Text = '';
  length = 0;
  /** Where the search may look; `start` moves to where a match begins, `ptr` to where it ends. */
  start = 0;
  end = 0;
  ptr = 0;
  /** Bounds of groups, -1 where not met; valid up to `lastmark`. */
  readonly marks: Int32Array;
  lastmark = -1;
  lastindex = -1;
  /** The match must reach the end; it must not be empty at `start`. */
  matchAll = false;
  mustAdvance = false;
  stack = new Int32Array(FIRST_STACK);
  sp = 0;
  /** Place on the stack of the innermost repeat, or -1. */
  repeat = -1;
  steps = 0;
  constructor(
    readonly program: Program,
    /** Called now and then by searches that take long. */
    public poll: () => void,
  ) {
    this.marks = new Int32Array(program.groups * 2 + 2);
  }

  /** Begins with a text; positions are clamped to it. */
  begin(text: Text, pos: number, endpos: number): void {
    this.text = text;
    this.length = text instanceof PyWideStr ? text.points.length : text.length;
    this.start = Math.min(Math.max(pos, 0), this.length);
    this.end = Math.min(Math.max(endpos, 0), this.length);
    this.loaded = false;
    this.matchAll = false;
    this.mustAdvance = false;
    this.reset();
  }

  /** Forgets what the last match left. */
  reset(): void {
    this.lastmark = -1;
    this.lastindex = -1;
    this.repeat = -1;
    this.sp = 0;
  }

  /** Makes the code points available. */
  load(): void {
    if (this.loaded) return;
    this.loaded = true;
    const { text } = this;
    if (typeof text === 'string') {
      if (text.length > SHORT) this.points = pointsOf(text);
      else {
        const { short } = this;
        for (let i = 0; i < text.length; i++) short[i] = text.charCodeAt(i);
        this.points = short;
      }
    } else if (text instanceof PyWideStr)
      this.points = new Int32Array(text.points.buffer, text.points.byteOffset, text.points.length);
    else this.points = Int32Array.from(text);
  }

  /** A larger stack with the same content; undefined where it would be too large. */
  grow(need: number): Int32Array | undefined {
    if (need > MAX_STACK) return undefined;
    const larger = new Int32Array(Math.max(this.stack.length * 2, need));
    larger.set(this.stack);
    this.stack = larger;
    return larger;
  }

  /** Nothing of a text is kept alive by a state that waits. */
  forget(): void {
    this.text = '';
    this.points = EMPTY;
    this.loaded = false;
    if (this.stack.length > 65536) this.stack = new Int32Array(FIRST_STACK);
  }
}

/** The table of a set, made when first needed. */
export function setTable(program: Program, at: number): Uint8Array {
  let table = program.tables[at];
  if (table === undefined) {
    table = tableOf(program.codes, at);
    program.tables[at] = table;
  }
  return table;
}
