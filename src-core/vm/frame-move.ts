/**
 * Going on in a frame further out than the running one: a debugger restarts a frame or makes it return. It is thrown from wherever the
 * machine stands; frames between, and native code between them, are left without any handler of theirs being run.
 */

import { OP } from '../code/opcodes.generated.ts';
import { replaceCode } from '../code/replace.ts';
import { PyCode } from '../objects/code.ts';
import { PyCell, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import { firstTraceable } from './monitoring/code-data.ts';
import { emptyStack } from './monitoring/frame-line.ts';
import type { VmThread } from './thread.ts';

export class FrameMove {
  constructor(
    readonly target: Frame,
    /** The value that the frame returns; undefined to begin it again. */
    readonly value: Value | undefined,
  ) {}

  /** Drops frames from `start` outwards until the target runs. Throws itself on where a loop must be left first. */
  arrive(t: VmThread, start: Frame): void {
    t.kwnames = undefined;
    t.reraising = false;
    let frame = start;
    while (frame !== this.target) {
      emptyStack(t, frame, frame.lasti);
      const { previous } = frame;
      t.popFrame(frame);
      if (frame.entry || previous === null) throw this;
      previous.returnOffset = 0;
      frame = previous;
    }
    emptyStack(t, frame, frame.lasti);
    if (this.value === undefined) begin(frame);
    else finish(frame, this.value);
  }
}

/** Puts a frame before its first instruction: parameters keep their present values, other variables are unbound. */
function begin(frame: Frame): void {
  const { code, localsplus, generator } = frame;
  const { kinds, parameters } = layout(code);
  for (let i = 0; i < code.nlocalsplus; i++) {
    const slot = localsplus[i];
    if (generator !== undefined) {
      // Its cells were made before it was suspended for the first time.
      if (i >= parameters && slot instanceof PyCell && kinds[i] & CELL) slot.value = undefined;
      else if (i >= parameters && !(kinds[i] & FREE)) localsplus[i] = undefined;
    } else if (i >= parameters) localsplus[i] = undefined;
    else if (kinds[i] & CELL && slot instanceof PyCell) localsplus[i] = slot.value;
  }
  frame.ip = generator === undefined ? 0 : firstTraceable(code);
  frame.lasti = frame.ip - 1;
  frame.jumpFrom = frame.jumpTo = -1;
}

/** Lets the next instruction of a frame be one that returns `value`. */
function finish(frame: Frame, value: Value): void {
  const old = frame.code;
  const line = old.lineAt(frame.lasti) ?? old.source.fields.firstlineno;
  const code = new Uint8Array([OP.RETURN_VALUE, 0]);
  const source = replaceCode(old.source, {
    code,
    exceptiontable: new Uint8Array(0),
    // One unit at the line itself, without columns.
    linetable: new Uint8Array([0xe8, 0]),
    firstlineno: line,
    stacksize: Math.max(old.source.fields.stacksize, 1),
  });
  frame.code = new PyCode(source);
  frame.localsplus[frame.sp++] = value;
  frame.ip = 0;
  frame.lasti = -1;
}

const CELL = 0x40;
const FREE = 0x80;

function layout(code: PyCode): { kinds: Uint8Array | readonly number[]; parameters: number } {
  const f = code.source.fields;
  const stars = (f.flags & 0x04 ? 1 : 0) + (f.flags & 0x08 ? 1 : 0);
  return { kinds: f.localspluskinds, parameters: f.argcount + f.kwonlyargcount + stars };
}
