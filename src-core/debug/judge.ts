/**
 * Whether a breakpoint that was met stops the program: its condition, its hit rule, its log message. What is wrong with one of these
 * never passes in silence: a condition that cannot be evaluated stops, and everything else is said in the breakpoint's view.
 */
import { compile } from '../compile/compile.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { str } from '../objects/abstract/repr.ts';
import { PyException } from '../objects/exception.ts';
import { typeOf } from '../objects/type.ts';
import { utf16 } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import type { BreakpointRules } from '../protocol/breakpoint-shapes.ts';
import { CompileError } from '../source/errors.ts';
import type { VmThread } from '../vm/thread.ts';
import type { Evaluator } from './evaluate.ts';
import type { Quiet } from './quiet.ts';
import { CutOff } from './quiet.ts';

/** What a judgement needs of the running program. */
export interface Court {
  thread: VmThread;
  frame: Frame;
  evaluator: Evaluator;
  quiet: Quiet;
  /** Code runs for a condition or a message, which may change something. */
  ran(): void;
  /** Writes a log message. */
  log(text: string, frame: Frame): void;
}

/** A condition or message may execute this many instructions. */
const MOST = 5_000_000;

export type HitRule = (hits: number) => boolean;

/** Reads `>= 5`, `> 5`, `== 5`, `5` or `% 10`; a sentence where it is none of them. */
export function parseHits(text: string): HitRule | string {
  const match = /^(>=|>|==|<=|<|%)?\s*(\d+)$/.exec(text.trim());
  if (!match) return `the hit rule must be like >= 5, == 5 or % 10, not ${text.trim()}`;
  const n = Number(match[2]);
  switch (match[1]) {
    case '>=':
      return (hits) => hits >= n;
    case '>':
      return (hits) => hits > n;
    case '<=':
      return (hits) => hits <= n;
    case '<':
      return (hits) => hits < n;
    case '%':
      return n === 0 ? 'the hit rule divides by 0' : (hits) => hits % n === 0;
    default:
      return (hits) => hits === n;
  }
}

/** What Python says of an error in the debugger's code, as one line. */
export function reasonOf(thread: VmThread, quiet: Quiet, error: unknown): string {
  if (error instanceof CompileError) return `SyntaxError: ${error.message}`;
  if (error instanceof CutOff) return `was cut off after ${error.most} instructions`;
  if (error instanceof PyException) {
    const name = utf16(typeOf(error).name);
    try {
      const text = quiet.run(thread, () => utf16(str(thread, error)), MOST);
      return text === '' ? name : `${name}: ${text}`;
    } catch (second) {
      if (second instanceof PyException || second instanceof CutOff) return name;
      throw second;
    }
  }
  throw error;
}

/** Is the condition true here; with the reason where it cannot be told. */
export function holds(court: Court, condition: string): { holds: boolean; problem: string } {
  const { thread, frame, evaluator, quiet } = court;
  const quick = evaluator.quickly(thread, frame, condition);
  if (quick !== undefined) return { holds: quick, problem: '' };
  court.ran();
  try {
    const answer = quiet.run(
      thread,
      () => {
        const value = evaluator.expression(thread, frame, condition);
        return isTrue(thread, value);
      },
      MOST,
    );
    return { holds: answer, problem: '' };
  } catch (error) {
    return { holds: true, problem: `the condition failed: ${reasonOf(thread, quiet, error)}` };
  }
}

/** An f-string of a message; its own quotes and backslashes stay what they are. */
function formatted(message: string): string {
  const quotes = message.includes('"""') || message.endsWith('"') ? "'''" : '"""';
  return `rf${quotes}${message}${quotes}`;
}

/** Writes a log message; answers what went wrong. */
export function writeLog({ thread, frame, evaluator, quiet, log, ran }: Court, message: string): string {
  ran();
  try {
    const text = quiet.run(thread, () => utf16(str(thread, evaluator.expression(thread, frame, formatted(message)))), MOST);
    log(text, frame);
    return '';
  } catch (error) {
    const problem = `the log message failed: ${reasonOf(thread, quiet, error)}`;
    log(problem, frame);
    return problem;
  }
}

/** What is wrong with rules before anything has met them; '' where nothing is. */
export function problemOf({ condition, hits, log }: BreakpointRules): string {
  const rule = hits ? parseHits(hits) : undefined;
  if (typeof rule === 'string') return rule;
  for (const [what, source] of [
    ['the condition', condition],
    ['the log message', log ? formatted(log) : undefined],
  ]) {
    if (!source) continue;
    try {
      compile(source.trim(), '<breakpoint>', { mode: 'eval' });
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      return `${what} is no Python: SyntaxError: ${error.message}`;
    }
  }
  return '';
}

export interface Verdict {
  stops: boolean;
  /** The place was met and the condition true. */
  counts: boolean;
  problem: string;
}

/** Judges a breakpoint that was met; `hits` are those before. */
export function judge(court: Court, rules: BreakpointRules, hits: number): Verdict {
  const { condition } = rules;
  if (condition) {
    const answer = holds(court, condition);
    if (!answer.holds) return { stops: false, counts: false, problem: '' };
    if (answer.problem !== '') return { stops: true, counts: true, problem: answer.problem };
  }
  if (rules.hits) {
    const rule = parseHits(rules.hits);
    if (typeof rule === 'string') return { stops: true, counts: true, problem: rule };
    if (!rule(hits + 1)) return { stops: false, counts: true, problem: '' };
  }
  if (rules.log !== undefined && rules.log !== '') {
    return { stops: false, counts: true, problem: writeLog(court, rules.log) };
  }
  return { stops: true, counts: true, problem: '' };
}
