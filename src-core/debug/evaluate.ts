/** Running Python in a frame of a stop: an expression's value, or a statement's effect on the frame's variables. */

import { CO_FAST_CELL, CO_FAST_FREE } from '../code/code-object.ts';
import { compile } from '../compile/compile.ts';
import { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { PyCell, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import { CompileError } from '../source/errors.ts';
import type { VmThread } from '../vm/thread.ts';
import { boundVariables } from '../vm/types/frame.ts';

/** The frame's variables as a fresh namespace. */
function namespaceOf(frame: Frame): Value {
  if (frame.locals !== undefined) return frame.locals;
  const dict = new PyDict();
  for (const [name, value] of boundVariables(frame)) if (value !== undefined) dict.setStr(name, value);
  return dict;
}

/** Writes what a statement bound back into fast locals and cells. */
function writeBack(frame: Frame, namespace: PyDict): void {
  const kinds = frame.code.source.fields.localspluskinds;
  frame.code.localsplusnames.forEach((name, i) => {
    const value = namespace.getStr(name);
    const slot = frame.localsplus[i];
    if (kinds[i] & (CO_FAST_CELL | CO_FAST_FREE) && slot instanceof PyCell) slot.value = value;
    else if (value !== undefined || slot !== undefined) frame.localsplus[i] = value;
  });
}

function compileEither(source: string): { code: PyCode; expression: boolean } {
  const filename = '<console>';
  try {
    return { code: new PyCode(compile(source.trim(), filename, { mode: 'eval' })), expression: true };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return { code: new PyCode(compile(`${source}\n`, filename, { mode: 'single' })), expression: false };
  }
}

/** The value of an expression; undefined for statements. Raises CompileError and what the code raises. */
export function evaluateIn(thread: VmThread, frame: Frame, source: string): Value | undefined {
  const { code, expression } = compileEither(source);
  const namespace = namespaceOf(frame);
  try {
    const value = thread.runCode(code, frame.globals, namespace, undefined, '<console>');
    return expression ? value : undefined;
  } finally {
    if (frame.locals === undefined) writeBack(frame, namespace as PyDict);
  }
}
