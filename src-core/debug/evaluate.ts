/** Running Python in a frame of a stop: an expression's value, or a statement's effect on the frame's variables. */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN } from '../code/code-object.ts';
import { compile } from '../compile/compile.ts';
import { PyCode } from '../objects/code.ts';
import { dictOf, PyDict } from '../objects/dict.ts';
import { asStr, PyCell, type Str, sameStr, type Value } from '../objects/value.ts';
import { Frame } from '../ops/frame.ts';
import { PyFunction } from '../ops/function.ts';
import { CompileError } from '../source/errors.ts';
import { runFrame } from '../vm/enter.ts';
import type { VmThread } from '../vm/thread.ts';
import { boundVariables } from '../vm/types/frame.ts';
import { PlainExpression } from './plain-expression.ts';

/** Names that statements of the console have bound in a frame that has no variable of this name. */
const ownNames = new WeakMap<Frame, PyDict>();

/** The frame's variables as a namespace: that of a module or class itself, else a fresh one. */
function namespaceOf(frame: Frame): Value {
  if (frame.locals !== undefined) return withHidden(frame, frame.locals);
  const dict = new PyDict();
  const own = ownNames.get(frame);
  if (own !== undefined) for (const [name, value] of own.entries()) dict.setStr(name as Str, value);
  const { code, localsplus } = frame;
  const { localspluskinds } = code.source.fields;
  if (frame.lasti < 0) {
    // Closures are not in their slots yet.
    for (const [name, value] of boundVariables(frame)) if (value !== undefined) dict.setStr(name, value);
    return dict;
  }
  for (let i = 0; i < code.nlocalsplus; i++) {
    const value = slotValue(localsplus[i], localspluskinds[i]);
    if (value !== undefined) dict.setStr(code.localsplusnames[i], value);
  }
  return dict;
}

function slotValue(slot: Value | undefined, kind: number): Value | undefined {
  return slot instanceof PyCell && kind & (CO_FAST_CELL | CO_FAST_FREE) ? slot.value : slot;
}

/** With the variables of comprehensions that run as part of a module or class: a copy, as `f_locals` has it. */
function withHidden(frame: Frame, locals: Value): Value {
  const { code, localsplus } = frame;
  const { localspluskinds } = code.source.fields;
  let copy: PyDict | undefined;
  for (let i = 0; i < code.nlocalsplus; i++) {
    if (!(localspluskinds[i] & CO_FAST_HIDDEN) || !(locals instanceof PyDict)) continue;
    const value = slotValue(localsplus[i], localspluskinds[i]);
    if (value === undefined) continue;
    copy ??= locals.copy();
    copy.setStr(code.localsplusnames[i], value);
  }
  return copy ?? locals;
}

/** Writes what a statement bound back into fast locals and cells. */
function writeBack(frame: Frame, namespace: PyDict): void {
  if (frame.locals !== undefined) return writeBackHidden(frame, frame.locals, namespace);
  const { code, localsplus } = frame;
  const { localspluskinds } = code.source.fields;
  let own = namespace.size;
  for (let i = 0; i < code.nlocalsplus; i++) {
    const value = namespace.getStr(code.localsplusnames[i]);
    if (value !== undefined) own--;
    const slot = localsplus[i];
    if (slot instanceof PyCell && localspluskinds[i] & (CO_FAST_CELL | CO_FAST_FREE)) slot.value = value;
    else if (value !== undefined || slot !== undefined) localsplus[i] = value;
  }
  if (own === 0) return;
  const others = [...namespace.entries()].filter(([name]) => !code.localsplusnames.some((each) => sameName(each, name)));
  ownNames.set(frame, dictOf(others as [Str, Value][]));
}

const sameName = (a: Str, b: Value): boolean => asStr(b) !== undefined && sameStr(a, asStr(b) as Str);

/** What was bound in the copy goes where it belongs: variables of the comprehension, else the namespace. */
function writeBackHidden(frame: Frame, locals: Value, copy: PyDict): void {
  const { code, localsplus } = frame;
  const { localspluskinds } = code.source.fields;
  const namespace = locals as PyDict;
  for (const [name, value] of copy.entries()) {
    const slot = code.localsplusnames.findIndex((each, i) => localspluskinds[i] & CO_FAST_HIDDEN && sameName(each, name));
    if (slot < 0) namespace.setStr(name as Str, value);
    else {
      const cell = localsplus[slot];
      if (cell instanceof PyCell) cell.value = value;
      else localsplus[slot] = value;
    }
  }
  for (const name of namespace.copy().keys)
    if (name !== undefined && copy.getStr(name as Str) === undefined) namespace.deleteStr(name as Str);
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

/** An expression that is evaluated again and again. */
interface Prepared {
  code: PyCode;
  /** Undefined where it has instructions that are left to the machine. */
  plain: PlainExpression | undefined;
  /** The function that ran last, which fits frames of the same globals and builtins. */
  func: PyFunction | undefined;
}

/** Evaluates in frames of one machine; a condition is compiled once. */
export class Evaluator {
  private readonly prepared = new Map<string, Prepared>();

  /** The value of an expression; undefined for statements. Raises CompileError and what the code raises. */
  run(thread: VmThread, frame: Frame, source: string): Value | undefined {
    const { code, expression } = compileEither(source);
    const value = runIn(thread, frame, { code, plain: undefined, func: undefined });
    return expression ? value : undefined;
  }

  /** The value of an expression that is evaluated again and again. */
  expression(thread: VmThread, frame: Frame, source: string): Value {
    return runIn(thread, frame, this.prepare(source));
  }

  /** Is an expression true, as far as that can be told without running code; undefined where it cannot. */
  quickly(thread: VmThread, frame: Frame, source: string): boolean | undefined {
    if (ownNames.has(frame)) return undefined;
    try {
      return this.prepare(source).plain?.holds(thread, frame);
    } catch (error) {
      if (error instanceof CompileError) return undefined;
      throw error;
    }
  }

  private prepare(source: string): Prepared {
    let prepared = this.prepared.get(source);
    if (prepared === undefined) {
      const code = asExpression(source);
      prepared = { code, plain: PlainExpression.of(code), func: undefined };
      if (this.prepared.size >= KEPT) this.prepared.clear();
      this.prepared.set(source, prepared);
    }
    return prepared;
  }
}

function runIn(thread: VmThread, frame: Frame, prepared: Prepared): Value {
  const namespace = namespaceOf(frame);
  const { globals } = frame;
  const { code, func } = prepared;
  const own = globals.getStr('__builtins__');
  const builtins = own === undefined ? undefined : thread.runtime.builtinsOf(own);
  try {
    if (func !== undefined && func.globals === globals && func.builtins === builtins)
      return runFrame(thread, new Frame(func, code, namespace));
    if (builtins !== undefined) prepared.func = new PyFunction(code, globals, builtins, FILENAME);
    return thread.runCode(code, globals, namespace, undefined, FILENAME);
  } finally {
    if (namespace !== frame.locals) writeBack(frame, namespace as PyDict);
  }
}
