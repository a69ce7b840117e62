/** Replacing a constant of a code object that the program runs. */
import { CodeError } from '../../code/code-error.ts';
import { replaceCode } from '../../code/replace.ts';
import { PyCode } from '../../objects/code.ts';
import { PyException } from '../../objects/exception.ts';
import type { CodeId, PatchResult } from '../../protocol/shapes.ts';
import { CompileError } from '../../source/errors.ts';
import { formatCompileError } from '../../source/format-error.ts';
import { storeConst } from '../../vm/store-const.ts';
import { tracebackText } from '../console.ts';
import type { Debugger } from '../debugger.ts';
import { codeView } from '../inspect/code.ts';
import { replaceEverywhere } from './replace-code.ts';

const fail = (message: string): PatchResult => ({ ok: false, message, code: null, framesMoved: 0, framesKept: [] });

/** Replaces constant `index` by the value of an expression. */
export function replaceConstant(dbg: Debugger, id: CodeId, index: number, source: string): PatchResult {
  const { world, quiet, snapshots, thread } = dbg;
  const entry = world.registry.get(id);
  const { consts } = entry.source.fields;
  if (index < 0 || index >= consts.length) return fail(`there is no constant ${index}`);
  try {
    const frame = snapshots.chain[0] ?? thread.frame;
    if (!frame) return fail('the program does not run');
    const value = quiet.run(thread, () => dbg.evaluator.run(thread, frame, source));
    if (value === undefined) return fail('a constant must be an expression');
    const fresh = replaceCode(entry.source, { consts: consts.map((old, i) => (i === index ? storeConst(value) : old)) });
    const old = entry.live;
    if (!old) return fail('the code object is not loaded');
    const live = new PyCode(fresh);
    // Nested code objects stay the ones that are known and in use.
    old.consts.forEach((item, i) => {
      if (item instanceof PyCode) live.consts[i] = item;
    });
    world.registry.replace(id, fresh, live);
    const moved = replaceEverywhere(thread, old, live);
    dbg.installBreakpoints();
    snapshots.refresh();
    const message = `${moved.functions} function${moved.functions === 1 ? '' : 's'} and ${moved.frames} running frame${moved.frames === 1 ? '' : 's'} use the new constant`;
    return { ok: true, message, code: codeView(entry), framesMoved: moved.frames, framesKept: [] };
  } catch (error) {
    if (error instanceof CompileError) return fail(formatCompileError(error).trimEnd());
    if (error instanceof CodeError) return fail(error.message);
    if (error instanceof PyException) return fail(tracebackText(world, quiet, thread, error).trimEnd());
    throw error;
  }
}
