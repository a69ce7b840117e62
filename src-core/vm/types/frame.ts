/** Frame objects as Python code sees them (Objects/frameobject.c); the frame itself is ops/frame.ts. */

import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_OPTIMIZED } from '../../code/code-object.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import type { Thread } from '../../objects/thread.ts';
import { frameType } from '../../objects/type.ts';
import { PyCell, PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';

export class PyFrame extends PyObject {
  /** The snapshot that `f_locals` gave last. */
  locals: PyDict | undefined = undefined;
  trace: Value = null;
  traceLines = true;
  traceOpcodes = false;
  constructor(readonly frame: Frame) {
    super();
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

/** `f_locals`: the namespace of a class or module, or a snapshot of a function's variables. */
export function frameLocals(t: Thread, frame: Frame): Value {
  if (frame.locals !== undefined) {
    if (frame.locals instanceof PyDict) {
      for (const [name, value] of boundVariables(frame)) if (value !== undefined) frame.locals.setStr(name, value);
    }
    return frame.locals;
  }
  const object = frameObject(t, frame);
  const dict = (object.locals ??= new PyDict());
  for (const [name, value] of boundVariables(frame)) {
    if (value === undefined) dict.deleteStr(name);
    else dict.setStr(name, value);
  }
  return dict;
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
  getset: {
    f_back: [(t, self: PyFrame) => (self.frame.previous ? frameObject(t, self.frame.previous) : null)],
    f_code: [(_t, self: PyFrame) => self.frame.code],
    f_builtins: [(_t, self: PyFrame) => self.frame.builtins],
    f_globals: [(_t, self: PyFrame) => self.frame.globals],
    f_lasti: [(_t, self: PyFrame) => (self.frame.lasti < 0 ? -1 : self.frame.lasti * 2)],
    f_lineno: [(_t, self: PyFrame) => self.frame.code.lineAt(self.frame.lasti)],
    f_locals: [(t, self: PyFrame) => frameLocals(t, self.frame)],
    f_trace: [(_t, self: PyFrame) => self.trace],
    f_trace_lines: [(_t, self: PyFrame) => self.traceLines],
    f_trace_opcodes: [(_t, self: PyFrame) => self.traceOpcodes],
  },
});
