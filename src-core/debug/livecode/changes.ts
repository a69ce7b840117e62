/** From what a front asks to be another in a code object to the code object that it would be. */
import { AssemblyError, assemble } from '../../code/assembly-read.ts';
import { CodeError } from '../../code/code-error.ts';
import type { CodeObject } from '../../code/code-object.ts';
import { replaceCode } from '../../code/replace.ts';
import { VerifyError, verifyCode } from '../../code/verify.ts';
import { PyException } from '../../objects/exception.ts';
import type { CodeChange } from '../../protocol/live-shapes.ts';
import { CompileError } from '../../source/errors.ts';
import { formatCompileError } from '../../source/format-error.ts';
import { storeConst } from '../../vm/store-const.ts';
import { tracebackText } from '../console.ts';
import type { Debugger } from '../debugger.ts';

/** Refused, with a sentence for the user. */
export class Refusal extends Error {}

/** Flags that decide how a frame is made and what a call of it gives. */
const FRAME_FLAGS = 0x1 | 0x2 | 0x4 | 0x8 | 0x20 | 0x80 | 0x200;

/** The changed code object. Raises Refusal. */
export function changeCode(dbg: Debugger, code: CodeObject, change: CodeChange): CodeObject {
  try {
    const fresh = changed(dbg, code, change);
    verifyCode(fresh);
    return fresh;
  } catch (error) {
    if (error instanceof VerifyError) throw new Refusal(`the new code would corrupt the machine: ${error.message}`);
    if (error instanceof CodeError || error instanceof AssemblyError) throw new Refusal(error.message);
    if (error instanceof CompileError) throw new Refusal(formatCompileError(error).trimEnd());
    if (error instanceof PyException) throw new Refusal(tracebackText(dbg.world, dbg.quiet, dbg.thread, error).trimEnd());
    throw error;
  }
}

function changed(dbg: Debugger, code: CodeObject, change: CodeChange): CodeObject {
  const f = code.fields;
  if ('consts' in change) {
    const consts = f.consts.slice();
    for (const { index, source } of change.consts) {
      if (index < 0 || index >= consts.length) throw new Refusal(`there is no constant ${index}`);
      consts[index] = storeConst(evaluated(dbg, source));
    }
    return replaceCode(code, { consts });
  }
  if ('names' in change) {
    const names = f.names.slice();
    for (const { index, name } of change.names) {
      if (index < 0 || index >= names.length) throw new Refusal(`there is no name ${index}`);
      names[index] = name;
    }
    return replaceCode(code, { names });
  }
  if ('flags' in change) {
    if ((f.flags ^ change.flags) & FRAME_FLAGS)
      throw new Refusal('these flags decide what a call makes of its frame: only other code can have others');
    return replaceCode(code, { flags: change.flags });
  }
  const fresh = assemble(change.assembly);
  if (fresh.fields.name !== f.name) throw new Refusal(`the listing is one of ${fresh.fields.name}, not of ${f.name}`);
  return fresh;
}

function evaluated(dbg: Debugger, source: string) {
  const { thread } = dbg;
  const frame = dbg.snapshots.chain[0] ?? thread.frame;
  if (!frame) throw new Refusal('the program does not run');
  const value = dbg.quiet.run(thread, () => dbg.evaluator.run(thread, frame, source));
  if (value === undefined) throw new Refusal('a constant must be an expression');
  return value;
}
