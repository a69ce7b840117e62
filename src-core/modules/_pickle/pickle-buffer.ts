/** `pickle.PickleBuffer` (Objects/picklebufobject.c): a buffer that may be pickled beside the pickle. It passes on the buffer of its object. */
import { getBuffer } from '../../objects/bytes/buffer.ts';
import { FULL_RO, flatLayout, PyBuffer } from '../../objects/bytes/buffer-object.ts';
import { fillType } from '../../objects/define.ts';
import { isContiguous, itemBytes } from '../../objects/memoryview/layout.ts';
import { memoryOf } from '../../objects/memoryview/memoryview.ts';
import { viewOfLoan } from '../../objects/memoryview/python-buffer.ts';
import type { PyMemoryView } from '../../objects/memoryview/view.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';

export const pickleBufferType = typeIn('pickle', 'PickleBuffer', { final: true, hasWeakref: true });

export class PyPickleBuffer extends PyBuffer {
  /** Undefined once released. */
  private window: PyMemoryView | undefined;
  constructor(window: PyMemoryView) {
    super();
    this.window = window;
  }

  /** The view of the object's buffer. Raises ValueError once it is released. */
  check(): PyMemoryView {
    return this.window ?? raise.ValueError('operation forbidden on released PickleBuffer object');
  }

  override view(): Uint8Array {
    return this.check().view();
  }

  get readonly(): boolean {
    return this.check().readonly;
  }

  /** The bytes as they lie in memory; undefined where there are others between them. */
  rawBytes(): Uint8Array | undefined {
    const { data, layout } = this.check();
    if (!isContiguous(layout, 'A')) return undefined;
    return itemBytes(data, layout, isContiguous(layout, 'C') ? 'C' : 'F');
  }

  release(t: Thread): void {
    this.window?.release(t);
    this.window = undefined;
  }
}

function raw(t: Thread, self: PyPickleBuffer): Value {
  const data = self.rawBytes();
  if (data === undefined) return raise.BufferError('cannot extract raw buffer from non-contiguous buffer');
  const view = memoryOf(t, self);
  return view.with(flatLayout(data.length, 'B', 1, view.layout.offset));
}

const NEW = parseSignature('(type, object, /)', 'FASTCALL_KEYWORDS');

fillType(pickleBufferType, {
  class: PyPickleBuffer,
  plainGetattribute: true,
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [object] = bind(t, NEW, 'PickleBuffer', args, kwnames) as [Value];
      return new PyPickleBuffer(viewOfLoan(t, getBuffer(t, object, FULL_RO)));
    },
    bf_getbuffer: (t, self: PyPickleBuffer, flags: number) => getBuffer(t, self.check().loan.owner, flags),
    // Never called, as the owner of what is lent is another.
    bf_releasebuffer: () => {},
  },
  methods: {
    raw: ['(self, /)', raw],
    release: [
      '(self, /)',
      (t, self: PyPickleBuffer) => {
        self.release(t);
        return null;
      },
    ],
  },
});
