/**
 * The replacements of a session, in order: each can be undone and done again, and all of them written down as files. They outlive the
 * program: in a new run they are made again where the same code is loaded, and say so where it is another.
 */

import { writeAssembly } from '../../code/assembly-write.ts';
import type { CodeObject } from '../../code/code-object.ts';
import { replaceCode } from '../../code/replace.ts';
import type { PyCode } from '../../objects/code.ts';
import type { CodeChange, PatchView, ReplaceResult } from '../../protocol/live-shapes.ts';
import type { CodeId } from '../../protocol/shapes.ts';
import type { Debugger } from '../debugger.ts';
import { codeView } from '../inspect/code.ts';
import { type Registered, type Registry, sameCode } from '../registry.ts';
import { changeCode, Refusal } from './changes.ts';
import { diffCode } from './diff.ts';
import { replaceLoaded } from './on-load.ts';
import { carryOut, type Pair, planReplacement } from './replacement.ts';

interface Patch extends Omit<PatchView, 'message'> {
  before: Pair[];
  after: Pair[];
}

const failed = (message: string, maps: ReplaceResult['maps'] = []): ReplaceResult => ({
  ok: false,
  message,
  patch: null,
  maps,
  codes: [],
  functions: 0,
  framesMoved: 0,
});

export class Patches {
  private readonly list: Patch[] = [];
  private serial = 0;
  /** As they were when the run began. */
  private atStart: { patch: Patch; undone: boolean }[] = [];
  /** What takes the place of which code object when that is loaded. */
  private targets = new Map<Registered, CodeObject>();
  constructor(private readonly registry: Registry) {}

  views(): PatchView[] {
    return this.list.map((patch) => {
      const { id, title, undone, diff } = patch;
      return { id, title, undone, diff, message: undone ? '' : this.whyNot(patch) };
    });
  }

  /** Why a replacement is not in force in the present run; '' where it is. */
  private whyNot({ after }: Patch): string {
    for (const { entry } of after) {
      const { filename, qualname } = entry.original.fields;
      if (entry.lives.size > 0) continue;
      return this.registry.isLoaded(filename)
        ? `${qualname} is not the code any more that was replaced`
        : `comes into force when ${filename} is loaded`;
    }
    return '';
  }

  /** The listing of a code object in the notation that `{ assembly }` takes. */
  assembly(id: CodeId): string {
    return writeAssembly(this.registry.get(id).source);
  }

  /** Replaces parts of one code object. */
  change(dbg: Debugger, id: CodeId, change: CodeChange): ReplaceResult {
    const entry = this.registry.get(id);
    try {
      const fresh = changeCode(dbg, entry.source, change);
      return this.make(dbg, `${entry.source.fields.qualname}: ${Object.keys(change)[0]}`, [{ entry, fresh }]);
    } catch (error) {
      if (error instanceof Refusal) return failed(error.message);
      throw error;
    }
  }

  /** Replaces the code objects of a file by those of its edited text, as far as they differ. */
  changeFile(dbg: Debugger, path: string, root: Registered, fresh: CodeObject): ReplaceResult {
    const pairs: Pair[] = [];
    collect(this.registry, root, fresh, pairs);
    if (pairs.length === 0) return failed('the edited text makes the same code');
    return this.make(dbg, `${path}: ${pairs.map(({ entry }) => entry.source.fields.qualname).join(', ')}`, pairs);
  }

  private make(dbg: Debugger, title: string, pairs: Pair[]): ReplaceResult {
    const before = pairs.map(({ entry }) => ({ entry, fresh: entry.source }));
    const result = this.apply(dbg, pairs);
    if (!result.ok) return result;
    const diff = result.maps.flatMap(({ code, rows }) => {
      const old = before.find(({ entry }) => entry.id === code)!.fresh;
      const fresh = pairs.find(({ entry }) => entry.id === code)!.fresh;
      return [`  ${fresh.fields.qualname}`, ...diffCode(old, fresh, rows)];
    });
    const id = ++this.serial;
    // What was undone and not done again is gone for good.
    while (this.list.at(-1)?.undone) this.list.pop();
    this.list.push({ id, title, undone: false, diff, before, after: pairs });
    this.aim();
    return { ...result, patch: id };
  }

