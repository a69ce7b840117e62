/** Traceback objects (Python/traceback.c). */
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { tracebackType } from '../../objects/type.ts';
import { PyObject, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { frameObject } from './frame.ts';

export class PyTraceback extends PyObject {
  constructor(
    public next: PyTraceback | null,
    readonly frame: Frame,
    /** In units. */
    readonly lasti: number,
  ) {
    super();
  }
  get lineno(): number | null {
    return this.frame.code.lineAt(this.lasti);
  }
}

fillType(tracebackType, {
  class: PyTraceback,
  getset: {
    tb_next: [
      (_t, self: PyTraceback) => self.next,
      (_t, self: PyTraceback, value) => {
        if (value === null) self.next = null;
        else if (value instanceof PyTraceback) {
          for (let tb: PyTraceback | null = value; tb; tb = tb.next) if (tb === self) raise.ValueError('traceback loop detected');
          self.next = value;
        } else raise.TypeError(`expected traceback object, got '${typeof value}'`);
      },
    ],
    tb_frame: [(t, self: PyTraceback) => frameObject(t, self.frame)],
    tb_lasti: [(_t, self: PyTraceback) => self.lasti * 2],
    tb_lineno: [(_t, self: PyTraceback): Value => self.lineno],
  },
});
