/**
 * From the instructions of a code object to those of another that is to take its place: which of them are the same, and at which of
 * those a frame can go over. That is proven and not guessed: the verifier must find the same values on the stack before both
 * (kinds, top to bottom), what handles an exception there must be the same, and so must be the cells of the frame.
 */
import { CO_FAST_CELL, CO_FAST_FREE, type CodeObject } from '../../code/code-object.ts';
import { sameConst } from '../../code/const-pool.ts';
import { handlerAt } from '../../code/exception-table.ts';
import { type CodeInstruction, codeInstructions } from '../../code/instructions.ts';
import { HAS_CONST, HAS_FREE, HAS_JREL, HAS_LOCAL, HAS_NAME, OP, OPNAME } from '../../code/opcodes.generated.ts';
import { type FrameState, verifyCode } from '../../code/verify.ts';
import type { OffsetRow } from '../../protocol/live-shapes.ts';

export interface OffsetTable {
  rows: OffsetRow[];
  /** The new offset of an old one at which a frame can go over. */
  targets: Map<number, number>;
  /** Why none goes over, whatever it stands at. */
  refusal: string;
}

const realOnes = (code: CodeObject): CodeInstruction[] =>
  [...codeInstructions(code.fields.code)].filter((row) => row.deopt !== OP.EXTENDED_ARG);

/** As many pairs of instructions are compared at most. */
const MOST_PAIRS = 30_000_000;

/** Compares the two; both must pass the verifier, which raises VerifyError. */
export function mapOffsets(old: CodeObject, fresh: CodeObject): OffsetTable {
  const before = realOnes(old);
  const after = realOnes(fresh);
  const was = verifyCode(old).states;
  const is = verifyCode(fresh).states;
  const refusal = differentCells(old, fresh);
  const partner = sameShape(before, after) ? before.map((_, i) => i) : longestCommon(old, before, fresh, after);
  const rows: OffsetRow[] = [];
  const targets = new Map<number, number>();
  let next = 0;
  const added = (to: number) => {
    for (; next < to; next++)
      rows.push({ old: null, new: after[next].offset, name: nameOf(after[next]), state: 'added', reason: '' });
  };
  const offsets = new Map<number, number>();
  before.forEach((row, i) => {
    if (partner[i] >= 0) offsets.set(row.offset, after[partner[i]].offset);
  });
  before.forEach((row, i) => {
    const j = partner[i];
    if (j < 0) {
      rows.push({ old: row.offset, new: null, name: nameOf(row), state: 'removed', reason: 'it is not in the new code' });
      return;
    }
    added(j);
    next = j + 1;
    const to = after[j].offset;
    const reason = refusal || unsafe(was.get(row.offset), is.get(to)) || differentHandler(old, row.offset, fresh, to, offsets);
    const state = reason !== '' ? 'unsafe' : to === row.offset ? 'kept' : 'moved';
    rows.push({ old: row.offset, new: to, name: nameOf(row), state, reason });
    if (reason === '') targets.set(row.offset, to);
  });
  added(after.length);
  return { rows, targets, refusal };
}

const nameOf = (row: CodeInstruction): string => OPNAME[row.deopt];

/** The same instructions at the same places, whatever their arguments say. */
function sameShape(a: readonly CodeInstruction[], b: readonly CodeInstruction[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, i) => {
      const other = b[i];
      return row.offset === other.offset && row.deopt === other.deopt && (!HAS_JREL.has(row.deopt) || row.arg === other.arg);
    })
  );
}

