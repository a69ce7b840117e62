/**
 * Putting other code objects in the place of some that a program uses, all of them or none: first everything is proven that is needed
 * for it, then functions, constants of other code objects and frames go over.
 */
import { CO_FAST_FREE, type CodeObject } from '../../code/code-object.ts';
import { VerifyError } from '../../code/verify.ts';
import { PyCode } from '../../objects/code.ts';
import { utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { OffsetMap } from '../../protocol/live-shapes.ts';
import type { VmThread } from '../../vm/thread.ts';
import { instructionAt } from '../inspect/frames.ts';
import type { Registered, Registry } from '../registry.ts';
import { mapOffsets, type OffsetTable } from './offset-map.ts';
import { type Users, usersOf } from './reachable.ts';

export interface Pair {
  entry: Registered;
  fresh: CodeObject;
}

interface Change {
  entry: Registered;
  old: PyCode;
  live: PyCode;
  table: OffsetTable;
  users: Users;
}

export interface Plan {
  /** Why nothing can be replaced; '' where all can. */
  refusal: string;
  maps: OffsetMap[];
  changes: Change[];
}

export interface Done {
  functions: number;
  frames: number;
}

/** Where the frame of the stop stands: its innermost one may have begun its instruction or not. */
export interface Standing {
  frame: Frame;
  index: number;
}

const freeOf = ({ fields }: CodeObject): number => fields.localspluskinds.filter((kind) => kind & CO_FAST_FREE).length;

/** Proves what a replacement needs. Nothing is changed. */
export function planReplacement(thread: VmThread, pairs: readonly Pair[], standing: Standing | undefined): Plan {
  const plan: Plan = { refusal: '', maps: [], changes: [] };
  const refuse = (reason: string) => {
    plan.refusal ||= reason;
  };
  const olds = new Set(pairs.flatMap(({ entry }) => [...entry.lives]));
  const users = usersOf(thread, olds);
  for (const { entry, fresh } of pairs) {
    const { qualname } = entry.source.fields;
    let table: OffsetTable;
    try {
      table = mapOffsets(entry.source, fresh);
    } catch (error) {
      if (!(error instanceof VerifyError)) throw error;
      refuse(`the new code of ${qualname} would corrupt the machine: ${error.message}`);
      continue;
    }
    const map: OffsetMap = { code: entry.id, qualname, rows: table.rows, frames: [] };
    plan.maps.push(map);
    for (const old of entry.lives) {
      const own = users.get(old) as Users;
      const change = { entry, old, live: new PyCode(fresh), table, users: own };
      plan.changes.push(change);
      if (own.functions.length > 0 && freeOf(entry.source) !== freeOf(fresh))
        refuse(`${qualname} has ${freeOf(entry.source)} free variables and the new code ${freeOf(fresh)}`);
      for (const frame of own.frames) {
        const row = frameRow(frame, change, standing);
        map.frames.push(row);
        if (row.to === null) refuse(`a frame of ${qualname} at +${row.from} cannot go over: ${row.reason}`);
      }
    }
  }
  return plan;
}

/** The instruction that a frame is in, or before. */
function placeOf(frame: Frame, standing: Standing | undefined): number {
  if (standing?.frame === frame) return standing.index;
  return instructionAt(frame.code, frame.lasti);
}

function frameRow(frame: Frame, { table }: Change, standing: Standing | undefined): OffsetMap['frames'][number] {
  const from = 2 * placeOf(frame, standing);
  const name = utf16(frame.code.qualname);
  const to = table.targets.get(from) ?? null;
  if (to !== null) return { name, from, to, reason: '' };
  const row = table.rows.find(({ old }) => old === from);
  return { name, from, to, reason: row?.reason || table.refusal || 'the instruction has no counterpart' };
}

/** Does what was planned. */
export function carryOut(registry: Registry, plan: Plan, standing: Standing | undefined): Done {
  const done: Done = { functions: 0, frames: 0 };
  adoptNested(plan.changes);
  for (const { entry, old, live, table, users } of plan.changes) {
    for (const func of users.functions) {
      func.code = live;
      func.version = 0;
      done.functions++;
    }
    for (const holder of users.holders) {
      const at = holder.consts.indexOf(old);
      if (at >= 0) holder.consts[at] = live;
    }
    for (const frame of users.frames) {
      goOver(frame, live, table, placeOf(frame, standing));
      done.frames++;
    }
    registry.replace(entry.id, live.source, live, old);
  }
  return done;
}

/** Nested code objects stay the ones that are in use: those that are not replaced themselves, and the new ones of those that are. */
function adoptNested(changes: readonly Change[]): void {
  const lives = new Map(changes.map(({ old, live }) => [old, live]));
  for (const { old, live } of changes) {
    const byName = new Map<string, PyCode>();
    for (const item of old.consts) if (item instanceof PyCode) byName.set(keyOf(item), lives.get(item) ?? item);
    live.consts.forEach((item, i) => {
      if (item instanceof PyCode) live.consts[i] = byName.get(keyOf(item)) ?? item;
    });
  }
}

const keyOf = (code: PyCode): string => code.source.fields.qualname;

/** Lets a frame go on in the new code. */
function goOver(frame: Frame, live: PyCode, table: OffsetTable, place: number): void {
  const to = (table.targets.get(2 * place) as number) / 2;
  const old = frame.code;
  const names = old.localsplusnames.map(utf16);
  const values: (Value | undefined)[] = new Array(Math.max(live.framesize, 1)).fill(undefined);
  live.localsplusnames.forEach((name, i) => {
    const from = names.indexOf(utf16(name));
    if (from >= 0) values[i] = frame.localsplus[from];
  });
  const stack = frame.stack();
  stack.forEach((value, i) => {
    values[live.nlocalsplus + i] = value;
  });
  frame.localsplus = values;
  frame.sp = live.nlocalsplus + stack.length;
  frame.code = live;
  const move = (unit: number) => (unit < 0 ? unit : unit - place + to);
  frame.ip = move(frame.ip);
  frame.lasti = move(frame.lasti);
  frame.jumpFrom = frame.jumpTo = -1;
  if (frame.returnOffset !== 0) frame.returnOffset = live.units[to] >> 8;
}
