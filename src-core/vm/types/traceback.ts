/** Traceback objects (Python/traceback.c). */
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, tracebackType, typeOf } from '../../objects/type.ts';
import { PyList, PyObject, type Str, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { frameObject, PyFrame } from './frame.ts';

export class PyTraceback extends PyObject {
  constructor(
    public next: PyTraceback | null,
    readonly frame: Frame,
    /** In units. */
    readonly lasti: number,
    /** The line, where it is not that of the instruction. */
    private readonly line: number | undefined = undefined,
  ) {
    super();
  }
  get lineno(): number | null {
    return this.line ?? this.frame.code.lineAt(this.lasti);
  }
}

const SIGNATURE = parseSignature('(tb_next, tb_frame, tb_lasti: int, tb_lineno: int)');

function newTraceback(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const [next, frame, lasti, line] = bind(t, SIGNATURE, 'TracebackType', args, kwnames) as [Value, Value, number, number];
  if (!(frame instanceof PyFrame))
    return raise.TypeError(`TracebackType() argument 'tb_frame' must be frame, not ${utf16(typeOf(frame).name)}`);
  if (next !== null && !(next instanceof PyTraceback))
    return raise.TypeError(`expected traceback object or None, got '${utf16(typeOf(next).name)}'`);
  return new PyTraceback(next, frame.frame, lasti / 2, line);
}

function setNext(_t: Thread, self: PyTraceback, value: Value | undefined): void {
  if (value === undefined) raise.TypeError("can't delete tb_next attribute");
  if (value === null) self.next = null;
  else if (value instanceof PyTraceback) {
    for (let tb: PyTraceback | null = value; tb; tb = tb.next) if (tb === self) raise.ValueError('traceback loop detected');
    self.next = value;
  } else raise.TypeError(`expected traceback object, got '${utf16(typeOf(value as Value).name)}'`);
}

fillType(tracebackType, {
  class: PyTraceback,
  slots: { tp_new: newTraceback },
  methods: {
    __dir__: ['~(self, /)', () => new PyList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno'])],
  },
  members: {
    tb_frame: (t, self: PyTraceback) => frameObject(t, self.frame),
    tb_lasti: (_t, self: PyTraceback) => self.lasti * 2,
  },
  getset: {
    tb_next: [(_t, self: PyTraceback) => self.next, setNext],
    tb_lineno: [(_t, self: PyTraceback): Value => self.lineno],
  },
});
