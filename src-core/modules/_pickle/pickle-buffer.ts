/** `pickle.PickleBuffer` (Objects/picklebufobject.c): a buffer that may be pickled beside the pickle. It passes on the buffer of its object. */
import { PyBuffer } from '../../objects/bytes/buffer.ts';
import { fillType } from '../../objects/define.ts';
import { memoryOf } from '../../objects/memoryview/memoryview.ts';
import { type PyMemoryView, packedStrides, viewBytes } from '../../objects/memoryview/view.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';

export const pickleBufferType = typeIn('pickle', 'PickleBuffer', { final: true, hasWeakref: true });

/** Do the items lie side by side, the first dimension fastest. */
function isFortran({ layout }: PyMemoryView): boolean {
  const packed = packedStrides([...layout.shape].reverse(), layout.itemsize).reverse();
  return layout.shape.every((size, i) => size === 1 || layout.strides[i] === packed[i]);
}

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

  override get lender(): Value {
    return this.check().exporter;
  }

  get contiguous(): boolean {
    return this.check().contiguous;
  }

  get readonly(): boolean {
    return this.check().readonly;
  }

  /** The bytes as they lie in memory; undefined where there are others between them. */
  rawBytes(): Uint8Array | undefined {
    const window = this.check();
    if (window.contiguous) return window.view();
    if (!isFortran(window)) return undefined;
    const { offset, itemsize } = window.layout;
    return window.data.subarray(offset, offset + window.count * itemsize);
  }

  release(): void {
    this.window?.release();
    this.window = undefined;
  }
}

function raw(_t: Thread, self: PyPickleBuffer): Value {
  const window = self.check();
  const data = self.rawBytes();
  if (data === undefined) return raise.BufferError('cannot extract raw buffer from non-contiguous buffer');
  return viewBytes(window.exporter, data, window.readonly);
}

const NEW = parseSignature('(type, object, /)', 'FASTCALL_KEYWORDS');

fillType(pickleBufferType, {
  class: PyPickleBuffer,
  plainGetattribute: true,
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [object] = bind(t, NEW, 'PickleBuffer', args, kwnames) as [Value];
      return new PyPickleBuffer(memoryOf(object));
    },
  },
  methods: {
    raw: ['(self, /)', raw],
    release: [
      '(self, /)',
      (_t, self: PyPickleBuffer) => {
        self.release();
        return null;
      },
    ],
  },
});
