/** Endless and repeating iterators: count, cycle, repeat (Modules/itertoolsmodule.c). */
import { getIter } from '../../objects/abstract/iter.ts';
import { binaryOp, indexNumber } from '../../objects/abstract/number.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { rawNext } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { concatStrs } from '../../objects/str-join.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, type Value } from '../../objects/value.ts';
import { boundType, PyStep, rawType, type Step } from './step.ts';

/** Argument of BINARY_OP for `+`. */
const NB_ADD = 0;

/** `PyNumber_Check`, for what there is without the number types' own slots. */
function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return type.nb_index !== undefined || type.nb_int !== undefined || type.nb_float !== undefined || type.name === 'complex';
}

class PyCount extends PyStep {
  declare value: Value;
  declare by: Value;
}

const COUNT = parseSignature('(start=0, step=1)');
rawType(
  'count',
  (t, args, kwnames, cls) => {
    const [start, by] = bind(t, COUNT, 'count', args, kwnames) as [Value, Value];
    if (!isNumber(start) || !isNumber(by)) raise.TypeError('a number is required');
    const self: PyCount = new PyCount(cls, (thread) => {
      const { value } = self;
      self.value = binaryOp(thread, NB_ADD, value, self.by);
      return value;
    });
    self.value = asInt(start) ?? start;
    self.by = by;
    return self;
  },
  {
    text: '(start=0, step=1)',
    repr: (t, self) => {
      const { value, by } = self as PyCount;
      return by === 1 ? concatStrs('count(', repr(t, value), ')') : concatStrs('count(', repr(t, value), ', ', repr(t, by), ')');
    },
  },
);

boundType('cycle', '(iterable, /)', (t: Thread, iterable: Value): Step => {
  const iter = getIter(t, iterable);
  const saved: Value[] = [];
  let first = true;
  let i = 0;
  return (thread) => {
    if (first) {
      const item = rawNext(thread, iter);
      if (item !== undefined) {
        saved.push(item);
        return item;
      }
      first = false;
    }
    if (saved.length === 0) return undefined;
    const item = saved[i];
    i = i + 1 === saved.length ? 0 : i + 1;
    return item;
  };
});

class PyRepeat extends PyStep {
  declare element: Value;
  /** How often it is still given; Infinity without a limit. */
  declare left: number;
}

const REPEAT = parseSignature('(object, times=NULL)');
rawType(
  'repeat',
  (t, args, kwnames, cls) => {
    const [element, times] = bind(t, REPEAT, 'repeat', args, kwnames) as [Value, Value | undefined];
    const self: PyRepeat = new PyRepeat(cls, () => {
      if (self.left <= 0) return undefined;
      self.left--;
      return self.element;
    });
    self.element = element;
    self.left = times === undefined ? Number.POSITIVE_INFINITY : Math.max(indexNumber(t, times, 'OverflowError'), 0);
    return self;
  },
  {
    repr: (t, self) => {
      const { element, left } = self as PyRepeat;
      const shown = repr(t, element);
      return left === Number.POSITIVE_INFINITY ? concatStrs('repeat(', shown, ')') : concatStrs('repeat(', shown, `, ${left})`);
    },
    table: {
      methods: {
        __length_hint__: [
          '~(self, /)',
          (_t, self: PyRepeat) =>
            self.left === Number.POSITIVE_INFINITY ? raise.TypeError('len() of unsized object') : self.left,
        ],
      },
    },
  },
);
