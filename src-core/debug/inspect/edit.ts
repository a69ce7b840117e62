/** Giving variables, attributes, items and stack slots other values while the program is stopped. */
import { CO_FAST_CELL, CO_FAST_FREE } from '../../code/code-object.ts';
import { setAttr } from '../../objects/abstract/attr.ts';
import { setItem } from '../../objects/abstract/sequence.ts';
import { PyException } from '../../objects/exception.ts';
import { typeOf } from '../../objects/type.ts';
import { PyCell, PyObject, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { VariablePlace } from '../../protocol/inspect-shapes.ts';
import type { EvaluateResult } from '../../protocol/shapes.ts';
import { CompileError } from '../../source/errors.ts';
import { formatCompileError } from '../../source/format-error.ts';
import { stackKinds } from '../../vm/monitoring/frame-line.ts';
import { tracebackText } from '../console.ts';
import type { Debugger } from '../debugger.ts';
import { instructionAt } from './frames.ts';

/** Gives a place the value of an expression, which is evaluated in the place's frame, or in the innermost. */
export function setVariable(dbg: Debugger, place: VariablePlace, source: string): EvaluateResult {
  const { snapshots, quiet } = dbg;
  const { thread, frame: innermost } = snapshots.stop();
  const frame = 'frame' in place ? snapshots.frameOf(place.frame) : innermost;
  if (frame.cleared) throw new Error('this frame has ended');
  try {
    return quiet.run(thread, () => {
      const value = dbg.evaluator.run(thread, frame, source);
      if (value === undefined) throw new Error('a value must be an expression');
      assign(dbg, place, frame, value);
      snapshots.refresh();
      const view = snapshots.objects.view(value);
      return { ok: true, text: view.text, value: view };
    });
  } catch (error) {
    if (error instanceof CompileError) return { ok: false, text: formatCompileError(error), value: null };
    if (error instanceof PyException) return { ok: false, text: tracebackText(dbg.world, quiet, thread, error), value: null };
    throw error;
  }
}

function assign(dbg: Debugger, place: VariablePlace, frame: Frame, value: Value): void {
  const { thread } = dbg.snapshots.stop();
  switch (place.scope) {
    case 'attribute':
      setAttr(thread, dbg.snapshots.objects.get(place.object), place.name, value);
      return;
    case 'item': {
      const key = dbg.evaluator.run(thread, frame, place.key);
      if (key === undefined) throw new Error('a key must be an expression');
      setItem(thread, dbg.snapshots.objects.get(place.object), key, value);
      return;
    }
    case 'global':
      frame.globals.setStr(place.name, value);
      return;
    case 'builtin':
      frame.builtins.setStr(place.name, value);
      return;
    case 'stack':
      return setSlot(dbg, frame, place.index, value);
    default:
      return setFast(thread, frame, place.name, place.scope, value);
  }
}

function setFast(thread: Debugger['thread'], frame: Frame, name: string, scope: 'local' | 'cell' | 'free', value: Value): void {
  const { code, localsplus } = frame;
  const kinds = code.source.fields.localspluskinds;
  const wanted = scope === 'cell' ? CO_FAST_CELL : scope === 'free' ? CO_FAST_FREE : 0;
  const slot = code.localsplusnames.findIndex(
    (each, i) => utf16(each) === name && (wanted === 0 ? !(kinds[i] & (CO_FAST_CELL | CO_FAST_FREE)) : (kinds[i] & wanted) !== 0),
  );
  if (slot < 0) {
    // The names of a module or class body are in a namespace.
    if (scope === 'local' && frame.locals !== undefined) {
      setItem(thread, frame.locals, name, value);
      return;
    }
    throw new Error(`this frame has no ${scope} variable ${name}`);
  }
  const there = localsplus[slot];
  if (wanted !== 0 && there instanceof PyCell) there.value = value;
  else localsplus[slot] = value;
}

/** A slot of the value stack; what instructions rely on to be there stays of its kind. */
function setSlot(dbg: Debugger, frame: Frame, index: number, value: Value): void {
  const place = dbg.snapshots.stop();
  const depth = frame.sp - frame.code.nlocalsplus;
  if (!Number.isInteger(index) || index < 0 || index >= depth)
    throw new Error(`the stack has ${depth} values: there is no slot ${index}`);
  const slot = frame.code.nlocalsplus + index;
  const old = frame.localsplus[slot];
  if (old === undefined) throw new Error('this slot is NULL: the call that it belongs to takes it for "no self"');
  const unit = frame === place.frame ? place.index : instructionAt(frame.code, frame.lasti);
  const kind = stackKinds(frame.code)[unit]?.[index];
  if (kind === '2' && !(value instanceof PyException) && value !== null)
    throw new Error('this slot holds an exception: only another can take its place');
  if (kind === '5' && typeof value !== 'number') throw new Error('this slot holds the offset of an instruction');
  const iterates = (each: Value) => each instanceof PyObject && typeOf(each).tp_iternext !== undefined;
  if (kind === '1' && iterates(old) && !iterates(value))
    throw new Error('this slot holds an iterator: only another can take its place');
  frame.localsplus[slot] = value;
}
