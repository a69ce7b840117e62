/** `SignalDictMixin`, the native half of the mapping that `flags` and `traps` are (Modules/_decimal/_decimal.c). */
import { getIter } from '../../objects/abstract/iter.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { isException, raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, NE, type PyType } from '../../objects/type.ts';
import { NotImplemented, PyTuple, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { type PyDecimalContext, PySignalDict } from './context-object.ts';
import { flagOf, flagsOfDict, SIGNALS } from './state.ts';

export const signalDictMixin = typeIn('decimal', 'SignalDictMixin');

/** The context that a view looks into. Raises ValueError where there is none. */
function ownerOf(self: PySignalDict): PyDecimalContext {
  return self.owner ?? raise.ValueError('invalid signal dict');
}

/** The bits that a view shows. */
export const bitsOf = (self: PySignalDict): number => ownerOf(self)[self.which];

function getItem(_t: Thread, self: PySignalDict, key: Value): Value {
  const owner = ownerOf(self);
  return (owner[self.which] & flagOf(owner.state, key)) !== 0;
}

function setItem(t: Thread, self: PySignalDict, key: Value, value: Value | undefined): void {
  const owner = ownerOf(self);
  if (value === undefined) return raise.ValueError('signal keys cannot be deleted');
  const flag = flagOf(owner.state, key);
  if (isTrue(t, value)) owner[self.which] |= flag;
  else owner[self.which] &= ~flag;
}

function compare(t: Thread, self: PySignalDict, other: Value, op: CompareOp): Value {
  const bits = bitsOf(self);
  if (op !== EQ && op !== NE) return NotImplemented;
  if (other instanceof PySignalDict) return (bits === bitsOf(other)) === (op === EQ);
  if (!(other instanceof PyDict)) return NotImplemented;
  try {
    return (bits === flagsOfDict(t, ownerOf(self).state, other, (value) => isTrue(t, value))) === (op === EQ);
  } catch (error) {
    // A dict of other keys is not comparable.
    if (isException(error, 'KeyError')) return NotImplemented;
    throw error;
  }
}

function showDict(self: PySignalDict): string {
  const bits = bitsOf(self);
  const items = SIGNALS.map(([name, flag]) => `<class 'decimal.${name}'>:${bits & flag ? 'True' : 'False'}`);
  return `{${items.join(', ')}}`;
}

fillType(signalDictMixin, {
  class: PySignalDict,
  slots: {
    tp_new: (_t: Thread, cls: PyType) => {
      const self = new PySignalDict();
      self.cls = cls;
      self.dict = undefined;
      self.slots = undefined;
      return self;
    },
    tp_init: (_t, self: PySignalDict) => {
      self.owner = undefined;
    },
    tp_repr: (_t, self: PySignalDict) => showDict(self),
    tp_richcompare: compare,
    tp_iter: (t, self: PySignalDict) => getIter(t, new PyTuple(ownerOf(self).state.signals)),
    mp_length: (_t, self: PySignalDict) => ownerOf(self).state.signals.length,
    mp_subscript: getItem,
    mp_ass_subscript: setItem,
  },
  methods: {
    copy: [
      '~(self, /)',
      (_t, self: PySignalDict) => {
        const { state } = ownerOf(self);
        const bits = bitsOf(self);
        const out = new PyDict();
        state.signals.forEach((signal, i) => {
          out.set(_t, signal, (bits & SIGNALS[i][1]) !== 0);
        });
        return out;
      },
    ],
  },
});
