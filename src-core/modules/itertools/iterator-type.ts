/**
 * What the types of `itertools` share. Every iterator is an object with its state in fields and a function that gives the next item.
 * Pickling goes by `__reduce__` and `__setstate__`, and warns that 3.14 will have none of it.
 */
import { checkCount, refuseKeywords } from '../../objects/arguments.ts';
import type { NativeRow, TypeTable } from '../../objects/define.ts';
import { fillType } from '../../objects/define.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { type Call, objectType, PyType } from '../../objects/type.ts';
import { asInt, type PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';

/** Every type of the module, by name. */
export const types = new Map<string, PyType>();

/** A bare type of the module. */
export function bareType(name: string): PyType {
  const type = Object.assign(new PyType(`itertools.${name}`, objectType), { module: 'itertools', qualname: name });
  types.set(name, type);
  return type;
}

type Make = (t: Thread, args: Value[], kwnames: Parameters<Call>[3], cls: PyType) => PyObject;

interface IteratorTable extends Omit<TypeTable, 'class' | 'slots'> {
  class: { prototype: PyObject };
  /** Makes the iterator of the arguments of a call. */
  make?: Make;
  next?: (t: Thread, self: never) => Value | undefined;
  repr?: (t: Thread, self: never) => Value;
  /** What `__reduce__` answers; without it the type cannot be pickled. */
  reduce?: (t: Thread, self: never) => readonly Value[];
  setState?: (t: Thread, self: never, state: Value) => void;
}

const GONE = 'Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.';

/** Warns as every pickling of these types does. */
function warnPickling(t: Thread): void {
  t.warn(exceptionTypes.DeprecationWarning, GONE, 1);
}

/** A row of a method that warns first. */
const deprecated = (notation: string, fn: (t: Thread, self: never, ...args: Value[]) => Value): NativeRow => [
  notation,
  (t, self: never, ...args: Value[]) => {
    warnPickling(t);
    return fn(t, self, ...args);
  },
];

/** Fills a type of iterators. */
export function fillIterator(type: PyType, table: IteratorTable): void {
  const { make, next, repr, reduce, setState, methods, ...rest } = table;
  const rows: Record<string, NativeRow> = { ...methods };
  if (reduce) rows.__reduce__ = deprecated('~(self, /)', (t, self) => new PyTuple(reduce(t, self)));
  if (setState) {
    rows.__setstate__ = deprecated('~(self, state, /)', (t, self, state) => {
      setState(t, self, state);
      return null;
    });
  }
  fillType(type, {
    ...rest,
    methods: rows,
    slots: {
      ...(make ? { tp_new: (t, cls, args, kwnames) => adopt(make(t, args, kwnames, cls), cls, type) } : {}),
      ...(next ? { tp_iter: selfIter, tp_iternext: next } : {}),
      ...(repr ? { tp_repr: repr as never } : {}),
    },
  });
}

/**
 * The positional arguments of a call, between `least` and `most` of them. Keywords are refused, but for a subclass with an `__init__`
 * of its own, to which they are left.
 */
export function ownArguments(
  name: string,
  cls: PyType,
  args: Value[],
  kwnames: readonly Str[] | undefined,
  least: number,
  most: number,
): Value[] {
  if (cls.tp_init === (types.get(name) as PyType).tp_init) refuseKeywords(name, kwnames);
  const given = args.slice(0, args.length - (kwnames?.length ?? 0));
  checkCount(name, given.length, least, most);
  return given;
}

/** A state that must be a tuple of so many items. Raises TypeError. */
export function stateItems(state: Value, least: number, most = least): readonly Value[] {
  if (!(state instanceof PyTuple)) return raise.TypeError('state is not a tuple');
  const { length } = state.items;
  if (length < least || length > most) {
    const [word, wanted] = least === most ? ['exactly', least] : length < least ? ['at least', least] : ['at most', most];
    return raise.TypeError(
      `function ${word === 'exactly' ? 'takes exactly' : `takes ${word}`} ${wanted} argument${wanted === 1 ? '' : 's'} (${length} given)`,
    );
  }
  return state.items;
}

/** A number in a state. Raises TypeError for what is no int. */
export function stateInt(value: Value): number {
  const int = asInt(value);
  if (int === undefined) return raise.TypeError('an integer is required');
  return typeof int === 'number' ? int : raise.OverflowError('Python int too large to convert to C ssize_t');
}

/** A tuple, for the parts of what `__reduce__` answers. */
export const tuple = (...items: Value[]): PyTuple => new PyTuple(items);
