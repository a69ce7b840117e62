/** Pattern, Match and Scanner objects without their behaviour (Modules/_sre/sre.h), and what they share: text in and slices out. */
import { bytesView } from '../../objects/bytes/buffer.ts';
import { PyLender } from '../../objects/bytes/lender.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { sliceStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { bytesType, typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, PyObject, type PyTuple, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { typeIn, typeName } from '../native-type.ts';
import { StackLimit } from './engine.ts';
import { Matching, type Program, type Text } from './matching.ts';

export const patternType = typeIn('re', 'Pattern', { final: true, hasWeakref: true });
export const matchType = typeIn('re', 'Match', { final: true });
export const scannerType = typeIn('_sre', 'SRE_Scanner', { final: true });
export const templateType = typeIn('_sre', 'SRE_Template', { final: true });

/** `isbytes`: which kind of text a pattern is for; a pattern of None takes both. */
export type PatternKind = 'str' | 'bytes' | 'any';

export class PyPattern extends PyObject implements Program {
  readonly tables: (Uint8Array | undefined)[] = [];
  private readonly idle: Matching[] = [];
  constructor(
    readonly pattern: Value,
    readonly flags: number,
    readonly codes: Int32Array,
    readonly groups: number,
    readonly groupindex: PyDict | undefined,
    readonly indexgroup: PyTuple | undefined,
    readonly kind: PatternKind,
  ) {
    super();
  }

  /** A state that is ready to search a text. Raises TypeError for what is no text of the pattern's kind. */
  begin(t: Thread, value: Value, pos: number, endpos: number): Matching {
    const text = textOf(t, value);
    if (text instanceof Uint8Array) {
      if (this.kind === 'str') raise.TypeError('cannot use a string pattern on a bytes-like object');
    } else if (this.kind === 'bytes') raise.TypeError('cannot use a bytes pattern on a string-like object');
    const poll = () => (t as VmThread).handleEvalBreaker();
    const s = this.idle.pop() ?? new Matching(this, poll);
    s.poll = poll;
    s.begin(text, pos, endpos);
    return s;
  }

  /** Gives a state back. */
  end(s: Matching): void {
    s.forget();
    if (this.idle.length < 4) this.idle.push(s);
  }
}
PyPattern.prototype.cls = patternType;

/** The text of a str or bytes-like object. Raises TypeError for anything else. */
export function textOf(t: Thread, value: Value): Text {
  return asStr(value) ?? bytesView(t, value) ?? raise.TypeError(`expected string or bytes-like object, got '${typeName(value)}'`);
}

/** A part of a text as a str or bytes; `whole` is the object that has the text. */
export function sliceText(text: Text, whole: Value, start: number, stop: number): Value {
  if (typeof text === 'string') return text.slice(start, stop);
  if (!(text instanceof Uint8Array)) return sliceStr(text, start, stop);
  if (start === 0 && stop === text.length && typeOf(whole) === bytesType) return whole;
  return new PyBytes(text.slice(start, stop));
}

/** Runs a search, whose stack may outgrow memory: that is a MemoryError. */
export function guarded(s: Matching, find: (s: Matching) => boolean): boolean {
  try {
    return find(s);
  } catch (error) {
    if (error instanceof StackLimit) return raise.MemoryError('');
    throw error;
  }
}

export class PyMatch extends PyObject {
  constructor(
    readonly re: PyPattern,
    readonly string: Value,
    /** Start and end of every group, the whole match first; -1 where it took no part. */
    readonly marks: readonly number[],
    readonly pos: number,
    readonly endpos: number,
    readonly lastindex: number,
  ) {
    super();
  }

  /** The text of a group by its number, or `otherwise`. */
  slice(t: Thread, group: number, otherwise: Value): Value {
    const start = this.marks[group * 2];
    if (start < 0) return otherwise;
    return sliceText(textOf(t, this.string), this.string, start, this.marks[group * 2 + 1]);
  }
}
PyMatch.prototype.cls = matchType;

/** The match that a state has just found. */
export function matchFound(re: PyPattern, s: Matching, string: Value, pos: number, endpos: number): PyMatch {
  const marks = [s.start, s.ptr];
  for (let i = 0, group = 0; group < re.groups; group++, i += 2) {
    if (i + 1 <= s.lastmark && s.marks[i] >= 0 && s.marks[i + 1] >= 0) {
      if (s.marks[i] > s.marks[i + 1]) wrongSpan();
      marks.push(s.marks[i], s.marks[i + 1]);
    } else marks.push(-1, -1);
  }
  return new PyMatch(re, string, marks, pos, endpos, s.lastindex);
}

/** The text of a group (from 1) that a state has just found, or `otherwise`. */
export function groupFound(s: Matching, string: Value, group: number, otherwise: Value): Value {
  const i = (group - 1) * 2;
  if (i >= s.lastmark || s.marks[i] < 0 || s.marks[i + 1] < 0) return otherwise;
  if (s.marks[i] > s.marks[i + 1]) wrongSpan();
  return sliceText(s.text, string, s.marks[i], s.marks[i + 1]);
}

function wrongSpan(): never {
  return raise.SystemError('The span of capturing group is wrong, please report a bug for the re module.');
}

export class PyScanner extends PyObject {
  /** Nothing more will be found. */
  done = false;
  readonly state: Matching;
  readonly pos: number;
  readonly endpos: number;
  constructor(
    readonly pattern: PyPattern,
    readonly string: Value,
    state: Matching,
  ) {
    super();
    this.state = state;
    this.pos = state.start;
    this.endpos = state.end;
    // As long as matches are looked for, the size must not change.
    if (string instanceof PyLender) string.lend(this);
  }
}
PyScanner.prototype.cls = scannerType;

/** A replacement text with groups in it: a literal, then groups each with the literal that follows. */
export class PyTemplate extends PyObject {
  constructor(
    readonly literal: Value,
    readonly items: readonly { group: number; literal: Value | undefined }[],
  ) {
    super();
  }
}
PyTemplate.prototype.cls = templateType;
