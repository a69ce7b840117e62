/** Running Python in a frame of a stop: an expression's value, or a statement's effect on the frame's variables. */
import { CO_FAST_CELL, CO_FAST_FREE } from '../code/code-object.ts';
import { compile } from '../compile/compile.ts';
import { PyCode } from '../objects/code.ts';
import { dictOf, PyDict } from '../objects/dict.ts';
import { PyCell, type Str, utf16, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import { CompileError } from '../source/errors.ts';
import type { VmThread } from '../vm/thread.ts';
import { boundVariables } from '../vm/types/frame.ts';

/** Names that statements of the console have bound in a frame that has no variable of this name. */
const ownNames = new WeakMap<Frame, PyDict>();

/** The frame's variables as a fresh namespace. */
function namespaceOf(frame: Frame): Value {
  if (frame.locals !== undefined) return frame.locals;
  const dict = new PyDict();
  for (const [name, value] of ownNames.get(frame)?.entries() ?? []) dict.setStr(name as Str, value);
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
  const variables = frame.code.localsplusnames.map(utf16);
  const own = [...namespace.entries()].filter(([name]) => !variables.includes(utf16(name as Str)));
  if (own.length > 0) ownNames.set(frame, dictOf(own as [Str, Value][]));
}

interface Compiled {
  code: PyCode;
  expression: boolean;
}

const FILENAME = '<console>';
const asExpression = (source: string): PyCode => new PyCode(compile(source.trim(), FILENAME, { mode: 'eval' }));

function compileEither(source: string): Compiled {
  try {
    return { code: asExpression(source), expression: true };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return { code: new PyCode(compile(`${source}\n`, FILENAME, { mode: 'single' })), expression: false };
  }
}

/** How many compiled conditions are kept. */
const KEPT = 200;

/** Evaluates in frames of one machine; a condition is compiled once. */
export class Evaluator {
  private readonly compiled = new Map<string, PyCode>();

  /** The value of an expression; undefined for statements. Raises CompileError and what the code raises. */
  run(thread: VmThread, frame: Frame, source: string): Value | undefined {
    const { code, expression } = compileEither(source);
    const value = runIn(thread, frame, code);
    return expression ? value : undefined;
  }

  /** The value of an expression that is evaluated again and again. */
  expression(thread: VmThread, frame: Frame, source: string): Value {
    let code = this.compiled.get(source);
    if (code === undefined) {
      code = asExpression(source);
      if (this.compiled.size >= KEPT) this.compiled.clear();
      this.compiled.set(source, code);
    }
    return runIn(thread, frame, code);
  }
}

function runIn(thread: VmThread, frame: Frame, code: PyCode): Value {
  const namespace = namespaceOf(frame);
  try {
    return thread.runCode(code, frame.globals, namespace, undefined, FILENAME);
  } finally {
    if (frame.locals === undefined) writeBack(frame, namespace as PyDict);
  }
}