  private apply(dbg: Debugger, pairs: readonly Pair[]): ReplaceResult {
    const place = dbg.snapshots.isStopped ? dbg.snapshots.stop() : undefined;
    const plan = planReplacement(dbg.thread, pairs, place);
    if (plan.changes.length === 0 && plan.refusal === '') plan.refusal = 'the code object is not loaded';
    if (plan.refusal !== '') return failed(plan.refusal, plan.maps);
    const done = carryOut(this.registry, plan, place);
    if (place !== undefined) {
      const row = plan.changes.find(({ live }) => live === place.frame.code);
      if (row) {
        place.index = (row.table.targets.get(2 * place.index) as number) / 2;
        place.moved = true;
      }
    }
    dbg.installBreakpoints();
    dbg.snapshots.refresh();
    const plural = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
    return {
      ok: true,
      message: `${plural(done.functions, 'function')} and ${plural(done.frames, 'running frame')} use the new code`,
      patch: null,
      maps: plan.maps,
      codes: plan.changes.map(({ entry }) => codeView(entry)),
      functions: done.functions,
      framesMoved: done.frames,
    };
  }

  /** Takes the last replacement back. */
  undo(dbg: Debugger): ReplaceResult {
    const patch = this.list.findLast(({ undone }) => !undone);
    return patch ? this.turn(dbg, patch, true) : failed('there is nothing to undo');
  }

  /** Does the one that was undone last again. */
  redo(dbg: Debugger): ReplaceResult {
    const patch = this.list.find(({ undone }) => undone);
    return patch ? this.turn(dbg, patch, false) : failed('there is nothing to do again');
  }

  private turn(dbg: Debugger, patch: Patch, undone: boolean): ReplaceResult {
    // Where nothing of it is loaded, it counts for what will be.
    const absent = patch.after.every(({ entry }) => entry.lives.size === 0);
    const result = absent
      ? { ...failed('its code is not loaded'), ok: true }
      : this.apply(dbg, undone ? patch.before : patch.after);
    if (!result.ok) return result;
    patch.undone = undone;
    this.aim();
    return { ...result, patch: patch.id };
  }

  /** Code objects that differ from what was compiled. */
  changedEntries(): Registered[] {
    return this.registry.all().filter((entry) => entry.source !== entry.original);
  }

  /** The program begins anew with the replacements that are there. */
  start(): void {
    this.atStart = this.list.map((patch) => ({ patch, undone: patch.undone }));
    this.prepare();
  }

  /** The same run once more: with what was there when it began. */
  startAgain(): void {
    for (const entry of this.touched()) this.registry.restore(entry, entry.original);
    this.list.splice(0, this.list.length, ...this.atStart.map(({ patch }) => patch));
    for (const { patch, undone } of this.atStart) patch.undone = undone;
    this.prepare();
  }

  private prepare(): void {
    for (const entry of this.touched()) this.registry.restore(entry, entry.original);
    this.aim();
  }

  private aim(): void {
    this.targets = new Map();
    for (const { after, undone } of this.list) if (!undone) for (const { entry, fresh } of after) this.targets.set(entry, fresh);
  }

  private touched(): Registered[] {
    return this.list.flatMap(({ after }) => after.map(({ entry }) => entry));
  }

  /** A tree of code objects has been loaded, and has not run: what was replaced in it is so from its beginning. */
  loaded(code: PyCode): void {
    if (this.targets.size === 0) return;
    const { filename } = code.source.fields;
    if (![...this.targets.keys()].some((entry) => entry.original.fields.filename === filename)) return;
    this.registry.read(filename);
    replaceLoaded(this.registry, code, this.targets);
  }

  /** The code object of a module with all that was replaced in it. */
  patched(root: Registered): CodeObject {
    return withNested(this.registry, root);
  }
}

/** Pairs of code objects of two trees that have the same name and another content, outer ones first. */
function collect(registry: Registry, entry: Registered, fresh: CodeObject, pairs: Pair[]): void {
  const nested = (code: CodeObject): CodeObject[] =>
    code.fields.consts.filter(
      (value): value is CodeObject => value !== null && typeof value === 'object' && value.kind === 'code',
    );
  if (!sameCode(entry.source, fresh, true)) pairs.push({ entry, fresh });
  const children = registry.childrenOf(entry);
  const seen = new Map<string, number>();
  for (const inner of nested(fresh)) {
    const { qualname } = inner.fields;
    const nth = seen.get(qualname) ?? 0;
    seen.set(qualname, nth + 1);
    const child = children.filter(({ source }) => source.fields.qualname === qualname)[nth];
    if (child) collect(registry, child, inner, pairs);
  }
}

function withNested(registry: Registry, entry: Registered): CodeObject {
  const children = registry.childrenOf(entry);
  const { consts } = entry.source.fields;
  let changed = false;
  let nth = 0;
  const fresh = consts.map((value) => {
    if (value === null || typeof value !== 'object' || value.kind !== 'code') return value;
    const child = children[nth++];
    if (!child || child.source.fields.qualname !== value.fields.qualname) return value;
    const inner = withNested(registry, child);
    if (inner !== value) changed = true;
    return inner;
  });
  return changed ? replaceCode(entry.source, { consts: fresh }) : entry.source;
}