/** For each instruction the one of the other code that is the same in the longest common sequence, or -1. */
function longestCommon(
  old: CodeObject,
  before: readonly CodeInstruction[],
  fresh: CodeObject,
  after: readonly CodeInstruction[],
): number[] {
  const partner: number[] = new Array(before.length).fill(-1);
  const same = (i: number, j: number) => sameInstruction(old, before[i], fresh, after[j]);
  let start = 0;
  while (start < before.length && start < after.length && same(start, start)) partner[start] = start++;
  let end = before.length;
  let otherEnd = after.length;
  while (end > start && otherEnd > start && same(end - 1, otherEnd - 1)) partner[--end] = --otherEnd;
  const n = end - start;
  const m = otherEnd - start;
  if (n * m > MOST_PAIRS) throw new Error('the two versions are too large and too different to be compared');
  const width = m + 1;
  const length = new Uint32Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      length[i * width + j] = same(start + i, start + j)
        ? length[(i + 1) * width + j + 1] + 1
        : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (same(start + i, start + j) && length[i * width + j] === length[(i + 1) * width + j + 1] + 1)
      partner[start + i++] = start + j++;
    else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) i++;
    else j++;
  }
  return partner;
}

/** Do two instructions do the same: the distance of a jump aside, which is its target's matter. */
function sameInstruction(old: CodeObject, a: CodeInstruction, fresh: CodeObject, b: CodeInstruction): boolean {
  if (a.deopt !== b.deopt) return false;
  if (HAS_JREL.has(a.deopt) || a.arg === null || b.arg === null) return true;
  const f = old.fields;
  const g = fresh.fields;
  if (HAS_CONST.has(a.deopt)) {
    const x = f.consts[a.arg];
    const y = g.consts[b.arg];
    const code = (value: unknown) => value !== null && typeof value === 'object' && (value as { kind?: string }).kind === 'code';
    if (code(x) && code(y)) return (x as CodeObject).fields.qualname === (y as CodeObject).fields.qualname;
    return !code(x) && !code(y) && sameConst(x, y);
  }
  if (HAS_LOCAL.has(a.deopt) || HAS_FREE.has(a.deopt)) return f.localsplusnames[a.arg] === g.localsplusnames[b.arg];
  if (HAS_NAME.has(a.deopt)) {
    const shift = a.deopt === OP.LOAD_GLOBAL || a.deopt === OP.LOAD_ATTR ? 1 : a.deopt === OP.LOAD_SUPER_ATTR ? 2 : 0;
    const low = (1 << shift) - 1;
    return (a.arg & low) === (b.arg & low) && f.names[a.arg >> shift] === g.names[b.arg >> shift];
  }
  return a.arg === b.arg;
}

/** Why a frame before one instruction is no frame before the other. */
function unsafe(was: FrameState | undefined, is: FrameState | undefined): string {
  if (was === undefined) return 'no way leads there in the old code';
  if (is === undefined) return 'no way leads there in the new code';
  if (was.stack.length !== is.stack.length)
    return `the stack has ${was.stack.length} values there and must have ${is.stack.length}`;
  return was.stack === is.stack ? '' : 'the stack has values of other kinds there';
}

function differentHandler(
  old: CodeObject,
  at: number,
  fresh: CodeObject,
  to: number,
  offsets: ReadonlyMap<number, number>,
): string {
  const was = handlerAt(old.fields.exceptiontable, at);
  const is = handlerAt(fresh.fields.exceptiontable, to);
  if (was === undefined && is === undefined) return '';
  if (was === undefined) return 'an exception there is handled in the new code only';
  if (is === undefined) return 'an exception there is handled in the old code only';
  const same = offsets.get(was.target) === is.target && was.depth === is.depth && was.lasti === is.lasti;
  return same ? '' : 'an exception there has another handler in the new code';
}

/** Cells are made where a frame begins: one that runs has those that it has. */
function differentCells(old: CodeObject, fresh: CodeObject): string {
  const cells = ({ fields }: CodeObject): string[] =>
    fields.localsplusnames.flatMap((name, i) => {
      const kind = fields.localspluskinds[i];
      if (kind & CO_FAST_FREE) return [`free ${name}`];
      return kind & CO_FAST_CELL ? [name] : [];
    });
  const was = cells(old);
  const is = cells(fresh);
  const gone = was.find((name) => !is.includes(name));
  if (gone !== undefined) return `${gone} is a cell in the old code only`;
  const come = is.find((name) => !was.includes(name));
  return come === undefined ? '' : `${come} is a cell in the new code only`;
}
