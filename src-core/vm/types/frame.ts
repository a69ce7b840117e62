/** Frame objects as Python code sees them (Objects/frameobject.c); the frame itself is ops/frame.ts. */

import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_OPTIMIZED } from '../../code/code-object.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { getItem } from '../../objects/abstract/sequence.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { frameType } from '../../objects/type.ts';
import { PyCell, PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { shownBuiltins } from '../../ops/odd-builtins.ts';
import { setFrameLine } from '../monitoring/frame-line.ts';
import type { VmThread } from '../thread.ts';
import { close } from './generator-run.ts';

export class PyFrame extends PyObject {
  /** The snapshot that `f_locals` gave last. */
  locals: PyDict | undefined = undefined;
  /** `f_locals` was asked for, so what is changed in the snapshot goes back into the frame after a trace function. */
  fastAsLocals = false;
  trace: Value = null;
  traceLines = true;
  traceOpcodes = false;
  /** The line of the event that is being told; 0 for none. */
  lineno = 0;
  constructor(readonly frame: Frame) {
    super();
  }

  /** Brings a snapshot that somebody holds up to date. */
  refreshLocals(t: Thread): void {
    if (this.fastAsLocals) frameLocals(t, this.frame);
  }
}

/** The one frame object of a frame. */
export function frameObject(_t: Thread, frame: Frame): PyFrame {
  frame.object ??= new PyFrame(frame);
  return frame.object as PyFrame;
}

/** Name and value of every bound variable of a frame, in slot order (`PyFrame_FastToLocalsWithError`). */
export function boundVariables(frame: Frame): [Str, Value | undefined][] {
  const { code, localsplus } = frame;
  const kinds = code.source.fields.localspluskinds;
  const out: [Str, Value | undefined][] = [];
  const ready = frame.lasti >= 0;
  for (let i = 0; i < code.nlocalsplus; i++) {
    if (kinds[i] & CO_FAST_HIDDEN) continue;
    if (kinds[i] & CO_FAST_FREE && !(code.flags & CO_OPTIMIZED)) continue;
    let value = localsplus[i];
    if (kinds[i] & CO_FAST_FREE && value === undefined && !ready)
      value = frame.func.closure?.[i - (code.nlocalsplus - code.nfree)];
    if (kinds[i] & (CO_FAST_CELL | CO_FAST_FREE) && value instanceof PyCell) value = value.value;
    out.push([code.localsplusnames[i], value]);
  }
  return out;
}

/** Variables of comprehensions that were built into a module or class, while they run (`_PyFrame_GetLocals` calls them hidden). */
function hiddenVariables(frame: Frame): [Str, Value][] {
  const { code, localsplus } = frame;
  const kinds = code.source.fields.localspluskinds;
  const out: [Str, Value][] = [];
  for (let i = 0; i < code.nlocalsplus; i++) {
    if (!(kinds[i] & CO_FAST_HIDDEN)) continue;
    let value = localsplus[i];
    if (kinds[i] & (CO_FAST_CELL | CO_FAST_FREE) && value instanceof PyCell) value = value.value;
    if (value !== undefined) out.push([code.localsplusnames[i], value]);
  }
  return out;
}

/**
 * `f_locals`: the namespace of a class or module, or a snapshot of a function's variables. While a comprehension built into a class
 * or module runs, a copy of the namespace with its variables (PEP 709).
 */
export function frameLocals(t: Thread, frame: Frame): Value {
  if (frame.locals !== undefined) {
    const { locals } = frame;
    if (!(locals instanceof PyDict)) return locals;
    for (const [name, value] of boundVariables(frame)) if (value !== undefined) locals.setStr(name, value);
    const hidden = hiddenVariables(frame);
    if (hidden.length === 0) return locals;
    const inner = locals.copy();
    for (const [name, value] of hidden) inner.setStr(name, value);
    return inner;
  }
  const object = frameObject(t, frame);
  const dict = (object.locals ??= new PyDict());
  for (const [name, value] of boundVariables(frame)) {
    if (value === undefined) dict.deleteStr(name);
    else dict.setStr(name, value);
  }
  return dict;
}

/** Writes what was changed in the snapshot of a frame back into its variables (`PyFrame_LocalsToFast`); absent names are unbound. */
export function localsToFast(t: Thread, object: PyFrame): void {
  const { frame } = object;
  const locals = frame.locals ?? object.locals;
  if (!object.fastAsLocals || frame.cleared || locals === undefined) return;
  object.fastAsLocals = false;
  const { code, localsplus } = frame;
  const kinds = code.source.fields.localspluskinds;
  for (let i = 0; i < code.nlocalsplus; i++) {
    if (kinds[i] & CO_FAST_HIDDEN) continue;
    if (kinds[i] & CO_FAST_FREE && !(code.flags & CO_OPTIMIZED)) continue;
    const value = lookupLocal(t, locals, code.localsplusnames[i]);
    const old = localsplus[i];
    if (kinds[i] & (CO_FAST_CELL | CO_FAST_FREE) && old instanceof PyCell) old.value = value;
    else if (value === undefined && old !== undefined) {
      // The compiler may have found that it exists.
      warnUnbound(t, object, code.localsplusnames[i]);
      localsplus[i] = null;
    } else localsplus[i] = value;
  }
}

function warnUnbound(t: Thread, object: PyFrame, name: Str): void {
  try {
    t.warn(exceptionTypes.RuntimeWarning, `assigning None to unbound local ${reprText(t, name)}`, 0);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    t.runtime.unraisable(t, error, null, object);
  }
}

function lookupLocal(t: Thread, locals: Value, name: Str): Value | undefined {
  if (locals instanceof PyDict) return locals.getStr(name);
  try {
    return getItem(t, locals, name);
  } catch (error) {
    if (error instanceof PyException) return undefined;
    throw error;
  }
}

function setTraceOpcodes(t: Thread, self: PyFrame, value: Value | undefined): void {
  if (typeof value !== 'boolean') return raise.TypeError('attribute value type must be bool');
  self.traceOpcodes = value;
  if (value) (t as VmThread).runtime.opcodeTracing = true;
}

function setLine(t: Thread, self: PyFrame, value: Value | undefined): void {
  if (value === undefined) return raise.AttributeError('cannot delete attribute');
  if (typeof value !== 'number' && typeof value !== 'bigint') return raise.ValueError('lineno must be an integer');
  setFrameLine(t as VmThread, self.frame, Number(value));
  self.lineno = 0;
}

function setTraceLines(_t: Thread, self: PyFrame, value: Value | undefined): void {
  if (value === undefined) return raise.TypeError("can't delete numeric/char attribute");
  if (typeof value !== 'boolean') return raise.TypeError('attribute value type must be bool');
  self.traceLines = value;
}

/** `frame.clear()`: the variables of a frame that does not run go. Raises RuntimeError for one that does. */
function clear(t: Thread, self: PyFrame): Value {
  const { frame } = self;
  if (frame.generator !== undefined) {
    if (frame.generator.state === 'running') return raise.RuntimeError('cannot clear an executing frame');
    if (frame.generator.state !== 'completed') close(t, frame.generator);
    return null;
  }
  if (!frame.cleared) return raise.RuntimeError('cannot clear an executing frame');
  frame.localsplus.fill(undefined);
  self.locals = undefined;
  return null;
}

fillType(frameType, {
  class: PyFrame,
  slots: {
    tp_repr: (t, self: PyFrame) => {
      const { frame } = self;
      const id = t.runtime.identity(self).toString(16);
      return `<frame at 0x${id}, file '${utf16(frame.code.filename)}', line ${frame.code.lineAt(frame.lasti)}, code ${utf16(frame.code.name)}>`;
    },
  },
  members: { f_trace_lines: [(_t, self: PyFrame) => self.traceLines, setTraceLines] },
  methods: {
    clear: ['~(self, /)', clear],
    __sizeof__: ['~(self, /)', (_t, self: PyFrame) => 120 + 8 * self.frame.code.framesize],
  },
  getset: {
    f_back: [(t, self: PyFrame) => (self.frame.previous ? frameObject(t, self.frame.previous) : null)],
    f_code: [(_t, self: PyFrame) => self.frame.code],
    f_builtins: [(_t, self: PyFrame) => shownBuiltins(self.frame.builtins)],
    f_globals: [(_t, self: PyFrame) => self.frame.globals],
    f_lasti: [(_t, self: PyFrame) => (self.frame.lasti < 0 ? -1 : self.frame.lasti * 2)],
    f_lineno: [(_t, self: PyFrame) => self.lineno || self.frame.code.lineAt(self.frame.lasti), setLine],
    f_locals: [
      (t, self: PyFrame) => {
        const locals = frameLocals(t, self.frame);
        self.fastAsLocals = true;
        return locals;
      },
    ],
    f_trace: [
      (_t, self: PyFrame) => self.trace,
      (_t, self: PyFrame, value) => {
        self.trace = value ?? null;
      },
    ],
    f_trace_opcodes: [(_t, self: PyFrame) => self.traceOpcodes, setTraceOpcodes],
  },
});
